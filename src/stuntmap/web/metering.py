"""What the server counts and logs of its own work: requests, visitors, reruns, errors; nothing about who asked what.

The figures are read at /metrics by Prometheus, the log by whoever looks after the server.
"""

import ipaddress
import json
import logging
import sys
import time
from typing import Any, Final

from prometheus_client import (
    GC_COLLECTOR,
    PLATFORM_COLLECTOR,
    PROCESS_COLLECTOR,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from stuntmap.web.kinds import kind_of
from stuntmap.web.settings import server_settings

REGISTRY: Final = CollectorRegistry()
for _collector in (PROCESS_COLLECTOR, PLATFORM_COLLECTOR, GC_COLLECTOR):
    REGISTRY.register(_collector)
_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
REQUESTS: Final = Counter(
    "stuntmap_requests", "Requests by kind of address and status.", ("kind", "status"), registry=REGISTRY
)
REQUEST_SECONDS: Final = Histogram(
    "stuntmap_request_seconds", "Seconds until a request is answered, by kind of address.", ("kind",),
    buckets=_SECONDS, registry=REGISTRY,
)  # fmt: skip
VISITORS: Final = Gauge("stuntmap_visitors", "Browsers that are connected now.", registry=REGISTRY)
VISITS: Final = Counter("stuntmap_visits", "Connections of browsers so far.", registry=REGISTRY)
RERUN_SECONDS: Final = Histogram(
    "stuntmap_rerun_seconds", "Seconds that a page took to be computed, by page.", ("page",),
    buckets=_SECONDS, registry=REGISTRY,
)  # fmt: skip
ERRORS: Final = Counter(
    "stuntmap_errors", "Errors that reached the last handler, by place.", ("place",), registry=REGISTRY
)

# Not worth a line each: what every visit fetches by the dozen, and what asks every few seconds.
QUIET: Final = ("script", "streamlit", "health", "file")
_LOGGER: Final = logging.getLogger("stuntmap.requests")


class MeteringMiddleware:
    """Counts and logs every request and every connection of a browser."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and note what became of it."""
        if scope["type"] == "websocket":
            VISITS.inc()
            with VISITORS.track_inprogress():
                await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        kind, started, status = kind_of(scope["path"]), time.perf_counter(), 500

        async def send_noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_noted)
        finally:
            seconds = time.perf_counter() - started
            REQUESTS.labels(kind, status).inc()
            REQUEST_SECONDS.labels(kind).observe(seconds)
            level = logging.DEBUG if kind in QUIET and status < 500 else logging.INFO
            facts = {"method": scope["method"], "kind": kind, "status": status, "ms": round(seconds * 1000)}
            _LOGGER.log(level, "request", extra={"facts": facts})


def visitors_now() -> int:
    """How many browsers are connected."""
    return int(REGISTRY.get_sample_value("stuntmap_visitors") or 0)


async def metrics_response(request: Request) -> Response:
    """The figures for Prometheus; for hosts that may read them only."""
    if not _may_read(request.client.host if request.client else ""):
        return PlainTextResponse("/metrics: STUNTMAP_METRICS_FOR", status_code=403)
    return Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST, headers={"cache-control": "no-store"})


def _may_read(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return any(address in ipaddress.ip_network(part, strict=False) for part in server_settings().metrics_for)


class JsonLines(logging.Formatter):
    """One line of JSON for each record: time, level, logger, message, and the facts that go with it."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line; an error's own text is left out, since it may quote what somebody typed."""
        entry: dict[str, Any] = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        return json.dumps(entry, ensure_ascii=False)


def log_as_set() -> None:
    """Send the project's log to the error stream, as JSON lines, from the level that the settings name."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("stuntmap")
    logger.handlers[:] = [handler]
    logger.setLevel(server_settings().log_level.upper())
    logger.propagate = False
