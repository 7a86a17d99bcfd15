"""The first step of taking a source in: its columns as text, once no cell holds the number of a person."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.answers.recap_intake.meanings import PLACE_TEXTS
from stuntmap.answers.recap_places import known_districts, recap_district
from stuntmap.data.recap_store.source_tables import PARQUET, MetLayouts, SourceTable, blank_lines, quoted, source_table
from stuntmap.data.uploads.cells import code_digits
from stuntmap.data.uploads.privacy import is_of_person
from stuntmap.errors import BadChoiceError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# The cells of one source in an engine, and the view of them in which its texts stand.
RAW: Final = "raw"
STAGED: Final = "staged"
# As text a cell takes up to sixteen times its length in the engine's memory of 1 GB.
_IN_MEMORY_BYTES: Final = 48_000_000
_UNITS: Final = (v.VILLAGE, v.PUSKESMAS, v.SUBDISTRICT)
_TOLD_AT_ONCE: Final = 1000
# Of a code, so much that its district is in it however it is written: "33.10.01", "ID331001".
_BEGINNING: Final = 8


@dataclass(frozen=True)
class Staged:
    """A source whose texts stand in STAGED `s`, with the number of their row.

    `texts`: the expression of each column of places and times; `counted`: the columns of counts that it has; `unit`:
    what a row is about.
    """

    table: SourceTable
    texts: dict[str, str]
    counted: list[str]
    unit: str


def staged(connection: "DuckDBPyConnection", path: Path, met: MetLayouts) -> Staged:
    """Stage the source in a file.

    Raises:
        BadChoiceError: as `source_table`; a cell holds the number of a person; no row names a place or a district.
    """
    table = _without_persons(connection, path, met)
    columns = [column for column in (*PLACE_TEXTS, *v.TIMES, *v.COUNTS) if column in table.layout.columns]
    cells = ", ".join(f'{table.cell(column)} AS "{column}"' for column in columns)
    blank = [] if path.suffix.lower() == PARQUET else [line for line in blank_lines(path) if line > table.rows_above]
    connection.execute(
        f'CREATE TEMP VIEW {STAGED} AS SELECT {_row_number(table.rows_above, blank)} AS "row", {cells} FROM {RAW}'
    )
    texts = {
        column: f's."{column}"' if column in columns else quoted(table.in_title.get(column, ""))
        for column in (*PLACE_TEXTS, *v.TIMES)
    }
    if not {v.DISTRICT, v.DISTRICT_CODE} & {*columns, *table.in_title}:
        texts[v.DISTRICT_CODE] = quoted(_one_district(connection, texts))
    counted: list[str] = [column for column in v.COUNTS if column in columns]
    return Staged(table, texts, counted, _unit(connection, table, texts))


def _row_number(above: int, blank: list[int]) -> str:
    """The number of a row of RAW as the lines of the file are counted.

    `above`: lines before the first; `blank`: the numbers of those below with nothing in them, passed over in RAW.
    """
    # The engine keeps rows in the order in which it read them.
    number = f"(rowid + {above + 1})"
    # From this row on, as numbered without blank lines, one line more was passed over.
    firsts = [line - passed for passed, line in enumerate(blank)]
    return f"{number} + len(list_filter({firsts}, lambda first: first <= {number}))" if blank else number


def _one_district(connection: "DuckDBPyConnection", texts: dict[str, str]) -> str:
    """The district of a source that has no column for it: as the codes of its places tell, else their names.

    "" where the codes are of several: then each row is in the district of its own code.
    """
    codes = " UNION ".join(
        f"SELECT DISTINCT left({texts[name]}, {_BEGINNING}) AS code FROM {STAGED} s"
        for name in (v.VILLAGE_CODE, v.SUBDISTRICT_CODE)
    )
    told = {code_digits(code)[: v.DISTRICT_DIGITS] for code in frame_of(connection, codes)["code"]} & known_districts()
    if told:
        return told.pop() if len(told) == 1 else ""
    listed = ", ".join(f"{texts[column]} AS {column}" for column in PLACE_TEXTS)
    return recap_district(frame_of(connection, f"SELECT DISTINCT {listed} FROM {STAGED} s"), None)


def _without_persons(connection: "DuckDBPyConnection", path: Path, met: MetLayouts) -> SourceTable:
    """The source, its cells in RAW once none of them holds the number of a person."""
    import duckdb

    is_text = path.suffix.lower() != PARQUET
    # Nobody knows how large Parquet becomes.
    in_memory = is_text and path.stat().st_size <= _IN_MEMORY_BYTES
    table = source_table(path, met)
    try:
        _search(connection, table, in_memory)
    except duckdb.InvalidInputException as error:
        if "utf" not in str(error).lower() or not is_text:
            raise
        table = source_table(path, met, other_text=True)
        _search(connection, table, in_memory)
    return table


def _search(connection: "DuckDBPyConnection", table: SourceTable, in_memory: bool) -> None:
    """Make RAW of a source in which no cell holds the number of a person.

    It is read once where it fits into the engine's memory: what is larger would be laid down unsearched.
    """
    kept = f"CREATE OR REPLACE TEMP TABLE {RAW} AS SELECT * FROM {table.relation}"
    if in_memory:
        connection.execute(kept)
        _refuse_persons(connection, replace(table, relation=RAW))
    else:
        _refuse_persons(connection, table)
        connection.execute(kept)


def _refuse_persons(connection: "DuckDBPyConnection", table: SourceTable) -> None:
    rows = connection.execute(table.persons)
    while found := rows.fetchmany(_TOLD_AT_ONCE):
        if any(is_of_person(cell) for (cells,) in found for cell in cells):
            connection.abort()
            raise BadChoiceError("upload_person_numbers")


def _unit(connection: "DuckDBPyConnection", table: SourceTable, texts: dict[str, str]) -> str:
    """What the rows are about: the deepest place that one of them names, or else tells by a code."""
    asked = (*_UNITS, v.VILLAGE_CODE, v.SUBDISTRICT_CODE)
    told = ", ".join(f"coalesce(bool_or({texts[name]} <> ''), false)" for name in asked)
    *named, by_village, by_subdistrict = row_of(connection, f"SELECT {told} FROM {STAGED} s")
    if by_village and not named[0]:
        return v.VILLAGE
    deepest = next((unit for unit, is_told in zip(_UNITS, named, strict=True) if is_told), "")
    if not deepest and not by_subdistrict:
        raise BadChoiceError("recap_without_figures", count=0)
    return deepest or v.SUBDISTRICT


def row_of(connection: "DuckDBPyConnection", query: str) -> tuple[Any, ...]:
    """The one row that a query answers, read to its end: the engine takes no other before."""
    row: tuple[Any, ...] = connection.execute(query).fetchall()[0]
    return row


def frame_of(connection: "DuckDBPyConnection", query: str) -> pd.DataFrame:
    """What a query answers as a table; codes stay text."""
    frame: pd.DataFrame = connection.sql(query).to_arrow_table().to_pandas()
    return frame
