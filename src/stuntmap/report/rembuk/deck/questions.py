"""What is asked of the meeting, and what it agreed on, as a numbered list; more slides where one does not hold it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from stuntmap.figures.palette import LIGHT
from stuntmap.report.rembuk.deck.layouts import Place
from stuntmap.report.rembuk.deck.page import GAP, LARGEST_MESSAGE, Page, message_size
from stuntmap.report.rembuk.deck.shapes import add_text
from stuntmap.report.rembuk.deck.text import SMALLEST

LARGEST_QUESTION: Final = 32
QUESTION_GAP: Final = 0.7
# Few questions stand further apart, so that they fill the slide.
MOST_GAP_MORE: Final = 1.2
NUMBER_INDENT: Final = 48.0


def fitting_groups(page: Page, message: str, questions: Sequence[str]) -> list[tuple[tuple[str, ...], int]]:
    """The questions slide by slide with their size: one slide where they fit, more where the meeting asks much."""
    box = _question_box(page, message)
    for count in range(1, len(questions) + 1):
        length = -(-len(questions) // count)
        groups = [tuple(questions[start : start + length]) for start in range(0, len(questions), length)]
        sizes = [page.size(group, box, LARGEST_QUESTION, gap=QUESTION_GAP) for group in groups]
        fitting = [size for size in sizes if size is not None]
        if len(fitting) == len(groups):
            return [(group, min(fitting)) for group in groups]
    return [((question,), SMALLEST) for question in questions]


def _question_box(page: Page, message: str) -> Place:
    title, bottom = page.ground.title, page.ground.content.bottom
    size = message_size(page, message, title, LARGEST_MESSAGE, 0)
    head = title.height if page.ground.is_own_template else page.height([message], size, title.width, True)
    top = title.top + head + 2 * GAP
    return Place(title.left, top, title.width - NUMBER_INDENT, bottom - top)


def add_questions(page: Page, message: str, questions: Sequence[str], size: int, first: int) -> None:
    """The closing questions, numbered from `first`."""
    title, box = page.ground.title, _question_box(page, message)
    large = message_size(page, message, title, LARGEST_MESSAGE, 0)
    page.put_title(message, large, replace(title, height=box.top - 2 * GAP - title.top))
    colour = None if page.ground.is_own_template else LIGHT.text
    wide = replace(box, width=title.width)
    spare = box.height - page.height(questions, size, box.width, gap=QUESTION_GAP)
    gap = QUESTION_GAP + min(max(spare, 0.0) / (len(questions) * size), MOST_GAP_MORE)
    shape = add_text(page.slide, wide, "Questions", questions, size, language=page.tag, colour=colour, gap=gap)
    for paragraph in shape.text_frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", str(Pt(NUMBER_INDENT)))
        properties.set("indent", str(-Pt(NUMBER_INDENT)))
        properties.append(parse_xml(f'<a:buAutoNum {nsdecls("a")} type="arabicPeriod" startAt="{first}"/>'))
