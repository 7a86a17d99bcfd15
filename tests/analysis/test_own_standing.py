"""One region's rank set and move, worked out alone: the same as its row among all of them."""

from itertools import pairwise

import pandas as pd
import pytest

import shipped
from stuntmap.analysis.differences import change_history, change_tests, rank_move, rank_moves
from stuntmap.analysis.rank_sets import own_standing, rank_set_table
from stuntmap.vocabulary import COMPARABLE_YEARS

# With models, with surveys that missed districts, the new Papua, few districts; the provinces with those of old.
SCOPES = [("33", "district"), ("53", "district"), ("94", "district"), ("31", "district"), ("ID", "province")]


@pytest.mark.parametrize(("scope", "level"), SCOPES)
def test_standing_and_move_are_those_of_the_whole_scope(scope, level):
    earlier = None
    for year in COMPARABLE_YEARS:
        figures = shipped.figures(scope, year, level)
        table = rank_set_table(figures)
        standings = {code: own_standing(figures, code) for code in figures.index}
        for code, standing in standings.items():
            low = table.at[code, "rank_low"]
            assert (standing.low is None) == pd.isna(low)
            assert pd.isna(low) or (standing.low, standing.high) == (low, table.at[code, "rank_high"])
        if earlier is not None:
            moves = rank_moves(table, earlier[0])
            for code in figures.index.intersection(earlier[0].index):
                move, reason = rank_move(standings[code], earlier[1][code])
                expected = moves.loc[code]
                assert move == expected["rank_move"]
                assert reason == (None if pd.isna(expected["rank_move_reason"]) else expected["rank_move_reason"])
        earlier = table, standings


@pytest.mark.parametrize("code", ["3310", "5301", "9401", "94", "91", "ID"])
def test_the_changes_of_one_region_are_those_of_each_pair_of_surveys(code):
    own = change_history(code, shipped.intervals())
    for before, year in pairwise(COMPARABLE_YEARS):
        expected = change_tests(pd.Index([code]), shipped.intervals(), year, before).iloc[0]
        pd.testing.assert_series_equal(own.loc[year].astype("object"), expected.astype("object"), check_names=False)
