"""Boundary files for the browser: content-hashed names, so a browser may keep them for good; sent compressed."""

import gzip
from functools import lru_cache
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from stuntmap.data.boundaries import SERVED, served_levels
from stuntmap.data.project import ROOT
from stuntmap.data.provenance import checked_bytes
from stuntmap.web.accepted_encoding import accepts_gzip

BOUNDARY_PATH: Final = "/boundaries"
IMMUTABLE: Final = "public, max-age=31536000, immutable"


@lru_cache
def _served_names() -> frozenset[str]:
    return frozenset(level.file_name for level in served_levels().values())


@lru_cache(maxsize=128)
def _served_bytes(file_name: str, compressed: bool) -> bytes:
    """The bytes of one served level; compared with its record and compressed once per process."""
    content = checked_bytes(ROOT / SERVED / file_name)
    return gzip.compress(content, compresslevel=9, mtime=0) if compressed else content


def boundary_response(request: Request) -> Response:
    """The boundary file named in the path, or 404 for every name that is not a served level."""
    file_name = request.path_params["file_name"]
    if file_name not in _served_names():
        return PlainTextResponse("Berkas batas wilayah tidak dikenal. / Unknown boundary file.", status_code=404)
    compressed = accepts_gzip(request)
    headers = {"cache-control": IMMUTABLE, "vary": "accept-encoding"}
    if compressed:
        headers["content-encoding"] = "gzip"
    return Response(_served_bytes(file_name, compressed), media_type="application/geo+json", headers=headers)
