"""How large a text may be set in a box of a slide, in Arial. All lengths are points."""

from collections.abc import Sequence
from typing import Final

from stuntmap.figures.printed import lettering
from stuntmap.figures.printed.lettering import ARIAL, ARIAL_BOLD

SMALLEST: Final = 18
FOOTER: Final = 12
# Baseline to baseline, as PowerPoint sets single spacing; LibreOffice stays a little below.
LINE_HEIGHT: Final = lettering.LINE_HEIGHT
ELLIPSIS: Final = "…"


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line of `text` in points."""
    return lettering.width(text, size, ARIAL_BOLD if bold else ARIAL)


def line_widths(text: str, size: float, width: float, bold: bool = False) -> list[float]:
    """The widths of the lines that `text` takes in a box `width` points wide; a longer word is broken."""
    face = ARIAL_BOLD if bold else ARIAL
    return [lettering.width(line, size, face) for line in lettering.wrapped(text, width, size, face)] or [0.0]


def line_count(text: str, size: float, width: float, bold: bool = False) -> int:
    """The number of lines that `text` takes in a box `width` points wide."""
    return len(line_widths(text, size, width, bold))


def text_height(paragraphs: Sequence[str], size: float, width: float, bold: bool = False, gap: float = 0.0) -> float:
    """The height of `paragraphs` set one below the other, `gap` times the size apart, in points."""
    lines = sum(line_count(text, size, width, bold) for text in paragraphs)
    return lines * size * LINE_HEIGHT + max(len(paragraphs) - 1, 0) * gap * size


def fitted_size(
    paragraphs: Sequence[str],
    width: float,
    height: float,
    most: int,
    least: int = SMALLEST,
    *,
    bold: bool = False,
    gap: float = 0.0,
) -> int | None:
    """The largest size from `most` down to `least` at which `paragraphs` stay in the box; None where none does."""
    for size in range(most, least - 1, -1):
        if text_height(paragraphs, size, width, bold, gap) <= height:
            return size
    return None


def shortened(text: str, size: float, width: float, lines: int = 1, bold: bool = False) -> str:
    """`text`, or as much of it as stays within `lines` lines with an ellipsis at its end."""
    if line_count(text, size, width, bold) <= lines:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = line_count(text[:middle].rstrip() + ELLIPSIS, size, width, bold) <= lines
        low, high = (middle, high) if fits else (low, middle - 1)
    return text[:low].rstrip() + ELLIPSIS
