"""Every page on a phone of 390 x 844."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from visiting import PHONE, Visitor

# A page, and the number that it leads with.
PAGES = {
    "/?wilayah=3310": "Kab. Klaten 20,8 % · 28/35 (3–35)",
    "/": "Indonesia 19,8 %",
    "/peta?prov=31": "Daerah Khusus Ibukota Jakarta 17,",
    "/peringkat?prov=33&sorot=3310": "Kab. Klaten 20,8 % · 28/35 (3–35)",
    "/target?prov=33&sorot=3310": "Kab. Klaten 20,8 % · +10,8 poin",
    "/profil?wilayah=3310&acuan=3372": "Kab. Klaten 20,8 % · 28/35 (3–35)",
    "/rembuk?wilayah=3310": "Kab. Klaten 20,8 % · 28/35 (3–35)",
    "/data": None,
    "/data?bagian=unduh": None,
}


@pytest.mark.parametrize(("path", "number"), PAGES.items())
def test_the_number_comes_first_and_nothing_reaches_beyond_the_screen_of_a_phone(
    look: Callable[..., Visitor], path: str, number: str | None
) -> None:
    phone = look(path, **PHONE)
    assert phone.page.evaluate("document.scrollingElement.scrollWidth") <= 390
    main = phone.page.locator(".stMain")
    assert main.evaluate("(main) => main.scrollWidth - main.clientWidth") <= 0
    assert phone.choices_cut_off() == []
    tables = phone.page.locator(".plain")
    assert set(tables.evaluate_all("(all) => all.map((one) => one.scrollWidth - one.clientWidth)")) <= {0}
    if "acuan" in path:
        assert tables.locator("tr", has_text="SSGI 2024").first.locator("td").evaluate_all(
            "(cells) => cells.map((cell) => cell.dataset.heading)"
        )[:2] == ["Kab. Klaten (%)", "Kota Surakarta (%)"]
    if number is not None:
        leading, choices = phone.page.locator(".key-number"), phone.page.locator(".st-key-choices")
        assert leading.inner_text().replace("\xa0", " ").startswith(number)
        tops = [where.bounding_box()["y"] for where in (leading, phone.headline, choices)]
        assert tops == sorted(tops)


def test_the_sidebar_opens_and_folds_on_a_phone(look: Callable[..., Visitor]) -> None:
    phone = look("/data", **PHONE)
    ranking = phone.page.locator(".stSidebar").get_by_text("Peringkat")
    expect(ranking).not_to_be_in_viewport()
    phone.page.get_by_test_id("stExpandSidebarButton").tap()
    expect(ranking).to_be_in_viewport()
    phone.page.get_by_test_id("stSidebarCollapseButton").locator("button").tap()
    expect(ranking).not_to_be_in_viewport()


def test_a_survey_can_be_chosen_on_a_phone(look: Callable[..., Visitor]) -> None:
    phone = look("/peringkat?prov=33", **PHONE)
    phone.page.locator(".st-key-choice_survei input").tap()
    phone.page.get_by_role("option", name="SSGI 2022", exact=True).tap()
    expect(phone.title).to_contain_text("SSGI 2022")
    phone.wait_for_parameter("survei", "2022")


def test_the_number_is_not_said_twice_on_a_wide_screen(look: Callable[..., Visitor]) -> None:
    visitor = look("/profil?wilayah=3310")
    expect(visitor.page.locator(".key-number")).to_be_hidden()
    title, choices = visitor.title.bounding_box(), visitor.page.locator(".st-key-choices").bounding_box()
    assert title["y"] < choices["y"]


def _swipe(visitor: Visitor, fingers: list[tuple[float, float]], up: float) -> None:
    """Lay fingers on the screen, move them up by so many pixels, and lift them."""
    screen = visitor.context.new_cdp_session(visitor.page)
    screen.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": _touches(fingers, 0)})
    for step in range(1, 11):
        moved = _touches(fingers, up * step / 10)
        screen.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": moved})
        visitor.after_painting()
    screen.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    visitor.after_painting()


def _touches(fingers: list[tuple[float, float]], up: float) -> list[dict[str, float]]:
    return [{"x": x, "y": y - up, "id": number} for number, (x, y) in enumerate(fingers)]


def test_one_finger_scrolls_the_page_over_a_map_and_two_move_it(look: Callable[..., Visitor]) -> None:
    phone = look("/peta?prov=33", **PHONE)
    phone.wait_for_map()
    canvas = phone.page.locator(".st-key-map .maplibregl-canvas")
    canvas.scroll_into_view_if_needed()
    scrolled = "() => document.querySelector('.stMain').scrollTop"

    def finger(across: float) -> tuple[float, float]:
        box = canvas.bounding_box()
        return box["x"] + across * box["width"], min(box["y"] + 0.6 * box["height"], 780)

    start, centre = phone.page.evaluate(scrolled), phone.map_value("map.getCenter()")
    _swipe(phone, [finger(0.5)], 150)
    hint = phone.page.locator(".st-key-map .maplibregl-mobile-message")
    assert hint.inner_text() == "Dua jari menggerakkan peta"
    phone.until(lambda: phone.page.evaluate(scrolled) > start + 80, "the page scrolls below one finger")
    assert phone.map_value("map.getCenter()") == centre

    _swipe(phone, [finger(0.35), finger(0.65)], 100)
    phone.until(lambda: phone.map_value("map.getCenter().lat") < centre["lat"] - 0.05, "the map moves below two")
    phone.go("/data")


def test_the_wheel_scrolls_the_page_over_a_map_unless_ctrl_is_held(look: Callable[..., Visitor]) -> None:
    visitor = look("/peta?prov=33")
    visitor.wait_for_map()
    box = visitor.page.locator(".st-key-map .maplibregl-canvas").bounding_box()
    visitor.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    zoom = visitor.map_value("map.getZoom()")
    visitor.page.mouse.wheel(0, 200)
    visitor.until(lambda: visitor.page.evaluate("document.querySelector('.stMain').scrollTop") > 50, "the page scrolls")
    assert visitor.map_value("map.getZoom()") == zoom
    visitor.page.keyboard.down("Control")
    visitor.page.mouse.wheel(0, -200)
    visitor.until(lambda: visitor.map_value("map.getZoom()") > zoom, "the map grows")
    visitor.page.keyboard.up("Control")
    visitor.go("/data")
