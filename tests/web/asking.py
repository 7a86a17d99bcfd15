"""Asks an ASGI application as a server does, without a socket and without a client that would tidy up the path."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from event_loops import run_apart
from stuntmap.web.application import middleware, routes

PASSED_ON = "passed on"
HTML = "text/html,application/xhtml+xml"


@dataclass(frozen=True)
class Answer:
    """One response: status, headers by lower-case name (each name at most once), body as sent."""

    status: int
    headers: dict[str, str]
    body: bytes


async def passed_on(_: Request) -> PlainTextResponse:
    return PlainTextResponse(PASSED_ON)


# What no route or middleware of stuntmap answers ends here, as it ends at Streamlit in the real server.
everything_else = Route("/{path:path}", passed_on, methods=["GET", "HEAD", "POST"])
application = Starlette(routes=[*routes(), everything_else], middleware=middleware())


def ask(target: str, method: str = "GET", scheme: str = "http", client: str = "127.0.0.1", **headers: str) -> Answer:
    """The answer to a request for `target`, a path with its query as it stands in the request line."""
    return ask_through(application, target, method, scheme, client, **headers)


def ask_through(
    app: ASGIApp,
    target: str,
    method: str = "GET",
    scheme: str = "http",
    client: str = "127.0.0.1",
    **headers: str,
) -> Answer:
    """The answer of this application to a request for `target`."""
    path, _, query = target.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": scheme,
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [
            *(((b"host", b"localhost:8501"),) if "host" not in headers else ()),
            *((name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()),
        ],
        "server": ("localhost", 8501),
        "client": (client, 50000),
    }
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    run_apart(app(scope, receive, send))
    pairs = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in sent[0]["headers"]]
    assert len(dict(pairs)) == len(pairs), f"a header is sent twice: {pairs}"
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Answer(sent[0]["status"], dict(pairs), body)


def ask_page(target: str, method: str = "GET") -> Answer:
    """The answer to a browser that opens `target` as a page."""
    return ask(target, method, accept=HTML)
