"""Tables for Excel and for programs: CSV and XLSX that carry title, survey, source, licence and date inside.

CSV follows what Excel opens by a double click: UTF-8 with a byte order mark; semicolons and decimal commas in Bahasa
Indonesia, commas and decimal points in English. Facts about the table stand in the first rows, then an empty row,
then the headings: a program skips all rows up to the first empty one.
"""

import csv
import io
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from stuntmap.language import Language
from stuntmap.report.steady_archive import steady_zip
from stuntmap.report.table_columns import cell_value, column_of, with_status
from stuntmap.vocabulary import NUMBERS, REGION_NAME, Column, Kind

# Excel and its kin take a cell that begins so for a formula.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def number_format(kind: Kind) -> str:
    """The number format of a kind of values in a workbook: "#,##0", "+0.0;-0.0;0.0"."""
    if kind not in NUMBERS:
        return "@" if kind is Kind.TEXT else "General"
    form = NUMBERS[kind]
    digits = ("#,##0" if form.grouped else "0") + ("." + "0" * form.decimals if form.decimals else "")
    return f"+{digits};-{digits};{digits}" if form.signed else digits


NUMBER_FORMATS: Final = {kind: number_format(kind) for kind in Kind}
WIDTHS: Final = {
    Kind.TEXT: (10, 46),
    Kind.WORDS: (12, 30),
    Kind.COUNT: (14, 18),
    Kind.WHOLE: (11, 16),
    Kind.VERDICT: (12, 30),
    Kind.REASON: (12, 46),
}
OTHER_WIDTHS: Final = (12, 20)
BLUE: Final = "0B3D91"
# A font without a name is any font that the program likes.
FACE: Final = "Calibri"
TITLE_FONT: Final = Font(name=FACE, bold=True, size=14)
QUIET_FONT: Final = Font(name=FACE, color="5B6470")
BOLD_FONT: Final = Font(name=FACE, bold=True)
HEAD_FONT: Final = Font(name=FACE, bold=True, color="FFFFFF")
LINE_HEIGHT: Final = 15
FACTS_WIDTH: Final = 100
SHEET_NAME_LENGTH: Final = 31


@dataclass(frozen=True)
class TableAbout:
    """What a table says about itself. `date` is text that the caller gives: these functions ask no clock."""

    title: str
    survey: str
    source: str
    licence: str
    date: str
    definition: str
    notes: tuple[str, ...] = ()

    def lines(self, language: Language) -> Iterator[tuple[str, str]]:
        """Label and text of each fact, in the order of printing; facts without text are left out."""
        facts = (
            (language.text("Title"), self.title),
            (language.text("Survey"), self.survey),
            (language.text("Source"), self.source),
            (language.text("Licence"), self.licence),
            (language.text("Date"), self.date),
            (language.text("Definition"), self.definition),
            *((language.text("Note"), note) for note in self.notes),
        )
        yield from ((label, text) for label, text in facts if text)


def _columns(table: pd.DataFrame, language: Language) -> list[tuple[str, Column]]:
    return [
        (language.text(column.heading), column)
        for column in (column_of(str(name), table[name]) for name in table.columns)
    ]


