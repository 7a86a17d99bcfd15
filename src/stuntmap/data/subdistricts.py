"""Kecamatan and desa: their names, approximate areas and points, and what of them a browser may fetch."""

import hashlib
import io
import json
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from stuntmap.data.boundaries import load_districts, read_areas
from stuntmap.data.boundary_files import HASH_DIGITS, ServedLevel, geometry
from stuntmap.data.boundary_records import SUBDISTRICTS, Sources, record_file
from stuntmap.data.project import ROOT
from stuntmap.data.provenance import checked_bytes
from stuntmap.data.regions import BOUNDARIES, load_regions
from stuntmap.data.subdistrict_cells import DECIMALS, subdistrict_cells, village_cells, village_counts
from stuntmap.data.subdistrict_points import discs
from stuntmap.vocabulary import (
    COUNTRY_CODE,
    CRS_GEOGRAPHIC,
    DISTRICT_CODE,
    IS_OFFICIAL,
    LATITUDE,
    LONGITUDE,
    REGION_CODE,
    REGION_NAME,
    SUBDISTRICT,
    SUBDISTRICT_CODE,
    VILLAGE,
    VILLAGES,
    VILLAGES_LOCATED,
)

SUBDISTRICTS_FILE: Final = f"{SUBDISTRICTS}.parquet"
VILLAGES_FILE: Final = f"{VILLAGES}.parquet"
# Fewer located villages than this make no credible area: of 77 published kecamatan in Kabupaten and Kota Bogor,
# Kuningan and Jakarta Pusat, cells of three villages share 54 % of their ground with the published polygon
# (intersection over union, median), cells of two 45 to 49 %, of one 28 to 40 %.
FEWEST_LOCATED: Final = 3
# A district where more of its kecamatan than this are below that line is shown by points.
MOST_DOUBTFUL_SHARE: Final = 0.25
# Rows of a district lie in few groups, and a reader of one skips the others.
_SUBDISTRICTS_TOGETHER: Final = 500
_VILLAGES_TOGETHER: Final = 5000
_SERVED_NAME: Final = re.compile(
    rf"(?:(?P<level>{SUBDISTRICT}|{VILLAGE})-(?P<district>\d{{4}})|{SUBDISTRICT}-(?P<scope>ID|\d{{2}}))"
    rf"\.[0-9a-f]{{{HASH_DIGITS}}}\.geojson"
)
# How far a border may move, in degrees, on the map of the nation and of a province: a pixel or two of a wide screen.
_NATION_TOLERANCE: Final = 0.03
_PROVINCE_TOLERANCE: Final = 0.006
_SCOPE_DECIMALS: Final = 3


def load_subdistricts(district_code: str | None = None, root: Path = ROOT) -> gpd.GeoDataFrame:
    """One row a subdistrict of the district (of the country without one), key region_code, sorted; EPSG:4326.

    Columns region_name, district_code, villages, villages_located, is_official, geometry: an area that is approximate
    unless it is official, neighbours share borders; None where no village has a point.

    Raises:
        DataFileError: the file is missing, has no record, or was changed.
    """
    wanted = None if district_code is None else [(DISTRICT_CODE, "==", district_code)]
    return read_areas(checked_bytes(root / BOUNDARIES / SUBDISTRICTS_FILE), wanted)


def load_subdistrict_names(district_code: str | None = None, root: Path = ROOT) -> pd.DataFrame:
    """The rows of `load_subdistricts` without their areas, which take most of the time."""
    content = io.BytesIO(checked_bytes(root / BOUNDARIES / SUBDISTRICTS_FILE))
    wanted = None if district_code is None else [(DISTRICT_CODE, "==", district_code)]
    columns = [REGION_CODE, REGION_NAME, DISTRICT_CODE, VILLAGES, VILLAGES_LOCATED, IS_OFFICIAL]
    return pd.read_parquet(content, columns=columns, filters=wanted)


def load_villages(district_code: str | None = None, root: Path = ROOT) -> pd.DataFrame:
    """One row a village of the district (of the country without one), key region_code, sorted.

    Columns region_name, subdistrict_code, lon, lat: NaN where no point is known. Raises as `load_subdistricts`.
    """
    content = io.BytesIO(checked_bytes(root / BOUNDARIES / VILLAGES_FILE))
    if district_code is None:
        return pd.read_parquet(content)
    inside = [(REGION_CODE, ">=", district_code), (REGION_CODE, "<", f"{district_code}:")]
    return pd.read_parquet(content, filters=inside)


