"""The slides of a deck one by one: where message, figure, details and footer stand, and how large they are set."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from stuntmap.figures.exhibits import BarExhibit, LineExhibit, MapExhibit
from stuntmap.figures.palette import LIGHT
from stuntmap.language import Language
from stuntmap.report.rembuk.deck_bars import add_bars, bar_plan, plan_height
from stuntmap.report.rembuk.deck_charts import LANGUAGE_TAGS
from stuntmap.report.rembuk.deck_ground import Ground
from stuntmap.report.rembuk.deck_layouts import Box
from stuntmap.report.rembuk.deck_lines import add_lines
from stuntmap.report.rembuk.deck_notes import figure_lines
from stuntmap.report.rembuk.deck_shapes import add_picture, add_rule, add_text, fill_text
from stuntmap.report.rembuk.deck_text import LINE_HEIGHT, SMALLEST, fitted_size, line_widths, shortened, text_height
from stuntmap.report.rembuk.pictures import exhibit_picture
from stuntmap.report.rembuk.screens import Screen

KICKER: Final = 18
# Room at the end of the line above the message, for a logo.
KICKER_LOGO: Final = 166.0
LARGEST_MESSAGE: Final = 34
# Messages are set at least this large where the slide has any room for it.
WANTED_MESSAGE: Final = 24
# So many sizes smaller at most, for better line breaks.
SIZES_TRIED: Final = 5
SHORTEST_LAST_LINE: Final = 0.2
LARGEST_WORDS: Final = 40
# A message without a figure stands a little lower, beside a blue rule.
WORDS_TOP: Final = 110.0
WORDS_INDENT: Final = 30.0
LARGEST_DETAIL: Final = 28
GAP: Final = 14.0
DETAIL_GAP: Final = 0.45
CM_A_POINT: Final = 2.54 / 72
# From so many bars on, message and figure stand side by side.
MANY_BARS: Final = 6
COLUMNS: Final = (330.0, 370.0, 410.0, 450.0)


@dataclass(frozen=True)
class Page:
    """One slide in the making."""

    slide: Any
    ground: Ground
    language: Language

    @property
    def tag(self) -> str:
        """The language of its words as Office names it."""
        return LANGUAGE_TAGS[self.language.code]

    def size(self, texts: Sequence[str], box: Box, most: int, **how: Any) -> int | None:
        """The size in which `texts` stay in `box`, in the letters of this ground."""
        return fitted_size(texts, box.width / self.ground.letters, box.height, most, **how)

    def height(self, texts: Sequence[str], size: float, width: float, bold: bool = False, gap: float = 0.0) -> float:
        """The height that `texts` take at `size`."""
        return text_height(texts, size, width / self.ground.letters, bold, gap)

    def put_title(self, message: str, size: float, box: Box) -> None:
        """The message in the layout's title, or in a text box where the layout has none."""
        colour = None if self.ground.is_own_template else LIGHT.text
        title = self.slide.shapes.title
        if title is None:
            add_text(self.slide, box, "Title", [message], size, language=self.tag, bold=True, colour=colour)
            return
        title.left, title.top, title.width, title.height = box.emu()
        bold = None if self.ground.is_own_template else True
        fill_text(title.text_frame, [message], size, language=self.tag, bold=bold, colour=colour)

    def put_details(self, texts: Sequence[str], size: float, box: Box) -> None:
        """Further lines in smaller type."""
        colour = None if self.ground.is_own_template else LIGHT.text
        if texts:
            add_text(
                self.slide, box, "Details", texts, size, language=self.tag, colour=colour, gap=DETAIL_GAP
            )  # fmt: skip


def add_screen(page: Page, screen: Screen, kicker: str) -> None:
    """Fill the slide of one screen: everything but the footer and the notes."""
    add_kicker(page, kicker)
    exhibit = screen.exhibit
    if exhibit is None:
        _words(page, screen)
    elif not page.ground.is_own_template and (
        isinstance(exhibit, MapExhibit) or (isinstance(exhibit, BarExhibit) and len(exhibit.bars) >= MANY_BARS)
    ):
        _side_by_side(page, screen)
    else:
        _one_below_the_other(page, screen)


def add_kicker(page: Page, words: str) -> None:
    """A small line above the message: whose figures, which question. A template's head is left as it is."""
    if page.ground.is_own_template:
        return
    width = page.ground.title.width - KICKER_LOGO
    box = Box(page.ground.title.left, 26, width, KICKER * LINE_HEIGHT)
    text = shortened(words, KICKER, width, 1, True)
    add_text(page.slide, box, "Screen", [text], KICKER, language=page.tag, bold=True, colour=LIGHT.own)


