"""The scale of survey errors: log odds, the variance of one child, the normal distribution."""

import numpy as np
import pandas as pd
import pytest
from scipy import special, stats

from stuntmap.analysis.normal_scale import (
    Z95,
    binomial_variance,
    log_odds,
    prevalence_of,
    probability_below,
    two_sided_p_value,
)

FIGURES = pd.Series([0.1, 2.5, 20.8, 50.0, 99.9], index=list("abcde"))


def test_log_odds_are_those_of_scipy_and_turn_back() -> None:
    assert log_odds(FIGURES).to_numpy() == pytest.approx(special.logit(FIGURES.to_numpy() / 100))
    assert prevalence_of(log_odds(FIGURES)).tolist() == pytest.approx(FIGURES.tolist())
    assert log_odds(FIGURES).index.tolist() == list("abcde")


def test_0_and_100_percent_stand_for_figures_that_round_to_them() -> None:
    ends = pd.Series([0.0, 100.0, np.nan])
    assert prevalence_of(log_odds(ends)).tolist()[:2] == pytest.approx([0.05, 99.95])
    assert log_odds(ends).isna().tolist() == [False, False, True]
    assert (binomial_variance(ends).dropna() > 0).all()


def test_variance_of_one_child() -> None:
    assert binomial_variance(pd.Series([20.0, 50.0])).tolist() == pytest.approx([0.16, 0.25])


def test_normal_distribution_is_that_of_scipy() -> None:
    z = np.array([-40.0, -3.0, -1.96, 0.0, 0.5, 6.0])
    assert pytest.approx(stats.norm.cdf(z)) == probability_below(z)
    assert pytest.approx(2 * stats.norm.sf(abs(z))) == two_sided_p_value(z)
    assert pytest.approx(stats.norm.ppf(0.975)) == Z95
    assert np.isnan(probability_below([np.nan])).all()
    assert np.isnan(two_sided_p_value([np.nan])).all()
