"""That there is no estimate, and why."""

from typing import Any, Final

import pandas as pd

from stuntmap.language import Language, marked
from stuntmap.phrases.styles import DASH, Row, Style
from stuntmap.vocabulary import (
    CHECK,
    DISTRICT,
    FORMER_PROVINCE_LAST_YEAR,
    FORMER_PROVINCE_SUCCESSORS,
    INDICATOR,
    MEASURED,
    PROVINCE,
    PROVINCE_CODE,
    REGION_CODE,
    STUNTING,
    SURVEY_OF_YEAR,
    SURVEY_YEAR,
    SUSPECT,
    Indicator,
    level_of_code,
)

_DIVIDED_PROVINCES: Final = frozenset(code for codes in FORMER_PROVINCE_SUCCESSORS.values() for code in codes)
NO_ESTIMATE: Final = marked("no estimate")


def missing_reason(
    region_code: str,
    province_code: str | None,
    survey_year: int,
    language: Language,
    level: str = DISTRICT,
    indicator: Indicator = STUNTING,
    check: Any = None,
) -> str:
    """Why a region has no estimate in a survey, as a phrase that fits into brackets; `check` is that of its row."""
    if survey_year not in indicator.years:
        return language.text("that survey's figures of it are not at hand")
    if check == SUSPECT:
        return language.text("the copy at hand contradicts itself")
    survey = SURVEY_OF_YEAR[survey_year]
    if reason := survey.not_surveyed.get(province_code or ""):
        return language.text(reason)
    if level == PROVINCE and region_code in _DIVIDED_PROVINCES and survey_year <= FORMER_PROVINCE_LAST_YEAR:
        return language.text("that survey still shows the provinces before the division of Papua in 2022")
    if level == DISTRICT and survey.gap:
        return language.text(survey.gap)
    return language.text("no figure in the sources at hand")


def missing_reason_of_row(row: Row, language: Language, survey_year: Any = None) -> str:
    """`missing_reason` for a row of a scope table; the survey is the row's own unless another year is given."""
    code = str(row.name if isinstance(row, pd.Series) and REGION_CODE not in row else row[REGION_CODE])
    year = row[SURVEY_YEAR] if survey_year is None else survey_year
    level, indicator = level_of_code(code) or DISTRICT, MEASURED[row.get(INDICATOR) or STUNTING.name]
    # The mark of a row belongs to its own survey.
    check = row.get(CHECK) if year == row.get(SURVEY_YEAR) else None
    return missing_reason(code, row[PROVINCE_CODE], int(year), language, level, indicator, check)


def no_estimate(language: Language, style: Style = Style.SHORT, row: Row | None = None, reason: str = "") -> str:
    """That there is no estimate, with the reason in brackets where it or the row is given; a dash in a cell."""
    if style is Style.CELL:
        return DASH
    if row is not None and not pd.isna(row[SURVEY_YEAR]):
        reason = missing_reason_of_row(row, language)
    return language.text("no estimate ({reason})", reason=reason) if reason else language.text(NO_ESTIMATE)
