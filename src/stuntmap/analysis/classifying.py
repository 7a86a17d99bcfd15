"""Which severity class of WHO and UNICEF a prevalence falls into."""

import numpy as np
import pandas as pd

from stuntmap.vocabulary import INDICATOR, MEASURED, SEVERITY_CLASSES, STUNTING, Classes, Indicator

# Surveys print one decimal (Riskesdas and SSGBI two). Whatever lies behind the second decimal is float noise.
PRINTED_DECIMALS = 2
_SEVERITY_TYPE: "pd.CategoricalDtype[str]" = pd.CategoricalDtype(list(SEVERITY_CLASSES), ordered=True)


def as_printed(figures: pd.Series) -> pd.Series:
    """`figures` in their unit, rounded to the decimals that surveys print, so that equal figures compare as equal."""
    return figures.astype("float64").round(PRINTED_DECIMALS)


def indicator_of(table: pd.DataFrame) -> Indicator:
    """What the prevalences of a table measure: the column `indicator` tells it, and stunting needs none."""
    names = table.get(INDICATOR)
    return STUNTING if names is None or names.empty else MEASURED[str(names.iloc[0])]


def colour_step(table: pd.DataFrame) -> pd.Series:
    """The step of the colours of each prevalence of a table: its severity class where there are classes."""
    measured = indicator_of(table)
    return table["severity_class"] if measured.classes else severity_class(table["prevalence_pct"], measured.steps)


def severity_class(prevalence_pct: pd.Series, classes: Classes | None = STUNTING.classes) -> pd.Series:
    """The severity class of each prevalence (%), as an ordered categorical from "very_low" to "very_high".

    A figure on an edge belongs to the higher class; of stunting: very low < 2.5 <= low < 10 <= medium < 20 <= high
    < 30 <= very high (de Onis et al. 2019, Public Health Nutrition 22(1):175-179, table 3). No estimate stays missing,
    and everything does where nobody has set `classes`.
    """
    printed = as_printed(prevalence_pct).to_numpy()
    if classes is None:
        codes = np.full(len(printed), -1)
    else:
        first = SEVERITY_CLASSES.index(classes.names[0])
        codes = first + np.searchsorted(classes.edges_pct, printed, side="right")
        codes[np.isnan(printed)] = -1
    named = pd.Categorical.from_codes(codes, dtype=_SEVERITY_TYPE)
    return pd.Series(named, index=prevalence_pct.index, name="severity_class")
