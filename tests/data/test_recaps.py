"""A recap is read in the forms in which it comes: headings as written, numbers as shown, no row lost."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_recaps import sigizi_page, sigizi_rows, sigizi_workbook, text
from made_tables import workbook

from refusals import refused
from stuntmap.data.recaps.headings import layout_of
from stuntmap.data.recaps.months import is_period, period_of
from stuntmap.data.recaps.reading import expected_rows, recap_rows
from stuntmap.data.uploads.cells import code_digits
from stuntmap.data.uploads.sheets import Row, Sheet
from stuntmap.errors import BadChoiceError
from stuntmap.language import language
from stuntmap.language.error_words import term_words

HEADINGS = ["Kecamatan", "Desa", "Diukur", "Stunting"]
BOUNDED = settings(max_examples=30, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def says(*headings: str) -> dict[str, int]:
    """The place of each column whose meaning is known."""
    sheet = Sheet("", [Row(1, list(headings)), Row(2, ["x"] * len(headings))])
    return {name: column.place for name, column in layout_of(sheet).columns.items()}


def kinds(content: bytes) -> list[tuple[str, int | None, str]]:
    return [(each.kind, each.row, each.column) for each in recap_rows(content).findings]


# --- SIGIZI


@pytest.mark.parametrize(
    "content", [sigizi_workbook(), sigizi_page(), text(*sigizi_rows())], ids=["xlsx", "page", "csv"]
)
def test_the_table_of_sigizi_is_read_from_its_page_and_its_copies(content):
    read = recap_rows(content)
    assert read.unit == "puskesmas"
    assert read.rows["puskesmas"].tolist() == ["DARMA", "CIAWIGEBANG", "CIHAUR"]
    assert read.rows["subdistrict"].tolist() == ["DARMA", "CIAWIGEBANG", "CIAWIGEBANG"]
    # Of the three columns "Normal" and "Outlier" those of TB/U.
    assert read.rows[["very_short", "short", "normal_height", "tall", "outlier"]].to_numpy().tolist() == [
        [2, 8, 90, 0, 3],
        [1, 9, 110, 0, 0],
        [4, 6, 98, 2, 6],
    ]
    assert read.totals["short"].tolist() == [23]
    # The title names the month; the day of the pull is none.
    assert read.month_in_title == "2025-08"
    assert read.findings == []


def test_a_column_that_is_not_named_in_so_many_words_is_known_as_unsure():
    columns = recap_rows(sigizi_workbook()).columns
    assert columns["subdistrict"].heading == "KECMATAN"
    assert not columns["subdistrict"].is_sure
    assert columns["puskesmas"].is_sure


# --- Headings


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("DESA/KELURAHAN", "village"),
        ("nama_kelurahan", "village"),
        ("Nama Desa / Kel.", "village"),
        ("kemendagri_kode_desa_kelurahan", "village_code"),
        ("Kode Kecamatan", "subdistrict_code"),
        ("Kecamtan", "subdistrict"),
        ("Unit Kerja (Puskesmas)", "puskesmas"),
        ("Jumlah Balita yang Diukur", "children_measured"),
        ("jumlah_balita_diukur", "children_measured"),
        ("Jml Balita Stunting", "children_stunted"),
        ("Balita Stunted", "children_stunted"),
        ("Sangat Pendek (Severely Stunted)", "very_short"),
        ("jumlah_balita_stunting_pendek", "short"),
        ("Sasaran Balita", "children_expected"),
        ("S", "children_expected"),
        ("Jumlah Balita", "children_expected"),
        ("% Stunting", "prevalence_pct"),
        ("Prevalensi (%)", "prevalence_pct"),
        ("Bulan", "month"),
    ],
)
def test_a_heading_says_what_its_column_holds(heading, meaning):
    assert says("Desa" if meaning != "village" else "Kecamatan", "Tinggi", heading).get(meaning) == 2


@pytest.mark.parametrize(
    "heading",
    [
        *("bps_kode_desa_kelurahan", "bps_nama_kecamatan", "Jumlah Puskesmas", "Jumlah Desa", "Wasting", "% Wasting"),
        *(
            "Prevalensi Wasting",
            "Gizi Buruk",
            "Underweight",
            "jumlah_anak_pertumbuhan_merah",
            "Luas",
            "Ketua",
            "Keterangan",
        ),
    ],
)
def test_a_heading_that_says_something_else_is_not_taken(heading):
    assert 2 not in says("Puskesmas", "Diukur", heading).values()


def test_other_groups_of_nutritional_status_are_not_height_for_age():
    rows = [["Desa", "BB/TB", None, "TB/U", None], [None, "Normal", "Outlier", "Normal", "Pendek"]]
    sheet = Sheet(
        "", [Row(number, ["" if cell is None else cell for cell in row]) for number, row in enumerate(rows, 1)]
    )
    found = layout_of(sheet).columns
    assert {name: column.place for name, column in found.items()} == {"village": 0, "normal_height": 3, "short": 4}


def test_what_is_missing_is_named_with_the_headings_that_were_found():
    with refused(BadChoiceError, r"tidak ada balita stunting .*balita diukur .*judul kolomnya: Desa"):
        recap_rows(text(["Desa", "Gizi Buruk"], ["Baru", 3]))
    with refused(BadChoiceError, "sasaran balita"):
        expected_rows(text(["Desa", "Diukur"], ["Baru", 3]))
    with refused(BadChoiceError, "tidak terbaca"):
        recap_rows(b"satu kata")


def test_a_column_that_stands_twice_with_other_figures_is_refused_and_the_same_again_is_not():
    twice = [*HEADINGS, "Jumlah Diukur"]
    assert len(recap_rows(text(twice, ["Satu", "Baru", 10, 1, 10])).rows) == 1
    with refused(BadChoiceError, "Dua kolom .*Diukur dan Jumlah Diukur"):
        recap_rows(text(twice, ["Satu", "Baru", 10, 1, 11]))


# --- Rows


def test_titles_repeated_headings_notes_and_empty_rows_are_no_rows_and_totals_stand_apart():
    read = recap_rows(
        text(
            ["Rekap stunting"],
            [],
            HEADINGS,
            ["1", "2", "3", "4"],
            ["Satu", "Baru", "1.200", "1,100"],
            ["", "Lama", 5, 1],
            ["Jumlah", "", 1205, 1101],
            ["", "Seberang", 3, 1],
            HEADINGS,
            ["Dua", "Sumber Rejo", 7, 0],
            ["TOTAL", "", 1215, 1102],
            ["Rata-rata", "", 404, 367],
            ["Sumber: posyandu"],
        )
    )
    assert read.rows["village"].tolist() == ["Baru", "Lama", "Seberang", "Sumber Rejo"]
    assert read.rows["children_measured"].tolist() == [1200, 5, 3, 7]
    # A kecamatan that is written once stands for the rows below it, not beyond a total.
    assert read.rows["subdistrict"].tolist() == ["Satu", "Satu", "", "Dua"]
    assert read.rows["row"].tolist() == [5, 6, 8, 10]
    assert read.totals["children_measured"].tolist() == [1205, 1215]
    assert read.findings == []


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("12,5", "Sel|sel C2 (Diukur) berisi “12,5”, bukan bilangan bulat"),
        ("-5", "sel C2 (Diukur) berisi “-5”, bukan angka"),
        ("10 %", "sel C2 (Diukur) berisi “10 %”, bukan angka"),
        ("sepuluh", "sel C2 (Diukur) berisi “sepuluh”, bukan angka"),
    ],
)
def test_a_cell_that_is_no_count_is_named_and_its_row_set_aside(cell, words):
    (finding,) = recap_rows(text(HEADINGS, ["Satu", "Baru", cell, 1])).findings
    assert (finding.kind, finding.row, finding.column, finding.excludes) == ("unread_cell", 2, "Diukur", True)
    assert term_words(finding.words, language("id")).endswith(words.split("|")[-1])


def test_cells_that_are_shown_otherwise_than_stored_are_not_taken_for_counts():
    book = workbook(
        HEADINGS,
        ["Satu", "Baru", 0.9, "=1+1"],
        ["Satu", "Lama", 12345, 3.5],
        formats={"C2": "0%", "C3": "#,##0,"},
    )
    found = {(row, column) for _, row, column in kinds(book)}
    assert found == {(2, "Diukur"), (2, "Stunting"), (3, "Diukur"), (3, "Stunting")}


def test_a_row_without_figures_is_told_and_a_line_is_no_row():
    content = text(HEADINGS, ["Satu", "Baru", "", "-"], ["Satu", "Lama", 9, 1], ["Kepala Dinas"])
    assert kinds(content) == [("no_figures", 2, "")]
    assert len(recap_rows(content).rows) == 1


def test_several_sheets_are_read_together_and_readings_of_one_text_are_not():
    more = {"Sept": [HEADINGS, ["Satu", "Lama", 8, 1]], "Catatan": [["bebas"]]}
    read = recap_rows(workbook(HEADINGS, ["Satu", "Baru", 9, 1], more=more))
    assert read.rows[["sheet", "village"]].to_numpy().tolist() == [["Sheet", "Baru"], ["Sept", "Lama"]]
    assert len(recap_rows(b"Desa;Diukur;Stunting\nBaru, Timur;10;1\n").rows) == 1


@pytest.mark.parametrize(
    ("above", "subdistrict", "district"),
    [
        ([["Kecamatan : Prambanan"], ["DINAS KESEHATAN KABUPATEN KLATEN"]], "Prambanan", "KABUPATEN KLATEN"),
        ([["Kec.", ":", "Prambanan"], ["Kab. : Klaten Bulan Agustus 2025"]], "Prambanan", "Kab.   Klaten"),
        ([["Rekap per kecamatan Kota Magelang, 2025"]], "", "Kota Magelang"),
        ([["Rekap status gizi"]], "", ""),
    ],
)
def test_a_kecamatan_and_a_district_above_the_table_are_those_of_all_rows(above, subdistrict, district):
    read = recap_rows(text(*above, HEADINGS[1:], ["Baru", 9, 1], ["Lama", 8, 1])).rows
    assert read["subdistrict"].tolist() == [subdistrict] * 2
    assert read["district"].tolist() == [district] * 2
    # A column of the table says it better.
    read = recap_rows(text(*above, HEADINGS, ["Satu", "Baru", 9, 1])).rows
    assert read["subdistrict"].tolist() == ["Satu"]


@pytest.mark.parametrize(
    ("value", "year", "period"),
    [
        ("Agustus 2025", "", "2025-08"),
        ("AGT-25", "", "2025-08"),
        ("2025-08", "", "2025-08"),
        ("08/2025", "", "2025-08"),
        ("01/08/2025", "", "2025-08"),
        (date(2025, 8, 31), "", "2025-08"),
        (202508.0, "", "2025-08"),
        ("Nopember", 2024.0, "2024-11"),
        (8.0, "2024", "2024-08"),
        ("", "2024", "2024"),
        (2019.0, "", "2019"),
        ("Februari", "", None),
        ("Maret dan April 2025", "", "2025"),
        ("13", "2024", "2024"),
        ("", "", None),
    ],
)
def test_months_are_read_as_they_are_written(value, year, period):
    assert period_of(value, year) == period


def test_a_period_is_a_month_or_a_year():
    assert [is_period(text) for text in ("2025-08", "2025", "2025-13", "Agustus", "25-08")] == [
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    "code", ["33.10.01.2001", "3310012001", 3310012001, 3310012001.0, "3310012001.0", "ID3310012001", " 33 10 01 2001 "]
)
def test_a_code_is_its_digits_however_it_is_written(code):
    assert code_digits(code) == "3310012001"


@BOUNDED
@given(
    st.lists(st.tuples(st.integers(0, 99_999), st.integers(0, 99_999)), min_size=1, max_size=30),
    st.sampled_from(".,  "),
)
def test_every_count_is_read_as_it_was_written_with_any_thousands_sign(counts, sign):
    rows = [
        ["Satu", f"Desa {number}", *(f"{count:,}".replace(",", sign) for count in pair)]
        for number, pair in enumerate(counts)
    ]
    read = recap_rows(text(HEADINGS, *rows)).rows
    assert list(zip(read["children_measured"], read["children_stunted"], strict=True)) == counts


CELLS = st.one_of(
    st.integers(-5, 10**6),
    st.floats(-2, 1e6),
    st.text(max_size=12),
    st.none(),
    st.sampled_from(["Jumlah", "-", "5 %", "1.5"]),
)


@BOUNDED
@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=12))
def test_no_row_with_a_figure_is_lost_in_silence(rows):
    content = text(
        HEADINGS, *[[str(cell).translate({59: None, 10: None, 13: None, 34: None}) for cell in row] for row in rows]
    )
    try:
        read = recap_rows(content)
    except BadChoiceError:  # what chance wrote looks like a person's, or like another table
        return
    told = {*read.rows["row"], *read.totals["row"], *(each.row for each in read.findings)}
    assert len(read.rows) + len(read.totals) == len({*read.rows["row"], *read.totals["row"]})
    assert told <= set(range(2, len(rows) + 2))
    assert (read.rows[["children_measured", "children_stunted"]].fillna(0) >= 0).all(axis=None)
