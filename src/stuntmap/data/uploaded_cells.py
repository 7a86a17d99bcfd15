"""The cells of an uploaded CSV or XLSX file as whoever made it sees them: what cannot be shown so is refused.

The kind of file is told by its content, not by its name.
"""

import csv
import io
import re
import warnings
import zipfile
import zlib
from datetime import date, datetime
from typing import Final, NamedTuple

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from stuntmap.errors import BadChoiceError

ZIP_START: Final = b"PK"
# An old binary file of Office, or a newer one that is encrypted with a password.
OLE_START: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
UTF_16_STARTS: Final = (b"\xff\xfe", b"\xfe\xff")
SEPARATORS: Final = ("\t", ";", ",")
# What a workbook may hold when it is unpacked: a small file can hide a huge one.
LARGEST_UNPACKED_BYTES: Final = 50_000_000
MOST_ROWS: Final = 1000

# A damaged workbook makes its reader fail in any of these ways; all of them mean the same.
_UNREADABLE: Final = (
    *(zipfile.BadZipFile, zlib.error, InvalidFileException, OSError, EOFError, SyntaxError, ArithmeticError),
    *(LookupError, ValueError, TypeError, AttributeError, AssertionError, RuntimeError),
)
# Of a number format: what is only written out, and the comma that shows thousands as ones.
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_SCALED: Final = re.compile(r"[0#?],+(?![0#?,])")


class ShownCell(NamedTuple):
    """One cell: its place ("B2"), what it holds (text, number or day; "" if nothing), and whether it shows a "%"."""

    place: str
    value: str | float | date
    percent: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return self.value == ""


Row = list[ShownCell]


def shown_tables(content: bytes) -> list[list[Row]]:
    """Each way in which the file can be read as a table, rows of cells: a workbook one, a text one for each separator.

    Raises:
        BadChoiceError: locked, an old .xls, damaged, neither text nor a workbook, or a number shown in thousands.
    """
    if content.startswith(OLE_START):
        if ENCRYPTED in content:
            raise BadChoiceError("upload_locked")
        raise BadChoiceError("upload_old_workbook")
    if content.startswith(ZIP_START):
        return [_rows_of_workbook(content)]
    text = _decoded(content)
    return [_rows_of_text(text, separator) for separator in SEPARATORS if separator in text]


def _decoded(content: bytes) -> str:
    try:
        if content.startswith(UTF_16_STARTS):
            return content.decode("utf-16")
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if content.startswith(UTF_16_STARTS):
            raise BadChoiceError("upload_unreadable") from None
        # As Excel saves a CSV on Windows; every letter that counts here is the same in all such tables.
        text = content.decode("cp1252", "replace")
    if "\x00" in text:
        raise BadChoiceError("upload_unreadable")
    return text


def _rows_of_text(text: str, separator: str) -> list[Row]:
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        raise BadChoiceError("upload_unreadable") from None
    return [
        [ShownCell(_place(row, column), cell.strip()) for column, cell in enumerate(cells, start=1)]
        for row, cells in enumerate(lines[:MOST_ROWS], start=1)
    ]


def _rows_of_workbook(content: bytes) -> list[Row]:
    """The rows of the sheet that is open, without those that are hidden."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED_BYTES:
                raise BadChoiceError("upload_unpacked")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and extensions that are not needed here
            sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True).active
            cells = [
                [(cell.value, cell.number_format) for cell in row]
                for row in sheet.iter_rows(max_row=min(sheet.max_row, MOST_ROWS))
            ]
            hidden = {number for number, shape in sheet.row_dimensions.items() if shape.hidden}
    except _UNREADABLE:
        raise BadChoiceError("upload_unreadable") from None
    return [
        [_shown(_place(row, column), value, written) for column, (value, written) in enumerate(found, start=1)]
        for row, found in enumerate(cells, start=1)
        if row not in hidden
    ]


def _shown(place: str, value: object, number_format: str) -> ShownCell:
    if value is None:
        return ShownCell(place, "")
    if isinstance(value, datetime):
        return ShownCell(place, value.date())
    if isinstance(value, date):
        return ShownCell(place, value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ShownCell(place, str(value).strip())
    pattern = _LITERAL.sub("", number_format)
    if _SCALED.search(pattern):
        raise BadChoiceError("upload_scaled", cell=place)
    # Rounded, since 100 times 0.142 is 14.199999999999998.
    return ShownCell(place, round(value * 100, 9), True) if "%" in pattern else ShownCell(place, value)


def _place(row: int, column: int) -> str:
    return f"{get_column_letter(column)}{row}"
