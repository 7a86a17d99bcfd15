"""The legend of a printed map: classes with their limits, no estimate, and the dots of doubt and of models."""

from dataclasses import dataclass
from typing import Final

import shapely

from stuntmap.figures.palette import LIGHT
from stuntmap.figures.printed import lettering
from stuntmap.figures.printed.dots import dots_within
from stuntmap.figures.printed.lettering import LINE_HEIGHT
from stuntmap.figures.printed.sheet import Box, Sheet, Type
from stuntmap.figures.textures import Texture, ink_for

# In sizes of the type.
SWATCH_WIDE: Final = 1.5
SWATCH_HIGH: Final = 0.95
SWATCH_GAP: Final = 0.45
BETWEEN: Final = 1.4
ROW: Final = 1.55


@dataclass(frozen=True)
class Entry:
    """One line of the legend: a filled swatch, hatched or with dots or plain, with an edge."""

    text: str
    fill: str
    hatched: bool = False
    edge: str = LIGHT.outline
    texture: Texture | None = None


@dataclass(frozen=True)
class Legend:
    """A legend laid out: its rows of entries with the lines of words of each, and its size in points."""

    rows: tuple[tuple[tuple[Entry, tuple[str, ...]], ...], ...]
    columns: tuple[float, ...]
    size: float
    width: float
    height: float


def stacked(entries: tuple[Entry, ...], room: float, size: float) -> Legend:
    """One entry below the other, no wider than `room`."""
    words = room - (SWATCH_WIDE + SWATCH_GAP) * size
    rows = tuple(((entry, lettering.balanced(entry.text, words, size)),) for entry in entries)
    width = max((lettering.widest(row[0][1], size) for row in rows), default=0.0) + (SWATCH_WIDE + SWATCH_GAP) * size
    return Legend(rows, (width,), size, width, _high(rows, size))


def in_rows(entries: tuple[Entry, ...], room: float, size: float) -> Legend:
    """Entries side by side in columns, in as few rows as `room` allows, read row by row."""
    wide = {entry: (SWATCH_WIDE + SWATCH_GAP + BETWEEN) * size + lettering.width(entry.text, size) for entry in entries}
    for count in range(len(entries), 0, -1):
        rows = tuple(entries[start : start + count] for start in range(0, len(entries), count))
        columns = tuple(
            max(wide[row[place]] for row in rows if place < len(row)) for place in range(min(count, len(entries)))
        )  # fmt: skip
        width = sum(columns) - BETWEEN * size
        if width <= room or count == 1:
            shown = tuple(tuple((entry, (entry.text,)) for entry in row) for row in rows)
            return Legend(shown, columns, size, width, _high(shown, size))
    return Legend((), (), size, 0.0, 0.0)


def _row_high(row: tuple[tuple[Entry, tuple[str, ...]], ...], size: float) -> float:
    return (ROW + LINE_HEIGHT * (max(len(lines) for _, lines in row) - 1)) * size


def _high(rows: tuple[tuple[tuple[Entry, tuple[str, ...]], ...], ...], size: float) -> float:
    return sum(_row_high(row, size) for row in rows)


def draw_legend(sheet: Sheet, legend: Legend, left: float, top: float) -> None:
    """Draw a legend with its upper left corner at `left`, `top`."""
    size = legend.size
    for row in legend.rows:
        high = _row_high(row, size)
        middle, x = top - high / 2, left
        for (entry, lines), column in zip(row, legend.columns, strict=False):
            box = Box(x, middle - SWATCH_HIGH / 2 * size, x + SWATCH_WIDE * size, middle + SWATCH_HIGH / 2 * size)
            sheet.rectangle(box, entry.fill, entry.edge, 0.7, hatch=LIGHT.axis if entry.hatched else "")
            if entry.texture is not None:
                dots = dots_within(shapely.box(box.left, box.bottom, box.right, box.top), entry.texture, sheet.pen)
                sheet.path(dots, ink_for(entry.fill).on(entry.fill))
            words = x + (SWATCH_WIDE + SWATCH_GAP) * size
            sheet.lines_of_text(words, middle, lines, Type(size))
            x += column
        top -= high
