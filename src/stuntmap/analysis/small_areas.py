"""Routine counts of small areas: prevalence with its interval, coverage, and how far chance alone explains a village.

The counts list the children who were weighed (e-PPGBM); nothing here may meet a survey's figures.
"""

from collections.abc import Hashable
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from stuntmap.analysis.normal_scale import Z95
from stuntmap.analysis.references import funnel_limits, places_among
from stuntmap.vocabulary import DISTRICT_DIGITS, SUBDISTRICT_DIGITS

MEASURED: Final = "children_measured"
STUNTED: Final = "children_stunted"
EXPECTED: Final = "children_expected"

# Fewer measured children than these would be known by their figures.
FEWEST_SHOWN: Final = 5
# The precision of the villages around their kecamatan is sought between that of one child and that of a million: at the
# upper end they differ by no more than chance.
_LEAST_PRECISION: Final = 1.0
_MOST_PRECISION: Final = 1e6


def wilson_limits(stunted: pd.Series, measured: pd.Series, z: float = Z95) -> pd.DataFrame:
    """The limits of each share by Wilson 1927 (JASA 22:209-212), in %; missing where nobody was measured.

    Columns: low_pct, high_pct.
    """
    n = measured.astype("float64").where(measured > 0)
    share = stunted.astype("float64") / n
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    # Without a stunted child, or with no other, the limit is the figure itself; rounding would leave a trace of it.
    low = (middle - half).where(stunted > 0, 0.0).where(n.notna())
    high = (middle + half).where(stunted < measured, 1.0).where(n.notna())
    return pd.DataFrame({"low_pct": 100 * low, "high_pct": 100 * high})


def routine_prevalence(counts: pd.DataFrame) -> pd.DataFrame:
    """`counts` with prevalence, interval and coverage: same rows, same index.

    Args:
        counts: children_measured, children_stunted, children_expected (missing where unknown); children.

    Columns added: prevalence_pct of the children measured, ci95_low_pct and ci95_high_pct by Wilson, coverage_pct =
    measured in % of expected; each missing where it cannot be worked out.
    """
    measured, expected = counts[MEASURED].astype("float64"), counts[EXPECTED].astype("float64")
    limits = wilson_limits(counts[STUNTED], counts[MEASURED])
    return counts.assign(
        prevalence_pct=100 * counts[STUNTED].astype("float64") / measured.where(measured > 0),
        ci95_low_pct=limits["low_pct"],
        ci95_high_pct=limits["high_pct"],
        coverage_pct=100 * measured / expected.where(expected > 0),
    )


class Shrinkage(NamedTuple):
    """How small areas were drawn towards the larger area around them.

    `after` has what is then known of each as children stunted and not (columns stunted, others), index as `table`:
    the parameters of a beta distribution.
    `precision` is worth so many children of prior knowledge; None where the areas differ by no more than chance, so
    that each is given the figure of the area around it.
    """

    table: pd.DataFrame
    precision: float | None
    after: pd.DataFrame

    def drawn(self, draws: int, seed: int) -> np.ndarray:
        """What each prevalence may truly be, in %, draws x areas; always the same; missing where nothing is known."""
        known = self.after.notna().all(axis=1).to_numpy()
        possible = np.full((draws, len(self.after)), np.nan)
        stunted, others = (self.after.loc[known, name].to_numpy() for name in ("stunted", "others"))
        possible[:, known] = 100 * np.random.default_rng(seed).beta(stunted, others, size=(draws, int(known.sum())))
        return possible


def shrunken_prevalence(counts: pd.DataFrame, parents: pd.Series) -> Shrinkage:
    """The prevalence of small areas drawn towards that of the area around them, the more the fewer were measured.

    Empirical Bayes with a beta-binomial model (Clayton and Kaldor 1987, Biometrics 43:671-681, for rates): the true
    prevalence of an area lies around that of its parent, with one precision for all, estimated by maximum marginal
    likelihood. The parent's own prevalence and the precision are taken as known, so the limits are a little too narrow.

    Args:
        counts: children_measured, children_stunted; index the area.
        parents: the area around each, same index; a parent with one measured area leaves that as it is but for chance.

    The table has the index of `counts` and the columns shrunken_pct, shrunken_low_pct, shrunken_high_pct (95 %),
    parent_pct; an area without measured children has its parent's figure, and all is missing where the parent has none.
    """
    # Half a second of import that only a reader with a recap needs.
    from scipy.special import betaincinv

    n, y = (counts[name].astype("float64").fillna(0).to_numpy() for name in (MEASURED, STUNTED))
    totals = pd.DataFrame({"n": n, "y": y}, index=counts.index).groupby(parents.reindex(counts.index)).transform("sum")
    # A parent without a stunted child, or with no other, still says nothing certain of its parts.
    centre = ((totals["y"] + 0.5) / (totals["n"] + 1)).to_numpy()
    known = totals["n"].to_numpy() > 0
    precision = _precision(n[known & (n > 0)], y[known & (n > 0)], centre[known & (n > 0)])
    strength = _MOST_PRECISION if precision is None else precision
    after = strength * centre + y, strength * (1 - centre) + n - y
    columns = {
        "shrunken_pct": 100 * after[0] / (after[0] + after[1]),
        "shrunken_low_pct": 100 * betaincinv(*after, 0.025),
        "shrunken_high_pct": 100 * betaincinv(*after, 0.975),
        "parent_pct": 100 * (totals["y"] / totals["n"].where(totals["n"] > 0)).to_numpy(),
    }
    table, known_after = (
        pd.DataFrame(made, index=counts.index).loc[known].reindex(counts.index)
        for made in (columns, {"stunted": after[0], "others": after[1]})
    )
    return Shrinkage(table, precision, known_after)


