"""The profile of one region agrees with the tables of its scopes."""

import pandas as pd

from refusals import refused
from small_country import SmallCountry
from stuntmap.analysis.profiling import Profile, district_profile, series
from stuntmap.errors import UnknownRegionError


def profile(country: SmallCountry, region_code: str, own: float | None = None) -> Profile:
    return district_profile(country.regions, country.estimates, country.population, country.targets, region_code, own)


def test_one_row_for_every_comparable_survey_also_without_an_estimate(three_districts: SmallCountry) -> None:
    centre = profile(three_districts, "1171").surveys
    assert centre.index.tolist() == [2021, 2022, 2023, 2024]
    assert centre["prevalence_pct"].isna().tolist() == [False, True, False, False]
    assert centre["survey"].tolist() == ["SSGI", "SSGI", "SKI", "SSGI"]
    missing = centre.loc[2022, ["severity_class", "province_rank", "nation_rank", "distance_pp", "stunted_children"]]
    assert missing.isna().all()


def test_ranks_target_and_children(three_districts: SmallCountry) -> None:
    west = profile(three_districts, "1101")
    latest = west.surveys.loc[2024]
    assert (latest["province_rank"], latest["province_of"], latest["province_tied"]) == (2, 3, False)
    assert (latest["nation_rank"], latest["nation_of"]) == (2, 3)
    assert (latest["target_pct"], latest["distance_pp"], latest["stunted_children"]) == (14.0, 0.2, 1420)
    assert (latest["province_prevalence_pct"], latest["nation_prevalence_pct"]) == (19.0, 19.8)
    assert west.surveys["province_tied"].tolist() == [False, True, False, False]
    target = west.targets[2024]
    assert target is not None
    assert target.target_pct == 14.0


def test_change_is_against_the_comparable_survey_before(three_districts: SmallCountry) -> None:
    west = profile(three_districts, "1101").surveys
    assert west["change_pp"].tolist()[1:] == [5.1, -1.0, 0.2]
    # 2022 ranks two districts, the other surveys three.
    assert west["rank_change"].tolist() == [pd.NA, pd.NA, pd.NA, 0]
    assert west["rank_change_reason"].dropna().to_dict() == dict.fromkeys((2022, 2023), "different_regions")
    assert pd.isna(west.loc[2021, "change_pp"])
    centre = profile(three_districts, "1171").surveys
    assert centre["change_pp"].isna().tolist() == [True, True, True, False]
    assert not profile(three_districts, "1102").surveys.loc[2024, "change_is_measurement"]


def test_own_target_holds_in_every_year(three_districts: SmallCountry) -> None:
    assert profile(three_districts, "1101", 12.0).surveys["target_pct"].tolist() == [12.0] * 4


def test_province_is_ranked_in_the_nation_only(three_districts: SmallCountry) -> None:
    province = profile(three_districts, "11").surveys
    assert province["province_rank"].isna().all()
    assert province["nation_rank"].tolist() == [1] * 4


def test_country_is_not_ranked(three_districts: SmallCountry) -> None:
    country = profile(three_districts, "ID").surveys
    assert country[["province_rank", "nation_rank"]].isna().all(axis=None)
    assert country["change_pp"].tolist()[1:] == [-2.8, -0.1, -1.7]


def test_unknown_region_is_refused(three_districts: SmallCountry) -> None:
    with refused(UnknownRegionError, "9999"):
        profile(three_districts, "9999")


def test_older_instruments_are_a_series_of_their_own(three_districts: SmallCountry) -> None:
    assert series(three_districts.estimates, "1101").index.tolist() == [2021, 2022, 2023, 2024]
    assert series(three_districts.estimates, "1101", comparable=False).index.tolist() == [2018]
