"""The search for a region: forgives spaces, hyphens, "kabupaten" and "kota", and takes codes and short names.

Streamlit's own box compares with the words of the list alone and says in English that nothing was found.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import streamlit as st

from stuntmap.answers import shared_answers
from stuntmap.data.search_keys import UNSAID_WORDS
from stuntmap.language import Language
from stuntmap.language import language as language_of
from stuntmap.ui.parts.browser_scripts import loader
from stuntmap.ui.parts.table_packing import packed

SCRIPTS: Final = Path(__file__).parent.parent / "scripts"
_search = st.components.v2.component(
    "region_search",
    html='<div class="search"></div>',
    css=(SCRIPTS / "region_search.css").read_text(encoding="utf-8"),
    js=loader("region_search"),
)


def payload(
    language: Language, label: str, names: Mapping[str, str], current: str | None, required: bool = False
) -> dict[str, Any]:
    """What the browser searches: one row a region (code, words of the list, forms of its name, its province)."""
    known = shared_answers().names
    return {
        "label": label,
        "current": current,
        "required": required,
        "regions": [[code, words, known.search_keys[code], known.province_of[code]] for code, words in names.items()],
        "provinces": {code: known.search_keys[code] for code in known.provinces},
        "unsaid": UNSAID_WORDS,
        "words": {
            "placeholder": language.text("Type a name, for example Klaten"),
            "clear": language.text("Type another name") if required else language.text("Clear the choice"),
            "none": language.text(
                "“{text}” not found. Try a name, a short name or a code such as 6209.", text="%TEXT%"
            ),
            "near": language.text("“{text}” not found. It may mean:", text="%TEXT%"),
            "count": language.text("{count} found", count="%COUNT%"),
        },
    }


def show(
    key: str,
    language: Language,
    label: str,
    names: Mapping[str, str],
    current: str | None,
    on_chosen: Callable[[], None],
    *,
    required: bool = False,
) -> None:
    """The search field; `st.session_state[key].chosen` is {"code": code or None} while `on_chosen` runs.

    `required`: what is chosen stays until another region is; else a press on the cross drops it.
    """
    sent = _sent(language.code, label, tuple(names.items()), current, required)
    _search(data=sent, key=key, on_chosen_change=on_chosen)


@lru_cache(maxsize=256)
def _sent(
    language_code: str, label: str, names: tuple[tuple[str, str], ...], current: str | None, required: bool
) -> bytes:
    """The payload as it travels, the same for all who chose the same region: 7 KB."""
    return packed(payload(language_of(language_code), label, dict(names), current, required))
