"""Whole sentences and parts of sentences about a scope that several readings share: extremes, and what is missing."""

from collections.abc import Iterable

import pandas as pd

from stuntmap import phrases
from stuntmap.analysis.classifying import indicator_of
from stuntmap.language import Language
from stuntmap.vocabulary import (
    FORMER_PROVINCE_CODES,
    FORMER_PROVINCE_LAST_YEAR,
)


def extreme_phrase(language: Language, table: pd.DataFrame, value_pct: float) -> str:
    """Who has this prevalence, and the prevalence: "Kota Salatiga 9,1 %"."""
    names = table.loc[table["prevalence_pct"] == value_pct, "region_name"].tolist()
    return language.text(
        "{regions} {prevalence}", regions=phrases.listed(names, language), prevalence=language.percent(value_pct)
    )


def missing_sentence(language: Language, row: pd.Series) -> str:
    """That a region has no estimate in the survey of the row, and why."""
    return language.text(
        "{region}: no estimate in {survey} ({reason}).",
        region=row["region_name"],
        survey=phrases.survey(row["survey_year"]),
        reason=phrases.missing_reason_of_row(row, language, int(row["survey_year"])),
    )


def total_regions(table: pd.DataFrame) -> int:
    """How many of today's regions a scope has: the undivided provinces that a table also shows do not count."""
    return int((~table.index.isin(FORMER_PROVINCE_CODES.values())).sum())


def former_ranked_sentence(language: Language, survey_years: Iterable[int], ranked: int) -> str:
    """That ranks of provinces count the undivided Papua and Papua Barat, in these surveys among `ranked` provinces.

    Maps draw and count today's provinces alone. Empty without a survey from before the division.
    """
    before = [year for year in survey_years if year <= FORMER_PROVINCE_LAST_YEAR]
    if not before:
        return ""
    return language.text(
        "Ranks in {surveys} count {ranked} provinces: {today} of today, and Papua and Papua Barat before their "
        "division.",
        surveys=phrases.surveys(before),
        ranked=language.number(ranked),
        today=language.number(ranked - len(FORMER_PROVINCE_CODES)),
    )


def joined(*sentences: str) -> str:
    """Whole sentences one after another; empty ones are left out."""
    return " ".join(sentence for sentence in sentences if sentence)


def missing_count_sentence(language: Language, table: pd.DataFrame, survey_year: int, level: str) -> str:
    """How many regions of the scope have no estimate, with the reason where they share one; "" where all have one."""
    missing = table.loc[table["prevalence_pct"].isna()]
    if missing.empty:
        return ""
    facts = {
        "count": language.number(len(missing)),
        "total": language.number(total_regions(table)),
        "regions": phrases.regions_noun(level, language, total_regions(table)),
    }
    reasons = {phrases.missing_reason_of_row(row, language, survey_year) for _, row in missing.iterrows()}
    if len(reasons) > 1:
        return language.text("No estimate: {count} of {total} {regions}.", **facts)
    return language.text("No estimate: {count} of {total} {regions} ({reason}).", **facts, reason=reasons.pop())


def nothing_sentence(language: Language, table: pd.DataFrame, scope_name: str, survey_year: int, level: str) -> str:
    """That no region of the scope has an estimate; which surveys have, where the indicator is not in all of them."""
    measured = indicator_of(table)
    if survey_year not in measured.years:
        return language.text(
            "{scope}: figures of {noun} are at hand for {surveys}, not for {survey}.",
            scope=scope_name,
            noun=language.text(measured.noun),
            surveys=phrases.listed([phrases.survey(year) for year in measured.series], language),
            survey=phrases.survey(survey_year),
        )
    return language.text(
        "{scope}, {survey}: no estimate for any of the {count} {regions}.",
        scope=scope_name,
        survey=phrases.survey(survey_year),
        count=language.number(total_regions(table)),
        regions=phrases.regions_noun(level, language, total_regions(table)),
    )
