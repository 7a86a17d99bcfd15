"""Areas that a visitor brings for the own visit: official kecamatan or desa in place of the approximate ones.

They are served to that visitor's browser under a name that nobody can guess, for as long as something of the visit
holds them; nothing is written, and no other visitor meets them.
"""

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from weakref import WeakValueDictionary

import geopandas as gpd
import pandas as pd

from stuntmap.data.boundary_files import ServedLevel
from stuntmap.data.own_areas import OwnAreas, completed, subdistricts_of
from stuntmap.data.own_boundaries import check_areas
from stuntmap.data.project import ROOT
from stuntmap.data.subdistricts import (
    are_areas_credible,
    load_subdistricts,
    load_villages,
    parts_collection,
    village_areas,
)
from stuntmap.vocabulary import LATITUDE, LONGITUDE, REGION_CODE, REGION_NAME, SUBDISTRICT, VILLAGE

# The largest official file of a district at hand has 26 MB; a server keeps its memory for many visitors.
MOST_UNPACKED_BYTES: Final = 300_000_000
_TAIL: Final = ".geojson"


@dataclass(frozen=True, eq=False)
class LentFile:
    """The areas of one level (by region code): what a browser fetches, and a point in each (columns lon, lat)."""

    level: ServedLevel
    content: bytes
    areas: gpd.GeoSeries
    points: pd.DataFrame


@dataclass(frozen=True, eq=False)
class LentAreas:
    """What a visitor's file `name` gave for the district: `own` says what was found in it; `files` by level."""

    name: str
    district_code: str
    own: OwnAreas
    files: dict[str, LentFile]


_lent: Final[WeakValueDictionary[str, LentFile]] = WeakValueDictionary()


def lent_areas(content: bytes, name: str, district_code: str, root: Path = ROOT) -> LentAreas:
    """The kecamatan, and the desa where the file holds desa, of a file that a visitor brought, ready to be served.

    `content` and `name` are those of a zipped Shapefile, GeoPackage, GeoJSON or TopoJSON file. What it leaves open of
    the district stays approximate, where approximate areas are credible.

    Raises:
        BoundaryFileError: the file cannot be used; says why and what to do.
        UnknownRegionError: there is no such district.
    """
    with tempfile.TemporaryDirectory(prefix="stuntmap-") as folder:
        path = Path(folder) / (Path(name.replace("\\", "/")).name or "batas")
        path.write_bytes(content)
        own = check_areas(path, district_code, root, most_bytes=MOST_UNPACKED_BYTES)
    subdistricts = load_subdistricts(district_code, root).set_index(REGION_CODE)
    is_credible = are_areas_credible(subdistricts)
    cells = subdistricts.geometry.dropna()
    official = subdistricts_of(own)
    files = {
        SUBDISTRICT: _lent_file(
            SUBDISTRICT, completed(cells, official) if is_credible else official, subdistricts[REGION_NAME]
        )
    }
    if own.level == VILLAGE:
        names = load_villages(district_code, root).set_index(REGION_CODE)[REGION_NAME]
        approximate = village_areas(district_code, root).set_index(REGION_CODE).geometry if is_credible else None
        areas = own.areas if approximate is None else completed(approximate, own.areas)
        files[VILLAGE] = _lent_file(VILLAGE, areas, names)
    return LentAreas(path.name, district_code, own, files)


def _lent_file(level: str, areas: gpd.GeoSeries, names: pd.Series) -> LentFile:
    content, (west, south, east, north) = parts_collection(areas, names)
    # The whole hash: whoever does not hold the file cannot ask for it.
    file_name = f"own-{level}-{hashlib.sha256(content).hexdigest()}{_TAIL}"
    inside = areas.representative_point()
    points = pd.DataFrame({LONGITUDE: inside.x, LATITUDE: inside.y})
    file = LentFile(ServedLevel(f"own-{level}", file_name, (west, south, east, north)), content, areas, points)
    # Two visitors with the same file share it.
    return _lent.setdefault(file_name, file)


def lent_bytes(file_name: str) -> bytes | None:
    """What the lent file of that name holds; None where nobody holds such a file any more."""
    file = _lent.get(file_name)
    return None if file is None else file.content
