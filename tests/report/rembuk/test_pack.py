import io
import random
import time
import zipfile
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from questions import facts_of
from refusals import refused
from stuntmap.errors import BadChoiceError
from stuntmap.language import LANGUAGES
from stuntmap.language import language as by_code
from stuntmap.report.rembuk import pack
from stuntmap.report.rembuk.pack import pack_bytes, pack_name, pack_parts
from stuntmap.report.rembuk.settings import Action, Commitment, default_settings

STARTS = {"pptx": b"PK", "xlsx": b"PK", "docx": b"PK", "pdf": b"%PDF", "png": b"\x89PNG", "svg": b"<"}


@cache
def pack_of(code: str) -> tuple[bytes, tuple[Any, ...]]:
    """The pack, and what its maker told meanwhile."""
    facts, words, told = facts_of(code), by_code("id"), []
    settings = replace(
        default_settings(words, facts), date="3 Maret 2026", place="Pendopo", link="https://example.org/r"
    )
    content = pack_bytes(words, facts, settings, Commitment(), progress=lambda *facts: told.append(facts))
    return content, tuple(told)


def files_of(code: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(pack_of(code)[0])) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_pack_of_a_district_holds_every_file_and_each_is_what_its_name_says():
    files = files_of("3310")
    assert [name for name in files if not name.startswith("gambar/")] == [
        "BACA-SAYA.txt",
        "paparan-3310-2024.pptx",
        "dokumen-3310-2024.pdf",
        "tabel-3310-2024.xlsx",
        "lembar-komitmen-3310-2024.docx",
    ]
    pictures = [name for name in files if name.startswith("gambar/")]
    assert len([name for name in pictures if name.endswith(".png")]) == len(pictures) / 2 == 10
    for name, content in list(files.items())[1:]:
        assert content.startswith(STARTS[name.rsplit(".", 1)[-1]]), name
    assert pack_name(facts_of("3310")) == "rembuk-3310-2024.zip"


def test_the_pack_is_at_most_15_mb():
    assert len(pack_of("3310")[0]) <= 15_000_000


def test_the_text_names_every_file_and_the_sources_with_their_licences():
    files = files_of("3310")
    said = files["BACA-SAYA.txt"].decode("utf-8-sig")
    assert [name for name in files if "/" not in name and name != "BACA-SAYA.txt" and name not in said] == []
    for words in ("Kabupaten Klaten", "SSGI 2024", "3 Maret 2026", "Pendopo", "CC BY 3.0 IGO", "e-PPGBM", "Open Font"):
        assert words in said
    assert "https://example.org/r" in said
    assert "\r\n" in said


def without_drawing(monkeypatch, pictures_bytes=3):
    """Let the dear parts be made at once; what they hold does not matter."""
    monkeypatch.setattr(pack, "slides_bytes", lambda *_, **__: b"PK")
    monkeypatch.setattr(pack, "document_bytes", lambda *_, **__: b"%PDF")
    drawn = random.Random(1).randbytes(pictures_bytes)
    monkeypatch.setattr(pack, "picture_files", lambda *_, **__: {"01.png": drawn})


def test_english_files_have_english_names(monkeypatch):
    without_drawing(monkeypatch)
    facts, words = facts_of("3310"), by_code("en")
    content = pack_bytes(words, facts, default_settings(words, facts), Commitment())
    names = set(zipfile.ZipFile(io.BytesIO(content)).namelist())
    assert {"READ-ME.txt", "slides-3310-2024.pptx", "commitment-sheet-3310-2024.docx"} < names


def test_progress_counts_the_parts_and_ends_with_all_of_them():
    told = pack_of("3310")[1]
    assert [done for done, _, _ in told] == [0, 1, 2, 3, 4, 5]
    assert {of for _, of, _ in told} == {5}
    assert told[0][2] == by_code("id").text(pack.LABELS[pack.SLIDES])
    assert told[-1][2] == ""


def test_a_province_has_the_edition_of_its_districts_besides():
    content, told = pack_of("93")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "edisi-provinsi-93-2024.pdf" in archive.namelist()
    assert told[-1] == (6, 6, "")
    pages = [label for _, _, label in told if label.endswith("/4")]
    assert len(pages) == 4


@pytest.mark.parametrize("code", LANGUAGES)
def test_parts_are_made_only_when_asked_for(code, monkeypatch):
    monkeypatch.setattr(pack, "slides_bytes", None)
    facts, words = facts_of("3310"), by_code(code)
    parts = pack_parts(words, facts, default_settings(words, facts), Commitment())
    assert [part.key for part in parts] == ["slides", "document", "workbook", "sheet", "pictures"]
    (name, content), *others = parts[3].files().items()
    assert name.endswith("-3310-2024.docx")
    assert content.startswith(b"PK")
    assert others == []


def test_the_same_input_gives_the_same_bytes_whatever_the_hour(monkeypatch):
    another_day = time.struct_time((2001, 2, 3, 4, 5, 6, 5, 34, 0))
    monkeypatch.setattr("time.localtime", lambda *_: another_day)
    facts, words = facts_of("3310"), by_code("id")
    settings = replace(
        default_settings(words, facts), date="3 Maret 2026", place="Pendopo", link="https://example.org/r"
    )
    assert pack_bytes(words, facts, settings, Commitment()) == pack_of("3310")[0]


def test_a_nik_is_refused_before_anything_is_made(monkeypatch):
    monkeypatch.setattr(pack, "slides_bytes", None)
    facts, words = facts_of("3310"), by_code("id")
    commitment = Commitment(actions=(Action(activity="Dampingi 3310011501210001"),))
    with refused(BadChoiceError, "NIK"):
        pack_bytes(words, facts, default_settings(words, facts), commitment)


def test_a_pack_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(pack, "LARGEST_PACK_MB", 1)
    without_drawing(monkeypatch, pictures_bytes=1_100_000)
    facts, words = facts_of("3310"), by_code("id")
    with refused(BadChoiceError, "Paket lebih besar dari 1 MB"):
        pack_bytes(words, facts, default_settings(words, facts), Commitment())
