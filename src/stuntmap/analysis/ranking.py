"""Ranks of regions by prevalence, 1 = lowest, and the table of one scope on which map, ranking and target build."""

import numpy as np
import pandas as pd

from stuntmap.analysis.classifying import as_printed, indicator_of, severity_class
from stuntmap.analysis.comparing import change_between, check_comparable, rank_changes, rank_the_same_regions
from stuntmap.errors import BadChoiceError, UnknownRegionError
from stuntmap.vocabulary import (
    COMPARABLE_YEARS,
    COUNTRY_CODE,
    DISTRICT,
    FORMER_PROVINCE_CODES,
    FORMER_PROVINCE_LAST_YEAR,
    INDICATOR,
    PROVINCE,
    SURVEY_OF_YEAR,
)

_REGION_COLUMNS = ["region_name", "region_kind", "province_code", "province_name"]
_FACTS = ["estimation", "check", "note", "source_url"]


def prevalence_rank(prevalence_pct: pd.Series) -> pd.DataFrame:
    """Rank of each prevalence (%) among all that are given, 1 = lowest; equal printed figures share the better rank.

    Index as given. Columns: rank (Int64; 1, 2, 2, 4), of (Int64; how many have an estimate), tied (boolean; whether
    another one has the same figure). All three are missing where there is no estimate.
    """
    printed = as_printed(prevalence_pct).to_numpy()
    missing = np.isnan(printed)
    given = np.sort(printed[~missing])
    lower = np.searchsorted(given, printed, side="left")
    not_higher = np.searchsorted(given, printed, side="right")
    return pd.DataFrame(
        {
            "rank": pd.arrays.IntegerArray(lower + 1, missing),
            "of": pd.arrays.IntegerArray(np.full(len(printed), len(given)), missing.copy()),
            "tied": pd.arrays.BooleanArray(not_higher - lower > 1, missing.copy()),
        },
        index=prevalence_pct.index,
    )


def members_of_scope(regions: pd.DataFrame, scope: str, level: str = DISTRICT) -> pd.DataFrame:
    """The regions that are ranked together: one row a region, index region_code, names and province.

    `scope` is a province code or "ID"; `level` "district", or "province" (for the whole country only).

    Raises:
        UnknownRegionError: `scope` is neither a province nor the country.
        BadChoiceError: the provinces of a single province are asked for.
    """
    provinces = regions.loc[regions["region_level"] == PROVINCE, "region_code"]
    if scope != COUNTRY_CODE and not (provinces == scope).any():
        raise UnknownRegionError("unknown_scope", region_code=scope, country=COUNTRY_CODE)
    if level not in (DISTRICT, PROVINCE):
        raise BadChoiceError("unknown_level", level=level, levels=(DISTRICT, PROVINCE))
    if level == PROVINCE and scope != COUNTRY_CODE:
        raise BadChoiceError("one_province_unranked", country=COUNTRY_CODE)
    chosen = regions["region_level"] == level
    if scope != COUNTRY_CODE:
        chosen &= regions["province_code"] == scope
    return regions.loc[chosen, ["region_code", *_REGION_COLUMNS]].set_index("region_code")


def _members_of_year(members: pd.DataFrame, estimates: pd.DataFrame, survey_year: int, level: str) -> pd.DataFrame:
    """`members` and, among provinces, the undivided Papua and Papua Barat where the survey still prints them."""
    if level != PROVINCE or survey_year > FORMER_PROVINCE_LAST_YEAR:
        return members
    printed = estimates["region_code"].isin(FORMER_PROVINCE_CODES.values()) & (estimates["survey_year"] == survey_year)
    former = estimates.loc[printed, ["region_code", "region_name"]].set_index("region_code")
    former = former.assign(province_code=former.index, province_name=former["region_name"])
    return pd.concat([members, former.reindex(columns=members.columns)])


def _ranked(index: pd.Index, estimates: pd.DataFrame, survey_year: int, facts: list[str]) -> pd.DataFrame:
    """Prevalence, rank and class of the regions of `index` in one survey, with the columns `facts` of the estimates."""
    of_year = (estimates["survey_year"] == survey_year).to_numpy().nonzero()[0]
    place = pd.Index(estimates["region_code"].array[of_year]).get_indexer(index)
    rows = np.where(place < 0, -1, of_year[place]) if len(of_year) else place
    measured = indicator_of(estimates)
    prevalence_pct = pd.Series(estimates["prevalence_pct"].array.take(rows, allow_fill=True), index=index)
    ranks = prevalence_rank(prevalence_pct)
    return pd.DataFrame(
        {
            "prevalence_pct": prevalence_pct,
            "rank": ranks["rank"],
            "of": ranks["of"],
            "tied": ranks["tied"],
            "severity_class": severity_class(prevalence_pct, measured.classes),
            "survey": SURVEY_OF_YEAR[survey_year].name,
            "survey_year": survey_year,
            **{name: estimates[name].array.take(rows, allow_fill=True) for name in facts},
            **({INDICATOR: measured.name} if INDICATOR in estimates else {}),
        },
        index=index,
    )


