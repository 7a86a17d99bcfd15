"""Which columns of a reader's own boundary file hold names and codes, and whether the codes are Kemendagri's.

A bare four-digit code may be Kemendagri's or BPS's: 3171 is Jakarta Pusat in one list and Jakarta Selatan in the other.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pandas as pd

from stuntmap.data.region_names import KINDS, plain_name, split_name
from stuntmap.vocabulary import (
    DISTRICT,
    FORMER_CODES,
    FORMER_NAMES,
    KABUPATEN,
    KOTA,
    PROVINCE,
    PROVINCE_CODE,
    REGION_CODE,
    REGION_KIND,
    REGION_LEVEL,
    REGION_NAME,
)

# Column names of stuntmap's own downloads, of BIG (KDPKAB, KDPPUM, WADMKK, NAMOBJ), BPS (nmkab), OCHA (ADM2_EN),
# GADM (NAME_2) and geoBoundaries (shapeName); a Shapefile cuts names to ten characters.
_KEMENDAGRI_COLUMNS: Final = ("region_code", "region_cod", "kdpkab", "kdppum")
_NAME_COLUMNS: Final = (
    *("region_name", "region_nam", "name", "nama", "namobj", "wadmkk", "nmkab", "nama_kab", "kabkot", "kab_kota"),
    *("kabupaten", "adm2_en", "adm2_id", "adm2_name", "name_2", "shapename"),
)
_OTHER_PROVINCE_NAMES: Final = {
    "dkijakarta": "31",
    "daerahkhususjakarta": "31",
    "jakarta": "31",
    "jakartaraya": "31",
    "diyogyakarta": "34",
    "yogyakarta": "34",
    "nanggroeacehdarussalam": "11",
    "bangkabelitung": "19",
}
# Whole, dotted ("33.10", "33,10"), with "ID", or as a table programme writes a whole number ("3310.0").
_CODE: Final = re.compile(r"(?:ID)?(\d\d)([.,]?)(\d{1,2})(?:[.,]0+)?")
_DOTTED: Final = re.compile(r"\d\d[.,]\d{1,2}")
# From 71 on the last two digits stand for a kota, in the lists of Kemendagri and BPS alike.
_FIRST_KOTA: Final = 71


class Gazetteer:
    """The districts by every name and code that a file may use; made from the table of all regions."""

    def __init__(self, regions: pd.DataFrame) -> None:
        districts = regions[regions[REGION_LEVEL] == DISTRICT].set_index(REGION_CODE)
        provinces = regions[regions[REGION_LEVEL] == PROVINCE]
        self.name_of: dict[str, str] = dict(zip(districts.index, districts[REGION_NAME], strict=True))
        self.kind_of: dict[str, str] = dict(zip(districts.index, districts[REGION_KIND], strict=True))
        self.province_of: dict[str, str] = dict(zip(districts.index, districts[PROVINCE_CODE], strict=True))
        self.present_code = {code: code for code in districts.index}
        self.present_code |= {
            former: code for code, joined in districts[FORMER_CODES].items() for former in joined.split(";") if former
        }
        self._codes_by_name: dict[str, list[str]] = {}
        for code, name, joined in zip(districts.index, districts[REGION_NAME], districts[FORMER_NAMES], strict=True):
            written = [each for each in (name, *joined.split(";")) if each]
            # Without blanks as well: "PangkajenedanKepulauan" hides a word that is left out otherwise.
            glued = [split_name(each.removeprefix("Kabupaten ").replace(" ", ""))[1] for each in written]
            for one in {*(split_name(each)[1] for each in written), *glued}:
                self._codes_by_name.setdefault(one, []).append(code)
        self.province_by_name = {
            plain_name(name): code for code, name in zip(provinces[REGION_CODE], provinces[REGION_NAME], strict=True)
        } | _OTHER_PROVINCE_NAMES

    @property
    def comparable_names(self) -> list[str]:
        """Every name in comparable form, without kind."""
        return list(self._codes_by_name)

    def codes_named(self, name: str, kind: str | None = None, province: str | None = None) -> list[str]:
        """The districts that `name` may mean: none, one, or two where a kabupaten and a kota share it.

        A kind in the name decides; `kind` and `province` (from other columns) only narrow a choice.
        """
        stated, rest = split_name(name)
        codes = [code for code in self._codes_by_name.get(rest, []) if stated in (None, self.kind_of[code])]
        codes = codes or self._codes_by_name.get(plain_name(name), [])  # Kotabaru, written "Kota Baru"
        for wanted, of_code in ((kind, self.kind_of), (province, self.province_of)):
            codes = [code for code in codes if of_code[code] == wanted] or codes
        return codes


@dataclass(frozen=True)
class FileColumns:
    """What the columns of a file say, one entry a row: "" or None where a row says nothing.

    `codes` are four digits without dot; `kemendagri` tells whether they may be used. Columns that were not found are
    None.
    """

    frame: pd.DataFrame
    gazetteer: Gazetteer

    @cached_property
    def texts(self) -> dict[str, list[str]]:
        """All columns as text."""
        return {str(column): [as_text(value) for value in self.frame[column]] for column in self.frame}

    @cached_property
    def name_column(self) -> str | None:
        """The column in which most different names are districts; a usual column name breaks ties."""

        def order(column: str) -> tuple[int, bool]:
            return self._distinct_names[column], column.lower() in _NAME_COLUMNS

        named = [column for column, count in self._distinct_names.items() if count]
        return max(named, key=order, default=None)

    @cached_property
    def _distinct_names(self) -> dict[str, int]:
        return {
            column: sum(1 for name in set(values) if name and self.gazetteer.codes_named(name))
            for column, values in self.texts.items()
        }

    @cached_property
    def code_column(self) -> str | None:
        """The column that holds a different code in at least half of the rows; Kemendagri's before doubtful ones.

        Districts in many parts repeat their code: then every code must be that of a district.
        """

        def doubt(column: str) -> tuple[bool, bool]:
            return not self._says_kemendagri(column), "bps" in column.lower()

        found = [column for column in self.texts if self._holds_codes(column)]
        return min(found, key=doubt, default=None)

    def _holds_codes(self, column: str) -> bool:
        codes = [code for code in self._parsed(column) if code]
        many = len(set(codes)) * 2 >= len(self.frame)
        return many or (
            len(codes) * 2 >= len(self.frame)
            and len(set(codes)) > 1
            and all(code in self.gazetteer.present_code for code in codes)
        )

    @cached_property
    def names(self) -> list[str]:
        """The name in each row."""
        return [""] * len(self.frame) if self.name_column is None else self.texts[self.name_column]

    @cached_property
    def codes(self) -> list[str]:
        """The code in each row."""
        return [""] * len(self.frame) if self.code_column is None else self._parsed(self.code_column)

    @cached_property
    def kinds(self) -> list[str | None]:
        """The kind that a column of kinds states, else the one that the code's last two digits tell."""
        for values in self.texts.values():
            words = [plain_name(value) for value in values]
            if any(words) and all(word in KINDS for word in words if word):
                return [KINDS.get(word) for word in words]
        return [kind_of_code(code) if code else None for code in self.codes]

    @cached_property
    def provinces(self) -> list[str | None]:
        """The province code of each row, from the column where at least half of the rows name a province."""
        for column, values in self.texts.items():
            codes = [self.gazetteer.province_by_name.get(plain_name(value)) for value in values]
            if column != self.name_column and sum(code is not None for code in codes) * 2 >= len(codes):
                return codes
        return [None] * len(self.frame)

    @cached_property
    def kemendagri(self) -> bool:
        """Whether the codes are Kemendagri's: the column says so, they are dotted, or every known name agrees."""
        if self.code_column is None or "bps" in self.code_column.lower():
            return False
        return self._says_kemendagri(self.code_column) or self._names_agree()

    def _says_kemendagri(self, column: str) -> bool:
        named = column.lower() in _KEMENDAGRI_COLUMNS or "dagri" in column.lower()
        dotted = all(_DOTTED.fullmatch(value) for value in self.texts[column] if value)
        if dotted and pd.api.types.is_numeric_dtype(self.frame[column]):
            # Any measure may look like a code with a dot; a code of BPS never does, and measures are rarely all codes.
            dotted = all(code in self.gazetteer.present_code for code in self._parsed(column) if code)
        return "bps" not in column.lower() and (named or dotted)

    def _names_agree(self) -> bool:
        known = [
            (code, found)
            for code, name, kind in zip(self.codes, self.names, self.kinds, strict=True)
            if name and code and (found := self.gazetteer.codes_named(name, kind))
        ]
        return len(known) * 2 >= len(self.codes) and all(code in found for code, found in known)

    def _parsed(self, column: str) -> list[str]:
        return [district_code(value) for value in self.texts[column]]


def as_text(value: object) -> str:
    """A cell as text: whole numbers without decimals, "" for a missing value."""
    if value is None or value != value:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def district_code(text: str) -> str:
    """Four digits from "3310", "33.10", "33,10", "3310.0", "ID3310" or "33.1" (whose zero was dropped); else ""."""
    found = _CODE.fullmatch(text)
    if not found or (not found[2] and len(found[3]) < 2):
        return ""
    return f"{found[1]}{found[3]:0<2}"


def kind_of_code(code: str) -> str:
    """Kabupaten or kota, from the last two digits of a code of Kemendagri or BPS."""
    return KOTA if int(code[2:]) >= _FIRST_KOTA else KABUPATEN
