"""Routine counts of small areas, worked out by hand and by slow, obvious ways."""

import math

import numpy as np
import pandas as pd
import pytest

from stuntmap.analysis import small_areas
from stuntmap.analysis.references import funnel_limits
from stuntmap.analysis.small_areas import EXPECTED, MEASURED, STUNTED

VILLAGES = ["330101", "330102", "330103", "330201", "330202"]
PARENTS = pd.Series([code[:4] for code in VILLAGES], index=VILLAGES)


def counts(measured: list[int], stunted: list[int], expected: list[float] | None = None) -> pd.DataFrame:
    columns = {MEASURED: measured, STUNTED: stunted, EXPECTED: expected or [math.nan] * len(measured)}
    return pd.DataFrame(columns, index=VILLAGES[: len(measured)])


def test_wilson_limits_are_those_of_the_textbook() -> None:
    # Newcombe 1998, Statistics in Medicine 17:857-872, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    limits = small_areas.wilson_limits(pd.Series([81, 15, 0, 1]), pd.Series([263, 148, 20, 29]))
    assert limits["low_pct"].round(2).tolist() == [25.53, 6.24, 0.0, 0.61]
    assert limits["high_pct"].round(2).tolist() == [36.62, 16.05, 16.11, 17.18]


def test_a_share_of_nothing_or_everything_is_its_own_limit() -> None:
    limits = small_areas.wilson_limits(pd.Series([0, 7]), pd.Series([7, 7]))
    assert limits.loc[0, "low_pct"] == 0
    assert limits.loc[1, "high_pct"] == 100


def test_prevalence_is_of_the_children_measured_and_coverage_of_those_expected() -> None:
    row = small_areas.routine_prevalence(counts([80], [20], [100])).iloc[0]
    assert (row["prevalence_pct"], row["coverage_pct"]) == (25.0, 80.0)


def test_without_expected_children_coverage_is_unknown_and_prevalence_is_not() -> None:
    row = small_areas.routine_prevalence(counts([80], [20])).iloc[0]
    assert row["prevalence_pct"] == 25.0
    assert math.isnan(row["coverage_pct"])


def test_where_nobody_was_measured_nothing_is_said_of_prevalence() -> None:
    row = small_areas.routine_prevalence(counts([0], [0], [40])).iloc[0]
    assert row[["prevalence_pct", "ci95_low_pct", "ci95_high_pct"]].isna().all()
    assert row["coverage_pct"] == 0


# --- Shrinkage -----------------------------------------------------------------------------------------------------


def test_small_villages_are_drawn_further_towards_their_kecamatan() -> None:
    table = small_areas.shrunken_prevalence(counts([10, 200, 200, 100, 100], [5, 80, 10, 20, 30]), PARENTS).table
    centre = 95 / 410 * 100
    small, large = table.loc["330101", "shrunken_pct"], table.loc["330102", "shrunken_pct"]
    assert (50 - small) / (50 - centre) > (40 - large) / (40 - centre) > 0


def test_the_precision_is_the_likeliest_of_all_that_are_tried_one_by_one() -> None:
    data = counts([10, 200, 200, 100, 100], [5, 80, 10, 20, 30])
    n, y = data[MEASURED], data[STUNTED]
    centre = (y.groupby(PARENTS).transform("sum") + 0.5) / (n.groupby(PARENTS).transform("sum") + 1)

    def log_likelihood(precision: float) -> float:
        def log_beta(a: float, b: float) -> float:
            return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)

        return sum(
            log_beta(precision * m + hits, precision * (1 - m) + size - hits)
            - log_beta(precision * m, precision * (1 - m))
            for m, hits, size in zip(centre, y, n, strict=True)
        )

    tried = np.exp(np.linspace(0, 8, 2001))
    best = max(tried, key=log_likelihood)
    assert small_areas.shrunken_prevalence(data, PARENTS).precision == pytest.approx(best, rel=0.01)


def test_the_figure_is_the_mean_of_what_is_known_of_the_village_beforehand_and_its_count() -> None:
    data = counts([10, 200, 200, 100, 100], [5, 80, 10, 20, 30])
    found = small_areas.shrunken_prevalence(data, PARENTS)
    prior, strength = (95 + 0.5) / (410 + 1), found.precision
    assert strength is not None
    expected = 100 * (strength * prior + 5) / (strength + 10)
    assert found.table.loc["330101", "shrunken_pct"] == pytest.approx(expected)
    # By drawing from what is then believed of the village.
    drawn = np.random.default_rng(1).beta(strength * prior + 5, strength * (1 - prior) + 5, 200_000) * 100
    limits = found.table.loc["330101", ["shrunken_low_pct", "shrunken_high_pct"]].tolist()
    assert limits == pytest.approx(np.quantile(drawn, [0.025, 0.975]).tolist(), abs=0.3)


def test_villages_that_differ_by_no_more_than_chance_get_the_figure_of_their_kecamatan() -> None:
    found = small_areas.shrunken_prevalence(counts([100, 100, 100, 100, 100], [20, 20, 20, 30, 30]), PARENTS)
    assert found.precision is None
    assert found.table["shrunken_pct"].round(0).tolist() == [20, 20, 20, 30, 30]


