"""What a request asks: the page and the view that its address names, and the address that visitors use for it."""

from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request

from stuntmap.answers import shared_answers
from stuntmap.language import DEFAULT_LANGUAGE
from stuntmap.links import addresses
from stuntmap.links.visit import Visit, visit_of
from stuntmap.reading_day import today
from stuntmap.vocabulary import LANGUAGE_PARAMETER, Page
from stuntmap.web.settings import server_settings

# Beyond this no address of ours reaches; a longer one is repeated in no tag of the page, each of which it would swell.
MOST_QUERY: Final = 2_000


def visit_asked(request: Request, page: Page) -> Visit:
    """The view of `page` that the address of the request names."""
    return visit_of(page, dict(request.query_params), today(), shared_answers())


def canonical_query(request: Request, visit: Visit) -> str:
    """The parameters of the address that count for the view, in the order of its links: "?prov=33" or "".

    What the page does not have, what it could not use, and the usual language are left out.
    """
    given, unused = addresses.read(dict(request.query_params)), {notice.parameter for notice in visit.selection.notices}
    if visit.language.code == DEFAULT_LANGUAGE:
        unused.add(LANGUAGE_PARAMETER)
    kept = {name: given[name] for name in visit.page.parameters if name in given and name not in unused}
    query = urlencode(kept)
    return f"?{query}" if query and len(query) <= MOST_QUERY else ""


def server_address(request: Request) -> str:
    """The address of the dashboard for whoever follows a link, without a slash at its end.

    As it is set; where it is not, the host that the request names.
    """
    settings = server_settings()
    host = settings.public_address or f"{request.url.scheme}://{request.url.netloc}"
    return f"{host}{settings.base_path}"
