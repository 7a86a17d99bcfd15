"""How fast a region or the regions of a scope have to move to a target, against how fast they have moved so far."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from stuntmap import vocabulary
from stuntmap.analysis.classifying import as_printed
from stuntmap.analysis.pacing import Pace, pace_needed, pace_so_far, pace_table, regions_with_newer_figure
from stuntmap.analysis.target_distance import (
    Target,
    distance_to,
    is_judged_only,
    target_ahead,
    target_in_force,
    target_table,
)
from stuntmap.analysis.target_verdict import PaceInterval, pace_interval, pace_intervals
from stuntmap.answers.question import Question
from stuntmap.data.survey_data import SurveyData


@dataclass(frozen=True)
class Paces:
    """One region's way to its target on the day of reading.

    `ahead` is the target still to come, `distance_pp` the figure minus it, `needed` the pace that it asks for; `so_far`
    the pace between the surveys, with its 95 % limits. `passed` is the chosen target whose year is over: it is judged
    only. `is_replaced`: a newer survey has a figure of the region, from which alone a way ahead starts. None where
    something cannot be told.
    """

    ahead: Target | None
    distance_pp: float
    needed: Pace | None
    so_far: Pace | None
    so_far_limits: PaceInterval | None
    passed: Target | None
    is_replaced: bool


def region_paces(
    data: SurveyData, intervals: pd.DataFrame, question: Question, region_code: str, now_pct: float
) -> Paces:
    """The paces of a region whose prevalence in the question's survey is `now_pct`."""
    year, chosen, own, as_of = question.survey_year, question.target_year, question.own_target_pct, question.as_of
    is_replaced = region_code in regions_with_newer_figure(data.estimates, year, as_of)
    ahead = None if is_replaced else target_ahead(data.targets, region_code, year, as_of, chosen, own)
    judged = target_in_force(data.targets, region_code, question.judged_year, own)
    so_far = pace_so_far(data.estimates, region_code, year)
    return Paces(
        ahead,
        distance_to(now_pct, ahead) if ahead else float("nan"),
        pace_needed(now_pct, year, ahead.target_pct, ahead.target_year, as_of) if ahead else None,
        so_far,
        pace_interval(so_far, intervals, region_code) if so_far else None,
        judged if is_judged_only(judged, ahead, year, as_of) else None,
        is_replaced,
    )


def target_path(data: SurveyData, question: Question, region_code: str) -> pd.DataFrame:
    """The targets in force for a region, one row a year (year, target_pct, target_standing); the reader's own alone."""
    own_year = [question.target_year or vocabulary.LATEST_YEAR]
    years = own_year if question.own_target_pct is not None else sorted(data.targets[vocabulary.YEAR].unique())
    found = [target_in_force(data.targets, region_code, int(year), question.own_target_pct) for year in years]
    rows = [(target.target_year, target.target_pct, target.standing) for target in found if target]
    return pd.DataFrame(rows, columns=[vocabulary.YEAR, vocabulary.TARGET, vocabulary.TARGET_STANDING])


def paced_table(
    data: SurveyData, intervals: pd.DataFrame, question: Question, now: pd.DataFrame, first: pd.DataFrame
) -> pd.DataFrame:
    """`now` with the distance to the target ahead, the yearly fall needed to it, and the fall so far with its limits.

    `now` is a scope table of the question, `first` of the first comparable survey. Columns added: those of
    `pacing.pace_table`, so_far_reduction_low_pp and so_far_reduction_high_pp, target_ahead_pct, distance_ahead_pp,
    pace_year: that of the country's target ahead, for all regions. No way leads on from a figure that a newer survey
    has replaced. Without the columns where nothing lies ahead, or from the first survey.
    """
    year, first_year, as_of = question.survey_year, vocabulary.COMPARABLE_YEARS[0], question.as_of
    chosen = question.target_year, question.own_target_pct
    ahead = target_ahead(data.targets, vocabulary.COUNTRY_CODE, year, as_of, *chosen)
    if ahead is None or year == first_year:
        return now
    own = ahead.target_pct if ahead.standing == vocabulary.OWN_TARGET else None
    goals = target_table(now, data.population, data.targets, ahead.target_year, own)[vocabulary.TARGET]
    goals = goals.mask(now.index.isin(regions_with_newer_figure(data.estimates, year, as_of)))
    limits = pace_intervals(now.index, intervals, first_year, year)
    limits = limits[["reduction_low_pp", "reduction_high_pp"]].add_prefix("so_far_")
    pace = pace_table(now, first, goals, ahead.target_year, as_of)
    aimed: dict[str, Any] = {
        vocabulary.TARGET_AHEAD: goals,
        vocabulary.DISTANCE_AHEAD: as_printed(now[vocabulary.PREVALENCE] - goals),
        vocabulary.PACE_YEAR: ahead.target_year,
    }
    return now.join(pace.reindex(now.index)).join(limits).assign(**aimed)
