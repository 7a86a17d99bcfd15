"""What is said of a column wherever its values are written: headings, form, limits, meaning."""

from dataclasses import dataclass
from enum import Enum
from typing import Final


class Kind(Enum):
    """What a column holds; decides how its values are written (see NUMBERS)."""

    TEXT = "text"
    COUNT = "count"
    WHOLE = "whole"
    MOVE = "move"
    DECIMAL = "decimal"
    SIGNED = "signed"
    LIMIT = "limit"
    SIGNED_LIMIT = "signed limit"
    PACE = "pace"
    SHARE = "share"
    P_VALUE = "p-value"
    NOTE = "note"
    WORDS = "words"
    VERDICT = "verdict"
    REASON = "reason"


@dataclass(frozen=True)
class NumberForm:
    """How numbers of a kind are written: decimals shown, decimals kept in files, sign, thousands set apart.

    `significant`: `kept` counts the significant digits, and what lies below the last decimal shown is written as "less
    than" it: such a number is never written as zero.
    """

    decimals: int
    kept: int
    signed: bool = False
    grouped: bool = False
    significant: bool = False


# Differences of printed figures carry binary dust (0.1 + 0.2), and no survey prints more than two decimals: four are
# kept. An approximate limit is no more exact than the survey's figures: two.
NUMBERS: Final = {
    Kind.COUNT: NumberForm(0, 0, grouped=True),
    Kind.WHOLE: NumberForm(0, 0),
    Kind.MOVE: NumberForm(0, 0, signed=True),
    Kind.DECIMAL: NumberForm(1, 4),
    Kind.SIGNED: NumberForm(1, 4, signed=True),
    Kind.LIMIT: NumberForm(1, 2),
    Kind.SIGNED_LIMIT: NumberForm(2, 2, signed=True),
    Kind.PACE: NumberForm(2, 4),
    Kind.SHARE: NumberForm(3, 4),
    Kind.P_VALUE: NumberForm(3, 3, significant=True),
}


@dataclass(frozen=True)
class Column:
    """One column.

    `heading` stands in files, `short` on pages and in the terminal, `with_limits` on pages where the cells hold the
    limits too. `limits` are the columns with its 95 % limits, `trust` further ones that say how far it can be trusted.
    `field`: name in a Shapefile (ten letters); a column without one stays out of files for GIS. `missing`: what an
    empty cell means where it is not the plain lack of an estimate.
    """

    name: str
    heading: str
    kind: Kind
    short: str = ""
    with_limits: str = ""
    unit: str = ""
    limits: tuple[str, ...] = ()
    trust: tuple[str, ...] = ()
    field: str = ""
    meaning: str = ""
    missing: str = ""

    @property
    def numbers(self) -> NumberForm | None:
        """How its numbers are written; None where it holds words."""
        return NUMBERS.get(self.kind)

    @property
    def label(self) -> str:
        """The heading for tight places; the long one where there is no other."""
        return self.short or self.heading
