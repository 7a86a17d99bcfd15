"""Which districts come first: the criteria of a question, weighed, with what is not known of the estimates."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from stuntmap import vocabulary
from stuntmap.analysis.normal_scale import log_odds
from stuntmap.analysis.priority import DRAWS, Decided, Weighed, priority_list
from stuntmap.analysis.rank_sets import bootstrap_errors
from stuntmap.analysis.small_areas import Shrinkage
from stuntmap.vocabulary import (
    CRITERIA,
    LISTED,
    NOT_LISTED,
    RECAP_CRITERIA,
    USUAL_WEIGHTS,
    Criterion,
    usual_places,
)

# Any fixed number: the same recap gives the same shares in every process.
_SEED: Final = 1933
_STANDING: Final = {"pinned": vocabulary.PINNED, "struck": vocabulary.STRUCK}


@dataclass(frozen=True)
class PriorityAsked:
    """How a list is made: weights by name of the criterion, how many places (None: as usual), what was decided."""

    weights: tuple[tuple[str, float], ...] = USUAL_WEIGHTS
    places: int | None = None
    pinned: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria with a weight."""
        return tuple(CRITERIA[name] for name, weight in self.weights if weight > 0)


def with_determinants(table: pd.DataFrame, determinants: pd.DataFrame) -> pd.DataFrame:
    """`table` (index region_code) with the newest value of each determinant, one column an indicator."""
    newest = determinants[determinants["year"] == determinants.groupby("indicator")["year"].transform("max")]
    wide = newest.pivot_table("value", "region_code", "indicator", aggfunc="first")
    return table.join(wide.reindex(columns=list(vocabulary.DETERMINANTS)))


def district_priorities(table: pd.DataFrame, asked: PriorityAsked) -> pd.DataFrame:
    """`table` with score, order, standing and stability of each district; the most urgent first.

    `table`: as `Answers.table` gives it, with one column a determinant (`with_determinants`). Columns added:
    priority_order, priority_score, priority_standing, stays_share, criteria_unknown; see `analysis.priority`. What an
    estimate may truly be follows its error on the log odds, that of a model figure the usual error of its level.
    """
    possible = _possible_prevalence(table)
    weighed = [_weighed(CRITERIA[name], weight, table, possible) for name, weight in asked.weights]
    return _listed(table, weighed, asked)


def recap_priorities(table: pd.DataFrame, shrinkage: Shrinkage, asked: PriorityAsked) -> pd.DataFrame:
    """The kecamatan or desa of a recap, listed as `district_priorities` lists districts.

    `table`: one row a region of which the recap tells, with what `Recap.by_region` and `shrinkage` say of it; the
    names of `asked.weights` are of vocabulary.RECAP_CRITERIA. What an estimate may truly be is drawn from what is
    known of the region after its count; numbers and coverage are counted.
    """
    possible = shrinkage.drawn(DRAWS, _SEED)[:, shrinkage.after.index.get_indexer(table.index)]
    weighed = [
        Weighed(
            criterion.name,
            table[criterion.column].astype("float64"),
            weight,
            criterion.higher_first,
            possible if criterion.is_estimated else None,
        )
        for criterion, weight in ((RECAP_CRITERIA[name], weight) for name, weight in asked.weights)
    ]
    return _listed(table, weighed, asked)


def _listed(table: pd.DataFrame, weighed: list[Weighed], asked: PriorityAsked) -> pd.DataFrame:
    places = asked.places or usual_places(len(table))
    found = priority_list(weighed, places, Decided(asked.pinned, asked.struck))
    by_score = pd.Series(np.where(found["is_chosen"], LISTED, NOT_LISTED), index=found.index)
    standing = by_score.where(found["decided"] == "", found["decided"].map(_STANDING))
    answer = table.join(
        pd.DataFrame(
            {
                vocabulary.PRIORITY_ORDER: found["order"],
                vocabulary.PRIORITY_SCORE: found["score"],
                vocabulary.PRIORITY_STANDING: standing,
                vocabulary.STAYS_SHARE: found["stays_share"],
                vocabulary.CRITERIA_UNKNOWN: found["unknown"],
            }
        )
    )
    return answer.sort_values(vocabulary.PRIORITY_ORDER, kind="stable", na_position="last")


def _possible_prevalence(table: pd.DataFrame) -> np.ndarray:
    """What the prevalence of each district may truly be, in %, draws x districts; missing without an estimate."""
    errors = bootstrap_errors(len(table))[:, :DRAWS].T.astype("float64")
    se = table["se_log_odds"].astype("float64").fillna(0).to_numpy()
    odds = log_odds(table[vocabulary.PREVALENCE]).to_numpy() + errors * se
    return np.asarray(100 / (1 + np.exp(-odds)))


def _weighed(criterion: Criterion, weight: float, table: pd.DataFrame, possible: np.ndarray) -> Weighed:
    values = table[criterion.column].astype("float64")
    return Weighed(criterion.name, values, weight, criterion.higher_first, _drawn(criterion, table, possible))


def _drawn(criterion: Criterion, table: pd.DataFrame, possible: np.ndarray) -> np.ndarray | None:
    """What the values of the criterion may truly be, draws x districts; None of what is no estimate."""
    if not criterion.is_estimated:
        return None
    if criterion.column == vocabulary.STUNTED_CHILDREN:
        return np.asarray(possible * _numbers(table, vocabulary.POPULATION_UNDER_5) / 100)
    if criterion.column == vocabulary.DISTANCE:
        return np.asarray(possible - _numbers(table, vocabulary.TARGET))
    return possible


def _numbers(table: pd.DataFrame, name: str) -> np.ndarray:
    return table[name].astype("float64").to_numpy()
