"""Clusters of neighbours as areas to take away: page and command hand out the same file."""

from dataclasses import replace
from datetime import date

import geopandas as gpd

from stuntmap.answers.neighbourhoods import Neighbourhoods
from stuntmap.data.indicators import FOLDER, STUNTING_FILE
from stuntmap.data.project import ROOT
from stuntmap.data.provenance import read_record
from stuntmap.language import Language
from stuntmap.report import survey_sources
from stuntmap.report.geodata import geojson_bytes
from stuntmap.report.narrative.clusters import METHOD, MODELS, NOT_A_CAUSE, cluster_sentence, cluster_title
from stuntmap.report.table_columns import with_reasons
from stuntmap.report.table_files import TableAbout
from stuntmap.vocabulary import MEASURED


def cluster_about(language: Language, place: str, survey_year: int, indicator: str, day: date) -> TableAbout:
    """What the file says about itself, taken on this day."""
    record = read_record(ROOT / FOLDER / STUNTING_FILE)
    read = language.day(date.fromisoformat(record.accessed))
    dates = language.text("figures read {read}, downloaded {today}", read=read, today=language.day(day))
    return TableAbout(
        title=cluster_title(language, place, survey_year),
        survey=survey_sources.survey_words((survey_year,)),
        source=survey_sources.source_words((survey_year,)),
        licence=language.text(record.licence),
        date=f"{dates}; {language.text('data version {version}', version=survey_sources.data_version())}",
        definition=language.text(MEASURED[indicator].definition),
    )


def cluster_geojson(
    language: Language, districts: gpd.GeoDataFrame, found: Neighbourhoods, place: str, survey_year: int,
    about: TableAbout,
) -> bytes:  # fmt: skip
    """The districts of `found` as GeoJSON (EPSG:4326) with figure, limits, class, and class without model figures.

    What was found, and how, stands among the notes of `about`.
    """
    method = tuple(language.text(told) for told in (METHOD, MODELS, NOT_A_CAUSE))
    notes = (cluster_sentence(language, place, survey_year, found), *about.notes, *method)
    return geojson_bytes(districts, with_reasons(found.table, language), replace(about, notes=notes), language)
