"""The parts of the summary page: a district's answer, its province's map, its series, the national picture."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.links import readings, view_tables
from stuntmap.links import selection as s
from stuntmap.links.visit import Visit
from stuntmap.ui import frame
from stuntmap.ui.parts import charts, map_view

MAP_HEIGHT = 350
MAP_KEY = "summary_map"


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
    table = view_tables.map_table(here)
    charts.figure_title(readings.map_reading(here).title)
    map_view.draw(here, table, MAP_KEY, MAP_HEIGHT)


def national_picture(visit: Visit) -> None:
    """The country: how many districts stand in which class, and the map."""
    here = _of_scope(visit, vocabulary.COUNTRY_CODE)
    table = view_tables.map_table(here)
    st.markdown(f"##### {visit.language.text('The country')}")
    st.markdown(readings.map_reading(here).sentence)
    map_view.draw(here, table, "national_map", MAP_HEIGHT + 40)


def province_table(visit: Visit) -> pd.DataFrame:
    """The figures of the districts of the chosen district's province, which its small map draws."""
    scope = visit.answers.names.province_of[visit.selection.district_code or ""]
    return view_tables.map_table(replace(visit, selection=replace(visit.selection, scope=scope, shape=s.MAP_SHAPE)))


def national_table(visit: Visit) -> pd.DataFrame:
    """The figures of all districts in the chosen survey, which the national picture draws."""
    selection = replace(visit.selection, scope=vocabulary.COUNTRY_CODE, shape=s.MAP_SHAPE)
    return view_tables.map_table(replace(visit, selection=selection))


def ways_on(visit: Visit) -> None:
    """Links to the pages that go deeper on the same district."""
    words = visit.language
    with st.container(horizontal=True):
        frame.page_link("peringkat", words.text("Ranking in the province"), ":material/format_list_numbered:")
        frame.page_link("target", words.text("Distance to target"), ":material/flag:")
        frame.page_link("profil", words.text("Full profile"), ":material/location_city:")
