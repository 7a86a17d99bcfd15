"""The checks of what stands in the shipped tables and boundary files: one function a check, used by `verification`.

Each returns what it found, as a detail in Bahasa, or raises: DataFileError, or UnlikeExpectedError when the content is
readable but not what it should be.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import pandas as pd
import shapely

from stuntmap import vocabulary
from stuntmap.data import anchors, boundaries, indicators
from stuntmap.data.provenance import read_record
from stuntmap.data.regions import load_regions
from stuntmap.errors import StuntmapError, first_values

_TOLERANCE_PCT: Final = 1e-9


class UnlikeExpectedError(StuntmapError):
    """The data can be read but are not what they should be."""


class Contents:
    """The shipped tables of one project folder, each read once and only when asked for."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._tables: dict[str, pd.DataFrame] = {}

    @cached_property
    def regions(self) -> pd.DataFrame:
        """See `load_regions`."""
        return load_regions(self.root)

    @property
    def stunting(self) -> pd.DataFrame:
        """See `load_stunting`."""
        return self.indicator(indicators.STUNTING_FILE)

    @cached_property
    def districts(self) -> gpd.GeoDataFrame:
        """See `load_districts`."""
        return boundaries.load_districts(self.root)

    @cached_property
    def district_codes(self) -> frozenset[str]:
        """The codes of the districts that have a polygon."""
        return frozenset(self.districts[vocabulary.REGION_CODE])

    def indicator(self, name: str) -> pd.DataFrame:
        """The indicator table in the file `name`, checked against its schema."""
        if name not in self._tables:
            path = self.root / indicators.FOLDER / name
            self._tables[name] = indicators.read_indicator_table(path, self.regions[vocabulary.REGION_CODE])
        return self._tables[name]


def region_counts(contents: Contents) -> str:
    """One country, 38 provinces and 514 districts."""
    found = contents.regions[vocabulary.REGION_LEVEL].value_counts()
    _expect(
        {
            vocabulary.COUNTRY: 1,
            vocabulary.PROVINCE: vocabulary.PROVINCE_COUNT,
            vocabulary.DISTRICT: vocabulary.DISTRICT_COUNT,
        },
        found,
    )
    return f"1 negara, {vocabulary.PROVINCE_COUNT} provinsi, {vocabulary.DISTRICT_COUNT} kabupaten/kota"


def table_schema(name: str, contents: Contents) -> str:
    """The table keeps its schema, and its record defines its columns and no others."""
    table = contents.indicator(name)
    defined = read_record(contents.root / indicators.FOLDER / name).columns
    if set(defined) != set(table.columns):
        differing = sorted(set(defined) ^ set(table.columns))
        raise UnlikeExpectedError(f"{name}: catatan dan tabel berbeda kolom ({first_values(differing)}).")
    return f"{len(table)} baris, {len(table.columns)} kolom, semua aturan dipenuhi"


def districts_per_survey(contents: Contents) -> str:
    """As many districts have an estimate as each survey is known to hold."""
    return _expect(anchors.DISTRICTS_WITH_ESTIMATE, _rows_per_year(contents.stunting, vocabulary.DISTRICT))


def provinces_per_survey(contents: Contents) -> str:
    """As many provinces have a printed figure as there were provinces."""
    return _expect(anchors.PROVINCES_WITH_ESTIMATE, _rows_per_year(contents.stunting, vocabulary.PROVINCE))


def country_figures(contents: Contents) -> str:
    """The figures of Indonesia are the printed ones."""
    stunting = contents.stunting
    found = stunting[stunting[vocabulary.REGION_CODE] == vocabulary.COUNTRY_CODE].set_index(vocabulary.SURVEY_YEAR)[
        vocabulary.PREVALENCE
    ]
    return _expect(anchors.COUNTRY_PREVALENCE_PCT, found)


def small_area_figures(contents: Contents) -> str:
    """As many districts of SSGI 2024 are marked as small-area figures as lack a direct estimate."""
    stunting = contents.stunting
    of_year = stunting[
        (stunting[vocabulary.SURVEY_YEAR] == 2024) & (stunting[vocabulary.REGION_LEVEL] == vocabulary.DISTRICT)
    ]
    found = pd.Series({2024: (of_year[vocabulary.ESTIMATION] == vocabulary.SMALL_AREA).sum()})
    return _expect({2024: anchors.SMALL_AREA_DISTRICTS_2024}, found)


