"""Lower, same or higher than a reference: its province, the nation, any other region, or the limits of a funnel."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from stuntmap.analysis.classifying import as_printed
from stuntmap.analysis.comparing import model_reason
from stuntmap.analysis.differences import difference_test
from stuntmap.analysis.intervals import figures_of
from stuntmap.analysis.normal_scale import Z95, binomial_variance, log_odds, prevalence_of
from stuntmap.vocabulary import (
    BETTER,
    COUNTRY_CODE,
    MISSING_FIGURE,
    MODELLED,
    NO_INTERVAL,
    NOT_ASSESSABLE,
    SAME,
    SAME_REGION,
    WORSE,
)

# Fewer measured districts show no pattern.
FEWEST_IN_FUNNEL: Final = 3
# The limits of a funnel are worked out from somewhat below the smallest sample to somewhat above the largest.
SIZES_FROM: Final = 0.8
SIZES_TO: Final = 1.12
STEPS: Final = 40
# Control limits by Spiegelhalter 2005, Statistics in Medicine 24(8):1185-1202: 95 % and 99.8 %.
FUNNEL_Z: Final = {"95": Z95, "998": 3.090232306167813}


def _share_of_reference(
    regions: pd.Index, provinces: pd.Series, reference_code: str, population: pd.DataFrame
) -> pd.Series:
    """The share (0 to 1) of the reference's children under five who live in each region; 0 where it lies elsewhere."""
    children = population.set_index("region_code")["population_under_5"]
    part = pd.Series(reference_code == COUNTRY_CODE, index=regions) | (provinces == reference_code)
    share = children.reindex(regions) / float(children.reindex([reference_code]).iloc[0])
    return share.where(part, 0.0).fillna(0.0).clip(upper=1.0)


def reference_table(
    table: pd.DataFrame, intervals: pd.DataFrame, population: pd.DataFrame, reference_code: str
) -> pd.DataFrame:
    """`table` (from `intervals.interval_table`) against one region of the same survey: same rows, same index.

    Columns added: reference_prevalence_pct; reference_difference_pp (region minus reference, also where it cannot be
    tested) with reference_ci95_low_pp and reference_ci95_high_pp; reference_p_value; reference_verdict: "better" (lower
    prevalence), "same" (|z| < 1.96), "worse", "not_assessable"; reference_reason: "small_area", "missing_figure",
    "no_interval", "same_region" where not assessable.

    A region is part of its own reference: with w its share of the reference's children, their covariance is w se^2, so
    that the variance of the difference is (1 - 2w) se^2 + se_ref^2, and never less than (1 - w)^2 se^2, its value when
    the rest of the reference has no error.
    """
    survey_year = int(table["survey_year"].iloc[0])
    reference = figures_of(intervals, survey_year, pd.Index([reference_code])).iloc[0]
    share = _share_of_reference(table.index, table["province_code"], reference_code, population)
    se = table["se_pp"]
    variance = np.maximum((1 - 2 * share) * se**2 + reference["se_pp"] ** 2, ((1 - share) * se) ** 2)
    missing = table["prevalence_pct"].isna() | pd.isna(reference["prevalence_pct"])
    modelled = model_reason(table, reference)
    reason = np.select(
        [table.index == reference_code, missing, modelled != "", variance.isna()],
        [SAME_REGION, MISSING_FIGURE, modelled, NO_INTERVAL],
        "",
    )
    judged = reason == ""
    difference = as_printed(table["prevalence_pct"] - reference["prevalence_pct"]).where(reason != SAME_REGION)
    test = difference_test(difference.where(judged), variance**0.5)
    differs = test["differs"].fillna(False)
    return table.assign(
        reference_prevalence_pct=float(reference["prevalence_pct"]),
        reference_difference_pp=difference,
        reference_ci95_low_pp=test["low_pp"],
        reference_ci95_high_pp=test["high_pp"],
        reference_p_value=test["p_value"],
        reference_verdict=np.select(
            [~judged, differs & (difference < 0), differs & (difference > 0)], [NOT_ASSESSABLE, BETTER, WORSE], SAME
        ),
        reference_reason=pd.Series(reason, index=table.index).replace("", None),
    )


def funnel_limits(reference_pct: float, n_eff: Sequence[float]) -> pd.DataFrame:
    """The control limits of a funnel plot around a prevalence (%): one row an effective sample size, in %.

    Columns: n_eff, low_95_pct, high_95_pct, low_998_pct, high_998_pct: where 95 and 99.8 % of regions would lie whose
    true prevalence is the reference's. Worked out on the log odds, so that they stay within 0 and 100 %.
    """
    sizes = pd.Series(n_eff, dtype="float64")
    centre = pd.Series(reference_pct, index=sizes.index, dtype="float64")
    se = (sizes * binomial_variance(centre)) ** -0.5
    limits = {
        f"{end}_{name}_pct": prevalence_of(log_odds(centre) + sign * z * se)
        for name, z in FUNNEL_Z.items()
        for end, sign in (("low", -1), ("high", 1))
    }
    return pd.DataFrame({"n_eff": sizes, **limits})


def places_among(figures_pct: pd.Series, limits: pd.DataFrame) -> np.ndarray:
    """Where each figure lies among its own `funnel_limits` (same index): "within", or the outermost limit passed."""
    return np.select(
        [
            figures_pct < limits["low_998_pct"],
            figures_pct < limits["low_95_pct"],
            figures_pct > limits["high_998_pct"],
            figures_pct > limits["high_95_pct"],
        ],
        ["below_998", "below_95", "above_998", "above_95"],
        "within",
    )


def limits_drawn(n_eff: pd.Series, reference_pct: float) -> pd.DataFrame:
    """The `funnel_limits` from somewhat below the smallest sample to somewhat above the largest."""
    low, high = float(n_eff.min()) * SIZES_FROM, float(n_eff.max()) * SIZES_TO
    return funnel_limits(reference_pct, [low + (high - low) * step / STEPS for step in range(STEPS + 1)])


def funnel_places(table: pd.DataFrame, reference_pct: float) -> pd.DataFrame:
    """Where the regions of `table` (from `interval_table`) lie in the funnel: one row a measured region.

    Columns: region_name, prevalence_pct, n_eff, and funnel_place: "within", "below_95", "below_998", "above_95",
    "above_998" (the outermost limit that is passed). Small-area figures and regions without an estimate have no row.
    """
    chosen = table.loc[~table["estimation"].isin(MODELLED) & table["prevalence_pct"].notna() & table["n_eff"].notna()]
    limits = funnel_limits(reference_pct, chosen["n_eff"].tolist()).set_index(chosen.index)
    figures = chosen["prevalence_pct"]
    place = places_among(figures, limits)
    return chosen[["region_name", "prevalence_pct", "n_eff"]].assign(funnel_place=place)


class Funnel(NamedTuple):
    """A province's districts (`funnel_places`) among the control limits (`funnel_limits`) around its printed figure.

    `not_drawn` of its districts have no estimate, or a model figure.
    """

    places: pd.DataFrame
    limits: pd.DataFrame
    reference_pct: float
    not_drawn: int


def funnel_of(table: pd.DataFrame, reference_pct: float) -> Funnel | None:
    """The funnel of the regions of `table` (from `interval_table`) around a prevalence (%).

    None where there is no such figure, or fewer than three regions were measured.
    """
    if np.isnan(reference_pct):
        return None
    places = funnel_places(table, reference_pct)
    if len(places) < FEWEST_IN_FUNNEL:
        return None
    limits = limits_drawn(places["n_eff"], reference_pct)
    return Funnel(places, limits, reference_pct, len(table) - len(places))
