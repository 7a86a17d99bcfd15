"""One row of e-PPGBM figures is read as its file shows it, or refused; tables of single children are refused unread."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from refusals import refused, said
from stuntmap.data.routine_upload import RoutineRow, routine_row
from stuntmap.errors import BadChoiceError

HEADINGS = "prevalensi;balita_diukur;balita_sasaran;periode"
FIGURES = RoutineRow(14.2, 12345, 13456, "August 2024")


def workbook(*rows: list[object], formats: dict[str, str] | None = None, hidden: tuple[int, ...] = ()) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for place, written in (formats or {}).items():
        book.active[place].number_format = written
    for row in hidden:
        book.active.row_dimensions[row].hidden = True
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


NAMES: list[object] = ["Prevalensi", "Balita diukur", "Balita sasaran", "Periode"]


def test_a_semicolon_csv_with_decimal_comma_and_thousands_dot_is_read() -> None:
    row = routine_row(f"{HEADINGS}\n11,55;12.450;30.000;Agustus 2025\n".encode("utf-8-sig"))
    assert row == RoutineRow(11.55, 12450, 30000, "Agustus 2025")


@pytest.mark.parametrize(
    "content",
    [
        f'{HEADINGS.replace(";", ",")}\n14.2,"12,345","13,456",August 2024\n'.encode(),
        HEADINGS.replace(";", "\t").encode() + b"\n14,2\t12.345\t13.456\tAugust 2024\n",
        f"{HEADINGS}\n14,2;12345;13456;August 2024\n".encode("utf-16"),
        f"Laporan e-PPGBM;;;\n;;;\n{HEADINGS}\n14,2;12345;13456;August 2024\n;;;\n".encode(),
        b"Prevalensi (%);Balita diukur;Jumlah sasaran;Periode\n14,2 %;12 345;13 456;August 2024\n",
        f"Rekap, Kabupaten Å\n{HEADINGS}\n14,2;12345;13456;August 2024\n".encode("cp1252"),
        workbook(["Rekap stunting"], [], NAMES, [14.2, 12345, 13456, "August 2024"]),
        workbook(NAMES, ["14,2", "12.345", "13.456", "August 2024"]),
        workbook(NAMES, [0.142, 12345, 13456, "August 2024"], formats={"A2": "0.0%"}),
        workbook(NAMES, [14.2, 12345, 13456, "August 2024"], formats={"A2": '0.0"%"', "B2": "#,##0"}),
        workbook(NAMES, [9, 1, 2, "hidden"], [14.2, 12345, 13456, "August 2024"], hidden=(2,)),
    ],
    ids=[
        *("quoted", "tabs", "utf-16", "title above", "units in headings", "cp1252", "title in a workbook"),
        *("text cells", "percent format", "percent sign as text", "hidden row"),
    ],
)
def test_what_is_seen_is_what_is_read(content: bytes) -> None:
    assert routine_row(content) == FIGURES


def test_a_day_in_the_cell_of_the_period_stays_a_day_and_a_year_a_year() -> None:
    for written in (date(2024, 8, 1), datetime(2024, 8, 1, 0, 0)):
        assert routine_row(workbook(NAMES, [14.2, 450, 1000, written])).period == date(2024, 8, 1)
    assert routine_row(workbook(NAMES, [14.2, 450, 1000, 2025])).period == "2025"


@pytest.mark.parametrize("heading", ["NIK", "Nama", "nama_anak", "Tanggal Lahir", "ALAMAT"])
def test_columns_of_single_persons_are_refused_without_showing_a_value(heading: str) -> None:
    for content in (f"{heading};{HEADINGS}\nRahasia;7,7;450;1000;2025\n", f"{heading};umur\nRahasia;12\n"):
        with pytest.raises(BadChoiceError) as refusal:
            routine_row(content.encode())
        # A heading "Nama" may head places: the refusal asks whose names they are.
        told = "berkas tidak dibaca" if heading == "Nama" else "data perorangan"
        assert told in said(refusal.value)
        assert "Rahasia" not in said(refusal.value)


def test_the_name_of_a_place_is_no_personal_data() -> None:
    content = f"nama_kabupaten;Nama Puskesmas;{HEADINGS}\nKlaten;Bayat;14,2;12345;13456;August 2024\n"
    assert routine_row(content.encode()) == FIGURES


def damaged_xml() -> bytes:
    """A sound archive whose sheet is no XML."""
    answer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(NAMES))) as sound, zipfile.ZipFile(answer, "w") as spoilt:
        for name in sound.namelist():
            spoilt.writestr(name, b"<worksheet><sheetData" if "sheet1" in name else sound.read(name))
    return answer.getvalue()


def without(part: str) -> bytes:
    answer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(NAMES))) as sound, zipfile.ZipFile(answer, "w") as spoilt:
        for name in sound.namelist():
            if part not in name:
                spoilt.writestr(name, sound.read(name))
    return answer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "tidak terbaca"),
        (b"\xff\xfe\x00", "tidak terbaca"),
        (b"a\x00b,c", "tidak terbaca"),
        (b"no table", "tidak terbaca"),
        (b"PK\x03\x04no archive", "tidak terbaca"),
        (damaged_xml(), "tidak terbaca"),
        (without("xl/workbook.xml"), "tidak terbaca"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "terkunci dengan sandi. Simpan tanpa sandi"),
        (OLE + "Workbook".encode("utf-16-le"), "tidak terbaca"),
        (b"prevalensi;periode\n7;2025\n", "Kolom tidak ada: balita_diukur, balita_sasaran"),
        (f"{HEADINGS}\n".encode(), "0 baris"),
        (f"{HEADINGS}\n7;1;2;a\n8;1;2;b\n".encode(), "2 baris"),
        (f"{HEADINGS}\ntujuh;1;2;a\n".encode(), r"Sel A2 \(prevalensi\) berisi “tujuh”, bukan angka"),
        (f"{HEADINGS}\n7.125;450;1000;a\n".encode(), "dapat dibaca sebagai ribuan atau desimal"),
        (f"{HEADINGS}\n7,1;45,5;1000;a\n".encode(), r"Sel B2 \(balita_diukur\) berisi “45,5”, bukan bilangan bulat"),
        (f"{HEADINGS}\n7,1;45 %;1000;a\n".encode(), "Sel B2 .* bukan angka"),
        (workbook(NAMES, [7, 0.45, 1000, "a"], formats={"B2": "0%"}), "Sel B2 .*“45 %”, bukan angka"),
        (workbook(NAMES, [7, 12345, 13456, "a"], formats={"B2": "0.0,"}), "Sel B2 menampilkan angkanya dalam ribuan"),
        (workbook(NAMES, [7, "#N/A", 13456, "a"]), "Sel B2 .*“#N/A”, bukan angka"),
        (workbook(NAMES, [date(2024, 8, 1), 450, 1000, "a"]), "Sel A2 .* bukan angka"),
        (f"{HEADINGS.replace(';', ',')}\n14.2,12,345,13,456,a\n".encode(), "Sel E2 .“456”. tidak punya judul kolom"),
        (f"{HEADINGS}\n;450;1000;a\n".encode(), "Kolom prevalensi kosong"),
        (f"{HEADINGS}\n7;450;1000;\n".encode(), "Kolom periode kosong"),
        (f"{HEADINGS}\n7;450;1000\n".encode(), "Kolom periode kosong"),
        (workbook(NAMES, [7, 450, 1000, None]), "Kolom periode kosong"),
        (b"x" * 1_000_001, "1 MB"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(content: bytes, words: str) -> None:
    with refused(BadChoiceError, words):
        routine_row(content)
