"""Confidence sets for ranks: they cover the truth, agree with two other implementations, and behave at the edges."""

import math
import warnings
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import optimize, stats

import shipped
from stuntmap.analysis.intervals import interval_table
from stuntmap.analysis.normal_scale import log_odds, prevalence_of
from stuntmap.analysis.rank_sets import DRAWS, bootstrap_errors, rank_set_table, rank_sets, told_apart
from stuntmap.analysis.ranking import prevalence_rank


def sets_of(prevalence_pct: pd.Series, se: pd.Series) -> pd.DataFrame:
    return rank_sets(prevalence_pct, told_apart(prevalence_pct, se))


def made_up(seed: int, size: int, tied: bool) -> tuple[pd.Series, pd.Series]:
    random = np.random.default_rng(seed)
    figures = random.normal(25, 8, size).clip(3, 60)
    codes = [f"{place:04}" for place in range(size)]
    errors = random.uniform(0.05, 0.3, size)
    return pd.Series(figures.round(0 if tied else 1), index=codes), pd.Series(errors, index=codes)


# --- Against other implementations -----------------------------------------------------------------------------


def assert_within(inner: pd.DataFrame, low: np.ndarray, high: np.ndarray) -> None:
    assert (low <= inner["rank_low"].to_numpy(dtype=int)).all()
    assert (inner["rank_high"].to_numpy(dtype=int) <= high).all()


@pytest.fixture(scope="module")
def marginal_ranking() -> Any:
    """Taken in here: it brings three seconds of packages that no other test needs."""
    with warnings.catch_warnings():
        # Its docstrings hold escape sequences that Python warns about when it first compiles them.
        warnings.simplefilter("ignore")
        from multiple_inference.confidence_set import MarginalRanking
    return MarginalRanking


@pytest.mark.parametrize("seed", range(6))
def test_sets_agree_with_another_implementation(marginal_ranking: Any, seed: int) -> None:
    figures, se = made_up(seed, 20, tied=seed % 2 == 0)
    sets = sets_of(figures, se)
    # There rank 1 is the largest. Two simulations never give one critical value: ours is that of 94 to 97 % there.
    other = marginal_ranking(-log_odds(figures).to_numpy(), np.diag(se**2), random_state=seed).fit(n_samples=10_000)
    wide, narrow = (other.conf_int(alpha=alpha).astype(int) for alpha in (0.03, 0.06))
    assert_within(sets, wide[:, 0], wide[:, 1])
    assert_within(pd.DataFrame(narrow, columns=sets.columns), *sets.to_numpy(dtype=int).T)
    assert (wide != narrow).mean() < 0.5


def exact_critical_value(se: np.ndarray, place: int, coverage: float) -> float:
    """The largest studentised difference from one region that is not passed with this probability, by integration."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(80)
    others = np.delete(se, place)
    scale = np.hypot(others, se[place])
    own = nodes[:, None] * se[place]

    def probability(critical: float) -> float:
        inside = stats.norm.cdf((own + critical * scale) / others) - stats.norm.cdf((own - critical * scale) / others)
        return float((weights * inside.prod(axis=1)).sum() / weights.sum())

    return float(optimize.brentq(lambda critical: probability(critical) - coverage, 0.5, 8))


def slow_set(figures: pd.Series, se: pd.Series, code: str, coverage: float) -> tuple[int, int]:
    """One region's set in a single step, pair by pair."""
    values = log_odds(figures)
    critical = exact_critical_value(se.to_numpy(), figures.index.tolist().index(code), coverage)
    others = [other for other in figures.index if other != code]
    z = [(values[other] - values[code]) / math.hypot(se[other], se[code]) for other in others]
    return 1 + sum(1 for value in z if value < -critical), len(figures) - sum(1 for value in z if value > critical)


@pytest.mark.parametrize("seed", range(4))
def test_stepwise_sets_are_a_little_narrower_than_slow_single_step_ones(seed: int) -> None:
    figures, se = made_up(seed, 30, tied=False)
    sets = sets_of(figures, se)
    wide = np.array([slow_set(figures, se, code, 0.97) for code in figures.index])
    narrow = np.array([slow_set(figures, se, code, 0.85) for code in figures.index])
    assert_within(sets, wide[:, 0], wide[:, 1])
    assert_within(pd.DataFrame(narrow, columns=sets.columns), *sets.to_numpy(dtype=int).T)


