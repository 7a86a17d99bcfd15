"""Boxes, layouts and sizes of a PowerPoint master: which layout is which, and how all of it grows with the slide."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Pt

WIDTH: Final = 960.0
HEIGHT: Final = 540.0

EMU: Final = 12700
FURNITURE: Final = frozenset({PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER})
TITLES: Final = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE})
# Lengths of a master or layout that grow with the slide: across, down, and those of letters and lines.
_ACROSS: Final = {qn("a:off"): ("x",), qn("a:chOff"): ("x",), qn("a:ext"): ("cx",), qn("a:chExt"): ("cx",)}
_DOWN: Final = {qn("a:off"): ("y",), qn("a:chOff"): ("y",), qn("a:ext"): ("cy",), qn("a:chExt"): ("cy",)}
_INSETS: Final = ("lIns", "rIns", "tIns", "bIns")
_LETTERS: Final = {
    qn("a:ln"): ("w",), qn("a:rPr"): ("sz",), qn("a:defRPr"): ("sz",), qn("a:endParaRPr"): ("sz",),
    qn("a:spcPts"): ("val",), qn("a:bodyPr"): _INSETS,
    **{qn(f"a:lvl{level}pPr"): ("marL", "indent") for level in range(1, 10)}, qn("a:pPr"): ("marL", "indent"),
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A rectangle on a slide, in points from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    def grown(self, by: float) -> "Place":
        """The rectangle with `by` more on every side."""
        return Place(self.left - by, self.top - by, self.width + 2 * by, self.height + 2 * by)

    def emu(self) -> tuple[int, int, int, int]:
        """Left, top, width and height as python-pptx takes them."""
        return (
            round(self.left * EMU),
            round(self.top * EMU),
            round(self.width * EMU),
            round(self.height * EMU),
        )


def title_only_layout(deck: Any) -> Any:
    """The first layout of the first master with a title and nothing else to fill in, or None."""
    return _first(deck, lambda kinds: len(kinds) == 1 and kinds[0] in TITLES)


def blank_layout(deck: Any) -> Any:
    """The first layout with nothing to fill in, or None."""
    return _first(deck, lambda kinds: not kinds)


def cover_layout(deck: Any) -> Any:
    """The first layout of a title and a subtitle, or None."""
    subtitled = {PP_PLACEHOLDER.SUBTITLE}
    return _first(deck, lambda kinds: len(kinds) == 2 and bool(TITLES & set(kinds)) and bool(subtitled & set(kinds)))


def _first(deck: Any, wanted: Any) -> Any:
    for layout in deck.slide_layouts:
        kinds = [shape.placeholder_format.type for shape in layout.placeholders]
        if wanted([kind for kind in kinds if kind not in FURNITURE]):
            return layout
    return None


def places_of(layout: Any) -> list[tuple[Any, Place]]:
    """Kind and place of each placeholder of `layout`; a place that the layout leaves open is the master's."""
    return [(shape.placeholder_format.type, box_of(shape)) for shape in layout.placeholders if shape.width is not None]


def box_of(shape: Any) -> Place:
    """Where a shape stands."""
    return Place(*(length / EMU for length in (shape.left, shape.top, shape.width, shape.height)))


def stretch(deck: Any, across: float, down: float, letters: float) -> None:
    """Bring slide size, master and layouts to another size, as PowerPoint does when the slide size is changed."""
    for master in deck.slide_masters:
        for part in (master, *master.slide_layouts):
            for element in part._element.iter():
                _multiply(element, _ACROSS.get(element.tag, ()), across)
                _multiply(element, _DOWN.get(element.tag, ()), down)
                _multiply(element, _LETTERS.get(element.tag, ()), letters)
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)


def _multiply(element: Any, names: Iterable[str], factor: float) -> None:
    for name in names:
        if name in element.attrib and factor != 1:
            element.set(name, str(round(int(element.get(name)) * factor)))
