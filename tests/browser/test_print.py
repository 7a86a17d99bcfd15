"""A page on paper: all of it, on A4, nothing cut, without what only a screen can use."""

import io
from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import expect
from pypdf import PageObject, PdfReader
from visiting import Visitor

A4 = (595, 842)
HIGH = np.array([0xD9, 0x5F, 0x0E])


def printed(visitor: Visitor) -> list[PageObject]:
    visitor.wait_for("window.stuntmapPrints === true")
    content = visitor.page.pdf(prefer_css_page_size=True, print_background=True)
    return list(PdfReader(io.BytesIO(content)).pages)


@pytest.mark.parametrize("width", [1366, 1920])
def test_the_whole_profile_is_printed_on_a4(look: Callable[..., Visitor], width: int) -> None:
    visitor = look("/profil?wilayah=3310", **({} if width == 1366 else {"viewport": {"width": width, "height": 768}}))
    expect(visitor.page.locator(".st-key-nutrition .main-svg").first).to_be_visible()
    source = visitor.page.locator(".st-key-source").inner_text().split("\n")[0]
    pages = printed(visitor)
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert all(tuple(round(float(side)) for side in page.mediabox[2:]) == A4 for page in pages)
    assert 2 <= len(pages) <= 5
    for words in ("Kabupaten Klaten 20,8", "28 dari 35", "Terhadap acuan", "Overweight", source[:40]):
        assert words in text, words
    headings = visitor.page.locator("p > strong:only-child, h1, h3, h5").all_inner_texts()
    titles = {" ".join(words.split()) for words in headings}
    assert len(titles) > 5
    for page in pages:
        assert " ".join(page.extract_text().strip().split("\n")[-1].split()) not in titles
    for control in ("Salin tautan", "Jarak ke target Profil daerah", "Data dan metode", "CSV", "XLSX"):
        assert control not in text, control
    zoom = float(visitor.page.evaluate("document.documentElement.style.getPropertyValue('--print-zoom')"))
    # As wide as the paper between its margins, 190 mm at 96 pixels an inch: the lines of the screen are not cut.
    assert visitor.page.locator(".st-key-headline").bounding_box()["width"] * zoom == pytest.approx(718, abs=1)


def test_a_map_is_printed_with_its_colours(look: Callable[..., Visitor]) -> None:
    visitor = look("/peta?prov=33")
    visitor.wait_for_map()
    (page,) = printed(visitor)
    pictures = [np.asarray(image.image.convert("RGB"), dtype=int) for image in page.images]
    assert sum((np.abs(picture - HIGH).max(axis=2) <= 3).sum() for picture in pictures) > 500
    assert "Jawa Tengah, SSGI 2024" in page.extract_text()


def test_a_list_that_scrolls_on_the_screen_is_printed_whole_and_beside_the_other(look: Callable[..., Visitor]) -> None:
    visitor = look("/peringkat?prov=33&sorot=3310")
    (page,) = printed(visitor)
    words = [line.strip() for line in page.extract_text().splitlines()]
    assert [f"{rank}. Kab. {name}" in words for rank, name in ((1, "Demak"), (28, "Klaten"), (35, "Temanggung"))] == [
        True
    ] * 3
    # What is folded on the screen: a list is printed, of a table paper says where it is.
    assert "Tabelnya ada dalam berkas CSV dan XLSX" in " ".join(words)
    assert all(f"{name} (" in " ".join(words) for name in ("Kota Salatiga", "Kab. Kudus"))
    visitor.page.emulate_media(media="print")
    title, sentence = (part.bounding_box() for part in (visitor.title, visitor.headline))
    assert title["y"] + title["height"] <= sentence["y"]
    # Rounded to whole pixels, letters on paper are wider than the place that a legend has for them.
    widths = visitor.page.locator(".main-svg text").first.evaluate("text => getComputedStyle(text).textRendering")
    assert widths == "geometricprecision"
    visitor.page.emulate_media(media="null")
    # Once in either chart; the highlighted one in the sentences too.
    assert sum("Kab. Demak" in line for line in words) == 2


def test_a_reason_that_is_folded_on_the_screen_is_printed(look: Callable[..., Visitor]) -> None:
    visitor = look("/?wilayah=3319")
    folded = visitor.page.locator("details.card-why:not([open])").first
    reason = folded.evaluate("(fold) => fold.lastChild.textContent")
    text = " ".join(" ".join(page.extract_text() for page in printed(visitor)).split())
    assert len(reason) > 20
    assert reason.replace("\u00a0", " ") in text.replace("\u00a0", " ")


def test_every_screen_of_a_meeting_is_printed(look: Callable[..., Visitor]) -> None:
    visitor = look("/rembuk?wilayah=3310")
    expect(visitor.page.locator(".presentation .screen .name").nth(7)).to_be_attached()
    names = visitor.page.locator(".presentation .screen .name").all_text_contents()
    text = " ".join(" ".join(page.extract_text() for page in printed(visitor)).split())
    assert [name for name in names if name not in text] == []
    assert "Untuk dibawa" not in text
