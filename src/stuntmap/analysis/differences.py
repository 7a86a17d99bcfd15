"""Whether two figures really differ: the change between two surveys, and the movement in the ranking."""

from typing import Final

import numpy as np
import pandas as pd

from stuntmap.analysis.classifying import as_printed
from stuntmap.analysis.comparing import model_reason
from stuntmap.analysis.intervals import figures_of, figures_over_surveys
from stuntmap.analysis.normal_scale import Z95, two_sided_p_value
from stuntmap.analysis.rank_sets import Standing
from stuntmap.vocabulary import (
    COMPARABLE_YEARS,
    DIFFERENT_INSTRUMENTS,
    DIVIDED_PROVINCE,
    FORMER_PROVINCE_CODES,
    FORMER_PROVINCE_LAST_YEAR,
    FORMER_PROVINCE_SUCCESSORS,
    MISSING_FIGURE,
    MODELLED,
    NO_INTERVAL,
    NOT_ASSESSABLE,
    NOT_DISTINGUISHABLE,
    RANK_TOWARDS_HIGHEST,
    RANK_TOWARDS_LOWEST,
    RANK_WITHIN_NOISE,
    REAL_DECREASE,
    REAL_INCREASE,
)

_DIVIDED_CODES: Final = frozenset(
    {*FORMER_PROVINCE_CODES.values(), *(code for codes in FORMER_PROVINCE_SUCCESSORS.values() for code in codes)}
)


def difference_test(difference_pp: pd.Series, se_pp: pd.Series) -> pd.DataFrame:
    """The test of each difference (percentage points) against none: index as given, missing where either is.

    Columns: low_pp and high_pp (95 % limits), z, p_value (two-sided), differs (boolean): |z| >= 1.96, which is the same
    as limits that leave 0 out.
    """
    z = difference_pp / se_pp
    return pd.DataFrame(
        {
            "low_pp": difference_pp - Z95 * se_pp,
            "high_pp": difference_pp + Z95 * se_pp,
            "z": z,
            "p_value": two_sided_p_value(z),
            "differs": (z.abs() >= Z95).astype("boolean").mask(z.isna()),
        },
        index=difference_pp.index,
    )


def _reasons(now: pd.DataFrame, before: pd.DataFrame, divided: np.ndarray, foreign: bool) -> pd.Series:
    """Why each change cannot be judged; missing where it can.

    `divided`: rows of old or new Papua on both sides of its division; `foreign`: one survey is an older instrument.
    """
    missing = now["prevalence_pct"].isna() | before["prevalence_pct"].isna()
    modelled = model_reason(now, before)
    reasons = np.select(
        [
            np.full(len(now), foreign),
            missing & divided,
            missing,
            modelled != "",
            now["se_pp"].isna() | before["se_pp"].isna(),
        ],
        [DIFFERENT_INSTRUMENTS, DIVIDED_PROVINCE, MISSING_FIGURE, modelled, NO_INTERVAL],
        "",
    )
    return pd.Series(reasons, index=now.index).replace("", None)


def change_tests(regions: pd.Index, intervals: pd.DataFrame, survey_year: int, compared_year: int) -> pd.DataFrame:
    """The change of each region from one survey to another, tested: one row each of `regions` (codes), index as given.

    `intervals` is from `intervals.figure_intervals`. Columns:
        previous_ci95_low_pct, previous_ci95_high_pct, previous_ci_kind: the interval in `compared_year`.
        change_ci95_low_pp, change_ci95_high_pp: 95 % limits of the change, percentage points, now minus before.
        change_z, change_p_value: z = change / sqrt(se1^2 + se2^2); two surveys are independent samples.
        change_verdict: "real_decrease", "real_increase", "not_distinguishable" (|z| < 1.96), "not_assessable".
        change_reason: why not assessable: "small_area", "missing_figure", "different_instruments", "divided_province"
            (old against new Papua), "no_interval"; missing otherwise.
    Limits, z and p are missing where the verdict is not_assessable. An older instrument makes all of them so.
    """
    now, before = (figures_of(intervals, year, regions) for year in (survey_year, compared_year))
    divided = regions.isin(list(_DIVIDED_CODES)) & (min(survey_year, compared_year) <= FORMER_PROVINCE_LAST_YEAR)
    return _tested(
        now, before, _reasons(now, before, divided, not {survey_year, compared_year} <= set(COMPARABLE_YEARS))
    )


def change_history(region_code: str, intervals: pd.DataFrame) -> pd.DataFrame:
    """The columns of `change_tests` of one region, each comparable survey against the one before; index survey_year."""
    figures = figures_over_surveys(intervals, region_code)
    now, before = figures.iloc[1:], figures.iloc[:-1].set_axis(figures.index[1:])
    divided = (figures.index[:-1] <= FORMER_PROVINCE_LAST_YEAR) & (region_code in _DIVIDED_CODES)
    return _tested(now, before, _reasons(now, before, divided, foreign=False))


