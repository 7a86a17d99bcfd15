"""Which of Streamlit's scripts a page will ask for: named in its head, they load while the first one starts.

Streamlit fetches the script of an element when the element arrives, one after the other: Plotly's 1.4 MB begin to load
only when the server has computed the figure.
"""

import re
from functools import lru_cache
from typing import Final

from stuntmap.web.streamlit_files import STREAMLIT_STATIC

# The elements on the pages, by the first part of the names of their scripts; that of figures, the largest, first.
ELEMENTS: Final = ("PlotlyChart", "BidiComponent", "Selectbox", "Checkbox", "PageLink", "ButtonGroup", "Html")
SCRIPTS: Final = STREAMLIT_STATIC / "static" / "js"
_IMPORT: Final = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


@lru_cache
def early_scripts(draws: bool = True) -> tuple[str, ...]:
    """File names of the scripts of `ELEMENTS` and of all that they import, without those that the start page names.

    `draws`: whether the page has figures; without, Plotly's are left out.
    """
    elements = [
        path.name for element in ELEMENTS[0 if draws else 1 :] for path in sorted(SCRIPTS.glob(f"{element}.*.js"))
    ]
    return _with_imports(elements, set(_named()))


@lru_cache
def page_scripts() -> tuple[str, ...]:
    """File names of all scripts that a first visit fetches: `early_scripts` and those of the start page."""
    return early_scripts() + _with_imports(_named(), set(early_scripts()))


def _named() -> list[str]:
    """The scripts that the start page names."""
    page = (STREAMLIT_STATIC / "index.html").read_text(encoding="utf-8")
    return re.findall(r"static/js/([\w.-]+\.js)", page)


def _with_imports(names: list[str], known: set[str]) -> tuple[str, ...]:
    """`names` and what they import, each once, without what is known."""
    found: list[str] = []
    waiting = list(names)
    while waiting:
        name = waiting.pop(0)
        if name in known:
            continue
        known.add(name)
        found.append(name)
        waiting += _IMPORT.findall((SCRIPTS / name).read_text(encoding="utf-8"))
    return tuple(found)
