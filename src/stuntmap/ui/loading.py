"""Tables for the pages, read and checked once per process and shared by all visitors: never change one in place."""

import geopandas as gpd
import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.analysis import context, coverage_gaps, profiling, ranking, target_distance
from stuntmap.analysis.differences import change_table
from stuntmap.analysis.effective_samples import effective_samples
from stuntmap.analysis.intervals import figure_intervals, interval_table
from stuntmap.analysis.rank_sets import rank_set_table
from stuntmap.analysis.target_verdict import target_verdict_table
from stuntmap.data import boundaries, indicators
from stuntmap.data import regions as region_data
from stuntmap.data.boundary_files import ServedLevel


@st.cache_resource(show_spinner=False)
def regions() -> pd.DataFrame:
    """Country, provinces and districts, as `data.regions.load_regions` gives them."""
    return region_data.load_regions()


@st.cache_resource(show_spinner=False)
def stunting() -> pd.DataFrame:
    """Every survey figure, as `data.indicators.load_stunting` gives them."""
    return indicators.load_stunting()


@st.cache_resource(show_spinner=False)
def targets() -> pd.DataFrame:
    """Targets of country, provinces and districts."""
    return indicators.load_targets()


@st.cache_resource(show_spinner=False)
def population() -> pd.DataFrame:
    """Estimated children under five by region."""
    return indicators.load_population()


@st.cache_resource(show_spinner=False)
def nutrition() -> pd.DataFrame:
    """Wasting, underweight and overweight of SKI 2023 with their printed limits."""
    return indicators.load_nutrition()


@st.cache_resource(show_spinner=False)
def determinants() -> pd.DataFrame:
    """Determinants by district, long form."""
    return indicators.load_determinants()


@st.cache_resource(show_spinner=False)
def neighbours() -> pd.DataFrame:
    """Pairs of districts that share a border."""
    return boundaries.load_neighbours()


@st.cache_resource(show_spinner=False)
def district_points() -> pd.DataFrame:
    """A point inside each district, index region code, for circles, marks and labels."""
    return boundaries.load_district_points().set_index(vocabulary.REGION_CODE)


@st.cache_resource(show_spinner=False)
def tile_points() -> pd.DataFrame:
    """The middle of each district's tile, index region code."""
    return boundaries.load_tile_points().set_index(vocabulary.REGION_CODE)


@st.cache_resource(show_spinner=False)
def served_levels() -> dict[str, ServedLevel]:
    """The boundary files that a browser may fetch, by level."""
    return boundaries.served_levels()


@st.cache_resource(show_spinner=False)
def province_names() -> dict[str, str]:
    """Province names by code."""
    rows = regions()[regions()[vocabulary.REGION_LEVEL].eq(vocabulary.PROVINCE)]
    return dict(zip(rows[vocabulary.REGION_CODE], rows[vocabulary.REGION_NAME], strict=True))


@st.cache_resource(show_spinner=False)
def province_of() -> dict[str, str]:
    """Each district's and province's province code, by code."""
    rows = regions()[regions()[vocabulary.REGION_LEVEL].ne(vocabulary.COUNTRY)]
    return dict(zip(rows[vocabulary.REGION_CODE], rows[vocabulary.PROVINCE_CODE], strict=True))


@st.cache_resource(show_spinner=False)
def region_names() -> dict[str, str]:
    """Full names of all regions by code."""
    return dict(zip(regions()[vocabulary.REGION_CODE], regions()[vocabulary.REGION_NAME], strict=True))


@st.cache_resource(show_spinner=False, max_entries=100)
def district_names(scope: str) -> dict[str, str]:
    """Full names of the districts of a scope by code."""
    rows = regions()[regions()[vocabulary.REGION_LEVEL].eq(vocabulary.DISTRICT)]
    if scope != vocabulary.COUNTRY_CODE:
        rows = rows[rows[vocabulary.PROVINCE_CODE].eq(scope)]
    return dict(zip(rows[vocabulary.REGION_CODE], rows[vocabulary.REGION_NAME], strict=True))


@st.cache_resource(show_spinner=False)
def district_search_names() -> dict[str, str]:
    """What the district search lists: "Klaten (Kab.), Jawa Tengah", sorted by name, by district code."""
    rows = regions()[regions()[vocabulary.REGION_LEVEL].eq(vocabulary.DISTRICT)]
    columns = (rows[vocabulary.REGION_CODE], rows[vocabulary.REGION_NAME], rows[vocabulary.PROVINCE_NAME])
    shown = {code: f"{vocabulary.short_name(name)} · {province}" for code, name, province in zip(*columns, strict=True)}
    return dict(sorted(shown.items(), key=lambda item: item[1].split(" ", 1)[1]))


@st.cache_resource(show_spinner=False, max_entries=2000)
def scope_table(
    scope: str, survey_year: int, compared_year: int | None, level: str = vocabulary.DISTRICT
) -> pd.DataFrame:
    """One row a region of the scope with figure, rank, class and change; see `analysis.ranking.scope_table`."""
    return ranking.scope_table(regions(), stunting(), scope, survey_year, compared_year, level)


@st.cache_resource(show_spinner=False, max_entries=500)
def target_table(
    scope: str, survey_year: int, compared_year: int | None, target_year: int, own_target_pct: float | None,
    level: str = vocabulary.DISTRICT,
) -> pd.DataFrame:  # fmt: skip
    """The scope table with target in force, distance and children; see `analysis.target_distance.target_table`."""
    table = scope_table(scope, survey_year, compared_year, level)
    return target_distance.target_table(table, population(), targets(), target_year, own_target_pct)


@st.cache_resource(show_spinner=False)
def intervals() -> pd.DataFrame:
    """Interval and standard error of every figure; see `analysis.intervals.figure_intervals`."""
    return figure_intervals(stunting(), population())


