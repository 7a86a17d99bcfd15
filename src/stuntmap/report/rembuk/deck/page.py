"""What every slide of a deck has: the message in its title, a line above it, further lines below."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from stuntmap.figures.palette import LIGHT
from stuntmap.language import Language
from stuntmap.report.rembuk.deck.ground import Ground
from stuntmap.report.rembuk.deck.layouts import Place
from stuntmap.report.rembuk.deck.shapes import add_text, fill_text
from stuntmap.report.rembuk.deck.text import (
    LINE_HEIGHT,
    SMALLEST,
    fitted_size,
    line_widths,
    shortened,
    text_height,
    text_width,
)

KICKER: Final = 18
# Room at the end of the line above the message, for a logo.
KICKER_LOGO: Final = 166.0
LARGEST_MESSAGE: Final = 34
# Messages are set at least this large where the slide has any room for it.
WANTED_MESSAGE: Final = 24
# So many sizes smaller at most, for better line breaks.
SIZES_TRIED: Final = 5
SHORTEST_LAST_LINE: Final = 0.2
GAP: Final = 14.0
DETAIL_GAP: Final = 0.45


@dataclass(frozen=True)
class Page:
    """One slide in the making."""

    slide: Any
    ground: Ground
    language: Language

    @property
    def tag(self) -> str:
        """The language of its words as Office names it."""
        return self.language.tongue.tag

    def size(self, texts: Sequence[str], box: Place, most: int, **how: Any) -> int | None:
        """The size in which `texts` stay in `box`, in the letters of this ground."""
        return fitted_size(texts, box.width / self.ground.letters, box.height, most, **how)

    def height(self, texts: Sequence[str], size: float, width: float, bold: bool = False, gap: float = 0.0) -> float:
        """The height that `texts` take at `size`."""
        return text_height(texts, size, width / self.ground.letters, bold, gap)

    def put_title(self, message: str, size: float, box: Place) -> None:
        """The message in the layout's title, or in a text box where the layout has none."""
        colour = None if self.ground.is_own_template else LIGHT.text
        title = self.slide.shapes.title
        if title is None:
            add_text(self.slide, box, "Title", [message], size, language=self.tag, bold=True, colour=colour)
            return
        title.left, title.top, title.width, title.height = box.emu()
        bold = None if self.ground.is_own_template else True
        fill_text(title.text_frame, [message], size, language=self.tag, bold=bold, colour=colour)

    def put_details(self, texts: Sequence[str], size: float, box: Place) -> None:
        """Further lines in smaller type."""
        colour = None if self.ground.is_own_template else LIGHT.text
        if texts:
            add_text(
                self.slide, box, "Details", texts, size, language=self.tag, colour=colour, gap=DETAIL_GAP
            )  # fmt: skip


def add_kicker(page: Page, words: str, shorter: str) -> None:
    """A small line above the message: whose figures, which question. A template's head is left as it is."""
    if page.ground.is_own_template:
        return
    width = page.ground.title.width - KICKER_LOGO
    box = Place(page.ground.title.left, 26, width, KICKER * LINE_HEIGHT)
    fits = text_width(words, KICKER, True) * page.ground.letters <= width
    text = words if fits else shortened(shorter, KICKER, width, 1, True)
    add_text(page.slide, box, "Screen", [text], KICKER, language=page.tag, bold=True, colour=LIGHT.own)


def message_size(page: Page, message: str, box: Place, most: int, room: float) -> int:
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
