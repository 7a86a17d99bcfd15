"""The three lengths of a phrase, and what a phrase is made from."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

import pandas as pd

# A row of a table, as it comes out of pandas or as plain values; both hold the columns of `vocabulary`.
Row = Mapping[Any, Any] | pd.Series


class Style(Enum):
    """Where a phrase stands.

    SENTENCE fits into a running sentence and explains itself; SHORT stands alone beside a heading: a card, a panel, a
    hover label; CELL is one of many under a heading that says the rest: a table, an axis, the command line.
    """

    SENTENCE = "sentence"
    SHORT = "short"
    CELL = "cell"


DASH = "–"
APPROXIMATE_SIGN = "~"
SEPARATOR = " · "


def side_by_side(*phrases: str) -> str:
    """Phrases that stand alone, beside each other: "20,8 % · tinggi"; empty ones are left out."""
    return SEPARATOR.join(filter(None, phrases))
