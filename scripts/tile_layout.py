"""Places districts on a grid of equal cells: near their place, neighbours beside each other, islands apart.

Pure functions. A random number enters only by a seed: the same places give the same layout.
"""

import math
import random
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.spatial import Delaunay

Cell = tuple[int, int]  # column from the west, row from the north
Pair = tuple[int, int]  # two numbers of districts

SIDES: Final = ((1, 0), (-1, 0), (0, 1), (0, -1))
CORNERS: Final = ((1, 1), (1, -1), (-1, 1), (-1, -1))
AROUND: Final = SIDES + CORNERS

# Points of one island keep the width of a cell between them, points across a sea as much more as the sea needs.
CELL_APART: Final = 1.04
SEA_APART: Final = 2.3


class Places(NamedTuple):
    """What is known of the districts, each by its number.

    `points` are in cells, x to the east and y to the south; `pairs` share a border on land, each pair once;
    `provinces` and `islands` name what a district belongs to; `seas` are the pairs of islands to keep apart.
    """

    points: NDArray[np.float64]
    pairs: Sequence[Pair]
    provinces: Sequence[str]
    islands: Sequence[str]
    seas: frozenset[frozenset[str]]


class Weights(NamedTuple):
    """What a flaw of the layout costs, beside the others."""

    displacement: float = 0.03
    apart: float = 1.0
    turned: float = 0.6
    piece: float = 8.0
    sea: float = 4.0
    near: float = 0.4


class Measures(NamedTuple):
    """How good a layout is: shares of 0 to 1, displacement in cells."""

    neighbours_touching: float
    neighbours_sharing_a_side: float
    provinces_in_one_piece: int
    islands_touching_across_a_sea: int


def relaxed(places: Places, rounds: int = 700) -> NDArray[np.float64]:
    """The points moved apart until each has room for a cell, while neighbours and islands hold together."""
    origin = places.points
    points = origin.copy()
    room = _room(places)
    one, other = (np.array(side, dtype=int) for side in zip(*places.pairs, strict=True))
    degree = np.maximum(np.bincount(np.concatenate([one, other]), minlength=len(points)), 1)[:, None]
    for done in range(rounds):
        calm = 1 - done / rounds
        gap = points[:, None, :] - points[None, :, :]
        distance = np.sqrt((gap**2).sum(axis=2)) + 1e-9
        overlap = np.clip(room - distance, 0, None)
        push = (gap / distance[:, :, None] * overlap[:, :, None]).sum(axis=1) * 0.25
        along = points[other] - points[one]
        length = np.sqrt((along**2).sum(axis=1, keepdims=True)) + 1e-9
        pull = along / length * np.clip(length - 1.2, 0, None)
        spring = np.zeros_like(points)
        np.add.at(spring, one, pull)
        np.add.at(spring, other, -pull)
        points = points + push + calm * (0.35 * spring / degree + 0.004 * (origin - points))
    return points


def _room(places: Places) -> NDArray[np.float64]:
    """The distance in cells that each two points keep; 0 for a point and itself."""
    count = len(places.points)
    room = np.full((count, count), CELL_APART)
    for one in range(count):
        for other in range(count):
            if frozenset((places.islands[one], places.islands[other])) in places.seas:
                room[one, other] = SEA_APART
    np.fill_diagonal(room, 0)
    return room


def assigned(points: NDArray[np.float64], columns: int, rows: int) -> list[Cell]:
    """A cell of its own for each point; the sum of the squared distances is the smallest there is."""
    cells = [(column, row) for row in range(rows) for column in range(columns)]
    squared = ((points[:, None, :] - np.array(cells, dtype=float)[None, :, :]) ** 2).sum(axis=2)
    _, chosen = linear_sum_assignment(squared)
    return [cells[number] for number in chosen]


