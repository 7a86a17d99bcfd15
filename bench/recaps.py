"""What recaps cost, from one desk to the ministry: `python bench/recaps.py`.

Reads a recap of 401 desa in 60 months as the page does; makes a recap of the whole country up (5 million rows), has
the command take it into a store, kills and resumes a run, and asks the store what pages ask.
`--region 33` makes do with a part of the country. `bench/children.py` counts child-level rows on Spark.

With `--polygons FILE --district 3201 --names COLUMN` it prints the agreement with the polygons of that file too (also
of desa: rows of one name are joined), and what is left of it with fewer villages on the map.
"""

import argparse
import io
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
import xlsxwriter
from national_recap import MONTHS, periods, write_recap

from stuntmap.answers.recap import read_recap
from stuntmap.answers.stored_recaps import StoredRecaps
from stuntmap.data.boundaries import load_districts
from stuntmap.data.recap_store.records import RecapStore
from stuntmap.data.recaps.matching import place_key
from stuntmap.data.subdistrict_cells import subdistrict_cells
from stuntmap.data.subdistricts import load_subdistricts, load_villages, served_scope
from stuntmap.figures.recap_maps import with_class

DISTRICT = "3310"
# Of the bounds that the figures are held against.
UPLOAD_SECONDS, ROWS_A_SECOND, MOST_MB, PAGE_MS, NATION_SECONDS = 2.0, 200_000, 2_000, 300, 2.0
ASKED = 20
HEADINGS = ["Kecamatan", "Desa", "Bulan", "Diukur", "Stunting", "Sasaran"]
THINNED = (1, 2, 3, 4, 5, 8)
DRAWS = 5


def made_rows(district: str, months: int) -> Iterator[list[object]]:
    """A made-up recap: every village of a district in each month; the numbers of a village change little."""
    chance = random.Random(1)
    villages = load_villages(district)
    kecamatan = load_subdistricts(district).set_index("region_code")["region_name"]
    sizes = {code: chance.randint(60, 400) for code in villages["region_code"]}
    yield list(HEADINGS)
    for month in range(months):
        period = f"{2020 + month // 12}-{month % 12 + 1:02}"
        for code, name, within in zip(
            villages["region_code"], villages["region_name"], villages["subdistrict_code"], strict=True
        ):
            measured = round(sizes[code] * chance.uniform(0.8, 1.0))
            stunted = round(measured * chance.uniform(0.05, 0.2))
            yield [kecamatan[within], name, period, measured, stunted, sizes[code]]


def as_text(rows: list[list[object]]) -> bytes:
    """The rows as CSV."""
    return "\n".join(";".join(map(str, row)) for row in rows).encode()


def as_workbook(rows: list[list[object]]) -> bytes:
    """The rows as XLSX."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return content.getvalue()


def print_costs() -> None:
    """Seconds from the bytes of a file to the figures of all its villages."""
    rows = list(made_rows(DISTRICT, MONTHS))
    kinds: dict[str, Callable[[list[list[object]]], bytes]] = {"CSV": as_text, "XLSX": as_workbook}
    print(f"Upload to the figures of all desa, bound {UPLOAD_SECONDS:.0f} s:\n")
    print("| recap of a kabupaten | rows | MB | seconds | of processor | findings |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for kind, written in kinds.items():
        content = written(rows)
        read_recap(content, district_code=DISTRICT)
        wall, processor = time.perf_counter(), time.process_time()
        recap = read_recap(content, district_code=DISTRICT)
        with_class(recap.by_region("village")).join(recap.shrunken("village").table)
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
        size = len(content) / 1e6
        print(f"| {kind} | {len(recap.rows)} | {size:.1f} | {wall:.2f} | {processor:.2f} | {len(recap.findings)} |")
    print(f"largest memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")


def ingest(source: Path, store: Path, stop_after: int | None = None) -> tuple[float, float]:
    """Run the command; its seconds and those of processor. It is killed once `stop_after` sources are recorded."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    command = [sys.executable, "-c", "import sys; from stuntmap.cli import main; sys.exit(main())", "ingest"]
    process = subprocess.Popen([*command, str(source), "--out", str(store)], stdout=subprocess.DEVNULL)
    while stop_after is not None and process.poll() is None:
        if len(list((store / "sources").glob("*.json"))) >= stop_after:
            os.kill(process.pid, signal.SIGKILL)
        time.sleep(0.005)
    process.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - started, spent


def content_of(store: Path) -> tuple[int, str]:
    """How many rows a store has, and one number for all of them, in whatever order."""
    held = RecapStore(store)
    files = held.files(held.records())
    rows = duckdb.sql(f"SELECT count(*), sum(hash(t)::HUGEINT)::VARCHAR FROM read_parquet({files}) t").fetchall()
    return rows[0]


