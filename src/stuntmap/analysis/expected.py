"""Which prevalence circumstances let expect of a district, how far off that is elsewhere, and who lies outside.

A linear model of the log odds on standardised circumstances, fitted for each province on the districts of all others:
what is printed is never what was fitted. An association between districts, not a cause.
"""

from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from stuntmap.analysis.normal_scale import Z95, log_odds, prevalence_of
from stuntmap.vocabulary import (
    ABOVE_EXPECTED,
    AS_EXPECTED,
    BELOW_EXPECTED,
    MISSING_FIGURE,
    NO_INTERVAL,
    NOT_ASSESSABLE,
    SMALL_AREA,
    UNKNOWN_CIRCUMSTANCE,
    WEAK_EXPECTATION,
)

# Of the squared differences from the plain mean, out of sample; below, a residual says nothing of a district.
LEAST_EXPLAINED: Final = 0.1
# Rows for each coefficient below which a fit follows its own rows.
_ROWS_A_COEFFICIENT: Final = 5


class ModelQuality(NamedTuple):
    """How good the expectations are, all out of sample (each district by the districts of the other provinces).

    districts and provinces that were fitted; rmse_pp and mae_pp: root mean squared and mean absolute error of the
    expectation, in points; explained_share: 1 minus the squared errors over those of the plain mean of the other
    provinces, below 0 where the mean does better; within_share: how many figures lie within their prediction interval.
    Missing where there are too few districts.
    """

    districts: int
    provinces: int
    rmse_pp: float
    mae_pp: float
    explained_share: float
    within_share: float

    @property
    def is_weak(self) -> bool:
        """Whether the circumstances explain too little for residuals to be shown."""
        return not self.explained_share >= LEAST_EXPLAINED


class Expectations(NamedTuple):
    """`table`: one row a district, index region_code; `quality` of the model behind it.

    Columns: expected_pct, expected_low_pct, expected_high_pct (95 % prediction interval of the figure of a survey:
    what circumstances do not explain, and the district's own error of sampling), expected_verdict (`below_expected`,
    `as_expected`, `above_expected`, `not_assessable`), expected_reason. Missing where a circumstance is not known.
    """

    table: pd.DataFrame
    quality: ModelQuality


def expectations(figures: pd.DataFrame, standard: pd.DataFrame) -> Expectations:
    """What the circumstances of each district let expect; see `Expectations`.

    `figures`: one row a district with province_code, prevalence_pct, estimation and se_log_odds; `standard`:
    `alike.standardised`. Small-area figures are never fitted: they come from a model of such circumstances themselves.
    """
    known = standard.reindex(figures.index)
    complete = known.notna().all(axis=1).to_numpy()
    measured = (
        (figures["estimation"] != SMALL_AREA) & figures["prevalence_pct"].notna() & figures["se_log_odds"].notna()
    ).to_numpy()
    fitted = complete & measured
    provinces = figures["province_code"].to_numpy()
    odds, se = log_odds(figures["prevalence_pct"]).to_numpy(), figures["se_log_odds"].to_numpy(dtype="float64")
    design = np.column_stack([np.ones(len(figures)), known.to_numpy()])
    expected, plain = _left_out(design, odds, provinces, fitted)
    errors = (odds - expected)[fitted]
    # What is left beyond the errors of the samples themselves.
    between = max(0.0, float(np.mean(errors**2 - se[fitted] ** 2))) if len(errors) else float("nan")
    own = np.where(measured, se, np.nanmedian(se[fitted]) if fitted.any() else np.nan)
    half = Z95 * np.sqrt(between + own**2)
    table = pd.DataFrame(
        {
            "expected_pct": prevalence_of(pd.Series(expected)).to_numpy(),
            "expected_low_pct": prevalence_of(pd.Series(expected - half)).to_numpy(),
            "expected_high_pct": prevalence_of(pd.Series(expected + half)).to_numpy(),
        },
        index=figures.index,
    )
    quality = _quality(figures["prevalence_pct"].to_numpy(), table, plain, fitted, provinces)
    return Expectations(_judged(figures, table, fitted, quality), quality)


def _left_out(
    design: np.ndarray, odds: np.ndarray, provinces: np.ndarray, fitted: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Expected log odds of every district, and their plain mean, each from the fitted districts of other provinces."""
    expected, plain = np.full(len(odds), np.nan), np.full(len(odds), np.nan)
    for province in np.unique(provinces):
        own, others = provinces == province, fitted & (provinces != province)
        if others.sum() < _ROWS_A_COEFFICIENT * design.shape[1]:
            continue
        coefficients = np.linalg.lstsq(design[others], odds[others], rcond=None)[0]
        expected[own] = design[own] @ coefficients
        plain[own] = odds[others].mean()
    return expected, plain


def _quality(
    observed: np.ndarray, table: pd.DataFrame, plain: np.ndarray, fitted: np.ndarray, provinces: np.ndarray
) -> ModelQuality:
    """How far off the expectations of the fitted districts are."""
    judged = fitted & table["expected_pct"].notna().to_numpy()
    count = int(judged.sum()), len(np.unique(provinces[judged]))
    if not judged.any():
        return ModelQuality(*count, *[float("nan")] * 4)
    errors = observed[judged] - table["expected_pct"].to_numpy()[judged]
    of_mean = observed[judged] - prevalence_of(pd.Series(plain[judged])).to_numpy()
    low, high = (table[f"expected_{end}_pct"].to_numpy()[judged] for end in ("low", "high"))
    within = (low <= observed[judged]) & (observed[judged] <= high)
    total = float((of_mean**2).sum())
    explained = 1 - float((errors**2).sum()) / total if total > 0 else float("nan")
    error_sizes = float(np.sqrt((errors**2).mean())), float(np.abs(errors).mean())
    return ModelQuality(*count, *error_sizes, explained, float(within.mean()))


def _judged(figures: pd.DataFrame, table: pd.DataFrame, fitted: np.ndarray, quality: ModelQuality) -> pd.DataFrame:
    observed = figures["prevalence_pct"]
    reason = np.select(
        [
            observed.isna(),
            figures["estimation"] == SMALL_AREA,
            table["expected_pct"].isna(),
            np.full(len(table), quality.is_weak),
            ~fitted,
        ],
        [MISSING_FIGURE, SMALL_AREA, UNKNOWN_CIRCUMSTANCE, WEAK_EXPECTATION, NO_INTERVAL],
        "",
    )
    verdict = np.select(
        [reason != "", observed < table["expected_low_pct"], observed > table["expected_high_pct"]],
        [NOT_ASSESSABLE, BELOW_EXPECTED, ABOVE_EXPECTED],
        AS_EXPECTED,
    )
    return table.assign(expected_verdict=verdict, expected_reason=pd.Series(reason, table.index).replace("", None))
