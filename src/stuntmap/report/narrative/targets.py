"""Sentences about the target: how many regions reached it, what lies above it, and the pace it asks for."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from stuntmap import phrases
from stuntmap.analysis.pacing import Pace
from stuntmap.analysis.target_distance import Target
from stuntmap.analysis.target_verdict import only_models
from stuntmap.language import Language
from stuntmap.report.narrative.districts import no_target_sentence
from stuntmap.report.narrative.wording import joined, missing_count_sentence, nothing_sentence
from stuntmap.vocabulary import DISTRICT, short_name

# As many as a caption holds; each stands in the table.
MOST_OWN_TARGETS: Final = 8


def target_sentence(
    language: Language,
    table: pd.DataFrame,
    scope_name: str,
    survey_year: int,
    target_year: int,
    upcoming: Target | None = None,
    level: str = DISTRICT,
) -> str:
    """How many regions reached the target in force, the children above it, and the next official target.

    Where all figures are models' it says that none can be judged. `table` is a `target_table`; `upcoming` the official
    target to name as the next one.
    """
    if table["prevalence_pct"].isna().all():
        return nothing_sentence(language, table, scope_name, survey_year, level)
    judged = table.loc[table["distance_pp"].notna()]
    if judged.empty:
        return no_target_sentence(language, target_year, upcoming)
    next_one = ""
    if upcoming is not None and upcoming.target_year > target_year:
        next_one = language.text(
            "The next official national target is {target} ({year}).",
            target=phrases.plain_percent(upcoming.target_pct, language),
            year=upcoming.target_year,
        )
    if only_models(judged):
        told = [_unjudged_sentence(language, judged, scope_name, survey_year, target_year, level)]
    else:
        told = [_reached_sentence(language, judged, scope_name, survey_year, target_year, level)]
        told.append(_children_sentence(language, judged))
    return joined(
        *told,
        missing_count_sentence(language, table, survey_year, level),
        next_one,
    )


def _unjudged_sentence(
    language: Language, judged: pd.DataFrame, scope_name: str, survey_year: int, target_year: int, level: str
) -> str:
    return language.text(
        "{scope}, {survey}, target of {year}: none of {count} {regions} can be judged, since every figure comes from a "
        "model (small-area estimate).",
        scope=scope_name,
        survey=phrases.survey(survey_year),
        year=str(target_year),
        count=language.number(len(judged)),
        regions=phrases.regions_noun(level, language, len(judged)),
    )


def _reached_sentence(
    language: Language, judged: pd.DataFrame, scope_name: str, survey_year: int, target_year: int, level: str
) -> str:
    facts = {
        "scope": scope_name,
        "survey": phrases.survey(survey_year),
        "counted": phrases.count_of(int(judged["reached"].sum()), len(judged), language),
        "regions": phrases.regions_noun(level, language, len(judged)),
        "year": str(target_year),
    }
    if judged["target_pct"].nunique() > 1:
        return language.text(
            "{scope}, {survey}: {counted} {regions} at or below the target in force there for {year}.", **facts
        )
    return language.text(
        "{scope}, {survey}: {counted} {regions} at or below the target of {target} ({year}).",
        **facts,
        target=phrases.plain_percent(judged["target_pct"].iloc[0], language),
    )


def _children_sentence(language: Language, judged: pd.DataFrame) -> str:
    children = judged["children_above_target"]
    if children.isna().any() or children.sum() == 0:
        return ""
    return language.text(
        "What lies above the target amounts to about {children} children (estimate).",
        children=language.number(int(children.sum())),
    )


def pace_sentence(language: Language, needed: Pace | None, so_far: Pace | None) -> str:
    """The yearly pace that the target asks for, and the yearly pace between the surveys so far."""
    return joined(
        needed_sentence(language, needed) if needed is not None else "",
        pace_base_sentence(language, needed),
        _so_far_sentence(language, so_far) if so_far is not None else "",
    )


def needed_sentence(language: Language, needed: Pace) -> str:
    """The yearly pace that leads from the newest figure to the target ahead, or that this is met and to be kept."""
    years = needed.year_to - needed.year_from
    facts = {
        "now": language.percent(needed.prevalence_from),
        "survey": phrases.survey(needed.survey_year),
        "target": phrases.plain_percent(needed.prevalence_to, language),
        "year": str(needed.year_to),
        "points": phrases.points(needed.reduction_pp, language),
        "rate": language.percent(needed.aarr_pct),
        "years": language.number(years),
    }
    if needed.reduction_pp <= 0:
        return language.text(
            "The next target, {target} ({year}), is met by {now} ({survey}): what remains is to keep it.", **facts
        )
    return (
        language.text(
            "To get from {now} ({survey}) to {target} in {year}, the prevalence would have to fall by {points} "
            "percentage points in the one year left (a rate of reduction of {rate}).",
            **facts,
        )
        if years == 1
        else language.text(
            "To get from {now} ({survey}) to {target} in {year}, the prevalence would have to fall by {points} "
            "percentage points a year over the {years} years left (average annual rate of reduction {rate}).",
            **facts,
        )
    )


def pace_base_sentence(language: Language, needed: Pace | None) -> str:
    """What a pace needed rests on, where years went by since the survey; empty where none did or nothing is needed."""
    if needed is None or needed.reduction_pp <= 0 or needed.year_from == needed.survey_year:
        return ""
    return language.text(
        "That holds if the figure has not changed since {survey}.", survey=phrases.survey(needed.survey_year)
    )


def own_targets_sentence(language: Language, stated: Sequence[tuple[str, float, int]]) -> str:
    """The targets that regions have stated for themselves: region, % and year of each; empty without any."""
    named = [
        f"{short_name(region)} {phrases.plain_percent(target, language)} ({year})" for region, target, year in stated
    ]
    if not named:
        return ""
    return language.text(
        "Own target of the region, as stated in the press: {targets}.",
        targets=phrases.listed(named, language, MOST_OWN_TARGETS),
    )


def passed_sentence(language: Language, target: Target) -> str:
    """That the year of a target which the reader chose is over, so that no pace leads to it."""
    return language.text(
        "The year of the target of {target} ({year}) is over: it is judged, no longer aimed at.",
        target=phrases.plain_percent(target.target_pct, language),
        year=target.target_year,
    )


def ahead_sentence(language: Language, distance_pp: float, target: Target) -> str:
    """How far a figure is from the target that lies ahead, or that it is met."""
    facts = {"target": phrases.plain_percent(target.target_pct, language), "year": target.target_year}
    if distance_pp <= 0:
        return language.text("The next target, {target} ({year}), is met already.", **facts)
    return language.text(
        "The next target, {target} ({year}), is {points} percentage points away.",
        **facts,
        points=phrases.points(distance_pp, language),
    )


def ahead_phrase(language: Language, distance_pp: float, target: Target) -> str:
    """How far a figure is from the target that lies ahead: "+4,1 ke 14,2 % (2029)"."""
    facts = {
        "points": language.signed(distance_pp),
        "target": phrases.plain_percent(target.target_pct, language),
        "year": target.target_year,
    }
    if distance_pp <= 0:
        return language.text("{points}: {target} ({year}) is met, to be kept", **facts)
    return language.text("{points} to {target} ({year})", **facts)


def _so_far_sentence(language: Language, so_far: Pace) -> str:
    facts = {"first": phrases.survey(so_far.year_from), "last": phrases.survey(so_far.year_to)}
    modelled = (
        ""
        if so_far.is_measurement
        else language.text("One of these two figures comes from a model, so that this pace is not measured.")
    )
    if so_far.prevalence_from == so_far.prevalence_to:
        return joined(language.text("From {first} to {last} it stayed the same.", **facts), modelled)
    facts["points"] = phrases.points(so_far.reduction_pp, language)
    if so_far.reduction_pp > 0:
        sentence = language.text(
            "From {first} to {last} it fell by {points} percentage points a year (average annual rate of reduction "
            "{rate}).",
            **facts,
            rate=language.percent(so_far.aarr_pct),
        )
    else:
        sentence = language.text("From {first} to {last} it rose by {points} percentage points a year.", **facts)
    return joined(sentence, modelled)
