"""What differs on a map from survey to survey, apart from its shapes and legend: colours, hover words, marks, names.

It travels beside the figure and is laid over the drawn map in the browser. The figure itself stays the same, so that
the browser keeps the map that it has drawn instead of building a new one for every change.
"""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from stuntmap.figures.map_layers import Group
from stuntmap.figures.map_traces import MapCanvas

# One character a region: " " for no group, "0" for the first.
FIRST_GROUP: Final = "0"
BETWEEN_FACTS: Final = "|"


def _points(points: pd.DataFrame) -> str:
    """Longitudes and latitudes in turn, in hundredths of a degree: about a kilometre, a pixel or two on a province."""
    hundredths = (points[["lon", "lat"]].astype(float) * 100).round().astype(int)
    return " ".join(map(str, hundredths.to_numpy().ravel()))


def region_paint(
    table: pd.DataFrame, parts: Sequence[Group], words: Sequence[str], facts: Sequence[pd.Series], canvas: MapCanvas
) -> dict[str, Any]:
    """Everything the browser needs to paint the regions of `table`, in the order of its rows.

    Args:
        table: one row a region, index region code.
        parts: the groups that the rows fall into; a row of no group stays unpainted.
        words: one hover text a group, in the order of `parts`; `%0%`, `%1%`, ... stand for the facts of the region.
        facts: texts by region code, index as `table`.
        canvas: for the marks on top.
    """
    letter_of = {code: chr(ord(FIRST_GROUP) + place) for place, part in enumerate(parts) for code in part.rows.index}
    marks = canvas.marks
    paint: dict[str, Any] = {
        "groups": "".join(letter_of.get(code, " ") for code in table.index),
        "colours": [part.colour for part in parts],
        "words": list(words),
        "facts": [BETWEEN_FACTS.join(fact.loc[table.index]) for fact in facts],
        "own": [int(code) for code in marks.highlighted if code in table.index],
        "doubtful": [place for place, part in enumerate(parts) if part.doubtful],
    }
    if marks.model_points is not None:
        paint["points"] = _points(marks.model_points)
    if marks.labels is not None:
        paint["names"] = list(marks.labels["label"].str.replace("<br>", "\n"))
        paint["namePoints"] = _points(marks.labels)
    return paint
