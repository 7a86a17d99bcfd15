"""Sentences about one region that say how far its figure, rank, change and target verdict can be trusted.

They claim a difference only where a test supports it.
"""

import pandas as pd

from stuntmap import phrases
from stuntmap.analysis.pacing import Pace
from stuntmap.analysis.target_verdict import PaceInterval
from stuntmap.analysis.trends import FEWEST_TREND_SURVEYS, Trend
from stuntmap.language import Language
from stuntmap.phrases import Style
from stuntmap.report.narrative.wording import joined, missing_sentence
from stuntmap.vocabulary import (
    BETTER,
    MISSING_FIGURE,
    NOT_ASSESSABLE,
    NOT_COMPUTABLE,
    RANK_WITHIN_NOISE,
    REAL_DECREASE,
    REAL_INCREASE,
    SMALL_AREA,
    TARGET_NOT_REACHED,
    TARGET_PROBABLY_REACHED,
    TARGET_REACHED,
    WORSE,
)


def certain_district_sentence(language: Language, row: pd.Series, scope_name: str) -> str:
    """Where a region stands in one survey: prevalence with its interval, rank with its confidence set.

    `row` is a row of `certainty.certainty_table`; the rank is left out where missing. A region without an estimate gets
    that said, with the reason.
    """
    if pd.isna(row["prevalence_pct"]):
        return missing_sentence(language, row)
    facts = {
        "region": row["region_name"],
        "prevalence": phrases.figure(row, language, first_use=True),
        "survey": phrases.survey(row["survey_year"]),
    }
    if pd.isna(row["rank"]):
        return language.text("{region} {prevalence} in {survey}.", **facts)
    return language.text(
        "{region} {prevalence} in {survey}, {rank}.",
        **facts,
        rank=phrases.rank(row, language, Style.SENTENCE, scope_name, first_use=True),
    )


def certain_change_sentence(language: Language, row: pd.Series, compared_year: int) -> str:
    """Whether a region's figure really differs from that of an earlier survey.

    `row` is a row of `differences.change_table` made of a scope table with this `compared_year`.
    """
    compared = phrases.survey(compared_year)
    if row["change_verdict"] == NOT_ASSESSABLE:
        return _unjudged_change_sentence(language, row, compared_year)
    facts = {"before": language.percent(row["previous_prevalence_pct"]), "compared": compared}
    if row["change_pp"] == 0:
        return language.text("The figure is the same as in {compared} ({before}).", **facts)
    if row["change_verdict"] not in (REAL_DECREASE, REAL_INCREASE):
        facts["change"] = phrases.change(row, language, Style.SENTENCE, with_verdict=False)
        return language.text(
            "The change from {before} in {compared} ({change}) cannot be told from chance yet.", **facts
        )
    facts["size"] = phrases.size(row["change_pp"], row["change_ci95_low_pp"], row["change_ci95_high_pp"], language)
    if row["change_verdict"] == REAL_DECREASE:
        return language.text("Compared with {before} in {compared}, that is a real decrease of {size}.", **facts)
    return language.text("Compared with {before} in {compared}, that is a real increase of {size}.", **facts)


def _unjudged_change_sentence(language: Language, row: pd.Series, compared_year: int) -> str:
    compared = phrases.survey(compared_year)
    if row["change_reason"] == MISSING_FIGURE:
        year = int(row["survey_year"]) if pd.isna(row["prevalence_pct"]) else compared_year
        return language.text(
            "A change cannot be given: no estimate in {survey} ({reason}).",
            survey=phrases.survey(year),
            reason=phrases.missing_reason_of_row(row, language, year),
        )
    reason = phrases.reason(row["change_reason"], language)
    if pd.isna(row.get("previous_prevalence_pct")):
        return language.text(
            "The change from {compared} cannot be assessed: {reason}.", compared=compared, reason=reason
        )
    facts = {"before": language.percent(row["previous_prevalence_pct"]), "compared": compared, "reason": reason}
    if pd.isna(row["change_pp"]):
        return language.text("The change from {before} in {compared} cannot be assessed: {reason}.", **facts)
    return language.text(
        "The change from {before} in {compared} ({change}) cannot be assessed: {reason}.",
        **facts,
        change=phrases.change(row, language, Style.SENTENCE, with_verdict=False),
    )


