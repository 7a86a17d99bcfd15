"""A district's own template as the ground of a deck: master and layouts, 13.33 inches wide, emptied of all else."""

import io
from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.util import Pt

from stuntmap.report.rembuk.deck.emptied import empty
from stuntmap.report.rembuk.deck.ground import FOOTER_HEIGHT, MARGIN, OWN_FONT_WIDTH, Ground
from stuntmap.report.rembuk.deck.layouts import (
    EMU,
    FURNITURE,
    HEIGHT,
    TITLES,
    WIDTH,
    Place,
    blank_layout,
    cover_layout,
    places_of,
    stretch,
    title_only_layout,
)

# A theme's plain fill, the first in its list; the others may be gradients or pictures.
PLAIN_FILL: Final = "1001"
LIGHT_FROM: Final = 0.8


def template_ground(content: bytes) -> Ground:
    """The ground of a district's template, already checked: its masters and layouts, and nothing else of the file."""
    deck = Presentation(io.BytesIO(content))
    empty(deck)
    factor = WIDTH / (deck.slide_width / EMU)
    if abs(factor - 1) > 1e-3:
        stretch(deck, factor, factor, factor)
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    titled = title_only_layout(deck)
    layout = titled if titled is not None else blank_layout(deck)
    place = next((box for kind, box in places_of(layout) if kind in TITLES), None)
    title = place or Place(MARGIN, 30, WIDTH - 2 * MARGIN, 100)
    # Furniture that the template keeps at the foot; the footer of the slides stands in its place.
    low = [box for kind, box in places_of(layout) if kind in FURNITURE and box.top > 0.8 * HEIGHT]
    foot = min(max((box.bottom for box in low), default=HEIGHT - 10), HEIGHT - 6)
    footer = Place(title.left, foot - FOOTER_HEIGHT, title.width, FOOTER_HEIGHT)
    main = Place(title.left, title.bottom + 8, title.width, footer.top - 8 - title.bottom - 8)
    cover = cover_layout(deck)
    first = cover if cover is not None else layout
    return Ground(deck, first, layout, title, main, footer, OWN_FONT_WIDTH, True, not _is_light(layout))


def _is_light(layout: Any) -> bool:
    """Whether the layout's ground is known to be one light colour."""
    master = layout.slide_master
    grounds = [part._element.find(f"{qn('p:cSld')}/{qn('p:bg')}") for part in (layout, master)]
    ground = next((found for found in grounds if found is not None), None)
    if ground is None:
        return True
    reference = ground.find(qn("p:bgRef"))
    if reference is not None and reference.get("idx") != PLAIN_FILL:
        return False
    fill = reference if reference is not None else ground.find(f"{qn('p:bgPr')}/{qn('a:solidFill')}")
    colour = None if fill is None or len(fill) == 0 else _hex(fill[0], master)
    if colour is None:
        return False
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > LIGHT_FROM


def _hex(colour: Any, master: Any) -> str | None:
    """A plain colour as six digits, a theme's colour looked up; None where it is altered or of another kind."""
    if len(colour):
        return None
    kind, value = etree.QName(colour).localname, colour.get("val")
    if kind == "sysClr":
        return str(colour.get("lastClr", "")) or None
    if kind == "srgbClr":
        return str(value)
    if kind != "schemeClr":
        return None
    name = master._element.find(qn("p:clrMap")).get(value, value)
    theme = etree.fromstring(master.part.part_related_by(RT.THEME).blob)
    found = theme.find(f".//{qn('a:clrScheme')}/{qn('a:' + name)}")
    return None if found is None or len(found) == 0 else _hex(found[0], master)
