"""Which districts live in like circumstances, how alike they are, and how firmly each is a neighbour.

Nearest neighbours by standardised determinants, as the nearest neighbours of CIPFA are; unlike those with a share of
trials that says how much the choice hangs on weights, on single indicators and on the kind of distance.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from stuntmap.vocabulary import (
    CIRCUMSTANCE_COLUMNS,
    DENSITY,
    DENSITY_YEAR,
    DISTRICT,
    EUCLIDEAN,
    MAHALANOBIS,
    MOST_ALIKE,
)

TRIALS: Final = 200
# In each trial every weight is multiplied by a number between these.
WEIGHT_FACTORS: Final = (0.5, 1.5)
# Any fixed number: the same choices give the same shares in every process.
_SEED: Final = 2045


def year_of(column: str, determinants: pd.DataFrame) -> tuple[int, str | None]:
    """The year of the newest figures of a circumstance (its column), and their note."""
    if column == DENSITY.name:
        return DENSITY_YEAR, None
    rows = determinants[determinants["indicator"] == column]
    newest = rows[rows["year"] == rows["year"].max()]
    notes = newest["note"].dropna()
    return int(newest["year"].iloc[0]), str(notes.iloc[0]) if len(notes) else None


def circumstances(regions: pd.DataFrame, determinants: pd.DataFrame) -> pd.DataFrame:
    """The circumstances of each district: index region_code, one column an indicator in its own unit, newest year.

    Population density is worked out of registered population and area. Missing means that nobody published a figure.
    """
    districts = regions[regions["region_level"] == DISTRICT].set_index("region_code")
    newest = determinants[determinants["year"] == determinants.groupby("indicator")["year"].transform("max")]
    wide = newest.pivot_table("value", "region_code", "indicator", aggfunc="first")
    density = districts["registered_population"].astype("float64") / districts["area_km2"].astype("float64")
    answer = wide.reindex(index=districts.index, columns=list(CIRCUMSTANCE_COLUMNS)).astype("float64")
    return answer.assign(**{DENSITY.name: density})


def standardised(values: pd.DataFrame) -> pd.DataFrame:
    """`values` with mean 0 and standard deviation 1 over all rows; an indicator that does not vary has no column.

    Of a skewed indicator the logarithm is taken first (of 1 + value: a share may be 0).
    """
    columns = {
        name: np.log1p(values[name])
        if name in CIRCUMSTANCE_COLUMNS and CIRCUMSTANCE_COLUMNS[name].is_skewed
        else values[name]
        for name in values
    }
    table = pd.DataFrame(columns, index=values.index, dtype="float64")
    spread = table.std()
    varying = spread.index[(spread > 0).to_numpy() & (table.max() > table.min()).to_numpy()]
    return (table[varying] - table[varying].mean()) / spread[varying]


def _correlations(values: np.ndarray) -> np.ndarray:
    """How the standardised indicators go together, over the rows of which all are known."""
    return np.atleast_2d(np.cov(values[~np.isnan(values).any(axis=1)], rowvar=False))


def _inverse(correlations: np.ndarray) -> np.ndarray:
    """The inverse of correlations; of collinear indicators that of the space they span."""
    return np.asarray(np.linalg.pinv(correlations, hermitian=True, rcond=1e-9))


def _kinds(flags: np.ndarray) -> list[np.ndarray]:
    """The places of the rows that have the same flags, kind by kind."""
    _, kinds = np.unique(flags @ (1 << np.arange(flags.shape[1])), return_inverse=True)
    return [np.flatnonzero(kinds == kind) for kind in range(int(kinds.max()) + 1)]


def _mean_squares(standard: pd.DataFrame, own: int, metric: str, weights: np.ndarray, count: int) -> np.ndarray:
    """The mean squared difference of the first `count` districts from one of them, trials x districts.

    `weights`: trials x indicators; 0 leaves an indicator out of a trial, and one that is not known of both districts
    is left out of their mean. What goes together is judged by all rows of `standard`.
    """
    values = standard.to_numpy()
    gaps = values[:count] - values[own]
    known = ~np.isnan(gaps)
    if metric == EUCLIDEAN:
        filled = np.where(known, gaps, 0.0)
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray((weights @ (filled**2).T) / (weights @ known.T.astype("float64")))
    answer, correlations = np.full((len(weights), count), np.nan), _correlations(values)
    for rows in _kinds(known):
        for trials in _kinds(weights > 0):
            places = np.flatnonzero(known[rows[0]] & (weights[trials[0]] > 0))
            if not len(places):
                continue
            # The quadratic form as a product of two tables over the pairs of indicators: no third dimension.
            one, two = np.triu_indices(len(places))
            roots, own_gaps = np.sqrt(weights[np.ix_(trials, places)]), gaps[np.ix_(rows, places)]
            shares = _inverse(correlations[np.ix_(places, places)])[one, two] * np.where(one == two, 1.0, 2.0)
            squares = (roots[:, one] * roots[:, two] * shares) @ (own_gaps[:, one] * own_gaps[:, two]).T
            answer[np.ix_(trials, rows)] = np.maximum(squares, 0.0) / len(places)
    return answer


def distances(standard: pd.DataFrame, region_code: str, metric: str) -> pd.Series:
    """How far every district lies from one: root mean squared difference in standard deviations, index as given.

    0 for the district itself; missing where the two share no known indicator. `metric`: EUCLIDEAN, or MAHALANOBIS,
    which counts indicators that go together once.
    """
    own, weights = int(standard.index.get_indexer(pd.Index([region_code]))[0]), np.ones((1, standard.shape[1]))
    squares = _mean_squares(standard, own, metric, weights, len(standard))
    return pd.Series(np.sqrt(squares[0]), index=standard.index)


def pair_distances(standard: pd.DataFrame, metric: str) -> np.ndarray:
    """The distances of all pairs of districts whose indicators are all known, sorted upwards."""
    known = standard.dropna().to_numpy()
    if len(known) < 2 or not standard.shape[1]:
        return np.empty(0)
    turned = known
    if metric == MAHALANOBIS:
        sizes, axes = np.linalg.eigh(_inverse(_correlations(known)))
        turned = known @ (axes * np.sqrt(np.maximum(sizes, 0)))
    lengths = (turned**2).sum(axis=1)
    squares = lengths[:, None] + lengths[None] - 2 * turned @ turned.T
    pairs = np.maximum(squares[np.triu_indices(len(known), 1)], 0) / standard.shape[1]
    return np.asarray(np.sort(np.sqrt(pairs)))


class Neighbours(NamedTuple):
    """Who is nearest: `table` one row a neighbour, the most alike first; `gaps` neighbour minus district, in SD.

    Columns of `table` (index region_code): distance, alike_share (share of all pairs of districts that are less
    alike), stays_alike_share (share of trials in which it is among the nearest).
    """

    table: pd.DataFrame
    gaps: pd.DataFrame


def nearest(
    standard: pd.DataFrame,
    region_code: str,
    candidates: Sequence[str],
    metric: str,
    pairs: np.ndarray,
    most: int = MOST_ALIKE,
) -> Neighbours:
    """The districts of `candidates` that are most like one; equal distances by code. See `Neighbours`.

    Trials (TRIALS, always the same ones): every weight between half and one and a half of the usual, one indicator
    left out where there are three or more, half of them by each kind of distance. `pairs` is from `pair_distances`.
    """
    # Where nothing can be compared nobody is near.
    others = [code for code in candidates if code != region_code and standard.shape[1]]
    # Correlations are those of the nation, whoever the candidates are.
    ordered = standard.loc[[region_code, *others, *standard.index.difference([region_code, *others])]]
    count = 1 + len(others)
    found = distances(ordered, region_code, metric).iloc[1:count].dropna()
    found = found.sort_index().sort_values(kind="stable").iloc[:most]
    stays = _stays(ordered, count, metric, len(found))
    share = (
        1 - np.searchsorted(pairs, found.to_numpy(), side="left") / len(pairs)
        if len(pairs)
        else np.full(len(found), np.nan)
    )
    answer = pd.DataFrame(
        {"distance": found, "alike_share": share, "stays_alike_share": stays.reindex(found.index)}, index=found.index
    )
    return Neighbours(answer, standard.loc[found.index] - standard.loc[region_code])


def trial_weights(indicators: int) -> np.ndarray:
    """The weights of the trials, trials x indicators, 0 where one is left out; always the same ones."""
    draw = np.random.default_rng(_SEED)
    weights = draw.uniform(*WEIGHT_FACTORS, (TRIALS, indicators))
    if indicators > 2:
        weights[np.arange(TRIALS), np.arange(TRIALS) // 2 % indicators] = 0.0
    return weights


def _stays(ordered: pd.DataFrame, count: int, metric: str, most: int) -> pd.Series:
    """In which share of the trials each of the first `count` districts is among the `most` nearest to the first."""
    weights = trial_weights(ordered.shape[1])
    other = MAHALANOBIS if metric == EUCLIDEAN else EUCLIDEAN
    squares = np.concatenate(
        [
            _mean_squares(ordered, 0, kind, part, count)[:, 1:]
            for kind, part in ((metric, weights[::2]), (other, weights[1::2]))
        ]
    )
    if not most:
        return pd.Series(dtype="float64")
    squares = np.where(np.isnan(squares), np.inf, squares)
    border = np.partition(squares, most - 1, axis=1)[:, [most - 1]]
    return pd.Series((squares <= border).mean(axis=0), index=ordered.index[1:count])
