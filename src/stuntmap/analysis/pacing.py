"""How fast the prevalence fell, and how fast it would have to fall to reach a target."""

from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from stuntmap.errors import BadChoiceError
from stuntmap.vocabulary import COMPARABLE_YEARS, SMALL_AREA


class Pace(NamedTuple):
    """Yearly pace between two years: positive = the prevalence falls.

    `reduction_pp` is in percentage points a year; `aarr_pct` the average annual rate of reduction, in % of the
    prevalence a year: 1 - (end / start) ^ (1 / years) (UNICEF, Technical Note: How to calculate AARR, 2007).
    `is_measurement` is False where a small-area figure stands at either end. `survey_year` is the survey of the first
    figure: of a pace needed it lies before `year_from` where years went by since.
    """

    year_from: int
    year_to: int
    prevalence_from: float
    prevalence_to: float
    reduction_pp: float
    aarr_pct: float
    survey_year: int
    is_measurement: bool = True


def pace(prevalence_from: float, year_from: int, prevalence_to: float, year_to: int) -> Pace:
    """The yearly pace from one prevalence (%) to another.

    Raises:
        BadChoiceError: the second year does not come after the first.
    """
    years = year_to - year_from
    if years <= 0:
        raise BadChoiceError("year_not_after", year=year_to, before=year_from)
    rate_pct = 100 * (1 - (prevalence_to / prevalence_from) ** (1 / years))
    reduction_pp = (prevalence_from - prevalence_to) / years
    return Pace(year_from, year_to, prevalence_from, prevalence_to, reduction_pp, rate_pct, year_from)


def first_year_left(survey_year: int, target_year: int, as_of: date) -> int:
    """The year from which a pace to a target counts: that of the day of reading, never before the survey's.

    The years since the survey are gone, whatever happened in them: a pace that counts them too would promise a target
    that it misses. In the target's own year the last one is left.
    """
    return min(max(as_of.year, survey_year), target_year - 1)


def pace_needed(now_pct: float, survey_year: int, target_pct: float, target_year: int, as_of: date) -> Pace:
    """The yearly pace that leads from a survey's figure to a target (%) in the years left on the day of reading.

    The figure stands for the present as long as no newer one is known; 0 where it has reached the target already.

    Raises:
        BadChoiceError: the target year does not come after the survey.
    """
    pace(now_pct, survey_year, target_pct, target_year)
    start = first_year_left(survey_year, target_year, as_of)
    needed = pace(now_pct, start, target_pct, target_year)._replace(survey_year=survey_year)
    if now_pct <= target_pct:
        return needed._replace(reduction_pp=0.0, aarr_pct=0.0)
    return needed


def regions_with_newer_figure(estimates: pd.DataFrame, survey_year: int, as_of: date) -> frozenset[str]:
    """The codes of the regions of which a later comparable survey, not after the day of reading, has an estimate.

    Their figure of `survey_year` is judged, but no way ahead starts from it.
    """
    newer = (
        estimates["survey_year"].isin(COMPARABLE_YEARS)
        & estimates["survey_year"].between(survey_year + 1, as_of.year)
        & estimates["prevalence_pct"].notna()
    )
    return frozenset(estimates.loc[newer, "region_code"])


def pace_so_far(estimates: pd.DataFrame, region_code: str, until_year: int) -> Pace | None:
    """The yearly pace of a region from its first comparable survey to the last one up to `until_year`.

    None where fewer than two of these surveys have an estimate.
    """
    found = estimates.loc[
        (estimates["region_code"] == region_code)
        & estimates["survey_year"].isin(COMPARABLE_YEARS)
        & (estimates["survey_year"] <= until_year)
        & estimates["prevalence_pct"].notna()
    ].sort_values("survey_year", kind="stable")
    if len(found) < 2:
        return None
    years, figures = found["survey_year"].tolist(), found["prevalence_pct"].tolist()
    ends = (found["estimation"].iloc[0], found["estimation"].iloc[-1])
    return pace(figures[0], years[0], figures[-1], years[-1])._replace(is_measurement=SMALL_AREA not in ends)


def pace_table(
    scope_table: pd.DataFrame, first: pd.DataFrame, target_pct: pd.Series, target_year: int, as_of: date
) -> pd.DataFrame:
    """Pace needed to the target year and pace so far of each region of a scope: one row a region, index as given.

    `scope_table` is the present survey, `first` the same scope in the survey to count from, `target_pct` the target (%)
    of each region, `as_of` the day of reading. Columns: needed_reduction_pp and needed_aarr_pct (over the years that
    are left then; 0 where reached), so_far_reduction_pp and so_far_aarr_pct (negative = the prevalence rose),
    so_far_is_measurement (False with a small-area figure). Missing where a figure or a target is missing.

    Raises:
        BadChoiceError: the target year does not come after the survey, or the survey not after the first one.
    """
    now_year, first_year = int(scope_table["survey_year"].iloc[0]), int(first["survey_year"].iloc[0])
    pace(1, now_year, 1, target_year)
    pace(1, first_year, 1, now_year)
    now, years_ahead = scope_table["prevalence_pct"], target_year - first_year_left(now_year, target_year, as_of)
    before, years_past = first["prevalence_pct"].reindex(now.index), now_year - first_year
    goal = target_pct.reindex(now.index)
    goal = goal.where(goal < now, now).mask(goal.isna())
    modelled = (scope_table["estimation"] == SMALL_AREA) | (first["estimation"].reindex(now.index) == SMALL_AREA)
    return pd.DataFrame(
        {
            "needed_reduction_pp": (now - goal) / years_ahead,
            "needed_aarr_pct": 100 * (1 - np.power(goal / now, 1 / years_ahead)),
            "so_far_reduction_pp": (before - now) / years_past,
            "so_far_aarr_pct": 100 * (1 - np.power(now / before, 1 / years_past)),
            "so_far_is_measurement": (~modelled).astype("boolean").mask(now.isna() | before.isna()),
        }
    )
