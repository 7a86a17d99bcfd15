"""Boundary files for the browser: content-hashed names, so a browser may keep them for good; sent compressed."""

from functools import lru_cache
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from stuntmap.data.boundaries import SERVED, served_levels
from stuntmap.data.lent_areas import lent_bytes
from stuntmap.data.project import ROOT
from stuntmap.data.provenance import checked_bytes
from stuntmap.data.subdistricts import served_subdistricts
from stuntmap.web.compressed_copies import smallest

BOUNDARY_PATH: Final = "/boundaries"
IMMUTABLE: Final = "public, max-age=31536000, immutable"
PRIVATE: Final = "private, max-age=3600"


@lru_cache
def served_boundaries() -> frozenset[str]:
    """The names of the served levels."""
    return frozenset(level.file_name for level in served_levels().values())


@lru_cache(maxsize=128)
def boundary_bytes(file_name: str) -> bytes:
    """The bytes of one served level, compared with its record once per process."""
    return checked_bytes(ROOT / SERVED / file_name)


def boundary_response(request: Request) -> Response:
    """The boundary file named in the path, or 404 for every name that is no file of a level or of a district."""
    file_name = request.path_params["file_name"]
    if (lent := lent_bytes(file_name)) is not None:
        # A visitor's own file: no proxy keeps it, and it is gone from the server with the visit.
        return Response(lent, media_type="application/geo+json", headers={"cache-control": PRIVATE})
    content = boundary_bytes(file_name) if file_name in served_boundaries() else served_subdistricts(file_name)
    if content is None:
        return PlainTextResponse("Berkas batas wilayah tidak dikenal. / Unknown boundary file.", status_code=404)
    sent, coding = smallest(request, file_name, lambda: content)
    headers = {"cache-control": IMMUTABLE, "vary": "accept-encoding", **coding}
    return Response(sent, media_type="application/geo+json", headers=headers)
