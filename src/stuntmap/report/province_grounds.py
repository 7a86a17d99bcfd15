"""The ground of each province, and of the country by provinces, as printed maps draw it, worked out once."""

from functools import lru_cache
from typing import Final

import geopandas as gpd
import shapely

from stuntmap.data.boundaries import load_districts, load_provinces
from stuntmap.figures.printed.remote_islands import ProvinceGround, with_remote_islands_closer
from stuntmap.vocabulary import COUNTRY_CODE, PROVINCE_CODE, REGION_CODE

# In degrees, about 5 km: a pixel of a picture as wide as a screen; and in square degrees, about 120 km2.
NATION_TOLERANCE: Final = 0.045
SPECK: Final = 0.01


@lru_cache(maxsize=1)
def _districts() -> gpd.GeoDataFrame:
    return load_districts()


@lru_cache(maxsize=1)
def _provinces() -> ProvinceGround:
    """The provinces, their borders simplified together: what no picture of the country can show is left out."""
    provinces = load_provinces().set_index(PROVINCE_CODE)
    shapes = shapely.coverage_simplify(provinces.geometry.to_numpy(), NATION_TOLERANCE)
    seen = [_without_specks(shape) for shape in shapes]
    return ProvinceGround(provinces.set_geometry(gpd.GeoSeries(seen, provinces.index, crs=provinces.crs)))


def _without_specks(shape: shapely.Geometry) -> shapely.Geometry:
    """A province without islands smaller than a few pixels; its largest part stays."""
    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    return shapely.multipolygons(parts[areas >= min(SPECK, areas.max())])


@lru_cache(maxsize=64)
def ground_of(scope: str) -> ProvinceGround:
    """A province's districts, or the country's provinces, as they are drawn; never change them in place.

    Raises:
        DataFileError: the boundary file is missing or was changed.
    """
    if scope == COUNTRY_CODE:
        return _provinces()
    districts = _districts()
    return with_remote_islands_closer(districts[districts[PROVINCE_CODE] == scope].set_index(REGION_CODE))
