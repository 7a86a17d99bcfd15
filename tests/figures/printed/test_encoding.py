import io
import re
from collections import Counter
from xml.etree import ElementTree

import pytest
from PIL import Image

from stuntmap.figures.exhibits import Bar, BarExhibit, Role, Unit
from stuntmap.figures.printed.picture import Frame, drawn, encoded
from stuntmap.language import language as by_code

FRAME = Frame(12, 6, 10, 'A < B & "C"', ("Catatan",))
ODD = BarExhibit(
    "Judul", "", Unit.PERCENT,
    (Bar('Kab. <b>&amp; "Klaten" $x$', 20.8, "20,8 %", 17.0, 24.0, Role.OWN), Bar("Indonesia", 19.8, "19,8 %")),
)  # fmt: skip


def svg(exhibit: BarExhibit = ODD, label: str = "A < B") -> str:
    return encoded(drawn(by_code("id"), exhibit, FRAME), "svg", label, 300).decode()


def png(dpi: int = 300) -> bytes:
    return encoded(drawn(by_code("id"), ODD, FRAME), "png", "", dpi)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert svg() == svg()
    assert png() == png()


def test_an_svg_is_well_formed_and_named() -> None:
    root = ElementTree.fromstring(svg())
    assert root.get("role") == "img"
    assert root.get("aria-label") == "A < B"
    assert float(root.get("width", "").removesuffix("pt")) == pytest.approx(12 / 2.54 * 72, abs=0.1)


def test_words_of_an_svg_are_paths() -> None:
    assert "<text" not in svg()
    assert "font-family" not in svg()


def test_an_svg_carries_no_date_and_no_program() -> None:
    assert not re.search(r"<metadata|<!--|20\d\d-\d\d-\d\d|[Mm]atplotlib", svg())


def test_several_svgs_can_stand_in_one_page() -> None:
    other = svg(BarExhibit("Judul", "", Unit.PERCENT, (Bar("Indonesia", 19.8, "19,8 %"),)))
    ids = [set(re.findall(r'\bid="([^"]+)"', drawing)) for drawing in (svg(), other)]
    assert ids[0]
    assert not ids[0] & ids[1]
    assert "<style" not in svg()


def test_every_reference_in_an_svg_is_met_once() -> None:
    ids = Counter(re.findall(r'\bid="([^"]+)"', svg()))
    assert max(ids.values()) == 1
    assert set(re.findall(r'href="#([^"]+)"', svg())) <= set(ids)


def test_words_over_lines_have_a_white_rim_below_them() -> None:
    rims = re.findall(r'fill: #ffffff; stroke: #ffffff; stroke-width: (\d+)"', svg())
    assert len(rims) == len(ODD.bars)
    assert all(int(width) > 100 for width in rims)


@pytest.mark.parametrize("dpi", [150, 300])
def test_a_png_has_its_resolution(dpi: int) -> None:
    image = Image.open(io.BytesIO(png(dpi)))
    assert image.size == pytest.approx((12 / 2.54 * dpi, 6 / 2.54 * dpi), abs=1)
    assert image.info["dpi"] == pytest.approx((dpi, dpi), abs=0.1)
    assert image.mode == "RGB"
    assert image.getpixel((0, 0)) == (255, 255, 255)
    assert set(image.info) == {"dpi"}
