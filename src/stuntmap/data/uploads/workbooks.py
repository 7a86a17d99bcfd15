"""What every kind of workbook has in common: how a number is shown, how large it may be, how a damaged one fails."""

import io
import re
import struct
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import lxml.etree
import python_calamine as calamine
import xlrd

from stuntmap.data.uploads.sheets import SCALED, Percent, Value, tidy
from stuntmap.errors import BadChoiceError

# What a workbook may hold when it is unpacked: a small file can hide a huge one.
LARGEST_UNPACKED_BYTES: Final = 200_000_000
# A damaged workbook makes its readers fail in any of these ways; all of them mean the same.
UNREADABLE: Final = (
    *(zipfile.BadZipFile, zlib.error, lxml.etree.LxmlError, calamine.CalamineError),
    *(xlrd.XLRDError, xlrd.compdoc.CompDocError, struct.error),
    *(OSError, EOFError, SyntaxError, ArithmeticError, LookupError, ValueError, TypeError, AttributeError),
    *(AssertionError, RuntimeError),
)
# Of a number format: what is only written out, and the comma that shows thousands as ones.
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_SCALED: Final = re.compile(r"[0#?],+(?![0#?,])")

_PLAIN: Final = (float, int)


def look_of(number_format: str) -> str | None:
    """What a number format adds to a number: "percent", "scaled" (shown in thousands), or nothing."""
    pattern = _LITERAL.sub("", number_format)
    if _SCALED.search(pattern):
        return "scaled"
    return "percent" if "%" in pattern else None


def shown_number(number: float, look: str | None) -> Value:
    """The number as its cell shows it."""
    if look == "scaled":
        return SCALED
    # Rounded, since 100 times 0.142 is 14.199999999999998.
    return Percent(round(number * 100, 9)) if look == "percent" else number


def plain_value(value: object) -> Value:
    """A value of any reader: text without blanks at its ends, a day without its time."""
    if type(value) in _PLAIN:
        return value  # type: ignore[return-value]
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool | time | timedelta):
        return str(value)
    return value if isinstance(value, int | float | date) else tidy(str(value))


def opened_archive(content: bytes) -> zipfile.ZipFile:
    """The archive, once it was unpacked a piece at a time and found to be whole and not too large.

    Raises:
        BadChoiceError: too large when unpacked. And whatever UNREADABLE names.
    """
    archive = zipfile.ZipFile(io.BytesIO(content))
    left = LARGEST_UNPACKED_BYTES
    for entry in archive.infolist():
        if entry.flag_bits & 1:
            raise BadChoiceError("upload_locked")
        with archive.open(entry) as file:
            while piece := file.read(1 << 20):
                left -= len(piece)
                if left < 0:
                    raise BadChoiceError("upload_unpacked")
    return archive


def parsed_xml(content: bytes) -> Any:
    """The root of an XML document; nothing that it names elsewhere is fetched or filled in."""
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True)
    return lxml.etree.fromstring(content, parser)
