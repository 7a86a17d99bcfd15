"""The record of a recap that programs read: figures of a month, names found and not, and every finding in words."""

from typing import Any

from stuntmap import vocabulary as v
from stuntmap.answers.recap import Recap
from stuntmap.data.recaps.matching import CERTAIN, DOUBTFUL, UNMATCHED, Match, PlaceInFile
from stuntmap.language import Language
from stuntmap.language.error_words import term_words
from stuntmap.language.findings import Finding

_DECIMALS = 2


def recap_record(recap: Recap, words: Language) -> dict[str, Any]:
    """Level, rows, children, shares (null where unknown), names and problems of a recap, words in one language."""
    totals, names = recap.totals(), recap.places.register.names
    return {
        "district_code": recap.district_code,
        "level": recap.level,
        "unit": recap.unit,
        "month": recap.month,
        "months": recap.months,
        "rows": len(recap.rows),
        "rows_excluded": recap.excluded,
        "children_measured": totals.children_measured,
        "children_stunted": totals.children_stunted,
        "children_expected": totals.children_expected,
        "prevalence_pct": _rounded(totals.prevalence_pct),
        "coverage_pct": _rounded(totals.coverage_pct),
        "columns": {
            says: {"heading": column.heading, "is_sure": column.is_sure} for says, column in recap.columns.items()
        },
        "matched": [matched_record(place, match, names) for place, match in recap.matches(*CERTAIN).items()],
        "doubtful": [asked_record(place, match, names) for place, match in recap.matches(DOUBTFUL).items()],
        "unmatched": [named_record(place) for place in recap.matches(UNMATCHED)],
        "problems": [problem_record(finding, words) for finding in recap.findings],
    }


def problem_record(finding: Finding, words: Language) -> dict[str, Any]:
    """A finding with its place and its words."""
    return {
        "kind": finding.kind,
        "sheet": finding.sheet,
        "row": finding.row,
        "column": finding.column,
        "excludes": finding.excludes,
        "words": term_words(finding.words, words),
    }


def named_record(place: PlaceInFile) -> dict[str, str]:
    """A place as the file names it."""
    levels = (v.SUBDISTRICT, v.PUSKESMAS, v.VILLAGE)
    return {level: name for level in levels if (name := getattr(place, level))} or {"code": place.name}


def matched_record(place: PlaceInFile, match: Match, names: dict[str, str]) -> dict[str, str]:
    """A place with the region that it is, whose names stand in `names` by code."""
    name = names[match.region_code]
    return {**named_record(place), v.REGION_CODE: match.region_code, v.REGION_NAME: name, "how": match.how}


def asked_record(place: PlaceInFile, match: Match, names: dict[str, str]) -> dict[str, Any]:
    """A place with the regions that it may be."""
    return {
        **named_record(place),
        "candidates": [{v.REGION_CODE: code, v.REGION_NAME: names[code]} for code in match.candidates],
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, _DECIMALS)
