"""Values as JSON knows them, with the decimals that they are worth."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import pandas as pd

from stuntmap import vocabulary

# Limits have the one decimal that surveys print; differences and probabilities keep what a test may turn on.
_DECIMALS: Final = {
    **dict.fromkeys((vocabulary.CI95_LOW, vocabulary.CI95_HIGH), 1),
    **dict.fromkeys(("difference_pp", "difference_ci95_low_pp", "difference_ci95_high_pp"), 2),
    vocabulary.NEEDED_REDUCTION: 2,
    vocabulary.TARGET_PROBABILITY: 4,
}
# A probability as small as 1e-20 is not 0.
_SIGNIFICANT: Final = {"p_value": 3}


def plain(value: object) -> object:
    """`value` as JSON knows it: missing as None, numbers as int or float, anything else as text."""
    if isinstance(value, bool | int | str) or value is None:
        return value
    if pd.isna(value):  # type: ignore[call-overload]
        return None
    return value.item() if hasattr(value, "item") else value


def record(row: Mapping[Any, Any] | pd.Series, names: Iterable[str]) -> dict[str, Any]:
    """The fields `names` of a row, plain and rounded; None for what the row does not have."""
    return rounded({name: plain(row.get(name)) for name in names})


def rounded(facts: Mapping[str, Any]) -> dict[str, Any]:
    """`facts` with limits, differences and probabilities rounded; everything else as it is."""
    return {name: None if value is None else _rounded(name, value) for name, value in facts.items()}


def _rounded(name: str, value: Any) -> Any:
    if name in _SIGNIFICANT:
        return float(f"{value:.{_SIGNIFICANT[name]}g}")
    return round(value, _DECIMALS[name]) if name in _DECIMALS else value
