"""Two districts beside each other in what surveys and offices print of them besides stunting."""

import numpy as np
import pandas as pd

from stuntmap.analysis.classifying import as_printed
from stuntmap.analysis.differences import difference_test
from stuntmap.analysis.normal_scale import Z95, binomial_variance, log_odds
from stuntmap.vocabulary import BETTER, NOT_ASSESSABLE, SAME, WORSE


def _printed_error_pp(table: pd.DataFrame) -> pd.Series:
    """The standard error in percentage points that printed limits imply, on the log odds, where they are symmetric."""
    width = log_odds(table["ci95_high_pct"]) - log_odds(table["ci95_low_pct"])
    return 100 * binomial_variance(table["value_pct"]) * width / (2 * Z95)


def nutrition_differences(own: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Wasting, underweight and overweight of two districts, tested: index indicator.

    `own` and `other` are `context.nutrition_comparison` of each. Columns: value_pct, other_pct, difference_pp (own
    minus other), ci95_low_pp, ci95_high_pp, verdict ("better": lower, "same", "worse", "not_assessable" where limits
    are missing).
    """
    difference = as_printed(own["value_pct"] - other["value_pct"])
    error = (_printed_error_pp(own) ** 2 + _printed_error_pp(other) ** 2) ** 0.5
    test = difference_test(difference, error)
    differs = test["differs"].fillna(False)
    return pd.DataFrame(
        {
            "value_pct": own["value_pct"],
            "other_pct": other["value_pct"],
            "difference_pp": difference,
            "ci95_low_pp": test["low_pp"],
            "ci95_high_pp": test["high_pp"],
            "verdict": np.select(
                [test["differs"].isna(), differs & (difference < 0), differs & (difference > 0)],
                [NOT_ASSESSABLE, BETTER, WORSE],
                SAME,
            ),
        }
    )


def determinant_differences(own: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Each determinant of two districts and the plain difference (own minus other): index indicator.

    `own` and `other` are `context.determinant_comparison` of each. Columns: year, unit, value, other, difference. None
    is tested: their sources print no error.
    """
    facts = own[["year", "unit", "value"]].assign(other=other["value"].reindex(own.index))
    return facts.assign(difference=facts["value"] - facts["other"])
