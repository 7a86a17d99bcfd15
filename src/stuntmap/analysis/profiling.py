"""The figures of one region in every comparable survey: class, ranks, change, target in force, children."""

from collections.abc import Callable, Container
from dataclasses import dataclass
from functools import partial

import pandas as pd

from stuntmap.analysis.classifying import as_printed, indicator_of, severity_class
from stuntmap.analysis.comparing import change_between
from stuntmap.analysis.ranking import rank_history
from stuntmap.analysis.target_distance import Target, stunted_children, target_in_force
from stuntmap.errors import UnknownRegionError
from stuntmap.vocabulary import COMPARABLE_SURVEYS, COMPARABLE_YEARS, COUNTRY_CODE, DISTRICT, PROVINCE

_YEARS = pd.Index(COMPARABLE_YEARS, name="survey_year")
_RANK_TYPES = {"rank": "Int64", "of": "Int64", "tied": "boolean"}


@dataclass(frozen=True)
class Profile:
    """One region, its figures in each comparable survey, and the target in force in each survey's year.

    `surveys` is one row a comparable survey, index survey_year, also those without an estimate. Columns: survey,
    prevalence_pct (%), severity_class, estimation, check, note, source_url; province_rank, province_of, province_tied
    (districts only), nation_rank, nation_of, nation_tied; province_prevalence_pct and nation_prevalence_pct as
    printed; target_pct, target_standing, distance_pp (prevalence minus target); population_under_5 and stunted_children
    (estimates, the latter to tens); previous_prevalence_pct, change_pp, rank_change and rank_change_reason (within the
    province; of a province within the nation) and change_is_measurement against the comparable survey before. Missing
    means no estimate, or none before it.
    `targets` holds the target by year; None where there is none.
    """

    region_code: str
    region_name: str
    region_level: str
    region_kind: str | None
    province_code: str | None
    province_name: str | None
    surveys: pd.DataFrame
    targets: dict[int, Target | None]


def region_row(regions: pd.DataFrame, region_code: str) -> pd.Series:
    """The row of `regions` with this code.

    Raises:
        UnknownRegionError: there is no such region.
    """
    found = regions.loc[regions["region_code"] == region_code]
    if found.empty:
        raise UnknownRegionError("unknown_region", region_code=region_code)
    return found.iloc[0]


def check_region(codes: Container[str], region_code: str) -> None:
    """Return quietly where `codes` holds the region.

    Raises:
        UnknownRegionError: there is no such region.
    """
    if region_code not in codes:
        raise UnknownRegionError("unknown_region", region_code=region_code)


def series(estimates: pd.DataFrame, region_code: str, comparable: bool = True) -> pd.DataFrame:
    """The estimates of one region, one row a survey that has one; index survey_year, sorted.

    `comparable` chooses the surveys from 2021 on, else the older instruments, which are another series: never one line.
    """
    chosen = estimates["survey_year"].isin(COMPARABLE_YEARS)
    rows = estimates.loc[(estimates["region_code"] == region_code) & (chosen if comparable else ~chosen)]
    return rows.set_index("survey_year").sort_index()


# The ranks within a scope in every comparable survey: `analysis.ranking.rank_history` of (scope, level).
Histories = Callable[[str, str], pd.DataFrame]


def _ranks(histories: Histories, region: pd.Series, scope: str | None) -> pd.DataFrame:
    """Rank of one region within `scope` by survey_year; all missing where it is not ranked there (scope None)."""
    types = {**_RANK_TYPES, "same_regions": "boolean"}
    if scope is None:
        return pd.DataFrame(index=_YEARS, columns=pd.Index(types)).astype(types)
    history = histories(scope, str(region["region_level"]))
    own: pd.DataFrame = history.loc[history["region_code"] == region["region_code"]].set_index("survey_year")
    return own[list(types)]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def district_profile(
    regions: pd.DataFrame,
    estimates: pd.DataFrame,
    population: pd.DataFrame,
    targets: pd.DataFrame,
    region_code: str,
    own_target_pct: float | None = None,
    histories: Histories | None = None,
) -> Profile:
    """The profile of one region; made for districts, and holds for a province or the country with fewer ranks.

    `histories` gives the ranks of a scope where somebody keeps them; else they are worked out from the estimates.

    Raises:
        UnknownRegionError: there is no such region.
        BadChoiceError: the reader's own target is not above 0 and below 100.
    """
    region = region_row(regions, region_code)
    level, province = region["region_level"], _text(region["province_code"])
    own = series(estimates, region_code).reindex(_YEARS)
    table = own[["prevalence_pct", "estimation", "check", "note", "source_url"]].copy()
    table.insert(0, "survey", [survey.name for survey in COMPARABLE_SURVEYS])
    table.insert(2, "severity_class", severity_class(table["prevalence_pct"], indicator_of(estimates).classes))

    of_scope = histories or partial(rank_history, regions, estimates)
    in_province = _ranks(of_scope, region, province if level == DISTRICT else None)
    in_nation = _ranks(of_scope, region, COUNTRY_CODE if level in (DISTRICT, PROVINCE) else None)
    for name, ranks in (("province", in_province), ("nation", in_nation)):
        table = table.join(ranks[list(_RANK_TYPES)].add_prefix(f"{name}_"))
    for name, code in (("province", province or ""), ("nation", COUNTRY_CODE)):
        table[f"{name}_prevalence_pct"] = series(estimates, code)["prevalence_pct"].reindex(_YEARS)

    in_force = {year: target_in_force(targets, region_code, year, own_target_pct) for year in COMPARABLE_YEARS}
    table["target_pct"] = [target.target_pct if target else float("nan") for target in in_force.values()]
    table["target_standing"] = [target.standing if target else None for target in in_force.values()]
    table["distance_pp"] = as_printed(table["prevalence_pct"] - table["target_pct"])
    children = population.set_index("region_code")["population_under_5"].reindex([region_code])
    table["population_under_5"] = float(children.iloc[0])
    table["stunted_children"] = stunted_children(table["prevalence_pct"], table["population_under_5"])

    compared = table[["prevalence_pct", "estimation"]].join(in_province if level == DISTRICT else in_nation)
    change = change_between(compared, compared.shift(1), compared["same_regions"])
    kept = ["previous_prevalence_pct", "change_pp", "rank_change", "rank_change_reason", "change_is_measurement"]
    return Profile(
        region_code,
        str(region["region_name"]),
        str(level),
        _text(region["region_kind"]),
        province,
        _text(region["province_name"]),
        table.join(change[kept]),
        in_force,
    )
