"""The own recap of a region as it is brought to the page: read, matched, asked about; it lives in the session alone.

A file that is refused is let go at once: its field gets a new key, and the server forgets what it held.
"""

from dataclasses import dataclass, replace
from typing import Final

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from stuntmap import vocabulary
from stuntmap.answers.recap import IMPOSSIBLE, Recap, read_recap
from stuntmap.answers.recap_places import register_of
from stuntmap.data.recaps.confirmations import confirmations_csv, read_confirmations
from stuntmap.data.recaps.matching import (
    CERTAIN,
    DOUBTFUL,
    UNMATCHED,
    Match,
    PlaceInFile,
    confirmation_key,
)
from stuntmap.data.subdistricts import load_subdistricts, load_villages
from stuntmap.errors import StuntmapError
from stuntmap.language import Language
from stuntmap.language.error_words import error_words, term_words
from stuntmap.links.visit import Visit
from stuntmap.report.narrative.recaps import use_sentence
from stuntmap.report.recap_template import recap_template
from stuntmap.ui.parts import downloads, messages
from stuntmap.ui.parts.plain_table import table_html

_STATE: Final = "recap_brought"
_ROUND: Final = "recap_round"
KINDS: Final = ["csv", "tsv", "txt", "xlsx", "xls", "ods", "htm", "html"]
LEAVE_OUT: Final = "-"
# So many questions fit on a page; the rest is asked in the file of names.
MOST_ASKED: Final = 40
MOST_FINDINGS: Final = 200
FEW_FINDINGS: Final = 6
FINDINGS_HEIGHT: Final = 280


@dataclass(frozen=True)
class Brought:
    """What the visitor brought and decided so far; `recap` is what was read from it."""

    content: bytes
    expected: bytes | None = None
    month: str | None = None
    names: tuple[tuple[tuple[str, str, str], str], ...] = ()
    anyway: tuple[tuple[str, int], ...] = ()
    district_code: str = ""
    recap: Recap | None = None

    def asks_the_same(self, other: "Brought | None") -> bool:
        """Whether reading would give the same again."""
        return other is not None and replace(self, recap=None) == replace(other, recap=None)


def loaded(visit: Visit) -> Recap | None:
    """The recap of this visit for the chosen district; None where none was read."""
    brought: Brought | None = st.session_state.get(_STATE)
    if brought is None or brought.district_code != visit.selection.district_code:
        return None
    return brought.recap


def show(visit: Visit) -> None:
    """The folded panel: bring, confirm, decide; what was read before stays until another file comes."""
    language = visit.language
    label = language.text("Own recap of e-PPGBM: bring, check, confirm")
    with st.expander(label, icon=":material/upload_file:", key="recap_panel", expanded=loaded(visit) is None):
        st.caption(
            language.text(
                "The recap stays in this visit; the server keeps nothing of it once you leave. Bring counts, no names "
                "of children: a file with names, NIK or addresses is refused."
            )
        )
        _template(visit)
        _fields(visit)
    if (recap := loaded(visit)) is not None:
        _show_checks(visit, recap)


def _show_checks(visit: Visit, recap: Recap) -> None:
    """What was read, found and asked; open as long as something is asked or left out."""
    language = visit.language
    open_names = len(recap.matches(DOUBTFUL, UNMATCHED))
    label = language.text(
        "Check the file: {findings} findings, {names} names to confirm",
        findings=language.number(len(recap.findings)),
        names=language.number(open_names),
    )
    asks = recap.excluded > 0 or open_names > 0
    with st.expander(label, icon=":material/checklist:", key="recap_checks", expanded=asks):
        st.markdown(use_sentence(language, recap, month_shown(visit, recap)))
        _columns(language, recap)
        _findings(visit, recap)
        _names(visit, recap)


def _template(visit: Visit) -> None:
    code = visit.selection.district_code or ""

    def as_xlsx() -> bytes:
        return recap_template(load_subdistricts(code), load_villages(code), visit.selection.month or "")

    label = visit.language.text("Template with the villages of the district (XLSX)")
    downloads.download(*(label, as_xlsx, f"rekap-{code}.xlsx", downloads.XLSX_TYPE, "recap_template"), type="tertiary")


def _fields(visit: Visit) -> None:
    language, turn = visit.language, st.session_state.setdefault(_ROUND, 0)
    with st.container(horizontal=True, key="recap_fields", gap="small"):
        upload = st.file_uploader(
            language.text("Recap (SIGIZI export, XLSX, XLS, ODS, CSV)"), KINDS, key=f"recap_{turn}"
        )
        expected = st.file_uploader(
            language.text("Expected children (sasaran), if in a file of its own"), KINDS, key=f"recap_expected_{turn}"
        )
        names = st.file_uploader(
            language.text("Confirmed names, saved before (CSV)"), ["csv"], key=f"recap_names_{turn}"
        )
    if upload is None:
        st.session_state.pop(_STATE, None)
        return
    before: Brought | None = st.session_state.get(_STATE)
    content = upload.getvalue()
    if before is None or before.content != content:
        # What was decided on a row of one file says nothing of the row of another.
        st.session_state.pop("recap_anyway", None)
    wanted = Brought(
        content,
        expected.getvalue() if expected else None,
        _asked_month(language) if before is not None and _lacks_month(before) else None,
        _confirmed(names.getvalue() if names else None, language),
        _anyway(),
        visit.selection.district_code or "",
    )
    if wanted.asks_the_same(before):
        return
    try:
        with st.spinner(language.text("Reading the recap")):
            recap = read_recap(
                wanted.content,
                expected=wanted.expected,
                month=wanted.month,
                district_code=wanted.district_code,
                confirmed=dict(wanted.names),
                used_anyway=wanted.anyway,
            )
    except StuntmapError as error:
        # Nothing of a refused file stays, neither here nor where the framework keeps uploads; the fields are emptied.
        for one in filter(None, (upload, expected, names)):
            _let_go(one)
        st.session_state[_ROUND] = turn + 1
        st.session_state["recap_refusal"] = error_words(error, language)
        st.rerun()
    st.session_state[_STATE] = replace(wanted, recap=recap)
    st.rerun()


