"""One region as a record: all of its surveys, or two of them compared."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from stuntmap import vocabulary
from stuntmap.analysis.comparison import Comparison
from stuntmap.analysis.profiling import Profile
from stuntmap.answers import Answers, Question
from stuntmap.answers.paces import Paces
from stuntmap.report.records import fields
from stuntmap.report.records.values import plain, record, rounded


def profile_record(answers: Answers, question: Question, region_code: str) -> dict[str, Any]:
    """Everything about a region: `fields.PROFILE`.

    Raises:
        UnknownRegionError: there is no such region.
    """
    profile = answers.profile(question, region_code)
    return {
        **{name: getattr(profile, name) for name in fields.REGION},
        vocabulary.INDICATOR: question.indicator,
        "as_of": question.as_of.isoformat(),
        "next_target": next_target(newest_paces(answers, question, region_code)),
        "surveys": survey_records(answers, question, region_code),
        "nutrition": nutrition_records(answers, question, region_code),
    }


def nutrition_records(answers: Answers, question: Question, region_code: str) -> list[dict[str, Any]]:
    """What surveys measured beside stunting, one record an indicator and survey: `fields.NUTRITION`."""
    rows = answers.nutrition(question, region_code).to_dict("records")
    return [record(row, fields.NUTRITION) for row in rows]


def survey_records(answers: Answers, question: Question, region_code: str) -> list[dict[str, Any]]:
    """One record a comparable survey, the earliest first: `fields.SURVEYED`."""
    profile = answers.profile(question, region_code)
    rows = profile.surveys.join(answers.trust(question, region_code)).iterrows()
    return [_survey_record(profile, int(year), row) for year, row in rows]  # type: ignore[call-overload]


def newest_paces(answers: Answers, question: Question, region_code: str) -> Paces | None:
    """The way ahead from the region's newest figure on the day of the question; None without a figure or a target."""
    if not vocabulary.MEASURED[question.indicator].is_targeted:
        return None
    known = [year for year in answers.years_with_a_figure(region_code) if year <= question.as_of.year]
    return answers.paces(question.in_survey(known[0]), region_code) if known else None


def next_target(paces: Paces | None) -> dict[str, Any] | None:
    """The target still to come and the way to it: `fields.NEXT_TARGET`; None where there is none."""
    if paces is None or paces.ahead is None or paces.needed is None:
        return None
    ahead, needed = paces.ahead, paces.needed
    told = {
        vocabulary.TARGET: ahead.target_pct,
        vocabulary.TARGET_YEAR: ahead.target_year,
        vocabulary.TARGET_STANDING: ahead.standing,
        vocabulary.SURVEY_YEAR: needed.survey_year,
        vocabulary.PREVALENCE: needed.prevalence_from,
        vocabulary.DISTANCE: paces.distance_pp,
        vocabulary.NEEDED_REDUCTION: needed.reduction_pp,
        "needed_from_year": needed.year_from,
    }
    return record(told, fields.NEXT_TARGET)


def _survey_record(profile: Profile, year: int, row: pd.Series) -> dict[str, Any]:
    target = profile.targets[year]
    ranked_in = "province" if profile.region_level == vocabulary.DISTRICT else "nation"
    told = {
        **row,
        vocabulary.SURVEY_YEAR: year,
        vocabulary.RANK_LOW: row[f"{ranked_in}_rank_low"],
        vocabulary.RANK_HIGH: row[f"{ranked_in}_rank_high"],
        vocabulary.TARGET_YEAR: target.target_year if target else None,
    }
    ranks = {
        fields.RANK_PROVINCE: _rank({name: row[f"province_{name}"] for name in fields.RANK}),
        fields.RANK_NATION: _rank({name: row[f"nation_{name}"] for name in fields.RANK}),
    }
    simple = record(told, (name for name in fields.SURVEYED if name not in ranks))
    return {name: ranks[name] if name in ranks else simple[name] for name in fields.SURVEYED}


def _rank(row: Mapping[Any, Any] | pd.Series) -> dict[str, Any] | None:
    """A rank with its set; None where the region is not ranked."""
    facts = record(row, fields.RANK)
    return None if facts[vocabulary.RANK] is None else facts


def comparison_record(comparison: Comparison, indicator: str = vocabulary.STUNTING.name) -> dict[str, Any]:
    """One region in two surveys, with the test of the difference: `fields.COMPARISON`."""
    change = rounded({name: plain(comparison.change[column]) for name, column in fields.DIFFERENCE.items()})
    moves = {
        f"move_{scope}": record(comparison.moves[scope], fields.MOVE) if scope in comparison.moves else None
        for scope in ("province", "nation")
    }
    sides = {"from": comparison.year_from, "to": comparison.year_to}
    return {
        **record(comparison.region, fields.COMPARED_REGION),
        vocabulary.INDICATOR: indicator,
        **{side: _side(comparison, year) for side, year in sides.items()},
        **change,
        **moves,
    }


def _side(comparison: Comparison, year: int) -> dict[str, Any]:
    ranks = {
        f"rank_{scope}": _rank(comparison.ranks[scope].loc[[year]].iloc[0]) if scope in comparison.ranks else None
        for scope in ("province", "nation")
    }
    # As in a profile: the set within the province, of a province within the nation.
    nearest = ranks["rank_province" if "province" in comparison.ranks else "rank_nation"] or {}
    return {
        **record(comparison.figures.loc[[year]].iloc[0], fields.COMPARED),
        **{name: nearest.get(name) for name in (vocabulary.RANK_LOW, vocabulary.RANK_HIGH)},
        **ranks,
    }
