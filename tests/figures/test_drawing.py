"""Figures of plain parts: what a server sends is what Plotly would have sent after a look at each property."""

import plotly.graph_objects as go
import pytest

import checked_figures
from stuntmap.figures import drawing

TRACES = [drawing.scatter(x=[1, 2], y=[3, None], name="a"), drawing.bar(x=[1], y=[2], marker={"color": "red"})]
LAYOUT = {"template": {}, "height": 300, "xaxis": {"title": {"text": "years"}}}


def test_a_figure_of_a_test_has_been_looked_at():
    with pytest.raises(ValueError, match="colour"):
        drawing.figure(drawing.scatter(x=[1], y=[2], colour="red"), LAYOUT)
    assert drawing.figure(TRACES[0], LAYOUT).data[0].name == "a"


def test_a_figure_is_made_without_a_look_at_its_properties():
    """Where this fails, Plotly takes the wish in another way, and making a figure takes ten times as long."""
    made = checked_figures.unchecked([drawing.scatter(x=[1], y=[2], colour="red")], LAYOUT, [])
    assert made.to_dict()["data"][0]["colour"] == "red"
    assert made.layout.height == 300


def test_what_is_sent_is_the_same():
    frames = [{"name": "SSGI 2024"}]
    plain = checked_figures.unchecked(TRACES, LAYOUT, frames)
    assert checked_figures.sent(plain) == checked_figures.sent(go.Figure(TRACES, LAYOUT, frames))
    assert [frame.name for frame in plain.frames] == ["SSGI 2024"]


def test_a_property_that_would_be_sent_otherwise_is_seen():
    with pytest.raises(AssertionError):
        drawing.figure(TRACES, {**LAYOUT, "xaxis": {"title": "years"}})
