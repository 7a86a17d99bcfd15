"""A figure typed with a decimal comma comes back, on the page and in the file, as it was typed."""

import json
import re
from pathlib import Path

from playwright.sync_api import expect
from visiting import Visitor


def test_an_agreed_target_is_shown_and_saved_as_typed_and_asked_back_where_it_cannot_be_read(
    visitor: Visitor, tmp_path: Path
) -> None:
    visitor.open("/rembuk?wilayah=3310")
    page = visitor.page
    page.get_by_text("Lembar komitmen", exact=True).click()
    field = page.get_by_label("Target yang disepakati (%)")
    for typed, shown, target_pct in (("4,5", "4,5", 4.5), ("5.5", "5,5", 5.5)):
        field.fill("")
        field.click()
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
        expect(field).to_have_value(shown)
        visitor.wait_until_drawn()
        with page.expect_download() as waiting:
            page.get_by_role("button", name=re.compile("Simpan isian")).click()
        saved = tmp_path / f"saved {typed}.json"
        waiting.value.save_as(saved)
        assert json.loads(saved.read_text(encoding="utf-8"))["commitment"]["target_pct"] == target_pct
    field.fill("")
    field.click()
    page.keyboard.type("12.345")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“12.345” bukan persentase di atas 0")).to_be_visible()
    expect(field).to_have_value("12.345")


def test_the_figure_of_e_ppgbm_is_shown_as_typed(visitor: Visitor) -> None:
    visitor.open("/profil?wilayah=3310")
    page = visitor.page
    page.get_by_text("Dua sumber: survei dan e-PPGBM", exact=True).click()
    entries = (
        ("Prevalensi e-PPGBM (%)", "7,3"),
        ("Balita diukur", "12.345"),
        ("Balita sasaran", "15000"),
        ("Periode", "2025"),
    )
    for label, typed in entries:
        page.get_by_label(label, exact=True).click()
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    expect(page.get_by_text("12.345 dari 15.000 balita diukur")).to_be_visible()
    expect(page.get_by_text("7,3\N{NO-BREAK SPACE}%", exact=True)).to_be_visible()
