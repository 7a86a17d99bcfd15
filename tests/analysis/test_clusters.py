"""Clusters of neighbours: by hand, beside esda's own result, on made-up countries whose truth is known, bad input."""

import warnings

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from esda import Moran, Moran_Local
from esda.util import fdr
from libpysal.graph import Graph
from shapely import box

from stuntmap.analysis.clusters import clusters, contiguity

# Two corners of the made-up country.
HIGH, LOW = ([f"{11 + row}{column:02}" for row in part for column in part] for part in (range(4), range(8, 12)))


def grid(side=12):
    """A square country of `side` x `side` districts of one degree."""
    places = [(row, column) for row in range(side) for column in range(side)]
    codes = pd.Index([f"{11 + row}{column:02}" for row, column in places])
    shapes = gpd.GeoSeries([box(c, r, c + 1, r + 1) for r, c in places], index=codes)
    code_of = dict(zip(places, codes, strict=True))
    pairs = [
        (code_of[r, c], code_of[r + dr, c + dc])
        for r, c in places
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0))
        if (r + dr, c + dc) in code_of
    ]
    return codes, pd.DataFrame(pairs, columns=["region_code", "neighbour_code"]), shapes


def drawn(codes, seed=1):
    return pd.Series(np.random.default_rng(seed).normal(20, 4, len(codes)).round(1), codes)


def test_morans_i_is_that_of_a_row_of_districts_worked_out_by_hand():
    codes = pd.Index([f"11{place:02}" for place in range(30)])
    shapes = gpd.GeoSeries([box(place, 0, place + 1, 1) for place in range(30)], index=codes)
    pairs = pd.DataFrame(
        [(codes[a], codes[b]) for a in range(30) for b in (a - 1, a + 1) if 0 <= b < 30],
        columns=["region_code", "neighbour_code"],
    )
    # 15 of 10, then 15 of 20: z is -1 and 1. All have neighbours like themselves, but the two in the middle, whose
    # neighbours' mean is 0: I = 28 / 30.
    found = clusters(pd.Series([10.0] * 15 + [20.0] * 15, codes), pairs, shapes)
    assert found.moran == pytest.approx(28 / 30)
    assert found.table["neighbours_mean_pct"].iloc[[0, 14, 15, 29]].tolist() == [10, 15, 15, 20]
    assert (found.p_value, found.districts, found.reason) == (0.002, 30, None)


def test_it_agrees_with_esda():
    codes, pairs, shapes = grid()
    figures = drawn(codes)
    figures[HIGH] += 20
    figures[LOW] -= 15
    found = clusters(figures, pairs, shapes)
    graph = Graph.from_arrays(pairs["region_code"], pairs["neighbour_code"], np.ones(len(pairs))).transform("r")
    values = figures.reindex(graph.unique_ids).to_numpy()
    assert found.moran == pytest.approx(Moran(values, graph, permutations=0).I)
    with warnings.catch_warnings():
        # esda tells of a change in its next version, and of one-sided p-values: ours are two-sided.
        warnings.simplefilter("ignore")
        local = Moran_Local(values, graph, permutations=9999, seed=7, n_jobs=1)
    table = found.table.reindex(graph.unique_ids)
    assert np.abs(table["cluster_p_value"] - np.minimum(1, 2 * local.p_sim)).max() < 0.12
    far = (local.p_sim < 0.01).tolist()
    assert np.abs(table["cluster_p_value"] - 2 * local.p_sim)[far].max() < 0.01
    quadrants = {1: "high_among_high", 2: "low_among_high", 3: "low_among_low", 4: "high_among_low"}
    told = table["cluster"] != "no_cluster"
    assert told.sum() > 5
    assert table.loc[told, "cluster"].tolist() == [quadrants[each] for each in local.q[told.to_numpy()]]
    assert told.tolist() == (table["cluster_p_value"] <= fdr(table["cluster_p_value"], 0.05)).tolist()


def test_the_truth_of_a_made_up_country_is_found():
    codes, pairs, shapes = grid()
    figures = drawn(codes)
    figures[HIGH] += 20
    figures[LOW] -= 15
    figures["1202"] = 8.0
    found = clusters(figures, pairs, shapes)
    classes = found.table["cluster"]
    assert classes[HIGH].eq("high_among_high").sum() >= 9
    assert classes[LOW].eq("low_among_low").sum() >= 9
    assert not set(classes[[*HIGH, *LOW]]) & {"high_among_low"}
    assert classes["1202"] == "low_among_high"
    outside = classes.drop([*HIGH, *LOW])
    assert outside.ne("no_cluster").sum() <= 2
    assert found.p_value == 0.002
    again = clusters(figures.sample(frac=1, random_state=3), pairs, shapes)
    assert again.table["cluster_p_value"].reindex(codes).tolist() == found.table["cluster_p_value"].tolist()


def test_chance_alone_makes_no_clusters():
    codes, pairs, shapes = grid()
    runs = [clusters(drawn(codes, seed), pairs, shapes) for seed in range(20)]
    assert sum(run.table["cluster"].ne("no_cluster").any() for run in runs) <= 3
    assert sum(run.p_value <= 0.05 for run in runs) <= 3


def test_islands_are_joined_to_the_nearest_and_who_has_no_figure_leaves_the_graph():
    codes, pairs, shapes = grid(side=6)
    alone = pairs[~pairs.isin(["1100", "1101"]).any(axis=1)]
    beside, joined = contiguity(codes, alone, shapes)
    assert (beside == beside.T).all()
    assert joined["neighbour_code"].to_dict() == {"1100": "1101", "1101": "1100"}
    assert joined["distance_km"].tolist() == pytest.approx([0, 0], abs=1e-6)
    far = shapes.copy()
    far["1100"] = box(-2, 0, -1, 1)
    beside, joined = contiguity(codes, pairs[~pairs.eq("1100").any(axis=1)], far)
    # Who is joined is a neighbour of the other, too, whoever else lies beside that one.
    assert (beside == beside.T).all()
    assert codes[beside[codes.get_loc(joined["neighbour_code"].iloc[0])] == 1].isin(["1100"]).any()
    # One degree of the equator.
    assert joined["distance_km"].tolist() == pytest.approx([111.19], abs=0.2)
    figures = drawn(codes)
    figures[["1101", "1200"]] = np.nan
    found = clusters(figures, pairs, shapes)
    assert found.districts == 34
    assert found.joined.index.tolist() == ["1100"]
    assert found.table.loc[["1101", "1200"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("figures", "reason"),
    [
        ([20.0] * 36, "all_the_same"),
        ([20.0] + [np.nan] * 35, "too_few_districts"),
        ([np.nan] * 36, "too_few_districts"),
    ],
)
def test_what_cannot_be_looked_for_says_why(figures, reason):
    codes, pairs, shapes = grid(side=6)
    found = clusters(pd.Series(figures, codes, dtype="float64"), pairs, shapes)
    assert found.reason == reason
    assert np.isnan(found.moran)
    assert found.table.isna().all(axis=None)
    assert found.joined.empty
