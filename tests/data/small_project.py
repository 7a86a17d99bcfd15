"""A made-up project folder: two provinces and four districts near Java, one a kota inside the kabupaten of its name."""

import tempfile
from functools import cache
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from stuntmap.data.boundaries import SERVED
from stuntmap.data.boundary_files import write_boundary_set
from stuntmap.data.boundary_records import Source, Sources
from stuntmap.data.regions import BOUNDARIES

KOTA_SHAPE = shapely.box(111.4, -7.6, 111.6, -7.4)
SHAPES = {
    "1101": shapely.box(110, -8, 111, -7),
    "1102": shapely.box(111, -8, 112, -7).difference(KOTA_SHAPE),
    "1171": KOTA_SHAPE,
    "1201": shapely.box(113, -8, 114, -7),
}
NAMES = {
    "1101": "Kabupaten Barat Daya",
    "1102": "Kabupaten Timur",
    "1171": "Kota Timur",
    "1201": "Kabupaten Kepulauan Seberang",
}
SOURCE = Source("Producer", "Citation", "https://example.org/", "Licence", "Made up.")
SOURCES = Sources(SOURCE, SOURCE, "2026-11-22", "a test")


def small_project(root: Path) -> Path:
    """The folder `root` with a boundary set in it."""
    for place, content in _small_files().items():
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_bytes(content)
    return root


@cache
def _small_files() -> dict[Path, bytes]:
    """What each file of a small project holds, by its place."""
    with tempfile.TemporaryDirectory() as folder:
        root = written(Path(folder))
        return {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def written(root: Path) -> Path:
    """The folder `root` with a boundary set that is made anew."""
    codes = pd.DataFrame(
        {
            "region_code": list(NAMES),
            "region_name": list(NAMES.values()),
            "region_kind": ["kabupaten", "kabupaten", "kota", "kabupaten"],
            "province_code": ["11", "11", "11", "12"],
            "province_name": ["Satu", "Satu", "Satu", "Dua"],
            "capital": ["A", "B", "C", "D"],
            "area_km2": 0.0,
            "registered_population": [100, 200, 300, 400],
            "former_codes": ["", "", "", "1109"],
            "former_names": ["Lama;Tua", "", "", ""],
        }
    )
    provinces = pd.DataFrame(
        {
            "province_code": ["11", "12"],
            "province_name": ["Satu", "Dua"],
            "capital": ["A", "D"],
            "area_km2": 0.0,
            "registered_population": [600, 400],
        }
    )
    stored, served = root / BOUNDARIES, root / SERVED
    stored.mkdir(parents=True)
    served.mkdir(parents=True)
    shapes = gpd.GeoSeries(SHAPES, crs="EPSG:4326").rename_axis("region_code")
    write_boundary_set(shapes, codes, provinces, stored, served, SOURCES)
    return root
