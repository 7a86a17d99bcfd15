"""Streamlit's scripts and styles, compressed once: 7 MB become less than 2 MB on a poor network.

Streamlit leaves its static files uncompressed because compressing each response costs the server more than it saves;
the files never change while the server runs, so compressing each once and keeping the result costs next to nothing.
"""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from stuntmap.web.boundary_route import IMMUTABLE
from stuntmap.web.compressed_copies import smallest
from stuntmap.web.icon_font import cut_font
from stuntmap.web.streamlit_files import STREAMLIT_STATIC

# Said here, not asked of the machine: on some Windows machines scripts are registered as plain text.
A_DAY: Final = "public, max-age=86400"
COMPRESSIBLE: Final = {".js": "text/javascript", ".css": "text/css"}


class CompressedScriptsMiddleware:
    """Answers requests for Streamlit's hashed scripts and styles from a compressed copy; passes everything else on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.files = {
            f"/{path.relative_to(STREAMLIT_STATIC).as_posix()}": path
            for path in STREAMLIT_STATIC.rglob("*")
            if path.suffix in COMPRESSIBLE
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a compressed copy when the browser takes one and the file is one of Streamlit's; the icons cut."""
        if scope["type"] == "http" and scope["method"] == "GET" and scope["path"].startswith("/static/"):
            cut = cut_font()
            if cut is not None and scope["path"] == cut[0]:
                # Not for good: with another icon the font changes, and its address does not.
                await Response(cut[1], media_type="font/woff2", headers={"cache-control": A_DAY})(scope, receive, send)
                return
            path = self.files.get(scope["path"])
            if path:
                content, coding = smallest(Request(scope), path.name, path.read_bytes)
                if coding:
                    headers = {"cache-control": IMMUTABLE, "vary": "accept-encoding", **coding}
                    response = Response(content, media_type=COMPRESSIBLE[path.suffix], headers=headers)
                    await response(scope, receive, send)
                    return
        await self.app(scope, receive, send)
