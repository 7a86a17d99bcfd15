"""One row of e-PPGBM figures is read from CSV or XLSX; tables of single children are refused unread."""

import io

import openpyxl
import pytest

from refusals import refused, said
from stuntmap.data.routine_upload import routine_row
from stuntmap.errors import BadChoiceError

HEADINGS = "prevalensi;balita_diukur;balita_sasaran;periode"


def test_a_semicolon_csv_with_decimal_comma_and_thousands_dot_is_read():
    row = routine_row("a.csv", f"{HEADINGS}\n11,55;12.450;30.000;Agustus 2025\n".encode("utf-8-sig"))
    assert row == {"prevalence_pct": 11.55, "measured": 12450, "expected": 30000, "period": "Agustus 2025"}


def test_a_workbook_is_read():
    book = openpyxl.Workbook()
    book.active.append(["Prevalensi", "Balita diukur", "Balita sasaran", "Periode"])
    book.active.append([7.7, 450, 1000, "2025"])
    file = io.BytesIO()
    book.save(file)
    assert routine_row("a.xlsx", file.getvalue())["measured"] == 450


@pytest.mark.parametrize("heading", ["NIK", "Nama", "nama_anak", "Tanggal Lahir", "ALAMAT"])
def test_columns_of_single_persons_are_refused_without_showing_a_value(heading):
    with pytest.raises(BadChoiceError) as refusal:
        routine_row("a.csv", f"{heading};{HEADINGS}\nRahasia;7,7;450;1000;2025\n".encode())
    assert "data perorangan" in said(refusal.value)
    assert "Rahasia" not in said(refusal.value)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"", "tidak terbaca"),
        ("a.csv", b"\xff\xfe\x00\x01", "tidak terbaca"),
        ("a.xlsx", b"no workbook", "tidak terbaca"),
        ("a.csv", b"prevalensi;periode\n7;2025\n", "Kolom tidak ada: balita_diukur, balita_sasaran"),
        ("a.csv", f"{HEADINGS}\n".encode(), "0 baris"),
        ("a.csv", f"{HEADINGS}\n7;1;2;a\n8;1;2;b\n".encode(), "2 baris"),
        ("a.csv", f"{HEADINGS}\ntujuh;1;2;a\n".encode(), "bukan angka"),
        ("a.csv", f"{HEADINGS}\n7.125;450;1000;a\n".encode(), "dapat dibaca sebagai ribuan atau desimal"),
        ("a.csv", f"{HEADINGS}\n7,1;45,5;1000;a\n".encode(), "Kolom balita_diukur berisi “45,5”, bukan bilangan bulat"),
        ("a.csv", f"{HEADINGS}\n;450;1000;a\n".encode(), "Kolom prevalensi kosong"),
        ("a.csv", b"x" * 1_000_001, "1 MB"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(name, content, words):
    with refused(BadChoiceError, words):
        routine_row(name, content)
