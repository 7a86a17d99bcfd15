"""Data dan metode: every section in both languages, gaps and disputes, and every download as the file it says it is."""

import csv
import io
import json
import zipfile

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest
from reading import opened, sent_to, words_on

from stuntmap.data.provenance import all_records
from stuntmap.data.usage_warnings import WARNINGS
from stuntmap.language import language
from stuntmap.ui.data import download_view, method_view, sections
from stuntmap.ui.data.glossary import TERMS
from stuntmap.ui.parts import downloads


@pytest.fixture
def files(monkeypatch):
    """Collects what the buttons would make, by button key, as (file name, maker)."""
    offered = {}

    def collect(label, data, file_name, kind, key, **settings):
        offered[key] = (file_name, data)

    monkeypatch.setattr(downloads, "download", collect)
    return offered


@pytest.mark.parametrize("section", [section.name for section in sections.SECTIONS])
@pytest.mark.parametrize("code", ["id", "en"])
def test_every_section_opens_from_a_link_in_both_languages(open_page, section, code):
    page = open_page("data", bagian=section, bahasa=code)
    titles = [tab.label for tab in page.tabs]
    assert titles == [language(code).text(section.title) for section in sections.SECTIONS]
    drawn = [tab.label for tab in page.tabs if tab.children]
    assert drawn == [language(code).text(next(s.title for s in sections.SECTIONS if s.name == section))]


def test_an_unknown_section_falls_back_with_a_notice(open_page):
    page = open_page("data", bagian="rahasia")
    assert any("rahasia" in notice.value for notice in page.warning)
    assert page.tabs[0].children


def test_opening_a_section_writes_it_into_the_address_and_other_pages_do_not_carry_it(open_page):
    page = open_page("data", bagian="celah", prov="33")
    assert page.query_params == {"bagian": "celah", "prov": "33"}
    queries = [link.proto.query_string for link in page.get("page_link") if link.proto.page != "data"]
    assert queries
    assert all("bagian" not in query and "prov=33" in query for query in queries)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("id", ["105", "4,15 poin persen", "peringkat yang lebih baik", "12/2025", "e-PPGBM", "AARR"]),
        ("en", ["105", "4.15 percentage points", "share the better rank", "12/2025", "e-PPGBM", "AARR"]),
    ],
)
def test_the_method_names_its_rules_and_figures(open_page, code, words):
    said = words_on(open_page("data", bahasa=code))
    assert [word for word in words if word not in said] == []


def test_the_method_prints_the_national_path_and_no_year_that_has_no_official_target(open_page):
    said = words_on(open_page("data"))
    for year, target in ((2021, "21,1"), (2024, "14,0"), (2025, "18,8"), (2029, "14,2"), (2045, "5,0")):
        assert str(year) in said
        assert target in said
    assert " 2026 " not in said
    assert "20,1" not in said


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "id",
            [
                *(
                    "“terbitan”",
                    "“perkiraan”",
                    "± 1,96 x s",
                    "598",
                    "385 untuk kabupaten/kota",
                    "Mogstad",
                    "2.000 ulangan",
                ),
                *("“turun nyata”", "“naik nyata”", "“belum berbeda nyata”", "“tidak dapat dinilai”", "Spiegelhalter"),
                *("sedikitnya 5 survei", "“belum dapat dihitung”", "Dua sumber", "kelasnya belum pasti"),
            ],
        ),
        (
            "en",
            [
                *(
                    "“published”",
                    "“approximate”",
                    "± 1.96 x s",
                    "598",
                    "385 for districts",
                    "Mogstad",
                    "2,000 simulated",
                ),
                *("“real decrease”", "“no real difference yet”", "“cannot be assessed”", "Spiegelhalter"),
                *("from 5 comparable surveys", "“cannot be computed yet”", "Two sources", "fine dots lie on it"),
            ],
        ),
    ],
)
def test_the_method_explains_limits_ranks_verdicts_and_doubtful_classes(open_page, code, words):
    said = words_on(open_page("data", bahasa=code))
    assert [word for word in words if word not in said] == []
    assert "{" not in said


