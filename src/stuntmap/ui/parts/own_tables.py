"""A table that a reader brings to a page: its fields, what was found in it, names to confirm.

It lives in the visit alone: what was brought stays while other pages are open, until the reader takes it away or the
visit ends. A file that is refused is let go at once: its field gets a new key, and the server forgets what it held.
"""

from collections.abc import Mapping, Sequence
from typing import Final, Protocol

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from stuntmap import vocabulary
from stuntmap.answers.recap_places import RecapPlaces, register_of
from stuntmap.data.recaps.confirmations import confirmations_csv, read_confirmations
from stuntmap.data.recaps.matching import CERTAIN, DOUBTFUL, UNMATCHED, Match, PlaceInFile, confirmation_key
from stuntmap.errors import StuntmapError
from stuntmap.language import Language
from stuntmap.language.error_words import error_words, term_words
from stuntmap.language.findings import Finding
from stuntmap.ui.parts import downloads, messages
from stuntmap.ui.parts.plain_table import table_html

KINDS: Final = ["csv", "tsv", "txt", "xlsx", "xls", "ods", "htm", "html"]
NAMES: Final = "names"
LEAVE_OUT: Final = "-"
# So many questions fit on a page; the rest is asked in the file of names.
MOST_ASKED: Final = 40
MOST_FINDINGS: Final = 200
FEW_FINDINGS: Final = 6
FINDINGS_HEIGHT: Final = 280

Names = tuple[tuple[tuple[str, str, str], str], ...]


class OwnTable(Protocol):
    """What every table that was read has."""

    @property
    def district_code(self) -> str:
        """The district that it is about."""

    @property
    def unit(self) -> str:
        """What a row is about, of PLACES."""

    @property
    def findings(self) -> list[Finding]:
        """What to know before use."""

    @property
    def places(self) -> RecapPlaces:
        """The places of its rows."""


def brought_files(prefix: str, language: Language, fields: Mapping[str, tuple[str, list[str]]]) -> dict[str, bytes]:
    """The fields side by side, and what was brought in each, by slot; the first slot is the table itself.

    A slot is a part of the field's key; a label and the kinds of files it takes stand behind it.
    """
    held: dict[str, bytes] = st.session_state.setdefault(f"{prefix}_files", {})
    turn = st.session_state.setdefault(f"{prefix}_round", 0)
    with st.container(horizontal=True, key=f"{prefix}_fields", gap="small"):
        for slot, (label, kinds) in fields.items():
            key = _field_key(prefix, slot, turn)
            st.file_uploader(label, kinds, key=key, on_change=_take, args=(prefix, slot, key))
    shown = [slot for slot in fields if st.session_state.get(_field_key(prefix, slot, turn)) is not None]
    if held and not shown:
        # Fields are empty again after a look at another page; the table is still there.
        st.button(
            language.text("Take the loaded table away"),
            icon=":material/delete:",
            key=f"{prefix}_remove",
            on_click=forget,
            args=(prefix,),
        )
    return dict(held)


def brought_name(prefix: str, slot: str = "") -> str:
    """What the file in a field was called on the reader's computer."""
    return str(st.session_state.get(f"{prefix}_file_names", {}).get(slot, ""))


def _field_key(prefix: str, slot: str, turn: int) -> str:
    return "_".join(filter(None, (prefix, slot, str(turn))))


def _take(prefix: str, slot: str, key: str) -> None:
    held = st.session_state.setdefault(f"{prefix}_files", {})
    upload: UploadedFile | None = st.session_state.get(key)
    if slot != NAMES:
        # What was decided on a row of one file says nothing of the row of another.
        st.session_state.pop(f"{prefix}_decided", None)
    names = st.session_state.setdefault(f"{prefix}_file_names", {})
    if upload is None:
        held.pop(slot, None)
        names.pop(slot, None)
    else:
        held[slot] = upload.getvalue()
        names[slot] = upload.name


def forget(prefix: str) -> None:
    """Lets everything go that was brought, here and where the framework keeps uploads; the fields are emptied."""
    turn = st.session_state.get(f"{prefix}_round", 0)
    context = get_script_run_ctx()
    own = [str(key) for key in st.session_state if str(key).startswith(f"{prefix}_")]
    for key in (each for each in own if each.endswith(f"_{turn}")):
        upload = st.session_state[key]
        manager = context.uploaded_file_mgr if context is not None else None
        if isinstance(upload, UploadedFile) and isinstance(manager, MemoryUploadedFileManager):
            manager.remove_file(context.session_id, upload.file_id)  # type: ignore[union-attr]
    st.session_state[f"{prefix}_files"] = {}
    st.session_state.pop(f"{prefix}_file_names", None)
    st.session_state.pop(f"{prefix}_brought", None)
    st.session_state[f"{prefix}_round"] = turn + 1


def refuse(prefix: str, error: StuntmapError, language: Language) -> None:
    """Lets the files go and begins the page anew, which says why by `show_refusal`."""
    forget(prefix)
    st.session_state[f"{prefix}_refusal"] = error_words(error, language)
    st.rerun()


def show_refusal(prefix: str) -> None:
    """Why the last file was refused, once."""
    if words := st.session_state.pop(f"{prefix}_refusal", None):
        st.warning(messages.plain(words), icon=":material/edit:")


