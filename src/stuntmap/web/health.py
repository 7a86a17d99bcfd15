"""Whether the server lives, and whether its data are read and sound: what a container or a proxy asks."""

import threading
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from stuntmap.report.survey_sources import data_version

_READY: Final = threading.Event()
_NO_STORE: Final = {"cache-control": "no-store"}


def say_ready() -> None:
    """The data are read and agree with their records: visitors may come."""
    _READY.set()


async def healthz_response(_request: Request) -> Response:
    """That the server answers at all."""
    return JSONResponse({"status": "ok"}, headers=_NO_STORE)


async def readyz_response(_request: Request) -> Response:
    """That the data are read and sound, with their version; 503 until then, and for good where a file is broken."""
    if _READY.is_set():
        return JSONResponse({"status": "ready", "data": data_version()}, headers=_NO_STORE)
    return JSONResponse({"status": "not ready"}, status_code=503, headers=_NO_STORE)
