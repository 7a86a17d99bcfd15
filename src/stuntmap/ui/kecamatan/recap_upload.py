"""The own recap of a region as it is brought to the page: read, matched, asked about; it lives in the session alone.

A file that is refused is let go at once: its field gets a new key, and the server forgets what it held.
"""

from dataclasses import dataclass, replace
from typing import Final

import streamlit as st

from stuntmap import vocabulary
from stuntmap.answers.recap import IMPOSSIBLE, Recap, read_recap
from stuntmap.data.recaps.matching import DOUBTFUL, UNMATCHED
from stuntmap.data.subdistricts import load_subdistricts, load_villages
from stuntmap.errors import StuntmapError
from stuntmap.language import Language
from stuntmap.links.visit import Visit
from stuntmap.report.narrative.recaps import use_sentence
from stuntmap.report.recap_template import recap_template
from stuntmap.ui.kecamatan import recap_kept
from stuntmap.ui.parts import downloads, own_tables

PREFIX: Final = "recap"
_STATE: Final = f"{PREFIX}_brought"
_TABLE, _EXPECTED = "", "expected"


@dataclass(frozen=True)
class Brought:
    """What the visitor brought and decided so far; `recap` is what was read from it."""

    content: bytes
    expected: bytes | None = None
    month: str | None = None
    names: own_tables.Names = ()
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


def show(visit: Visit, has_figures: bool) -> None:
    """The panel: bring, confirm, decide; folded where there are figures; a file that was read stays until another."""
    language = visit.language
    label = language.text("Own recap of e-PPGBM: bring, check, confirm")
    with st.expander(label, icon=":material/upload_file:", key="recap_panel", expanded=not has_figures):
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
        own_tables.show_findings(PREFIX, language, recap.findings, IMPOSSIBLE, "stuntmap recap check")
        own_tables.show_names(PREFIX, language, recap)


def _template(visit: Visit) -> None:
    code = visit.selection.district_code or ""

    def as_xlsx() -> bytes:
        return recap_template(load_subdistricts(code), load_villages(code), visit.selection.month or "")

    label = visit.language.text("Template with the villages of the district (XLSX)")
    downloads.download(*(label, as_xlsx, f"rekap-{code}.xlsx", downloads.XLSX_TYPE, "recap_template"), type="tertiary")


def _fields(visit: Visit) -> None:
    language = visit.language
    fields = {
        _TABLE: (language.text("Recap (SIGIZI export, XLSX, XLS, ODS, CSV)"), own_tables.KINDS),
        _EXPECTED: (language.text("Expected children (sasaran), if in a file of its own"), own_tables.KINDS),
        own_tables.NAMES: (language.text("Confirmed names, saved before (CSV)"), ["csv"]),
    }
    files = own_tables.brought_files(PREFIX, language, fields)
    if _TABLE not in files:
        if st.session_state.pop(_STATE, None) is not None:
            recap_kept.forget()
        return
    before: Brought | None = st.session_state.get(_STATE)
    wanted = Brought(
        files[_TABLE],
        files.get(_EXPECTED),
        _asked_month(language) if before is not None and _lacks_month(before) else None,
        own_tables.confirmed_names(PREFIX, files.get(own_tables.NAMES), language),
        own_tables.used_anyway(PREFIX),
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
        own_tables.refuse(PREFIX, error, language)
        return
    st.session_state[_STATE] = replace(wanted, recap=recap)
    st.rerun()


def month_shown(visit: Visit, recap: Recap) -> str | None:
    """The month of the link where the recap has it, else the newest."""
    asked = visit.selection.month
    return asked if asked in recap.months else recap.month


def show_refusal() -> None:
    """Why the last file was refused, once."""
    own_tables.show_refusal(PREFIX)


def _lacks_month(brought: Brought) -> bool:
    return brought.recap is None or brought.recap.month is None or brought.month is not None


def _asked_month(language: Language) -> str | None:
    text = st.text_input(
        language.text("Month of the data, where the file does not say it"), key="recap_month", placeholder="2025-08"
    )
    return (text or "").strip() or None


def _columns(language: Language, recap: Recap) -> None:
    """Which heading was taken for what; a doubtful one says so."""
    own_tables.show_taken(
        language,
        [
            [
                column.heading,
                language.text(vocabulary.RECAP_COLUMN_WORDS[says]),
                "" if column.is_sure else language.text("please check"),
            ]
            for says, column in recap.columns.items()
        ],
    )
