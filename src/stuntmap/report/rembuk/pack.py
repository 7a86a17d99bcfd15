"""One zip with everything that a meeting needs: slides, document, workbook, commitment sheet, pictures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from stuntmap.answers import shared_answers
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.answers.parts_meeting import PartsFacts
from stuntmap.data.indicators import FOLDER, STUNTING_FILE
from stuntmap.data.project import ROOT
from stuntmap.data.provenance import read_record
from stuntmap.data.regions import BOUNDARIES
from stuntmap.errors import BadChoiceError
from stuntmap.language import Language, marked
from stuntmap.report import survey_sources
from stuntmap.report.narrative.parts_meeting import routine_line
from stuntmap.report.parts.document import parts_document_bytes
from stuntmap.report.rembuk.agreed_screen import agreed_screen
from stuntmap.report.rembuk.checked_texts import checked_texts
from stuntmap.report.rembuk.commitment import commitment_bytes
from stuntmap.report.rembuk.deck.slides import slides_bytes
from stuntmap.report.rembuk.document.printing import document_bytes, province_document_bytes
from stuntmap.report.rembuk.pictures import picture_files
from stuntmap.report.rembuk.screens import read_on, rembuk_screens
from stuntmap.report.rembuk.settings import Commitment, MeetingSettings
from stuntmap.report.rembuk.workbook.sheets import workbook_bytes
from stuntmap.report.steady_archive import packed
from stuntmap.vocabulary import COMPARABLE_YEARS, PREVALENCE, STUNTING

MEGABYTE: Final = 1_000_000
LARGEST_PACK_MB: Final = 15

SLIDES, DOCUMENT, EDITION, PARTS, WORKBOOK, SHEET, PICTURES = (
    *("slides", "document", "edition", "parts", "workbook", "sheet", "pictures"),
)
# What each part is called to the reader, and its file.
LABELS: Final = {
    SLIDES: marked("Slides (PPTX)"),
    DOCUMENT: marked("Document (PDF)"),
    EDITION: marked("Province edition (PDF)"),
    PARTS: marked("Routine data by kecamatan (PDF)"),
    WORKBOOK: marked("Workbook (XLSX)"),
    SHEET: marked("Commitment sheet (DOCX)"),
    PICTURES: marked("Pictures (PNG, SVG)"),
}
FILE_NAMES: Final = {
    SLIDES: marked("slides-{region}-{year}.pptx"),
    DOCUMENT: marked("document-{region}-{year}.pdf"),
    EDITION: marked("province-edition-{region}-{year}.pdf"),
    PARTS: marked("routine-data-{region}-{month}.pdf"),
    WORKBOOK: marked("tables-{region}-{year}.xlsx"),
    SHEET: marked("commitment-sheet-{region}-{year}.docx"),
}
READ_ME: Final = marked("READ-ME.txt")
MEANINGS: Final = {
    SLIDES: marked(
        "the screens of the meeting as an editable presentation, with notes for the speaker; last what was agreed"
    ),
    DOCUMENT: marked("pages to hand out, with what the meeting agreed on"),
    EDITION: marked("a summary of the province and one page for each district"),
    PARTS: marked("the own recap of e-PPGBM by kecamatan, apart from the survey's figures"),
    WORKBOOK: marked("all tables behind the other files"),
    SHEET: marked("minutes and commitment, to fill in and to sign"),
    PICTURES: marked("every figure for reports and messages, with title, note and source"),
}


# Told how many of how many pages are drawn.
Pages = Callable[[int, int], None]


@dataclass(frozen=True)
class Part:
    """One part of the pack: key, name for the reader, and its files by path inside the zip, made when called."""

    key: str
    label: str
    make: Callable[[Pages | None], Mapping[str, bytes]]

    def files(self, pages: Pages | None = None) -> Mapping[str, bytes]:
        """The files, made now; `pages` hears of a part that takes long how far it is."""
        return self.make(pages)


def pack_name(facts: MeetingFacts) -> str:
    """The name of the zip: "rembuk-3310-2024.zip"."""
    return f"rembuk-{facts.region_code}-{facts.survey_year}.zip"


def part_name(language: Language, key: str, facts: MeetingFacts) -> str:
    """The name of a part's file: "paparan-3310-2024.pptx"."""
    month = "" if facts.parts is None else facts.parts.month or ""
    return language.text(FILE_NAMES[key], region=facts.region_code, year=facts.survey_year, month=month)


def pack_parts(
    language: Language,
    facts: MeetingFacts,
    settings: MeetingSettings,
    commitment: Commitment,
    *,
    logo: bytes | None = None,
    template: bytes | None = None,
) -> tuple[Part, ...]:
    """The parts in their order, none made yet; a province has the edition of its districts besides.

    Raises:
        BadChoiceError: a text that `checked_texts` refuses.
    """
    settings, commitment = checked_texts(settings, commitment)
    official = shared_answers().official_target(commitment.target_year)
    agreed = agreed_screen(language, facts, commitment, official)
    screens = cache(lambda: (*rembuk_screens(language, facts, settings), *filter(None, [agreed])))

    def single(key: str, made: Callable[[Pages | None], bytes]) -> Part:
        return Part(key, language.text(LABELS[key]), lambda pages: {part_name(language, key, facts): made(pages)})

    parts = [
        single(SLIDES, lambda _: slides_bytes(language, facts, screens(), settings, logo=logo, template=template)),
        single(DOCUMENT, lambda _: document_bytes(language, facts, screens(), settings)),
        *([] if facts.is_district else [single(EDITION, lambda pages: _edition(language, facts, settings, pages))]),
        *([] if facts.parts is None else [single(PARTS, lambda _: _parts_document(language, facts.parts, settings))]),
        single(WORKBOOK, lambda _: workbook_bytes(language, facts, screens(), settings.date)),
        single(SHEET, lambda _: commitment_bytes(language, facts, settings, commitment)),
        Part(PICTURES, language.text(LABELS[PICTURES]), lambda _: picture_files(language, screens())),
    ]
    return tuple(parts)