def district_parts(district_code: str, level: str, root: Path = ROOT) -> pd.DataFrame:
    """The subdistricts or villages (`level`) of a district: index region_code, columns region_name, lon, lat.

    The point is that of the village, or one inside the subdistrict's area, or where areas are not credible the middle
    of its known villages; NaN where none is known.
    """
    if level == VILLAGE:
        villages = load_villages(district_code, root).set_index(REGION_CODE)
        return pd.DataFrame(villages[[REGION_NAME, LONGITUDE, LATITUDE]])
    areas = load_subdistricts(district_code, root).set_index(REGION_CODE)
    if len(areas) and not are_areas_credible(areas):
        middles = load_villages(district_code, root).groupby(SUBDISTRICT_CODE)[[LONGITUDE, LATITUDE]].mean()
        return pd.DataFrame(areas[[REGION_NAME]].join(middles))
    points = areas.geometry.representative_point()
    return pd.DataFrame({REGION_NAME: areas[REGION_NAME], LONGITUDE: points.x, LATITUDE: points.y})


def are_areas_credible(subdistricts: pd.DataFrame) -> bool:
    """Whether the subdistricts of one district may be drawn as areas; else they are shown by points."""
    doubtful = (subdistricts[VILLAGES_LOCATED] < FEWEST_LOCATED) & ~subdistricts[IS_OFFICIAL]
    return bool(doubtful.mean() <= MOST_DOUBTFUL_SHARE)


@lru_cache(maxsize=1024)
def are_parts_points(district_code: str, root: Path = ROOT) -> bool:
    """Whether the parts of a district are shown by points. Raises as `load_subdistricts`."""
    return not are_areas_credible(load_subdistrict_names(district_code, root))


@lru_cache(maxsize=1024)
def are_all_official(district_code: str, root: Path = ROOT) -> bool:
    """Whether an official file gave each subdistrict of the district its area. Raises as `load_subdistricts`."""
    return bool(load_subdistrict_names(district_code, root)[IS_OFFICIAL].all())


def served_parts(district_code: str, level: str, root: Path = ROOT) -> ServedLevel | None:
    """The file of the district's subdistricts or villages (`level`) that a browser may fetch; None where it has none.

    Areas, or where those are not credible (`are_parts_points`) discs around points, with the district itself below.
    Raises as `load_subdistricts`.
    """
    return _served(f"{level}-{district_code}", *_collection(district_code, level, root))


def served_scope(scope: str, root: Path = ROOT) -> ServedLevel | None:
    """The file of all subdistricts of the nation ("ID") or a province, their borders simplified; None for no such.

    Districts without credible areas are left out. Raises as `load_subdistricts`.
    """
    return _served(f"{SUBDISTRICT}-{scope}", *_scope_collection(scope, root))


def _served(name: str, content: bytes, bounds: tuple[float, ...]) -> ServedLevel | None:
    if not content:
        return None
    digest = hashlib.sha256(content).hexdigest()[:HASH_DIGITS]
    west, south, east, north = bounds
    return ServedLevel(name, f"{name}.{digest}.geojson", (west, south, east, north))


def served_subdistricts(file_name: str, root: Path = ROOT) -> bytes | None:
    """What the file of that name holds, as GeoJSON; None where there is no such file. Raises as `load_subdistricts`."""
    named = _SERVED_NAME.fullmatch(file_name)
    if not named:
        return None
    if scope := named["scope"]:
        level, content = served_scope(scope, root), _scope_collection(scope, root)[0]
    else:
        level = served_parts(named["district"], named["level"], root)
        content = _collection(named["district"], named["level"], root)[0]
    return content if level is not None and level.file_name == file_name else None


# About 20 KB each of subdistricts, 60 KB of villages: what a province of visitors looks at.
@lru_cache(maxsize=64)
def _collection(district_code: str, level: str, root: Path) -> tuple[bytes, tuple[float, ...]]:
    """The areas of a district's parts as GeoJSON, each with code and name, and their bounds; nothing where none."""
    table = load_subdistricts(district_code, root)
    if not len(table):
        return b"", ()
    if not are_areas_credible(table):
        return _points_collection(district_code, level, root)
    drawn = table[~table.geometry.isna()] if level == SUBDISTRICT else village_areas(district_code, root)
    return parts_collection(drawn.set_index(REGION_CODE).geometry, drawn.set_index(REGION_CODE)[REGION_NAME])


def _points_collection(district_code: str, level: str, root: Path) -> tuple[bytes, tuple[float, ...]]:
    """Discs around the points of a district's parts as GeoJSON, after the district's own area, as `_collection`."""
    parts = district_parts(district_code, level, root)
    whole = load_districts(root).set_index(REGION_CODE).loc[[district_code]]
    shown = pd.concat([whole.geometry, discs(parts, whole.geometry.iloc[0])])
    return parts_collection(shown, pd.concat([whole[REGION_NAME], parts[REGION_NAME]]))