def sorted_best_first(table: pd.DataFrame) -> pd.DataFrame:
    """`table` from the lowest prevalence to the highest, equal figures by name, no estimate last: the order of every
    list of regions that shows their rank.
    """
    return table.sort_values(["prevalence_pct", "region_name"], na_position="last", kind="stable")


def scope_table(
    regions: pd.DataFrame,
    estimates: pd.DataFrame,
    scope: str,
    survey_year: int,
    compared_year: int | None = None,
    level: str = DISTRICT,
) -> pd.DataFrame:
    """All regions of a scope in one survey: one row a region, also those without an estimate; index region_code.

    `scope` is a province code or "ID"; `level` "district", or "province" for the whole country: then the undivided
    Papua and Papua Barat stand as rows of their own (91L, 92L) in the surveys up to 2022. Columns: region_name,
    region_kind, province_code, province_name, prevalence_pct (%), rank, of, tied, severity_class, survey, survey_year,
    estimation, check, note, source_url; with `compared_year` also those of `comparing.change_between`. Missing
    prevalence means no estimate; its rank, class and change are then missing too.

    Raises:
        UnknownRegionError: `scope` is neither a province nor the country.
        BadChoiceError: no such survey or level, or two surveys that may not be compared.
    """
    if survey_year not in SURVEY_OF_YEAR:
        raise BadChoiceError("no_survey", year=survey_year, years=tuple(SURVEY_OF_YEAR))
    members = members_of_scope(regions, scope, level)
    present = _members_of_year(members, estimates, survey_year, level)
    now = _ranked(present.index, estimates, survey_year, _FACTS)
    if compared_year is None:
        return pd.concat([present, now], axis=1)
    check_comparable(survey_year, compared_year)
    earlier = _members_of_year(members, estimates, compared_year, level)
    before = _ranked(earlier.index, estimates, compared_year, ["estimation"])
    return pd.concat([present, now, change_between(now, before, rank_the_same_regions(now, before))], axis=1)


def ranked_among_themselves(rows: pd.DataFrame) -> pd.DataFrame:
    """Some rows of a `scope_table` of districts, ranked anew: what they would say in a scope of their own.

    `rows` may have further columns. Ranks, how they changed and those before are of these rows alone; all else holds of
    a district wherever it is ranked. Same rows, same columns.
    """
    now = prevalence_rank(rows["prevalence_pct"])
    if "previous_prevalence_pct" not in rows:
        return rows.assign(**now)
    before = prevalence_rank(rows["previous_prevalence_pct"])
    same_regions = rank_the_same_regions(now, before)
    earlier = before.assign(estimation=rows["previous_estimation"])
    changes = rank_changes(now.assign(estimation=rows["estimation"]), earlier, same_regions)
    return rows.assign(**now, **before.add_prefix("previous_"), **changes)


def rank_history(regions: pd.DataFrame, estimates: pd.DataFrame, scope: str, level: str = DISTRICT) -> pd.DataFrame:
    """Ranks of a scope in every comparable survey: one row a region and survey, sorted by survey_year, region_code.

    Columns: region_code, region_name, survey_year, prevalence_pct (%), rank, of, tied, severity_class, estimation,
    same_regions (whether the survey ranks the same regions as the comparable one before it; True for the first);
    missing prevalence and rank mean no estimate.

    Raises:
        UnknownRegionError, BadChoiceError: as `scope_table`.
    """
    members = members_of_scope(regions, scope, level)
    years: list[pd.DataFrame] = []
    for year in COMPARABLE_YEARS:
        of_year = _members_of_year(members, estimates, year, level)
        ranked = _ranked(of_year.index, estimates, year, ["estimation"])
        ranked.insert(0, "region_name", of_year["region_name"])
        years.append(ranked.assign(same_regions=not years or rank_the_same_regions(ranked, years[-1])))
    columns = ["region_name", "survey_year", "prevalence_pct", "rank", "of", "tied", "severity_class", "estimation"]
    return pd.concat(years)[[*columns, "same_regions"]].reset_index()