def test_the_method_prints_the_cut_offs_by_which_targets_are_judged(open_page, monkeypatch):
    def rows() -> str:
        said = " ".join(words_on(open_page("data")).split())
        start = said.index("Kesimpulan target")
        return said[start : said.index("tidak ada estimasi, tidak ada target", start)]

    assert "tercapai mulai 0,975 kemungkinan tercapai 0,80 sampai kurang dari 0,975" in rows()
    assert "belum dapat dipastikan lebih dari 0,025 sampai kurang dari 0,80 belum tercapai 0,025 ke bawah" in rows()
    monkeypatch.setattr(method_view, "PROBABLY_REACHED_FROM", 0.7)
    assert "kemungkinan tercapai 0,70 sampai kurang dari 0,975" in rows()


def test_percent_signs_of_the_method_never_stand_alone_at_the_start_of_a_line(open_page):
    said = words_on(open_page("data"))
    assert "95\N{NO-BREAK SPACE}%" in said
    assert " %" not in said


def test_every_record_is_listed_and_tells_its_origin_when_opened(open_page):
    page = open_page("data", bagian="sumber")
    labels = " ".join(fold.label for fold in page.expander)
    stored = [record for record in all_records() if "static" not in record.path.parts]
    for record in stored:
        assert record.path.name in labels
    (stunting,) = [record for record in stored if record.path.name == "stunting_estimates.csv"]
    assert stunting.sha256 not in words_on(page)
    said = words_on(opened(page, stunting.path.stem))
    for fact in (
        stunting.sha256,
        language("id").text(stunting.producer),
        stunting.url,
        "22 November 2026",
        "prevalence_pct",
    ):
        assert fact in said
    for code in stunting.warnings:
        assert language("id").text(WARNINGS[code]) in said


def test_the_boundary_files_for_the_browser_stand_in_one_table(open_page):
    page = opened(open_page("data", bagian="sumber"), "served_records")
    said = words_on(page)
    for record in all_records():
        if "static" in record.path.parts:
            assert record.path.name in said
            assert record.sha256[:12] in said


def test_the_gaps_name_survey_district_and_reason(open_page):
    page = open_page("data", bagian="celah")
    said = words_on(page)
    assert "257" in said
    assert "Kab. Kupang" not in said
    said = words_on(opened(page, "missing_2022"))
    assert "Kab. Kupang" in said
    assert "Nusa Tenggara Timur tidak disurvei pada tahun itu" in said
    assert "Kab. Nduga" in words_on(opened(page, "missing_2023"))


def test_the_glossary_explains_every_term_in_both_languages(open_page):
    for code in ("id", "en"):
        said = words_on(open_page("data", bagian="istilah", bahasa=code))
        for term, meaning in TERMS:
            assert language(code).text(term) in said
            assert language(code).text(meaning) in said
    assert {"TPPS", "SSGI", "SKI", "Riskesdas", "e-PPGBM", "Desa lokus", "Aksi konvergensi"} <= {t for t, _ in TERMS}


def test_nothing_is_made_before_a_click(open_page, monkeypatch):
    def refuse(*given):
        raise AssertionError("made before a click")

    for module in (download_view, downloads):
        for name in ("csv_bytes", "plain_csv_bytes", "region_book_bytes"):
            monkeypatch.setattr(module, name, refuse)
    page = open_page("data", bagian="unduh")
    assert len(page.download_button) == 9
    assert all(button.proto.deferred_file_id for button in page.download_button)
    assert len(open_page("peta", prov="33").download_button) == 3


def test_tables_carry_title_survey_source_and_date_inside(open_page, files):
    open_page("data", bagian="unduh", prov="33")
    name, make = files["survey_csv"]
    assert name == "stuntmap-data-33-2024.csv"
    text = make().decode("utf-8-sig")
    title = "Prevalensi stunting · Jawa Tengah, SSGI 2024"
    for fact in (title, "Kementerian Kesehatan RI", "angka dibaca 22 November 2026, diunduh"):
        assert fact in text
    assert "3310;Kabupaten Klaten" in text
    assert ";20,8;" in text
    name, make = files["survey_xlsx"]
    book = openpyxl.load_workbook(io.BytesIO(make()))
    brief, sheet, _ = book.worksheets
    assert brief.max_row == 6 + 35
    assert sheet["A1"].value == title
    assert "SSGI 2024" in sheet["A2"].value
    assert "Kementerian Kesehatan RI" in sheet["A3"].value
    rows = {row[0]: row for row in sheet.iter_rows(min_row=6, values_only=True)}
    assert len(rows) == 35
    assert 20.8 in rows["3310"]


