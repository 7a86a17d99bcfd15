"""How far a rank can be trusted: 95 % confidence sets for ranks, one region at a time.

Marginal confidence sets by Mogstad, Romano, Shaikh and Wilhelm 2024, Review of Economic Studies 91(1):476-518, section
3.1: a region's rank is counted from the regions that a two-sided test tells apart from it. The critical value of each
region comes from a parametric bootstrap of its largest studentised difference, and falls stepwise (Romano and Wolf
2005) as differences are found. Independent samples; ranks are the same on the log odds, where errors are near normal.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from stuntmap.analysis.classifying import PRINTED_DECIMALS, as_printed
from stuntmap.analysis.normal_scale import log_odds_values
from stuntmap.vocabulary import MODELLED

DRAWS: Final = 2000
# The 95 % point of the simulated errors, plus one standard error of the simulation: 2000 draws, always the same ones,
# may by luck lie on the narrow side.
_CRITICAL_DRAW: Final = math.ceil(DRAWS * (0.95 + math.sqrt(0.95 * 0.05 / DRAWS)))
# Any fixed number: the same figures give the same sets in every process.
_SEED: Final = 514
# Rows that are worked on at once: small enough to stay in the processor's cache.
_ROWS: Final = 64


@lru_cache(maxsize=8)
def _many_errors(count: int) -> np.ndarray:
    errors = np.random.default_rng(_SEED).standard_normal((count, DRAWS), dtype=np.float32)
    errors.flags.writeable = False
    return errors


def bootstrap_errors(size: int) -> np.ndarray:
    """Standard normal errors, one row a region, DRAWS columns, read only; the same ones by place."""
    return _many_errors(1 << max(size - 1, 0).bit_length())[:size]


class _Comparison:
    """Tests one region after the other against all others, in working memory that is used again and again."""

    def __init__(self, values: np.ndarray, se: np.ndarray) -> None:
        self.values, self.se = values, se
        self.errors = bootstrap_errors(len(values)) * se[:, None].astype(np.float32)
        self.differences = np.empty((_ROWS, DRAWS), dtype=np.float32)
        self.extreme = np.empty(DRAWS, dtype=np.float32)

    def extremes(self, place: int, scale: np.ndarray, errors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Of each draw the largest and smallest studentised difference of `errors` from those at `place`, or 0."""
        largest, smallest = np.zeros(DRAWS, dtype=np.float32), np.zeros(DRAWS, dtype=np.float32)
        for first in range(0, len(errors), _ROWS):
            rows = errors[first : first + _ROWS]
            difference = self.differences[: len(rows)]
            np.subtract(rows, self.errors[place], out=difference)
            np.multiply(difference, scale[first : first + _ROWS, None], out=difference)
            np.maximum(largest, np.maximum.reduce(difference, axis=0, out=self.extreme), out=largest)
            np.minimum(smallest, np.minimum.reduce(difference, axis=0, out=self.extreme), out=smallest)
        return largest, smallest

    def told_apart(self, place: int) -> np.ndarray:
        """Which values, sorted upwards, differ from the one at `place`."""
        scale = (1 / np.hypot(self.se, self.se[place])).astype(np.float32)
        studentised = np.abs(self.values - self.values[place]) * scale
        below, above = slice(0, place), slice(place + 1, None)
        largest_below, smallest_below = self.extremes(place, scale[below], self.errors[below])
        largest_above, smallest_above = self.extremes(place, scale[above], self.errors[above])
        # Once a lower region is known to be lower, only the opposite error, taking it for higher, remains possible.
        opposite = np.maximum(largest_below, -smallest_above)
        critical = _critical_value(np.maximum(opposite, np.maximum(-smallest_below, largest_above)))
        apart: np.ndarray = studentised > critical
        if not apart.any():
            return apart
        # However many are told apart, the critical value stays above this one: the differences below it stay open.
        open_for_good = studentised <= _critical_value(opposite)
        largest, smallest = self.extremes(place, scale[open_for_good], self.errors[open_for_good])
        base = np.maximum(opposite, np.maximum(largest, -smallest))
        found_before = 0
        while (found := int(apart.sum())) > found_before:
            found_before = found
            undecided = ~(apart | open_for_good)
            largest, smallest = self.extremes(place, scale[undecided], self.errors[undecided])
            apart |= studentised > _critical_value(np.maximum(base, np.maximum(largest, -smallest)))
        return apart


def _critical_value(largest: np.ndarray) -> float:
    return float(np.partition(largest, _CRITICAL_DRAW)[_CRITICAL_DRAW])


