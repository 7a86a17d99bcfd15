"""The map or series of a region alone, for a frame in another site: no script, light and dark, as wide as the frame."""

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from stuntmap.answers import shared_answers
from stuntmap.errors import BadChoiceError, StuntmapError, UnknownRegionError
from stuntmap.language.error_words import error_words
from stuntmap.links.embeds import embedded
from stuntmap.links.visit import language_of
from stuntmap.reading_day import today
from stuntmap.web.light_route import KEEP, full_address, refusal_page
from stuntmap.web.security import STILL_POLICY, policy
from stuntmap.web.still_pages import style, templates

EMBED_PATH: Final = "/sematkan"


def _written(request: Request) -> str:
    shown = embedded(dict(request.query_params), today(), shared_answers())
    words = shown.visit.language
    full, onward = full_address(shown.visit, shown.region_code), words.text("Open the full view")
    template = templates().get_template("embed.html")
    return template.render(words=words, style=style(), shown=shown, full=full, onward=onward)


async def embed_response(request: Request) -> Response:
    """The frame that the address asks for, or what is wrong with it; which sites may show it, a setting says."""
    words = language_of(request.query_params)
    try:
        content = await run_in_threadpool(_written, request)
    except UnknownRegionError as error:
        return refusal_page(error_words(error, words), words, 404)
    except BadChoiceError as error:
        return refusal_page(error_words(error, words), words, 422)
    except StuntmapError as error:
        return refusal_page(error_words(error, words), words, 503)
    return HTMLResponse(content, headers={"cache-control": KEEP, "content-security-policy": policy(STILL_POLICY)})
