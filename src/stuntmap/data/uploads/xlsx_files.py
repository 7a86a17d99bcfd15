"""XLSX workbooks: values as their cells show them, tens of thousands of rows in a second.

python-calamine reads forty times as fast as openpyxl, and leaves out what a cell's look adds: percent signs, thousands,
errors, formulas without a result, hidden rows. Those are looked up beside it, in the same file.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Final

import python_calamine as calamine

from stuntmap.data.uploads.sheets import MOST_CELLS, MOST_ROWS, NO_RESULT, Sheet, Span, Value, numbered, spread, tidy
from stuntmap.data.uploads.workbooks import look_of, parsed_xml, plain_value, shown_number
from stuntmap.errors import BadChoiceError

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL: Final = re.compile(rb"<(?:\w+:)?c\s+([^>]*?)(/?)>")
_ROW: Final = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_ATTRIBUTE: Final = re.compile(rb'\b(r|s|t|hidden)="([^"]*)"')
_FORMULA: Final = rb"<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)"
_NO_VALUE: Final = rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?"
_WITHOUT_RESULT: Final = re.compile(rb"\s*" + _FORMULA + rb"\s*" + _NO_VALUE + rb"\s*</(?:\w+:)?c>")
_ERROR: Final = re.compile(rb"\s*(?:" + _FORMULA + rb")?\s*<(?:\w+:)?v>([^<]*)<")


def xlsx_sheets(content: bytes, archive: zipfile.ZipFile) -> list[tuple[Sheet, bool]]:
    """Each sheet of cells and whether it is shown. Raises whatever UNREADABLE names."""
    looks = _looks_of_styles(archive)
    parts = _parts_of_sheets(archive)
    book = calamine.load_workbook(io.BytesIO(content))
    found = []
    for about in book.sheets_metadata:
        if about.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        raw = archive.read(parts[about.name])
        if raw.count(b"<c ") + raw.count(b":c ") > MOST_CELLS:
            raise BadChoiceError("upload_too_many_rows", most=MOST_ROWS)
        rows = _rows(book.get_sheet_by_name(about.name), raw, looks)
        hidden = _hidden_rows(raw)
        shown = ((number + 1, cells) for number, cells in sorted(rows.items()) if number + 1 not in hidden)
        found.append((Sheet(about.name, numbered(shown)), about.visible == calamine.SheetVisibleEnum.Visible))
    return found


def _rows(sheet: calamine.CalamineSheet, raw: bytes, looks: dict[bytes, str]) -> dict[int, list[Value]]:
    """The rows in which something stands, by their number from 0; a lone cell far below costs nothing."""
    before: list[Value] = [""] * (sheet.start[1] if sheet.start else 0)
    rows: dict[int, list[Value]] = {
        number: [*before, *map(plain_value, cells)]
        for number, cells in enumerate(sheet.iter_rows())
        if any(value != "" for value in cells)
    }
    for number, column, mark in _marks(raw, looks):
        row = rows.setdefault(number, [])
        row += [""] * (column + 1 - len(row))
        row[column] = mark(row[column])
    spread(rows, [Span(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or []])
    return rows


def _looks_of_styles(archive: zipfile.ZipFile) -> dict[bytes, str]:
    """What a style adds to the numbers of its cells, by its number as cells name it; most add nothing: left out."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    styles = parsed_xml(archive.read("xl/styles.xml"))
    own = {each.get("numFmtId"): each.get("formatCode", "") for each in styles.iter(f"{_MAIN}numFmt")}
    formats = styles.find(f"{_MAIN}cellXfs")
    # A quarter of a second of import that only a reader of a workbook needs.
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    looks = {}
    for number, style in enumerate([] if formats is None else formats.iterchildren(f"{_MAIN}xf")):
        code = style.get("numFmtId", "0")
        written = own.get(code) or (BUILTIN_FORMATS.get(int(code), "") if code.isdecimal() else "")
        if look := look_of(written):
            looks[str(number).encode()] = look
    return looks


def _parts_of_sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """The entry of the archive that holds each sheet, by the sheet's name."""
    relations = parsed_xml(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    sheets = parsed_xml(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
    found = {}
    for sheet in sheets:
        target = targets[sheet.get(_RELATION)]
        found[sheet.get("name")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _hidden_rows(raw: bytes) -> frozenset[int]:
    rows = (dict(_ATTRIBUTE.findall(written)) for written in _ROW.findall(raw) if b"hidden" in written)
    return frozenset(int(row[b"r"]) for row in rows if row.get(b"hidden") in (b"1", b"true") and b"r" in row)


def _marks(raw: bytes, looks: dict[bytes, str]) -> Iterator[tuple[int, int, Callable[[Value], Value]]]:
    """Cells that show other than their plain value: row and column from 0, and what makes the shown one of it."""
    has_formulas = b"<f" in raw or b":f" in raw
    has_errors = b't="e"' in raw
    if not (looks or has_formulas or has_errors):
        return
    for cell in _CELL.finditer(raw):
        about = dict(_ATTRIBUTE.findall(cell[1]))
        if cell[2] or b"r" not in about:
            continue
        row, column = _position(about[b"r"])
        if about.get(b"t") == b"e":
            written = _ERROR.match(raw, cell.end())
            yield row, column, _constant(tidy(written[1].decode()) if written else "#")
        elif has_formulas and _WITHOUT_RESULT.match(raw, cell.end()):
            yield row, column, _constant(NO_RESULT)
        elif about.get(b"t", b"n") == b"n" and (look := looks.get(about.get(b"s", b""))):
            yield row, column, _looked(look)


def _constant(value: Value) -> Callable[[Value], Value]:
    return lambda _: value


def _looked(look: str) -> Callable[[Value], Value]:
    return lambda value: shown_number(value, look) if isinstance(value, int | float) else value


def _position(reference: bytes) -> tuple[int, int]:
    letters = reference.rstrip(b"0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return int(reference[len(letters) :]) - 1, column - 1
