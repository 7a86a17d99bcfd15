"""The HTML page that every address starts from: its language, its title, and a policy that keeps it on this host."""

import re
from functools import lru_cache
from html import escape
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from stuntmap.language import DEFAULT_LANGUAGE, LANGUAGES, language, marked
from stuntmap.vocabulary import LANGUAGE_PARAMETER, PAGES, UNKNOWN_PAGE
from stuntmap.web.boundary_route import BOUNDARY_PATH
from stuntmap.web.early_scripts import early_scripts
from stuntmap.web.script_compression import STREAMLIT_STATIC

# Nothing may be fetched from, or sent to, another host: the browser itself enforces what the project promises.
# Streamlit's bundle evaluates code and inlines styles; MapLibre draws in a worker made from a blob.
CONTENT_SECURITY_POLICY: Final = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss: data: blob:; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'"
)
# Streamlit's own addresses, and the boundary files.
OTHER_PATHS: Final = ("/_stcore", "/media", "/component", "/static", "/app", BOUNDARY_PATH)
DESCRIPTION: Final = marked(
    "Stunting prevalence of the 514 districts of Indonesia: map, ranking, distance to target, area profile."
)
# Streamlit looks for its server below the address of the page first, and only then beside it; pages are one step deep.
SERVER_ADDRESS: Final = '<script>window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href }</script>'


@lru_cache
def _shell(language_code: str) -> str:
    """Streamlit's start page in the language with this code."""
    page = (STREAMLIT_STATIC / "index.html").read_text(encoding="utf-8")
    page = re.sub(r'<html lang="[^"]*"', f'<html lang="{language_code}"', page, count=1)
    description = escape(language(language_code).text(DESCRIPTION))
    head = (
        f'<title>stuntmap</title><meta name="description" content="{description}" />'
        f'<meta property="og:title" content="stuntmap" />'
        f'<meta property="og:description" content="{description}" />'
    )
    page = re.sub(r"<title>.*?</title>", head + SERVER_ADDRESS, page, count=1)
    early = (f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in early_scripts())
    return page.replace("</head>", f"{''.join(early)}</head>", 1)


def page_language(requested: str | None) -> str:
    """The language code that the address asks for; the default where it asks for none or an unknown one."""
    return requested if requested in LANGUAGES else DEFAULT_LANGUAGE


class PageShellMiddleware:
    """Answers page addresses with Streamlit's start page in the visitor's language; passes everything else on.

    An address of no page is led to the first page, which says so: Streamlit's own message is English only.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the page shell for addresses without a file ending that ask for HTML."""
        if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}:
            request = Request(scope)
            path = request.url.path
            wants_page = "text/html" in request.headers.get("accept", "")
            elsewhere = path in OTHER_PATHS or path.startswith(tuple(f"{other}/" for other in OTHER_PATHS))
            if wants_page and "." not in path and not elsewhere:
                await _page_response(request, path)(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _page_response(request: Request, path: str) -> Response:
    page, root = path.strip("/"), request.scope.get("root_path", "")
    if page not in {known.path for known in PAGES}:
        query = urlencode({**request.query_params, UNKNOWN_PAGE: page[:40]})
        return RedirectResponse(f"{root}/?{query}", status_code=302)
    if path != f"/{page}":
        # The start page names its scripts relative to its address: under "/peta/" none of them would be found.
        query = urlencode(request.query_params.multi_items())
        return RedirectResponse(f"{root}/{page}{'?' if query else ''}{query}", status_code=302)
    headers = {
        "cache-control": "no-cache",
        "content-security-policy": CONTENT_SECURITY_POLICY,
        "referrer-policy": "same-origin",
        "x-content-type-options": "nosniff",
    }
    return HTMLResponse(_shell(page_language(request.query_params.get(LANGUAGE_PARAMETER))), headers=headers)
