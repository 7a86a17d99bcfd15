"""A reader's own boundary file as valid polygons in EPSG:4326, or one refusal that says what to mend."""

import re
import tempfile
import warnings
import zipfile
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

import geopandas as gpd
import numpy as np
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError
from pyproj.exceptions import CRSError, ProjError

from stuntmap.errors import BoundaryFileError
from stuntmap.language import Term
from stuntmap.vocabulary import CRS_GEOGRAPHIC

SHAPEFILE: Final = ".shp"
SHAPEFILE_PARTS: Final = (".shx", ".dbf")
SINGLE_FILES: Final = (".gpkg", ".geojson", ".json", ".topojson")
# The largest district file at hand, BIG's at 1:25,000, unpacks to about 1 GB; more is no boundary file.
MOST_UNPACKED_BYTES: Final = 4_000_000_000
# West, south, east, north of the territory with a degree to spare.
AROUND_INDONESIA: Final = (94.0, -12.0, 142.0, 7.0)
_UNREADABLE: Final = (DataSourceError, DataLayerError, FeatureError, FieldError, GeometryError, OSError, ValueError)


class OwnPolygons(NamedTuple):
    """What a file holds: every row with its columns, EPSG:4326, valid polygons or None, and how many were repaired."""

    rows: gpd.GeoDataFrame
    repaired: int


def read_own_polygons(path: Path, crs: str | None = None, most_bytes: int = MOST_UNPACKED_BYTES) -> OwnPolygons:
    """The rows of an ESRI Shapefile (folder, .shp or .zip), GeoPackage, GeoJSON or TopoJSON file.

    `crs` ("EPSG:32749") is that of a file that does not tell its own; an archive may unpack to `most_bytes`.

    Raises:
        BoundaryFileError: the file is missing, unreadable or of another kind; a part of a Shapefile is missing; there
            is no CRS, no polygon, or nothing near Indonesia.
    """
    if not path.exists():
        raise BoundaryFileError("boundary_file_missing", path=path)
    if path.suffix.lower() == ".zip":
        with tempfile.TemporaryDirectory(prefix="stuntmap-") as folder:
            unpack(path, Path(folder), most_bytes)
            return _polygons(path, boundary_file_in(path, Path(folder)), crs)
    if path.is_dir():
        return _polygons(path, boundary_file_in(path, path), crs)
    if path.suffix.lower() == SHAPEFILE:
        check_shapefile_parts(path, path)
    elif path.suffix.lower() not in SINGLE_FILES:
        raise BoundaryFileError("boundary_kind_unknown", path=path)
    return _polygons(path, path, crs)


