"""Tables as a reader brings them: made-up workbooks, pages and texts of every kind."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

import openpyxl

ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500 + "EncryptedPackage".encode("utf-16-le")


def workbook(
    *rows: Sequence[object],
    formats: Mapping[str, str] | None = None,
    hidden: Iterable[int] = (),
    merged: Iterable[str] = (),
    more: Mapping[str, Sequence[Sequence[object]]] | None = None,
    state: str = "visible",
) -> bytes:
    """An XLSX file of one sheet ("Sheet"), and of those in `more`, which have the `state` given."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    for place, written in (formats or {}).items():
        book.active[place].number_format = written
    for row in hidden:
        book.active.row_dimensions[row].hidden = True
    for cells in merged:
        book.active.merge_cells(cells)
    for name, others in (more or {}).items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for other in others:
            sheet.append(list(other))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def spoilt(content: bytes, part: str, becomes: bytes | None) -> bytes:
    """The archive with other content in each entry whose name holds `part`; without those entries for None."""
    answer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as sound, zipfile.ZipFile(answer, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sound.namelist():
            if part not in name:
                made.writestr(name, sound.read(name))
            elif becomes is not None:
                made.writestr(name, becomes)
    return answer.getvalue()
