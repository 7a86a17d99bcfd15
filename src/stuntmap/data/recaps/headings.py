"""What each column of a recap says, told by its heading: in Bahasa or English, abbreviated, misspelt, in two rows."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from stuntmap import vocabulary as v
from stuntmap.data.uploads.sheets import Sheet, Value

# A letterhead, a title, the day of the pull and empty rows may stand above the headings.
_ROWS_ABOVE: Final = 25
# Two words are the same misspelt from this likeness on (of 100): "kecmatan" and "kecamatan" have 94, "wasting" and
# "stunting" 67.
_ALIKE: Final = 84
_SHORTEST_MISSPELT: Final = 5
# More than all columns together count.
_WHOLE: Final = 100.0

_VILLAGES: Final = (
    *("desa", "kelurahan", "desa kelurahan", "kelurahan desa", "desa kel", "kel desa", "kel", "ds kel", "ds"),
    *("nagari", "gampong", "kampung", "village", "desa dan kelurahan"),
)
_SUBDISTRICTS: Final = ("kecamatan", "kec", "distrik", "subdistrict")
_DISTRICTS: Final = ("kabupaten", "kota", "kabupaten kota", "kab kota", "kab", "district")
# What a heading says once words that add nothing are left out.
_PLACES: Final = {
    v.VILLAGE: _VILLAGES,
    v.SUBDISTRICT: _SUBDISTRICTS,
    v.DISTRICT: _DISTRICTS,
    v.PUSKESMAS: (
        *("puskesmas", "pkm", "unit kerja puskesmas", "unit kerja", "faskes", "fasyankes"),
        *("upt puskesmas", "uptd puskesmas", "upt", "uptd"),
    ),
    v.MONTH: ("bulan", "bln", "month"),
    v.YEAR: ("tahun", "thn", "year"),
    v.PERIOD: ("periode", "period", "bulan tahun", "bulan dan tahun"),
    v.DATE: ("tanggal", "tgl", "date"),
}
_CODES: Final = {v.VILLAGE_CODE: _VILLAGES, v.SUBDISTRICT_CODE: _SUBDISTRICTS, v.DISTRICT_CODE: _DISTRICTS}
_COUNTS: Final = {
    v.VERY_SHORT: ("sangat pendek", "stunting sangat pendek", "sangat pendek stunting", "severely stunted"),
    v.SHORT: ("pendek", "stunting pendek", "pendek stunting", "pendek stunted"),
    v.CHILDREN_STUNTED: (
        *("stunting", "stunted", "children stunted", "pendek sangat pendek", "sangat pendek pendek"),
        *("stunting pendek sangat pendek", "kasus stunting"),
    ),
    v.CHILDREN_MEASURED: (
        *("diukur", "ukur", "measured", "children measured", "diukur tb", "diukur tinggi badan", "pengukuran"),
        *("ditimbang diukur", "diukur ditimbang", "diukur pb tb", "diukur tb pb", "diukur panjang tinggi badan"),
    ),
    v.CHILDREN_EXPECTED: (
        *("sasaran", "s", "expected", "children expected", "sasaran posyandu", "sasaran proyeksi", "sasaran riil"),
        *("proyeksi", "proyeksi sasaran", "terdaftar"),
    ),
    v.PREVALENCE: (
        *("prevalensi", "prevalensi stunting", "prevalensi persen", "prevalensi stunting persen", "persen stunting"),
        *("stunting persen", "persentase stunting", "persentase", "persen prevalensi", "persen prevalensi stunting"),
        *("prevalence", "prevalence pct", "prevalensi pct"),
    ),
}
_CLASSES: Final = {v.NORMAL_HEIGHT: ("normal",), v.TALL: ("tinggi", "tall"), v.OUTLIER: ("outlier",)}
# Taken only where nothing better is there, and shown for confirmation: children weighed are not all measured, and
# "number of children" may be those on the list or those who came.
_PERHAPS: Final = {v.CHILDREN_MEASURED: ("ditimbang", "d", "timbang"), v.CHILDREN_EXPECTED: ("",)}

_ADDS_NOTHING: Final = {"nama", "nm", "kemendagri"}
_ADDS_NOTHING_TO_COUNTS: Final = {
    *("jumlah", "jml", "jlh", "total", "anak", "balita", "yang", "yg", "bayi", "di", "dan")
}
_CODE_WORDS: Final = {"kode", "kd", "code", "id"}


class Column(NamedTuple):
    """A column of a recap: its place from 0, its heading as it is written, and whether that says it plainly."""

    place: int
    heading: str
    is_sure: bool


class Layout(NamedTuple):
    """The columns of a table by what they say (RECAP_COLUMNS), and the first row below the headings, counted in `rows`.

    `twice`: what two columns say in so many words, with their headings.
    """

    columns: dict[str, Column]
    first: int
    twice: dict[str, tuple[Column, Column]]


def layout_of(sheet: Sheet) -> Layout:
    """The layout of a table: the one row or two rows of headings in which most is known; nothing known, no columns."""
    # Kept for this table alone: what a reader brings is not kept.
    meaning_of = cache(meaning)
    best = Layout({}, 0, {})
    for first in range(min(_ROWS_ABOVE, len(sheet.rows))):
        for depth in (1, 2):
            found = _layout([row.cells for row in sheet.rows[first : first + depth]], first + depth, meaning_of)
            if _worth(found) > _worth(best):
                best = found
    return best


def _worth(layout: Layout) -> float:
    columns = layout.columns
    has_place = any(column in columns for column in (*v.PLACES, *v.CODES))
    has_count = any(column in columns for column in (*v.COUNTS, v.PREVALENCE))
    known = sum(1.0 if column.is_sure else 0.5 for column in columns.values())
    # A table without one of the two is no recap; which headings it has is still told.
    return known + _WHOLE if has_place and has_count else known


def _layout(rows: list[list[Value]], first: int, meaning_of: Callable[[str, str], tuple[str, bool]]) -> Layout:
    sure: dict[str, Column] = {}
    unsure: dict[str, Column] = {}
    twice: dict[str, tuple[Column, Column]] = {}
    for place, (group, heading) in enumerate(headings(rows)):
        says, is_sure = meaning_of(group, heading)
        if not says:
            continue
        column = Column(place, f"{group} {heading}".strip(), is_sure)
        if is_sure and says in sure:
            twice[says] = (sure[says], column)
        (sure if is_sure else unsure).setdefault(says, column)
    return Layout(unsure | sure, first, twice)


def headings(rows: list[list[Value]]) -> Iterator[tuple[str, str]]:
    """The group and the heading of each column; a heading in one row only, or the same in both, has no group."""
    texts = [[cell if isinstance(cell, str) else "" for cell in row] for row in rows]
    width = max(map(len, texts))
    upper, lower = (row + [""] * (width - len(row)) for row in (texts[0], texts[-1]))
    carried = ""
    for above, below in zip(upper, lower, strict=True):
        carried = above or carried
        if len(rows) == 1 or not below or above == below:
            yield "", above
        else:
            yield carried, below


def meaning(group: str, heading: str) -> tuple[str, bool]:
    """What a column says ("" if nothing is known of it), and whether in so many words."""
    if not heading:
        return "", False
    of_height = _is_height_for_age(group) if group else None
    if group and of_height is False:
        return "", False
    forms = (
        [f"{group} {heading}", *([heading] if of_height else [])] if group else [heading, _without_brackets(heading)]
    )
    for form in forms:
        words = words_of(form)
        if says := _known(words, of_height is True):
            return says, True
    for form in forms:
        words = words_of(form)
        if says := _misspelt(words) or _perhaps(words):
            return says, False
    return "", False


def _known(words: tuple[str, ...], of_height: bool) -> str:
    if "bps" in words:
        return ""  # another register of codes and names
    named = _phrase(words, _ADDS_NOTHING)
    if (words and words[0] in _CODE_WORDS) or words[:2] == ("kemendagri", "kode"):
        rest = _phrase(words, _ADDS_NOTHING | _CODE_WORDS)
        return next((says for says, phrases in _CODES.items() if rest in phrases), "")
    counted = _phrase(words, _ADDS_NOTHING_TO_COUNTS)
    found = [
        *(says for says, phrases in _PLACES.items() if named in phrases),
        *(says for says, phrases in _COUNTS.items() if counted in phrases),
        *(says for says, phrases in _CLASSES.items() if counted in phrases),
    ]
    return found[0] if found else ""


def _misspelt(words: tuple[str, ...]) -> str:
    """What the words say if each of them may be misspelt."""
    if "bps" in words:
        return ""
    best, likeness = "", 0.0
    for known, left_out in ((_PLACES, _ADDS_NOTHING), (_COUNTS, _ADDS_NOTHING_TO_COUNTS)):
        told = tuple(word for word in words if word not in left_out)
        for says, phrases in known.items():
            for phrase in phrases:
                if (found := _likeness(told, phrase.split())) > likeness:
                    best, likeness = says, found
    return best


def _likeness(told: tuple[str, ...], known: list[str]) -> float:
    if len(told) != len(known):
        return 0.0
    alike = [
        100.0 if one == other else fuzz.ratio(one, other) if len(other) >= _SHORTEST_MISSPELT else 0.0
        for one, other in zip(told, known, strict=True)
    ]
    return min(alike) if alike and min(alike) >= _ALIKE else 0.0


def _perhaps(words: tuple[str, ...]) -> str:
    counted = _phrase(words, _ADDS_NOTHING_TO_COUNTS)
    is_of_children = bool({"balita", "anak"} & set(words))
    return next((says for says, known in _PERHAPS.items() if counted in known and (counted or is_of_children)), "")


def _is_height_for_age(group: str) -> bool | None:
    """Whether a group of columns is TB/U; None where it is no group of nutritional status at all."""
    short = "".join(words_of(group))
    if re.search(r"bb|berat", short):
        return False
    return True if re.search(r"[tp]bu\b|(?:tinggi|panjang).*umur", short) else None


def words_of(text: str) -> tuple[str, ...]:
    """The words of a heading in comparable form; a percent sign is a word."""
    return tuple(re.findall(r"[a-z0-9]+", text.lower().replace("%", " persen ")))


def _without_brackets(text: str) -> str:
    return re.sub(r"\(.*?\)", " ", text)


def _phrase(words: tuple[str, ...], left_out: set[str]) -> str:
    return " ".join(word for word in words if word not in left_out)
