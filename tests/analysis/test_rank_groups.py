"""Who is in the lowest and highest fifth, and who cannot be told apart."""

import itertools
import math

import numpy as np
import pandas as pd
import pytest

import shipped
from stuntmap.analysis.intervals import interval_table
from stuntmap.analysis.rank_groups import fifth_probabilities, indistinguishable_from, rank_groups
from stuntmap.analysis.rank_sets import told_apart

LOWEST, HIGHEST = "lowest_fifth_probability", "highest_fifth_probability"


def apart_where(figures: pd.Series, pairs: set[frozenset[str]]) -> pd.DataFrame:
    cells = [[frozenset((one, other)) in pairs for other in figures.index] for one in figures.index]
    return pd.DataFrame(cells, index=figures.index, columns=figures.index)


def slow_groups(figures: pd.Series, apart: pd.DataFrame) -> list[set[str]]:
    """Every longest run of neighbours in which no two are told apart, found by trying all runs."""
    order = figures.reindex(apart.columns).sort_values(kind="stable").index.tolist()
    runs = [order[first : last + 1] for first in range(len(order)) for last in range(first, len(order))]

    def differ(one: str, other: str) -> bool:
        return bool(apart.loc[one, other] and apart.loc[other, one])

    alike = [run for run in runs if not any(differ(*pair) for pair in itertools.combinations(run, 2))]
    return [set(run) for run in alike if not any(set(run) < set(other) for other in alike)]


def test_groups_overlap_like_letters() -> None:
    figures = pd.Series([10.0, 12.0, 14.0, 30.0], index=list("abcd"))
    pairs = {frozenset("ac"), frozenset("ad"), frozenset("bd"), frozenset("cd")}
    groups = rank_groups(figures, apart_where(figures, pairs))
    # ab, bc, d
    assert groups.to_numpy().tolist() == [[1, 1], [1, 2], [2, 2], [3, 3]]


def test_only_a_pair_that_both_tests_tell_apart_divides() -> None:
    figures = pd.Series([10.0, 30.0], index=list("ab"))
    apart = apart_where(figures, {frozenset("ab")})
    assert rank_groups(figures, apart).to_numpy().tolist() == [[1, 1], [2, 2]]
    apart.loc["b", "a"] = False
    assert rank_groups(figures, apart).to_numpy().tolist() == [[1, 1], [1, 1]]


@pytest.mark.parametrize("seed", range(15))
def test_groups_are_those_of_a_slow_search(seed: int) -> None:
    random = np.random.default_rng(seed)
    codes = [f"{place:04}" for place in range(12)]
    figures = pd.Series(random.normal(25, 8, 12).round(), index=codes)
    apart = told_apart(figures, pd.Series(random.uniform(0.02, 0.2, 12), index=codes))
    groups = rank_groups(figures, apart)
    expected = slow_groups(figures, apart)
    assert groups["group_high"].max() == len(expected)
    for code in codes:
        member_of = [number for number, group in enumerate(expected, start=1) if code in group]
        assert member_of == list(range(groups.loc[code, "group_low"], groups.loc[code, "group_high"] + 1))


def test_region_without_a_figure_is_in_no_group() -> None:
    figures = pd.Series([10.0, math.nan, 30.0], index=list("abc"))
    groups = rank_groups(figures, told_apart(figures, pd.Series([0.1] * 3, index=list("abc"))))
    assert groups.loc["b"].isna().all()
    assert groups.loc[["a", "c"]].notna().all(axis=None)
    nobody = figures.where(figures > 50)
    assert rank_groups(nobody, told_apart(nobody, nobody)).isna().all(axis=None)


def test_all_equal_figures_form_one_group() -> None:
    figures = pd.Series([20.0] * 5, index=list("abcde"))
    groups = rank_groups(figures, told_apart(figures, pd.Series([0.1] * 5, index=list("abcde"))))
    assert groups.to_numpy().tolist() == [[1, 1]] * 5


def test_others_that_cannot_be_told_apart() -> None:
    figures = pd.Series([10.0, 12.0, 40.0], index=list("abc"))
    apart = told_apart(figures, pd.Series([0.15] * 3, index=list("abc")))
    assert indistinguishable_from(apart, "a") == ["b"]
    assert indistinguishable_from(apart, "c") == []
    assert indistinguishable_from(apart, "z") == []


def test_certain_ranking_has_certain_fifths() -> None:
    figures = pd.Series(np.arange(10.0, 60.0, 5.0))
    chances = fifth_probabilities(figures, pd.Series([0.001] * 10))
    assert chances[LOWEST].tolist() == [1.0] * 2 + [0.0] * 8
    assert chances[HIGHEST].tolist() == [0.0] * 8 + [1.0] * 2


def test_equal_figures_share_the_fifths_by_chance() -> None:
    chances = fifth_probabilities(pd.Series([20.0] * 20), pd.Series([0.1] * 20))
    assert chances[LOWEST].sum() == pytest.approx(4)
    assert chances[HIGHEST].sum() == pytest.approx(4)
    assert chances[LOWEST].between(0.16, 0.24).all()


def test_fewer_than_five_regions_have_no_fifths() -> None:
    chances = fifth_probabilities(pd.Series([10.0, 20.0, 30.0, 40.0, math.nan]), pd.Series([0.1] * 5))
    assert chances.isna().all(axis=None)
    assert fifth_probabilities(pd.Series([math.nan]), pd.Series([0.1])).isna().all(axis=None)


def test_missing_figure_counts_in_no_fifth() -> None:
    figures = pd.Series([10.0, 20.0, 30.0, 40.0, 50.0, math.nan])
    chances = fifth_probabilities(figures, pd.Series([0.001] * 6))
    assert chances[LOWEST].tolist()[:5] == [1.0, 0, 0, 0, 0]
    assert chances.loc[5].isna().all()


def test_fifths_of_jawa_tengah() -> None:
    table = interval_table(shipped.scope("33", 2024), shipped.intervals())
    chances = fifth_probabilities(table["prevalence_pct"], table["se_log_odds"])
    assert chances.sum().tolist() == pytest.approx([7, 7])
    assert chances.loc["3321", LOWEST] > 0.9
    assert chances.loc["3310", LOWEST] < 0.05
    assert 0.1 < chances.loc["3310", HIGHEST] < 0.5
