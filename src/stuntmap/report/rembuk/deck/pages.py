"""The slides of a deck one by one: where message, figure and details stand, and how large they are set."""

from dataclasses import replace
from typing import Final

from stuntmap.figures.exhibits import BarExhibit, Exhibit, LineExhibit, MapExhibit
from stuntmap.figures.palette import LIGHT
from stuntmap.report.rembuk.deck.bars import add_bars, bar_plan, names_fit, plan_height
from stuntmap.report.rembuk.deck.layouts import Place
from stuntmap.report.rembuk.deck.lines import add_lines
from stuntmap.report.rembuk.deck.notes import figure_lines
from stuntmap.report.rembuk.deck.page import (
    DETAIL_GAP,
    GAP,
    LARGEST_MESSAGE,
    WANTED_MESSAGE,
    Page,
    add_kicker,
    message_size,
)
from stuntmap.report.rembuk.deck.shapes import add_picture, add_rule, add_text
from stuntmap.report.rembuk.deck.text import LINE_HEIGHT, SMALLEST
from stuntmap.report.rembuk.pictures import exhibit_picture
from stuntmap.report.rembuk.screens import Screen

LARGEST_WORDS: Final = 40
# A message without a figure stands a little lower, beside a blue rule.
WORDS_TOP: Final = 110.0
WORDS_INDENT: Final = 30.0
LARGEST_DETAIL: Final = 28
CM_A_POINT: Final = 2.54 / 72
# From so many bars on, message and figure stand side by side.
MANY_BARS: Final = 6
COLUMNS: Final = (330.0, 370.0, 410.0, 450.0)


def add_screen(page: Page, screen: Screen, region_name: str) -> None:
    """Fill the slide of one screen: everything but the footer and the notes."""
    add_kicker(page, f"{region_name} · {screen.name}", screen.name)
    exhibit = screen.exhibit
    if exhibit is None:
        _words(page, screen)
    elif not page.ground.is_own_template and (isinstance(exhibit, MapExhibit) or _is_tall(page, exhibit)):
        _side_by_side(page, screen)
    else:
        _one_below_the_other(page, screen)


def _is_tall(page: Page, exhibit: Exhibit) -> bool:
    """Whether a figure has so many bars that it needs the slide's height, and names short enough for a column."""
    if not isinstance(exhibit, BarExhibit) or len(exhibit.bars) < MANY_BARS:
        return False
    title = page.ground.title
    height = page.ground.content.bottom - title.top - 2 * SMALLEST * LINE_HEIGHT
    plan = bar_plan(exhibit, title.width - COLUMNS[0] - 2 * GAP, height, page.ground.letters)
    return names_fit(exhibit, plan, page.ground.letters)


def _words(page: Page, screen: Screen) -> None:
    """A screen without a figure: the message alone, large."""
    title, bottom = page.ground.title, page.ground.content.bottom
    if not page.ground.is_own_template:
        title = Place(title.left + WORDS_INDENT, WORDS_TOP, title.width - WORDS_INDENT, title.height)
    room = replace(title, height=bottom - title.top)
    most = LARGEST_MESSAGE if screen.details else LARGEST_WORDS
    size = page.size([screen.message], replace(room, height=room.height * 0.6), most, bold=True) or SMALLEST
    height = page.height([screen.message], size, title.width, True)
    page.put_title(screen.message, size, replace(title, height=height))
    if not page.ground.is_own_template:
        add_rule(page.slide, Place(page.ground.title.left, title.top, 6, height), LIGHT.own)
    rest = Place(title.left, title.top + height + GAP, title.width, bottom - title.top - height - GAP)
    detail = page.size(screen.details, rest, LARGEST_DETAIL, gap=DETAIL_GAP) or SMALLEST
    page.put_details(screen.details, detail, rest)


