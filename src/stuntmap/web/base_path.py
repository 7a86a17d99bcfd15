"""The path below which the dashboard stands: a proxy may strip it or hand it on, both work."""

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from stuntmap.web.settings import server_settings


class BasePathMiddleware:
    """Takes the base path off each request, and tells the rest of the server about it as `root_path`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on without the base path; the base path alone leads to the first page."""
        base = server_settings().base_path
        if base and scope["type"] in ("http", "websocket"):
            path = scope["path"]
            if path == base and scope["type"] == "http":
                query = scope["query_string"].decode("latin-1")
                await RedirectResponse(f"{base}/{'?' if query else ''}{query}")(scope, receive, send)
                return
            scope = {**scope, "root_path": base}
            if path.startswith(f"{base}/"):
                scope["path"] = path.removeprefix(base)
                scope["raw_path"] = scope.get("raw_path", b"").removeprefix(base.encode())
        await self.app(scope, receive, send)
