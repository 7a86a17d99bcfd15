"""The icon font, cut to the icons that are used: a telephone need not fetch 3,700 of them.

The cut one is served only for the very font that it was cut from; another Streamlit gets its own font until
scripts/build_icon_font.py has run again.
"""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from stuntmap.web.streamlit_files import STREAMLIT_STATIC

ICON_FONT: Final = Path(__file__).parent / "fonts" / "icons.woff2"
RECORD: Final = ICON_FONT.with_name("icons.yml")
_PATTERN: Final = "MaterialSymbols-Rounded.*.woff2"


def source_font() -> Path:
    """Streamlit's own icon font.

    Raises:
        StopIteration: Streamlit has none under the known name.
    """
    return next((STREAMLIT_STATIC / "static" / "media").glob(_PATTERN))


def icon_record() -> dict[str, Any]:
    """What the cut font was cut from, its own hash, and the icons in it."""
    read: dict[str, Any] = yaml.safe_load(RECORD.read_text(encoding="utf-8"))
    return read


@lru_cache(maxsize=1)
def cut_font() -> tuple[str, bytes] | None:
    """The address of Streamlit's icon font below the server, and the bytes to send for it; None for another font."""
    source = next((STREAMLIT_STATIC / "static" / "media").glob(_PATTERN), None)
    if source is None or not ICON_FONT.exists():
        return None
    if hashlib.sha256(source.read_bytes()).hexdigest() != icon_record()["source_sha256"]:
        return None
    return f"/{source.relative_to(STREAMLIT_STATIC).as_posix()}", ICON_FONT.read_bytes()
