"""What the columns of a table of interventions say: places and times as in a recap, and numerators and denominators.

Two forms: a row a place and indicator (long), or a pair of columns an indicator (wide), under one heading or two.
"""

from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

from stuntmap import vocabulary as v
from stuntmap.data.interventions.names import indicator_of
from stuntmap.data.recaps.headings import Column, headings, meaning, words_of
from stuntmap.data.uploads.sheets import Sheet

_ROWS_ABOVE: Final = 25
# More than all columns together count.
_COMPLETE: Final = 1000
_QUARTER: Final = {"triwulan", "tw", "trw", "quarter"}
_INDICATOR: Final = {
    *("indikator", "nama indikator", "indicator", "intervensi", "nama intervensi", "layanan", "jenis layanan"),
    *("jenis intervensi", "uraian", "program"),
}
# What the last or first words of a heading say it counts; what is left names the indicator.
_MEASURES: Final = {
    v.NUMERATOR: (
        *("jumlah capaian", "capaian", "realisasi", "pembilang", "numerator", "terlayani", "dilayani"),
        *("cakupan jumlah", "jumlah terlayani"),
    ),
    v.DENOMINATOR: ("jumlah sasaran", "sasaran", "penyebut", "denominator", "sasaran riil", "sasaran proyeksi"),
    v.COVERED: (
        *(
            "persen capaian",
            "capaian persen",
            "persentase",
            "persen",
            "cakupan persen",
            "cakupan",
            "persentase capaian",
        ),
        *("realisasi persen",),
    ),
}
_PHRASES: Final = sorted(
    ((tuple(phrase.split()), says) for says, phrases in _MEASURES.items() for phrase in phrases),
    key=lambda each: -len(each[0]),
)
_PLACES: Final = frozenset((*v.PLACES, *v.CODES, *v.TIMES))
Meaning = Callable[[str, str], tuple[str, bool]]
# A column of names that says no more than that they are regions; `QUARTER` and this are no columns of a recap.
_REGION: Final = {"wilayah", "nama wilayah", "region", "lokasi"}
_REGION_CODE: Final = {"kode wilayah", "kode", "region code"}
REGION: Final = "region"
REGION_DIGITS: Final = "region_digits"
_QUIET: Final = ("dan", "yang", "jumlah")


class Pair(NamedTuple):
    """The columns of one indicator; the printed percentage is compared, not used."""

    indicator: v.Intervention
    heading: str
    columns: dict[str, Column]


class InterventionLayout(NamedTuple):
    """`columns`: places, codes, times and, in the long form, indicator, numerator and denominator; `pairs`: wide form.

    `first`: the first row below the headings, counted in the rows of the sheet.
    """

    columns: dict[str, Column]
    pairs: tuple[Pair, ...]
    first: int

    @property
    def is_long(self) -> bool:
        """Whether each row names its indicator."""
        return {v.INDICATOR, v.NUMERATOR, v.DENOMINATOR} <= set(self.columns)

    @property
    def has_place(self) -> bool:
        """Whether a column names the puskesmas, kecamatan or desa of a row."""
        told = (v.SUBDISTRICT, v.PUSKESMAS, v.VILLAGE, v.SUBDISTRICT_CODE, v.VILLAGE_CODE, REGION, REGION_DIGITS)
        return any(place in self.columns for place in told)


def intervention_layout(sheet: Sheet) -> InterventionLayout:
    """The layout of a table: the one row or two rows of headings in which most is known; nothing known, no columns."""
    # Kept for this table alone.
    meaning_of = cache(meaning)
    best = InterventionLayout({}, (), 0)
    for first in range(min(_ROWS_ABOVE, len(sheet.rows))):
        for depth in (1, 2):
            rows = [row.cells for row in sheet.rows[first : first + depth]]
            found = _layout([*headings(rows)], first + depth, meaning_of)
            if _worth(found) > _worth(best):
                best = found
    return best


def _worth(layout: InterventionLayout) -> int:
    complete = layout.has_place and (layout.is_long or bool(layout.pairs))
    return len(layout.columns) + 2 * len(layout.pairs) + (_COMPLETE if complete else 0)


def _layout(heads: list[tuple[str, str]], first: int, meaning_of: Meaning) -> InterventionLayout:
    columns: dict[str, Column] = {}
    pairs: dict[str, tuple[str, dict[str, Column]]] = {}
    for place, (group, heading) in enumerate(heads):
        if not heading:
            continue
        whole = f"{group} {heading}".strip()
        says, is_sure = _place_or_time(heading, meaning_of)
        if says:
            columns.setdefault(says, Column(place, whole, is_sure))
            continue
        measure, indicator = _measured(group, heading)
        if not measure:
            continue
        column = Column(place, whole, is_sure=True)
        if indicator:
            pairs.setdefault(" ".join(words_of(indicator)), (indicator, {}))[1].setdefault(measure, column)
        else:
            columns.setdefault(measure, column)
    whole_pairs = tuple(
        Pair(indicator_of(heading), heading, found)
        for heading, found in pairs.values()
        if {v.NUMERATOR, v.DENOMINATOR} <= set(found)
    )
    return InterventionLayout(columns, whole_pairs, first)


def _place_or_time(heading: str, meaning_of: Meaning) -> tuple[str, bool]:
    words = " ".join(words_of(heading))
    if words in _QUARTER or words in {f"{name} tahun" for name in _QUARTER}:
        return v.QUARTER, True
    if words in _INDICATOR:
        return v.INDICATOR, True
    if words in _REGION or words in _REGION_CODE:
        return (REGION if words in _REGION else REGION_DIGITS), True
    says, is_sure = meaning_of("", heading)
    return (says, is_sure) if says in _PLACES else ("", False)


def _measured(group: str, heading: str) -> tuple[str, str]:
    """What a column counts, and the indicator that it is of ("" where the rows name it); nothing of other columns."""
    measure, rest = _split(heading)
    if measure and not rest:
        return measure, group
    if measure:
        return measure, f"{group} {rest}".strip() if group else rest
    return "", ""


def _split(heading: str) -> tuple[str, str]:
    """The measure at the end or the beginning of a heading, and what is left of it as it is written."""
    told = heading.replace("(%)", " persen ").replace("%", " persen ")
    words = words_of(told)
    for phrase, says in _PHRASES:
        for at_end in (True, False):
            part = words[-len(phrase) :] if at_end else words[: len(phrase)]
            if tuple(part) == phrase:
                kept = words[: -len(phrase)] if at_end else words[len(phrase) :]
                return says, _written(told, kept, at_end)
    return "", ""


def _written(told: str, kept: tuple[str, ...], at_end: bool) -> str:
    """The words that are kept, in the letters in which they are written."""
    if not [word for word in kept if word not in _QUIET]:
        return ""
    tokens = [token for token in told.replace("/", " ").replace("-", " ").replace("–", " ").split() if words_of(token)]
    count = len(kept)
    chosen = tokens[:count] if at_end else tokens[-count:]
    return " ".join(chosen).strip(" :,(|")
