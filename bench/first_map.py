"""From the address to the first drawn map, against an empty page with one empty chart; caches empty each time."""

import json

from driver import BENCH, ROOT, drawn_ms, fresh_page, launched, median, server
from playwright.sync_api import Browser, sync_playwright

ROUNDS = 9
LATEST = "SSGI 2024"


def first_drawn(browser: Browser, address: str, want: str | None) -> float:
    """Milliseconds to the map of the survey `want`, or to any chart, for a browser that has seen nothing before."""
    with fresh_page(browser, want) as page:
        page.goto(address)
        return drawn_ms(page)


def main() -> dict[str, float]:
    """Medians in milliseconds: `own` the map page; the empty page on `stock` Streamlit, and `served` like stuntmap."""
    with (
        sync_playwright() as playwright,
        server(ROOT / "app.py") as own,
        server(BENCH / "empty_page.py", stock=True) as stock,
        server(BENCH / "empty_app.py") as served,
    ):
        browser = launched(playwright)
        pages = {"own": (f"{own}/peta", LATEST), "stock": (stock, None), "served": (served, None)}
        times: dict[str, list[float]] = {name: [] for name in pages}
        # The first round warms the servers; the pages take turns, so that a slow spell of the machine hits all alike.
        for turn in range(ROUNDS + 1):
            for name, (address, want) in pages.items():
                taken = first_drawn(browser, address, want)
                if turn:
                    times[name].append(taken)
        return {name: round(median(values)) for name, values in times.items()}


if __name__ == "__main__":
    print(json.dumps(main(), indent=1))
