"""Where the values of a line stand on a chart that the browser stretches: above or below their points, clear of ink."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stuntmap.figures.printed.line_values import Crowd
from stuntmap.figures.printed.sheet import Box

# A year on the narrowest screen; wider ones have more room between the points.
PX_A_YEAR: Final = 34.0
LINE_PX: Final = 17.0
LETTER_PX: Final = 8.0
# How far from the point or the end of its interval a value may stand, in what steps, and what a pixel of it costs.
FARTHEST_PX: Final = 75
STEP_PX: Final = 3
FARTHER: Final = 0.4
OTHER_SIDE: Final = 4.0
OUTSIDE: Final = 2000.0
ABOVE_AXIS_PX: Final = 12.0


@dataclass(frozen=True)
class Value:
    """The words of a point: its year, the ends of what is drawn of it in %, letters and lines, and the better side."""

    year: float
    low: float
    high: float
    letters: int
    lines: int
    on_top: bool


@dataclass(frozen=True)
class Place:
    """Where words stand: the edge that faces their point in %, and whether they stand above it."""

    height: float
    on_top: bool


class Ink:
    """What is drawn on a chart of `high` pixels from 0 to `top` %, in its pixels."""

    def __init__(self, top: float, high: float) -> None:
        self._high, self._scale, self._crowd = high, high / top, Crowd()

    def _at(self, year: float, value: float) -> tuple[float, float]:
        return year * PX_A_YEAR, value * self._scale

    def add_line(self, years: Sequence[float | None], values: Sequence[float | None]) -> None:
        """Add a line that breaks where a year or a value is None."""
        part: list[tuple[float, float]] = []
        for year, value in zip(years, values, strict=True):
            if year is None or value is None:
                self._crowd.add_line(part)
                part = []
            else:
                part.append(self._at(year, value))
        self._crowd.add_line(part)

    def add_mark(self, year: float, value: float, wide: float, high: float, drop: float = 0) -> None:
        """Add a mark or words of so many pixels, their middle `drop` pixels below the value."""
        x, y = self._at(year, value)
        self._crowd.add_box(Box(x - wide / 2, y - drop - high / 2, x + wide / 2, y - drop + high / 2))

    def place(self, value: Value) -> Place:
        """The nearest free place for words, or the least bad one; it is taken afterwards."""
        _, box, place = min(self._candidates(value), key=lambda found: found[0])
        self._crowd.add_box(box)
        return place

    def _candidates(self, value: Value) -> Iterator[tuple[float, Box, Place]]:
        wide, high = value.letters * LETTER_PX, value.lines * LINE_PX
        for far in range(0, FARTHEST_PX, STEP_PX):
            for on_top in (value.on_top, not value.on_top):
                x, end = self._at(value.year, value.high if on_top else value.low)
                edge = end + far if on_top else end - far
                low = edge if on_top else edge - high
                # A pixel off the end, which itself is drawn.
                box = Box(x - wide / 2, low + (1 if on_top else 0), x + wide / 2, low + high - (0 if on_top else 1))
                outside = box.bottom < 0 or box.top > self._high + ABOVE_AXIS_PX
                cost = self._crowd.under(box) + FARTHER * far + OTHER_SIDE * (on_top != value.on_top)
                yield cost + OUTSIDE * outside, box, Place(edge / self._scale, on_top)
