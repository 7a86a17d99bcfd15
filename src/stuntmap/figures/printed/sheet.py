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
from matplotlib.patches import PathPatch
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


@dataclass(frozen=True, eq=False)
class Words:
    """One line of words whose letters stand on `baseline` and begin at `left`."""

    order: float
    left: float
    baseline: float
    text: str
    kind: Type


@dataclass(frozen=True, eq=False)
class Stroke:
    """A line through points; `dashes` are lengths of ink and gap in points."""

    order: float
    points: Path
    colour: str
    width: float
    dashes: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Shape:
    """A filled path with an edge; either colour may be "none"."""

    order: float
    path: Path
    fill: str
    edge: str
    width: float


class Sheet:
    """A white page of the given size that remembers what stands on it; `pen` scales the widths of its lines."""

    def __init__(self, width_cm: float, height_cm: float, text_pt: float = USUAL_TYPE_PT) -> None:
        self.page = Box(0, 0, width_cm * POINTS_PER_CM, height_cm * POINTS_PER_CM)
        self.pen = min(max(text_pt / USUAL_TYPE_PT, PENS[0]), PENS[1])
        self.words: list[tuple[str, Box]] = []
        self._drawn: list[Words | Stroke | Shape] = []

    @property
    def drawn(self) -> list[Words | Stroke | Shape]:
        """All that stands on the sheet, what lies lowest first."""
        return sorted(self._drawn, key=lambda item: item.order)

    @property
    def figure(self) -> Figure:
        """The sheet as Matplotlib draws it."""
        figure = Figure(figsize=(self.page.width / 72, self.page.height / 72), dpi=72, facecolor="white")
        points = Affine2D().scale(1 / 72) + figure.dpi_scale_trans
        for item in self._drawn:
            artist = _artist(item)
            artist.set_transform(points)
            artist.set_zorder(item.order)
            figure.add_artist(artist)
        return figure

    def text(self, x: float, y: float, text: str, kind: Type, side: str = "left", order: float = 5) -> Box:
        """Write one line with the middle of its capitals at `y`; `side` says which end or "center" stands at `x`."""
        text = lettering.one_line(text)
        wide = lettering.width(text, kind.size, kind.weight)
        left = x - {"left": 0.0, "center": 0.5, "right": 1.0}[side] * wide
        baseline = y - CAPITAL / 2 * kind.size
        self._drawn.append(Words(order, left, baseline, text, kind))
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
        """Draw a line through the points; `dashes` are lengths of ink and gap in points, at the usual pen."""
        through = Path(np.column_stack([xs, ys]))
        scaled = tuple(dash * self.pen for dash in dashes)
        self._drawn.append(Stroke(order, through, colour, width * self.pen, scaled))

    def rectangle(
        self, box: Box, fill: str, edge: str = "none", width: float = 0.0, order: float = 1, hatch: str = ""
    ) -> None:
        """Fill a rectangle; `hatch` is the colour of slanting lines in it."""
        outline = _outline(box)
        self.path(outline, fill, order=order)
        if hatch:
            self.path(_slanting(box, HATCH_STEP_PT * self.pen), "none", hatch, 0.7, order)
        if edge != "none":
            self.path(outline, "none", edge, width, order)

    def circle(
        self, x: float, y: float, radius: float, fill: str, edge: str = "none", width: float = 0.0, order: float = 3
    ) -> None:
        """Fill a circle."""
        self.path(Path.circle((x, y), radius), fill, edge, width, order)

    def path(
        self, path: Path, fill: str, edge: str = "none", width: float = 0.0, order: float = 1
    ) -> None:  # fmt: skip
        """Fill a path and draw its edge."""
        self._drawn.append(Shape(order, path, fill, edge, width * self.pen))


def _artist(item: Words | Stroke | Shape) -> Text | Line2D | PathPatch:
    """What Matplotlib calls it."""
    if isinstance(item, Words):
        kind = item.kind
        words = Text(
            item.left, item.baseline, item.text, color=kind.colour, parse_math=False, verticalalignment="baseline",
            fontproperties=lettering.font(kind.weight, kind.size),
        )  # fmt: skip
        if kind.halo:
            words.set_path_effects([withStroke(linewidth=halo_width(kind.size), foreground="white")])
        return words
    if isinstance(item, Stroke):
        xs, ys = np.asarray(item.points.vertices).T
        return Line2D(
            xs, ys, color=item.colour, linewidth=item.width, linestyle=_dashed(item.dashes, item.width),
            solid_capstyle="butt", dash_capstyle="butt",
        )  # fmt: skip
    return PathPatch(
        item.path, facecolor=item.fill, edgecolor=item.edge, linewidth=item.width, joinstyle="round", capstyle="round"
    )


def _outline(box: Box) -> Path:
    corners = [(box.left, box.bottom), (box.right, box.bottom), (box.right, box.top), (box.left, box.top)]
    return Path([*corners, corners[0]], closed=True)


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
