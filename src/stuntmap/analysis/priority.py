"""Which places come first: criteria with weights, a list of the most urgent ones, and how firmly each stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

# In each draw every weight is multiplied by a number between these: a weight is an opinion, and somebody else's may be
# half of it or one and a half times as much.
WEIGHT_FACTORS: Final = (0.5, 1.5)
DRAWS: Final = 1000
# Any fixed number: the same choices give the same shares in every process.
_SEED: Final = 2021


@dataclass(frozen=True)
class Weighed:
    """One criterion over the places, with what is not known of it.

    `values`: one number a place, missing where unknown. `drawn`: what the values may truly be, draws x places, in the
    order of `values`; None where they are counted, not estimated. `higher_first`: a higher value is more urgent.
    """

    name: str
    values: pd.Series
    weight: float
    higher_first: bool = True
    drawn: np.ndarray | None = None


@dataclass(frozen=True)
class Decided:
    """What was decided apart from the criteria: places that are in the list, and places that are not, by code."""

    pinned: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()


def urgency(values: np.ndarray, higher_first: bool) -> np.ndarray:
    """The share (0 to 1) of the other places that are less urgent, draws x places; ties share, missing stays missing.

    A share of places and not of the distance between the highest and the lowest: one outlier must not decide for all.
    """
    places = pd.DataFrame(np.atleast_2d(values))
    ranks = places.rank(axis="columns", ascending=higher_first).to_numpy()
    others = places.count(axis="columns").to_numpy()[:, None] - 1
    return (ranks - 1) / np.maximum(others, 1)


def _scores(urgencies: Sequence[np.ndarray], weights: np.ndarray) -> np.ndarray:
    """The weighted mean of what is known of each place; missing where nothing is. `weights`: draws x criteria."""
    total = np.zeros(np.broadcast_shapes(*(each.shape for each in urgencies), (len(weights), 1)))
    weighed = np.zeros_like(total)
    for place, each in enumerate(urgencies):
        weight = weights[:, [place]]
        total += np.where(np.isnan(each), 0.0, each * weight)
        weighed += np.where(np.isnan(each), 0.0, weight)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(weighed > 0, total / weighed, np.nan)


def _in_list(scores: np.ndarray, most: int, pinned: np.ndarray, struck: np.ndarray) -> np.ndarray:
    """Which places are in the list, draws x places: the pinned ones, then the highest scores up to `most` in all."""
    keys = np.where(pinned, np.inf, np.where(struck | np.isnan(scores), -np.inf, scores))
    # A tie is settled by the order of the places, which is that of their codes.
    order = np.argsort(-keys, axis=-1, kind="stable")
    chosen = np.zeros(keys.shape, dtype=bool)
    np.put_along_axis(chosen, order[..., :most], values=True, axis=-1)
    return chosen & (keys > -np.inf)


def priority_list(criteria: Sequence[Weighed], most: int, decided: Decided | None = None) -> pd.DataFrame:
    """Every place with its score, whether it is in the list of `most`, and how often it would be.

    Index: the places, sorted by code. Columns:
        score: 0 to 100, the weighted mean share of the others that are less urgent; missing where nothing is known.
        order (Int64): 1 = the most urgent by score, missing without one; ties in the order of the codes.
        is_chosen: in the list. Pinned places always are, struck ones never; the others by score until there are `most`.
        decided: "pinned", "struck" or "".
        stays_share: in how many of the draws (0 to 1, to hundredths) the place is in the list, each drawing what the
            estimates may truly be and every weight between half and one and a half times the chosen one.
        unknown: how many of the criteria with a weight are not known of the place.

    Raises:
        ValueError: no criterion has a weight, or `most` is not positive.
    """
    decided = decided or Decided()
    weighed = [each for each in criteria if each.weight > 0]
    if not weighed or most < 1:
        raise ValueError("without_weight_or_room")
    codes = weighed[0].values.index.sort_values()
    order = weighed[0].values.index.get_indexer(codes)
    given = [each.values.reindex(codes).to_numpy(dtype="float64") for each in weighed]
    weights = np.array([[each.weight for each in weighed]], dtype="float64")
    pinned, struck = codes.isin(decided.pinned), codes.isin(decided.struck)

    urgencies = [urgency(values, each.higher_first) for values, each in zip(given, weighed, strict=True)]
    scores = _scores(urgencies, weights)[0]
    generator = np.random.default_rng(_SEED)
    varied = weights * generator.uniform(*WEIGHT_FACTORS, size=(DRAWS, len(weighed)))
    possible = [
        fixed if each.drawn is None else urgency(each.drawn[:, order], each.higher_first)
        for fixed, each in zip(urgencies, weighed, strict=True)
    ]
    stays = _in_list(_scores(possible, varied), most, pinned, struck).mean(axis=0)
    ranked = pd.Series(scores, index=codes).rank(ascending=False, method="first")
    return pd.DataFrame(
        {
            "score": 100 * scores,
            "order": ranked.astype("Int64"),
            "is_chosen": _in_list(scores[None, :], most, pinned, struck)[0],
            "decided": np.select([pinned, struck], ["pinned", "struck"], ""),
            # No more than so many draws can tell.
            "stays_share": stays.round(2),
            "unknown": np.isnan(np.vstack(given)).sum(axis=0),
        },
        index=codes,
    )
