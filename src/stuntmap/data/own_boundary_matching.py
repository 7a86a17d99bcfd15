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
MATCHED_COLUMNS: Final = ["row", "name_in_file", "code_in_file", REGION_CODE, REGION_NAME, "matched_by"]
UNMATCHED_COLUMNS: Final = ["row", "name_in_file", "code_in_file", "reason"]
# A polygon of another district, or one in wrong units, is rarely at the right place and of the right size.
NEARBY_DEGREES: Final = 0.1
MOST_AREA_RATIO: Final = 10.0


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

    def match(
        self, name: str, code: str, kind: str | None, province: str | None, shape: shapely.Geometry, km2: float
    ) -> RowMatch:
        """The district of a row; none where it has no polygon, is unknown, contradicts itself, or lies elsewhere."""
        if shape is None:
            return RowMatch(reason=Term("no polygon that can be used"))
        by_name = self.gazetteer.codes_named(name, kind, province) if name else []
        by_code = self.gazetteer.present_code.get(code) if self.kemendagri else None
        if by_code and by_name and by_code not in by_name:
            meant = [self.gazetteer.name_of[each] for each in by_name]
            stated = self.gazetteer.name_of[by_code]
            return RowMatch(
                reason=Term(
                    "the code {code} means {stated}, but the name means {meant:or}",
                    code=code,
                    stated=stated,
                    meant=meant,
                )
            )
        if not by_code and not by_name:
            return RowMatch(reason=self._unknown(name, code))
        found = by_code or max(by_name, key=lambda candidate: self._likeness(candidate, shape))
        if unlike := self._unlike(found, shape, km2):
            return RowMatch(reason=unlike)
        return RowMatch(found, BY_CODE if by_code else BY_NAME)

    def _likeness(self, code: str, shape: shapely.Geometry) -> float:
        """The share of ground that both shapes have in common: tells a kota from the kabupaten of the same name."""
        own = self.districts[code]
        return float(shapely.area(shapely.intersection(own, shape)) / shapely.area(shapely.union(own, shape)))

    def _unlike(self, code: str, shape: shapely.Geometry, km2: float) -> Term | None:
        name, expected = self.gazetteer.name_of[code], self.areas_km2[code]
        around = shapely.buffer(shapely.box(*shapely.bounds(self.districts[code])), NEARBY_DEGREES)
        if not shapely.intersects(around, shape):
            return Term("its polygon does not lie in {name}", name=name)
        if not 1 / MOST_AREA_RATIO <= km2 / expected <= MOST_AREA_RATIO:
            return Term(
                "its polygon has {km2:1} km2, while {name} has {expected:1} km2",
                km2=float(km2),
                name=name,
                expected=float(expected),
            )
        return None

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


def match_rows(
    path: Path, rows: gpd.GeoDataFrame, regions: pd.DataFrame, districts: gpd.GeoSeries
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Two tables about the rows of a file: those that are districts (MATCHED_COLUMNS), the others (UNMATCHED_COLUMNS).

    `row` counts from 1. `districts` are the present polygons by region code, EPSG:4326.

    Raises:
        BoundaryFileError: no column of names or usable codes, a district twice, or fewer than half of the rows matched.
    """
    gazetteer = Gazetteer(regions)
    columns = FileColumns(pd.DataFrame(rows.drop(columns=rows.geometry.name)), gazetteer)
    _check_columns(path, columns)
    matcher = RowMatcher(gazetteer, districts, coverage.areas_km2(districts), columns.kemendagri)
    said = zip(columns.names, columns.codes, columns.kinds, columns.provinces, strict=True)
    matched, unmatched = [], []
    for number, (row, shape, km2) in enumerate(
        zip(said, rows.geometry, coverage.areas_km2(rows.geometry), strict=True), start=1
    ):
        name, code, kind, province = row
        found, how, reason = matcher.match(name, code, kind, province, shape, km2)
        if found:
            matched.append((number, name, code, found, gazetteer.name_of[found], how))
        else:
            unmatched.append((number, name, code, reason))
    tables = pd.DataFrame(matched, columns=MATCHED_COLUMNS), pd.DataFrame(unmatched, columns=UNMATCHED_COLUMNS)
    _check_result(path, *tables)
    return tables


def _check_columns(path: Path, columns: FileColumns) -> None:
    if columns.name_column or columns.kemendagri:
        return
    if columns.code_column:
        raise BoundaryFileError("codes_ambiguous", path=path, column=columns.code_column)
    raise BoundaryFileError("no_name_or_code", path=path, columns=list(columns.frame))


def _check_result(path: Path, matched: pd.DataFrame, unmatched: pd.DataFrame) -> None:
    twice = matched[matched[REGION_CODE].duplicated(keep=False)]
    if len(twice):
        places = [
            Term("{name} in rows {rows:and}", name=name, rows=list(map(int, rows)))
            for name, rows in twice.groupby(REGION_NAME)["row"]
        ]
        raise BoundaryFileError("district_twice", path=path, places=places)
    total = len(matched) + len(unmatched)
    if len(matched) * 2 < total:
        reasons = [
            Term("row {row}: {reason}", row=int(row), reason=reason)
            for row, reason in zip(unmatched["row"], unmatched["reason"], strict=True)
        ]
        raise BoundaryFileError("few_rows_matched", path=path, matched=len(matched), rows=total, reasons=reasons)
