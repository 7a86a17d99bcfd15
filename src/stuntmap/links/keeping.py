"""What is made for a view is made once, for all who look at it: tables, sentences, finished figures.

A figure is a pure function of the choices, the language and the colours of the page. Most of what a change of page
costs is making it anew; a hall full of telephones that follow one link asks for the same ones sixty times.
"""

from collections.abc import Callable
from typing import Final, TypeVar

import orjson
import plotly.graph_objects as go

from stuntmap.answers.keeping import Store, bytes_of
from stuntmap.figures.choropleth import PaintedMap
from stuntmap.links.visit import Visit

Made = TypeVar("Made")
MOST_KEPT_BYTES: Final = 100_000_000


def kept(visit: Visit, what: object, make: Callable[[], Made]) -> Made:
    """What `make` gives for this visit, made once for all who ask at the same time; never change it in place.

    Args:
        visit: whose choices, language and colours decide.
        what: a name for it, unlike all others of the same page, with whatever else decides ("series", "3310").
        make: makes it from the visit and from nothing that `what` does not name.
    """
    return _STORE.get((visit.answers, visit.asked, what), lambda: _finished(make()))


def _size(made: object) -> int:
    """About how many bytes it takes; a figure about twice what it takes on the way to the browser."""
    if isinstance(made, go.Figure):
        return 2 * len(made.to_json(validate=False))
    if isinstance(made, PaintedMap):
        return _size(made.figure) + 2 * len(orjson.dumps(dict(made.paints)))
    return bytes_of(made)


_STORE: Final = Store(MOST_KEPT_BYTES, _size)


def _finished(made: Made) -> Made:
    """With what a figure looks like on its way to the browser kept: working it out copies every part of it anew."""
    figure = made.figure if isinstance(made, PaintedMap) else made
    if isinstance(figure, go.Figure):
        drawn = figure.to_dict()
        figure.to_dict = lambda: drawn
    return made
