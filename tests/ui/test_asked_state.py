"""A field looks up its own key of the visitor's session, and reads there what Streamlit would have read."""

import pytest
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.runtime.state.session_state import SessionState
from streamlit.testing.v1 import AppTest

from stuntmap.ui.asked_state import look_up_what_is_asked


@pytest.fixture(autouse=True)
def gathered(monkeypatch):
    """How often all keys of a session are gathered; what is laid over Streamlit's own goes with the test."""
    times: list[int] = []
    gather = SessionState.filtered_state.fget

    def counted(state):
        times.append(1)
        return gather(state)

    monkeypatch.setattr(SessionState, "filtered_state", property(counted))
    monkeypatch.setattr(SafeSessionState, "filtered_state", property(lambda session: session._state.filtered_state))
    return times


def page() -> None:
    import streamlit as st

    st.session_state.setdefault("brought", 5)
    st.selectbox("Survey", ["SSGI", "SKI"], key="survey")
    st.selectbox("Without a key", ["a", "b"])
    st.session_state.setdefault("emptied", None)
    st.selectbox("Emptied", ["a", "b"], key="emptied")
    st.text_input("Title", key="title")


def test_streamlits_fields_by_themselves_gather_the_whole_session(gathered):
    """Where this fails, Streamlit asks in another way and the patch is no longer needed, or no longer reaches it."""
    AppTest.from_function(page).run()
    assert len(gathered) >= 3


def test_a_field_gathers_nothing_and_shows_the_same(gathered):
    before = AppTest.from_function(page).run()
    look_up_what_is_asked()
    look_up_what_is_asked()
    gathered.clear()
    after = AppTest.from_function(page).run()
    assert gathered == []
    assert [box.value for box in after.selectbox] == [box.value for box in before.selectbox] == ["SSGI", "a", None]


def test_all_keys_are_there_when_all_are_asked_for():
    look_up_what_is_asked()
    session = SafeSessionState(SessionState(), lambda: None)
    session["brought"], session["emptied"] = 5, None
    asked = session.filtered_state
    assert dict(asked) == {"brought": 5, "emptied": None}
    assert len(asked) == 2
    assert [key in asked for key in ("emptied", "never", "$$ID-1-None", 5)] == [True, False, False, False]
