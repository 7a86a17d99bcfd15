"""Which severity class of WHO and UNICEF a prevalence falls into."""

import numpy as np
import pandas as pd

from stuntmap.vocabulary import SEVERITY_CLASSES, SEVERITY_EDGES_PCT

# Surveys print one decimal (Riskesdas and SSGBI two). Whatever lies behind the second decimal is float noise.
PRINTED_DECIMALS = 2
_SEVERITY_TYPE: "pd.CategoricalDtype[str]" = pd.CategoricalDtype(list(SEVERITY_CLASSES), ordered=True)


def as_printed(figures: pd.Series) -> pd.Series:
    """`figures` in their unit, rounded to the decimals that surveys print, so that equal figures compare as equal."""
    return figures.astype("float64").round(PRINTED_DECIMALS)


def severity_class(prevalence_pct: pd.Series) -> pd.Series:
    """The severity class of each prevalence (%), as an ordered categorical from "very_low" to "very_high".

    A figure on an edge belongs to the higher class: very low < 2.5 <= low < 10 <= medium < 20 <= high < 30 <= very high
    (de Onis et al. 2019, Public Health Nutrition 22(1):175-179, table 3). No estimate stays missing.
    """
    printed = as_printed(prevalence_pct).to_numpy()
    codes = np.searchsorted(SEVERITY_EDGES_PCT, printed, side="right")
    codes[np.isnan(printed)] = -1
    classes = pd.Categorical.from_codes(codes, dtype=_SEVERITY_TYPE)
    return pd.Series(classes, index=prevalence_pct.index, name="severity_class")
