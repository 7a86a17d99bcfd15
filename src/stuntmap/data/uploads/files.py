"""The tables of a file that a reader brings. The kind of file is told by its content, not by its name."""

from typing import Final

import xlrd

from stuntmap.data.uploads.ods_files import ods_sheets
from stuntmap.data.uploads.privacy import refuse_persons
from stuntmap.data.uploads.sheets import Sheet
from stuntmap.data.uploads.text_tables import decoded, html_tables, is_html, separated_tables
from stuntmap.data.uploads.workbooks import UNREADABLE, opened_archive
from stuntmap.data.uploads.xls_files import xls_sheets
from stuntmap.data.uploads.xlsx_files import xlsx_sheets
from stuntmap.errors import BadChoiceError

LARGEST_BYTES: Final = 50_000_000
_ZIP: Final = b"PK"
# An old binary file of Office, or a newer one that is encrypted with a password.
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


def shown_sheets(content: bytes, most_bytes: int = LARGEST_BYTES) -> list[Sheet]:
    """Every shown sheet of a workbook, every table of a page; of a text, each way in which it can be read as a table.

    Raises:
        BadChoiceError: too large, locked, damaged or no table at all; or it lists single persons, see `privacy`.
    """
    if len(content) > most_bytes:
        raise BadChoiceError("upload_too_large", most=most_bytes // 10**6)
    try:
        found = _sheets(content)
    except UNREADABLE:
        # The cause may quote what the file holds.
        raise BadChoiceError("upload_unreadable") from None
    # Hidden sheets too: nothing of persons may come in.
    refuse_persons([sheet for sheet, _ in found])
    return [sheet for sheet, is_shown in found if is_shown and sheet.rows]


def _sheets(content: bytes) -> list[tuple[Sheet, bool]]:
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise BadChoiceError("upload_locked")
        return _old_workbook(content)
    if content.startswith(_ZIP):
        with opened_archive(content) as archive:
            names = archive.namelist()
            if "xl/workbook.xml" in names:
                return xlsx_sheets(content, archive)
            if "content.xml" in names:
                return ods_sheets(archive)
        raise BadChoiceError("upload_unreadable")
    text = decoded(content)
    return [(sheet, True) for sheet in (html_tables(text) if is_html(text) else separated_tables(text))]


def _old_workbook(content: bytes) -> list[tuple[Sheet, bool]]:
    try:
        return xls_sheets(content)
    except xlrd.XLRDError as error:
        locked = "encrypted" in str(error).lower()
        raise BadChoiceError("upload_locked" if locked else "upload_unreadable") from None
