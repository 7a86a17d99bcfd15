"""Tables for programs and for Excel as CSV; what every table says about itself.

CSV with facts follows what Excel opens by a double click: UTF-8 with a byte order mark; semicolons and decimal commas
in Bahasa Indonesia, commas and decimal points in English. Facts about the table stand in the first rows, then an empty
row, then the headings. Plain CSV is what pandas, R and BI programs read by themselves: the first line holds the column
names of the data dictionary, then commas and decimal points in every language.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from stuntmap.language import Language
from stuntmap.report.table_columns import cell_value, column_of, with_status
from stuntmap.vocabulary import NUMBERS, Column

# Excel and its kin take a cell that begins so for a formula.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class TableAbout:
    """What a table says about itself. `date` is text that the caller gives: these functions ask no clock.

    `survey`: the survey, or what routine data the figures are (`is_routine`), which are called no survey.
    `headings`: of columns that say more in this table than their description can, by name: the survey compared with.
    """

    title: str
    survey: str
    source: str
    licence: str
    date: str
    definition: str
    notes: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    is_routine: bool = False

    def lines(self, language: Language) -> Iterator[tuple[str, str]]:
        """Label and text of each fact, in the order of printing; facts without text are left out."""
        facts = (
            (language.text("Title"), self.title),
            (language.text("Routine data") if self.is_routine else language.text("Survey"), self.survey),
            (language.text("Source"), self.source),
            (language.text("Licence"), self.licence),
            (language.text("Date"), self.date),
            (language.text("Definition"), self.definition),
            *((language.text("Note"), note) for note in self.notes),
        )
        yield from ((label, text) for label, text in facts if text)


def headed_columns(table: pd.DataFrame, about: TableAbout, language: Language) -> list[tuple[str, Column]]:
    """Heading in the language and description of each column of `table`."""
    described = [column_of(str(name), table[name]) for name in table.columns]
    return [(about.headings.get(column.name) or language.text(column.heading), column) for column in described]


def csv_bytes(table: pd.DataFrame, about: TableAbout, language: Language) -> bytes:
    """`table` as CSV with its facts in the first rows; a missing value is an empty field.

    Text that a spreadsheet would take for a formula begins with an apostrophe.
    """
    decimal_comma = language.plotly_separators.startswith(",")
    shown = with_status(table)
    columns = headed_columns(shown, about, language)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if decimal_comma else ",", lineterminator="\r\n")
    writer.writerows([label, _harmless(value)] for label, value in about.lines(language))
    writer.writerow([])
    writer.writerow([heading for heading, _ in columns])
    for row in shown.itertuples(index=False, name=None):
        writer.writerow(
            [_written(value, column, language, decimal_comma) for value, (_, column) in zip(row, columns, strict=True)]
        )
    return text.getvalue().encode("utf-8-sig")


def plain_csv_bytes(table: pd.DataFrame, language: Language) -> bytes:
    """`table` as CSV whose first line holds the column names: no facts, commas and decimal points in every language.

    Words are those of the language; a missing value is an empty field, and text is as it is.
    """
    shown = with_status(table)
    kinds = [column_of(str(name), shown[name]).kind for name in shown.columns]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(map(str, shown.columns))
    for row in shown.itertuples(index=False, name=None):
        writer.writerow([cell_value(value, kind, language) for value, kind in zip(row, kinds, strict=True)])
    return text.getvalue().encode()


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _written(value: object, column: Column, language: Language, decimal_comma: bool) -> str:
    cell = cell_value(value, column.kind, language)
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _harmless(cell)
    form = NUMBERS.get(column.kind)
    if form is not None and form.significant:
        least = 10.0**-form.decimals
        if cell < least:
            return f"< {language.number(least, form.decimals)}"
        cell = round(cell, form.decimals)
    return str(cell).replace(".", ",") if decimal_comma else str(cell)
