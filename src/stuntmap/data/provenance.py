"""The record beside every data file: who produced it, how it was built, and the hash that tells whether it changed."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

from stuntmap.data.project import ROOT
from stuntmap.data.usage_warnings import WARNINGS
from stuntmap.errors import DataFileError

__all__ = [
    "WARNINGS",
    "Record",
    "RecordedColumn",
    "all_records",
    "checked_bytes",
    "read_record",
    "read_record_file",
    "record_path",
    "record_places",
    "verify_file",
    "write_record",
]

RECORD_SUFFIX: Final = ".meta.yml"
RECORDED_FOLDERS: Final = ("data", "static")

# The C parser reads a record ten times faster, and is missing only where PyYAML was built without libyaml.
_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class RecordedColumn(NamedTuple):
    """What a column says, and its unit ("%", "km2", "text", ...)."""

    definition: str
    unit: str


@dataclass(frozen=True)
class Record:
    """Where one data file comes from. `path` is the data file; `warnings` holds codes of WARNINGS."""

    path: Path
    title: str
    producer: str
    citation: str
    url: str
    licence: str
    accessed: str
    built_by: str
    built_how: str
    sha256: str
    bytes: int
    columns: dict[str, RecordedColumn]
    warnings: tuple[str, ...]


_TEXT_FIELDS: Final = (
    "title",
    "producer",
    "citation",
    "url",
    "licence",
    "accessed",
    "built_by",
    "built_how",
    "sha256",
)
_FIELDS: Final = ("file", *(field.name for field in fields(Record) if field.name != "path"))


def record_path(path: Path) -> Path:
    """The place of the record of the data file `path`: the same name up to its first dot, with .meta.yml."""
    return path.with_name(path.name.split(".")[0] + RECORD_SUFFIX)


def read_record(path: Path) -> Record:
    """The record of the data file `path`.

    Raises:
        DataFileError: there is no record ("missing_record"), or it is incomplete or malformed ("record_...").
    """
    place = record_path(path)
    try:
        text = place.read_bytes()
    except FileNotFoundError:
        raise DataFileError("missing_record", path=path, record=place.name, folder=path.parent) from None
    record = _parsed(place, text)
    if record.path.name != path.name:
        raise DataFileError("record_of_other_file", path=place, other=record.path.name, file=path.name)
    return record


def read_record_file(place: Path) -> Record:
    """The record written in the file `place` (NAME.meta.yml), whether or not its data file exists.

    Raises:
        DataFileError: the record is incomplete or malformed ("record_...").
    """
    return _parsed(place, place.read_bytes())


def write_record(
    path: Path,
    *,
    title: str,
    producer: str,
    citation: str,
    url: str,
    licence: str,
    accessed: str,
    built_by: str,
    built_how: str,
    columns: Mapping[str, RecordedColumn],
    warnings: Sequence[str] = (),
) -> Record:
    """The record of the data file `path`, written beside it with the file's hash and size: same input, same bytes.

    Raises:
        DataFileError: a field is empty, or a warning is not in WARNINGS ("record_...").
    """
    content = path.read_bytes()
    fact_sheet = {
        "file": path.name,
        "title": title,
        "producer": producer,
        "citation": citation,
        "url": url,
        "licence": licence,
        "accessed": accessed,
        "built_by": built_by,
        "built_how": built_how,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "columns": {name: {"definition": column.definition, "unit": column.unit} for name, column in columns.items()},
        "warnings": list(warnings),
    }
    place = record_path(path)
    text = yaml.safe_dump(fact_sheet, sort_keys=False, allow_unicode=True, width=110).encode()
    record = _parsed(place, text)
    place.write_bytes(text)
    return record


def checked_bytes(path: Path) -> bytes:
    """The content of the data file `path`, once its hash was found to equal the one in its record.

    Raises:
        DataFileError: the file is missing ("missing_file"), has no record ("missing_record"), has a malformed one
            ("record_..."), or was changed after the record was written ("hash_mismatch").
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise DataFileError("missing_file", path=path, folder=path.parent) from None
    expected = read_record(path).sha256
    found = hashlib.sha256(content).hexdigest()
    if found != expected:
        raise DataFileError("hash_mismatch", path=path, found=found[:12], expected=expected[:12])
    return content


def verify_file(path: Path) -> Record:
    """The record of the data file `path`, once file and record were found to agree. Raises as `checked_bytes`."""
    checked_bytes(path)
    return read_record(path)


def all_records(root: Path = ROOT) -> list[Record]:
    """Every record below data/ and static/ of the project folder `root`, sorted by place.

    Raises:
        DataFileError: a record is incomplete or malformed ("record_...").
    """
    return [read_record_file(place) for place in record_places(root)]


def record_places(root: Path = ROOT) -> list[Path]:
    """The place of every record file below data/ and static/ of the project folder `root`, sorted."""
    return sorted(place for folder in RECORDED_FOLDERS for place in (root / folder).rglob(f"*{RECORD_SUFFIX}"))


def _parsed(place: Path, text: bytes) -> Record:
    try:
        found = _fact_sheet(text)
    except yaml.YAMLError as error:
        raise DataFileError("record_not_yaml", path=place) from error
    if not isinstance(found, dict):
        raise DataFileError("record_not_fields", path=place)
    if missing := [name for name in _FIELDS if name not in found]:
        raise DataFileError("record_lacks_fields", path=place, fields=missing)
    if empty := [name for name in ("file", *_TEXT_FIELDS) if not str(found[name] or "").strip()]:
        raise DataFileError("record_empty_fields", path=place, fields=empty)
    if not isinstance(found["bytes"], int):
        raise DataFileError("record_bytes_no_integer", path=place)
    if not isinstance(found["warnings"], list):
        raise DataFileError("record_warnings_no_list", path=place)
    if unknown := [code for code in found["warnings"] if code not in WARNINGS]:
        raise DataFileError("record_unknown_warnings", path=place, warnings=unknown)
    return Record(
        path=place.with_name(str(found["file"])),
        **{name: str(found[name]) for name in _TEXT_FIELDS},
        bytes=found["bytes"],
        columns=_columns(place, found["columns"]),
        warnings=tuple(found["warnings"]),
    )


# A verification reads each record several times, and most of that is YAML.
@lru_cache(maxsize=256)
def _fact_sheet(text: bytes) -> object:
    return yaml.load(text, Loader=_LOADER)


def _columns(place: Path, found: object) -> dict[str, RecordedColumn]:
    if not isinstance(found, dict):
        raise DataFileError("record_columns_no_list", path=place)
    unclear = [
        name
        for name, column in found.items()
        if not isinstance(column, dict) or not column.get("definition") or not column.get("unit")
    ]
    if unclear:
        raise DataFileError("record_unclear_columns", path=place, columns=unclear)
    return {str(name): RecordedColumn(str(column["definition"]), str(column["unit"])) for name, column in found.items()}
