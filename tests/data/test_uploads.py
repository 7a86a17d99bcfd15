"""A cell is read as its maker sees it, whatever the kind of file, or is known as unread; memory stays bounded."""

import csv
import io
import zipfile
from contextlib import nullcontext, suppress
from datetime import date
from pathlib import Path

import pytest
import xlrd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_tables import ENCRYPTED, spoilt, workbook

from refusals import refused
from stuntmap.data.uploads import files, ods_files, sheets, workbooks
from stuntmap.data.uploads.files import shown_sheets
from stuntmap.data.uploads.sheets import NO_RESULT, SCALED, Percent, Row, column_letters, place
from stuntmap.errors import BadChoiceError

FILES = Path(__file__).parent / "files"
ROWS = [["Desa", "Kecamatan", "Diukur", "Persen", "Tanggal"], ["Baru", "Satu", 12345, 14.2, date(2024, 8, 1)]]
BOUNDED = settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def cells(content: bytes) -> list[list[object]]:
    """The cells of the first table."""
    return [row.cells for row in shown_sheets(content)[0].rows]


def small_workbook() -> bytes:
    return workbook(
        ROWS[0],
        ["Baru", "Satu", 12345, 0.142, date(2024, 8, 1)],
        ["Lama", None, 7, 0.5],
        ["tersembunyi", "x", 1, 1],
        formats={"D2": "0.0%", "D3": "0%", "C2": "#,##0"},
        hidden=[4],
        merged=["B2:B3"],
        more={"Tersembunyi": [["x"]]},
        state="hidden",
    )


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_the_same_workbook_is_read_alike_from_every_kind_of_file(kind):
    content = small_workbook() if kind == "xlsx" else (FILES / f"small_recap.{kind}").read_bytes()
    (sheet,) = shown_sheets(content)
    assert [row.number for row in sheet.rows] == [1, 2, 3]
    # The merged cell is shown in both rows; a percent as it is shown; hidden row and hidden sheet are not there.
    assert [row.cells for row in sheet.rows] == [*ROWS, ["Lama", "Satu", 7, 50.0]]
    assert isinstance(sheet.rows[1].cells[3], Percent)


def test_rows_keep_their_numbers_behind_empty_ones_and_a_lone_cell_far_below_costs_nothing():
    book = workbook(["a", 1], [], [None, None, "b"])
    assert shown_sheets(book)[0].rows == [Row(1, ["a", 1]), Row(3, ["", "", "b"])]
    far = spoilt(book, "sheet1", None)
    answer = io.BytesIO(far)
    with zipfile.ZipFile(answer, "a") as archive:
        row = '<row r="1048576"><c r="C1048576" t="n"><v>5</v></c></row>'
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            f'<row r="1"><c r="B1" t="n"><v>4</v></c></row>{row}</sheetData></worksheet>',
        )
    assert shown_sheets(answer.getvalue())[0].rows == [Row(1, ["", 4]), Row(1048576, ["", "", 5])]


def test_a_merged_number_is_counted_once():
    content = workbook(["a", "b"], ["x", 5], ["y", None], merged=["B2:B3"])
    assert cells(content) == [["a", "b"], ["x", 5], ["y"]]
    page = b"<table><tr><td>a</td><td>b</td></tr><tr><td>x</td><td rowspan=2>5</td></tr><tr><td>y</td></tr></table>"
    assert cells(page) == [["a", "b"], ["x", "5"], ["y"]]


def test_what_cannot_be_read_as_it_is_shown_is_known():
    content = workbook(["a", "b", "c"], [12345, "=A1+1", "#N/A"], formats={"A2": "0.0,"})
    row = cells(content)[1]
    assert row[0] is SCALED
    assert row[1] is NO_RESULT
    assert row[2] == "#N/A"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_text_is_read_in_every_usual_encoding_with_every_separator(encoding, separator):
    text = separator.join(["Désa", '"12,345"'])
    assert ["Désa", "12,345"] in [sheet.rows[0].cells for sheet in shown_sheets(text.encode(encoding))]


def test_the_line_that_names_the_separator_is_no_row():
    (sheet,) = shown_sheets(b"sep=|\r\na|b\r\n1|2\r\n")
    assert sheet.rows == [Row(2, ["a", "b"]), Row(3, ["1", "2"])]


def test_a_page_under_the_name_of_a_workbook_is_read_with_its_merged_headings():
    page = """<html><head><meta charset="utf-8"></head><body><table border=1>
      <tr><th rowspan="2">Desa</th><th colspan="2">TB/U</th><th rowspan=2>Ket</th></tr>
      <tr><th>Pendek</th><th>Normal</th></tr>
      <tr><td>Bar&eacute;</td><td> 12.345 </td><td>&nbsp;</td><td>x<br>y</td></tr></table></body></html>"""
    rows = cells(page.encode())
    assert rows[:2] == [["Desa", "TB/U", "TB/U", "Ket"], ["Desa", "Pendek", "Normal", "Ket"]]
    assert rows[2][:3] == ["Baré", "12.345", ""]


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_places_are_named_as_a_spreadsheet_names_them(column, letters):
    assert column_letters(column) == letters
    assert place(7, column) == f"{letters}7"


