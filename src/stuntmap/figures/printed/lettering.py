"""How wide words are, and how they break into lines, in the letters of pictures and of slides. All lengths in points.

Pictures are set in Source Sans, whose files travel with them. Slides name Arial: every office has it or a stand-in of
the same widths, which are those of Helvetica that travel with Matplotlib.
"""

import unicodedata
from functools import cache, lru_cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Final

import font_source_sans_pro
import matplotlib
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import LoadFlags

from stuntmap.language import NO_BREAK_SPACE

REGULAR, SEMIBOLD, BOLD = "SourceSansPro", "SourceSansProSemibold", "SourceSansProBold"
ARIAL, ARIAL_BOLD = "Arial", "ArialBold"
_ADOBE_METRICS: Final = {ARIAL: "Helvetica.afm", ARIAL_BOLD: "Helvetica-Bold.afm"}
# Widths of letters outside of ASCII that texts hold, in thousandths of an em; others count as an em.
_FURTHER: Final = {"–": 556, "−": 584, "·": 278, NO_BREAK_SPACE: 278, "’": 222, "‘": 222, "“": 500, "”": 500}
_EM: Final = 1000
LINE_HEIGHT: Final = 1.2
# Height of a capital and depth of a "g" as shares of the size: a line of words is set in the middle of its capitals.
CAPITAL: Final = 0.66
DESCENDER: Final = 0.24
MEASURED_AT: Final = 100
UNITS_PER_POINT: Final = 64


def font_path(weight: str) -> str:
    """The font file of a weight of Source Sans."""
    return str(getattr(font_source_sans_pro, weight))


@lru_cache(maxsize=1)
def known_letters() -> frozenset[str]:
    """The letters that Source Sans has, alike in every weight: others cannot be printed."""
    return frozenset(map(chr, get_font(font_path(REGULAR)).get_charmap()))


@lru_cache(maxsize=32)
def font(weight: str, size: float) -> FontProperties:
    """Source Sans in this weight and size, for Matplotlib."""
    return FontProperties(fname=font_path(weight), size=size)


@cache
def _arial_widths(weight: str) -> dict[str, int]:
    folder = Path(matplotlib.get_data_path()) / "fonts" / "pdfcorefonts"
    widths = {}
    for line in (folder / _ADOBE_METRICS[weight]).read_text("latin-1").splitlines():
        if line.startswith("C ") and not line.startswith("C -"):
            code, letter_width = line.split(";")[:2]
            widths[int(code.split()[1])] = int(letter_width.split()[1])
    return {chr(code): letter_width for code, letter_width in widths.items() if code < 127} | _FURTHER


def _arial_width_at_100(text: str, weight: str) -> float:
    """An accented letter is as wide as its plain one."""
    widths = _arial_widths(weight)
    letters = (letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return sum(widths.get(letter, _EM) for letter in letters) * MEASURED_AT / _EM


@lru_cache(maxsize=4096)
def _width_at_100(text: str, weight: str) -> float:
    if weight in _ADOBE_METRICS:
        return _arial_width_at_100(text, weight)
    face = get_font(font_path(weight))
    face.set_size(MEASURED_AT, 72)
    face.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return float(face.get_width_height()[0]) / UNITS_PER_POINT


def width(text: str, size: float, weight: str = REGULAR) -> float:
    """How wide `text` is on one line, in points."""
    return _width_at_100(text, weight) * size / MEASURED_AT if text else 0.0


def widest(lines: tuple[str, ...], size: float, weight: str = REGULAR) -> float:
    """The width of the widest line; 0 without lines."""
    return max((width(line, size, weight) for line in lines), default=0.0)


def even_lines(text: str, most: int = 3) -> str:
    """`text` broken at spaces into no more than so many lines, the widest of them as narrow as can be."""
    words = text.split(" ")
    ways = [
        [" ".join(words[start:end]) for start, end in pairwise((0, *breaks, len(words)))]
        for count in range(min(most, len(words)))
        for breaks in combinations(range(1, len(words)), count)
    ]
    return "\n".join(min(ways, key=lambda lines: widest(tuple(lines), 1)))


def height(lines: int, size: float) -> float:
    """How high so many lines are, from the capitals of the first to the depth of the last."""
    return (CAPITAL + DESCENDER + LINE_HEIGHT * (lines - 1)) * size if lines else 0.0


def one_line(text: str) -> str:
    """`text` without line breaks and control characters; spaces that must not break stay."""
    return " ".join("".join(letter if letter.isprintable() or letter.isspace() else "" for letter in text).split(" "))


def _words(text: str) -> list[str]:
    """The words of `text`; a no-break space holds two words together."""
    return [word for word in text.replace("\n", " ").replace("\t", " ").split(" ") if word]


def _broken(word: str, room: float, size: float, weight: str) -> list[str]:
    """A word in pieces that fit: only an absurdly long one is broken."""
    pieces, rest = [], word
    while len(rest) > 1 and width(rest, size, weight) > room:
        cut = len(rest)
        while cut > 1 and width(rest[:cut], size, weight) > room:
            cut -= 1
        pieces.append(rest[:cut])
        rest = rest[cut:]
    return [*pieces, rest]


def wrapped(text: str, room: float, size: float, weight: str = REGULAR) -> tuple[str, ...]:
    """`text` in lines no wider than `room`; none for an empty text."""
    lines: list[str] = []
    for word in _words(text):
        for piece in _broken(word, room, size, weight):
            if lines and width(f"{lines[-1]} {piece}", size, weight) <= room:
                lines[-1] = f"{lines[-1]} {piece}"
            else:
                lines.append(piece)
    return tuple(lines)


def balanced(text: str, room: float, size: float, weight: str = REGULAR) -> tuple[str, ...]:
    """`text` in as few lines as `room` allows, about equally long."""
    lines = wrapped(text, room, size, weight)
    return broken_into(text, len(lines), size, weight) if len(lines) > 1 else lines


def broken_into(text: str, count: int, size: float, weight: str = REGULAR) -> tuple[str, ...]:
    """`text` in `count` lines, the widest of them as narrow as can be; fewer where it has fewer words."""
    words = _words(text)
    if count <= 1 or len(words) <= 1:
        return (" ".join(words),) if words else ()
    best: tuple[str, ...] = ()
    for cut in range(1, len(words)):
        lines = (" ".join(words[:cut]), *broken_into(" ".join(words[cut:]), count - 1, size, weight))
        if not best or widest(lines, size, weight) < widest(best, size, weight):
            best = lines
    return best
