"""The link is the state: what an address shows, what a choice writes into it, and what a bad one says."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from visiting import PLAIN_HOST, Visitor

LINKS = {
    "/?wilayah=3310&survei=2021": "Klaten",
    "/peta?prov=33&survei=2023&lapis=perubahan&banding=2021": "Jawa Tengah",
    "/peringkat?prov=33&survei=2022&sorot=3310": "Klaten",
    "/target?prov=33&target=12,5&tahun_target=2029": "2029",
    "/profil?wilayah=3310&lama=ya": "Klaten",
    "/data?bagian=celah&survei=2021": "514",
}
# Page, what is chosen there, and the parameter that then stands in the address.
CHOICES = [
    ("/", "wilayah", "Kab. Klaten · Jawa Tengah", "3310"),
    ("/peta", "prov", "Jawa Tengah", "33"),
    ("/peringkat?prov=33", "survei", "SSGI 2022", "2022"),
    ("/target?prov=33", "tahun_target", "2029", "2029"),
    ("/profil?wilayah=3310", "survei", "SSGI 2021", "2021"),
    ("/data?bagian=unduh", "prov", "Jawa Tengah", "33"),
]
NOTICES = "[data-testid=stAlertContentWarning]"
PASTE_BOX = "const box = document.createElement('textarea'); box.id = 'pasted'; document.body.append(box); box.focus();"


@pytest.mark.parametrize(("path", "word"), LINKS.items())
def test_a_link_opens_the_same_view_for_the_next_visitor(
    new_visitor: Callable[..., Visitor], path: str, word: str
) -> None:
    first, second = new_visitor(), new_visitor()
    first.open(path)
    assert word in " ".join(first.reading())
    expect(first.page.locator(NOTICES)).to_have_count(0)
    second.open(first.page.url)
    assert second.reading() == first.reading()
    assert second.parameters() == first.parameters()
    expect(second.page.get_by_text("Page not found")).to_have_count(0)


@pytest.mark.parametrize(("path", "parameter", "option", "value"), CHOICES)
def test_a_choice_stands_in_the_address_and_the_address_reproduces_it(
    new_visitor: Callable[..., Visitor], path: str, parameter: str, option: str, value: str
) -> None:
    first, second = new_visitor(), new_visitor()
    first.open(path)
    before = first.page.locator(".stMain").inner_text()
    first.choose(parameter, option)
    first.wait_for_parameter(parameter, value)
    first.wait_until_drawn()
    first.until(lambda: first.page.locator(".stMain").inner_text() != before, "another view after the choice")
    second.open(first.page.url)
    assert second.reading() == first.reading()
    shown = second.page.locator(f".st-key-choice_{parameter}")
    assert option in (shown.locator("input").first.input_value(), *shown.inner_text().splitlines())


def test_back_leads_to_the_view_before_the_choice(visitor: Visitor) -> None:
    visitor.open("/peringkat?prov=33")
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
def test_an_unknown_value_is_named_in_a_notice_above_the_page(visitor: Visitor, path: str, unknown: list[str]) -> None:
    visitor.open(path)
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


def test_copy_link_puts_the_address_on_the_clipboard(new_visitor: Callable[..., Visitor]) -> None:
    visitor = new_visitor(permissions=["clipboard-read", "clipboard-write"])
    visitor.open("/peringkat?prov=33&survei=2022&sorot=3310")
    visitor.page.get_by_role("button", name="Salin tautan").click()
    expect(visitor.page.get_by_role("button", name="Tautan tersalin")).to_be_visible()
    assert visitor.page.evaluate("navigator.clipboard.readText()") == visitor.page.url


@pytest.mark.parametrize("way", ["refused", "no secure context"])
def test_copy_link_works_without_the_clipboard_interface(new_visitor: Callable[..., Visitor], way: str) -> None:
    visitor = new_visitor()
    path = "/peringkat?prov=33&survei=2022"
    if way == "refused":
        visitor.page.add_init_script(
            "navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'))"
        )
        visitor.open(path)
    else:
        visitor.open(visitor.address.replace("localhost", PLAIN_HOST) + path)
        assert visitor.page.evaluate("window.isSecureContext") is False
    visitor.page.get_by_role("button", name="Salin tautan").click()
    expect(visitor.page.get_by_role("button", name="Tautan tersalin")).to_be_visible()
    visitor.page.evaluate(f"() => {{ {PASTE_BOX} }}")
    visitor.page.keyboard.press("Control+v")
    assert visitor.page.locator("#pasted").input_value() == visitor.page.url
