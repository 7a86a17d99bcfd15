"""Peringkat: ranks of a province or the nation in any two surveys, the own district pointed out."""

import json
import re

import pytest
from reading import sent_to, words_on

from questions import visit_of
from stuntmap import vocabulary
from stuntmap.language import language as by_code
from stuntmap.links import view_tables
from stuntmap.report.region_book import brief_table
from stuntmap.report.table_columns import own_headings
from stuntmap.ui.parts import figure_table
from stuntmap.ui.peringkat import ranking_view


@pytest.mark.parametrize(
    ("year", "rank"),
    [("2021", "peringkat 6 dari 35"), ("2022", "peringkat 11 dari 35, seri"), ("2024", "peringkat 28 dari 35")],
)
def test_klaten_stands_where_the_surveys_put_it(open_page, year, rank):
    assert rank in words_on(open_page("peringkat", prov="33", survei=year, sorot="3310"))


def test_any_two_surveys_can_be_compared(open_page):
    words = words_on(open_page("peringkat", prov="33", survei="2024", banding="2021", sorot="3310"))
    assert "Dari peringkat 6 pada SSGI 2021 ke peringkat 28 pada SSGI 2024" in words


def test_a_survey_compared_with_itself_falls_back_with_a_notice(open_page):
    page = open_page("peringkat", prov="33", survei="2022", banding="2022")
    assert page.warning


def test_highlighting_is_written_into_the_address(open_page):
    page = open_page("peringkat", prov="33")
    page.multiselect(key="choice_sorot").set_value(["3310", "3372"]).run()
    assert page.query_params["sorot"] == "3310,3372"


SET_OF_KLATEN = "28 (3–35)"


def sets_beside_the_bars(page):
    """The words on the right of the second chart: the rank sets, or the names of a rank history."""
    spec = json.loads(page.get("plotly_chart")[1].proto.spec)
    return spec["layout"]["yaxis2"]["ticktext"]


def test_rank_intervals_stand_beside_the_bars_unless_uncertainty_is_off(open_page):
    assert SET_OF_KLATEN in sets_beside_the_bars(open_page("peringkat", prov="33"))
    assert SET_OF_KLATEN not in sets_beside_the_bars(open_page("peringkat", prov="33", ketidakpastian="tidak"))


def test_the_choice_beside_the_bars_is_kept_in_the_address(open_page):
    page = open_page("peringkat", prov="33")
    page.button_group(key="choice_tampil").set_value("riwayat").run()
    assert page.query_params["tampil"] == "riwayat"
    assert SET_OF_KLATEN not in sets_beside_the_bars(page)
    page.button_group(key="choice_tampil").set_value("rentang").run()
    assert "tampil" not in page.query_params


def test_an_unknown_view_beside_the_bars_falls_back_with_a_notice(open_page):
    page = open_page("peringkat", prov="33", tampil="semua")
    assert "tampil" in page.warning[0].value
    assert SET_OF_KLATEN in sets_beside_the_bars(page)


def test_the_bars_scroll_to_the_highlighted_district(open_page):
    (sent,) = sent_to(open_page("peringkat", prov="33", sorot="3310"), "scroll_to")
    row_of_klaten, rows_with_room_at_both_ends = 28, 35 + 2
    assert sent == {"container": ranking_view.BARS_KEY, "share": row_of_klaten / rows_with_room_at_both_ends}


def test_the_page_says_that_a_move_is_noise(open_page):
    words = words_on(open_page("peringkat", prov="33", survei="2022", banding="2021", sorot="3310"))
    assert "Dari peringkat 6 pada SSGI 2021 ke peringkat 11 pada SSGI 2022" in words


def test_the_page_says_from_whom_the_highlighted_district_differs_and_its_chances(open_page):
    page = open_page("peringkat", prov="33", sorot="3310")
    words = words_on(page).replace("\N{NO-BREAK SPACE}", " ")
    (every,) = [folded for folded in page.expander if folded.label == "Semua 32 yang belum dapat dibedakan"]
    assert len(re.findall(r"\(\d+,\d\)", every.markdown[0].value)) == 32
    assert "menguji semuanya sekaligus" in words
    assert "Kabupaten Klaten belum dapat dibedakan dari 32 di antara 34 kabupaten/kota lain di Jawa Tengah." in words
    assert "seperlima terendah: kurang dari 1 %; seperlima tertinggi: 29 %." in words


def test_without_a_highlighted_district_the_page_tells_the_groups(open_page):
    assert "membentuk 7 kelompok yang saling bertumpang" in words_on(open_page("peringkat", prov="33"))


def test_a_province_of_one_group_says_that_nobody_can_be_told_apart(open_page):
    assert "Tidak ada dua kabupaten/kota di Daerah Khusus Ibukota Jakarta" in words_on(
        open_page("peringkat", prov="31")
    )


def test_the_nation_has_too_many_groups_to_be_told(open_page):
    assert "kelompok yang saling bertumpang" not in words_on(open_page("peringkat"))


def test_with_uncertainty_off_nothing_is_said_about_it(open_page):
    page = open_page("peringkat", prov="33", sorot="3310", ketidakpastian="tidak")
    assert "belum dapat dibedakan" not in words_on(page)
    assert "(antara" not in words_on(page)


def test_the_workbook_tells_the_distance_to_the_next_target():
    table = view_tables.ranking_table(visit_of(scope="33", page="peringkat"))
    names = figure_table.shown_columns(table, figure_table.RANKING_COLUMNS)
    assert vocabulary.DISTANCE_AHEAD in names
    assert table.loc["3310", vocabulary.DISTANCE_AHEAD] == 6.6
    assert own_headings(table, by_code("id"), 2023)[vocabulary.DISTANCE_AHEAD] == (
        "Jarak ke target 14,2\N{NO-BREAK SPACE}% pada 2029 (poin persen)"
    )
    brief = brief_table(table, by_code("id")).set_index(vocabulary.REGION_NAME)
    assert str(brief.loc["Kabupaten Klaten"].iloc[4]).endswith("; +6,6 ke 14,2\N{NO-BREAK SPACE}% (2029)")


def test_beside_the_history_nobody_is_sent_to_lines_that_only_the_intervals_have(open_page):
    groups = "membentuk 7 kelompok yang saling bertumpang; di dalam satu kelompok"
    history = words_on(open_page("peringkat", prov="33", tampil="riwayat"))
    assert f"{groups} tidak ada dua" in history
    assert "pilih Sorot untuk menggambarnya" in history
    assert f"{groups} (garis di kanan)" in words_on(open_page("peringkat", prov="33", tampil="rentang"))
