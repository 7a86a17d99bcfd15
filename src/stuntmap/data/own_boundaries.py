"""Takes a reader's own district boundaries over: checked first, swapped in whole, and put back on demand.

On refusal nothing changes. A running server keeps the old boundaries until it is started again.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd
import shapely

from stuntmap.data import coverage
from stuntmap.data.boundaries import SERVED, load_districts
from stuntmap.data.boundary_files import write_boundary_set
from stuntmap.data.boundary_records import Source, Sources
from stuntmap.data.own_areas import OwnAreas, areas_on_new_ground, completed, own_areas, subdistricts_of
from stuntmap.data.own_boundary_matching import match_rows
from stuntmap.data.own_boundary_reading import MOST_UNPACKED_BYTES, read_own_polygons
from stuntmap.data.project import ROOT
from stuntmap.data.provenance import read_record
from stuntmap.data.recaps.matching import Register
from stuntmap.data.regions import BOUNDARIES, load_regions, read_codes
from stuntmap.data.subdistrict_cells import DECIMALS as SUBDISTRICT_DECIMALS
from stuntmap.data.subdistricts import (
    SUBDISTRICTS_FILE,
    load_subdistricts,
    load_villages,
    write_areas,
)
from stuntmap.errors import BoundaryFileError, UnknownRegionError
from stuntmap.vocabulary import DISTRICT_CODE, LONGITUDE, REGION_CODE

PREVIOUS: Final = "previous"
# About 100 m: below a pixel in the largest map, and it keeps an official file of 1:25,000 from filling a browser.
OWN_TOLERANCE: Final = 0.001
# A district outside the file that would lose more than this share is not a neighbour with another border: the file's
# district covers it, as before a division.
MOST_LOST_SHARE: Final = 0.5


@dataclass(frozen=True)
class MatchReport:
    """What a reader's own file would bring.

    `matched`: one row a district (row, name_in_file, code_in_file, region_code, region_name, matched_by,
    parts: rows of the file that make it up); `unmatched`:
    the other rows (row, name_in_file, code_in_file, reason); `repaired` rows had invalid rings; `kept` districts are
    not in the file and keep their present shape.
    """

    path: Path
    matched: pd.DataFrame
    unmatched: pd.DataFrame
    repaired: int
    kept: int


def check_boundaries(
    path: Path, root: Path = ROOT, *, keep_covered: bool = False, crs: str | None = None
) -> MatchReport:
    """What the file `path` would bring; nothing is changed. Options: see `import_boundaries`.

    Raises:
        BoundaryFileError: the file cannot be taken over; the message says why and what to do.
        DataFileError: the present boundaries are damaged.
    """
    return _merged(path, root, keep_covered, crs)[0]


def import_boundaries(
    path: Path,
    root: Path = ROOT,
    accessed: date | None = None,
    *,
    keep_covered: bool = False,
    crs: str | None = None,
) -> MatchReport:
    """The report of `check_boundaries`, once the matched districts took the shapes of the file `path`.

    The others keep theirs. Everything that follows from the polygons is built anew; the set so far can be restored.
    `accessed` is the day that the records name, today unless given. `keep_covered` cuts districts that the file covers
    without naming them out of its polygons, instead of refusing it; `crs` is that of a file that tells none. Raises as
    `check_boundaries`; nothing changes then.
    """
    report, districts = _merged(path, root, keep_covered, crs)
    stored = root / BOUNDARIES
    codes, provinces = read_codes(stored / "region_codes.csv"), read_codes(stored / "province_codes.csv")
    sources = _sources(path, root, len(report.matched), accessed or date.today())

    def write(new_stored: Path, new_served: Path) -> None:
        write_boundary_set(districts, codes, provinces, new_stored, new_served, sources)
        if (stored / SUBDISTRICTS_FILE).exists():
            below = replace(sources, lines=_source_below(stored / SUBDISTRICTS_FILE, path))
            whole, villages = load_subdistricts(root=root), load_villages(root=root)
            present = load_districts(root).set_index(REGION_CODE).geometry[districts.index]
            changed = districts[shapely.normalize(districts.to_numpy()) != shapely.normalize(present.to_numpy())]
            write_areas(whole, areas_on_new_ground(whole, villages, changed), new_stored, below)

    _exchange(path, root, (stored, root / SERVED), write)
    return report


def check_areas(
    path: Path,
    district_code: str,
    root: Path = ROOT,
    *,
    crs: str | None = None,
    most_bytes: int = MOST_UNPACKED_BYTES,
) -> OwnAreas:
    """The kecamatan or desa of one district that the file `path` would bring; nothing is changed.

    `most_bytes`: how large an archive may become when it is unpacked.

    Raises:
        BoundaryFileError: the file cannot be taken over; the message says why and what to do.
        UnknownRegionError: there is no such district.
    """
    subdistricts, villages = load_subdistricts(district_code, root), load_villages(district_code, root)
    if not len(subdistricts):
        raise UnknownRegionError("unknown_region", region_code=district_code)
    register = Register(pd.DataFrame(subdistricts.drop(columns="geometry")), villages)
    district = load_districts(root).set_index(REGION_CODE).geometry[district_code]
    return own_areas(path, register, district, villages.dropna(subset=[LONGITUDE]), crs, most_bytes)


def import_areas(
    path: Path, district_code: str, root: Path = ROOT, accessed: date | None = None, *, crs: str | None = None
) -> OwnAreas:
    """What `check_areas` found, once the kecamatan of the district took the areas of the file `path`.

    Desa are dissolved to kecamatan. Kecamatan that the file lacks keep their approximate area, cut back to the others;
    all end at the district's own border. The set so far can be restored. Raises as `check_areas`; nothing changes then.
    """
    own = check_areas(path, district_code, root, crs=crs)
    official = subdistricts_of(own)
    whole = load_subdistricts(root=root)
    cells = whole.loc[(whole[DISTRICT_CODE] == district_code) & ~whole.geometry.isna()].set_index(REGION_CODE).geometry
    others = whole.loc[(whole[DISTRICT_CODE] != district_code) & ~whole.geometry.isna()].set_index(REGION_CODE).geometry
    # All of them together: where the new lines end at the district's border, its neighbour gets a corner too.
    areas = coverage.rounded(pd.concat([others, completed(cells, official)]).sort_index(), SUBDISTRICT_DECIMALS)
    stored = root / BOUNDARIES
    found = read_record(stored / SUBDISTRICTS_FILE)
    how = f"Kecamatan of {district_code} taken over from the reader's own file {path.name} ({_digest(path)}). Before: "
    source = Source(
        producer=f"Reader's own file {path.name} ({district_code}); others: {found.producer}",
        citation=f"{path.name}; others: {found.citation}",
        url=found.url,
        licence=f"As the file {path.name} states; others: {found.licence}",
        built_how=how + found.built_how,
    )
    sources = Sources(source, source, (accessed or date.today()).isoformat(), "stuntmap boundaries import")

    def write(new_stored: Path, _new_served: Path) -> None:
        write_areas(whole, areas, new_stored, sources, official=official.index.tolist())

    _exchange(path, root, (stored, root / SERVED), write)
    return own


def restore_boundaries(root: Path = ROOT) -> None:
    """Puts the set back that the last import replaced; the present one is kept in its place.

    Raises:
        BoundaryFileError: there is no such set.
    """
    kept = root / BOUNDARIES / PREVIOUS
    if not (kept / "stored").is_dir() or not (kept / "served").is_dir():
        raise BoundaryFileError("no_previous_boundaries", path=kept)
    _exchange(kept, root, (kept / "stored", kept / "served"), lambda _stored, _served: None)


def _merged(path: Path, root: Path, keep_covered: bool, crs: str | None) -> tuple[MatchReport, gpd.GeoSeries]:
    present = load_districts(root).set_index(REGION_CODE).geometry
    rows, repaired = read_own_polygons(path, crs)
    matched, unmatched, shapes = match_rows(path, rows, load_regions(root), present)
    report = MatchReport(path, matched, unmatched, repaired, len(present) - len(matched))
    shapes = shapes[matched[REGION_CODE]].rename_axis(REGION_CODE).sort_index()
    own = coverage.simplified(coverage.clean(shapes), OWN_TOLERANCE)
    own, beside = _beside(path, present, own, keep_covered)
    return report, coverage.clean(pd.concat([own, beside]).sort_index())


def _beside(
    path: Path, present: gpd.GeoSeries, own: gpd.GeoSeries, keep_covered: bool
) -> tuple[gpd.GeoSeries, gpd.GeoSeries]:
    """The districts of the file, and the present polygons of the others without the ground that those take.

    `keep_covered`: districts that lie under the file's polygons keep their ground, which is cut out of the file's.

    Raises:
        BoundaryFileError: the file covers districts that it does not name, and may not be cut.
    """
    others = present.drop(own.index)
    left = others.difference(shapely.coverage_union_all(own.to_numpy()))
    covered = others[(coverage.areas_km2(left) / coverage.areas_km2(others)) < 1 - MOST_LOST_SHARE]
    if not len(covered):
        return own, left
    if not keep_covered:
        raise BoundaryFileError("covers_other_districts", path=path, codes=list(covered.index))
    own = own.difference(shapely.union_all(covered.to_numpy()))
    return own, others.difference(shapely.union_all(own.to_numpy()))


def _sources(path: Path, root: Path, matched: int, accessed: date) -> Sources:
    lines, codes = (read_record(root / BOUNDARIES / name) for name in ("district.parquet", "region_codes.csv"))
    how = f"{matched} districts taken over from the reader's own file {path.name} ({_digest(path)})"
    return Sources(
        lines=Source(
            producer=f"Reader's own file {path.name}; other districts: {lines.producer}",
            citation=f"{path.name}; other districts: {lines.citation}",
            url=lines.url,
            licence=f"As the file {path.name} states; other districts: {lines.licence}",
            built_how=f"{how}, the others cut back to it; rings repaired, borders cleaned. Before: {lines.built_how}",
        ),
        codes=Source(codes.producer, codes.citation, codes.url, codes.licence, codes.built_how),
        accessed=accessed.isoformat(),
        built_by="stuntmap boundaries import",
    )


def _source_below(file: Path, path: Path) -> Source:
    """What the record of the subdistricts says once they were clipped to the districts of the file `path`."""
    found = read_record(file)
    how = f"Clipped to the districts of the reader's own file {path.name}. Before: {found.built_how}"
    licence = f"{found.licence}; as the file {path.name} states"
    return Source(found.producer, found.citation, found.url, licence, how)


def _digest(path: Path) -> str:
    files = sorted(place for place in path.rglob("*") if place.is_file()) if path.is_dir() else [path]
    return "sha256 " + hashlib.sha256(b"".join(place.read_bytes() for place in files)).hexdigest()


def _exchange(path: Path, root: Path, basis: tuple[Path, Path], write: Callable[[Path, Path], None]) -> None:
    """Copies the set in the folders `basis`, lets `write` change the copy, and swaps it in; what stood there is kept.

    Four renames at the end, undone if one fails: no reader ever finds a half-written set.
    """
    stored, served = root / BOUNDARIES, root / SERVED
    without_previous = shutil.ignore_patterns(PREVIOUS)
    try:
        with tempfile.TemporaryDirectory(dir=root / "data", prefix=".boundaries-") as folder:
            new_stored, new_served = Path(folder) / "stored", Path(folder) / "served"
            shutil.copytree(basis[0], new_stored, ignore=without_previous)
            shutil.copytree(basis[1], new_served)
            write(new_stored, new_served)
            shutil.copytree(stored, new_stored / PREVIOUS / "stored", ignore=without_previous)
            shutil.copytree(served, new_stored / PREVIOUS / "served")
            _rename_all(
                [
                    (stored, Path(folder) / "old_stored"),
                    (new_stored, stored),
                    (served, Path(folder) / "old_served"),
                    (new_served, served),
                ]
            )
    except OSError as error:
        raise BoundaryFileError("boundaries_unwritable", path=path, reason=error) from error


def _rename_all(moves: list[tuple[Path, Path]]) -> None:
    done: list[tuple[Path, Path]] = []
    try:
        for origin, target in moves:
            origin.rename(target)
            done.append((origin, target))
    except OSError:
        for origin, target in reversed(done):
            target.rename(origin)
        raise
