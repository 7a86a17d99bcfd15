"""Which district each row of a reader's own boundary file is, or why it is none: doubtful rows are left out."""

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import geopandas as gpd
import pandas as pd
import shapely

from stuntmap.data import coverage
from stuntmap.data.own_boundary_columns import FileColumns, Gazetteer
from stuntmap.data.region_names import split_name
from stuntmap.errors import BoundaryFileError
from stuntmap.language import Term
from stuntmap.vocabulary import REGION_CODE, REGION_NAME

BY_CODE: Final = "kode"
BY_NAME: Final = "nama"
MATCHED_COLUMNS: Final = ["row", "name_in_file", "code_in_file", REGION_CODE, REGION_NAME, "matched_by", "parts"]
UNMATCHED_COLUMNS: Final = ["row", "name_in_file", "code_in_file", "reason"]
# A polygon of another district, or one in wrong units, is rarely at the right place and of the right size.
NEARBY_DEGREES: Final = 0.1
MOST_AREA_RATIO: Final = 10.0
# Rows that are parts of a district make it up whole; rows that only carry its name do not.
MOST_AREA_RATIO_OF_PARTS: Final = 2.0
# Parts of one district touch, and may lie on each other by the width of a line.
MOST_OVERLAP_SHARE: Final = 0.01


class RowMatch(NamedTuple):
    """A row's district and how it was found (BY_CODE or BY_NAME), or the reason why it has none."""

    region_code: str = ""
    matched_by: str = ""
    reason: Term | None = None


@dataclass(frozen=True)
class RowMatcher:
    """Finds the district of one row: `districts` are the present polygons by region code, EPSG:4326."""

    gazetteer: Gazetteer
    districts: gpd.GeoSeries
    areas_km2: pd.Series
    kemendagri: bool

    def match(self, name: str, code: str, kind: str | None, province: str | None, shape: shapely.Geometry) -> RowMatch:
        """The district that a row is, or a part of; none where it has no polygon, is unknown or contradicts itself."""
        if shape is None:
            return RowMatch(reason=Term("no polygon that can be used"))
        by_name = self.gazetteer.codes_named(name, kind, province) if name else []
        by_code = self.gazetteer.present_code.get(code) if self.kemendagri else None
        if by_code and by_name and by_code not in by_name:
            meant = [self.gazetteer.name_of[each] for each in by_name]
            stated = self.gazetteer.name_of[by_code]
            words = Term(
                "the code {code} means {stated}, but the name means {meant:or}", code=code, stated=stated, meant=meant
            )
            return RowMatch(reason=words)
        if not by_code and not by_name:
            return RowMatch(reason=self._unknown(name, code))
        found = by_code or max(by_name, key=lambda candidate: self._likeness(candidate, shape))
        if not self._is_near(found, shape):
            return RowMatch(reason=Term("its polygon does not lie in {name}", name=self.gazetteer.name_of[found]))
        return RowMatch(found, BY_CODE if by_code else BY_NAME)

    def _likeness(self, code: str, shape: shapely.Geometry) -> float:
        """The share of ground that both shapes have in common: tells a kota from the kabupaten of the same name."""
        own = self.districts[code]
        return float(shapely.area(shapely.intersection(own, shape)) / shapely.area(shapely.union(own, shape)))

    def _is_near(self, code: str, shape: shapely.Geometry) -> bool:
        around = shapely.buffer(shapely.box(*shapely.bounds(self.districts[code])), NEARBY_DEGREES)
        return bool(shapely.intersects(around, shape))

    def unlike(self, code: str, km2: float, parts: int) -> Term | None:
        """Why a whole shape of `km2` made of `parts` rows cannot be the district; None where it can."""
        name, expected = self.gazetteer.name_of[code], float(self.areas_km2[code])
        most = MOST_AREA_RATIO if parts == 1 else MOST_AREA_RATIO_OF_PARTS
        if 1 / most <= km2 / expected <= most:
            return None
        return Term(
            "its polygon has {km2:1} km2, while {name} has {expected:1} km2", km2=km2, name=name, expected=expected
        )

    def _unknown(self, name: str, code: str) -> Term:
        if not name and code and self.kemendagri:
            return Term("the code {code} is not known", code=code)
        if not name:
            return Term("no name of a district")
        near = difflib.get_close_matches(split_name(name)[1], self.gazetteer.comparable_names, n=1, cutoff=0.8)
        meant = [self.gazetteer.name_of[each] for each in self.gazetteer.codes_named(near[0])] if near else []
        if meant:
            return Term("the name “{name}” is not known; perhaps {meant:or}", name=name, meant=meant)
        return Term("the name “{name}” is not known", name=name)


