import io

import openpyxl
import pandas as pd
import pytest

from stuntmap.language import LANGUAGES
from stuntmap.language import language as by_code
from stuntmap.report.table_files import FORMULA_STARTS, TableAbout
from stuntmap.report.workbook import LINE_HEIGHT, BookSheet, book_bytes, localised

BAD_TEXTS = ["=1+1", "+62 800", "-5 poin", "@nama", '=HYPERLINK("https://example.org")']
TABLE = pd.DataFrame({"region_code": ["3310"] * 5, "prevalence_pct": [20.8, None, 1, 2, 3], "note": BAD_TEXTS})


def about(title: str) -> TableAbout:
    return TableAbout(title, "SSGI 2024", "Kemenkes", "CC BY 4.0", "22 November 2026", f"Arti {title}")


def book(code: str = "id", **formats: list[str]):
    sheets = [BookSheet("Satu/1", TABLE, about("Satu"), formats), BookSheet("Dua", TABLE, about("=Dua"))]
    content = book_bytes(sheets, about("Semua"), by_code(code))
    return openpyxl.load_workbook(io.BytesIO(content))


def test_each_sheet_carries_its_own_facts_above_its_table():
    first, second, last = book().worksheets
    assert [cell.value for cell in first["A"][:6]] == [
        "Satu",
        "Survei: SSGI 2024",
        "Sumber: Kemenkes",
        "Lisensi: CC BY 4.0",
        "Tanggal: 22 November 2026",
        "Definisi: Arti Satu",
    ]
    assert first["A7"].value is None
    assert first["A8"].value == "Kode wilayah (Kemendagri)"
    assert second["A6"].value == "Definisi: Arti =Dua"
    assert (first.title, last.title) == ("Satu 1", "Keterangan")
    assert last["B1"].value == "Semua"


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_becomes_a_formula_wherever_it_stands(code):
    for sheet in book(code):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.coordinate
                if isinstance(cell.value, str) and cell.value.startswith(FORMULA_STARTS):
                    assert cell.quotePrefix, cell.coordinate


def test_numbers_are_bound_to_the_language_of_the_book():
    assert localised("+0.0;-0.0;0.0", by_code("id")) == "[$-421]+0.0;[$-421]-0.0;[$-421]0.0"
    assert localised("@", by_code("id")) == "@"
    sheet = book("id").worksheets[0]
    assert (sheet["B9"].value, sheet["B9"].number_format) == (20.8, "[$-421]0.0")
    assert sheet["B10"].value is None
    assert book("en").worksheets[0]["B9"].number_format == "[$-809]0.0"


def test_a_row_can_have_a_format_of_its_own():
    sheet = book(prevalence_pct=["0", "0", "#,##0", "0.00", "0"]).worksheets[0]
    assert [cell.number_format for cell in sheet["B"][8:13]] == [
        *("[$-421]0", "[$-421]0", "[$-421]#,##0", "[$-421]0.00", "[$-421]0"),
    ]


def test_rows_are_as_high_as_their_longest_text():
    long = TABLE.assign(note=["kata " * 60, "a", "b", "c", "d"])
    content = book_bytes([BookSheet("Satu", long, about("Satu"))], about("Semua"), by_code("id"))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    # A row of one line keeps the height that every program gives it.
    assert sheet.row_dimensions[9].height > 5 * LINE_HEIGHT
    assert sheet.row_dimensions[10].height is None
