"""Whether the shipped files are what they claim to be: hashes, schemas, printed figures, joins, boundaries.

Every check runs, whatever failed before it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from stuntmap.data.project import ROOT
from stuntmap.data.provenance import RECORD_SUFFIX, checked_bytes, read_record, read_record_file, record_places
from stuntmap.data.verified_contents import CONTENT_CHECKS, ContentCheck, Contents
from stuntmap.data.verified_nutrition import NUTRITION_CHECKS
from stuntmap.data.verified_practices import PRACTICE_CHECKS
from stuntmap.data.verified_subdistricts import SUBDISTRICT_CHECKS
from stuntmap.errors import DataFileError, StuntmapError
from stuntmap.language import Term

# What must have a record: everything below data/, and every boundary file that a browser may fetch.
_RECORDED_PATTERNS: Final = ("data/**/*", "static/**/*.geojson")
# Where an import of a reader's own boundaries keeps the files it replaced.
_SET_ASIDE: Final = "previous"
ALL_CHECKS: Final = (*CONTENT_CHECKS, *NUTRITION_CHECKS, *PRACTICE_CHECKS, *SUBDISTRICT_CHECKS)


@dataclass(frozen=True)
class CheckResult:
    """The outcome of one check: `name` says what was looked at, `found` what was found: an error where not `ok`."""

    name: str | Term
    ok: bool
    found: Term | StuntmapError


def verify_project(root: Path = ROOT, checks: Sequence[ContentCheck] = ALL_CHECKS) -> list[CheckResult]:
    """The result of every check of the project folder `root`, in the order of the work; all ok means sound data.

    Every file is held against its record; of what the files hold, `checks` are made.
    """
    contents = Contents(root)
    of_files = [_result(path.relative_to(root).as_posix(), partial(_file_agrees, path)) for path in _files(root)]
    of_contents = [_result(name, partial(check, contents)) for name, check in checks]
    return of_files + of_contents


def _result(name: str | Term, check: Callable[[], Term]) -> CheckResult:
    try:
        return CheckResult(name, ok=True, found=check())
    except StuntmapError as error:
        return CheckResult(name, ok=False, found=error)


def _files(root: Path) -> list[Path]:
    """Every file that must have a record, and every file that a record names, sorted."""
    found = {*_files_to_record(root), *_files_named_by_records(root)}
    return sorted(path for path in found if _SET_ASIDE not in path.relative_to(root).parts)


def _files_to_record(root: Path) -> Iterator[Path]:
    for pattern in _RECORDED_PATTERNS:
        for path in root.glob(pattern):
            if path.is_file() and not path.name.startswith(".") and not path.name.endswith(RECORD_SUFFIX):
                yield path


def _files_named_by_records(root: Path) -> Iterator[Path]:
    for place in record_places(root):
        try:
            yield read_record_file(place).path
        except StuntmapError:
            yield place  # its own check then tells what is wrong with it


def _file_agrees(path: Path) -> Term:
    record = read_record(path)
    size = len(checked_bytes(path))
    if size != record.bytes:
        raise DataFileError("size_unlike_record", path=path, bytes=size, recorded=record.bytes)
    return Term("sha256 agrees, {bytes} bytes", bytes=size)
