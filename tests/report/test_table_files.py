import csv
import io
import time
import zipfile

import openpyxl
import pandas as pd
import pytest

from small_country import SmallCountry
from stuntmap import phrases, vocabulary
from stuntmap.analysis.certainty import certainty_table
from stuntmap.analysis.intervals import figure_intervals
from stuntmap.analysis.ranking import scope_table
from stuntmap.analysis.target_distance import target_table
from stuntmap.data.indicators import load_stunting, load_targets
from stuntmap.language import LANGUAGES
from stuntmap.language import language as by_code
from stuntmap.phrases.notes import note
from stuntmap.report.region_book import brief_table, region_book_bytes
from stuntmap.report.table_columns import cell_value, column_of, with_certainty
from stuntmap.report.table_files import FORMULA_STARTS, TableAbout, csv_bytes, plain_csv_bytes
from stuntmap.vocabulary import Column, Kind, all_certainty_columns

ABOUT = TableAbout(
    title="Peringkat, Provinsi Contoh",
    survey="SSGI 2022",
    source="Kementerian Kesehatan; dibaca di https://example.org",
    licence="CC BY 4.0",
    date="22 November 2026",
    definition="Prevalensi stunting pada anak 0-59 bulan",
    notes=("Catatan satu", "=SUM(A1:A9)"),
)
BAD_TEXTS = ["=1+1", "+62 800", "-5 poin", "@nama", '=HYPERLINK("https://example.org")']


@pytest.fixture
def table(three_districts: SmallCountry) -> pd.DataFrame:
    country = three_districts
    ranked = scope_table(country.regions, country.estimates, "11", 2022, 2021)
    return target_table(ranked, country.population, country.targets, 2022)


