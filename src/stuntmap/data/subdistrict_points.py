"""The parts of a district as discs around their points, where too few villages have a point for credible areas."""

from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from stuntmap.vocabulary import CRS_GEOGRAPHIC, LATITUDE, LONGITUDE

# As wide as can be told apart and clicked on a map that shows the whole district; no wider than leaves a gap to the
# nearest other point, yet never a speck where two points all but coincide.
_SHARE_OF_SPAN: Final = 1 / 30
_SHARE_OF_GAP: Final = 0.45
_SMALLEST_SHARE: Final = 1 / 4
_QUARTER_STEPS: Final = 6


def known_points(parts: pd.DataFrame) -> gpd.GeoSeries:
    """The points of `parts` (index region_code, columns lon and lat, NaN where none is known), in EPSG:4326."""
    known = parts[parts[LONGITUDE].notna()]
    return gpd.GeoSeries(shapely.points(known[LONGITUDE], known[LATITUDE]), index=known.index, crs=CRS_GEOGRAPHIC)


def discs(parts: pd.DataFrame, outline: shapely.Geometry) -> gpd.GeoSeries:
    """A disc around each known point of `parts`, as wide as the district (`outline`, in degrees) allows.

    Index and reference system as `known_points`. Circles of degrees: near the equator a degree is as long either way.
    """
    points = known_points(parts)
    west, south, east, north = shapely.bounds(outline)
    widest = _SHARE_OF_SPAN * max(east - west, north - south)
    radius = np.full(len(points), widest)
    if len(points) > 1:
        apart = shapely.distance(points.to_numpy()[:, None], points.to_numpy()[None, :])
        np.fill_diagonal(apart, np.inf)
        radius = np.clip(_SHARE_OF_GAP * apart.min(axis=1), _SMALLEST_SHARE * widest, widest)
    drawn = shapely.buffer(points.to_numpy(), radius, quad_segs=_QUARTER_STEPS)
    return gpd.GeoSeries(drawn, index=points.index, crs=CRS_GEOGRAPHIC)
