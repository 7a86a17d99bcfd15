"""Old workbooks of Excel (.xls): xlrd, because it alone tells how a number is shown."""

import io
import struct
from typing import Any, Final

import numpy as np
import xlrd

from stuntmap.data.uploads.sheets import MOST_ROWS, Sheet, Span, Value, numbered, spread, tidy
from stuntmap.data.uploads.workbooks import look_of, plain_value, shown_number
from stuntmap.errors import BadChoiceError

# Higher numbers stand for the end of a chain, free sectors and the tables themselves.
_LAST_SECTOR: Final = 0xFFFFFFFA


def xls_sheets(content: bytes) -> list[tuple[Sheet, bool]]:
    """Each sheet of an old workbook of Excel and whether it is shown. Raises whatever UNREADABLE names."""
    _refuse_endless(content)
    # What the reader finds odd it would print.
    book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
    found = []
    for sheet in book.sheets():
        if sheet.nrows > MOST_ROWS:
            raise BadChoiceError("upload_too_many_rows", most=MOST_ROWS)
        rows = {number: [_xls_value(book, cell) for cell in sheet.row(number)] for number in range(sheet.nrows)}
        spread(rows, [Span(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells])
        hidden = {number for number, about in sheet.rowinfo_map.items() if about.hidden}
        shown = ((number + 1, cells) for number, cells in rows.items() if number not in hidden)
        found.append((Sheet(sheet.name, numbered(shown)), sheet.visibility == 0))
    return found


def _xls_value(book: Any, cell: Any) -> Value:
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        written = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
        return shown_number(cell.value, look_of(written))
    if cell.ctype == xlrd.XL_CELL_DATE:
        return plain_value(xlrd.xldate_as_datetime(cell.value, book.datemode))
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#"))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return str(bool(cell.value))
    return tidy(str(cell.value))


def _refuse_endless(content: bytes) -> None:
    """Nothing, where the chains of sectors in which an old file keeps its parts all end: xlrd follows them without end.

    Header and tables as in Microsoft's [MS-CFB], 2.2 to 2.4. Raises ValueError: a chain leads back to itself.
    """
    sector_bits, short_bits = struct.unpack_from("<HH", content, 30)
    first_short, _, first_further = struct.unpack_from("<III", content, 60)
    if (sector_bits, short_bits) not in ((9, 6), (12, 6)):
        raise ValueError
    size = 1 << sector_bits

    def sector(number: int) -> list[int]:
        held = content[(number + 1) * size : (number + 2) * size]
        return list(np.frombuffer(held[: len(held) // 4 * 4], dtype="<u4").tolist())

    tables = list(struct.unpack_from("<109I", content, 76))
    further, passed = first_further, set[int]()
    while further < _LAST_SECTOR and further not in passed:
        passed.add(further)
        *more, further = sector(further) or [_LAST_SECTOR]
        tables += more
    there = len(content) // size
    following = [after for number in dict.fromkeys(tables) if number < there for after in sector(number)]
    if _leads_back(following):
        raise ValueError
    short_tables, number = list[int](), first_short
    while number < len(following):
        short_tables += sector(number)
        number = following[number]
    if _leads_back(short_tables):
        raise ValueError


def _leads_back(following: list[int]) -> bool:
    """Whether a chain in which each number names the next leads back to itself; what names none ends a chain."""
    ended = [False] * len(following)
    for start in range(len(following)):
        chain, number = list[int](), start
        here = set[int]()
        while number < len(following) and not ended[number]:
            if number in here:
                return True
            here.add(number)
            chain.append(number)
            number = following[number]
        for number in chain:
            ended[number] = True
    return False
