"""How far two figures go together: beside scipy's own results, and what is not counted."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from stuntmap.analysis.correlation import correlations


def test_both_correlations_and_fishers_limits_are_those_of_scipy():
    draw = np.random.default_rng(1)
    x = pd.Series(draw.normal(size=80), [str(code) for code in range(80)])
    figures = pd.DataFrame({"prevalence_pct": 20 + 3 * x + draw.normal(scale=4, size=80), "estimation": "direct"})
    figures.loc[["3", "4"], ["prevalence_pct", "estimation"]] = [99.0, "small_area"]
    x["5"] = float("nan")
    found = correlations(x, figures)
    used = [code for code in x.index if code not in ("3", "4", "5")]
    pearson = stats.pearsonr(x[used], figures.loc[used, "prevalence_pct"])
    limits = pearson.confidence_interval(0.95)
    assert (found.districts, found.known, found.of) == (77, 79, 80)
    assert list(found.figures) == pytest.approx([pearson.statistic, limits.low, limits.high])
    assert found.ranks.value == pytest.approx(stats.spearmanr(x[used], figures.loc[used, "prevalence_pct"]).statistic)
    assert found.ranks.is_told_from_none


def test_what_does_not_vary_or_is_too_little_has_no_correlation():
    figures = pd.DataFrame({"prevalence_pct": np.arange(20.0), "estimation": "direct"})
    assert np.isnan(correlations(pd.Series(np.ones(20)), figures).figures.value)
    few = pd.Series(np.arange(20.0)).where(figures.index < 9)
    assert np.isnan(correlations(few, figures).figures.value)
    three = correlations(pd.Series([0.0, 1.0, 2.0, 1.0] * 5), figures)
    assert three.figures.low < 0 < three.figures.high
    assert not three.ranks.is_told_from_none
