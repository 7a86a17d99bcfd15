"""A district's own logo and slide template, checked before anything is made with them."""

import io
import warnings
import zipfile
from typing import Final, NoReturn

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
LOGO_REMEDY: Final = "Simpan logo sebagai PNG atau JPEG, lalu pilih lagi."
TEMPLATE_REMEDY: Final = "Simpan templat sebagai presentasi PowerPoint (.pptx) tanpa sandi dan tanpa makro."


def checked_logo(content: bytes, name: str) -> bytes:
    """The logo as PNG, upright, no larger than a slide can show, without what a camera notes (place, time).

    Raises:
        BadChoiceError: too large, neither PNG nor JPEG, damaged, or with too many or too few pixels.
    """

    def refuse(problem: str, remedy: str = LOGO_REMEDY) -> NoReturn:
        raise BadChoiceError("logo", name, f"Logo {name}: {problem}", remedy)

    if len(content) > LARGEST_LOGO_MB * MEGABYTE:
        refuse(f"{_megabytes(content)} MB, paling besar {LARGEST_LOGO_MB} MB.", "Perkecil gambarnya, lalu pilih lagi.")
    if not content.startswith((PNG_START, JPEG_START)):
        if b"<svg" in content[:4096].lower():
            refuse("SVG tidak dapat dipakai di slide.", "Ekspor logo sebagai PNG dengan lebar sekitar 1.000 piksel.")
        refuse("bukan berkas PNG atau JPEG." if content else "berkas kosong.")
    try:
        with warnings.catch_warnings():
            # Pillow warns of many pixels; they are counted below, before anything is decoded.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content), formats=("PNG", "JPEG"))
            width, height = picture.size
            if width * height > MOST_PIXELS:
                refuse(f"{width} × {height} piksel terlalu banyak.", "Perkecil gambarnya, lalu pilih lagi.")
            if min(width, height) < SMALLEST_SIDE:
                refuse(f"{width} × {height} piksel terlalu kecil.", "Pilih gambar selebar sekitar 1.000 piksel.")
            plain = ImageOps.exif_transpose(picture).convert("RGBA")
    except Image.DecompressionBombError:
        refuse("pikselnya terlalu banyak.", "Perkecil gambarnya, lalu pilih lagi.")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        refuse("berkas gambarnya rusak.")
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

    def refuse(problem: str, remedy: str = TEMPLATE_REMEDY) -> NoReturn:
        raise BadChoiceError("template", name, f"Templat {name}: {problem}", remedy)

    if len(content) > LARGEST_TEMPLATE_MB * MEGABYTE:
        problem = f"{_megabytes(content)} MB, paling besar {LARGEST_TEMPLATE_MB} MB."
        refuse(problem, "Buang slide dan gambar yang tidak perlu, atau kompres gambarnya di PowerPoint.")
    if content.startswith(OLE_START):
        if ENCRYPTED in content:
            refuse("terkunci dengan sandi.")
        refuse("format PowerPoint lama (.ppt) tidak dapat dipakai.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED_MB * MEGABYTE:
                refuse(f"isinya lebih dari {LARGEST_UNPACKED_MB} MB setelah dibuka.")
            if any(entry.flag_bits & 1 for entry in archive.infolist()):
                refuse("terkunci dengan sandi.")
            kinds = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
        if name.lower().endswith((".pptm", ".potm")) or b"macroEnabled" in kinds or _has_macros(names):
            refuse("berisi makro.")
        if b"presentationml.template.main+xml" in kinds:
            refuse("templat PowerPoint (.potx) harus disimpan dahulu sebagai .pptx.")
        deck = Presentation(io.BytesIO(content))
        across, down = deck.slide_width, deck.slide_height
        has_layout = title_only_layout(deck) is not None or blank_layout(deck) is not None
    except (zipfile.BadZipFile, PythonPptxError, XMLSyntaxError, KeyError, ValueError, AttributeError, OSError,
            NotImplementedError, IndexError, EOFError):  # fmt: skip
        refuse("bukan berkas .pptx yang utuh.")
    if not across or not down or abs(across / down / WIDESCREEN - 1) > SHAPE_TOLERANCE:
        refuse("ukuran slidenya bukan 16:9.", "Ubah di PowerPoint: Desain, Ukuran Slide, Layar Lebar (16:9).")
    if not has_layout:
        refuse(
            "tidak ada tata letak yang hanya berisi judul, dan tidak ada yang kosong.",
            "Tambahkan tata letak \"Hanya Judul\" di Master Slide.",
        )  # fmt: skip
    return content


def _has_macros(names: list[str]) -> bool:
    return any(name.lower().endswith("vbaproject.bin") or "/activex/" in name.lower() for name in names)


def _megabytes(content: bytes) -> str:
    return f"{len(content) / MEGABYTE:.1f}".replace(".", ",")
