"""The whole picture: title and notes baked in where they are wanted, the figure between them."""

from dataclasses import dataclass
from typing import Final

from stuntmap.figures.exhibits import BarExhibit, Exhibit, LineExhibit, PartsExhibit
from stuntmap.figures.palette import LIGHT
from stuntmap.figures.printed import lettering
from stuntmap.figures.printed.bars import draw_bars
from stuntmap.figures.printed.encoding import Kind, png_bytes, svg_bytes
from stuntmap.figures.printed.lettering import LINE_HEIGHT, SEMIBOLD
from stuntmap.figures.printed.lines import draw_lines
from stuntmap.figures.printed.parts_map import draw_parts
from stuntmap.figures.printed.province_map import draw_map
from stuntmap.figures.printed.remote_islands import ProvinceGround
from stuntmap.figures.printed.sheet import Box, Sheet, Type
from stuntmap.language import Language

HEAD_SCALE: Final = 1.3
FOOT_SCALE: Final = 0.8
# In sizes of the type: the margin around a picture that stands alone, and around a bare figure.
MARGIN: Final = 1.0
BARE_MARGIN: Final = 0.15


@dataclass(frozen=True)
class Frame:
    """Size of a picture in cm, of its type in points; `head` is its title, `foot` its lines of note and source."""

    width_cm: float
    height_cm: float
    text_pt: float
    head: str = ""
    foot: tuple[str, ...] = ()


def drawn(language: Language, exhibit: Exhibit, frame: Frame, ground: ProvinceGround | None = None) -> Sheet:
    """The exhibit on a sheet; a map of districts needs the ground of its province.

    Raises:
        ValueError: a map without its ground.
    """
    sheet = Sheet(frame.width_cm, frame.height_cm, frame.text_pt)
    area = _with_words(sheet, frame)
    if isinstance(exhibit, BarExhibit):
        draw_bars(sheet, area, language, exhibit, frame.text_pt)
    elif isinstance(exhibit, LineExhibit):
        draw_lines(sheet, area, language, exhibit, frame.text_pt)
    elif isinstance(exhibit, PartsExhibit):
        draw_parts(sheet, area, language, exhibit, frame.text_pt)
    elif ground is None:
        raise ValueError("ground")
    else:
        draw_map(sheet, area, language, exhibit, ground, frame.text_pt)
    return sheet


def encoded(sheet: Sheet, kind: Kind, label: str, dpi: int) -> bytes:
    """The sheet as a file; `label` is the text in place of an SVG picture, `dpi` the resolution of a PNG."""
    return png_bytes(sheet, dpi) if kind == "png" else svg_bytes(sheet, label)


def _with_words(sheet: Sheet, frame: Frame) -> Box:
    """Write title and foot, and tell what room they leave."""
    size = frame.text_pt
    margin = (MARGIN if frame.head or frame.foot else BARE_MARGIN) * size
    area = sheet.page.grown(-margin)
    head_size, foot_size = HEAD_SCALE * size, FOOT_SCALE * size
    head = lettering.wrapped(frame.head, area.width, head_size, SEMIBOLD)
    foot = tuple(line for text in frame.foot for line in lettering.wrapped(text, area.width, foot_size))
    top, bottom = area.top, area.bottom
    for line in head:
        sheet.text(area.left, top - 0.4 * head_size, line, Type(head_size, LIGHT.text, SEMIBOLD))
        top -= LINE_HEIGHT * head_size
    for line in reversed(foot):
        sheet.text(area.left, bottom + 0.45 * foot_size, line, Type(foot_size, LIGHT.muted))
        bottom += LINE_HEIGHT * foot_size
    return Box(
        area.left, bottom + (0.7 * size if foot else 0.0), area.right, top - (0.5 * size if head else 0.0)
    )  # fmt: skip
