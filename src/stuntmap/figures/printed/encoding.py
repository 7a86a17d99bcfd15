"""A sheet as the bytes of a PNG or SVG file; the same sheet gives the same bytes, whenever and wherever."""

import hashlib
import io
import re
from typing import Any, Final, Literal
from xml.sax.saxutils import quoteattr

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from PIL import Image

from stuntmap.figures.printed.sheet import HALO_GROUP, Sheet, halo_width

Kind = Literal["svg", "png"]
NO_METADATA: Final[dict[str, Any]] = {"Creator": None, "Date": None, "Format": None, "Type": None}
LINE_STYLE: Final = "stroke-linejoin: round; stroke-linecap: butt"
HASH_LETTERS: Final = 8

# Read whenever an id is made. Set once for the process, not for each picture: other threads would see it change.
mpl.rcParams["svg.hashsalt"] = "stuntmap"
mpl.rcParams["svg.fonttype"] = "path"


def png_bytes(sheet: Sheet, dpi: int) -> bytes:
    """The sheet as PNG on white, with its resolution inside."""
    sheet.figure.set_dpi(dpi)
    canvas: Any = FigureCanvasAgg(sheet.figure)
    canvas.draw()
    image = Image.frombuffer("RGBA", canvas.get_width_height(), bytes(canvas.buffer_rgba())).convert("RGB")
    content = io.BytesIO()
    # Level 6 takes twice the time for a seventh fewer bytes.
    image.save(content, format="png", dpi=(dpi, dpi), compress_level=3)
    return content.getvalue()


def svg_bytes(sheet: Sheet, label: str) -> bytes:
    """The sheet as SVG with its words as paths, and `label` for those who do not see it.

    Ids begin with a mark of the content and no style reaches outside: several pictures can stand in one page.
    """
    sheet.figure.set_dpi(72)
    for artist in sheet.haloed:
        artist.set_path_effects([])
    content = io.StringIO()
    canvas: Any = FigureCanvasSVG(sheet.figure)
    canvas.print_svg(content, metadata=NO_METADATA)
    drawn = content.getvalue()
    drawn = drawn[drawn.index("<svg") :]
    drawn = re.sub(r"<!--.*?-->\s*|<defs>\s*<style.*?</style>\s*</defs>\s*", "", drawn, flags=re.DOTALL)
    drawn = re.sub(r"\n\s*", "\n", drawn)
    drawn = re.sub(r'\bd="[^"]*"', _shorter_path, drawn)
    drawn = _with_halos(drawn)
    drawn = re.sub(r'<g id="[^"]*">', "<g>", drawn)
    drawn = drawn.replace("<svg ", f'<svg role="img" aria-label={quoteattr(label)} style="{LINE_STYLE}" ', 1)
    return _own_ids(drawn).encode()


def _shorter_path(found: re.Match[str]) -> str:
    """A path's numbers with two decimals: a hundredth of a point cannot be seen."""
    return re.sub(r"\s*\n\s*", " ", re.sub(r"(\.\d\d)\d+", r"\1", found[0])).replace(' "', '"')


def _with_halos(drawn: str) -> str:
    """Words that need one, with a white rim below: the same glyphs again as wide white lines.

    Matplotlib's own rim writes every letter out as a path of its own, twice.
    """
    glyphs = re.search(r'<path id="[^"]*" d="[^"]*" transform="scale\(([0-9.]+)\)"/>', drawn)
    glyph_scale = float(glyphs[1]) if glyphs else 1.0

    def twice(found: re.Match[str]) -> str:
        inner, scale = found[2], float(found[3])
        size = scale * 100
        rim = f"fill: #ffffff; stroke: #ffffff; stroke-width: {halo_width(size) / scale / glyph_scale:.0f}"
        below = re.sub(r'style="[^"]*"', f'style="{rim}"', inner, count=1)
        if 'style="' not in inner:
            below = inner.replace("<g ", f'<g style="{rim}" ', 1)
        return f"<g>{re.sub(r'<defs>.*?</defs>', '', below, flags=re.DOTALL)}{inner}</g>"

    pattern = rf'<g id="({HALO_GROUP}\d+)">(\s*<g [^>]*scale\(([0-9.]+) [^>]*>.*?</g>\s*)</g>'
    return re.sub(pattern, twice, drawn, flags=re.DOTALL)


def _own_ids(drawn: str) -> str:
    mark = "s" + hashlib.sha256(drawn.encode()).hexdigest()[:HASH_LETTERS]
    drawn = re.sub(r'\bid="([^"]+)"', rf'id="{mark}-\1"', drawn)
    drawn = re.sub(r'xlink:href="#([^"]+)"', rf'xlink:href="#{mark}-\1"', drawn)
    return re.sub(r"url\(#([^)]+)\)", rf"url(#{mark}-\1)", drawn)
