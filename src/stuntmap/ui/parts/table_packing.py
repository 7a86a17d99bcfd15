"""How the columns of the page's table travel: the shortest text that holds them, then compressed as a whole."""

import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

BAR: Final = "|"
FIRST_LETTER: Final = ord("0")


def bits(values: pd.Series) -> str:
    """One "1" or "0" a row: the shortest form in which a yes or no travels."""
    return "".join("1" if value else "0" for value in values.astype("boolean").fillna(False))


def bits_or_missing(values: pd.Series) -> list[str | None]:
    """One "1", "0" or None a row."""
    return [None if pd.isna(value) else "1" if value else "0" for value in values]


def numbers(values: pd.Series, places: int) -> str:
    """Numbers between bars, with at most `places` decimals; nothing between two bars is a missing one."""
    return BAR.join("" if pd.isna(value) else f"{round(float(value), places) + 0.0:.10g}" for value in values)


def letters(keys: Sequence[str | None], order: Sequence[str]) -> tuple[list[str], str]:
    """The words that occur, in the order in which they are sorted, and a letter a row that tells the word's place."""
    occurring = set(keys)
    present = [word for word in order if word in occurring]
    letter = {word: chr(FIRST_LETTER + number) for number, word in enumerate(present)}
    return present, "".join(" " if key is None else letter[key] for key in keys)


def packed(payload: Mapping[str, Any]) -> bytes:
    """What travels: JSON, compressed (zlib), which any browser opens by itself. Less than half of the text."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8"), level=9)
