"""Daftar prioritas: who comes first, by what, how firmly, what was decided, and what is taken away."""

import io
import json

import pypdf
import pytest
from reading import sent_to, words_on

from pdf_pages import words_of
from questions import asked
from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.answers.priorities import PriorityAsked
from stuntmap.ui.parts import downloads

SPACE = "\N{NO-BREAK SPACE}"


def plain(page):
    return words_on(page).replace(SPACE, " ")


def test_the_sentence_names_the_first_of_the_list_and_how_firmly_it_stands(open_page):
    table = shared_answers().priorities(asked("33", 2024, compared_year=2023), PriorityAsked())
    words = plain(open_page("lokus", prov="33"))
    first = [vocabulary.short_name(name) for name in table[vocabulary.REGION_NAME].iloc[:5]]
    assert f"10 dari 35 kabupaten/kota di Jawa Tengah didahulukan: {', '.join(first)}, dan 5 lainnya." in words
    firm = int((table[vocabulary.STAYS_SHARE].iloc[:10] >= 0.9).sum())
    assert f"Masuk daftar dalam sedikitnya 90 % percobaan: {firm} dari 10 daerah menurut skor." in words


def test_the_own_district_is_told_its_place(open_page):
    table = shared_answers().priorities(asked("33", 2024, compared_year=2023), PriorityAsked())
    row = table.loc["3310"]
    told = f"Kab. Klaten: urutan {row[vocabulary.PRIORITY_ORDER]} dari 35 menurut skor, masuk daftar dalam "
    assert told + f"{100 * row[vocabulary.STAYS_SHARE]:.0f} % percobaan." in plain(
        open_page("lokus", prov="33", sorot="3310")
    )


def test_criteria_and_weights_are_chosen_on_the_page_and_stand_in_the_link(open_page):
    page = open_page("lokus", prov="33")
    page.multiselect(key="priority_criteria").set_value(["prevalensi", "kemiskinan"]).run()
    assert page.query_params["bobot"] == "prevalensi:1,kemiskinan:1"
    page.selectbox(key="priority_weight_kemiskinan").set_value(3).run()
    assert page.query_params["bobot"] == "prevalensi:1,kemiskinan:3"
    assert "Kriteria: Prevalensi dan Persentase penduduk miskin." in plain(page)
    page.multiselect(key="priority_criteria").set_value(["prevalensi", "jumlah"]).run()
    page.selectbox(key="priority_weight_prevalensi").set_value(1).run()
    assert "bobot" not in page.query_params


def test_a_list_without_any_criterion_falls_back_to_the_usual_ones(open_page):
    page = open_page("lokus", prov="33", bobot="kemiskinan:2")
    page.multiselect(key="priority_criteria").set_value([]).run()
    assert "Kriteria: Prevalensi dan Balita stunting (perkiraan)." in plain(page)


def test_how_many_places_is_chosen(open_page):
    page = open_page("lokus", prov="33")
    page.selectbox(key="choice_banyak").set_value(3).run()
    assert page.query_params["banyak"] == "3"
    assert "3 dari 35 kabupaten/kota" in plain(page)
    page.selectbox(key="choice_banyak").set_value(10).run()
    assert "banyak" not in page.query_params


def test_more_places_than_districts_are_all_of_them(open_page):
    page = open_page("lokus", prov="34", banyak="40")
    assert "seluruh 5 kabupaten/kota" in plain(page)
    assert page.selectbox(key="choice_banyak").value == 5


def test_a_decision_stands_in_the_link_and_its_reason_only_in_the_files(open_page, monkeypatch):
    offered = {}
    monkeypatch.setattr(
        downloads, "download", lambda label, data, file_name, kind, key, **settings: offered.update({file_name: data})
    )
    page = open_page("lokus", prov="33", masuk="3374", keluar="3315")
    page.text_input(key="priority_reason_3374").set_value("usul camat").run()
    assert "Keputusan: 1 masuk daftar karena keputusan dan 1 dikeluarkan karena keputusan." in plain(page)
    assert all("usul" not in str(value) for value in page.query_params.values())
    names = {name.rsplit(".", 1)[1]: name for name in offered if name != "stuntmap-lokus-33-2024-tabel.csv"}
    assert "usul camat" in offered[names["csv"]]().decode("utf-8-sig")
    printed = words_of(offered[names["pdf"]]())
    assert "usul camat" in printed
    assert "nan" not in printed.split()
    assert "Prevalensi × 1, Balita stunting (perkiraan) × 1" in printed
    found = json.loads(offered[names["geojson"]]())
    standings = {one["properties"]["region_code"]: one["properties"]["priority_standing"] for one in found["features"]}
    assert standings["3374"] == "masuk daftar karena keputusan"
    assert standings["3315"] == "dikeluarkan karena keputusan"
    assert len(found["features"]) == 35
    assert any("Prevalensi × 1" in note["text"] for note in found["about"])


def test_the_table_begins_with_the_list_and_shows_what_is_weighed(open_page):
    page = open_page("lokus", prov="33", bobot="prevalensi:1,sekolah:2")
    page.session_state["lokus_fold"] = True
    page.run()
    (table,) = sent_to(page, "figure_table")
    assert [column["name"] for column in table["columns"]][-2:] == ["female_years_of_schooling", "estimation"]
    assert table["columns"][table["sorted"]]["name"] == "priority_order"


def test_only_the_chosen_survey_is_named_as_the_source(open_page):
    words = plain(open_page("lokus", prov="33", survei="2022"))
    assert "Sumber: SSGI 2022, Kementerian Kesehatan RI" in words
    assert "SSGI 2021" not in words


@pytest.mark.parametrize("code", ["id", "en"])
def test_the_sheet_is_one_page_and_names_its_language(open_page, monkeypatch, code):
    offered = {}
    monkeypatch.setattr(
        downloads, "download", lambda label, data, file_name, kind, key, **settings: offered.update({file_name: data})
    )
    open_page("lokus", prov="33", bahasa=code)
    content = offered["stuntmap-lokus-33-2024.pdf"]()
    pdf = pypdf.PdfReader(io.BytesIO(content))
    assert len(pdf.pages) == 1
    assert pdf.trailer["/Root"]["/Lang"].lower().startswith(code)
    assert content == offered["stuntmap-lokus-33-2024.pdf"]()
