"""Reads the one row of e-PPGBM figures that a reader uploads; nothing of it is kept.

Tables of single children are refused before anything is read from them: no names, no NIK.
"""

import re
from datetime import date
from typing import Final, NamedTuple

from stuntmap.data.uploaded_cells import Row, ShownCell, shown_tables
from stuntmap.errors import BadChoiceError
from stuntmap.language import Term, marked
from stuntmap.language.written_numbers import (
    NO_NUMBER,
    NOT_WHOLE,
    TWO_READINGS,
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
# Names of places are no personal data.
_PLACES: Final = "prov|provinsi|kab|kabupaten|kota|kec|kecamatan|desa|kel|kelurahan|puskesmas|posyandu|wilayah|daerah"
PERSONAL: Final = re.compile(rf"(^|_)(nik|(?:nama|name)(?!_(?:{_PLACES}))|alamat|no_kk|tgl_lahir|tanggal_lahir)($|_)")
LARGEST_BYTES: Final = 1_000_000
# A title, a date and an empty row may stand above the headings.
MOST_ROWS_ABOVE: Final = 10
LONGEST_QUOTED: Final = 20

_UNREAD: Final = {
    NO_NUMBER: marked("which is no number"),
    NOT_WHOLE: marked("which is no whole number"),
    TWO_READINGS: marked("which can be read as a thousand or as decimals; write one or two decimals"),
}


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
    """The figures of an uploaded CSV or XLSX file; what a cell shows is what is read, or the cell is named.

    Raises:
        BadChoiceError: too large, unreadable, columns of single persons, a missing column, not exactly one row, or a
            cell that is empty or is not read as what its column asks for.
    """
    if len(content) > LARGEST_BYTES:
        raise BadChoiceError("upload_too_large", most=LARGEST_BYTES // 10**6)
    tables = [_headed(rows) for rows in shown_tables(content)]
    if not tables:
        raise BadChoiceError("upload_unreadable")
    # A separator that is none leaves its row in one cell, where no heading is known.
    table = max(tables, key=lambda each: (len(each.places), len(each.headings)))
    if personal := [heading for heading in table.headings if PERSONAL.search(heading)]:
        raise BadChoiceError("upload_personal", columns=personal[:3])
    if missing := [known[0] for field, known in COLUMNS.items() if field not in table.places]:
        raise BadChoiceError("upload_lacks_columns", columns=missing)
    rows = [row for row in table.rows if any(not cell.is_empty for cell in row)]
    if len(rows) != 1:
        raise BadChoiceError("upload_rows", rows=len(rows))
    return _figures(rows[0], table)


def _headed(rows: list[Row]) -> _Headed:
    """The table below the row with most known headings; where none has any, all upper cells count as headings."""
    upper = [[_heading(str(cell.value)) for cell in row] for row in rows[:MOST_ROWS_ABOVE]]
    found = [
        {field: headings.index(name) for field, known in COLUMNS.items() for name in known if name in headings}
        for headings in upper
    ]
    best = max(range(len(upper)), key=lambda number: len(found[number]), default=None)
    if best is None or not found[best]:
        return _Headed({}, [heading for headings in upper for heading in headings if heading], [])
    return _Headed(found[best], upper[best], rows[best + 1 :])


def _heading(text: str) -> str:
    """A heading in comparable form: "Prevalensi (%)" is "prevalensi"."""
    return re.sub(r"[^a-z0-9]+", "_", re.sub(r"\(.*?\)|%", "", text.lower())).strip("_")


def _figures(row: Row, table: _Headed) -> RoutineRow:
    # An unquoted comma in a number makes a cell too many, and every cell behind it the neighbour's.
    extra = [cell for cell in row[len(table.headings) :] if not cell.is_empty]
    if extra:
        raise BadChoiceError("upload_extra_cell", cell=extra[0].place, text=str(extra[0].value)[:LONGEST_QUOTED])
    cells = {field: row[place] if place < len(row) else ShownCell("", "") for field, place in table.places.items()}
    for field, cell in cells.items():
        if cell.is_empty:
            raise BadChoiceError("upload_empty", column=COLUMNS[field][0])
    period = cells["period"].value
    return RoutineRow(
        prevalence_pct=_number(cells["prevalence_pct"], "prevalence_pct"),
        measured=int(_number(cells["measured"], "measured")),
        expected=int(_number(cells["expected"], "expected")),
        period=period if isinstance(period, date) else f"{period:.12g}" if isinstance(period, float) else str(period),
    )


def _number(cell: ShownCell, field: str) -> float:
    is_percent = cell.percent or "%" in str(cell.value)
    try:
        if isinstance(cell.value, date) or (is_percent and field != "prevalence_pct"):
            raise UnreadNumberError(NO_NUMBER, str(cell.value))
        return written_decimal(cell.value) if field == "prevalence_pct" else written_count(cell.value)
    except UnreadNumberError as error:
        shown = f"{cell.value:.12g} %" if cell.percent else str(cell.value)[:LONGEST_QUOTED]
        raise BadChoiceError(
            "upload_unread",
            cell=cell.place,
            column=COLUMNS[field][0],
            text=shown,
            reason=Term(_UNREAD[error.kind]),
        ) from None