def _one_below_the_other(page: Page, screen: Screen) -> None:
    """Message, figure, details from top to bottom."""
    title, bottom = page.ground.title, page.ground.content.bottom
    size = message_size(page, screen.message, title, LARGEST_MESSAGE, 40)
    height = page.height([screen.message], size, title.width, True)
    # A template's title stays where the template has it, also when the message is short.
    kept = max(height, title.height) if page.ground.is_own_template else height
    page.put_title(screen.message, size, replace(title, height=kept))
    top = title.top + kept + GAP
    detail, details = SMALLEST, 0.0
    if screen.details:
        box = Place(title.left, top, title.width, 0.27 * (bottom - top))
        detail = page.size(screen.details, box, LARGEST_DETAIL, gap=DETAIL_GAP) or SMALLEST
        details = page.height(screen.details, detail, title.width, gap=DETAIL_GAP) + GAP
    used = _put_figure(page, screen, Place(title.left, top, title.width, bottom - top - details))
    # What a small figure leaves free stands around the details, not below them.
    down = used + max(bottom - used - details, 0.0) / 2
    page.put_details(screen.details, detail, Place(title.left, down + GAP, title.width, max(details - GAP, 1.0)))


def _side_by_side(page: Page, screen: Screen) -> None:
    """Message and details in a column, the figure beside them at full height."""
    title, bottom = page.ground.title, page.ground.content.bottom
    column, size, detail = _column(page, screen, bottom - title.top)
    height = page.height([screen.message], size, column, True)
    page.put_title(screen.message, size, Place(title.left, title.top, column, height))
    top = title.top + height + GAP
    page.put_details(screen.details, detail, Place(title.left, top, column, bottom - top))
    left = title.left + column + 2 * GAP
    _put_figure(page, screen, Place(left, title.top, title.right - left, bottom - title.top))


def _column(page: Page, screen: Screen, height: float) -> tuple[float, int, int]:
    """Width of the column, size of the message, size of the details: the narrowest that takes them at good sizes."""
    for least in (WANTED_MESSAGE, 22, 20, SMALLEST):
        for width in COLUMNS:
            for size in range(30, least - 1, -1):
                rest = height - page.height([screen.message], size, width, True) - GAP
                detail = page.size(screen.details, Place(0, 0, width, rest), 22, gap=DETAIL_GAP)
                if rest >= 0 and detail is not None:
                    return width, size, detail
    return COLUMNS[-1], SMALLEST, SMALLEST


def _put_figure(page: Page, screen: Screen, box: Place) -> float:
    """Caption and figure in `box`; returns where they end."""
    exhibit = screen.exhibit
    assert exhibit is not None
    colour = None if page.ground.is_own_template else LIGHT.muted
    caption = [f"{exhibit.title}. {exhibit.note}"]
    height = page.height(caption, SMALLEST, box.width)
    place = replace(box, height=height)
    add_text(page.slide, place, "Caption", caption, SMALLEST, language=page.tag, colour=colour)
    below = Place(box.left, place.bottom + 8, box.width, box.bottom - place.bottom - 8)
    letters = page.ground.letters
    if isinstance(exhibit, BarExhibit):
        plan = bar_plan(exhibit, below.width, below.height, letters)
        below = replace(below, height=plan_height(exhibit, plan))
    if page.ground.needs_panel:
        add_rule(page.slide, below.grown(6), LIGHT.background)
    alt = ". ".join([exhibit.title, *figure_lines(page.language, exhibit)])
    if isinstance(exhibit, MapExhibit):
        content = exhibit_picture(
            page.language, exhibit, kind="png", width_cm=below.width * CM_A_POINT,
            height_cm=below.height * CM_A_POINT, text_pt=SMALLEST, dpi=200,
        )  # fmt: skip
        add_picture(page.slide, content, below, exhibit.title, f"{exhibit.title}. {screen.message}")
    elif isinstance(exhibit, LineExhibit):
        add_lines(page.slide, exhibit, below, letters, page.language, alt)
    else:
        add_bars(page.slide, exhibit, below, letters, page.language, alt)
    return below.bottom
