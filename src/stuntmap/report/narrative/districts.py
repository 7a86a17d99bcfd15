"""Sentences about one region: where it stands, and how it changed."""

import pandas as pd

from stuntmap import phrases
from stuntmap.analysis.target_distance import Target
from stuntmap.language import Language
from stuntmap.phrases import Style
from stuntmap.report.narrative.wording import joined, missing_sentence


def no_target_sentence(language: Language, target_year: int, upcoming: Target | None) -> str:
    """That no official target exists for a year, and which one comes next."""
    if upcoming is None:
        return language.text("There is no official target for {year}.", year=target_year)
    return language.text(
        "There is no official target for {year}; the next one is {target} ({target_year}).",
        year=target_year,
        target=phrases.plain_percent(upcoming.target_pct, language),
        target_year=upcoming.target_year,
    )


def district_sentence(language: Language, row: pd.Series, scope_name: str, upcoming: Target | None = None) -> str:
    """Where a region stands in one survey: prevalence, rank in the scope, distance to the target in force.

    `row` is a row of `target_table`; rank and target are left out where missing. `upcoming` is the next official
    target, named where none is in force. A region without an estimate gets that said, with the reason.
    """
    if pd.isna(row["prevalence_pct"]):
        return missing_sentence(language, row)
    facts = {
        "region": row["region_name"],
        "prevalence": language.percent(row["prevalence_pct"]),
        "survey": phrases.survey(row["survey_year"]),
    }
    if pd.notna(row["rank"]):
        facts["rank"] = phrases.rank(row, language, Style.SENTENCE, scope_name, with_set=False)
    if pd.notna(row["distance_pp"]):
        facts["standing"] = phrases.distance(row, language, Style.SENTENCE)
    return joined(
        _standing_sentence(language, facts),
        "" if "standing" in facts else no_target_sentence(language, int(row["target_year"]), upcoming),
        phrases.estimation(row["estimation"], language, Style.SENTENCE),
    )


def _standing_sentence(language: Language, facts: dict[str, str]) -> str:
    if "rank" in facts and "standing" in facts:
        return language.text("{region} {prevalence} ({survey}): {rank}, {standing}.", **facts)
    if "rank" in facts:
        return language.text("{region} {prevalence} ({survey}): {rank}.", **facts)
    if "standing" in facts:
        return language.text("{region} {prevalence} ({survey}): {standing}.", **facts)
    return language.text("{region} {prevalence} ({survey}).", **facts)


def change_sentence(language: Language, row: pd.Series, compared_year: int) -> str:
    """How a region's figure differs from an earlier survey; with the reason where no difference can be given.

    `row` is a row of a scope table made with this `compared_year`.
    """
    compared = phrases.survey(compared_year)
    if pd.isna(row["prevalence_pct"]):
        return language.text(
            "A change cannot be given: no estimate in {survey} ({reason}).",
            survey=phrases.survey(row["survey_year"]),
            reason=phrases.missing_reason_of_row(row, language, int(row["survey_year"])),
        )
    if pd.isna(row["previous_prevalence_pct"]):
        return language.text(
            "A change cannot be given: no estimate in {survey} ({reason}).",
            survey=compared,
            reason=phrases.missing_reason_of_row(row, language, compared_year),
        )
    before = language.percent(row["previous_prevalence_pct"])
    if not row["change_is_measurement"]:
        return language.text(
            "The difference from {compared} ({before}) is {difference} percentage points; it involves a model figure "
            "and is not a measured change.",
            compared=compared,
            before=before,
            difference=language.signed(row["change_pp"]),
        )
    if row["change_pp"] == 0:
        return language.text("The figure is the same as in {compared} ({before}).", compared=compared, before=before)
    facts = {"compared": compared, "before": before, "points": phrases.points(row["change_pp"], language)}
    if row["change_pp"] < 0:
        return language.text("That is {points} percentage points lower than in {compared} ({before}).", **facts)
    return language.text("That is {points} percentage points higher than in {compared} ({before}).", **facts)


def profile_sentence(
    language: Language,
    row: pd.Series,
    scope_name: str,
    compared_year: int | None = None,
    upcoming: Target | None = None,
) -> str:
    """The short reading of a profile: where the region stands, and how it changed since `compared_year`."""
    standing = district_sentence(language, row, scope_name, upcoming)
    if compared_year is None or pd.isna(row["prevalence_pct"]):
        return standing
    return joined(standing, change_sentence(language, row, compared_year))
