"""What the server answers besides Streamlit's own socket: boundary files, compressed scripts, the page shell."""

from pathlib import Path
from typing import Final

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route

import stuntmap
from stuntmap.web.api.application import BelowItsPath
from stuntmap.web.api.page import PARENT, api_page_response, elsewhere_response
from stuntmap.web.api.refusals import API_PATH
from stuntmap.web.base_path import BasePathMiddleware
from stuntmap.web.boundary_route import BOUNDARY_PATH, boundary_response
from stuntmap.web.card_route import CARD_PATH, card_response
from stuntmap.web.crawler_files import icon_response, robots_response, sitemap_response
from stuntmap.web.embed_route import EMBED_PATH, embed_response
from stuntmap.web.health import healthz_response, readyz_response
from stuntmap.web.light_route import LIGHT_PATH, light_response
from stuntmap.web.metering import MeteringMiddleware, metrics_response
from stuntmap.web.page_shell import PageShellMiddleware
from stuntmap.web.script_compression import CompressedScriptsMiddleware
from stuntmap.web.script_route import SCRIPT_PATH, script_response
from stuntmap.web.security import ClosedAddressesMiddleware, LastHandlerMiddleware, SecurityHeadersMiddleware

MAIN_SCRIPT: Final = str(Path(stuntmap.__file__).parent / "ui" / "main.py")


def routes() -> list[BaseRoute]:
    """The routes that stand beside Streamlit's."""
    return [
        Route(f"{BOUNDARY_PATH}/{{file_name}}", boundary_response, methods=["GET", "HEAD"]),
        Route(f"{SCRIPT_PATH}/{{file_name}}", script_response, methods=["GET", "HEAD"]),
        Route(f"{CARD_PATH}/{{page}}.png", card_response, methods=["GET", "HEAD"]),
        Route(LIGHT_PATH, light_response, methods=["GET", "HEAD"]),
        Route(f"{LIGHT_PATH}/{{region_code}}", light_response, methods=["GET", "HEAD"]),
        Route("/healthz", healthz_response, methods=["GET", "HEAD"]),
        Route("/readyz", readyz_response, methods=["GET", "HEAD"]),
        Route("/metrics", metrics_response),
        Route(API_PATH, api_page_response, methods=["GET", "HEAD"]),
        Route(f"{API_PATH}/", api_page_response, methods=["GET", "HEAD"]),
        Route(f"{API_PATH}/{{rest:anything}}", BelowItsPath()),
        Route(PARENT, elsewhere_response),
        Route(f"{PARENT}/{{rest:anything}}", elsewhere_response),
        Route(EMBED_PATH, embed_response, methods=["GET", "HEAD"]),
        Route("/robots.txt", robots_response, methods=["GET", "HEAD"]),
        Route("/sitemap.xml", sitemap_response, methods=["GET", "HEAD"]),
        Route("/favicon.ico", icon_response, methods=["GET", "HEAD"]),
    ]


def middleware() -> list[Middleware]:
    """The middleware in the order in which a request meets it."""
    return [
        Middleware(SecurityHeadersMiddleware),
        Middleware(BasePathMiddleware),
        Middleware(MeteringMiddleware),
        Middleware(LastHandlerMiddleware),
        Middleware(ClosedAddressesMiddleware),
        Middleware(CompressedScriptsMiddleware),
        Middleware(PageShellMiddleware),
    ]
