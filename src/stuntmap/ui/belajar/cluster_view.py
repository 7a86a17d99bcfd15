"""Clusters of neighbours on the page: the map with its reading, who forms them, who was joined, and the method."""

from dataclasses import replace
from typing import Final

import streamlit as st

from stuntmap import vocabulary
from stuntmap.answers.neighbourhoods import Neighbourhoods
from stuntmap.figures.choropleth import PaintedMap, marked_map, unmarked_map
from stuntmap.figures.cluster_map import CLUSTER_DRAWN
from stuntmap.links.keeping import kept
from stuntmap.links.view_tables import Area, clusters_at, looked_at
from stuntmap.links.visit import Visit
from stuntmap.report.cluster_files import cluster_geojson
from stuntmap.report.narrative import clusters as words
from stuntmap.ui.belajar.frames import framed, geometry_of
from stuntmap.ui.parts import downloads, figure_table, map_finish, map_view, origins
from stuntmap.ui.parts.pictures import Caption
from stuntmap.web.light_route import light_address

COLUMNS: Final = (
    *(vocabulary.REGION_NAME, vocabulary.PROVINCE_NAME, vocabulary.PREVALENCE, vocabulary.NEIGHBOURS_MEAN),
    *(vocabulary.CLUSTER, vocabulary.CLUSTER_MEASURED, vocabulary.ESTIMATION),
)


def show(visit: Visit) -> None:
    """The clusters of the nation, or of the island group or province that is looked in."""
    language, area = visit.language, looked_at(visit)
    heading = words.cluster_title(language, area.place, visit.selection.survey_year)
    st.markdown(f"##### {heading}")
    found = clusters_at(visit, area)
    facts = language, area.place, visit.selection.survey_year, found
    sentence = kept(visit, "cluster_sentence", lambda: words.cluster_sentence(*facts))
    st.markdown(sentence)
    if found.every.reason is not None:
        return
    members = kept(visit, "cluster_members", lambda: words.member_sentences(language, found))
    st.markdown("\n".join(f"- {told}" for told in members))
    table, shown = found.table, framed(visit, area)
    geometry = geometry_of(shown, area, "clusters")

    def drawn() -> PaintedMap:
        canvas = replace(map_view.map_canvas(shown, table, map_view.MAP_HEIGHT), geometry=geometry)
        tables = {shown.survey_label: table}
        return marked_map(
            unmarked_map(tables, shown.survey_label, CLUSTER_DRAWN, canvas), tables, CLUSTER_DRAWN, canvas
        )

    origin = origins.surveys(visit).joined(origins.boundaries(visit))
    caption = Caption("kelompok", area.scope, heading, origin, table, of_page=False)
    light = light_address(visit.selection.picked_code or area.scope, visit)
    on_map = map_finish.Words(language, sentence, (), light)
    map_view.show(shown, kept(visit, "clusters", drawn), geometry, on_map, "clusters", caption)
    figure_table.show(visit, table, COLUMNS, "kelompok", heading, vocabulary.CLUSTER)
    _areas(visit, area, heading, found)
    with st.expander(language.text("Islands, and how clusters are found"), key="clusters_method"):
        regions = visit.answers.names.regions
        st.markdown(kept(visit, "joined", lambda: words.joined_sentence(language, regions, found.every)))
        for told in (words.METHOD, words.MODELS, words.NOT_A_CAUSE):
            st.markdown(language.text(told))


def _areas(visit: Visit, area: Area, heading: str, found: Neighbourhoods) -> None:
    """The districts with their classes for GIS programs."""

    def as_geojson() -> bytes:
        year = visit.selection.survey_year
        about = downloads.about_table(visit, found.table, heading, (year,))
        return cluster_geojson(visit.language, visit.answers.data.districts, found, area.place, year, about)

    place = area.island or area.scope
    stem = downloads.file_stem("kelompok", place.replace(" ", "-"), visit.selection.survey_year)
    kind = downloads.GEOJSON_TYPE
    downloads.download("GeoJSON", as_geojson, f"{stem}.geojson", kind, "kelompok_geojson", type="tertiary")
