"""The maps of a reader's own tables: coverage and shares on an edge, and a fill that darkens with the distance."""

from itertools import pairwise

import pandas as pd
import pytest
from map_tables import BAHASA
from seeing import lab, rgb

from stuntmap import vocabulary as v
from stuntmap.figures.intervention_looks import INTERVENTION_DRAWN, gap_looks
from stuntmap.figures.palette import DARK, LIGHT
from stuntmap.figures.recap_maps import DRAWN_OF_RECAPS

SHARES = {"1": 0.0, "2": 49.99, "3": 50.0, "4": 79.99, "5": 80.0, "6": 100.0, "7": 100.1}


@pytest.mark.parametrize("own", [False, True])
def test_nearly_all_and_all_are_one_group_and_more_than_all_stands_apart(own):
    layer, column = (INTERVENTION_DRAWN, v.COVERED) if own else (DRAWN_OF_RECAPS[v.RECAP_COVERAGE_LAYER], v.COVERAGE)
    table = pd.DataFrame({column: SHARES, v.INTERVENTION_TARGET: float("nan")})
    groups = layer.groups(table, BAHASA, LIGHT)
    assert [group.codes.tolist() for group in groups] == [["1", "2"], ["3", "4"], ["5", "6"], ["7"]]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_farther_from_the_target_the_darker_the_fill(theme):
    looks = gap_looks(theme)
    light = [lab(rgb(looks[gap].fill))[0] for gap in (v.GAP_SMALL, v.GAP_LARGE, v.GAP_HUGE)]
    assert all(before > after + 10 for before, after in pairwise(light))
