"""A change of survey on the map: bytes over the socket, time from the click to the drawn map, fetches of geometry."""

import json
from dataclasses import asdict, dataclass

from driver import BENCH, REST_MS, ROOT, drawn_ms, fresh_page, launched, median, server
from playwright.sync_api import Browser, Page, Request, WebSocket, sync_playwright

SURVEYS = ("SSGI 2022", "SSGI 2021", "SKI 2023", "SSGI 2024")
LATEST = SURVEYS[-1]
ROUNDS = 3
# The figure, and the paint that the page lays over it.
MAP_MARKS = (b"choroplethmap", b"map_finish", b"stuntmap-paint")


@dataclass(frozen=True)
class Changes:
    """What the changes of survey on one page cost: medians and worst cases."""

    changes: int
    drawn_ms: float
    map_kb: float
    socket_kb: float
    geometry_requests: int


class Socket:
    """The sizes of the messages that the server sent since the last reset."""

    def __init__(self, page: Page) -> None:
        self.received: list[bytes] = []
        page.on("websocket", self._listen)

    def _listen(self, socket: WebSocket) -> None:
        socket.on(
            "framereceived", lambda frame: self.received.append(frame if isinstance(frame, bytes) else frame.encode())
        )

    def taken(self) -> list[bytes]:
        """The messages since the last call."""
        taken, self.received = self.received, []
        return taken


def _sent_geometry(request: Request) -> bool:
    """Whether the server sent shapes: Plotly and MapLibre both ask, and the browser keeps the first answer."""
    return ".geojson" in request.url and request.sizes()["responseBodySize"] > 0


def measured_changes(browser: Browser, address: str, choice: str) -> Changes:
    """Change the survey of the page at `address` again and again with the box whose key is `choice`."""
    with fresh_page(browser, LATEST) as page:
        socket = Socket(page)
        geometry: list[str] = []
        page.on("requestfinished", lambda request: geometry.append(request.url) if _sent_geometry(request) else None)
        page.goto(address)
        drawn_ms(page)
        times, maps, sockets = [], [], []
        for survey in SURVEYS * ROUNDS:
            socket.taken()
            page.locator(f".st-key-{choice} input").click()
            page.evaluate("survey => clock.expect(survey)", survey)
            page.get_by_role("option", name=survey).click()
            drawn = drawn_ms(page)
            times.append(drawn - page.evaluate("clock.chosen"))
            messages = socket.taken()
            maps.append(sum(len(message) for message in messages if any(mark in message for mark in MAP_MARKS)))
            sockets.append(sum(len(message) for message in messages))
        return Changes(len(times), round(median(times)), max(maps) / 1000, max(sockets) / 1000, len(geometry))


def layer_kb(browser: Browser, address: str, choice: str) -> float:
    """The most that the map takes, in KB, when the box with the key `choice` goes through all layers."""
    with fresh_page(browser, LATEST) as page:
        socket = Socket(page)
        page.goto(address)
        drawn_ms(page)
        box = page.locator(f".st-key-{choice} input")
        box.click()
        layers = page.get_by_role("option").all_inner_texts()
        page.keyboard.press("Escape")
        sizes = []
        for layer in [*layers[1:], layers[0]]:
            socket.taken()
            box.click()
            page.get_by_role("option", name=layer, exact=True).click()
            page.wait_for_timeout(3 * REST_MS)
            messages = socket.taken()
            sizes.append(sum(len(message) for message in messages if any(mark in message for mark in MAP_MARKS)))
        return max(sizes) / 1000


def main() -> tuple[Changes, Changes, float]:
    """The naive page, stuntmap's, and the most KB for a change of layer on stuntmap's; one after the other."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
        with server(ROOT / "app.py") as own, server(BENCH / "naive_page.py") as naive:
            return (
                measured_changes(browser, naive, "survey"),
                measured_changes(browser, f"{own}/peta", "choice_survei"),
                layer_kb(browser, f"{own}/peta", "choice_lapis"),
            )


if __name__ == "__main__":
    naive_page, stuntmap, layers = main()
    print(json.dumps({"naive": asdict(naive_page), "own": asdict(stuntmap), "layer_kb": layers}, indent=1))
