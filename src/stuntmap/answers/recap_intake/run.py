"""One run over the sources of a folder: each is in the store whole or not at all, whenever the run is killed."""

import hashlib
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from stuntmap import vocabulary as v
from stuntmap.answers.recap_intake.checked_rows import DOUBTFUL, EXCLUDED, MAIN_COUNTS, READ, exclude_rows, read_rows
from stuntmap.answers.recap_intake.meanings import Meanings
from stuntmap.answers.recap_intake.staging import RAW, STAGED, Staged, row_of, staged
from stuntmap.data.recap_store.records import RecapStore, SourceRecord
from stuntmap.data.recap_store.source_tables import PARQUET, TEXT_KINDS, MetLayouts, quoted
from stuntmap.errors import BadChoiceError, StuntmapError
from stuntmap.language.findings import Finding

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Of the engine alone; what is more is laid down in the folder of work.
MEMORY: Final = "1GB"
# Rows of one district and some months: what a page reads at once.
_ROWS_TOGETHER: Final = 8_192
_HASHED_AT_ONCE: Final = 1 << 20


class Taken(NamedTuple):
    """What became of one source: `record`, or `error`; `is_new`: it was not there before."""

    source: str
    record: SourceRecord | None
    error: StuntmapError | None
    is_new: bool


# What is done with a record, and the findings of the rows that are not used, before the source counts.
Before = Callable[[SourceRecord, list[Finding]], None]


def sources_in(place: Path) -> dict[str, Path]:
    """The files to take in by their names within `place`: a file, or a folder with all folders in it.

    Raises:
        BadChoiceError: nothing is there.
    """
    if place.is_file():
        return {place.name: place}
    found = sorted(path for path in place.rglob("*") if path.is_file() and not path.name.startswith((".", "_")))
    if not found:
        raise BadChoiceError("ingest_nothing", path=place)
    return {path.relative_to(place).as_posix(): path for path in found}


def take_in(sources: dict[str, Path], store: RecapStore, today: date, before: Before) -> Generator[Taken, None, None]:
    """Take the sources (of `sources_in`) into the store, one after the other, and tell of each.

    A source that is there with the same content is left as it is, one with another content takes its place.

    Raises:
        BadChoiceError: the store cannot be made, or another run is at work on it.
        StuntmapError: the disk is full.
    """
    store.make()
    with _connection(store) as connection:
        store.clean()
        run = _Run(connection, store, Meanings(connection), today, before)
        for source, path in sources.items():
            yield run.taken(source, path)


@contextmanager
def _connection(store: RecapStore) -> "Iterator[DuckDBPyConnection]":
    """An engine whose file in the folder of work no other process can open: one run at a time."""
    import duckdb

    try:
        connection = duckdb.connect(
            str(store.work / "work.duckdb"),
            config={"memory_limit": MEMORY, "temp_directory": str(store.work / "spill")},
        )
    except duckdb.IOException:
        raise BadChoiceError("store_busy", folder=store.root) from None
    try:
        connection.execute("SET enable_progress_bar = false")
        yield connection
    finally:
        connection.close()


