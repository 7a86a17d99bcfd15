"""Where a recap belongs: its district, and the kecamatan or desa of each of its rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.data.recaps.confirmations import Confirmed
from stuntmap.data.recaps.matching import (
    Match,
    PlaceInFile,
    Register,
    likely_districts,
    matched_places,
    place_key,
)
from stuntmap.data.region_names import name_key
from stuntmap.data.regions import load_regions
from stuntmap.data.subdistricts import load_subdistrict_names, load_villages
from stuntmap.errors import BadChoiceError, UnknownRegionError

# A district is told by the names of a recap where it has so large a share of them, and twice as many as the next.
_LEAST_SHARE: Final = 0.5
# A recap with so few names of the district that was asked for, and many of another, is another's.
_WRONG_SHARE: Final = 0.2
_COLUMNS: Final = (v.SUBDISTRICT, v.PUSKESMAS, v.VILLAGE, v.SUBDISTRICT_CODE, v.VILLAGE_CODE)


@dataclass(frozen=True)
class RecapPlaces:
    """The places of a recap's rows: `matches` by place; of each row its name, comparable key, code and match."""

    district_code: str
    register: Register
    confirmed: Confirmed
    matches: Mapping[PlaceInFile, Match]
    names_of_rows: list[str]
    keys_of_rows: list[str]
    codes_of_rows: list[str]
    hows_of_rows: list[str]


@lru_cache(maxsize=64)
def register_of(district_code: str) -> Register:
    """The kecamatan and desa of a district. Raises `UnknownRegionError`: there is no such district."""
    subdistricts = load_subdistrict_names(district_code)
    if not len(subdistricts):
        raise UnknownRegionError("unknown_region", region_code=district_code)
    return Register(subdistricts, load_villages(district_code))


def district_name(district_code: str) -> str:
    """The name of a district in full."""
    regions = load_regions()
    return str(regions.loc[regions[v.REGION_CODE] == district_code, v.REGION_NAME].iloc[0])


@lru_cache(maxsize=1)
def registers_of_country() -> dict[str, Register]:
    """The register of each district by its code: the files are read once, not once a district."""
    subdistricts, villages = load_subdistrict_names(), load_villages()
    by_district = villages.groupby(villages[v.REGION_CODE].str[: v.DISTRICT_DIGITS])
    of_district = {str(district): own for district, own in by_district}
    return {
        str(district): Register(own, of_district[str(district)])
        for district, own in subdistricts.groupby(v.DISTRICT_CODE)
    }


def places_of(
    rows: pd.DataFrame, district_code: str, unit: str, confirmed: Confirmed, register: Register | None = None
) -> RecapPlaces:
    """The places of the rows, looked up in the register of their district (loaded unless it is given)."""
    register = register or register_of(district_code)
    # By way of arrays: a column of text hands its values over one by one.
    of_rows = list(map(PlaceInFile, *(rows[column].to_numpy() for column in _COLUMNS)))
    matches = matched_places(dict.fromkeys(of_rows), register, unit, confirmed)
    # A name of a kecamatan stands in the rows of all its villages; kept for these rows alone.
    key_of = cache(place_key)
    keys = {
        place: "|".join((*map(key_of, place[:3]), place.village_code or place.subdistrict_code)) for place in matches
    }
    names = {place: _name(place, unit) for place in matches}
    return RecapPlaces(
        district_code=district_code,
        register=register,
        confirmed=confirmed,
        matches=matches,
        names_of_rows=[names[place] for place in of_rows],
        keys_of_rows=[keys[place] for place in of_rows],
        codes_of_rows=[matches[place].region_code for place in of_rows],
        hows_of_rows=[matches[place].how for place in of_rows],
    )


