"""How much of its frame a map fills with colour on a laptop, and the way to islands far out."""

import numpy as np
import pytest
from playwright.sync_api import Locator, expect
from visiting import Visitor, pixels

from stuntmap.figures.palette import LIGHT


def _canvas(visitor: Visitor) -> Locator:
    return visitor.page.locator(".st-key-map .js-plotly-plot .maplibregl-canvas")


def _span(visitor: Visitor) -> tuple[float, float]:
    """The share of the frame's width and of its height between the outermost pixels in the colour of a class."""
    shown = pixels(_canvas(visitor))
    colours = np.array([[int(fill[place : place + 2], 16) for place in (1, 3, 5)] for fill in LIGHT.severity])
    filled = (np.abs(shown[:, :, None, :] - colours).max(axis=3) <= 3).any(axis=2)
    rows, columns = np.flatnonzero(filled.any(axis=1)), np.flatnonzero(filled.any(axis=0))
    height, width = filled.shape
    return (columns[-1] - columns[0] + 1) / width, (rows[-1] - rows[0] + 1) / height


@pytest.mark.parametrize("province", ["31", "21", "33", "81", "11"])
def test_a_province_fills_its_frame_in_one_direction(visitor: Visitor, province: str) -> None:
    visitor.open(f"/peta?prov={province}")
    visitor.wait_for_map()
    assert max(_span(visitor)) >= 0.85


def test_a_button_shows_the_islands_far_out_and_then_the_main_body_again(visitor: Visitor) -> None:
    visitor.open("/peta?prov=31")
    visitor.wait_for_map()
    wide, _ = _span(visitor)
    bounds = "[map.getBounds().getNorth(), map.getBounds().getSouth()]"
    assert visitor.map_value(bounds)[0] < -5.8
    button = visitor.page.locator(".st-key-map .map-rest")
    expect(button).to_have_text("Pulau jauh (Kab. Adm. Kep. Seribu): tampilkan")
    button.click()
    expect(button).to_have_text("Perbesar bagian utama")
    visitor.wait_for_map()
    north, south = visitor.map_value(bounds)
    assert north > -5.2035
    assert south < -6.3702
    assert visitor.hover_lines("3101")[0] == "Kabupaten Administrasi Kepulauan Seribu"
    button.click()
    visitor.page.mouse.move(5, 5)
    visitor.wait_for_map()
    assert _span(visitor)[0] == pytest.approx(wide, abs=0.01)


def test_a_link_to_a_district_far_out_shows_it_at_once(visitor: Visitor) -> None:
    visitor.open("/peta?wilayah=3101")
    visitor.wait_for_map()
    x, y = visitor.place_of("3101")
    frame = _canvas(visitor).bounding_box()
    assert frame is not None
    assert frame["x"] < x < frame["x"] + frame["width"]
    assert frame["y"] < y < frame["y"] + frame["height"]
    expect(visitor.page.locator(".st-key-map .map-rest")).to_have_count(0)
