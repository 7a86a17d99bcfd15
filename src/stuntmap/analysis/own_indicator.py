"""What can be said of a region's own indicator: fifths of its values, and which circumstance it repeats."""

from typing import Final, NamedTuple

import numpy as np
import pandas as pd

OWN_COLUMN: Final = "own_indicator"
FIFTHS: Final = 5
# From so high a correlation on two indicators say the same.
_SAME: Final = 0.99


def fifths(values: pd.Series) -> pd.Series:
    """In which fifth of the known values each lies, from 0; equal values are in one, so that there may be fewer.

    Of five different values or fewer each is a class of its own. Missing where the value is.
    """
    known = values.dropna()
    if known.nunique() <= FIFTHS:
        return values.map({value: place for place, value in enumerate(sorted(known.unique()))})
    found = pd.Series(pd.qcut(known, FIFTHS, labels=False, duplicates="drop"), known.index)
    # Fifths that no value lies in are no classes.
    places = {old: new for new, old in enumerate(sorted(found.unique()))}
    return found.map(places).reindex(values.index)


class Repeated(NamedTuple):
    """A circumstance that an own indicator repeats, and their correlation."""

    column: str
    correlation: float


def repeated(values: pd.Series, circumstances: pd.DataFrame) -> Repeated | None:
    """The circumstance that goes together with `values` almost wholly; None where none does."""
    found: dict[str, float] = {}
    for name in circumstances:
        both = pd.DataFrame({"own": values, "other": circumstances[name]}).dropna()
        if len(both) > 2 and both["own"].nunique() > 1 and both["other"].nunique() > 1:
            found[str(name)] = float(np.corrcoef(both["own"], both["other"])[0, 1])
    most = max(found, key=lambda name: abs(found[name]), default=None)
    return None if most is None or abs(found[most]) < _SAME else Repeated(most, found[most])


class Standing(NamedTuple):
    """A value beside the middle values of province and nation, and the ends of the nation; None where not known."""

    value: float | None
    province: float | None
    nation: float
    lower: float
    upper: float
    least: float
    most: float


def standing(values: pd.Series, region_code: str, province_codes: list[str]) -> Standing:
    """Where a district stands; `lower` and `upper` are the ends of the middle half of the nation."""
    own = values.get(region_code)
    province = values.reindex(province_codes).dropna()
    quarters = values.quantile([0.0, 0.25, 0.5, 0.75, 1.0]).to_list()
    return Standing(
        None if own is None or pd.isna(own) else float(own),
        float(province.median()) if len(province) else None,
        *(quarters[place] for place in (2, 1, 3, 0, 4)),
    )
