"""The commitment as it is filled in on the screen: agreed target, actions, who signs. Nothing of it is stored here."""

from collections.abc import Sequence
from dataclasses import astuple, replace
from typing import Any, Final

import pandas as pd
import streamlit as st

from stuntmap import phrases, vocabulary
from stuntmap.analysis.target_distance import checked_target_pct
from stuntmap.answers import shared_answers
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.errors import BadChoiceError
from stuntmap.language import Language
from stuntmap.language.error_words import error_words
from stuntmap.report.rembuk.checked_texts import (
    ACTION_FIELDS,
    FIRST_TARGET_YEAR,
    LAST_TARGET_YEAR,
    MOST_SIGNATORIES,
    checked_texts,
)
from stuntmap.report.rembuk.settings import (
    LONGEST_TEXT,
    MOST_ACTIONS,
    Action,
    Commitment,
    MeetingSettings,
    default_signatories,
)
from stuntmap.ui.parts import messages, number_fields, origins
from stuntmap.ui.rembuk import drafting
from stuntmap.ui.rembuk.drafting import keep, shown

# Counts the files that were opened: each gives the tables of the form a fresh start.
_OPENED: Final = "rembuk_times_opened"
_TARGET: Final = "rembuk_agreed_target"
# Whether rows stand in the tables that cannot be printed: they stay in them as long as they are drawn.
_ROWS_REFUSED: Final = "rembuk_rows_refused"
EMPTY_ROWS: Final = 3
ROLE, NAME = "role", "name"


def start_afresh() -> None:
    """Let the tables of the form show what an opened file holds instead of what was typed before."""
    st.session_state[_OPENED] = st.session_state.get(_OPENED, 0) + 1
    st.session_state[_ROWS_REFUSED] = False


def show(language: Language, facts: MeetingFacts, settings: MeetingSettings) -> Commitment:
    """The folded form, and what it holds; where something in it is refused, what it held before, with the reason.

    Its fields are made when it is opened; closed, the draft holds what was typed.
    """
    kept = drafting.commitment(language, facts)
    fold = st.expander(
        language.text("Commitment to sign"), icon=":material/draw:", key="rembuk_commitment", on_change="rerun"
    )
    if not fold.open and not st.session_state.get(_ROWS_REFUSED, False):
        return kept
    with fold:
        st.markdown(
            language.text(
                "What the meeting agrees on. Agreed target and actions stand on a slide, on a page of the document and "
                "in the sheet to sign, where what stays empty is a line to fill by hand. Nothing is stored on the "
                "server: save the file below to go on another day."
            )
        )
        target, year = _target(language, kept, facts)
        st.markdown(f"**{language.text('Actions')}**")
        terms = ", ".join(origins.explained(language, term) for term in ("OPD", "TPPS"))
        st.caption(language.text("Terms explained: {terms}", terms=terms))
        labels = {name: language.text(label) for name, label in ACTION_FIELDS.items()}
        actions = _table("rembuk_actions", labels, [astuple(action) for action in kept.actions], MOST_ACTIONS)
        st.markdown(f"**{language.text('Who signs')}**")
        labels = {ROLE: language.text("Office or position"), NAME: language.text("Name")}
        signers = f"rembuk_signatories_{facts.region_code}_{language.code}"
        signatories = _table(signers, labels, kept.signatories, MOST_SIGNATORIES)
        signing_place = _signing_place(language, kept)
        entered = Commitment(
            target, year, tuple(Action(*row) for row in actions), tuple((role, name) for role, name in signatories),
            signing_place,
        )  # fmt: skip
        st.session_state[_ROWS_REFUSED] = True
        try:
            _, checked = checked_texts(settings, entered)
        except BadChoiceError as error:
            words = language.text("Not taken over yet: {problem}", problem=messages.plain(error_words(error, language)))
            st.warning(words, icon=":material/edit:")
            return kept
        st.session_state[_ROWS_REFUSED] = False
    # The usual roles are those of the region that is shown: another region has its own.
    usual = checked.signatories == default_signatories(language, facts)
    keep(commitment=replace(checked, signatories=()) if usual else checked)
    return checked


