"""Jarak ke target: every district of the scope against its target, and the pace that the target asks for."""

import streamlit as st

from stuntmap.ui import frame
from stuntmap.ui.parts import cards, choices, figure_table, sources
from stuntmap.ui.target import target_view

visit = frame.visit()
selection, language = visit.selection, visit.language
table = target_view.target_table(visit)
sentence = target_view.sentence(visit, table)
number = cards.key_number(visit, visit.key_region, beside="distance_pp")

frame.headline(visit, target_view.title(visit), sentence, number)
with frame.choices_row():
    choices.choose_scope(selection, language)
    choices.choose_survey(selection, language)
    choices.choose_target(selection, language)
    choices.choose_target_year(selection, language)
    choices.choose_highlighted(selection, language)

dots, beside = st.columns([2, 1])
with dots:
    target_view.show_dots(visit, table, sentence)
with beside:
    target_view.show_counts(visit, table)
    target_view.show_pace(visit)

paced = visit.answers.paced_table(visit.question)
figure_table.show(visit, paced, figure_table.TARGET_COLUMNS, "target", target_view.title(visit), "distance_pp")
sources.show(visit, table, with_map=False)
