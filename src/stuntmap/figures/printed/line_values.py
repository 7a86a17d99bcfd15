"""Where the value of a point stands so that it covers neither lines nor other words."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from stuntmap.figures.printed.sheet import Box

SAMPLE_PT: Final = 1.5
HALF_HEIGHT: Final = 0.45
BESIDE: Final = 0.45
# What a bad place costs: in points of ink under the words, with words already there as the worst.
ON_WORDS: Final = 1000.0
OUTSIDE: Final = 2000.0
NEARER: Final = 0.1


class Crowd:
    """The ink that words should keep clear of: points along lines, and boxes."""

    def __init__(self) -> None:
        self._samples: list[np.ndarray] = []
        self._boxes: list[Box] = []

    def add_line(self, points: Sequence[tuple[float, float]]) -> None:
        """Remember a line through the points."""
        for (x0, y0), (x1, y1) in pairwise(points):
            count = max(2, int(max(abs(x1 - x0), abs(y1 - y0)) / SAMPLE_PT))
            self._samples.append(np.column_stack([np.linspace(x0, x1, count), np.linspace(y0, y1, count)]))

    def add_box(self, box: Box) -> None:
        """Remember a filled rectangle."""
        self._boxes.append(box)

    def under(self, box: Box) -> float:
        """How much ink lies under `box`."""
        if len(self._samples) > 1:
            self._samples = [np.concatenate(self._samples)]
        on_lines = 0.0
        for part in self._samples:
            across, up = part[:, 0], part[:, 1]
            inside = (across > box.left) & (across < box.right) & (up > box.bottom) & (up < box.top)
            on_lines += float(np.count_nonzero(inside))
        return on_lines + sum(15.0 for other in self._boxes if box.overlaps(other))


def value_boxes(points: Sequence[tuple[float, float, float]], size: float, plot: Box, crowd: Crowd) -> list[Box]:
    """A box for the words of each point (x, y, width of the words): right or left of it, higher or lower."""
    chosen: list[Box] = []
    for x, y, wide in points:
        candidates = _candidates(x, y, wide, size)
        costs = [
            crowd.under(box)
            + NEARER * place
            + sum(ON_WORDS for other in chosen if box.overlaps(other))
            + (0.0 if box.left >= plot.left and box.right <= plot.right and box.top <= plot.top + 0.5 * size
               and box.bottom >= plot.bottom else OUTSIDE)
            for place, box in enumerate(candidates)
        ]  # fmt: skip
        chosen.append(candidates[int(np.argmin(costs))])
    return chosen


def _candidates(x: float, y: float, wide: float, size: float) -> list[Box]:
    """Boxes near the point, the usual places first."""
    half = HALF_HEIGHT * size
    boxes: list[Box] = []
    places = ((rise, BESIDE) for rise in (0.75, -0.75, 1.1, -1.1, 0.0, 1.5, -1.5, 2.0, -2.0))
    # Between two steep lines there is room only farther from the point.
    for rise, beside in (*places, *((rise, 1.1) for rise in (0.6, -0.6, 1.1, -1.1))):
        for left in (x + beside * size, x - beside * size - wide):
            middle = y + rise * size
            boxes.append(Box(left, middle - half, left + wide, middle + half))
    return boxes
