"""From district polygons and a table of regions to the whole set of boundary files: stored, served and recorded.

The builder script and the import of a reader's own file both end here, so that their files never differ in kind.
"""

import hashlib
import json
from pathlib import Path
from typing import Any, Final, NamedTuple

import geopandas as gpd
import pandas as pd
import shapely

from stuntmap.data import coverage
from stuntmap.data.boundary_records import Sources, record_file
from stuntmap.data.main_bodies import Bounds, main_body
from stuntmap.vocabulary import (
    AREA,
    CRS_GEOGRAPHIC,
    DISTRICT,
    PROVINCE,
    PROVINCE_CODE,
    PROVINCE_NAME,
    REGION_CODE,
    REGION_NAME,
)

# At the size of a screen 0.017 degrees keeps every kota recognisable (0.018 would leave Kota Sibolga 42 % of its area);
# 3 decimals are 110 m, a twentieth of a pixel. A single province is drawn ten times larger: 4 decimals, 11 m.
COUNTRY_TOLERANCE: Final = 0.017
COUNTRY_DECIMALS: Final = 3
PROVINCE_DECIMALS: Final = 4
LEVELS_FILE: Final = "levels.json"
HASH_DIGITS: Final = 10


class ServedLevel(NamedTuple):
    """A GeoJSON file that a browser may fetch, and the part of it to show: west, south, east, north in degrees.

    Levels may share a file and differ in `bounds` only. `main` are the bounds of what to show first where that is
    less: the main body of a province, and `beyond` the codes of the districts that have islands outside it.
    """

    name: str
    file_name: str
    bounds: Bounds
    main: Bounds | None = None
    beyond: tuple[str, ...] = ()


def write_boundary_set(
    districts: gpd.GeoSeries,
    codes: pd.DataFrame,
    provinces: pd.DataFrame,
    stored: Path,
    served: Path,
    sources: Sources,
) -> None:
    """Writes every file of a boundary set, with its record, into the folders `stored` and `served`.

    `districts` holds a valid coverage indexed by region code, EPSG:4326. `codes` (one row a district) and
    `provinces` (one row a province) lack only the area, which is measured here. Same input, same bytes.
    """
    districts = districts.sort_index()
    named = codes.set_index(REGION_CODE).loc[districts.index]
    outlines = coverage.dissolved(districts, named[PROVINCE_CODE])
    codes = codes.assign(**{AREA: codes[REGION_CODE].map(coverage.areas_km2(districts).round(1))})
    provinces = provinces.assign(**{AREA: provinces[PROVINCE_CODE].map(coverage.areas_km2(outlines).round(1))})

    for name, table in {
        "region_codes": codes,
        "province_codes": provinces,
        "neighbours": coverage.shared_borders(districts),
        "district_points": coverage.label_points(districts),
    }.items():
        path = stored / f"{name}.csv"
        table.to_csv(path, index=False, lineterminator="\n")
        record_file(path, sources)
    named_outlines = provinces.set_index(PROVINCE_CODE).loc[outlines.index]
    write_parquet(named[[REGION_NAME, PROVINCE_CODE]], districts, stored / "district.parquet", sources)
    write_parquet(named_outlines[[PROVINCE_NAME]], outlines, stored / "province.parquet", sources)
    write_served_levels(districts, named, named_outlines[PROVINCE_NAME], served, sources)


def write_parquet(columns: pd.DataFrame, polygons: gpd.GeoSeries, path: Path, sources: Sources) -> None:
    """Writes `columns` and `polygons`, aligned on their index, as GeoParquet with its record."""
    frame = gpd.GeoDataFrame(columns, geometry=polygons, crs=CRS_GEOGRAPHIC).reset_index()
    frame.to_parquet(path, index=False, compression="zstd")
    record_file(path, sources)


def write_served_levels(
    districts: gpd.GeoSeries, named: pd.DataFrame, province_names: pd.Series, served: Path, sources: Sources
) -> None:
    """Writes the country levels (district, province) and one full-detail level a province; enters them in the list."""
    country = coverage.rounded(
        coverage.simplified(coverage.without_islets(districts), COUNTRY_TOLERANCE), COUNTRY_DECIMALS
    )
    detail = coverage.rounded(districts, PROVINCE_DECIMALS)
    labels = pd.DataFrame({"name": named[REGION_NAME], "province": named[PROVINCE_CODE].map(province_names)})
    province_labels = pd.DataFrame({"name": province_names, "province": province_names})
    outlines = coverage.dissolved(country, named[PROVINCE_CODE])

    levels = [
        write_level(DISTRICT, country, labels, COUNTRY_DECIMALS, served),
        write_level(PROVINCE, outlines, province_labels, COUNTRY_DECIMALS, served),
    ]
    for code in outlines.index:
        inside = detail[named[PROVINCE_CODE] == code]
        level = write_level(f"{DISTRICT}-{code}", inside, labels, PROVINCE_DECIMALS, served)
        levels.append(with_main_body(level, inside))
    for level in levels:
        record_file(served / level.file_name, sources)
    enter_levels(levels, served, sources)


def write_level(name: str, polygons: gpd.GeoSeries, labels: pd.DataFrame, decimals: int, served: Path) -> ServedLevel:
    """The level `name`, written as GeoJSON under a name that holds its hash; an older file of the level is removed.

    `labels` (index as `polygons`) gives the properties "name" and "province"; the code is property and feature id.
    """
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {"code": code, "name": labels.at[code, "name"], "province": labels.at[code, "province"]},
            "geometry": geometry(polygon, decimals),
        }
        for code, polygon in polygons.items()
    ]
    collection = {"type": "FeatureCollection", "features": features}
    content = json.dumps(collection, separators=(",", ":"), ensure_ascii=False).encode()
    file_name = f"{name}.{hashlib.sha256(content).hexdigest()[:HASH_DIGITS]}.geojson"
    for older in served.glob(f"{name}.*.geojson"):
        older.unlink()
    (served / file_name).write_bytes(content)
    west, south, east, north = (round(float(edge), decimals) for edge in polygons.total_bounds)
    return ServedLevel(name, file_name, (west, south, east, north))


def with_main_body(level: ServedLevel, polygons: gpd.GeoSeries) -> ServedLevel:
    """The level of a province with the bounds of its main body, if those are not all of it."""
    body = main_body(polygons)
    return level._replace(main=body.bounds, beyond=body.beyond) if body.beyond else level


def geometry(polygon: shapely.Geometry, decimals: int) -> dict[str, Any]:
    """A GeoJSON geometry: `decimals` decimals, exterior rings counter-clockwise (RFC 7946)."""

    def written(coordinates: Any) -> Any:
        if isinstance(coordinates[0], (int, float)):
            return [round(value, decimals) for value in coordinates]
        return [written(inner) for inner in coordinates]

    shape = shapely.geometry.mapping(shapely.orient_polygons(polygon))
    return {"type": shape["type"], "coordinates": written(shape["coordinates"])}


def entry(level: ServedLevel) -> dict[str, Any]:
    """A level as the list holds it."""
    first = {} if level.main is None else {"main": list(level.main), "beyond": list(level.beyond)}
    return {"file": level.file_name, "bounds": list(level.bounds)} | first


def enter_levels(levels: list[ServedLevel], served: Path, sources: Sources) -> None:
    """Enters `levels` in the list of served levels; entries of other levels stay as they are."""
    path = served / LEVELS_FILE
    listed = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    listed |= {level.name: entry(level) for level in levels}
    path.write_text(json.dumps(listed, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    record_file(path, sources)
