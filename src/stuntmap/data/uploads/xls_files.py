"""Old workbooks of Excel (.xls): xlrd, because it alone tells how a number is shown."""

import io
from typing import Any

import xlrd

from stuntmap.data.uploads.sheets import MOST_ROWS, Sheet, Span, Value, numbered, spread, tidy
from stuntmap.data.uploads.workbooks import look_of, plain_value, shown_number
from stuntmap.errors import BadChoiceError


def xls_sheets(content: bytes) -> list[tuple[Sheet, bool]]:
    """Each sheet of an old workbook of Excel and whether it is shown. Raises whatever UNREADABLE names."""
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
