"""The few things only the browser can do: copy the address or a frame's code, tell its language, fit a map."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import streamlit as st

from stuntmap.language import Language
from stuntmap.ui.parts.browser_scripts import loader
from stuntmap.web.settings import server_settings

_SCRIPTS: Final = Path(__file__).parent.parent / "scripts"
_BUTTON_STYLE: Final = """
button { font: inherit; color: var(--st-text-color); background: transparent; padding: 0.2rem 0.7rem;
         border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius); cursor: pointer;
         min-height: 2rem; white-space: nowrap; }
button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 1px; }
"""


def _script(name: str) -> str:
    return (_SCRIPTS / name).read_text(encoding="utf-8")


_copy_button = st.components.v2.component(
    "copy_link", html="<button type='button'></button>", css=_BUTTON_STYLE, js=_script("page_tools.js")
)
_embed_button = st.components.v2.component(
    "copy_frame", html="<button type='button'></button>", css=_BUTTON_STYLE, js=_script("page_tools.js")
)
_document_language = st.components.v2.component("document_language", html="<span></span>", js=_script("page_tools.js"))

_scroll_to = st.components.v2.component("scroll_to", html="<span></span>", js=_script("scroll_to.js"))
_scroll_together = st.components.v2.component("scroll_together", html="<span></span>", js=_script("scroll_together.js"))


_print_page = st.components.v2.component("print_page", html="<span></span>", js=loader("print_page"))


_go_to_anchor = st.components.v2.component("go_to_anchor", html="<span></span>", js=loader("go_to_anchor"))


def go_to_anchor() -> None:
    """Bring the entry of the page that the address names after its "#" into view, unfolded."""
    _go_to_anchor(key="go_to_anchor", height=1)


def copy_link_button(words: Language, parameters: Mapping[str, str]) -> None:
    """A button that puts the page's address with these parameters on the clipboard."""
    told = {"label": words.text("Copy link"), "copied": words.text("Link copied"), "language": words.code}
    _copy_button(
        data={**told, "parameters": list(parameters.items())},
        key="copy_link",
        width="content",
    )


def embed_button(words: Language, parameters: Mapping[str, str], title: str) -> None:
    """A button that puts the code of a frame on the clipboard, for a region's own site."""
    told = {"label": words.text("Embed"), "copied": words.text("Code copied"), "language": words.code}
    if not server_settings().frame_ancestors:
        # Whoever pastes the code would meet an empty frame, and no word of the reason.
        told["note"] = words.text(
            "If the frame stays empty: the dashboard's server must first allow this site (setting frame-ancestors)."
        )
    _embed_button(
        data={**told, "parameters": list(parameters.items()), "frame": title},
        key="copy_frame",
        width="content",
    )


def set_document_language(words: Language) -> None:
    """Make `<html lang>` follow the language of the page after a switch without a new page load."""
    _document_language(data={"language": words.code}, key="document_language", height=1)


def make_printable() -> None:
    """Make the whole page fit the width of an A4 page when the browser prints it."""
    _print_page(key="print_page", height=1)


def scroll_to_share(container_key: str, share: float) -> None:
    """Scroll the container with this key so that the point at `share` (0 top, 1 foot) of its chart stands in view."""
    _scroll_to(data={"container": container_key, "share": share}, key=f"{container_key}_scroll", height=1)


def scroll_together(first_key: str, second_key: str) -> None:
    """Let two containers whose charts have the same rows scroll as one."""
    _scroll_together(data={"containers": [first_key, second_key]}, key=f"{second_key}_together", height=1)
