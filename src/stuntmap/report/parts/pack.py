"""The pack of a mini lokakarya: slides, document with action sheet, workbook, pictures of one kecamatan; one zip."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from stuntmap.answers.parts_meeting import PartsFacts
from stuntmap.language import Language, marked
from stuntmap.report import survey_sources
from stuntmap.report.narrative import parts_meeting as said
from stuntmap.report.narrative.recaps import month_words, source_words
from stuntmap.report.parts.book import parts_book_bytes
from stuntmap.report.parts.document import document_title, parts_document_bytes
from stuntmap.report.parts.screens import parts_screens
from stuntmap.report.rembuk.deck.cover import DeckAbout
from stuntmap.report.rembuk.deck.slides import deck_bytes
from stuntmap.report.rembuk.pictures import picture_files
from stuntmap.report.rembuk.settings import MeetingSettings
from stuntmap.report.steady_archive import packed

READ_ME: Final = marked("READ-ME.txt")
FILES: Final = {
    "slides": marked("slides-{region}-{month}.pptx"),
    "document": marked("document-{region}-{month}.pdf"),
    "workbook": marked("tables-{region}-{month}.xlsx"),
}
MEANINGS: Final = {
    "slides": marked("the screens of the meeting as an editable presentation, with notes for the speaker"),
    "document": marked("to hand out, with an action sheet to fill in: who does what, by when"),
    "workbook": marked("all tables behind the other files"),
    "pictures": marked("every figure for reports and messages, with title, note and source"),
}
Made = Callable[[], Mapping[str, bytes]]


def minilok_name(facts: PartsFacts) -> str:
    """The name of the zip: "minilok-331001-2025-08.zip"."""
    return "-".join(filter(None, ("minilok", facts.region_code, facts.month))) + ".zip"


def minilok_bytes(
    language: Language, facts: PartsFacts, date: str, progress: Callable[[int, int], None] | None = None
) -> bytes:
    """All files in one zip, first a text that says what is inside; the same input gives the same bytes.

    `date` is printed as it is given; `progress` hears how many of how many files are made.
    """
    files: dict[str, bytes] = {}
    parts = _parts(language, facts, date)
    for done, make in enumerate(parts.values()):
        if progress is not None:
            progress(done, len(parts))
        files |= make()
    return packed({language.text(READ_ME): _read_me(language, facts, date), **files})


def minilok_slides(language: Language, facts: PartsFacts, date: str) -> bytes:
    """The slides as PPTX: a cover, then a slide for each screen."""
    region = said.region_title(language, facts)
    place = region if facts.is_of_district else f"{region}, {facts.recap.district_name}"
    figures = source_words(language, facts.month)
    line = said.routine_line(language, facts)
    about = DeckAbout(region, (place, line), figures, line)
    settings = MeetingSettings(document_title(language, facts), date)
    return deck_bytes(language, about, parts_screens(language, facts), settings)


def _parts(language: Language, facts: PartsFacts, date: str) -> dict[str, Made]:
    def named(key: str, make: Callable[[], bytes]) -> Made:
        name = language.text(FILES[key], region=facts.region_code, month=facts.month or "")
        return lambda: {name: make()}

    screens = cache(lambda: parts_screens(language, facts))
    return {
        "slides": named("slides", lambda: minilok_slides(language, facts, date)),
        "document": named("document", lambda: parts_document_bytes(language, facts, date)),
        "workbook": named("workbook", lambda: parts_book_bytes(language, facts, date)),
        "pictures": lambda: picture_files(language, screens()),
    }


def _read_me(language: Language, facts: PartsFacts, date: str) -> bytes:
    _ = language.text
    month = {"region": facts.region_code, "month": facts.month or ""}
    names = {key: _(name, **month) for key, name in FILES.items()} | {"pictures": _("Pictures (PNG, SVG)")}
    hidden = said.hidden_sentence(language, facts)
    lines = [
        document_title(language, facts),
        " · ".join(filter(None, (facts.recap.district_name, month_words(language, facts.month), date))),
        "",
        said.routine_line(language, facts),
        *([hidden] if hidden else []),
        "",
        _("What is inside"),
        *(f"- {names[key]}: {_(meaning)}" for key, meaning in MEANINGS.items()),
        "",
        _("Typeface in the document and the pictures: Source Sans (SIL Open Font License 1.1)."),
        _("Made with stuntmap, data {version}", version=survey_sources.data_version()),
        "",
    ]
    return "\r\n".join(lines).encode("utf-8-sig")
