"""What may be compared with what, and the change between two comparable surveys."""

import numpy as np
import pandas as pd

from stuntmap.analysis.classifying import as_printed
from stuntmap.errors import BadChoiceError
from stuntmap.vocabulary import COMPARABLE_YEARS, DIFFERENT_REGIONS, MODELLED


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


def rank_the_same_regions(now: pd.DataFrame, before: pd.DataFrame) -> bool:
    """Whether two tables (index region_code) rank the same regions: only then a rank of one stands beside the other."""
    ranked_now, ranked_before = (table.index[table["rank"].notna()] for table in (now, before))
    return bool(ranked_now.symmetric_difference(ranked_before).empty)


def model_reason(now: pd.DataFrame, before: pd.DataFrame | pd.Series) -> pd.Series:
    """Why a model forbids a verdict on the two, row by row: how that figure was made; "" where none comes from one."""
    reason = pd.Series("", index=now.index)
    for code in MODELLED:
        reason = reason.mask((now["estimation"] == code) | (before["estimation"] == code), code)
    return reason


def rank_changes(now: pd.DataFrame, before: pd.DataFrame, same_regions: bool | pd.Series) -> pd.DataFrame:
    """How each rank moved from `before` to `now`, row by row: rank_change (Int64) and rank_change_reason.

    Both tables have the same index, rank and estimation. rank_change is rank minus earlier rank; negative = moved
    towards 1 (the lowest prevalence). Missing where a rank is, and, with a reason, where the two may not be subtracted:
    "different_regions" (the surveys rank different regions: first of three is not first of eight), or one of MODELLED.
    """
    known = now["rank"].notna() & before["rank"].notna()
    alike = pd.Series(same_regions, index=now.index).astype("boolean").fillna(False)
    modelled = model_reason(now, before)
    reasons = np.select([~known, ~alike.astype(bool)], ["", DIFFERENT_REGIONS], modelled)
    reason = pd.Series(reasons, index=now.index).replace("", None)
    change = (now["rank"] - before["rank"]).mask(reason.notna())
    return pd.DataFrame({"rank_change": change, "rank_change_reason": reason}, index=now.index)


def change_between(now: pd.DataFrame, before: pd.DataFrame, same_regions: bool | pd.Series) -> pd.DataFrame:
    """The change of each region from `before` to `now`; both tables are one row a region, index region_code.

    `same_regions`: whether both surveys rank the same regions (`rank_the_same_regions`). Both tables need
    prevalence_pct, rank, of, tied and estimation. Index as `now`. Columns:
        previous_prevalence_pct, previous_rank, previous_of, previous_tied, previous_estimation: the row of `before`.
        change_pp: percentage points, now minus before; negative = prevalence went down.
        rank_change, rank_change_reason: see `rank_changes`.
        change_is_measurement: False where either figure is a small-area one, which borrows from a model and is no
            independent measurement; missing where there is no change to judge.
    Missing wherever either survey has no estimate. Provinces from before the division of Papua carry codes of their
    own, so that they never meet the present ones here.
    """
    earlier = before.reindex(now.index)
    change = as_printed(now["prevalence_pct"] - earlier["prevalence_pct"])
    modelled = model_reason(now, earlier) != ""
    return pd.DataFrame(
        {
            "previous_prevalence_pct": earlier["prevalence_pct"],
            "previous_rank": earlier["rank"],
            "previous_of": earlier["of"],
            "previous_tied": earlier["tied"],
            "previous_estimation": earlier["estimation"],
            "change_pp": change,
            **rank_changes(now, earlier, same_regions),
            "change_is_measurement": (~modelled).astype("boolean").mask(change.isna()),
        },
        index=now.index,
    )
