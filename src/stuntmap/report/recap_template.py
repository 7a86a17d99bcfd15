"""A table for a recap, to be filled in: the villages of a district with their codes, so that no name is guessed."""

import io
from typing import Final

import pandas as pd
import xlsxwriter

from stuntmap.report.workbook import FIRST_MOMENT, HEAD, TITLE
from stuntmap.vocabulary import REGION_CODE, REGION_NAME, SUBDISTRICT_CODE

# In Bahasa whatever the language of the reader: these are the headings that posyandu and SIGIZI use.
HEADINGS: Final = ("Kecamatan", "Desa/Kelurahan", "Kode Desa", "Bulan", "Sasaran", "Diukur", "Sangat Pendek", "Pendek")
_TITLE: Final = "Rekap TB/U per desa: jumlah balita 0-59 bulan"
_WIDTHS: Final = (24, 26, 14, 12, 12, 12, 14, 12)
_HEAD_ROW: Final = 2


def recap_template(subdistricts: pd.DataFrame, villages: pd.DataFrame, month: str = "") -> bytes:
    """An XLSX file with a row a village: kecamatan, name and code filled in, and the month ("2025-08") if it is given.

    `subdistricts` and `villages` as `data.subdistricts` loads them, of one district. Same input, same bytes.
    """
    names = dict(zip(subdistricts[REGION_CODE], subdistricts[REGION_NAME], strict=True))
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": FIRST_MOMENT})
        sheet = book.add_worksheet("Rekap")
        sheet.write(0, 0, _TITLE, book.add_format(TITLE))
        sheet.write_row(_HEAD_ROW, 0, HEADINGS, book.add_format(HEAD))
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(_HEAD_ROW + 1, 2)
        rows = villages[[SUBDISTRICT_CODE, REGION_NAME, REGION_CODE]].itertuples(index=False, name=None)
        for number, (subdistrict, name, code) in enumerate(rows, start=_HEAD_ROW + 1):
            for column, text in enumerate((names[subdistrict], name, code, month)):
                sheet.write_string(number, column, text)
    return content.getvalue()