def pack_bytes(
    language: Language,
    facts: MeetingFacts,
    settings: MeetingSettings,
    commitment: Commitment,
    *,
    logo: bytes | None = None,
    template: bytes | None = None,
    progress: Callable[[int, int, str], None] | None = None,
) -> bytes:
    """All parts in one zip, first a text that says what is inside; the same input gives the same bytes.

    `progress` is told before each part how many are done, how many there are and which comes now, and once at the end.

    Raises:
        BadChoiceError: a text that `checked_texts` refuses, or more than 15 MB, by a heavy logo or template.
    """
    parts = pack_parts(language, facts, settings, commitment, logo=logo, template=template)
    tell = progress or (lambda _done, _of, _label: None)
    files: dict[str, bytes] = {}
    for done, part in enumerate(parts):
        tell(done, len(parts), part.label)
        files |= part.files(_pages(tell, done, len(parts), part.label))
    read_me = _read_me(language, facts, settings, parts)
    content = packed({language.text(READ_ME): read_me, **files})
    if len(content) > LARGEST_PACK_MB * MEGABYTE:
        raise BadChoiceError("pack_too_large", most=LARGEST_PACK_MB)
    tell(len(parts), len(parts), "")
    return content


def _pages(tell: Callable[[int, int, str], None], done: int, parts: int, label: str) -> Pages:
    """What a long part tells of its pages, as progress of the whole."""

    def told(page: int, of: int) -> None:
        tell(done, parts, f"{label} {page}/{of}")

    return told


def _edition(language: Language, facts: MeetingFacts, settings: MeetingSettings, pages: Pages | None) -> bytes:
    """The edition of the province: its districts that have a figure in the survey, each on a page."""
    known = facts.districts.index[facts.districts[PREVALENCE].notna()]
    districts = (shared_answers().meeting(facts.question, code) for code in known)
    return province_document_bytes(language, facts, districts, settings, pages)


def _parts_document(language: Language, parts: PartsFacts | None, settings: MeetingSettings) -> bytes:
    assert parts is not None
    return parts_document_bytes(language, parts, settings.date)


def _read_me(language: Language, facts: MeetingFacts, settings: MeetingSettings, parts: tuple[Part, ...]) -> bytes:
    """What the files are, where the figures come from, and under which licences; opens in any editor of texts."""
    _ = language.text
    lines = [
        settings.title or facts.region_name,
        f"{facts.region_name} · {facts.survey_label}",
        *filter(None, [" · ".join(filter(None, (settings.date, settings.place)))]),
        read_on(language, facts),
        "",
        _("What is inside"),
        *(f"- {_file_words(language, part, facts)}: {_(MEANINGS[part.key])}" for part in parts),
        "",
        _("Figures"),
        *_kinds_of_data(language, facts),
        _(STUNTING.definition) + ".",
        _("Every figure stands with its survey; the workbook also gives limits, definition and source of each."),
        "",
        _("Sources and licences"),
        *_source_lines(language),
        _("Typeface in the document and the pictures: Source Sans (SIL Open Font License 1.1)."),
        "",
        " · ".join(filter(None, (_("Made with stuntmap, data {version}", version=survey_sources.data_version()),
                                 settings.link))),
        "",
    ]  # fmt: skip
    return "\r\n".join(lines).encode("utf-8-sig")


def _kinds_of_data(language: Language, facts: MeetingFacts) -> list[str]:
    """That survey and routine figures are never mixed, and whether both are there."""
    if facts.parts is None:
        return [language.text("Survey estimates only: never mix them with routine weighing data (e-PPGBM).")]
    apart = language.text("Survey estimates and routine data stand on pages of their own: never mix them.")
    return [apart, routine_line(language, facts.parts)]


def _file_words(language: Language, part: Part, facts: MeetingFacts) -> str:
    return part_name(language, part.key, facts) if part.key in FILE_NAMES else part.label


def _source_lines(language: Language) -> list[str]:
    """Stunting figures, determinants and boundaries, each with its producer and licence."""
    _ = language.text
    figures = read_record(ROOT / FOLDER / STUNTING_FILE)
    boundaries = read_record(ROOT / BOUNDARIES / "district.parquet")
    slots = {"source": survey_sources.source_words(COMPARABLE_YEARS), "licence": _(figures.licence)}
    return [
        "- " + _("Stunting: {source}. {licence}", **slots),
        "- " + _("Determinants: BPS; Badan Pangan Nasional (FSVA, IKP); facts quoted as above."),
        "- " + _("Boundaries: {source} ({licence}).", source=boundaries.producer, licence=boundaries.licence),
    ]
