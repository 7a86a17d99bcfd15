"""Phrases that several sentences share: survey, rank, points, target, lists of names, and why a figure is missing."""

from collections.abc import Sequence

import pandas as pd

from stuntmap import phrases
from stuntmap.language import Language
from stuntmap.phrases import and_others
from stuntmap.vocabulary import (
    DISTRICT,
    FORMER_PROVINCE_CODES,
    PROVINCE,
    SURVEY_OF_YEAR,
    level_of_code,
)

_MOST_NAMES = 2


def survey_label(survey_year: int) -> str:
    """The survey as it is printed: "SSGI 2024"."""
    return SURVEY_OF_YEAR[int(survey_year)].label


def regions_noun(language: Language, level: str) -> str:
    """What the regions of a level are called, after a number."""
    return language.text("provinces") if level == PROVINCE else language.text("districts")


def points(language: Language, difference_pp: float) -> str:
    """The size of a difference in percentage points, without sign; never "0,0" for a difference that is not zero."""
    size = abs(difference_pp)
    return language.number(size, 2 if size > 0 and round(size, 1) == 0 else 1)


def short_percent(language: Language, value_pct: float) -> str:
    """A percentage with no more decimals than it has: "14 %", "14,2 %", "12,49 %"."""
    decimals = next(places for places in (0, 1, 2) if places == 2 or round(value_pct, places) == round(value_pct, 2))
    return language.percent(value_pct, decimals)


def rank_phrase(language: Language, rank: int, of: int, tied: bool, scope_name: str | None = None) -> str:
    """The rank as "rank 11 of 35, tied", with the scope named where the sentence does not tell it."""
    slots = {"rank": language.number(rank), "of": language.number(of)}
    if scope_name is None:
        return (
            language.text("rank {rank} of {of}, tied", **slots)
            if tied
            else language.text("rank {rank} of {of}", **slots)
        )
    slots["scope"] = scope_name
    if tied:
        return language.text("rank {rank} of {of} in {scope}, tied", **slots)
    return language.text("rank {rank} of {of} in {scope}", **slots)


def names_phrase(language: Language, names: Sequence[str]) -> str:
    """One or two names in full, more as the first "and 3 others"."""
    if len(names) == 1:
        return names[0]
    if len(names) <= _MOST_NAMES:
        return language.text("{first} and {second}", first=names[0], second=names[1])
    return and_others(names[:1], len(names) - 1, language)


def extreme_phrase(language: Language, table: pd.DataFrame, value_pct: float) -> str:
    """Who has this prevalence, and the prevalence: "Kota Salatiga 9,1 %"."""
    names = table.loc[table["prevalence_pct"] == value_pct, "region_name"].tolist()
    return language.text(
        "{regions} {prevalence}", regions=names_phrase(language, names), prevalence=language.percent(value_pct)
    )


def model_sentence(language: Language) -> str:
    """What a small-area figure is."""
    return language.text("This figure comes from a model (small-area estimate), not directly from the survey.")


def missing_reason(
    language: Language, region_code: str, province_code: str | None, survey_year: int, level: str = DISTRICT
) -> str:
    """Why a region has no estimate in a survey, as a phrase that fits into brackets."""
    return phrases.missing_reason(region_code, province_code, survey_year, language, level)


def missing_reason_of_row(language: Language, row: pd.Series, survey_year: int) -> str:
    """`missing_reason` for a row of a scope table, whose name is the region code."""
    code = str(row.name)
    return missing_reason(language, code, row["province_code"], survey_year, level_of_code(code) or DISTRICT)


def missing_sentence(language: Language, row: pd.Series) -> str:
    """That a region has no estimate in the survey of the row, and why."""
    return language.text(
        "{region}: no estimate in {survey} ({reason}).",
        region=row["region_name"],
        survey=survey_label(row["survey_year"]),
        reason=missing_reason_of_row(language, row, int(row["survey_year"])),
    )


def total_regions(table: pd.DataFrame) -> int:
    """How many of today's regions a scope has: the undivided provinces that a table also shows do not count."""
    return int((~table.index.isin(FORMER_PROVINCE_CODES.values())).sum())


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
        "regions": regions_noun(language, level),
    }
    reasons = {missing_reason_of_row(language, row, survey_year) for _, row in missing.iterrows()}
    if len(reasons) > 1:
        return language.text("No estimate: {count} of {total} {regions}.", **facts)
    return language.text("No estimate: {count} of {total} {regions} ({reason}).", **facts, reason=reasons.pop())


def nothing_sentence(language: Language, table: pd.DataFrame, scope_name: str, survey_year: int, level: str) -> str:
    """That no region of the scope has an estimate."""
    return language.text(
        "{scope}, {survey}: no estimate for any of the {count} {regions}.",
        scope=scope_name,
        survey=survey_label(survey_year),
        count=language.number(total_regions(table)),
        regions=regions_noun(language, level),
    )