def parts_collection(areas: gpd.GeoSeries, names: pd.Series) -> tuple[bytes, tuple[float, ...]]:
    """`areas` (by region code, EPSG:4326) as GeoJSON, each with its code and name (same index), and their bounds."""
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {"code": code, "name": names[code]},
            "geometry": geometry(area, DECIMALS),
        }
        for code, area in areas.items()
    ]
    collection = {"type": "FeatureCollection", "features": features}
    content = json.dumps(collection, separators=(",", ":"), ensure_ascii=False).encode()
    return content, tuple(round(float(edge), DECIMALS) for edge in areas.total_bounds)


# The nation is 2.5 MB.
@lru_cache(maxsize=8)
def _scope_collection(scope: str, root: Path) -> tuple[bytes, tuple[float, ...]]:
    """The simplified areas of all subdistricts of the nation or a province as GeoJSON, as `_collection`."""
    is_nation = scope == COUNTRY_CODE
    table = load_subdistricts(root=root)
    table = table if is_nation else table[table[REGION_CODE].str.startswith(scope)]
    credible = [code for code, own in table.groupby(DISTRICT_CODE) if are_areas_credible(own)]
    drawn = table[table[DISTRICT_CODE].isin(credible) & ~table.geometry.isna()]
    if not len(drawn):
        return b"", ()
    tolerance = _NATION_TOLERANCE if is_nation else _PROVINCE_TOLERANCE
    areas = shapely.coverage_simplify(drawn.geometry.to_numpy(), tolerance)
    rounded = shapely.transform(shapely.orient_polygons(areas), lambda points: np.round(points, _SCOPE_DECIMALS))
    # Dozens of kecamatan have the same name.
    regions = load_regions(root).set_index(REGION_CODE)[REGION_NAME]
    names = drawn[REGION_NAME] + ", " + drawn[DISTRICT_CODE].map(regions)
    features = (
        f'{{"type":"Feature","id":"{code}","properties":{json.dumps({"code": code, "name": name}, ensure_ascii=False)},'
        f'"geometry":{area}}}'
        for code, name, area in zip(drawn[REGION_CODE], names, shapely.to_geojson(rounded), strict=True)
    )
    content = f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'
    return content.encode(), tuple(round(float(edge), DECIMALS) for edge in drawn.total_bounds)


def village_areas(district_code: str, root: Path = ROOT) -> gpd.GeoDataFrame:
    """The areas of a district's villages, made of their points when they are asked for: a tenth of a second.

    Columns region_code, region_name, geometry (EPSG:4326). Raises as `load_subdistricts`.
    """
    districts = load_districts(root).set_index(REGION_CODE).geometry
    villages = load_villages(district_code, root)
    cells = village_cells(villages, districts[district_code])
    names = villages.set_index(REGION_CODE)[REGION_NAME].reindex(cells.index)
    return gpd.GeoDataFrame({REGION_NAME: names}, geometry=cells).rename_axis(REGION_CODE).reset_index()


def write_subdistricts(
    names: pd.DataFrame, villages: pd.DataFrame, districts: gpd.GeoSeries, stored: Path, sources: Sources
) -> None:
    """Writes the areas of the subdistricts, with their record, into the folder `stored`: same input, same bytes.

    `names`: one row a subdistrict (region_code, region_name); `villages` as `load_villages` gives them; `districts`:
    polygons by region code.
    """
    table = names.set_index(REGION_CODE).sort_index()[[REGION_NAME]]
    table[DISTRICT_CODE] = table.index.str[:4]
    table = table.join(village_counts(villages))
    table[IS_OFFICIAL] = False
    areas = subdistrict_cells(villages, districts).reindex(table.index)
    _write(gpd.GeoDataFrame(table, geometry=areas, crs=CRS_GEOGRAPHIC).reset_index(), stored, sources)


def write_areas(
    subdistricts: gpd.GeoDataFrame,
    areas: gpd.GeoSeries,
    stored: Path,
    sources: Sources,
    *,
    official: Sequence[str] = (),
) -> None:
    """Writes the subdistricts (of the country) with new `areas` for some, of which those in `official` are exact."""
    table = subdistricts.set_index(REGION_CODE)
    geometry = table.geometry.copy()
    geometry[areas.index] = areas
    table = table.set_geometry(geometry)
    table.loc[list(official), IS_OFFICIAL] = True
    _write(table.reset_index(), stored, sources)


def _write(frame: gpd.GeoDataFrame, stored: Path, sources: Sources) -> None:
    path = stored / SUBDISTRICTS_FILE
    frame.to_parquet(path, index=False, compression="zstd", row_group_size=_SUBDISTRICTS_TOGETHER)
    record_file(path, sources)


def write_villages(villages: pd.DataFrame, stored: Path, sources: Sources) -> None:
    """Writes the list of villages, as `load_villages` gives it, with its record, into the folder `stored`."""
    path = stored / VILLAGES_FILE
    villages.to_parquet(path, index=False, compression="zstd", row_group_size=_VILLAGES_TOGETHER)
    record_file(path, sources)
