"""The frame around every page: it opens from a link, in the language of the link, and says what it did not know."""

import pytest
from reading import words_on

from stuntmap.ui.frame import PAGES


@pytest.mark.parametrize("path", [entry.path for entry in PAGES])
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_opens_from_a_bare_link_and_from_one_with_choices(open_page, path, language):
    assert open_page(path, bahasa=language).query_params == {"bahasa": language}
    open_page(path, bahasa=language, prov="33", survei="2022", banding="2021", wilayah="3310")


def test_the_link_holds_place_and_language(open_page):
    bahasa, english = (words_on(open_page("peta", prov="33", bahasa=code)) for code in ("id", "en"))
    assert "Jawa Tengah, SSGI 2024: 10 dari 35" in bahasa
    assert "Jawa Tengah, SSGI 2024: 10 of 35" in english


def test_an_unknown_value_in_the_link_falls_back_and_says_so(open_page):
    page = open_page("peta", prov="99")
    assert any("99" in notice.value for notice in page.warning)
    assert "Indonesia, SSGI 2024" in words_on(page)
