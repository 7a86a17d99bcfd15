"""The severity classes in words, and their limits."""

from typing import Any, Final

import pandas as pd

from stuntmap.language import Language, marked
from stuntmap.vocabulary import STUNTING, Classes

SEVERITIES: Final = {
    "very_low": marked("very low"),
    "low": marked("low"),
    "medium": marked("medium"),
    "high": marked("high"),
    "very_high": marked("very high"),
}


def severity(severity_class: Any, language: Language) -> str:
    """The class in words: "high", "tinggi"; empty where there is none."""
    return "" if pd.isna(severity_class) else language.text(SEVERITIES[str(severity_class)])


def severity_limits(severity_class: str, language: Language, steps: Classes = STUNTING.steps) -> str:
    """The limits of a class in %: "<2.5%", "2.5 to <10%", "30% and above" (stunting, WHO-UNICEF 2018)."""
    place = steps.names.index(severity_class)
    decimals = [0 if float(edge).is_integer() else 1 for edge in steps.edges_pct]
    numbers = [language.number(edge, places) for edge, places in zip(steps.edges_pct, decimals, strict=True)]
    percents = [language.percent(edge, places) for edge, places in zip(steps.edges_pct, decimals, strict=True)]
    if place == 0:
        return f"<{percents[0]}"
    if place == len(percents):
        return language.text("{low} and above", low=percents[-1])
    return language.text("{low} to <{high}", low=numbers[place - 1], high=percents[place])


def severity_with_limits(severity_class: str, language: Language, steps: Classes = STUNTING.steps) -> str:
    """A legend entry: "low (2.5 to <10%)"; the limits alone where nobody has set classes."""
    limits = severity_limits(severity_class, language, steps)
    return f"{severity(severity_class, language)} ({limits})" if steps.source else limits
