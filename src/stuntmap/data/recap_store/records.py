"""What a store of recaps holds: a record for each source that was taken in, which names the files of its rows.

A file of rows counts only if a record names it, and a record is written last: after a kill a source is there whole or
not at all, whatever files it left.
"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from stuntmap.errors import BadChoiceError, DataFileError, StuntmapError

FORMAT: Final = 1
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_MARK: Final = "stuntmap-store.json"
_ROWS: Final = "rows"
_RECORDS: Final = "sources"
_FINDINGS: Final = "findings"
_WORK: Final = ".work"


@dataclass(frozen=True)
class SourceRecord:
    """One source: its name within what was given, the hash of its content, and what became of its rows.

    `rows`: rows below its headings. `stored` of them stand in `files`, and `excluded` of these are never used;
    `set_aside`: the others by reason. `unplaced`: stored rows whose kecamatan or desa is not certain. `months`: the
    months of each district. `taken_on`: the day, as YYYY-MM-DD.
    """

    source: str
    sha256: str
    taken_on: str
    unit: str
    rows: int
    stored: int
    excluded: int
    unplaced: int
    set_aside: dict[str, int]
    months: dict[str, list[str]]
    files: list[str]

    @property
    def key(self) -> str:
        """The name of its record: the same for each content of the source."""
        return hashlib.sha256(self.source.encode()).hexdigest()[:16]


def on_disk(named: str) -> Path:
    """The file or folder that somebody named.

    Raises:
        BadChoiceError: it is an address, such as that of a bucket, of which a folder would be made.
    """
    if _ADDRESS.match(named):
        raise BadChoiceError("store_elsewhere", address=named)
    return Path(named)


class RecapStore:
    """A folder of recaps: `rows/province=33/district=3310/*.parquet` and `sources/*.json`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.work = root / _WORK

    @property
    def is_there(self) -> bool:
        """Whether a store stands in the folder."""
        return (self.root / _MARK).is_file()

    @property
    def stamp(self) -> int:
        """A number that changes when a source comes or goes."""
        return (self.root / _RECORDS).stat().st_mtime_ns

    def make(self) -> None:
        """Make an empty store where none is.

        Raises:
            BadChoiceError: other things stand in the folder, or it cannot be written.
        """
        try:
            if not self.is_there:
                if self.root.exists() and (not self.root.is_dir() or any(self.root.iterdir())):
                    raise BadChoiceError("store_other_folder", folder=self.root)
                for folder in (_ROWS, _RECORDS, _FINDINGS):
                    (self.root / folder).mkdir(parents=True, exist_ok=True)
                (self.root / _MARK).write_text(json.dumps({"format": FORMAT}), encoding="utf-8")
            self.work.mkdir(exist_ok=True)
        except OSError as error:
            raise BadChoiceError("unwritable", path=self.root, reason=error) from error

    def records(self) -> list[SourceRecord]:
        """What was taken in, by the name of the source.

        Raises:
            BadChoiceError: there is no store.
            DataFileError: a record is damaged.
        """
        if not self.is_there:
            raise BadChoiceError("no_store", folder=self.root)
        found = []
        for path in (self.root / _RECORDS).glob("*.json"):
            try:
                found.append(SourceRecord(**json.loads(path.read_bytes())))
            except (ValueError, TypeError):
                raise DataFileError("store_record_damaged", path=path) from None
        return sorted(found, key=lambda record: record.source)

    def files(self, records: list[SourceRecord], beginning: str = "") -> list[str]:
        """The files with the rows of these sources in the districts whose codes begin so."""
        province, district = beginning[:2], beginning[2:]
        within = f"{_ROWS}/province={province}/" + (f"district={beginning}/" if district else "") if province else ""
        names = [name for record in records for name in record.files if name.startswith(within)]
        return [str(self.root / name) for name in names]

    def findings(self, record: SourceRecord) -> Path:
        """The file that lists the rows of a source that are not used."""
        return self.root / _FINDINGS / f"{record.key}.csv"

    def commit(self, record: SourceRecord, parts: Path) -> SourceRecord:
        """Move what was written into `parts` into the store and record it; an older content of the source goes.

        Raises:
            StuntmapError: the disk is full or may not be written.
        """
        older = {name for known in self.records() if known.source == record.source for name in known.files}
        try:
            files = list(self._moved(record, parts))
            done = SourceRecord(**{**asdict(record), "files": files})
            path = self.root / _RECORDS / f"{record.key}.json"
            part = path.with_suffix(".part")
            with part.open("w", encoding="utf-8") as file:
                json.dump(asdict(done), file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
            for name in older - set(files):
                (self.root / name).unlink(missing_ok=True)
        except OSError as error:
            raise StuntmapError("unwritable", path=self.root, reason=error) from error
        return done

    def _moved(self, record: SourceRecord, parts: Path) -> Iterator[str]:
        """The names of the files, once each stands in its place under a name that no other source or content has."""
        for number, part in enumerate(sorted(parts.rglob("*.parquet"))):
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            place = Path(_ROWS) / part.parent.relative_to(parts) / f"{record.key}-{record.sha256[:8]}-{number}.parquet"
            (self.root / place).parent.mkdir(parents=True, exist_ok=True)
            part.replace(self.root / place)
            yield place.as_posix()

    def clean(self) -> None:
        """Remove what a killed run left: files of rows that no record names, and all of the folder of work."""
        named = {name for record in self.records() for name in record.files}
        for path in (self.root / _ROWS).rglob("*.parquet"):
            if path.relative_to(self.root).as_posix() not in named:
                path.unlink()
        for path in (self.root / _RECORDS).glob("*.part"):
            path.unlink()
        for path in self.work.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
