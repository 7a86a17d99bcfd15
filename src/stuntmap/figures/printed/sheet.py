"""A white sheet in points, and the few things that are drawn on it: words, lines, filled shapes.

Everything is placed by hand in points instead of by Matplotlib's axes: only so can it be told beforehand that no
words overlap or are cut. Nothing here is global, so that several threads may draw at the same time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from stuntmap.figures.palette import LIGHT
from stuntmap.figures.printed import lettering
from stuntmap.figures.printed.lettering import CAPITAL, DESCENDER, LINE_HEIGHT, REGULAR

POINTS_PER_CM: Final = 72 / 2.54
# Lines are as thick as their widths say beside type of this size, and thinner or thicker with it.
USUAL_TYPE_PT: Final = 13.0
PENS: Final = (0.5, 2.0)
HATCH_STEP_PT: Final = 4.5
HALO_GROUP: Final = "halo"


@dataclass(frozen=True)
class Box:
    """A rectangle in points; the sheet's lower left corner is 0, 0."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in points."""
        return self.top - self.bottom

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def grown(self, by: float) -> "Box":
        """The box with `by` points more on every side."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)


@dataclass(frozen=True)
class Type:
    """How words look: size in points, colour, weight, and whether a white rim keeps them apart from what is below."""

    size: float
    colour: str = LIGHT.text
    weight: str = REGULAR
    halo: bool = False


class Sheet:
    """A white page of the given size that remembers where its words stand; `pen` scales the widths of its lines."""

    def __init__(self, width_cm: float, height_cm: float, text_pt: float = USUAL_TYPE_PT) -> None:
        self.figure = Figure(figsize=(width_cm / 2.54, height_cm / 2.54), dpi=72, facecolor="white")
        self.page = Box(0, 0, width_cm * POINTS_PER_CM, height_cm * POINTS_PER_CM)
        self.pen = min(max(text_pt / USUAL_TYPE_PT, PENS[0]), PENS[1])
        self.words: list[tuple[str, Box]] = []
        self.haloed: list[Text] = []
        self._points = Affine2D().scale(1 / 72) + self.figure.dpi_scale_trans

    def _add(self, artist: Line2D | PathPatch | Rectangle | Ellipse | Text, order: float) -> None:
        artist.set_transform(self._points)
        artist.set_zorder(order)
        self.figure.add_artist(artist)

    def text(self, x: float, y: float, text: str, kind: Type, side: str = "left", order: float = 5) -> Box:
        """Write one line with the middle of its capitals at `y`; `side` says which end or "center" stands at `x`."""
        text = lettering.one_line(text)
        wide = lettering.width(text, kind.size, kind.weight)
        left = x - {"left": 0.0, "center": 0.5, "right": 1.0}[side] * wide
        baseline = y - CAPITAL / 2 * kind.size
        artist = Text(
            left, baseline, text, color=kind.colour, fontproperties=lettering.font(kind.weight, kind.size),
            parse_math=False, verticalalignment="baseline",
        )  # fmt: skip
        if kind.halo:
            artist.set_gid(f"{HALO_GROUP}{len(self.words)}")
            self.haloed.append(artist)
            artist.set_path_effects([withStroke(linewidth=halo_width(kind.size), foreground="white")])
        self._add(artist, order)
        box = Box(left, baseline - DESCENDER * kind.size, left + wide, baseline + CAPITAL * kind.size)
        self.words.append((text, box))
        return box

    def lines_of_text(
        self, x: float, middle: float, lines: Sequence[str], kind: Type, side: str = "left", order: float = 5
    ) -> None:
        """Write several lines, the whole of them centred at the height `middle`."""
        first = middle + (len(lines) - 1) / 2 * LINE_HEIGHT * kind.size
        for place, line in enumerate(lines):
            self.text(x, first - place * LINE_HEIGHT * kind.size, line, kind, side, order)

    def line(
        self, xs: Sequence[float], ys: Sequence[float], colour: str, width: float, order: float = 2,
        dashes: tuple[float, ...] = (),
    ) -> None:  # fmt: skip
        """Draw a line through the points; `dashes` are lengths of ink and gap in points."""
        artist = Line2D(xs, ys, color=colour, linewidth=width * self.pen, solid_capstyle="butt", dash_capstyle="butt")
        artist.set_linestyle(_dashed(dashes, width))
        self._add(artist, order)

    def rectangle(
        self, box: Box, fill: str, edge: str = "none", width: float = 0.0, order: float = 1, hatch: str = ""
    ) -> None:
        """Fill a rectangle; `hatch` is the colour of slanting lines in it."""
        self._add(Rectangle((box.left, box.bottom), box.width, box.height, facecolor=fill, edgecolor="none"), order)
        if hatch:
            self.path(_slanting(box, HATCH_STEP_PT * self.pen), "none", hatch, 0.7, order)
        if edge != "none":
            outline = Rectangle((box.left, box.bottom), box.width, box.height, facecolor="none", edgecolor=edge)
            outline.set_linewidth(width * self.pen)
            self._add(outline, order)

    def circle(
        self, x: float, y: float, radius: float, fill: str, edge: str = "none", width: float = 0.0, order: float = 3
    ) -> None:
        """Fill a circle."""
        artist = Ellipse((x, y), 2 * radius, 2 * radius, facecolor=fill, edgecolor=edge, linewidth=width * self.pen)
        self._add(artist, order)

    def path(
        self, path: Path, fill: str, edge: str = "none", width: float = 0.0, order: float = 1
    ) -> None:  # fmt: skip
        """Fill a path and draw its edge."""
        artist = PathPatch(path, facecolor=fill, edgecolor=edge, linewidth=width * self.pen)
        artist.set_joinstyle("round")
        artist.set_capstyle("round")
        self._add(artist, order)


def _dashed(dashes: tuple[float, ...], width: float) -> Any:
    """Matplotlib's line style; it counts dashes in widths of the line."""
    return (0, tuple(dash / width for dash in dashes)) if dashes else "-"


def halo_width(size: float) -> float:
    """The width of the white rim around words of this size, both sides together."""
    return 0.26 * size


def _slanting(box: Box, step: float) -> Path:
    """Lines from lower left to upper right that end at the edges of the box."""
    vertices: list[tuple[float, float]] = []
    offset = -box.height + step / 2
    while offset < box.width:
        start, end = max(offset, 0.0), min(offset + box.height, box.width)
        if end > start:
            vertices += [(box.left + start, box.bottom + start - offset), (box.left + end, box.bottom + end - offset)]
        offset += step
    codes = np.tile([Path.MOVETO, Path.LINETO], len(vertices) // 2)
    return Path(np.array(vertices).reshape(-1, 2), codes)
