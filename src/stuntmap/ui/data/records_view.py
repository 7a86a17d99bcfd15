"""Every record of the shipped data on the data page: producer, licence, dates, hash, warnings, columns."""

from datetime import date
from functools import partial

import streamlit as st

from stuntmap.data.indicators import STUNTING_FILE
from stuntmap.data.provenance import Record, all_records, checked_bytes
from stuntmap.data.usage_warnings import WARNINGS
from stuntmap.links.visit import Visit
from stuntmap.ui.parts import downloads, plain_table
from stuntmap.ui.parts.plain_table import Figure

KILOBYTE = 1000


@st.cache_resource(show_spinner=False)
def _records() -> tuple[list[Record], list[Record]]:
    """The records of the data files, figures first, and those of the boundary files that a browser fetches."""
    records = all_records()
    served = [record for record in records if "static" in record.path.parts]
    stored = [record for record in records if "static" not in record.path.parts]
    return sorted(stored, key=_reading_order), served


def _reading_order(record: Record) -> tuple[bool, bool, str]:
    """The stunting figures first, then the other indicators, then boundaries and codes."""
    folder = record.path.parent.name
    return folder != "indicators", record.path.name != STUNTING_FILE, record.path.name


def _facts(visit: Visit, record: Record) -> None:
    language = visit.language
    day = language.day(date.fromisoformat(record.accessed))
    facts = {
        language.text("Producer"): language.text(record.producer),
        language.text("To be cited as"): record.citation,
        language.text("Address"): record.url,
        language.text("Licence"): language.text(record.licence),
        language.text("Read on"): day,
        language.text("How it was built"): f"{language.text(record.built_how)} (`{record.built_by}`)",
        language.text("Hash of the file (sha256)"): f"`{record.sha256}`",
        language.text("Size"): _size(visit, record),
    }
    st.markdown("\n".join(f"- **{label}:** {text}" for label, text in facts.items()))


def _size(visit: Visit, record: Record) -> str:
    return visit.language.text("{size} KB", size=visit.language.number(max(record.bytes / KILOBYTE, 1)))


@st.fragment
def _show_record(visit: Visit, record: Record) -> None:
    """One record, folded under the title of its file."""
    language = visit.language
    fold = st.expander(f"{language.text(record.title)} · `{record.path.name}`", key=record.path.stem, on_change="rerun")
    if not fold.open:
        return
    with fold:
        _facts(visit, record)
        if record.warnings:
            st.markdown(f"**{language.text('Warnings')}**")
            st.markdown("\n".join(f"- {language.text(WARNINGS[code])}" for code in record.warnings))
        st.markdown(f"**{language.text('Columns')}**")
        plain_table.show(
            [language.text("Column"), language.text("Definition"), language.text("Unit")],
            [
                [name, language.text(column.definition), language.text(column.unit)]
                for name, column in record.columns.items()
            ],
        )
        downloads.download(
            language.text("The file as it is shipped"),
            partial(checked_bytes, record.path),
            record.path.name,
            "application/octet-stream",
            f"file_{record.path.stem}",
        )


@st.fragment
def _show_served(visit: Visit, records: list[Record]) -> None:
    """The boundary files that a browser fetches, in one table: they differ only in their extent."""
    language = visit.language
    label = language.text("Boundary files for the browser: {count}", count=language.number(len(records)))
    fold = st.expander(label, key="served_records", on_change="rerun")
    if not fold.open:
        return
    with fold:
        st.markdown(language.text(records[0].built_how))
        plain_table.show(
            [language.text("File"), language.text("Licence"), language.text("Size"), "sha256"],
            [
                [record.path.name, language.text(record.licence), Figure(_size(visit, record)), record.sha256[:12]]
                for record in records
            ],
        )


def show(visit: Visit) -> None:
    """Every record, the figures first."""
    language = visit.language
    st.markdown(
        language.text(
            "Every file carries a record. Its hash is compared when the file is read: a file that was changed is "
            "refused. `stuntmap verify` checks all of them."
        )
    )
    stored, served = _records()
    for record in stored:
        _show_record(visit, record)
    _show_served(visit, served)
