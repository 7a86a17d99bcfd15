"""How a request is read before it reaches its address: the ending .csv, HEAD, and parameters that stand twice."""

from typing import Final
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from stuntmap.web.api.parameters import CSV
from stuntmap.web.api.refusals import RequestError, refusal

FORMAT: Final = "format"
ENDING: Final = f".{CSV}"


class RequestReadingMiddleware:
    """Reads `/rank.csv` as `/rank?format=csv` and HEAD as GET; refuses a parameter that stands twice."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on as it is meant, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = QueryParams(scope["query_string"])
        names = [name for name, _ in given.multi_items()]
        if repeated := next((name for name in names if names.count(name) > 1), None):
            error = RequestError("repeated_parameter", name=repeated[:40])
            await refusal(Request(scope), error)(scope, receive, send)
            return
        read = dict(scope)
        if scope["path"].endswith(ENDING):
            read["path"] = scope["path"].removesuffix(ENDING)
            read["query_string"] = urlencode({**dict(given), FORMAT: CSV}).encode()
        if scope["method"] == "HEAD":
            # The server sends no body to a request that came as HEAD.
            read["method"] = "GET"
        await self.app(read, receive, send)
