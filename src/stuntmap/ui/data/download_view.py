"""Downloads of the data page: one survey of an area with or without polygons, or all surveys in long form."""

from collections.abc import Callable
from functools import partial
from typing import Final

import geopandas as gpd
import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.language import Language
from stuntmap.links.visit import Visit
from stuntmap.report.geodata import geojson_bytes, geopackage_bytes, shapefile_zip_bytes
from stuntmap.report.region_book import region_book_bytes
from stuntmap.report.table_columns import with_certainty, with_reasons
from stuntmap.report.table_files import TableAbout, csv_bytes, plain_csv_bytes
from stuntmap.ui.parts import choices, downloads

GeoWriter = Callable[[gpd.GeoDataFrame, pd.DataFrame, TableAbout, Language], bytes]
# Button, ending, MIME type, writer.
GEO_FORMATS: Final[tuple[tuple[str, str, str, GeoWriter], ...]] = (
    ("GeoJSON", "geojson", downloads.GEOJSON_TYPE, geojson_bytes),
    ("GeoPackage", "gpkg", "application/geopackage+sqlite3", geopackage_bytes),
    ("Shapefile (zip)", "zip", "application/zip", shapefile_zip_bytes),
)
LONG_COLUMNS: Final = (
    vocabulary.REGION_CODE,
    vocabulary.REGION_LEVEL,
    vocabulary.REGION_NAME,
    vocabulary.PROVINCE_CODE,
    vocabulary.SURVEY,
    vocabulary.SURVEY_YEAR,
    vocabulary.PREVALENCE,
    vocabulary.CI95_LOW,
    vocabulary.CI95_HIGH,
    vocabulary.CHILDREN_MEASURED,
    vocabulary.ESTIMATION,
    vocabulary.CHECK,
    vocabulary.SOURCE_KIND,
    vocabulary.SOURCE_URL,
    vocabulary.SECOND_SOURCE_URL,
    vocabulary.NOTE,
    vocabulary.INDICATOR,
)


def one_survey(visit: Visit) -> pd.DataFrame:
    """Every district of the scope in the chosen survey, with change, and what is told of an indicator with targets."""
    return with_reasons(_told(visit, visit.answers.judged(visit.question)), visit.language)


def _told(visit: Visit, table: pd.DataFrame) -> pd.DataFrame:
    """`table` without the columns that nobody can fill where no target is set for the indicator."""
    targeted = visit.selection.measured.is_targeted
    return table if targeted else table.drop(columns=[name for name in vocabulary.OF_TARGETED if name in table])


def one_certain_survey(visit: Visit) -> pd.DataFrame:
    """`one_survey` with the limits of each figure and the tested verdicts beside it, unless uncertainty is off."""
    plain = one_survey(visit)
    if not visit.selection.uncertainty:
        return plain
    certain = _told(visit, visit.answers.table(visit.question))
    names = with_certainty(plain.columns, certain)
    return plain.join(certain[[name for name in names if name not in plain]])[names]


def all_surveys(visit: Visit) -> pd.DataFrame:
    """Every figure of the scope in long form: districts, their province and the country, older instruments included."""
    table, scope = visit.answers.answering(visit.question).data.estimates, visit.selection.scope
    if scope != vocabulary.COUNTRY_CODE:
        own = {scope, vocabulary.FORMER_PROVINCE_CODES.get(scope, scope), vocabulary.COUNTRY_CODE}
        table = table[table[vocabulary.PROVINCE_CODE].eq(scope) | table[vocabulary.REGION_CODE].isin(own)]
    return table[[name for name in LONG_COLUMNS if name in table]]


def _place(visit: Visit) -> str:
    return visit.answers.names.regions[visit.selection.scope]


def _prevalence(visit: Visit) -> str:
    return visit.language.text(visit.selection.measured.prevalence)


def _about(visit: Visit, title: str, years: tuple[int, ...], table: pd.DataFrame | None) -> TableAbout:
    return downloads.about_table(visit, table, title, years)


