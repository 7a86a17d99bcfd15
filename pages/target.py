"""Jarak ke target: every district of the scope against its target, and the pace that the target asks for."""

import streamlit as st

from stuntmap.links import readings, view_tables
from stuntmap.ui import frame
from stuntmap.ui.parts import choices, figure_table, sources
from stuntmap.ui.target import target_view

visit = frame.visit()
selection, language = visit.selection, visit.language
table = view_tables.target_table(visit)
head = readings.reading(visit)

frame.headline(visit, head)
with frame.choices_row():
    choices.choose_scope(selection, language)
    choices.choose_survey(selection, language)
    choices.choose_target(selection, language)
    choices.choose_target_year(selection, language, visit.usual_target_year)
    choices.choose_highlighted(selection, language)

dots, beside = st.columns([2, 1])
with dots:
    target_view.show_dots(visit, table, head.sentence)
with beside:
    target_view.show_counts(visit, table)
    target_view.show_pace(visit)

paced = visit.answers.paced_table(visit.question)
figure_table.show(visit, paced, figure_table.TARGET_COLUMNS, "target", head.title, "distance_pp")
sources.show(visit, table, with_map=False)
