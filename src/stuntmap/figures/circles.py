"""The map of numbers of children: circles by area on plain ground, never a fill."""

from typing import Any, Final

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from stuntmap import phrases
from stuntmap.figures.map_layers import Group
from stuntmap.figures.map_traces import (
    MapCanvas,
    fill_trace,
    legend_trace,
    map_layout,
    outline_traces,
    point_trace,
)

LARGEST_RADIUS_PX: Final = 17


def circle_map(
    table: pd.DataFrame, points: pd.DataFrame, count: str, hover: str, label: str, canvas: MapCanvas
) -> go.Figure:
    """Circles whose area is proportional to a count, one a region: numbers of children are never a fill.

    Args:
        table: one row a region, index region code, with the `count` column; missing counts are grey ground.
        points: lon and lat of every region, index region code.
        count: the column of the counts.
        hover: Plotly hover template; `%{z}` is the count.
        label: what a circle stands for, for the legend.
        canvas: shapes, words, colours and marks.
    """
    theme = canvas.theme
    circle_colour = theme.highlights[2]
    known = table[table[count].notna()].sort_values(count, ascending=False)
    missing = table[table[count].isna()]
    traces: list[Any] = [fill_trace(Group(label, "", theme.grid, known), count, hover, canvas)]
    legend = [legend_trace(label, circle_colour, symbol="circle")]
    if len(missing):
        words = phrases.no_estimate(canvas.language)
        missing_hover = f"<b>%{{properties.name}}</b><br>{words}<extra></extra>"
        traces.append(fill_trace(Group(words, words, theme.no_estimate, missing), count, missing_hover, canvas))
        legend.append(legend_trace(words, theme.no_estimate))
    counts = known[count].to_numpy(dtype=float)
    largest = counts.max(initial=1.0)
    sizes = np.maximum(2.0, 2 * LARGEST_RADIUS_PX * np.sqrt(counts / largest)).round().astype(np.int16)
    circle = {"size": sizes, "color": circle_colour, "opacity": 0.65}
    traces.append(point_trace(points.loc[known.index], mode="markers", marker=circle))
    return go.Figure([*traces, *outline_traces(table, canvas), *legend], map_layout(canvas))
