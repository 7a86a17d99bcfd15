"""A sheet as SVG: its words as outlines of letters, each of which is written once and used wherever it stands.

Matplotlib's own writer lays out every word twice and writes each letter's place as a transformation: work for which a
meeting with ten pictures would wait.
"""

import hashlib
from functools import lru_cache
from itertools import groupby
from typing import Final
from xml.sax.saxutils import quoteattr

import numpy as np
from matplotlib.font_manager import get_font
from matplotlib.path import Path
from matplotlib.textpath import TextToPath, text_to_path

from stuntmap.figures.printed.lettering import font_path
from stuntmap.figures.printed.sheet import Shape, Sheet, Stroke, Words, halo_width

LINE_STYLE: Final = "stroke-linejoin: round; stroke-linecap: butt"
HASH_LETTERS: Final = 8
# Letters are written in whole units of this part of a point at Matplotlib's size of 100.
UNITS: Final = 64
# Until all is written nobody knows the mark that its ids begin with.
_MARK: Final = "\0"
_CLOSE: Final = int(Path.CLOSEPOLY)
_COMMANDS: Final = {int(Path.MOVETO): "M", int(Path.LINETO): "L", int(Path.CURVE3): "Q", int(Path.CURVE4): "C"}


def svg_text(sheet: Sheet, label: str) -> str:
    """The sheet as one SVG element with `label` for those who do not see it.

    Ids begin with a mark of the content and no style reaches outside: several pictures can stand in one page.
    """
    width, height = sheet.page.width, sheet.page.height
    letters: dict[str, str] = {}
    body = [f'<path d="M0 0H{width:g}V{height:g}H0z" style="fill: #ffffff"/>']
    body += [_written(item, height, letters) for item in sheet.drawn]
    outlines = "".join(f'<path id="{_MARK}{name}" d="{outline}"/>' for outline, name in letters.items())
    drawn = (
        f'<svg role="img" aria-label={quoteattr(label)} style="{LINE_STYLE}" xmlns="http://www.w3.org/2000/svg" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" width="{width:g}pt" height="{height:g}pt" '
        f'viewBox="0 0 {width:g} {height:g}"><defs>{outlines}</defs>\n' + "\n".join(filter(None, body)) + "</svg>"
    )
    mark = hashlib.sha256(drawn.encode()).hexdigest()[:HASH_LETTERS]
    return drawn.replace(_MARK, f"s{mark}-")


def _written(item: Words | Stroke | Shape, height: float, letters: dict[str, str]) -> str:
    if isinstance(item, Words):
        return _words(item, height, letters)
    if isinstance(item, Stroke):
        dashes = f"; stroke-dasharray: {' '.join(f'{dash:.4g}' for dash in item.dashes)}" if item.dashes else ""
        style = f"fill: none; stroke: {item.colour}; stroke-width: {item.width:.4g}{dashes}"
        return f'<path d="{_outline(item.points, height)}" style="{style}"/>'
    edge = "" if item.edge == "none" else f"; stroke: {item.edge}; stroke-width: {item.width:.4g}"
    return f'<path d="{_outline(item.path, height)}" style="fill: {item.fill}{edge}"/>'


def _words(item: Words, height: float, letters: dict[str, str]) -> str:
    """Letters upright in a space turned upside down; below them, where they need one, the same as wide white lines."""
    scale = item.kind.size / TextToPath.FONT_SCALE / UNITS
    used = "".join(
        f'<use xlink:href="#{_MARK}{letters.setdefault(outline, f"g{len(letters)}")}" x="{place}"/>'
        for outline, place in _laid_out(item.text, item.kind.weight)
    )
    if not used:
        return ""
    rim = f"fill: #ffffff; stroke: #ffffff; stroke-width: {halo_width(item.kind.size) / scale:.0f}"
    below = f'<g style="{rim}">{used}</g>' if item.kind.halo else ""
    place = f"translate({item.left:.2f} {height - item.baseline:.2f}) scale({scale:.6f} {-scale:.6f})"
    return f'<g transform="{place}">{below}<g style="fill: {item.kind.colour}">{used}</g></g>'


@lru_cache(maxsize=4096)
def _laid_out(text: str, weight: str) -> tuple[tuple[str, int], ...]:
    """The outline of each letter of a line, and how far from its beginning it stands, in `UNITS`; spaces have none."""
    face = get_font(font_path(weight))
    face.set_size(TextToPath.FONT_SCALE, TextToPath.DPI)
    placed, outlines, _ = text_to_path.get_glyphs_with_font(face, text)
    return tuple(
        (outline, round(x * UNITS))
        for name, x, _y, _scale in placed
        if (outline := _letter(*outlines[name]))
    )  # fmt: skip


def _letter(vertices: np.ndarray, codes: np.ndarray) -> str:
    return _commands((vertices * UNITS).round().astype(int).tolist(), codes.tolist()) if len(codes) else ""


def _outline(path: Path, height: float) -> str:
    """A path with two decimals, the origin above it: a hundredth of a point cannot be seen."""
    vertices = np.asarray(path.vertices, dtype="float64") * (1, -1) + (0, height)
    codes = np.full(len(vertices), Path.LINETO) if path.codes is None else np.asarray(path.codes)
    if path.codes is None:
        codes[:1] = Path.MOVETO
    return _commands(vertices.round(2).tolist(), codes.tolist())


def _commands(vertices: list[list[float]], codes: list[int]) -> str:
    """The data of an SVG path: runs of the same command, which is written once."""
    written: list[str] = []
    place = 0
    for code, run in groupby(codes):
        length = sum(1 for _ in run)
        numbers = " ".join(f"{x:.7g} {y:.7g}" for x, y in vertices[place : place + length])
        written.append("z" if code == _CLOSE else f"{_COMMANDS[code]}{numbers}")
        place += length
    return "".join(written)
