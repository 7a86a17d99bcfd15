"""From the bytes of a table of interventions to its rows, by the reader of recaps and with its privacy."""

from stuntmap import vocabulary as v
from stuntmap.data.interventions.headings import InterventionLayout, intervention_layout
from stuntmap.data.interventions.rows import (
    NO_COUNTS,
    NO_INDICATOR,
    NO_PLACE,
    InterventionRows,
    intervention_rows_of,
)
from stuntmap.data.uploads.files import shown_sheets
from stuntmap.errors import BadChoiceError
from stuntmap.language import Term


def intervention_rows(content: bytes) -> InterventionRows:
    """The rows of a table of interventions: numerator and denominator by indicator and puskesmas, kecamatan or desa.

    Raises:
        BadChoiceError: as `shown_sheets`; place, indicator, numerator or denominator is missing, or no figure is there.
    """
    tables = [(sheet, intervention_layout(sheet)) for sheet in shown_sheets(content)]
    if not tables:
        raise BadChoiceError("upload_unreadable")
    usable = [(sheet, layout) for sheet, layout in tables if not _missing(layout)]
    if not usable:
        nearest = max((layout for _, layout in tables), key=lambda layout: len(layout.columns) + len(layout.pairs))
        known = [column.heading for column in nearest.columns.values()]
        raise BadChoiceError(
            "interventions_lack_columns", missing=_missing(nearest), found=known or [Term("none of them known")]
        )
    # Readings of one text with other separators are no further tables.
    if all(not sheet.name for sheet, _ in usable):
        usable = [max(usable, key=lambda each: len(each[1].columns) + 2 * len(each[1].pairs))]
    read = intervention_rows_of(usable)
    if not read.rows[[v.NUMERATOR, v.DENOMINATOR]].notna().any(axis=None):
        raise BadChoiceError("recap_without_figures", count=len(read.rows))
    return read


def _missing(layout: InterventionLayout) -> list[Term]:
    has_counts = layout.is_long or bool(layout.pairs) or {v.NUMERATOR, v.DENOMINATOR} <= set(layout.columns)
    has_indicator = bool(layout.pairs) or v.INDICATOR in layout.columns
    needed = ((layout.has_place, NO_PLACE), (has_indicator, NO_INDICATOR), (has_counts, NO_COUNTS))
    return [words for is_there, words in needed if not is_there]
