"""Peringkat: who stands where in a province or the nation, in any two surveys, with the own district pointed out."""

import streamlit as st

from stuntmap.links import readings, view_tables
from stuntmap.ui import frame
from stuntmap.ui.parts import choices, figure_table, sources
from stuntmap.ui.peringkat import ranking_view

visit = frame.visit()
selection, language = visit.selection, visit.language
table = view_tables.ranking_table(visit)
head = readings.reading(visit)

frame.headline(visit, head)
with frame.choices_row():
    choices.choose_scope(selection, language)
    choices.choose_measured(selection, language)
    choices.choose_survey(selection, language)
    choices.choose_compared(selection, language)
    choices.choose_highlighted(selection, language)
    choices.choose_beside(selection, language)
ranking_view.show_notes(visit, table)

bars, beside = st.columns(2)
with bars:
    ranking_view.show_bars(visit, table, head.sentence)
with beside:
    ranking_view.show_beside(visit, table, head.sentence)

figure_table.show(visit, table, figure_table.RANKING_COLUMNS, "peringkat", head.title)
sources.show(visit, table, with_map=False)
