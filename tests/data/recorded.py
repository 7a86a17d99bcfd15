"""Made-up data files with a record, for tests of what reads them."""

from collections.abc import Iterable
from pathlib import Path

from stuntmap.data.provenance import Record, RecordedColumn, write_record


def recorded(path: Path, content: str, columns: Iterable[str] = ("a",), warnings: Iterable[str] = ()) -> Record:
    """`content` written to `path` with a record that fits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode())
    return write_record(
        path,
        title="Title",
        producer="Producer",
        citation="Citation",
        url="https://example.org/a",
        licence="Licence",
        accessed="2026-11-22",
        built_by="a test",
        built_how="Written by hand.",
        columns={name: RecordedColumn(f"Definition of {name}", "text") for name in columns},
        warnings=tuple(warnings),
    )