@st.cache_resource(show_spinner=False)
def typical_sample_size() -> float:
    """The median effective sample size of the districts, in children."""
    samples = effective_samples(stunting(), population())
    return float(samples.loc[samples.index.str.len() == 4, "n_eff_typical"].iloc[0])


@st.cache_resource(show_spinner=False, max_entries=200)
def rank_sets(scope: str, survey_year: int, level: str = vocabulary.DISTRICT) -> pd.DataFrame:
    """The 95 % confidence set of each rank of a scope; see `analysis.rank_sets.rank_set_table`.

    A second of work for the nation's 514, so it is kept apart from what a reader's own target changes.
    """
    table = interval_table(scope_table(scope, survey_year, None, level), intervals())
    return rank_set_table(table)[[vocabulary.RANK_LOW, vocabulary.RANK_HIGH, vocabulary.RANK_IS_ROUGH]]


@st.cache_resource(show_spinner=False, max_entries=500)
def certainty(
    scope: str, survey_year: int, compared_year: int | None, target_year: int, own_target_pct: float | None,
    level: str = vocabulary.DISTRICT,
) -> pd.DataFrame:  # fmt: skip
    """The target table with interval, rank set, change verdict and target verdict of each region."""
    table = target_table(scope, survey_year, compared_year, target_year, own_target_pct, level)
    table = interval_table(table, intervals()).join(rank_sets(scope, survey_year, level))
    if compared_year is not None:
        table = change_table(table, intervals(), compared_year)
    return target_verdict_table(table)


@st.cache_resource(show_spinner=False, max_entries=100)
def rank_history(scope: str, level: str = vocabulary.DISTRICT) -> pd.DataFrame:
    """Ranks over the comparable surveys, long form; see `analysis.ranking.rank_history`."""
    return ranking.rank_history(regions(), stunting(), scope, level)


def check_all() -> None:
    """Read every table once per process, so that a broken file shows at the first visit and not on the third page.

    Raises:
        DataFileError: a file is missing, has no record, was changed, or breaks its schema.
    """
    for load in (regions, stunting, targets, population, nutrition, determinants, neighbours, district_points):
        load()


@st.cache_resource(show_spinner=False, max_entries=1000)
def profile(region_code: str, own_target_pct: float | None) -> profiling.Profile:
    """Everything about one region; see `analysis.profiling.district_profile`."""
    return profiling.district_profile(regions(), stunting(), population(), targets(), region_code, own_target_pct)


@st.cache_resource(show_spinner=False)
def province_points() -> pd.DataFrame:
    """A point inside each province's largest part, index region code, for the circles of a map by province."""
    return boundaries.load_province_points().set_index(vocabulary.REGION_CODE)


def upcoming_target(year: int) -> target_distance.Target | None:
    """The next official national target after `year`."""
    return target_distance.next_official_target(targets(), year + 1)


@st.cache_resource(show_spinner=False, max_entries=1000)
def target_path(region_code: str, own_target_pct: float | None, target_year: int | None) -> pd.DataFrame:
    """The targets in force for a region, one row a year (year, target_pct); the reader's own stands alone."""
    own_year = [target_year or vocabulary.LATEST_YEAR]
    years = own_year if own_target_pct is not None else sorted(targets()["year"].unique())
    found = [target_distance.target_in_force(targets(), region_code, int(year), own_target_pct) for year in years]
    rows = [(target.target_year, target.target_pct) for target in found if target]
    return pd.DataFrame(rows, columns=["year", vocabulary.TARGET])


@st.cache_resource(show_spinner=False, max_entries=1000)
def determinants_beside(region_code: str) -> pd.DataFrame:
    """Each determinant of a district beside the middle values of province and nation."""
    return context.determinant_comparison(determinants(), regions(), region_code)


@st.cache_resource(show_spinner=False, max_entries=1000)
def nutrition_beside(region_code: str) -> pd.DataFrame:
    """Wasting, underweight and overweight of a district beside province and nation."""
    return context.nutrition_comparison(nutrition(), regions(), region_code)


@st.cache_resource(show_spinner=False, max_entries=1000)
def neighbours_of(region_code: str, survey_year: int, compared_year: int | None) -> pd.DataFrame:
    """The districts that share a border with one district, with their figures in one survey."""
    nation = scope_table(vocabulary.COUNTRY_CODE, survey_year, compared_year)
    return context.neighbour_table(neighbours(), nation, region_code)


def pace_target(
    region_code: str, survey_year: int, now_pct: float, target_year: int | None, own_target_pct: float | None
) -> target_distance.Target | None:
    """The target that a pace leads to; see `analysis.target_distance.pace_target`."""
    return target_distance.pace_target(targets(), region_code, survey_year, now_pct, target_year, own_target_pct)


@st.cache_resource(show_spinner=False)
def survey_coverage() -> pd.DataFrame:
    """How many districts each survey covers; see `analysis.coverage_gaps.survey_coverage`."""
    return coverage_gaps.survey_coverage(regions(), stunting())


@st.cache_resource(show_spinner=False)
def districts_without_estimate(survey_year: int) -> pd.DataFrame:
    """The districts that one survey leaves out."""
    return coverage_gaps.districts_without_estimate(regions(), stunting(), survey_year)


@st.cache_resource(show_spinner=False)
def disputed_figures() -> pd.DataFrame:
    """The figures that published texts dispute."""
    return coverage_gaps.disputed_figures(regions(), stunting())


@st.cache_resource(show_spinner=False)
def districts() -> gpd.GeoDataFrame:
    """The polygons of the districts in full detail, for files to take away; read when the first one is asked for."""
    return boundaries.load_districts()
