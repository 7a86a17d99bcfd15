import io
from functools import cache
from typing import Any

import openpyxl
import pytest

from questions import facts_of
from stuntmap.language import LANGUAGES
from stuntmap.language import language as by_code
from stuntmap.report.rembuk.screens import rembuk_screens
from stuntmap.report.rembuk.settings import MeetingSettings, default_settings
from stuntmap.report.rembuk.workbook.sheets import workbook_bytes

DATE = "22 November 2026"


@cache
def content_of(code: str, year: int = 2024, language: str = "id") -> bytes:
    facts, words = facts_of(code, year), by_code(language)
    return workbook_bytes(words, facts, rembuk_screens(words, facts, default_settings(words, facts)), DATE)


def book_of(code: str, year: int = 2024, language: str = "id") -> Any:
    return openpyxl.load_workbook(io.BytesIO(content_of(code, year, language)))


def head_row(sheet: Any) -> int:
    """The row of the headings: below the facts, notes on the sheet, and an empty row."""
    return 1 + next(row for row in range(7, sheet.max_row) if sheet.cell(row, 1).value is None)


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    head, *rows = list(sheet.iter_rows(min_row=8, values_only=True))
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_every_table_behind_the_pack_has_its_sheet():
    assert book_of("3310").sheetnames == [
        *("Ringkas", "Angka", "Kabupaten kota", "Perubahan", "Target", "Sumber tiap angka", "Deret survei"),
        "Peringkat",
        *("Determinan", "Status gizi lain", "Nyata lebih rendah", "Kabupaten kota yang mirip", "Layar"),
        *("Angka gambar", "Keterangan"),
    ]
    assert book_of("33").sheetnames[:4] == ["Ringkas", "Angka", "Provinsi", "Kabupaten kota"]
    assert "Determinan" not in book_of("33").sheetnames


def test_other_nutrition_has_its_sheet_with_limits_class_and_rank():
    rows = {(row["Nama indikator"], row["Tahun survei"]): row for row in rows_of(book_of("3310")["Status gizi lain"])}
    wasting, severe = rows[("Wasting (kurus)", 2023)], rows[("Wasting berat (sangat kurus)", 2024)]
    assert list(wasting.values())[3:8] == [7.5, 5.2, 10.7, "terbitan", "sedang"]
    assert (wasting["Sumber kelas"], severe["Sumber kelas"], severe["Kelas"]) == (
        *("WHO-UNICEF 2018", "belum ada kelas", None),
    )


def test_the_book_opens_on_one_page_with_the_region_among_its_neighbours():
    book = book_of("3310")
    assert book.active.title == "Ringkas"
    rows = rows_of(book["Ringkas"])
    assert list(rows[0]) == [
        *(
            "Daerah",
            "Prevalensi stunting (%) dengan rentang kepercayaan 95\N{NO-BREAK SPACE}%",
            "Kelas (WHO-UNICEF 2018)",
        ),
        *("Peringkat (rentang 95\N{NO-BREAK SPACE}%)", "Perubahan dari SKI 2023 (poin persen)"),
        *("Jarak ke target 2024 (poin persen)", "Catatan"),
    ]
    assert len(rows) == 35
    (klaten,) = [row for row in rows if row["Daerah"] == "Kabupaten Klaten"]
    assert list(klaten.values())[1:6] == [
        *("20,8 (~17,5–24,6)", "tinggi", "28/35 (3–35)", "−3,7 (belum berbeda nyata)"),
        "+10,8 dari 10\N{NO-BREAK SPACE}% (belum tercapai)",
    ]
    (model,) = [row for row in rows if row["Daerah"] == "Kabupaten Karanganyar"]
    figure, change, distance = (list(model.values())[place] for place in (1, 4, 5))
    assert figure.endswith("(model)")
    assert change.endswith("(tidak dapat dinilai)")
    assert distance.endswith("(tidak dapat dinilai)")
    assert sum(column.width for column in book["Ringkas"].column_dimensions.values()) < 165
    assert book["Ringkas"].sheet_properties.pageSetUpPr.fitToPage


def test_the_survey_compared_with_and_the_year_of_the_target_stand_in_the_headings():
    book = book_of("3310")
    assert "Prevalensi stunting (%), SKI 2023" in rows_of(book["Perubahan"])[0]
    assert [heading for heading in rows_of(book["Target"])[0] if "2024" in heading and heading.startswith("Jarak")]


def test_the_first_comparable_survey_has_no_sheet_of_changes():
    assert "Perubahan" not in book_of("3310", 2021).sheetnames


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("code", "year"), [("3310", 2024), ("33", 2023), ("9401", 2024)])
def test_each_sheet_has_title_survey_source_licence_date_and_definition(code, year, language):
    labels = {
        "id": ("Survei", "Sumber", "Lisensi", "Tanggal", "Definisi"),
        "en": ("Survey", "Source", "Licence", "Date", "Definition"),
    }
    for sheet in book_of(code, year, language).worksheets[:-1]:
        lines = [sheet.cell(row, 1).value for row in range(1, 7)]
        assert [line.split(": ")[0] for line in lines[1:]] == list(labels[language]), sheet.title
        assert DATE in lines[4]
        assert sheet.max_row > head_row(sheet)


