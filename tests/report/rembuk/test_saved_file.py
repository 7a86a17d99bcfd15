import json
from dataclasses import replace
from typing import Any

import pytest

from refusals import refused, said
from stuntmap.errors import BadChoiceError
from stuntmap.language import LANGUAGES
from stuntmap.report.rembuk import saved_file
from stuntmap.report.rembuk.checked_texts import MOST_SIGNATORIES
from stuntmap.report.rembuk.saved_file import LARGEST_BYTES, Saved, opened, saved_bytes, saved_name
from stuntmap.report.rembuk.settings import (
    LONGEST_TEXT,
    MOST_ACTIONS,
    MOST_QUESTIONS,
    Action,
    Commitment,
    MeetingSettings,
    Practice,
)

SETTINGS = MeetingSettings(
    title='Rembuk <stunting> & "Klaten"',
    date="22 November 2026",
    place="Pendopo",
    questions=("Target mana?", "Siapa memimpin?"),
    screens=("target", "position"),
    practice=Practice("Kelas ibu <b> & kader", "https://klaten.go.id/a?b=1&c=2", "Dinas Kesehatan"),
)
COMMITMENT = Commitment(
    14.5, 2029, (Action("Dinkes", "Kelas ibu", "Cakupan", "80 %", "APBD", "Juni 2029"),), (("Bupati", "H. Budi"),),
    "Klaten",
)  # fmt: skip
SAVED = Saved(SETTINGS, COMMITMENT, "3310", 2024, 12.5, 2029)


def changed(**parts: Any) -> bytes:
    """A sound file with some parts replaced; None takes the part out."""
    content = json.loads(saved_bytes(SAVED)) | parts
    return json.dumps({name: part for name, part in content.items() if part is not None}).encode()


def changed_in(part: str, **fields: Any) -> bytes:
    content = json.loads(saved_bytes(SAVED))
    return changed(**{part: content[part] | fields})


def refusal(content: bytes, code: str = "id") -> str:
    with pytest.raises(BadChoiceError) as caught:
        opened(content)
    message = said(caught.value, code)
    assert "\n" not in message
    return message


def test_what_is_saved_is_opened_again():
    content = saved_bytes(SAVED)
    assert opened(content) == SAVED
    assert saved_bytes(SAVED) == content
    assert saved_name("3310", 2024) == "rembuk-3310-2024.json"


def test_a_file_of_the_first_version_opens_without_a_place_of_signing():
    content = json.loads(saved_bytes(SAVED)) | {"version": 1}
    del content["commitment"]["signing_place"]
    assert opened(json.dumps(content).encode()).commitment == replace(COMMITMENT, signing_place="")


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_file_from_before_the_fourth_version_opens_without_a_practice(version):
    content = json.loads(saved_bytes(SAVED)) | {"version": version}
    del content["practice"]
    assert opened(json.dumps(content).encode()).settings == replace(SETTINGS, practice=Practice())


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"link": "javascript:alert(1)"}, "Tautan: bukan alamat halaman"),
        ({"link": "https://user@klaten.go.id/"}, "bukan alamat halaman"),
        ({"link": "//klaten.go.id"}, "bukan alamat halaman"),
        ({"link": "https://[klaten.go.id"}, "bukan alamat halaman"),
        ({"text": "Anak 3310075201200001 sudah sembuh"}, "NIK"),
        ({"office": "Bu Ani 33.10.07.520120.0001"}, "NIK"),
        ({"text": "a" * 401}, "400"),
        ({"text": 1}, "Praktik baik"),
        ({"more": ""}, "Praktik baik"),
    ],
)
def test_a_practice_holds_plain_words_and_the_address_of_a_page(fields, words):
    assert words in refusal(changed_in("practice", **fields))


@pytest.mark.parametrize("version", [1, 2])
def test_a_file_from_before_the_third_version_opens_without_the_targets_of_the_head(version):
    content = json.loads(saved_bytes(SAVED)) | {"version": version}
    del content["own_target_pct"], content["target_year"]
    assert opened(json.dumps(content).encode()) == replace(SAVED, own_target_pct=None, target_year=None)


def test_the_survey_s_own_target_year_counts_as_not_chosen():
    years = [replace(SAVED, own_target_pct=own, target_year=2024).chosen_target_year for own in (None, 12.5)]
    assert years == [None, 2024]


def test_an_empty_commitment_and_the_mark_of_an_editor_are_no_hindrance():
    content = saved_bytes(Saved(MeetingSettings(title=""), Commitment(), "33", 2023))
    assert opened(b"\xef\xbb\xbf" + content).commitment == Commitment()


