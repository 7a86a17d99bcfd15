"""How many children of a simple random sample each region's survey sample is worth: its effective sample size.

The printed limits of SKI 2023 tell it; other surveys borrow it (docs/decisions.md, "Intervals").
"""

from typing import Final

import numpy as np
import pandas as pd

from stuntmap.analysis.normal_scale import Z95, binomial_variance, log_odds
from stuntmap.vocabulary import (
    COUNTRY_CODE,
    DIRECT,
    DISTRICT,
    FORMER_PROVINCE_SUCCESSORS,
    LENDING_YEAR,
    MEASURED_YEAR,
    PROVINCE,
    SURVEY_OF_YEAR,
)

# Mean of the 409 districts whose children measured SSGI 2024 prints: the cap where a district's own is not printed.
USUAL_CHILDREN_MEASURED: Final = 598


def sample_ratio(survey_year: int) -> float:
    """How large a survey's sample is against the one whose limits are borrowed: 0.44 for SSGI 2021, 1 for the others.

    The effective sample size of a design grows with the households visited: at half of them it is half as large. A
    survey whose households are not known counts as large as the lender.
    """
    lent = SURVEY_OF_YEAR[LENDING_YEAR].households
    own = SURVEY_OF_YEAR[survey_year].households
    return own / lent if own and lent else 1.0


def has_usable_limits(prevalence_pct: pd.Series, low_pct: pd.Series, high_pct: pd.Series) -> pd.Series:
    """Whether each pair of limits (%) is an interval within 0 and 100 that contains its prevalence."""
    return (low_pct > 0) & (low_pct < high_pct) & (high_pct < 100) & prevalence_pct.between(low_pct, high_pct)


def effective_sample_size(prevalence_pct: pd.Series, low_pct: pd.Series, high_pct: pd.Series) -> pd.Series:
    """The children that printed 95 % limits are worth: 1 / (p (1 - p) se^2), with se from the limits' log odds.

    se = (L(high) - L(low)) / (2 x 1.96), L = log odds, on which survey limits are symmetric (Korn and Graubard 1998,
    Survey Methodology 24(2):193-201). Missing where limits are missing or do not contain the figure.
    """
    usable = has_usable_limits(prevalence_pct, low_pct, high_pct)
    se = (log_odds(high_pct) - log_odds(low_pct)) / (2 * Z95)
    return (1 / (binomial_variance(prevalence_pct) * se**2)).where(usable)


def _own_sizes(estimates: pd.DataFrame) -> pd.Series:
    """Effective sample size of each region that has printed limits, by region_code."""
    printed = estimates.loc[(estimates["survey_year"] == LENDING_YEAR) & (estimates["estimation"] == DIRECT)].set_index(
        "region_code"
    )
    return effective_sample_size(printed["prevalence_pct"], printed["ci95_low_pct"], printed["ci95_high_pct"]).dropna()


def combined_size(prevalence_pct: pd.Series, sizes: pd.Series, children: pd.Series) -> float:
    """The effective sample size of regions taken together, each weighed by its children under five.

    Their samples are independent: the variance of the weighted mean is the sum of w^2 p (1 - p) / n. Never more than
    the sum of `sizes`. NaN where no region has all three.
    """
    parts = pd.DataFrame({"p": prevalence_pct, "n": sizes, "w": children}).dropna()
    if parts.empty:
        return float("nan")
    weight = parts["w"] / parts["w"].sum()
    mean = pd.Series([(weight * parts["p"]).sum()])
    variance = (weight**2 * binomial_variance(parts["p"]) / parts["n"]).sum()
    return float(min(binomial_variance(mean).iloc[0] / variance, parts["n"].sum()))


def effective_samples(estimates: pd.DataFrame, population: pd.DataFrame) -> pd.DataFrame:
    """The effective sample sizes by which regions without printed limits are judged: one row a region, index its code.

    Columns:
        printed_n_eff: from the region's own limits of SKI 2023; missing where it has none.
        sample_cap: the children measured there (SSGI 2024), else 598; of a province the sum over its districts. More
            precision than children is luck, not precision.
        n_eff: for surveys of the same size that print neither limits nor children measured (times `sample_ratio` for
            one of another size). Districts and provinces: their own, at most the cap; else the median of their level.
            Country and the undivided Papua and Papua Barat: combined from their present provinces.
        n_eff_measured: for SSGI 2024, where it prints the children measured: the smaller of `n_eff` and of children
            measured / median design effect; `n_eff` elsewhere.
        n_eff_typical: the median of the region's level, for small-area figures in rank sets.
    All missing where no survey prints limits.
    """
    known = estimates.drop_duplicates("region_code").set_index("region_code")
    levels = known["region_level"]
    own = _own_sizes(estimates).reindex(levels.index)
    measured = (
        estimates.loc[estimates["survey_year"] == MEASURED_YEAR]
        .set_index("region_code")["children_measured"]
        .reindex(levels.index)
        .where(levels == DISTRICT)
    )
    typical = levels.map(own.groupby(levels).median()).astype("float64")
    cap = measured.fillna(USUAL_CHILDREN_MEASURED).where(levels == DISTRICT)
    of_provinces = cap.groupby(known["province_code"]).sum()
    cap = cap.fillna(pd.Series(levels.index.map(of_provinces.to_dict()), index=levels.index).where(levels == PROVINCE))
    size = own.fillna(typical).clip(upper=cap.fillna(np.inf))
    for code, sum_of_parts in _sizes_from_provinces(estimates, own, population, levels).items():
        size[code] = typical[code] = sum_of_parts
    design_effect = (measured / own).median()
    return pd.DataFrame(
        {
            "printed_n_eff": own,
            "sample_cap": cap,
            "n_eff": size,
            "n_eff_measured": size.clip(upper=(measured / design_effect).fillna(np.inf)),
            "n_eff_typical": typical,
        }
    )


def _sizes_from_provinces(
    estimates: pd.DataFrame, own: pd.Series, population: pd.DataFrame, levels: pd.Series
) -> dict[str, float]:
    """Effective sample size of the country and of the undivided provinces, which print no limits of their own."""
    printed = estimates.loc[estimates["survey_year"] == LENDING_YEAR].set_index("region_code")["prevalence_pct"]
    children = population.set_index("region_code")["population_under_5"]
    provinces = levels.index[levels == PROVINCE].difference(pd.Index(list(FORMER_PROVINCE_SUCCESSORS)))
    parts = {COUNTRY_CODE: provinces} | {
        former: pd.Index(successors) for former, successors in FORMER_PROVINCE_SUCCESSORS.items()
    }
    return {
        code: combined_size(printed.reindex(of), own.reindex(of), children.reindex(of))
        for code, of in parts.items()
        if code in levels.index and pd.isna(own[code])
    }
