"""The list of places that come first, worked out by hand and beside a slow way of doing the same."""

import math

import numpy as np
import pandas as pd
import pytest

from stuntmap.analysis.priority import DRAWS, Decided, Weighed, priority_list, urgency

CODES = ["3301", "3302", "3303", "3304", "3305"]


def values(*numbers: float) -> pd.Series:
    return pd.Series(numbers, index=CODES, dtype="float64")


PREVALENCE = Weighed("prevalence", values(10, 20, 30, 40, 50), 1)
CHILDREN = Weighed("children", values(500, 400, 300, 200, 100), 1)
COVERAGE = Weighed("coverage", values(90, 90, 50, 80, 70), 1, higher_first=False)


def test_urgency_is_the_share_of_the_others_that_are_less_urgent() -> None:
    assert urgency(np.array([10.0, 30.0, 20.0, 40.0, 50.0]), True).tolist() == [[0, 0.5, 0.25, 0.75, 1]]
    assert urgency(np.array([10.0, 30.0, 20.0, 40.0, 50.0]), False).tolist() == [[1, 0.5, 0.75, 0.25, 0]]


def test_equal_values_are_equally_urgent() -> None:
    assert urgency(np.array([1.0, 2.0, 2.0, 3.0, 3.0]), True).tolist() == [[0, 0.375, 0.375, 0.875, 0.875]]


def test_what_is_unknown_is_left_out_and_not_taken_for_low() -> None:
    found = urgency(np.array([10.0, np.nan, 20.0]), True)[0]
    assert found[[0, 2]].tolist() == [0, 1]
    assert np.isnan(found[1])


def test_an_outlier_counts_no_more_than_its_place() -> None:
    assert urgency(np.array([1.0, 2.0, 900.0]), True).tolist() == urgency(np.array([1.0, 2.0, 3.0]), True).tolist()


def test_the_score_is_the_weighted_mean_and_the_first_are_chosen() -> None:
    table = priority_list([PREVALENCE, COVERAGE], most=2)
    # Urgency by coverage, 90 90 50 80 70: 0.125 0.125 1 0.5 0.75.
    assert table["score"].tolist() == pytest.approx([6.25, 18.75, 75, 62.5, 87.5])
    assert table["order"].tolist() == [5, 4, 2, 3, 1]
    assert table.index[table["is_chosen"]].tolist() == ["3303", "3305"]


def test_a_weight_of_three_counts_three_times() -> None:
    table = priority_list([Weighed("prevalence", PREVALENCE.values, 3), CHILDREN], most=1)
    assert table["score"].tolist() == pytest.approx([25, 37.5, 50, 62.5, 75])


def test_a_criterion_without_weight_says_nothing() -> None:
    silent = Weighed("children", values(math.nan, math.nan, 1, 2, 3), 0)
    assert priority_list([PREVALENCE, silent], most=2).equals(priority_list([PREVALENCE], most=2))


def test_a_place_is_judged_by_what_is_known_of_it_and_the_unknown_is_counted() -> None:
    partly = Weighed("coverage", values(90, math.nan, 50, 80, 70), 1, higher_first=False)
    table = priority_list([PREVALENCE, partly], most=2)
    assert table.loc["3302", "score"] == pytest.approx(25)
    assert table["unknown"].tolist() == [0, 1, 0, 0, 0]


def test_a_place_of_which_nothing_is_known_is_in_no_list() -> None:
    table = priority_list([Weighed("prevalence", values(10, math.nan, 30, 40, 50), 1)], most=5)
    assert not table.loc["3302", "is_chosen"]
    assert table.loc["3302", "stays_share"] == 0
    assert table.loc["3302", ["score", "order"]].isna().all()
    assert table["is_chosen"].sum() == 4


def test_pinned_places_take_room_and_struck_ones_leave_it() -> None:
    table = priority_list([PREVALENCE], most=2, decided=Decided(pinned=("3301",), struck=("3305",)))
    assert table.index[table["is_chosen"]].tolist() == ["3301", "3304"]
    assert table["decided"].tolist() == ["pinned", "", "", "", "struck"]
    assert table["stays_share"].tolist() == [1, 0, 0, 1, 0]
    # The score tells what the criteria say, whatever was decided.
    assert table["order"].tolist() == [5, 4, 3, 2, 1]


def test_a_tie_at_the_end_of_the_list_goes_to_the_first_code() -> None:
    table = priority_list([Weighed("prevalence", values(10, 20, 20, 20, 50), 1)], most=3)
    assert table.index[table["is_chosen"]].tolist() == ["3302", "3303", "3305"]
    assert table["order"].tolist() == [5, 2, 3, 4, 1]


def test_the_order_of_the_rows_changes_nothing() -> None:
    drawn = np.random.default_rng(7).normal(PREVALENCE.values.to_numpy(), 12, size=(DRAWS, 5))
    one = Weighed("prevalence", PREVALENCE.values, 1, drawn=drawn)
    turned = Weighed("prevalence", PREVALENCE.values[::-1], 1, drawn=drawn[:, ::-1])
    assert priority_list([turned, CHILDREN], most=2).equals(priority_list([one, CHILDREN], most=2))


def test_how_often_a_place_stays_is_counted_draw_by_draw() -> None:
    drawn = np.random.default_rng(7).normal(PREVALENCE.values.to_numpy(), 12, size=(DRAWS, 5))
    criteria = [Weighed("prevalence", PREVALENCE.values, 2, drawn=drawn), COVERAGE]
    table = priority_list(criteria, most=2)
    factors = np.random.default_rng(2021).uniform(0.5, 1.5, size=(DRAWS, 2))
    counted = dict.fromkeys(CODES, 0)
    for figures, (first, second) in zip(drawn, factors, strict=True):
        score = {}
        for place, code in enumerate(CODES):
            below = sum(figures[other] < figures[place] for other in range(5)) / 4
            own = COVERAGE.values[code]
            better = (COVERAGE.values > own).sum() + ((COVERAGE.values == own).sum() - 1) / 2
            score[code] = (2 * first * below + second * better / 4) / (2 * first + second)
        for code in sorted(CODES, key=lambda code: -score[code])[:2]:
            counted[code] += 1
    assert table["stays_share"].tolist() == [round(counted[code] / DRAWS, 2) for code in CODES]
    assert table["stays_share"].sum() == pytest.approx(2, abs=0.03)


def test_what_is_counted_stays_where_the_weights_cannot_change_it() -> None:
    assert priority_list([PREVALENCE], most=2)["stays_share"].tolist() == [0, 0, 0, 1, 1]


def test_a_list_needs_a_weight_and_room() -> None:
    with pytest.raises(ValueError, match="without_weight_or_room"):
        priority_list([Weighed("prevalence", PREVALENCE.values, 0)], most=2)
    with pytest.raises(ValueError, match="without_weight_or_room"):
        priority_list([PREVALENCE], most=0)
