"""How fast a region or the regions of a scope have to move to a target, against how fast they have moved so far."""

from dataclasses import dataclass

import pandas as pd

from stuntmap import vocabulary
from stuntmap.analysis.pacing import Pace, pace_needed, pace_so_far, pace_table
from stuntmap.analysis.target_distance import Target, next_official_target, pace_target, target_in_force, target_table
from stuntmap.analysis.target_verdict import PaceInterval, pace_interval, pace_intervals
from stuntmap.answers.question import Question
from stuntmap.data.survey_data import SurveyData


@dataclass(frozen=True)
class Paces:
    """One region's way to its target: the target ahead, the pace it asks for, the pace so far with its 95 % limits.

    Each is None where it cannot be told.
    """

    target: Target | None
    needed: Pace | None
    so_far: Pace | None
    so_far_limits: PaceInterval | None


def region_paces(
    data: SurveyData, intervals: pd.DataFrame, question: Question, region_code: str, now_pct: float
) -> Paces:
    """The paces of a region whose prevalence in the question's survey is `now_pct`."""
    year, chosen, own = question.survey_year, question.target_year, question.own_target_pct
    target = pace_target(data.targets, region_code, year, now_pct, chosen, own)
    so_far = pace_so_far(data.estimates, region_code, year)
    return Paces(
        target,
        pace_needed(now_pct, year, target.target_pct, target.target_year) if target else None,
        so_far,
        pace_interval(so_far, intervals, region_code) if so_far else None,
    )


def target_path(data: SurveyData, question: Question, region_code: str) -> pd.DataFrame:
    """The targets in force for a region, one row a year (year, target_pct); the reader's own stands alone."""
    own_year = [question.target_year or vocabulary.LATEST_YEAR]
    years = own_year if question.own_target_pct is not None else sorted(data.targets[vocabulary.YEAR].unique())
    found = [target_in_force(data.targets, region_code, int(year), question.own_target_pct) for year in years]
    rows = [(target.target_year, target.target_pct) for target in found if target]
    return pd.DataFrame(rows, columns=[vocabulary.YEAR, vocabulary.TARGET])


def paced_table(
    data: SurveyData, intervals: pd.DataFrame, question: Question, now: pd.DataFrame, first: pd.DataFrame
) -> pd.DataFrame:
    """`now` with the yearly fall needed to a target year and the fall so far with its limits.

    `now` is a scope table of the question, `first` of the first comparable survey. Columns added: those of
    `pacing.pace_table`, so_far_reduction_low_pp and so_far_reduction_high_pp, pace_year. The year is the chosen
    one where it lies after the survey, else that of the next official target. Without them where none can be told.
    """
    year, first_year = question.survey_year, vocabulary.COMPARABLE_YEARS[0]
    chosen = question.target_year if question.target_year and question.target_year > year else None
    goals = _goals(data, question, now, chosen) if chosen else None
    if goals is None or goals.isna().all():
        upcoming = next_official_target(data.targets, chosen or year + 1)
        if upcoming is None:
            return now
        chosen, goals = upcoming.target_year, _goals(data, question, now, upcoming.target_year)
    if chosen is None or year == first_year:
        return now
    limits = pace_intervals(now.index, intervals, first_year, year)
    limits = limits[["reduction_low_pp", "reduction_high_pp"]].add_prefix("so_far_")
    pace = pace_table(now, first, goals, chosen)
    return now.join(pace.reindex(now.index)).join(limits).assign(**{vocabulary.PACE_YEAR: chosen})


def _goals(data: SurveyData, question: Question, now: pd.DataFrame, year: int) -> pd.Series:
    return target_table(now, data.population, data.targets, year, question.own_target_pct)[vocabulary.TARGET]