def unpack(path: Path, folder: Path, most_bytes: int = MOST_UNPACKED_BYTES) -> None:
    """Unpacks the archive `path` into `folder`, once every name in it was found to stay inside.

    Raises:
        BoundaryFileError: no archive, damaged, locked, too large, or a name that leads out of the folder.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            names = [member.filename.replace("\\", "/") for member in members]
            if outside := [name for name in names if _leads_out(name)]:
                raise BoundaryFileError("archive_leads_out", path=path, names=outside)
            if sum(member.file_size for member in members) > most_bytes:
                raise BoundaryFileError("archive_too_large", path=path, megabytes=most_bytes // 10**6)
            archive.extractall(folder, members)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise BoundaryFileError("archive_damaged", path=path) from error


def _leads_out(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return name.startswith("/") or ".." in parts or (bool(parts) and parts[0].endswith(":"))


def boundary_file_in(path: Path, folder: Path) -> Path:
    """The one Shapefile in `folder` or below, else the one GeoPackage or GeoJSON file; `path` is what the reader gave.

    Raises:
        BoundaryFileError: there is none, or more than one, or a part of it is missing.
    """
    found = sorted(
        place
        for place in folder.rglob("*")
        if place.suffix.lower() in (SHAPEFILE, *SINGLE_FILES)
        and "__MACOSX" not in place.parts
        and not place.name.startswith(".")
    )
    found = [place for place in found if place.suffix.lower() == SHAPEFILE] or found
    if not found:
        raise BoundaryFileError("no_shapefile", path=path)
    if len(found) > 1:
        names = [place.relative_to(folder).as_posix() for place in found]
        raise BoundaryFileError("several_shapefiles", path=path, names=names)
    if found[0].suffix.lower() == SHAPEFILE:
        check_shapefile_parts(path, found[0])
    return found[0]


def check_shapefile_parts(path: Path, shapefile: Path) -> None:
    """Nothing, once .shx and .dbf were found beside the .shp.

    Raises:
        BoundaryFileError: one of them is missing.
    """
    present = {place.suffix.lower() for place in shapefile.parent.iterdir() if place.stem == shapefile.stem}
    if missing := [part for part in SHAPEFILE_PARTS if part not in present]:
        raise BoundaryFileError("shapefile_incomplete", path=path, shapefile=shapefile.name, missing=missing)


def _check_beginning(path: Path, source: Path) -> None:
    """The file is what its ending says. GDAL would open whatever it recognises, also what points to other files."""
    with source.open("rb") as file:
        start = file.read(64)
    is_kind = {
        SHAPEFILE: start.startswith(b"\x00\x00\x27\x0a"),
        ".gpkg": start.startswith(b"SQLite format 3\x00"),
    }.get(source.suffix.lower(), start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"))
    if not is_kind:
        raise BoundaryFileError("boundary_unreadable", path=path)


def _read(path: Path, source: Path) -> gpd.GeoDataFrame:
    _check_beginning(path, source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # GDAL remarks on winding, versions and field widths; checks follow below.
            layer = _polygon_layer(path, source)
            frame = _frame(source, layer)
    except _UNREADABLE as error:
        raise BoundaryFileError("boundary_unreadable", path=path) from error
    if not isinstance(frame, gpd.GeoDataFrame):
        raise BoundaryFileError("boundary_no_shapes", path=path)
    if frame.crs is None and source.suffix.lower() in (".json", ".topojson") and _is_topology(source):
        # TopoJSON has no other, as GeoJSON; GDAL says so of the latter only.
        frame = frame.set_crs(CRS_GEOGRAPHIC)
    return frame


def _frame(source: Path, layer: str | None) -> gpd.GeoDataFrame:
    try:
        return pyogrio.read_dataframe(source, layer=layer, on_invalid="fix")
    except UnicodeDecodeError:
        # Names of a Shapefile in the letters of Windows beside a .cpg that promises UTF-8.
        return pyogrio.read_dataframe(source, layer=layer, on_invalid="fix", encoding="cp1252")


def _is_topology(source: Path) -> bool:
    return re.search(rb'"type"\s*:\s*"Topology"', source.read_bytes()) is not None


def _polygon_layer(path: Path, source: Path) -> str | None:
    layers = pyogrio.list_layers(source)
    with_shapes = [name for name, kind in layers if kind is not None]
    polygons = [name for name, kind in layers if kind is not None and ("Polygon" in kind or kind == "Unknown")]
    if len(polygons) > 1:
        raise BoundaryFileError("several_layers", path=path, layers=polygons)
    return next(iter(polygons or with_shapes), None)


def _polygons(path: Path, source: Path, given: str | None) -> OwnPolygons:
    frame = _read(path, source)
    if frame.crs is None and given:
        try:
            frame = frame.set_crs(given)
        except CRSError as error:
            raise BoundaryFileError("crs_unusable", path=path, crs=given) from error
    crs = frame.crs
    if crs is None or not (crs.is_geographic or crs.is_projected):
        if source.suffix.lower() == SHAPEFILE:
            raise BoundaryFileError("crs_unknown", path=path)
        raise BoundaryFileError("crs_unset", path=path)
    shapes = shapely.force_2d(frame.geometry.to_numpy())
    is_area = np.isin(shapely.get_type_id(shapes), (3, 6, 7))
    broken = is_area & ~shapely.is_valid(shapes)
    shapes[broken] = shapely.make_valid(shapes[broken], method="structure", keep_collapsed=False)
    areas = [_areas_only(shape) if area else None for shape, area in zip(shapes, is_area, strict=True)]
    if not any(area is not None for area in areas):
        kinds = [*sorted({str(kind) for kind in frame.geom_type.dropna()})]
        raise BoundaryFileError("boundary_no_polygons", path=path, kinds=kinds or [Term("nothing")])
    try:
        rows = frame.set_geometry(gpd.GeoSeries(areas, index=frame.index, crs=crs)).to_crs(CRS_GEOGRAPHIC)
    except (CRSError, ProjError) as error:
        raise BoundaryFileError("crs_unusable", path=path, crs=crs.name) from error
    _check_place(path, rows)
    repaired = sum(area is not None for area in np.array(areas, dtype=object)[broken])
    return OwnPolygons(rows.reset_index(drop=True), int(repaired))


def _areas_only(shape: shapely.Geometry) -> shapely.Geometry | None:
    parts = [part for part in shapely.get_parts(shapely.get_parts(shape)) if part.geom_type == "Polygon"]
    parts = [part for part in parts if part.area > 0]
    return shapely.multipolygons(parts) if parts else None


def _check_place(path: Path, rows: gpd.GeoDataFrame) -> None:
    bounds = rows.total_bounds
    west, south, east, north = AROUND_INDONESIA
    inside = bounds[0] >= west and bounds[1] >= south and bounds[2] <= east and bounds[3] <= north
    if not (np.isfinite(bounds).all() and inside):
        sides = zip(("west", "south", "east", "north"), map(float, bounds), strict=True)
        raise BoundaryFileError("outside_indonesia", path=path, **dict(sides))
