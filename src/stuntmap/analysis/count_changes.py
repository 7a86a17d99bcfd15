"""How counts of small areas changed from one month to another, and whether chance alone explains it."""

import numpy as np
import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.analysis.small_areas import MEASURED, STUNTED, wilson_limits


def count_changes(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """One row a row of `now`, same index: the counts before, and the tested difference of the two prevalences.

    Newcombe 1998 (Statistics in Medicine 17:873-890, method 10): limits of a difference of two shares from the Wilson
    limits of each. The two months count many of the same children, so the limits are wider than they had to be.

    Args:
        now, before: children_measured and children_stunted by area; missing where nothing is known.

    Columns: stunted_before, measured_before, prevalence_before_pct with its Wilson limits, change_pp (now minus before,
    percentage points), change_ci95_low_pp, change_ci95_high_pp, change_verdict (REAL_INCREASE, REAL_DECREASE,
    NOT_DISTINGUISHABLE); missing where either month is.
    """
    old = before.reindex(now.index)
    one, other = (_shares(table) for table in (now, old))
    difference = one["share"] - other["share"]
    low = difference - np.sqrt((one["share"] - one["low"]) ** 2 + (other["high"] - other["share"]) ** 2)
    high = difference + np.sqrt((one["high"] - one["share"]) ** 2 + (other["share"] - other["low"]) ** 2)
    verdict = pd.Series(
        np.select([low > 0, high < 0], [v.REAL_INCREASE, v.REAL_DECREASE], v.NOT_DISTINGUISHABLE),
        index=now.index,
        dtype="object",
    ).where(difference.notna())
    return pd.DataFrame(
        {
            v.STUNTED_BEFORE: old[STUNTED],
            v.MEASURED_BEFORE: old[MEASURED],
            v.PREVALENCE_BEFORE: other["share"],
            v.PREVALENCE_BEFORE_LOW: other["low"],
            v.PREVALENCE_BEFORE_HIGH: other["high"],
            v.CHANGE: difference,
            v.CHANGE_LOW: low,
            v.CHANGE_HIGH: high,
            v.CHANGE_VERDICT: verdict,
        }
    )


def _shares(counts: pd.DataFrame) -> pd.DataFrame:
    limits = wilson_limits(counts[STUNTED], counts[MEASURED])
    measured = counts[MEASURED].astype("float64")
    share = 100 * counts[STUNTED].astype("float64") / measured.where(measured > 0)
    return pd.DataFrame({"share": share, "low": limits["low_pct"], "high": limits["high_pct"]})
