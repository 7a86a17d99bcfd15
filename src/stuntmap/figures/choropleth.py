"""The map: regions coloured by a layer's groups, for one survey or playing through all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from stuntmap.figures.circles import size_key
from stuntmap.figures.drawing import Trace, figure
from stuntmap.figures.map_layers import Group, MapLayer, modelled_label
from stuntmap.figures.map_paint import marked_paint, region_paint
from stuntmap.figures.map_style import painted_style
from stuntmap.figures.map_traces import LEGEND_PX, MapCanvas, circle_entry, hover_trace, legend_entry, map_layout
from stuntmap.figures.palette import NOTE_SIZE, merged
from stuntmap.figures.textures import DOUBT_DOTS, MODEL_DOTS, sample_fill


@dataclass(frozen=True)
class PaintedMap:
    """A figure, and what the page lays over it: one paint a survey (its label), and the survey to begin with.

    The figure holds shapes, legend and places to point at; it is the same for every survey.
    """

    figure: go.Figure
    paints: Mapping[str, dict[str, Any]]
    first: str


def _legend(parts: Sequence[Group], layer: MapLayer, canvas: MapCanvas, table: pd.DataFrame) -> list[Trace]:
    """An entry a group, circles or squares, and each sign of doubt on one of the layer's own colours.

    Model figures have their entry whatever the survey: districts have some in two of them, provinces one in 2022.
    """
    language, theme = canvas.language, canvas.theme
    if layer.circles:
        shown, missing = parts
        model = [circle_entry(modelled_label(language), theme.circle, hollow=True)] if layer.models else []
        return [circle_entry(shown.label, theme.circle), *model, legend_entry(missing.label, missing.colour)]
    entries = [legend_entry(part.label, part.colour) for part in (parts[-1:] if layer.key(canvas) else parts)]
    # From the second on: in the first class, very low, are so few that it would be taken for a class of its own.
    sample = sample_fill(part.colour for part in parts[1:] if part.valued)
    if sample is None:
        return entries
    if layer.doubts(table) and canvas.doubt:
        entries.append(legend_entry(language.text(layer.doubt_name), sample, DOUBT_DOTS))
    if layer.models and not layer.layer.compares:
        # A difference that involves a model figure is in a group of its own, without dots.
        entries.append(legend_entry(modelled_label(language), sample, MODEL_DOTS))
    return entries


def unmarked_map(tables: Mapping[str, pd.DataFrame], first: str, layer: MapLayer, canvas: MapCanvas) -> PaintedMap:
    """A map for one survey, or for several, switched in the browser by a play button and a slider, without the server.

    What a reader marks on it is laid over it by `marked_map`.

    Args:
        tables: one table per survey label, in the order of play; every table holds the same regions.
        first: the label of the survey to begin with.
        layer: what is drawn.
        canvas: shapes, words, colours of the page, places of circles.
    """
    language, theme = canvas.language, canvas.theme
    split = {survey: layer.parts(table, language, theme) for survey, table in tables.items()}
    paints = {survey: region_paint(table, layer, split[survey], survey, canvas) for survey, table in tables.items()}
    layout = map_layout(canvas, painted_style(canvas, layer))
    key = size_key(tables[first][layer.layer.value], canvas) if layer.circles else layer.key(canvas)
    layout = merged(layout, key)
    frames = []
    if len(tables) > 1:
        layout |= _play_controls(list(tables), first, canvas)
        # A frame only tells the page which paint is due: see `ui/scripts/map_finish.js`.
        frames = list(tables)
    drawn = figure([hover_trace(tables[first]), *_legend(split[first], layer, canvas, tables[first])], layout, frames)
    return PaintedMap(drawn, paints, first)


def marked_map(drawn: PaintedMap, tables: Mapping[str, pd.DataFrame], layer: MapLayer, canvas: MapCanvas) -> PaintedMap:
    """`drawn` (of the same tables, layer and shapes) with the outlined regions and the names of `canvas`."""
    paints = {survey: marked_paint(paint, tables[survey], layer, canvas) for survey, paint in drawn.paints.items()}
    return replace(drawn, paints=paints)


def _play_controls(names: Sequence[str], first: str, canvas: MapCanvas) -> dict[str, Any]:
    """Play and pause buttons and a slider with one step a survey, below the map."""
    language, theme = canvas.language, canvas.theme
    # Without a redraw Plotly forgets the shapes that it needs for the hover box.
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
