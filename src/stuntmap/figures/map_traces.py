"""The traces and the layout that every map is made of, drawn from served geometry so that only values travel.

`geojson=` is an address: the browser fetches the geometry once and keeps it; names are read from its properties.
The style is an own empty one (no tiles, no glyph server), so nothing is fetched from elsewhere.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from stuntmap.figures.map_layers import Group
from stuntmap.figures.palette import NOTE_SIZE, OWN_LINE_WIDTH, TRANSPARENT, Theme, base_layout
from stuntmap.language import Language
from stuntmap.vocabulary import RANK

HAIRLINE_PX: Final = 0.6
LAPTOP_CHART_PX: Final = 800
LEGEND_PX: Final = 56
LABEL_SIZE: Final = 12
LABEL: Final = "#1b1f24"
# Ends a hover template that shows no trace name. A map's fills have an empty name instead.
NO_NAME_BOX: Final = "<extra></extra>"
# The world is one tile of this width at zoom 0 in MapLibre.
TILE_PX: Final = 512


@dataclass(frozen=True)
class MapGeometry:
    """Where the browser finds the shapes, and the frame (west, south, east, north in degrees) to show at first."""

    url: str
    bounds: tuple[float, float, float, float]

    def view(self, height: int) -> dict[str, Any]:
        """Centre and zoom that show the frame in a chart of this height and a laptop's width.

        A first guess: the server does not know the screen; the page fits the map once it is drawn.
        """
        west, south, east, north = self.bounds
        top, bottom = _mercator(north), _mercator(south)
        pixels = min(LAPTOP_CHART_PX / (east - west) * 360, (height - LEGEND_PX) / (top - bottom) * 2 * math.pi)
        zoom = math.log2(pixels / TILE_PX) - 0.1
        return {"center": {"lon": (west + east) / 2, "lat": _latitude((top + bottom) / 2)}, "zoom": round(zoom, 2)}


@dataclass(frozen=True)
class MapMarks:
    """What stands on top of the fill: outlined regions, names, and the marks of small-area figures.

    `labels` has lon, lat and label; `model_points` has lon and lat; one row a region, index region code.
    """

    highlighted: Sequence[str] = ()
    labels: pd.DataFrame | None = None
    model_points: pd.DataFrame | None = None


@dataclass(frozen=True)
class MapCanvas:
    """Where and how a map is drawn: shapes, words, colours of the page, marks on top, height in pixels.

    `pale_fills` says that some fills are nearly as light as the ground, so that the edges must show them;
    `tile_degrees` is the width of the tiles where regions are tiles, else 0.
    """

    geometry: MapGeometry
    language: Language
    theme: Theme
    marks: MapMarks = field(default_factory=MapMarks)
    height: int = 470
    pale_fills: bool = False
    tile_degrees: float = 0

    @property
    def edge(self) -> str:
        """The line between regions: a hairline of the page's colour, or one that shows where fills are pale."""
        return self.theme.others if self.pale_fills else self.theme.hairline


def _mercator(latitude: float) -> float:
    return math.asinh(math.tan(math.radians(latitude)))


def _latitude(mercator: float) -> float:
    return round(math.degrees(math.atan(math.sinh(mercator))), 4)


def locations(codes: Iterable[str]) -> Any:
    """Region codes as 16-bit numbers: Plotly sends them as bytes and looks features up by the same digits."""
    return np.asarray([int(code) for code in codes], dtype=np.int16)


def fill_trace(
    group: Group, value: str, hover: str, canvas: MapCanvas, rank_texts: Mapping[str, str] | None = None
) -> go.Choroplethmap:
    """The fill of one group; the group's words stand once in the hover template, only values and ranks per region.

    `%RANK%` in `hover` becomes the region's text of `rank_texts`, or without them the bare number of the rank column.
    """
    codes = list(group.rows.index)
    values = np.nan_to_num(group.rows[value].to_numpy(dtype=np.float32, na_value=np.nan))
    ranks: dict[str, Any] = {}
    if rank_texts is not None:
        ranks = {"text": [rank_texts[code] for code in codes]}
    elif "%RANK%" in hover:
        ranks = {"customdata": group.rows[RANK].to_numpy(dtype=np.int16)}
    rank_slot = "%{customdata}" if rank_texts is None else "%{text}"
    return go.Choroplethmap(
        locations=locations(codes),
        z=values,
        colorscale=[[0, group.colour], [1, group.colour]],
        hovertemplate=hover.removesuffix(NO_NAME_BOX).replace("%GROUP%", group.hover).replace("%RANK%", rank_slot),
        **ranks,
    )


