"""What the browser keeps of a meeting's draft, and what of it is taken back."""

import json
from typing import Any

import pytest
import streamlit as st

from stuntmap.report.rembuk.settings import PRACTICE, SCREEN_KEYS, Action, Commitment, Practice
from stuntmap.ui.rembuk import drafting

TYPED = {
    "title": "Rembuk Klaten",
    "place": "Pendopo",
    "questions": ("Siapa memimpin?",),
    "off": frozenset({PRACTICE}),
    "commitment": Commitment(14.5, 2029, (Action("Dinkes", "Posyandu"),), (("Bupati", ""),), "Klaten"),
    "practices": {"3310": Practice("Timbang serentak")},
}


@pytest.fixture(autouse=True)
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    state: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", state)
    return state


def kept_by_browser() -> str:
    drafting.keep(**TYPED)
    text = str(drafting.for_browser()["draft"])
    st.session_state.clear()
    return text


def test_an_empty_draft_leaves_nothing_in_the_browser() -> None:
    assert drafting.for_browser()["draft"] == ""
    drafting.keep()
    assert drafting.for_browser()["draft"] == ""


def test_only_a_session_in_which_nothing_was_typed_takes_a_draft_back() -> None:
    assert drafting.for_browser()["is_new"] is True
    drafting.keep(place="Pendopo")
    assert drafting.for_browser()["is_new"] is False


def test_what_was_typed_comes_back_whole_in_another_session() -> None:
    text = kept_by_browser()
    assert drafting.give_back(text)
    assert drafting.draft() == drafting.Draft(**TYPED)


def changed(**parts: object) -> str:
    return json.dumps({**json.loads(kept_by_browser()), **parts})


@pytest.mark.parametrize(
    "parts",
    [
        {"place": "3310012503190001"},
        {"practices": {"3310": {"text": "x" * 5000}}},
        {"practices": {"3310": {"text": "", "link": "javascript:1"}}},
        {"commitment": {"target_pct": 145}},
        {"order": list(SCREEN_KEYS[1:])},
        {"questions": 3},
    ],
)
def test_what_the_form_would_refuse_is_not_taken_back(parts: dict[str, object]) -> None:
    assert not drafting.give_back(changed(**parts))
    assert drafting.draft() == drafting.Draft()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"title": "' + "x" * 400_000 + '"}'])
def test_what_is_no_draft_is_dropped_and_not_asked_for_again(text: str) -> None:
    assert not drafting.give_back(text)
    assert drafting.for_browser()["is_new"] is False
