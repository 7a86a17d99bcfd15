"""The rows of a recap: places, month and counts as they are shown; a cell not read is named, its row set aside."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.data.recaps.headings import Column, Layout
from stuntmap.data.recaps.months import month_in_title, period_of
from stuntmap.data.uploads.cells import (
    NOTE,
    TOTAL,
    cell_text,
    code_digits,
    counted,
    first_label,
    is_numbering,
    printed_percent,
    unread_cell,
)
from stuntmap.data.uploads.sheets import Row, Sheet, Value
from stuntmap.language import Term
from stuntmap.language.findings import Finding
from stuntmap.language.written_numbers import UnreadNumberError

_ROWS_ABOVE: Final = 12
_KECAMATAN_ABOVE: Final = re.compile(r"\b(?:kecamatan|kec)\b\.?\s*:\s*([^\W\d_][^:,;()]*)", re.IGNORECASE)
_DISTRICT_ABOVE: Final = re.compile(
    r"\b(?:kabupaten|kab|kota)\b\.?\s*:?\s*[^\W\d_][^:,;()\d]*?(?=\s*(?:$|[:,;()\d]|\b(?:bulan|tahun|prov|provinsi)\b))",
    re.IGNORECASE,
)
# Where a name stands once for several rows below, as printed tables have it.
_ONCE_FOR_ALL: Final = (v.DISTRICT, v.SUBDISTRICT, v.PUSKESMAS)
_NAMES: Final = frozenset(v.PLACES)
_CODES: Final = frozenset(v.CODES)
_TIMES: Final = frozenset(v.TIMES)
# A row of which nothing is read.
_EMPTY: Final[dict[str, object]] = {
    **dict.fromkeys((*v.PLACES, *v.CODES, v.PERIOD), ""),
    **dict.fromkeys((*v.COUNTS, v.PREVALENCE)),
}


class TableRows(NamedTuple):
    """What one table holds: `rows` and `totals` (columns as RecapRows), findings, and the month its title names."""

    rows: list[dict[str, object]]
    totals: list[dict[str, object]]
    findings: list[Finding]
    month_in_title: str | None


@dataclass(frozen=True)
class RecapRows:
    """The rows of a recap as they stand in the file.

    `rows`: one row a row of the file, columns sheet, row, the PLACES and CODES (text, "" where there is none), period
    ("2025-08", "2025" or ""), the COUNTS and prevalence_pct (NaN where there is none). `totals`: rows that say they add
    others up, likewise. `columns`: what is taken for what. `unit`: the deepest place that rows are told by, of PLACES.
    """

    rows: pd.DataFrame
    totals: pd.DataFrame
    findings: list[Finding]
    columns: dict[str, Column]
    unit: str
    month_in_title: str | None


def rows_of(sheet: Sheet, layout: Layout) -> TableRows:
    """The rows below the headings of one table."""
    found = TableRows([], [], [], month_in_title(sheet, layout.first))
    above: dict[str, str] = {}
    of_all = {says: name for says, name in places_in_title(sheet, layout.first).items() if says not in layout.columns}
    numbers = {column.place for says, column in layout.columns.items() if says in (*v.COUNTS, v.PREVALENCE)}
    named = [column for says, column in layout.columns.items() if says in (*v.PLACES, *v.CODES)]
    # Some dozen months in tens of thousands of rows; kept for this table alone.
    month_of = cache(period_of)
    for row in sheet.rows[layout.first :]:
        if is_numbering(row) or all(row.at(column.place) == column.heading for column in named):
            continue  # the columns are counted, or the headings repeated on another printed page
        told = first_label(row, numbers)
        if NOTE.match(told):
            continue
        record, faults = _record(sheet, row, layout, month_of)
        has_counts = any(record[column] is not None for column in v.COUNTS)
        if TOTAL.match(told):
            if has_counts:
                found.totals.append(record)
            above = {}
            continue
        if not has_counts and not faults:
            # A line of text below the table has one cell; a village that sent nothing has its name and number.
            if sum(cell != "" for cell in row.cells) > 1:
                words = Term("no figures stand in the row of {name}", name=told)
                found.findings.append(Finding("no_figures", words, sheet.name, row.number))
            continue
        record.update(of_all)
        fill_down(record, above)
        found.rows.append(record)
        found.findings.extend(faults)
    return found


def places_in_title(sheet: Sheet, first: int) -> dict[str, str]:
    """The kecamatan and the district that the rows above the headings name: "Kecamatan : Darma", "KAB. KUNINGAN"."""
    found: dict[str, str] = {}
    for row in sheet.rows[: min(first, _ROWS_ABOVE)]:
        # "Kecamatan", ":" and the name may each have a cell of their own.
        line = " ".join(cell for cell in dict.fromkeys(row.cells) if isinstance(cell, str) and cell)
        if within := _KECAMATAN_ABOVE.search(line):
            found.setdefault(v.SUBDISTRICT, within[1].strip())
        if within := _DISTRICT_ABOVE.search(line):
            found.setdefault(v.DISTRICT, within[0].replace(":", " ").strip())
    return found


def fill_down(record: dict[str, object], above: dict[str, str]) -> None:
    """Takes a kecamatan or puskesmas that is written once for several rows from the row where it stands."""
    below = ""
    for level in reversed(v.PLACES):
        if level in _ONCE_FOR_ALL and not record[level] and below:
            record[level] = above.get(level, "")
        below = below or str(record[level])
    above.update({level: str(record[level]) for level in _ONCE_FOR_ALL if record[level]})


def _record(
    sheet: Sheet, row: Row, layout: Layout, month_of: Callable[[Value, Value], str | None]
) -> tuple[dict[str, object], list[Finding]]:
    """A row with what is read of it, and a finding for each cell that is not."""
    record: dict[str, object] = {**_EMPTY, v.SHEET: sheet.name, v.ROW: row.number}
    faults: list[Finding] = []
    times: dict[str, Value] = {}
    for says, column in layout.columns.items():
        value = row.at(column.place)
        if value == "":
            continue
        if says in _NAMES:
            record[says] = value if type(value) is str else cell_text(value)
        elif says in _CODES:
            record[says] = code_digits(value)
        elif says in _TIMES:
            times[says] = value
        else:
            try:
                record[says] = printed_percent(value) if says == v.PREVALENCE else counted(value)
            except UnreadNumberError as error:
                if says != v.PREVALENCE:  # a printed percent is only compared
                    faults.append(unread_cell(sheet, row, column.place, column.heading, error))
    record[v.PERIOD] = period_in(times, month_of)
    return record, faults


def period_in(times: Mapping[str, Value], month_of: Callable[[Value, Value], str | None] = period_of) -> str:
    """The month of a row ("" for none): of its own month and year, else of its period or date; `times` by TIMES."""
    year = times.get(v.YEAR, "")
    told = (month_of(times[says], year) for says in (v.MONTH, v.PERIOD, v.YEAR, v.DATE) if says in times)
    return next(filter(None, told), "")


def joined(tables: list[tuple[TableRows, Layout]]) -> RecapRows:
    """The rows of all tables of a file that have the layout of a recap."""
    columns = dict(tables[0][1].columns)
    names = [v.SHEET, v.ROW, *v.PLACES, *v.CODES, v.PERIOD, *v.COUNTS, v.PREVALENCE]
    rows, totals = (
        pd.DataFrame([record for table, _ in tables for record in getattr(table, part)], columns=names)
        for part in ("rows", "totals")
    )
    kinds = {**dict.fromkeys((*v.COUNTS, v.PREVALENCE), "float64"), v.ROW: "int64"}
    months = {table.month_in_title for table, _ in tables}
    told_by = [level for level in reversed(v.PLACES) if (rows[level] != "").any()]
    by_code = {v.VILLAGE_CODE: v.VILLAGE, v.SUBDISTRICT_CODE: v.SUBDISTRICT}
    unit = next((level for code, level in by_code.items() if code in columns and v.VILLAGE not in told_by), "")
    return RecapRows(
        rows=rows.astype(kinds),
        totals=totals.astype(kinds),
        findings=[finding for table, _ in tables for finding in table.findings],
        columns=columns,
        unit=told_by[0] if told_by else unit,
        month_in_title=months.pop() if len(months) == 1 else None,
    )
