"""The HTML page that every address starts from: language, title, and what a chat shows of a link to it."""

import gzip
import re
from functools import lru_cache
from html import escape
from typing import Final
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from stuntmap.errors import StuntmapError
from stuntmap.language import marked
from stuntmap.links.cards import card_of
from stuntmap.links.visit import Visit, language_of
from stuntmap.vocabulary import PAGES, UNKNOWN_PAGE, Page, page_of
from stuntmap.web.accepted_encoding import GZIP, accepts
from stuntmap.web.asked import canonical_query, server_address, visit_asked
from stuntmap.web.card_route import card_address
from stuntmap.web.early_scripts import early_scripts
from stuntmap.web.kinds import is_for_pages
from stuntmap.web.light_route import light_address
from stuntmap.web.script_route import script_address
from stuntmap.web.security import page_policy
from stuntmap.web.streamlit_files import STREAMLIT_STATIC
from stuntmap.web.view_tags import SITE, view_tags

DESCRIPTION: Final = marked(
    "Stunting prevalence of the 514 districts of Indonesia: map, ranking, distance to target, area profile."
)
# Where the words for a browser that runs no script go.
WITHOUT_SCRIPT: Final = "<!-- without script -->"
# Streamlit looks for its server below the address of the page first, and only then beside it; pages are one step deep.
SERVER_ADDRESS: Final = '<script>window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href }</script>'
# Where in the cached page the tags of the view go.
TAGS: Final = "<!-- view -->"


@lru_cache
def _shell(language_code: str, draws: bool = True) -> str:
    """Streamlit's start page in the language with this code, with a place for the tags of a view."""
    page = (STREAMLIT_STATIC / "index.html").read_text(encoding="utf-8")
    page = re.sub(r'<html lang="[^"]*"', f'<html lang="{language_code}"', page, count=1)
    page = re.sub(r"<title>.*?</title>", TAGS + SERVER_ADDRESS, page, count=1)
    page = re.sub(r"<noscript>.*?</noscript>", f"<noscript>{WITHOUT_SCRIPT}</noscript>", page, count=1, flags=re.DOTALL)
    early = (f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in early_scripts(draws))
    return page.replace("</head>", f"{''.join(early)}</head>", 1)


def _of_view(request: Request, page: Page) -> tuple[str, str]:
    """The tags of the view, and what a browser without scripts shows of it.

    Without a picture where the data cannot be read, which the page itself tells.
    """
    try:
        visit = visit_asked(request, page)
        query, server = canonical_query(request, visit), server_address(request)
        address, picture = f"{server}/{page.path}{query}", f"{server}{card_address(page, query)}"
        tags = view_tags(card_of(visit), visit.language, address, picture) + _connection(visit)
        return tags, _without_script(visit)
    except StuntmapError:
        description = escape(language_of(request.query_params).text(DESCRIPTION))
        return f'<title>{SITE}</title><meta name="description" content="{description}" />', ""


def _without_script(visit: Visit) -> str:
    """That the dashboard needs a script, and the way to the light page of the same region."""
    words = visit.language
    said = words.text("The dashboard needs JavaScript. The figures without it:")
    return f'<p>{escape(said)} <a href="{escape(_light(visit))}">{escape(words.text("light page"))}</a></p>'


def _light(visit: Visit) -> str:
    return light_address(visit.selection.picked_code or visit.selection.scope, visit)


def _connection(visit: Visit) -> str:
    """The script that says so where the page has no connection to the server, with its words."""
    words = visit.language
    told = {
        "words": words.text(
            "No connection to the server. What stands here can be read; choices and downloads wait. "
            "The figures are also on the"
        ),
        "label": words.text("light page"),
        "address": _light(visit),
    }
    data = " ".join(f'data-{name}="{escape(text)}"' for name, text in told.items())
    return f'<script defer src=".{script_address("connection")}" {data}></script>'


class PageShellMiddleware:
    """Answers page addresses with Streamlit's start page in the visitor's language; passes everything else on.

    An address of no page is led to the first page, which says so: Streamlit's own message is English only.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the page shell for addresses without a file ending, whatever the client says that it takes."""
        if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}:
            path = scope["path"]
            if is_for_pages(path):
                response = await _page_response(Request(scope), path)
                await response(scope, receive, send)
                return
        await self.app(scope, receive, send)


async def _page_response(request: Request, path: str) -> Response:
    page, root = "".join(filter(str.isprintable, path)).strip("/"), request.scope.get("root_path", "")
    if page not in {known.path for known in PAGES}:
        query = urlencode({**request.query_params, UNKNOWN_PAGE: page[:40]})
        return RedirectResponse(f"{root}/?{query}", status_code=302)
    if path != f"/{page}":
        # The start page names its scripts relative to its address: under "/peta/" none of them would be found.
        query = urlencode(request.query_params.multi_items())
        return RedirectResponse(f"{root}/{page}{'?' if query else ''}{query}", status_code=302)
    words = language_of(request.query_params)
    tags, fallback = await run_in_threadpool(_of_view, request, page_of(page))
    shell = _shell(words.code, page_of(page).draws)
    content = shell.replace(TAGS, tags, 1).replace(WITHOUT_SCRIPT, fallback, 1)
    headers = {"cache-control": "no-cache", "vary": "accept-encoding"}
    headers["content-security-policy"] = page_policy(shell, request.url.netloc)
    if not accepts(request, GZIP):
        return HTMLResponse(content, headers=headers)
    # Fetched anew with each visit: 13 KB become 5, in less than a millisecond.
    return HTMLResponse(gzip.compress(content.encode(), 6), headers=headers | {"content-encoding": GZIP})
