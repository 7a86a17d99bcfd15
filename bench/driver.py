"""What the benchmarks share: servers on free ports, Chromium with software WebGL, a clock inside the page."""

import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright

ROOT = Path(__file__).resolve().parents[1]
BENCH = Path(__file__).resolve().parent
VIEWPORT = {"width": 1366, "height": 768}
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    # No request can leave the machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Times are taken inside the page. A chart counts as drawn when its axes stand; a map when MapLibre has nothing left to
# load or to draw and the words of the wanted survey stand behind its regions.
CLOCK = """
(() => {
  const clock = (window.clock = { chosen: 0, drawn: 0, want: null });
  const plotOf = () => document.querySelector(".st-key-map .js-plotly-plot");
  const words = (plot) => JSON.stringify([plot.layout?.title, ...(plot._fullData ?? []).map((trace) =>
    [trace.hovertemplate, trace.customdata?.[0]])]);
  const mapDrawn = (plot, map) => plot === plotOf() && map.loaded() && map.getStyle().layers.length > 1
    && words(plot).includes(clock.want);
  const chartDrawn = (plot) => Boolean(plot._fullLayout && plot.querySelector(".main-svg .xtick"));
  const note = () => { clock.drawn ||= performance.now(); };
  const look = () => {
    requestAnimationFrame(look);
    const plot = plotOf();
    if (!plot) return;
    if (window.clockChart) { if (chartDrawn(plot)) note(); return; }
    const map = plot._fullLayout?.map?._subplot?.map;
    if (!map) return;
    if (!map.clocked) map.on("idle", () => { if (clock.want && mapDrawn(plot, map)) note(); });
    map.clocked = true;
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[role=option]")) clock.chosen = performance.now();
  }, true);
  clock.expect = (want) => Object.assign(clock, { want, drawn: 0 });
  clock.expect(window.clockWant);
  requestAnimationFrame(look);
})();
"""
# After a map is drawn the page may still be busy; the next change waits until that is over.
REST_MS = 800


def chromium() -> str:
    """The path of the browser: $CHROMIUM or one of the usual names.

    Raises:
        SystemExit: there is none; nothing is downloaded.
    """
    for name in filter(None, (os.environ.get("CHROMIUM"), *BROWSERS)):
        found = shutil.which(name)
        if found:
            return found
    raise SystemExit("Chromium is missing: install it (Debian: apt-get install chromium) or set CHROMIUM=/path.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


# Streamlit as its own requirements install it: without the faster event loop and parser that stuntmap adds.
STOCK_STREAMLIT = """
import runpy, sys
sys.modules["uvloop"] = sys.modules["httptools"] = None
runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
"""


@contextmanager
def server(script: Path, stock: bool = False) -> Iterator[str]:
    """The address of a Streamlit server for this script while the block runs; `stock` for Streamlit's bare install."""
    port = _free_port()
    command = [sys.executable, *(["-c", STOCK_STREAMLIT] if stock else ["-m", "streamlit"])]
    command += ["run", str(script), "--server.port", str(port)]
    command += ["--server.headless", "true", "--server.address", "localhost", "--logger.hideWelcomeMessage", "true"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                socket.create_connection(("localhost", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait()


def launched(playwright: Playwright) -> Browser:
    """Chromium with software WebGL, cut off from the network."""
    return playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))


@contextmanager
def fresh_page(browser: Browser, want: str | None = None) -> Iterator[Page]:
    """A page with an empty cache and the clock in it, which waits for a map of the survey `want`, or for any chart."""
    context = browser.new_context(viewport=VIEWPORT)
    context.add_init_script(f"window.clockWant = {json.dumps(want)}; window.clockChart = {json.dumps(want is None)};")
    context.add_init_script(CLOCK)
    try:
        yield context.new_page()
    finally:
        context.close()


def drawn_ms(page: Page) -> float:
    """When the map (or chart) was first drawn, in ms since navigation; comes back when the page is at rest."""
    # Asked from outside: the dashboard's policy lets no text be evaluated in the page, as the driver's own wait does.
    end = time.monotonic() + 60
    while not page.evaluate(f"Boolean(clock.drawn && performance.now() - clock.drawn > {REST_MS})"):
        if time.monotonic() > end:
            raise TimeoutError("nothing was drawn within a minute")
        page.wait_for_timeout(50)
    return float(page.evaluate("clock.drawn"))


def median(values: Sequence[float]) -> float:
    """The median of `values`."""
    return statistics.median(values)
