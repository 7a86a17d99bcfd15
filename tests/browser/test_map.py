"""The map as it stands on the screen: colours, labels, clicks, playing, and what it costs the network."""

import pytest
from playwright.sync_api import Locator, expect
from visiting import Visitor, pixel_counts

from stuntmap.figures.palette import LIGHT

CLASS_COLOURS = LIGHT.severity


def _plot(visitor: Visitor) -> Locator:
    return visitor.page.locator(".st-key-map .js-plotly-plot .maplibregl-canvas")


@pytest.mark.parametrize("path", ["/peta", "/peta?bentuk=ubin", "/peta?bentuk=provinsi"])
def test_the_map_of_the_country_shows_its_severity_classes(visitor: Visitor, path: str) -> None:
    visitor.open(path)
    visitor.wait_for_map()
    counts = pixel_counts(_plot(visitor), CLASS_COLOURS)
    assert sum(count > 300 for count in counts) >= 3, counts


def test_a_click_on_a_district_opens_its_panel_and_names_it_in_the_address(visitor: Visitor) -> None:
    visitor.open("/peta?prov=33&survei=2021")
    visitor.wait_for_map()
    visitor.click_district("3310")
    panel = visitor.page.get_by_role("heading", name="Kabupaten Klaten", exact=True)
    expect(panel).to_be_visible()
    expect(visitor.page.get_by_text("6 dari 35")).to_be_visible()
    visitor.wait_for_parameter("wilayah", "3310")
    assert visitor.parameters() == {"prov": "33", "survei": "2021", "wilayah": "3310"}
