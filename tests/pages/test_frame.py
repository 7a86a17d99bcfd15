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


def test_a_link_that_an_e_mail_program_bent_shows_its_view_and_a_choice_takes_the_place_of_what_it_held(open_page):
    page = open_page("peringkat", **{"amp;Prov": "33", "amp;SURVEI": "2022.", "fbclid": "IwAR0"})
    assert not page.warning
    assert "Peringkat · Jawa Tengah, SSGI 2022" in words_on(page)
    page.selectbox(key="choice_prov").select("ID").run()
    assert "Peringkat · Indonesia, SSGI 2022" in words_on(page)
    assert page.query_params == {"amp;SURVEI": "2022.", "fbclid": "IwAR0", "prov": "ID"}


def test_a_name_that_is_almost_one_of_the_links_is_told(open_page):
    (notice,) = open_page("peringkat", provinsi="33").warning
    assert notice.value == "“provinsi” pada tautan bukan bagian tautan ini dan tidak dipakai."
