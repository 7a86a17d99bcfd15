"""Two districts beside each other in what offices print: told, never tested."""

import math

import pandas as pd

from stuntmap.analysis.side_by_side import determinant_differences


def test_determinants_are_told_and_not_tested() -> None:
    own = pd.DataFrame({"year": [2024, 2023], "unit": ["%", "%"], "value": [12.5, math.nan]}, index=["a", "b"])
    other = own.assign(value=[10.0, 4.0])
    table = determinant_differences(own, other)
    assert table.loc["a", ["value", "other", "difference"]].tolist() == [12.5, 10.0, 2.5]
    assert math.isnan(table.loc["b", "difference"])
    assert "verdict" not in table
