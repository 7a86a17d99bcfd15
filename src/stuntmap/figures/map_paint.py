"""What differs on a map from survey to survey, apart from its shapes and legend: colours, doubt, hover, names, circles.

It travels beside the figure and is laid over the drawn map in the browser. The figure itself stays the same, so that
the browser keeps the map that it has drawn instead of building a new one for every change.
"""

from typing import Any, Final

import pandas as pd

from stuntmap.figures.circles import circle_marks
from stuntmap.figures.labels import is_small_area
from stuntmap.figures.map_layers import Group, MapLayer
from stuntmap.figures.map_traces import MapCanvas
from stuntmap.figures.textures import DOUBT_DOTS, MODEL_DOTS, TEXTURES, ink_for

# One character a region: " " for no group, "0" for the first; the same for the textures.
FIRST_GROUP: Final = "0"
NO_GROUP: Final = " "


def hundredths(points: pd.DataFrame) -> str:
    """Longitudes and latitudes in turn, in hundredths of a degree: about a kilometre, a pixel or two on a province."""
    places = (points[["lon", "lat"]].astype(float) * 100).round().astype(int)
    return " ".join(map(str, places.to_numpy().ravel()))


def texture_letters(table: pd.DataFrame, parts: list[Group], layer: MapLayer, doubt: bool) -> str:
    """The texture of each row: dots on a fill that is not certain, more dots on a modelled figure, none elsewhere."""
    valued = {code for part in parts if part.valued for code in part.codes}
    modelled = is_small_area(table)
    uncertain = layer.doubt(table) if doubt and layer.doubt else pd.Series(False, index=table.index)
    model, dots = (chr(ord(FIRST_GROUP) + TEXTURES.index(texture)) for texture in (MODEL_DOTS, DOUBT_DOTS))
    signs = zip(table.index, modelled.tolist(), uncertain.tolist(), strict=True)
    return "".join(
        [
            NO_GROUP if code not in valued else model if is_model else dots if is_uncertain else NO_GROUP
            for code, is_model, is_uncertain in signs
        ]
    )


def _extremes(values: pd.Series) -> list[str]:
    """The regions with the lowest and with the highest value, all that share one; none without values."""
    return [str(code) for code in values.index[values.isin([values.min(), values.max()]) & values.notna()]]


def _names(values: pd.Series, canvas: MapCanvas, labels: pd.DataFrame) -> dict[str, Any]:
    """The names in the order of their importance, and how many of the first must stand on the map in any case."""
    marks = canvas.marks
    sure = labels.index.isin([*marks.highlighted, *_extremes(values)])
    named = pd.concat([labels[sure], labels[~sure] if marks.all_named else marks.groups])
    return {
        "names": list(named["label"]),
        "nameCodes": [int(code) for code in named.index],
        "namePoints": hundredths(named),
        "sure": int(sure.sum()),
        "inTiles": canvas.names_in_tiles,
        "grouped": marks.groups is not None,
    }


def region_paint(
    table: pd.DataFrame, layer: MapLayer, parts: list[Group], survey: str, canvas: MapCanvas
) -> dict[str, Any]:
    """Everything the browser needs to paint the regions of `table`, in the order of its rows, without `marked_paint`.

    Args:
        table: one row a region, index region code.
        layer: what is drawn.
        parts: the groups of the layer, as `layer.parts` gives them; a row of no group stays unpainted.
        survey: the survey of the table, as it is printed.
        canvas: for language and the places of circles.
    """
    letter_of = {code: chr(ord(FIRST_GROUP) + place) for place, part in enumerate(parts) for code in part.codes}
    marks, language = canvas.marks, canvas.language
    paint: dict[str, Any] = {
        "groups": "".join(letter_of.get(code, NO_GROUP) for code in table.index),
        "colours": [part.colour for part in parts],
        "inks": [[ink.shade, ink.opacity] for ink in (ink_for(part.colour) for part in parts)],
        "textures": "" if layer.circles else texture_letters(table, parts, layer, canvas.doubt),
        "hover": layer.hover(table, parts, language, survey, canvas.doubt).packed(
            table.index, language.plotly_separators
        ),
        "own": [],
    }
    if layer.circles and marks.circle_points is not None:
        paint["circles"] = circle_marks(table[layer.layer.value], marks.circle_points, is_small_area(table))
    return paint


def marked_paint(paint: dict[str, Any], table: pd.DataFrame, layer: MapLayer, canvas: MapCanvas) -> dict[str, Any]:
    """A `region_paint` with what one reader's choice adds to it: outlined regions, and names, theirs in any case."""
    marks = canvas.marks
    own = {"own": [int(code) for code in (*(code for code in marks.highlighted if code in table.index), *marks.around)]}
    names = {} if marks.labels is None else _names(table[layer.layer.value], canvas, marks.labels)
    return paint | own | names
