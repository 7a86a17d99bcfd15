"""The checks of what stands in the shipped tables and boundary files: one function a check, used by `verification`.

Each returns what it found, or raises: DataFileError, or UnlikeExpectedError when the content is readable but not what
it should be. The command line makes the words.
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
from stuntmap.errors import StuntmapError
from stuntmap.language import Term

_TOLERANCE_PCT: Final = 1e-9
_UNDIVIDED_YEARS: Final = tuple(
    year for year in vocabulary.COMPARABLE_YEARS if year <= vocabulary.FORMER_PROVINCE_LAST_YEAR
)


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


def region_counts(contents: Contents) -> Term:
    """One country, 38 provinces and 514 districts."""
    found = contents.regions[vocabulary.REGION_LEVEL].value_counts()
    expect(
        {
            vocabulary.COUNTRY: 1,
            vocabulary.PROVINCE: vocabulary.PROVINCE_COUNT,
            vocabulary.DISTRICT: vocabulary.DISTRICT_COUNT,
        },
        found,
    )
    return Term(
        "1 country, {provinces} provinces, {districts} districts",
        provinces=vocabulary.PROVINCE_COUNT,
        districts=vocabulary.DISTRICT_COUNT,
    )


def table_schema(name: str, contents: Contents) -> Term:
    """The table keeps its schema, and its record defines its columns and no others."""
    table = contents.indicator(name)
    defined = read_record(contents.root / indicators.FOLDER / name).columns
    if set(defined) != set(table.columns):
        differing = sorted(set(defined) ^ set(table.columns))
        raise UnlikeExpectedError("columns_unlike_record", file=name, columns=differing)
    return Term("{rows} rows, {columns} columns, every rule kept", rows=len(table), columns=len(table.columns))


def districts_per_survey(contents: Contents) -> Term:
    """As many districts have an estimate as each survey is known to hold."""
    return expect(anchors.DISTRICTS_WITH_ESTIMATE, _rows_per_year(contents.stunting, vocabulary.DISTRICT))


def provinces_per_survey(contents: Contents) -> Term:
    """As many provinces have a printed figure as there were provinces."""
    return expect(anchors.PROVINCES_WITH_ESTIMATE, _rows_per_year(contents.stunting, vocabulary.PROVINCE))


def country_figures(contents: Contents) -> Term:
    """The figures of Indonesia are the printed ones."""
    stunting = contents.stunting
    found = stunting[stunting[vocabulary.REGION_CODE] == vocabulary.COUNTRY_CODE].set_index(vocabulary.SURVEY_YEAR)[
        vocabulary.PREVALENCE
    ]
    return expect(anchors.COUNTRY_PREVALENCE_PCT, found)


def small_area_figures(contents: Contents) -> Term:
    """As many districts of each survey are marked as small-area figures as it has from a model."""
    stunting = contents.stunting
    modelled = stunting[vocabulary.ESTIMATION] == vocabulary.SMALL_AREA
    of_districts = modelled[stunting[vocabulary.REGION_LEVEL] == vocabulary.DISTRICT]
    return expect(anchors.SMALL_AREA_DISTRICTS, of_districts.groupby(stunting[vocabulary.SURVEY_YEAR]).sum())


def official_path(contents: Contents) -> Term:
    """The national official targets are those of the plans, one a year, with no year filled in between."""
    targets = contents.indicator(indicators.TARGETS_FILE)
    official = targets[targets[vocabulary.STANDING] == vocabulary.OFFICIAL_PATH]
    years = official[vocabulary.YEAR].value_counts()
    expect(dict.fromkeys(anchors.OFFICIAL_PATH_PCT, 1), years)
    if extra := sorted(set(years.index) - set(anchors.OFFICIAL_PATH_PCT)):
        raise UnlikeExpectedError("unknown_official_years", years=[str(year) for year in extra])
    return expect(anchors.OFFICIAL_PATH_PCT, official.set_index(vocabulary.YEAR)[vocabulary.TARGET])


def children_under_five(contents: Contents) -> Term:
    """Every region has a number of children under five, and the country's is the one the estimate starts from."""
    population = contents.indicator(indicators.POPULATION_FILE).set_index(vocabulary.REGION_CODE)[
        vocabulary.POPULATION_UNDER_5
    ]
    nothing_missing(
        Term("the numbers of children under five"), contents.regions[vocabulary.REGION_CODE], population.index
    )
    return expect({vocabulary.COUNTRY_CODE: anchors.COUNTRY_POPULATION_UNDER_5}, population)


