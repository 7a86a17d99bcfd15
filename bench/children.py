"""Years of child-level rows, counted by village and month on a Spark cluster and by DuckDB: `python bench/children.py`.

Makes the rows with DuckDB (the same each time), starts a master and two workers, asks both engines the same
query of `data.recap_store.queries`, kills a worker half-way through a second run, and compares. Needs
`pip install .[spark]` and Java 17. 300 million rows are about 3 GB of Parquet.
"""

import argparse
import resource
import threading
import time
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa
from pyarrow import parquet
from spark_cluster import Cluster, cluster, session

from stuntmap.data.recap_store import queries

MONTHS: Final = 12
YEAR: Final = 2025
ROWS_A_FILE: Final = 12_500_000
MEMORY: Final = "1g"
# In so many of a hundred child-months nobody was measured, in one of so many the height was taken wrongly.
UNMEASURED_PCT: Final = 15
OUTLIER_IN: Final = 500


def make_children(folder: Path, rows: int) -> list[str]:
    """The files of the children, made where they are not there: a child a village, twelve months a child."""
    villages = Path(__file__).parents[1] / "data" / "boundaries" / "villages.parquet"
    folder.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(config={"memory_limit": "2GB"})
    connection.execute(
        f"CREATE TABLE villages AS SELECT row_number() OVER (ORDER BY region_code) - 1 AS place, region_code "
        f"FROM read_parquet('{villages}')"
    )
    count = connection.execute("SELECT count(*) FROM villages").fetchall()[0][0]
    files = []
    for first in range(0, rows, ROWS_A_FILE):
        path = folder / f"children-{first // ROWS_A_FILE:03}.parquet"
        files.append(str(path))
        if path.exists():
            continue
        last = min(first + ROWS_A_FILE, rows)
        # Four uniform numbers of one hash add up to nearly a normal one, of mean -1.2 and deviation 1.2.
        connection.execute(
            f"""COPY (SELECT child, region_code AS village_code, '{YEAR}-' || lpad(month::VARCHAR, 2, '0') AS period,
            CAST(CASE WHEN mixed % 100 < {UNMEASURED_PCT} THEN NULL WHEN mixed % {OUTLIER_IN} = 99 THEN 990
            ELSE round(-120 + 120 * sqrt(3.0) * (((mixed // 100) % 1000 + (mixed // 100000) % 1000 +
            (mixed // 100000000) % 1000 + (mixed // 100000000000) % 1000) / 1000.0 - 2))
            END AS SMALLINT) AS {queries.HEIGHT_FOR_AGE}
            FROM (SELECT i // {MONTHS} AS child, i % {MONTHS} + 1 AS month, hash(i) AS mixed
                  FROM range({first}, {last}) t(i))
            JOIN villages ON place = (child * 7919) % {count})
            TO '{path}.part' (FORMAT parquet, COMPRESSION zstd)"""
        )
        Path(f"{path}.part").rename(path)
    return files


def by_duckdb(files: list[str], level: str) -> tuple[pa.Table, float]:
    """The counts, and the seconds that they took."""
    connection = duckdb.connect(config={"memory_limit": "2GB"})
    connection.execute(f"CREATE VIEW {queries.CHILDREN} AS SELECT * FROM read_parquet({files})")
    started = time.perf_counter()
    text = queries.compiled("counted_children", level)
    return connection.sql(text).to_arrow_table(), time.perf_counter() - started


def by_spark(spark: Any, files: list[str], level: str) -> tuple[pa.Table, float]:
    """The counts by way of Ibis' own backend for Spark, and the seconds that they took."""
    import ibis

    spark.read.parquet(*files).createOrReplaceTempView(queries.CHILDREN)
    started = time.perf_counter()
    table = ibis.pyspark.connect(spark).to_pyarrow(queries.counted_children(level))
    return table, time.perf_counter() - started


def kill_half_way(spark: Any, running: Cluster, done: threading.Event, share: float) -> None:
    """Kill the second worker once so much of the first stage with work is done."""
    tracker = spark.sparkContext.statusTracker()
    while not done.wait(0.5):
        for stage in tracker.getActiveStageIds():
            told = tracker.getStageInfo(stage)
            if told and told.numTasks > 4 and told.numCompletedTasks >= share * told.numTasks:
                running.kill_worker(1)
                print(f"killed a worker after {told.numCompletedTasks} of {told.numTasks} tasks", flush=True)
                return


def are_same(one: pa.Table, other: pa.Table) -> bool:
    """Whether two answers have the same rows."""
    return one.cast(other.schema).equals(other)


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=300_000_000)
    parser.add_argument("--work", type=Path, required=True, help="folder for the rows and what Spark lays down")
    parser.add_argument("--port", type=int, default=8610, help="the first of ten free ports")
    parser.add_argument("--level", default="village", choices=list(queries.DIGITS))
    chosen = parser.parse_args()
    started = time.perf_counter()
    files = make_children(chosen.work / "children", chosen.rows)
    size = sum(Path(name).stat().st_size for name in files) / 1e9
    rows = sum(parquet.read_metadata(name).num_rows for name in files)
    print(f"{rows:,} rows, {size:.2f} GB, made or found in {time.perf_counter() - started:.0f} s", flush=True)
    own, seconds = by_duckdb(files, chosen.level)
    print(f"DuckDB: {own.num_rows:,} rows of counts in {seconds:.1f} s", flush=True)
    with (
        cluster(chosen.port, "1500m", chosen.work) as running,
        session(running.address, chosen.port + 8, MEMORY) as spark,
    ):
        found, seconds = by_spark(spark, files, chosen.level)
        print(f"Spark, two workers: {seconds:.1f} s, same rows as DuckDB: {are_same(found, own)}", flush=True)
        done = threading.Event()
        killer = threading.Thread(target=kill_half_way, args=(spark, running, done, 0.4))
        killer.start()
        found, seconds = by_spark(spark, files, chosen.level)
        done.set()
        killer.join()
        print(f"Spark, one worker killed: {seconds:.1f} s, same rows as DuckDB: {are_same(found, own)}", flush=True)
    print(f"largest memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")


if __name__ == "__main__":
    main()
