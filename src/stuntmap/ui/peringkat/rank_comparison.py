"""What a ranking with errors tells about one region, and who cannot be told apart; cached like `loading`."""

import pandas as pd
import streamlit as st

from stuntmap.analysis import rank_groups, rank_sets
from stuntmap.analysis.certainty import own_rank_table
from stuntmap.analysis.differences import rank_moves
from stuntmap.analysis.intervals import interval_table
from stuntmap.ui import loading

# Groups of a larger scope are too many to be drawn or named: the nation's 514 districts form dozens.
MOST_GROUPED = 60


def _figures(scope: str, survey_year: int) -> pd.DataFrame:
    return interval_table(loading.scope_table(scope, survey_year, None), loading.intervals())


@st.cache_resource(show_spinner=False, max_entries=200)
def groups(scope: str, survey_year: int) -> pd.DataFrame | None:
    """The groups of a scope that cannot be told apart; see `rank_groups.rank_groups`. None where they are too many."""
    table = _figures(scope, survey_year)
    if len(table) > MOST_GROUPED:
        return None
    apart = rank_sets.told_apart(table["prevalence_pct"], table["se_log_odds"])
    return rank_groups.rank_groups(table["prevalence_pct"], apart)


@st.cache_resource(show_spinner=False, max_entries=200)
def fifths(scope: str, survey_year: int) -> pd.DataFrame:
    """The chance of each region to be in the lowest and highest fifth; see `rank_groups.fifth_probabilities`."""
    table = _figures(scope, survey_year)
    return rank_groups.fifth_probabilities(table["prevalence_pct"], table["se_log_odds"])


@st.cache_resource(show_spinner=False, max_entries=1000)
def alike(scope: str, survey_year: int, region_code: str) -> tuple[str, ...] | None:
    """The codes that cannot be told apart from one region; None where it has no estimate."""
    table = _figures(scope, survey_year)
    apart = rank_sets.told_apart(table["prevalence_pct"], table["se_log_odds"], [region_code])
    return tuple(rank_groups.indistinguishable_from(apart, region_code)) if region_code in apart.index else None


@st.cache_resource(show_spinner=False, max_entries=1000)
def move(scope: str, survey_year: int, compared_year: int, region_code: str) -> pd.Series:
    """One region's row of the scope table with rank_move and rank_move_reason; see `differences.rank_moves`."""
    shared = (loading.regions(), loading.stunting(), loading.intervals(), region_code, scope)
    now, before = (own_rank_table(*shared, year) for year in (survey_year, compared_year))
    moved = loading.scope_table(scope, survey_year, compared_year).join(rank_moves(now, before))
    return moved.loc[[region_code]].iloc[0]
