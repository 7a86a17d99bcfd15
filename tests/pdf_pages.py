"""What a reader sees on the pages of a PDF file: the words, and where and how large each piece of text stands."""

from dataclasses import dataclass

import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT


@dataclass(frozen=True)
class PrintedPage:
    """Sides in pt; its text, in lines; its pieces: height above the foot, size of the letters (both in pt), words."""

    width: float
    height: float
    words: str
    pieces: tuple[tuple[float, float, str], ...]


def pages_of(content: bytes) -> list[PrintedPage]:
    """The pages of a PDF file, in order."""
    with pypdfium2.PdfDocument(content) as document:
        return [_page(page) for page in document]


def words_of(content: bytes) -> str:
    """The words of all pages, with single spaces between them."""
    return " ".join(" ".join(page.words for page in pages_of(content)).split())


def _page(page: pypdfium2.PdfPage) -> PrintedPage:
    text = page.get_textpage()
    pieces = []
    for one in page.get_objects(filter=[FPDF_PAGEOBJ_TEXT], textpage=text):
        placed, words = one.get_matrix(), one.extract()
        if words.strip():
            pieces.append((placed.f, one.get_font_size() * abs(placed.d), words))
    return PrintedPage(*page.get_size(), text.get_text_range(), tuple(pieces))
