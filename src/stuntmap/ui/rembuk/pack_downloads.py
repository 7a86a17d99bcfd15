"""The files of a meeting to take along; each is made only when somebody asks for it."""

from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st

from stuntmap.answers.meeting import MeetingFacts
from stuntmap.errors import BadChoiceError
from stuntmap.language import Language
from stuntmap.language.error_words import error_words
from stuntmap.links.visit import Visit
from stuntmap.report.rembuk import pack
from stuntmap.report.rembuk.saved_file import Saved, saved_bytes, saved_name
from stuntmap.report.rembuk.settings import Commitment, MeetingSettings
from stuntmap.report.steady_archive import packed
from stuntmap.ui.parts import downloads
from stuntmap.ui.parts.browser_scripts import loader
from stuntmap.ui.rembuk import commitment_form, drafting, file_fields
from stuntmap.ui.rembuk.file_fields import OwnFiles

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
TYPES: Final = {
    pack.SLIDES: f"{_OFFICE}.presentationml.presentation",
    pack.DOCUMENT: "application/pdf",
    pack.EDITION: "application/pdf",
    pack.PARTS: "application/pdf",
    pack.WORKBOOK: downloads.XLSX_TYPE,
    pack.SHEET: f"{_OFFICE}.wordprocessingml.document",
}
# Hears how many of how many parts are made, and which one comes now.
Progress = Callable[[int, int, str], None]
_TIMES_MADE: Final = "rembuk_times_made"
_UNSAVED: Final = "rembuk_unsaved"
# True once the browser gave back what was typed, then the words that say so.
_GIVEN_BACK: Final = "rembuk_given_back"
_click_once = st.components.v2.component("click_once", html="<span></span>", js=loader("click_once"))
_unsaved = st.components.v2.component("unsaved", html="<span></span>", js=loader("unsaved"))


@st.fragment
def show(visit: Visit, facts: MeetingFacts, settings: MeetingSettings, files: OwnFiles) -> None:
    """The commitment to fill in, and a button for each file. Typing there does not draw the screens again."""
    language = visit.language
    commitment = commitment_form.show(language, facts, settings)
    own = {"logo": files.logo, "template": files.template}

    def all_in_one(progress: Progress) -> bytes:
        return pack.pack_bytes(language, facts, settings, commitment, **own, progress=progress)

    with st.container(border=True, key="rembuk_downloads"):
        st.markdown(f"##### {language.text('To take along')}")
        with st.container(key="rembuk_everything", gap="xsmall"):
            words = language.text("Download everything for the meeting")
            _slow_button(
                language, words, all_in_one, pack.pack_name(facts), downloads.ZIP_TYPE, "rembuk_pack", type="primary"
            )
            st.caption(
                language.text(
                    "One zip file with all files below, made now with the settings above. It takes a few seconds."
                )
            )
        parts = pack.pack_parts(language, facts, settings, commitment, **own)
        with st.container(horizontal=True, key="rembuk_parts"):
            _show_parts(language, facts, parts)
            _show_saved(language, facts, settings, commitment)
            label = language.text("Open what was typed (JSON)")
            with st.popover(label, icon=":material/folder_open:", type="tertiary"):
                file_fields.show_saved(visit)
    _show_given_back(language)


def _show_given_back(language: Language) -> None:
    """Hand the browser what was typed, to keep as long as its tab is open; take it back where this session lost it."""

    def take_back() -> None:
        if drafting.give_back(str(st.session_state[_UNSAVED].typed_before)):
            commitment_form.start_afresh()
            st.session_state[_GIVEN_BACK] = True

    if st.session_state.get(_GIVEN_BACK) is True:
        # This part of the page is drawn alone; the screens above shall show it too.
        st.session_state[_GIVEN_BACK] = language.text("What you typed before this page was loaded again is back.")
        st.rerun()
    if words := st.session_state.pop(_GIVEN_BACK, None):
        st.toast(words, icon=":material/history:", duration="long")
    _unsaved(data=drafting.for_browser(), key=_UNSAVED, height=1, on_typed_before_change=take_back)


def _show_parts(language: Language, facts: MeetingFacts, parts: tuple[pack.Part, ...]) -> None:
    for part in parts:
        key = f"rembuk_{part.key}"
        if part.key == pack.PICTURES:
            name = f"{language.text('pictures')}-{facts.region_code}-{facts.survey_year}.zip"
            downloads.download(part.label, partial(_all_files, part), name, downloads.ZIP_TYPE, key)
            continue
        name = pack.part_name(language, part.key, facts)
        if part.key == pack.EDITION:
            # A page for each district of a province: seconds that want to be counted.
            _slow_button(language, part.label, partial(_only_file, part), name, TYPES[part.key], key)
        else:
            downloads.download(part.label, partial(_only_file, part), name, TYPES[part.key], key)


def _all_files(part: pack.Part) -> bytes:
    return packed(part.files())


def _only_file(part: pack.Part, progress: Progress | None = None) -> bytes:
    """The content of a part that is one file."""
    pages = None if progress is None else lambda page, of: progress(page, of, part.label)
    (content,) = part.files(pages).values()
    return content


def _show_saved(language: Language, facts: MeetingFacts, settings: MeetingSettings, commitment: Commitment) -> None:
    def saved() -> bytes:
        asked = facts.region_code, facts.survey_year, facts.own_target_pct, facts.target_year
        return saved_bytes(Saved(settings, commitment, *asked))

    name = saved_name(facts.region_code, facts.survey_year)
    downloads.download(
        language.text("Save what was typed (JSON)"), saved, name, "application/json", "rembuk_saved", type="tertiary"
    )


def _slow_button(
    language: Language, label: str, make: Callable[[Progress], bytes], name: str, kind: str, key: str, **settings: str
) -> None:
    """A button for a file that takes a while: the page counts the parts, then hands the file out by itself."""
    with st.container(key=f"{key}_row", gap="xsmall", width="content"):
        if not st.button(label, icon=downloads.ICON, key=key, **settings):  # type: ignore[arg-type]
            return
        place = st.empty()
        bar = place.progress(0.0, language.text("Making the files"))

        def count(done: int, of: int, part: str) -> None:
            words = language.text("Making the files: {part} ({done} of {of})", part=part, done=done, of=of)
            bar.progress(done / of, words if part else language.text("Making the files"))

        try:
            content = make(count)
        except BadChoiceError as error:
            place.warning(error_words(error, language), icon=":material/edit:")
            return
        place.empty()
        size = language.number(len(content) / pack.MEGABYTE, 1)
        again = language.text("Save once more ({size} MB)", size=size)
        downloads.download(again, lambda: content, name, kind, f"{key}_file", type="tertiary")
        made = st.session_state[_TIMES_MADE] = st.session_state.get(_TIMES_MADE, 0) + 1
        _click_once(data={"button": f"{key}_file", "what": str(made)}, key=f"{key}_take", height=1)
