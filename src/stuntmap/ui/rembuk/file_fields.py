"""What the visitor brings along: a logo and a template for the slides, and a file in which a meeting was saved.

All three are checked when they arrive and live in the visitor's session only.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import streamlit as st

from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.errors import BadChoiceError
from stuntmap.language import Language
from stuntmap.language.error_words import error_words
from stuntmap.links import selection as s
from stuntmap.links.visit import Visit
from stuntmap.report.rembuk.own_files import checked_logo, checked_template
from stuntmap.report.rembuk.saved_file import Saved, opened
from stuntmap.ui.parts import choices, messages
from stuntmap.ui.rembuk import commitment_form, drafting

_UPLOAD: Final = "rembuk_saved_upload"
# What the page says once after a saved file arrived: the words, and whether it was opened.
_ANSWER: Final = "rembuk_saved_answer"
# Set as long as the page has not been drawn anew with what the file holds.
_TAKEN_OVER: Final = "rembuk_saved_taken_over"


@dataclass(frozen=True)
class OwnFiles:
    """Logo and template as `report.rembuk.own_files` checked them; None where there is none."""

    logo: bytes | None = None
    template: bytes | None = None


def show_saved(visit: Visit) -> None:
    """The field for a saved file, which takes the place of everything typed so far."""
    language = visit.language
    if st.session_state.pop(_TAKEN_OVER, False):
        # The field may stand in a part of the page that is drawn alone.
        st.rerun()
    st.file_uploader(
        language.text("Saved file of this page (JSON): go on where it was left"), key=_UPLOAD, on_change=_open,
        args=(language,),
    )  # fmt: skip
    if answer := st.session_state.pop(_ANSWER, None):
        words, is_open = answer
        if is_open:
            st.success(words, icon=":material/folder_open:")
        else:
            st.warning(words, icon=":material/edit:")


def _open(language: Language) -> None:
    upload = st.session_state[_UPLOAD]
    if upload is None:
        return
    try:
        saved = opened(upload.getvalue())
    except BadChoiceError as error:
        st.session_state[_ANSWER] = (messages.plain(error_words(error, language)), False)
        return
    st.session_state[_TAKEN_OVER] = True
    drafting.take_over(saved)
    commitment_form.start_afresh()
    choices.query_changes(_address(saved))
    words = language.text(
        "Opened: {region}, {survey}.",
        region=messages.plain(shared_answers().names.regions[saved.region_code]),
        survey=vocabulary.SURVEY_OF_YEAR[saved.survey_year].label,
    )
    st.session_state[_ANSWER] = (words, True)


def _address(saved: Saved) -> dict[str, str | None]:
    """The choices of a saved file as parameters of the address; what the page shows anyway is left out."""
    survey, own, year = saved.survey_year, saved.own_target_pct, saved.chosen_target_year
    return {
        s.DISTRICT: saved.region_code,
        s.PROVINCE: None,
        s.HIGHLIGHTED: None,
        s.SURVEY: None if survey == vocabulary.LATEST_YEAR else str(survey),
        s.TARGET: None if own is None else f"{own:g}",
        s.TARGET_YEAR: None if year is None else str(year),
    }


def own_files(visit: Visit) -> OwnFiles:
    """The folded fields for logo and template, and what of them can be used."""
    language = visit.language
    with st.expander(language.text("Own logo, own template"), icon=":material/upload_file:", key="rembuk_own"):
        left, right = st.columns(2)
        with left:
            logo = _checked(language, language.text("Logo for the slides (PNG or JPEG)"), "rembuk_logo", checked_logo)
        with right:
            label = language.text("Template for the slides (PPTX)")
            template = _checked(language, label, "rembuk_template", checked_template)
    return OwnFiles(logo, template)


def _checked(language: Language, label: str, key: str, check: Callable[[bytes, str], bytes]) -> bytes | None:
    # Without a list of endings: a file of another kind is refused here, in the language of the page.
    upload = st.file_uploader(label, key=key)
    if upload is None:
        return None
    try:
        return check(upload.getvalue(), upload.name)
    except BadChoiceError as error:
        st.warning(messages.plain(error_words(error, language)), icon=":material/edit:")
        return None
