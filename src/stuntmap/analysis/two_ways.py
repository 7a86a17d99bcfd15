"""Two figures of each district at once: each in thirds of the nation's districts, for a map of nine colours."""

from typing import Final, NamedTuple

import pandas as pd

THIRDS: Final = (1, 2, 3)


class Thirds(NamedTuple):
    """Figures in three parts of about as many districts: `low` and `high` are the largest of the first two parts.

    `parts`: 1, 2 or 3 a district, index as the figures, missing without one. Equal figures are in the same part.
    """

    low: float
    high: float
    parts: pd.Series


def thirds(values: pd.Series) -> Thirds | None:
    """`values` in thirds, as even as equal figures allow; None with fewer than three different ones."""
    shares = values.dropna().astype("float64").value_counts(normalize=True).sort_index().cumsum()
    if len(shares) < len(THIRDS):
        return None
    # Limits are figures that a district has, so that what is printed is what parts.
    figures = shares.index.to_numpy(dtype="float64")
    low = float(figures[(shares.iloc[:-2] - 1 / 3).abs().argmin()])
    above = shares[figures > low].iloc[:-1]
    high = float(figures[figures > low][(above - 2 / 3).abs().argmin()])
    parts = 1 + (values > low).astype(int) + (values > high)
    return Thirds(low, high, parts.astype("Int64").mask(values.isna()))
