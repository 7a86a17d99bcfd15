"""Answers that are known from published texts, asked of the shipped data."""

import pandas as pd
import pytest

import shipped
from stuntmap.analysis.profiling import district_profile
from stuntmap.analysis.target_distance import next_official_target, target_in_force


@pytest.mark.parametrize(("year", "rank"), [(2021, 6), (2022, 11), (2023, 28), (2024, 28)])
def test_klaten_within_jawa_tengah(year: int, rank: int) -> None:
    row = shipped.scope("33", year).loc["3310"]
    assert (row["rank"], row["of"], row["tied"]) == (rank, 35, year == 2022)


def test_klaten_shares_its_rank_of_2022_with_jepara_alone() -> None:
    table = shipped.scope("33", 2022)
    assert table.loc[table["rank"] == 11, "region_name"].tolist() == ["Kabupaten Klaten", "Kabupaten Jepara"]
    assert not (table["rank"] == 12).any()


def test_own_target_of_klaten_is_in_force_in_2024() -> None:
    target = target_in_force(shipped.targets(), "3310", 2024)
    assert target is not None
    assert (target.target_pct, target.standing) == (10.0, "stated_in_press")
    assert shipped.distances("33", 2024).loc["3310", "distance_pp"] == 10.8


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_next_official_target_after_2025_is_that_of_2029(year: int) -> None:
    assert target_in_force(shipped.targets(), "3310", year) is None
    upcoming = next_official_target(shipped.targets(), year)
    assert upcoming is not None
    assert (upcoming.target_pct, upcoming.target_year) == (14.2, 2029)


@pytest.mark.parametrize(("year", "count"), [(2021, 514), (2022, 494), (2023, 499), (2024, 514)])
def test_every_district_is_listed_and_those_with_an_estimate_are_counted(year: int, count: int) -> None:
    table = shipped.scope("ID", year)
    assert len(table) == 514
    assert table["of"].dropna().unique().tolist() == [count]


@pytest.mark.parametrize(("year", "count"), [(2021, 34), (2022, 34), (2023, 38), (2024, 38)])
def test_provinces_with_an_estimate(year: int, count: int) -> None:
    assert shipped.scope("ID", year, level="province")["of"].dropna().unique().tolist() == [count]


def test_old_and_new_provinces_of_papua_never_meet() -> None:
    new = ["91", "92", "93", "94", "95", "96"]
    across = shipped.scope("ID", 2023, 2022, "province")
    assert across.loc[new, ["previous_prevalence_pct", "change_pp", "rank_change"]].isna().all(axis=None)
    assert not across.index.isin(["91L", "92L"]).any()
    before = shipped.scope("ID", 2022, 2021, "province")
    assert before.loc[new, "prevalence_pct"].isna().all()
    assert before.loc[["91L", "92L"], "change_pp"].tolist() == [5.1, 3.8]
    backwards = shipped.scope("ID", 2022, 2023, "province")
    assert backwards.loc[["91L", "92L", *new], "change_pp"].isna().all()


def test_changes_to_small_area_figures_of_2024_are_marked() -> None:
    table = shipped.scope("ID", 2024, 2023)
    modelled = table["estimation"] == "small_area"
    assert modelled.sum() == 105
    assert not table.loc[modelled, "change_is_measurement"].fillna(False).any()
    assert table.loc[~modelled & table["change_pp"].notna(), "change_is_measurement"].all()


def test_profile_of_klaten_agrees_with_the_tables_of_its_scopes() -> None:
    profile = district_profile(shipped.regions(), shipped.estimates(), shipped.population(), shipped.targets(), "3310")
    for year, row in profile.surveys.iterrows():
        province = shipped.scope("33", year).loc["3310"]
        nation = shipped.distances("ID", year).loc["3310"]
        assert (row["province_rank"], row["nation_rank"]) == (province["rank"], nation["rank"])
        for name in ("prevalence_pct", "severity_class", "distance_pp", "stunted_children", "target_pct"):
            assert row[name] == nation[name], (year, name)
    assert profile.surveys["rank_change"].tolist() == [pd.NA, 5, 17, 0]
    assert profile.surveys["change_pp"].tolist()[1:] == [2.4, 6.3, -3.7]
