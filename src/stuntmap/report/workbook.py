"""Tables as XLSX: each sheet with what it says about itself on top, set up to be printed on A4.

Numbers keep the format of the workbook's language in any spreadsheet that knows languages: 20,8 in Bahasa Indonesia.
"""

import io
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import pandas as pd
import xlsxwriter

from stuntmap.language import Language
from stuntmap.report.table_columns import cell_value, with_status
from stuntmap.report.table_files import FORMULA_STARTS, TableAbout, headed_columns
from stuntmap.vocabulary import NUMBERS, REGION_NAME, Column, Kind

# Not the hour of writing: the same table gives the same bytes.
FIRST_MOMENT: Final = datetime(1980, 1, 1)
# XML knows no other letters below the space.
UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")

WIDTHS: Final = {
    Kind.TEXT: (10, 46),
    Kind.NOTE: (10, 46),
    Kind.WORDS: (12, 30),
    Kind.COUNT: (14, 18),
    Kind.WHOLE: (11, 16),
    Kind.MOVE: (11, 16),
    Kind.VERDICT: (12, 18),
    Kind.REASON: (12, 46),
}
OTHER_WIDTHS: Final = (12, 20)
ADDRESS_STARTS: Final = ("https://", "http://")
ADDRESS_WIDTH: Final = 76
INDENT: Final = 2
# Lines on top run over as many columns as a page across shows, at least so wide, and are broken there.
WIDEST_HEAD: Final = 120
NARROWEST_HEAD: Final = 60
# As wide as a page upright can be read; a wider table is printed across.
UPRIGHT_WIDTH: Final = 110
LINE_HEIGHT: Final = 15
HEAD_HEIGHT: Final = 48
FACTS_WIDTH: Final = 100
SHEET_NAME_LENGTH: Final = 31
FOOT_LENGTH: Final = 200

BLUE: Final = "#0B3D91"
TITLE: Final = {"bold": True, "font_size": 14}
QUIET: Final = {"font_color": "#5B6470"}
HEAD: Final = {"bold": True, "font_color": "#FFFFFF", "bg_color": BLUE, "text_wrap": True, "valign": "vcenter"}
HEAD_OF_WORDS: Final = {"align": "left", "indent": 1}
HEAD_OF_NUMBERS: Final = {"align": "right"}
CELL: Final = {"valign": "top", "bottom": 7, "bottom_color": "#C9C9C9"}
WORDS: Final = CELL | {"align": "left", "indent": 1, "text_wrap": True}


@dataclass(frozen=True)
class BookSheet:
    """One sheet: name, table, what it says about itself; `formats`: the number format of each row of a column.

    `lines`: what stands above the table; without them every fact of `about`, with its label. `widest`: how many
    letters a line of a cell has at most.
    """

    name: str
    table: pd.DataFrame = field(repr=False)
    about: TableAbout
    formats: Mapping[str, Sequence[str]] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    widest: int | None = None


def number_format(kind: Kind) -> str:
    """The number format of a kind of values, in no language yet: "#,##0", "+0.0;-0.0;0.0"."""
    if kind not in NUMBERS:
        return "@" if kind is Kind.TEXT else "General"
    form = NUMBERS[kind]
    digits = ("#,##0" if form.grouped else "0") + ("." + "0" * form.decimals if form.decimals else "")
    if form.significant:
        return f'[<{10.0**-form.decimals:g}]"< "{digits};{digits}'
    return f"+{digits};-{digits};{digits}" if form.signed else digits


NUMBER_FORMATS: Final = {kind: number_format(kind) for kind in Kind}


def localised(form: str, language: Language) -> str:
    """A number format bound to the language: "[$-421]#,##0" writes 18.000 everywhere."""
    if form in ("@", "General"):
        return form
    locale = f"[$-{language.tongue.windows_number}]"
    least = 10.0 ** -NUMBERS[Kind.P_VALUE].decimals
    if form == NUMBER_FORMATS[Kind.P_VALUE]:
        digits = form.split(";")[1]
        return f'[<{least:g}]{locale}"< {language.number(least, 3)}";{locale}{digits}'
    return ";".join(f"{locale}{part}" for part in form.split(";"))


def book_bytes(sheets: Sequence[BookSheet], about: TableAbout, language: Language) -> bytes:
    """The sheets as XLSX, and a last one with the facts of `about`.

    Numbers are numbers, a missing value is an empty cell, and no text becomes a formula. The same input gives the same
    bytes.
    """
    content = io.BytesIO()
    book = _Book(content, language)
    for sheet in sheets:
        book.add(sheet)
    book.add_facts(about)
    book.close(about.title)
    return content.getvalue()


def sheet_name(name: str) -> str:
    """`name` without the characters that Excel forbids in a sheet's name, and no longer than it allows."""
    return "".join(" " if letter in "[]:*?/\\" else letter for letter in name).strip("' ")[:SHEET_NAME_LENGTH]


def wrapped_height(text: str, width: float) -> float:
    """The height in points of a row that breaks `text` over lines of `width` letters: no program works it out alone."""
    return LINE_HEIGHT * max(1, math.ceil(1.05 * len(text) / width))


@dataclass(frozen=True)
class _Line:
    """One column as it is written: heading, description, values as cells take them, their formats, width."""

    heading: str
    column: Column
    values: list[str | int | float | None]
    formats: list[str]
    width: float