def _tested(now: pd.DataFrame, before: pd.DataFrame, reason: pd.Series) -> pd.DataFrame:
    """The columns of `change_tests` of rows with the same index."""
    judged = reason.isna()
    change = as_printed(now["prevalence_pct"] - before["prevalence_pct"]).where(judged)
    test = difference_test(change, (now["se_pp"] ** 2 + before["se_pp"] ** 2) ** 0.5)
    differs = test["differs"].fillna(False)
    return pd.DataFrame(
        {
            "previous_ci95_low_pct": before["ci95_low_pct"],
            "previous_ci95_high_pct": before["ci95_high_pct"],
            "previous_ci_kind": before["ci_kind"],
            "change_ci95_low_pp": test["low_pp"],
            "change_ci95_high_pp": test["high_pp"],
            "change_z": test["z"],
            "change_p_value": test["p_value"],
            "change_verdict": np.select(
                [~judged, differs & (change < 0), differs & (change > 0)],
                [NOT_ASSESSABLE, REAL_DECREASE, REAL_INCREASE],
                NOT_DISTINGUISHABLE,
            ),
            "change_reason": reason,
        },
        index=now.index,
    )


def change_table(scope_table: pd.DataFrame, intervals: pd.DataFrame, compared_year: int) -> pd.DataFrame:
    """`scope_table` with the columns of `change_tests` against the survey of `compared_year`: same rows, same index."""
    survey_year = int(scope_table["survey_year"].iloc[0])
    tests = change_tests(scope_table.index, intervals, survey_year, compared_year)
    return pd.concat([scope_table, tests], axis=1)


def expected_by_chance(change_verdicts: pd.Series) -> float:
    """How many of the judged changes would look real if nothing had changed anywhere: 5 % of them."""
    return 0.05 * float((change_verdicts != NOT_ASSESSABLE).sum())


def rank_move(now: Standing, before: Standing) -> tuple[str, str | None]:
    """rank_move and rank_move_reason of one region; see `rank_moves`."""
    if now.estimation is None or before.estimation is None:
        return NOT_ASSESSABLE, MISSING_FIGURE
    for code in MODELLED:
        if code in (now.estimation, before.estimation):
            return NOT_ASSESSABLE, code
    if now.low is None or now.high is None or before.low is None or before.high is None:
        return NOT_ASSESSABLE, NO_INTERVAL
    if now.high + len(before.ranked - now.ranked) < before.low:
        return RANK_TOWARDS_LOWEST, None
    if now.low > before.high + len(now.ranked - before.ranked):
        return RANK_TOWARDS_HIGHEST, None
    return RANK_WITHIN_NOISE, None


def rank_moves(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Whether each region truly moved in the ranking: index as `now`; columns rank_move, rank_move_reason.

    Both tables are `rank_sets.rank_set_table`s of one scope in two surveys. rank_move: "towards_lowest" or
    "towards_highest" where the two 95 % sets of ranks have no rank in common, else "within_noise"; "not_assessable"
    with the reason "missing_figure", "no_interval" or one of MODELLED. Regions with a figure in one survey only could
    stand anywhere in the other: its sets are widened by their number.
    """
    earlier = before.reindex(now.index)
    ranked_now, ranked_before = (table.index[table["prevalence_pct"].notna()] for table in (now, before))
    absent_now = len(ranked_before.difference(ranked_now))
    absent_before = len(ranked_now.difference(ranked_before))
    unknown = (now["rank_low"].isna() | earlier["rank_low"].isna()).to_numpy(dtype=bool)
    missing = (now["prevalence_pct"].isna() | earlier["prevalence_pct"].isna()).to_numpy(dtype=bool)
    modelled = model_reason(now, earlier)
    rough = (modelled != "").to_numpy(dtype=bool)
    down = (now["rank_high"] + absent_now < earlier["rank_low"]).fillna(False).to_numpy(dtype=bool)
    up = (now["rank_low"] > earlier["rank_high"] + absent_before).fillna(False).to_numpy(dtype=bool)
    moves = np.select(
        [unknown | rough, down, up], [NOT_ASSESSABLE, RANK_TOWARDS_LOWEST, RANK_TOWARDS_HIGHEST], RANK_WITHIN_NOISE
    )
    reasons = np.select([missing, rough, unknown], [MISSING_FIGURE, modelled, NO_INTERVAL], "")
    return pd.DataFrame(
        {"rank_move": moves, "rank_move_reason": pd.Series(reasons, index=now.index).replace("", None)},
        index=now.index,
    )
