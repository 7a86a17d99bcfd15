"""Numbers as a person writes them: decimal comma or point, thousands in groups, a percent sign. Never a guess.

Every field, file, link and command that takes a number reads it here.
"""

import math
import re
from typing import Final

from stuntmap.vocabulary import marked

NO_NUMBER: Final = "no_number"
TWO_READINGS: Final = "two_readings"
NOT_WHOLE: Final = "not_whole"

# Why a text is not read, as it follows upon the text.
UNREAD: Final = {
    NO_NUMBER: marked("which is no number"),
    NOT_WHOLE: marked("which is no whole number"),
    TWO_READINGS: marked("which can be read as a thousand or as decimals; write one or two decimals"),
}

_PERCENT_SIGN: Final = re.compile(r"\s*(?:%|persen|percent)$", re.IGNORECASE)
_PLAIN: Final = re.compile(r"\d+")
_ONE_SIGN: Final = re.compile(r"(\d*)[.,](\d+)")
# Groups of three with one kind of sign between them, then perhaps decimals after the other sign.
_GROUPED: Final = re.compile(
    r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?:[.,]\d+)?"
)
# "12.345": a thousand and more, or a figure of three decimals.
_EITHER: Final = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


class UnreadNumberError(ValueError):
    """A text that is not read as a number: `kind` is "no_number", "two_readings" or "not_whole"."""

    def __init__(self, kind: str, text: str) -> None:
        self.kind = kind
        self.text = text
        super().__init__(f"{kind}: {text!r}")


def written_decimal(value: object) -> float:
    """The number that `value` says: "4,5", "4.5", "14,2 %", "1.234,5" or a number itself.

    Raises:
        UnreadNumberError: "no_number"; "two_readings" where it may be a thousand or three decimals ("12.345").
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _finite(float(value), value)
    text = _stripped(value)
    if _EITHER.fullmatch(text):
        raise UnreadNumberError(TWO_READINGS, str(value))
    return _read(text, value)


def written_count(value: object) -> int:
    """The whole number that `value` says: "12345", "12.345", "12,345" and "12 345" are the same; "450,0" is 450.

    A count has no decimals, so that three digits behind a sign have one reading only.

    Raises:
        UnreadNumberError: "no_number", or "not_whole" ("12,5").
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = _finite(float(value), value)
    else:
        text = _stripped(value)
        number = float(re.sub("[.,]", "", text)) if _EITHER.fullmatch(text) else _read(text, value)
    if not number.is_integer():
        raise UnreadNumberError(NOT_WHOLE, str(value))
    return int(number)


def _stripped(value: object) -> str:
    text = str(value).replace("\N{NO-BREAK SPACE}", " ").strip()
    return _PERCENT_SIGN.sub("", text)


def _read(text: str, value: object) -> float:
    if not text.isascii():
        raise UnreadNumberError(NO_NUMBER, str(value))
    if _PLAIN.fullmatch(text):
        return _finite(float(text), value)
    if one := _ONE_SIGN.fullmatch(text):
        return float(f"{one[1] or 0}.{one[2]}")
    if _GROUPED.fullmatch(text):
        decimal = max(text.rfind("."), text.rfind(","))
        groups, decimals = text[:decimal], text[decimal + 1 :]
        # The same sign twice, or three digits behind the only sign after spaces, is a grouping and no decimal sign.
        if decimal < 0 or text[decimal] in groups:
            return float(re.sub("[., ]", "", text))
        return float(f"{re.sub('[., ]', '', groups)}.{decimals}")
    raise UnreadNumberError(NO_NUMBER, str(value))


def _finite(number: float, value: object) -> float:
    if not math.isfinite(number):
        raise UnreadNumberError(NO_NUMBER, str(value))
    return number
