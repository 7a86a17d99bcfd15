"""A table of an own indicator to be filled in: every district with its code, one row each."""

import io
from typing import Final

import pandas as pd
import xlsxwriter

from stuntmap.data.own_indicators import CODE, DIRECTION, HEADINGS, NAME, SOURCE, TITLE, UNIT, VALUE, YEAR
from stuntmap.report.workbook import FIRST_MOMENT, HEAD
from stuntmap.vocabulary import DISTRICT, REGION_CODE, REGION_LEVEL, REGION_NAME

_ORDER: Final = (TITLE, CODE, NAME, VALUE, YEAR, UNIT, SOURCE, DIRECTION)
_WIDTHS: Final = (30, 8, 36, 12, 8, 16, 30, 12)


def own_indicator_template(regions: pd.DataFrame) -> bytes:
    """An XLSX file with the headings that are read and a row a district. Same input, same bytes."""
    districts = regions[regions[REGION_LEVEL] == DISTRICT]
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": FIRST_MOMENT})
        sheet = book.add_worksheet("Indikator")
        sheet.write_row(0, 0, [HEADINGS[says] for says in _ORDER], book.add_format(HEAD))
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 3)
        for number, (code, name) in enumerate(zip(districts[REGION_CODE], districts[REGION_NAME], strict=True), 1):
            sheet.write_string(number, _ORDER.index(CODE), code)
            sheet.write_string(number, _ORDER.index(NAME), name)
    return content.getvalue()
