"""The scale on which survey errors are judged: log odds of a prevalence, and the normal distribution on it."""

import math
from collections.abc import Iterable
from statistics import NormalDist
from typing import Final

import numpy as np
import pandas as pd

# Two-sided 95 % (1.96) of the normal distribution.
Z95: Final = NormalDist().inv_cdf(0.975)

# Surveys print one decimal: a printed 0.0 % stands for anything below 0.05 %, and 100.0 % for anything above 99.95 %.
# Log odds of 0 and 100 % do not exist; these stand in for them.
_SMALLEST_PCT: Final = 0.05


def within_open_range(prevalence_pct: pd.Series) -> pd.Series:
    """Each prevalence in %, with 0 and 100 moved to the nearest figures that round to them."""
    return prevalence_pct.astype("float64").clip(_SMALLEST_PCT, 100 - _SMALLEST_PCT)


def log_odds(prevalence_pct: pd.Series) -> pd.Series:
    """The log odds ln(p / (1 - p)) of each prevalence (%); finite also for 0 and 100 %, missing stays missing."""
    return pd.Series(log_odds_values(prevalence_pct.to_numpy(dtype="float64")), index=prevalence_pct.index)


def log_odds_values(prevalence_pct: np.ndarray) -> np.ndarray:
    """`log_odds` of bare numbers."""
    inside = np.clip(prevalence_pct, _SMALLEST_PCT, 100 - _SMALLEST_PCT)
    odds: np.ndarray = np.log(inside / (100 - inside))
    return odds


def prevalence_of(log_odds_values: pd.Series) -> pd.Series:
    """The prevalence in % that has these log odds."""
    return pd.Series(100 / (1 + np.exp(-log_odds_values)), index=log_odds_values.index)


def binomial_variance(prevalence_pct: pd.Series) -> pd.Series:
    """The variance p (1 - p) of one child at each prevalence, p as a share from 0 to 1; never 0."""
    share = within_open_range(prevalence_pct) / 100
    return share * (1 - share)


def probability_below(z: Iterable[float]) -> np.ndarray:
    """The probability that a standard normal variable lies below each `z`; missing stays missing."""
    return np.array([math.erfc(-value / math.sqrt(2)) / 2 for value in z], dtype="float64")


def two_sided_p_value(z: Iterable[float]) -> np.ndarray:
    """The probability of a standard normal variable at least as far from 0 as each `z`; missing stays missing."""
    return np.array([math.erfc(abs(value) / math.sqrt(2)) for value in z], dtype="float64")
