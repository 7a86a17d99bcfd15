"""The rows of a table of interventions: place, period, indicator, numerator and denominator as they are shown."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.data.interventions.headings import REGION, REGION_DIGITS, InterventionLayout
from stuntmap.data.interventions.names import indicator_of
from stuntmap.data.interventions.periods import intervention_period, period_in_title
from stuntmap.data.recaps.headings import Column
from stuntmap.data.recaps.rows import fill_down, places_in_title
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

_MEASURES: Final = (v.NUMERATOR, v.DENOMINATOR, v.COVERED)
_COLUMNS: Final = (v.SHEET, v.ROW, *v.PLACES, *v.CODES, v.PERIOD, v.INDICATOR, *_MEASURES)


@dataclass(frozen=True)
class InterventionRows:
    """The rows of a table of interventions as they stand in the file.

    `rows`: one row a place, period and indicator, columns sheet, row, the PLACES and CODES (text, "" where there is
    none), period ("2025-Q3", "2025-08", "2025" or ""), indicator (the name of one in `indicators`), numerator,
    denominator (NaN where none is read), covered_pct as printed. `taken`: heading, what it was taken for (a name of
    RECAP_COLUMN_WORDS, or an indicator), and whether that is sure. `is_by_region`: the places stand in one column of
    regions, which does not say of what kind they are.
    """

    rows: pd.DataFrame
    indicators: dict[str, v.Intervention]
    findings: list[Finding]
    columns: dict[str, Column]
    taken: tuple[tuple[str, v.Intervention], ...]
    unit: str
    period_in_title: str | None
    is_by_region: bool


def intervention_rows_of(tables: list[tuple[Sheet, InterventionLayout]]) -> InterventionRows:
    """The rows of all tables of a file that have the layout of interventions."""
    records: list[dict[str, object]] = []
    findings: list[Finding] = []
    indicators: dict[str, v.Intervention] = {}
    taken: dict[str, v.Intervention] = {}
    for sheet, layout in tables:
        for record, faults, heading, indicator in _read(sheet, layout):
            indicators.setdefault(indicator.name, indicator)
            taken.setdefault(heading, indicator)
            records.append(record)
            findings += faults
    rows = pd.DataFrame(records, columns=list(_COLUMNS))
    kinds = {**dict.fromkeys(_MEASURES, "float64"), v.ROW: "int64"}
    layout = tables[0][1]
    told_by = [level for level in reversed(v.PLACES) if (rows[level] != "").any()]
    periods = {period_in_title(sheet, each.first) for sheet, each in tables}
    unit = told_by[0] if told_by else v.SUBDISTRICT
    if v.VILLAGE not in told_by and (rows[v.VILLAGE_CODE] != "").any():
        unit = v.VILLAGE
    return InterventionRows(
        rows.astype(kinds),
        indicators,
        findings,
        {says: column for says, column in layout.columns.items() if says in v.RECAP_COLUMN_WORDS},
        tuple(taken.items()),
        unit,
        periods.pop() if len(periods) == 1 else None,
        REGION in layout.columns,
    )


def _read(
    sheet: Sheet, layout: InterventionLayout
) -> Iterator[tuple[dict[str, object], list[Finding], str, v.Intervention]]:
    above: dict[str, str] = {}
    of_all = {says: name for says, name in places_in_title(sheet, layout.first).items() if says not in layout.columns}
    numbers = {column.place for says, column in layout.columns.items() if says in _MEASURES}
    numbers |= {column.place for pair in layout.pairs for column in pair.columns.values()}
    named = [column for says, column in layout.columns.items() if says in (*v.PLACES, REGION)]
    carried: Value = ""
    # Kept for this table alone.
    indicator_in, period_of = cache(indicator_of), cache(intervention_period)
    for row in sheet.rows[layout.first :]:
        if is_numbering(row) or (named and all(row.at(column.place) == column.heading for column in named)):
            continue
        told = first_label(row, numbers)
        if NOTE.match(told) or not any(row.at(place) != "" for place in numbers):
            continue
        place = _place(row, layout, period_of)
        if TOTAL.match(told):
            above = {}
            continue
        place.update(of_all)
        fill_down(place, above)
        place |= {v.SHEET: sheet.name, v.ROW: row.number}
        if layout.is_long:
            # A printed table names an indicator once for the rows below it.
            carried = row.at(layout.columns[v.INDICATOR].place) or carried
            if carried != "":
                heading = cell_text(carried)
                indicator = indicator_in(heading)
                yield (*_measured(sheet, row, place, layout.columns, indicator), heading, indicator)
            continue
        for pair in layout.pairs:
            if any(row.at(column.place) != "" for column in pair.columns.values()):
                yield (*_measured(sheet, row, place, pair.columns, pair.indicator), pair.heading, pair.indicator)


def _measured(
    sheet: Sheet, row: Row, place: dict[str, object], columns: dict[str, Column], indicator: v.Intervention
) -> tuple[dict[str, object], list[Finding]]:
    record: dict[str, object] = {**place, v.INDICATOR: indicator.name, **dict.fromkeys(_MEASURES)}
    faults = []
    for measure in _MEASURES:
        if measure not in columns:
            continue
        value = row.at(columns[measure].place)
        try:
            record[measure] = printed_percent(value) if measure == v.COVERED else counted(value)
        except UnreadNumberError as error:
            if measure != v.COVERED:
                faults.append(unread_cell(sheet, row, columns[measure].place, columns[measure].heading, error))
    return record, faults


def _place(
    row: Row, layout: InterventionLayout, period_of: Callable[[Value, Value, bool], str | None]
) -> dict[str, object]:
    """Place and period of a row, everything as text."""
    found: dict[str, object] = dict.fromkeys((*v.PLACES, *v.CODES, v.PERIOD), "")
    times: dict[str, Value] = {}
    for says, column in layout.columns.items():
        value = row.at(column.place)
        if value == "":
            continue
        if says in v.PLACES:
            found[says] = cell_text(value)
        elif says in v.CODES:
            found[says] = code_digits(value)
        elif says == REGION_DIGITS:
            digits = code_digits(value)
            found[v.VILLAGE_CODE if len(digits) == v.VILLAGE_DIGITS else v.SUBDISTRICT_CODE] = digits
        elif says in (*v.TIMES, v.QUARTER):
            times[says] = value
    if REGION in layout.columns:
        name = cell_text(row.at(layout.columns[REGION].place))
        is_village = bool(found[v.VILLAGE_CODE]) or name.lower().startswith(("desa ", "kelurahan ", "kel. ", "kel "))
        found[v.VILLAGE if is_village else v.SUBDISTRICT] = name
    found[v.PERIOD] = _period(times, period_of)
    return found


def _period(times: dict[str, Value], period_of: Callable[[Value, Value, bool], str | None]) -> str:
    year = times.get(v.YEAR, "")
    told = (
        period_of(times[says], year, says == v.QUARTER)
        for says in (v.QUARTER, v.MONTH, v.PERIOD, v.YEAR, v.DATE)
        if says in times
    )
    return next(filter(None, told), "")


NO_INDICATOR: Final = Term("an indicator (in a column “indikator”, or in the heading of each pair of columns)")
NO_COUNTS: Final = Term("numerator (capaian) and denominator (sasaran)")
NO_PLACE: Final = Term("puskesmas, kecamatan or desa")
