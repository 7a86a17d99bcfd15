"""Files to take away: what they say about themselves, and buttons that make the bytes only on a click."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.language import Language
from stuntmap.links.selection import Selection
from stuntmap.links.visit import Visit
from stuntmap.report import survey_sources
from stuntmap.report.region_book import region_book_bytes
from stuntmap.report.table_columns import own_headings, with_certainty, with_reasons
from stuntmap.report.table_files import TableAbout, csv_bytes, plain_csv_bytes
from stuntmap.ui.parts import source_facts

CSV_TYPE: Final = "text/csv"
GEOJSON_TYPE: Final = "application/geo+json"
ZIP_TYPE: Final = "application/zip"
XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ICON: Final = ":material/download:"
PLAIN: Final = "tabel"
# What a reader needs beside a column to make sense of it, and beside every figure.
BEFORE: Final = {
    vocabulary.RANK: (vocabulary.RANK_OF, vocabulary.TIED),
    vocabulary.CHANGE: (vocabulary.PREVIOUS_PREVALENCE,),
    vocabulary.PRIORITY_SCORE: (vocabulary.DECISION_REASON, vocabulary.CRITERIA_UNKNOWN),
    vocabulary.DISTANCE: (vocabulary.TARGET, vocabulary.TARGET_YEAR, vocabulary.TARGET_STANDING),
    vocabulary.DISTANCE_AHEAD: (vocabulary.TARGET_AHEAD, vocabulary.PACE_YEAR),
}
OF_EVERY_FIGURE: Final = (
    *(vocabulary.SURVEY, vocabulary.SURVEY_YEAR, vocabulary.CHECK, vocabulary.NOTE, vocabulary.INDICATOR),
)


def csv_help(language: Language) -> str:
    """What the CSV with facts is for."""
    return language.text("For Excel: title, source and notes in the first rows, then the table.")


def xlsx_help(language: Language) -> str:
    """What the workbook holds."""
    return language.text("A sheet for one printed page, the whole table, and the notes.")


def plain_csv_label(language: Language) -> str:
    """The name of the CSV without facts."""
    return language.text("Plain CSV")


def plain_csv_help(language: Language) -> str:
    """What the CSV without facts is for."""
    return language.text("For pandas, R and BI: the first line holds the column names, decimals have a point.")


def about_table(visit: Visit, table: pd.DataFrame | None, title: str, years: tuple[int, ...]) -> TableAbout:
    """What a file of a survey's figures says about itself: title, source, licence, dates, definition, notes."""
    language, record = visit.language, source_facts.stunting_record()
    read = language.day(date.fromisoformat(record.accessed))
    dates = language.text("figures read {read}, downloaded {today}", read=read, today=language.day(visit.as_of))
    version = language.text("data version {version}", version=survey_sources.data_version())
    return TableAbout(
        title=title,
        survey=survey_sources.survey_words(years),
        source=survey_sources.source_words(years),
        licence=language.text(record.licence),
        date=f"{dates}; {version}",
        definition=language.text(visit.selection.measured.definition),
        notes=tuple(source_facts.warnings_for(visit, table)),
        headings={} if table is None else own_headings(table, language, visit.selection.previous_year),
    )


def file_stem(*parts: object) -> str:
    """A file name without its ending, from short parts: "stuntmap-peta-33-2024"."""
    return "-".join(["stuntmap", *(str(part).lower() for part in parts if part)])


def name_of(selection: Selection) -> str:
    """What a file's name says of the indicator: nothing of stunting."""
    return "" if selection.measured == vocabulary.STUNTING else selection.measured.name


def download(label: str, data: Callable[[], bytes], file_name: str, kind: str, key: str, **settings: Any) -> None:
    """A button for one file; a click neither draws the page again nor makes more than that one file."""
    st.download_button(label, data, file_name, kind, key=key, on_click="ignore", icon=ICON, **settings)


def table_buttons(visit: Visit, table: pd.DataFrame, columns: tuple[str, ...], key: str, title: str) -> None:
    """The figures of a page's table as CSV and as XLSX; every region of the scope, whatever is searched on the page."""
    language, selection = visit.language, visit.selection
    years = source_facts.years_on_screen(visit)
    if vocabulary.CHANGE in columns and selection.previous_year and selection.previous_year not in years:
        years = (*years, selection.previous_year)
    stem = file_stem(key, name_of(selection), selection.scope, selection.survey_year)

    def taken() -> pd.DataFrame:
        wanted = [name for column in columns for name in (*BEFORE.get(column, ()), column)]
        names = with_certainty((*wanted, *OF_EVERY_FIGURE), table)
        return with_reasons(table, language)[names]

    def about() -> TableAbout:
        return about_table(visit, table, title, years)

    def as_csv() -> bytes:
        return csv_bytes(taken(), about(), language)

    def as_xlsx() -> bytes:
        sheet = vocabulary.SURVEY_OF_YEAR[selection.survey_year].label
        return region_book_bytes(sheet, taken(), about(), language, selection.previous_year)

    def as_plain_csv() -> bytes:
        return plain_csv_bytes(taken(), language)

    three_formats(language, stem, key, as_csv, as_xlsx, as_plain_csv, xlsx_help(language))


def three_formats(
    language: Language,
    stem: str,
    key: str,
    as_csv: Callable[[], bytes],
    as_xlsx: Callable[[], bytes],
    as_plain_csv: Callable[[], bytes],
    of_xlsx: str | None = None,
    weight: str = "tertiary",
) -> None:
    """The buttons of one table: CSV that says what it is, XLSX (`of_xlsx`: what it holds), CSV without facts.

    `weight`: how the buttons look, by Streamlit's name.
    """
    download("CSV", as_csv, f"{stem}.csv", CSV_TYPE, f"{key}_csv", type=weight, help=csv_help(language))
    download("XLSX", as_xlsx, f"{stem}.xlsx", XLSX_TYPE, f"{key}_xlsx", type=weight, help=of_xlsx)
    download(
        *(plain_csv_label(language), as_plain_csv, f"{stem}-{PLAIN}.csv", CSV_TYPE, f"{key}_plain"),
        type=weight,
        help=plain_csv_help(language),
    )
