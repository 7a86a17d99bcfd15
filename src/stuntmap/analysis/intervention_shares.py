"""Shares of those who are reached by an intervention, where they stand beside the target, and who is weakest."""

from typing import Final

import numpy as np
import pandas as pd

from stuntmap import vocabulary as v

# Shares that print alike are alike: 41.24 and 41.16 are both 41.2 %.
_PRINTED_DECIMALS: Final = 1


def intervention_shares(counts: pd.DataFrame, indicators: dict[str, v.Intervention]) -> pd.DataFrame:
    """`counts` with share and standing: same rows, same index.

    Args:
        counts: numerator and denominator (missing where unknown), indicator (a name in `indicators`).

    Columns added: covered_pct (missing where the denominator is 0 or unknown), intervention_target_pct,
    intervention_gap_pp = points short of the target, never negative (0: reached; missing without a target or a share),
    intervention_standing (of GAPS; missing without a share).
    """
    denominator = counts[v.DENOMINATOR].astype("float64")
    share = 100 * counts[v.NUMERATOR].astype("float64") / denominator.where(denominator > 0)
    targets = counts[v.INDICATOR].map({name: one.target_pct for name, one in indicators.items()}).astype("float64")
    lower = counts[v.INDICATOR].map({name: not one.higher_is_better for name, one in indicators.items()}).eq(True)
    # As printed: a share that reads 80,0 beside a target of 80 has reached it.
    above = pd.Series(np.where(lower, share - targets, targets - share), index=counts.index)
    short = above.round(_PRINTED_DECIMALS).clip(lower=0.0)
    none, small, large = v.GAP_EDGES_PP
    standing = pd.Series(
        np.select(
            [short <= none, short <= small, short <= large, short > large],
            [v.GAP_NONE, v.GAP_SMALL, v.GAP_LARGE, v.GAP_HUGE],
            v.GAP_UNKNOWN,
        ),
        index=counts.index,
        dtype="object",
    ).where(share.notna())
    return counts.assign(
        **{
            v.COVERED: share,
            v.INTERVENTION_TARGET: targets,
            v.INTERVENTION_GAP: short,
            v.INTERVENTION_STANDING: standing,
        }
    )


def short_of_target(shares: pd.DataFrame) -> pd.DataFrame:
    """One row a region with a share of an indicator that has a target, index region_code, sorted.

    Columns: short (indicators short of their target), judged (indicators with a target and a share), share (0 to 1).
    """
    judged = shares[shares[v.INTERVENTION_GAP].notna()]
    by_region = judged.assign(short=judged[v.INTERVENTION_GAP] > 0).groupby(v.REGION_CODE)["short"]
    table = pd.DataFrame({"short": by_region.sum(), "judged": by_region.size()}).sort_index()
    return table.assign(share=table["short"] / table["judged"])


def weakest_rows(shares: pd.DataFrame, higher_is_better: bool) -> pd.DataFrame:
    """The rows of one indicator with the least favourable share as it is printed: several where they are alike."""
    known = shares[shares[v.COVERED].notna()]
    printed = known[v.COVERED].round(_PRINTED_DECIMALS)
    weakest: pd.DataFrame = known[printed.eq(printed.min() if higher_is_better else printed.max())]
    return weakest
