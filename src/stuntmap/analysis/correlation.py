"""How far a circumstance and prevalence go together among districts: a correlation, that of the ranks, their limits."""

from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from stuntmap.analysis.normal_scale import Z95
from stuntmap.vocabulary import MODELLED

# Fisher's z needs more than three pairs; fewer than ten show nothing.
FEWEST_PAIRS: Final = 10
# The variance of Fisher's z of a rank correlation: Fieller, Hartley and Pearson 1957, Biometrika 44(3/4):470-481.
_RANK_VARIANCE: Final = 1.06


class Correlation(NamedTuple):
    """A correlation from -1 to 1 with its 95 % limits (Fisher's z); missing where there are too few pairs."""

    value: float
    low: float
    high: float

    @property
    def is_told_from_none(self) -> bool:
        """Whether its limits leave 0 out."""
        return self.low > 0 or self.high < 0


class Correlations(NamedTuple):
    """Pearson's of the figures and Spearman's of the ranks, over `districts` with both, measured directly.

    `known` districts of `of` have the circumstance.
    """

    figures: Correlation
    ranks: Correlation
    districts: int
    known: int
    of: int


def correlations(values: pd.Series, figures: pd.DataFrame) -> Correlations:
    """How `values` go with the prevalence of `figures` (same index, with estimation): model figures do not count.

    A model figure follows such circumstances by its making.
    """
    measured = figures["prevalence_pct"].mask(figures["estimation"].isin(MODELLED))
    both = pd.DataFrame({"x": values, "y": measured}).dropna()
    return Correlations(
        _correlation(both["x"], both["y"], 1.0),
        _correlation(both["x"].rank(), both["y"].rank(), _RANK_VARIANCE),
        len(both),
        int(values.notna().sum()),
        len(values),
    )


def _correlation(x: pd.Series, y: pd.Series, variance: float) -> Correlation:
    if len(x) < FEWEST_PAIRS or x.nunique() < 2 or y.nunique() < 2:
        return Correlation(*[float("nan")] * 3)
    value = float(np.corrcoef(x, y)[0, 1])
    inside = min(max(value, -1 + 1e-12), 1 - 1e-12)
    half = Z95 * float(np.sqrt(variance / (len(x) - 3)))
    return Correlation(value, float(np.tanh(np.arctanh(inside) - half)), float(np.tanh(np.arctanh(inside) + half)))
