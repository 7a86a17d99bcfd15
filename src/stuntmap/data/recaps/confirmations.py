"""The file in which a region keeps what it confirmed: which name in its tables is which kecamatan or desa."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Final

from stuntmap.data.recaps.matching import Match, PlaceInFile, confirmation_key
from stuntmap.data.uploads.files import shown_sheets
from stuntmap.errors import BadChoiceError

# In Bahasa whatever the language of the reader: the file is passed on among offices.
COLUMNS: Final = ("kecamatan", "puskesmas", "desa", "kode", "wilayah")
# A spreadsheet would work these out; the sign before them makes no difference when names are compared.
_FORMULAS: Final = ("=", "+", "-", "@")
_LARGEST_BYTES: Final = 5_000_000

# Kecamatan, puskesmas and desa as the tables name them (comparable), and the code; "" for rows to leave out.
Confirmed = Mapping[tuple[str, str, str], str]


def read_confirmations(content: bytes) -> dict[tuple[str, str, str], str]:
    """What was confirmed, from a file as `confirmations_csv` writes it, perhaps saved again by Excel.

    A row without a code confirms nothing, one with "-" leaves its place out.

    Raises:
        BadChoiceError: as `shown_sheets`, or a column is missing.
    """
    needed = set(COLUMNS[:4])
    sheets = shown_sheets(content, _LARGEST_BYTES)
    tables = [sheet.rows for sheet in sheets if needed <= set(map(str, sheet.rows[0].cells))]
    if not tables:
        raise BadChoiceError("confirmations_unknown", columns=COLUMNS)
    headings, *rows = tables[0]
    places = [headings.cells.index(name) for name in COLUMNS[:4]]
    found = {}
    for row in rows:
        subdistrict, puskesmas, village, code = (_text(row.at(place)) for place in places)
        if code:
            key = confirmation_key(PlaceInFile(subdistrict, puskesmas, village))
            found[key] = "" if code == "-" else code.replace(".", "")
    return found


def confirmations_csv(matches: Mapping[PlaceInFile, Match], names: Mapping[str, str]) -> bytes:
    """Every place with the code it is taken for and the official name; without code those that are to be confirmed."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(COLUMNS)
    writer.writerows(_lines(matches, names))
    return text.getvalue().encode("utf-8-sig")


def _lines(matches: Mapping[PlaceInFile, Match], names: Mapping[str, str]) -> Iterable[tuple[str, ...]]:
    for place, match in matches.items():
        offered = [f"{code} {names[code]}" for code in match.candidates]
        official = names.get(match.region_code, "") or " / ".join(offered)
        named = (place.subdistrict, place.puskesmas, place.village)
        yield (*(f"'{name}" if name.startswith(_FORMULAS) else name for name in named), match.region_code, official)


def _text(value: object) -> str:
    return f"{value:.0f}" if isinstance(value, float) else str(value).strip()
