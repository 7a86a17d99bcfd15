"""Reads the one row of e-PPGBM figures that a reader uploads; nothing of it is kept.

Tables of single children are refused before anything is read from them: no names, no NIK.
"""

from datetime import date
from typing import Final, NamedTuple

from stuntmap import vocabulary as v
from stuntmap.data.recaps.headings import layout_of
from stuntmap.data.uploads.files import shown_sheets
from stuntmap.data.uploads.sheets import NO_RESULT, SCALED, Percent, Row, Sheet, place, quoted
from stuntmap.errors import BadChoiceError
from stuntmap.language import Term
from stuntmap.language.written_numbers import (
    NO_NUMBER,
    UNREAD,
    UnreadNumberError,
    written_count,
    written_decimal,
)

# What each column is called where it is missing or not read.
COLUMNS: Final = {
    v.PREVALENCE: "prevalensi",
    v.CHILDREN_MEASURED: "balita_diukur",
    v.CHILDREN_EXPECTED: "balita_sasaran",
    v.PERIOD: "periode",
}
LARGEST_BYTES: Final = 1_000_000


class RoutineRow(NamedTuple):
    """The row of a file: prevalence in %, two counts of children, and the period as text or as the day of a cell."""

    prevalence_pct: float
    measured: int
    expected: int
    period: str | date


class _Headed(NamedTuple):
    """A table below its headings: the place of each known column, how many columns have one, and the rows."""

    places: dict[str, int]
    width: int
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
    table = max(tables, key=lambda each: (len(each.places), each.width))
    if missing := [name for says, name in COLUMNS.items() if says not in table.places]:
        raise BadChoiceError("upload_lacks_columns", columns=missing)
    if len(table.rows) != 1:
        raise BadChoiceError("upload_rows", rows=len(table.rows))
    return _figures(table.rows[0], table)


def _headed(sheet: Sheet) -> _Headed:
    """The table below its headings. One row has no page on which a misspelt column would be confirmed: not taken."""
    layout = layout_of(sheet)
    known = {says: column.place for says, column in layout.columns.items() if column.is_sure}
    # "Jumlah balita" may be those on the list; beside those measured there is nothing else that it could be.
    if v.CHILDREN_EXPECTED in layout.columns and v.CHILDREN_MEASURED in known:
        known.setdefault(v.CHILDREN_EXPECTED, layout.columns[v.CHILDREN_EXPECTED].place)
    if v.MONTH in known:
        known.setdefault(v.PERIOD, known[v.MONTH])
    width = len(sheet.rows[layout.first - 1].cells) if layout.first else 0
    return _Headed({says: known[says] for says in COLUMNS if says in known}, width, sheet.rows[layout.first :])


def _figures(row: Row, table: _Headed) -> RoutineRow:
    # An unquoted comma in a number makes a cell too many, and every cell behind it the neighbour's.
    extra = [column for column in range(table.width, len(row.cells)) if row.at(column) != ""]
    if extra:
        raise BadChoiceError("upload_extra_cell", cell=place(row.number, extra[0]), text=quoted(row.at(extra[0])))
    for says, column in table.places.items():
        if row.at(column) == "":
            raise BadChoiceError("upload_empty", column=COLUMNS[says])
    period = row.at(table.places[v.PERIOD])
    return RoutineRow(
        prevalence_pct=_number(row, table, v.PREVALENCE),
        measured=int(_number(row, table, v.CHILDREN_MEASURED)),
        expected=int(_number(row, table, v.CHILDREN_EXPECTED)),
        period=period if isinstance(period, date) else f"{period:.12g}" if isinstance(period, float) else str(period),
    )


def _number(row: Row, table: _Headed, says: str) -> float:
    column = table.places[says]
    value, cell = row.at(column), place(row.number, column)
    if value is SCALED:
        raise BadChoiceError("upload_scaled", cell=cell)
    if value is NO_RESULT:
        raise BadChoiceError("upload_no_result", cell=cell)
    is_percent = isinstance(value, Percent) or "%" in str(value)
    try:
        if isinstance(value, date) or (is_percent and says != v.PREVALENCE):
            raise UnreadNumberError(NO_NUMBER, str(value))
        return written_decimal(value) if says == v.PREVALENCE else written_count(value)
    except UnreadNumberError as error:
        reason = Term(UNREAD[error.kind])
        raise BadChoiceError(
            "upload_unread", cell=cell, column=COLUMNS[says], text=quoted(value), reason=reason
        ) from None
