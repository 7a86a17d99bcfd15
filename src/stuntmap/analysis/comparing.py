"""What may be compared with what, and the change between two comparable surveys."""

import pandas as pd

from stuntmap.analysis.classifying import as_printed
from stuntmap.errors import BadChoiceError
from stuntmap.vocabulary import COMPARABLE_YEARS, SMALL_AREA


def previous_comparable_year(survey_year: int) -> int | None:
    """The year of the comparable survey before `survey_year`; None for the first one and for older instruments."""
    earlier = [year for year in COMPARABLE_YEARS if year < survey_year]
    return earlier[-1] if survey_year in COMPARABLE_YEARS and earlier else None


def check_comparable(survey_year: int, compared_year: int) -> None:
    """Return quietly when the two surveys may be subtracted from each other.

    Raises:
        BadChoiceError: one of the two is no comparable survey, or both are the same.
    """
    for year in (survey_year, compared_year):
        if year not in COMPARABLE_YEARS:
            raise BadChoiceError("not_comparable", year=year, years=COMPARABLE_YEARS)
    if survey_year == compared_year:
        raise BadChoiceError("same_survey", year=survey_year)


def change_between(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """The change of each region from `before` to `now`; both tables are one row a region, index region_code.

    Both need prevalence_pct, rank, of, tied and estimation. Index as `now`. Columns:
        previous_prevalence_pct, previous_rank, previous_of, previous_tied, previous_estimation: the row of `before`.
        change_pp: percentage points, now minus before; negative = prevalence went down.
        rank_change: rank minus previous rank; negative = moved towards 1 (the lowest prevalence).
        change_is_measurement: False where either figure is a small-area one, which borrows from a model and is no
            independent measurement; missing where there is no change to judge.
    Missing wherever either survey has no estimate. Provinces from before the division of Papua carry codes of their
    own, so that they never meet the present ones here.
    """
    earlier = before.reindex(now.index)
    change = as_printed(now["prevalence_pct"] - earlier["prevalence_pct"])
    modelled = (now["estimation"] == SMALL_AREA) | (earlier["estimation"] == SMALL_AREA)
    return pd.DataFrame(
        {
            "previous_prevalence_pct": earlier["prevalence_pct"],
            "previous_rank": earlier["rank"],
            "previous_of": earlier["of"],
            "previous_tied": earlier["tied"],
            "previous_estimation": earlier["estimation"],
            "change_pp": change,
            "rank_change": now["rank"] - earlier["rank"],
            "change_is_measurement": (~modelled).astype("boolean").mask(change.isna()),
        },
        index=now.index,
    )
