"""The parts of the page of the priority list: the map with the list outlined, and how firmly each stands in it."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.figures.priorities import stability_bars
from stuntmap.links.keeping import kept
from stuntmap.links.readings import Reading
from stuntmap.links.view_tables import map_table, priority_asked
from stuntmap.links.visit import Visit
from stuntmap.report.geodata import geojson_bytes
from stuntmap.report.narrative.priorities import METHOD, chosen_rows, unknown_sentence
from stuntmap.report.priority_sheet import priority_sheet_bytes, weights_words
from stuntmap.report.table_columns import with_reasons
from stuntmap.report.table_files import TableAbout
from stuntmap.ui.parts import charts, downloads, figure_table, map_view
from stuntmap.ui.parts.pictures import Caption

PDF_TYPE = "application/pdf"
FRAME_HEIGHT = 440
# Without this much more than the chart a frame would scroll by a hair.
FRAME_EDGE = 16


def columns(visit: Visit) -> tuple[str, ...]:
    """The columns of the list: order and standing, then what every criterion with a weight judges."""
    judged = [criterion.column for criterion in priority_asked(visit).criteria]
    own = (
        *(vocabulary.PRIORITY_ORDER, vocabulary.REGION_NAME, vocabulary.PROVINCE_NAME, vocabulary.PRIORITY_STANDING),
        *(vocabulary.PRIORITY_SCORE, vocabulary.STAYS_SHARE, vocabulary.PREVALENCE, vocabulary.STUNTED_CHILDREN),
    )
    return (*own, *(name for name in judged if name not in own), vocabulary.ESTIMATION)


def with_reasons_of(table: pd.DataFrame, reasons: Mapping[str, str]) -> pd.DataFrame:
    """The list with the reason of each decision, by code."""
    return table.assign(**{vocabulary.DECISION_REASON: pd.Series(reasons, index=table.index, dtype="object")})


def show_map(visit: Visit, table: pd.DataFrame) -> None:
    """The classes of the scope with the places of the list outlined."""
    words = visit.language.text(
        "Stunting prevalence by class, {survey}; the list is outlined", survey=visit.survey_label
    )
    charts.figure_title(words)
    outlined = replace(visit.selection, highlighted_codes=tuple(chosen_rows(table).index))
    shown = replace(visit, selection=outlined)
    map_view.draw(shown, map_table(shown), "priority_map")


def show_bars(visit: Visit, table: pd.DataFrame, alt: str) -> None:
    """How often each place would be in the list."""
    words = visit.language.text("How firmly each stands in the list (blue: in the list)")
    charts.figure_title(words)
    figure = kept(visit, "priority_bars", lambda: stability_bars(table, visit.language, visit.theme))
    height = min(FRAME_HEIGHT, int(figure.layout.height) + FRAME_EDGE)
    frame = st.container(height=height, border=False, key="priority_frame")
    origin = figure_table.origin(visit, table, columns(visit))
    caption = Caption("prioritas", visit.selection.scope, words, origin, table)
    charts.show_chart(visit, figure, alt, "priority_bars", caption, frame)


def show_files(visit: Visit, table: pd.DataFrame, head: Reading) -> None:
    """The list to take away: a sheet for the meeting, and the districts for GIS programs."""
    language, asked = visit.language, priority_asked(visit)
    stem = downloads.file_stem("lokus", visit.selection.scope, visit.selection.survey_year)

    def about() -> TableAbout:
        return downloads.about_table(visit, table, head.title, (visit.selection.survey_year,))

    def as_pdf() -> bytes:
        return priority_sheet_bytes(language, table, asked.weights, head.sentence, about())

    def as_geojson() -> bytes:
        told = about()
        noted = replace(told, notes=(weights_words(language, asked.weights), language.text(METHOD), *told.notes))
        return geojson_bytes(visit.answers.data.districts, with_reasons(table, language), noted, language)

    with st.container(horizontal=True, width="content", gap="xsmall", key="priority_files"):
        downloads.download(language.text("Sheet for the meeting (PDF)"), as_pdf, f"{stem}.pdf", PDF_TYPE, "lokus_pdf")
        downloads.download("GeoJSON", as_geojson, f"{stem}.geojson", downloads.GEOJSON_TYPE, "lokus_geojson")


def show_method(visit: Visit, table: pd.DataFrame) -> None:
    """How the list is made, and what is not known."""
    words = [visit.language.text(METHOD), unknown_sentence(visit.language, table)]
    st.caption(" ".join(filter(None, words)))
