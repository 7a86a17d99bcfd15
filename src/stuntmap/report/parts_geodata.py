"""The kecamatan or desa of a district as polygons for GIS programs, with the words that say what their borders are."""

import geopandas as gpd
import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.data.boundaries import load_districts
from stuntmap.data.lent_areas import LentAreas
from stuntmap.data.subdistrict_points import discs, known_points
from stuntmap.data.subdistricts import (
    FEWEST_LOCATED,
    are_all_official,
    are_parts_points,
    district_parts,
    load_subdistricts,
    village_areas,
)
from stuntmap.language import Language

LAYER_NAMES = {v.SUBDISTRICT: "kecamatan", v.VILLAGE: "desa"}


def part_geometries(
    district_code: str, level: str, lent: LentAreas | None = None, *, drawn: bool = False
) -> gpd.GeoDataFrame:
    """The geometries of a district's parts for GIS programs, columns region_code and geometry.

    Polygons: those of `lent`, which a visitor brought, else those of this installation; or where areas would be a guess
    the points that are known; `drawn` on paper, discs around these.
    """
    if lent is not None and level in lent.files:
        return _by_region(lent.files[level].areas)
    if not are_parts_points(district_code):
        return village_areas(district_code) if level == v.VILLAGE else load_subdistricts(district_code)
    parts = district_parts(district_code, level)
    if not drawn:
        return _by_region(known_points(parts))
    return _by_region(discs(parts, load_districts().set_index(v.REGION_CODE).geometry[district_code]))


def _by_region(shapes: gpd.GeoSeries) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(geometry=shapes).rename_axis(v.REGION_CODE).reset_index()


def short_bounds(language: Language, district_code: str, level: str, lent: LentAreas | None = None) -> str:
    """The same as `bounds_words` for the foot of a slide."""
    if lent is not None and level in lent.files:
        is_whole = not lent.own.missing
        return language.text("official boundaries") if is_whole else language.text("boundaries official in part")
    if are_parts_points(district_code):
        return language.text("points, not areas")
    if level == v.SUBDISTRICT and are_all_official(district_code):
        return language.text("official boundaries")
    return language.text("approximate boundaries (batas perkiraan)")


def bounds_words(language: Language, district_code: str, level: str, lent: LentAreas | None = None) -> str:
    """What the borders of a district's parts are: approximate (batas perkiraan) unless an official file was taken.

    `lent`: a visitor's file, by its name. Where areas would be a guess, why there are points, and how many have one.
    """
    if lent is not None and level in lent.files:
        if lent.own.missing:
            return language.text(
                "Boundaries: your file {name}, in this visit; what it lacks is approximate (batas perkiraan).",
                name=lent.name,
            )
        return language.text("Boundaries: your file {name}, in this visit.", name=lent.name)
    if are_parts_points(district_code):
        return points_words(language, district_parts(district_code, level))
    if level == v.VILLAGE:
        return language.text(
            "Approximate boundaries (batas perkiraan): each piece of ground goes to the nearest village point. Of the "
            "desa of Kab. Kuningan half share no more than 54% of their ground with the published polygon."
        )
    if are_all_official(district_code):
        return language.text("Boundaries: the official file that this installation took over.")
    return language.text(
        "Approximate boundaries (batas perkiraan): each piece of ground goes to the kecamatan of the nearest village "
        "point."
    )


def points_words(language: Language, parts: pd.DataFrame) -> str:
    """Why `parts` (as `district_parts` gives them) are points, and how many have one."""
    return language.text(
        "Points, not areas: too few villages of this district have a known point (fewer than {fewest} in more than a "
        "quarter of its kecamatan), so that areas would be a guess. On the map: {known} of {total}.",
        fewest=language.number(FEWEST_LOCATED),
        known=language.number(int(parts[v.LONGITUDE].notna().sum())),
        total=language.number(len(parts)),
    )
