"""Ranks of regions by prevalence, 1 = lowest, and the table of one scope on which map, ranking and target build."""

import pandas as pd

from stuntmap.analysis.classifying import as_printed, severity_class
from stuntmap.analysis.comparing import change_between, check_comparable
from stuntmap.errors import BadChoiceError, UnknownRegionError
from stuntmap.vocabulary import (
    COMPARABLE_YEARS,
    COUNTRY_CODE,
    DISTRICT,
    FORMER_PROVINCE_CODES,
    PROVINCE,
    SURVEY_OF_YEAR,
)

_REGION_COLUMNS = ["region_name", "region_kind", "province_code", "province_name"]
_ESTIMATE_COLUMNS = ["prevalence_pct", "survey", "estimation", "check", "note", "source_url"]


def prevalence_rank(prevalence_pct: pd.Series) -> pd.DataFrame:
    """Rank of each prevalence (%) among all that are given, 1 = lowest; equal printed figures share the better rank.

    Index as given. Columns: rank (Int64; 1, 2, 2, 4), of (Int64; how many have an estimate), tied (boolean; whether
    another one has the same figure). All three are missing where there is no estimate.
    """
    printed = as_printed(prevalence_pct)
    missing = printed.isna()
    return pd.DataFrame(
        {
            "rank": printed.rank(method="min").astype("Int64"),
            "of": pd.Series(int((~missing).sum()), index=printed.index, dtype="Int64").mask(missing),
            "tied": printed.duplicated(keep=False).astype("boolean").mask(missing),
        }
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
        raise UnknownRegionError(
            scope, f"Tidak ada provinsi dengan kode {scope}.", f"Pakai dua angka kode provinsi, atau {COUNTRY_CODE}."
        )
    if level not in (DISTRICT, PROVINCE):
        raise BadChoiceError("level", level, f"Tingkat {level} tidak dikenal.", f"Pilih {DISTRICT} atau {PROVINCE}.")
    if level == PROVINCE and scope != COUNTRY_CODE:
        raise BadChoiceError(
            "level", level, "Satu provinsi saja tidak dapat diperingkat.", f"Pilih cakupan {COUNTRY_CODE}."
        )
    chosen = regions["region_level"] == level
    if scope != COUNTRY_CODE:
        chosen &= regions["province_code"] == scope
    return regions.loc[chosen].set_index("region_code")[_REGION_COLUMNS]


def _with_former_provinces(members: pd.DataFrame, estimates_of_year: pd.DataFrame) -> pd.DataFrame:
    codes = [code for code in FORMER_PROVINCE_CODES.values() if code in estimates_of_year.index]
    if not codes:
        return members
    names = estimates_of_year.loc[codes, "region_name"]
    former = pd.DataFrame({"region_name": names, "province_code": codes, "province_name": names}, index=codes)
    former.index.name = "region_code"
    return pd.concat([members, former.reindex(columns=members.columns)])


def _ranked_members(members: pd.DataFrame, estimates: pd.DataFrame, survey_year: int, level: str) -> pd.DataFrame:
    of_year = estimates.loc[estimates["survey_year"] == survey_year].set_index("region_code")
    if level == PROVINCE:
        members = _with_former_provinces(members, of_year)
    found = of_year[_ESTIMATE_COLUMNS].reindex(members.index)
    found["survey"] = SURVEY_OF_YEAR[survey_year].name
    found.insert(2, "survey_year", survey_year)
    ranks = prevalence_rank(found["prevalence_pct"])
    ranks["severity_class"] = severity_class(found["prevalence_pct"])
    return pd.concat([members, found[["prevalence_pct"]], ranks, found.drop(columns="prevalence_pct")], axis=1)


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
        years = ", ".join(map(str, SURVEY_OF_YEAR))
        raise BadChoiceError(
            "survey", survey_year, f"Tidak ada survei tahun {survey_year}.", f"Pilih salah satu: {years}."
        )
    members = members_of_scope(regions, scope, level)
    now = _ranked_members(members, estimates, survey_year, level)
    if compared_year is None:
        return now
    check_comparable(survey_year, compared_year)
    before = _ranked_members(members, estimates, compared_year, level)
    return pd.concat([now, change_between(now, before)], axis=1)


def rank_history(regions: pd.DataFrame, estimates: pd.DataFrame, scope: str, level: str = DISTRICT) -> pd.DataFrame:
    """Ranks of a scope in every comparable survey: one row a region and survey, sorted by survey_year, region_code.

    Columns: region_code, region_name, survey_year, prevalence_pct (%), rank, of, tied, severity_class, estimation;
    missing prevalence and rank mean no estimate.

    Raises:
        UnknownRegionError, BadChoiceError: as `scope_table`.
    """
    members = members_of_scope(regions, scope, level)
    years = [_ranked_members(members, estimates, year, level) for year in COMPARABLE_YEARS]
    columns = ["region_name", "survey_year", "prevalence_pct", "rank", "of", "tied", "severity_class", "estimation"]
    return pd.concat(years)[columns].reset_index()