def confirmed_names(prefix: str, saved: bytes | None, language: Language) -> Names:
    """What the saved file and the questions on the page say; the page's answers count before the file's."""
    found: dict[tuple[str, str, str], str] = {}
    if saved is not None:
        try:
            found = read_confirmations(saved)
        except StuntmapError as error:
            st.warning(messages.plain(error_words(error, language)), icon=":material/edit:")
    answers: dict[tuple[str, str, str], str] = st.session_state.get(f"{prefix}_answers", {})
    return tuple(sorted({**found, **answers}.items()))


def used_anyway(prefix: str) -> tuple[tuple[str, int], ...]:
    """Sheet and row of the rows that the reader uses in spite of a finding."""
    return tuple(sorted(st.session_state.get(f"{prefix}_decided", [])))


def show_taken(language: Language, rows: Sequence[Sequence[str]]) -> None:
    """Which heading was taken for what."""
    st.html(table_html([language.text("Heading in the file"), language.text("Taken for"), ""], rows))


def show_findings(
    prefix: str, language: Language, findings: Sequence[Finding], never_used: Sequence[str], command: str
) -> None:
    """What is wrong in the file, with its row; who brought it decides on rows that are left out.

    `never_used`: kinds of findings that nobody can decide against; `command`: which one lists them all.
    """
    if not findings:
        st.markdown(language.text("Nothing striking was found in the file."))
        return
    st.markdown(language.text("Found in the file: {count}", count=language.number(len(findings))))
    shown = findings[:MOST_FINDINGS]
    rows = [
        [
            str(finding.row or ""),
            term_words(finding.words, language),
            language.text("row not used") if finding.excludes else "",
        ]
        for finding in shown
    ]
    headings = [language.text("Row"), language.text("What was found"), language.text("Used")]
    with st.container(height=FINDINGS_HEIGHT if len(rows) > FEW_FINDINGS else "content", key=f"{prefix}_findings"):
        st.html(table_html(headings, rows))
    if len(findings) > len(shown):
        shown_count = language.number(len(shown))
        st.caption(
            language.text(
                "The first {shown} are listed; `{command}` lists them all.", shown=shown_count, command=command
            )
        )
    excluding = sorted(
        {(one.sheet, one.row) for one in findings if one.excludes and one.row and one.kind not in never_used}
    )
    if not excluding:
        return
    key = f"{prefix}_anyway"

    def decide() -> None:
        # The field's own value is gone after a look at another page.
        st.session_state[f"{prefix}_decided"] = list(st.session_state[key])

    st.session_state[key] = [at for at in used_anyway(prefix) if at in excluding]
    st.multiselect(
        language.text("Use these rows all the same"),
        excluding,
        key=key,
        format_func=lambda at: language.text("row {row}", row=at[1]),
        on_change=decide,
        placeholder=language.text("Choose rows"),
    )


def show_names(prefix: str, language: Language, table: OwnTable) -> None:
    """Names that are not certain, each with what it may be; the answers as a file for next time."""
    names, matches = table.places.register.names, table.places.matches
    asked = {place: match for place, match in matches.items() if match.how not in CERTAIN}
    st.markdown(
        language.text(
            "Names: {certain} certain, {asked} to confirm.",
            certain=language.number(len(matches) - len(asked)),
            asked=language.number(sum(match.how in (DOUBTFUL, UNMATCHED) for match in asked.values())),
        )
    )
    digits = vocabulary.VILLAGE_DIGITS if table.unit == vocabulary.VILLAGE else vocabulary.SUBDISTRICT_DIGITS
    every = [code for code in sorted(register_of(table.district_code).names) if len(code) == digits]
    for place, match in list(asked.items())[:MOST_ASKED]:
        _ask(prefix, language, place, match, names, every)

    def as_csv() -> bytes:
        return confirmations_csv(matches, names)

    label = language.text("Names as confirmed (CSV), to bring again next time")
    downloads.download(
        *(label, as_csv, f"nama-{table.district_code}.csv", downloads.CSV_TYPE, f"{prefix}_names_csv"), type="tertiary"
    )


def _ask(
    prefix: str, language: Language, place: PlaceInFile, match: Match, names: dict[str, str], every: list[str]
) -> None:
    key = f"{prefix}_ask_" + "|".join(confirmation_key(place))
    options = [*dict.fromkeys((*match.candidates, *every)), LEAVE_OUT]
    label = language.text("“{name}” is", name=" · ".join(filter(None, [place.name, place.subdistrict])))

    def answer() -> None:
        answers = dict(st.session_state.get(f"{prefix}_answers", {}))
        chosen = st.session_state[key]
        if chosen is None:
            answers.pop(confirmation_key(place), None)
        else:
            answers[confirmation_key(place)] = "" if chosen == LEAVE_OUT else chosen
        st.session_state[f"{prefix}_answers"] = answers

    st.selectbox(
        label,
        options,
        index=None,
        key=key,
        format_func=lambda code: (
            language.text("leave its rows out") if code == LEAVE_OUT else f"{names[code]} ({code})"
        ),
        placeholder=language.text("Choose, or leave its rows out"),
        on_change=answer,
    )
