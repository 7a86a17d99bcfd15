"""Peringkat: who stands where in a province or the nation, in any two surveys, with the own district pointed out."""

import streamlit as st

from stuntmap.ui import frame
from stuntmap.ui.parts import cards, choices, figure_table, sources
from stuntmap.ui.peringkat import ranking_view

visit = frame.visit()
selection, language = visit.selection, visit.language
table = ranking_view.ranking_table(visit)
sentence = ranking_view.sentence(visit, table)

frame.headline(visit, ranking_view.title(visit), sentence, cards.key_number(visit, visit.key_region))
with frame.choices_row():
    choices.choose_scope(selection, language)
    choices.choose_survey(selection, language)
    choices.choose_compared(selection, language)
    choices.choose_highlighted(selection, language)
    choices.choose_beside(selection, language)
ranking_view.show_notes(visit, table)

bars, beside = st.columns(2)
with bars:
    ranking_view.show_bars(visit, table, sentence)
with beside:
    ranking_view.show_beside(visit, table, sentence)

figure_table.show(visit, table, figure_table.RANKING_COLUMNS, "peringkat", ranking_view.title(visit))
sources.show(visit, table, with_map=False)
