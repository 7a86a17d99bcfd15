"""The filled map: regions coloured by a layer's groups, for one survey or playing through all of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from stuntmap.figures.map_layers import Group, map_columns, modelled_label
from stuntmap.figures.map_paint import region_paint
from stuntmap.figures.map_style import painted_style
from stuntmap.figures.map_traces import (
    LEGEND_PX,
    NO_NAME_BOX,
    MapCanvas,
    fill_trace,
    hover_trace,
    label_trace,
    legend_trace,
    map_layout,
    outline_traces,
)
from stuntmap.figures.palette import NOTE_SIZE
from stuntmap.language import MINUS
from stuntmap.vocabulary import RANK, RANK_OF

NAME_HOVER: Final = "<b>%{properties.name}</b><br>"
MISSING_HOVER: Final = f"{NAME_HOVER}%GROUP%<br>%SURVEY%{NO_NAME_BOX}"
VALUE_SLOT: Final = "%{z:.1f}"
SIGNED_SLOT: Final = "%{z:+.1f}"


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


def _known(table: pd.DataFrame) -> str:
    """How many regions of `table` have a rank."""
    return str(int(table[RANK_OF].max())) if table[RANK_OF].notna().any() else "0"


def _fill_traces(
    parts: Sequence[Group], table: pd.DataFrame, layer: MapLayer, survey: str, canvas: MapCanvas
) -> list[go.Choroplethmap]:
    texts = layer.rank_texts(table) if layer.rank_texts else None
    hover = layer.hover.replace("%SURVEY%", survey).replace("%OF%", _known(table))
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


@dataclass(frozen=True)
class PaintedMap:
    """A figure, and the paint that the page lays over its regions; a figure that holds its own colours has none."""

    figure: go.Figure
    paint: dict[str, Any] | None = None


def region_map(table: pd.DataFrame, layer: MapLayer, survey: str, canvas: MapCanvas) -> PaintedMap:
    """A map of the regions of `table` (index region code), filled by the layer's groups.

    The figure holds shapes and legend and is the same for every survey; what differs is in the paint.
    """
    table = map_columns(table)
    parts = layer.groups(table)
    doubtful = any(part.doubtful for part in parts)
    legend = _legend(parts, canvas)
    if canvas.marks.model_points is not None:
        legend.append(legend_trace(modelled_label(canvas.language), canvas.theme.text, symbol="circle"))
    if doubtful:
        pale = canvas.language.text("pale: class not certain")
        legend.append(legend_trace(pale, canvas.theme.land, symbol="square-dot"))
    figure = go.Figure([hover_trace(table), *legend], map_layout(canvas, painted_style(canvas, doubtful)))
    shown = [part for part in parts if len(part.rows)]
    words, facts = _hover_words(shown, table, layer, survey), _hover_facts(table, layer, canvas)
    return PaintedMap(figure, region_paint(table, shown, words, facts, canvas))


def _hover_words(parts: Sequence[Group], table: pd.DataFrame, layer: MapLayer, survey: str) -> list[str]:
    """The hover text of each group below the name, with slots for the region's value and rank."""
    slots = {"%GROUP%": "", "%SURVEY%": survey, "%OF%": _known(table), "%RANK%": "%1%"}
    slots |= dict.fromkeys((VALUE_SLOT, SIGNED_SLOT), "%0%")
    words = []
    for part in parts:
        text = (MISSING_HOVER if part.missing else layer.hover).removeprefix(NAME_HOVER).removesuffix(NO_NAME_BOX)
        for slot, filling in (slots | {"%GROUP%": part.hover}).items():
            text = text.replace(slot, filling)
        words.append(text)
    return words


def _written(value: float, signed: bool, decimal: str) -> str:
    """A number with one decimal; five hundred of them through the language's own formatting would take too long."""
    if pd.isna(value):
        return ""
    rounded = round(value, 1) or 0.0
    return f"{rounded:{'+' if signed and rounded else ''}.1f}".replace("-", MINUS).replace(".", decimal)


def _hover_facts(table: pd.DataFrame, layer: MapLayer, canvas: MapCanvas) -> list[pd.Series]:
    """Value and rank of each region as they are printed; empty where there is none."""
    signed, decimal = SIGNED_SLOT in layer.hover, canvas.language.plotly_separators[0]
    numbers = table[layer.value].astype("float64")
    values = pd.Series([_written(value, signed, decimal) for value in numbers], index=table.index)
    if layer.rank_texts:
        return [values, pd.Series(layer.rank_texts(table))]
    return [values, pd.Series(["" if pd.isna(rank) else str(rank) for rank in table[RANK]], index=table.index)]


def playing_map(tables: Mapping[str, pd.DataFrame], first_survey: str, layer: MapLayer, canvas: MapCanvas) -> go.Figure:
    """The same map for several surveys, switched in the browser by a play button and a slider, without the server.

    Small-area figures are told by the hover text only: their marks would differ from survey to survey.

    Args:
        tables: one table per survey label, in the order of play; every table holds the same regions.
        first_survey: the label of the survey to begin with.
        layer: as for `region_map`; it yields the same number of groups for every table.
        canvas: as for `region_map`.
    """
    tables = {survey: map_columns(table) for survey, table in tables.items()}
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