def print_ingest(work: Path, region: str) -> Path:
    """What taking a made-up recap of the country in costs, and whether a killed run loses or doubles something."""
    rows = write_recap(work / "in", MONTHS, "province", region)
    size = sum(path.stat().st_size for path in (work / "in").iterdir()) / 1e6
    store = work / "store"
    wall, processor = ingest(work / "in", store)
    # In KB on Linux; the largest of all processes that this one has started.
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3
    kept = sum(path.stat().st_size for path in store.rglob("*.parquet")) / 1e6
    print(f"\nstuntmap ingest, bounds {ROWS_A_SECOND:,} rows a second and {MOST_MB:,} MB of memory:\n")
    print("| rows | CSV, MB | Parquet, MB | seconds | of processor | rows a second | largest memory, MB |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    print(f"| {rows:,} | {size:.0f} | {kept:.0f} | {wall:.1f} | {processor:.1f} | {rows / wall:,.0f} | {memory:.0f} |")
    sources = len(list((work / "in").iterdir()))
    killed = work / "killed"
    for recorded in sorted({max(1, sources // 3), max(1, 2 * sources // 3)}):
        ingest(work / "in", killed, stop_after=recorded)
        print(f"killed after {len(list((killed / 'sources').glob('*.json')))} of {sources} sources", flush=True)
    ingest(work / "in", killed)
    print(f"resumed, the same rows as without a kill: {content_of(killed) == content_of(store)}", flush=True)
    return store


def print_answers(store: Path, scope: str) -> None:
    """How long pages wait for a store: districts and months that were not asked for before."""
    stored = StoredRecaps(store)
    months = periods(MONTHS)
    known = sorted({code for record in RecapStore(store).records() for code in record.months})
    districts = known[:: max(1, len(known) // ASKED)][:ASKED]
    stored.month(scope, months[0])  # imports and files are found once a server
    took = []
    for number, code in enumerate(districts):
        started = time.perf_counter()
        recap = stored.recap(code)
        with_class(recap.by_region("village", months[number])).join(recap.shrunken("village", months[number]).table)
        recap.totals(months[number])
        took.append(1000 * (time.perf_counter() - started))
    print(f"\nA kabupaten's page by desa, bound {PAGE_MS} ms: ", end="")
    print(f"{statistics.median(took):.0f} ms (median of {len(took)}), {max(took):.0f} ms (longest)")
    started = time.perf_counter()
    served_scope(scope)
    shapes = time.perf_counter() - started
    nation = []
    for month in months[1:6]:
        started = time.perf_counter()
        with_class(stored.month(scope, month).table)
        nation.append(time.perf_counter() - started)
    print(f"All kecamatan of {scope} in a month, bound {NATION_SECONDS:.0f} s: ", end="")
    print(f"{statistics.median(nation):.2f} s (median of 5), {max(nation):.2f} s (longest); shapes once {shapes:.2f} s")


def agreement(cells: gpd.GeoSeries, published: gpd.GeoSeries) -> pd.Series:
    """The intersection over union of each cell with the published polygon of its code."""
    both = cells.index.intersection(published.index)
    one, other = (shapely.make_valid(each.loc[both].to_numpy()) for each in (cells, published))
    shared, together = shapely.intersection(one, other), shapely.union(one, other)
    return pd.Series(shapely.area(shared) / shapely.area(together), index=both)


def published_polygons(path: Path, names: str, district: str) -> gpd.GeoSeries:
    """The polygons of a file by the code of the kecamatan of their name; other names are left out."""
    rows = gpd.read_file(path).to_crs("EPSG:4326")
    known = load_subdistricts(district)
    codes = dict(zip(known["region_name"].map(place_key), known["region_code"], strict=True))
    rows["code"] = rows[names].astype(str).map(place_key).map(codes)
    rows["geometry"] = shapely.make_valid(shapely.force_2d(rows.geometry.to_numpy()))
    return rows[rows["code"].notna()].dissolve("code").geometry


def print_agreement(path: Path, names: str, district: str) -> None:
    """The agreement of the cells of a district with the polygons of a file, with all villages and with fewer."""
    published = published_polygons(path, names, district)
    districts = load_districts().set_index("region_code").geometry
    villages = load_villages(district).dropna(subset=["lon"])
    whole = agreement(subdistrict_cells(villages, districts), published)
    kecamatan = load_subdistricts(district)
    print(f"\n{len(whole)} of {len(kecamatan)} kecamatan of {district} have a polygon of their name in {path.name}")
    print("| villages of each kecamatan | intersection over union: median | lower quarter |\n| --- | ---: | ---: |")
    print(f"| all | {whole.median():.2f} | {whole.quantile(0.25):.2f} |")
    for most in THINNED:
        draws = []
        for draw in range(DRAWS):
            order = villages.sample(frac=1, random_state=np.random.default_rng(draw))
            fewer = order.groupby("subdistrict_code").head(most)
            draws.append(agreement(subdistrict_cells(fewer, districts), published))
        found = pd.concat(draws)
        print(f"| at most {most} | {found.median():.2f} | {found.quantile(0.25):.2f} |")


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--region", default="", help="only the districts whose codes begin so, for example 33")
    parser.add_argument("--work", type=Path, help="folder for the files (a temporary one, removed at the end)")
    parser.add_argument("--polygons", type=Path, help="file of kecamatan or desa polygons of one district")
    parser.add_argument("--district", help="its code, for example 3201")
    parser.add_argument("--names", help="the column with the names of the kecamatan")
    chosen = parser.parse_args()
    print(f"load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
    print_costs()
    with tempfile.TemporaryDirectory(dir=chosen.work) as work:
        print_answers(print_ingest(Path(work), chosen.region), chosen.region[:2] or "ID")
    if chosen.polygons:
        if not (chosen.district and chosen.names):
            parser.error("--polygons needs --district and --names")
        print_agreement(chosen.polygons, chosen.names, chosen.district)


if __name__ == "__main__":
    main()