@pytest.mark.parametrize("size", [2, 3, 35, 514])
def test_simulated_critical_value_is_the_exact_one_or_a_little_larger(size: int) -> None:
    se = np.linspace(0.08, 0.25, size)
    errors = bootstrap_errors(size) * se[:, None]
    for place in (0, size // 2, size - 1):
        exact = exact_critical_value(se, place, 0.95)
        others = np.delete(errors, place, axis=0) - errors[place]
        simulated = (np.abs(others) / np.hypot(np.delete(se, place), se[place])[:, None]).max(axis=0)
        assert (simulated <= exact).mean() == pytest.approx(0.95, abs=0.013)


# --- Coverage --------------------------------------------------------------------------------------------------

TRUTHS = {
    "all equal": [20.0] * 8,
    "ties": [10.0, 15.0, 15.0, 15.0, 20.0, 20.0, 30.0, 30.0],
    "distinct": [8.0, 12.0, 15.0, 17.0, 20.0, 24.0, 30.0, 38.0],
}
ERRORS = {"equal": [0.12] * 8, "unequal": [0.05, 0.3, 0.1, 0.05, 0.25, 0.1, 0.3, 0.05]}
TRIALS = 300


@pytest.mark.parametrize("errors", ERRORS)
@pytest.mark.parametrize("truth", TRUTHS)
def test_sets_cover_the_true_ranks(truth: str, errors: str) -> None:
    """Also both ends of a tie are covered: every rank that the tied regions share."""
    prevalence, se = np.array(TRUTHS[truth]), pd.Series(ERRORS[errors])
    best = np.array([1 + (prevalence < own).sum() for own in prevalence])
    worst = np.array([(prevalence <= own).sum() for own in prevalence])
    random = np.random.default_rng(7)
    centre = log_odds(pd.Series(prevalence)).to_numpy()
    covered = np.zeros(8)
    for _ in range(TRIALS):
        figures = prevalence_of(pd.Series(centre + random.normal(size=8) * se))
        sets = sets_of(figures, se).to_numpy(dtype=int)
        covered += (sets[:, 0] <= best) & (worst <= sets[:, 1])
    assert covered.sum() / (TRIALS * 8) >= 0.95
    # Each region on its own, less what 300 trials can be off by luck.
    assert covered.min() / TRIALS >= 0.95 - 2 * math.sqrt(0.95 * 0.05 / TRIALS)


# --- Edges -----------------------------------------------------------------------------------------------------


def test_one_region_alone_has_rank_1() -> None:
    assert sets_of(pd.Series([20.0]), pd.Series([0.1])).to_numpy().tolist() == [[1, 1]]


def test_two_regions_are_compared_at_1_96() -> None:
    figures = prevalence_of(pd.Series([0.0, 1.0]))
    for z, sets in ((1.8, [[1, 2], [1, 2]]), (2.1, [[1, 1], [2, 2]])):
        se = pd.Series([1 / z / math.sqrt(2)] * 2)
        assert sets_of(figures, se).to_numpy().tolist() == sets


def test_all_equal_figures_share_every_rank() -> None:
    sets = sets_of(pd.Series([20.0] * 7), pd.Series(np.linspace(0.05, 0.2, 7)))
    assert sets.to_numpy().tolist() == [[1, 7]] * 7


def test_all_missing() -> None:
    figures = pd.Series([math.nan] * 3, index=list("abc"))
    assert told_apart(figures, pd.Series([0.1] * 3, index=list("abc"))).empty
    assert sets_of(figures, figures).isna().all(axis=None)
    assert sets_of(pd.Series([], dtype="float64"), pd.Series([], dtype="float64")).empty


def test_missing_figure_or_error_has_no_set_and_does_not_count() -> None:
    figures = pd.Series([10.0, math.nan, 30.0, 50.0], index=list("abcd"))
    se = pd.Series([0.01, 0.01, 0.01, math.nan], index=list("abcd"))
    sets = sets_of(figures, se)
    assert sets.loc[["a", "c"]].to_numpy().tolist() == [[1, 1], [2, 2]]
    assert sets.loc[["b", "d"]].isna().all(axis=None)


def test_regions_far_apart_have_their_own_rank_only() -> None:
    figures = pd.Series([50.0, 10.0, 30.0, 0.0, 100.0], index=list("abcde"))
    sets = sets_of(figures, pd.Series(0.001, index=figures.index))
    assert sets["rank_low"].tolist() == sets["rank_high"].tolist() == [4, 2, 3, 1, 5]


def test_float_noise_tells_nobody_apart() -> None:
    figures = pd.Series([0.1 + 0.2, 0.3])
    assert sets_of(figures, pd.Series([1e-9, 1e-9])).to_numpy().tolist() == [[1, 2], [1, 2]]


def test_order_of_the_rows_changes_nothing() -> None:
    figures, se = made_up(3, 25, tied=True)
    shuffled = figures.sample(frac=1, random_state=1).index
    again = sets_of(figures[shuffled], se[shuffled])
    pd.testing.assert_frame_equal(again.loc[figures.index], sets_of(figures, se))


def test_set_of_one_region_is_the_one_among_all_sets() -> None:
    figures, se = made_up(4, 40, tied=False)
    everyone = told_apart(figures, se)
    pd.testing.assert_frame_equal(told_apart(figures, se, ["0031", "0007"]), everyone.loc[["0031", "0007"]])
    assert told_apart(figures, se, ["9999"]).empty
    assert rank_sets(figures, told_apart(figures, se, ["9999"])).isna().all(axis=None)


def test_same_figures_give_the_same_sets_again() -> None:
    figures, se = made_up(5, 30, tied=False)
    pd.testing.assert_frame_equal(sets_of(figures, se), sets_of(figures, se))
    assert bootstrap_errors(5).shape == (5, DRAWS)
    with pytest.raises(ValueError, match="read-only"):
        bootstrap_errors(5)[0, 0] = 1


def test_larger_error_widens_the_set() -> None:
    figures, se = made_up(6, 35, tied=False)
    narrow, wide = sets_of(figures, se), sets_of(figures, 3 * se)
    assert (wide["rank_low"] <= narrow["rank_low"]).all()
    assert (wide["rank_high"] >= narrow["rank_high"]).all()
    assert (wide != narrow).any(axis=None)


# --- Shipped figures -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("scope", "year"), [("33", 2021), ("33", 2024), ("53", 2022), ("ID", 2022)])
def test_printed_rank_lies_in_its_set(scope: str, year: int) -> None:
    table = rank_set_table(interval_table(shipped.scope(scope, year), shipped.intervals()))
    given = table[table["prevalence_pct"].notna()]
    assert (given["rank_low"] >= 1).all()
    assert (given["rank_low"] <= given["rank"]).all()
    assert (given["rank"] <= given["rank_high"]).all()
    assert (given["rank_high"] <= given["of"]).all()
    pd.testing.assert_series_equal(given["rank"], prevalence_rank(table["prevalence_pct"]).loc[given.index, "rank"])
    missing = table[table["prevalence_pct"].isna()]
    assert missing[["rank_low", "rank_high", "rank_is_rough"]].isna().all(axis=None)


def test_small_area_figures_have_a_rough_set() -> None:
    table = rank_set_table(interval_table(shipped.scope("33", 2024), shipped.intervals()))
    assert table["rank_is_rough"].tolist() == (table["estimation"] == "small_area").tolist()
    assert table["rank_is_rough"].sum() == 6


def test_klaten_fell_from_6_to_11_within_the_noise() -> None:
    sets = {
        year: rank_set_table(interval_table(shipped.scope("33", year), shipped.intervals())).loc["3310"]
        for year in (2021, 2022)
    }
    for year, rank in ((2021, 6), (2022, 11)):
        assert sets[year]["rank"] == rank
        assert sets[year]["rank_low"] < 6 < 11 < sets[year]["rank_high"]
