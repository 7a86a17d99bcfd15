"""Makes the brotli copies of what a first visit fetches: `python -m stuntmap.web.preparation`, once an installation.

The server has it done at the lowest priority where copies are missing and can be kept; an image is built with them.
"""

import importlib.util
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Final

from stuntmap.web.boundary_route import boundary_bytes, served_boundaries
from stuntmap.web.compressed_copies import SUFFIX, copies_folder
from stuntmap.web.early_scripts import SCRIPTS, page_scripts
from stuntmap.web.script_route import served_scripts
from stuntmap.web.streamlit_files import STREAMLIT_STATIC

COMMAND: Final = (sys.executable, "-m", "stuntmap.web.preparation")
_BEST: Final = 11
_WINDOW: Final = 24
_GENTLEST: Final = 19


def wanted() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Name and content of each file that pages fetch, the heaviest first; all of Streamlit's would take a minute."""
    for name in page_scripts():
        yield name, (SCRIPTS / name).read_bytes
    for path in sorted(STREAMLIT_STATIC.rglob("*.css")):
        yield path.name, path.read_bytes
    for name, content in served_scripts().items():
        yield name, partial(bytes, content)
    for name in sorted(served_boundaries()):
        yield name, partial(boundary_bytes, name)


def is_due() -> bool:
    """Whether copies are missing that can be made and kept here."""
    folder = copies_folder()
    if importlib.util.find_spec("brotli") is None:
        return False
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        return False
    return any(not (folder / f"{name}{SUFFIX}").exists() for name, _ in wanted())


def prepare() -> None:
    """Make the missing copies, about 25 seconds of work in all; each stands whole or not at all.

    Raises:
        OSError: the folder cannot be written.
    """
    import brotli

    folder = copies_folder()
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in wanted():
        copy = folder / f"{name}{SUFFIX}"
        if not copy.exists():
            unfinished = copy.with_name(f"{copy.name}.{os.getpid()}")
            unfinished.write_bytes(brotli.compress(content(), quality=_BEST, lgwin=_WINDOW))
            unfinished.replace(copy)


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(_GENTLEST)
    prepare()
