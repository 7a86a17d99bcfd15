"""What stands at which address, by the first part of its path: pages, Streamlit's own, and the project's routes."""

from typing import Final

from stuntmap.vocabulary import PAGES

PAGE, OTHER, STREAMLIT = "page", "other", "streamlit"
KINDS: Final = {
    **{page.path: PAGE for page in PAGES},
    **dict.fromkeys(("_stcore", "component", "app"), STREAMLIT),
    "media": "file",
    "static": "script",
    "scripts": "script",
    "boundaries": "boundaries",
    "kartu": "card",
    "ringkas": "light",
    "sematkan": "embed",
    "api": "api",
    "healthz": "health",
    "readyz": "health",
    "metrics": "health",
}


def kind_of(path: str) -> str:
    """What kind of address a path is; OTHER where nothing stands, which the pages say."""
    return KINDS.get(path.strip("/").split("/", 1)[0], OTHER)


def is_for_pages(path: str) -> bool:
    """Whether the page shell answers: a page, or an address of nothing, which leads to the first page."""
    return "." not in path and kind_of(path) in (PAGE, OTHER)
