"""Who lives in like circumstances: beside a slow count of pairs, on made-up districts whose truth is known."""

import functools
import itertools
import math

import numpy as np
import pandas as pd
import pytest

from stuntmap.analysis import alike
from stuntmap.vocabulary import EUCLIDEAN, MAHALANOBIS


@pytest.fixture(scope="module")
def made_up():
    """Sixty districts in three groups of twenty: far apart from each other, alike within; one figure is missing."""
    draw = np.random.default_rng(7)
    centres = np.repeat([[0, 0, 0], [9, 1, 4], [1, 9, -5]], 20, axis=0)
    values = pd.DataFrame(centres + draw.normal(size=(60, 3)), [f"{code}" for code in range(1101, 1161)], list("abc"))
    values.loc["1105", "b"] = float("nan")
    return values


def slow_distances(standard, metric):
    """A pair's distance under weights, by hand: the weighted mean square of what is known, or the quadratic form."""
    rows = {code: dict(row) for code, row in standard.iterrows()}
    complete = standard.dropna()

    @functools.cache
    def inverse(known):
        return np.linalg.inv(complete[list(known)].cov().to_numpy()).tolist()

    def distance(one, other, weights):
        gaps = {
            name: rows[one][name] - rows[other][name]
            for name in standard
            if weights[name] > 0 and not math.isnan(rows[one][name] + rows[other][name])
        }
        if metric == EUCLIDEAN:
            total = sum(weights[name] for name in gaps)
            return math.sqrt(sum(weights[name] * gap**2 for name, gap in gaps.items()) / total)
        weighed = [math.sqrt(weights[name]) * gap for name, gap in gaps.items()]
        form = inverse(tuple(gaps))
        total = sum(a * form[i][j] * b for i, a in enumerate(weighed) for j, b in enumerate(weighed))
        return math.sqrt(total / len(gaps))

    return distance


@pytest.mark.parametrize("metric", [EUCLIDEAN, MAHALANOBIS])
def test_neighbours_pairs_and_trials_are_those_of_a_slow_count(made_up, metric):
    standard = alike.standardised(made_up)
    even = dict.fromkeys("abc", 1.0)
    pairs = alike.pair_distances(standard, metric)
    complete = standard.dropna().index
    distances = {kind: slow_distances(standard, kind) for kind in (EUCLIDEAN, MAHALANOBIS)}
    slow_pairs = sorted(distances[metric](*pair, even) for pair in itertools.combinations(complete, 2))
    assert pairs == pytest.approx(slow_pairs)
    among = [code for code in standard.index if code != "1103"]
    found = alike.nearest(standard, "1103", among, metric, pairs, 6)
    slow = {code: distances[metric]("1103", code, even) for code in among}
    nearest = sorted(among, key=slow.__getitem__)[:6]
    assert found.table.index.tolist() == nearest
    assert found.table["distance"].tolist() == pytest.approx([slow[code] for code in nearest])
    shares = [sum(slow[code] < pair for pair in slow_pairs) / len(slow_pairs) for code in nearest]
    assert found.table["alike_share"].tolist() == pytest.approx(shares, abs=1.5 / len(slow_pairs))
    other = MAHALANOBIS if metric == EUCLIDEAN else EUCLIDEAN
    counts = dict.fromkeys(among, 0)
    for trial, weights in enumerate(alike.trial_weights(3)):
        named = dict(zip("abc", weights, strict=True))
        kind = metric if trial % 2 == 0 else other
        far = {code: distances[kind]("1103", code, named) for code in among}
        for code in sorted(among, key=far.__getitem__)[:6]:
            counts[code] += 1
    stays = [counts[code] / alike.TRIALS for code in nearest]
    assert found.table["stays_alike_share"].tolist() == pytest.approx(stays, abs=0.011)


def test_neighbours_are_of_the_own_group_and_only_candidates(made_up):
    standard = alike.standardised(made_up)
    pairs = alike.pair_distances(standard, EUCLIDEAN)
    own_group = {f"{code}" for code in range(1101, 1121)}
    assert set(alike.nearest(standard, "1103", standard.index, EUCLIDEAN, pairs).table.index) < own_group
    among = ["1141", "1142"]
    found = alike.nearest(standard, "1103", among, EUCLIDEAN, pairs).table
    assert set(found.index) == set(among)
    # A third of all pairs are within a group, and more alike than any pair across.
    assert (found["alike_share"] < 0.68).all()
    assert alike.nearest(standard, "1103", [], EUCLIDEAN, pairs).table.empty


def test_equally_near_neighbours_stand_in_the_order_of_their_codes_whoever_asks():
    standard = pd.DataFrame({"a": [0.0, 1.0, -1.0, 1.0, -2.0]}, ["1101", "1102", "1103", "1104", "1105"])
    pairs = alike.pair_distances(standard, EUCLIDEAN)
    for among in (["1102", "1103", "1104", "1105"], ["1105", "1104", "1103", "1102"]):
        found = alike.nearest(standard, "1101", among, EUCLIDEAN, pairs, 3)
        assert found.table.index.tolist() == ["1102", "1103", "1104"]


def test_what_tells_nothing_is_left_out_and_collinear_indicators_count_once(made_up):
    bad = made_up.assign(same=1.0, unknown=float("nan"), twin=made_up["a"] * 3 + 2, few=[0, 1, 2] * 20)
    standard = alike.standardised(bad)
    assert list(standard) == ["a", "b", "c", "twin", "few"]
    twin, alone = standard[["a", "b", "twin"]], standard[["a", "b"]]
    # The mean over three is two thirds of that over two: the twin brings nothing of its own.
    far, near = (alike.distances(table, "1101", MAHALANOBIS).drop("1105") for table in (twin, alone))
    assert (far**2 * 3).tolist() == pytest.approx((near**2 * 2).tolist())
    pairs = alike.pair_distances(standard.loc[["1101"]], EUCLIDEAN)
    assert not len(pairs)


def test_the_scale_is_that_of_standard_deviations(made_up):
    standard = alike.standardised(made_up)
    assert standard.mean().tolist() == pytest.approx([0, 0, 0], abs=1e-12)
    assert standard.std().tolist() == pytest.approx([1, 1, 1])
    skewed = alike.standardised(pd.DataFrame({"households_without_electricity_pct": [0.0, 1.0, 3.0, 70.0]}))
    logs = pd.Series(np.log1p([0.0, 1.0, 3.0, 70.0]))
    assert skewed.iloc[:, 0].tolist() == pytest.approx(((logs - logs.mean()) / logs.std()).tolist())
