"""The target in force, and the distance to it in points and in children."""

import math
from datetime import date

import pandas as pd
import pytest

from days import AS_OF
from small_country import SmallCountry
from stuntmap.analysis.ranking import scope_table
from stuntmap.analysis.target_distance import (
    checked_target_pct,
    distance_to,
    is_judged_only,
    next_official_target,
    rounded_to_tens,
    stunted_children,
    target_ahead,
    target_in_force,
    target_table,
)
from stuntmap.errors import BadChoiceError


def distances(country: SmallCountry, year: int, target_year: int, own: float | None = None) -> pd.DataFrame:
    table = scope_table(country.regions, country.estimates, "11", year)
    return target_table(table, country.population, country.targets, target_year, own)


def test_own_entry_comes_first(three_districts: SmallCountry) -> None:
    target = target_in_force(three_districts.targets, "1171", 2024, 11.0)
    assert target is not None
    assert (target.target_pct, target.standing) == (11.0, "own")


def test_lowest_stated_target_comes_next_and_names_its_alternatives(three_districts: SmallCountry) -> None:
    target = target_in_force(three_districts.targets, "1171", 2024)
    assert target is not None
    assert (target.target_pct, target.standing) == (9.0, "stated_in_press")
    assert [other.target_pct for other in target.alternatives] == [12.0]


def test_national_path_comes_last(three_districts: SmallCountry) -> None:
    target = target_in_force(three_districts.targets, "1101", 2024)
    assert target is not None
    assert (target.target_pct, target.standing) == (14.0, "official_path")


def test_ambiguous_target_never_counts(three_districts: SmallCountry) -> None:
    target = target_in_force(three_districts.targets, "1102", 2024)
    assert target is not None
    assert target.target_pct == 14.0
    assert 5.0 not in [other.target_pct for other in target.alternatives]


def test_working_target_never_replaces_the_official_path(three_districts: SmallCountry) -> None:
    targets = three_districts.targets
    national = target_in_force(targets, "ID", 2024)
    assert national is not None
    assert national.target_pct == 14.0
    without_official = targets.loc[~((targets["year"] == 2024) & (targets["standing"] == "official_path"))]
    assert target_in_force(without_official, "ID", 2024) is None
    assert target_in_force(without_official, "1101", 2024) is None


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_years_without_an_official_target_are_not_interpolated(three_districts: SmallCountry, year: int) -> None:
    assert target_in_force(three_districts.targets, "1101", year) is None
    upcoming = next_official_target(three_districts.targets, year)
    assert upcoming is not None
    assert (upcoming.target_pct, upcoming.target_year) == (14.2, 2029)


def test_next_official_target_may_be_the_one_of_the_year_itself(three_districts: SmallCountry) -> None:
    upcoming = next_official_target(three_districts.targets, 2024)
    assert upcoming is not None
    assert upcoming.target_pct == 14.0
    assert next_official_target(three_districts.targets, 2046) is None


@pytest.mark.parametrize(
    ("as_of", "chosen", "own", "expected"),
    [
        (date(2024, 12, 31), None, None, (18.8, 2025)),
        (date(2025, 12, 31), None, None, (18.8, 2025)),
        (date(2026, 1, 1), None, None, (14.2, 2029)),
        (date(2026, 11, 30), 2025, None, (14.2, 2029)),
        (date(2026, 11, 30), 2027, None, (14.2, 2029)),
        (date(2026, 11, 30), 2045, None, (5.0, 2045)),
        (date(2026, 11, 30), None, 9.0, (9.0, 2029)),
        (date(2026, 11, 30), 2028, 9.0, (9.0, 2028)),
        (date(2026, 11, 30), 2025, 9.0, (14.2, 2029)),
        (date(2029, 12, 31), None, None, (14.2, 2029)),
        (date(2030, 1, 1), None, None, (5.0, 2045)),
    ],
)
def test_a_target_is_aimed_at_until_its_year_is_over(
    three_districts: SmallCountry, as_of: date, chosen: int | None, own: float | None, expected: tuple[float, int]
) -> None:
    ahead = target_ahead(three_districts.targets, "1101", 2024, as_of, chosen, own)
    assert ahead is not None
    assert (ahead.target_pct, ahead.target_year) == expected


def test_nothing_lies_ahead_after_the_last_year_of_the_path(three_districts: SmallCountry) -> None:
    assert target_ahead(three_districts.targets, "1101", 2024, date(2046, 1, 1)) is None


