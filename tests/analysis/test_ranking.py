"""Ranks: 1 is the lowest prevalence, equal figures share the better rank, no estimate has no rank."""

import math

import pandas as pd
import pytest

from refusals import refused
from small_country import SmallCountry
from stuntmap.analysis.ranking import prevalence_rank, rank_history, ranked_among_themselves, scope_table
from stuntmap.errors import BadChoiceError, UnknownRegionError


def test_equal_figures_share_the_better_rank() -> None:
    ranks = prevalence_rank(pd.Series([12.0, 10.0, 12.0, 20.0]))
    assert ranks["rank"].tolist() == [2, 1, 2, 4]
    assert ranks["tied"].tolist() == [True, False, True, False]


def test_float_noise_does_not_break_a_tie() -> None:
    assert prevalence_rank(pd.Series([0.1 + 0.2, 0.3, 0.4]))["rank"].tolist() == [1, 1, 3]


def test_second_decimal_of_older_surveys_tells_figures_apart() -> None:
    assert prevalence_rank(pd.Series([31.29, 31.28]))["rank"].tolist() == [2, 1]


def test_no_estimate_has_no_rank_and_does_not_count() -> None:
    ranks = prevalence_rank(pd.Series([math.nan, 5.0, 7.0]))
    assert ranks.iloc[0].isna().all()
    assert ranks["of"].dropna().tolist() == [2, 2]


def test_two_missing_figures_are_not_tied() -> None:
    assert prevalence_rank(pd.Series([math.nan, math.nan, 1.0]))["tied"].tolist() == [pd.NA, pd.NA, False]


def test_nobody_has_an_estimate() -> None:
    assert prevalence_rank(pd.Series([math.nan, math.nan])).isna().all(axis=None)


def test_scope_holds_every_region_also_those_without_an_estimate(three_districts: SmallCountry) -> None:
    table = scope_table(three_districts.regions, three_districts.estimates, "11", 2022)
    assert table.index.tolist() == ["1101", "1102", "1171"]
    assert table.index.name == "region_code"
    assert table["rank"].tolist() == [1, 1, pd.NA]
    assert table["of"].tolist() == [2, 2, pd.NA]
    assert table["survey"].tolist() == ["SSGI"] * 3
    assert table["survey_year"].tolist() == [2022] * 3
    assert pd.isna(table.loc["1171", "severity_class"])


def test_scope_table_has_the_promised_columns(three_districts: SmallCountry) -> None:
    table = scope_table(three_districts.regions, three_districts.estimates, "ID", 2024, 2023)
    assert table.columns.tolist() == [
        *("region_name", "region_kind", "province_code", "province_name", "prevalence_pct", "rank", "of", "tied"),
        *("severity_class", "survey", "survey_year", "estimation", "check", "note", "source_url"),
        *("previous_prevalence_pct", "previous_rank", "previous_of", "previous_tied", "previous_estimation"),
        *("change_pp", "rank_change", "rank_change_reason", "change_is_measurement"),
    ]


def test_province_level_shows_the_printed_figure_of_the_province(three_districts: SmallCountry) -> None:
    table = scope_table(three_districts.regions, three_districts.estimates, "ID", 2024, level="province")
    assert table["prevalence_pct"].to_dict() == {"11": 19.0}


def test_figures_are_not_changed_by_asking(three_districts: SmallCountry) -> None:
    regions, estimates = three_districts.regions.copy(), three_districts.estimates.copy()
    scope_table(three_districts.regions, three_districts.estimates, "ID", 2024, 2023)
    pd.testing.assert_frame_equal(regions, three_districts.regions)
    pd.testing.assert_frame_equal(estimates, three_districts.estimates)


@pytest.mark.parametrize("scope", ["99", "1101", "", "id"])
def test_unknown_scope_is_refused(three_districts: SmallCountry, scope: str) -> None:
    with pytest.raises(UnknownRegionError) as caught:
        scope_table(three_districts.regions, three_districts.estimates, scope, 2024)
    assert caught.value.facts["region_code"] == scope


def test_unknown_survey_is_refused(three_districts: SmallCountry) -> None:
    with refused(BadChoiceError, "2020"):
        scope_table(three_districts.regions, three_districts.estimates, "11", 2020)


def test_single_province_is_not_ranked(three_districts: SmallCountry) -> None:
    with pytest.raises(BadChoiceError):
        scope_table(three_districts.regions, three_districts.estimates, "11", 2024, level="province")


def test_history_is_one_row_a_region_and_comparable_survey(three_districts: SmallCountry) -> None:
    history = rank_history(three_districts.regions, three_districts.estimates, "11")
    assert len(history) == 12
    west = history.loc[history["region_code"] == "1101"]
    assert west["survey_year"].tolist() == [2021, 2022, 2023, 2024]
    assert west["rank"].tolist() == [1, 1, 2, 2]
    assert west["same_regions"].tolist() == [True, False, False, True]


@pytest.mark.parametrize(("year", "compared"), [(2024, 2023), (2023, 2024)])
def test_all_rows_ranked_anew_say_what_they_said_a_model_figure_of_either_survey_too(
    three_districts: SmallCountry, year: int, compared: int
) -> None:
    table = scope_table(three_districts.regions, three_districts.estimates, "ID", year, compared)
    assert table["rank_change_reason"].fillna("").tolist() == ["", "small_area", ""]
    pd.testing.assert_frame_equal(ranked_among_themselves(table), table)