def _let_go(upload: UploadedFile) -> None:
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, upload.file_id)


def month_shown(visit: Visit, recap: Recap) -> str | None:
    """The month of the link where the recap has it, else the newest."""
    asked = visit.selection.month
    return asked if asked in recap.months else recap.month


def show_refusal() -> None:
    """Why the last file was refused, once."""
    if words := st.session_state.pop("recap_refusal", None):
        st.warning(messages.plain(words), icon=":material/edit:")


def _lacks_month(brought: Brought) -> bool:
    return brought.recap is None or brought.recap.month is None or brought.month is not None


def _asked_month(language: Language) -> str | None:
    text = st.text_input(
        language.text("Month of the data, where the file does not say it"), key="recap_month", placeholder="2025-08"
    )
    return (text or "").strip() or None


def _confirmed(saved: bytes | None, language: Language) -> tuple[tuple[tuple[str, str, str], str], ...]:
    """What the saved file and the questions on the page say; the page's answers count before the file's."""
    found: dict[tuple[str, str, str], str] = {}
    if saved is not None:
        try:
            found = read_confirmations(saved)
        except StuntmapError as error:
            st.warning(messages.plain(error_words(error, language)), icon=":material/edit:")
    answers: dict[tuple[str, str, str], str] = st.session_state.get("recap_answers", {})
    return tuple(sorted({**found, **answers}.items()))


def _anyway() -> tuple[tuple[str, int], ...]:
    return tuple(sorted(st.session_state.get("recap_anyway", [])))


def _columns(language: Language, recap: Recap) -> None:
    """Which heading was taken for what; a doubtful one says so."""
    rows = [
        [
            column.heading,
            language.text(vocabulary.RECAP_COLUMN_WORDS[says]),
            "" if column.is_sure else language.text("please check"),
        ]
        for says, column in recap.columns.items()
    ]
    st.html(table_html([language.text("Heading in the file"), language.text("Taken for"), ""], rows))


def _findings(visit: Visit, recap: Recap) -> None:
    """What is wrong in the file, with its row; who brought it decides on rows that are left out."""
    language = visit.language
    if not recap.findings:
        st.markdown(language.text("Nothing striking was found in the file."))
        return
    st.markdown(language.text("Found in the file: {count}", count=language.number(len(recap.findings))))
    shown = recap.findings[:MOST_FINDINGS]
    rows = [
        [
            str(finding.row or ""),
            term_words(finding.words, language),
            language.text("row not used") if finding.excludes else "",
        ]
        for finding in shown
    ]
    headings = [language.text("Row"), language.text("What was found"), language.text("Used")]
    with st.container(height=FINDINGS_HEIGHT if len(rows) > FEW_FINDINGS else "content", key="recap_findings"):
        st.html(table_html(headings, rows))
    if len(recap.findings) > len(shown):
        st.caption(
            language.text(
                "The first {shown} are listed; `stuntmap recap check` lists them all.",
                shown=language.number(len(shown)),
            )
        )
    excluding = sorted(
        {(one.sheet, one.row) for one in recap.findings if one.excludes and one.row and one.kind not in IMPOSSIBLE}
    )
    if excluding:
        st.multiselect(
            language.text("Use these rows all the same"),
            excluding,
            key="recap_anyway",
            format_func=lambda at: language.text("row {row}", row=at[1]),
        )


def _names(visit: Visit, recap: Recap) -> None:
    """Names that are not certain, each with what it may be; the answers as a file for next time."""
    language, names = visit.language, recap.places.register.names
    matches = recap.places.matches
    asked = {place: match for place, match in matches.items() if match.how not in CERTAIN}
    certain = len(matches) - len(asked)
    st.markdown(
        language.text(
            "Names: {certain} certain, {asked} to confirm.",
            certain=language.number(certain),
            asked=language.number(sum(match.how in (DOUBTFUL, UNMATCHED) for match in asked.values())),
        )
    )
    digits = vocabulary.VILLAGE_DIGITS if recap.unit == vocabulary.VILLAGE else vocabulary.SUBDISTRICT_DIGITS
    every = [code for code in sorted(register_of(recap.district_code).names) if len(code) == digits]
    for place, match in list(asked.items())[:MOST_ASKED]:
        _ask(language, place, match, names, every)

    def as_csv() -> bytes:
        return confirmations_csv(matches, names)

    label = language.text("Names as confirmed (CSV), to bring again next time")
    downloads.download(
        *(label, as_csv, f"nama-{recap.district_code}.csv", downloads.CSV_TYPE, "recap_names_csv"), type="tertiary"
    )


def _ask(language: Language, place: PlaceInFile, match: Match, names: dict[str, str], every: list[str]) -> None:
    key = "recap_ask_" + "|".join(confirmation_key(place))
    options = [*dict.fromkeys((*match.candidates, *every)), LEAVE_OUT]
    label = language.text("“{name}” is", name=" · ".join(filter(None, [place.name, place.subdistrict])))

    def answer() -> None:
        answers = dict(st.session_state.get("recap_answers", {}))
        chosen = st.session_state[key]
        if chosen is None:
            answers.pop(confirmation_key(place), None)
        else:
            answers[confirmation_key(place)] = "" if chosen == LEAVE_OUT else chosen
        st.session_state["recap_answers"] = answers

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
