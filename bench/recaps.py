"""What a recap costs, and how well the cells of kecamatan agree with published ones: `python bench/recaps.py`.

With `--polygons FILE --district 3201 --names COLUMN` it prints the agreement with the polygons of that file too (also
of desa: rows of one name are joined), and what is left of it with fewer villages on the map.
"""

import argparse
import io
import random
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
import xlsxwriter

from stuntmap.answers.recap import read_recap
from stuntmap.data.boundaries import load_districts
from stuntmap.data.recaps.matching import place_key
from stuntmap.data.subdistrict_cells import subdistrict_cells
from stuntmap.data.subdistricts import load_subdistricts, load_villages

DISTRICT = "3310"
MONTHS = 60
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
    print("| recap of a kabupaten | rows | MB | seconds | of processor | findings |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for kind, written in kinds.items():
        content = written(rows)
        read_recap(content, district_code=DISTRICT)
        wall, processor = time.perf_counter(), time.process_time()
        recap = read_recap(content, district_code=DISTRICT)
        recap.by_region("village")
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
        size = len(content) / 1e6
        print(f"| {kind} | {len(recap.rows)} | {size:.1f} | {wall:.2f} | {processor:.2f} | {len(recap.findings)} |")
    print(f"largest memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")


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
    parser.add_argument("--polygons", type=Path, help="file of kecamatan or desa polygons of one district")
    parser.add_argument("--district", help="its code, for example 3201")
    parser.add_argument("--names", help="the column with the names of the kecamatan")
    chosen = parser.parse_args()
    print_costs()
    if chosen.polygons:
        if not (chosen.district and chosen.names):
            parser.error("--polygons needs --district and --names")
        print_agreement(chosen.polygons, chosen.names, chosen.district)


if __name__ == "__main__":
    main()
