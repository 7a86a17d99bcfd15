"""Ringkasan: search a district and read the answer: one sentence, four figures, its province, the nation."""

import streamlit as st

from stuntmap.links.readings import reading
from stuntmap.ui import frame
from stuntmap.ui.parts import cards, choices, series_view, sources
from stuntmap.ui.ringkasan import summary_view

visit = frame.visit()
selection, language = visit.selection, visit.language

with frame.choices_row():
    choices.choose_district(selection, language)
    choices.choose_survey(selection, language)
    if selection.district_code:
        choices.choose_compared(selection, language)

frame.headline(visit, reading(visit))
if selection.district_code:
    cards.district_figures(visit)
    beside, series = st.columns([3, 2])
    with beside:
        summary_view.province_map(visit)
    with series:
        series_view.show_series(visit)
    summary_view.ways_on(visit)
else:
    cards.nation_figures(visit)
summary_view.national_picture(visit)
sources.show(visit, summary_view.national_table(visit))