def certain_profile_sentence(
    language: Language, row: pd.Series, scope_name: str, compared_year: int | None = None
) -> str:
    """The reading of a profile: where the region stands, and whether that really differs from `compared_year`."""
    standing = certain_district_sentence(language, row, scope_name)
    if compared_year is None or pd.isna(row["prevalence_pct"]):
        return standing
    return joined(standing, certain_change_sentence(language, row, compared_year))


def rank_move_sentence(language: Language, row: pd.Series, compared_year: int) -> str:
    """Whether a region's movement in the ranking is more than noise.

    `row` has the ranks and their change (of a scope table with this `compared_year`), and rank_move and
    rank_move_reason (of `differences.rank_moves`). Where the surveys rank different regions, each says of how many.
    """
    compared = phrases.survey(compared_year)
    if row["rank_move"] == NOT_ASSESSABLE:
        return language.text(
            "The movement in the ranking since {compared} cannot be assessed: {reason}.",
            compared=compared,
            reason=phrases.reason(row["rank_move_reason"], language),
        )
    ranks = {"before": language.number(row["previous_rank"]), "rank": language.number(row["rank"])}
    comparable = pd.isna(row["rank_change_reason"])
    if not comparable:
        among = {"before": row["previous_of"], "rank": row["of"]}
        ranks = {name: phrases.written_place(ranks[name], language.number(of), language) for name, of in among.items()}
    facts = {**ranks, "compared": compared, "survey": phrases.survey(row["survey_year"])}
    if comparable and row["rank_change"] == 0:
        return language.text("The rank is the same as in {compared} ({before}).", **facts)
    if row["rank_move"] == RANK_WITHIN_NOISE:
        return language.text(
            "From rank {before} in {compared} to rank {rank} in {survey}: this movement lies within the uncertainty of "
            "the surveys.",
            **facts,
        )
    return language.text(
        "From rank {before} in {compared} to rank {rank} in {survey}: {verdict}.",
        **facts,
        verdict=phrases.verdict(row["rank_move"], language),
    )


def reference_sentence(language: Language, row: pd.Series, reference_name: str) -> str:
    """Whether a region's figure really differs from a reference; `row` is a row of `references.reference_table`."""
    if row["reference_verdict"] == NOT_ASSESSABLE:
        return language.text(
            "A comparison with {reference} is not possible: {reason}.",
            reference=reference_name,
            reason=phrases.reason(row["reference_reason"], language),
        )
    facts = {"reference": reference_name, "prevalence": language.percent(row["reference_prevalence_pct"])}
    if row["reference_verdict"] not in (BETTER, WORSE):
        return language.text("No real difference from {reference} ({prevalence}).", **facts)
    ends = (row["reference_ci95_low_pp"], row["reference_ci95_high_pp"])
    facts["size"] = phrases.size(row["reference_difference_pp"], *ends, language)
    if row["reference_verdict"] == BETTER:
        return language.text("Really lower than {reference} ({prevalence}), by {size}.", **facts)
    return language.text("Really higher than {reference} ({prevalence}), by {size}.", **facts)


