"""How much of its frame a map fills with colour on a laptop, and the way to islands far out."""

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Locator, expect
from visiting import Visitor, pixels

from stuntmap.figures.palette import LIGHT


def _canvas(visitor: Visitor) -> Locator:
    return visitor.page.locator(".st-key-map .js-plotly-plot .maplibregl-canvas")


def _filled(shown: np.ndarray) -> np.ndarray:
    """Which pixels have the colour of a class."""
    colours = [[int(fill[place : place + 2], 16) for place in (1, 3, 5)] for fill in LIGHT.severity]
    return np.any([np.abs(shown - np.array(colour)).max(axis=2) <= 3 for colour in colours], axis=0)


def _span(visitor: Visitor) -> tuple[float, float]:
    """The share of the frame's width and of its height between the outermost pixels in the colour of a class."""
    filled = _filled(pixels(_canvas(visitor)))
    rows, columns = np.flatnonzero(filled.any(axis=1)), np.flatnonzero(filled.any(axis=0))
    height, width = filled.shape
    return (columns[-1] - columns[0] + 1) / width, (rows[-1] - rows[0] + 1) / height


@pytest.mark.parametrize("province", ["31", "21", "33", "81", "11"])
def test_a_province_fills_its_frame_in_one_direction(look: Callable[..., Visitor], province: str) -> None:
    visitor = look(f"/peta?prov={province}")
    visitor.wait_for_map()
    assert max(_span(visitor)) >= 0.85


def test_a_button_shows_the_islands_far_out_and_then_the_main_body_again(look: Callable[..., Visitor]) -> None:
    visitor = look("/peta?prov=31")
    visitor.wait_for_map()
    wide, _ = _span(visitor)
    beside = visitor.page.locator(".st-key-map .map-rest").bounding_box()
    rows = np.flatnonzero(_filled(pixels(_canvas(visitor))).any(axis=1))
    assert _canvas(visitor).bounding_box()["y"] + rows[-1] < beside["y"], "the button covers a part of the map"
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
    # A picture shows what the screen shows, and only what it shows.
    visitor.page.mouse.move(5, 5)
    with visitor.page.expect_download() as waiting:
        visitor.page.locator(".st-key-picture_map").get_by_role("button", name="PNG").press("Enter")
    assert visitor.map_value(bounds) == pytest.approx([north, south])
    picture = np.asarray(Image.open(waiting.value.path()).convert("RGB"), dtype=np.int16)
    # The main body alone would have four times as many pixels in the colours of classes.
    on_screen = _filled(pixels(_canvas(visitor))).sum()
    assert _filled(picture).sum() / (300 / 96) ** 2 == pytest.approx(on_screen, rel=0.3)
    assert visitor.hover_lines("3101")[0] == "Kabupaten Administrasi Kepulauan Seribu"
    button.click()
    visitor.page.mouse.move(5, 5)
    visitor.wait_for_map()
    assert _span(visitor)[0] == pytest.approx(wide, abs=0.01)
    controls = visitor.page.locator(".st-key-map .modebar-btn")
    titles = ["Perbesar", "Perkecil", "Kembali ke tampilan awal", "Layar penuh"]
    assert [button.get_attribute("data-title") for button in controls.all()] == titles
    zoom = visitor.map_value("map.getZoom()")
    visitor.page.get_by_label("Perbesar", exact=True).click()
    visitor.wait_for_map()
    assert visitor.map_value("map.getZoom()") == pytest.approx(zoom + 1)
    visitor.page.get_by_label("Kembali ke tampilan awal").click()
    visitor.page.mouse.move(5, 5)
    visitor.wait_for_map()
    assert visitor.map_value("map.getZoom()") == pytest.approx(zoom)
    assert _span(visitor)[0] == pytest.approx(wide, abs=0.01)


def test_a_link_to_a_district_far_out_shows_it_at_once(look: Callable[..., Visitor]) -> None:
    visitor = look("/peta?wilayah=3101")
    visitor.wait_for_map()
    x, y = visitor.place_of("3101")
    frame = _canvas(visitor).bounding_box()
    assert frame is not None
    assert frame["x"] < x < frame["x"] + frame["width"]
    assert frame["y"] < y < frame["y"] + frame["height"]
    expect(visitor.page.locator(".st-key-map .map-rest")).to_have_count(0)


def test_after_a_zoom_names_are_sought_anew_and_stand_on_the_parts_that_are_in_view(
    look: Callable[..., Visitor],
) -> None:
    visitor = look("/peta?prov=33")
    visitor.wait_for_map()
    before = visitor.names()
    for _ in range(2):
        visitor.page.get_by_label("Perbesar", exact=True).click()
        visitor.wait_for_map()
    frame = _canvas(visitor).bounding_box()
    assert frame is not None
    # Drawn down until the point of Purworejo is just out of view.
    x, y = visitor.place_of("3306")
    visitor.page.mouse.move(x, y - 90)
    visitor.page.mouse.down()
    visitor.page.mouse.move(x, frame["y"] + frame["height"] + 15 - 90, steps=5)
    visitor.page.mouse.up()
    visitor.page.mouse.move(5, 5)
    visitor.wait_for_map()
    names = visitor.names()
    assert visitor.name_faults() == []
    # With more room than before, and only on what is in view.
    assert (
        names["Kab. Wonosobo"][3] - names["Kab. Wonosobo"][1] < before["Kab. Wonosobo"][3] - before["Kab. Wonosobo"][1]
    )
    assert not {"Kab. Rembang", "Kab. Jepara"} & set(names)
    assert visitor.place_of("3306")[1] > frame["y"] + frame["height"]
    assert "Kab. Purworejo" in names
    # The map keeps a reader's own view of a province; whoever looks next finds the first one.
    visitor.page.get_by_label("Kembali ke tampilan awal", exact=True).click()
    visitor.wait_for_map()
    assert visitor.names().keys() >= {"Kab. Jepara", "Kab. Purworejo"}
