"""Which village or kecamatan a row of a recap is about: by code, by name within its kecamatan, or as confirmed.

Only what is certain is taken; every likeness is a question to whoever brought the table.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import pandas as pd
from rapidfuzz import fuzz, process

from stuntmap import vocabulary as v
from stuntmap.data.region_names import plain_name

BY_CODE: Final = "code"
BY_NAME: Final = "name"
CONFIRMED: Final = "confirmed"
DOUBTFUL: Final = "doubtful"
UNMATCHED: Final = "unmatched"
LEFT_OUT: Final = "left_out"
CERTAIN: Final = (BY_CODE, BY_NAME, CONFIRMED)

# What stands before a name and is no part of it.
_BEFORE: Final = re.compile(
    r"^(?:(?:desa|kelurahan|kel|ds|kecamatan|kec|distrik|puskesmas|pkm|uptd?|blud)\b[. ]*)+(?=\w)", re.IGNORECASE
)
# Likeness (of 100) from which a name is asked about, and the most that are offered.
_ALIKE: Final = 75
_MOST_OFFERED: Final = 3
# A code whose own name is less alike than this to the name beside it is asked about.
_UNLIKE: Final = 60


class PlaceInFile(NamedTuple):
    """A place as the rows of a recap name it, all text, "" where nothing is written."""

    subdistrict: str
    puskesmas: str
    village: str
    subdistrict_code: str = ""
    village_code: str = ""

    @property
    def name(self) -> str:
        """The name of the deepest place."""
        return self.village or self.puskesmas or self.subdistrict or self.village_code or self.subdistrict_code


class Match(NamedTuple):
    """What was found for a place: `how`, the code where it is certain ("" else), and the codes that it may be."""

    how: str
    region_code: str = ""
    candidates: tuple[str, ...] = ()


@dataclass
class Register:
    """The kecamatan and desa of one district, to be looked up by name; `names` of all of them by code."""

    subdistricts: pd.DataFrame
    villages: pd.DataFrame

    # Comparable names are made when a name is looked up: rows with codes need none.
    @cached_property
    def names(self) -> dict[str, str]:
        """The names of kecamatan and desa by code."""
        return {
            code: name
            for table in (self.subdistricts, self.villages)
            for code, name in zip(table[v.REGION_CODE].to_numpy(), table[v.REGION_NAME].to_numpy(), strict=True)
        }

    @cached_property
    def _subdistricts(self) -> dict[str, list[str]]:
        return _by_name(self.subdistricts)

    @cached_property
    def _villages(self) -> dict[str, list[str]]:
        return _by_name(self.villages)

    @cached_property
    def _within(self) -> dict[str, dict[str, list[str]]]:
        return {str(code): _by_name(own) for code, own in self.villages.groupby(v.SUBDISTRICT_CODE)}

    def subdistrict(self, place: PlaceInFile) -> Match:
        """The kecamatan that a place lies in; a puskesmas without one is looked for by its own name."""
        name = place.subdistrict or ("" if place.subdistrict_code else place.puskesmas)
        return self._found(name, place.subdistrict_code, self._subdistricts)

    def village(self, place: PlaceInFile, confirmed: Match | None = None) -> Match:
        """The desa or kelurahan of a place, within its kecamatan (as `confirmed`) where that is certain."""
        if place.village_code in self.names and len(place.village_code) == v.VILLAGE_DIGITS:
            if place.village == self.names[place.village_code]:
                return Match(BY_CODE, place.village_code)
            return self._found(place.village, place.village_code, self._villages)
        told = bool(place.subdistrict or place.subdistrict_code)
        if not told:
            return self._found(place.village, "", self._villages)
        subdistrict = confirmed or self.subdistrict(place)
        if not subdistrict.region_code:
            return _asked(self._found(place.village, "", self._villages))
        inside = self._within.get(subdistrict.region_code, {})
        found = self._found(place.village, "", inside)
        elsewhere = self._villages.get(place_key(place.village), [])
        # A village that changed its kecamatan, or a recap that has another division.
        return found if found.how in CERTAIN or not elsewhere else Match(DOUBTFUL, "", (*found.candidates, *elsewhere))

    def _found(self, name: str, code: str, known: Mapping[str, list[str]]) -> Match:
        key = place_key(name)
        if code in self.names:
            alike = not key or fuzz.ratio(key, place_key(self.names[code])) >= _UNLIKE
            return Match(BY_CODE, code) if alike else Match(DOUBTFUL, "", (code, *known.get(key, [])))
        if codes := known.get(key, []):
            return Match(BY_NAME, codes[0]) if len(codes) == 1 else Match(DOUBTFUL, "", tuple(codes))
        near = process.extract(key, known.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_MOST_OFFERED)
        candidates = tuple(code for alike, _, _ in near for code in known[alike])
        return Match(DOUBTFUL, "", candidates) if candidates else Match(UNMATCHED)


def matched_places(
    places: Iterable[PlaceInFile], register: Register, unit: str, confirmed: Mapping[tuple[str, str, str], str]
) -> dict[PlaceInFile, Match]:
    """What each place is: a village where `unit` is, else a kecamatan. `confirmed`: see `confirmations`."""
    digits = v.VILLAGE_DIGITS if unit == v.VILLAGE else v.SUBDISTRICT_DIGITS
    found = {}
    for place in places:
        code = confirmed.get(confirmation_key(place)) if confirmed else None
        if code == "":
            found[place] = Match(LEFT_OUT)
        elif code in register.names and len(code) == digits:
            found[place] = Match(CONFIRMED, code)
        elif unit == v.VILLAGE:
            within = confirmed.get(confirmation_key(place._replace(village=""))) if confirmed else None
            found[place] = register.village(place, Match(CONFIRMED, within) if within in register.names else None)
        else:
            found[place] = register.subdistrict(place)
    return found


def place_key(name: str) -> str:
    """The comparable form of a name: "Kel. Baru Timur" and "BARUTIMUR" are the same."""
    return plain_name(_BEFORE.sub("", name.strip()))


def confirmation_key(place: PlaceInFile) -> tuple[str, str, str]:
    """A place as a confirmation names it: kecamatan, puskesmas and desa, each comparable."""
    return place_key(place.subdistrict), place_key(place.puskesmas), place_key(place.village)


def likely_districts(names: Iterable[str], known: pd.DataFrame) -> pd.Series:
    """The share of `names` that each district has among those in `known`, by district code, the most alike first.

    `known`: one row a region, region_code and its comparable `name_key` (`place_key`).
    """
    keys = {place_key(name) for name in names if name}
    told = known[known["name_key"].isin(keys)]
    counts = told.groupby(told[v.REGION_CODE].str[:4])["name_key"].nunique()
    return (counts / max(len(keys), 1)).sort_values(ascending=False, kind="stable")


def _by_name(regions: pd.DataFrame) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, name in zip(regions[v.REGION_CODE], regions[v.REGION_NAME], strict=True):
        found.setdefault(place_key(name), []).append(code)
    return found


def _asked(match: Match) -> Match:
    return Match(DOUBTFUL, "", (match.region_code,)) if match.region_code else match