def _precision(n: np.ndarray, y: np.ndarray, centre: np.ndarray) -> float | None:
    """The precision under which the counts are likeliest; None where they differ by no more than chance."""
    from scipy.optimize import minimize_scalar
    from scipy.special import betaln

    def unlikeliness(log_precision: float) -> float:
        strength = np.exp(log_precision)
        before = strength * centre, strength * (1 - centre)
        return -float(np.sum(betaln(before[0] + y, before[1] + n - y) - betaln(*before)))

    if len(n) < 2:
        return None
    ends = np.log([_LEAST_PRECISION, _MOST_PRECISION])
    found = minimize_scalar(unlikeliness, bounds=tuple(ends), method="bounded")
    return None if found.x > ends[1] - 1 else float(np.exp(found.x))


def routine_funnel(counts: pd.DataFrame) -> tuple[pd.Series, float]:
    """Where small areas lie among the control limits around the prevalence of them all.

    The place of each (index as given): as `references.places_among` names it, with the children measured as the sample,
    so that a point is judged by the limits that are drawn; missing where nobody was measured. And the prevalence of
    all in %.
    """
    measured, stunted = counts[MEASURED].fillna(0), counts[STUNTED].fillna(0)
    if not measured.sum():
        return pd.Series(None, index=counts.index, dtype="object"), float("nan")
    centre_pct = 100 * float(stunted.sum() / measured.sum())
    n = measured.astype("float64").where(measured > 0)
    limits = funnel_limits(centre_pct, n.tolist()).set_index(counts.index)
    place = pd.Series(places_among(100 * stunted / n, limits), index=counts.index, dtype="object")
    return place.where(measured > 0), centre_pct


def summed(counts: pd.DataFrame, parents: pd.Series) -> pd.DataFrame:
    """The counts of the areas around: one row a parent, index sorted.

    Expected children are the sum only where every area of the parent has them, otherwise missing: a part of them
    would give a coverage that is too high.
    """
    groups = counts.groupby(parents.reindex(counts.index))
    answer = groups[[MEASURED, STUNTED]].sum()
    answer[EXPECTED] = groups[EXPECTED].sum(min_count=1).where(groups[EXPECTED].count() == groups.size())
    return answer.sort_index()


def hidden_cells(measured: pd.Series, parents: pd.Series, fewest: int = FEWEST_SHOWN) -> pd.Series:
    """Which areas may not be shown outside the session, by index: fewer than `fewest` measured children, but some.

    The total of a parent without what is shown must not give them away: the next smallest of the parent are hidden
    too, until the hidden ones are at least two with at least `fewest` children together, or none is left.
    """
    few = (measured > 0) & (measured < fewest)
    also: list[Hashable] = []
    around = parents.reindex(measured.index)
    # Most parents have none.
    concerned = around.isin(around[few])
    for _, areas in measured[concerned].groupby(around[concerned]):
        own = areas[few[areas.index]]
        others = areas[(areas > 0) & ~few[areas.index]].sort_values(kind="stable")
        count, children = len(own), float(own.sum())
        for code, more in others.items():
            if not count or (count > 1 and children >= fewest):
                break
            also.append(code)
            count, children = count + 1, children + float(more)
    return few | few.index.isin(also)


def hidden_regions(measured: pd.Series) -> pd.Series:
    """`hidden_cells` of the desa, or of the kecamatan, of districts: by region code, as the index is.

    The desa of hidden kecamatan are judged together too: were all of them shown, they would give away the total of a
    kecamatan that is hidden for the sake of another.
    """
    districts = _shortened(measured.index, DISTRICT_DIGITS)
    if not len(measured) or len(str(measured.index[0])) == SUBDISTRICT_DIGITS:
        return hidden_cells(measured, districts)
    kecamatan = _shortened(measured.index, SUBDISTRICT_DIGITS)
    totals = measured.groupby(kecamatan).sum()
    closed = hidden_cells(totals, _shortened(totals.index, DISTRICT_DIGITS))
    inside = measured[kecamatan.map(closed).astype(bool)]
    return hidden_cells(measured, kecamatan) | hidden_cells(inside, districts).reindex(measured.index, fill_value=False)


def _shortened(codes: pd.Index, digits: int) -> pd.Series:
    return pd.Series([str(code)[:digits] for code in codes], index=codes, dtype="object")
