"""Reads the table of a region's own indicator: one row a district, with value, year, unit, source and direction.

A cell that cannot be read is named; a name that may be two districts, or none, is asked about and never guessed. Data
of single persons are refused before anything is read (`uploads.files`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

import pandas as pd
from rapidfuzz import fuzz, process

from stuntmap.data.region_names import split_name
from stuntmap.data.uploads.cells import TOTAL, cell_text, code_digits
from stuntmap.data.uploads.files import shown_sheets
from stuntmap.data.uploads.privacy import heading_key
from stuntmap.data.uploads.sheets import NO_RESULT, SCALED, Percent, Row, Sheet, place, quoted
from stuntmap.errors import BadChoiceError
from stuntmap.language import Term
from stuntmap.language.written_numbers import UNREAD, UnreadNumberError, written_decimal
from stuntmap.vocabulary import DISTRICT, REGION_CODE, REGION_LEVEL, REGION_NAME

CODE, NAME, VALUE, YEAR, UNIT, SOURCE, DIRECTION, TITLE = (
    *("kode", "nama", "nilai", "tahun", "satuan", "sumber", "arah", "indikator"),
)
# Headings in comparable form, by what they say; the first is that of the template.
_HEADINGS: Final = {
    CODE: ("kode", "kode_wilayah", "kode_kabupaten_kota", "kode_kabupaten", "kode_kemendagri", "code", "region_code"),
    NAME: ("nama_wilayah", "nama_kabupaten_kota", "kabupaten_kota", "kabupaten", "wilayah", "daerah", "region_name"),
    VALUE: ("nilai", "value", "angka"),
    YEAR: ("tahun", "year"),
    UNIT: ("satuan", "unit"),
    SOURCE: ("sumber", "source"),
    DIRECTION: ("arah", "arah_baik", "direction"),
    TITLE: ("indikator", "nama_indikator", "indicator"),
}
HEADINGS: Final = {says: names[0] for says, names in _HEADINGS.items()}
_NEEDED: Final = (VALUE, YEAR, UNIT, SOURCE, TITLE)
HIGHER, LOWER, NEITHER = "tinggi", "rendah", "tidak ada"
_DIRECTIONS: Final = {
    **dict.fromkeys(("tinggi", "lebih tinggi lebih baik", "naik", "higher", "high"), False),
    **dict.fromkeys(("rendah", "lebih rendah lebih baik", "turun", "lower", "low"), True),
    **dict.fromkeys(("", "-", "tidak ada", "netral", "none", "neither"), None),
}
_NOTHING: Final = {"", "-", "–", "n/a", "na", "tad"}
LARGEST_BYTES: Final = 5_000_000
LONGEST_TEXT: Final = 80
_HEADING_ROWS: Final = 25
_ALIKE: Final = 75
_MOST_OFFERED: Final = 3
# Below, nothing can be said of a circumstance among districts.
FEWEST_DISTRICTS: Final = 10
FIRST_YEAR, LAST_YEAR = 2000, 2045
LARGEST_NUMBER: Final = 1e12


class Asked(NamedTuple):
    """A name that is not certain: the cell, the name as it stands there, and the districts that it may be."""

    cell: str
    name: str
    candidates: tuple[str, ...]


@dataclass(frozen=True)
class OwnIndicator:
    """An indicator that a reader brought: what it is called, in which unit, of which years, whose, and its values.

    `values`: index region_code. `asked`: rows that are left out until somebody says which district they are.
    """

    title: str
    unit: str
    years: tuple[int, ...]
    source: str
    higher_is_less_favourable: bool | None
    values: pd.Series = field(repr=False)
    asked: tuple[Asked, ...] = ()

    @property
    def is_percent(self) -> bool:
        """Whether its values are percentages."""
        return self.unit.startswith("%")


# What would be markup or a link where the words are printed.
_MARKUP: Final = re.compile(r"[\\\[\]<>$`*_#!|~{}@&^]|://|www\.")


def _plain(text: str) -> str:
    """A text of the file without what could become markup, on one line, at most as long as a heading."""
    return " ".join(_MARKUP.sub(" ", text).split())[:LONGEST_TEXT]


# What a reader said of a name: the code of the district, or "" to leave its row out.
Confirmed = Mapping[str, str]


def own_indicator(content: bytes, regions: pd.DataFrame, confirmed: Confirmed | None = None) -> OwnIndicator:
    """The one indicator of an uploaded table.

    Raises:
        BadChoiceError: as `shown_sheets`; a column is missing, a cell is not read or holds what cannot be, a district
            stands twice, several indicators or units, or too few districts or values to compare ("own_...").
    """
    tables = [(sheet, *_headed(sheet)) for sheet in shown_sheets(content, LARGEST_BYTES)]
    if not tables:
        raise BadChoiceError("upload_unreadable")
    sheet, columns, first = max(tables, key=lambda each: len(each[1]))
    missing = [HEADINGS[says] for says in _NEEDED if says not in columns]
    if CODE not in columns and NAME not in columns:
        missing.insert(0, HEADINGS[NAME])
    if missing:
        raise BadChoiceError("own_lacks_columns", columns=missing)
    return _read(sheet.rows[first:], columns, _Districts(regions), confirmed or {})


def _headed(sheet: Sheet) -> tuple[dict[str, int], int]:
    """The place of each known column, and the first row below the headings."""
    best: tuple[dict[str, int], int] = {}, 0
    for number, row in enumerate(sheet.rows[:_HEADING_ROWS]):
        keys = [heading_key(cell) if isinstance(cell, str) else "" for cell in row.cells]
        found = {
            says: next(place for place, key in enumerate(keys) if key in names)
            for says, names in _HEADINGS.items()
            if set(keys) & set(names)
        }
        if len(found) > len(best[0]):
            best = found, number + 1
    return best


def _read(rows: list[Row], columns: dict[str, int], districts: "_Districts", confirmed: Confirmed) -> OwnIndicator:
    values: dict[str, float] = {}
    told: dict[str, dict[str, None]] = {says: {} for says in (YEAR, UNIT, SOURCE, DIRECTION, TITLE)}
    asked = []
    for row in rows:
        texts = {says: cell_text(row.at(column)).strip() for says, column in columns.items()}
        named = texts.get(CODE) or texts.get(NAME, "")
        if not named or TOTAL.match(texts.get(NAME, "")):
            continue
        unit = texts[UNIT]
        value = _value(row, columns[VALUE], unit)
        if value is None:
            continue
        column = columns[NAME] if texts.get(NAME) else columns[CODE]
        name, cell = texts.get(NAME) or named, place(row.number, column)
        code, candidates = districts.found(code_digits(row.at(columns[CODE])) if CODE in columns else "", name)
        if name in confirmed:
            code, candidates = confirmed[name], ()
            if not code:
                continue
        if not code:
            asked.append(Asked(cell, name, candidates))
            continue
        if code in values:
            raise BadChoiceError("own_district_twice", cell=cell, text=quoted(name))
        values[code] = value
        told[YEAR][str(_year(row, columns[YEAR]))] = None
        for says in (UNIT, SOURCE, DIRECTION, TITLE):
            told[says][_plain(texts.get(says, ""))] = None
    _check_single(told)
    _check_enough(values, len(asked))
    direction = next(iter(told[DIRECTION])).lower()
    if direction not in _DIRECTIONS:
        raise BadChoiceError("own_direction", text=quoted(direction))
    return OwnIndicator(
        next(iter(told[TITLE])),
        next(iter(told[UNIT])),
        tuple(sorted(map(int, told[YEAR]))),
        "; ".join(told[SOURCE]),
        _DIRECTIONS[direction],
        pd.Series(values, dtype="float64").rename_axis(REGION_CODE).sort_index(),
        tuple(asked),
    )


def _value(row: Row, column: int, unit: str) -> float | None:
    """The number of a row as it is shown; None where the cell says that there is none."""
    value, cell = row.at(column), place(row.number, column)
    if isinstance(value, str) and value not in (SCALED, NO_RESULT) and value.strip().lower() in _NOTHING:
        return None
    if value is SCALED:
        raise BadChoiceError("upload_scaled", cell=cell)
    if value is NO_RESULT:
        raise BadChoiceError("upload_no_result", cell=cell)
    try:
        if isinstance(value, date):
            raise UnreadNumberError("no_number", str(value))
        number = written_decimal(value)
    except UnreadNumberError as error:
        reason = Term(UNREAD[error.kind])
        raise BadChoiceError("own_unread", cell=cell, text=quoted(value), reason=reason) from None
    is_percent = unit.startswith("%") or isinstance(value, Percent)
    if abs(number) > LARGEST_NUMBER or (is_percent and not 0 <= number <= 100):
        raise BadChoiceError("own_implausible", cell=cell, text=quoted(value))
    return number


def _year(row: Row, column: int) -> int:
    value, cell = row.at(column), place(row.number, column)
    text = cell_text(value).strip()
    if not (text.isascii() and text.isdecimal() and FIRST_YEAR <= int(text[:6]) <= LAST_YEAR):
        raise BadChoiceError("own_year", cell=cell, text=quoted(value), first=FIRST_YEAR, last=LAST_YEAR)
    return int(text)


def _check_single(told: Mapping[str, Mapping[str, None]]) -> None:
    """One indicator, one unit and one direction in all rows; each of them, and the source, is written."""
    for says in (TITLE, UNIT, DIRECTION):
        if len(told[says]) > 1:
            raise BadChoiceError("own_several", column=HEADINGS[says], texts=[quoted(text) for text in told[says]])
    for says in (TITLE, UNIT, SOURCE):
        if told[says] and "" in told[says]:
            raise BadChoiceError("own_empty", column=HEADINGS[says])


def _check_enough(values: Mapping[str, float], asked: int) -> None:
    if not values and not asked:
        raise BadChoiceError("own_all_missing")
    if len(values) + asked < FEWEST_DISTRICTS or not values:
        raise BadChoiceError("own_too_few", count=len(values), least=FEWEST_DISTRICTS)
    if not asked and len(set(values.values())) == 1:
        raise BadChoiceError("own_constant")


class _Districts:
    """The districts by code and by comparable name."""

    def __init__(self, regions: pd.DataFrame) -> None:
        own = regions[regions[REGION_LEVEL] == DISTRICT]
        self.names = dict(zip(own[REGION_CODE], own[REGION_NAME], strict=True))
        self._by_name: dict[str, list[str]] = {}
        for code, name in self.names.items():
            self._by_name.setdefault(split_name(name)[1], []).append(code)

    def found(self, code: str, name: str) -> tuple[str, tuple[str, ...]]:
        """The code where it is certain, else "" and the codes that it may be; a code unlike its name is asked about."""
        kind, rest = split_name(name)
        same = [one for one in self._by_name.get(rest, []) if kind in (None, split_name(self.names[one])[0])]
        if code in self.names:
            unlike = bool(rest) and not name.replace(".", "").isdecimal() and code not in same
            if not unlike or fuzz.ratio(rest, split_name(self.names[code])[1]) >= _ALIKE:
                return code, ()
            return "", (code, *same)
        if len(same) == 1:
            return same[0], ()
        if same:
            return "", tuple(same)
        near = process.extract(rest, self._by_name.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_MOST_OFFERED)
        return "", tuple(one for alike, _, _ in near for one in self._by_name[alike])
