"""The frame around every page: address, language, navigation that keeps the choices, and the order of the parts."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Final, NamedTuple

import streamlit as st

from stuntmap.answers import shared_answers
from stuntmap.data.project import ROOT
from stuntmap.errors import StuntmapError
from stuntmap.figures.palette import DARK, LIGHT, Theme
from stuntmap.language import DEFAULT_LANGUAGE, LANGUAGES, Language, language, marked
from stuntmap.reading_day import today
from stuntmap.ui import selection as s
from stuntmap.ui.parts import choices, messages, page_tools
from stuntmap.ui.visit import Visit
from stuntmap.vocabulary import PAGE_PATHS

STYLE: Final = Path(__file__).parent / "style.css"
# Tables, maps and source lines need the width.
SIDEBAR_PX: Final = 250
FAVICON: Final = Path(__file__).parent / "favicon.png"


class PageEntry(NamedTuple):
    """One page of the navigation: path in the address, file, title, icon."""

    path: str
    file: str
    title: str
    icon: str


_TITLES: Final = (
    ("ringkasan.py", marked("Summary"), ":material/dashboard:"),
    ("peta.py", marked("Map"), ":material/map:"),
    ("peringkat.py", marked("Ranking"), ":material/format_list_numbered:"),
    ("target.py", marked("Distance to target"), ":material/flag:"),
    ("profil.py", marked("District profile"), ":material/location_city:"),
    ("rembuk.py", marked("Stunting meeting"), ":material/slideshow:"),
    ("data.py", marked("Data and method"), ":material/menu_book:"),
)
PAGES: Final = tuple(PageEntry(path, *title) for path, title in zip(PAGE_PATHS, _TITLES, strict=True))


def page_file(entry: PageEntry) -> Path:
    """The page's script in the `pages/` room."""
    return ROOT / "pages" / entry.file


def current_language() -> Language:
    """The language that the address asks for; Bahasa Indonesia where it asks for none or an unknown one."""
    code = st.query_params.get(s.LANGUAGE, "")
    return language(code if code in LANGUAGES else DEFAULT_LANGUAGE)


def current_theme() -> Theme:
    """Colours for the page as the visitor sees it, light or dark."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def visit() -> Visit:
    """The visitor's choices, checked against the known regions, with a notice for each that could not be used."""
    words = current_language()
    selection = s.selection_from(st.query_params.to_dict(), shared_answers().data.regions)
    for notice in selection.notices:
        st.warning(messages.notice_text(notice, words), icon=":material/link_off:")
    return Visit(selection, words, current_theme(), today(), shared_answers())


def link_parameters(**changes: str | None) -> dict[str, str]:
    """The address's present parameters with `changes` laid over them; a change to None takes one out."""
    present = {name: value for name, value in st.query_params.to_dict().items() if name in s.PARAMETERS}
    return {name: value for name, value in {**present, **changes}.items() if value}


def page_link(path: str, label: str, icon: str | None = None, **changes: str | None) -> None:
    """A link to another page that carries the present choices along."""
    entry = next(entry for entry in PAGES if entry.path == path)
    st.page_link(page_file(entry), label=label, icon=icon, query_params=link_parameters(**changes))


def _navigation(words: Language) -> None:
    with st.sidebar:
        st.markdown("### stuntmap")
        for entry in PAGES:
            page_link(entry.path, words.text(entry.title), entry.icon)
        st.space("small")
        choices.choose_language(words)
        st.caption(words.text("Light or dark: menu at the top right."))


def run() -> None:
    """Draw the page that the address names, inside the frame."""
    words = current_language()
    pages = [
        st.Page(page_file(entry), title=words.text(entry.title), url_path=entry.path or None, default=not entry.path)
        for entry in PAGES
    ]
    page = st.navigation(pages, position="hidden")
    st.set_page_config(
        page_title=f"{page.title} · stuntmap", page_icon=str(FAVICON), layout="wide", initial_sidebar_state=SIDEBAR_PX
    )
    st.html(STYLE)
    _navigation(words)
    page_tools.set_document_language(words)
    page_tools.make_printable()
    try:
        shared_answers().data.read_all()
        page.run()
    except StuntmapError as error:
        messages.show_error(error, words)
    except Exception as error:  # the last handler of a page: Streamlit's own would speak English
        messages.show_unforeseen(error, words)


def show_script_error(error: Exception) -> bool:
    """The last handler of what runs outside the page: a widget's callback or a part that is drawn alone."""
    words = current_language()
    if isinstance(error, StuntmapError):
        messages.show_error(error, words)
    else:
        messages.show_unforeseen(error, words)
    return True


def headline(title: str, sentence: str, number: str = "") -> None:
    """The title line with the link to copy, and the answer in one sentence: who reads only this has understood.

    On a telephone `number` stands large between the two, before anything that has to be read or chosen.
    """
    with st.container(key="headline", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", key="title_line"):
            st.markdown(f"##### {title}")
            page_tools.copy_link_button(current_language())
        if number:
            st.html(f'<div class="key-number">{escape(number)}</div>')
        st.markdown(sentence)


@contextmanager
def choices_row() -> Iterator[None]:
    """The page's choices, side by side in one row that wraps on a phone."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="choices"):
        yield
