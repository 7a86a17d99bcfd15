"""The data page: its sections, of which only the open one is drawn, and which of them the link opens."""

from collections.abc import Callable
from typing import Final, NamedTuple

import streamlit as st

from stuntmap import vocabulary
from stuntmap.language import marked
from stuntmap.links import addresses
from stuntmap.links.link_reader import Notice
from stuntmap.links.visit import Visit
from stuntmap.ui.data import download_view, gaps_view, glossary, method_view, records_view
from stuntmap.ui.parts import choices, messages, page_tools

# Which section a link opens. It belongs to this page alone, so that links to other pages do not carry it.
SECTION: Final = vocabulary.SECTION_PARAMETER
_TABS: Final = "data_sections"


class Section(NamedTuple):
    """One section: its name in the address, its title, and what draws it."""

    name: str
    title: str
    show: Callable[[Visit], None]


SECTIONS: Final = (
    Section("metode", marked("Method"), method_view.show),
    Section("unduh", marked("Downloads"), download_view.show),
    Section(vocabulary.RECORDS_SECTION, marked("Sources"), records_view.show),
    Section("celah", marked("Gaps"), gaps_view.show_gaps),
    Section("beda", marked("Disputed figures"), gaps_view.show_disputed),
    Section(vocabulary.GLOSSARY_SECTION, marked("Glossary"), glossary.show),
)


def open_section(visit: Visit) -> Section:
    """The section that the address names; the first one, with a notice, where it names an unknown one."""
    name = addresses.read(st.query_params.to_dict()).get(SECTION, "")
    found = [section for section in SECTIONS if section.name == name]
    if name and not found:
        st.warning(messages.notice_text(Notice(SECTION, name), visit.language), icon=":material/link_off:")
    return found[0] if found else SECTIONS[0]


def _write_section(names: dict[str, str]) -> None:
    """Move the opened tab into the address; the first one leaves the parameter out."""
    name = names[st.session_state[_TABS]]
    choices.query_changes({SECTION: None if name == SECTIONS[0].name else name})


def show_sections(visit: Visit) -> None:
    """The sections as tabs; nothing of a closed one is sent."""
    titles = [visit.language.text(section.title) for section in SECTIONS]
    names = dict(zip(titles, [section.name for section in SECTIONS], strict=True))
    current = SECTIONS.index(open_section(visit))
    st.session_state[_TABS] = titles[current]
    tabs = st.tabs(titles, key=_TABS, on_change=_write_section, args=(names,))
    with tabs[current]:
        SECTIONS[current].show(visit)
    page_tools.go_to_anchor()