def test_a_village_without_measured_children_has_the_figure_of_its_kecamatan() -> None:
    found = small_areas.shrunken_prevalence(counts([0, 200, 200, 100, 100], [0, 80, 10, 20, 30]), PARENTS).table
    assert found.loc["330101", "shrunken_pct"] == pytest.approx(100 * 90.5 / 401)
    assert found.loc["330101", "parent_pct"] == pytest.approx(100 * 90 / 400)


def test_nothing_is_said_of_a_kecamatan_where_nobody_was_measured() -> None:
    found = small_areas.shrunken_prevalence(counts([50, 200, 200, 0, 0], [9, 80, 10, 0, 0]), PARENTS).table
    assert found.loc[["330201", "330202"]].isna().all(axis=None)
    assert found.loc[["330101", "330102", "330103"]].notna().all(axis=None)


def test_a_village_without_any_stunted_child_is_not_taken_for_free_of_stunting() -> None:
    found = small_areas.shrunken_prevalence(counts([8, 200, 200, 100, 100], [0, 80, 10, 20, 30]), PARENTS).table
    assert found.loc["330101", "shrunken_pct"] > 5


def test_what_a_village_may_truly_be_is_drawn_from_what_is_known_after_its_count() -> None:
    found = small_areas.shrunken_prevalence(counts([10, 200, 200, 0, 0], [5, 80, 10, 0, 0]), PARENTS)
    drawn = found.drawn(4000, seed=1)
    assert drawn.shape == (4000, 5)
    assert np.isnan(drawn[:, 3:]).all()
    assert drawn[:, :3].mean(axis=0) == pytest.approx(found.table["shrunken_pct"].to_numpy()[:3], abs=0.6)
    low, high = np.quantile(drawn[:, 1], [0.025, 0.975])
    row = found.table.loc["330102"]
    assert [low, high] == pytest.approx([row["shrunken_low_pct"], row["shrunken_high_pct"]], abs=0.8)
    assert (found.drawn(10, seed=1) == found.drawn(10, seed=1))[:, :3].all()


# --- Funnel, sums, hidden cells ------------------------------------------------------------------------------------


def test_the_funnel_tells_who_differs_from_all_by_more_than_chance() -> None:
    places, centre = small_areas.routine_funnel(counts([1000, 1000, 1000, 1000, 0], [200, 235, 150, 215, 0]))
    assert centre == pytest.approx(20.0)
    # One standard error is 1.265 points: 0, +2.77, -3.95, +1.19.
    assert places.tolist()[:4] == ["within", "above_95", "below_998", "within"]
    assert places.isna().tolist() == [False] * 4 + [True]


def test_a_single_child_is_judged_by_the_limits_that_are_drawn() -> None:
    data = counts([1, 60, 900, 900, 900], [1, 20, 135, 135, 135])
    places, centre = small_areas.routine_funnel(data)
    limits = funnel_limits(centre, data[MEASURED].tolist()).set_index(data.index)
    outside = 100 * data[STUNTED] / data[MEASURED] > limits["high_95_pct"]
    assert (places.str.startswith("above") == outside).all()
    assert outside["330102"]


def test_the_funnel_of_nobody_has_no_centre() -> None:
    places, centre = small_areas.routine_funnel(counts([0, 0], [0, 0]))
    assert math.isnan(centre)
    assert places.isna().all()


def test_villages_are_summed_to_kecamatan_and_expected_children_only_where_all_have_them() -> None:
    data = counts([10, 20, 30, 40, 50], [1, 2, 3, 4, 5], [20, 20, math.nan, 50, 50])
    summed = small_areas.summed(data, PARENTS)
    assert summed[MEASURED].to_dict() == {"3301": 60, "3302": 90}
    assert summed[STUNTED].to_dict() == {"3301": 6, "3302": 9}
    assert summed[EXPECTED].isna().to_dict() == {"3301": True, "3302": False}
    assert summed.loc["3302", EXPECTED] == 100


def test_fewer_than_five_are_hidden_and_so_is_the_next_smallest_where_a_total_would_tell() -> None:
    measured = pd.Series([4, 9, 30, 3, 2], index=VILLAGES)
    assert small_areas.hidden_cells(measured, PARENTS).tolist() == [True, True, False, True, True]


def test_hidden_areas_that_are_few_children_together_hide_the_next_smallest_as_well() -> None:
    measured = pd.Series([1, 2, 30, 3, 40], index=VILLAGES)
    assert small_areas.hidden_cells(measured, PARENTS).tolist() == [True, True, True, True, True]
    measured = pd.Series([2, 3, 30, 50, 40], index=VILLAGES)
    assert small_areas.hidden_cells(measured, PARENTS).tolist() == [True, True, False, False, False]


def test_five_measured_children_and_none_are_shown() -> None:
    measured = pd.Series([5, 9, 0, 3, 0], index=VILLAGES)
    assert small_areas.hidden_cells(measured, PARENTS).tolist() == [False, False, False, True, False]


def test_the_desa_of_a_kecamatan_hidden_for_another_do_not_give_its_total_away() -> None:
    # 330101 has 3 children in all, so 330102, the next smallest, is hidden as a kecamatan: of its desa one is, too.
    codes = ["3301012001", "3301022001", "3301022002", "3301032001", "3301032002"]
    measured = pd.Series([3, 20, 10, 50, 60], index=codes)
    totals = measured.groupby(measured.index.str[:6]).sum()
    assert small_areas.hidden_regions(totals).tolist() == [True, True, False]
    assert small_areas.hidden_regions(measured).tolist() == [True, False, True, False, False]
