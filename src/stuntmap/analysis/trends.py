"""Whether a region's surveys form a trend: only from five comparable ones on."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import pandas as pd

from stuntmap.analysis.normal_scale import Z95
from stuntmap.vocabulary import MODELLED, NOT_COMPUTABLE, NOT_DISTINGUISHABLE, REAL_DECREASE, REAL_INCREASE

# A line through fewer points follows noise: the Fingertips profiles of England's Office for Health Improvement and
# Disparities ("Recent trends", technical guidance) ask for five.
FEWEST_TREND_SURVEYS: Final = 5


class Trend(NamedTuple):
    """The straight line through a region's surveys.

    `verdict` is "real_decrease", "real_increase", "not_distinguishable", or "not_computable" with fewer than five
    comparable surveys that measured it; slope and limits, in percentage points a year, are then NaN.
    """

    verdict: str
    surveys: int
    slope_pp: float
    ci95_low_pp: float
    ci95_high_pp: float


def trend(survey_years: Sequence[int], prevalence_pct: Sequence[float], se_pp: Sequence[float]) -> Trend:
    """The trend of one region over comparable surveys, by least squares weighed with the figures' variances.

    Give measured figures only: a small-area one borrows from the others. Missing ones are left out. A line that fits
    worse than the errors allow gets wider limits (Birge ratio, at least 1).
    """
    points = pd.DataFrame({"year": survey_years, "p": prevalence_pct, "se": se_pp}, dtype="float64").dropna()
    if len(points) < FEWEST_TREND_SURVEYS:
        return Trend(NOT_COMPUTABLE, len(points), float("nan"), float("nan"), float("nan"))
    weight = 1 / points["se"] ** 2
    year = points["year"] - (weight * points["year"]).sum() / weight.sum()
    slope = (weight * year * points["p"]).sum() / (weight * year**2).sum()
    mean = (weight * points["p"]).sum() / weight.sum()
    scatter = (weight * (points["p"] - mean - slope * year) ** 2).sum() / (len(points) - 2)
    se = (max(scatter, 1.0) / (weight * year**2).sum()) ** 0.5
    low, high = slope - Z95 * se, slope + Z95 * se
    verdict = REAL_DECREASE if high <= 0 else REAL_INCREASE if low >= 0 else NOT_DISTINGUISHABLE
    return Trend(verdict, len(points), float(slope), float(low), float(high))


def region_trend(intervals: pd.DataFrame, region_code: str) -> Trend:
    """The trend of a region over all comparable surveys that measured it; today there are four: not computable."""
    own = intervals.loc[intervals.index.get_level_values("region_code") == region_code]
    own = own.loc[~own["estimation"].isin(MODELLED)]
    years = own.index.get_level_values("survey_year").tolist()
    return trend(years, own["prevalence_pct"].tolist(), own["se_pp"].tolist())
