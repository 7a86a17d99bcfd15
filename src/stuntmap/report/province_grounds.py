"""The ground of each province as printed maps draw it, worked out once."""

from functools import lru_cache

import geopandas as gpd

from stuntmap.data.boundaries import load_districts
from stuntmap.figures.printed.remote_islands import ProvinceGround, with_remote_islands_closer
from stuntmap.vocabulary import PROVINCE_CODE, REGION_CODE


@lru_cache(maxsize=1)
def _districts() -> gpd.GeoDataFrame:
    return load_districts()


@lru_cache(maxsize=64)
def ground_of(province_code: str) -> ProvinceGround:
    """A province's districts as they are drawn; never change them in place.

    Raises:
        DataFileError: the boundary file is missing or was changed.
    """
    districts = _districts()
    return with_remote_islands_closer(districts[districts[PROVINCE_CODE] == province_code].set_index(REGION_CODE))