def names_agree(contents: Contents) -> Term:
    """A region carries the same name in every indicator table as in the table of regions."""
    names = contents.regions.set_index(vocabulary.REGION_CODE)[vocabulary.REGION_NAME]
    for file in indicators.SCHEMAS:
        table = contents.indicator(file)
        present = table[table[vocabulary.REGION_CODE].isin(names.index)].drop_duplicates(vocabulary.REGION_CODE)
        expected = present[vocabulary.REGION_CODE].map(names)
        differing = present[present[vocabulary.REGION_NAME] != expected]
        if len(differing):
            pairs = [f'{row.region_code} "{row.region_name}"' for row in differing.itertuples()]
            raise UnlikeExpectedError("names_unlike_regions", file=file, names=pairs)
    return Term(
        "{regions} regions have the same name in {tables} tables", regions=len(names), tables=len(indicators.SCHEMAS)
    )


def district_joins(contents: Contents) -> Term:
    """Every district has a polygon, a label point and a figure in the latest survey, and no polygon is left over."""
    regions = contents.regions
    districts = set(regions.loc[regions[vocabulary.REGION_LEVEL] == vocabulary.DISTRICT, vocabulary.REGION_CODE])
    stunting = contents.stunting
    latest = stunting.loc[stunting[vocabulary.SURVEY_YEAR] == vocabulary.LATEST_YEAR, vocabulary.REGION_CODE]
    nothing_missing(Term("the polygons"), districts, contents.district_codes)
    nothing_missing(Term("the list of regions"), contents.district_codes, districts)
    points = boundaries.load_district_points(contents.root)
    nothing_missing(Term("the label points"), districts, points[vocabulary.REGION_CODE])
    nothing_missing(Term("the estimates of {year}", year=str(vocabulary.LATEST_YEAR)), districts, latest)
    return Term("{count} districts agree in list, polygons, label points and indicators", count=len(districts))


def former_provinces(contents: Contents) -> Term:
    """The undivided Papua and Papua Barat stand in each survey before the division, with its successors on the map."""
    stunting = contents.stunting
    former = stunting[stunting[vocabulary.REGION_CODE].isin(list(vocabulary.FORMER_PROVINCE_SUCCESSORS))]
    expected = {(code, year): 1 for code in vocabulary.FORMER_PROVINCE_SUCCESSORS for year in _UNDIVIDED_YEARS}
    expect(expected, former.groupby([vocabulary.REGION_CODE, vocabulary.SURVEY_YEAR]).size())
    successors = [code for codes in vocabulary.FORMER_PROVINCE_SUCCESSORS.values() for code in codes]
    nothing_missing(Term("the list of regions"), successors, contents.regions[vocabulary.REGION_CODE])
    return Term(
        "{rows} rows of undivided provinces, apart from the {count} that followed",
        rows=len(former),
        count=len(successors),
    )


def valid_coverage(contents: Contents) -> Term:
    """The district polygons are valid, and neighbours share their borders without gap or overlap."""
    polygons = contents.districts.geometry.to_numpy()
    invalid = contents.districts.loc[~shapely.is_valid(polygons), vocabulary.REGION_CODE].tolist()
    if invalid:
        raise UnlikeExpectedError("invalid_polygons", codes=invalid)
    if contents.districts.crs != vocabulary.CRS_GEOGRAPHIC:
        raise UnlikeExpectedError("other_crs", found=str(contents.districts.crs), expected=vocabulary.CRS_GEOGRAPHIC)
    if not shapely.coverage_is_valid(polygons):
        edges = shapely.coverage_invalid_edges(polygons)
        faulty = contents.districts.loc[~shapely.is_empty(edges), vocabulary.REGION_CODE].tolist()
        raise UnlikeExpectedError("faulty_borders", codes=faulty)
    return Term("{count} valid polygons, shared borders without gap or overlap", count=len(polygons))