def rows_of_csv(content: bytes, delimiter: str) -> tuple[list[list[str]], list[dict[str, str]]]:
    """The facts above the first empty row, and the rows below it by heading."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))
    gap = rows.index([])
    return rows[:gap], [dict(zip(rows[gap + 1], row, strict=True)) for row in rows[gap + 2 :]]


def sheet_of(content: bytes, place: int = 1):
    return openpyxl.load_workbook(io.BytesIO(content)).worksheets[place]


def rows_of_sheet(content: bytes) -> list[dict]:
    head, *rows = list(sheet_of(content).iter_rows(min_row=5, values_only=True))
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_bahasa_csv_opens_in_an_indonesian_excel(table):
    content = csv_bytes(table, ABOUT, by_code("id"))
    assert content.startswith(b"\xef\xbb\xbf")
    _, rows = rows_of_csv(content, ";")
    assert rows[0]["Prevalensi stunting (%)"] == "15,0"
    assert rows[0]["Perubahan (poin persen)"] == "5,1"
    assert rows[1]["Perubahan (poin persen)"] == "-5,0"


def test_english_csv_has_commas_and_decimal_points(table):
    _, rows = rows_of_csv(csv_bytes(table, ABOUT, by_code("en")), ",")
    assert rows[0]["Stunting prevalence (%)"] == "15.0"
    assert rows[0]["Stunted children (estimate)"] == "1500"


def test_csv_carries_title_survey_source_licence_and_date(table):
    facts, _ = rows_of_csv(csv_bytes(table, ABOUT, by_code("id")), ";")
    assert facts[:5] == [
        ["Judul", ABOUT.title],
        ["Survei", ABOUT.survey],
        ["Sumber", ABOUT.source],
        ["Lisensi", ABOUT.licence],
        ["Tanggal", ABOUT.date],
    ]


def test_missing_is_an_empty_cell_and_a_status_in_words_never_zero(table):
    _, rows = rows_of_csv(csv_bytes(table, ABOUT, by_code("id")), ";")
    assert rows[2]["Daerah"] == "Kota Tengah"
    for heading in ("Prevalensi stunting (%)", "Peringkat (1 = prevalensi terendah)", "Balita stunting (perkiraan)"):
        assert rows[2][heading] == ""
    assert rows[2]["Status angka"] == "tidak ada estimasi"
    in_workbook = rows_of_sheet(region_book_bytes("Peringkat", table, ABOUT, by_code("id")))
    assert in_workbook[2]["Prevalensi stunting (%)"] is None
    assert in_workbook[2]["Status angka"] == "tidak ada estimasi"


def test_codes_stay_text_and_figures_stay_numbers_in_the_workbook(table):
    first = rows_of_sheet(region_book_bytes("Peringkat", table, ABOUT, by_code("en")))[0]
    assert first["Region code (Kemendagri)"] == "1101"
    assert first["Stunting prevalence (%)"] == 15.0
    assert first["Stunted children (estimate)"] == 1500
    assert first["Class (WHO-UNICEF 2018)"] == "medium"
    assert first["Tied"] == "yes"


def test_no_text_from_the_data_becomes_a_formula(table):
    notes = table.assign(note=[*BAD_TEXTS[:3]], region_name=[*BAD_TEXTS[2:]])
    content = region_book_bytes("Peringkat", notes, ABOUT, by_code("id"))
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    assert [row["Catatan"] for row in rows_of_sheet(content)] == BAD_TEXTS[:3]
    facts, rows = rows_of_csv(csv_bytes(notes, ABOUT, by_code("id")), ";")
    for text in [row[heading] for row in rows for heading in ("Catatan", "Daerah")] + [fact[1] for fact in facts]:
        assert not text.startswith(FORMULA_STARTS)
    assert rows[0]["Catatan"] == "'=1+1"


def test_the_workbook_freezes_its_heading_and_formats_its_numbers(table):
    sheet = sheet_of(region_book_bytes("Peringkat", table, ABOUT, by_code("id")))
    assert sheet["A1"].value == ABOUT.title
    assert sheet["A2"].value == "SSGI 2022 · 22 November 2026"
    assert ABOUT.source in sheet["A3"].value
    assert sheet.freeze_panes == "C6"
    formats = {head.value: cell.number_format for head, cell in zip(sheet[5], sheet[6], strict=True)}
    assert formats["Prevalensi stunting (%)"] == "[$-421]0.0"
    assert formats["Perubahan (poin persen)"] == "[$-421]+0.0;[$-421]-0.0;[$-421]0.0"
    assert formats["Balita stunting (perkiraan)"] == "[$-421]#,##0"
    assert formats["Kode wilayah (Kemendagri)"] == "@"
    assert sheet.auto_filter.ref.startswith("A5:")
    assert sheet.column_dimensions["B"].width >= len("Kabupaten Barat")


def test_the_last_sheet_holds_all_facts(table):
    content = region_book_bytes("Lain/nya?", table, ABOUT, by_code("id"))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Ringkas", "Lain nya", "Keterangan"]
    facts = list(book.worksheets[-1].iter_rows(values_only=True))
    assert ("Definisi", ABOUT.definition) in facts
    assert facts[-2:] == [("Catatan", "Catatan satu"), ("Catatan", "=SUM(A1:A9)")]


def test_the_same_table_gives_the_same_bytes_whatever_the_hour(table, monkeypatch):
    def workbook() -> bytes:
        return region_book_bytes("Peringkat", table, ABOUT, by_code("id"))

    content = workbook()
    another_day = time.struct_time((2001, 2, 3, 4, 5, 6, 5, 34, 0))
    monkeypatch.setattr("time.localtime", lambda *_: another_day)
    assert workbook() == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"1980-01-01T00:00:00Z</dcterms:modified>" in archive.read("docProps/core.xml")


def test_control_characters_in_a_note_do_not_break_the_workbook(table):
    content = region_book_bytes("Peringkat", table.assign(note="satu\x0bdua"), ABOUT, by_code("id"))
    assert rows_of_sheet(content)[0]["Catatan"] == "satudua"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_column_of_the_analysis_has_a_heading_in_words(table, code):
    _, rows = rows_of_csv(csv_bytes(table, ABOUT, by_code(code)), ";" if code == "id" else ",")
    assert len(rows[0]) == len(table.columns) + 1
    assert [heading for heading in rows[0] if "_" in heading] == []


def test_a_class_has_the_same_words_in_tables_and_figures():
    assert {name: phrases.VALUES[name] for name in phrases.SEVERITIES} == phrases.SEVERITIES


def test_the_workbook_opens_on_a_page_of_paper(certain):
    content = region_book_bytes("Peringkat", certain, ABOUT, by_code("id"), 2021)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    head, *rows = list(sheet.iter_rows(min_row=6, values_only=True))
    assert sheet.title == "Ringkas"
    assert head == (
        *(
            "Daerah",
            "Prevalensi stunting (%) dengan rentang kepercayaan 95\N{NO-BREAK SPACE}%",
            "Kelas (WHO-UNICEF 2018)",
        ),
        *("Peringkat (rentang 95\N{NO-BREAK SPACE}%)", "Perubahan dari SSGI 2021 (poin persen)"),
        *("Jarak ke target 18,4\N{NO-BREAK SPACE}% pada 2022 (poin persen)", "Catatan"),
    )
    assert [row[0] for row in rows] == ["Kabupaten Barat", "Kabupaten Timur", "Kota Tengah"]
    assert rows[0][1:3] == ("15,0 (13,0–17,0)", "sedang")
    assert rows[0][4:] == ("+5,1 (naik nyata)", "−3,4 (belum dapat dipastikan)", None)
    assert rows[1][1] == "15,0 (~12,3–18,0)"
    reason = "tidak ada angka pada sumber yang tersedia"
    assert rows[2][1:] == ("tidak ada estimasi", None, "–", "– (tidak dapat dinilai)", "–", reason)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    # A4, as many pages high as it takes; one page wide is what every program takes where nothing is said.
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (9, None, 0)
    assert sheet.print_title_rows == "$6:$6"
    assert ABOUT.source in sheet.oddFooter.left.text
    assert sum(column.width for column in sheet.column_dimensions.values()) < 175


def test_a_page_without_uncertainty_has_neither_interval_nor_set(table):
    brief = brief_table(table, by_code("id"))
    assert list(brief)[1] == "Prevalensi stunting (%)"
    assert brief.iloc[0].tolist()[1:4] == ["15,0", "medium", "1/2, seri"]


def test_the_target_stands_beside_each_distance_where_regions_have_targets_of_their_own(table):
    differing = brief_table(table.assign(target_pct=[14.0, 10.0, 14.0], distance_pp=[1.0, 5.0, None]), by_code("id"))
    assert differing.iloc[:, 5].tolist() == ["+1,0 dari 14\N{NO-BREAK SPACE}%", "+5,0 dari 10\N{NO-BREAK SPACE}%", "–"]
    assert not brief_table(table, by_code("id")).iloc[:, 5].str.contains("dari").any()


def test_plain_csv_is_read_by_pandas_without_a_word_of_explanation(certain, tmp_path):
    path = tmp_path / "polos.csv"
    for code in LANGUAGES:
        path.write_bytes(plain_csv_bytes(certain.assign(note="=1+1"), by_code(code)))
        read = pd.read_csv(path, dtype={"region_code": str})
        assert read["region_code"].tolist() == ["1101", "1102", "1171"]
        assert read["prevalence_pct"].tolist()[:2] == [15.0, 15.0]
        assert pd.isna(read["prevalence_pct"].iloc[2])
        assert read["note"].iloc[0] == "=1+1"
    assert set(certain.columns) - {"estimation"} <= set(read.columns)


def test_a_bahasa_file_holds_no_codes(certain):
    text = plain_csv_bytes(certain.assign(source_kind="public_copy"), by_code("id")).decode().partition("\n")[2]
    codes = {
        *vocabulary.MODELLED, *vocabulary.CHECKS, *vocabulary.CHANGE_VERDICTS, *vocabulary.TARGET_VERDICTS,
        *vocabulary.CI_KINDS, *vocabulary.TARGET_STANDINGS, *vocabulary.SOURCE_KINDS, *vocabulary.SEVERITY_CLASSES,
        *("True", "False", "missing_figure", "no_estimate"),
    }  # fmt: skip
    assert codes & {cell for line in csv.reader(io.StringIO(text)) for cell in line} == set()


@pytest.mark.parametrize(("p_value", "written", "shown"), [(1e-9, "< 0,001", 1e-9), (0.03456, "0,035", 0.0346)])
def test_a_p_value_is_never_zero(certain, p_value, written, shown):
    table = certain.assign(change_p_value=p_value)
    _, rows = rows_of_csv(csv_bytes(table, ABOUT, by_code("id")), ";")
    assert rows[0]["Perubahan, nilai p"] == written
    sheet = sheet_of(region_book_bytes("Peringkat", table, ABOUT, by_code("id")))
    (place,) = [cell.column for cell in sheet[5] if cell.value == "Perubahan, nilai p"]
    assert sheet.cell(6, place).value == shown
    assert sheet.cell(6, place).number_format == '[<0.001][$-421]"< 0,001";[$-421]0.000'


def test_notes_are_in_the_language_of_the_file(certain):
    notes = ["other texts print 19.1", "press also printed 7.49; no direct estimate in the printed table: taken as "
             "small-area (BPS)", "implausible extremes occur in this survey copy; use with care"]  # fmt: skip
    _, rows = rows_of_csv(csv_bytes(certain.assign(note=notes), ABOUT, by_code("id")), ";")
    assert [row["Catatan"] for row in rows] == [
        "naskah lain mencetak 19,1",
        "media juga mencetak 7,49; tidak ada estimasi langsung pada tabel tercetak: dianggap angka model (BPS)",
        "salinan survei ini memuat angka ekstrem yang tidak masuk akal; gunakan dengan hati-hati",
    ]


def test_every_note_of_the_data_has_words_in_bahasa():
    # Laws, plans and offices have one name in every language.
    for text in load_stunting()["note"].unique():
        assert not text or note(text, by_code("id")) != text
    english = [text for text in load_targets()["legal_basis"].unique() if " the " in text or " of " in text]
    assert english
    assert [text for text in english if note(text, by_code("id")) == text] == []


def test_an_unlisted_column_keeps_its_name_and_the_kind_of_its_values():
    assert column_of("own_figure", pd.Series([1.5])) == Column("own_figure", "own_figure", Kind.DECIMAL)
    assert column_of("own_words", pd.Series(["x"])) == Column("own_words", "own_words", Kind.TEXT)
    assert column_of("own_flag", pd.Series([True])) == Column("own_flag", "own_flag", Kind.WORDS)


def test_binary_dust_is_not_printed():
    assert cell_value(24.5 - 20.8, Kind.SIGNED, by_code("id")) == 3.7
    assert cell_value(43.01, Kind.DECIMAL, by_code("id")) == 43.01
    assert cell_value(pd.NA, Kind.WHOLE, by_code("id")) is None


@pytest.fixture
def certain(table, three_districts: SmallCountry) -> pd.DataFrame:
    intervals = figure_intervals(three_districts.estimates, three_districts.population)
    answer = certainty_table(table, intervals, 2021)
    return answer[with_certainty(table.columns, answer)].assign(
        ci95_low_pct=[13.0, 12.34567, None],
        ci95_high_pct=[17.0, 18.0, None],
        ci_kind=["published", "approximate", "none"],
        change_verdict=["real_increase", "not_distinguishable", "not_assessable"],
        change_reason=[None, None, "missing_figure"],
        change_ci95_high_pp=[8.0, -0.04321, None],
        target_probability=[0.123456, 0.9, None],
        target_verdict=["not_certain", "probably_reached", "not_assessable"],
    )


def test_limits_and_verdicts_follow_their_figure_each_once(table):
    names = ["region_name", "prevalence_pct", "change_pp", "change_verdict", "distance_pp"]
    every = pd.DataFrame(columns=[*names, *sorted(all_certainty_columns() - {*names})])
    assert with_certainty(names, every) == [
        *("region_name", "prevalence_pct", "ci95_low_pct", "ci95_high_pct", "ci_kind", "change_pp"),
        *("change_ci95_low_pp", "change_ci95_high_pp", "change_p_value", "change_verdict", "change_reason"),
        *("distance_pp", "target_probability", "target_verdict"),
    ]
    assert with_certainty(["prevalence_pct", "rank"], table) == ["prevalence_pct", "rank"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_limit_and_verdict_has_a_heading_of_its_own_in_words(certain, code):
    _, rows = rows_of_csv(csv_bytes(certain, ABOUT, by_code(code)), ";" if code == "id" else ",")
    assert len(rows[0]) == len(certain.columns) + 1
    assert [heading for heading in rows[0] if "_" in heading] == []


def test_limits_are_numbers_in_columns_of_their_own_and_verdicts_are_words(certain):
    books = [region_book_bytes("Peringkat", certain, ABOUT, by_code(code)) for code in ("id", "en")]
    bahasa, english = map(rows_of_sheet, books)
    assert [row["95% limit, lower (%)"] for row in english] == [13.0, 12.35, None]
    assert [row["Where the 95% limits come from"] for row in english] == ["published", "approximate", "no interval"]
    assert [row["Asal rentang 95\N{NO-BREAK SPACE}%"] for row in bahasa] == ["terbitan", "perkiraan", "tanpa rentang"]
    assert [row["Kesimpulan perubahan"] for row in bahasa] == [
        *("naik nyata", "belum berbeda nyata", "tidak dapat dinilai"),
    ]
    assert [row["Alasan perubahan tidak dapat dinilai"] for row in bahasa] == [
        None,
        None,
        "ada angka yang tidak tersedia",
    ]
    assert [row["Probability of being below the target (0 to 1)"] for row in english] == [0.1235, 0.9, None]
    assert [row["Kesimpulan target"] for row in bahasa][:2] == ["belum dapat dipastikan", "kemungkinan tercapai"]


def test_a_limit_of_a_real_change_never_rounds_to_nothing(certain):
    rows = rows_of_sheet(region_book_bytes("Peringkat", certain, ABOUT, by_code("en")))
    assert rows[1]["Change, 95% limit, upper (percentage points)"] == -0.04
