"""The month that a row or a title is about: "2025-08", or the year alone where no month is written."""

import re
from datetime import date
from typing import Final

from stuntmap.data.uploads.sheets import Sheet, Value

_NAMES: Final = (
    ("januari", "january", "jan"),
    ("februari", "pebruari", "february", "feb", "peb"),
    ("maret", "march", "mar", "mrt"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "agu", "ags", "agt", "agst", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "december", "des", "dec"),
)
_NUMBER_OF_NAME: Final = {name: number for number, names in enumerate(_NAMES, start=1) for name in names}
_NUMBERED: Final = (
    re.compile(r"20\d\d[-/. ]?(0[1-9]|1[0-2])(?:[-/.]\d{1,2})?(?:[ t].*)?"),  # 2025-08, 202508, 2025-08-01
    re.compile(r"(0?[1-9]|1[0-2])[-/. ]20\d\d"),  # 08/2025
    re.compile(r"\d{1,2}[-/.](0?[1-9]|1[0-2])[-/.]20\d\d"),  # 01/08/2025, the day first
)
_TITLE_ROWS: Final = 6
# The day on which the table was pulled says nothing of the month it is about.
_DAY_OF_PULL: Final = re.compile(r"tanggal|dicetak|diunduh|printed|download", re.IGNORECASE)


def period_of(value: Value, year: Value = "") -> str | None:
    """The month ("2025-08") or year ("2025") that a cell says, with the year of another cell where it names none.

    None where nothing of that kind is read.
    """
    if isinstance(value, date):
        return f"{value.year}-{value.month:02}"
    text = _plain(value)
    found_year, found_month = _year_in(text), _month_in(text)
    if found_year is None:
        found_year = _year_in(_plain(year)) if year != "" else None
        if found_month is None and re.fullmatch(r"0?[1-9]|1[0-2]", text):
            found_month = int(text)
    if found_year is None:
        return None
    return f"{found_year}-{found_month:02}" if found_month else str(found_year)


def is_period(text: str) -> bool:
    """Whether a text is a month ("2025-08") or a year ("2025") as `period_of` writes it."""
    return bool(re.fullmatch(r"20\d\d(?:-(?:0[1-9]|1[0-2]))?", text))


def month_in_title(sheet: Sheet, first: int) -> str | None:
    """The one month that the rows above the headings name, or the name of the sheet; None for none or several."""
    said = [cell for row in sheet.rows[: min(first, _TITLE_ROWS)] for cell in row.cells if isinstance(cell, str)]
    told = {period_of(text) for text in {*said, sheet.name} if not _DAY_OF_PULL.search(text)}
    months = {period for period in told if period and "-" in period}
    return months.pop() if len(months) == 1 else None


def _plain(value: Value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.12g}" if isinstance(value, int | float) else value.strip().lower()


def _year_in(text: str) -> int | None:
    if found := re.search(r"(?<!\d)(20\d\d)(?!\d)", text) or re.fullmatch(r"(20\d\d)(?:0[1-9]|1[0-2])", text):
        return int(found[1])
    # "Agt-25"
    short = re.fullmatch(r"[a-z]{3,9}[ '\-/.]+(\d\d)", text)
    return 2000 + int(short[1]) if short else None


def _month_in(text: str) -> int | None:
    named = {_NUMBER_OF_NAME[word] for word in re.findall(r"[a-z]+", text) if word in _NUMBER_OF_NAME}
    if named:
        return named.pop() if len(named) == 1 else None
    for written in _NUMBERED:
        if found := written.fullmatch(text):
            return int(found[1])
    return None
