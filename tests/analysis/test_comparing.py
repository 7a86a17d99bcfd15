"""What may be compared, and how a change is reckoned and marked."""

import pandas as pd
import pytest

from small_country import SmallCountry
from stuntmap.analysis.comparing import check_comparable, previous_comparable_year
from stuntmap.analysis.ranking import scope_table
from stuntmap.errors import BadChoiceError


def compared(country: SmallCountry, year: int, before: int) -> pd.DataFrame:
    return scope_table(country.regions, country.estimates, "11", year, before)


def test_change_is_now_minus_before_without_float_noise(three_districts: SmallCountry) -> None:
    table = compared(three_districts, 2022, 2021)
    assert table.loc["1101", "change_pp"] == 5.1
    assert table.loc["1102", "change_pp"] == -5.0


def test_moving_towards_the_lowest_prevalence_is_a_negative_change_of_rank(three_districts: SmallCountry) -> None:
    table = compared(three_districts, 2023, 2021)
    assert table["rank_change"].tolist() == [1, -1, 0]


@pytest.mark.parametrize(("year", "before"), [(2022, 2021), (2023, 2022)])
def test_no_change_where_either_survey_has_no_estimate(three_districts: SmallCountry, year: int, before: int) -> None:
    row = compared(three_districts, year, before).loc["1171"]
    assert row[["change_pp", "rank_change", "change_is_measurement"]].isna().all()


def test_change_that_involves_a_small_area_figure_is_no_measurement(three_districts: SmallCountry) -> None:
    table = compared(three_districts, 2024, 2023)
    assert table["change_is_measurement"].tolist() == [True, False, True]
    backwards = compared(three_districts, 2023, 2024)
    assert backwards["change_is_measurement"].tolist() == [True, False, True]


@pytest.mark.parametrize(("year", "before"), [(2024, 2018), (2018, 2024), (2022, 2022), (2024, 2020)])
def test_other_instruments_and_the_same_survey_are_refused(
    three_districts: SmallCountry, year: int, before: int
) -> None:
    with pytest.raises(BadChoiceError):
        check_comparable(year, before)
    with pytest.raises(BadChoiceError):
        compared(three_districts, year, before)


def test_previous_comparable_survey() -> None:
    assert [previous_comparable_year(year) for year in (2024, 2023, 2022, 2021, 2019)] == [2023, 2022, 2021, None, None]
