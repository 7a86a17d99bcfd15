"""The month or quarter (triwulan) that a row or a title of interventions is about."""

import re
from typing import Final

from stuntmap.data.recaps.months import is_period, period_of
from stuntmap.data.uploads.sheets import Sheet, Value

_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER: Final = re.compile(r"\b(?:triwulan|trw|tw|twl|quarter|q)[ .\-]*(iv|i{1,3}|[1-4])\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_WRITTEN: Final = re.compile(r"20\d\d-Q[1-4]")
_TITLE_ROWS: Final = 6


def intervention_period(value: Value, year: Value = "", of_quarters: bool = False) -> str | None:
    """The quarter ("2025-Q3"), month ("2025-08") or year that a cell says, with the year of another cell.

    `of_quarters`: the column is headed "Triwulan", so that a bare number counts quarters.
    """
    text = str(value).strip()
    if _WRITTEN.fullmatch(text.upper()):
        return text.upper()
    number = _QUARTER.search(text)
    bare = text.lower().removesuffix(".0") if of_quarters else ""
    quarter = _QUARTERS[number[1].lower()] if number else _QUARTERS.get(bare)
    if quarter is None:
        return period_of(value, year)
    told = _YEAR.search(text) or _YEAR.search(f"{year:.12g}" if isinstance(year, float) else str(year))
    return f"{told[1]}-Q{quarter}" if told else None


def is_intervention_period(text: str) -> bool:
    """Whether a text is a quarter, month or year as `intervention_period` writes it."""
    return is_period(text) or bool(_WRITTEN.fullmatch(text))


def period_in_title(sheet: Sheet, first: int) -> str | None:
    """The one quarter or month that the rows above the headings name, or the name of the sheet."""
    said = [cell for row in sheet.rows[: min(first, _TITLE_ROWS)] for cell in row.cells if isinstance(cell, str)]
    told = {intervention_period(text) for text in {*said, sheet.name}}
    periods = {period for period in told if period and "-" in period}
    return periods.pop() if len(periods) == 1 else None
