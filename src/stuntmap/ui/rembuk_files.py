"""The file in which a meeting was saved, as the visitor brings it back: checked, and kept in the session only."""

from typing import Final

import streamlit as st

from stuntmap import vocabulary as v
from stuntmap.errors import BadChoiceError
from stuntmap.language import Language
from stuntmap.report.rembuk.saved_file import opened
from stuntmap.ui import choices, loading, messages, rembuk_commitment, rembuk_draft
from stuntmap.ui import selection as s
from stuntmap.ui.visit import Visit

_UPLOAD: Final = "rembuk_saved_upload"
# What the page says once after a saved file arrived: the words, and whether it was opened.
_ANSWER: Final = "rembuk_saved_answer"


def show_saved(visit: Visit) -> None:
    """The field for a saved file, which takes the place of everything typed so far."""
    language = visit.language
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
        saved = opened(upload.getvalue(), language)
    except BadChoiceError as error:
        st.session_state[_ANSWER] = (str(error), False)
        return
    rembuk_draft.take_over(saved)
    rembuk_commitment.start_afresh()
    survey = None if saved.survey_year == v.LATEST_YEAR else str(saved.survey_year)
    choices.query_changes({s.DISTRICT: saved.region_code, s.PROVINCE: None, s.HIGHLIGHTED: None, s.SURVEY: survey})
    words = language.text(
        "Opened: {region}, {survey}.",
        region=messages.plain(loading.region_names()[saved.region_code]),
        survey=v.SURVEY_OF_YEAR[saved.survey_year].label,
    )
    st.session_state[_ANSWER] = (words, True)
