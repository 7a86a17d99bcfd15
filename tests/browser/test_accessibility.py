"""WCAG 2.2 AA on every page, in both languages and themes: no violation, one h1, frames open to the keyboard.

Whoever looks at these pages asks no other host either: `look` holds every visitor to it.
"""

from collections.abc import Callable
from importlib.resources import files

import pytest
from playwright.sync_api import expect
from visiting import Visitor

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = ("/", "/?wilayah=3310", "/peta?prov=33", "/peringkat?prov=33&sorot=3310", "/target?prov=33", "/lokus?prov=33",
         "/belajar?wilayah=3310",
         "/profil?wilayah=3310", "/kecamatan?wilayah=3310", "/intervensi?wilayah=3310",
         "/rembuk?wilayah=3310", "/data")  # fmt: skip
# Those of the presentation are named by its script.
UNNAMED = "button.back:not([aria-label])"


def violations(visitor: Visitor) -> list[tuple[str, str]]:
    """Rule and element of everything that axe finds on the page."""
    visitor.page.evaluate(AXE)
    found = visitor.page.evaluate(
        "async (rules) => (await axe.run(document, { runOnly: { type: 'tag', values: rules } })).violations", RULES
    )
    return [(rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize(
    ("scheme", "language", "pages"),
    [("light", "id", PAGES), ("dark", "en", ("/peringkat?prov=33&sorot=3310", "/profil?wilayah=3310", "/data"))],
)
def test_no_page_breaks_a_rule_and_each_has_one_heading_above_all(
    look: Callable[..., Visitor], scheme: str, language: str, pages: tuple[str, ...]
) -> None:
    for path in pages:
        visitor = look(f"{path}{'&' if '?' in path else '?'}bahasa={language}", color_scheme=scheme)
        frames = visitor.page.locator(".stVerticalBlock[overflow=auto]")
        for place in range(frames.count()):
            expect(frames.nth(place)).to_have_attribute("tabindex", "0")
        expect(visitor.page.locator(UNNAMED)).to_have_count(0)
        assert violations(visitor) == [], path
        expect(visitor.page.locator("h1")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_light_page_breaks_a_rule(new_visitor: Callable[..., Visitor], scheme: str) -> None:
    visitor = new_visitor(color_scheme=scheme)
    for path in ("/ringkas/3310", "/ringkas/33?bahasa=en"):
        visitor.page.goto(f"{visitor.address}{path}")
        assert violations(visitor) == [], path
