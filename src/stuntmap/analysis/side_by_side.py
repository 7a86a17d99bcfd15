"""Two districts beside each other in what offices print of them besides the surveys."""

import pandas as pd


def determinant_differences(own: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Each determinant of two districts and the plain difference (own minus other): index indicator.

    `own` and `other` are `context.determinant_comparison` of each. Columns: year, unit, value, other, difference. None
    is tested: their sources print no error.
    """
    facts = own[["year", "unit", "value"]].assign(other=other["value"].reindex(own.index))
    return facts.assign(difference=facts["value"] - facts["other"])