def csv_bytes(table: pd.DataFrame, about: TableAbout, language: Language) -> bytes:
    """`table` as CSV with its facts in the first rows; a missing value is an empty field.

    Text that a spreadsheet would take for a formula begins with an apostrophe.
    """
    decimal_comma = language.plotly_separators.startswith(",")
    shown = with_status(table)
    columns = _columns(shown, language)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if decimal_comma else ",", lineterminator="\r\n")
    writer.writerows([label, _harmless(value)] for label, value in about.lines(language))
    writer.writerow([])
    writer.writerow([heading for heading, _ in columns])
    for row in shown.itertuples(index=False, name=None):
        cells = (cell_value(value, column.kind, language) for value, (_, column) in zip(row, columns, strict=True))
        writer.writerow([_written(cell, decimal_comma) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _written(cell: str | float | None, decimal_comma: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _harmless(cell)
    return str(cell).replace(".", ",") if decimal_comma else str(cell)


def xlsx_bytes(tables: Mapping[str, pd.DataFrame], about: TableAbout, language: Language) -> bytes:
    """A workbook with one sheet for each of `tables` (key: sheet name) and a last sheet with all facts about them.

    Title, survey, source and date stand above every table. Numbers are numbers; a missing value is an empty cell; no
    text becomes a formula. The same input gives the same bytes.
    """
    book = Workbook()
    book.remove(book.active)
    for name, table in tables.items():
        _fill_sheet(book.create_sheet(sheet_name(name)), with_status(table), about, language)
    fill_facts(book.create_sheet(sheet_name(language.text("About"))), about, language)
    book.properties.title = about.title
    book.properties.creator = "stuntmap"
    content = io.BytesIO()
    book.save(content)
    return steady_zip(content.getvalue())


def sheet_name(name: str) -> str:
    """`name` without the characters that Excel forbids in a sheet's name, and no longer than it allows."""
    return "".join(" " if letter in "[]:*?/\\" else letter for letter in name).strip("' ")[:SHEET_NAME_LENGTH]


def put(sheet: Worksheet, row: int, column: int, value: str | float | None) -> Cell:
    """Write one cell; text stays text, whatever it begins with."""
    cell: Cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA_STARTS)
    else:
        cell.value = value
    return cell


def _fill_sheet(sheet: Worksheet, table: pd.DataFrame, about: TableAbout, language: Language) -> None:
    put(sheet, 1, 1, about.title).font = TITLE_FONT
    put(sheet, 2, 1, " · ".join(filter(None, (about.survey, about.date))))
    source = language.text("Source: {source}", source=about.source)
    put(sheet, 3, 1, source).font = QUIET_FONT
    write_table(sheet, 5, table, language, NUMBER_FORMATS)


def write_table(
    sheet: Worksheet,
    head: int,
    table: pd.DataFrame,
    language: Language,
    number_formats: Mapping[Kind, str],
    own_formats: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Write `table` with its headings in row `head`; `own_formats`: the number format of each row of a column."""
    columns = _columns(table, language)
    for place, (heading, column) in enumerate(columns, start=1):
        cell = put(sheet, head, place, heading)
        cell.font = HEAD_FONT
        cell.fill = PatternFill("solid", fgColor=BLUE)
        side = "left" if column.numbers is None else "right"
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal=side)
    line = Border(bottom=Side(style="hair", color="C9C9C9"))
    own = [(own_formats or {}).get(str(name)) for name in table.columns]
    widths = [len(heading) // 2 for heading, _ in columns]
    for row, values in enumerate(table.itertuples(index=False, name=None), start=head + 1):
        for place, (value, (_, column), formats) in enumerate(zip(values, columns, own, strict=True), start=1):
            content = cell_value(value, column.kind, language)
            cell = put(sheet, row, place, content)
            cell.number_format = number_formats[column.kind] if formats is None else formats[row - head - 1]
            cell.border = line
            widths[place - 1] = max(widths[place - 1], len(str(content or "")))
    for place, (width, (_, column)) in enumerate(zip(widths, columns, strict=True), start=1):
        least, most = WIDTHS.get(column.kind, OTHER_WIDTHS)
        sheet.column_dimensions[get_column_letter(place)].width = min(max(width + 2, least), most)
    sheet.row_dimensions[head].height = 48
    names = list(table.columns).index(REGION_NAME) + 1 if REGION_NAME in table else 0
    sheet.freeze_panes = sheet.cell(head + 1, names + 1)
    sheet.auto_filter.ref = f"A{head}:{get_column_letter(len(columns))}{head + len(table)}"
    _set_print(sheet, head)


def _set_print(sheet: Worksheet, head: int) -> None:
    """A4 across, as wide as the page, headings again on every page: as it is handed out at meetings."""
    _set_page(sheet)
    sheet.print_title_rows = f"{head}:{head}"


def _set_page(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def wrapped_height(text: str, width: float) -> float:
    """The height in points of a row that breaks `text` over lines of `width` letters: no program works it out alone."""
    return LINE_HEIGHT * max(1, math.ceil(1.05 * len(text) / width))


def fill_facts(sheet: Worksheet, about: TableAbout, language: Language) -> None:
    """Write label and text of each fact of `about`, one a row."""
    for row, (label, text) in enumerate(about.lines(language), start=1):
        name = put(sheet, row, 1, label)
        name.font, name.alignment = BOLD_FONT, Alignment(vertical="top")
        cell = put(sheet, row, 2, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = wrapped_height(text, FACTS_WIDTH)
    sheet.column_dimensions["A"].width = 14
    sheet.column_dimensions["B"].width = FACTS_WIDTH
    _set_page(sheet)
