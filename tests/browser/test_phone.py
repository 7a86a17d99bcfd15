"""Every page on a phone of 390 x 844."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from visiting import Visitor

PAGES = (
    "/?wilayah=3310",
    "/peta?prov=33",
    "/peringkat?prov=33&sorot=3310",
    "/target?prov=33",
    "/profil?wilayah=3310",
    "/rembuk?wilayah=3310",
    "/data",
    "/data?bagian=unduh",
)


@pytest.fixture
def phone(new_visitor: Callable[..., Visitor]) -> Visitor:
    return new_visitor(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_reaches_beyond_the_screen_of_a_phone(phone: Visitor, path: str) -> None:
    phone.open(path)
    assert phone.page.evaluate("document.scrollingElement.scrollWidth") <= 390
    main = phone.page.locator(".stMain")
    assert main.evaluate("(main) => main.scrollWidth - main.clientWidth") <= 0


def test_the_sidebar_opens_and_folds_on_a_phone(phone: Visitor) -> None:
    phone.open("/peta?prov=33")
    ranking = phone.page.locator(".stSidebar").get_by_text("Peringkat")
    expect(ranking).not_to_be_in_viewport()
    phone.page.get_by_test_id("stExpandSidebarButton").tap()
    expect(ranking).to_be_in_viewport()
    phone.page.get_by_test_id("stSidebarCollapseButton").locator("button").tap()
    expect(ranking).not_to_be_in_viewport()


def test_a_survey_can_be_chosen_on_a_phone(phone: Visitor) -> None:
    phone.open("/peringkat?prov=33")
    phone.page.locator(".st-key-choice_survei input").tap()
    phone.page.get_by_role("option", name="SSGI 2022", exact=True).tap()
    expect(phone.title).to_contain_text("SSGI 2022")
    phone.wait_for_parameter("survei", "2022")


NUMBERS = {
    "/?wilayah=3310": "Kab. Klaten 20,8 % · 28/35 (3–35)",
    "/": "Indonesia 19,8 %",
    "/peta?prov=33": "Jawa Tengah 17,1 %",
    "/peringkat?prov=33&sorot=3310": "Kab. Klaten 20,8 % · 28/35 (3–35)",
    "/target?prov=33&sorot=3310": "Kab. Klaten 20,8 % · +10,8 poin",
    "/profil?wilayah=3310": "Kab. Klaten 20,8 % · 28/35 (3–35)",
    "/rembuk?wilayah=3310": "Kab. Klaten 20,8 % · 28/35 (3–35)",
}


@pytest.mark.parametrize("path", NUMBERS)
def test_the_number_stands_before_what_has_to_be_read_or_chosen(phone: Visitor, path: str) -> None:
    phone.open(path)
    number, choices = phone.page.locator(".key-number"), phone.page.locator(".st-key-choices")
    assert number.inner_text().replace("\xa0", " ").startswith(NUMBERS[path])
    tops = [where.bounding_box()["y"] for where in (number, phone.headline, choices)]
    assert tops == sorted(tops)


def test_the_number_is_not_said_twice_on_a_wide_screen(visitor: Visitor) -> None:
    visitor.open("/profil?wilayah=3310")
    expect(visitor.page.locator(".key-number")).to_be_hidden()
    title, choices = visitor.title.bounding_box(), visitor.page.locator(".st-key-choices").bounding_box()
    assert title["y"] < choices["y"]
