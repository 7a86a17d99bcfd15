"""The kecamatan or desa of a district as polygons for GIS programs, with the words that say what their borders are."""

import geopandas as gpd

from stuntmap import vocabulary as v
from stuntmap.data.subdistricts import are_areas_credible, load_subdistricts, village_areas
from stuntmap.language import Language

LAYER_NAMES = {v.SUBDISTRICT: "kecamatan", v.VILLAGE: "desa"}


def part_polygons(district_code: str, level: str) -> gpd.GeoDataFrame:
    """The polygons of a district's parts, columns region_code and geometry; none where areas would be a guess."""
    subdistricts = load_subdistricts(district_code)
    if not are_areas_credible(subdistricts):
        return subdistricts.iloc[:0]
    return village_areas(district_code) if level == v.VILLAGE else subdistricts


def short_bounds(language: Language, district_code: str, level: str) -> str:
    """The same for the foot of a slide."""
    if level == v.SUBDISTRICT and load_subdistricts(district_code)[v.IS_OFFICIAL].all():
        return language.text("official boundaries")
    return language.text("approximate boundaries (batas perkiraan)")


def bounds_words(language: Language, district_code: str, level: str) -> str:
    """What the borders of a district's parts are: approximate (batas perkiraan) unless an official file was taken."""
    if level == v.VILLAGE:
        return language.text(
            "Approximate boundaries (batas perkiraan): each piece of ground goes to the nearest village point. Of the "
            "desa of Kab. Kuningan half share no more than 54% of their ground with the published polygon."
        )
    if load_subdistricts(district_code)[v.IS_OFFICIAL].all():
        return language.text("Boundaries: the official file that this installation took over.")
    return language.text(
        "Approximate boundaries (batas perkiraan): each piece of ground goes to the kecamatan of the nearest village "
        "point."
    )
