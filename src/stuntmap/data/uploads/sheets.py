"""A table as its maker sees it: rows of cells, each with its place, merged cells spread out."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from stuntmap.errors import BadChoiceError

# More than any recap of a province in a year; a reader that goes on would fill the memory.
MOST_ROWS: Final = 150_000
MOST_COLUMNS: Final = 256
LONGEST_QUOTED: Final = 20
MOST_CELLS: Final = 3_000_000


class Percent(float):
    """A number that its cell shows with a "%": 14.2 where 14,2 % stands, whatever the file holds."""


class Unshown(str):
    """What a cell holds that cannot be read as it is shown: its own text is `kind`, one of the two below."""


SCALED: Final = Unshown("scaled")  # shown in thousands
NO_RESULT: Final = Unshown("no_result")  # a formula whose result the file does not hold

# Text, a number, a day, or "" for an empty cell.
Value = str | int | float | date


class Row(NamedTuple):
    """One row: its number in the file (the first is 1) and its cells from the first column on."""

    number: int
    cells: list[Value]

    def at(self, column: int) -> Value:
        """The cell of a column (from 0), empty beyond the end."""
        return self.cells[column] if column < len(self.cells) else ""


class Sheet(NamedTuple):
    """A table: its name ("" where the kind of file has none), and its rows; hidden and empty ones left out."""

    name: str
    rows: list[Row]


class Span(NamedTuple):
    """Cells that are shown as one: first and last row and column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


def column_letters(column: int) -> str:
    """The name of a column counted from 0: 0 is "A", 26 is "AA"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place(row: int, column: int) -> str:
    """The place of a cell: row from 1, column from 0."""
    return f"{column_letters(column)}{row}"


def quoted(value: Value) -> str:
    """What a cell shows, as an error quotes it."""
    return f"{float(value):.12g} %" if isinstance(value, Percent) else str(value)[:LONGEST_QUOTED]


def numbered(rows: Iterable[tuple[int, list[Value]]]) -> list[Row]:
    """The rows with their numbers, those in which nothing stands left out.

    Raises:
        BadChoiceError: more rows or columns than a table may have.
    """
    found = []
    for number, cells in rows:
        while cells and cells[-1] == "":
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise BadChoiceError("upload_too_many_columns", most=MOST_COLUMNS)
        if cells:
            found.append(Row(number, cells))
        if len(found) > MOST_ROWS:
            raise BadChoiceError("upload_too_many_rows", most=MOST_ROWS)
    return found


def spread(rows: dict[int, list[Value]], spans: Iterable[Span]) -> None:
    """Writes the text of each merged cell into all the cells it covers; a number stays where it is, counted once.

    `rows` by their number, from 0, as spans count them.
    """
    for span in spans:
        first = rows.get(span.top, [])
        text = first[span.left] if span.left < len(first) else ""
        if not isinstance(text, str) or not text:
            continue
        for number in range(span.top, min(span.bottom, span.top + MOST_ROWS) + 1):
            row = rows.get(number, [])
            for column in range(span.left, min(span.right + 1, len(row))):
                row[column] = text


def tidy(text: str) -> str:
    """The text of a cell without blanks at its ends, in one line."""
    return " ".join(text.split())
