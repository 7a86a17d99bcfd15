"""Whatever is brought as a recap is read soundly or refused in words; nothing in it is ever run or fetched."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from made_recaps import sigizi_workbook, text
from made_tables import ENCRYPTED, spoilt, workbook

from refusals import refused
from stuntmap.data.recaps.reading import recap_rows
from stuntmap.errors import BadChoiceError

FILES = Path(__file__).parent / "files"
HEADINGS = ["Kecamatan", "Desa", "Diukur", "Stunting"]
ROW = ["Prambanan", "Sengon", 100, 10]


def with_parts(content: bytes, **parts: bytes) -> bytes:
    """The archive with further entries."""
    answer = io.BytesIO(content)
    with zipfile.ZipFile(answer, "a") as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/"), part)
    return answer.getvalue()


def linked_workbook() -> bytes:
    """A count that another workbook gives, as Excel stores it: with the result of the last time."""
    sheet = workbook(HEADINGS, ROW)
    with zipfile.ZipFile(io.BytesIO(sheet)) as archive:
        raw = archive.read("xl/worksheets/sheet1.xml")
    formula = b'<c r="C2" t="n"><f>[1]Data!$B$2</f><v>100</v></c>'
    changed = raw.replace(b'<c r="C2" t="n"><v>100</v></c>', formula)
    assert changed != raw
    return with_parts(spoilt(sheet, "sheet1", changed), xl__externalLinks__externalLink1=b"<externalLink/>")


@pytest.mark.parametrize(
    "content",
    [
        with_parts(workbook(HEADINGS, ROW), xl__vbaProject_bin=b"\xd0\xcf\x11\xe0 macro"),
        linked_workbook(),
        workbook(HEADINGS, ROW, *[[]] * 2000),
        workbook(["", *HEADINGS], ["", *ROW], formats={f"E{row}": "0%" for row in range(3, 400)}),
        text(["sep=;"], HEADINGS, ROW),
        b"\n\n\n" + text(HEADINGS, ROW),
    ],
    ids=["macros", "link to another workbook", "empty rows below", "formatted cells below", "sep=", "empty rows above"],
)
def test_what_is_odd_about_a_sound_recap_makes_no_difference(content):
    read = recap_rows(content)
    assert read.rows[["children_measured", "children_stunted"]].to_numpy().tolist() == [[100, 10]]
    assert read.findings == []


@pytest.mark.parametrize(
    "cell", ["=1+1", "=cmd|' /C calc'!A0", "@SUM(1)", "+100", "1e3", "１００", "ⅻ", "0x10", "NaN", "inf"]
)
def test_a_text_that_a_program_might_work_out_is_no_count(cell):
    (finding,) = recap_rows(text(HEADINGS, ["Prambanan", "Sengon", cell, 10])).findings
    assert (finding.kind, finding.row, finding.column) == ("unread_cell", 2, "Diukur")


def test_an_entity_of_a_damaged_page_or_sheet_fetches_nothing():
    bomb = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>'
    head = "<tr><td>Desa</td><td>Diukur</td><td>Stunting</td></tr>"
    page = f"<html>{bomb}<table>{head}<tr><td>&d;&c;</td><td>9</td><td>1</td></tr></table></html>"
    assert "root" not in str(recap_rows(page.encode()).rows.to_dict())
    book = f'<?xml version="1.0"?>{bomb}<workbook>&d;&c;</workbook>'
    sheet = spoilt(workbook(HEADINGS, ROW), "xl/workbook.xml", book.encode())
    with refused(BadChoiceError, "tidak terbaca"):
        recap_rows(sheet)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "tidak terbaca"),
        (b"   \n \n", "tidak terbaca"),
        (ENCRYPTED, "terkunci dengan sandi"),
        (b"PK\x05\x06" + b"\x00" * 18, "tidak terbaca"),
        (spoilt(sigizi_workbook(), "sheet1", b"<worksheet><sheetData><row"), "tidak terbaca"),
        (sigizi_workbook()[:3000], "tidak terbaca"),
        ((FILES / "small_recap.xls").read_bytes()[:2000], "tidak terbaca"),
        (workbook(["Desa", *["x"] * 300]), "lebih dari 256 kolom"),
        (workbook(HEADINGS), "tidak berisi angka"),
        (workbook(["Desa", "Pendek", "Diukur", "Diukur", "Stunting"], ["Sengon", 1, 2, 3, 4]), "Dua kolom"),
    ],
    ids=[
        *("empty", "blank", "password", "empty archive", "damaged XML", "cut off", "old one cut off", "300 columns"),
        *("headings only", "a column twice"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(content, words):
    with refused(BadChoiceError, words):
        recap_rows(content)


def looped(chain: str) -> bytes:
    """An old workbook in which a chain of sectors leads back to itself."""
    content = bytearray((FILES / "small_recap.xls").read_bytes())
    directory, short_table = (struct.unpack_from("<I", content, at)[0] for at in (48, 60))
    (table,) = struct.unpack_from("<I", content, 76)
    if chain == "long":
        struct.pack_into("<I", content, (table + 1) * 512 + 4 * directory, directory)
    else:
        struct.pack_into("<II", content, (short_table + 1) * 512, 1, 0)
    return bytes(content)


@pytest.mark.parametrize("chain", ["long", "short"])
def test_an_old_workbook_whose_chain_of_sectors_never_ends_is_refused_at_once(chain):
    with refused(BadChoiceError, "tidak terbaca"):
        recap_rows(looped(chain))
