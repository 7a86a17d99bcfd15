"""Whether a target is reached, given that a survey figure has an error; and how fast the prevalence fell, likewise."""

from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from stuntmap.analysis.intervals import figures_of
from stuntmap.analysis.normal_scale import Z95, log_odds, probability_below, within_open_range
from stuntmap.analysis.pacing import Pace
from stuntmap.vocabulary import (
    NOT_ASSESSABLE,
    SMALL_AREA,
    TARGET_NOT_CERTAIN,
    TARGET_NOT_REACHED,
    TARGET_PROBABLY_REACHED,
    TARGET_REACHED,
)

# The least probability of each verdict. 0.975 and 0.025 are the two ends of a 95 % interval: "reached" says that the
# whole interval lies below the target, "not reached" that it lies above. 0.80 is four chances in five.
REACHED_FROM: Final = 0.975
PROBABLY_REACHED_FROM: Final = 0.80
NOT_REACHED_UP_TO: Final = 0.025


def target_probability(prevalence_pct: pd.Series, se_log_odds: pd.Series, target_pct: pd.Series) -> pd.Series:
    """The probability (0 to 1) that the true prevalence is below the target (%); missing where any is missing.

    The true log odds are taken to lie around the figure as its error says, nothing else being known.
    """
    z = (log_odds(target_pct) - log_odds(prevalence_pct)) / se_log_odds
    return pd.Series(probability_below(z), index=prevalence_pct.index)


def verdict_of(probability: pd.Series) -> pd.Series:
    """The verdict that each probability stands for.

    "reached" from 0.975, "probably_reached" from 0.80, "not_reached" up to 0.025, "not_certain" between 0.025 and 0.80,
    "not_assessable" where missing.
    """
    verdicts = np.select(
        [
            probability.isna(),
            probability >= REACHED_FROM,
            probability >= PROBABLY_REACHED_FROM,
            probability <= NOT_REACHED_UP_TO,
        ],
        [NOT_ASSESSABLE, TARGET_REACHED, TARGET_PROBABLY_REACHED, TARGET_NOT_REACHED],
        TARGET_NOT_CERTAIN,
    )
    return pd.Series(verdicts, index=probability.index)


def only_models(table: pd.DataFrame) -> bool:
    """Whether every figure of `table` comes from a model, so that no region can be judged; False without figures."""
    made = table.loc[table["prevalence_pct"].notna(), "estimation"]
    return bool(len(made)) and bool((made == SMALL_AREA).all())


def target_verdict_table(table: pd.DataFrame) -> pd.DataFrame:
    """`table` (a `target_table` with the columns of `intervals.interval_table`) with the verdict on the target.

    Columns added: target_probability (0 to 1), target_verdict (see `verdict_of`). Not assessable: no estimate, no
    target, or a small-area figure, whose error is not known.
    """
    se = table["se_log_odds"].where(table["estimation"] != SMALL_AREA)
    probability = target_probability(table["prevalence_pct"], se, table["target_pct"])
    return table.assign(target_probability=probability, target_verdict=verdict_of(probability))


class PaceInterval(NamedTuple):
    """95 % limits of a pace: `reduction` in percentage points a year, `aarr` in % of the prevalence a year.

    Positive = the prevalence falls. `low` is the slower end.
    """

    reduction_low_pp: float
    reduction_high_pp: float
    aarr_low_pct: float
    aarr_high_pct: float


def pace_intervals(regions: pd.Index, intervals: pd.DataFrame, year_from: int, year_to: int) -> pd.DataFrame:
    """The 95 % limits of the pace of each region between two surveys: index `regions`, columns as `PaceInterval`.

    Points: from the sum of the two variances. Rate: from the logarithm of the ratio of the two figures, whose variance
    is the sum of their squared relative errors. Missing without a figure, or with a small-area one, at either end.
    """
    ends = [figures_of(intervals, year, regions) for year in (year_from, year_to)]
    before, now = (end["prevalence_pct"].where(end["estimation"] != SMALL_AREA) for end in ends)
    se_before, se_now = (end["se_pp"] for end in ends)
    years = year_to - year_from
    half_width = Z95 * (se_before**2 + se_now**2) ** 0.5
    ratio = np.log(within_open_range(now) / within_open_range(before))
    relative = Z95 * ((se_before / before) ** 2 + (se_now / now) ** 2) ** 0.5
    return pd.DataFrame(
        {
            "reduction_low_pp": (before - now - half_width) / years,
            "reduction_high_pp": (before - now + half_width) / years,
            "aarr_low_pct": 100 * (1 - np.exp((ratio + relative) / years)),
            "aarr_high_pct": 100 * (1 - np.exp((ratio - relative) / years)),
        },
        index=regions,
    )


def pace_interval(so_far: Pace, intervals: pd.DataFrame, region_code: str) -> PaceInterval | None:
    """The 95 % limits of the pace that a region has achieved (`so_far` from `pacing.pace_so_far`).

    None where a small-area figure stands at either end.
    """
    limits = pace_intervals(pd.Index([region_code]), intervals, so_far.year_from, so_far.year_to).iloc[0]
    return None if limits.isna().any() else PaceInterval(*(float(limits[name]) for name in PaceInterval._fields))
