"""OpenDocument tables (LibreOffice): values with their kind, as the file states them."""

import zipfile
from datetime import date
from typing import Any, Final

from stuntmap.data.uploads.sheets import MOST_COLUMNS, MOST_ROWS, Sheet, Span, Value, numbered, spread, tidy
from stuntmap.data.uploads.workbooks import parsed_xml, shown_number
from stuntmap.errors import BadChoiceError

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def ods_sheets(archive: zipfile.ZipFile) -> list[tuple[Sheet, bool]]:
    """Each sheet of an OpenDocument table. Raises whatever UNREADABLE names."""
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise BadChoiceError("upload_locked")
    found = []
    document = parsed_xml(archive.read("content.xml"))
    hidden_styles = {
        style.get(f"{_STYLE}name")
        for style in document.iter(f"{_STYLE}style")
        if any(about.get(f"{_TABLE}display") == "false" for about in style)
    }
    for table in document.iter(f"{_TABLE}table"):
        rows: dict[int, list[Value]] = {}
        hidden, spans, number = set[int](), list[Span](), 0
        for row in table.iter(f"{_TABLE}table-row"):
            cells = _ods_cells(row, number, spans)
            again = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
            if cells and len(rows) + again > MOST_ROWS:
                raise BadChoiceError("upload_too_many_rows", most=MOST_ROWS)
            if cells:
                rows |= {each: list(cells) for each in range(number, number + again)}
            if row.get(f"{_TABLE}visibility") in ("collapse", "filter") and cells:
                hidden |= set(range(number, number + again))
            number += again
        spread(rows, spans)
        shown = ((number + 1, cells) for number, cells in rows.items() if number not in hidden)
        is_shown = table.get(f"{_TABLE}style-name") not in hidden_styles
        found.append((Sheet(table.get(f"{_TABLE}name", ""), numbered(shown)), is_shown))
    return found


def _ods_cells(row: Any, number: int, spans: list[Span]) -> list[Value]:
    """The cells of a row as far as something stands in them; merged ones are entered in `spans`."""
    cells: list[Value] = []
    for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        value = _ods_value(cell)
        down = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
        across = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
        if down > 1 or across > 1:
            spans.append(Span(number, len(cells), number + down - 1, len(cells) + across - 1))
        again = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        # Empty cells to the end of the sheet are written as one.
        cells += [value] * min(again, MOST_COLUMNS + 1)
    while cells and cells[-1] == "":
        cells.pop()
    return cells


def _ods_value(cell: Any) -> Value:
    kind, number = cell.get(f"{_OFFICE}value-type"), cell.get(f"{_OFFICE}value")
    if kind in ("float", "currency") and number is not None:
        return float(number)
    if kind == "percentage" and number is not None:
        return shown_number(float(number), "percent")
    if kind == "date" and (day := cell.get(f"{_OFFICE}date-value")):
        return date.fromisoformat(day[:10])
    return tidy("\n".join("".join(paragraph.itertext()) for paragraph in cell.iterchildren(f"{_TEXT}p")))
