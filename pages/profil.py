"""Profil daerah: everything about one district on one page."""

import streamlit as st

from stuntmap.links.readings import reading
from stuntmap.ui import frame
from stuntmap.ui.belajar import learning_view
from stuntmap.ui.parts import cards, choices, series_view, sources
from stuntmap.ui.profil import profile_view, reference_view, side_by_side_view, two_sources
from stuntmap.ui.ringkasan import summary_view
from stuntmap.ui.target import target_view

visit = frame.visit()
selection, language = visit.selection, visit.language

frame.headline(visit, reading(visit))

with frame.choices_row():
    choices.choose_district(selection, language)
    choices.choose_survey(selection, language)
    choices.choose_older(selection, language)

if selection.district_code:
    cards.district_figures(visit)
    left, right = st.columns([3, 2])
    with left:
        series_view.show_series(visit, with_other=True)
        profile_view.show_trend(visit)
        target_view.show_pace(visit)
    with right:
        summary_view.province_map(visit)
        profile_view.show_rank_history(visit)
    left, right = st.columns([3, 2])
    with left:
        reference_view.show_funnel(visit)
    with right:
        reference_view.show_references(visit)
    side_by_side_view.show(visit)
    left, right = st.columns([3, 2])
    with left:
        profile_view.show_determinants(visit)
    with right:
        profile_view.show_nutrition(visit)
    profile_view.show_neighbours(visit)
    learning_view.show_short(visit)
    profile_view.show_no_villages(visit)
    two_sources.show(visit)
    sources.show(visit, summary_view.province_table(visit))
