"""The pictures of shared links: one for each view, drawn when a chat or a network asks for it."""

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from stuntmap.errors import StuntmapError
from stuntmap.links.cards import picture_of
from stuntmap.report.survey_sources import data_version
from stuntmap.vocabulary import PAGES, Page
from stuntmap.web.asked import visit_asked

CARD_PATH: Final = "/kartu"
# The page at the root has no name in the address.
FIRST_PAGE: Final = "ringkasan"
# A day: chats keep their own copy, and a picture of newer data has another address.
KEEP: Final = "public, max-age=86400"


def _name(page: Page) -> str:
    return page.path or FIRST_PAGE


def card_address(page: Page, query: str) -> str:
    """Where the picture of a view lies: "/kartu/peta.png?prov=33&v=fa25889"; newer data have another address."""
    version = data_version().rsplit(" ", 1)[-1]
    return f"{CARD_PATH}/{_name(page)}.png{query}{'&' if query else '?'}v={version}"


async def card_response(request: Request) -> Response:
    """The picture of the view, or 404 for a page that does not exist."""
    pages = {_name(page): page for page in PAGES}
    page = pages.get(request.path_params["page"])
    if page is None:
        return PlainTextResponse("Halaman tidak dikenal. / Unknown page.", status_code=404)
    try:
        content = await run_in_threadpool(lambda: picture_of(visit_asked(request, page)))
    except StuntmapError:
        return PlainTextResponse("Gambar tidak tersedia. / No picture.", status_code=503)
    return Response(content, media_type="image/png", headers={"cache-control": KEEP})
