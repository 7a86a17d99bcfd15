"""The files of a meeting to take along; each is made only when somebody asks for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import streamlit as st

from stuntmap.analysis.meeting import MeetingFacts
from stuntmap.language import Language
from stuntmap.report.rembuk.commitment import commitment_bytes
from stuntmap.report.rembuk.document import document_bytes
from stuntmap.report.rembuk.pictures import picture_files
from stuntmap.report.rembuk.saved_file import saved_bytes, saved_name
from stuntmap.report.rembuk.screens import Screen, rembuk_screens
from stuntmap.report.rembuk.settings import Commitment, MeetingSettings
from stuntmap.report.rembuk.workbook import workbook_bytes
from stuntmap.report.steady_archive import packed
from stuntmap.ui import downloads, rembuk_commitment
from stuntmap.ui.visit import Visit

DOCX_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class _Meeting:
    """Everything that a file of the meeting is made from."""

    language: Language
    facts: MeetingFacts
    settings: MeetingSettings
    commitment: Commitment

    @property
    def screens(self) -> tuple[Screen, ...]:
        return rembuk_screens(self.language, self.facts, self.settings)

    def document(self) -> bytes:
        return document_bytes(self.language, self.facts, self.screens, self.settings)

    def workbook(self) -> bytes:
        return workbook_bytes(self.language, self.facts, self.screens, self.settings.date)

    def pictures(self) -> bytes:
        return packed(picture_files(self.language, self.screens))

    def sheet(self) -> bytes:
        return commitment_bytes(self.language, self.facts, self.settings, self.commitment)

    def saved(self) -> bytes:
        facts = self.facts
        return saved_bytes(self.settings, self.commitment, facts.region_code, facts.survey_year, self.language)


@st.fragment
def show(visit: Visit, facts: MeetingFacts, settings: MeetingSettings) -> None:
    """The commitment to fill in, and a button for each file. Typing there does not draw the screens again."""
    language = visit.language
    commitment = rembuk_commitment.show(language, facts, settings)
    meeting = _Meeting(language, facts, settings, commitment)
    with st.container(border=True, key="rembuk_downloads"):
        st.markdown(f"##### {language.text('To take along')}")
        with st.container(horizontal=True):
            _show_parts(meeting)


def _stem(meeting: _Meeting, part: str) -> str:
    return downloads.file_stem("rembuk", meeting.facts.region_code, meeting.facts.survey_year, part)


def _show_parts(meeting: _Meeting) -> None:
    _ = meeting.language.text
    parts: tuple[tuple[str, Callable[[], bytes], str, str, str], ...] = (
        ("rembuk_document", meeting.document, _("Two pages (PDF)"), "application/pdf", f"{_stem(meeting, '')}.pdf"),
        (
            *("rembuk_workbook", meeting.workbook, _("Tables (XLSX)"), downloads.XLSX_TYPE),
            f"{_stem(meeting, _('tables'))}.xlsx",
        ),
        (
            *("rembuk_pictures", meeting.pictures, _("Pictures (zip)"), "application/zip"),
            f"{_stem(meeting, _('pictures'))}.zip",
        ),
        (
            *("rembuk_sheet", meeting.sheet, _("Commitment sheet (DOCX)"), DOCX_TYPE),
            f"{_stem(meeting, _('commitment'))}.docx",
        ),
        (
            *("rembuk_saved", meeting.saved, _("Save what was typed (JSON)"), "application/json"),
            saved_name(meeting.facts.region_code, meeting.facts.survey_year),
        ),
    )
    for key, make, label, kind, name in parts:
        downloads.download(label, make, name, kind, key)
