"""Jarak ke target: the target in force, the reader's own, and the years without an official target."""

import pytest
from reading import words_on


def test_a_target_of_ones_own_replaces_the_one_in_force(open_page):
    words = words_on(open_page("target", prov="33", target="20", tahun_target="2029"))
    assert "target sendiri 20\N{NO-BREAK SPACE}% (2029)" in words


def test_an_own_target_of_a_past_year_is_judged_and_says_that_it_is_not_aimed_at(open_page):
    words = words_on(open_page("target", prov="33", target="15", tahun_target="2025")).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert "target sendiri 15 % (2025)" in words
    assert "Tahun target 15 % (2025) sudah lewat: target itu dinilai, tidak lagi dituju." in words
    assert "Untuk mencapai 14,2 % pada 2029" in words


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


@pytest.mark.parametrize("uncertainty", ["ya", "tidak"])
def test_a_province_of_model_figures_alone_is_not_judged(open_page, uncertainty):
    words = words_on(open_page("target", prov="94", ketidakpastian=uncertainty))
    none = "tidak satu pun dari 8 kabupaten/kota dapat dinilai, karena semua angkanya berasal dari model"
    assert none in words
    assert "tepat atau di bawah target: **tidak dapat dinilai**" in words
    assert "setara dengan" not in words


def test_an_own_target_without_a_year_is_one_for_the_next_official_year_and_the_page_names_it(open_page):
    page = open_page("target", prov="33", sorot="3310", target="10")
    assert page.selectbox(key="choice_tahun_target").value == 2029
    title, words = page.markdown[0].value, words_on(page).replace("\N{NO-BREAK SPACE}", " ")
    assert "target 2029" in words
    assert "target 2024" not in words, title
    card = words_on(open_page("", wilayah="3310", target="10")).replace("\N{NO-BREAK SPACE}", " ")
    assert "+10,8 (2029)" in card
    assert "target 10 % (2029): target Anda sendiri" in card
    # A year that is chosen counts.
    assert "+10,8 (2024)" in words_on(open_page("", wilayah="3310", target="10", tahun_target="2024"))


def test_a_target_whose_year_is_still_to_come_is_said_to_have_time(open_page):
    words = "Waktunya masih sampai akhir 2029."
    assert words in words_on(open_page("target", prov="33", tahun_target="2029"))
    assert "Waktunya masih" not in words_on(open_page("target", prov="33", tahun_target="2024"))
