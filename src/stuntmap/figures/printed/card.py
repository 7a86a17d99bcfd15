"""The picture of a shared link: what the view says, large enough for a telephone's chat, with one drawing beside it."""

from dataclasses import dataclass
from typing import Final

from stuntmap.figures.exhibits import MapExhibit
from stuntmap.figures.palette import LIGHT
from stuntmap.figures.printed import lettering
from stuntmap.figures.printed.lettering import BOLD, LINE_HEIGHT, REGULAR, SEMIBOLD
from stuntmap.figures.printed.province_map import draw_map
from stuntmap.figures.printed.remote_islands import ProvinceGround
from stuntmap.figures.printed.sheet import POINTS_PER_CM, Box, Sheet, Type
from stuntmap.language import Language

# 1200 x 630 pixels, the size that messengers and networks ask for.
WIDTH_PX, HEIGHT_PX = 1200, 630
DPI: Final = 96
POINTS_PER_PX: Final = 72 / DPI
MARGIN_PX: Final = 44
# The words take so much of the width where a drawing stands beside them.
WORDS_SHARE: Final = 0.5
TITLE_PT, FIGURE_PT, LINE_PT, SENTENCE_PT, FOOT_PT = 22.0, 68.0, 23.0, 20.0, 13.5
SMALLEST_FIGURE_PT: Final = 40.0
# A title without a figure below it.
ALONE_PT: Final = 40.0
DRAWING_PT: Final = 13.0
BAND_PX: Final = 14
ELLIPSIS: Final = "…"


@dataclass(frozen=True)
class CardWords:
    """The words of a card: title line, the figure, lines right under it, the sentence, and the source at the foot."""

    title: str
    figure: str
    lines: tuple[str, ...]
    sentence: str
    source: str


def card(language: Language, words: CardWords, shown: MapExhibit | None, ground: ProvinceGround | None = None) -> Sheet:
    """The card on a sheet of 1200 x 630 pixels at `DPI`, with a map and the ground of its scope, or words alone."""
    centimetre = POINTS_PER_CM / POINTS_PER_PX
    sheet = Sheet(WIDTH_PX / centimetre, HEIGHT_PX / centimetre, DRAWING_PT)
    page = sheet.page
    band = Box(page.left, page.top - BAND_PX * POINTS_PER_PX, page.right, page.top)
    sheet.rectangle(band, LIGHT.own)
    area = page.grown(-MARGIN_PX * POINTS_PER_PX)
    foot = _draw_foot(sheet, area, words.source)
    area = Box(area.left, foot, area.right, area.top)
    if shown is None or ground is None:
        _draw_words(sheet, area, words)
        return sheet
    middle = area.left + WORDS_SHARE * area.width
    _draw_words(sheet, Box(area.left, area.bottom, middle, area.top), words)
    drawing = Box(middle + 1.5 * DRAWING_PT, area.bottom, area.right, area.top)
    draw_map(sheet, drawing, language, shown, ground, DRAWING_PT)
    return sheet


def _draw_foot(sheet: Sheet, area: Box, source: str) -> float:
    """The source in at most two lines with the project's name before it; where they begin, from below."""
    kind, own = Type(FOOT_PT, LIGHT.muted), Type(FOOT_PT, LIGHT.own, BOLD)
    name = "stuntmap"
    indent = lettering.width(f"{name}  ", FOOT_PT, BOLD)
    lines = lettering.wrapped(source, area.width - indent, FOOT_PT)[:2]
    height = LINE_HEIGHT * FOOT_PT * max(len(lines), 1)
    sheet.text(area.left, area.bottom + height - LINE_HEIGHT * FOOT_PT / 2, name, own)
    sheet.lines_of_text(area.left + indent, area.bottom + height / 2, lines, kind)
    return area.bottom + height + 0.9 * FOOT_PT


def _draw_words(sheet: Sheet, area: Box, words: CardWords) -> None:
    """Title, figure, lines and sentence from above; the sentence ends where the room ends."""
    top = area.top
    for text, size, colour, weight in (
        (words.title, TITLE_PT if words.figure else ALONE_PT, LIGHT.text, SEMIBOLD),
        (words.figure, _fitting(words.figure, area.width), LIGHT.own, BOLD),
        *((line, LINE_PT, LIGHT.text, SEMIBOLD) for line in words.lines),
        (words.sentence, SENTENCE_PT if words.figure else TITLE_PT, LIGHT.text, REGULAR),
    ):
        if text:
            top = _paragraph(sheet, Box(area.left, area.bottom, area.right, top), text, Type(size, colour, weight))


def _fitting(figure: str, width: float) -> float:
    """The largest size in which the figure stands on one line, within reason."""
    wide = lettering.width(figure, FIGURE_PT, BOLD)
    return max(SMALLEST_FIGURE_PT, min(FIGURE_PT, FIGURE_PT * width / wide)) if figure else FIGURE_PT


def _paragraph(sheet: Sheet, area: Box, text: str, kind: Type) -> float:
    """Words from the top of the area, as many lines as it holds; where the next may begin."""
    step = LINE_HEIGHT * kind.size
    room = int(area.height / step)
    lines = list(lettering.wrapped(text, area.width, kind.size, kind.weight))
    if len(lines) > room:
        lines = lines[:room]
        if lines:
            lines[-1] = _cut(lines[-1], area.width, kind)
    for place, line in enumerate(lines):
        sheet.text(area.left, area.top - (place + 0.5) * step, line, kind)
    return area.top - len(lines) * step - 0.35 * kind.size


def _cut(line: str, width: float, kind: Type) -> str:
    """The line without its last words, and a sign that more follows."""
    words = line.split(" ")
    while len(words) > 1 and lettering.width(f"{' '.join(words)} {ELLIPSIS}", kind.size, kind.weight) > width:
        words.pop()
    return f"{' '.join(words)} {ELLIPSIS}"