class _Book:
    """A workbook that is being written; its styles are made once each."""

    def __init__(self, content: io.BytesIO, language: Language) -> None:
        self.book = xlsxwriter.Workbook(content, {"in_memory": True})
        self.language = language
        self.styles: dict[tuple[tuple[str, Any], ...], Any] = {}

    def close(self, title: str) -> None:
        self.book.set_properties({"title": title, "author": "stuntmap", "created": FIRST_MOMENT})
        self.book.close()

    def style(self, **looks: Any) -> Any:
        key = tuple(sorted(looks.items()))
        if key not in self.styles:
            self.styles[key] = self.book.add_format(looks)
        return self.styles[key]

    def put(self, page: Any, row: int, place: int, value: str | float | None, looks: Mapping[str, Any]) -> None:
        """Write one cell; text stays text, whatever it begins with."""
        if value is None:
            page.write_blank(row, place, None, self.style(**looks))
        elif isinstance(value, str):
            quoted = {"quote_prefix": True} if value.startswith(FORMULA_STARTS) else {}
            page.write_string(row, place, UNWRITABLE.sub("", value), self.style(**looks, **quoted))
        else:
            page.write_number(row, place, value, self.style(**looks))

    def add(self, sheet: BookSheet) -> None:
        """Write one table under what it says about itself."""
        page = self.book.add_worksheet(sheet_name(sheet.name))
        lines = self._lines(sheet)
        facts = sheet.lines or tuple(
            text if row == 0 else f"{label}: {text}"
            for row, (label, text) in enumerate(sheet.about.lines(self.language))
        )
        head = len(facts) + 1
        self._write_table(page, head, lines)
        self._write_top(page, facts, [line.width for line in lines])
        names = [line.column.name for line in lines]
        page.freeze_panes(head + 1, names.index(REGION_NAME) + 1 if REGION_NAME in names else 0)
        page.repeat_rows(head)
        self._set_page(page, sum(line.width for line in lines), sheet.about)

    def _lines(self, sheet: BookSheet) -> list[_Line]:
        table = with_status(sheet.table)
        found = []
        for heading, column in headed_columns(table, sheet.about, self.language):
            values = [cell_value(value, column.kind, self.language) for value in table[column.name]]
            own = sheet.formats.get(column.name) or [NUMBER_FORMATS[column.kind]] * len(values)
            formats = [localised(form, self.language) for form in own]
            width = _width(heading, column, values)
            found.append(_Line(heading, column, values, formats, min(width, sheet.widest or width)))
        return found

    def _write_table(self, page: Any, head: int, lines: Sequence[_Line]) -> None:
        heights = [float(LINE_HEIGHT)] * len(lines[0].values)
        for place, line in enumerate(lines):
            words = line.column.numbers is None
            self.put(page, head, place, line.heading, HEAD | (HEAD_OF_WORDS if words else HEAD_OF_NUMBERS))
            page.set_column(place, place, line.width)
            for row, (value, form) in enumerate(zip(line.values, line.formats, strict=True)):
                if isinstance(value, str):
                    heights[row] = max(heights[row], wrapped_height(value, line.width - INDENT))
                    self.put(page, head + 1 + row, place, value, WORDS | {"num_format": form})
                else:
                    self.put(page, head + 1 + row, place, value, CELL | {"num_format": form})
        page.set_row(head, HEAD_HEIGHT)
        for row, height in enumerate(heights):
            page.set_row(head + 1 + row, height)
        page.autofilter(head, 0, head + len(heights), len(lines) - 1)

    def _write_top(self, page: Any, facts: Sequence[str], widths: Sequence[float]) -> None:
        last, room = 0, 0.0
        while room < NARROWEST_HEAD or (last < len(widths) and room < WIDEST_HEAD):
            room += widths[last] if last < len(widths) else 8.43
            last += 1
        for row, text in enumerate(facts):
            looks = (TITLE if row == 0 else QUIET) | {"text_wrap": True, "valign": "top"}
            if last > 1:
                page.merge_range(row, 0, row, last - 1, "", self.style(**looks))
            self.put(page, row, 0, text, looks)
            # Letters of the title are two fifths wider than those of the table, and a little higher.
            page.set_row(row, wrapped_height(text, room / 1.4 if row == 0 else room) + (6 if row == 0 else 0))

    def add_facts(self, about: TableAbout) -> None:
        """Write label and text of each fact of `about`, one a row."""
        page = self.book.add_worksheet(sheet_name(self.language.text("About")))
        for row, (label, text) in enumerate(about.lines(self.language)):
            self.put(page, row, 0, label, {"bold": True, "valign": "top"})
            self.put(page, row, 1, text, {"text_wrap": True, "valign": "top"})
            page.set_row(row, wrapped_height(text, FACTS_WIDTH))
        page.set_column(0, 0, 14)
        page.set_column(1, 1, FACTS_WIDTH)
        self._set_page(page, FACTS_WIDTH + 14, about)

    def _set_page(self, page: Any, width: float, about: TableAbout) -> None:
        """A4 as wide as the table, source and number of the page at its foot: as it is handed out at meetings."""
        page.set_paper(9)
        if width > UPRIGHT_WIDTH:
            page.set_landscape()
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        page.fit_to_pages(1, 0)
        source = self.language.text("Source: {source}", source=about.source)
        words = source if len(source) <= FOOT_LENGTH else source[: FOOT_LENGTH - 1] + "…"
        page.set_footer(f"&L&8{words.replace('&', '&&')}&R&8&P/&N")


def _width(heading: str, column: Column, values: Sequence[str | float | None]) -> float:
    texts = [value for value in values if isinstance(value, str)]
    if any(text.startswith(ADDRESS_STARTS) for text in texts):
        return ADDRESS_WIDTH
    least, most = WIDTHS.get(column.kind, OTHER_WIDTHS)
    longest = max([len(heading) // 2, *(len(str(value)) for value in values if value is not None)])
    return min(max(longest + 2, least), most) + (INDENT if texts else 0)
