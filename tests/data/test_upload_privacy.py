"""Lists of single children are refused before a row is kept; nothing of them stays in memory, error, log or file."""

import gc
import logging
import os
import tempfile
from pathlib import Path

import pytest
from made_tables import workbook

from refusals import BAHASA
from stuntmap.data.uploads.files import shown_sheets
from stuntmap.errors import BadChoiceError, unforeseen
from stuntmap.language.error_words import error_words

SECRET = "Rahasiawati Sukmaningrum"
BY_NAME = [
    "No",
    "NIK",
    "Nama",
    "JK",
    "Tgl Lahir",
    "BB Lahir",
    "TB Lahir",
    "Nama Ortu",
    "Prov",
    "Kab/Kota",
    "Kec",
    "Alamat",
]
RECAP = ["No", "Nama Desa/Kelurahan", "Nama Kecamatan", "Jumlah Balita", "Diukur", "Pendek"]


def refused_words(content: bytes) -> str:
    with pytest.raises(BadChoiceError) as refusal:
        shown_sheets(content)
    return error_words(refusal.value, BAHASA)


def as_files(*rows: list[object]) -> list[bytes]:
    text = "\n".join(";".join(map(str, row)) for row in rows)
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return [text.encode(), text.encode("utf-16"), f"<table>{cells}</table>".encode(), workbook(*rows)]


@pytest.mark.parametrize("kind", range(4))
def test_the_list_by_name_is_refused_whatever_its_kind_of_file(kind):
    words = refused_words(as_files(BY_NAME, [1, 3310010101200001, SECRET, "P"])[kind])
    assert "data perorangan" in words
    assert "tanpa nama" in words
    assert "Rahasia" not in words
    assert "3310010101200001" not in words


def test_a_column_of_names_alone_is_refused_with_the_question_of_whom_and_nothing_of_it_is_told():
    words = refused_words(f"Nama;Diukur;Stunting\n{SECRET};5;1".encode())
    assert "tidak menyebut nama siapa" in words
    assert "Desa, Kecamatan atau Puskesmas" in words
    assert "Rahasiawati" not in words


@pytest.mark.parametrize(
    "heading", ["NIK", "No. KK", "Nama Anak", "NAMA BALITA", "nama_ortu", "Tgl Lahir", "Tanggal Lahir", "Alamat"]
)
@pytest.mark.parametrize("above", [0, 12])
def test_one_column_of_persons_is_enough_wherever_the_headings_stand(heading, above):
    rows = [["Laporan"]] * above + [["Desa", heading, "Diukur"], ["Baru", "x", 5]]
    for content in as_files(*rows):
        assert "data perorangan" in refused_words(content)


@pytest.mark.parametrize(
    "number",
    [
        "3310010101200001",
        "'3310010101200001",
        "NIK 3310010101200001",
        "331001 010120 0001",
        "3310.0101.0120.0001",
        "3310-0141-0120-0001",
        "3,31001E+15",
        "0812-3456-7890",
        "+62 812 3456 7890",
        3310010101200001,
    ],
)
def test_a_number_of_a_person_is_enough_anywhere(number):
    for content in as_files(["Desa", "Diukur"], *[["Baru", 5]] * 60, ["Lama", number]):
        assert "data perorangan" in refused_words(content)


def test_a_hidden_sheet_may_not_hold_them_either():
    assert "data perorangan" in refused_words(workbook(RECAP, more={"data": [BY_NAME]}, state="hidden"))


@pytest.mark.parametrize(
    "cell",
    [
        "Nama Desa",
        "NAMA PUSKESMAS",
        "nama_kabupaten_kota",
        "bps_nama_kecamatan",
        "3310012001",
        "33.10.01.2001",
        "2021 2022 2023 2024",
        "0.6666666666666666",
        "Telp. (0272) 321456",
        "Namang",
        "Alam Indah",
        1234567.123456789,
    ],
)
def test_a_recap_by_place_is_no_list_of_persons(cell):
    for content in as_files(RECAP, [1, "Baru", "Satu", 100, 90, cell]):
        assert shown_sheets(content)


def test_nothing_of_a_refused_list_stays(caplog, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    caplog.set_level(logging.DEBUG)
    for content in as_files(BY_NAME, *[[number, "-", f"{SECRET} {number}", "P"] for number in range(50)]):
        try:
            shown_sheets(content)
        except BadChoiceError as error:
            kept = error
        assert SECRET not in f"{kept} {kept!r} {kept.facts} {unforeseen(kept).trace} {caplog.text}"
        del content
        gc.collect()
        # Also what the frames of the kept error hold: every text that a list or a tuple still refers to.
        alive = [each for each in gc.get_objects() if type(each) in (list, tuple) and len(each) < 40]
        found = [text for each in alive for text in each if type(text) is str and text.startswith(SECRET + " ")]
        assert found == []
    assert list(Path(os.fspath(tmp_path)).rglob("*")) == []