def test_one_survey_carries_limits_and_verdicts_unless_they_are_turned_off(open_page, files):
    open_page("data", bagian="unduh", prov="33", bahasa="en")
    sheet = openpyxl.load_workbook(io.BytesIO(files["survey_xlsx"][1]())).worksheets[1]
    head, *rows = sheet.iter_rows(min_row=5, values_only=True)
    (klaten,) = [dict(zip(head, row, strict=True)) for row in rows if row[0] == "3310"]
    assert (klaten["95% limit, lower (%)"], klaten["Where the 95% limits come from"]) == (17.48, "approximate")
    assert (klaten["Earlier prevalence, 95% limit, lower (%)"], klaten["Verdict on the target"]) == (22, "not reached")
    assert [heading for heading in head if "_" in heading] == []
    open_page("data", bagian="unduh", prov="33", bahasa="en", ketidakpastian="tidak")
    head = files["survey_csv"][1]().decode("utf-8-sig").split("\r\n\r\n")[1].splitlines()[0]
    assert "95% limit" not in head
    assert "Verdict" not in head


def test_a_file_says_why_a_region_has_no_figure(open_page, files):
    open_page("data", bagian="unduh", prov="53", survei="2022", bahasa="en")
    rows = files["survey_csv"][1]().decode("utf-8-sig").splitlines()
    (kupang,) = [row for row in rows if row.startswith("5301,")]
    assert "no estimate" in kupang
    assert "Nusa Tenggara Timur was not surveyed that year" in kupang
    assert ",0," not in kupang


@pytest.mark.parametrize("ending", ["geojson", "gpkg", "zip"])
def test_polygons_open_in_a_gis_program_with_missing_figures_missing(open_page, files, tmp_path, ending):
    open_page("data", bagian="unduh", prov="53", survei="2022")
    name, make = files[f"survey_{ending}"]
    path = tmp_path / name
    path.write_bytes(make())
    layer = gpd.read_file(path)
    assert len(layer) == 22
    assert layer.crs.to_epsg() == 4326
    prevalence = layer["prev_pct" if ending == "zip" else "prevalence_pct"]
    assert prevalence.notna().sum() == 2
    assert (prevalence.dropna() > 0).all()
    assert layer.geometry.notna().all()


def test_files_of_another_indicator_are_named_titled_and_headed_by_it(open_page, files):
    open_page("data", bagian="unduh", prov="91", gizi="wasting")
    name, make = files["survey_geojson"]
    assert name == "stuntmap-data-wasting-91-2024.geojson"
    collection = json.loads(make())
    assert "Prevalensi wasting · Papua, SSGI 2024" in [fact["text"] for fact in collection["about"]]
    assert "berat badan menurut tinggi badan" in json.dumps(collection["about"], ensure_ascii=False)
    told = {feature["id"]: feature["properties"] for feature in collection["features"]}
    # A row that contradicts itself is left out, with the reason; a figure taken as a model's says so.
    assert (told["9120"]["prevalence_pct"], told["9120"]["rank"], told["9120"]["check"]) == (
        *(None, None, "saling bertentangan; tidak ditampilkan"),
    )
    assert {row["indicator"] for row in told.values()} == {"wasting"}
    assert not {"target_pct", "stunted_children", "distance_pp"} & set(told["9171"])
    with zipfile.ZipFile(io.BytesIO(files["survey_zip"][1]())) as archive:
        readme = archive.read("README.txt").decode("utf-8-sig")
    assert "Prevalensi wasting" in readme
    assert "indicator" in readme
    brief = openpyxl.load_workbook(io.BytesIO(files["survey_xlsx"][1]())).worksheets[0]
    assert "Prevalensi wasting (%) dengan rentang" in str([cell.value for cell in brief[6]])
    text = files["long_csv"][1]().decode("utf-8-sig")
    assert "Prevalensi wasting · Papua, semua survei" in text
    assert "Riskesdas" not in text


def test_a_shapefile_explains_its_short_names(open_page, files):
    open_page("data", bagian="unduh", prov="33")
    with zipfile.ZipFile(io.BytesIO(files["survey_zip"][1]())) as archive:
        assert "prev_pct" in archive.read("README.txt").decode("utf-8-sig")


