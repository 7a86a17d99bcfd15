"""Sizes in words: points, percentages with no more decimals than they have, chances, p-values."""

from typing import Any

import pandas as pd

from stuntmap.language import Language
from stuntmap.phrases.styles import Style

# A real difference never has 0 as its limit, in writing neither.
_SMALLEST_POINTS = 0.01
_SMALLEST_P_VALUE = 0.001


def _decimals(difference_pp: float) -> int:
    """One decimal, as surveys print; a second one where the first would say that there is no difference."""
    return 2 if difference_pp != 0 and round(difference_pp, 1) == 0 else 1


def points(difference_pp: float, language: Language) -> str:
    """The size of a difference in percentage points, without sign; never "0,0" for a difference that is not zero."""
    return language.number(abs(difference_pp), _decimals(difference_pp))


def signed_points(difference_pp: float, language: Language) -> str:
    """A difference in percentage points with its sign: "−2,0", "−0,02", "0,0"."""
    return language.signed(difference_pp, _decimals(difference_pp))


def written_points(written: str, language: Language) -> str:
    """A difference with its short unit, from a number that is written already or a slot: "−3,7 poin"."""
    return language.text("{difference} points", difference=written)


def with_confidence(limits: str, language: Language) -> str:
    """Limits or ranks in words, with what confidence: "antara 3 dan 35 dengan kepercayaan 95 %"."""
    return language.text("{ranks} with 95% confidence", ranks=limits)


def written_limits_in_words(low: str, high: str, language: Language, first_use: bool = False) -> str:
    """Limits in words, from numbers that are written already or slots: "antara 3 dan 35"."""
    limits = language.text("between {low} and {high}", low=low, high=high)
    return with_confidence(limits, language) if first_use else limits


def about(count: float, language: Language) -> str:
    """An estimated count: "sekitar 18.000"."""
    return language.text("about {count}", count=language.number(count))


def size(difference_pp: float, low_pp: float, high_pp: float, language: Language) -> str:
    """The size of a difference and its limits, all on one side of 0: "3,7 poin persen (antara 1,2 dan 6,2)"."""
    smaller, larger = sorted((abs(low_pp), abs(high_pp)))
    return language.text(
        "{points} percentage points (between {low} and {high})",
        points=points(difference_pp, language),
        low=points(max(smaller, _SMALLEST_POINTS), language),
        high=points(larger, language),
    )


def in_points(written: str, language: Language) -> str:
    """A difference with its unit, from a number that is written already: "3,7 poin persen"."""
    return language.text("{points} percentage points", points=written)


def plain_percent(value_pct: float, language: Language) -> str:
    """A percentage with no more decimals than it has: "14 %", "14,2 %", "12,49 %"."""
    decimals = next(places for places in (0, 1, 2) if places == 2 or round(value_pct, places) == round(value_pct, 2))
    return language.percent(value_pct, decimals)


def chance(probability: float, language: Language) -> str:
    """A probability (0 to 1) in whole percent, "less than 1 %" and "more than 99 %" at its ends."""
    if probability < 0.01:
        return language.text("less than {percent}", percent=language.percent(1, 0))
    if probability > 0.99:
        return language.text("more than {percent}", percent=language.percent(99, 0))
    return language.percent(100 * probability, 0)


def p_value(value: Any, language: Language, style: Style = Style.SENTENCE) -> str:
    """A p-value to three decimals: "p = 0,032", "p < 0,001"; in a cell without the letter; empty where missing."""
    if pd.isna(value):
        return ""
    small = value < _SMALLEST_P_VALUE
    number = language.number(_SMALLEST_P_VALUE if small else value, 3)
    if style is Style.CELL:
        return f"< {number}" if small else number
    return f"p < {number}" if small else f"p = {number}"