def _target(language: Language, kept: Commitment, facts: MeetingFacts) -> tuple[float | None, int | None]:
    """Agreed target and its year, each None as long as it is empty; what cannot be read is asked back."""
    refused = drafting.refused()

    def write_target(text: str | None) -> None:
        refused.pop(_TARGET, None)
        try:
            value = checked_target_pct(text) if text and text.strip() else None
        except BadChoiceError:
            refused[_TARGET] = text or ""
            value = None
        keep(commitment=replace(drafting.draft().commitment, target_pct=value))

    def write_year(value: int | None) -> None:
        keep(commitment=replace(drafting.draft().commitment, target_year=value))

    with st.container(horizontal=True, key="rembuk_agreed"):
        st.text_input(
            language.text("Agreed target (%)"), max_chars=number_fields.LONGEST,
            placeholder=language.text("not agreed yet"),
            **shown(_TARGET, refused.get(_TARGET, number_fields.written(language, kept.target_pct)), write_target),
        )  # fmt: skip
        year = st.selectbox(
            language.text("Agreed target year"), _years(facts.as_of.year, kept.target_year),
            placeholder=language.text("not agreed yet"),
            **shown("rembuk_agreed_year", kept.target_year, write_year),
        )  # fmt: skip
    _ask_back(language, kept.target_pct, refused.get(_TARGET), facts)
    _say_weaker(language, kept.target_pct, year)
    if year is not None and year < facts.as_of.year:
        st.warning(
            language.text(
                "The agreed target year {year} is over on the day of the meeting, {day}. Is it meant so?",
                year=year, day=language.day(facts.as_of),
            ),
            icon=":material/edit:",
        )  # fmt: skip
    return kept.target_pct, year


def _years(first: int, kept: int | None) -> list[int]:
    """The years that can be agreed on from the day of the meeting on; one that an opened file holds stays."""
    ahead = range(max(first, FIRST_TARGET_YEAR), LAST_TARGET_YEAR + 1)
    return sorted({*ahead, *([] if kept is None else [kept])})


def _ask_back(language: Language, target_pct: float | None, refused: str | None, facts: MeetingFacts) -> None:
    """Say what of the agreed target cannot be taken over, or looks like a slip: a target above the present figure."""
    now = facts.row[vocabulary.PREVALENCE]
    if refused is not None:
        problem = language.text(
            "“{text}” is not a percentage above 0 and below 100. Write it like {decimal}.",
            text=messages.plain(refused), decimal=language.number(4.5, 1),
        )  # fmt: skip
        st.warning(language.text("Not taken over yet: {problem}", problem=problem), icon=":material/edit:")
    elif target_pct is not None and pd.notna(now) and target_pct > now:
        st.warning(
            language.text(
                "The agreed target of {target} is above the present figure of {now} ({survey}). Is it meant so?",
                target=language.with_percent_sign(number_fields.written(language, target_pct)),
                now=language.percent(float(now)), survey=facts.survey_label,
            ),
            icon=":material/edit:",
        )  # fmt: skip


def _say_weaker(language: Language, target_pct: float | None, year: int | None) -> None:
    """Say that an agreed target asks for less than the national path does for the same year."""
    official = shared_answers().official_target(year)
    if official is None or target_pct is None or target_pct <= official.target_pct:
        return
    st.warning(
        language.text(
            "The agreed target of {target} is weaker than the national target for {year}, {national}. Is it meant?",
            target=phrases.plain_percent(target_pct, language), year=year,
            national=phrases.plain_percent(official.target_pct, language),
        ),
        icon=":material/edit:",
    )  # fmt: skip


def _signing_place(language: Language, kept: Commitment) -> str:
    """The town that stands before the date above the signatures; the hall of the meeting is told elsewhere."""

    def write(text: str | None) -> None:
        keep(commitment=replace(kept, signing_place=text or ""))

    typed: str = st.text_input(
        language.text("Place of signing"), max_chars=LONGEST_TEXT, placeholder=language.text("for example Klaten"),
        **shown("rembuk_signing_place", kept.signing_place, write),
    )  # fmt: skip
    return typed


def _table(name: str, labels: dict[str, str], kept: Sequence[Sequence[str]], most: int) -> list[tuple[str, ...]]:
    """A table to type into, and its rows as texts, those left out that are empty."""
    key = f"{name}_{st.session_state.get(_OPENED, 0)}"
    first = f"{key}_first"
    # The table starts from the same rows as long as it stands on the page: what is typed lies on top of them.
    if key not in st.session_state or first not in st.session_state:
        spare = [("",) * len(labels)] * min(EMPTY_ROWS, most - len(kept))
        st.session_state[first] = pd.DataFrame([*kept, *spare], columns=list(labels), dtype="str")
    columns: dict[str, Any] = {
        column: st.column_config.TextColumn(label, max_chars=LONGEST_TEXT) for column, label in labels.items()
    }
    edited = st.data_editor(
        st.session_state[first], key=key, column_config=columns, num_rows="dynamic", hide_index=True, row_height=38
    )
    rows = [tuple("" if pd.isna(cell) else str(cell).strip() for cell in row) for row in edited.itertuples(index=False)]
    return [row for row in rows if any(row)]
