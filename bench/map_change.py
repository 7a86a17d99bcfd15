"""A change of survey on the map: bytes over the socket, time from the click to the drawn map, fetches of geometry."""

import json
from dataclasses import asdict, dataclass

from driver import BENCH, ROOT, drawn_ms, fresh_page, launched, median, server
from playwright.sync_api import Browser, Page, WebSocket, sync_playwright

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


def measured_changes(browser: Browser, address: str, choice: str) -> Changes:
    """Change the survey of the page at `address` again and again with the box whose key is `choice`."""
    with fresh_page(browser, LATEST) as page:
        socket = Socket(page)
        geometry: list[str] = []
        page.on("request", lambda request: geometry.append(request.url) if ".geojson" in request.url else None)
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


def main() -> dict[str, Changes]:
    """Both pages, one after the other, in one browser."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
        with server(ROOT / "app.py") as own, server(BENCH / "naive_page.py") as naive:
            return {
                "naive": measured_changes(browser, naive, "survey"),
                "own": measured_changes(browser, f"{own}/peta", "choice_survei"),
            }


if __name__ == "__main__":
    print(json.dumps({name: asdict(changes) for name, changes in main().items()}, indent=1))
