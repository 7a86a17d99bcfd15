"""How the presenter wants the screens: title, date, place, which screens in which order, and the closing questions."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from stuntmap.answers.meeting import MeetingFacts
from stuntmap.errors import BadChoiceError
from stuntmap.language import Language
from stuntmap.language.error_words import error_words
from stuntmap.links.visit import Visit
from stuntmap.report.rembuk.checked_texts import checked_link, checked_text
from stuntmap.report.rembuk.settings import (
    LONGEST_PRACTICE,
    LONGEST_TEXT,
    MOST_QUESTIONS,
    SCREEN_KEYS,
    MeetingSettings,
    Practice,
)
from stuntmap.ui.rembuk import drafting, stage_pictures
from stuntmap.ui.rembuk.drafting import draft, keep, shown


def show(visit: Visit, facts: MeetingFacts, settings: MeetingSettings) -> None:
    """The folded form; what is entered counts at once, for the screens and for every file.

    Its fields are made when it is opened: they are half of the page's, and few readers arrange anything.
    """
    language = visit.language
    fold = st.expander(
        language.text("Arrange the screens"), icon=":material/tune:", key="rembuk_settings", on_change="rerun"
    )
    if not fold.open:
        return
    with fold:
        words, order = st.columns(2, gap="large")
        with words:
            _show_words(language, settings)
            _show_questions(language, settings)
        with order:
            _show_order(language, stage_pictures.screen_names(visit, facts, settings), frozenset(settings.screens))


def _text_input(
    language: Language,
    label: str,
    key: str,
    current: str,
    write: Callable[[str], None],
    check: Callable[[str, str], str] = checked_text,
    widget: Callable[..., Any] = st.text_input,
    most: int = LONGEST_TEXT,
    **more: Any,
) -> None:
    """A field whose text is handed on to `write`; one that must not be printed stays in it, with the reason below."""
    refused = drafting.refused()

    def take(text: str | None) -> None:
        refused.pop(key, None)
        try:
            write(check(label, text or ""))
        except BadChoiceError:
            refused[key] = text or ""

    widget(label, max_chars=most, **shown(key, refused.get(key, current), take), **more)
    if key in refused:
        try:
            check(label, refused[key])
        except BadChoiceError as error:
            words = language.text("Not taken over yet: {problem}", problem=error_words(error, language))
            st.warning(words, icon=":material/edit:")


def show_practice(visit: Visit, facts: MeetingFacts, settings: MeetingSettings) -> None:
    """The folded form in which a region tells what it did; it stands in the saved file and in the pack."""
    language, own = visit.language, settings.practice

    def writer(part: str) -> Callable[[str], None]:
        def write(text: str) -> None:
            told = replace(drafting.draft().practices.get(facts.region_code, Practice()), **{part: text})
            keep(practices={**drafting.draft().practices, facts.region_code: told})

        return write

    def long_text(label: str, text: str) -> str:
        return checked_text(label, text, LONGEST_PRACTICE)

    title = language.text("Good practice of {region}", region=facts.region_name)
    fold = st.expander(title, icon=":material/lightbulb:", key="rembuk_practice", on_change="rerun")
    if not fold.open:
        return
    with fold:
        st.markdown(
            language.text(
                "What was done here, for others to learn from: a screen and a section of the document print it. No "
                "names of persons are needed. It is kept in the saved file below, not on the server."
            )
        )
        place = f"_{facts.region_code}"
        _text_input(
            language, language.text("What we did"), f"rembuk_practice_text{place}", own.text, writer("text"),
            long_text, st.text_area, LONGEST_PRACTICE,
        )  # fmt: skip
        _text_input(
            language, language.text("Link"), f"rembuk_practice_link{place}", own.link, writer("link"), checked_link,
            placeholder="https://",
        )  # fmt: skip
        _text_input(
            language, language.text("Office to ask"), f"rembuk_practice_office{place}", own.office, writer("office"),
            placeholder=language.text("for example Dinas Kesehatan, email or telephone of the office"),
        )  # fmt: skip


def _show_words(language: Language, settings: MeetingSettings) -> None:
    def title(text: str) -> None:
        keep(title=text)

    def date(text: str) -> None:
        keep(date=text)

    def place(text: str) -> None:
        keep(place=text)

    _text_input(language, language.text("Title"), "rembuk_title", settings.title, title)
    _text_input(
        language, language.text("Date"), "rembuk_date", settings.date, date,
        placeholder=language.text("for example 12 November 2026"),
    )  # fmt: skip
    _text_input(
        language, language.text("Place"), "rembuk_place", settings.place, place,
        placeholder=language.text("for example Pendopo Kabupaten"),
    )  # fmt: skip


def _show_questions(language: Language, settings: MeetingSettings) -> None:
    """One field a question and one empty one below, up to as many as a screen can hold."""
    questions = settings.questions

    def writer(place: int) -> Callable[[str], None]:
        def write(text: str) -> None:
            changed = [*questions[:place], text, *questions[place + 1 :]]
            keep(questions=tuple(question for question in changed if question))

        return write

    st.markdown(f"**{language.text('Closing questions')}**")
    for place in range(min(len(questions) + 1, MOST_QUESTIONS)):
        label = language.text("Question {number}", number=place + 1)
        current = questions[place] if place < len(questions) else ""
        _text_input(
            language, label, f"rembuk_question_{place + 1}", current, writer(place),
            label_visibility="collapsed", placeholder=label,
        )  # fmt: skip


def _show_order(language: Language, names: dict[str, str], on: frozenset[str]) -> None:
    """A row for each screen: whether it is shown, and two buttons that move it."""
    own = draft()
    ordered = [key for key in own.order if key in names]
    st.markdown(f"**{language.text('Screens in the order of showing')}**")
    with st.container(key="rembuk_order", gap=None):
        for place, key in enumerate(ordered):
            with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
                _switch(key, f"{place + 1}. {names[key]}", on, frozenset(names))
                up = language.text("Move up: {name}", name=names[key])
                down = language.text("Move down: {name}", name=names[key])
                _mover(key, ordered, -1, up, disabled=place == 0)
                _mover(key, ordered, 1, down, disabled=place == len(ordered) - 1)
    st.button(
        language.text("As at first"), type="tertiary", icon=":material/undo:", key="rembuk_usual_order",
        on_click=keep, kwargs={"order": SCREEN_KEYS, "off": None},
    )  # fmt: skip


def _switch(key: str, label: str, on: frozenset[str], offered: frozenset[str]) -> None:
    def write(is_on: bool) -> None:
        # What is not offered now, such as the screens of a recap that is not loaded, is not switched off by that.
        off = (offered - on) | ((draft().off or frozenset()) - offered)
        keep(off=off - {key} if is_on else off | {key})

    st.checkbox(label, width="stretch", **shown(f"rembuk_on_{key}", key in on, write))


def _mover(key: str, ordered: list[str], steps: int, label: str, *, disabled: bool) -> None:
    def move() -> None:
        keep(order=drafting.moved(draft().order, ordered, key, steps))

    icon = ":material/arrow_upward:" if steps < 0 else ":material/arrow_downward:"
    st.button(
        label, key=f"rembuk_{'up' if steps < 0 else 'down'}_{key}", icon=icon, type="tertiary", disabled=disabled,
        on_click=move,
    )  # fmt: skip
