"""Regions: codes, levels, kinds, counts, names for tight places, and the provinces that were divided."""

import re
from dataclasses import dataclass
from typing import Final

from stuntmap.vocabulary.marking import marked

COUNTRY_CODE: Final = "ID"
COUNTRY_NAME: Final = "Indonesia"

COUNTRY: Final = "country"
PROVINCE: Final = "province"
DISTRICT: Final = "district"
SUBDISTRICT: Final = "subdistrict"
VILLAGE: Final = "village"
# The scope of all regions of a level.
NATION: Final = "nation"


@dataclass(frozen=True)
class Level:
    """One level of regions: the pattern of its codes, the level above it, what one and several regions are called.

    `ranked_in`: the kinds of scope in which its regions are ranked, the nearest first. `is_surveyed`: surveys have
    figures of it; below the district there is only a region's own recap of routine weighing.
    """

    name: str
    code_pattern: str
    parent: str | None
    one: str
    noun: str
    ranked_in: tuple[str, ...] = ()
    is_surveyed: bool = True


# From the whole to its parts. A province that was divided keeps its two digits with an L ("91L").
LEVELS: Final = (
    Level(COUNTRY, "ID", None, marked("country"), marked("countries")),
    Level(PROVINCE, r"\d{2}L?", COUNTRY, marked("province"), marked("provinces"), (NATION,)),
    Level(DISTRICT, r"\d{4}", PROVINCE, marked("district"), marked("districts"), (PROVINCE, NATION)),
    Level(SUBDISTRICT, r"\d{6}", DISTRICT, marked("subdistrict"), marked("subdistricts"), is_surveyed=False),
    Level(VILLAGE, r"\d{10}", SUBDISTRICT, marked("village"), marked("villages"), is_surveyed=False),
)
DISTRICT_DIGITS: Final = 4
SUBDISTRICT_DIGITS: Final = 6
VILLAGE_DIGITS: Final = 10
LEVEL_OF_NAME: Final = {level.name: level for level in LEVELS}
# The levels of the tables of surveys.
REGION_LEVELS: Final = tuple(level.name for level in LEVELS if level.is_surveyed)


def scopes_of(level: str, province_code: str | None) -> dict[str, str]:
    """The scopes in which a region is ranked, the nearest first: {"province": "33", "nation": "ID"}."""
    codes = {PROVINCE: province_code, NATION: COUNTRY_CODE}
    return {scope: code for scope in LEVEL_OF_NAME[level].ranked_in if (code := codes[scope])}


def level_of_code(region_code: str) -> str | None:
    """The level whose codes look like this one; None where no level has such codes. It says not that it exists."""
    return next((level.name for level in LEVELS if re.fullmatch(level.code_pattern, region_code)), None)


KABUPATEN: Final = "kabupaten"
KOTA: Final = "kota"
REGION_KINDS: Final = (KABUPATEN, KOTA)

CODES_SOURCE: Final = "Kepmendagri 300.2.2-2138/2025"
# By that decision: 514 districts (the six administrative regions of DKI Jakarta counted) in 38 provinces, and what they
# are divided into.
PROVINCE_COUNT: Final = 38
DISTRICT_COUNT: Final = 514
SUBDISTRICT_COUNT: Final = 7285
VILLAGE_COUNT: Final = 83762

# The provinces that Undang-Undang 14, 15, 16 and 29 of 2022 divided. Surveys of 2021 and 2022 print the old, undivided
# province under the code that the smaller province of the same name still carries; their rows get a code of their own
# here, so that no join, rank or difference can bring old and new together by accident.
FORMER_PROVINCE_CODES: Final = {"91": "91L", "92": "92L"}
FORMER_PROVINCE_SUCCESSORS: Final = {"91L": ("91", "93", "94", "95"), "92L": ("92", "96")}
FORMER_PROVINCE_LAST_YEAR: Final = 2022

# Abbreviations that official tables of Kemendagri and BPS use. "Kab." and "Kota" always stay: both may exist.
NAME_ABBREVIATIONS: Final = (("Kabupaten ", "Kab. "), ("Administrasi ", "Adm. "), ("Kepulauan ", "Kep. "))


def short_name(region_name: str) -> str:
    """A region's name for tight places: "Kabupaten Klaten" as "Kab. Klaten"; "Kota Surakarta" stays as it is."""
    for long_form, short_form in NAME_ABBREVIATIONS:
        region_name = region_name.replace(long_form, short_form)
    return region_name
