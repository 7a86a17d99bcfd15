"""The project's own browser scripts: fetched once and kept, instead of travelling with every message of a page."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

import stuntmap
from stuntmap.web.boundary_route import IMMUTABLE
from stuntmap.web.compressed_copies import smallest

SCRIPT_PATH: Final = "/scripts"
SCRIPTS: Final = Path(stuntmap.__file__).parent / "ui" / "scripts"


@lru_cache
def served_scripts() -> dict[str, bytes]:
    """The scripts by served name, which changes with their content: "map_finish.1a2b3c4d5e.js"."""
    contents = [(path.stem, path.read_bytes()) for path in sorted(SCRIPTS.glob("*.js"))]
    return {f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}.js": content for stem, content in contents}


def script_address(stem: str) -> str:
    """The address of the script of this name, below the server's own base path.

    Raises:
        KeyError: there is no script of that name.
    """
    for file_name in served_scripts():
        if file_name.startswith(f"{stem}."):
            return f"{SCRIPT_PATH}/{file_name}"
    raise KeyError(stem)


def script_response(request: Request) -> Response:
    """The script named in the path, or 404."""
    file_name = request.path_params["file_name"]
    if file_name not in served_scripts():
        return PlainTextResponse("Skrip tidak dikenal. / Unknown script.", status_code=404)
    content, coding = smallest(request, file_name, lambda: served_scripts()[file_name])
    headers = {"cache-control": IMMUTABLE, "vary": "accept-encoding", **coding}
    return Response(content, media_type="text/javascript", headers=headers)
