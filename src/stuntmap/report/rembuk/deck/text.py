"""How large a text may be set in a box of a slide, from the widths of Arial's letters.

Helvetica's published widths, which travel with Matplotlib, are Arial's: the deck names Arial, every office has it or a
stand-in of the same widths. All lengths are points.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import matplotlib

from stuntmap.language import NO_BREAK_SPACE

SMALLEST: Final = 18
FOOTER: Final = 12
# Baseline to baseline, as PowerPoint sets single spacing; LibreOffice stays a little below.
LINE_HEIGHT: Final = 1.2
ELLIPSIS: Final = "…"
_METRICS: Final = {False: "Helvetica.afm", True: "Helvetica-Bold.afm"}
# Letters that the metrics do not name count as an em.
_EM: Final = 1000


# Widths of letters outside of ASCII that texts hold, in thousandths of an em.
_FURTHER: Final = {"–": 556, "−": 584, "·": 278, NO_BREAK_SPACE: 278, "’": 222, "‘": 222, "“": 500, "”": 500}


@cache
def _letter_widths(bold: bool) -> dict[str, int]:
    folder = Path(matplotlib.get_data_path()) / "fonts" / "pdfcorefonts"
    widths = {}
    for line in (folder / _METRICS[bold]).read_text("latin-1").splitlines():
        if line.startswith("C ") and not line.startswith("C -"):
            code, width = line.split(";")[:2]
            widths[int(code.split()[1])] = int(width.split()[1])
    return {chr(code): width for code, width in widths.items() if code < 127} | _FURTHER


def text_width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line of `text` in points; an accented letter is as wide as its plain one."""
    widths = _letter_widths(bold)
    plain = unicodedata.normalize("NFD", text)
    letters = (letter for letter in plain if not unicodedata.combining(letter))
    return sum(widths.get(letter, _EM) for letter in letters) * size / _EM


def line_widths(text: str, size: float, width: float, bold: bool = False) -> list[float]:
    """The widths of the lines that `text` takes in a box `width` points wide; a longer word is broken."""
    lines, space = [0.0], text_width(" ", size, bold)
    for word in text.split(" "):
        length = text_width(word, size, bold)
        if lines[-1] and lines[-1] + space + length > width:
            lines.append(0.0)
        elif lines[-1]:
            lines[-1] += space
        while length > width:
            lines[-1] = width
            lines.append(0.0)
            length -= width
        lines[-1] += length
    return lines


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
