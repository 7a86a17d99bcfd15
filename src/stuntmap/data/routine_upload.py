"""Reads the one row of e-PPGBM figures that a reader uploads; nothing of it is kept.

Tables of single children are refused before anything is read from them: no names, no NIK.
"""

import io
import re
from typing import Final
from zipfile import BadZipFile

import pandas as pd

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
    "prevalence_pct": ("prevalensi", "prevalensi_pct", "prevalence", "prevalence_pct"),
    "measured": ("balita_diukur", "jumlah_diukur", "diukur", "children_measured"),
    "expected": ("balita_sasaran", "sasaran", "jumlah_balita", "children_expected"),
    "period": ("periode", "bulan", "period"),
}
PERSONAL: Final = re.compile(r"(^|_)(nik|nama|name|alamat|no_kk|tgl_lahir|tanggal_lahir|nama_anak|nama_ortu)($|_)")
LARGEST_BYTES: Final = 1_000_000

_PREVALENCE: Final = "prevalensi"
_UNREAD: Final = {
    NO_NUMBER: marked("which is no number"),
    NOT_WHOLE: marked("which is no whole number"),
    TWO_READINGS: marked("which can be read as a thousand or as decimals; write one or two decimals"),
}


def routine_row(name: str, content: bytes) -> dict[str, object]:
    """The prevalence (%), children measured and expected, and period of an uploaded CSV or XLSX file.

    Raises:
        BadChoiceError: too large, unreadable, columns of single persons, a missing column, or not exactly one row.
    """
    if len(content) > LARGEST_BYTES:
        raise BadChoiceError("upload_too_large", most=LARGEST_BYTES // 10**6)
    table = _table(name, content)
    headings = {str(column).strip().lower().replace(" ", "_"): column for column in table.columns}
    if personal := [heading for heading in headings if PERSONAL.search(heading)]:
        raise BadChoiceError("upload_personal", columns=personal[:3])
    found = {field: headings[heading] for field, known in COLUMNS.items() for heading in known if heading in headings}
    if missing := [known[0] for field, known in COLUMNS.items() if field not in found]:
        raise BadChoiceError("upload_lacks_columns", columns=missing)
    rows = table.dropna(how="all")
    if len(rows) != 1:
        raise BadChoiceError("upload_rows", rows=len(rows))
    row = rows.iloc[0]
    return {
        "prevalence_pct": _number(row[found["prevalence_pct"]], _PREVALENCE),
        "measured": _number(row[found["measured"]], "balita_diukur"),
        "expected": _number(row[found["expected"]], "balita_sasaran"),
        "period": str(row[found["period"]]),
    }


def _table(name: str, content: bytes) -> pd.DataFrame:
    try:
        if name.lower().endswith(".xlsx"):
            return pd.read_excel(io.BytesIO(content), dtype=object)
        text = content.decode("utf-8-sig")
        separator = ";" if text.partition("\n")[0].count(";") else ","
        return pd.read_csv(io.StringIO(text), sep=separator, dtype=str)
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError, BadZipFile, ValueError, KeyError):
        raise BadChoiceError("upload_unreadable") from None


def _number(value: object, column: str) -> float:
    """The number in a cell: typed as text, or a cell of a workbook that is a number already."""
    if pd.isna(value):  # type: ignore[call-overload]
        raise BadChoiceError("upload_empty", column=column)
    try:
        return written_decimal(value) if column == _PREVALENCE else written_count(value)
    except UnreadNumberError as error:
        reason = Term(_UNREAD[error.kind])
        raise BadChoiceError("upload_unread", column=column, text=str(value)[:20], reason=reason) from None