def neighbours_symmetric(contents: Contents) -> Term:
    """Each shared border stands twice with the same length, between districts on the map."""
    neighbours = boundaries.load_neighbours(contents.root)
    one, other = neighbours[vocabulary.REGION_CODE], neighbours[vocabulary.NEIGHBOUR_CODE]
    nothing_missing(Term("the polygons"), {*one, *other}, contents.district_codes)
    there = set(zip(one, other, neighbours[vocabulary.SHARED_BORDER], strict=True))
    if one_way := sorted(f"{a}-{b}" for a, b, length in there if (b, a, length) not in there):
        raise UnlikeExpectedError("one_way_neighbours", pairs=one_way)
    return Term("{count} pairs of neighbours, in both directions", count=len(neighbours) // 2)


def served_files(contents: Contents) -> Term:
    """Each file for the browser is named by its own hash, and its codes are on the map."""
    folder = contents.root / boundaries.SERVED
    levels = boundaries.served_levels(contents.root)
    known = set(contents.regions[vocabulary.REGION_CODE])
    for level in levels.values():
        try:
            content = (folder / level.file_name).read_bytes()
        except FileNotFoundError:
            raise UnlikeExpectedError("listed_file_missing", file=level.file_name) from None
        if not hashlib.sha256(content).hexdigest().startswith(level.file_name.split(".")[-2]):
            raise UnlikeExpectedError("name_unlike_hash", file=level.file_name)
        codes = [feature["id"] for feature in json.loads(content)["features"]]
        nothing_missing(Term("the list of regions"), codes, known)
        if level.name in (vocabulary.DISTRICT, vocabulary.TILES):
            nothing_missing(level.file_name, contents.district_codes, codes)
    of_provinces = {
        f"{kind}-{code}" for kind in (vocabulary.DISTRICT, vocabulary.TILES) for code in _province_codes(contents)
    }
    expected = {vocabulary.DISTRICT, vocabulary.PROVINCE, vocabulary.TILES} | of_provinces
    nothing_missing(Term("the list of map layers"), expected, levels)
    files = {level.file_name for level in levels.values()}
    return Term(
        "{files} map files for {layers} layers, each named by the hash of its content",
        files=len(files),
        layers=len(levels),
    )


def _province_codes(contents: Contents) -> list[str]:
    regions = contents.regions
    return regions.loc[regions[vocabulary.REGION_LEVEL] == vocabulary.PROVINCE, vocabulary.REGION_CODE].tolist()


def _rows_per_year(stunting: pd.DataFrame, level: str) -> pd.Series:
    return stunting[stunting[vocabulary.REGION_LEVEL] == level].groupby(vocabulary.SURVEY_YEAR).size()


def expect(expected: Mapping[Any, float], found: Mapping[Any, float] | pd.Series) -> Term:
    """The expected values; raises when one of `found`, under the same key, is another or missing."""
    present = dict(found)
    unlike = [
        Term(
            "{key}: {found}, expected {expected}",
            key=str(key),
            found=float(present[key]) if key in present else Term("missing"),
            expected=float(value),
        )
        for key, value in expected.items()
        if key not in present or abs(present[key] - value) > _TOLERANCE_PCT
    ]
    if unlike:
        raise UnlikeExpectedError("unlike_anchors", figures=unlike)
    return Term(
        "{figures:all}",
        figures=[Term("{key}: {value}", key=str(key), value=float(value)) for key, value in expected.items()],
    )


def nothing_missing(where: str | Term, codes: Iterable[str], present: Iterable[str]) -> None:
    """Raises where one of `codes` is not `present`; `where` says in what."""
    if absent := sorted(set(codes) - set(present)):
        raise UnlikeExpectedError("codes_missing", where=where, codes=absent)


# What is looked at, and the check that says what it found.
ContentCheck = tuple[Term, Callable[[Contents], Term]]
CONTENT_CHECKS: Final[tuple[ContentCheck, ...]] = (
    (Term("List of regions"), region_counts),
    *((Term("Schema of {file}", file=name), partial(table_schema, name)) for name in indicators.SCHEMAS),
    (Term("Districts in each survey"), districts_per_survey),
    (Term("Provinces in each survey"), provinces_per_survey),
    (Term("Prevalence of Indonesia (%)"), country_figures),
    (Term("Small-area estimates"), small_area_figures),
    (Term("Official national targets (%)"), official_path),
    (Term("Children under five"), children_under_five),
    (Term("Names of regions"), names_agree),
    (Term("Districts joined"), district_joins),
    (Term("Provinces before their division"), former_provinces),
    (Term("Coverage of the boundaries"), valid_coverage),
    (Term("Neighbours"), neighbours_symmetric),
    (Term("Map files for the browser"), served_files),
)
