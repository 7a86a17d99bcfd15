"""What the record of each boundary file says: where lines, codes and names come from, and what each column means."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stuntmap.data.provenance import RecordedColumn, write_record
from stuntmap.vocabulary import (
    AREA,
    CAPITAL,
    DISTRICT_CODE,
    FORMER_CODES,
    FORMER_NAMES,
    IS_OFFICIAL,
    LATITUDE,
    LONGITUDE,
    NEIGHBOUR_CODE,
    PROVINCE_CODE,
    PROVINCE_NAME,
    REGION_CODE,
    REGION_KIND,
    REGION_NAME,
    REGISTERED_POPULATION,
    SHARED_BORDER,
    SUBDISTRICT_CODE,
    TILE_COLUMN,
    TILE_ROW,
    TILES,
    VILLAGES,
    VILLAGES_LOCATED,
)


@dataclass(frozen=True)
class Source:
    """One origin of boundary files: the fields of a record that do not depend on the file."""

    producer: str
    citation: str
    url: str
    licence: str
    built_how: str


@dataclass(frozen=True)
class Sources:
    """Where a boundary set comes from: `lines` for polygons and what is measured on them, `codes` for the names."""

    lines: Source
    codes: Source
    accessed: str
    built_by: str


GEOMETRY: Final = "geometry"
COLUMNS: Final = {
    REGION_CODE: RecordedColumn("Kemendagri code of the district, four digits without dot", "text"),
    REGION_NAME: RecordedColumn("Name of the district in full, with Kabupaten or Kota", "text"),
    REGION_KIND: RecordedColumn("kabupaten or kota; the administrative regions of DKI Jakarta likewise", "text"),
    PROVINCE_CODE: RecordedColumn("Kemendagri code of the province, two digits", "text"),
    PROVINCE_NAME: RecordedColumn("Name of the province in full", "text"),
    CAPITAL: RecordedColumn("Seat of government; empty where the source has none", "text"),
    AREA: RecordedColumn("Area of the polygon, measured in EPSG:6933", "km2"),
    REGISTERED_POPULATION: RecordedColumn("People in the civil register (Dukcapil), all ages", "persons"),
    FORMER_CODES: RecordedColumn(
        "Kemendagri codes before a province was divided, joined by semicolons; never another district's present code",
        "text",
    ),
    FORMER_NAMES: RecordedColumn("Former names and other spellings that files use, joined by semicolons", "text"),
    NEIGHBOUR_CODE: RecordedColumn(
        "Kemendagri code of a district that shares a border line; each pair stands twice", "text"
    ),
    SHARED_BORDER: RecordedColumn("Length of the shared border on the WGS84 ellipsoid", "km"),
    LONGITUDE: RecordedColumn("Longitude, EPSG:4326", "degrees"),
    LATITUDE: RecordedColumn("Latitude, EPSG:4326", "degrees"),
    TILE_COLUMN: RecordedColumn("Column of the district's cell, 0 in the west", "cells"),
    TILE_ROW: RecordedColumn("Row of the district's cell, 0 in the north", "cells"),
    GEOMETRY: RecordedColumn("Polygons as a coverage: neighbours share identical borders; EPSG:4326", "degrees"),
}
SUBDISTRICT_COLUMNS: Final = {
    REGION_CODE: RecordedColumn("Kemendagri code of the subdistrict (kecamatan), six digits without dots", "text"),
    REGION_NAME: RecordedColumn("Name of the subdistrict, without Kecamatan", "text"),
    DISTRICT_CODE: RecordedColumn("Kemendagri code of the district, four digits without dot", "text"),
    VILLAGES: RecordedColumn("Villages (desa and kelurahan) of the subdistrict", "villages"),
    VILLAGES_LOCATED: RecordedColumn("Those with a point, from which the area was made", "villages"),
    IS_OFFICIAL: RecordedColumn("Whether the area is that of a reader's own file; else it is approximate", "text"),
    GEOMETRY: RecordedColumn(
        "Approximate area, neighbours share identical borders; empty where no village has a point; EPSG:4326", "degrees"
    ),
}
VILLAGE_COLUMNS: Final = {
    REGION_CODE: RecordedColumn("Kemendagri code of the village (desa or kelurahan), ten digits without dots", "text"),
    REGION_NAME: RecordedColumn("Name of the village, without Desa or Kelurahan", "text"),
    SUBDISTRICT_CODE: RecordedColumn("Kemendagri code of its subdistrict, six digits without dots", "text"),
    LONGITUDE: RecordedColumn("Longitude of a point in the village, EPSG:4326; empty where none is known", "degrees"),
    LATITUDE: RecordedColumn("Latitude of that point", "degrees"),
}
SERVED_COLUMNS: Final = {
    "code": RecordedColumn("Kemendagri code without dot; also the feature's id", "text"),
    "name": RecordedColumn("Name in full, with Kabupaten or Kota", "text"),
    "province": RecordedColumn("Name of the province in full", "text"),
    GEOMETRY: RecordedColumn("Polygons, rounded coordinates, RFC 7946 winding; EPSG:4326", "degrees"),
}
TILES_COLUMNS: Final = SERVED_COLUMNS | {
    GEOMETRY: RecordedColumn(
        "Squares of equal size in the frame of the country; not the place on the ground", "degrees"
    ),
}
LEVELS_COLUMNS: Final = {
    "file": RecordedColumn("Name of the level's GeoJSON file in the same folder", "text"),
    "bounds": RecordedColumn("West, south, east and north edge of the level", "degrees"),
    "main": RecordedColumn("The same of the province's main body, where islands far out are left for later", "degrees"),
    "beyond": RecordedColumn("Codes of the districts that have islands outside the main body", "text"),
}

LINES: Final = ("boundaries_without_legal_force",)
APPROXIMATE: Final = ("subdistricts_are_approximate",)
NO_GEOGRAPHY: Final = ("tiles_are_not_geography",)
_STORED: Final = {
    "district": (
        "District polygons",
        (REGION_CODE, REGION_NAME, PROVINCE_CODE, GEOMETRY),
        LINES,
    ),
    "province": (
        "Province polygons, dissolved from the districts",
        (PROVINCE_CODE, PROVINCE_NAME, GEOMETRY),
        LINES,
    ),
    "neighbours": (
        "Districts that share a border line",
        (REGION_CODE, NEIGHBOUR_CODE, SHARED_BORDER),
        (*LINES, "boundaries_simplified"),
    ),
    "district_points": (
        "A point well inside the largest part of each district, for labels and circles",
        (REGION_CODE, LONGITUDE, LATITUDE),
        LINES,
    ),
    "district_tiles": (
        "The cell of each district in the tile map",
        (REGION_CODE, TILE_COLUMN, TILE_ROW),
        NO_GEOGRAPHY,
    ),
    "region_codes": (
        "Codes, names and sizes of the districts",
        (
            REGION_CODE,
            REGION_NAME,
            REGION_KIND,
            PROVINCE_CODE,
            PROVINCE_NAME,
            CAPITAL,
            AREA,
            REGISTERED_POPULATION,
            FORMER_CODES,
            FORMER_NAMES,
        ),
        ("area_from_polygons",),
    ),
    "province_codes": (
        "Codes, names and sizes of the provinces",
        (PROVINCE_CODE, PROVINCE_NAME, CAPITAL, AREA, REGISTERED_POPULATION),
        ("area_from_polygons",),
    ),
}
_FROM_CODES: Final = ("region_codes", "province_codes", VILLAGES)
# The name of the file.
SUBDISTRICTS: Final = "subdistricts"


def record_file(path: Path, sources: Sources) -> None:
    """Writes the record of a boundary file; what it says follows from the file's name."""
    name = path.name.split(".")[0]
    warnings: tuple[str, ...]
    if name == SUBDISTRICTS:
        title, meaning, warnings = "Approximate areas of the subdistricts", SUBDISTRICT_COLUMNS, (*LINES, *APPROXIMATE)
    elif name == VILLAGES:
        title, meaning, warnings = "Villages: codes, names and points", VILLAGE_COLUMNS, ("villages_without_point",)
    elif name in _STORED:
        title, columns, warnings = _STORED[name]
        meaning = {column: COLUMNS[column] for column in columns}
    elif name == "levels":
        title, meaning, warnings = "List of the boundary files that a browser may fetch", LEVELS_COLUMNS, LINES
    elif name == TILES:
        title, meaning, warnings = "Tile map of the districts for a browser", TILES_COLUMNS, NO_GEOGRAPHY
    else:
        title, meaning = f"Boundaries for a browser, level {name}", SERVED_COLUMNS
        warnings = (*LINES, "boundaries_simplified")
    source = sources.codes if name in _FROM_CODES else sources.lines
    write_record(
        path,
        title=title,
        producer=source.producer,
        citation=source.citation,
        url=source.url,
        licence=source.licence,
        accessed=sources.accessed,
        built_by=sources.built_by,
        built_how=source.built_how,
        columns=meaning,
        warnings=warnings,
    )