# --- What is refused


def bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (workbooks.LARGEST_UNPACKED_BYTES + 1))
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "tidak terbaca"),
        (b"PK\x03\x04", "tidak terbaca"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "tidak terbaca"),
        (b"%PDF-1.4 tanpa tabel", "tidak terbaca"),
        (spoilt(workbook(["a"]), "sheet1", b"<worksheet><sheetData"), "tidak terbaca"),
        (spoilt(workbook(["a"]), "xl/workbook.xml", b"<workbook"), "tidak terbaca"),
        (spoilt(workbook(["a"]), "workbook.xml", None), "tidak terbaca"),
        (ENCRYPTED, "terkunci dengan sandi"),
        (b"<html><p>Sesi berakhir, silakan masuk lagi</p></html>", "tidak terbaca"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_words(content, words):
    with refused(BadChoiceError, words):
        if not shown_sheets(content):
            raise BadChoiceError("upload_unreadable")


def test_an_archive_that_grows_without_end_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(workbooks, "LARGEST_UNPACKED_BYTES", 1_000_000)
    content = bomb()
    assert len(content) < 10_000
    with refused(BadChoiceError, "terlalu besar setelah dibuka"):
        shown_sheets(content)


def test_too_much_is_refused_with_the_limit(monkeypatch):
    with refused(BadChoiceError, "lebih dari 256 kolom"):
        shown_sheets(workbook(["x"] * 300))
    with refused(BadChoiceError, "1 MB"):
        shown_sheets(b"x" * 1_000_001, 1_000_000)
    monkeypatch.setattr(sheets, "MOST_ROWS", 10)
    with refused(BadChoiceError, "lebih dari"):
        shown_sheets(b"a;b\n" * 20)
    with refused(BadChoiceError, "lebih dari"):
        shown_sheets(workbook(*[["a", "b"]] * 20))


def test_a_row_of_open_document_that_is_repeated_counts_as_often_as_it_is(monkeypatch):
    monkeypatch.setattr(ods_files, "MOST_ROWS", 1000)
    sound = (FILES / "small_recap.ods").read_bytes()
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        written = archive.read("content.xml").decode()
    for times, is_refused in ((900, False), (1100, True)):
        repeated = written.replace("<table:table-row", f'<table:table-row table:number-rows-repeated="{times}"', 1)
        content = spoilt(sound, "content.xml", repeated.encode())
        with refused(BadChoiceError, "lebih dari") if is_refused else nullcontext():
            shown_sheets(content)


def test_a_workbook_of_the_old_kind_that_is_locked_is_told_to_be_locked(monkeypatch):
    for words, said in (
        ("Workbook is encrypted", "terkunci dengan sandi"),
        ("Expected BOF record", "tidak terbaca"),
    ):
        error = xlrd.XLRDError(words)
        monkeypatch.setattr(files, "xls_sheets", lambda _content, error=error: (_ for _ in ()).throw(error))
        with refused(BadChoiceError, said):
            shown_sheets((FILES / "small_recap.xls").read_bytes())


# --- Of all texts and files


@BOUNDED
@given(st.lists(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8), min_size=2, max_size=4)))
def test_every_text_comes_back_as_it_was_written(rows):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows([["judul", "angka"], *rows])
    tidied = [[" ".join(cell.split()) for cell in row] for row in [["judul", "angka"], *rows]]
    expected = [row for row in ([*row] for row in tidied) if any(row)]
    try:
        found = [sheet for sheet in shown_sheets(text.getvalue().encode()) if sheet.rows[0].cells == ["judul", "angka"]]
    except BadChoiceError:  # what chance wrote looks like a person's
        return
    read = [row.cells for row in found[0].rows]
    assert [[cell for cell in row if cell] for row in read] == [[cell for cell in row if cell] for row in expected]


@BOUNDED
@given(st.data())
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(data):
    kind = data.draw(st.sampled_from(["xlsx", "xls", "ods", "page"]))
    whole = {
        "xlsx": small_workbook,
        "xls": (FILES / "small_recap.xls").read_bytes,
        "ods": (FILES / "small_recap.ods").read_bytes,
        "page": lambda: b"<table><tr><td rowspan=2>a</td><td colspan=3>b</td></tr><tr><td>1</td></tr></table>",
    }[kind]()
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(BadChoiceError):
        shown_sheets(bytes(content[: data.draw(st.integers(8, len(content)))]))


@BOUNDED
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_and_nothing_else(content):
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<table>", b"\xff\xfe"):
        with suppress(BadChoiceError):
            shown_sheets(start + content)


@BOUNDED
@given(st.text(alphabet='<>/="abcrst v f1289A', max_size=60))
def test_any_sheet_inside_a_sound_archive_is_read_or_refused(inside):
    start = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    with suppress(BadChoiceError):
        shown_sheets(spoilt(workbook(["a"]), "sheet1", f"{start}{inside}</sheetData></worksheet>".encode()))
