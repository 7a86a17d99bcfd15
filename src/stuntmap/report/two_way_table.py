"""Prevalence by a circumstance in thirds, as tables: how many districts are in each of the nine, and each district."""

from typing import Final, NamedTuple

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.analysis.two_ways import THIRDS, Thirds
from stuntmap.answers.two_ways import TwoWays
from stuntmap.language import Language
from stuntmap.report.table_columns import with_certainty, with_reasons
from stuntmap.vocabulary import Circumstance

_OF_EVERY_FIGURE: Final = (vocabulary.SURVEY, vocabulary.SURVEY_YEAR, vocabulary.CHECK, vocabulary.NOTE)
_PREVALENCE_PLACES: Final = 1


class CountRow(NamedTuple):
    """One third of the prevalence in words, and how many of its districts are in each third of the circumstance."""

    words: str
    counts: tuple[int, ...]


def shown_columns(circumstance: Circumstance) -> tuple[str, ...]:
    """The columns of a district's row: both figures with their third, and how the figure was made."""
    return (
        *(vocabulary.REGION_NAME, vocabulary.PROVINCE_NAME, vocabulary.PREVALENCE, vocabulary.PREVALENCE_THIRD),
        *(circumstance.column, vocabulary.CIRCUMSTANCE_THIRD, vocabulary.ESTIMATION),
    )


def two_way_table(language: Language, circumstance: Circumstance, found: TwoWays, doubt: bool = True) -> pd.DataFrame:
    """One row a district, index region_code: `shown_columns` with limits (unless without `doubt`), survey and note."""
    table = with_reasons(found.named, language)
    table = table if doubt else table.drop(columns=vocabulary.all_certainty_columns(), errors="ignore")
    return table[with_certainty((*shown_columns(circumstance), *_OF_EVERY_FIGURE), table)]


def count_rows(language: Language, circumstance: Circumstance, found: TwoWays) -> tuple[list[str], list[CountRow]]:
    """Headings and rows of the nine counts: prevalence from the highest third down, the circumstance to the right.

    Each third is named with its printed limits.

    Raises:
        ValueError: the figures cannot be parted.
    """
    if found.prevalence is None or found.circumstance is None:
        raise ValueError("without_thirds")
    unit = vocabulary.UNITS[circumstance.indicator.unit]
    across = third_words(language, found.circumstance, unit.decimals, unit.is_percent)
    down = third_words(language, found.prevalence, _PREVALENCE_PLACES, True)
    title = language.text(circumstance.indicator.title)
    prevalence_title = language.text(vocabulary.STUNTING.prevalence)
    heads = [language.text("Number of districts"), *(f"{title}: {words}" for words in across)]
    rows = [
        CountRow(
            f"{prevalence_title}: {down[prevalence - 1]}",
            tuple(found.districts_in(prevalence, other) for other in THIRDS),
        )
        for prevalence in reversed(THIRDS)
    ]
    return heads, rows


def third_words(language: Language, found: Thirds, places: int, percent: bool) -> list[str]:
    """Each third with its limits: "lowest third (up to 7.6%)"; a limit belongs to the lower third."""
    low, high = (language.number(limit, places) for limit in (found.low, found.high))
    low, high = (language.with_percent_sign(limit) if percent else limit for limit in (low, high))
    slots = (
        language.text("up to {high}", high=low),
        language.text("above {low} up to {high}", low=low, high=high),
        language.text("above {low}", low=high),
    )
    names = (language.text(phrases.VALUES[name]) for name in vocabulary.THIRD_NAMES.values())
    return [f"{name} ({limits})" for name, limits in zip(names, slots, strict=True)]
