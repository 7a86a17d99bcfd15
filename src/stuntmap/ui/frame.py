"""The frame around every page: address, language, navigation that keeps the choices, and the order of the parts."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Final

import streamlit as st

from stuntmap.answers import shared_answers
from stuntmap.data.project import ROOT
from stuntmap.errors import StuntmapError
from stuntmap.figures.palette import DARK, LIGHT, Theme
from stuntmap.language import Language
from stuntmap.links import addresses
from stuntmap.links import selection as s
from stuntmap.links.embeds import embed_parameters
from stuntmap.links.readings import Reading
from stuntmap.links.visit import Visit, language_of, visit_of
from stuntmap.reading_day import today
from stuntmap.ui.parts import choices, messages, page_tools
from stuntmap.vocabulary import PAGES, Page, page_of
from stuntmap.web.light_route import light_address
from stuntmap.web.metering import RERUN_SECONDS
from stuntmap.web.settings import server_settings

STYLE: Final = Path(__file__).parent / "style.css"
# Tables, maps and source lines need the width.
SIDEBAR_PX: Final = 250
# The light page says nothing of what these show.
WITHOUT_LIGHT_PAGE: Final = ("rembuk", "data", "kecamatan", "intervensi", "belajar")
FAVICON: Final = Path(__file__).parent / "favicon.png"


# Which page a run draws: what it does not have is not read from its link.
_PATH: Final = "page_path"
# Streamlit's own objects of all pages, by path: a link that names a file makes it look for that file on the disk.
_PAGES: Final = "pages"


def page_file(entry: Page) -> Path:
    """The page's script in the `pages/` room."""
    return ROOT / "pages" / entry.file


def current_language() -> Language:
    """The language that the address asks for; Bahasa Indonesia where it asks for none or an unknown one."""
    return language_of(st.query_params.to_dict())


def current_theme() -> Theme:
    """Colours for the page as the visitor sees it, light or dark."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def visit() -> Visit:
    """The visitor's choices, checked against the known regions, with a notice for each that could not be used."""
    page = page_of(st.session_state.get(_PATH, ""))
    asked = visit_of(page, st.query_params.to_dict(), today(), shared_answers(), current_theme())
    for notice in asked.selection.notices:
        st.warning(messages.notice_text(notice, asked.language), icon=":material/link_off:")
    return asked


def link_parameters(page: Page, **changes: str | None) -> dict[str, str]:
    """What a link to `page` carries: those of the address's parameters that it has, with `changes` laid over them.

    A change to None takes one out.
    """
    wanted = {**addresses.read(st.query_params.to_dict()), **changes}
    return {name: value for name in page.parameters if (value := wanted.get(name))}


def lasting_parameters(visit: Visit) -> dict[str, str]:
    """What a link to the visit's page carries that is to show the same later on: what is shown by default is named.

    The address may leave the newest survey out; once a newer one is there, it would show another view.
    """
    asked = visit.question
    shown = {s.SURVEY: asked.survey_year, s.COMPARED: asked.compared_year, s.TARGET_YEAR: asked.target_year}
    return link_parameters(visit.page, **{name: str(year) for name, year in shown.items() if year is not None})


def page_link(path: str, label: str, icon: str | None = None, **changes: str | None) -> None:
    """A link to another page that carries the present choices along."""
    entry = page_of(path)
    page = st.session_state[_PAGES][path]
    st.page_link(page, label=label, icon=icon, query_params=link_parameters(entry, **changes))


def _navigation(words: Language) -> None:
    with st.sidebar:
        st.markdown("### stuntmap")
        for entry in PAGES:
            page_link(entry.path, words.text(entry.title), entry.icon)
        st.space("small")
        choices.choose_language(words)
        st.caption(words.text("Light or dark: menu at the top right."))


def _spoken_style(words: Language) -> str:
    """Texts that Streamlit itself says in English: an empty list of choices, a field for files and its limit."""
    said = {
        '[role="listbox"][data-empty] span': words.text("Not found"),
        "[data-testid=stFileUploaderDropzone] button p": words.text("Choose a file"),
        "[data-testid=stFileUploaderDropzoneInstructions] span": words.text(
            "At most {size} MB", size=server_settings().upload_mb
        ),
    }
    rules = (
        f'{place} {{ font-size: 0; }} {place}::after {{ content: "{text.replace(chr(34), "")}"; font-size: 1rem; }}'
        for place, text in said.items()
    )
    return " ".join(rules)


def _contrast_style(theme: Theme) -> str:
    """Captions, and what is chosen of several, in colours that can be read: Streamlit's own stay below 4.5 to 1."""
    captions = '[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p'
    chosen = '[data-testid="stMultiSelect"] span[title]'
    return f":is({captions}) {{ color: {theme.muted}; opacity: 1; }} {chosen} {{ color: {theme.background}; }}"


def run() -> None:
    """Draw the page that the address names, inside the frame."""
    words = current_language()
    pages = {
        entry.path: st.Page(
            page_file(entry), title=words.text(entry.title), url_path=entry.path or None, default=not entry.path
        )
        for entry in PAGES
    }
    st.session_state[_PAGES] = pages
    page = st.navigation(list(pages.values()), position="hidden")
    st.session_state[_PATH] = page.url_path
    st.set_page_config(
        page_title=f"{page.title} · stuntmap", page_icon=str(FAVICON), layout="wide", initial_sidebar_state=SIDEBAR_PX
    )
    st.html(STYLE)
    st.html(f"<style>{_spoken_style(words)} {_contrast_style(current_theme())}</style>")
    _navigation(words)
    page_tools.set_document_language(words)
    page_tools.make_printable()
    try:
        shared_answers().data.read_all()
        with RERUN_SECONDS.labels(page.url_path or "ringkasan").time():
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


def headline(visit: Visit, reading: Reading) -> None:
    """The title line with what can be handed on, and the answer in one sentence: who reads only this has understood.

    On a telephone the number stands large between the two, before anything that has to be read or chosen.
    """
    with st.container(key="headline", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", key="title_line"):
            st.markdown(f"# {reading.title}")
            with st.container(horizontal=True, width="content", gap="small", key="handed_on"):
                page_tools.copy_link_button(visit.language, lasting_parameters(visit))
                if parameters := embed_parameters(visit):
                    page_tools.embed_button(visit.language, parameters, reading.title)
        if reading.number:
            # A line may end between its parts, not within a set of ranks.
            parts = " · ".join(f"<span>{escape(part)}</span>" for part in reading.number.split(" · "))
            st.html(f'<div class="key-number">{parts}</div>')
        st.markdown(reading.sentence)
        if visit.page.path not in WITHOUT_LIGHT_PAGE:
            address = light_address(visit.selection.picked_code or visit.selection.scope, visit)
            label = visit.language.text("Slow connection? Light page")
            st.html(f'<p class="light-page"><a href="{escape(address)}" target="_self">{escape(label)}</a></p>')


@contextmanager
def choices_row() -> Iterator[None]:
    """The page's choices, side by side in one row that wraps on a phone."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="choices"):
        yield
