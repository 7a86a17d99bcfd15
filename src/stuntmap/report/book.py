"""A workbook of many tables, each sheet with its own title, definition, survey, source, licence and date on top.

Numbers keep the format of the book's language in any spreadsheet that knows languages: 20,8 in Bahasa Indonesia.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from stuntmap.language import Language
from stuntmap.report.steady_archive import steady_zip
from stuntmap.report.table_columns import with_status
from stuntmap.report.table_files import (
    LINE_HEIGHT,
    NUMBER_FORMATS,
    QUIET_FONT,
    TITLE_FONT,
    TableAbout,
    fill_facts,
    put,
    sheet_name,
    wrapped_height,
    write_table,
)

# Lines on top run over as many columns as a page across shows, at least so wide, and are broken there.
WIDEST_HEAD: Final = 120
NARROWEST_HEAD: Final = 60
INDENT: Final = 2
ADDRESS_STARTS: Final = ("https://", "http://")
ADDRESS_WIDTH: Final = 76


@dataclass(frozen=True)
class BookSheet:
    """One sheet: name, table, what it says about itself; `formats`: the number format of each row of a column."""

    name: str
    table: pd.DataFrame = field(repr=False)
    about: TableAbout
    formats: Mapping[str, Sequence[str]] = field(default_factory=dict)


def localised(number_format: str, language: Language) -> str:
    """A number format bound to the language: "[$-421]#,##0" writes 18.000 everywhere."""
    if number_format in ("@", "General"):
        return number_format
    return ";".join(f"[$-{language.tongue.windows_number}]{part}" for part in number_format.split(";"))


def book_bytes(sheets: Sequence[BookSheet], about: TableAbout, language: Language) -> bytes:
    """The sheets as XLSX, and a last one with the facts of `about`.

    No text becomes a formula. The same input gives the same bytes.
    """
    formats = {kind: localised(number_format, language) for kind, number_format in NUMBER_FORMATS.items()}
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet_name(sheet.name))
        lines = list(sheet.about.lines(language))
        own = {name: [localised(text, language) for text in texts] for name, texts in sheet.formats.items()}
        write_table(page, len(lines) + 2, with_status(sheet.table), language, formats, own)
        _break_long_texts(page, len(lines) + 3)
        _fill_head(page, lines)
    fill_facts(book.create_sheet(sheet_name(language.text("About"))), about, language)
    book.properties.title, book.properties.creator = about.title, "stuntmap"
    book.properties.language = language.code
    content = io.BytesIO()
    book.save(content)
    return steady_zip(content.getvalue())


def _break_long_texts(page: Worksheet, first: int) -> None:
    """Keep texts off the numbers before them, and break those that are longer than their column is wide."""
    for cells in page.iter_cols(min_row=first):
        texts = [cell.value for cell in cells if isinstance(cell.value, str)]
        column = page.column_dimensions[cells[0].column_letter]
        if any(text.startswith(ADDRESS_STARTS) for text in texts):
            column.width = ADDRESS_WIDTH
        elif texts:
            column.width += INDENT
    for cells in page.iter_rows(min_row=first):
        height = float(LINE_HEIGHT)
        for cell in cells:
            cell.alignment = Alignment(vertical="top")
            if isinstance(cell.value, str):
                cell.alignment = Alignment(horizontal="left", vertical="top", indent=1, wrap_text=True)
                width = page.column_dimensions[cell.column_letter].width
                height = max(height, wrapped_height(cell.value, width - INDENT))
        page.row_dimensions[cells[0].row].height = height


def _fill_head(page: Worksheet, lines: Sequence[tuple[str, str]]) -> None:
    """Write the facts above a table that is there already: its columns give the room."""
    last, room = 0, 0.0
    while room < NARROWEST_HEAD or (last < page.max_column and room < WIDEST_HEAD):
        last += 1
        room += page.column_dimensions[get_column_letter(last)].width
    for row, (label, text) in enumerate(lines, start=1):
        cell = put(page, row, 1, text if row == 1 else f"{label}: {text}")
        cell.font = TITLE_FONT if row == 1 else QUIET_FONT
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=last)
        # Letters of the title are two fifths wider than those of the table, and a little higher.
        title = row == 1
        page.row_dimensions[row].height = wrapped_height(str(cell.value), room / 1.4 if title else room) + 6 * title