def test_all_surveys_hold_every_figure_of_the_scope_with_its_source(open_page, files):
    open_page("data", bagian="unduh", prov="33")
    text = files["long_csv"][1]().decode("utf-8-sig")
    assert "Riskesdas;2013" in text
    assert "ID;negara" in text
    assert "33;provinsi" in text
    assert "\r\n32" not in text
    assert "https://" in text
    book = openpyxl.load_workbook(io.BytesIO(files["long_xlsx"][1]()))
    assert book.worksheets[0].max_row > 35 * 7
    assert book.worksheets[1].max_row > 35 * 7


def test_the_undivided_province_travels_with_the_present_one_under_its_own_code(open_page, files):
    open_page("data", bagian="unduh", prov="91")
    text = files["long_csv"][1]().decode("utf-8-sig")
    assert "\r\n91L;" in text
    assert "\r\n91;" in text


def test_the_map_page_sends_no_table_before_it_is_opened(open_page):
    page = open_page("peta", prov="33", sorot="3310")
    assert sent_to(page, "figure_table") == []
    (table,) = sent_to(opened(page, "peta_fold"), "figure_table")
    names = next(column for column in table["columns"] if column["kind"] == "name")["values"].split("|")
    assert len(names) == 35
    assert [names[place] for place in table["pinned"]] == ["Kab. Klaten"]


def test_without_uncertainty_table_and_files_hold_no_limit_and_no_verdict(open_page, files):
    page = open_page("target", prov="33", ketidakpastian="tidak", bahasa="en")
    (table,) = sent_to(opened(page, "target_fold"), "figure_table")
    assert [column["name"] for column in table["columns"] if "forms" in column or "verdict" in column["name"]] == []
    head = files["target_csv"][1]().decode("utf-8-sig").split("\r\n\r\n")[1].splitlines()[0]
    assert "95% limit" not in head
    assert "Verdict" not in head
    assert "Target reached" in head


def test_about_these_figures_opens_definition_and_warnings(open_page):
    page = open_page("peta", prov="53", survei="2022")
    assert "Standar Pertumbuhan Anak WHO" not in words_on(page)
    said = words_on(opened(page, "source_about"))
    assert "Standar Pertumbuhan Anak WHO" in said
    assert "Nusa Tenggara Timur tidak disurvei pada 2022" in said


def test_the_files_of_the_map_hold_the_figures_of_the_map(open_page, files):
    open_page("peta", prov="33", sorot="3310", bahasa="en")
    text = files["peta_csv"][1]().decode("utf-8-sig")
    assert "Jawa Tengah, SSGI 2024" in text.splitlines()[0]
    assert text.count("Kabupaten ") >= 29
    head, *rows = csv.reader(text.split("\r\n\r\n")[1].splitlines())
    (klaten,) = [dict(zip(head, row, strict=True)) for row in rows if row[0] == "3310"]
    figure = {"Stunting prevalence (%)": "20.8", "95% limit, lower (%)": "17.48", "95% limit, upper (%)": "24.57"}
    verdicts = {"Verdict on the change": "no real difference yet", "Verdict on the target": "not reached"}
    ranks = {"Rank (1 = lowest prevalence)": "28", "Rank, 95% limit, lower": "3", "Rank, 95% limit, upper": "35"}
    assert klaten.items() >= (figure | verdicts | ranks).items()
    book = openpyxl.load_workbook(io.BytesIO(files["peta_xlsx"][1]()))
    assert book.sheetnames[:2] == ["Brief", "SSGI 2024"]
    rows = {row[0]: row for row in book["Brief"].iter_rows(min_row=7, values_only=True)}
    # Klaten stated a target of its own for 2024, so that targets stand beside the distances.
    assert rows["Kabupaten Klaten"] == (
        *("Kabupaten Klaten", "20.8 (~17.5–24.6)", "high", "28/35 (3–35)"),
        *("−3.7 (no real difference yet)", "+10.8 from 10% (not reached)", None),
    )
    assert {"Stunting prevalence (%), SKI 2023", "Target year"} <= {cell.value for cell in book["SSGI 2024"][5]}
    plain = pd.read_csv(io.BytesIO(files["peta_plain"][1]()), dtype={"region_code": str}).set_index("region_code")
    assert plain.loc["3310", ["prevalence_pct", "ci95_low_pct", "rank", "rank_low"]].tolist() == [20.8, 17.48, 28, 3]
    assert len(plain) == 35
