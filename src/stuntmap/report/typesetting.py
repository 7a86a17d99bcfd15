"""PDF by Typst from a template and data: the same input gives the same bytes, tagged for screen readers (PDF/UA-1).

Everything that comes from data or from a reader reaches a template as data, never as markup.
"""

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import typst

from stuntmap.report.rembuk.document.letters import FONT_FILES

STANDARD: Final = "ua-1"


def pdf_bytes(template: Path, data: Mapping[str, Any], files: Mapping[str, bytes] | None = None) -> bytes:
    """The template set with `data`, which it reads as data.json, and with `files` by name beside it."""
    # Typst takes a mapping of files, which its type hints leave out.
    source: Any = {
        "main.typ": template.read_bytes(),
        "data.json": json.dumps(data, ensure_ascii=False).encode(),
        **(files or {}),
    }
    with tempfile.TemporaryDirectory(prefix="stuntmap-fonts-") as folder:
        for font in FONT_FILES:
            shutil.copy(font, folder)
        content: bytes = typst.compile(
            source,
            format="pdf",
            font_paths=[folder],
            ignore_system_fonts=True,
            pdf_standards=STANDARD,
            timestamp=0,
        )
    return content
