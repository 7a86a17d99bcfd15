"""A change since an earlier survey in words, with what a test says of it."""

import pandas as pd

from stuntmap.language import Language
from stuntmap.phrases.numbers import in_points, signed_points, size, written_points
from stuntmap.phrases.styles import DASH, Row, Style
from stuntmap.phrases.verdicts import verdict
from stuntmap.vocabulary import (
    CHANGE,
    CHANGE_HIGH,
    CHANGE_LOW,
    CHANGE_REASON,
    CHANGE_VERDICT,
    NOT_ASSESSABLE,
    REAL_DECREASE,
    REAL_INCREASE,
)


def change(
    row: Row, language: Language, style: Style = Style.SHORT, with_verdict: bool = True, with_reason: bool = True
) -> str:
    """A change in percentage points: "turun nyata 3,7 poin persen (antara 1,2 dan 6,2)" in a sentence.

    Alone "−3,7 poin, turun nyata", in a cell "−3,7" (a dash where there is none). A change that cannot be judged says
    why, with the plain difference where there is one. `with_verdict` False: the difference alone;
    `with_reason` False: that it cannot be judged, and not why.
    """
    known = not pd.isna(row[CHANGE])
    if style is Style.CELL:
        return signed_points(float(row[CHANGE]), language) if known else DASH
    said = row.get(CHANGE_VERDICT) if with_verdict else None
    difference = _difference(row, language, style) if known else ""
    if not isinstance(said, str):
        return difference
    if said == NOT_ASSESSABLE:
        why = row.get(CHANGE_REASON) if with_reason else None
        words = verdict(said, language, why) if not known or style is Style.SENTENCE else verdict(said, language)
        return ", ".join(filter(None, (difference, words)))
    if row[CHANGE] == 0:
        return difference
    if style is Style.SENTENCE and said in (REAL_DECREASE, REAL_INCREASE):
        facts = {"size": size(row[CHANGE], row[CHANGE_LOW], row[CHANGE_HIGH], language)}
        if said == REAL_DECREASE:
            return language.text("a real decrease of {size}", **facts)
        return language.text("a real increase of {size}", **facts)
    return f"{difference}, {verdict(said, language)}"


def _difference(row: Row, language: Language, style: Style) -> str:
    value = float(row[CHANGE])
    if value == 0:
        return language.text("unchanged")
    points = signed_points(value, language)
    if style is Style.SENTENCE:
        return in_points(points, language)
    return written_points(points, language)