def test_the_address_of_the_page_is_not_kept():
    content = saved_bytes(replace(SAVED, settings=MeetingSettings(title="a", link="https://example.org")))
    assert b"example.org" not in content
    assert opened(content).settings.link == ""


def test_the_fullest_file_is_small_enough_to_be_opened():
    text = "\N{RIGHTWARDS ARROW}" * LONGEST_TEXT
    settings = MeetingSettings(text, text, text, (text,) * MOST_QUESTIONS)
    actions = (Action(*(text,) * 6),) * MOST_ACTIONS
    commitment = Commitment(14.123456789, 2029, actions, ((text, text),) * MOST_SIGNATORIES, text)
    content = saved_bytes(Saved(settings, commitment, "3310", 2024))
    assert len(content) < LARGEST_BYTES
    assert opened(content).commitment == commitment


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe{}", b"PK\x03\x04", b"[" * 200_000, b'{"format": NaN}', b'{"version": ' + b"9" * 5000 + b"}"],
)
def test_broken_json_is_refused(content):
    assert "JSON tidak sah" in refusal(content)


def test_a_file_that_is_too_large_is_refused_unread(monkeypatch):
    monkeypatch.setattr(saved_file.json, "loads", None)
    assert "terlalu besar" in refusal(b" " * (LARGEST_BYTES + 1))


@pytest.mark.parametrize("content", [b"{}", b'{"format": "other"}', changed(format=1)])
def test_json_of_another_kind_is_refused(content):
    assert "bukan simpanan rembuk" in refusal(content)


@pytest.mark.parametrize("version", [5, 0, "1", True, [1]])
def test_another_version_is_refused(version):
    assert "Versi berkas simpanan ini berbeda; stuntmap ini membaca versi 4" in refusal(changed(version=version))


@pytest.mark.parametrize("region", ["9999", "ID", "", "33.10"])
def test_an_unknown_region_is_refused(region):
    assert "daerah yang tidak ada" in refusal(changed(region_code=region))


@pytest.mark.parametrize("year", [2018, 2025, "2024", True, [2024]])
def test_an_unknown_survey_is_refused(year):
    assert "survei yang tidak ada" in refusal(changed(survey_year=year))


@pytest.mark.parametrize("screens", [["position", "secret"], ["map", "map"]])
def test_unknown_screens_are_refused(screens):
    assert "layar yang tidak ada" in refusal(changed_in("settings", screens=screens))


@pytest.mark.parametrize(
    "content",
    [
        b"[1]",
        b"null",
        changed(settings=None),
        changed(settings=[]),
        changed(more=1),
        changed(region_code=3310),
        changed(own_target_pct="12"),
        changed(own_target_pct=0),
        changed(target_year=2050),
        changed(target_year=2029.5),
        changed_in("settings", title=5),
        changed_in("settings", link="https://example.org"),
        changed_in("settings", questions="Siapa?"),
        changed_in("settings", screens=[["map"]]),
        changed_in("commitment", target_pct="14"),
        changed_in("commitment", target_pct=True),
        changed_in("commitment", target_year=2029.5),
        changed_in("commitment", actions={}),
        changed_in("commitment", actions=[{"office": "Dinkes"}]),
        changed_in("commitment", signatories=[["Bupati", ""]]),
        changed_in("commitment", signatories=[{"role": "Bupati", "name": None}]),
    ],
)
def test_fields_that_are_missing_unknown_or_of_another_kind_are_refused(content):
    assert "tidak seperti semestinya" in refusal(content)


@pytest.mark.parametrize("target", ["1e999", "0", "-3"])
def test_a_target_that_is_no_percentage_is_refused(target):
    content = changed_in("commitment", target_pct=77.77).replace(b"77.77", target.encode())
    assert "bukan persentase" in refusal(content)


def test_long_texts_are_refused_not_cut_and_a_nik_never_enters_a_file():
    assert "paling banyak 200" in refusal(changed_in("settings", place="a" * 201))
    assert "NIK" in refusal(changed_in("settings", place="3310011501210001"))
    with refused(BadChoiceError, "NIK"):
        saved_bytes(replace(SAVED, settings=MeetingSettings(title="3310011501210001")))


@pytest.mark.parametrize("code", LANGUAGES)
def test_messages_are_in_the_language_of_the_page(code):
    words = {"id": "bukan simpanan rembuk", "en": "not a saved rembuk file"}
    assert words[code] in refusal(b"{}", code)
