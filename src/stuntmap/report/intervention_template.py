"""A table of interventions to be filled in: kecamatan or desa with their codes, a pair of columns an indicator."""

import io
from typing import Final

import pandas as pd
import xlsxwriter

from stuntmap.language import language
from stuntmap.report.workbook import FIRST_MOMENT, HEAD, TITLE
from stuntmap.vocabulary import INTERVENTIONS, REGION_CODE, REGION_NAME, SUBDISTRICT_CODE, VILLAGE

# In Bahasa whatever the language of the reader, as in the template of recaps.
_TONGUE: Final = "id"
_TITLE: Final = "Rekap intervensi: sasaran dan capaian tiap indikator"
_NOTE: Final = "Isi bilangan bulat. Kosongkan yang tidak ada datanya. Indikator lain: tambah dua kolom dengan judulnya."
PAIR: Final = ("Sasaran", "Capaian")
_HEAD_ROW: Final = 3
_PLACE_WIDTHS: Final = (24, 26, 14, 14)
_PAIR_WIDTH: Final = 13
_HEAD_HEIGHT: Final = 64


def intervention_template(subdistricts: pd.DataFrame, villages: pd.DataFrame, level: str, period: str = "") -> bytes:
    """An XLSX file with a row a kecamatan or desa (`level`), and the period ("2025-Q3") if it is given.

    `subdistricts` and `villages` as `data.subdistricts` loads them, of one district. Same input, same bytes.
    """
    names = dict(zip(subdistricts[REGION_CODE], subdistricts[REGION_NAME], strict=True))
    headings: tuple[str, ...]
    places: list[tuple[str, ...]]
    if level == VILLAGE:
        headings = ("Kecamatan", "Desa/Kelurahan", "Kode Desa", "Periode")
        rows = villages[[SUBDISTRICT_CODE, REGION_NAME, REGION_CODE]].itertuples(index=False, name=None)
        places = [(names[within], name, code, period) for within, name, code in rows]
    else:
        headings = ("Kecamatan", "Kode Kecamatan", "Periode")
        places = [(name, code, period) for code, name in names.items()]
    bahasa = language(_TONGUE)
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": FIRST_MOMENT})
        sheet = book.add_worksheet("Intervensi")
        head, words = book.add_format(HEAD | {"border": 1, "border_color": "#FFFFFF"}), book.add_format({})
        sheet.write(0, 0, _TITLE, book.add_format(TITLE))
        sheet.write(1, 0, _NOTE, words)
        for column, (heading, width) in enumerate(zip(headings, _PLACE_WIDTHS, strict=False)):
            sheet.merge_range(_HEAD_ROW, column, _HEAD_ROW + 1, column, heading, head)
            sheet.set_column(column, column, width)
        for place, one in enumerate(INTERVENTIONS.values()):
            first = len(headings) + 2 * place
            sheet.merge_range(_HEAD_ROW, first, _HEAD_ROW, first + 1, bahasa.text(one.title), head)
            sheet.write_row(_HEAD_ROW + 1, first, PAIR, head)
            sheet.set_column(first, first + 1, _PAIR_WIDTH)
        sheet.set_row(_HEAD_ROW, _HEAD_HEIGHT)
        sheet.freeze_panes(_HEAD_ROW + 2, len(headings))
        for number, texts in enumerate(places, start=_HEAD_ROW + 2):
            for column, text in enumerate(texts):
                sheet.write_string(number, column, text)
    return content.getvalue()
