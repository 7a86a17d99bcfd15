"""What a reader sees and reaches: the own district in view, the keyboard, the dark page."""

from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Locator
from visiting import Visitor, pixels

FOCUSED = "(() => { let one = document.activeElement; while (one?.shadowRoot?.activeElement) one = \
one.shadowRoot.activeElement; return one; })()"


@pytest.mark.parametrize(
    ("path", "frame"),
    [("/peringkat?prov=ID&sorot=3310", "ranking_bars"), ("/target?prov=33&sorot=3310", "target_dots")],
)
def test_the_own_district_is_scrolled_into_view(look: Callable[..., Visitor], path: str, frame: str) -> None:
    visitor = look(path)
    visitor.wait_for(
        """() => {
            const box = document.querySelector(".st-key-FRAME");
            const frame = [box, ...box.querySelectorAll("*")].find((part) => part.scrollTop > 0);
            const words = [...box.querySelectorAll(".js-plotly-plot text")];
            const label = words.find((one) => /Klaten/.test(one.textContent));
            if (!frame || !label) return false;
            const inner = label.getBoundingClientRect(), outer = frame.getBoundingClientRect();
            return inner.top >= outer.top && inner.bottom <= outer.bottom;
        }""".replace("FRAME", frame)
    )


def _tab_to(visitor: Visitor, target: Locator) -> None:
    """Press Tab until `target` has the focus."""
    handle = target.element_handle()
    for _ in range(60):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate(f"(target) => {FOCUSED} === target", handle):
            return
    pytest.fail("Tab does not reach it")


@pytest.mark.parametrize("name", ["copy link", "survey"])
def test_tab_reaches_the_control_and_the_screen_shows_where_it_is(look: Callable[..., Visitor], name: str) -> None:
    visitor = look("/peringkat?prov=33")
    visitor.page.evaluate("document.activeElement?.blur()")
    visitor.page.mouse.move(5, 700)
    control = {
        "copy link": visitor.page.get_by_role("button", name="Salin tautan"),
        "survey": visitor.page.locator(".st-key-choice_survei input"),
    }[name]
    _tab_to(visitor, control)
    visitor.after_painting()
    box = control.bounding_box()
    clip = {"x": box["x"] - 14, "y": box["y"] - 14, "width": box["width"] + 28, "height": box["height"] + 28}
    focused = pixels(visitor.page, clip=clip)
    visitor.page.evaluate(f"{FOCUSED}.blur()")

    def differs() -> bool:
        return int((np.abs(pixels(visitor.page, clip=clip) - focused).max(axis=2) > 40).sum()) > 100

    visitor.until(differs, "a mark around the control only while it has the focus", seconds=10)


@pytest.mark.parametrize(("scheme", "light_text"), [("dark", True), ("light", False)])
def test_the_words_of_a_figure_read_on_the_visitors_page(
    look: Callable[..., Visitor], scheme: str, light_text: bool
) -> None:
    visitor = look("/peringkat?prov=33", color_scheme=scheme)

    def readable() -> bool:
        fills = visitor.page.locator(".js-plotly-plot .yaxislayer-above text").evaluate_all(
            # A word that Plotly takes away in this moment has no colour any more.
            "(texts) => texts.map((i) => (getComputedStyle(i).fill.match(/[\\d.]+/g) ?? []).slice(0, 3).map(Number))"
        )
        background = visitor.page.locator(".stApp").evaluate(
            "(app) => getComputedStyle(app).backgroundColor.match(/[\\d.]+/g).slice(0, 3).map(Number)"
        )
        return (
            bool(fills)
            and all(fills)
            and all(
                (sum(fill) / 3 > 140 and sum(background) / 3 < 60)
                if light_text
                else (sum(fill) / 3 < 120 and sum(background) / 3 > 230)
                for fill in fills
            )
        )

    visitor.until(readable, f"readable words on the {scheme} page")
