"""Answers the queries of a store with DuckDB, in memory of its own that is bounded."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.data.recap_store.queries import RECAPS, compiled
from stuntmap.data.recap_store.records import RecapStore, SourceRecord

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY: Final = "512MB"
# What a page shows of a district, one row a row of a source.
_ROWS: Final = (
    *(v.ROW, "unit", "name", "place", v.REGION_CODE, v.PERIOD, v.CHILDREN_STUNTED, v.CHILDREN_MEASURED),
    *(v.CHILDREN_EXPECTED, "is_excluded"),
)


class StoreReader:
    """What a store held when it was opened; a source that comes later is seen by a reader that is opened later."""

    def __init__(self, root: Path) -> None:
        self._store = RecapStore(root)
        self.records = self._store.records()

    @cached_property
    def _connection(self) -> "DuckDBPyConnection":
        import duckdb

        connection = duckdb.connect(config={"memory_limit": MEMORY})
        connection.execute("SET enable_progress_bar = false")
        return connection

    def telling_of(self, beginning: str) -> list[SourceRecord]:
        """The sources that tell of districts whose codes begin so ("" for all)."""
        return [one for one in self.records if any(code.startswith(beginning) for code in one.months)]

    def counts(self, level: str, month: str, beginning: str = "") -> pd.DataFrame:
        """The `regional_counts` of a month in the districts whose codes begin so; numbers as float64."""
        records = [one for one in self.records if any(month in own for own in one.months.values())]
        table = self._answer(compiled("regional_counts", level, month), self._store.files(records, beginning))
        numbers = [column for column in table if column not in (v.REGION_CODE, v.PERIOD)]
        return table.astype(dict.fromkeys(numbers, "float64"))

    def rows(self, district_code: str) -> pd.DataFrame:
        """The rows of a district in all months, as the sources have them."""
        files = self._store.files(self.records, district_code)
        return self._answer(f"SELECT {', '.join(_ROWS)} FROM {RECAPS} ORDER BY {v.PERIOD}, {v.ROW}", files)

    def _answer(self, text: str, files: list[str]) -> pd.DataFrame:
        # A connection of its own for each question: visitors ask at the same time.
        cursor = self._connection.cursor()
        try:
            cursor.execute(
                f"CREATE TEMP VIEW {RECAPS} AS SELECT * FROM read_parquet({files}, hive_partitioning = false)"
            )
            frame: pd.DataFrame = cursor.sql(text).to_arrow_table().to_pandas()
            return frame
        finally:
            cursor.close()
