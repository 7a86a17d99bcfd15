"""The fixed list of rules that a shipped table must keep, and the words for a table that breaks them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from stuntmap.errors import DataFileError, Fault
from stuntmap.language import marked

# Code -> what a reader is told. Pages translate the text; `_BAHASA` holds the same for the command line.
RULES: Final[dict[str, str]] = {
    "missing_column": marked("the column is missing"),
    "unexpected_column": marked("the column is not known"),
    "missing_value": marked("the value is missing"),
    "wrong_type": marked("not a number, or not a whole one"),
    "unknown_region": marked("the region code is not on the map"),
    "wrong_level": marked("the region code belongs to another level"),
    "wrong_province": marked("the province code does not fit the region code"),
    "former_province": marked("an old province and a new one are mixed up"),
    "duplicate_key": marked("the same row occurs twice"),
    "out_of_range": marked("the value lies outside the possible range"),
    "outside_limits": marked("the value does not lie between its limits"),
    "limit_without_pair": marked("only one of the two limits is there"),
    "unknown_survey": marked("there is no such survey in that year"),
    "unknown_word": marked("the word is not in the fixed list"),
    "no_address": marked("not a web address"),
}
_BAHASA: Final[dict[str, str]] = {
    "missing_column": "kolom tidak ada",
    "unexpected_column": "kolom tidak dikenal",
    "missing_value": "nilai kosong",
    "wrong_type": "bukan angka, atau bukan bilangan bulat",
    "unknown_region": "kode wilayah tidak ada di peta",
    "wrong_level": "kode wilayah milik tingkat lain",
    "wrong_province": "kode provinsi tidak sesuai dengan kode wilayah",
    "former_province": "provinsi lama dan provinsi baru tertukar",
    "duplicate_key": "baris yang sama muncul dua kali",
    "out_of_range": "nilai di luar rentang yang mungkin",
    "outside_limits": "nilai tidak berada di antara batas bawah dan batas atas",
    "limit_without_pair": "hanya satu dari dua batas yang ada",
    "unknown_survey": "tidak ada survei itu pada tahun tersebut",
    "unknown_word": "kata tidak ada dalam daftar tetap",
    "no_address": "bukan alamat web",
}
_MOST_SHOWN: Final = 5
_REMEDY: Final = "Perbaiki baris itu pada sumbernya, lalu bangun ulang dengan scripts/build_indicators.py."


def schema_error(path: Path, faults: Sequence[Fault]) -> DataFileError:
    """The error for a table at `path` that breaks rules: every fault as a fact, the first five in words."""
    shown = "; ".join(_described(fault) for fault in faults[:_MOST_SHOWN])
    rest = f"; dan {len(faults) - _MOST_SHOWN} lagi" if len(faults) > _MOST_SHOWN else ""
    return DataFileError(path, f"{len(faults)} kesalahan: {shown}{rest}.", _REMEDY, kind="schema", faults=faults)


def _described(fault: Fault) -> str:
    place = [f"baris {fault.row}"] if fault.row else []
    place += [f"({fault.key})"] if fault.key else []
    place += [f"kolom {fault.column}"] if fault.column else []
    place += [f'"{fault.value}"'] if fault.value is not None else []
    return f"{' '.join(place)}: {_BAHASA[fault.rule]}"
