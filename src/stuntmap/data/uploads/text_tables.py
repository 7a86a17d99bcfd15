"""Tables written as text: separated by commas, semicolons or tabs in any usual encoding, and HTML under any name."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

import lxml.etree
import lxml.html

from stuntmap.data.uploads.sheets import MOST_COLUMNS, MOST_ROWS, Row, Sheet, Value, numbered, tidy
from stuntmap.errors import BadChoiceError

UTF_16_STARTS: Final = (b"\xff\xfe", b"\xfe\xff")
SEPARATORS: Final = ("\t", ";", ",")
_SEPARATOR_LINE: Final = re.compile(r"\s*sep=(.)\r?\n", re.IGNORECASE)
_HTML_START: Final = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|meta|style|body|table|center|div)\b", re.IGNORECASE | re.DOTALL
)
_NUMBER: Final = re.compile(r"[\d.,% ]+")


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8, UTF-16, or as Excel saves it on Windows.

    Raises:
        BadChoiceError: it is no text.
    """
    try:
        text = content.decode("utf-16" if content.startswith(UTF_16_STARTS) else "utf-8-sig")
    except UnicodeDecodeError:
        if content.startswith(UTF_16_STARTS):
            raise BadChoiceError("upload_unreadable") from None
        # Every letter that counts here is the same in all such tables.
        text = content.decode("cp1252", "replace")
    if "\x00" in text:
        raise BadChoiceError("upload_unreadable")
    return text


def is_html(text: str) -> bool:
    """Whether a text is a page, as SIGIZI writes it under the name of a workbook."""
    return bool(_HTML_START.match(text))


def separated_tables(text: str) -> list[Sheet]:
    """Each way in which a text can be read as a table: one for each separator that it holds, or the one it names.

    Raises:
        BadChoiceError: quotation marks that never close, or too many rows or columns.
    """
    if named := _SEPARATOR_LINE.match(text):
        # The line stays the first row of the file; it holds no cell.
        return [Sheet("", _separated(text[named.end() :], named[1], 2))]
    return [Sheet("", _separated(text, separator, 1)) for separator in SEPARATORS if separator in text]


def _separated(text: str, separator: str, first: int) -> list[Row]:
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        return numbered((number, [tidy(cell) for cell in cells]) for number, cells in enumerate(lines, start=first))
    except csv.Error:
        raise BadChoiceError("upload_unreadable") from None


def html_tables(text: str) -> list[Sheet]:
    """The tables of a page, cells over several rows or columns repeated in each.

    pandas.read_html is no help: it takes "12.345" for twelve.

    Raises:
        BadChoiceError: no table in it, or too many rows or columns.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        page = lxml.html.document_fromstring(text.encode(), parser=parser)
    except (lxml.etree.ParserError, ValueError):
        raise BadChoiceError("upload_unreadable") from None
    tables = [table for table in page.iter("table") if next(table.iterdescendants("table"), None) is None]
    if not tables:
        raise BadChoiceError("upload_unreadable")
    names = [str(number) for number in range(1, len(tables) + 1)] if len(tables) > 1 else [""]
    found = zip(names, tables, strict=True)
    return [Sheet(name, numbered(enumerate(_html_rows(table), start=1))) for name, table in found]


def _html_rows(table: lxml.html.HtmlElement) -> Iterator[list[Value]]:
    """The rows, each cell in its column; a cell that reaches down stands in the rows below too."""
    below: dict[int, tuple[int, str]] = {}
    for row in table.iter("tr"):
        cells: dict[int, str] = {column: text for column, (_, text) in below.items()}
        below = {column: (rows - 1, text) for column, (rows, text) in below.items() if rows > 1}
        column = 0
        for cell in row.iterchildren("td", "th"):
            text = tidy(cell.text_content())
            while column in cells:
                column += 1
            # A number stays where it is, counted once.
            again = "" if _NUMBER.fullmatch(text) else text
            first = column
            for _ in range(_span(cell, "colspan", MOST_COLUMNS)):
                cells[column] = text if column == first else again
                if (rows := _span(cell, "rowspan", MOST_ROWS)) > 1:
                    below[column] = (rows - 1, again)
                column += 1
            if column > MOST_COLUMNS:
                break
        yield [cells.get(place, "") for place in range(max(cells, default=-1) + 1)]


def _span(cell: lxml.html.HtmlElement, name: str, most: int) -> int:
    written = cell.get(name, "").strip()
    return max(1, min(int(written[:6]), most)) if written.isascii() and written.isdecimal() else 1
