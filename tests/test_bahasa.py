"""The Bahasa catalogue keeps the words of docs/bahasa.md: one name a thing, numbers as reports set them."""

import re

import pytest
from babel.messages.pofile import read_po

from stuntmap.language import LOCALE_FOLDER

# Each with what to write instead. Names of commands and options ("stuntmap serve --port", URLs) are not words.
FORBIDDEN = {
    r"\bselang": "rentang kepercayaan 95 %, then rentang",
    r"\binterval\b": "rentang",
    r"\b(?:maju|mundur)\b": "naik 2 peringkat, turun 2 peringkat",
    r"\bubah peringkat\b": "perubahan peringkat",
    r"\bsalindia\b": "paparan",
    r"\b(?:tidak )?signifikan\b": "nyata, belum berbeda nyata",
    r"\bpenderita\b|\bjumlah kasus\b": "balita stunting (perkiraan)",
    r"\bgagal\b(?! dibaca)|\bberhasil\b|\bsukses\b|\bprestasi\b": "what the figures say",
    r"\bdistrik\b": "kabupaten/kota",
    r"\bserver\b": "peladen",
    r"\bbrowser\b": "peramban",
    r"\bdownload\b": "unduh",
    r"\bmembalik|\bpun jalan\b": "a plain verb",
    r"\bpersentase poin\b": "poin persen",
}


def texts() -> list[str]:
    """Every translated text of the Bahasa catalogue."""
    with (LOCALE_FOLDER / "id" / "LC_MESSAGES" / "stuntmap.po").open("rb") as file:
        catalogue = read_po(file, locale="id")
    found: list[str] = []
    for message in catalogue:
        if message.id:
            found += [message.string] if isinstance(message.string, str) else list(message.string)
    return found


@pytest.mark.parametrize("pattern", FORBIDDEN)
def test_catalogue_has_one_word_for_a_thing(pattern: str) -> None:
    wrong = [text for text in texts() if re.search(pattern, text, re.IGNORECASE)]
    assert not wrong, f"write {FORBIDDEN[pattern]!r} instead: {wrong}"


def test_percent_sign_never_leaves_its_number() -> None:
    assert [text for text in texts() if re.search(r"[\d}] %(?!\w)", text)] == []


def test_numbers_have_a_decimal_comma() -> None:
    versions_and_licences = re.compile(
        r"EPSG|CC BY|\(33\.10\)|\d\.\d\.\d|Perpres|SE Mendagri|Kepmendagri|\d{1,3}\.\d{3}|License \d|BY \d|0\.0\.0\.0"
    )
    wrong = [text for text in texts() if re.search(r"\d\.\d", text) and not versions_and_licences.search(text)]
    assert wrong == []


def test_ranges_are_written_with_a_dash() -> None:
    assert [text for text in texts() if "{low}-{high}" in text] == []
