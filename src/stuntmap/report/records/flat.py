"""Records as the rows of a table: what lies within a record stands in columns of its own."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from stuntmap.report.records.fields import Parts


def flat_columns(parts: Parts) -> list[str]:
    """The columns of records with these parts: a rank within a record is rank_province_rank, rank_province_of, ..."""
    found: list[str] = []
    for name in parts.names:
        inner = parts.inner.get(name)
        found += [name] if inner is None else [f"{name}_{held}" for held in flat_columns(inner)]
    return found


def flat_values(record: Mapping[str, Any] | None, parts: Parts) -> list[Any]:
    """The values of a record in the order of `flat_columns`; all None where there is no record."""
    found: list[Any] = []
    for name in parts.names:
        value, inner = (None if record is None else record[name]), parts.inner.get(name)
        found += [value] if inner is None else flat_values(value, inner)
    return found


def csv_text(records: Iterable[Mapping[str, Any]], parts: Parts) -> str:
    """Records as CSV (RFC 4180): names of the columns, then a line a record; a missing value is an empty field.

    Numbers are written with a decimal point, truth as true and false.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(flat_columns(parts))
    writer.writerows([_written(value) for value in flat_values(record, parts)] for record in records)
    return text.getvalue()


def _written(value: Any) -> Any:
    if isinstance(value, list):
        return ",".join(value)
    return str(value).lower() if isinstance(value, bool) else value