def _survey_buttons(visit: Visit) -> None:
    language, selection = visit.language, visit.selection
    year, previous = selection.survey_year, selection.previous_year
    years = (year,) if previous is None else (year, previous)
    title = language.text(
        "{prevalence} · {place}, {survey}",
        prevalence=_prevalence(visit),
        place=_place(visit),
        survey=visit.survey_label,
    )
    stem = downloads.file_stem("data", downloads.name_of(selection), selection.scope, year)

    def about() -> TableAbout:
        return _about(visit, title, years, one_survey(visit))

    def as_csv() -> bytes:
        return csv_bytes(one_certain_survey(visit), about(), language)

    def as_xlsx() -> bytes:
        table, earlier = one_certain_survey(visit), visit.selection.previous_year
        return region_book_bytes(visit.survey_label, table, about(), language, earlier)

    def as_plain_csv() -> bytes:
        return plain_csv_bytes(one_certain_survey(visit), language)

    def as_geodata(write: GeoWriter) -> bytes:
        return write(visit.answers.data.districts, one_certain_survey(visit), about(), language)

    of_xlsx = downloads.xlsx_help(language)
    downloads.three_formats(language, stem, "survey", as_csv, as_xlsx, as_plain_csv, of_xlsx, "secondary")
    for label, ending, kind, write in GEO_FORMATS:
        downloads.download(label, partial(as_geodata, write), f"{stem}.{ending}", kind, f"survey_{ending}")


def _long_buttons(visit: Visit) -> None:
    language = visit.language
    title = language.text("{prevalence} · {place}, all surveys", prevalence=_prevalence(visit), place=_place(visit))
    stem = downloads.file_stem("data", downloads.name_of(visit.selection), visit.selection.scope, "semua-survei")
    years = tuple(reversed(visit.selection.measured.series))

    def about() -> TableAbout:
        return _about(visit, title, years, None)

    def as_csv() -> bytes:
        return csv_bytes(all_surveys(visit), about(), language)

    def as_xlsx() -> bytes:
        return region_book_bytes(language.text("All surveys"), all_surveys(visit), about(), language)

    def as_plain_csv() -> bytes:
        return plain_csv_bytes(all_surveys(visit), language)

    of_xlsx = downloads.xlsx_help(language)
    downloads.three_formats(language, stem, "long", as_csv, as_xlsx, as_plain_csv, of_xlsx, "secondary")


def show(visit: Visit) -> None:
    """Area and survey, and a button for each file; the bytes are made on a click."""
    language, selection = visit.language, visit.selection
    with st.container(horizontal=True, vertical_alignment="bottom", key="choices"):
        choices.choose_measured(selection, language)
        choices.choose_scope(selection, language)
        choices.choose_survey(selection, language)
    with st.container(border=True):
        st.markdown(f"##### {language.text('One survey')} · {_place(visit)}, {visit.survey_label}")
        st.markdown(
            language.text(
                "Every district with prevalence, class, rank, change, target, distance and estimated children; with "
                "polygons for GIS programs."
            )
            if selection.measured.is_targeted
            else language.text(
                "Every district with prevalence, class, rank and change; with polygons for GIS programs."
            )
        )
        with st.container(horizontal=True):
            _survey_buttons(visit)
    with st.container(border=True):
        st.markdown(f"##### {language.text('All surveys')} · {_place(visit)}")
        st.markdown(
            language.text(
                "One row a region and survey, older instruments included, with sources and notes: for your own "
                "calculations. Do not join older instruments and the series from 2021 on."
            )
        )
        with st.container(horizontal=True):
            _long_buttons(visit)
    st.caption(
        language.text(
            "XLSX opens on a sheet that fits a printed page. CSV is for Excel: title, survey, source, licence, date "
            "and warnings stand in its first rows. Plain CSV is for pandas, R and BI: the first line holds the column "
            "names, decimals have a point."
        )
    )
