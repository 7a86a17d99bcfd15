"""The rows of a recap: places, month and counts as they are shown; a cell not read is named, its row set aside."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.data.recaps.headings import Column, Layout
from stuntmap.data.recaps.months import month_in_title, period_of
from stuntmap.data.uploads.sheets import NO_RESULT, SCALED, Percent, Row, Sheet, Value, place, quoted
from stuntmap.language import Term
from stuntmap.language.findings import Finding
from stuntmap.language.written_numbers import NO_NUMBER, UNREAD, UnreadNumberError, written_count, written_decimal

_TOTAL: Final = re.compile(r"(?:grand |sub ?)?(?:jumlah|total|jml)\b", re.IGNORECASE)
_NOTE: Final = re.compile(
    r"(?:rata[- ]?rata|persen|persentase|target|mengetahui|data tanggal)\b|%|(?:sumber|keterangan|catatan)\s*:",
    re.IGNORECASE,
)
_ROWS_ABOVE: Final = 12
_KECAMATAN_ABOVE: Final = re.compile(r"\b(?:kecamatan|kec)\b\.?\s*:\s*([^\W\d_][^:,;()]*)", re.IGNORECASE)
_DISTRICT_ABOVE: Final = re.compile(
    r"\b(?:kabupaten|kab|kota)\b\.?\s*:?\s*[^\W\d_][^:,;()\d]*?(?=\s*(?:$|[:,;()\d]|\b(?:bulan|tahun|prov|provinsi)\b))",
    re.IGNORECASE,
)
# What stands for nothing: no figure, and never zero.
_NOTHING: Final = {"", "-", "–", "n/a", "na", "tad"}
_SMALLEST_NUMBERED: Final = 4
# Where a name stands once for several rows below, as printed tables have it.
_ONCE_FOR_ALL: Final = (v.DISTRICT, v.SUBDISTRICT, v.PUSKESMAS)
_WORD: Final = re.compile(r"[^\W\d_]{2}")
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
        if _is_numbering(row) or all(row.at(column.place) == column.heading for column in named):
            continue  # the columns are counted, or the headings repeated on another printed page
        told = _label(row, numbers)
        if _NOTE.match(told):
            continue
        record, faults = _record(sheet, row, layout, month_of)
        has_counts = any(record[column] is not None for column in v.COUNTS)
        if _TOTAL.match(told):
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
        _fill_down(record, above)
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


def _fill_down(record: dict[str, object], above: dict[str, str]) -> None:
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
            record[says] = value if type(value) is str else _text(value)
        elif says in _CODES:
            record[says] = code_digits(value)
        elif says in _TIMES:
            times[says] = value
        else:
            try:
                record[says] = _printed(value) if says == v.PREVALENCE else _count(value)
            except UnreadNumberError as error:
                if says != v.PREVALENCE:  # a printed percent is only compared
                    faults.append(_unread(sheet, row, column, error))
    record[v.PERIOD] = _period(times, month_of)
    return record, faults


def _count(value: Value) -> int | None:
    if type(value) is float and value.is_integer() and value >= 0:
        return int(value)
    if isinstance(value, str) and value.lower() in _NOTHING:
        return None
    if isinstance(value, Percent) or not isinstance(value, str | int | float) or "%" in str(value):
        raise UnreadNumberError(NO_NUMBER, quoted(value))
    if value is SCALED or value is NO_RESULT:
        raise UnreadNumberError(str(value), "")
    count = written_count(value)
    if count < 0:
        raise UnreadNumberError(NO_NUMBER, quoted(value))
    return count


def _printed(value: Value) -> float | None:
    """A percentage as it is printed, "8.6 %" or "5.24% %"."""
    if isinstance(value, str):
        value = value.replace("%", " ").strip()
        return None if value.lower() in _NOTHING else written_decimal(value)
    return float(value) if isinstance(value, int | float) else None


_UNREAD_WORDS: Final = {
    str(SCALED): Term("the number is shown in thousands"),
    str(NO_RESULT): Term("a formula without a result"),
}


def _unread(sheet: Sheet, row: Row, column: Column, error: UnreadNumberError) -> Finding:
    reason = _UNREAD_WORDS.get(error.kind) or Term(UNREAD[error.kind])
    words = Term(
        "the cell {cell} ({column}) holds “{text}”, {reason}",
        cell=place(row.number, column.place),
        column=column.heading,
        text=quoted(error.text),
        reason=reason,
    )
    return Finding("unread_cell", words, sheet.name, row.number, column.heading, excludes=True)


def _period(times: dict[str, Value], month_of: Callable[[Value, Value], str | None]) -> str:
    """The month of a row: of its own month and year, else of its period or date."""
    year = times.get(v.YEAR, "")
    told = (month_of(times[says], year) for says in (v.MONTH, v.PERIOD, v.YEAR, v.DATE) if says in times)
    return next(filter(None, told), "")


def code_digits(value: Value) -> str:
    """The digits of a code: "33.10.01.2001", 3310012001.0 and "ID3310012001" are "3310012001"; "" for anything else."""
    if isinstance(value, float) and value.is_integer() and value > 0:
        return str(int(value))
    text = re.sub(r"^ID", "", str(value).strip(), flags=re.IGNORECASE)
    text = re.sub(r"\.0$", "", text) if re.fullmatch(r"\d+\.0", text) else text
    digits = text.replace(".", "").replace(" ", "")
    return digits if digits.isascii() and digits.isdecimal() else ""


def _text(value: Value) -> str:
    return f"{value:.12g}" if isinstance(value, int | float) else str(value)


def _label(row: Row, numbers: set[int]) -> str:
    """The first text of a row outside the columns of numbers."""
    for column, cell in enumerate(row.cells):
        if type(cell) is str and column not in numbers and _WORD.search(cell):
            return cell
    return ""


def _is_numbering(row: Row) -> bool:
    """Whether a row counts the columns: 1, 2, 3, ..."""
    first = next((cell for cell in row.cells if cell != ""), "")
    if first != 1 and not (isinstance(first, str) and first.strip("()") == "1"):
        return False
    told = [
        cell.strip("()") if isinstance(cell, str) else f"{cell:.12g}"
        for cell in row.cells
        if isinstance(cell, str | int | float) and cell != ""
    ]
    return len(told) >= _SMALLEST_NUMBERED and told == [str(number) for number in range(1, len(told) + 1)]


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
