"""How the surveys, their publisher and the indicator are named wherever a figure is handed out."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import pandas as pd

import stuntmap
from stuntmap.data.indicators import FOLDER, STUNTING_FILE
from stuntmap.data.project import ROOT
from stuntmap.data.provenance import read_record
from stuntmap.language import Language
from stuntmap.vocabulary import (
    CIRCUMSTANCE_COLUMNS,
    DENSITY_YEAR,
    ESTIMATION,
    MODELLED,
    PREVALENCE,
    SURVEY_OF_YEAR,
    TAKEN_AS_MODEL,
)

BOUNDARIES: Final = "geoBoundaries/BPS 2020"
BOUNDARY_SOURCE: Final = f"{BOUNDARIES}, CC BY 3.0 IGO"
# By the publisher of a circumstance, in the order in which they are named.
_PUBLISHED: Final = {
    "BPS": "BPS 2021–2024",
    "Badan Pangan Nasional": "Badan Pangan Nasional (FSVA, IKP) 2023",
    "Kementerian Dalam Negeri": f"Kementerian Dalam Negeri {DENSITY_YEAR}",
}
DETERMINANT_SOURCES: Final = "; ".join([_PUBLISHED["BPS"], _PUBLISHED["Badan Pangan Nasional"]])
SHORT_HASH: Final = 7


@lru_cache(maxsize=1)
def data_version() -> str:
    """The package's version with the first letters of the hash of the figures: "0.1.0 · fa25889"."""
    return f"{stuntmap.__version__} · {read_record(ROOT / FOLDER / STUNTING_FILE).sha256[:SHORT_HASH]}"


def circumstance_sources(columns: Iterable[str]) -> str:
    """Whose figures the circumstances in these columns are: "BPS 2021–2024; Kementerian Dalam Negeri 2025".

    An indicator of a reader's own is none of them.
    """
    publishers = {CIRCUMSTANCE_COLUMNS[column].publisher for column in columns if column in CIRCUMSTANCE_COLUMNS}
    return "; ".join(words for publisher, words in _PUBLISHED.items() if publisher in publishers)


def survey_words(years: tuple[int, ...]) -> str:
    """The surveys as they are printed: "SSGI 2024, SKI 2023"."""
    return ", ".join(SURVEY_OF_YEAR[year].label for year in years)


def short_source_words(years: tuple[int, ...]) -> str:
    """Surveys and publisher, for a line under a figure: "SSGI 2024, SKI 2023, Kementerian Kesehatan RI"."""
    return ", ".join([survey_words(years), *dict.fromkeys(SURVEY_OF_YEAR[year].publisher for year in years)])


def source_words(years: tuple[int, ...]) -> str:
    """Publisher and reports, for the head of a file: "Kementerian Kesehatan RI: SSGI 2024 Dalam Angka"."""
    reports: dict[str, list[str]] = {}
    for year in years:
        survey = SURVEY_OF_YEAR[year]
        reports.setdefault(survey.publisher, []).append(survey.report)
    return "; ".join(f"{publisher}: {'; '.join(titles)}" for publisher, titles in reports.items())


def count_words(language: Language, table: pd.DataFrame) -> list[str]:
    """How many figures of `table` are direct, how many modelled, and how many regions have none."""
    known = table[PREVALENCE].notna()
    modelled = int((known & table[ESTIMATION].isin(MODELLED)).sum())
    direct = int(known.sum()) - modelled
    words = [language.text("{count} direct", count=language.number(direct))] if direct else []
    if modelled and table.loc[known, ESTIMATION].eq(TAKEN_AS_MODEL).any():
        words.append(language.text("{count} taken as from a model", count=language.number(modelled)))
    elif modelled:
        words.append(language.text("{count} from a model", count=language.number(modelled)))
    if missing := int((~known).sum()):
        words.append(language.text("{count} without an estimate", count=language.number(missing)))
    return words
