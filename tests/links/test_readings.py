"""What a view says at its head: every page has a reading, of the scope, survey and region that its link names."""

import pytest

from questions import visit_of
from stuntmap.links.readings import READINGS, reading
from stuntmap.vocabulary import PAGES

KLATEN = {"picked_code": "3310", "district_code": "3310", "scope": "33"}


def read(page: str, **choices: object) -> tuple[str, str, str]:
    return tuple(part.replace("\N{NO-BREAK SPACE}", " ") for part in reading(visit_of(page=page, **choices)))


def test_every_page_has_a_reading_and_no_other_has() -> None:
    assert set(READINGS) == {page.path for page in PAGES}


@pytest.mark.parametrize("page", [page.path for page in PAGES if page.path not in ("data", "kecamatan", "intervensi")])
def test_title_and_figure_are_those_of_the_region_and_survey_of_the_link(page: str) -> None:
    title, sentence, number = read(page, survey_year=2022, **KLATEN)
    place = "Kabupaten Klaten" if page in ("", "profil", "belajar", "rembuk") else "Jawa Tengah"
    assert place in title
    assert "SSGI 2022" in title
    assert sentence.endswith(".")
    # SSGI 2022: Klaten 18.2 %, 11th of 35.
    beside = "· −0,2 poin" if page == "target" else "· 11/35"
    assert number.startswith(f"Kab. Klaten 18,2 % {beside}"), number


@pytest.mark.parametrize(("page", "title"), [("profil", "Profil daerah"), ("rembuk", "Rembuk stunting")])
def test_without_a_region_a_page_about_one_asks_for_it(page: str, title: str) -> None:
    found, sentence, number = read(page)
    assert (found, number) == (title, "")
    assert sentence.startswith("Pilih ")


def test_a_meeting_of_a_region_without_a_figure_says_so() -> None:
    title, sentence, number = read("rembuk", survey_year=2022, picked_code="5301", district_code="5301")
    assert title == "Rembuk stunting · Kabupaten Kupang, SSGI 2022"
    assert sentence.startswith("Kabupaten Kupang: tidak ada estimasi pada SSGI 2022 (")
    assert number == ""


def test_without_uncertainty_no_set_stands_beside_the_rank() -> None:
    assert read("peringkat", **KLATEN)[2].endswith(")")
    assert read("peringkat", **KLATEN, uncertainty=False)[2] == "Kab. Klaten 20,8 % · 28/35"
