"""The 95 % interval of each figure: the survey's own where it prints one, an approximate one elsewhere, or none."""

from typing import Final

import numpy as np
import pandas as pd

from stuntmap.analysis.classifying import indicator_of, severity_class
from stuntmap.analysis.effective_samples import effective_samples, has_usable_limits, sample_ratio
from stuntmap.analysis.normal_scale import Z95, binomial_variance, log_odds, prevalence_of
from stuntmap.analysis.target_distance import stunted_children
from stuntmap.vocabulary import CI_APPROXIMATE, CI_NONE, CI_PUBLISHED, COMPARABLE_YEARS, MEASURED_YEAR, MODELLED

_FIGURE_COLUMNS: Final = ("ci95_low_pct", "ci95_high_pct", "ci_kind", "n_eff", "se_log_odds", "se_pp")


def figure_intervals(
    estimates: pd.DataFrame, population: pd.DataFrame, lending: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Precision of every figure of the comparable surveys; index (survey_year, region_code), sorted.

    Columns:
        prevalence_pct, estimation: as in `estimates`.
        ci95_low_pct, ci95_high_pct: limits in %, always around the figure; missing for a small-area figure.
        ci_kind: "published" (SKI 2023), "approximate", or "none" (a small-area figure, or nothing to judge it by).
        n_eff: effective sample size in children: the one behind the interval; for a small-area figure the median of its
            level, which only rank sets may use, and only as a rough stand-in.
        se_log_odds, se_pp: the standard error that goes with `n_eff`, on the log odds and in percentage points.
    `lending`: the estimates whose printed limits the figures without limits borrow; their own where none are given.
    Published limits that do not contain their figure are not used: the figure then gets an approximate interval.
    """
    figures = estimates.loc[
        estimates["survey_year"].isin(COMPARABLE_YEARS) & estimates["prevalence_pct"].notna(),
        ["survey_year", "region_code", "prevalence_pct", "estimation", "ci95_low_pct", "ci95_high_pct"],
    ].reset_index(drop=True)
    samples = (
        effective_samples(estimates if lending is None else lending, population)
        .reindex(figures["region_code"])
        .reset_index(drop=True)
    )
    prevalence, low, high = (figures[name] for name in ("prevalence_pct", "ci95_low_pct", "ci95_high_pct"))
    modelled = figures["estimation"].isin(MODELLED)
    published = has_usable_limits(prevalence, low, high) & ~modelled

    size = samples["n_eff"].where(figures["survey_year"] != MEASURED_YEAR, samples["n_eff_measured"])
    size = size.where(~modelled, samples["n_eff_typical"]) * figures["survey_year"].map(sample_ratio)
    se = (size * binomial_variance(prevalence)) ** -0.5
    se = se.where(~published, (log_odds(high) - log_odds(low)) / (2 * Z95))
    approximate = ~published & ~modelled & se.notna()
    centre = log_odds(prevalence)
    # A figure of 0 or 100 % lies outside the interval of its stand-in: clipping makes the limits reach it.
    approximate_low = prevalence_of(centre - Z95 * se).clip(upper=prevalence)
    approximate_high = prevalence_of(centre + Z95 * se).clip(lower=prevalence)
    answer = figures.assign(
        ci95_low_pct=low.where(published).where(~approximate, approximate_low),
        ci95_high_pct=high.where(published).where(~approximate, approximate_high),
        ci_kind=np.select([published, approximate], [CI_PUBLISHED, CI_APPROXIMATE], CI_NONE),
        n_eff=1 / (se**2 * binomial_variance(prevalence)),
        se_log_odds=se,
        se_pp=100 * binomial_variance(prevalence) * se,
    )
    columns = ["prevalence_pct", "estimation", *_FIGURE_COLUMNS]
    return answer.set_index(["survey_year", "region_code"]).sort_index()[columns]


def figures_of(intervals: pd.DataFrame, survey_year: int, regions: pd.Index) -> pd.DataFrame:
    """The rows of `intervals` (from `figure_intervals`) of one survey: one row each of `regions`, missing without one.

    An older instrument has no rows: all is missing, and `ci_kind` is "none".
    """
    years = intervals.index.get_level_values("survey_year")
    chosen = intervals.loc[years == survey_year].droplevel("survey_year").reindex(regions)
    chosen["ci_kind"] = chosen["ci_kind"].fillna(CI_NONE)
    return chosen


def figures_over_surveys(intervals: pd.DataFrame, region_code: str) -> pd.DataFrame:
    """The rows of `intervals` of one region: one row each comparable survey, missing without one; index survey_year."""
    of_region = pd.MultiIndex.from_product([COMPARABLE_YEARS, [region_code]], names=intervals.index.names)
    chosen = intervals.reindex(of_region).droplevel("region_code")
    chosen["ci_kind"] = chosen["ci_kind"].fillna(CI_NONE)
    return chosen


def interval_table(scope_table: pd.DataFrame, intervals: pd.DataFrame) -> pd.DataFrame:
    """`scope_table` (or a `target_table`) with the interval of each figure: same rows, same index.

    Columns added: ci95_low_pct, ci95_high_pct, ci_kind, n_eff, se_log_odds, se_pp (see `figure_intervals`);
    class_is_uncertain (boolean): the interval crosses a border between severity classes; missing without an interval.
    With population_under_5 in the table also stunted_children_low and stunted_children_high (estimates, to tens).
    """
    survey_year = int(scope_table["survey_year"].iloc[0]) if len(scope_table) else COMPARABLE_YEARS[-1]
    return with_intervals(scope_table, figures_of(intervals, survey_year, scope_table.index))


def with_intervals(rows: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """`rows` with the columns of `interval_table`, their intervals being those of `figures`, row by row."""
    table = rows.assign(**{name: figures[name] for name in _FIGURE_COLUMNS})
    classes = indicator_of(table).classes
    low, high = (severity_class(table[name], classes) for name in ("ci95_low_pct", "ci95_high_pct"))
    table["class_is_uncertain"] = (low.cat.codes != high.cat.codes).astype("boolean").mask(low.isna())
    if "population_under_5" in table:
        for end in ("low", "high"):
            limit = stunted_children(table[f"ci95_{end}_pct"], table["population_under_5"])
            table[f"stunted_children_{end}"] = limit
    return table
