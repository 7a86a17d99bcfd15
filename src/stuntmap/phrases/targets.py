"""A target in words: how high, for which year, how firm, and how far a prevalence is from it."""

from typing import Any, Final

import pandas as pd

from stuntmap import vocabulary
from stuntmap.language import Language, marked
from stuntmap.phrases.numbers import plain_percent, points, signed_points, written_points
from stuntmap.phrases.styles import DASH, Row, Style

STANDINGS: Final = {
    vocabulary.OWN_TARGET: marked("your own target"),
    vocabulary.OFFICIAL_PATH: marked("official national path"),
    vocabulary.WORKING_TARGET: marked("working target"),
    vocabulary.STATED_IN_PRESS: marked("the region's own target, as stated in the press"),
    vocabulary.AMBIGUOUS: marked("ambiguous, not used"),
}


def target_standing(code: Any, language: Language) -> str:
    """How firm a target is (a code of `vocabulary`): "jalur resmi nasional"; empty where there is none."""
    return language.text(STANDINGS[code]) if isinstance(code, str) else ""


def target(row: Row, language: Language, style: Style = Style.SHORT) -> str:
    """The target in force: "target 14 % (2024)" in a sentence, with how firm it is alone, "14" in a cell.

    Says that there is none for the year where it is missing; a dash in a cell.
    """
    value, year = row[vocabulary.TARGET], row[vocabulary.TARGET_YEAR]
    if pd.isna(value):
        return DASH if style is Style.CELL else language.text("no official target for {year}", year=int(year))
    if style is Style.CELL:
        return plain_percent(float(value), language).rstrip("%").strip()
    facts = {"target": plain_percent(float(value), language), "year": str(int(year))}
    if style is Style.SENTENCE:
        return language.text("target {target} ({year})", **facts)
    standing = target_standing(row[vocabulary.TARGET_STANDING], language)
    return language.text("target {target} ({year}): {standing}", **facts, standing=standing)


def distance(row: Row, language: Language, style: Style = Style.SHORT) -> str:
    """How far a prevalence is from its target: "6,8 poin persen di atas target 14 %" in a sentence.

    Alone "+6,8 poin", in a cell "+6,8". Empty where there is no target or no estimate, a dash in a cell.
    """
    value = row[vocabulary.DISTANCE]
    if pd.isna(value):
        return DASH if style is Style.CELL else ""
    value = float(value)
    if style is Style.CELL:
        return signed_points(value, language)
    if style is Style.SHORT:
        return written_points(signed_points(value, language), language)
    aim = plain_percent(float(row[vocabulary.TARGET]), language)
    if value == 0:
        return language.text("exactly at the target of {target}", target=aim)
    size = points(value, language)
    if value < 0:
        return language.text("already {points} percentage points below the target of {target}", points=size, target=aim)
    return language.text("{points} percentage points above the target of {target}", points=size, target=aim)
