"""The traces and the layout that every map is made of, drawn from served geometry so that only values travel.

`geojson=` is an address: the browser fetches the geometry once and keeps it; names are read from its properties.
The style is an own empty one (no tiles, no glyph server), so nothing is fetched from elsewhere.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pandas as pd

from stuntmap.figures.drawing import Trace, bar, regions, scatter
from stuntmap.figures.palette import NOTE_SIZE, TRANSPARENT, Theme, base_layout
from stuntmap.figures.textures import Texture
from stuntmap.language import Language

HAIRLINE_PX: Final = 0.6
# The edge of the hollow circle of a model figure.
MODEL_STROKE_PX: Final = 1.5
LAPTOP_CHART_PX: Final = 800
LEGEND_PX: Final = 56
LABEL_SIZE: Final = 12
LABEL: Final = "#1b1f24"
# The world is one tile of this width at zoom 0 in MapLibre.
TILE_PX: Final = 512


@dataclass(frozen=True)
class MapGeometry:
    """Where the browser finds the shapes, and their bounds (west, south, east, north in degrees).

    `main` are the bounds to show first where islands lie far out; `beyond` the codes of the districts that have them.
    """

    url: str
    bounds: tuple[float, float, float, float]
    main: tuple[float, float, float, float] | None = None
    beyond: Sequence[str] = ()

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """What is shown first."""
        return self.main or self.bounds

    def view(self, height: int) -> dict[str, Any]:
        """Centre and zoom that show the frame in a chart of this height and a laptop's width.

        A first guess: the server does not know the screen; the page fits the map once it is drawn.
        """
        west, south, east, north = self.frame
        top, bottom = _mercator(north), _mercator(south)
        pixels = min(LAPTOP_CHART_PX / (east - west) * 360, (height - LEGEND_PX) / (top - bottom) * 2 * math.pi)
        zoom = math.log2(pixels / TILE_PX) - 0.1
        return {"center": {"lon": (west + east) / 2, "lat": _latitude((top + bottom) / 2)}, "zoom": round(zoom, 2)}


@dataclass(frozen=True)
class MapMarks:
    """What stands on top of the fill: outlined regions, names, and the places of circles.

    `labels` has lon, lat and label; `circle_points` lon and lat; one row a region, index region code. Highlighted
    regions, the lowest and the highest are named in any case; the others where there is room, if `all_named`, or in
    their place the `groups` of regions whose codes begin alike: lon, lat and label, index the beginning. `around` are
    regions without a value whose border alone is drawn.
    """

    highlighted: Sequence[str] = ()
    labels: pd.DataFrame | None = None
    all_named: bool = True
    groups: pd.DataFrame | None = None
    circle_points: pd.DataFrame | None = None
    around: Sequence[str] = ()


@dataclass(frozen=True)
class MapCanvas:
    """Where and how a map is drawn: shapes, words, colours of the page, marks on top, height in pixels.

    `tile_degrees` is the width of the tiles where regions are tiles, else 0. `doubt` says whether intervals and
    doubtful fills are told. `is_dense`: regions are a few pixels wide at first, where borders would hide the fills.
    """

    geometry: MapGeometry
    language: Language
    theme: Theme
    marks: MapMarks = field(default_factory=MapMarks)
    height: int = 470
    tile_degrees: float = 0
    doubt: bool = True
    is_dense: bool = False

    @property
    def names_in_tiles(self) -> bool:
        """Whether each region is a tile that holds its name."""
        return self.tile_degrees > 0 and self.marks.all_named


def _mercator(latitude: float) -> float:
    return math.asinh(math.tan(math.radians(latitude)))


def _latitude(mercator: float) -> float:
    return round(math.degrees(math.atan(math.sinh(mercator))), 4)


def locations(codes: Iterable[str]) -> Any:
    """Region codes as numbers: Plotly sends them as bytes and looks features up by the same digits.

    Codes of districts take 16 bits, of kecamatan 32, of desa 64.
    """
    numbers = [int(code) for code in codes]
    most = max(numbers, default=0)
    kind = next(kind for kind in (np.int16, np.int32, np.int64) if most <= np.iinfo(kind).max)
    return np.asarray(numbers, dtype=kind)


def hover_trace(table: pd.DataFrame) -> Trace:
    """The regions of `table` as places to hover over and to click, without a fill.

    The page writes `told` into the properties of each region, since Plotly fixes at its first drawing which columns of
    a trace a hover text may read.
    """
    nothing = np.zeros(len(table), dtype=np.int8)
    return regions(
        locations=locations(table.index),
        z=nothing,
        colorscale=[[0, TRANSPARENT], [1, TRANSPARENT]],
        hovertemplate="<b>%{properties.name}</b><br>%{properties.told}",
    )


def legend_entry(label: str, colour: str, texture: Texture | None = None) -> Trace:
    """A filled square in the legend, with the texture on it. Map traces have none, so an empty bar stands in."""
    marker: dict[str, Any] = {"color": colour}
    if texture is not None:
        marker["pattern"] = texture.pattern
    return bar(x=[None], y=[None], name=label, marker=marker)


def circle_entry(label: str, colour: str, hollow: bool = False) -> Trace:
    """A circle in the legend."""
    marker: dict[str, Any] = {"color": colour, "symbol": "circle"}
    if hollow:
        marker |= {"color": TRANSPARENT, "line": {"color": colour, "width": MODEL_STROKE_PX}}
    return scatter(x=[None], y=[None], name=label, marker=marker)


def map_layout(canvas: MapCanvas, style: dict[str, Any]) -> dict[str, Any]:
    """The layout of a map: the style's regions, and a legend of filled squares below it."""
    language, theme, height = canvas.language, canvas.theme, canvas.height
    hidden = {"visible": False, "range": [0, 1], "domain": [0, 0.01]}
    layout = base_layout(
        theme,
        language,
        height=height,
        margin={"l": 0, "r": 0, "t": 0, "b": LEGEND_PX},
        map={
            "style": style,
            **canvas.geometry.view(height),
        },
        dragmode="pan",
        showlegend=True,
        modebar={"bgcolor": TRANSPARENT, "color": theme.muted, "activecolor": theme.text},
        legend={
            "orientation": "h",
            "x": 0,
            "y": -0.01,
            "xanchor": "left",
            "yanchor": "top",
            "font": {"size": NOTE_SIZE, "color": theme.text},
            "itemclick": False,
            "itemdoubleclick": False,
        },
    )
    return layout | {"xaxis": hidden, "yaxis": hidden, "template": {"data": _trace_defaults(canvas)}}


def _trace_defaults(canvas: MapCanvas) -> dict[str, Any]:
    """What all traces of a kind share, said once: repeated in each, it would outweigh the values."""
    line = {"width": 1, "color": canvas.theme.outline}
    fill = {
        "name": "",
        "geojson": canvas.geometry.url,
        "showscale": False,
        "unselected": {"marker": {"opacity": 1}},
    }
    bar = {"hoverinfo": "skip", "marker": {"line": line}}
    circle = {"mode": "markers", "hoverinfo": "skip", "marker": {"size": 13, "line": line}}
    return {"choroplethmap": [fill], "bar": [bar], "scatter": [circle]}
