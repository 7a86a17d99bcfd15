import pytest

from refusals import refused, said
from stuntmap.errors import BadChoiceError
from stuntmap.language import language as by_code
from stuntmap.report.rembuk.checked_texts import MOST_SIGNATORIES, checked_text, checked_texts, holds_nik
from stuntmap.report.rembuk.settings import (
    LONGEST_TEXT,
    MOST_ACTIONS,
    MOST_QUESTIONS,
    Action,
    Commitment,
    MeetingSettings,
)

BAHASA = by_code("id")
# Made up: subdistrict 33.10.01, born 15 January 2021 (a girl: day plus 40), the same as typed from a paper.
NIKS = [
    "3310011501210001",
    "NIK 3310015501210001.",
    "anak(3310011501210001)",
    "33.10.01.150121.0001",
    "3310 0115 0121 0001",
    "3310-01-150121-0001",
    "331001\u200b1501210001",
    "3310011501210001",
    "2 3310 0115 0121 0001 7",
    "9999999999999999",
]
NO_NIKS = [
    "",
    "2024 2025 2026 2027",
    "Rp1.000.000.000.000.000",
    "5.1.02.01.01.0024",
    "081234567890",
    "331001150121000",
    "33100115012100012",
    "APBD 2025: Rp1.250.000.000; DAK 2025: Rp500.000.000",
]


@pytest.mark.parametrize("text", NIKS)
def test_a_nik_is_found_however_it_is_typed(text):
    assert holds_nik(text)


@pytest.mark.parametrize("text", NO_NIKS)
def test_years_amounts_and_telephone_numbers_are_no_nik(text):
    assert not holds_nik(text)


def test_white_space_becomes_one_space():
    assert checked_text("Judul", "  Rembuk\n\tstunting\u00a0Klaten ") == "Rembuk stunting Klaten"


def test_a_text_of_the_longest_length_passes_and_one_letter_more_is_refused_not_cut():
    assert checked_text("Judul", "a" * LONGEST_TEXT) == "a" * LONGEST_TEXT
    with refused(BadChoiceError, "Judul: 201 karakter, paling banyak 200"):
        checked_text("Judul", "a" * (LONGEST_TEXT + 1))


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\ud800", "\uffff"])
def test_letters_that_no_document_can_hold_are_refused(letter):
    with refused(BadChoiceError, "tidak dapat dicetak: U"):
        checked_text("Judul", f"a{letter}b")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Rembuk 😀 Klaten", "😀"),
        ("ꦏ꧀ꦭꦛꦺꦤ꧀", "ꦏ, U+A9C0, ꦭ, ꦛ, U+A9BA, …"),
        ("رمبوق", "ر, م, ب, و, ق"),
        ("★ selesai ★", "★"),
        ("poin \uf0b7 satu", "U+F0B7"),
    ],
)
def test_letters_that_the_typeface_does_not_have_are_named_before_anything_is_printed(text, named):
    with pytest.raises(BadChoiceError) as caught:
        checked_text("Judul", text)
    assert caught.value.code == "text_letters"
    assert said(caught.value).startswith(f"Judul: memuat tanda yang tidak dapat dicetak: {named}.")


def test_letters_of_official_bahasa_pass_as_they_are():
    text = "“Rembuk” – Café São ½ ≥ 14 % → 5² • ‘Sa’adah’ Rp1.000,00 & <ibu> ✓ № Ø ß − …"
    assert checked_text("Judul", text) == text


def test_marks_that_nobody_sees_go_and_a_letter_of_two_parts_becomes_one():
    typed = "\ufeffRem\u200bbuk\u00ad Cafe\N{COMBINING ACUTE ACCENT} ✓\ufe0f\u200e"
    assert checked_text("Judul", typed) == "Rembuk Café ✓"


NIK_PLACES = {
    "Judul": (MeetingSettings(title=NIKS[0]), Commitment()),
    "Tanggal": (MeetingSettings(title="", date=NIKS[0]), Commitment()),
    "Tempat": (MeetingSettings(title="", place=NIKS[0]), Commitment()),
    "Pertanyaan 2": (MeetingSettings(title="", questions=("a", NIKS[0])), Commitment()),
    "Aksi 1, Kegiatan": (MeetingSettings(title=""), Commitment(actions=(Action(activity=NIKS[0]),))),
    "Aksi 2, Batas waktu": (MeetingSettings(title=""), Commitment(actions=(Action(), Action(deadline=NIKS[0])))),
    "Penanda tangan 1": (MeetingSettings(title=""), Commitment(signatories=(("Camat", NIKS[0]),))),
}


@pytest.mark.parametrize("field", NIK_PLACES)
def test_a_nik_is_refused_in_every_field_and_not_repeated(field):
    with pytest.raises(BadChoiceError) as caught:
        checked_texts(*NIK_PLACES[field])
    assert said(caught.value).startswith(f"{field}: memuat angka seperti NIK")
    assert NIKS[0] not in said(caught.value)
    assert NIKS[0] not in str(caught.value)


@pytest.mark.parametrize(
    ("settings", "commitment"),
    [
        (MeetingSettings(title="", questions=("a",) * (MOST_QUESTIONS + 1)), Commitment()),
        (MeetingSettings(title=""), Commitment(actions=(Action(),) * (MOST_ACTIONS + 1))),
        (MeetingSettings(title=""), Commitment(signatories=(("Camat", ""),) * (MOST_SIGNATORIES + 1))),
    ],
)
def test_too_many_rows_are_refused(settings, commitment):
    with refused(BadChoiceError, "paling banyak"):
        checked_texts(settings, commitment)


@pytest.mark.parametrize("target", [0, 100, -1, float("nan"), float("inf")])
def test_an_agreed_target_is_a_percentage(target):
    with refused(BadChoiceError, "Target yang disepakati"):
        checked_texts(MeetingSettings(title=""), Commitment(target_pct=target))


@pytest.mark.parametrize("year", [2020, 2046])
def test_an_agreed_year_lies_in_the_time_of_the_national_path(year):
    with refused(BadChoiceError, "Tahun target"):
        checked_texts(MeetingSettings(title=""), Commitment(target_year=year))


def test_sound_texts_come_back_clean_and_empty_questions_go():
    settings = MeetingSettings(title=" Rembuk ", questions=("Siapa?", "  "))
    action = Action("Dinkes", "Kelas ibu <hamil> & balita", '"70 %"', "80 %", "APBD 2025", "Juni 2025")
    commitment = Commitment(14.0, 2025, (action,), (("Bupati", "H. Budi"),))
    clean, agreed = checked_texts(settings, commitment)
    assert (clean.title, clean.questions) == ("Rembuk", ("Siapa?",))
    assert agreed == commitment