def target_verdict_sentence(language: Language, row: pd.Series, told: str = "") -> str:
    """Whether the target in force is reached, with its probability; `row` of `target_verdict.target_verdict_table`.

    Empty where there is no estimate or no target. A reason that stands in what was `told` before is not said again.
    """
    if pd.isna(row["prevalence_pct"]) or pd.isna(row["target_pct"]):
        return ""
    facts = {"target": phrases.plain_percent(row["target_pct"], language), "year": str(int(row["target_year"]))}
    if row["target_verdict"] == NOT_ASSESSABLE:
        reason = phrases.reason(SMALL_AREA if row["estimation"] == SMALL_AREA else "no_interval", language)
        if reason in told:
            return language.text(
                "Whether the target of {target} ({year}) is reached cannot be assessed for the same reason.", **facts
            )
        return language.text(
            "Whether the target of {target} ({year}) is reached cannot be assessed: {reason}.", **facts, reason=reason
        )
    facts["chance"] = phrases.chance(row["target_probability"], language)
    if row["target_verdict"] == TARGET_REACHED:
        return language.text(
            "The target of {target} ({year}) is reached: the chance that the true prevalence is below it is {chance}.",
            **facts,
        )
    if row["target_verdict"] == TARGET_PROBABLY_REACHED:
        return language.text(
            "The target of {target} ({year}) is probably reached: the chance that the true prevalence is below it is "
            "{chance}.",
            **facts,
        )
    if row["target_verdict"] == TARGET_NOT_REACHED:
        return language.text(
            "The target of {target} ({year}) is not reached: the chance that the true prevalence is below it is "
            "{chance}.",
            **facts,
        )
    return language.text(
        "It is not certain yet whether the target of {target} ({year}) is reached: the chance that the true prevalence "
        "is below it is {chance}.",
        **facts,
    )


def children_sentence(language: Language, row: pd.Series) -> str:
    """The estimated stunted children with their interval; `row` of `intervals.interval_table` made of a target table.

    Empty where the number is not known.
    """
    if pd.isna(row["stunted_children"]):
        return ""
    children = language.number(row["stunted_children"])
    if pd.isna(row["stunted_children_low"]):
        return language.text("About {children} stunted children (estimate).", children=children)
    return language.text(
        "About {children} stunted children (estimate; between {low} and {high}).",
        children=children,
        low=language.number(row["stunted_children_low"]),
        high=language.number(row["stunted_children_high"]),
    )


def trend_sentence(language: Language, trend: Trend) -> str:
    """Whether the surveys form a trend; that it cannot be computed with fewer than five."""
    surveys = language.number(trend.surveys)
    if trend.verdict == NOT_COMPUTABLE:
        return language.text(
            "A trend cannot be computed yet: it needs at least {fewest} comparable surveys, and there are {surveys}.",
            fewest=language.number(FEWEST_TREND_SURVEYS),
            surveys=surveys,
        )
    facts = {
        "surveys": surveys,
        "slope": language.signed(trend.slope_pp),
        "low": language.signed(trend.ci95_low_pp),
        "high": language.signed(trend.ci95_high_pp),
        "verdict": phrases.verdict(trend.verdict, language),
    }
    return language.text(
        "Trend over {surveys} surveys: {slope} percentage points a year (between {low} and {high}), {verdict}.", **facts
    )


def pace_interval_sentence(language: Language, so_far: Pace, limits: PaceInterval | None) -> str:
    """The yearly change so far with its limits, and whether it can be told from standing still."""
    facts = {
        "first": phrases.survey(so_far.year_from),
        "last": phrases.survey(so_far.year_to),
        "change": language.signed(-so_far.reduction_pp),
    }
    if limits is None:
        return language.text(
            "From {first} to {last}: {change} percentage points a year; {reason}, so that this pace is not measured.",
            **facts,
            reason=phrases.reason(SMALL_AREA, language),
        )
    facts |= {"low": language.signed(-limits.reduction_high_pp), "high": language.signed(-limits.reduction_low_pp)}
    if limits.reduction_low_pp < 0 < limits.reduction_high_pp:
        return language.text(
            "From {first} to {last}: {change} percentage points a year (between {low} and {high}), which cannot be "
            "told from standing still.",
            **facts,
        )
    return language.text(
        "From {first} to {last}: {change} percentage points a year (between {low} and {high}).", **facts
    )