class Layout:
    """Districts on cells, with what the flaws cost, so that a move can be weighed by the districts it touches."""

    def __init__(self, places: Places, wanted: NDArray[np.float64], cells: Sequence[Cell], weights: Weights) -> None:
        self.cells = list(cells)
        self.tenant = {cell: number for number, cell in enumerate(cells)}
        self.weights = weights
        self._wanted = [(float(x), float(y)) for x, y in wanted]
        self._islands = list(places.islands)
        self._provinces = list(places.provinces)
        self._seas = places.seas
        self._members: dict[str, list[int]] = {}
        for number, province in enumerate(places.provinces):
            self._members.setdefault(province, []).append(number)
        # (the other, direction to it, share of the cost): land neighbours first, then those merely near.
        self._beside: list[list[tuple[int, float, float, float]]] = [[] for _ in cells]
        for pairs, share in ((places.pairs, 1.0), (near_pairs(places), weights.near)):
            for one, other in pairs:
                x, y = (float(value) for value in places.points[other] - places.points[one])
                length = math.hypot(x, y) or 1.0
                self._beside[one].append((other, x / length, y / length, share))
                self._beside[other].append((one, -x / length, -y / length, share))

    def neighbours(self, number: int) -> list[int]:
        """The districts that share a border on land or lie next to it on the same island."""
        return [other for other, _, _, _ in self._beside[number]]

    def cost(self, moved: Sequence[int]) -> float:
        """What the flaws cost that depend on the cells of the districts `moved`."""
        weights, cells, tenant = self.weights, self.cells, self.tenant
        total = 0.0
        for number in moved:
            column, row = cells[number]
            x, y = self._wanted[number]
            total += weights.displacement * ((column - x) ** 2 + (row - y) ** 2)
            for other, east, south, share in self._beside[number]:
                if other in moved and other < number:
                    continue
                across, down = cells[other][0] - column, cells[other][1] - row
                far = max(abs(across), abs(down))
                if far > 1:
                    total += share * weights.apart * (1 + 0.25 * (far - 2))
                elif across and down:
                    total += share * weights.apart * 0.15
                turn = 1 - (across * east + down * south) / math.hypot(across, down)
                total += share * weights.turned * 0.5 * turn
            own = self._islands[number]
            for across, down in AROUND:
                there = tenant.get((column + across, row + down))
                if there is not None and frozenset((own, self._islands[there])) in self._seas:
                    total += weights.sea
        for province in {self._provinces[number] for number in moved}:
            total += weights.piece * (self.pieces(province) - 1)
        return total

    def pieces(self, province: str) -> int:
        """The number of parts that the cells of a province fall into; cells hold together by their sides."""
        left = {self.cells[number] for number in self._members[province]}
        count = 0
        while left:
            count += 1
            edge = [left.pop()]
            while edge:
                column, row = edge.pop()
                for across, down in SIDES:
                    beside = (column + across, row + down)
                    if beside in left:
                        left.remove(beside)
                        edge.append(beside)
        return count

    def move(self, number: int, cell: Cell) -> list[int]:
        """The districts that moved once `number` went to `cell`; who stood there takes the cell it left."""
        before, there = self.cells[number], self.tenant.get(cell)
        self.cells[number], self.tenant[cell] = cell, number
        if there is None:
            del self.tenant[before]
            return [number]
        self.cells[there], self.tenant[before] = before, there
        return [number, there]


def near_pairs(places: Places) -> list[Pair]:
    """The pairs of one island without a common border that lie next to each other (Delaunay), each once, sorted."""
    known = {frozenset(pair) for pair in places.pairs}
    found = set()
    for island in sorted(set(places.islands)):
        members = [number for number, own in enumerate(places.islands) if own == island]
        if len(members) < 4:
            continue
        for corners in Delaunay(places.points[members]).simplices:
            one, other, third = sorted(members[corner] for corner in corners)
            found |= {(one, other), (one, third), (other, third)}
    return sorted(pair for pair in found if frozenset(pair) not in known)


def annealed(layout: Layout, columns: int, rows: int, steps: int, seed: int, hot: float = 0.7) -> list[Cell]:
    """The cells after `steps` trials of swaps and moves to a cell nearby, ever fewer of them for the worse."""
    chance = random.Random(seed)
    count = len(layout.cells)
    cold = 0.03
    for step in range(steps):
        heat = hot * (cold / hot) ** (step / steps)
        number = chance.randrange(count)
        column, row = layout.cells[number]
        beside = layout.neighbours(number)
        if beside and chance.random() < 0.4:
            column, row = layout.cells[chance.choice(beside)]
        across, down = chance.choice(AROUND)
        cell = (column + across, row + down)
        if not (0 <= cell[0] < columns and 0 <= cell[1] < rows) or cell == layout.cells[number]:
            continue
        there = layout.tenant.get(cell)
        touched = [number] if there is None else [number, there]
        before, origin = layout.cost(touched), layout.cells[number]
        layout.move(number, cell)
        worse = layout.cost(touched) - before
        if worse > 0 and chance.random() >= math.exp(-worse / heat):
            layout.move(number, origin)
    return list(layout.cells)


def measured(places: Places, cells: Sequence[Cell]) -> Measures:
    """How many neighbours, provinces and islands are as they should be."""
    layout = Layout(places, places.points, cells, Weights())
    gaps = [(abs(cells[a][0] - cells[b][0]), abs(cells[a][1] - cells[b][1])) for a, b in places.pairs]
    seas = sum(
        frozenset((places.islands[one], places.islands[other])) in places.seas for one, other in _touching(layout)
    )
    return Measures(
        sum(max(gap) == 1 for gap in gaps) / len(gaps),
        sum(sum(gap) == 1 for gap in gaps) / len(gaps),
        sum(layout.pieces(province) == 1 for province in set(places.provinces)),
        seas,
    )


def _touching(layout: Layout) -> Iterator[Pair]:
    for number, (column, row) in enumerate(layout.cells):
        for across, down in AROUND:
            other = layout.tenant.get((column + across, row + down))
            if other is not None and number < other:
                yield number, other
