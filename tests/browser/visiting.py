"""What a visitor does in the browser, and what the tests read from the screen."""

import io
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pandas as pd
from PIL import Image
from playwright.sync_api import BrowserContext, Locator, Page, Request, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ROOT = Path(__file__).resolve().parents[2]
# A host name that leads to the server but is no secure context, as the address of another machine would be.
PLAIN_HOST = "stuntmap.test"
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
OWN_HOSTS = ("localhost", PLAIN_HOST)

MAP = "document.querySelector('.st-key-{key} .js-plotly-plot')?._fullLayout?.map?._subplot?.map"
AT_REST = (
    "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED] .stMainBlockContainer"
)

# Puts an address into the address bar as the browser's own buttons do.
STEP = "(path) => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')); }"

# How long the page is left alone between two looks: each look costs as much as half a painting.
PAUSE = "() => new Promise((done) => setTimeout(done, 50))"
# Looks for up to two seconds in the page itself.
WAITING = """async (given) => {
    const look = () => { const found = (%s); return typeof found === "function" ? found(given) : found; };
    for (let looks = 0; looks < 40; looks += 1) {
        if (look()) return true;
        await new Promise((done) => setTimeout(done, 50));
    }
    return false;
}"""

FORBIDDEN = "forbidden by the page's policy:"
FORBIDDEN_TOLD = f"""addEventListener('securitypolicyviolation', (event) =>
    console.error("{FORBIDDEN} " + event.effectiveDirective + " " + event.blockedURI));"""