def official_path(contents: Contents) -> str:
    """The national official targets are those of the plans, one a year, with no year filled in between."""
    targets = contents.indicator(indicators.TARGETS_FILE)
    official = targets[targets[vocabulary.STANDING] == vocabulary.OFFICIAL_PATH]
    years = official[vocabulary.YEAR].value_counts()
    _expect(dict.fromkeys(anchors.OFFICIAL_PATH_PCT, 1), years)
    if extra := sorted(set(years.index) - set(anchors.OFFICIAL_PATH_PCT)):
        raise UnlikeExpectedError(f"target resmi pada tahun yang tidak dikenal ({first_values(extra)}).")
    return _expect(anchors.OFFICIAL_PATH_PCT, official.set_index(vocabulary.YEAR)[vocabulary.TARGET])


def children_under_five(contents: Contents) -> str:
    """Every region has a number of children under five, and the country's is the one the estimate starts from."""
    population = contents.indicator(indicators.POPULATION_FILE).set_index(vocabulary.REGION_CODE)[
        vocabulary.POPULATION_UNDER_5
    ]
    _nothing_missing("jumlah balita", contents.regions[vocabulary.REGION_CODE], population.index)
    return _expect({vocabulary.COUNTRY_CODE: anchors.COUNTRY_POPULATION_UNDER_5}, population)


def names_agree(contents: Contents) -> str:
    """A region carries the same name in every indicator table as in the table of regions."""
    names = contents.regions.set_index(vocabulary.REGION_CODE)[vocabulary.REGION_NAME]
    for file in indicators.SCHEMAS:
        table = contents.indicator(file)
        present = table[table[vocabulary.REGION_CODE].isin(names.index)].drop_duplicates(vocabulary.REGION_CODE)
        expected = present[vocabulary.REGION_CODE].map(names)
        differing = present[present[vocabulary.REGION_NAME] != expected]
        if len(differing):
            pairs = [f'{row.region_code} "{row.region_name}"' for row in differing.itertuples()]
            raise UnlikeExpectedError(f"{file}: nama wilayah berbeda dari daftar wilayah ({first_values(pairs)}).")
    return f"{len(names)} wilayah bernama sama di {len(indicators.SCHEMAS)} tabel"


def district_joins(contents: Contents) -> str:
    """Every district has a polygon, a label point and a figure in the latest survey, and no polygon is left over."""
    regions = contents.regions
    districts = set(regions.loc[regions[vocabulary.REGION_LEVEL] == vocabulary.DISTRICT, vocabulary.REGION_CODE])
    stunting = contents.stunting
    latest = stunting.loc[stunting[vocabulary.SURVEY_YEAR] == vocabulary.LATEST_YEAR, vocabulary.REGION_CODE]
    _nothing_missing("poligon", districts, contents.district_codes)
    _nothing_missing("daftar wilayah", contents.district_codes, districts)
    _nothing_missing("titik label", districts, boundaries.load_district_points(contents.root)[vocabulary.REGION_CODE])
    _nothing_missing(f"estimasi {vocabulary.LATEST_YEAR}", districts, latest)
    return f"{len(districts)} kabupaten/kota cocok antara daftar wilayah, poligon, titik label, dan indikator"


def former_provinces(contents: Contents) -> str:
    """The undivided Papua and Papua Barat stand in 2021 and 2022, each with its successors on the map."""
    stunting = contents.stunting
    former = stunting[stunting[vocabulary.REGION_CODE].isin(list(vocabulary.FORMER_PROVINCE_SUCCESSORS))]
    expected = {(code, year): 1 for code in vocabulary.FORMER_PROVINCE_SUCCESSORS for year in (2021, 2022)}
    _expect(expected, former.groupby([vocabulary.REGION_CODE, vocabulary.SURVEY_YEAR]).size())
    successors = [code for codes in vocabulary.FORMER_PROVINCE_SUCCESSORS.values() for code in codes]
    _nothing_missing("daftar wilayah", successors, contents.regions[vocabulary.REGION_CODE])
    return f"{len(former)} baris provinsi lama, terpisah dari {len(successors)} provinsi penerusnya"


def valid_coverage(contents: Contents) -> str:
    """The district polygons are valid, and neighbours share their borders without gap or overlap."""
    polygons = contents.districts.geometry.to_numpy()
    invalid = contents.districts.loc[~shapely.is_valid(polygons), vocabulary.REGION_CODE].tolist()
    if invalid:
        raise UnlikeExpectedError(f"poligon tidak sah ({first_values(invalid)}).")
    if contents.districts.crs != vocabulary.CRS_GEOGRAPHIC:
        raise UnlikeExpectedError(f"sistem koordinat {contents.districts.crs}, bukan {vocabulary.CRS_GEOGRAPHIC}.")
    if not shapely.coverage_is_valid(polygons):
        edges = shapely.coverage_invalid_edges(polygons)
        faulty = contents.districts.loc[~shapely.is_empty(edges), vocabulary.REGION_CODE].tolist()
        raise UnlikeExpectedError(f"batas bertumpang tindih atau bercelah ({first_values(faulty)}).")
    return f"{len(polygons)} poligon sah, batas bersama tanpa celah dan tumpang tindih"


