"""The sentences about how a circumstance goes with prevalence: which way, how far, by what, and what it never says."""

from typing import Final

import pandas as pd

from stuntmap import phrases
from stuntmap.analysis.correlation import Correlation, Correlations
from stuntmap.language import Language, marked
from stuntmap.vocabulary import Circumstance

FALLACY: Final = marked(
    "What holds between districts need not hold between families: that districts with more of one have more of the "
    "other does not say that the same households have both, nor that one causes the other."
)


def correlation_sentence(language: Language, circumstance: Circumstance, place: str, found: Correlations) -> str:
    """Which way prevalence goes where the circumstance is higher, with both correlations and their limits."""
    return own_correlation_sentence(language, language.text(circumstance.indicator.title), place, found)


def own_correlation_sentence(language: Language, title: str, place: str, found: Correlations) -> str:
    """As `correlation_sentence`, of an indicator by its title."""
    if pd.isna(found.figures.value):
        return language.text(
            "{place}: too few districts have both {indicator} and a measured prevalence.", place=place, indicator=title
        )
    facts = {"place": place, "indicator": title}
    if not found.ranks.is_told_from_none:
        said = language.text("{place}: {indicator} and prevalence do not clearly go together.", **facts)
    elif found.ranks.value > 0:
        said = language.text("{place}: where {indicator} is higher, prevalence tends to be higher.", **facts)
    else:
        said = language.text("{place}: where {indicator} is higher, prevalence tends to be lower.", **facts)
    measured = language.text(
        "Correlation {figures}, of the ranks {ranks} (95% limits in brackets); {districts} districts measured "
        "directly.",
        figures=_written(language, found.figures),
        ranks=_written(language, found.ranks),
        districts=language.number(found.districts),
    )
    return f"{said} {measured}"


def _written(language: Language, found: Correlation) -> str:
    """A correlation with its limits: "0,45 (0,37 sampai 0,52)"."""
    value, low, high = (language.number(each, 2) for each in found)
    return language.text("{value} ({low} to {high})", value=value, low=low, high=high)


def about_sentence(
    language: Language, circumstance: Circumstance, found: Correlations, year: int, note: str | None
) -> str:
    """What a circumstance is, of which year, who lacks it, and what to know of it."""
    gaps = phrases.count_of(found.known, found.of, language)
    said = language.text(
        "{definition}; year {year}; known of {count} districts.",
        definition=language.text(circumstance.indicator.definition),
        year=year,
        count=gaps,
    )
    return f"{said} {language.text('The year was inferred.')}" if note else said


def better_words(language: Language, circumstance: Circumstance) -> str:
    """Which direction of a circumstance is the better one; empty where neither is."""
    direction = circumstance.indicator.higher_is_less_favourable
    if direction is None:
        return ""
    return language.text("Lower is better.") if direction else language.text("Higher is better.")
