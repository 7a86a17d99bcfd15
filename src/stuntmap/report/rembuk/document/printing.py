"""The printed document (PDF, A4): two or three pages a region, or a province's summary with one page for each district.

Typst sets it from a template beside this module. Everything that comes from data or from a reader reaches the template
as data, never as markup. The file is tagged for screen readers (PDF/UA-1) and the same input gives the same bytes.
"""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import segno

from stuntmap.answers.meeting import MeetingFacts
from stuntmap.language import Language
from stuntmap.report.rembuk.document.letters import breakable, breakable_address, with_percent_signs_kept
from stuntmap.report.rembuk.document.sheets import Pictures, district_sheet, profile_sheet, summary_sheet
from stuntmap.report.rembuk.screens import Screen, rembuk_screens
from stuntmap.report.rembuk.settings import MeetingSettings
from stuntmap.report.typesetting import pdf_bytes

TEMPLATE: Final = Path(__file__).with_name("document.typ")
AUTHOR: Final = "stuntmap"


def document_bytes(
    language: Language, facts: MeetingFacts, screens: Sequence[Screen], settings: MeetingSettings
) -> bytes:
    """The pages of one district or province as PDF; sections of switched-off screens are left out."""
    pictures = Pictures()
    sheet = profile_sheet(language, facts, {screen.key: screen for screen in screens}, settings, pictures)
    return _pdf(language, [sheet], settings, pictures)


def province_document_bytes(
    language: Language,
    province_facts: MeetingFacts,
    district_facts: Iterable[MeetingFacts],
    settings: MeetingSettings,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """The edition of a province as PDF: one summary page, then one page a district in the order given.

    `district_facts` may be worked out one by one while the pages are drawn; `progress` hears after each how many of the
    province's districts with an estimate are drawn.
    """
    pictures = Pictures()
    sheets = [summary_sheet(language, province_facts, _by_key(language, province_facts, settings), settings, pictures)]
    total = int(province_facts.districts["prevalence_pct"].notna().sum())
    for done, facts in enumerate(district_facts, start=1):
        sheets.append(district_sheet(language, facts, _by_key(language, facts, settings), settings, pictures))
        if progress is not None:
            progress(done, max(total, done))
    return _pdf(language, sheets, settings, pictures)


def _by_key(language: Language, facts: MeetingFacts, settings: MeetingSettings) -> dict[str, Screen]:
    return {screen.key: screen for screen in rembuk_screens(language, facts, settings)}


def _pdf(
    language: Language, sheets: Sequence[Mapping[str, Any]], settings: MeetingSettings, pictures: Pictures
) -> bytes:
    code = qr_code(settings.link)
    if code:
        pictures.files["qr.svg"] = code
    data = {
        "language": language.code,
        "title": settings.title,
        "author": AUTHOR,
        "sheets": breakable(with_percent_signs_kept(sheets)),
        "link": settings.link,
        "address": breakable_address(settings.link),
        "qr": {"file": "qr.svg", "alt": language.text("QR code of the link {link}", link=settings.link)}
        if code
        else None,
        "link_label": language.text("These figures in the dashboard"),
        "words": {"page": language.text("Page"), "of": language.text("of"), "empty": "–"},
    }
    return pdf_bytes(TEMPLATE, data, pictures.files)


def qr_code(link: str) -> bytes:
    """The link as a QR code (SVG); empty where there is no link or it is too long for one."""
    if not link:
        return b""
    drawing = io.BytesIO()
    try:
        segno.make(link, error="m", micro=False).save(drawing, kind="svg", border=2, dark="#1b1f24", light="#ffffff")
    except segno.DataOverflowError:
        return b""
    return drawing.getvalue()
