"""The table under a figure as a reader uses it: opening, sorting, searching, and on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect
from visiting import PHONE, Visitor

LARGEST_BYTES = 40 * 1024


def _rows(visitor: Visitor) -> Locator:
    return visitor.page.locator(".st-key-peta_rows tbody tr:visible")


def _open_table(visitor: Visitor) -> None:
    """Unfold the table, unless whoever looked before left it so, and take out what was searched."""
    fold, search = visitor.page.locator(".st-key-peta_fold summary"), visitor.page.locator(".st-key-peta_rows input")
    if not search.is_visible():
        fold.click()
    search.fill("")
    expect(_rows(visitor).first).to_be_visible()


def _sort_by(visitor: Visitor, heading: str) -> None:
    visitor.page.locator(f".st-key-peta_rows thead button:has-text('{heading}')").click()


def _column(visitor: Visitor, heading: str) -> list[str]:
    """The cells below the first heading that begins so, as they are read on the screen."""
    heads = visitor.page.locator(".st-key-peta_rows thead th").all_inner_texts()
    place = next(place for place, text in enumerate(heads) if text.startswith(heading))
    return [row.split("\t")[place].strip() for row in _rows(visitor).all_inner_texts()]


def _first_row(visitor: Visitor) -> list[str]:
    return [" ".join(text.split()) for text in _rows(visitor).first.inner_text().split("\t")]


def _figures(visitor: Visitor, heading: str) -> list[float]:
    """The figures of a column without what stands beside them."""
    texts = (text.replace("\N{NO-BREAK SPACE}", " ").split()[0] for text in _column(visitor, heading))
    return [float(text.replace("\u2212", "-").replace(",", ".")) for text in texts]


def test_opening_the_table_of_the_nation_sends_little_and_folding_it_nothing_of_it(
    look: Callable[..., Visitor],
) -> None:
    visitor = look("/peta?survei=2022")
    visitor.wait_for_map()
    before = visitor.received_bytes
    _open_table(visitor)
    visitor.wait_until_drawn()
    assert _rows(visitor).count() == 514
    assert 514 * 10 < visitor.received_bytes - before <= LARGEST_BYTES
    opened = visitor.received_bytes
    _sort_by(visitor, "Prevalensi")
    visitor.page.locator(".st-key-peta_rows input").fill("jawa")
    assert visitor.received_bytes == opened
    visitor.page.locator(".st-key-peta_fold summary").click()
    expect(_rows(visitor)).to_have_count(0)
    assert visitor.received_bytes - opened < 5_000


def test_limits_and_verdicts_stand_in_the_row_and_figures_sort_by_number_below_the_highlighted_district(
    look: Callable[..., Visitor],
) -> None:
    visitor = look("/peta?prov=33&sorot=3310")
    _open_table(visitor)
    assert _first_row(visitor) == [
        *("Kab. Klaten (disorot)", "20,8 (17,5–24,6; perkiraan)", "17.990 (15.120–21.250)", "tinggi"),
        *("28 antara 3 dan 35", "\u22123,7", "belum berbeda nyata", "+10,8", "langsung"),
    ]
    assert _figures(visitor, "Prevalensi")[0] == 20.8
    _sort_by(visitor, "Jarak")
    figures = _figures(visitor, "Jarak")
    assert figures[0] == 10.8
    assert figures[1:] == sorted(figures[1:])
    assert figures[1] < 0 < figures[-1]
    _sort_by(visitor, "Jarak")
    figures = _figures(visitor, "Jarak")
    assert figures[1:] == sorted(figures[1:], reverse=True)
    expect(visitor.page.locator(".st-key-peta_rows th[aria-sort=descending]")).to_have_count(1)
    _sort_by(visitor, "Prevalensi")
    figures = _figures(visitor, "Prevalensi")[1:]
    assert figures == sorted(figures)
    visitor.page.locator(".st-key-peta_rows input").fill("turun nyata")
    assert 0 < _rows(visitor).count() < 35
    assert set(_column(visitor, "Kesimpulan")) == {"turun nyata"}


def test_without_uncertainty_the_table_shows_figures_only(look: Callable[..., Visitor]) -> None:
    visitor = look("/peta?prov=33&sorot=3310&ketidakpastian=tidak")
    _open_table(visitor)
    assert _first_row(visitor) == [
        *("Kab. Klaten (disorot)", "20,8", "17.990", "tinggi", "28", "\u22123,7", "+10,8", "langsung"),
    ]


def test_regions_without_an_estimate_stay_last_and_say_so(look: Callable[..., Visitor]) -> None:
    visitor = look("/peta?prov=53&survei=2022&bahasa=en")
    _open_table(visitor)
    for _ in range(2):
        _sort_by(visitor, "Prevalence")
        shown = _column(visitor, "Prevalence")
        assert sorted(text[:4] for text in shown[:2]) == ["32.7", "32.9"]
        assert set(shown[2:]) == {"no estimate"}
    assert "Nusa Tenggara Timur was not surveyed that year" in _column(visitor, "Kind")[-1]


def test_a_search_leaves_matching_rows_and_counts_them_and_stays_through_a_change_of_survey(
    look: Callable[..., Visitor],
) -> None:
    visitor = look("/peta?prov=33")
    _open_table(visitor)
    visitor.page.locator(".st-key-peta_rows input").fill("kota")
    expect(_rows(visitor)).to_have_count(6)
    expect(visitor.page.locator(".st-key-peta_rows").get_by_text("6 dari 35 baris")).to_be_visible()
    visitor.choose("survei", "SSGI 2021")
    visitor.wait_for_parameter("survei", "2021")
    visitor.wait_until_drawn()
    expect(_rows(visitor)).to_have_count(6)


def test_on_a_phone_the_table_scrolls_by_itself_and_keeps_the_names(look: Callable[..., Visitor]) -> None:
    visitor = look("/peta?prov=33&sorot=3310", **PHONE)
    _open_table(visitor)
    frame = visitor.page.locator(".st-key-peta_rows .frame")
    name = _rows(visitor).first.locator("th")
    left = name.bounding_box()["x"]
    frame.evaluate("(frame) => { frame.scrollLeft = frame.scrollWidth; }")
    visitor.after_painting()
    assert frame.evaluate("(frame) => frame.scrollLeft") > 100
    assert name.bounding_box()["x"] == pytest.approx(left, abs=2)
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 390
    for kind in ("csv", "xlsx"):
        button = visitor.page.locator(f".st-key-peta_{kind} button:visible").first.bounding_box()
        assert button["x"] + button["width"] <= 390


def test_about_these_figures_opens_beside_the_source_and_leads_to_the_method(look: Callable[..., Visitor]) -> None:
    visitor = look("/peta?prov=33")
    visitor.page.locator(".st-key-source_about button").click()
    about = visitor.page.locator(".st-key-about_figures")
    expect(about.get_by_text("Standar Pertumbuhan Anak WHO")).to_be_visible()
    about.get_by_text("Data dan metode").click()
    expect(visitor.page.get_by_role("tab", name="Metode")).to_be_visible()
    assert visitor.parameters() == {"prov": "33"}


def test_a_section_of_the_data_page_is_in_its_link(look: Callable[..., Visitor]) -> None:
    visitor = look("/data")
    visitor.page.get_by_role("tab", name="Kelengkapan").click()
    visitor.wait_for_parameter("bagian", "celah")
    expect(visitor.page.get_by_text("Kabupaten/kota tanpa estimasi").first).to_be_visible()
    visitor.page.get_by_role("tab", name="Metode").click()
    visitor.wait_for_parameter("bagian", None)
