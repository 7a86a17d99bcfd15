"""Prioritas: which districts come first by chosen criteria and weights, and how firmly each stands in the list."""

import streamlit as st

from stuntmap import vocabulary
from stuntmap.links import readings, view_tables
from stuntmap.ui import frame
from stuntmap.ui.lokus import priority_choices, priority_view
from stuntmap.ui.parts import choices, figure_table, sources

visit = frame.visit()
selection, language = visit.selection, visit.language
table = view_tables.priority_table(visit)
head = readings.reading(visit)

frame.headline(visit, head)
with frame.choices_row():
    choices.choose_scope(selection, language)
    choices.choose_survey(selection, language)
    priority_choices.choose_places(visit)
priority_choices.choose_criteria(visit)
reasons = priority_choices.decide(visit)

figure, beside = st.columns([3, 2])
with figure:
    priority_view.show_map(visit, table)
with beside:
    priority_view.show_bars(visit, table, head.sentence)
listed = priority_view.with_reasons_of(table, reasons)
priority_view.show_method(visit, table)
priority_view.show_files(visit, listed, head)
figure_table.show(visit, listed, priority_view.columns(visit), "lokus", head.title, vocabulary.PRIORITY_ORDER)
sources.show(visit, table)
