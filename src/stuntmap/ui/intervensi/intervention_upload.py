"""The own table of interventions as it is brought: read, matched, asked about; it lives in the visit alone."""

from dataclasses import dataclass, replace
from typing import Final

import streamlit as st

from stuntmap.answers.interventions import NEVER_USED, Interventions, read_interventions
from stuntmap.data.recaps.matching import DOUBTFUL, UNMATCHED
from stuntmap.data.subdistricts import load_subdistricts, load_villages
from stuntmap.errors import StuntmapError
from stuntmap.language import Language
from stuntmap.links.visit import Visit
from stuntmap.report.intervention_template import intervention_template
from stuntmap.report.narrative.interventions import indicator_title
from stuntmap.ui.parts import downloads, own_tables

PREFIX: Final = "interventions"
_STATE: Final = f"{PREFIX}_brought"
_TABLE: Final = ""


@dataclass(frozen=True)
class Brought:
    """What the visitor brought and decided so far; `table` is what was read from it."""

    content: bytes
    period: str | None = None
    names: own_tables.Names = ()
    anyway: tuple[tuple[str, int], ...] = ()
    district_code: str = ""
    table: Interventions | None = None

    def asks_the_same(self, other: "Brought | None") -> bool:
        """Whether reading would give the same again."""
        return other is not None and replace(self, table=None) == replace(other, table=None)


def loaded(district_code: str | None) -> Interventions | None:
    """The table of this visit for a district; None where none was read."""
    brought: Brought | None = st.session_state.get(_STATE)
    if brought is None or brought.district_code != district_code:
        return None
    return brought.table


def period_shown(visit: Visit, table: Interventions) -> str | None:
    """The period of the link where the table has it, else the newest."""
    asked = visit.selection.month
    return asked if asked in table.periods else table.period


def show(visit: Visit) -> None:
    """The folded panel: bring, confirm, decide; what was read before stays until another file comes."""
    language = visit.language
    own_tables.show_refusal(PREFIX)
    table = loaded(visit.selection.district_code)
    label = language.text("Own table of interventions: bring, check, confirm")
    # A panel of another key, so that it folds once the table is read.
    key = f"{PREFIX}_panel_{'open' if table is None else 'read'}"
    with st.expander(label, icon=":material/upload_file:", key=key, expanded=table is None):
        st.caption(
            language.text(
                "The table stays in this visit; the server keeps nothing of it once you leave. Bring counts, no names "
                "of persons: a file with names, NIK or addresses is refused."
            )
        )
        _template(visit)
        _fields(visit)
    if (table := loaded(visit.selection.district_code)) is not None:
        _show_checks(visit, table)


def _show_checks(visit: Visit, table: Interventions) -> None:
    language = visit.language
    open_names = len(table.matches(DOUBTFUL, UNMATCHED))
    label = language.text(
        "Check the file: {findings} findings, {names} names to confirm",
        findings=language.number(len(table.findings)),
        names=language.number(open_names),
    )
    with st.expander(label, icon=":material/checklist:", key=f"{PREFIX}_checks", expanded=open_names > 0):
        _show_taken(language, table)
        own_tables.show_findings(PREFIX, language, table.findings, NEVER_USED, "stuntmap interventions check")
        own_tables.show_names(PREFIX, language, table)


def _show_taken(language: Language, table: Interventions) -> None:
    """Which headings were taken for which indicator, where they do not say it in its own words."""
    told = [
        [heading, indicator_title(language, one), "" if one.is_known else language.text("an indicator of your own")]
        for heading, one in table.taken
        if not one.is_known or heading != indicator_title(language, one)
    ]
    if told:
        own_tables.show_taken(language, told)


def _template(visit: Visit) -> None:
    code, level = visit.selection.district_code or "", visit.selection.part

    def as_xlsx() -> bytes:
        return intervention_template(load_subdistricts(code), load_villages(code), level, visit.selection.month or "")

    label = visit.language.text("Template with the indicators of Perpres 72/2021 (XLSX)")
    name = f"intervensi-{code}.xlsx"
    downloads.download(label, as_xlsx, name, downloads.XLSX_TYPE, f"{PREFIX}_template", type="tertiary")


def _fields(visit: Visit) -> None:
    language = visit.language
    fields = {
        _TABLE: (language.text("Sasaran and capaian of each indicator (XLSX, XLS, ODS, CSV)"), own_tables.KINDS),
        own_tables.NAMES: (language.text("Confirmed names, saved before (CSV)"), ["csv"]),
    }
    files = own_tables.brought_files(PREFIX, language, fields)
    if _TABLE not in files:
        st.session_state.pop(_STATE, None)
        return
    before: Brought | None = st.session_state.get(_STATE)
    wanted = Brought(
        files[_TABLE],
        _asked_period(language) if before is not None and _lacks_period(before) else None,
        own_tables.confirmed_names(PREFIX, files.get(own_tables.NAMES), language),
        own_tables.used_anyway(PREFIX),
        visit.selection.district_code or "",
    )
    if wanted.asks_the_same(before):
        return
    try:
        with st.spinner(language.text("Reading the table")):
            table = read_interventions(
                wanted.content,
                period=wanted.period,
                district_code=wanted.district_code,
                confirmed=dict(wanted.names),
                used_anyway=wanted.anyway,
            )
    except StuntmapError as error:
        own_tables.refuse(PREFIX, error, language)
        return
    st.session_state[_STATE] = replace(wanted, table=table)
    st.rerun()


def _lacks_period(brought: Brought) -> bool:
    return brought.table is None or brought.table.period is None or brought.period is not None


def _asked_period(language: Language) -> str | None:
    text = st.text_input(
        language.text("Month or quarter of the data, where the file does not say it"),
        key=f"{PREFIX}_period",
        placeholder="2025-Q3",
    )
    return (text or "").strip() or None
