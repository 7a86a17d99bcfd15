"""The icon font that browsers get: every icon that is named, cut from the very font that Streamlit ships."""

import hashlib
import io
import sys

import pytest
from asking import ask
from fontTools.ttLib import TTFont

from stuntmap.data.project import ROOT
from stuntmap.web import icon_font
from stuntmap.web.icon_font import ICON_FONT, cut_font, icon_record, source_font


@pytest.fixture
def builder(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import build_icon_font

    yield build_icon_font
    sys.modules.pop("build_icon_font")


def test_the_font_was_cut_from_streamlits_for_the_icons_that_are_named_now(builder) -> None:
    record = icon_record()
    again = "run python scripts/build_icon_font.py"
    assert record["source_sha256"] == hashlib.sha256(source_font().read_bytes()).hexdigest(), again
    assert record["sha256"] == hashlib.sha256(ICON_FONT.read_bytes()).hexdigest(), again
    assert set(record["icons"]) == builder.named_icons(source_font()), again


def test_every_named_icon_that_streamlit_has_is_drawn_by_its_name() -> None:
    cut, whole = TTFont(ICON_FONT), TTFont(source_font())
    wanted = set(icon_record()["icons"]) & set(whole.getGlyphOrder())
    assert {"dashboard", "download", "expand_more"} <= wanted
    assert wanted <= set(cut.getGlyphOrder())
    letters = cut.getBestCmap()
    ligatures = {
        "".join([first, *ligature.Component]): ligature.LigGlyph
        for lookup in cut["GSUB"].table.LookupList.Lookup
        for table in lookup.SubTable
        for first, found in getattr(getattr(table, "ExtSubTable", table), "ligatures", {}).items()
        for ligature in found
    }
    for name in wanted:
        spelt = "".join(letters[ord(letter)] for letter in name)
        assert ligatures[spelt] == name


def test_it_is_sent_in_place_of_streamlits_and_weighs_little() -> None:
    address, content = cut_font()
    answer = ask(address)
    assert answer.body == content == ICON_FONT.read_bytes()
    assert answer.headers["content-type"] == "font/woff2"
    assert "immutable" not in answer.headers["cache-control"]
    assert len(content) < 20_000
    assert TTFont(io.BytesIO(content)).flavor == "woff2"


def test_another_streamlit_gets_its_own_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(icon_font, "icon_record", lambda: {"source_sha256": "0" * 64})
    cut_font.cache_clear()
    try:
        assert cut_font() is None
    finally:
        cut_font.cache_clear()
