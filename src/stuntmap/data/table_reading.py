"""From the bytes of a shipped CSV file to a table that is known to keep its schema, or one error with every fault."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd
import pandera.pandas as pa

from stuntmap.data.provenance import checked_bytes
from stuntmap.errors import DataFileError, Fault
from stuntmap.language.table_rules import RULES

_HEADING_LINES: Final = 1
# What pandera calls its own checks, in the words of RULES.
_BUILT_IN: Final = {
    "column_in_dataframe": "missing_column",
    "column_in_schema": "unexpected_column",
    "not_nullable": "missing_value",
}


@dataclass(frozen=True)
class TableSchema:
    """How one table looks: `checks` is the pandera schema, `key` the columns that name a row.

    A check is named by its rule in RULES; a check of whole rows by its rule and the column to point at, with a space
    between. `numbers`, `integers`: columns with figures; every other column is text, where absent is "".
    """

    checks: pa.DataFrameSchema
    key: tuple[str, ...]
    numbers: tuple[str, ...]
    integers: tuple[str, ...]


def read_table(path: Path, schema: TableSchema) -> pd.DataFrame:
    """The table at `path`, its rows in the order of the file; figures float or int (missing NaN), the rest text.

    Raises:
        DataFileError: see `provenance.checked_bytes`; or the file is not a CSV table ("not_csv"); or the table breaks
            its schema ("broken_rules", with every fault).
    """
    content = checked_bytes(path)
    try:
        written = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        raise DataFileError("not_csv", path=path) from error
    table, faults = _with_figures(written, schema)
    faults += _broken_rules(table, written, schema)
    if faults:
        faults.sort(key=lambda fault: (fault.row or 0, fault.column or "", fault.rule))
        raise DataFileError("broken_rules", path=path, count=len(faults), faults=tuple(faults))
    return table.astype(dict.fromkeys(schema.integers, "int64"))


def _with_figures(written: pd.DataFrame, schema: TableSchema) -> tuple[pd.DataFrame, list[Fault]]:
    table = written.copy()
    faults = []
    for column in [name for name in (*schema.numbers, *schema.integers) if name in written]:
        text = written[column]
        blank = text.str.strip() == ""
        figures = pd.to_numeric(text.mask(blank), errors="coerce").astype("float64")
        unfit = figures.isna() & ~blank
        if column in schema.integers:
            unfit |= figures.notna() & (figures % 1 != 0)
        table[column] = figures
        faults += [_fault("wrong_type", row, column, written, schema) for row in unfit.index[unfit]]
    return table, faults


def _broken_rules(table: pd.DataFrame, written: pd.DataFrame, schema: TableSchema) -> list[Fault]:
    try:
        schema.checks.validate(table, lazy=True)
    except pa.errors.SchemaErrors as error:
        return list(dict.fromkeys(_faults(error.failure_cases, written, schema)))
    return []


def _faults(cases: pd.DataFrame, written: pd.DataFrame, schema: TableSchema) -> Iterator[Fault]:
    for check, column, case, row in cases[["check", "column", "failure_case", "index"]].itertuples(index=False):
        rule, _, blamed = _BUILT_IN.get(check, check).partition(" ")
        if rule in ("missing_column", "unexpected_column"):
            yield Fault(rule, column=str(case))
        elif rule in RULES and pd.notna(row):
            column = blamed or column
            if rule == "missing_value" and str(written.at[int(row), column]).strip():
                continue  # text where a figure belongs: reported as "wrong_type" already
            yield _fault(rule, int(row), column, written, schema)


def _fault(rule: str, row: int, column: str, written: pd.DataFrame, schema: TableSchema) -> Fault:
    value = written.at[row, column] if column in written else None
    return Fault(rule, row + 1 + _HEADING_LINES, column, value, _key(row, written, schema.key))


def _key(row: int, written: pd.DataFrame, key: Sequence[str]) -> str:
    return " ".join(str(written.at[row, column]) for column in key if column in written)
