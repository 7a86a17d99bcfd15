"""One server and one Chromium a worker; visitors whose network ends at the server."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright
from visiting import PLAIN_HOST, Visitor

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
)
FLAGS = (
    "--no-sandbox",
    "--no-first-run",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Software draws the page itself and, by SwiftShader, what asks for WebGL: half the work of drawing both by WebGL.
    "--disable-gpu",
    "--enable-unsafe-swiftshader",
    # Pages live for seconds: code that is compiled a third time, for speed, never pays (17 steps: 52 to 45 CPU-s).
    "--js-flags=--no-opt",
    # Letters as wide on the screen as in print; without a window they would be fitted to whole pixels.
    "--font-render-hinting=none",
    # No other host has an address; a plain name leads to the server, as the address of a machine in the office would.
    f"--host-resolver-rules=MAP {PLAIN_HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
# Generous, since a worker may share its processor with three others: what is slow still passes, what is wrong does not.
WAIT_MS = 45_000
# How the server's log begins what reached a page's last handler, where the visitor sees no more than a number.
UNFORESEEN = re.compile(r"stuntmap [0-9A-F]{8}: ")
MISSING = "Chromium is missing: install it (Debian: apt-get install chromium) or set CHROMIUM=/path."


# Runs inside the server before anything else and writes down every connection and look-up that leaves the machine, and
# who has the whole heap searched for garbage. Streamlit opens a datagram socket to learn its own address, which sends
# nothing: only streams count.
LISTENER = """
import gc, os, socket, sys
log = os.open(os.environ["CONTACTS"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
own = {"", "0.0.0.0", "::", "::1", "localhost", socket.gethostname()}
def listen(event, values):
    if event == "socket.connect" and values[0].type & socket.SOCK_STREAM and isinstance(values[1], tuple):
        host = values[1][0]
    elif event == "socket.getaddrinfo":
        host = values[0] or ""
    else:
        return
    host = host.decode() if isinstance(host, bytes) else str(host)
    if host not in own and not host.startswith("127."):
        os.write(log, f"{event} {host}\\n".encode())
if os.fstat(log).st_size == 0:
    os.write(log, b"listening for contacts\\n")
sys.addaudithook(listen)
collect = gc.collect
def noted(generation=2):
    with open(os.environ["COLLECTIONS"], "a") as collections:
        collections.write(sys._getframe(1).f_globals["__name__"] + "\\n")
    return collect(generation)
gc.collect = noted
"""


def chromium() -> str:
    """The path of the browser: $CHROMIUM or one of the usual names; a missing browser fails the tests."""
    named = os.environ.get("CHROMIUM")
    for name in (named,) if named else BROWSERS:
        found = shutil.which(name)
        if found:
            return found
    return pytest.fail(MISSING, pytrace=False)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def server_contacts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with one line for every contact of the server with another host, below a line that it listens at all."""
    return tmp_path_factory.mktemp("listener") / "contacts.txt"


@pytest.fixture(scope="session")
def server_collections(server_contacts: Path) -> Path:
    """A file with one line, the name of the module that asked, for every forced garbage collection of the server."""
    return server_contacts.with_name("collections.txt")


@contextmanager
def _server(folder: Path, environment: dict[str, str]) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a new server and its process; `serve` prints the address as soon as it takes connections."""
    port = _free_port()
    command = [sys.executable, "-c", "import sys; from stuntmap.cli import main; sys.exit(main())"]
    command += ["serve", "--json", "--no-browser", "--port", str(port)]
    log = folder / "stderr.txt"
    with log.open("wb") as errors, subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=errors, text=True
    ) as process:  # fmt: skip
        try:
            started = any(f"localhost:{port}" in line for line in process.stdout)
            assert started, f"the server did not start: {log.read_text(encoding='utf-8')}"
            yield f"http://localhost:{port}", process
        finally:
            process.terminate()
            process.wait(timeout=30)
    broken = UNFORESEEN.search(log.read_text(encoding="utf-8"))
    assert not broken, f"a page broke for a visitor: {log.read_text(encoding='utf-8')[broken.start() :][:2000]}"


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, server_contacts: Path, server_collections: Path) -> Iterator[str]:
    """The address of a server that runs as long as the worker."""
    (server_contacts.parent / "sitecustomize.py").write_text(LISTENER, encoding="utf-8")
    environment = {
        "PYTHONPATH": os.pathsep.join(filter(None, [str(server_contacts.parent), os.environ.get("PYTHONPATH")])),
        "CONTACTS": str(server_contacts),
        "COLLECTIONS": str(server_collections),
    }
    with _server(tmp_path_factory.mktemp("server"), environment) as (address, _):
        yield address


@pytest.fixture
def brief_server(tmp_path: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """The address of a server of its own, and what stops it."""
    with _server(tmp_path, {}) as (address, process):

        def stop() -> None:
            process.terminate()
            process.wait(timeout=30)

        yield address, stop


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium with software WebGL and no way out of the machine."""
    path = chromium()
    expect.set_options(timeout=WAIT_MS)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield launched
        launched.close()


# A laptop whose owner asks for no motion: each frame of what moves while a page loads is drawn by software.
SCREEN = {"viewport": {"width": 1366, "height": 768}, "locale": "id-ID", "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """The browser of whoever has this screen: its tabs share what was fetched before, as a visitor's do."""
    opened: dict[str, BrowserContext] = {}

    def context(**settings: object) -> BrowserContext:
        screen = repr(sorted(settings.items()))
        if screen not in opened:
            opened[screen] = browser.new_context(**{**SCREEN, **settings})
            opened[screen].set_default_timeout(WAIT_MS)
        return opened[screen]

    yield context
    for one in opened.values():
        one.close()


def _behaved(visitors: Iterable[Visitor]) -> None:
    """None of them may have asked another host or met a script error."""
    foreign = [url for visitor in visitors for url in visitor.foreign_requests]
    errors = [error for visitor in visitors for error in visitor.script_errors]
    assert not foreign, f"requests to other hosts: {foreign}"
    assert not errors, f"script errors in the page: {errors}"


@pytest.fixture
def new_visitor(contexts: Callable[..., BrowserContext], address: str) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors in a tab of their own, whom the server has not met."""
    visitors: list[Visitor] = []

    def make(**settings: object) -> Visitor:
        visitors.append(Visitor(contexts(**settings), address))
        return visitors[-1]

    yield make
    for visitor in visitors:
        visitor.leave()
    _behaved(visitors)


@pytest.fixture
def newcomer(browser: Browser, address: str) -> Iterator[Visitor]:
    """A visitor whose browser has fetched nothing yet; opening a page takes twice the work of another visitor's."""
    context = browser.new_context(**SCREEN)
    context.set_default_timeout(WAIT_MS)
    visitor = Visitor(context, address)
    yield visitor
    context.close()
    _behaved([visitor])


@pytest.fixture(scope="session")
def those_who_look() -> dict[str, Visitor]:
    """Visitors who stay for many tests, by the screen that they look at."""
    return {}


@pytest.fixture
def look(
    contexts: Callable[..., BrowserContext],
    address: str,
    those_who_look: dict[str, Visitor],
    request: pytest.FixtureRequest,
) -> Iterator[Callable[..., Visitor]]:
    """A visitor who looks at a page and leaves it as it was: opening one anew costs far more than a step to it.

    `look("/peta?prov=33", color_scheme="dark")` is the visitor with that screen, at that address; `who="next"` is
    another one before the same screen, with another session. For tests that
    choose or type what stays use `new_visitor`, for those that measure what travels `newcomer`.
    """
    used: list[Visitor] = []

    def stand_before(path: str, who: str = "first", **settings: object) -> Visitor:
        screen = f"{who} {sorted(settings.items())}"
        if screen not in those_who_look:
            those_who_look[screen] = Visitor(contexts(**settings), address)
            those_who_look[screen].open(path)
        visitor = those_who_look[screen]
        used.append(visitor)
        visitor.go(path)
        return visitor

    failed = request.session.testsfailed
    yield stand_before
    misbehaved = any(visitor.foreign_requests or visitor.script_errors for visitor in used)
    if misbehaved or request.session.testsfailed > failed:
        # Whoever comes next finds a fresh page.
        for screen in [screen for screen, visitor in those_who_look.items() if visitor in used]:
            those_who_look.pop(screen).leave()
    _behaved(used)


@pytest.fixture
def visitor(new_visitor: Callable[..., Visitor]) -> Visitor:
    """A visitor at a laptop."""
    return new_visitor()
