"""What single cells and rows of a reader's table of counts say: numbers as they are shown, codes, sums, notes."""

import re
from typing import Final

from stuntmap.data.uploads.sheets import NO_RESULT, SCALED, Percent, Row, Sheet, Value, place, quoted
from stuntmap.language import Term
from stuntmap.language.findings import Finding
from stuntmap.language.written_numbers import NO_NUMBER, UNREAD, UnreadNumberError, written_count, written_decimal

# A row that adds others up, and a line of text about the table, by their first words.
TOTAL: Final = re.compile(r"(?:grand |sub ?)?(?:jumlah|total|jml)\b", re.IGNORECASE)
NOTE: Final = re.compile(
    r"(?:rata[- ]?rata|persen|persentase|target|mengetahui|data tanggal)\b|%|(?:sumber|keterangan|catatan)\s*:",
    re.IGNORECASE,
)
# What stands for nothing: no figure, and never zero.
_NOTHING: Final = {"", "-", "–", "n/a", "na", "tad"}
_SMALLEST_NUMBERED: Final = 4
_WORD: Final = re.compile(r"[^\W\d_]{2}")


def counted(value: Value) -> int | None:
    """A count as it is shown; None where the cell says that there is none.

    Raises:
        UnreadNumberError: it is no whole number, or not the one that is shown.
    """
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


def printed_percent(value: Value) -> float | None:
    """A percentage as it is printed, "8.6 %" or "5.24% %". Raises `UnreadNumberError`."""
    if isinstance(value, str):
        value = value.replace("%", " ").strip()
        return None if value.lower() in _NOTHING else written_decimal(value)
    return float(value) if isinstance(value, int | float) else None


_UNREAD_WORDS: Final = {
    str(SCALED): Term("the number is shown in thousands"),
    str(NO_RESULT): Term("a formula without a result"),
}


def unread_cell(sheet: Sheet, row: Row, column: int, heading: str, error: UnreadNumberError) -> Finding:
    """That a cell of counts is not read, so that its row is set aside; `column` from 0."""
    reason = _UNREAD_WORDS.get(error.kind) or Term(UNREAD[error.kind])
    words = Term(
        "the cell {cell} ({column}) holds “{text}”, {reason}",
        cell=place(row.number, column),
        column=heading,
        text=quoted(error.text),
        reason=reason,
    )
    return Finding("unread_cell", words, sheet.name, row.number, heading, excludes=True)


def code_digits(value: Value) -> str:
    """The digits of a code: "33.10.01.2001", 3310012001.0 and "ID3310012001" are "3310012001"; "" for anything else."""
    if isinstance(value, str) and (value == "" or (value.isascii() and value.isdecimal())):
        return value
    if isinstance(value, float) and value.is_integer() and value > 0:
        return str(int(value))
    text = re.sub(r"^ID", "", str(value).strip(), flags=re.IGNORECASE)
    text = re.sub(r"\.0$", "", text) if re.fullmatch(r"\d+\.0", text) else text
    digits = text.replace(".", "").replace(" ", "")
    return digits if digits.isascii() and digits.isdecimal() else ""


def cell_text(value: Value) -> str:
    """A cell as text; a number without needless digits."""
    return f"{value:.12g}" if isinstance(value, int | float) else str(value)


def first_label(row: Row, numbers: set[int]) -> str:
    """The first text of a row outside the columns of numbers."""
    for column, cell in enumerate(row.cells):
        if type(cell) is str and column not in numbers and _WORD.search(cell):
            return cell
    return ""


def is_numbering(row: Row) -> bool:
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
