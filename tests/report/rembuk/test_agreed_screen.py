"""What a meeting agreed on, as slides and the printed document tell it."""

import io
from dataclasses import replace

import pptx
import pytest
from pypdf import PdfReader

from questions import facts_of
from stuntmap.answers import shared_answers
from stuntmap.language import language as by_code
from stuntmap.report.rembuk.agreed_screen import agreed_screen
from stuntmap.report.rembuk.pack import DOCUMENT, SLIDES, pack_parts
from stuntmap.report.rembuk.settings import POSITION, Action, Commitment, default_settings

BAHASA = by_code("id")
ACTIONS = (
    Action("Dinkes", "Timbang serentak", deadline="Juni 2027"),
    Action(),
    Action("Dinas Pertanian", indicator="Luas kebun gizi"),
)


def said(commitment: Commitment) -> tuple[str, tuple[str, ...]] | None:
    official = shared_answers().official_target(commitment.target_year)
    made = agreed_screen(BAHASA, facts_of("3310"), commitment, official)
    return None if made is None else (made.message, made.details)


def test_nothing_agreed_says_nothing() -> None:
    assert said(Commitment()) is None
    assert said(Commitment(target_year=2029, actions=(Action(),))) is None


@pytest.mark.parametrize(
    ("target", "year", "words"),
    [
        (14.5, 2029, "Target yang disepakati: 14,5 % pada 2029 (target nasional: 14,2 %)"),
        (12.0, 2027, "Target yang disepakati: 12 % pada 2027"),
        (12.25, None, "Target yang disepakati: 12,25 %"),
        (None, 2029, "Kegiatan yang disepakati"),
    ],
)
def test_the_agreed_target_stands_beside_the_national_one_of_its_year(
    target: float | None, year: int | None, words: str
) -> None:
    message, _ = said(Commitment(target, year, ACTIONS)) or ("", ())
    assert message.replace("\u00a0", " ") == words


def test_an_action_is_told_by_who_does_what_by_when() -> None:
    _, details = said(Commitment(None, None, ACTIONS)) or ("", ())
    assert details == ("Dinkes: Timbang serentak (batas waktu: Juni 2027)", "Dinas Pertanian: Luas kebun gizi")


def test_slides_and_document_end_with_what_was_agreed() -> None:
    facts = facts_of("3310")
    settings = replace(default_settings(BAHASA, facts), screens=(POSITION,))
    for commitment, there in ((Commitment(14.5, 2029, ACTIONS), True), (Commitment(), False)):
        parts = {part.key: part for part in pack_parts(BAHASA, facts, settings, commitment)}
        (slides,), (document,) = (parts[key].files().values() for key in (SLIDES, DOCUMENT))
        deck = pptx.Presentation(io.BytesIO(slides))
        last = [shape.text_frame.text for shape in list(deck.slides)[-1].shapes if shape.has_text_frame]
        printed = " ".join(PdfReader(io.BytesIO(document)).pages[-1].extract_text().split())
        for text in ("\n".join(last), printed):
            assert ("Timbang serentak" in text) is there
            assert ("14,5" in text and "14,2" in text) is there
