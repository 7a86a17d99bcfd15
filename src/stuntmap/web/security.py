"""What every answer tells the browser to allow, and the last handler of whatever goes wrong outside a page."""

import hashlib
import logging
import re
from base64 import b64encode
from collections.abc import Callable
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from stuntmap.errors import Unforeseen, unforeseen
from stuntmap.links.visit import language_of
from stuntmap.web.metering import ERRORS
from stuntmap.web.settings import HOST, server_settings

_LOGGER: Final = logging.getLogger(__name__)
# Nothing may be fetched from, or sent to, another host: the browser itself enforces what the project promises.
# Streamlit's bundle inlines styles and imports components' scripts from blobs; MapLibre's worker is made from one.
PAGE_POLICY: Final = (
    "default-src 'self'; script-src 'self' {inline} 'wasm-unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'{sockets} data: blob:; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'"
)
# Pages that are written whole on the server: their own style, drawings inside them, and nothing that runs.
STILL_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
# Files, figures and answers of routes, should a browser take one for a page.
FILE_POLICY: Final = "default-src 'none'; frame-ancestors 'none'"
PERMISSIONS: Final = ", ".join(
    f"{name}=()" for name in ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
)
EVERY_ANSWER: Final = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": PERMISSIONS,
    "cross-origin-opener-policy": "same-origin",
}
# A year; only behind TLS, where a browser that once came by it never tries without.
TRANSPORT: Final = "max-age=31536000"
# Sessions and sizes of caches, told to everybody; what operators read is /metrics.
CLOSED: Final = ("/_stcore/metrics",)


def page_policy(shell: str, host: str) -> str:
    """The content security policy of a page at `host` whose start page, before anything of a link is in it, is `shell`.

    The scripts that stand in it are allowed by their hashes; whatever else gets into the page does not run.
    """
    scripts = re.findall(r"<script>(.*?)</script>", shell, flags=re.DOTALL)
    hashes = (b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    # Older browsers (Safari before 15.4) do not count the page's own socket as 'self'.
    sockets = f" ws://{host} wss://{host}" if HOST.fullmatch(host) else ""
    return policy(PAGE_POLICY.format(inline=" ".join(f"'sha256-{digest}'" for digest in hashes), sockets=sockets))


def policy(sources: str) -> str:
    """The content security policy of a page from `sources`, shown in frames of this host and of the named sites."""
    return f"{sources}; frame-ancestors {' '.join((chr(39) + 'self' + chr(39), *server_settings().frame_ancestors))}"


class SecurityHeadersMiddleware:
    """Adds to every answer what no route of the server should have to remember."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the headers of its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_completed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in EVERY_ANSWER.items():
                    headers.setdefault(name, value)
                headers.setdefault("content-security-policy", FILE_POLICY)
                if scope["scheme"] == "https":
                    headers.setdefault("strict-transport-security", TRANSPORT)
            await send(message)

        await self.app(scope, receive, send_completed)


class ClosedAddressesMiddleware:
    """Answers for addresses of Streamlit that are the operators' matter, as if nothing stood there."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, unless it is for a closed address."""
        if scope["type"] == "http" and scope["path"].rstrip("/") in CLOSED:
            await Response(status_code=404)(scope, receive, send)
            return
        await self.app(scope, receive, send)


class LastHandlerMiddleware:
    """Answers for an error that nobody foresaw: words of the link's language, and the number that is in the log.

    The server's own handler would write the error's text to the log, which may quote what somebody typed.
    """

    def __init__(self, app: ASGIApp, told: Callable[[Request, Unforeseen], Response] | None = None) -> None:
        self.app = app
        self.told = told or _told

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; an answer that has begun when something breaks ends there."""
        begun = False

        async def send_noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, send_noted)
        except Exception as error:  # the last handler of routes: nothing may reach the server's own
            found = unforeseen(error)
            _LOGGER.error(found.trace)
            ERRORS.labels("route").inc()
            if scope["type"] == "http" and not begun:
                await self.told(Request(scope), found)(scope, receive, send)


def _told(request: Request, found: Unforeseen) -> Response:
    words = language_of(request.query_params)
    text = words.text(
        "Something went wrong that was not foreseen. Load the page again; if it happens once more, tell whoever "
        "looks after this page the number {reference}.",
        reference=found.reference,
    )
    return PlainTextResponse(text, status_code=500, headers={"cache-control": "no-store"})
