"""The stored polygons and what is measured on them, and the list of boundary files that a browser may fetch."""

import io
import json
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import geopandas as gpd
import pandas as pd
from pyarrow import parquet
from pyproj import CRS

from stuntmap.data.boundary_files import LEVELS_FILE, ServedLevel
from stuntmap.data.coverage import label_points
from stuntmap.data.project import ROOT
from stuntmap.data.provenance import checked_bytes
from stuntmap.data.regions import BOUNDARIES
from stuntmap.vocabulary import (
    LATITUDE,
    LONGITUDE,
    NEIGHBOUR_CODE,
    PROVINCE_CODE,
    REGION_CODE,
    SHARED_BORDER,
    TILE_COLUMN,
    TILE_ROW,
    TILES,
)

SERVED = Path("static") / "boundaries"
# As pandas takes them: column, operator, value.
Filters: TypeAlias = list[tuple[str, str, str]] | None


def read_areas(content: bytes, filters: Filters = None) -> gpd.GeoDataFrame:
    """The rows of a GeoParquet file, as `geopandas.read_parquet` gives them.

    That asks PROJ anew what the file's reference system is, which takes 35 ms where a district is read in 10.
    """
    table = parquet.read_table(io.BytesIO(content), filters=filters)
    facts = json.loads(table.schema.metadata[b"geo"])
    name = facts["primary_column"]
    rows = table.to_pandas()
    crs = _reference_system(json.dumps(facts["columns"][name]["crs"]))
    return gpd.GeoDataFrame(rows.assign(**{name: gpd.GeoSeries.from_wkb(rows[name], crs=crs)}), geometry=name)


@lru_cache(maxsize=4)
def _reference_system(described: str) -> CRS:
    return CRS.from_json(described)


def load_districts(root: Path = ROOT) -> gpd.GeoDataFrame:
    """The district polygons, a valid coverage in EPSG:4326; one row a district, key region_code, sorted.

    Columns region_code, region_name, province_code, geometry.

    Raises:
        DataFileError: the file is missing, has no record, or was changed.
    """
    return read_areas(checked_bytes(root / BOUNDARIES / "district.parquet"))


def load_provinces(root: Path = ROOT) -> gpd.GeoDataFrame:
    """The province polygons, dissolved from the districts, EPSG:4326; one row a province, key province_code, sorted.

    Columns province_code, province_name, geometry. Raises as `load_districts`.
    """
    return read_areas(checked_bytes(root / BOUNDARIES / "province.parquet"))


def load_neighbours(root: Path = ROOT) -> pd.DataFrame:
    """Districts that share a border line: one row a pair and direction, key (region_code, neighbour_code).

    shared_border_km: length in km, at least 0.1. A district without a row (an island) has no neighbour on land.
    Raises as `load_districts`.
    """
    content = io.BytesIO(checked_bytes(root / BOUNDARIES / "neighbours.csv"))
    return pd.read_csv(content, dtype={REGION_CODE: "str", NEIGHBOUR_CODE: "str", SHARED_BORDER: "float64"})


def load_district_points(root: Path = ROOT) -> pd.DataFrame:
    """One row a district, key region_code: lon and lat in degrees of a point well inside its largest part.

    Raises as `load_districts`.
    """
    content = io.BytesIO(checked_bytes(root / BOUNDARIES / "district_points.csv"))
    return pd.read_csv(content, dtype={REGION_CODE: "str", LONGITUDE: "float64", LATITUDE: "float64"})


def load_province_points(root: Path = ROOT) -> pd.DataFrame:
    """One row a province, key region_code: lon and lat in degrees of a point well inside its largest part.

    Raises as `load_districts`.
    """
    return label_points(load_provinces(root).set_index(PROVINCE_CODE).geometry)


def load_tile_points(root: Path = ROOT) -> pd.DataFrame:
    """One row a district, key region_code: lon and lat of the middle of its tile on the map of equal tiles.

    Raises as `load_districts`.
    """
    content = io.BytesIO(checked_bytes(root / BOUNDARIES / "district_tiles.csv"))
    tiles = pd.read_csv(content, dtype={REGION_CODE: "str", TILE_COLUMN: "int64", TILE_ROW: "int64"})
    west, south, east, north = served_levels(root)[TILES].bounds
    across, down = (east - west) / (tiles[TILE_COLUMN].max() + 1), (north - south) / (tiles[TILE_ROW].max() + 1)
    longitudes, latitudes = west + (tiles[TILE_COLUMN] + 0.5) * across, north - (tiles[TILE_ROW] + 0.5) * down
    return pd.DataFrame({REGION_CODE: tiles[REGION_CODE], LONGITUDE: longitudes, LATITUDE: latitudes})


def served_levels(root: Path = ROOT) -> dict[str, ServedLevel]:
    """The boundary files that a browser may fetch, by level: "district", "province", "district-33", ..., "tiles",
    "tiles-33", ... (the file of "tiles", framed to a province).

    Raises as `load_districts`, for the list; the files themselves are checked by `stuntmap verify`.
    """
    listed = json.loads(checked_bytes(root / SERVED / LEVELS_FILE))
    return {
        name: ServedLevel(
            name,
            level["file"],
            tuple(level["bounds"]),
            tuple(level["main"]) if "main" in level else None,
            tuple(level.get("beyond", ())),
        )
        for name, level in listed.items()
    }