def message_size(page: Page, message: str, box: Box, most: int, room: float) -> int:
    """The size of a message in `box`; a long one may take `room` more below before it gets small."""
    wanted = page.size([message], box, most, least=WANTED_MESSAGE, bold=True)
    if wanted is not None:
        sizes = range(wanted, max(wanted - SIZES_TRIED, WANTED_MESSAGE) - 1, -1)
        return next((size for size in sizes if _breaks_well(page, message, size, box.width)), wanted)
    taller = replace(box, height=box.height + room)
    return page.size([message], taller, WANTED_MESSAGE, bold=True) or SMALLEST


def _breaks_well(page: Page, message: str, size: int, width: float) -> bool:
    """Whether every program breaks the lines alike at this size, and no word is left alone in the last one."""
    narrow = line_widths(message, size, width / page.ground.letters, True)
    wide = line_widths(message, size, width * 1.01, True)
    return len(narrow) == len(wide) and (len(narrow) == 1 or narrow[-1] > SHORTEST_LAST_LINE * width)


def _words(page: Page, screen: Screen) -> None:
    """A screen without a figure: the message alone, large."""
    title, bottom = page.ground.title, page.ground.content.bottom
    if not page.ground.is_own_template:
        title = Box(title.left + WORDS_INDENT, WORDS_TOP, title.width - WORDS_INDENT, title.height)
    room = replace(title, height=bottom - title.top)
    most = LARGEST_MESSAGE if screen.details else LARGEST_WORDS
    size = page.size([screen.message], replace(room, height=room.height * 0.6), most, bold=True) or SMALLEST
    height = page.height([screen.message], size, title.width, True)
    page.put_title(screen.message, size, replace(title, height=height))
    if not page.ground.is_own_template:
        add_rule(page.slide, Box(page.ground.title.left, title.top, 6, height), LIGHT.own)
    rest = Box(title.left, title.top + height + GAP, title.width, bottom - title.top - height - GAP)
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
        box = Box(title.left, top, title.width, 0.27 * (bottom - top))
        detail = page.size(screen.details, box, LARGEST_DETAIL, gap=DETAIL_GAP) or SMALLEST
        details = page.height(screen.details, detail, title.width, gap=DETAIL_GAP) + GAP
    used = _put_figure(page, screen, Box(title.left, top, title.width, bottom - top - details))
    page.put_details(screen.details, detail, Box(title.left, used + GAP, title.width, max(details - GAP, 1.0)))


def _side_by_side(page: Page, screen: Screen) -> None:
    """Message and details in a column, the figure beside them at full height."""
    title, bottom = page.ground.title, page.ground.content.bottom
    column, size, detail = _column(page, screen, bottom - title.top)
    height = page.height([screen.message], size, column, True)
    page.put_title(screen.message, size, Box(title.left, title.top, column, height))
    top = title.top + height + GAP
    page.put_details(screen.details, detail, Box(title.left, top, column, bottom - top))
    left = title.left + column + 2 * GAP
    _put_figure(page, screen, Box(left, title.top, title.right - left, bottom - title.top))


def _column(page: Page, screen: Screen, height: float) -> tuple[float, int, int]:
    """Width of the column, size of the message, size of the details: the narrowest that takes them at good sizes."""
    for least in (WANTED_MESSAGE, 22, 20, SMALLEST):
        for width in COLUMNS:
            for size in range(30, least - 1, -1):
                rest = height - page.height([screen.message], size, width, True) - GAP
                detail = page.size(screen.details, Box(0, 0, width, rest), 22, gap=DETAIL_GAP)
                if rest >= 0 and detail is not None:
                    return width, size, detail
    return COLUMNS[-1], SMALLEST, SMALLEST


def _put_figure(page: Page, screen: Screen, box: Box) -> float:
    """Caption and figure in `box`; returns where they end."""
    exhibit = screen.exhibit
    assert exhibit is not None
    colour = None if page.ground.is_own_template else LIGHT.muted
    caption = [f"{exhibit.title}. {exhibit.note}"]
    height = page.height(caption, SMALLEST, box.width)
    place = replace(box, height=height)
    add_text(page.slide, place, "Caption", caption, SMALLEST, language=page.tag, colour=colour)
    below = Box(box.left, place.bottom + 8, box.width, box.bottom - place.bottom - 8)
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
