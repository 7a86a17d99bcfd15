"""The day on which figures are read: it decides which targets lie behind and which ahead.

It enters here, at the edge (a visit, a command, the date of a meeting), and is handed on as an argument; nothing else
asks a clock.
"""

import os
import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

# Sets the day for a server, so that a presentation can be prepared for another one. `stuntmap serve --as-of` sets it.
DAY_VARIABLE: Final = "STUNTMAP_AS_OF"
# Western Indonesia Time has no summer time: no table of time zones is needed.
JAKARTA: Final = timezone(timedelta(hours=7), "WIB")
# The beginnings of the months in Bahasa and English, as people type them.
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            *(("jan",), ("feb", "peb"), ("mar",), ("apr",), ("mei", "may"), ("jun",), ("jul",)),
            *(("agu", "ags", "agt", "aug"), ("sep",), ("okt", "oct"), ("nov", "nop"), ("des", "dec")),
        ),
        start=1,
    )
    for name in names
}
_ISO: Final = re.compile(r"(?<!\d)(20\d\d)-(\d{1,2})-(\d{1,2})(?!\d)")
_NUMBERS: Final = re.compile(r"(?<!\d)(\d{1,2})[-/. ](\d{1,2})[-/. ](20\d\d)(?!\d)")
_WORDS: Final = re.compile(r"(?:(?<!\d)(\d{1,2})\s+)?([^\W\d]{3,})\.?,?\s+(20\d\d)(?!\d)")
_MONTH_FIRST: Final = re.compile(r"([^\W\d]{3,})\.?\s+(\d{1,2}),?\s+(20\d\d)(?!\d)")
_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def today(now: datetime | None = None) -> date:
    """The day in Jakarta, or the one that STUNTMAP_AS_OF names; `now` stands for the clock in tests.

    Raises:
        ValueError: the variable holds no day as YYYY-MM-DD.
    """
    if named := os.environ.get(DAY_VARIABLE):
        return date.fromisoformat(named)
    return (now or datetime.now(UTC)).astimezone(JAKARTA).date()


def typed_day(text: str) -> date | None:
    """The day that a typed date names: "Kamis, 12 November 2026", "12/11/2026", "2026-11-12", "November 2026", "2026".

    Without a day it is the first of the month, or of the year; None where no year from 2000 on is named.
    """
    if found := _ISO.search(text):
        return _day(*found.groups())
    if found := _NUMBERS.search(text):
        return _day(*reversed(found.groups()))
    if (found := _MONTH_FIRST.search(text)) and (month := _month(found[1])):
        return _day(found[3], month, found[2])
    if (found := _WORDS.search(text)) and (month := _month(found[2])):
        return _day(found[3], month, found[1] or 1)
    return date(int(found[1]), 1, 1) if (found := _YEAR.search(text)) else None


def _month(word: str) -> int | None:
    return _MONTHS.get(word[:3].lower())


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
