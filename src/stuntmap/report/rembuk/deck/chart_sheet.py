"""The workbook inside a native chart: categories and values as drawn, and the 95 % limits of every series."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from stuntmap.language import Language
from stuntmap.report.workbook import FIRST_MOMENT

SHEET: Final = "Sheet1"


@dataclass(frozen=True)
class Series:
    """One series of a native chart: name, and by category value and 95 % limits; None where there is none."""

    name: str
    values: tuple[float | None, ...]
    lows: tuple[float | None, ...]
    highs: tuple[float | None, ...]

    @property
    def above(self) -> tuple[float | None, ...]:
        """From each value up to its upper limit."""
        return tuple(_apart(high, value) for high, value in zip(self.highs, self.values, strict=True))

    @property
    def below(self) -> tuple[float | None, ...]:
        """From each lower limit up to its value."""
        return tuple(_apart(value, low) for low, value in zip(self.lows, self.values, strict=True))

    @property
    def has_limits(self) -> bool:
        """Whether any value has limits."""
        return any(distance is not None for distance in self.above)


def _apart(upper: float | None, lower: float | None) -> float | None:
    return None if upper is None or lower is None else round(upper - lower, 10)


def limit_references(series: Sequence[Series], place: int) -> tuple[str, str]:
    """Where the workbook keeps the distances to the limits of the series at `place`: above, below."""
    before = sum(1 for other in series[:place] if other.has_limits)
    first = 2 + len(series) + 4 * before + 2
    last = 1 + len(series[place].values)
    above, below = (
        f"{SHEET}!{xl_col_to_name(column, True)}$2:{xl_col_to_name(column, True)}${last}"
        for column in (first - 1, first)
    )
    return above, below


def sheet_bytes(language: Language, categories: Sequence[str], series: Sequence[Series]) -> bytes:
    """The workbook: column A the categories, then one column a series, then four columns a series with limits."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"created": FIRST_MOMENT})
    sheet, bold = book.add_worksheet(SHEET), book.add_format({"bold": True})
    columns: list[tuple[str, Sequence[Any]]] = [("", categories)]
    columns += [(one.name, one.values) for one in series]
    for one in series:
        if one.has_limits:
            columns += [
                (language.text("{name}: lower 95% limit", name=one.name), one.lows),
                (language.text("{name}: upper 95% limit", name=one.name), one.highs),
                (language.text("{name}: distance to the upper limit", name=one.name), one.above),
                (language.text("{name}: distance to the lower limit", name=one.name), one.below),
            ]
    for column, (heading, values) in enumerate(columns):
        # Text stays text, whatever it begins with.
        sheet.write_string(0, column, heading, bold)
        for row, value in enumerate(values, start=1):
            if isinstance(value, str):
                sheet.write_string(row, column, value)
            elif value is not None:
                sheet.write_number(row, column, value)
        sheet.set_column(column, column, 26)
    book.close()
    return content.getvalue()