@dataclass
class _Run:
    """The engine, the store, and what texts and headings were found to mean."""

    connection: "DuckDBPyConnection"
    store: RecapStore
    meanings: Meanings
    today: date
    before: Before
    met: MetLayouts = field(default_factory=list)

    def taken(self, source: str, path: Path) -> Taken:
        """Take one source in, or say why not; nothing of it is left in the engine."""
        try:
            if path.suffix.lower() not in (*TEXT_KINDS, PARQUET):
                raise BadChoiceError("ingest_kind", kinds=[*TEXT_KINDS, PARQUET])
            sha256 = _hash(path)
            known = next((one for one in self.store.records() if one.source == source), None)
            if known is not None and known.sha256 == sha256:
                return Taken(source, known, None, False)
            return Taken(source, self._record(source, path, sha256), None, True)
        except BadChoiceError as error:
            return Taken(source, None, error, False)
        finally:
            self.connection.execute(f"DROP VIEW IF EXISTS {STAGED}")
            for table in (RAW, READ, DOUBTFUL, EXCLUDED):
                self.connection.execute(f"DROP TABLE IF EXISTS {table}")

    def _record(self, source: str, path: Path, sha256: str) -> SourceRecord:
        import duckdb

        try:
            texts = staged(self.connection, path, self.met)
            read_rows(self.connection, texts, self.meanings)
            months = self._months()
            self._refuse_overlap(source, texts.unit, months)
            findings = exclude_rows(self.connection, texts)
            parts = self._parts(texts.unit)
        # The engine's own words may quote what the file holds.
        except duckdb.OutOfMemoryException:
            raise BadChoiceError("ingest_too_large") from None
        except (duckdb.InvalidInputException, duckdb.ConversionException):
            raise BadChoiceError("ingest_row_unreadable") from None
        record = self._told(source, sha256, texts, months)
        self.before(record, findings)
        return self.store.commit(record, parts)

    def _refuse_overlap(self, source: str, unit: str, months: dict[str, list[str]]) -> None:
        """Refuse rows about places and months of which another source has told."""

        def tells_of_them(record: SourceRecord) -> bool:
            return any(set(record.months.get(code, [])) & set(own) for code, own in months.items())

        others = [one for one in self.store.records() if one.source != source and tells_of_them(one)]
        if unlike := next((one for one in others if one.unit != unit), None):
            raise BadChoiceError("ingest_other_unit", source=unlike.source)
        for other in others:
            files = ", ".join(map(quoted, self.store.files([other])))
            count, name, period = row_of(
                self.connection,
                f"""SELECT count(*), first(name), first({v.PERIOD}) FROM {READ} WHERE aside IS NULL
                AND (place, {v.PERIOD}) IN (SELECT (coalesce(place, {v.REGION_CODE}), {v.PERIOD})
                FROM read_parquet([{files}], hive_partitioning = false))""",
            )
            if count:
                raise BadChoiceError("ingest_again", count=count, name=name, period=period, source=other.source)

    def _parts(self, unit: str) -> Path:
        """The folder with the files of the rows, not yet in the store."""
        parts = self.store.work / "parts"
        shutil.rmtree(parts, ignore_errors=True)
        columns = ", ".join((v.DISTRICT_CODE, v.REGION_CODE, v.PERIOD, *MAIN_COUNTS))
        # A village that is certain is told by its code alone.
        self.connection.execute(
            f"""COPY (SELECT r."row", '{unit}' AS unit, {columns}, nullif(place, {v.REGION_CODE}) AS place,
            CASE WHEN {v.REGION_CODE} = '' THEN name END AS name, x.reason IS NOT NULL AS is_excluded, x.reason,
            {v.DISTRICT_CODE}[1:2] AS province, {v.DISTRICT_CODE} AS district FROM {READ} r LEFT JOIN {EXCLUDED} x
            ON x."row" = r."row" WHERE aside IS NULL)
            TO {quoted(str(parts))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROWS_TOGETHER},
            PARTITION_BY (province, district))"""
        )
        return parts

    def _told(self, source: str, sha256: str, texts: Staged, months: dict[str, list[str]]) -> SourceRecord:
        rows, stored, unplaced = row_of(
            self.connection,
            f"""SELECT count(*), count(*) FILTER (aside IS NULL),
            count(*) FILTER (aside IS NULL AND {v.REGION_CODE} = '') FROM {READ}""",
        )
        if not stored:
            raise BadChoiceError("recap_without_figures", count=rows)
        aside = f"SELECT aside, count(*) FROM {READ} WHERE aside IS NOT NULL GROUP BY aside ORDER BY aside"
        return SourceRecord(
            source=source,
            sha256=sha256,
            taken_on=self.today.isoformat(),
            unit=texts.unit,
            rows=rows,
            stored=stored,
            excluded=row_of(self.connection, f"SELECT count(*) FROM {EXCLUDED}")[0],
            unplaced=unplaced,
            set_aside=dict(self.connection.execute(aside).fetchall()),
            months=months,
            files=[],
        )

    def _months(self) -> dict[str, list[str]]:
        """The months of each district."""
        query = f"SELECT DISTINCT {v.DISTRICT_CODE}, {v.PERIOD} FROM {READ} WHERE aside IS NULL ORDER BY ALL"
        found: dict[str, list[str]] = {}
        for district, period in self.connection.execute(query).fetchall():
            found.setdefault(district, []).append(period)
        return found


def _hash(path: Path) -> str:
    """The SHA-256 of a file's content.

    Raises:
        BadChoiceError: it cannot be read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_HASHED_AT_ONCE):
                digest.update(block)
    except OSError:
        raise BadChoiceError("upload_unreadable") from None
    return digest.hexdigest()
