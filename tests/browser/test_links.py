"""The link is the state: what an address shows, what a choice writes into it, and what a bad one says."""

from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect
from visiting import PLAIN_HOST, Visitor

# A page with choices, what is chosen besides, the parameter that then stands in the address, and a word that is read.
LINKS = [
    ("/?survei=2021", "wilayah", "Kab. Klaten · Jawa Tengah", "3310", "Klaten"),
    ("/peta?survei=2023&lapis=perubahan&banding=2021", "prov", "Jawa Tengah", "33", "Jawa Tengah"),
    ("/peringkat?prov=33&sorot=3310", "survei", "SSGI 2022", "2022", "Klaten"),
    ("/target?prov=33&target=12,5", "tahun_target", "2045", "2045", "2045"),
    ("/profil?wilayah=3310&lama=ya", "survei", "SSGI 2021", "2021", "Klaten"),
    ("/data?bagian=unduh&survei=2021", "prov", "Jawa Tengah", "33", "514"),
]
NOTICES = "[data-testid=stAlertContentWarning]"
PASTE_BOX = "const box = document.createElement('textarea'); box.id = 'pasted'; document.body.append(box); box.focus();"


@pytest.mark.parametrize(("path", "parameter", "option", "value", "word"), LINKS)
def test_a_choice_stands_in_the_address_and_a_link_opens_the_same_view_for_the_next_visitor(
    look: Callable[..., Visitor], path: str, parameter: str, option: str, value: str, word: str
) -> None:
    first = look(path)
    before = first.page.locator(".stMain").inner_text()
    first.choose(parameter, option)
    first.wait_for_parameter(parameter, value)
    first.wait_until_drawn()
    first.until(lambda: first.page.locator(".stMain").inner_text() != before, "another view after the choice")
    assert word in " ".join(first.reading())
    given = dict(parse_qsl(urlsplit(path).query))
    assert first.parameters() == {**given, parameter: value}

    second = look(first.path(), who="next")
    expect(second.page.locator(NOTICES)).to_have_count(0)
    expect(second.page.get_by_text("Page not found")).to_have_count(0)
    assert second.reading() == first.reading()
    assert second.parameters() == first.parameters()
    shown = second.page.locator(f".st-key-choice_{parameter}")
    assert option in (shown.locator("input").first.input_value(), *shown.inner_text().splitlines())


def test_a_section_without_choices_opens_by_its_link(look: Callable[..., Visitor], visitor: Visitor) -> None:
    first, second = look("/data?bagian=celah&survei=2021"), visitor
    assert "514" in " ".join(first.reading())
    second.open(first.page.url)
    expect(second.page.locator(NOTICES)).to_have_count(0)
    expect(second.page.get_by_text("Page not found")).to_have_count(0)
    assert second.reading() == first.reading()
    assert second.parameters() == first.parameters()


def test_back_leads_to_the_view_before_the_choice(look: Callable[..., Visitor]) -> None:
    visitor = look("/peringkat?prov=33")
    before = visitor.reading()
    visitor.choose("survei", "SSGI 2022")
    expect(visitor.title).to_contain_text("SSGI 2022")
    visitor.wait_for_parameter("survei", "2022")
    visitor.page.go_back()
    visitor.wait_for_parameter("survei", None)
    visitor.until(lambda: visitor.reading() == before, "the earlier view")
    assert visitor.parameters() == {"prov": "33"}


@pytest.mark.parametrize(
    ("path", "unknown"),
    [
        ("/peta?prov=99&survei=1999&lapis=langit&wilayah=0000", ["99", "1999", "langit", "0000"]),
        ("/target?prov=33&target=-5", ["-5"]),
        ("/target?prov=33&target=abc&tahun_target=1900", ["abc", "1900"]),
        ("/data?bagian=lain", ["lain"]),
    ],
)
def test_an_unknown_value_is_named_in_a_notice_above_the_page(
    look: Callable[..., Visitor], path: str, unknown: list[str]
) -> None:
    visitor = look(path)
    notices = visitor.page.locator(NOTICES)
    for value in unknown:
        expect(notices.filter(has_text=f"“{value}”")).to_be_visible()
    expect(notices).to_have_count(len(unknown))
    expect(visitor.headline).not_to_be_empty()


def test_an_unknown_page_leads_to_the_summary_and_says_so_in_bahasa(visitor: Visitor) -> None:
    visitor.open("/tidakada")
    expect(visitor.page.locator(NOTICES)).to_contain_text("Tidak ada halaman “tidakada”")
    assert visitor.page.url.startswith(f"{visitor.address}/?")
    expect(visitor.page.get_by_text("Page not found")).to_have_count(0)


def _copied(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name="Salin tautan").click()
    expect(visitor.page.get_by_role("button", name="Tautan tersalin")).to_be_visible()


def _pasted(visitor: Visitor) -> str:
    visitor.page.evaluate(f"() => {{ {PASTE_BOX} }}")
    visitor.page.keyboard.press("Control+v")
    return visitor.page.locator("#pasted").input_value()


def test_copy_link_puts_the_address_on_the_clipboard_also_where_the_browser_refuses_the_interface(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor(permissions=["clipboard-read", "clipboard-write"])
    visitor.open("/peringkat?prov=33&sorot=3310")
    _copied(visitor)
    # What is shown by default is named: a newer survey must not change a view that was handed on.
    written = visitor.address + "/peringkat?prov=33&survei=2024&banding=2023&sorot=3310"
    assert visitor.page.evaluate("navigator.clipboard.readText()") == written
    assert visitor.parameters() == {"prov": "33", "sorot": "3310"}
    visitor.page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }"
    )
    visitor.go("/peringkat?prov=33&survei=2022")
    expect(visitor.page.get_by_role("button", name="Salin tautan")).to_be_visible()
    _copied(visitor)
    assert _pasted(visitor) == visitor.page.url + "&banding=2021"


def test_copy_link_works_without_the_clipboard_interface(visitor: Visitor) -> None:
    visitor.open(visitor.address.replace("localhost", PLAIN_HOST) + "/peringkat?prov=33&survei=2022")
    assert visitor.page.evaluate("window.isSecureContext") is False
    _copied(visitor)
    assert _pasted(visitor) == visitor.page.url + "&banding=2021"


def test_the_code_of_a_frame_shows_the_map_of_the_page(new_visitor: Callable[..., Visitor]) -> None:
    visitor = new_visitor(permissions=["clipboard-read", "clipboard-write"])
    visitor.open("/peta?prov=33&survei=2022")
    visitor.page.get_by_role("button", name="Sematkan").click()
    expect(visitor.page.get_by_role("button", name="Kode tersalin")).to_be_visible()
    code = visitor.page.evaluate("navigator.clipboard.readText()")
    address = f"{visitor.address}/sematkan?wilayah=33&amp;survei=2022&amp;gambar=peta"
    assert code.startswith(f'<iframe src="{address}" title="')
    assert "<!-- Jika bingkai tetap kosong:" in code
    # As a region's own site would hold it; this host may show it.
    visitor.page.evaluate("code => { document.body.innerHTML = code; }", code)
    framed = visitor.page.frame_locator("iframe")
    expect(framed.get_by_role("heading", name="Jawa Tengah")).to_contain_text("SSGI 2022")
    expect(framed.locator("svg")).to_be_visible()
