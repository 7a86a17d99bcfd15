"""Lists of single children are refused before a row of them is kept: by their headings, and by numbers of persons.

Neither the error nor a log names what the file holds.
"""

import re
from collections.abc import Iterable
from typing import Final

from stuntmap.data.uploads.sheets import Sheet
from stuntmap.errors import BadChoiceError

# Names of places are no personal data.
_PLACES: Final = (
    "prov|provinsi|kab|kabupaten|kota|kec|kecamatan|distrik|desa|kel|kelurahan|nagari|gampong|kampung|"
    "puskesmas|pkm|posyandu|faskes|unit|instansi|wilayah|daerah"
)
# A heading of persons begins so: a village may well have such a word further back in its name.
PERSONAL: Final = re.compile(
    rf"(?:nik|no_(?:kk|nik|hp|wa|telp|telepon)|nomor_(?:kk|hp|telepon)|(?:nama|nm|name)(?!_(?:{_PLACES})(?:_|$))|alamat|"
    r"(?:tgl|tanggal)_?lahir|birth_?date|date_of_birth|nm_ortu|ortu|orang_?tua|hp|handphone|telp|telepon|whatsapp)(?:_|$)"
)
_NAMES: Final = {"nama", "nm", "name"}
# What is longer or holds a digit is a letterhead or a sentence.
_MAY_BE_HEADING: Final = re.compile(r"\D{2,30}")
# Where headings may stand: a title, a letterhead and empty rows may come first.
_HEADING_ROWS: Final = 40
_NUMBER_OF_PERSON: Final = re.compile(r"(?<!\d)(?<!\d[.,])\d{16}(?!\d)")
# As a spreadsheet writes such a number when it takes it for a quantity.
_ROUNDED: Final = re.compile(r"\d[.,]\d{2,}E\+15", re.IGNORECASE)
# Printed in groups: region, day (women: 40 more), month and year of birth, serial number.
_GROUPED: Final = re.compile(r"(?<!\d)[1-9]\d{5}(?:[0-2]\d|3[01]|[4-6]\d|7[01])(?:0[1-9]|1[0-2])\d{6}(?!\d)")
_SEPARATORS: Final = re.compile(r"(?<=\d)[ .\-](?=\d)")
_TELEPHONE: Final = re.compile(r"(?<!\d)(?:\+62|0)[ .\-]?8\d{2}[ .\-]?\d{3,4}[ .\-]?\d{3,5}(?!\d)")
_SHORTEST: Final = 8
# For an engine that knows no look-around and has millions of cells: each that `is_of_person` finds matches this too.
MAY_BE_OF_PERSON: Final = (
    r"\d{16}|\d[.,]\d{2,}[Ee]\+15|(\+62|0)[ .\-]?8\d{2}[ .\-]?\d{3,4}[ .\-]?\d{3,5}|\d([ .\-]?\d){15}"
)


def heading_key(text: str) -> str:
    """A heading in comparable form: "Prevalensi (%)" is "prevalensi"."""
    return re.sub(r"[^a-z0-9]+", "_", re.sub(r"\(.*?\)|%", "", text.lower())).strip("_")


def refuse_persons(sheets: Iterable[Sheet]) -> None:
    """Nothing, where the sheets hold no data of single persons; else their rows are cleared and the file refused.

    Raises:
        BadChoiceError: a heading of persons ("upload_personal"), names that do not say of what
            ("upload_names_of_whom"), or a number of a person ("upload_person_numbers").
    """
    sheets = list(sheets)
    headings = _personal_headings(sheets)
    if headings or any(_holds_numbers(sheet) for sheet in sheets):
        for sheet in sheets:
            sheet.rows.clear()
        # Of children or of places: nobody but the reader can tell, and no row is kept for asking.
        if headings and all(headings.values()):
            raise BadChoiceError("upload_names_of_whom", columns=list(headings))
        if headings:
            raise BadChoiceError("upload_personal", columns=list(headings))
        raise BadChoiceError("upload_person_numbers")


def _personal_headings(sheets: Iterable[Sheet]) -> dict[str, bool]:
    """Up to three kinds of headings, as this module calls them: a cell's own words may name a person.

    Each with whether it says "name" and no more.
    """
    found: dict[str, bool] = {}
    for sheet in sheets:
        for row in sheet.rows[:_HEADING_ROWS]:
            for cell in row.cells:
                if (
                    isinstance(cell, str)
                    and _MAY_BE_HEADING.fullmatch(cell)
                    and (named := PERSONAL.match(heading_key(cell)))
                ):
                    kind = named[0].strip("_")
                    found[kind] = heading_key(cell) in _NAMES and found.get(kind, True)
    return dict(list(found.items())[:3])


def _holds_numbers(sheet: Sheet) -> bool:
    for row in sheet.rows:
        for cell in row.cells:
            if isinstance(cell, str):
                if len(cell) >= _SHORTEST and is_of_person(cell):
                    return True
            elif isinstance(cell, int | float) and 1e15 <= cell < 1e16:
                return True
    return False


def is_of_person(text: str) -> bool:
    """Whether a cell holds the number of a person or a telephone."""
    if _NUMBER_OF_PERSON.search(text) or _ROUNDED.search(text) or _TELEPHONE.search(text):
        return True
    return len(text) > 16 and bool(_GROUPED.search(_SEPARATORS.sub("", text)))
