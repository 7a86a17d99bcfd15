"""A district's own logo and slide template, checked before anything is made with them."""

import io
import warnings
import zipfile
from typing import Final

from lxml.etree import XMLSyntaxError
from PIL import Image, ImageOps, UnidentifiedImageError
from pptx import Presentation
from pptx.exc import PythonPptxError

from stuntmap.errors import BadChoiceError
from stuntmap.report.rembuk.deck.layouts import blank_layout, title_only_layout

MEGABYTE: Final = 1024 * 1024
LARGEST_LOGO_MB: Final = 5
LARGEST_TEMPLATE_MB: Final = 10
# More than any camera takes; decoding more could exhaust the memory.
MOST_PIXELS: Final = 40_000_000
SMALLEST_SIDE: Final = 16
# As sharp as a slide can show it.
LONGEST_SIDE: Final = 1200
# What a template may hold when it is unpacked: a small file can hide a huge one.
LARGEST_UNPACKED_MB: Final = 200
WIDESCREEN: Final = 16 / 9
SHAPE_TOLERANCE: Final = 0.01

PNG_START: Final = b"\x89PNG\r\n\x1a\n"
JPEG_START: Final = b"\xff\xd8\xff"
# An old binary file of Office, or a newer one that is encrypted with a password.
OLE_START: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


def checked_logo(content: bytes, name: str) -> bytes:
    """The logo as PNG, upright, no larger than a slide can show, without what a camera notes (place, time).

    Raises:
        BadChoiceError: too large, neither PNG nor JPEG, damaged, or with too many or too few pixels.
    """
    if len(content) > LARGEST_LOGO_MB * MEGABYTE:
        raise BadChoiceError("logo_too_large", name=name, megabytes=len(content) / MEGABYTE, most=LARGEST_LOGO_MB)
    if not content.startswith((PNG_START, JPEG_START)):
        if b"<svg" in content[:4096].lower():
            raise BadChoiceError("logo_svg", name=name)
        raise BadChoiceError("logo_kind" if content else "logo_empty", name=name)
    try:
        with warnings.catch_warnings():
            # Pillow warns of many pixels; they are counted below, before anything is decoded.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=("PNG", "JPEG"))
            width, height = picture.size
            if width * height > MOST_PIXELS:
                raise BadChoiceError("logo_pixels", name=name, width=width, height=height)
            if min(width, height) < SMALLEST_SIDE:
                raise BadChoiceError("logo_tiny", name=name, width=width, height=height)
            plain = ImageOps.exif_transpose(picture).convert("RGBA")
    except Image.DecompressionBombError:
        raise BadChoiceError("logo_bomb", name=name) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise BadChoiceError("logo_damaged", name=name) from None
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    answer = io.BytesIO()
    bare = Image.new("RGBA", plain.size)
    bare.paste(plain)
    bare.save(answer, "PNG", optimize=True)
    return answer.getvalue()


def checked_template(content: bytes, name: str) -> bytes:
    """The template unchanged, once it is known to carry slides: 16:9, readable, without macros, with a usable layout.

    Raises:
        BadChoiceError: too large, not a .pptx, with a password or macros, broken, not 16:9, or without a layout that
            has a title only or nothing at all.
    """
    if len(content) > LARGEST_TEMPLATE_MB * MEGABYTE:
        raise BadChoiceError(
            "template_too_large", name=name, megabytes=len(content) / MEGABYTE, most=LARGEST_TEMPLATE_MB
        )
    if content.startswith(OLE_START):
        if ENCRYPTED in content:
            raise BadChoiceError("template_locked", name=name)
        raise BadChoiceError("template_old", name=name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED_MB * MEGABYTE:
                raise BadChoiceError("template_unpacked", name=name, most=LARGEST_UNPACKED_MB)
            if any(entry.flag_bits & 1 for entry in archive.infolist()):
                raise BadChoiceError("template_locked", name=name)
            kinds = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
        if name.lower().endswith((".pptm", ".potm")) or b"macroEnabled" in kinds or _has_macros(names):
            raise BadChoiceError("template_macros", name=name)
        if b"presentationml.template.main+xml" in kinds:
            raise BadChoiceError("template_potx", name=name)
        deck = Presentation(io.BytesIO(content))
        across, down = deck.slide_width, deck.slide_height
        has_layout = title_only_layout(deck) is not None or blank_layout(deck) is not None
    except (zipfile.BadZipFile, PythonPptxError, XMLSyntaxError, KeyError, ValueError, AttributeError, OSError,
            NotImplementedError, IndexError, EOFError):  # fmt: skip
        raise BadChoiceError("template_damaged", name=name) from None
    if not across or not down or abs(across / down / WIDESCREEN - 1) > SHAPE_TOLERANCE:
        raise BadChoiceError("template_shape", name=name)
    if not has_layout:
        raise BadChoiceError("template_layout", name=name)
    return content


def _has_macros(names: list[str]) -> bool:
    return any(name.lower().endswith("vbaproject.bin") or "/activex/" in name.lower() for name in names)
