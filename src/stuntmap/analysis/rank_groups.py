"""What else a ranking with errors tells: who is probably in the lowest or highest fifth, who cannot be told apart."""

from typing import Final

import numpy as np
import pandas as pd

from stuntmap.analysis.normal_scale import log_odds
from stuntmap.analysis.rank_sets import bootstrap_errors

_FEWEST_REGIONS: Final = 5


def fifth_probabilities(prevalence_pct: pd.Series, se_log_odds: pd.Series) -> pd.DataFrame:
    """The probability (0 to 1) that a region is truly in the lowest and in the highest fifth of those given.

    Index as given. Columns: lowest_fifth_probability, highest_fifth_probability. A fifth is that of the regions with
    a figure, rounded. The true log odds of each are taken to lie around its figure as its error says,
    nothing else being known. Missing without a figure or an error, and among fewer than five regions.
    """
    values = log_odds(prevalence_pct).where(se_log_odds.notna()).dropna()
    columns = ["lowest_fifth_probability", "highest_fifth_probability"]
    fifth = round(len(values) / 5)
    if len(values) < _FEWEST_REGIONS:
        return pd.DataFrame(np.nan, index=prevalence_pct.index, columns=columns)
    errors = bootstrap_errors(len(values)) * se_log_odds.reindex(values.index).to_numpy(dtype="float64")[:, None]
    possible = values.to_numpy()[:, None] + errors
    ordered = np.partition(possible, [fifth - 1, len(values) - fifth], axis=0)
    lowest = (possible <= ordered[fifth - 1]).mean(axis=1)
    highest = (possible >= ordered[len(values) - fifth]).mean(axis=1)
    answer = pd.DataFrame({columns[0]: lowest, columns[1]: highest}, index=values.index)
    return answer.reindex(prevalence_pct.index)


def rank_groups(prevalence_pct: pd.Series, apart: pd.DataFrame) -> pd.DataFrame:
    """Groups of neighbours in the ranking of whom no two can be told apart: index as given, 1 = the lowest group.

    Columns: group_low, group_high (Int64): the first and the last group that the region belongs to. Groups overlap,
    like the letters of a compact letter display (Piepho 2004, Journal of Computational and Graphical Statistics
    13(2):456-466): two regions without a common group are told apart, or stand on the two sides of such a pair.
    `apart` is from `rank_sets.told_apart` for all regions; a pair counts as told apart where both of its rows say so.
    """
    figures = prevalence_pct.reindex(apart.columns)
    order = figures.index[np.argsort(figures.to_numpy(), kind="stable")]
    cells = apart.loc[order, order].to_numpy(dtype=bool)
    both = cells & cells.T
    # The last region below each one that is told apart from it; a group that ends here begins after all of these.
    places = np.arange(len(order))
    nearest = np.where(np.triu(both, 1), places[:, None], -1).max(axis=0, initial=-1)
    first = np.maximum.accumulate(nearest) + 1
    starts = np.unique(first)
    # A group runs from its start to the last region that may still share it.
    ends = np.searchsorted(first, starts, side="right") - 1
    groups = pd.DataFrame(
        {
            "group_low": np.searchsorted(ends, places, side="left") + 1,
            "group_high": np.searchsorted(starts, places, side="right"),
        },
        index=order,
    )
    return groups.reindex(prevalence_pct.index).astype("Int64")


def indistinguishable_from(apart: pd.DataFrame, region_code: str) -> list[str]:
    """The other regions that the region's own test does not tell apart from it; empty where it has no row."""
    if region_code not in apart.index:
        return []
    same = apart.columns[~apart.loc[region_code].to_numpy(dtype=bool)]
    return [str(code) for code in same if code != region_code]