def recap_district(rows: pd.DataFrame, asked: str | None) -> str:
    """The district of a recap: as asked for, else as its codes or names tell.

    Raises:
        UnknownRegionError: there is no district of the code asked for.
        BadChoiceError: the rows are of another district, of several, or do not tell.
    """
    if asked is not None:
        register_of(asked)
    told = _districts_by_code(rows)
    if told and asked is None and len(told) > 1:
        raise BadChoiceError("recap_several_districts", codes=sorted(told))
    if asked is not None and told and asked not in told:
        raise BadChoiceError("recap_other_district", asked=asked, found=sorted(told))
    if told and asked is None:
        return told.pop()
    shares = _districts_by_name(rows)
    best = str(shares.index[0]) if len(shares) else ""
    is_clear = (
        len(shares) > 0
        and shares.iloc[0] >= _LEAST_SHARE
        and (len(shares) == 1 or shares.iloc[0] >= 2 * shares.iloc[1])
    )
    if asked is None:
        if not is_clear:
            raise BadChoiceError("recap_district_unknown")
        return best
    if is_clear and best != asked and shares.get(asked, 0.0) < _WRONG_SHARE:
        raise BadChoiceError("recap_other_district", asked=asked, found=[best])
    return asked


def in_district(rows: pd.DataFrame, district_code: str) -> pd.DataFrame:
    """The rows without those that name another district, as a recap of a province has them."""
    by_name = {name: _code_of_district(name) for name in rows[v.DISTRICT].unique()}
    codes = rows[v.DISTRICT_CODE].where(rows[v.DISTRICT_CODE] != "", rows[v.DISTRICT].map(by_name))
    return rows[codes.isin(["", district_code])]


def districts_of_rows(rows: pd.DataFrame) -> list[str]:
    """The district that each row tells by a code of its own or of its district, else by name; "" where none is told."""
    known = known_districts()
    by_name = {name: _code_of_district(name) for name in rows[v.DISTRICT].unique()}
    told = zip(
        rows[v.DISTRICT_CODE].str[: v.DISTRICT_DIGITS].to_numpy(),
        rows[v.DISTRICT].map(by_name).to_numpy(),
        rows[v.VILLAGE_CODE].str[: v.DISTRICT_DIGITS].to_numpy(),
        rows[v.SUBDISTRICT_CODE].str[: v.DISTRICT_DIGITS].to_numpy(),
        strict=True,
    )
    return [next((code for code in codes if code in known), "") for codes in told]


def _code_of_district(name: str) -> str:
    return _district_codes().get(name_key(name), "") if name else ""


@lru_cache(maxsize=1)
def _district_codes() -> dict[str, str]:
    """The codes of the districts by their comparable names."""
    regions = load_regions()
    districts = regions[regions[v.REGION_LEVEL] == v.DISTRICT]
    return dict(zip(districts[v.REGION_NAME].map(name_key), districts[v.REGION_CODE], strict=True))


def known_districts() -> set[str]:
    """The codes of all districts."""
    return set(_district_codes().values())


def _districts_by_code(rows: pd.DataFrame) -> set[str]:
    """The districts that codes or names of districts in the rows tell."""
    known = known_districts()
    codes = set(rows[v.DISTRICT_CODE].unique()) & known
    codes = codes or set(map(_code_of_district, rows[v.DISTRICT].unique())) - {""}
    whole = rows.loc[rows[v.VILLAGE_CODE].str.len() == v.VILLAGE_DIGITS, v.VILLAGE_CODE].str[:4]
    return codes or (set(whole.unique()) & known)


def _districts_by_name(rows: pd.DataFrame) -> "pd.Series[float]":
    column = next((each for each in (v.SUBDISTRICT, v.PUSKESMAS, v.VILLAGE) if (rows[each] != "").any()), v.VILLAGE)
    return likely_districts(rows[column].unique(), _comparable_names(column == v.VILLAGE))


@lru_cache(maxsize=2)
def _comparable_names(of_villages: bool) -> pd.DataFrame:
    """The code and comparable name of every village, or of every kecamatan: half a second once a process."""
    known = load_villages() if of_villages else load_subdistrict_names()
    return pd.DataFrame({v.REGION_CODE: known[v.REGION_CODE], "name_key": known[v.REGION_NAME].map(place_key)})


def _name(place: PlaceInFile, unit: str) -> str:
    """The name of a row's place, with its kecamatan where that tells it from others."""
    within = place.subdistrict if unit in (v.VILLAGE, v.PUSKESMAS) and place.subdistrict != place.name else ""
    return f"{place.name} ({within})" if within else place.name
