"""The foot of every slide: source, place, date, link with its QR code, and the slide's number."""

from typing import Any, Final

from stuntmap.figures.palette import LIGHT
from stuntmap.report.rembuk.deck.cover import DeckAbout
from stuntmap.report.rembuk.deck.layouts import Place
from stuntmap.report.rembuk.deck.page import Page
from stuntmap.report.rembuk.deck.shapes import add_qr_code, add_rule, add_slide_number, add_text, qr_code
from stuntmap.report.rembuk.deck.text import (
    ELLIPSIS,
    FOOTER,
    LINE_HEIGHT,
    SMALLEST,
    line_count,
    shortened,
    text_width,
)
from stuntmap.report.rembuk.settings import MeetingSettings

NUMBER_WIDTH: Final = 40.0
GAP: Final = 12.0
# A link longer than this is told by its QR code and kept behind the words of the footer.
LONGEST_LINK: Final = 60
# Less room than this shows nothing of a link.
LEAST_LINK: Final = 80.0


def add_footer(page: Page, source: str, about: DeckAbout, settings: MeetingSettings) -> None:
    """Draw the foot; the lines stand at its lower end, so that a short one keeps its distance to the figure."""
    box, colour = page.ground.footer, None if page.ground.is_own_template else LIGHT.muted
    if not page.ground.is_own_template:
        add_rule(page.slide, Place(box.left, box.top - 8, box.width, 1), LIGHT.grid)
    right = box.right
    code = qr_code(settings.link)
    if code is not None:
        place = Place(right - box.height, box.top, box.height, box.height)
        words = page.language.text("QR code of the link {link}", link=settings.link)
        add_qr_code(page.slide, code, place, words)
        right = place.left - GAP
    number = Place(right - NUMBER_WIDTH, box.top, NUMBER_WIDTH, box.height - 2)
    add_slide_number(page.slide, number, SMALLEST, colour)
    width = number.left - GAP - box.left
    room = width / page.ground.letters
    words = " · ".join(filter(None, (settings.date, about.region_name)))
    lines = [shortened(source, FOOTER, room, 2), shortened(words, FOOTER, room)]
    height = FOOTER * LINE_HEIGHT * sum(line_count(line, FOOTER, room) for line in lines)
    place = Place(box.left, box.bottom - height, width, height)
    shape = add_text(page.slide, place, "Source", lines, FOOTER, language=page.tag, colour=colour)
    if settings.link:
        _add_link(page, shape, settings.link, words, room)


def _add_link(page: Page, shape: Any, link: str, about: str, room: float) -> None:
    paragraph = shape.text_frame.paragraphs[-1]
    first = paragraph.runs[0]
    bare = link.split("://", 1)[-1]
    left = room - text_width(f"{about} · ", FOOTER)
    if left < LEAST_LINK:
        return
    shown = shortened(bare if len(bare) <= LONGEST_LINK else bare[:LONGEST_LINK] + ELLIPSIS, FOOTER, left)
    if page.ground.needs_panel or not link.startswith(("http://", "https://")):
        # The theme's colour of links may be unreadable on this ground; an address of another kind leads nowhere.
        first.text = f"{about} · {shown}"
        return
    first.text = f"{about} · "
    run = paragraph.add_run()
    run.text = shown
    run.font.size = first.font.size
    run._r.get_or_add_rPr().set("lang", first._r.get_or_add_rPr().get("lang"))
    run.hyperlink.address = link
