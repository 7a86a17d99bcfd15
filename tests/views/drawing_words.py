"""A printed figure as a list of what is drawn on it: words, lines, areas, with place, size and colour."""

from collections.abc import Iterable

import matplotlib.colors
import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, PathPatch, Rectangle
from matplotlib.text import Text

from stuntmap.figures.printed.sheet import Sheet

MOST_POINTS = 4


def _place(values: Iterable[float]) -> str:
    """Points of the page, to a tenth: less no eye sees."""
    return " ".join(f"{value + 0.0:.1f}" for value in np.round(np.asarray(list(values), dtype=float), 1))


def _colour(value: object) -> str:
    shown = matplotlib.colors.to_hex(value, keep_alpha=True)  # type: ignore[arg-type]
    return "none" if shown.endswith("00") and len(shown) == 9 else shown.removesuffix("ff")


def _edge(artist: PathPatch | Rectangle | Ellipse) -> str:
    return f"fill {_colour(artist.get_facecolor())} edge {_colour(artist.get_edgecolor())} {artist.get_linewidth():.2f}"


def _drawn(artist: object) -> str:
    if isinstance(artist, Text):
        font = artist.get_fontproperties()
        rim = " rim" if artist.get_path_effects() else ""
        at, size = _place(artist.get_position()), font.get_size_in_points()
        weight = str(font.get_file()).rsplit("-", 1)[-1].split(".")[0]
        return f"text {artist.get_text()!r} at {at}, {size:.1f} pt {weight} {_colour(artist.get_color())}{rim}"
    if isinstance(artist, Line2D):
        look = f"{_colour(artist.get_color())} {artist.get_linewidth():.2f} {artist.get_linestyle()}"
        return f"line {_place(artist.get_xydata().ravel())}, {look}"
    if isinstance(artist, Rectangle):
        return f"box {_place([*artist.get_xy(), artist.get_width(), artist.get_height()])}, {_edge(artist)}"
    if isinstance(artist, Ellipse):
        return f"circle {_place([*artist.get_center(), artist.get_width()])}, {_edge(artist)}"
    if isinstance(artist, PathPatch):
        points = artist.get_path().vertices
        ends = _place([*points.min(axis=0), *points.max(axis=0)]) if len(points) else "nowhere"
        return f"area of {len(points)} points within {ends}, {_edge(artist)}"
    return type(artist).__name__


def drawing_lines(sheet: Sheet) -> list[str]:
    """The page's size, and a line each thing drawn, lowest first."""
    artists = sorted(sheet.figure.artists + sheet.figure.texts + sheet.figure.lines + sheet.figure.patches, key=_order)
    lines = [f"{artist.get_zorder():g} {_drawn(artist)}" for artist in artists]
    return [f"page {_place([sheet.page.width, sheet.page.height])}", *lines]


def _order(artist: object) -> float:
    return artist.get_zorder()  # type: ignore[attr-defined, no-any-return]
