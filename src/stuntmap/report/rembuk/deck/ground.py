"""What a deck stands on: an empty presentation and the places on its slides; here the plain ground of stuntmap.

All lengths are points; every ground is 13.33 inches wide.
"""

from dataclasses import dataclass
from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn

from stuntmap.report.rembuk.deck.emptied import empty
from stuntmap.report.rembuk.deck.layouts import (
    EMU,
    HEIGHT,
    TITLES,
    WIDTH,
    Place,
    stretch,
    title_only_layout,
)

MARGIN: Final = 44.0
FONT: Final = "Arial"
# A template's own font may be wider than Arial; Verdana, the widest that offices use, is by a sixth.
OWN_FONT_WIDTH: Final = 1.18
# PowerPoint and LibreOffice round the widths of letters in their own ways.
ROUNDING: Final = 1.02
FOOTER_HEIGHT: Final = 46.0

_THEME_COLOURS: Final = {
    "dk1": "1B1F24", "lt1": "FFFFFF", "dk2": "0B3D91", "lt2": "F4F5F7", "accent1": "0B3D91", "accent2": "B4BAC2",
    "accent3": "5B6470", "accent4": "D95F0E", "accent5": "5E3C99", "accent6": "FE9929", "hlink": "0B3D91",
    "folHlink": "5B2A86",
}  # fmt: skip


@dataclass(frozen=True)
class Ground:
    """An empty presentation and the places on its slides.

    `letters`: how much wider than Arial its letters may be. `is_own_template`: a district's template, whose type and
    decoration rule. `needs_panel`: figures need a white panel, because the ground is or may be dark or patterned.
    """

    deck: Any
    cover_layout: Any
    layout: Any
    title: Place
    content: Place
    footer: Place
    letters: float
    is_own_template: bool
    needs_panel: bool = False


def plain_ground() -> Ground:
    """The ground of stuntmap: white, dark blue, Arial; its master and layouts can be edited as any other."""
    deck = Presentation()
    empty(deck)
    stretch(deck, WIDTH / (deck.slide_width / EMU), HEIGHT / (deck.slide_height / EMU), 1.0)
    _dress_theme(deck)
    master = deck.slide_master
    title = next(shape for shape in master.placeholders if shape.placeholder_format.type in TITLES)
    box = Place(MARGIN, 56, WIDTH - 2 * MARGIN, 120)
    title.left, title.top, title.width, title.height = box.emu()
    body = title._element.find(qn("p:txBody")).find(qn("a:bodyPr"))
    body.set("anchor", "t")
    level = master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    level.set("algn", "l")
    level.find(qn("a:defRPr")).set("b", "1")
    level.find(qn("a:defRPr")).set("sz", "3200")
    content = Place(MARGIN, 180, WIDTH - 2 * MARGIN, 290)
    footer = Place(MARGIN, 488, WIDTH - 2 * MARGIN, FOOTER_HEIGHT)
    layout = title_only_layout(deck)
    return Ground(deck, layout, layout, box, content, footer, ROUNDING, False)


def _dress_theme(deck: Any) -> None:
    """Give the plain theme the project's colours and Arial, so that what a user adds matches."""
    part = deck.slide_master.part.part_related_by(RT.THEME)
    theme = etree.fromstring(part.blob)
    names = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    for font in theme.findall(".//a:fontScheme/*/a:latin", names):
        font.set("typeface", FONT)
    for name, colour in _THEME_COLOURS.items():
        place = theme.find(f".//a:clrScheme/a:{name}", names)
        for child in list(place):
            place.remove(child)
        etree.SubElement(place, qn("a:srgbClr")).set("val", colour)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)
