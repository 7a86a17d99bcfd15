"""A figure as a server makes it, after Plotly has looked at each property of it and would have sent the same."""

import base64
import json
from typing import Any

import numpy as np
import plotly.graph_objects as go

from stuntmap.figures import drawing

unchecked = drawing._made


def checked_figure(traces: list[drawing.Trace], layout: dict[str, Any], frames: list[dict[str, Any]]) -> go.Figure:
    """The figure that Plotly has looked at: a test may read its parts by their full names.

    Raises `ValueError` for a property that Plotly does not know, and `AssertionError` where the figure that a server
    makes of the same parts would reach the browser otherwise.
    """
    checked = go.Figure(traces, layout, frames)
    plain = unchecked(traces, layout, frames)
    assert sent(plain) == sent(checked)
    return checked


def sent(figure: go.Figure) -> Any:
    """What the browser is sent, arrays as lists of numbers, without what is empty.

    In a template, where each kind of trace stands under its name, Plotly writes the name into the trace once more.
    """
    read = _read(json.loads(figure.to_json(validate=False)))
    template = read["layout"].pop("template", {})
    said = {kind: [{**one, "type": kind} for one in traces] for kind, traces in template.pop("data", {}).items()}
    kinds = {kind: traces for kind, traces in said.items() if traces != [{"type": kind}]}
    return read, template, kinds


def _read(part: Any) -> Any:
    if isinstance(part, list):
        return [_read(one) for one in part]
    if isinstance(part, dict):
        if {"dtype", "bdata"} <= set(part):
            return np.frombuffer(base64.b64decode(part["bdata"]), dtype=part["dtype"]).tolist()
        read = {name: _read(value) for name, value in part.items()}
        return {name: value for name, value in read.items() if value is not None and value not in ({}, [])}
    return part
