"""Whether districts that border each other have like prevalence, and which of them form clusters.

Global and local Moran's I (Moran 1950, Biometrika 37:17-23; Anselin 1995, Geographical Analysis 27:93-115), tested by
permutation; how many are called a cluster by chance is bounded (Benjamini and Hochberg 1995, JRSS B 57:289-300).
"""

from typing import Final, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.sparse import csr_array

from stuntmap.vocabulary import (
    ALL_THE_SAME,
    CLUSTER,
    CLUSTER_P_ADJUSTED,
    CLUSTER_P_VALUE,
    FALSE_DISCOVERIES,
    FEWEST_CLUSTERED,
    FURTHER_PERMUTATIONS,
    HIGH_AMONG_HIGH,
    HIGH_AMONG_LOW,
    LOW_AMONG_HIGH,
    LOW_AMONG_LOW,
    NEIGHBOUR_CODE,
    NEIGHBOURS_MEAN,
    NO_CLUSTER,
    PERMUTATIONS,
    REGION_CODE,
    TOO_FEW_DISTRICTS,
)

DISTANCE_KM: Final = "distance_km"
_EARTH_RADIUS_KM: Final = 6371.0088
# Any fixed number: the same figures give the same clusters in every process.
_SEED: Final = 2045
# Means of figures with one decimal that are equal on paper differ by binary dust.
_DUST: Final = 1e-9
_FAR_OUT: Final = 0.02


class Clusters(NamedTuple):
    """How far like lies beside like, and where.

    `moran` is the global Moran's I (about 0 where figures lie at random, towards 1 where like lies beside like),
    `p_value` its two-sided p-value, `districts` how many have a figure. `table`: one row a district, index as the
    figures: cluster (missing without a figure), neighbours_mean_pct, cluster_p_value, cluster_p_adjusted. `joined`:
    index region_code, neighbour_code, distance_km: who has no neighbour on land and was joined to the nearest.
    `reason` is why there are no clusters; numbers and classes are missing then.
    """

    moran: float
    p_value: float
    districts: int
    table: pd.DataFrame
    joined: pd.DataFrame
    reason: str | None


def clusters(figures: pd.Series, neighbours: pd.DataFrame, shapes: gpd.GeoSeries) -> Clusters:
    """The clusters of `figures` (prevalence in %, index region_code; missing ones are left out of the graph).

    Args:
        figures: of the districts that are looked at.
        neighbours: pairs of districts with a common border, both directions, region_code and neighbour_code.
        shapes: their polygons in EPSG:4326, index region_code.
    """
    known = figures.dropna().astype("float64").sort_index()
    names = [CLUSTER, NEIGHBOURS_MEAN, CLUSTER_P_VALUE, CLUSTER_P_ADJUSTED]
    if len(known) < FEWEST_CLUSTERED:
        return _none(figures, names, len(known), TOO_FEW_DISTRICTS)
    if known.max() - known.min() < _DUST:
        return _none(figures, names, len(known), ALL_THE_SAME)
    beside, joined = contiguity(known.index, neighbours, shapes)
    # Most of a second of import that a server need not wait for.
    from scipy.stats import false_discovery_control

    weights = beside * (1 / beside.sum(axis=1))[:, None]
    values = known.to_numpy()
    standard = (values - values.mean()) / values.std()
    moran, p_value = _global(standard, csr_array(weights))
    lag = weights @ standard
    p_values = _local_p_values(standard, lag, beside.sum(axis=1).astype(int))
    adjusted = false_discovery_control(p_values, method="bh")
    high, among_high = standard > 0, lag > 0
    classes = np.where(
        high,
        np.where(among_high, HIGH_AMONG_HIGH, HIGH_AMONG_LOW),
        np.where(among_high, LOW_AMONG_HIGH, LOW_AMONG_LOW),
    )
    found = pd.DataFrame(
        dict(
            zip(
                names,
                [np.where(adjusted <= FALSE_DISCOVERIES, classes, NO_CLUSTER), weights @ values, p_values, adjusted],
                strict=True,
            )
        ),
        index=known.index,
    )
    return Clusters(moran, p_value, len(known), found.reindex(figures.index), joined, None)


def _none(figures: pd.Series, names: list[str], known: int, reason: str) -> Clusters:
    table = pd.DataFrame(np.nan, figures.index, names).astype({CLUSTER: "object"})
    joined = pd.DataFrame({NEIGHBOUR_CODE: pd.Series(dtype="str"), DISTANCE_KM: pd.Series(dtype="float64")})
    return Clusters(float("nan"), float("nan"), known, table, joined.rename_axis(REGION_CODE), reason)


