"""Two districts beside each other: differences are tested where limits are printed, and told where they are not."""

import math

import pandas as pd
import pytest

from stuntmap.analysis.side_by_side import determinant_differences, nutrition_differences


def nutrition(*rows: tuple[float, float, float]) -> pd.DataFrame:
    columns = ["value_pct", "ci95_low_pct", "ci95_high_pct"]
    return pd.DataFrame(rows, columns=columns, index=pd.Index([f"n{place}" for place in range(len(rows))]))


def test_a_difference_counts_only_where_the_printed_limits_allow_it() -> None:
    own = nutrition((10.0, 8.0, 12.4), (20.0, 17.0, 23.4), (10.0, 8.0, 12.4), (10.0, math.nan, math.nan))
    other = nutrition((18.0, 15.0, 21.5), (10.0, 8.0, 12.4), (11.0, 8.9, 13.5), (30.0, 27.0, 33.0))
    table = nutrition_differences(own, other)
    assert table["verdict"].tolist() == ["better", "worse", "same", "not_assessable"]
    assert table["difference_pp"].tolist() == [-8.0, 10.0, -1.0, -20.0]
    # Each half-width is the root of the squares of the two printed ones, nearly.
    half = (table["ci95_high_pp"] - table["ci95_low_pp"]).iloc[0] / 2
    assert half == pytest.approx(math.hypot(2.2, 3.25), rel=0.02)
    assert table.loc["n3", ["ci95_low_pp", "ci95_high_pp"]].isna().all()


def test_determinants_are_told_and_not_tested() -> None:
    own = pd.DataFrame({"year": [2024, 2023], "unit": ["%", "%"], "value": [12.5, math.nan]}, index=["a", "b"])
    other = own.assign(value=[10.0, 4.0])
    table = determinant_differences(own, other)
    assert table.loc["a", ["value", "other", "difference"]].tolist() == [12.5, 10.0, 2.5]
    assert math.isnan(table.loc["b", "difference"])
    assert "verdict" not in table
