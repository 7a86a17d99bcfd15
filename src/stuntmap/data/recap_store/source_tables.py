"""A source of a store: a CSV or Parquet file of any length, its columns told as those of a recap on the page.

Only its first rows are read here; the rest is handed to DuckDB as an expression.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyarrow as pa
from pyarrow import parquet

from stuntmap import vocabulary as v
from stuntmap.data.recaps.headings import Layout, layout_of
from stuntmap.data.recaps.months import month_in_title
from stuntmap.data.recaps.reading import missing_in_recap
from stuntmap.data.recaps.rows import places_in_title
from stuntmap.data.uploads.privacy import MAY_BE_OF_PERSON, refuse_persons
from stuntmap.data.uploads.sheets import MOST_COLUMNS, Row, Sheet
from stuntmap.data.uploads.text_tables import SEPARATORS, UTF_16_STARTS, decoded, is_html, separated_tables
from stuntmap.errors import BadChoiceError
from stuntmap.language import Term

TEXT_KINDS: Final = (".csv", ".tsv", ".txt")
PARQUET: Final = ".parquet"
# Headings and some rows; what stands above the headings of a recap is far shorter.
_HEAD_BYTES: Final = 32_768
_OTHER_TEXT: Final = "latin-1"
_BLANK: Final = re.compile(rb"\n\r?\n")
_SEARCHED_AT_ONCE: Final = 1 << 20
_MOST_BLANK_LINES: Final = 1_000


@dataclass(frozen=True)
class SourceTable:
    """A source as DuckDB reads it: `relation` with text columns c0, c1, ..., the first row of figures first.

    `rows_above`: rows of the file before it; `columns`: what is taken for what; `in_title`: places that the rows above
    name; `month`: the month that they name.
    """

    relation: str
    width: int
    rows_above: int
    layout: Layout
    in_title: dict[str, str]
    month: str | None

    @property
    def persons(self) -> str:
        """A query for the texts that may be numbers of persons: nothing else of a by-name list leaves the engine."""
        # Codes of villages are ten digits, as no number of a person is: they are most of what is this long.
        cells = ", ".join(f"c{column}" for column in range(self.width))
        wanted = (
            f"strlen(cell) >= 8 and not (strlen(cell) = 10 and cell >= '1' and cell < ':' and not contains(cell, '+')) "
            f"and regexp_matches(cell, '{MAY_BE_OF_PERSON}')"
        )
        return f"SELECT list_filter([{cells}], lambda cell: {wanted}) FROM {self.relation} WHERE " + " OR ".join(
            f"({wanted.replace('cell', f'c{column}')})" for column in range(self.width)
        )

    def cell(self, column: str) -> str:
        """The expression of a column of a recap as text, '' where there is nothing."""
        return f"coalesce(c{self.layout.columns[column].place}, '')"


def blank_lines(path: Path) -> list[int]:
    """The numbers of the lines of a text in which nothing stands: the engine passes them over without counting.

    Raises:
        BadChoiceError: there are more than a table made by a system has.
    """
    found: list[int] = []
    with path.open("rb") as file:
        last = b""
        # Most files have none, which is seen without looking at each line.
        while (block := file.read(_SEARCHED_AT_ONCE)) and not _BLANK.search(last + block):
            last = block[-2:]
        if not block:
            return found
        file.seek(0)
        for number, line in enumerate(file, start=1):
            if not line.strip(b"\r\n"):
                found.append(number)
                if len(found) > _MOST_BLANK_LINES:
                    raise BadChoiceError("ingest_row_unreadable")
    return found


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


# The first rows of sources, with their layout: hundreds of files of one kind are told by the first of them.
MetLayouts = list[tuple[list[Row], Layout]]


def source_table(path: Path, met: MetLayouts, other_text: bool = False) -> SourceTable:
    """The source in a file, as text in UTF-8 unless `other_text`; its layout is added to those that were `met`.

    Raises:
        BadChoiceError: it is no such file, is no recap, or lists single persons.
    """
    try:
        return _of_parquet(path, met) if path.suffix.lower() == PARQUET else _of_text(path, met, other_text)
    except (OSError, pa.ArrowException):
        raise BadChoiceError("upload_unreadable") from None


def _of_text(path: Path, met: MetLayouts, other_text: bool) -> SourceTable:
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if head.startswith(UTF_16_STARTS):
        raise BadChoiceError("ingest_encoding")
    # A letter may be cut in two at the end.
    text = decoded(head[: head.rfind(b"\n") + 1] if len(head) == _HEAD_BYTES else head)
    if is_html(text):
        raise BadChoiceError("ingest_kind", kinds=[*TEXT_KINDS, PARQUET])
    sheets = separated_tables(text)
    refuse_persons(sheets)
    sheet, layout = _best(sheets, met)
    separator = _separator(text, sheet, sheets)
    width = max(len(row.cells) for row in sheet.rows)
    above = sheet.rows[layout.first - 1].number
    columns = ", ".join(f"'c{column}': 'VARCHAR'" for column in range(width))
    relation = (
        f"read_csv({quoted(str(path))}, delim={quoted(separator)}, header=false, skip={above}, auto_detect=false, "
        f"""columns={{{columns}}}, null_padding=true, quote='"', escape='"', """
        f"encoding='{_OTHER_TEXT if other_text else 'utf-8'}')"
    )
    in_title = {says: name for says, name in places_in_title(sheet, layout.first).items() if says not in layout.columns}
    return SourceTable(relation, width, above, layout, in_title, month_in_title(sheet, layout.first))


def _separator(text: str, sheet: Sheet, sheets: list[Sheet]) -> str:
    """The separator with which a text was read as this table."""
    if text.lower().startswith("sep="):
        return text[len("sep=")]
    return [separator for separator in SEPARATORS if separator in text][sheets.index(sheet)]


def _of_parquet(path: Path, met: MetLayouts) -> SourceTable:
    schema = parquet.read_schema(path)
    sheet = Sheet("", [Row(1, list(schema.names))])
    refuse_persons([sheet])
    _, layout = _best([sheet], met)
    cells = ", ".join(
        f'CAST("{name.replace(chr(34), chr(34) * 2)}" AS VARCHAR) AS c{number}'
        for number, name in enumerate(schema.names)
    )
    relation = f"(SELECT {cells} FROM read_parquet({quoted(str(path))}))"
    return SourceTable(relation, len(schema.names), 0, layout, {}, None)


def _best(sheets: list[Sheet], met: MetLayouts) -> tuple[Sheet, Layout]:
    """The reading of a text in which most of a recap is known."""
    tables = [sheet for sheet in sheets if sheet.rows]
    if not tables:
        raise BadChoiceError("upload_unreadable")
    known = ((sheet, layout) for sheet in tables for head, layout in met if sheet.rows[: len(head)] == head)
    if found := next(known, None):
        return found
    layouts = [(sheet, layout_of(sheet)) for sheet in tables]
    sheet, layout = max(layouts, key=lambda each: len(each[1].columns))
    if missing := missing_in_recap(layout):
        headings = [column.heading for column in layout.columns.values()]
        raise BadChoiceError("recap_lacks_columns", missing=missing, found=headings or [Term("none of them known")])
    if twice := next((pair for says, pair in layout.twice.items() if says not in v.TIMES), None):
        raise BadChoiceError("recap_column_twice", sheet=sheet.name, columns=[one.heading for one in twice])
    if max(len(row.cells) for row in sheet.rows) > MOST_COLUMNS:
        raise BadChoiceError("upload_too_many_columns", most=MOST_COLUMNS)
    met.append((sheet.rows[: layout.first], layout))
    return sheet, layout
