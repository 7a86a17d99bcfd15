"""Zip files whose bytes depend on their contents only, not on the hour of packing."""

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Final

# The first moment that a zip entry can hold.
FIRST_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
WORKBOOK_FACTS: Final = "docProps/core.xml"
# Packed already: to press them again takes time and saves nothing.
PACKED_ENDINGS: Final = (".png", ".jpg", ".jpeg", ".pptx", ".docx", ".xlsx", ".zip")
CLOCK_TIMES: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip file of `files` (key: path inside), in the order given, without times."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, FIRST_MOMENT)
            is_packed = name.lower().endswith(PACKED_ENDINGS)
            entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return content.getvalue()


def steady_zip(content: bytes) -> bytes:
    """The zip file or workbook `content` packed anew without the times of its making."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    if WORKBOOK_FACTS in files:
        files[WORKBOOK_FACTS] = CLOCK_TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", files[WORKBOOK_FACTS])
    return packed(files)
