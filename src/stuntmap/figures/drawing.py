"""The parts that a figure is made of, and the figure made of them.

Plotly can look at each property of each part, and copies the part for it: nine tenths of the time that making a figure
took. Nothing that a visitor chooses can make a property wrong, so the tests let Plotly look, and a server does not.
"""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

# A trace by Plotly's own names; values are numbers, texts, lists, arrays and mappings of these.
Trace = dict[str, Any]


def scatter(**properties: Any) -> Trace:
    """Points, lines or words at x and y."""
    return {"type": "scatter", **properties}


def bar(**properties: Any) -> Trace:
    """Bars."""
    return {"type": "bar", **properties}


def regions(**properties: Any) -> Trace:
    """The regions of a map."""
    return {"type": "choroplethmap", **properties}


def figure(traces: Trace | Sequence[Trace], layout: dict[str, Any], frames: Sequence[str] = ()) -> go.Figure:
    """The figure of these traces; `frames` are the names of the steps that it can play.

    Parts are taken as they are, and never changed afterwards.
    """
    parts = [traces] if isinstance(traces, dict) else list(traces)
    return _made(parts, layout, [{"name": name} for name in frames])


def _made(traces: list[Trace], layout: dict[str, Any], frames: list[dict[str, Any]]) -> go.Figure:
    return go.Figure(traces, layout, frames, _validate=False)
