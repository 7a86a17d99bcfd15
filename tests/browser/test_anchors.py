"""A link under a figure brings the reader to the entry that it names, unfolded."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from visiting import Visitor


@pytest.mark.parametrize(
    ("word", "entry", "says"),
    [
        ("SSGI", "#ssgi", "Survei (Studi) Status Gizi Indonesia dari Kementerian Kesehatan"),
        ("perkiraan sendiri dari SKI 2023 dan SSGI 2024", ".st-key-population_under_5", "Sidik berkas"),
    ],
)
def test_the_link_under_the_cards_opens_its_entry(
    look: Callable[..., Visitor], visitor: Visitor, word: str, entry: str, says: str
) -> None:
    link = look("/?wilayah=3310").page.locator(".cards + .origin").get_by_role("link", name=word, exact=True).first
    visitor.open(f"{visitor.address}/{link.get_attribute('href')}")
    place = visitor.page.locator(entry)
    expect(place).to_contain_text(says)
    expect(place).to_be_in_viewport()