def hover_trace(table: pd.DataFrame) -> go.Choroplethmap:
    """The regions of `table` as places to hover over and to click, without a fill; the page puts in the words."""
    nothing = np.zeros(len(table), dtype=np.int8)
    return go.Choroplethmap(
        locations=locations(table.index),
        z=nothing,
        colorscale=[[0, TRANSPARENT], [1, TRANSPARENT]],
        hovertemplate="<b>%{properties.name}</b><br>%{customdata}",
    )


def legend_trace(label: str, colour: str, symbol: str = "square") -> go.Scatter:
    """An entry of the legend. Map traces have no legend of filled squares, so an empty one on hidden axes stands in."""
    return go.Scatter(
        x=[None],
        y=[None],
        name=label,
        marker={"color": colour} | ({} if symbol == "square" else {"symbol": symbol}),
    )


def outline_traces(table: pd.DataFrame, canvas: MapCanvas) -> list[go.Choroplethmap]:
    """The outline of those highlighted regions that the table holds: a casing and, on it, the own-district blue."""
    codes = [code for code in canvas.marks.highlighted if code in table.index]
    lines = [(OWN_LINE_WIDTH + 2.5, canvas.theme.own_casing), (OWN_LINE_WIDTH, canvas.theme.own)]
    return [
        go.Choroplethmap(
            locations=locations(codes),
            z=np.zeros(len(codes), dtype=np.int8),
            colorscale=[[0, TRANSPARENT], [1, TRANSPARENT]],
            marker={"line": {"width": width, "color": colour}},
            hoverinfo="skip",
        )
        for width, colour in lines
        if codes
    ]


def point_trace(points: pd.DataFrame, **style: Any) -> go.Scattermap:
    """Marks or labels at the regions' own points; coordinates as 32-bit floats (about a metre)."""
    return go.Scattermap(
        lon=points["lon"].to_numpy(dtype=np.float32),
        lat=points["lat"].to_numpy(dtype=np.float32),
        hoverinfo="skip",
        showlegend=False,
        **style,
    )


def label_trace(labels: pd.DataFrame) -> go.Scattermap:
    """Names printed at the regions' points; the page gives them a light edge, so they are dark on both themes."""
    return point_trace(labels, mode="text", text=list(labels["label"]), textfont={"size": LABEL_SIZE, "color": LABEL})


def _empty_style(canvas: MapCanvas) -> dict[str, Any]:
    """Plain ground for Plotly's traces.

    It names one empty source, because Plotly drops an empty list of sources on its second drawing, and MapLibre then
    refuses the style.
    """
    return {
        "version": 8,
        "sources": {"none": {"type": "geojson", "data": {"type": "FeatureCollection", "features": []}}},
        "layers": [{"id": "sea", "type": "background", "paint": {"background-color": canvas.theme.land}}],
    }


def map_layout(canvas: MapCanvas, style: dict[str, Any] | None = None) -> dict[str, Any]:
    """The layout of a map: the style's regions, or empty ground for traces, and a legend of filled squares below it."""
    language, theme, height = canvas.language, canvas.theme, canvas.height
    hidden = {"visible": False, "range": [0, 1], "domain": [0, 0.01]}
    layout = base_layout(
        theme,
        language,
        height=height,
        margin={"l": 0, "r": 0, "t": 0, "b": LEGEND_PX},
        map={
            "style": style or _empty_style(canvas),
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
    fill = {
        "name": "",
        "geojson": canvas.geometry.url,
        "showscale": False,
        "marker": {"line": {"width": HAIRLINE_PX, "color": canvas.edge}},
        "unselected": {"marker": {"opacity": 1}},
    }
    entry_marker = {"size": 13, "symbol": "square", "line": {"width": 1, "color": canvas.theme.outline}}
    entry = {"mode": "markers", "hoverinfo": "skip", "marker": entry_marker}
    return {"choroplethmap": [fill], "scatter": [entry]}
