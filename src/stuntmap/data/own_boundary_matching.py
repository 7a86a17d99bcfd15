"""Which district each row of a reader's own boundary file is, or why it is none: doubtful rows are left out.

Reasons are Bahasa, since the command line prints them.
"""

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
from stuntmap.errors import BoundaryFileError, first_values
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
    reason: str = ""


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
            return RowMatch(reason="baris tanpa poligon yang dapat dipakai")
        by_name = self.gazetteer.codes_named(name, kind, province) if name else []
        by_code = self.gazetteer.present_code.get(code) if self.kemendagri else None
        if by_code and by_name and by_code not in by_name:
            meant = " atau ".join(self.gazetteer.name_of[each] for each in by_name)
            return RowMatch(
                reason=f"kode {code} berarti {self.gazetteer.name_of[by_code]}, tetapi namanya berarti {meant}"
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

    def _unlike(self, code: str, shape: shapely.Geometry, km2: float) -> str:
        name, expected = self.gazetteer.name_of[code], self.areas_km2[code]
        around = shapely.buffer(shapely.box(*shapely.bounds(self.districts[code])), NEARBY_DEGREES)
        if not shapely.intersects(around, shape):
            return f"poligonnya tidak terletak di {name}"
        if not 1 / MOST_AREA_RATIO <= km2 / expected <= MOST_AREA_RATIO:
            return f"luas poligonnya {km2:.1f} km2, sedangkan {name} {expected:.1f} km2"
        return ""

    def _unknown(self, name: str, code: str) -> str:
        if not name:
            return f"kode {code} tidak dikenal" if code and self.kemendagri else "tanpa nama kabupaten/kota"
        near = difflib.get_close_matches(split_name(name)[1], self.gazetteer.comparable_names, n=1, cutoff=0.8)
        meant = [self.gazetteer.name_of[each] for each in self.gazetteer.codes_named(near[0])] if near else []
        hint = f"; mungkin maksudnya {' atau '.join(meant)}" if meant else ""
        return f'nama "{name}" tidak dikenal{hint}'


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
        raise BoundaryFileError(
            path,
            f"kode tanpa titik di kolom {columns.code_column} bisa dari Kemendagri atau BPS, dan nama tidak ada.",
            "Tambahkan kolom nama kabupaten/kota, atau tulis kode Kemendagri dengan titik (33.10).",
        )
    raise BoundaryFileError(
        path,
        f"tidak ada kolom nama atau kode kabupaten/kota yang dikenali (kolom: {first_values(list(columns.frame))}).",
        "Tambahkan kolom nama kabupaten/kota atau kode Kemendagri.",
    )


def _check_result(path: Path, matched: pd.DataFrame, unmatched: pd.DataFrame) -> None:
    twice = matched[matched[REGION_CODE].duplicated(keep=False)]
    if len(twice):
        places = [f"{name} di baris {' dan '.join(map(str, rows))}" for name, rows in twice.groupby(REGION_NAME)["row"]]
        raise BoundaryFileError(
            path,
            f"kabupaten/kota yang sama muncul lebih dari sekali ({first_values(places)}).",
            "Gabungkan (dissolve) menjadi satu baris per kabupaten/kota.",
        )
    total = len(matched) + len(unmatched)
    if len(matched) * 2 < total:
        reasons = [f"baris {row}: {reason}" for row, reason in zip(unmatched["row"], unmatched["reason"], strict=True)]
        raise BoundaryFileError(
            path,
            f"hanya {len(matched)} dari {total} baris yang cocok dengan kabupaten/kota ({first_values(reasons, 3)}).",
            "Pastikan berkas ini berisi batas kabupaten/kota dengan nama atau kode Kemendagri.",
        )
