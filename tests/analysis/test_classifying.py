"""Severity classes of WHO and UNICEF 2018."""

import math

import pandas as pd
import pytest

from stuntmap.analysis.classifying import severity_class


@pytest.mark.parametrize(
    ("prevalence_pct", "expected"),
    [
        (0.1, "very_low"),
        (2.49, "very_low"),
        (2.5, "low"),
        (9.9, "low"),
        (10.0, "medium"),
        (19.9, "medium"),
        (20.0, "high"),
        (29.99, "high"),
        (30.0, "very_high"),
        (70.4, "very_high"),
    ],
)
def test_figure_on_an_edge_belongs_to_the_higher_class(prevalence_pct: float, expected: str) -> None:
    assert severity_class(pd.Series([prevalence_pct])).iloc[0] == expected


def test_float_noise_at_an_edge_does_not_lower_the_class() -> None:
    assert severity_class(pd.Series([0.1 + 0.2 + 9.7 - 1e-12, 29.999999999])).tolist() == ["medium", "very_high"]


def test_no_estimate_has_no_class() -> None:
    assert severity_class(pd.Series([math.nan, 12.0])).isna().tolist() == [True, False]


def test_classes_are_ordered_and_keep_the_index() -> None:
    classes = severity_class(pd.Series([35.0, 1.0], index=["3310", "3311"]))
    assert classes["3311"] == classes.min() == "very_low"
    assert classes.max() == "very_high"


def test_empty_column_gives_an_empty_column() -> None:
    assert severity_class(pd.Series([], dtype="float64")).empty