class Visitor:
    """One person before a tab of a browser, and a record of what must not happen."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        self.requests: list[Request] = []
        self.sent_frames: list[str | bytes] = []
        self.foreign_requests: list[str] = []
        self.script_errors: list[str] = []
        self.finished_runs = self.received_bytes = 0
        self.page: Page = context.new_page()
        self.page.on("request", self._note_request)
        self.page.on("pageerror", lambda error: self.script_errors.append(str(error)))
        self.page.add_init_script(FORBIDDEN_TOLD)
        self.page.on("console", lambda said: self._note_forbidden(said.text))
        self.page.on("websocket", self._note_socket)

    def _note_forbidden(self, text: str) -> None:
        """A page that does what its own policy forbids is broken, whether or not a reader sees it."""
        if text.startswith(FORBIDDEN):
            self.script_errors.append(text)

    def _note_request(self, request: Request) -> None:
        self.requests.append(request)
        self._note_host(request.url)

    def _note_socket(self, socket: WebSocket) -> None:
        self._note_host(socket.url)
        socket.on("framesent", lambda frame: self.sent_frames.append(frame))
        socket.on("framereceived", self._note_answer)

    def _note_answer(self, frame: str | bytes) -> None:
        self.received_bytes += len(frame)
        if isinstance(frame, bytes):
            self.finished_runs += ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished"

    def _note_host(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in OWN_HOSTS:
            self.foreign_requests.append(url)

    def boundary_fetches(self) -> list[Request]:
        """The requests for shapes that went over the network so far, not those that the browser's cache answered."""
        asked = [request for request in self.requests if "/boundaries/" in request.url]
        return [request for request in asked if request.sizes()["responseBodySize"] > 0]

    # --- pages -----------------------------------------------------------------------------------------------

    def open(self, path: str) -> None:
        """Open a page by its address and wait until the server has sent all of it."""
        self.page.goto(path if path.startswith("http") else f"{self.address}{path}")
        expect(self.headline).to_be_visible()
        self.wait_until_drawn()

    def go(self, path: str) -> None:
        """Go on to another address of the open page, as a step back or forward does, and wait until all is drawn."""
        if self.path() == path:
            return
        self.page.mouse.move(0, 0)
        runs = self.finished_runs
        self.page.evaluate(STEP, path)
        self.until(lambda: self.finished_runs > runs, f"the page runs for {path}")
        self.after_painting()
        self.wait_until_drawn()

    def leave(self) -> None:
        """Close the tab; others of the same browser find the network as it was."""
        self.page.close()
        self.context.set_offline(False)

    def wait_until_drawn(self) -> None:
        """Wait until the server has nothing more to send."""
        expect(self.page.locator(AT_REST)).to_be_attached()
        expect(self.page.locator(".stMainBlockContainer [data-stale=true]")).to_have_count(0)

    @property
    def headline(self) -> Locator:
        """The answer in one sentence at the head of the page."""
        return self.page.locator(".st-key-headline [data-testid=stMarkdownContainer] > p").last

    @property
    def title(self) -> Locator:
        """The title line above the sentence."""
        return self.page.locator(".st-key-headline h1")

    def reading(self) -> tuple[str, str]:
        """Title and sentence of the page."""
        return self.title.inner_text(), self.headline.inner_text()

    def path(self) -> str:
        """The address in the address bar, without the host."""
        return urlsplit(self.page.url)._replace(scheme="", netloc="").geturl()

    def parameters(self) -> dict[str, str]:
        """The query parameters in the address bar."""
        return dict(parse_qsl(urlsplit(self.page.url).query))

    def wait_for_parameter(self, name: str, value: str | None) -> None:
        """Wait until the address carries this value; None: until it does not carry the parameter."""
        self.wait_for("([name, value]) => new URLSearchParams(location.search).get(name) === value", [name, value])

    def choices_cut_off(self) -> list[str]:
        """The chosen options of the page's row of choices that do not fit into their boxes."""
        boxes = self.page.locator(".st-key-choices [data-testid=stSelectbox] input")
        return boxes.evaluate_all(
            "(boxes) => boxes.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.value)"
        )

    def choose(self, parameter: str, option: str) -> None:
        """Choose an option in the box of this parameter by typing its name."""
        box = self.page.locator(f".st-key-choice_{parameter} input").first
        box.click()
        box.fill(option)
        self.page.get_by_role("option", name=option, exact=True).first.click()

    def until(self, true: Callable[[], bool], what: str, seconds: float = 60) -> None:
        """Look at the screen again and again until `true`; fails with `what` after so many seconds."""
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, f"not within {seconds} s: {what}"
            self.page.evaluate(PAUSE)

    def wait_for(self, expression: str, given: object = None) -> None:
        """Wait until a JavaScript expression, or function of `given`, is true.

        The browser's driver would hand the page a text to evaluate, which the page's policy forbids.
        """
        self.until(lambda: bool(self.page.evaluate(WAITING % expression, given)), expression)

    # --- maps ------------------------------------------------------------------------------------------------

    def wait_for_map(self, key: str = "map") -> None:
        """Wait until the map has every shape, is fitted to the screen, and has painted."""
        self.wait_for(
            f"""() => {{
                const map = {MAP.format(key=key)};
                return Boolean(map?.stuntmapWhole && !map.stuntmapNamesDue && map.style?._loaded && map.loaded()
                    && !map.isMoving() && map.getStyle().layers.length > 1);
            }}"""
        )
        self.after_painting()

    def after_painting(self) -> None:
        """Return after the browser has painted twice."""
        self.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def map_value(self, expression: str, key: str = "map") -> object:
        """What a JavaScript expression says of the drawn map, named `map` in it."""
        return self.page.evaluate(f"(() => {{ const map = {MAP.format(key=key)}; return {expression}; }})()")

    def names(self, key: str = "map") -> dict[str, tuple[float, float, float, float]]:
        """The names that the map draws, and the box of each in pixels of its canvas: left, top, right, bottom."""
        found = self.map_value(
            """(() => {
                const pen = document.createElement("canvas").getContext("2d");
                pen.font = '12px "Source Sans"';
                const drawn = map.queryRenderedFeatures({layers: ["labels"]}).map((one) => one.properties.name);
                const {features} = map.getStyle().sources.labels.data;
                return features.filter((one) => drawn.includes(one.properties.name)).map((one) => {
                    const lines = one.properties.name.split("\\n"), {x, y} = map.project(one.geometry.coordinates);
                    const wide = Math.max(...lines.map((line) => pen.measureText(line).width)) / 2;
                    return [one.properties.name, [x - wide, y - 7 * lines.length, x + wide, y + 7 * lines.length]];
                });
            })()""",
            key,
        )
        return {name.replace("\n", " "): tuple(box) for name, box in found}

    def name_faults(self, key: str = "map") -> list[str]:
        """What is wrong with the names of a map of areas or tiles, looked at point by point.

        A name without a line must have more of its points in its own region than in any other; a line must be long
        enough to be one and pass under no other name; no name may touch the edge.
        """
        boxes = self.names(key)
        return self.page.evaluate(
            """([plot, boxes]) => {
                const map = plot._fullLayout.map._subplot.map, pen = document.createElement("canvas").getContext("2d");
                const {clientWidth: width, clientHeight: height} = map.getContainer();
                const path = ({type, coordinates}) => {
                    const shape = new Path2D();
                    for (const ring of type === "Polygon" ? coordinates : coordinates.flat()) {
                        for (const [at, place] of ring.entries()) {
                            const {x, y} = map.project(place);
                            at ? shape.lineTo(x, y) : shape.moveTo(x, y);
                        }
                        shape.closePath();
                    }
                    return shape;
                };
                const regions = plot.calcdata[0].filter(({fIn}) => fIn).map((one) => (
                    {code: String(one.loc), shape: path(one.fIn.geometry)}));
                const features = map.getStyle().sources.labels.data.features;
                const lines = features.filter(({geometry}) => geometry.type === "LineString").map((one) => (
                    {code: one.properties.code, ends: one.geometry.coordinates.map((place) => map.project(place))}));
                const faults = [];
                for (const {properties: {name, code}} of features.filter((one) => one.properties.name)) {
                    const words = name.replace("\\n", " "), box = boxes[words];
                    if (!box) continue;
                    const [left, top, right, bottom] = box, counts = {};
                    const isIn = left >= 3 && top >= 2 && right <= width - 3 && bottom <= height - 2;
                    if (!isIn) faults.push(`${words} at the edge`);
                    for (let at = 0; at < 45; at += 1) {
                        const x = left + (right - left) * ((at % 9) + 0.5) / 9;
                        const y = top + (bottom - top) * (Math.floor(at / 9) + 0.5) / 5;
                        const found = regions.find(({shape}) => pen.isPointInPath(shape, x, y, "evenodd"));
                        const whose = found && (found.code.startsWith(code) ? "own" : found.code);
                        if (whose) counts[whose] = (counts[whose] ?? 0) + 1;
                    }
                    const {own = 0, ...others} = counts, most = Math.max(0, ...Object.values(others));
                    const line = lines.find((one) => one.code === code);
                    if (!line && most >= own) faults.push(`${words} on a neighbour: ${most} points, ${own} on its own`);
                    for (const {code: whose, ends: [from, to]} of lines) {
                        const length = Math.hypot(to.x - from.x, to.y - from.y);
                        if (whose === code && length < 10) faults.push(`${words} with a line of ${length} px`);
                        const under = Array.from({length: 61}, (_, step) => [
                            from.x + (to.x - from.x) * step / 60, from.y + (to.y - from.y) * step / 60]);
                        if (whose !== code && under.some(([x, y]) => x > left && x < right && y > top && y < bottom)) {
                            faults.push(`a line under ${words}`);
                        }
                    }
                }
                return faults;
            }""",
            [self.page.locator(f".st-key-{key} .js-plotly-plot").element_handle(), boxes],
        )

    def place_of(self, code: str, key: str = "map", points: pd.DataFrame | None = None) -> tuple[float, float]:
        """Where a region's own point stands on the screen, in pixels of the page; without `points` a district's."""
        point = (district_points() if points is None else points).loc[code]
        x, y = self.map_value(
            f"(() => {{ const at = map.project([{point.lon}, {point.lat}]);"
            " const frame = map.getCanvas().getBoundingClientRect(); return [frame.x + at.x, frame.y + at.y]; })()",
            key,
        )
        return x, y

    def hover_lines(self, code: str, key: str = "map", points: pd.DataFrame | None = None) -> list[str]:
        """Point at a region's own point and read the box that opens, line by line."""
        self.page.locator(f".st-key-{key} .js-plotly-plot").scroll_into_view_if_needed()
        box = self.page.locator(f".st-key-{key} .hoverlayer .hovertext").first

        def is_told() -> bool:
            # Nobody holds the mouse still where no box opens, as while a map draws its regions anew.
            x, y = self.place_of(code, key, points)
            self.page.mouse.move(x - 3, y)
            self.page.mouse.move(x, y, steps=3)
            self.after_painting()
            return box.is_visible()

        self.until(is_told, f"the box over {code}")
        return box.locator("text.nums tspan.line").all_text_contents()

    def click_district(self, code: str, key: str = "map") -> None:
        """Point at a district on the map, wait for its tooltip, and click."""
        self.hover_lines(code, key)
        x, y = self.place_of(code, key)
        self.page.mouse.click(x, y)


def district_points() -> pd.DataFrame:
    """One point inside each district; index region code, columns lon and lat."""
    path = ROOT / "data" / "boundaries" / "district_points.csv"
    return pd.read_csv(path, dtype={"region_code": "str"}).set_index("region_code")


def pixels(place: Locator | Page, **settings: object) -> np.ndarray:
    """What stands on the screen: height x width x (red, green, blue)."""
    return np.asarray(Image.open(io.BytesIO(place.screenshot(**settings))).convert("RGB"), dtype=np.int16)


def pixel_counts(locator: Locator, colours: Sequence[str], tolerance: int = 3) -> list[int]:
    """How many pixels of the locator show each of the colours, "#rrggbb"."""
    shown = pixels(locator)
    wanted = [np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) for colour in colours]
    return [int((np.abs(shown - colour).max(axis=2) <= tolerance).sum()) for colour in wanted]
