"""From the bytes of a recap to its rows: every table of the file that has what a recap needs."""

from collections.abc import Callable
from typing import Final

from stuntmap import vocabulary as v
from stuntmap.data.recaps.headings import Layout, layout_of
from stuntmap.data.recaps.rows import RecapRows, joined, rows_of
from stuntmap.data.uploads.files import shown_sheets
from stuntmap.data.uploads.sheets import Sheet
from stuntmap.errors import BadChoiceError
from stuntmap.language import Term

# What a missing part is called.
_PLACE: Final = Term("puskesmas, kecamatan or desa")
_STUNTED: Final = Term("children stunted (or short and very short)")
_MEASURED: Final = Term("children measured (or all classes of TB/U)")
_EXPECTED: Final = Term("children expected (sasaran)")


def recap_rows(content: bytes) -> RecapRows:
    """The rows of a recap: children stunted and measured by puskesmas, kecamatan or desa.

    Raises:
        BadChoiceError: as `shown_sheets`; what a recap needs is missing, or two columns say the same.
    """
    return _read(content, missing_in_recap)


def expected_rows(content: bytes) -> RecapRows:
    """The rows of a table of expected children (sasaran) by puskesmas, kecamatan or desa. Raises as `recap_rows`."""
    return _read(content, _missing_in_expected)


def _read(content: bytes, missing_in: Callable[[Layout], list[Term]]) -> RecapRows:
    tables = [(sheet, layout_of(sheet)) for sheet in shown_sheets(content)]
    if not tables:
        raise BadChoiceError("upload_unreadable")
    usable = [(sheet, layout) for sheet, layout in tables if not missing_in(layout)]
    if not usable:
        nearest = max((layout for _, layout in tables), key=lambda layout: len(layout.columns))
        known = [column.heading for column in nearest.columns.values()]
        raise BadChoiceError(
            "recap_lacks_columns", missing=missing_in(nearest), found=known or [Term("none of them known")]
        )
    # Readings of one text with other separators are no further tables.
    if all(not sheet.name for sheet, _ in usable):
        usable = [max(usable, key=lambda each: len(each[1].columns))]
    _refuse_columns_twice(usable)
    read = joined([(rows_of(sheet, layout), layout) for sheet, layout in usable])
    if not len(read.rows):
        raise BadChoiceError("recap_without_figures", count=len(read.findings))
    return read


def _refuse_columns_twice(tables: list[tuple[Sheet, Layout]]) -> None:
    for sheet, layout in tables:
        for says, (one, other) in layout.twice.items():
            if says in v.TIMES or all(row.at(one.place) == row.at(other.place) for row in sheet.rows[layout.first :]):
                continue
            raise BadChoiceError("recap_column_twice", sheet=sheet.name, columns=[one.heading, other.heading])


def missing_in_recap(layout: Layout) -> list[Term]:
    """What a table of this layout lacks to be a recap, in words."""
    has = layout.columns
    is_stunted = v.CHILDREN_STUNTED in has or {v.VERY_SHORT, v.SHORT} <= set(has)
    is_measured = v.CHILDREN_MEASURED in has or {v.VERY_SHORT, v.SHORT, v.NORMAL_HEIGHT} <= set(has)
    needed = ((_has_place(layout), _PLACE), (is_stunted, _STUNTED), (is_measured, _MEASURED))
    return [words for is_there, words in needed if not is_there]


def _missing_in_expected(layout: Layout) -> list[Term]:
    needed = ((_has_place(layout), _PLACE), (v.CHILDREN_EXPECTED in layout.columns, _EXPECTED))
    return [words for is_there, words in needed if not is_there]


def _has_place(layout: Layout) -> bool:
    told = (v.SUBDISTRICT, v.PUSKESMAS, v.VILLAGE, v.SUBDISTRICT_CODE, v.VILLAGE_CODE)
    return any(place in layout.columns for place in told)
