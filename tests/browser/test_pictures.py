"""A figure taken away as PNG or SVG says and shows what stood on the screen, made with the network cut."""

import io
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect
from visiting import Visitor

NAME = "{http://www.w3.org/2000/svg}"
# The legend's classes that Jawa Tengah has in SSGI 2024: medium and high.
DRAWN = ("#fe9929", "#d95f0e")
FIGURES = [
    ("/peta?prov=33", "map", "stuntmap-peta-33-2024"),
    ("/peringkat?prov=33", "bars", "stuntmap-peringkat-33-2024"),
]


def taken(visitor: Visitor, key: str, ending: str) -> tuple[str, bytes]:
    """Name and content of the file that the figure's button gives."""
    with visitor.page.expect_download() as waiting:
        visitor.page.locator(f".st-key-picture_{key}").get_by_role("button", name=ending.upper()).press("Enter")
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def texts(svg: ElementTree.Element) -> list[str]:
    """What each text of the drawing says."""
    return ["".join(found.itertext()) for found in svg.iter(f"{NAME}text")]


def count(picture: Image.Image, colour: str) -> int:
    """How many pixels of the picture have this colour, "#rrggbb"."""
    wanted = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)])
    return int((np.abs(np.asarray(picture.convert("RGB"), dtype=int) - wanted).max(axis=2) <= 3).sum())


def chunks(png: bytes) -> list[bytes]:
    """The kinds of a PNG's chunks; fails where a checksum is wrong."""
    found, at = [], 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        kind_and_content = png[at + 4 : at + 8 + length]
        assert zlib.crc32(kind_and_content) == int.from_bytes(png[at + 8 + length : at + 12 + length], "big")
        found.append(kind_and_content[:4])
        at += 12 + length
    return found


@pytest.mark.parametrize(("path", "key", "stem"), FIGURES, ids=["map", "bars"])
def test_a_figure_is_taken_away_as_it_stands_on_the_screen(
    look: Callable[..., Visitor], path: str, key: str, stem: str
) -> None:
    visitor = look(path)
    plot = visitor.page.locator(f".st-key-{key} .js-plotly-plot")
    expect(plot.locator(".main-svg").first).to_be_visible()
    if key == "map":
        visitor.wait_for_map()
    title = visitor.title.inner_text()
    origin = visitor.page.locator(f".st-key-under_{key} .origin").inner_text().replace(" (catatan asal)", "")
    box = plot.bounding_box()
    before = len(visitor.requests)
    visitor.context.set_offline(True)

    name, png = taken(visitor, key, "png")
    picture = Image.open(io.BytesIO(png))
    assert name == f"{stem}.png"
    assert chunks(png)[:2] == [b"IHDR", b"pHYs"]
    assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    assert picture.width == pytest.approx((box["width"] + 32) * 300 / 96, abs=2)
    assert picture.height > box["height"] * 300 / 96
    for colour in DRAWN:
        # A square of the legend alone would be some 1,500 pixels.
        assert count(picture, colour) > 20_000, colour

    name, content = taken(visitor, key, "svg")
    svg = ElementTree.fromstring(content)
    said = texts(svg)
    assert name == f"{stem}.svg"
    assert title in said
    written = re.sub(r"\s+", " ", " ".join(said))
    parts = [*origin.split(" · "), "29 langsung, 6 dari model", "data 0."]
    assert parts[0] == "Sumber: SSGI 2024, Kementerian Kesehatan RI"
    assert [part for part in parts if part not in written] == []
    assert "url(data:font" in content.decode().replace('"', "").replace("&quot;", "")
    if key == "bars":
        assert any("Kab. Klaten" in text for text in said)
        assert "Prevalensi stunting, SSGI 2024, terendah di atas" in said
        assert svg.find(f".//{NAME}image") is None
    else:
        assert any("sangat tinggi" in text for text in said)
        assert "Kabupaten Demak 10,0" in svg.findtext(f"{NAME}desc")
        assert "gambar raster 300 dpi" in svg.findtext(f"{NAME}desc")
        assert svg.find(f".//{NAME}image").get("href").startswith("data:image/png")
    assert [request.url for request in visitor.requests[before:] if request.url.startswith("http")] == []
    visitor.context.set_offline(False)


def test_every_figure_of_a_profile_can_be_taken_away(look: Callable[..., Visitor]) -> None:
    visitor = look("/profil?wilayah=3310")
    expect(visitor.page.locator(".st-key-nutrition .main-svg").first).to_be_visible()
    figures = visitor.page.locator(".js-plotly-plot").count()
    assert visitor.page.get_by_role("button", name="Unduh gambar PNG").count() == figures
    _, content = taken(visitor, "nutrition", "svg")
    said = texts(ElementTree.fromstring(content))
    assert visitor.title.inner_text() in said
    # One survey made these figures, whatever other surveys the page draws.
    (source,) = [text for text in said if text.startswith("Sumber:")]
    assert source.startswith("Sumber: SSGI 2024, Kementerian Kesehatan RI")
    _, content = taken(visitor, "determinants", "svg")
    (source,) = [text for text in texts(ElementTree.fromstring(content)) if text.startswith("Sumber:")]
    assert source.startswith("Sumber: BPS 2021–2024; Badan Pangan Nasional (FSVA, IKP) 2023")
