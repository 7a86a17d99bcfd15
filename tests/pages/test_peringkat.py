"""Peringkat: ranks of a province or the nation in any two surveys, the own district pointed out."""

import pytest
from reading import words_on


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
