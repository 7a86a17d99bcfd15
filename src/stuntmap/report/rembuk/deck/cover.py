"""The first slide: what, where, when, from which survey, with the logo and the way to the dashboard."""

from dataclasses import dataclass, replace
from typing import Any, Final

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN

from stuntmap.figures.palette import LIGHT
from stuntmap.report.rembuk.deck.layouts import HEIGHT, WIDTH, Place, box_of
from stuntmap.report.rembuk.deck.page import Page
from stuntmap.report.rembuk.deck.shapes import add_picture, add_qr_code, add_rule, add_text, fill_text, qr_code
from stuntmap.report.rembuk.deck.text import LINE_HEIGHT, SMALLEST, line_count, shortened
from stuntmap.report.rembuk.settings import MeetingSettings

BAND: Final = 26.0
LEFT: Final = 92.0
LARGEST_TITLE: Final = 52
ONE_LINE_SHARE: Final = 0.75
LARGEST_LINE: Final = 26
LINE_GAP: Final = 0.4
MOST_LINES: Final = 3
QR_SIDE: Final = 118.0
# The line under the QR code.
SCAN_TOP: Final = HEIGHT - 40 - SMALLEST * 1.2
LOGO: Final = Place(LEFT, 44, 300, 92)
# Beside a template's own decoration: at the foot, where covers are empty.
TEMPLATE_LOGO: Final = Place(44, HEIGHT - 96, 240, 66)
TEMPLATE_QR: Final = Place(WIDTH - 44 - 84, HEIGHT - 114, 84, 84)


@dataclass(frozen=True)
class DeckAbout:
    """What a deck is about: region, lines of the cover, whose figures (a survey, a month), and the source in a line."""

    region_name: str
    lines: tuple[str, ...]
    figures: str
    source: str


def add_cover(page: Page, about: DeckAbout, settings: MeetingSettings, logo: bytes | None) -> None:
    """Fill the cover; without a date, a place or a link their lines are left out."""
    if page.ground.is_own_template:
        _template_cover(page, about, settings)
    else:
        _plain_cover(page, about, settings)
    if logo is not None:
        box = TEMPLATE_LOGO if page.ground.is_own_template else LOGO
        if page.ground.needs_panel:
            add_rule(page.slide, box.grown(6), LIGHT.background)
        add_picture(page.slide, logo, box, "Logo", page.language.text("Logo of {region}", region=about.region_name),
                    to_the="left")  # fmt: skip
    code = qr_code(settings.link)
    if code is not None:
        alt = page.language.text("QR code of the link {link}", link=settings.link)
        if page.ground.is_own_template:
            add_qr_code(page.slide, code, TEMPLATE_QR, alt)
            return
        place = Place(WIDTH - 44 - QR_SIDE, SCAN_TOP - 6 - QR_SIDE, QR_SIDE, QR_SIDE)
        add_qr_code(page.slide, code, place, alt)
        words = page.language.text("Scan to open the figures")
        caption = Place(WIDTH - 44 - 400, SCAN_TOP, 400, SMALLEST * LINE_HEIGHT)
        shape = add_text(page.slide, caption, "Scan", [words], SMALLEST, language=page.tag, colour=LIGHT.muted)
        shape.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _lines(page: Page, about: DeckAbout, settings: MeetingSettings, width: float) -> list[str]:
    """The lines of the deck, place and date; each at most as long as its lines."""
    when = ", ".join(filter(None, (settings.place, settings.date)))
    room = width / page.ground.letters
    return [shortened(line, SMALLEST, room, MOST_LINES) for line in (*about.lines, when) if line]


def _plain_cover(page: Page, about: DeckAbout, settings: MeetingSettings) -> None:
    add_rule(page.slide, Place(0, 0, BAND, HEIGHT), LIGHT.own)
    width = WIDTH - LEFT - 60
    title = Place(LEFT, 150, width, 150)
    size, text = _sized(page, settings.title, title, LARGEST_TITLE)
    height = page.height([text], size, width, True)
    page.put_title(text, size, replace(title, height=height))
    rule = Place(LEFT, title.top + height + 14, 120, 4)
    add_rule(page.slide, rule, LIGHT.own)
    beside = width - (QR_SIDE + 40 if settings.link else 0)
    rest = Place(LEFT, rule.bottom + 18, beside, SCAN_TOP - rule.bottom - 18)
    lines = _lines(page, about, settings, beside)
    size = page.size(lines, rest, LARGEST_LINE, gap=LINE_GAP) or SMALLEST
    add_text(page.slide, rest, "About", lines, size, language=page.tag, colour=LIGHT.text, gap=LINE_GAP)


def _sized(page: Page, title: str, box: Place, most: int) -> tuple[int, str]:
    """The title's size and its text, shortened where nothing else helps."""
    size = page.size([title], box, most, bold=True)
    if size is not None:
        # Rather a little smaller than one word alone in a second line.
        for smaller in range(size, round(size * ONE_LINE_SHARE) - 1, -1):
            if line_count(title, smaller, box.width / page.ground.letters, True) == 1:
                return smaller, title
        return size, title
    lines = int(box.height // (SMALLEST * LINE_HEIGHT))
    return SMALLEST, shortened(title, SMALLEST, box.width / page.ground.letters, max(lines, 1), True)


def _template_cover(page: Page, about: DeckAbout, settings: MeetingSettings) -> None:
    """Title and subtitle where the template has them; else below one another in the layout of all slides."""
    title = page.slide.shapes.title
    place = box_of(title) if title is not None else page.ground.title
    size, text = _sized(page, settings.title, place, LARGEST_TITLE)
    _put(page, title, text, size, place)
    subtitle = _subtitle(page.slide)
    below = box_of(subtitle) if subtitle is not None else replace(page.ground.content, height=150)
    if below.top < TEMPLATE_QR.top - SMALLEST * LINE_HEIGHT:
        below = replace(below, height=min(below.height, TEMPLATE_QR.top - 8 - below.top))
    lines = _lines(page, about, settings, below.width)
    size = page.size(lines, below, LARGEST_LINE, gap=LINE_GAP) or SMALLEST
    if subtitle is not None:
        fill_text(subtitle.text_frame, lines, size, language=page.tag, gap=LINE_GAP)
    else:
        add_text(page.slide, below, "About", lines, size, language=page.tag, gap=LINE_GAP)


def _put(page: Page, title: Any, text: str, size: int, place: Place) -> None:
    if title is None:
        page.put_title(text, size, place)
    else:
        anchor = title.text_frame.vertical_anchor
        fill_text(title.text_frame, [text], size, language=page.tag, anchor=anchor)


def _subtitle(slide: Any) -> Any:
    for shape in slide.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE:
            return shape
    return None
