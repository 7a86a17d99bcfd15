"""The filled map: regions coloured by a layer's groups, for one survey or playing through all of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from stuntmap.figures.map_layers import Group, modelled_label
from stuntmap.figures.map_traces import (
    LEGEND_PX,
    MapCanvas,
    fill_trace,
    label_trace,
    legend_trace,
    map_layout,
    outline_traces,
    point_trace,
)
from stuntmap.figures.palette import NOTE_SIZE
from stuntmap.vocabulary import RANK_OF

MISSING_HOVER: Final = "<b>%{properties.name}</b><br>%GROUP%<br>%SURVEY%<extra></extra>"


@dataclass(frozen=True)
class MapLayer:
    """What a map shows: how its table splits into groups, which column is the value, and how a hover text reads.

    In `hover`, `%{z}` is the value, `%RANK%` the region's rank (its text where `rank_texts` gives one), `%OF%` how many
    have an estimate, `%GROUP%` the group's words and `%SURVEY%` the survey of the table.
    """

    groups: Callable[[pd.DataFrame], Sequence[Group]]
    value: str
    hover: str
    rank_texts: Callable[[pd.DataFrame], Mapping[str, str]] | None = None


def _fill_traces(
    parts: Sequence[Group], table: pd.DataFrame, layer: MapLayer, survey: str, canvas: MapCanvas
) -> list[go.Choroplethmap]:
    texts = layer.rank_texts(table) if layer.rank_texts else None
    known = str(int(table[RANK_OF].max())) if table[RANK_OF].notna().any() else "0"
    hover = layer.hover.replace("%SURVEY%", survey).replace("%OF%", known)
    missing_hover = MISSING_HOVER.replace("%SURVEY%", survey)
    return [
        fill_trace(part, layer.value, missing_hover, canvas)
        if part.missing
        else fill_trace(part, layer.value, hover, canvas, texts)
        for part in parts
    ]


def _marks_above(table: pd.DataFrame, canvas: MapCanvas) -> list[Any]:
    """Outlines and names, drawn after the fills."""
    traces: list[Any] = outline_traces(table, canvas)
    if canvas.marks.labels is not None and len(canvas.marks.labels):
        traces.append(label_trace(canvas.marks.labels))
    return traces


def _legend(parts: Sequence[Group], canvas: MapCanvas) -> list[go.Scatter]:
    return [legend_trace(part.label, part.colour) for part in parts if part.legend]


def region_map(table: pd.DataFrame, layer: MapLayer, survey: str, canvas: MapCanvas) -> go.Figure:
    """A map of the regions of `table` (index region code), filled by the layer's groups."""
    parts = layer.groups(table)
    traces: list[Any] = [*_fill_traces([part for part in parts if len(part.rows)], table, layer, survey, canvas)]
    legend = _legend(parts, canvas)
    modelled = canvas.marks.model_points
    if modelled is not None and len(modelled):
        traces.append(point_trace(modelled, mode="markers", marker={"size": 5, "color": canvas.theme.text}))
        legend.append(legend_trace(modelled_label(canvas.language), canvas.theme.text, symbol="circle"))
    if any(part.doubtful and len(part.rows) for part in parts):
        words = canvas.language.text("pale: class not certain")
        legend.append(legend_trace(words, canvas.theme.land, symbol="square-dot"))
    return go.Figure([*traces, *_marks_above(table, canvas), *legend], map_layout(canvas))


def playing_map(tables: Mapping[str, pd.DataFrame], first_survey: str, layer: MapLayer, canvas: MapCanvas) -> go.Figure:
    """The same map for several surveys, switched in the browser by a play button and a slider, without the server.

    Small-area figures are told by the hover text only: their marks would differ from survey to survey.

    Args:
        tables: one table per survey label, in the order of play; every table holds the same regions.
        first_survey: the label of the survey to begin with.
        layer: as for `region_map`; it yields the same number of groups for every table.
        canvas: as for `region_map`.
    """
    filled = {survey: _fill_traces(layer.groups(table), table, layer, survey, canvas) for survey, table in
              tables.items()}  # fmt: skip
    travelling = ("locations", "z", "text", "customdata", "hovertemplate")
    frames = [
        go.Frame(
            name=survey,
            data=[go.Choroplethmap(**{name: fill[name] for name in travelling}) for fill in fills],
            traces=list(range(len(fills))),
        )
        for survey, fills in filled.items()
    ]
    first = tables[first_survey]
    traces = [*filled[first_survey], *_marks_above(first, canvas)]
    layout = map_layout(canvas) | _play_controls(list(tables), first_survey, canvas)
    return go.Figure([*traces, *_legend(layer.groups(first), canvas)], layout, frames)


def _play_controls(names: Sequence[str], first: str, canvas: MapCanvas) -> dict[str, Any]:
    """Play and pause buttons and a slider with one step a survey, below the map."""
    language, theme = canvas.language, canvas.theme
    at_once = {"mode": "immediate", "transition": {"duration": 0}, "frame": {"duration": 0, "redraw": True}}
    run = {"fromcurrent": True, "transition": {"duration": 0}, "frame": {"duration": 1400, "redraw": True}}
    menu = {
        "type": "buttons",
        "direction": "left",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "top",
        "pad": {"t": 6, "l": 6},
        "showactive": False,
        "bgcolor": theme.hover_background,
        "bordercolor": theme.axis,
        "font": {"size": NOTE_SIZE + 1, "color": theme.text},
        "buttons": [
            {"label": language.text("Play"), "method": "animate", "args": [None, run]},
            {"label": language.text("Pause"), "method": "animate", "args": [[None], at_once]},
        ],
    }
    slider = {
        "active": names.index(first),
        "x": 0.03,
        "y": 0,
        "len": 0.94,
        "pad": {"t": LEGEND_PX},
        "currentvalue": {"visible": False},
        "bgcolor": theme.axis,
        "font": {"size": NOTE_SIZE + 1, "color": theme.text},
        "steps": [{"label": name, "method": "animate", "args": [[name], at_once]} for name in names],
    }
    return {"updatemenus": [menu], "sliders": [slider], "margin": {"l": 0, "r": 0, "t": 0, "b": 2 * LEGEND_PX}}