class Matches(NamedTuple):
    """What the rows of a file are: those that are districts (MATCHED_COLUMNS), the others, and the districts' shapes.

    A district in several rows, each a part of it, is one row in `matched` with all its `parts`; `row` is the first.
    """

    matched: pd.DataFrame
    unmatched: pd.DataFrame
    shapes: gpd.GeoSeries


def match_rows(path: Path, rows: gpd.GeoDataFrame, regions: pd.DataFrame, districts: gpd.GeoSeries) -> Matches:
    """The districts that the rows of a file are; `districts` are the present polygons by region code, EPSG:4326.

    Raises:
        BoundaryFileError: no column of names or usable codes, a district twice, or fewer than half of the rows matched.
    """
    gazetteer = Gazetteer(regions)
    columns = FileColumns(pd.DataFrame(rows.drop(columns=rows.geometry.name)), gazetteer)
    _check_columns(path, columns)
    matcher = RowMatcher(gazetteer, districts, coverage.areas_km2(districts), columns.kemendagri)
    said = zip(columns.names, columns.codes, columns.kinds, columns.provinces, strict=True)
    found = [matcher.match(*row, shape) for row, shape in zip(said, rows.geometry, strict=True)]
    parts: dict[str, list[int]] = {}
    for place, match in enumerate(found):
        if match.region_code:
            parts.setdefault(match.region_code, []).append(place)
    shapes = _whole_shapes(path, rows.geometry, parts, gazetteer)
    matched = []
    for (code, places), km2 in zip(parts.items(), coverage.areas_km2(shapes), strict=True):
        first = places[0]
        if unlike := matcher.unlike(code, float(km2), len(places)):
            for place in places:
                found[place] = RowMatch(reason=unlike)
        else:
            name, stated = columns.names[first], columns.codes[first]
            matched.append(
                (first + 1, name, stated, code, gazetteer.name_of[code], found[first].matched_by, len(places))
            )
    unmatched = [
        (place + 1, columns.names[place], columns.codes[place], match.reason)
        for place, match in enumerate(found)
        if not match.region_code
    ]
    answer = Matches(
        pd.DataFrame(matched, columns=MATCHED_COLUMNS), pd.DataFrame(unmatched, columns=UNMATCHED_COLUMNS), shapes
    )
    _check_result(path, answer)
    return answer


def _whole_shapes(
    path: Path, shapes: gpd.GeoSeries, parts: dict[str, list[int]], gazetteer: Gazetteer
) -> gpd.GeoSeries:
    """The shape of each district, its parts joined.

    Raises:
        BoundaryFileError: rows of a district lie on each other: the district stands there twice, not in parts.
    """
    geometry = shapes.to_numpy()
    whole = gpd.GeoSeries(
        {code: shapely.union_all(geometry[places]) for code, places in parts.items()}, crs=shapes.crs, dtype="geometry"
    )
    twice = [
        Term("{name} in rows {rows:and}", name=gazetteer.name_of[code], rows=[place + 1 for place in places])
        for code, places in parts.items()
        if shapely.area(geometry[places]).sum() > shapely.area(whole[code]) * (1 + MOST_OVERLAP_SHARE)
    ]
    if twice:
        raise BoundaryFileError("district_twice", path=path, places=twice)
    return whole


def _check_columns(path: Path, columns: FileColumns) -> None:
    if columns.name_column or columns.kemendagri:
        return
    if columns.code_column:
        raise BoundaryFileError("codes_ambiguous", path=path, column=columns.code_column)
    raise BoundaryFileError("no_name_or_code", path=path, columns=list(columns.frame))


def _check_result(path: Path, found: Matches) -> None:
    matched, unmatched = int(found.matched["parts"].sum()), found.unmatched
    total = matched + len(unmatched)
    if matched * 2 < total:
        reasons = [
            Term("row {row}: {reason}", row=int(row), reason=reason)
            for row, reason in zip(unmatched["row"], unmatched["reason"], strict=True)
        ]
        raise BoundaryFileError("few_rows_matched", path=path, matched=matched, rows=total, reasons=reasons)
