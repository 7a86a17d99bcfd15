"""Polygons that share their borders: cleaned, dissolved, simplified, rounded and measured, without losing a small kota.

Every function takes a GeoSeries indexed by region code in EPSG:4326; widths and tolerances are in degrees.
"""

from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import Geod

from stuntmap.errors import BoundaryFileError
from stuntmap.vocabulary import (
    CRS_EQUAL_AREA,
    CRS_GEOGRAPHIC,
    LATITUDE,
    LONGITUDE,
    NEIGHBOUR_CODE,
    REGION_CODE,
    SHARED_BORDER,
)

# Gaps narrower than this between the shapes of 2020 are digitising faults; wider ones are lakes (Toba, Maninjau,
# Ranau, Tondano), reservoirs and one forest that the source files under no district. Measured: 0.005 leaves 13 faults.
GAP_WIDTH: Final = 0.01
# An islet below 1 km2 is a fifth of a pixel on a map of the whole country; a district of islets keeps all of them.
ISLET_KM2: Final = 1.0
ISLET_DISTRICT_KM2: Final = 50.0
# Shapes that meet along less than this touch in a corner of the digitised lines and are no neighbours.
SHORTEST_BORDER_KM: Final = 0.1
ELLIPSOID: Final = Geod(ellps="WGS84")


def clean(polygons: gpd.GeoSeries) -> gpd.GeoSeries:
    """The polygons as a valid coverage: no overlaps, no gaps narrower than GAP_WIDTH, shared borders identical.

    An overlap goes to the smaller district, so that a kota within a kabupaten keeps its ground.
    """
    with np.errstate(invalid="ignore"):  # GEOS meets NaN inside and raises the processor's flag; the result has none.
        cleaned = shapely.coverage_clean(polygons.to_numpy(), gap_width=GAP_WIDTH, merge_strategy="min_area")
    return _like(polygons, cleaned)


def dissolved(polygons: gpd.GeoSeries, groups: pd.Series) -> gpd.GeoSeries:
    """One polygon a group, indexed by group and sorted: the union of a coverage's members. `groups` has their index."""
    codes = sorted(groups.unique())
    united = [shapely.coverage_union_all(polygons[groups == code].to_numpy()) for code in codes]
    return gpd.GeoSeries(united, index=pd.Index(codes, name=groups.name), crs=polygons.crs)


def without_islets(polygons: gpd.GeoSeries) -> gpd.GeoSeries:
    """The polygons without parts below ISLET_KM2; a district below ISLET_DISTRICT_KM2 keeps all its parts."""
    parts = polygons.explode(index_parts=False)
    part_km2 = areas_km2(parts)
    district_km2 = part_km2.groupby(level=0).transform("sum")
    kept = parts[(part_km2 >= ISLET_KM2) | (district_km2 < ISLET_DISTRICT_KM2)]
    return _like(polygons, [shapely.multipolygons(kept[[code]].to_numpy()) for code in polygons.index])


def simplified(polygons: gpd.GeoSeries, tolerance: float) -> gpd.GeoSeries:
    """The coverage with fewer points: corners of triangles below `tolerance` squared fall away, on both sides alike."""
    return _like(polygons, shapely.coverage_simplify(polygons.to_numpy(), tolerance))


def rounded(polygons: gpd.GeoSeries, decimals: int) -> gpd.GeoSeries:
    """The coverage on a grid of `decimals` decimals, still valid: borders are snapped together, then faces rebuilt.

    Rounding each polygon alone would let rings cross. Rings that collapse disappear.

    Raises:
        BoundaryFileError: a polygon is too small for the grid and would disappear.
    """
    step = 10.0**-decimals
    shapes = polygons.to_numpy()
    borders = shapely.union_all(shapely.boundary(shapes), grid_size=step)
    faces = shapely.get_parts(shapely.polygonize([borders]))
    face, owner = shapely.STRtree(shapes).query(shapely.point_on_surface(faces), predicate="within")
    snapped = np.array([shapely.union_all(faces[face[owner == own]], grid_size=step) for own in range(len(shapes))])
    snapped = shapely.transform(snapped, lambda coordinates: np.round(coordinates, decimals))
    if (lost := shapely.is_empty(snapped)).any():
        raise BoundaryFileError("polygons_too_small", codes=[str(code) for code in polygons.index[lost]])
    return _like(polygons, shapely.normalize(snapped))


def areas_km2(polygons: gpd.GeoSeries) -> pd.Series:
    """The area of each polygon in km2, measured in EPSG:6933 (equal-area)."""
    square_metres: pd.Series = polygons.to_crs(CRS_EQUAL_AREA).area
    return square_metres / 1e6


def shared_borders(polygons: gpd.GeoSeries) -> pd.DataFrame:
    """Districts that share a border line: one row a pair and direction, key (region_code, neighbour_code).

    shared_border_km is the length on the WGS84 ellipsoid in km, at least SHORTEST_BORDER_KM; the table is symmetric.
    """
    shapes = polygons.to_numpy()
    one, other = shapely.STRtree(shapes).query(shapes, predicate="touches")
    one, other = one[one < other], other[one < other]
    lines = shapely.intersection(shapely.boundary(shapes[one]), shapely.boundary(shapes[other]))
    length = np.array([ELLIPSOID.geometry_length(line) / 1000 for line in lines])
    codes = polygons.index.to_numpy()
    pairs = pd.DataFrame({REGION_CODE: codes[one], NEIGHBOUR_CODE: codes[other], SHARED_BORDER: length.round(1)})
    pairs = pairs[length >= SHORTEST_BORDER_KM]
    mirrored = pairs.rename(columns={REGION_CODE: NEIGHBOUR_CODE, NEIGHBOUR_CODE: REGION_CODE})
    both = pd.concat([pairs, mirrored])[[REGION_CODE, NEIGHBOUR_CODE, SHARED_BORDER]]
    return both.sort_values([REGION_CODE, NEIGHBOUR_CODE], ignore_index=True)


def label_points(polygons: gpd.GeoSeries) -> pd.DataFrame:
    """One row a district (region_code, lon, lat in degrees): the point of its largest part farthest from its border."""
    parts = polygons.explode(index_parts=False)
    largest = parts.iloc[areas_km2(parts).reset_index(drop=True).groupby(parts.index.to_numpy()).idxmax().to_numpy()]
    largest = largest.reindex(polygons.index)
    centres = shapely.get_coordinates(shapely.get_point(shapely.maximum_inscribed_circle(largest.to_numpy()), 0))
    centres = np.round(centres, 4)
    return pd.DataFrame({REGION_CODE: polygons.index, LONGITUDE: centres[:, 0], LATITUDE: centres[:, 1]})


def _like(polygons: gpd.GeoSeries, shapes: object) -> gpd.GeoSeries:
    return gpd.GeoSeries(shapes, index=polygons.index, crs=CRS_GEOGRAPHIC)
