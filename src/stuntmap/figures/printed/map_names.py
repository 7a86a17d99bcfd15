"""Where the names stand on a printed map: in their districts where they fit, and never on each other.

Everything is counted on a raster of small cells: which district a cell belongs to, and whether words or marks stand
on it already. A name tries every cell of its district as its middle and takes the best one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely

from stuntmap.figures.printed.district_shapes import DistrictShapes
from stuntmap.figures.printed.sheet import Box

CELLS_PER_SIZE: Final = 5
NOBODY: Final = -1
# Words may reach over the border a little: a white rim keeps them legible. More would seem to name the neighbour.
MOST_ON_OTHERS: Final = 0.2
LEAST_ON_OWN: Final = 0.45
# A name beside its district: no longer line to it than this many sizes, and over others no farther than this many.
LONGEST_LEAD: Final = 5.5
LEAD_ON_OTHERS: Final = 1.2


@dataclass(frozen=True)
class Words:
    """Words in lines, and how wide and high they are in points."""

    lines: tuple[str, ...]
    width: float
    height: float


@dataclass(frozen=True)
class Placed:
    """Words with the middle of their box in points."""

    words: Words
    x: float
    y: float

    @property
    def box(self) -> Box:
        """The box of the words."""
        half, high = self.words.width / 2, self.words.height / 2
        return Box(self.x - half, self.y - high, self.x + half, self.y + high)


@dataclass(frozen=True)
class Led(Placed):
    """Words beside their district, with the ends of the line that leads there."""

    lead: tuple[tuple[float, float], tuple[float, float]]


class NameRaster:
    """The raster of a map: whose cell it is, and what stands there already."""

    def __init__(self, shapes: DistrictShapes, room: Box, size: float) -> None:
        self._room = room
        self._cell = size / CELLS_PER_SIZE
        self._columns = max(1, int(room.width / self._cell))
        self._rows = max(1, int(room.height / self._cell))
        self._codes = list(shapes.geometry)
        self._shapes = shapes
        self._owner = np.full((self._rows, self._columns), NOBODY, dtype=np.int32)
        for number, code in enumerate(self._codes):
            self._fill(number, shapes.geometry[code])
        self._taken = np.zeros_like(self._owner, dtype=np.int32)

    def _fill(self, number: int, shape: shapely.Geometry) -> None:
        rows, columns = self._window(Box(*(float(edge) for edge in shapely.bounds(shape))))
        ys = self._room.bottom + (np.arange(rows.start, rows.stop) + 0.5) * self._cell
        xs = self._room.left + (np.arange(columns.start, columns.stop) + 0.5) * self._cell
        if len(xs) and len(ys):
            shapely.prepare(shape)
            inside = shapely.contains_xy(shape, *np.meshgrid(xs, ys))
            self._owner[rows, columns][inside] = number

    def _window(self, box: Box) -> tuple[slice, slice]:
        """The cells that a box touches."""
        left = int(np.floor((box.left - self._room.left) / self._cell))
        right = int(np.ceil((box.right - self._room.left) / self._cell))
        bottom = int(np.floor((box.bottom - self._room.bottom) / self._cell))
        top = int(np.ceil((box.top - self._room.bottom) / self._cell))
        return (
            slice(min(max(bottom, 0), self._rows), max(min(top, self._rows), 0)),
            slice(min(max(left, 0), self._columns), max(min(right, self._columns), 0)),
        )

    def take(self, box: Box) -> None:
        """Keep words away from a box from now on."""
        self._taken[self._window(box)] = 1

    def take_district(self, code: str) -> None:
        """Keep words and lines away from a district from now on."""
        self._taken[self._owner == self._codes.index(code)] = 1

    def place_in(self, code: str, forms: Sequence[Words], least_on_own: float = LEAST_ON_OWN) -> Placed | None:
        """The name in its district in the first of its forms that fits; None where none does."""
        number = self._codes.index(code)
        centre = self._shapes.inside[code]
        for words in forms:
            found = self._best_within(number, words, centre, least_on_own)
            if found is not None:
                self.take(found.box)
                return found
        return None

    def _best_within(
        self, number: int, words: Words, centre: tuple[float, float], least_on_own: float
    ) -> Placed | None:
        sums = self._sums(
            number, words, Box(*(float(e) for e in shapely.bounds(self._shapes.geometry[self._codes[number]])))
        )
        if sums is None:
            return None
        xs, ys, own, others, taken = sums
        allowed = (taken == 0) & (others <= MOST_ON_OTHERS) & (own >= least_on_own)
        if not allowed.any():
            return None
        far = np.hypot(xs[None, :] - centre[0], (ys[:, None] - centre[1]) * 1.5) / max(words.width, words.height)
        score = np.where(allowed, own - 2 * others - 0.25 * far, -np.inf)
        row, column = np.unravel_index(int(np.argmax(score)), score.shape)
        return Placed(words, float(xs[column]), float(ys[row]))

    def place_near(self, code: str, words: Words, around: Box) -> Placed | None:
        """The name as near to the box `around` as free room allows, best on water; None only where no room is."""
        number = self._codes.index(code)
        sums = self._sums(number, words, self._room)
        if sums is None:
            return None
        xs, ys, own, others, taken = sums
        aside = np.maximum(np.maximum(around.left - xs - words.width / 2, xs - words.width / 2 - around.right), 0)
        above = np.maximum(np.maximum(around.bottom - ys - words.height / 2, ys - words.height / 2 - around.top), 0)
        gap = np.hypot(aside[None, :], above[:, None])
        covers = (aside[None, :] == 0) & (above[:, None] == 0)
        cost = gap / self._cell + 12 * others + 40 * own + 1000 * covers + 5000 * (taken > 0)
        row, column = np.unravel_index(int(np.argmin(cost)), cost.shape)
        found = Placed(words, float(xs[column]), float(ys[row]))
        self.take(found.box)
        return found

    def place_outside(self, code: str, forms: Sequence[Words]) -> Led | None:
        """The name on the water near its district with a line to it; None where the line would cross too much."""
        number = self._codes.index(code)
        x, y = self._shapes.inside[code]
        reach = LONGEST_LEAD * CELLS_PER_SIZE * self._cell
        for words in forms:
            sums = self._sums(number, words, Box(x, y, x, y).grown(reach))
            if sums is None:
                continue
            xs, ys, own, others, taken = sums
            aside = np.maximum(np.abs(xs - x) - words.width / 2, 0)
            above = np.maximum(np.abs(ys - y) - words.height / 2, 0)
            gap = np.hypot(aside[None, :], above[:, None])
            free = (taken == 0) & (others == 0) & (own == 0) & (gap <= reach)
            order = np.argsort(np.where(free, gap, np.inf), axis=None, kind="stable")[: int(free.sum())]
            # The nearest places are much alike: every seventh is tried.
            for place in order[::7][:60]:
                row, column = np.unravel_index(int(place), gap.shape)
                led = _led(words, float(xs[column]), float(ys[row]), (x, y))
                if self._is_clear(number, led):
                    self.take(led.box)
                    self._take_line(led)
                    return led
        return None

    def _cells_of(self, led: Led) -> tuple[np.ndarray, np.ndarray]:
        """Rows and columns of the cells under the line that leads to the district."""
        (x0, y0), (x1, y1) = led.lead
        count = max(2, int(np.hypot(x1 - x0, y1 - y0) / self._cell))
        rows = ((np.linspace(y0, y1, count) - self._room.bottom) / self._cell).astype(int)
        columns = ((np.linspace(x0, x1, count) - self._room.left) / self._cell).astype(int)
        return np.clip(rows, 0, self._rows - 1), np.clip(columns, 0, self._columns - 1)

    def _is_clear(self, number: int, led: Led) -> bool:
        cells = self._cells_of(led)
        owners, taken = self._owner[cells], self._taken[cells]
        # The mark of a model figure may stand in the district that the line ends in.
        on_others = (owners != number) & (owners != NOBODY)
        return int(on_others.sum()) <= LEAD_ON_OTHERS * CELLS_PER_SIZE and not bool(taken[owners != number].any())

    def _take_line(self, led: Led) -> None:
        rows, columns = self._cells_of(led)
        for aside in (-1, 0, 1):
            self._taken[np.clip(rows + aside, 0, self._rows - 1), columns] = 1
            self._taken[rows, np.clip(columns + aside, 0, self._columns - 1)] = 1

    def _sums(
        self, number: int, words: Words, within: Box
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray] | None:
        """For every middle of the words in `within`: its x and y, and how much of their box is own, others', taken."""
        wide = int(np.ceil(words.width / self._cell))
        high = int(np.ceil(words.height / self._cell))
        if wide > self._columns or high > self._rows:
            return None
        grown = Box(
            within.left - words.width / 2, within.bottom - words.height / 2,
            within.right + words.width / 2, within.top + words.height / 2,
        )  # fmt: skip
        rows, columns = self._window(grown)
        owner, taken = self._owner[rows, columns], self._taken[rows, columns]
        if owner.shape[0] < high or owner.shape[1] < wide:
            return None
        area = wide * high
        own = _window_sums(owner == number, high, wide) / area
        others = _window_sums((owner != number) & (owner != NOBODY), high, wide) / area
        busy = _window_sums(taken, high, wide)
        xs = self._room.left + (columns.start + np.arange(own.shape[1]) + wide / 2) * self._cell
        ys = self._room.bottom + (rows.start + np.arange(own.shape[0]) + high / 2) * self._cell
        return xs, ys, own, others, busy


def _led(words: Words, x: float, y: float, end: tuple[float, float]) -> Led:
    """Words at x, y and the line from the nearest point of their box."""
    box = Placed(words, x, y).box
    start = (min(max(end[0], box.left), box.right), min(max(end[1], box.bottom), box.top))
    return Led(words, x, y, (start, end))


def _window_sums(cells: np.ndarray, high: int, wide: int) -> np.ndarray:
    """The sum of every window of `high` by `wide` cells."""
    total = np.zeros((cells.shape[0] + 1, cells.shape[1] + 1), dtype=np.int64)
    np.cumsum(np.cumsum(cells, axis=0, dtype=np.int64), axis=1, out=total[1:, 1:])
    return total[high:, wide:] - total[:-high, wide:] - total[high:, :-wide] + total[:-high, :-wide]