def neighbours_symmetric(contents: Contents) -> str:
    """Each shared border stands twice with the same length, between districts on the map."""
    neighbours = boundaries.load_neighbours(contents.root)
    one, other = neighbours[vocabulary.REGION_CODE], neighbours[vocabulary.NEIGHBOUR_CODE]
    _nothing_missing("poligon", {*one, *other}, contents.district_codes)
    there = set(zip(one, other, neighbours[vocabulary.SHARED_BORDER], strict=True))
    if one_way := sorted(f"{a}-{b}" for a, b, length in there if (b, a, length) not in there):
        raise UnlikeExpectedError(f"tetangga hanya satu arah ({first_values(one_way)}).")
    return f"{len(neighbours) // 2} pasang tetangga, dua arah"


def served_files(contents: Contents) -> str:
    """Each file for the browser is named by its own hash, and its codes are on the map."""
    folder = contents.root / boundaries.SERVED
    levels = boundaries.served_levels(contents.root)
    known = set(contents.regions[vocabulary.REGION_CODE])
    for level in levels.values():
        try:
            content = (folder / level.file_name).read_bytes()
        except FileNotFoundError:
            raise UnlikeExpectedError(f"{level.file_name} terdaftar tetapi tidak ada.") from None
        if not hashlib.sha256(content).hexdigest().startswith(level.file_name.split(".")[-2]):
            raise UnlikeExpectedError(f"{level.file_name}: nama berkas tidak sama dengan sidik isinya.")
        codes = [feature["id"] for feature in json.loads(content)["features"]]
        _nothing_missing("daftar wilayah", codes, known)
        if level.name in (vocabulary.DISTRICT, vocabulary.TILES):
            _nothing_missing(level.file_name, contents.district_codes, codes)
    of_provinces = {
        f"{kind}-{code}" for kind in (vocabulary.DISTRICT, vocabulary.TILES) for code in _province_codes(contents)
    }
    expected = {vocabulary.DISTRICT, vocabulary.PROVINCE, vocabulary.TILES} | of_provinces
    _nothing_missing("daftar lapisan peta", expected, levels)
    files = {level.file_name for level in levels.values()}
    return f"{len(files)} berkas peta untuk {len(levels)} lapisan, nama sama dengan sidik isinya"


def _province_codes(contents: Contents) -> list[str]:
    regions = contents.regions
    return regions.loc[regions[vocabulary.REGION_LEVEL] == vocabulary.PROVINCE, vocabulary.REGION_CODE].tolist()


def _rows_per_year(stunting: pd.DataFrame, level: str) -> pd.Series:
    return stunting[stunting[vocabulary.REGION_LEVEL] == level].groupby(vocabulary.SURVEY_YEAR).size()


def _expect(expected: Mapping[Any, float], found: pd.Series) -> str:
    """The expected values in words; raises when one of `found`, under the same key, is another or missing."""
    present = found.to_dict()
    unlike = [
        f"{key}: {_written(present[key]) if key in present else 'tidak ada'}, seharusnya {_written(value)}"
        for key, value in expected.items()
        if key not in present or abs(present[key] - value) > _TOLERANCE_PCT
    ]
    if unlike:
        raise UnlikeExpectedError(f"berbeda dari angka acuan ({first_values(unlike)}).")
    return "; ".join(f"{key}: {_written(value)}" for key, value in expected.items())


def _written(value: float) -> str:
    return f"{value:.12g}".replace(".", ",")


def _nothing_missing(where: str, codes: Iterable[str], present: Iterable[str]) -> None:
    if absent := sorted(set(codes) - set(present)):
        raise UnlikeExpectedError(f"tidak ada di {where} ({first_values(absent)}).")


Check = Callable[[Contents], str]
CONTENT_CHECKS: Final[tuple[tuple[str, Check], ...]] = (
    ("Daftar wilayah", region_counts),
    *((f"Skema {name}", partial(table_schema, name)) for name in indicators.SCHEMAS),
    ("Kabupaten/kota per survei", districts_per_survey),
    ("Provinsi per survei", provinces_per_survey),
    ("Prevalensi Indonesia (%)", country_figures),
    ("Estimasi area kecil", small_area_figures),
    ("Target nasional resmi (%)", official_path),
    ("Balita", children_under_five),
    ("Nama wilayah", names_agree),
    ("Gabungan kabupaten/kota", district_joins),
    ("Provinsi sebelum pemekaran", former_provinces),
    ("Cakupan batas wilayah", valid_coverage),
    ("Tetangga", neighbours_symmetric),
    ("Berkas peta yang disajikan", served_files),
)
