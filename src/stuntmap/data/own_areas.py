"""A district's own kecamatan or desa from an official file: recognised, matched by name and place, ready to be drawn.

Files hold rows of neighbours, old divisions, empty columns of codes and one name spelt two ways: a row is taken for the
place whose name is like its own and whose point lies in it, or whose name is the same; the others are listed.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from rapidfuzz import fuzz

from stuntmap import vocabulary as v
from stuntmap.data import coverage
from stuntmap.data.own_boundary_columns import as_text
from stuntmap.data.own_boundary_reading import MOST_UNPACKED_BYTES, read_own_polygons
from stuntmap.data.recaps.matching import BY_CODE, BY_NAME, PlaceInFile, Register, place_key
from stuntmap.data.subdistrict_cells import DECIMALS, subdistrict_cells
from stuntmap.data.uploads.cells import code_digits
from stuntmap.errors import BoundaryFileError

BY_PLACE: Final = "place"
ROWS_COLUMNS: Final = ["row", "name_in_file", v.REGION_CODE, v.REGION_NAME, "matched_by"]
# A row belongs to the district in which at least so much of its ground lies.
_LEAST_INSIDE: Final = 0.5
# Likeness of names (of 100) that is enough where the place's point lies in the row's polygon.
_ALIKE_THERE: Final = 70
# About 30 m: finer than a screen shows a district, coarser than a plan of 1:25,000.
_TOLERANCE: Final = 0.0003


@dataclass(frozen=True)
class OwnAreas:
    """The kecamatan or desa that a file holds of one district.

    `level`: what its rows are, subdistrict or village; `areas`: polygons by region code, EPSG:4326, sorted, neighbours
    share borders. `matched`: one row a row of the file that was found (ROWS_COLUMNS); `unmatched`: the others inside
    the district, without code; `elsewhere`: rows of other districts; `missing`: codes that the file lacks.
    """

    level: str
    areas: gpd.GeoSeries
    matched: pd.DataFrame
    unmatched: pd.DataFrame
    elsewhere: int
    missing: list[str]


def own_areas(
    path: Path,
    register: Register,
    district: shapely.Geometry,
    points: pd.DataFrame,
    crs: str | None = None,
    most_bytes: int = MOST_UNPACKED_BYTES,
) -> OwnAreas:
    """The kecamatan or desa of the file `path` in one district.

    `register`: its kecamatan and desa; `district`: its polygon, EPSG:4326; `points`: region_code, lon and lat of its
    desa, where known; `crs`: of a file that does not tell its own; `most_bytes`: of an archive, unpacked.

    Raises:
        BoundaryFileError: as `read_own_polygons`; no row lies in the district, or no column names what is in it.
    """
    rows, _ = read_own_polygons(path, crs, most_bytes)
    rows = rows[~rows.geometry.isna()]
    inside = rows[_shares_inside(rows.geometry.to_numpy(), district) >= _LEAST_INSIDE]
    if not len(inside):
        raise BoundaryFileError("areas_elsewhere", path=path)
    texts = _texts(inside)
    level, column = _named_level(texts, register)
    if not column:
        raise BoundaryFileError("areas_without_names", path=path, columns=list(texts.columns))
    codes = _codes(texts, register, level)
    found = [
        _found(name, code, shape, level, register, points)
        for name, code, shape in zip(texts[column], codes, inside.geometry, strict=True)
    ]
    table = pd.DataFrame(found, columns=[v.REGION_CODE, "matched_by"], index=inside.index)
    # A place whose row was found by where it lies has no second row of its name alone: that is a neighbour's.
    lies_there = set(table.loc[table["matched_by"] != BY_NAME, v.REGION_CODE])
    table[table["matched_by"].eq(BY_NAME) & table[v.REGION_CODE].isin(lies_there)] = ""
    table.insert(0, "name_in_file", texts[column])
    table.insert(0, "row", inside.index + 1)
    table[v.REGION_NAME] = table[v.REGION_CODE].map(register.names)
    table = table[ROWS_COLUMNS]
    is_found = table[v.REGION_CODE] != ""
    if not is_found.any():
        raise BoundaryFileError("areas_without_names", path=path, columns=list(texts.columns))
    areas = _joined(inside.geometry[is_found], table.loc[is_found, v.REGION_CODE])
    digits = v.VILLAGE_DIGITS if level == v.VILLAGE else v.SUBDISTRICT_DIGITS
    return OwnAreas(
        level=level,
        areas=areas,
        matched=table[is_found].reset_index(drop=True),
        unmatched=table.loc[~is_found, ["row", "name_in_file"]].reset_index(drop=True),
        elsewhere=len(rows) - len(inside),
        missing=sorted({code for code in register.names if len(code) == digits} - set(areas.index)),
    )


def subdistricts_of(own: OwnAreas) -> gpd.GeoSeries:
    """The kecamatan of own areas: desa dissolved by the kecamatan of today, whatever the division of the file."""
    if own.level == v.SUBDISTRICT:
        return own.areas
    parents = pd.Series(own.areas.index.str[: v.SUBDISTRICT_DIGITS], index=own.areas.index, name=v.REGION_CODE)
    return coverage.dissolved(own.areas, parents)


def completed(cells: gpd.GeoSeries, own: gpd.GeoSeries) -> gpd.GeoSeries:
    """The kecamatan of a district on its own ground: as the own areas have them, else by the approximate `cells`.

    The own areas end where the district ends; ground that they leave open stays with its cell. A coverage again.
    """
    ground = shapely.union_all(cells.to_numpy())
    taken = shapely.union_all(own.to_numpy())
    left = gpd.GeoSeries(shapely.difference(cells.to_numpy(), taken), index=cells.index, crs=cells.crs)
    codes = sorted({*cells.index, *own.index})
    both = {code: shapely.union_all([each[code] for each in (left, own) if code in each.index]) for code in codes}
    clipped = gpd.GeoSeries(both, crs=cells.crs).rename_axis(v.REGION_CODE).intersection(ground)
    return coverage.clean(clipped[~clipped.is_empty])


def areas_on_new_ground(whole: gpd.GeoDataFrame, villages: pd.DataFrame, changed: gpd.GeoSeries) -> gpd.GeoSeries:
    """The kecamatan of districts whose ground has `changed` (by code), and of those that touch them; index region_code.

    Approximate ones are made anew; exact ones (`whole` is the country's kecamatan) end where their district ends now.
    Where the lines of a kecamatan meet the border of a neighbour that stayed, the neighbour gets a corner there.
    """
    present = whole.set_index(v.REGION_CODE)
    present = present[~present.geometry.isna()]
    inside = villages[villages[v.SUBDISTRICT_CODE].str[:4].isin(changed.index) & villages[v.LONGITUDE].notna()]
    if not len(inside):
        return present.geometry.iloc[:0]
    cells = subdistrict_cells(inside, changed)
    stays = ~present[v.DISTRICT_CODE].isin(changed.index)
    exact = present[~stays & present[v.IS_OFFICIAL]]
    parts = [cells[~cells.index.str[:4].isin(exact[v.DISTRICT_CODE])]]
    parts += [
        completed(cells[cells.index.str[:4] == code], own.geometry) for code, own in exact.groupby(v.DISTRICT_CODE)
    ]
    around = present.geometry[stays]
    touched = np.unique(around.sindex.query(changed.to_numpy(), predicate="intersects")[1])
    return coverage.rounded(coverage.clean(pd.concat([*parts, around.iloc[touched]]).sort_index()), DECIMALS)


def _shares_inside(shapes: np.ndarray, district: shapely.Geometry) -> np.ndarray:
    shares: np.ndarray = shapely.area(shapely.intersection(shapes, district)) / shapely.area(shapes)
    return shares


def _texts(rows: gpd.GeoDataFrame) -> pd.DataFrame:
    columns = rows.drop(columns=rows.geometry.name)
    return pd.DataFrame({str(name): [as_text(value) for value in columns[name]] for name in columns}, index=rows.index)


def _named_level(texts: pd.DataFrame, register: Register) -> tuple[str, str]:
    """What the rows are, and the column that names them: the one with most names of the register, one for each row.

    A file of desa names their kecamatan too, but many times each.
    """
    best, level, column = 0, "", ""
    for known in (v.SUBDISTRICT, v.VILLAGE):
        digits = v.VILLAGE_DIGITS if known == v.VILLAGE else v.SUBDISTRICT_DIGITS
        names = {place_key(name) for code, name in register.names.items() if len(code) == digits}
        for each in map(str, texts):
            found = len({place_key(text) for text in texts[each] if text} & names)
            if found > best and len(set(texts[each])) * 2 > len(texts):
                best, level, column = found, known, each
    return level, column


def _codes(texts: pd.DataFrame, register: Register, level: str) -> list[str]:
    """The Kemendagri code of each row, from the column in which at least half of the rows have one of the level."""
    digits = v.VILLAGE_DIGITS if level == v.VILLAGE else v.SUBDISTRICT_DIGITS
    for column in map(str, texts):
        if "bps" in column.lower():
            continue
        codes = [code_digits(text) for text in texts[column]]
        known = [code if code in register.names and len(code) == digits else "" for code in codes]
        if sum(map(bool, known)) * 2 >= len(known):
            return known
    return [""] * len(texts)


def _found(
    name: str, code: str, shape: shapely.Geometry, level: str, register: Register, points: pd.DataFrame
) -> tuple[str, str]:
    """The code of a row's place and how it was found; "" twice where that is not certain."""
    place = PlaceInFile("", "", name, "", code) if level == v.VILLAGE else PlaceInFile(name, "", "", code, "")
    subdistrict = register.subdistrict(place)
    match = register.village(place, subdistrict) if level == v.VILLAGE else subdistrict
    there = _codes_there(shape, points)
    if level == v.SUBDISTRICT:
        # Of the kecamatan whose desa lie in it, those with at least half of the points.
        there = there.str[: v.SUBDISTRICT_DIGITS]
        counts = there.value_counts()
        there = pd.Series(counts.index[counts * 2 >= counts.sum()])
    if match.how == BY_CODE:
        return match.region_code, BY_CODE
    alike = [(fuzz.ratio(place_key(name), place_key(register.names[each])), each) for each in there]
    likeness, nearest = max(alike, default=(0.0, ""))
    if likeness >= _ALIKE_THERE:
        return nearest, BY_PLACE
    return (match.region_code, BY_NAME) if match.how == BY_NAME else ("", "")


def _codes_there(shape: shapely.Geometry, points: pd.DataFrame) -> pd.Series:
    inside = shapely.contains_xy(shape, points[v.LONGITUDE], points[v.LATITUDE])
    codes: pd.Series = points.loc[inside, v.REGION_CODE]
    return codes


def _joined(shapes: gpd.GeoSeries, codes: pd.Series) -> gpd.GeoSeries:
    """One polygon a code, its parts joined; overlaps and gaps between neighbours closed."""
    whole = {code: shapely.union_all(shapes[codes == code].to_numpy()) for code in sorted(set(codes))}
    series = gpd.GeoSeries(whole, crs=v.CRS_GEOGRAPHIC).rename_axis(v.REGION_CODE)
    return coverage.simplified(coverage.clean(series), _TOLERANCE)
