"""What search engines and browsers ask every host for: robots.txt, sitemap.xml, favicon.ico."""

import io
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape

from PIL import Image
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from stuntmap.answers import shared_answers
from stuntmap.vocabulary import PAGES, PROVINCE_PARAMETER, REGION_PARAMETER
from stuntmap.web.asked import server_address
from stuntmap.web.script_route import SCRIPTS

ICON: Final = SCRIPTS.parent / "favicon.png"
ICON_PX: Final = (16, 32, 48)
KEEP: Final = "public, max-age=86400"


async def robots_response(request: Request) -> Response:
    """Everything may be read but Streamlit's own machinery; where the sitemap lies."""
    lines = ["User-agent: *", "Disallow: /_stcore/", "Disallow: /media/"]
    return PlainTextResponse("\n".join([*lines, f"Sitemap: {server_address(request)}/sitemap.xml", ""]))


def view_paths() -> list[str]:
    """The views that a search should find: every page, the map of every province, the profile of every district."""
    names = shared_answers().names
    return [
        *(f"/{page.path}" for page in PAGES),
        *(f"/peta?{PROVINCE_PARAMETER}={code}" for code in sorted(names.provinces)),
        *(f"/profil?{REGION_PARAMETER}={code}" for code in sorted(names.districts())),
    ]


async def sitemap_response(request: Request) -> Response:
    """The addresses of all pages, provinces and districts."""
    paths = await run_in_threadpool(view_paths)
    places = "".join(f"<url><loc>{escape(server_address(request) + path)}</loc></url>" for path in paths)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'
    )
    return Response(content, media_type="application/xml", headers={"cache-control": KEEP})


@lru_cache(maxsize=1)
def _icon() -> bytes:
    content = io.BytesIO()
    with Image.open(ICON) as drawn:
        drawn.save(content, format="ico", sizes=[(side, side) for side in ICON_PX])
    return content.getvalue()


async def icon_response(_request: Request) -> Response:
    """The icon of the pages, in the form that browsers ask for by themselves."""
    return Response(_icon(), media_type="image/x-icon", headers={"cache-control": KEEP})