def test_figures_of_the_region_are_those_of_the_facts():
    row = facts_of("3310").row
    figures = {found["Angka"]: found for found in rows_of(book_of("3310")["Angka"])}
    own = figures["Prevalensi stunting · Kabupaten Klaten, SSGI 2024"]
    assert own["Nilai"] == row["prevalence_pct"]
    numbers = [value for value in own.values() if isinstance(value, float)]
    assert numbers == [
        20.8,
        pytest.approx(row["ci95_low_pct"], abs=1e-4),
        pytest.approx(row["ci95_high_pct"], abs=1e-4),
    ]
    rank = figures["Peringkat di Jawa Tengah (1 = prevalensi terendah)"]
    assert [value for value in rank.values() if isinstance(value, int | float)] == [28, 3, 35]
    assert figures["Target 2024"]["Nilai"] == row["target_pct"]
    assert figures["Jarak ke target"]["Nilai"] == pytest.approx(row["distance_pp"])
    assert figures["Balita stunting (perkiraan)"]["Nilai"] == row["stunted_children"]
    assert figures["Perubahan sejak SKI 2023"]["Keterangan"] == "belum berbeda nyata"


def test_paces_have_the_sign_of_the_change_as_on_the_screens():
    facts, words = facts_of("3310"), by_code("id")
    figures = {found["Angka"]: found["Nilai"] for found in rows_of(book_of("3310")["Angka"])}
    screens = rembuk_screens(words, facts, default_settings(words, facts))
    bars = next(screen.exhibit for screen in screens if screen.key == "pace").bars
    paces = [figures["Perubahan yang diperlukan"], figures["Perubahan selama ini"]]
    assert paces == [pytest.approx(bar.value, abs=1e-4) for bar in bars]
    assert [pace > 0 for pace in paces] == [False, True]


def test_all_districts_stand_from_the_lowest_prevalence_on():
    rows = rows_of(book_of("3310")["Kabupaten kota"])
    figures = [row["Prevalensi stunting (%)"] for row in rows]
    assert len(rows) == 35
    assert figures == sorted(figures)
    assert {row["Kode wilayah (Kemendagri)"] for row in rows} == set(facts_of("3310").districts.index)


def test_a_district_without_an_estimate_has_empty_cells_and_the_reason():
    rows = {row["Kode wilayah (Kemendagri)"]: row for row in rows_of(book_of("5307", 2022)["Sumber tiap angka"])}
    without = rows["5301"]
    assert without["Prevalensi stunting (%)"] is None
    assert without["Status angka"] == "tidak ada estimasi"
    assert "tidak disurvei" in without["Catatan"]


def test_what_cannot_be_judged_has_its_reason_beside_the_verdict():
    rows = rows_of(book_of("9401")["Perubahan"])
    verdicts = {row["Kode wilayah (Kemendagri)"]: row["Kesimpulan perubahan"] for row in rows}
    assert verdicts["9401"].startswith("tidak dapat dinilai: ada angka yang berasal dari model")


def test_the_sheet_of_numbers_drawn_holds_every_bar_and_point():
    facts, words = facts_of("3310"), by_code("id")
    screens = rembuk_screens(words, facts, default_settings(words, facts))
    marks = 0
    for screen in screens:
        exhibit = screen.exhibit
        marks += len(getattr(exhibit, "bars", ())) + sum(len(line.points) for line in getattr(exhibit, "lines", ()))
        marks += getattr(exhibit, "line", None) is not None
    rows = rows_of(book_of("3310")["Angka gambar"])
    assert len(rows) == marks > 20
    assert {row["Layar"] for row in rows} < {screen.name for screen in screens}


def test_messages_and_typed_questions_are_told_as_text():
    facts, words = facts_of("3310"), by_code("id")
    settings = MeetingSettings("", questions=("=SUM(A1:A9)", "@siapa"), screens=("questions", "position"))
    content = workbook_bytes(words, facts, rembuk_screens(words, facts, settings), "=TODAY()")
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    rows = rows_of(openpyxl.load_workbook(io.BytesIO(content))["Layar"])
    assert rows[0]["Baris lanjutan"] == "=SUM(A1:A9) @siapa"


def test_the_last_sheet_warns_and_names_all_sources():
    facts = list(book_of("3310")["Keterangan"].iter_rows(values_only=True))
    said = " ".join(str(text) for _, text in facts)
    assert "e-PPGBM" in said
    assert "geoBoundaries" in said
    assert [label for label, _ in facts].count("Catatan") > 8


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("code", "year"), [("3310", 2024), ("3310", 2021), ("33", 2024), ("9401", 2024), ("5301", 2023)]
)
def test_no_heading_is_a_column_name_and_no_cell_holds_nan(code, year, language):
    for sheet in book_of(code, year, language).worksheets[:-1]:
        head = [cell.value for cell in sheet[head_row(sheet)]]
        assert [name for name in head if not name or "_" in name] == [], sheet.title
        assert len(set(head)) == len(head), sheet.title
        for row in sheet.iter_rows(min_row=head_row(sheet) + 1, values_only=True):
            assert [cell for cell in row if isinstance(cell, str) and cell in ("nan", "<NA>", "None")] == []


def test_determinants_keep_their_decimals_and_say_where_they_stand():
    sheet = book_of("3310")["Determinan"]
    head = [cell.value for cell in sheet[8]]
    assert "Nilai tengah, Jawa Tengah" in head
    formats = {sheet.cell(row, 1).value: sheet.cell(row, 3).number_format for row in range(9, sheet.max_row + 1)}
    assert set(formats.values()) == {"[$-421]#,##0.0", "[$-421]#,##0.00"}
    facts = facts_of("3310").determinants
    assert len(formats) == len(facts)
    values = [sheet.cell(row, 3).value for row in range(9, sheet.max_row + 1)]
    assert values == [pytest.approx(value) for value in facts["value"]]


def test_the_same_facts_give_the_same_bytes():
    facts, words = facts_of("3310"), by_code("id")
    screens = rembuk_screens(words, facts, default_settings(words, facts))
    assert workbook_bytes(words, facts, screens, DATE) == content_of("3310")
