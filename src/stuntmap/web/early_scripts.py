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
_IMPORT: Final = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


@lru_cache
def early_scripts(draws: bool = True) -> tuple[str, ...]:
    """File names of the scripts of `ELEMENTS` and of all that they import, without those that the start page names.

    `draws`: whether the page has figures; without, Plotly's are left out.
    """
    folder = STREAMLIT_STATIC / "static" / "js"
    named = set(re.findall(r"static/js/([\w.-]+\.js)", (STREAMLIT_STATIC / "index.html").read_text(encoding="utf-8")))
    found: list[str] = []
    waiting = [
        path.name for element in ELEMENTS[0 if draws else 1 :] for path in sorted(folder.glob(f"{element}.*.js"))
    ]
    while waiting:
        name = waiting.pop(0)
        if name in named:
            continue
        named.add(name)
        found.append(name)
        waiting += _IMPORT.findall((folder / name).read_text(encoding="utf-8"))
    return tuple(found)
