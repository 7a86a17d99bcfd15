"""Jarak ke target: the target in force, the reader's own, and the years without an official target."""

import pytest
from reading import words_on


def test_the_target_in_force_counts_how_many_reached_it(open_page):
    assert "4 dari 35" in words_on(open_page("target", prov="33"))


def test_a_target_of_ones_own_replaces_the_one_in_force(open_page):
    words = words_on(open_page("target", prov="33", target="20", tahun_target="2029"))
    assert "target sendiri 20\N{NO-BREAK SPACE}% (2029)" in words


@pytest.mark.parametrize("target", ["-5", "0", "100", "101", "abc"])
def test_a_target_that_is_no_percentage_falls_back_and_says_so(open_page, target):
    page = open_page("target", prov="33", target=target)
    (notice,) = page.warning
    assert f"“{target}”" in notice.value
    assert "4 dari 35" in words_on(page)


def test_a_target_is_typed_with_a_decimal_comma(open_page):
    page = open_page("target", prov="33")
    page.text_input(key="choice_target").set_value("12,5").run()
    assert page.query_params["target"] == "12,5"
    assert "12,5\N{NO-BREAK SPACE}%" in words_on(page)


def test_years_without_an_official_target_name_the_next_one(open_page):
    words = words_on(open_page("target", prov="33", tahun_target="2027"))
    assert "14,2\N{NO-BREAK SPACE}% (2029)" in words
