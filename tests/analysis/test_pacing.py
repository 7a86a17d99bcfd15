"""Pace needed and pace so far."""

import math
from datetime import date

import pandas as pd
import pytest

from days import AS_OF
from small_country import SmallCountry
from stuntmap.analysis.pacing import pace, pace_needed, pace_so_far, pace_table, regions_with_newer_figure
from stuntmap.analysis.ranking import scope_table
from stuntmap.errors import BadChoiceError


def test_pace_is_positive_when_the_prevalence_falls() -> None:
    halved = pace(24.0, 2021, 6.0, 2023)
    assert halved.reduction_pp == 9.0
    assert halved.aarr_pct == pytest.approx(50.0)


def test_pace_is_negative_when_the_prevalence_rises() -> None:
    rising = pace(10.0, 2021, 12.1, 2023)
    assert rising.reduction_pp == pytest.approx(-1.05)
    assert rising.aarr_pct == pytest.approx(-10.0)


def test_needed_pace_leads_to_the_target() -> None:
    needed = pace_needed(19.8, 2024, 14.2, 2029, date(2024, 12, 1))
    assert 19.8 - 5 * needed.reduction_pp == pytest.approx(14.2)
    assert 19.8 * (1 - needed.aarr_pct / 100) ** 5 == pytest.approx(14.2)


@pytest.mark.parametrize(
    ("as_of", "years_left"),
    [
        (date(2023, 6, 1), 5),
        (date(2024, 12, 31), 5),
        (date(2025, 1, 1), 4),
        (date(2026, 11, 30), 3),
        (date(2028, 12, 31), 1),
        (date(2029, 1, 1), 1),
        (date(2029, 12, 31), 1),
    ],
)
def test_years_that_went_by_since_the_survey_are_not_counted_on(as_of: date, years_left: int) -> None:
    needed = pace_needed(19.2, 2024, 14.2, 2029, as_of)
    assert needed.year_to - needed.year_from == years_left
    assert needed.reduction_pp == pytest.approx(5.0 / years_left)
    assert (needed.survey_year, needed.year_to) == (2024, 2029)


def test_nothing_is_needed_once_the_target_is_reached() -> None:
    needed = pace_needed(12.0, 2024, 14.2, 2029, AS_OF)
    assert (needed.reduction_pp, needed.aarr_pct) == (0.0, 0.0)


@pytest.mark.parametrize("target_year", [2024, 2020])
def test_target_year_that_is_not_ahead_is_refused(target_year: int) -> None:
    with pytest.raises(BadChoiceError):
        pace_needed(19.8, 2024, 14.2, target_year, AS_OF)


def test_pace_so_far_runs_from_the_first_to_the_last_comparable_survey(three_districts: SmallCountry) -> None:
    west = pace_so_far(three_districts.estimates, "1101", 2024)
    assert west is not None
    assert (west.year_from, west.prevalence_from, west.year_to, west.prevalence_to) == (2021, 9.9, 2024, 14.2)
    assert west.is_measurement


def test_pace_that_ends_in_a_small_area_figure_is_no_measurement(three_districts: SmallCountry) -> None:
    east = pace_so_far(three_districts.estimates, "1102", 2024)
    assert east is not None
    assert not east.is_measurement
    until_2023 = pace_so_far(three_districts.estimates, "1102", 2023)
    assert until_2023 is not None
    assert until_2023.is_measurement


def test_one_survey_has_no_pace(three_districts: SmallCountry) -> None:
    assert pace_so_far(three_districts.estimates, "1101", 2021) is None
    assert pace_so_far(three_districts.estimates, "9999", 2024) is None


def test_table_agrees_with_the_single_answers(three_districts: SmallCountry) -> None:
    country = three_districts
    now = scope_table(country.regions, country.estimates, "11", 2024)
    first = scope_table(country.regions, country.estimates, "11", 2021)
    goals = pd.Series({"1101": 14.0, "1102": math.nan, "1171": 12.0})
    table = pace_table(now, first, goals, 2029, AS_OF)
    needed = pace_needed(14.2, 2024, 14.0, 2029, AS_OF)
    so_far = pace_so_far(country.estimates, "1101", 2024)
    assert so_far is not None
    assert table.loc["1101"].tolist() == pytest.approx(
        [needed.reduction_pp, needed.aarr_pct, so_far.reduction_pp, so_far.aarr_pct, True]
    )
    assert table.loc["1102", ["needed_reduction_pp", "needed_aarr_pct"]].isna().all()
    assert table.loc["1171", ["needed_reduction_pp", "needed_aarr_pct"]].tolist() == [0.0, 0.0]
    assert table["so_far_is_measurement"].tolist() == [True, False, True]


def test_a_scope_of_one_region_has_its_pace(three_districts: SmallCountry) -> None:
    country = three_districts
    now, first = (scope_table(country.regions, country.estimates, "11", year).loc[["1101"]] for year in (2024, 2021))
    row = pace_table(now, first, pd.Series({"1101": 14.0}), 2029, AS_OF).loc["1101"]
    assert row["needed_reduction_pp"] == pytest.approx(pace_needed(14.2, 2024, 14.0, 2029, AS_OF).reduction_pp)


def test_table_has_no_pace_so_far_where_a_survey_is_missing(three_districts: SmallCountry) -> None:
    country = three_districts
    now = scope_table(country.regions, country.estimates, "11", 2022)
    first = scope_table(country.regions, country.estimates, "11", 2021)
    row = pace_table(now, first, pd.Series({"1171": 14.0}), 2024, AS_OF).loc["1171"]
    assert row.isna().all()


@pytest.mark.parametrize(
    ("survey_year", "as_of", "replaced"),
    [
        (2022, date(2022, 12, 31), set()),
        (2022, date(2023, 1, 1), {"1101", "1102", "1171", "11", "ID"}),
        (2021, date(2022, 6, 1), {"1101", "1102", "11", "ID"}),
        (2024, date(2030, 1, 1), set()),
    ],
)
def test_a_figure_is_replaced_by_a_later_survey_only_once_the_day_of_reading_has_come_to_it(
    three_districts: SmallCountry, survey_year: int, as_of: date, replaced: set[str]
) -> None:
    assert regions_with_newer_figure(three_districts.estimates, survey_year, as_of) == replaced
