"""Approximate areas of kecamatan: the ground of a district, divided among the points of its villages.

Nobody publishes kecamatan polygons that may be passed on; these stand in until a region brings its own.
"""

from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from stuntmap.data import coverage
from stuntmap.vocabulary import (
    CRS_GEOGRAPHIC,
    LATITUDE,
    LONGITUDE,
    REGION_CODE,
    SUBDISTRICT_CODE,
    VILLAGES,
    VILLAGES_LOCATED,
)

# A point farther outside its district than the shipped shore is rough (about 2 km) is a wrong coordinate.
FARTHEST_OUTSIDE: Final = 0.02
DECIMALS: Final = 4


def near_own_district(villages: pd.DataFrame, districts: gpd.GeoSeries) -> pd.Series:
    """Whether each village (region_code, lon, lat) has a point within FARTHEST_OUTSIDE of its own district."""
    pointed = villages[villages[LONGITUDE].notna()]
    points = shapely.points(pointed[[LONGITUDE, LATITUDE]].to_numpy())
    own = districts.reindex(pointed[REGION_CODE].str[:4]).to_numpy()
    near = pd.Series(shapely.dwithin(own, points, FARTHEST_OUTSIDE), index=pointed.index)
    return near.reindex(villages.index, fill_value=False)


def village_counts(villages: pd.DataFrame) -> pd.DataFrame:
    """One row a subdistrict (index, sorted): villages, and villages_located, those with a point."""
    points = villages.groupby(SUBDISTRICT_CODE)[LONGITUDE]
    return pd.DataFrame({VILLAGES: points.size(), VILLAGES_LOCATED: points.count()}).rename_axis(REGION_CODE)


def subdistrict_cells(villages: pd.DataFrame, districts: gpd.GeoSeries) -> gpd.GeoSeries:
    """The cell of each subdistrict that has a located village, by region code, sorted; EPSG:4326, a valid coverage.

    Each piece of ground goes to the subdistrict of the nearest village of its district.
    Distances are measured with longitudes shortened to the district's latitude. Districts are rounded together with
    their cells, so that neighbours on either side of a district's border share it.
    """
    pointed = villages[villages[LONGITUDE].notna()]
    by_district = pointed.groupby(pointed[SUBDISTRICT_CODE].str[:4])
    cells = [_cells(own, districts[code], SUBDISTRICT_CODE) for code, own in by_district]
    return coverage.rounded(pd.concat(cells).sort_index(), DECIMALS)


def village_cells(villages: pd.DataFrame, district: shapely.Geometry) -> gpd.GeoSeries:
    """The cell of each located village of one district, made in the same way."""
    return coverage.rounded(_cells(villages[villages[LONGITUDE].notna()], district, REGION_CODE), DECIMALS)


def _cells(villages: pd.DataFrame, district: shapely.Geometry, owner: str) -> gpd.GeoSeries:
    narrowing = np.array([np.cos(np.radians(villages[LATITUDE].mean())), 1.0])
    ground = shapely.transform(district, lambda places: places * narrowing)
    points = shapely.multipoints(villages[[LONGITUDE, LATITUDE]].to_numpy() * narrowing)
    owners = villages[owner].to_numpy()
    codes = np.unique(owners)
    if len(villages) > 1:
        nearest = shapely.get_parts(shapely.voronoi_polygons(points, extend_to=shapely.envelope(ground), ordered=True))
        pieces = [shapely.coverage_union_all(nearest[owners == code]) for code in codes]
    else:
        pieces = [shapely.envelope(ground)]
    cells = [_areas_of(shapely.intersection(piece, ground)) for piece in pieces]
    widened = shapely.transform(np.array(cells), lambda places: places / narrowing)
    found = gpd.GeoSeries(widened, index=pd.Index(codes, name=REGION_CODE), crs=CRS_GEOGRAPHIC)
    # A village beside the shore may be the nearest of no ground.
    return found[~found.is_empty]


def _areas_of(geometry: shapely.Geometry) -> shapely.Geometry:
    """The polygons of a geometry, without the lines and points in which two areas only touch."""
    parts = shapely.get_parts(geometry)
    return shapely.multipolygons(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])
