"""What the texts in the cells of a source mean: each different text is read once, by the reader of recaps itself.

Five million rows have some thousand different numbers, a hundred months and as many places as there are villages; an
engine joins the meanings to the rows.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

import pandas as pd
import pyarrow as pa

from stuntmap import vocabulary as v
from stuntmap.answers.recap_places import districts_of_rows, places_of, registers_of_country
from stuntmap.data.recaps.months import period_of
from stuntmap.data.recaps.rows import period_in
from stuntmap.data.uploads.cells import NOTE, TOTAL, code_digits, counted
from stuntmap.data.uploads.sheets import tidy
from stuntmap.language.written_numbers import UnreadNumberError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PLACE_TEXTS: Final = (*v.PLACES, *v.CODES)
# What a row is, if it is no row of a place.
OF_TOTAL: Final = "total"
OF_NOTE: Final = "note"
NO_PLACE: Final = "no_place"
NO_DISTRICT: Final = "no_district"
_OF_PLACES: Final = ("kind", "of_district", v.REGION_CODE, "name", "place")


class Meanings:
    """The meanings of all texts met so far, as tables of one connection: counts, periods, places."""

    def __init__(self, connection: "DuckDBPyConnection") -> None:
        self._connection = connection
        self._registers = registers_of_country()
        texts = {name: ", ".join(f'"{column}" VARCHAR' for column in columns) for name, columns in _KEYS.items()}
        connection.execute("CREATE TEMP TABLE counts (cell VARCHAR, number INTEGER, fault VARCHAR)")
        connection.execute(f"CREATE TEMP TABLE periods ({texts['periods']}, of_time VARCHAR)")
        read = ", ".join(f'"{column}" VARCHAR' for column in _OF_PLACES)
        connection.execute(f"CREATE TEMP TABLE places (unit VARCHAR, {texts['places']}, {read})")

    def learn(self, staged: str, texts: Mapping[str, str], counts: Sequence[str], unit: str) -> None:
        """Read the texts of a table that were not met before.

        `texts`: the expression of each column of places and times, a column of the table or a text for all rows;
        `counts`: its columns of counts.
        """
        self._learn_counts(staged, counts)
        self._learn_periods(staged, texts)
        self._learn_places(staged, texts, unit)

    def _new(self, name: str, source: str, texts: Mapping[str, str], where: str = "") -> dict[str, list[str]]:
        """The rows of `source` whose key `name` does not know, by column."""
        columns = {column: texts[column] for column in _KEYS[name]}
        listed = ", ".join(f'{text} AS "{column}"' for column, text in columns.items())
        same = same_texts("k", columns)
        query = f"SELECT DISTINCT {listed} FROM {source} s WHERE NOT EXISTS (FROM {name} k WHERE {same}{where})"
        found: dict[str, list[str]] = self._connection.sql(query).to_arrow_table().to_pydict()
        return found

    def _learn_counts(self, staged: str, columns: Sequence[str]) -> None:
        listed = ", ".join(f'"{column}"' for column in columns)
        new = self._new("counts", f"(SELECT unnest([{listed}]) AS cell FROM {staged})", {"cell": "s.cell"})["cell"]
        read = [_count_or_fault(text) for text in new]
        self._insert("counts", {"cell": new, "number": [one for one, _ in read], "fault": [one for _, one in read]})

    def _learn_periods(self, staged: str, texts: Mapping[str, str]) -> None:
        new = self._new("periods", staged, texts)
        month_of = cache(period_of)
        read = [
            period_in({says: text for says, cell in zip(new, cells, strict=True) if (text := tidy(cell))}, month_of)
            for cells in zip(*new.values(), strict=True)
        ]
        self._insert("periods", {**new, "of_time": read})

    def _learn_places(self, staged: str, texts: Mapping[str, str], unit: str) -> None:
        new = self._new("places", staged, texts, f" AND k.unit = '{unit}'")
        told_by = {
            **{name: [tidy(text) for text in new[name]] for name in v.PLACES},
            **{name: [code_digits(tidy(text)) for text in new[name]] for name in v.CODES},
        }
        rows = pd.DataFrame(told_by, dtype="object")
        districts = districts_of_rows(rows)
        kinds = [
            _kind(dict(zip(told_by, row, strict=True)), district)
            for *row, district in zip(*told_by.values(), districts, strict=True)
        ]
        read = {"kind": kinds, "of_district": districts}
        read.update({name: [""] * len(rows) for name in (v.REGION_CODE, "name", "place")})
        told = pd.Series(districts, dtype="object")[pd.Series(kinds, dtype="object") == ""]
        for district, at in told.groupby(told).groups.items():
            code = str(district)
            found = places_of(rows.loc[at], code, unit, {}, self._registers[code])
            for row, region, name, key in zip(
                at, found.codes_of_rows, found.names_of_rows, found.keys_of_rows, strict=True
            ):
                # A village is the same however its kecamatan is written; several puskesmas lie in one kecamatan.
                is_whole = bool(region) and unit == v.VILLAGE
                read[v.REGION_CODE][row], read["name"][row] = region, name
                read["place"][row] = region if is_whole else f"{code}|{key}"
        self._insert("places", {"unit": [unit] * len(rows), **new, **read})

    def _insert(self, name: str, columns: Mapping[str, Sequence[object]]) -> None:
        types = {"number": pa.int32()}
        made = pa.table({key: pa.array(values, types.get(key, pa.string())) for key, values in columns.items()})
        self._connection.register("learnt", made)
        self._connection.execute(f"INSERT INTO {name} SELECT * FROM learnt")
        self._connection.unregister("learnt")


_KEYS: Final = {"counts": ("cell",), "periods": v.TIMES, "places": PLACE_TEXTS}


def same_texts(table: str, columns: Mapping[str, str]) -> str:
    """The condition that the columns of `table` say what these expressions say."""
    return " AND ".join(f'{table}."{column}" = {text}' for column, text in columns.items())


def _count_or_fault(text: str) -> tuple[int | None, str | None]:
    try:
        return counted(tidy(text)), None
    except UnreadNumberError as error:
        return None, error.kind


def _kind(row: dict[str, str], district: str) -> str:
    label = next((row[name] for name in v.PLACES if row[name]), "")
    if TOTAL.match(label):
        return OF_TOTAL
    if NOTE.match(label):
        return OF_NOTE
    told = (v.SUBDISTRICT, v.PUSKESMAS, v.VILLAGE, v.SUBDISTRICT_CODE, v.VILLAGE_CODE)
    if not any(row[name] for name in told):
        return NO_PLACE
    return "" if district else NO_DISTRICT
