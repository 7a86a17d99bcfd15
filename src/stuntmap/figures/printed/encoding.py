"""A sheet as the bytes of a PNG or SVG file; the same sheet gives the same bytes, whenever and wherever."""

import io
from typing import Any, Literal

from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from stuntmap.figures.printed.sheet import Sheet
from stuntmap.figures.printed.vector import svg_text

Kind = Literal["svg", "png"]


def png_bytes(sheet: Sheet, dpi: int) -> bytes:
    """The sheet as PNG on white, with its resolution inside."""
    figure = sheet.figure
    figure.set_dpi(dpi)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    image = Image.frombuffer("RGBA", canvas.get_width_height(), bytes(canvas.buffer_rgba())).convert("RGB")
    content = io.BytesIO()
    # Level 6 takes twice the time for a seventh fewer bytes.
    image.save(content, format="png", dpi=(dpi, dpi), compress_level=3)
    return content.getvalue()


def svg_bytes(sheet: Sheet, label: str) -> bytes:
    """The sheet as SVG with its words as paths, and `label` for those who do not see it."""
    return svg_text(sheet, label).encode()
