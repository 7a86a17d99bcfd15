"""The sentence on one district's cluster of neighbours, on a made-up nation."""

import pandas as pd
import pytest

from stuntmap.analysis.clusters import Clusters
from stuntmap.answers.neighbourhoods import Neighbourhoods
from stuntmap.language import language
from stuntmap.report.narrative.clusters import own_cluster_sentence

ENGLISH = language("en")


def found(cluster, measured, estimation="direct", joined=(), reason=None, modelled=1):
    table = pd.DataFrame(
        {
            "region_name": ["Kabupaten Alfa", "Kabupaten Beta"],
            "survey_year": 2024,
            "prevalence_pct": [31.0, 30.0],
            "estimation": [estimation, "direct"],
            "cluster": [cluster, "no_cluster"],
            "cluster_measured_only": [measured, "no_cluster"],
            "neighbours_mean_pct": [29.5, 31.0],
        },
        index=pd.Index(["0101", "0102"], name="region_code"),
    )
    pairs = pd.DataFrame({"neighbour_code": list(joined)}, index=["0101"] if joined else [])
    every = Clusters(0.5, 0.001, 40, table[["cluster"]], pairs, reason)
    return Neighbourhoods(table, every, every._replace(districts=40 - modelled))


@pytest.mark.parametrize(
    ("cluster", "words"),
    [
        ("high_among_high", "Kab. Alfa (31.0%) and its neighbours (29.5% on average) are high together"),
        ("low_among_low", "are low together"),
        ("high_among_low", "is high among low neighbours (29.5% on average)"),
        ("low_among_high", "is low among high neighbours"),
        ("no_cluster", "form no cluster beyond chance"),
    ],
)
def test_each_class_has_its_words_and_says_when_nothing_changes_without_model_figures(cluster, words):
    said = own_cluster_sentence(ENGLISH, found(cluster, cluster), "0101")
    assert words in said
    assert said.endswith("SSGI 2024. Without the 1 model figures it is the same.")


def test_another_class_without_model_figures_is_named():
    said = own_cluster_sentence(ENGLISH, found("high_among_high", "no_cluster"), "0101")
    assert said.endswith("Without the 1 model figures: no cluster.")


def test_a_district_with_a_model_figure_is_told_that_nothing_stands_without_them():
    said = own_cluster_sentence(ENGLISH, found("high_among_high", None, "small_area"), "0101")
    assert "31.0% (model)" in said
    assert said.endswith("without model figures nothing can be said of it.")


def test_an_island_names_whom_it_was_joined_to():
    said = own_cluster_sentence(ENGLISH, found("no_cluster", "no_cluster", joined=["0102"]), "0101")
    assert "joined to the nearest, Kab. Beta." in said


def test_nothing_is_said_of_model_figures_where_there_are_none():
    said = own_cluster_sentence(ENGLISH, found("no_cluster", "no_cluster", modelled=0), "0101")
    assert "model" not in said


def test_nothing_is_said_without_a_figure_or_where_no_clusters_are_looked_for():
    assert own_cluster_sentence(ENGLISH, found(None, None), "0101") == ""
    assert own_cluster_sentence(ENGLISH, found(None, None, reason="too_few_districts"), "0101") == ""
