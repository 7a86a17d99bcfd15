"""The parts of the summary page: a district's answer, its province's map, its series, the national picture."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.report import narrative
from stuntmap.ui import frame
from stuntmap.ui import selection as s
from stuntmap.ui.parts import cards, charts, map_view, series_view
from stuntmap.ui.visit import Visit

MAP_HEIGHT = 350
MAP_KEY = "summary_map"


def district_headline(visit: Visit) -> None:
    """The district's answer in one sentence."""
    place = visit.answers.names.regions[visit.selection.district_code or vocabulary.COUNTRY_CODE]
    title = visit.language.text("Summary · {place}, {survey}", place=place, survey=visit.survey_label)
    number = cards.key_number(visit, visit.selection.district_code or "")
    frame.headline(visit, title, series_view.reading(visit), number)


def nation_headline(visit: Visit) -> None:
    """The country's answer in one sentence, from the printed national figure."""
    row = series_view.nation_row(visit)
    upcoming = visit.answers.upcoming_target(visit.question)
    title = visit.language.text("Summary · {place}, {survey}", place=vocabulary.COUNTRY_NAME, survey=visit.survey_label)
    sentence = narrative.district_sentence(visit.language, row, vocabulary.COUNTRY_NAME, upcoming)
    frame.headline(visit, title, sentence, cards.key_number(visit, vocabulary.COUNTRY_CODE))


def _of_scope(visit: Visit, scope: str) -> Visit:
    """The small maps: this scope, prevalence, true shapes, whatever the link holds for the map page."""
    layer = vocabulary.PREVALENCE_LAYER
    return replace(
        visit, selection=replace(visit.selection, scope=scope, layer=layer, playing=False, shape=s.MAP_SHAPE)
    )


def province_map(visit: Visit) -> None:
    """The map of the district's province with the district outlined."""
    code = visit.selection.district_code or ""
    scope = visit.answers.names.province_of[code]
    here = _of_scope(visit, scope)
    here = replace(here, selection=replace(here.selection, highlighted_codes=(code,)))
    table = map_view.map_table(here)
    charts.figure_title(map_view.title(here, table))
    map_view.draw(here, table, MAP_KEY, MAP_HEIGHT)


def national_picture(visit: Visit) -> None:
    """The country: how many districts stand in which class, and the map."""
    here = _of_scope(visit, vocabulary.COUNTRY_CODE)
    table = map_view.map_table(here)
    st.markdown(f"##### {visit.language.text('The country')}")
    st.markdown(map_view.sentence(here, table))
    map_view.draw(here, table, "national_map", MAP_HEIGHT + 40)


def province_table(visit: Visit) -> pd.DataFrame:
    """The figures of the districts of the chosen district's province, which its small map draws."""
    scope = visit.answers.names.province_of[visit.selection.district_code or ""]
    return map_view.map_table(replace(visit, selection=replace(visit.selection, scope=scope, shape=s.MAP_SHAPE)))


def national_table(visit: Visit) -> pd.DataFrame:
    """The figures of all districts in the chosen survey, which the national picture draws."""
    selection = replace(visit.selection, scope=vocabulary.COUNTRY_CODE, shape=s.MAP_SHAPE)
    return map_view.map_table(replace(visit, selection=selection))


def ways_on(visit: Visit) -> None:
    """Links to the pages that go deeper on the same district."""
    words = visit.language
    with st.container(horizontal=True):
        frame.page_link("peringkat", words.text("Ranking in the province"), ":material/format_list_numbered:")
        frame.page_link("target", words.text("Distance to target"), ":material/flag:")
        frame.page_link("profil", words.text("Full profile"), ":material/location_city:")
