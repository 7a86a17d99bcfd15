"""What a visitor meets whose browser cannot draw maps, or whose network lets no socket through: never a blank."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Route, expect
from visiting import PHONE, Visitor

NO_WEBGL = """
const get = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return /webgl/i.test(kind) ? null : get.call(this, kind, ...rest);
};
"""


@pytest.fixture
def crippled(contexts: Callable[..., BrowserContext], address: str) -> Iterator[Visitor]:
    """A visitor in a tab of its own, whom a test may take something away from."""
    visitor = Visitor(contexts(), address)
    yield visitor
    visitor.leave()


def test_without_webgl_a_map_is_a_picture_of_the_view_with_the_way_to_the_light_page(crippled: Visitor) -> None:
    crippled.page.add_init_script(NO_WEBGL)
    crippled.open("/peta?prov=33&survei=2022")
    still = crippled.page.locator(".st-key-map .map-still")
    expect(still).to_contain_text("tanpa WebGL")
    picture = still.locator("img")
    assert "Jawa Tengah, SSGI 2022" in picture.get_attribute("alt")
    crippled.wait_for("document.querySelector('.map-still img').naturalWidth === 1200")
    link = still.get_by_role("link", name="halaman ringan")
    assert link.get_attribute("href") == "/ringkas/33?survei=2022"
    link.click()
    expect(crippled.page.get_by_role("heading", name="Jawa Tengah")).to_be_visible()
    expect(crippled.page.locator(".number")).to_have_text(re.compile(r"^\s*\d+,\d.% stunting, SSGI 2022\s*$"))
    assert crippled.foreign_requests == []


def test_where_no_socket_comes_through_the_page_says_so_and_leads_to_the_light_page(crippled: Visitor) -> None:
    crippled.page.route_web_socket(re.compile("_stcore/stream"), lambda socket: socket.close())
    # Streamlit asks whether the server lives before each try; a proxy in between answers for it.
    crippled.page.route("**/_stcore/health", lambda route: _unreachable(route))
    crippled.page.goto(f"{crippled.address}/profil?wilayah=3310&bahasa=en")
    told = crippled.page.locator("#no-connection")
    expect(told).to_contain_text("No connection to the server", timeout=45_000)
    assert told.get_by_role("link", name="light page").get_attribute("href") == "/ringkas/3310?bahasa=en"


def _unreachable(route: Route) -> None:
    route.fulfill(status=503, body="")


def test_a_telephone_is_offered_the_light_page_and_a_laptop_is_not(look: Callable[..., Visitor]) -> None:
    phone = look("/?wilayah=3310", **PHONE)
    link = phone.page.get_by_role("link", name="Halaman ringan")
    expect(link).to_be_visible()
    assert link.get_attribute("href") == "/ringkas/3310"
    laptop = look("/?wilayah=3310")
    expect(laptop.page.locator(".light-page")).to_be_hidden()
