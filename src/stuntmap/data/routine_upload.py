"""Reads the one row of e-PPGBM figures that a reader uploads; nothing of it is kept.

Tables of single children are refused before anything is read from them: no names, no NIK.
"""

from datetime import date
from typing import Final, NamedTuple

from stuntmap.data.uploads.files import shown_sheets
from stuntmap.data.uploads.privacy import heading_key
from stuntmap.data.uploads.sheets import LONGEST_QUOTED, NO_RESULT, SCALED, Percent, Row, Sheet, place, quoted
from stuntmap.errors import BadChoiceError
from stuntmap.language import Term
from stuntmap.language.written_numbers import (
    NO_NUMBER,
    UNREAD,
    UnreadNumberError,
    written_count,
    written_decimal,
)

COLUMNS: Final = {
    "prevalence_pct": ("prevalensi", "prevalensi_pct", "prevalensi_stunting", "prevalence", "prevalence_pct"),
    "measured": ("balita_diukur", "jumlah_diukur", "jumlah_balita_diukur", "diukur", "children_measured"),
    "expected": ("balita_sasaran", "sasaran", "jumlah_sasaran", "jumlah_balita", "children_expected"),
    "period": ("periode", "bulan", "period"),
}
LARGEST_BYTES: Final = 1_000_000
# A title, a date and an empty row may stand above the headings.
MOST_ROWS_ABOVE: Final = 10


class RoutineRow(NamedTuple):
    """The row of a file: prevalence in %, two counts of children, and the period as text or as the day of a cell."""

    prevalence_pct: float
    measured: int
    expected: int
    period: str | date


class _Headed(NamedTuple):
    """A table with its headings found: the place of each known field in a row, the headings, and the rows below."""

    places: dict[str, int]
    headings: list[str]
    rows: list[Row]


def routine_row(content: bytes) -> RoutineRow:
    """The figures of an uploaded table; what a cell shows is what is read, or the cell is named.

    Raises:
        BadChoiceError: too large, unreadable, data of single persons, a missing column, not exactly one row, or a
            cell that is empty or is not read as what its column asks for.
    """
    tables = [_headed(sheet) for sheet in shown_sheets(content, LARGEST_BYTES)]
    if not tables:
        raise BadChoiceError("upload_unreadable")
    # A separator that is none leaves its row in one cell, where no heading is known.
    table = max(tables, key=lambda each: (len(each.places), len(each.headings)))
    if missing := [known[0] for field, known in COLUMNS.items() if field not in table.places]:
        raise BadChoiceError("upload_lacks_columns", columns=missing)
    if len(table.rows) != 1:
        raise BadChoiceError("upload_rows", rows=len(table.rows))
    return _figures(table.rows[0], table)


def _headed(sheet: Sheet) -> _Headed:
    """The table below the row with most known headings; where none has any, all upper cells count as headings."""
    rows = sheet.rows
    upper = [[heading_key(str(cell)) for cell in row.cells] for row in rows[:MOST_ROWS_ABOVE]]
    found = [
        {field: headings.index(name) for field, known in COLUMNS.items() for name in known if name in headings}
        for headings in upper
    ]
    best = max(range(len(upper)), key=lambda number: len(found[number]), default=None)
    if best is None or not found[best]:
        return _Headed({}, [heading for headings in upper for heading in headings if heading], [])
    return _Headed(found[best], upper[best], rows[best + 1 :])


def _figures(row: Row, table: _Headed) -> RoutineRow:
    # An unquoted comma in a number makes a cell too many, and every cell behind it the neighbour's.
    extra = [column for column in range(len(table.headings), len(row.cells)) if row.at(column) != ""]
    if extra:
        text = str(row.at(extra[0]))[:LONGEST_QUOTED]
        raise BadChoiceError("upload_extra_cell", cell=place(row.number, extra[0]), text=text)
    for field, column in table.places.items():
        if row.at(column) == "":
            raise BadChoiceError("upload_empty", column=COLUMNS[field][0])
    period = row.at(table.places["period"])
    numbers = {field: _number(row, table.places[field], field) for field in ("prevalence_pct", "measured", "expected")}
    return RoutineRow(
        prevalence_pct=numbers["prevalence_pct"],
        measured=int(numbers["measured"]),
        expected=int(numbers["expected"]),
        period=period if isinstance(period, date) else f"{period:.12g}" if isinstance(period, float) else str(period),
    )


def _number(row: Row, column: int, field: str) -> float:
    value, cell = row.at(column), place(row.number, column)
    if value is SCALED:
        raise BadChoiceError("upload_scaled", cell=cell)
    if value is NO_RESULT:
        raise BadChoiceError("upload_no_result", cell=cell)
    is_percent = isinstance(value, Percent) or "%" in str(value)
    try:
        if isinstance(value, date) or (is_percent and field != "prevalence_pct"):
            raise UnreadNumberError(NO_NUMBER, str(value))
        return written_decimal(value) if field == "prevalence_pct" else written_count(value)
    except UnreadNumberError as error:
        name, reason = COLUMNS[field][0], Term(UNREAD[error.kind])
        raise BadChoiceError("upload_unread", cell=cell, column=name, text=quoted(value), reason=reason) from None
