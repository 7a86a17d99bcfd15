"""The shipped tables, read once for all tests that hold rules against them."""

from functools import cache

import pandas as pd

from stuntmap.analysis.intervals import figure_intervals, interval_table
from stuntmap.analysis.ranking import scope_table
from stuntmap.analysis.target_distance import target_table
from stuntmap.data.indicators import load_population, load_stunting, load_targets
from stuntmap.data.regions import load_regions

regions = cache(load_regions)
estimates = cache(load_stunting)
population = cache(load_population)
targets = cache(load_targets)


@cache
def intervals() -> pd.DataFrame:
    return figure_intervals(estimates(), population())


@cache
def scope(code: str, survey_year: int, compared_year: int | None = None, level: str = "district") -> pd.DataFrame:
    return scope_table(regions(), estimates(), code, survey_year, compared_year, level)


@cache
def figures(code: str, survey_year: int, level: str = "district") -> pd.DataFrame:
    return interval_table(scope(code, survey_year, level=level), intervals())


@cache
def distances(
    code: str,
    survey_year: int,
    compared_year: int | None = None,
    target_year: int | None = None,
    level: str = "district",
) -> pd.DataFrame:
    table = scope(code, survey_year, compared_year, level)
    return target_table(table, population(), targets(), target_year or survey_year)


def province_codes() -> list[str]:
    table = regions()
    return table.loc[table["region_level"] == "province", "region_code"].tolist()
