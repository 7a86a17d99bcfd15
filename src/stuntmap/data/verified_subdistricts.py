"""The checks of villages and subdistricts: complete, each in its district, areas a coverage of the districts.

Each returns what it found, or raises, as those in `verified_contents`.
"""

from typing import Final

import shapely

from stuntmap import vocabulary
from stuntmap.data import coverage
from stuntmap.data.subdistricts import load_subdistricts, load_villages
from stuntmap.data.verified_contents import ContentCheck, Contents, UnlikeExpectedError, expect, nothing_missing
from stuntmap.language import Term

# Rounding moves a border by some metres; a district that was exchanged without its subdistricts differs by far more.
_MOST_UNLIKE_SHARE: Final = 0.01
_LEAST_UNLIKE_KM2: Final = 1.0


def below_the_district(contents: Contents) -> Term:
    """7,285 subdistricts and 83,762 villages; each stands in a region that exists, and each district has some."""
    subdistricts, villages = load_subdistricts(root=contents.root), load_villages(root=contents.root)
    expected = {
        vocabulary.SUBDISTRICT: vocabulary.SUBDISTRICT_COUNT,
        vocabulary.VILLAGE: vocabulary.VILLAGE_COUNT,
    }
    codes = {vocabulary.SUBDISTRICT: subdistricts, vocabulary.VILLAGE: villages}
    found = expect(expected, {level: table[vocabulary.REGION_CODE].nunique() for level, table in codes.items()})
    for names in codes.values():
        nothing_missing(Term("the list of regions"), names[vocabulary.REGION_CODE].str[:4], contents.district_codes)
    nothing_missing(Term("the list of subdistricts"), contents.district_codes, subdistricts[vocabulary.DISTRICT_CODE])
    one, other = villages[vocabulary.SUBDISTRICT_CODE], subdistricts[vocabulary.REGION_CODE]
    nothing_missing(Term("the list of subdistricts"), one, other)
    nothing_missing(Term("the list of villages"), other, one)
    return found


def subdistrict_areas(contents: Contents) -> Term:
    """The areas of the subdistricts are a valid coverage and make up the ground of their districts."""
    areas = load_subdistricts(root=contents.root).set_index(vocabulary.REGION_CODE)
    drawn = areas[~areas.geometry.isna()]
    shapes = drawn.geometry.to_numpy()
    if not shapely.coverage_is_valid(shapes):
        faulty = drawn.index[~shapely.is_empty(shapely.coverage_invalid_edges(shapes))].tolist()
        raise UnlikeExpectedError("faulty_borders", codes=faulty)
    districts = contents.districts.set_index(vocabulary.REGION_CODE).geometry
    whole = coverage.areas_km2(districts)
    made_up = coverage.areas_km2(drawn.geometry).groupby(drawn[vocabulary.DISTRICT_CODE]).sum()
    unlike = (made_up.reindex(whole.index, fill_value=0) - whole).abs()
    far = unlike[(unlike > _LEAST_UNLIKE_KM2) & (unlike > _MOST_UNLIKE_SHARE * whole)]
    if len(far):
        raise UnlikeExpectedError("areas_unlike_districts", codes=far.index.tolist())
    return Term(
        "{count} areas that make up the districts; {without} subdistricts without a village on the map",
        count=len(drawn),
        without=len(areas) - len(drawn),
    )


SUBDISTRICT_CHECKS: Final[tuple[ContentCheck, ...]] = (
    (Term("Subdistricts and villages"), below_the_district),
    (Term("Areas of the subdistricts"), subdistrict_areas),
)