def contiguity(codes: pd.Index, neighbours: pd.DataFrame, shapes: gpd.GeoSeries) -> tuple[np.ndarray, pd.DataFrame]:
    """Who lies beside whom among `codes` (a symmetric matrix of 0 and 1), and whom the islands were joined to.

    A district without a neighbour among them is joined to the one whose shape is nearest, both ways.
    """
    places = [codes.get_indexer(pd.Index(neighbours[name])) for name in (REGION_CODE, NEIGHBOUR_CODE)]
    inside = (places[0] >= 0) & (places[1] >= 0)
    beside = np.zeros((len(codes), len(codes)))
    beside[places[0][inside], places[1][inside]] = 1
    alone = np.flatnonzero(beside.sum(axis=1) == 0)
    shown = shapes.reindex(codes).to_numpy()
    nearest, lengths = _nearest(shown, alone)
    beside[alone, nearest] = beside[nearest, alone] = 1
    joined = pd.DataFrame({NEIGHBOUR_CODE: codes[nearest], DISTANCE_KM: lengths}, index=codes[alone])
    return beside, joined.rename_axis(REGION_CODE)


def _nearest(shapes: np.ndarray, alone: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each place of `alone` that of the nearest other shape, and how far it is in km over the ground.

    Which is nearest is judged in degrees: within 11 degrees of the equator both directions differ by 2 % at most.
    """
    if not len(alone):
        return np.empty(0, dtype=int), np.empty(0)
    tree = shapely.STRtree(shapes)
    found = np.array([_nearest_to(tree, shapes, place) for place in alone])
    lines = shapely.get_coordinates(shapely.shortest_line(shapes[alone], shapes[found])).reshape(-1, 2, 2)
    (west, south), (east, north) = np.radians(lines).transpose(1, 2, 0)
    half = np.sin((north - south) / 2) ** 2 + np.cos(south) * np.cos(north) * np.sin((east - west) / 2) ** 2
    return found, 2 * _EARTH_RADIUS_KM * np.arcsin(np.sqrt(half))


def _nearest_to(tree: shapely.STRtree, shapes: np.ndarray, place: int) -> int:
    """The nearest other shape; the first where several are as near."""
    others = tree.query_nearest(shapes[place], exclusive=True)
    return int(np.sort(others[others != place])[0])


def _p_values(drawn: np.ndarray, found: np.ndarray | float) -> np.ndarray:
    """Two-sided p-values of `found` among what chance gave, draws first; never 0."""
    above, below = (drawn >= found - _DUST).sum(axis=0), (drawn <= found + _DUST).sum(axis=0)
    return np.asarray(np.minimum(1.0, 2 * (np.minimum(above, below) + 1) / (len(drawn) + 1)))


def _global(standard: np.ndarray, weights: csr_array) -> tuple[float, float]:
    """Global Moran's I of standardised figures, and its p-value among figures put in any order."""
    draw = np.random.default_rng(_SEED)
    orders = draw.permuted(np.tile(standard, (PERMUTATIONS, 1)), axis=1)
    drawn = (orders * (weights @ orders.T).T).mean(axis=1)
    found = float(standard @ (weights @ standard)) / len(standard)
    return found, float(_p_values(drawn, found))


def _local_p_values(standard: np.ndarray, lag: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """The p-value of each local Moran's I: the district stays, its neighbours are drawn from all others.

    PERMUTATIONS draws for each. Those that lie far out get FURTHER_PERMUTATIONS new ones: 0.002 is the least that 999
    can say, and a false discovery rate over 514 asks for less. The draws of places serve every district, as in
    GeoDa and esda.
    """
    draw = np.random.default_rng(_SEED)
    found = np.ones(len(standard))
    asked = np.arange(len(standard))
    for rounds in (PERMUTATIONS, FURTHER_PERMUTATIONS):
        places = _drawn_places(draw, len(standard) - 1, int(counts.max()), rounds)
        for own in asked:
            means = np.delete(standard, own).take(places[: counts[own]]).mean(axis=0)
            found[own] = _p_values(standard[own] * means, standard[own] * lag[own])
        asked = np.flatnonzero(found <= _FAR_OUT)
    return found


def _drawn_places(draw: np.random.Generator, others: int, most: int, rounds: int) -> np.ndarray:
    """`most` different places of `others`, a column a round; a round that holds a place twice is drawn anew."""
    places = draw.integers(0, others, (most, rounds))
    while True:
        twice = np.flatnonzero((np.diff(np.sort(places, axis=0), axis=0) == 0).any(axis=0))
        if not len(twice):
            return places
        places[:, twice] = draw.integers(0, others, (most, len(twice)))