def test_a_regions_own_target_of_the_year_ahead_comes_before_the_national_one(three_districts: SmallCountry) -> None:
    stated = three_districts.targets.iloc[[0]].assign(
        region_code="1101", year=2029, target_pct=13.4, standing="stated_in_press"
    )
    targets = pd.concat([three_districts.targets, stated], ignore_index=True)
    own, other = (target_ahead(targets, code, 2024, AS_OF) for code in ("1101", "1102"))
    assert own is not None
    assert other is not None
    assert (own.target_pct, other.target_pct) == (13.4, 14.2)
    assert distance_to(14.2, own) == 0.8
    assert math.isnan(distance_to(math.nan, own))


def test_a_chosen_target_whose_year_is_over_is_only_judged(three_districts: SmallCountry) -> None:
    def judged_only(year: int | None, own: float | None) -> bool:
        targets = three_districts.targets
        judged = target_in_force(targets, "1101", year or 2024, own)
        return is_judged_only(judged, target_ahead(targets, "1101", 2024, AS_OF, year, own), 2024, AS_OF)

    assert [judged_only(2025, None), judged_only(2025, 9.0), judged_only(2024, 9.0)] == [True, True, True]
    assert [judged_only(None, None), judged_only(None, 9.0), judged_only(2028, 9.0)] == [False, False, False]
    assert not judged_only(2027, None)


def test_the_target_of_the_running_year_is_still_aimed_at(three_districts: SmallCountry) -> None:
    targets, last_day = three_districts.targets, date(2029, 12, 31)
    judged, ahead = target_in_force(targets, "1101", 2029), target_ahead(targets, "1101", 2024, last_day, 2029)
    assert judged == ahead
    assert not is_judged_only(judged, ahead, 2024, last_day)
    new_year = date(2030, 1, 1)
    assert is_judged_only(judged, target_ahead(targets, "1101", 2024, new_year, 2029), 2024, new_year)


def test_distance_is_prevalence_minus_target(three_districts: SmallCountry) -> None:
    table = distances(three_districts, 2024, 2024)
    assert table["distance_pp"].tolist() == [0.2, 4.0, 1.0]
    assert table["target_standing"].tolist() == ["official_path", "official_path", "stated_in_press"]


def test_prevalence_equal_to_the_target_has_reached_it(three_districts: SmallCountry) -> None:
    table = distances(three_districts, 2024, 2024, own=14.2)
    assert table["reached"].tolist() == [True, False, True]
    assert table["distance_pp"].tolist() == [0.0, 3.8, -4.2]


def test_children_are_rounded_to_tens_and_zero_above_a_reached_target(three_districts: SmallCountry) -> None:
    table = distances(three_districts, 2024, 2024, own=14.2)
    assert table["stunted_children"].tolist() == [1420, 3600, 500]
    assert table["children_above_target"].tolist() == [0, 760, 0]


def test_halves_round_upwards() -> None:
    assert rounded_to_tens(pd.Series([14.9, 15.0, 25.0, math.nan])).tolist() == [10, 20, 30, pd.NA]
    # 0.7 % of 5000 is 35; in binary a hair less.
    assert stunted_children(pd.Series([0.7]), pd.Series([5000])).tolist() == [40]


def test_no_estimate_has_no_distance_and_no_children(three_districts: SmallCountry) -> None:
    row = distances(three_districts, 2022, 2022).loc["1171"]
    assert row[["distance_pp", "reached", "stunted_children", "children_above_target"]].isna().all()


def test_year_without_a_target_has_no_distance_but_children(three_districts: SmallCountry) -> None:
    table = distances(three_districts, 2024, 2026)
    assert table["distance_pp"].isna().tolist() == [True, True, False]
    assert table["target_standing"].isna().tolist() == [True, True, False]
    assert table["children_above_target"].isna().tolist() == [True, True, False]
    assert table["stunted_children"].notna().all()


@pytest.mark.parametrize(
    ("entry", "expected"), [("14", 14.0), ("14,2", 14.2), (" 9.5 % ", 9.5), (10, 10.0), (0.1, 0.1)]
)
def test_target_may_be_written_with_comma_or_point(entry: object, expected: float) -> None:
    assert checked_target_pct(entry) == expected


@pytest.mark.parametrize("entry", [-5, 0, 100, 101, "abc", "", "nan", "inf", None, "1.000,5", "12.345", math.nan])
def test_impossible_target_is_refused(three_districts: SmallCountry, entry: object) -> None:
    with pytest.raises(BadChoiceError) as caught:
        checked_target_pct(entry)
    assert caught.value.code == "bad_target"


def test_impossible_own_target_is_refused_by_the_table_too(three_districts: SmallCountry) -> None:
    with pytest.raises(BadChoiceError):
        distances(three_districts, 2024, 2024, own=101)
