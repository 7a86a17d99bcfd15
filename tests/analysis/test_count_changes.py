"""A change of counts between two months is real only where the limits of the difference leave out 0."""

import math

import pandas as pd
import pytest

from stuntmap import vocabulary as v
from stuntmap.analysis.count_changes import count_changes

Z = 1.959963984540054


def counts(**areas: tuple[float, float]) -> pd.DataFrame:
    return pd.DataFrame(areas, index=["children_stunted", "children_measured"]).T.astype("float64")


def wilson(stunted: float, measured: float) -> tuple[float, float, float]:
    share = stunted / measured
    middle = (share + Z**2 / (2 * measured)) / (1 + Z**2 / measured)
    half = Z * math.sqrt(share * (1 - share) / measured + Z**2 / (4 * measured**2)) / (1 + Z**2 / measured)
    return 100 * share, 100 * (middle - half), 100 * (middle + half)


def test_limits_are_those_of_newcomb_worked_out_slowly():
    # The example of Newcombe 1998, table II (a): 56 of 70 and 48 of 80, difference 0.2000 (0.0524 to 0.3339).
    row = count_changes(counts(a=(56, 70)), counts(a=(48, 80))).loc["a"]
    assert row[v.CHANGE] == pytest.approx(20.0)
    assert (round(row[v.CHANGE_LOW], 2), round(row[v.CHANGE_HIGH], 2)) == (5.24, 33.39)
    for now, before in (((27, 98), (9, 90)), ((3, 40), (12, 45)), ((10, 200), (11, 210))):
        row = count_changes(counts(a=now), counts(a=before)).loc["a"]
        one, other = wilson(*now), wilson(*before)
        low = one[0] - other[0] - math.hypot(one[0] - one[1], other[2] - other[0])
        high = one[0] - other[0] + math.hypot(one[2] - one[0], other[0] - other[1])
        assert (row[v.CHANGE_LOW], row[v.CHANGE_HIGH]) == pytest.approx((low, high))
        expected = v.REAL_INCREASE if low > 0 else v.REAL_DECREASE if high < 0 else v.NOT_DISTINGUISHABLE
        assert row[v.CHANGE_VERDICT] == expected


def test_of_an_area_that_one_month_does_not_know_nothing_is_told():
    table = count_changes(counts(a=(5, 50), b=(5, 50), c=(0, 0)), counts(a=(4, 40), c=(1, 10)))
    assert table[v.CHANGE_VERDICT].isna().tolist() == [False, True, True]
    assert table.loc["b", [v.CHANGE, v.STUNTED_BEFORE]].isna().all()
