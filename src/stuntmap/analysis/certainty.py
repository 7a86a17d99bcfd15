"""Everything that says how far a figure can be trusted, gathered for a scope or for one region."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from stuntmap.analysis.differences import change_history, change_table, rank_move
from stuntmap.analysis.intervals import figures_over_surveys, interval_table, with_intervals
from stuntmap.analysis.profiling import Profile
from stuntmap.analysis.rank_sets import Standing, own_standing, rank_set_table
from stuntmap.analysis.target_verdict import target_verdict_table
from stuntmap.vocabulary import COMPARABLE_YEARS, scopes_of

# The `interval_table` of the `ranking.scope_table` of a scope, a year and a level: whoever asks for many regions
# keeps them, since all regions of a scope share them.
ScopeFigures = Callable[[str, int, str], pd.DataFrame]

_FIGURE_COLUMNS = ["ci95_low_pct", "ci95_high_pct", "ci_kind", "class_is_uncertain"]
_FIGURE_COLUMNS += ["stunted_children_low", "stunted_children_high", "target_probability", "target_verdict"]
_RANK_TYPES = {"rank_low": "Int64", "rank_high": "Int64", "rank_is_rough": "boolean"}
_MOVE_TYPES = {"rank_move": "str", "rank_move_reason": "object"}
_CHANGE_COLUMNS = ["change_ci95_low_pp", "change_ci95_high_pp", "change_p_value", "change_verdict", "change_reason"]


def certainty_table(
    table: pd.DataFrame,
    intervals: pd.DataFrame,
    compared_year: int | None = None,
    rank_sets: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """A scope table (or `target_table`) with interval, rank set, change verdict and target verdict of each region.

    `intervals` is from `intervals.figure_intervals`; the columns are those of `interval_table`, `rank_set_table` (or
    those of `rank_sets`, where these were worked out before), `change_table` (with `compared_year`) and
    `target_verdict_table` (where the table has a target). Same rows, same index.
    """
    answer = interval_table(table, intervals)
    answer = rank_set_table(answer) if rank_sets is None else answer.join(rank_sets)
    if compared_year is not None:
        answer = change_table(answer, intervals, compared_year)
    return target_verdict_table(answer) if "target_pct" in answer else answer


def no_rank_sets(regions: pd.Index) -> pd.DataFrame:
    """The columns of the rank sets of `regions`, all missing."""
    return pd.DataFrame(index=regions, columns=pd.Index(list(_RANK_TYPES))).astype(_RANK_TYPES)


def profile_certainty(intervals: pd.DataFrame, profile: Profile, figures: ScopeFigures) -> pd.DataFrame:
    """How far each figure of a profile can be trusted: one row a comparable survey, index survey_year, all of them.

    Columns: ci95_low_pct, ci95_high_pct, ci_kind, class_is_uncertain, stunted_children_low and stunted_children_high
    (see `intervals.interval_table`); target_probability, target_verdict; province_rank_low, province_rank_high,
    province_rank_is_rough, province_rank_move, province_rank_move_reason and the same with nation_ (missing where the
    region is not ranked there; moves against the comparable survey before); change_ci95_low_pp, change_ci95_high_pp,
    change_p_value, change_verdict, change_reason against the survey before. The first survey has no move or change.
    """
    limits = figures_over_surveys(intervals, profile.region_code)
    answer = target_verdict_table(with_intervals(profile.surveys, limits))[_FIGURE_COLUMNS]
    scopes = scopes_of(profile.region_level, profile.province_code)
    for name in ("province", "nation"):
        sets = _own_sets(figures, profile, scopes.get(name))
        answer = answer.join(sets.add_prefix(f"{name}_"))
    return answer.join(change_history(profile.region_code, intervals)[_CHANGE_COLUMNS])


def history_certainty(
    history: pd.DataFrame, figures: ScopeFigures, scope: str, level: str, only: Sequence[str] | None = None
) -> pd.DataFrame:
    """`history` (of `ranking.rank_history`) with rank_low, rank_high and rank_is_rough of each rank.

    Of the regions `only`, or of all; missing for the others and without an estimate. Same rows, same order.
    """
    years = [rank_set_table(figures(scope, year, level), only).assign(survey_year=year) for year in COMPARABLE_YEARS]
    sets = pd.concat(years).set_index("survey_year", append=True)[list(_RANK_TYPES)].astype(_RANK_TYPES)
    return history.join(sets, on=["region_code", "survey_year"])


def _own_sets(figures: ScopeFigures, profile: Profile, scope: str | None) -> pd.DataFrame:
    """Rank sets and moves of one region within `scope` by survey_year; all missing where it is not ranked there."""
    rows: list[list[object]] = []
    earlier: Standing | None = None
    for year in COMPARABLE_YEARS if scope else ():
        standing = own_standing(figures(str(scope), year, profile.region_level), profile.region_code)
        move = rank_move(standing, earlier) if earlier else (None, None)
        rows.append(
            [np.nan if fact is None else fact for fact in (standing.low, standing.high, standing.is_rough, *move)]
        )
        earlier = standing
    types = _RANK_TYPES | _MOVE_TYPES
    index = pd.Index(COMPARABLE_YEARS, name="survey_year")
    return pd.DataFrame(rows or None, index=index, columns=pd.Index(types), dtype="object").astype(types)
