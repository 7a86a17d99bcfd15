"""Files whose name changes with their content, sent as small as the browser can read them.

Brotli at its best leaves three quarters of what gzip leaves, for seconds of work a megabyte: `web.preparation` makes
those copies once and keeps them in a folder. Where there is none, gzip, made once a process.
"""

import gzip
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from starlette.requests import Request

from stuntmap.web.accepted_encoding import BROTLI, GZIP, accepts
from stuntmap.web.settings import server_settings

SUFFIX: Final = ".br"


def copies_folder() -> Path:
    """The folder of the brotli copies: the one that is set, else that of the user's caches."""
    if chosen := server_settings().cache_folder:
        return Path(chosen)
    usual = os.environ.get("LOCALAPPDATA", "~/AppData/Local") if sys.platform == "win32" else "~/.cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or usual).expanduser() / "stuntmap"


def smallest(request: Request, file_name: str, content: Callable[[], bytes]) -> tuple[bytes, dict[str, str]]:
    """What to send for a file, and the header that says how it is compressed; `content` reads it as it is.

    `file_name` carries a hash: the same name is the same content, in every version of the project.
    """
    if accepts(request, BROTLI) and (copy := _prepared(copies_folder() / f"{file_name}{SUFFIX}")):
        return copy, {"content-encoding": BROTLI}
    if accepts(request, GZIP):
        return _gzipped(file_name, content), {"content-encoding": GZIP}
    return content(), {}


# Kept as long as the process lives: a few hundred files, together three megabytes.
_COPIES: Final[dict[Path | str, bytes]] = {}


def _prepared(path: Path) -> bytes | None:
    """The copy, as soon as there is one: the folder fills while the first visitors are there."""
    if path not in _COPIES:
        try:
            _COPIES[path] = path.read_bytes()
        except OSError:
            return None
    return _COPIES[path]


def _gzipped(file_name: str, content: Callable[[], bytes]) -> bytes:
    if file_name not in _COPIES:
        _COPIES[file_name] = gzip.compress(content(), compresslevel=9, mtime=0)
    return _COPIES[file_name]