def told_apart(prevalence_pct: pd.Series, se_log_odds: pd.Series, only: Sequence[str] | None = None) -> pd.DataFrame:
    """Which regions a 95 % test tells apart from each region: one row a region, one column each region, True or False.

    `se_log_odds` is the standard error on the log odds. Rows are the regions of `only`, or all; regions without a
    figure or an error have neither row nor column. A row's own critical value decides: True says that, with 95 %
    confidence in the row as a whole, the column's true prevalence is on the side where its figure is.
    """
    order, _figures, comparison = _upwards(prevalence_pct, se_log_odds)
    names = prevalence_pct.index[order]
    wanted = np.arange(len(order)) if only is None else names.get_indexer(pd.Index(only).intersection(names))
    cells = np.array([comparison.told_apart(int(place)) for place in wanted], dtype=bool).reshape(
        len(wanted), len(order)
    )
    return pd.DataFrame(cells, index=names[wanted], columns=names)


def _upwards(prevalence_pct: pd.Series, se_log_odds: pd.Series) -> tuple[np.ndarray, np.ndarray, _Comparison]:
    """The places of the regions with a figure and an error, lowest figure first; those figures; their comparison."""
    figures = prevalence_pct.to_numpy(dtype="float64").round(PRINTED_DECIMALS)
    values, se = log_odds_values(figures), se_log_odds.to_numpy(dtype="float64")
    known = np.flatnonzero(~(np.isnan(values) | np.isnan(se)))
    order = known[np.lexsort((se[known], values[known]))]
    return order, figures[order], _Comparison(values[order], se[order])


def rank_sets(prevalence_pct: pd.Series, apart: pd.DataFrame) -> pd.DataFrame:
    """The 95 % confidence set of each rank: index as `prevalence_pct`; rank_low and rank_high (Int64), 1 = lowest.

    `apart` is from `told_apart`. The true rank of a region lies from rank_low to rank_high with at least 95 %
    confidence; the printed rank always does. Missing where `apart` has no row.
    """
    figures = as_printed(prevalence_pct.reindex(apart.columns)).to_numpy()
    own = as_printed(prevalence_pct.reindex(apart.index)).to_numpy()[:, None]
    cells = apart.to_numpy(dtype=bool)
    low = 1 + (cells & (figures < own)).sum(axis=1)
    high = len(figures) - (cells & (figures > own)).sum(axis=1)
    sets = pd.DataFrame({"rank_low": low, "rank_high": high}, index=apart.index)
    return sets.reindex(prevalence_pct.index).astype("Int64")


def rank_set_table(table: pd.DataFrame, only: Sequence[str] | None = None) -> pd.DataFrame:
    """`table` (from `intervals.interval_table`) with the confidence set of each rank: same rows, same index.

    Columns added: rank_low, rank_high (Int64); rank_is_rough (boolean): the region's own figure is a small-area one,
    whose error is only taken to be that of a usual district. Missing without an estimate, and outside `only`.
    """
    return with_rank_sets(table, told_apart(table["prevalence_pct"], table["se_log_odds"], only))


def with_rank_sets(table: pd.DataFrame, apart: pd.DataFrame) -> pd.DataFrame:
    """`rank_set_table` from what `told_apart` found of `table`."""
    sets = rank_sets(table["prevalence_pct"], apart)
    rough = table["estimation"].isin(MODELLED).astype("boolean").mask(sets["rank_low"].isna())
    return table.assign(rank_low=sets["rank_low"], rank_high=sets["rank_high"], rank_is_rough=rough)


class Standing(NamedTuple):
    """A region's rank set in a scope and survey, and whose figure it is; `ranked` are all regions with a figure.

    `low` and `high` are None without a set, `estimation` without a figure.
    """

    low: int | None
    high: int | None
    estimation: str | None
    ranked: frozenset[str]

    @property
    def is_rough(self) -> bool | None:
        """`rank_is_rough` of `rank_set_table`; None without a set."""
        return None if self.low is None else self.estimation in MODELLED


def own_standing(table: pd.DataFrame, region_code: str) -> Standing:
    """One region's rank set in `table` (from `intervals.interval_table`): much quicker than all of them."""
    prevalence = table["prevalence_pct"]
    ranked = frozenset(table.index[prevalence.notna().to_numpy()])
    estimation = str(table["estimation"].at[region_code]) if region_code in ranked else None
    order, figures, comparison = _upwards(prevalence, table["se_log_odds"])
    found = np.flatnonzero(order == table.index.get_loc(region_code)) if region_code in ranked else order[:0]
    if not found.size:
        return Standing(None, None, estimation, ranked)
    place = int(found[0])
    apart, own = comparison.told_apart(place), figures[place]
    low, high = 1 + int((apart & (figures < own)).sum()), len(figures) - int((apart & (figures > own)).sum())
    return Standing(low, high, estimation, ranked)
