"""A presentation emptied to its looks: masters, layouts, themes and what those draw with, and nothing else of the file.

A template is somebody's private file. What is known to be looks is kept and everything else goes: slides, notes,
comments, shows, sections, authors, company, thumbnail, and kinds of parts that no version of PowerPoint has yet.
"""

from typing import Any, Final

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn

# What a presentation keeps, as elements of its own and as parts that they name.
_ELEMENTS: Final = tuple(
    qn(f"p:{name}")
    for name in ("sldMasterIdLst", "sldIdLst", "sldSz", "notesSz", "embeddedFontLst", "kinsoku", "defaultTextStyle")
)
_OF_PRESENTATION: Final = frozenset({RT.SLIDE_MASTER, RT.THEME, RT.FONT, RT.TABLE_STYLES})
# What master, layout and theme may name besides links to the web.
_OF_LOOKS: Final = frozenset({RT.SLIDE_MASTER, RT.SLIDE_LAYOUT, RT.THEME, RT.IMAGE})
_NAMES_A_PART: Final = qn("r:id").removesuffix("id")
# What goes with a part that is no longer there: the smallest of these around the name of that part.
_GOES_WITH: Final = frozenset(
    qn(name)
    for name in (
        *("a:hlinkClick", "a:hlinkHover", "a:hlinkMouseOver", "a:ext", "p:ext", "p:custDataLst"),
        *("p:sp", "p:pic", "p:cxnSp", "p:graphicFrame", "p:grpSp", "p:controls", "p:transition", "p:timing", "p:bg"),
    )
)


def empty(deck: Any) -> None:
    """Leave of `deck` its masters, layouts and themes: no slide, and nothing that tells who made it or for what."""
    _keep(deck.part.package, frozenset({RT.OFFICE_DOCUMENT}))
    root = deck.part._element
    for slide in list(deck.slides._sldIdLst):
        slide.getparent().remove(slide)
    for element in [child for child in root if child.tag not in _ELEMENTS]:
        root.remove(element)
    _keep(deck.part, _OF_PRESENTATION)
    done: set[Any] = set()
    waiting = [deck.part.package.main_document_part]
    while waiting:
        for relation in waiting.pop()._rels.values():
            if not relation.is_external and relation.target_part not in done:
                done.add(relation.target_part)
                waiting.append(relation.target_part)
                _keep(relation.target_part, _OF_LOOKS)


def _keep(owner: Any, kinds: frozenset[str]) -> None:
    """Drop what `owner` (a package or a part) names of other kinds, and the elements that would miss it."""
    lost = {key for key, relation in owner._rels.items() if not _is_kept(relation, kinds)}
    for key in lost:
        owner._rels.pop(key)
    element = getattr(owner, "_element", None)
    if element is None or not lost:
        return
    for named in [inner for inner in element.iter(etree.Element) if _named(inner) & lost]:
        gone = next((outer for outer in (named, *named.iterancestors()) if outer.tag in _GOES_WITH), named)
        if gone.getparent() is not None:
            gone.getparent().remove(gone)


def _is_kept(relation: Any, kinds: frozenset[str]) -> bool:
    """Whether a part stays; of what lies outside the file only the web: a path would tell of somebody's computer."""
    if relation.is_external:
        return bool(relation.reltype == RT.HYPERLINK and relation.target_ref.startswith(("http://", "https://")))
    return relation.reltype in kinds


def _named(element: Any) -> set[str]:
    return {value for name, value in element.attrib.items() if name.startswith(_NAMES_A_PART)}
