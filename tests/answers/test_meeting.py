"""The facts of a meeting: each is the figure that the dashboard shows, and what cannot be said stays missing."""

from datetime import date

import pandas as pd
import pytest

from days import AS_OF
from questions import facts_of
from refusals import refused, said
from stuntmap.analysis.context import BETWEEN, LEAST_FAVOURABLE, MOST_FAVOURABLE
from stuntmap.analysis.differences import rank_moves
from stuntmap.analysis.pacing import pace_needed
from stuntmap.answers import Answers
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.data.survey_data import SurveyData
from stuntmap.errors import BadChoiceError, UnknownRegionError


@pytest.fixture
def tables(three_districts):
    country = three_districts
    return SurveyData.of(**vars(country))


def meeting_of(tables: SurveyData, code: str, year: int, **choices) -> MeetingFacts:
    return facts_of(code, year, answers=Answers(tables), **choices)


def with_determinant(tables, name, values):
    """`tables` with one determinant whose values (by district code) are given."""
    row = tables.determinants.iloc[0]
    rows = [{**row, "region_code": code, "indicator": name, "year": 2024, "value": value} for code, value in values]
    return SurveyData.of(**{**vars(tables), "determinants": pd.DataFrame(rows)})


def many_districts(tables, count):
    """`tables` with `count` more districts in the province, for quantiles; their codes are 1121, 1122, ..."""
    row = tables.regions[tables.regions["region_code"] == "1101"].iloc[0]
    more = pd.DataFrame([{**row, "region_code": str(1121 + n), "region_name": f"Kabupaten {n}"} for n in range(count)])
    return SurveyData.of(**{**vars(tables), "regions": pd.concat([tables.regions, more], ignore_index=True)})


def test_a_district_is_ranked_in_its_province(tables):
    facts = meeting_of(tables, "1101", 2024)
    assert (facts.scope_code, facts.scope_name, facts.is_district) == ("11", "Provinsi Contoh", True)
    assert (facts.row["rank"], facts.row["of"], facts.row["prevalence_pct"]) == (2, 3, 14.2)
    assert list(facts.ranked.index) == list(facts.districts.index) == ["1101", "1102", "1171"]
    assert facts.compared_year == 2023
    assert facts.province["prevalence_pct"] == 19.0
    assert facts.nation["prevalence_pct"] == 19.8


def test_a_province_is_ranked_in_the_nation_and_mapped_by_its_districts(tables):
    facts = meeting_of(tables, "11", 2024)
    assert (facts.scope_code, facts.scope_name, facts.is_district) == ("ID", "Indonesia", False)
    assert (facts.row["rank"], facts.row["of"]) == (1, 1)
    assert list(facts.districts.index) == ["1101", "1102", "1171"]
    assert facts.determinants.empty


def test_the_series_holds_every_comparable_survey_with_its_rank_set(tables):
    series = meeting_of(tables, "1101", 2024).series
    assert list(series.index) == [2021, 2022, 2023, 2024]
    assert list(series["prevalence_pct"]) == [9.9, 15.0, 14.0, 14.2]
    assert (series["province_rank_low"] <= series["province_rank"]).all()
    assert (series["province_rank"] <= series["province_rank_high"]).all()


def test_the_movement_in_the_ranking_is_the_tested_one(tables):
    now = meeting_of(tables, "1101", 2024)
    before = meeting_of(tables, "1101", 2023)
    expected = rank_moves(now.ranked, before.ranked).loc["1101"]
    assert now.row["rank_move"] == expected["rank_move"]


def test_the_first_survey_has_nothing_to_compare_with(tables):
    facts = meeting_of(tables, "1101", 2021)
    assert facts.compared_year is None
    assert facts.so_far is None
    assert "rank_move" not in facts.row
    assert "change_verdict" not in facts.ranked


def test_the_distance_counts_the_survey_year_and_the_pace_the_year_ahead(tables):
    facts = meeting_of(tables, "1101", 2024)
    assert (facts.target.target_pct, facts.target_year) == (14.0, 2024)
    assert facts.row["distance_pp"] == pytest.approx(0.2)
    # 18.8 for 2025 lies behind; 14.2 is met by 14.2: to be kept, not to be followed by 5.0 for 2045.
    assert (facts.ahead.target_pct, facts.ahead.target_year, facts.distance_ahead_pp) == (14.2, 2029, 0.0)
    assert (facts.needed.year_to, facts.needed.reduction_pp) == (2029, 0.0)
    assert facts.upcoming.target_year == 2029
    assert not facts.is_judged_only


def test_the_day_of_the_meeting_decides_what_lies_ahead(tables):
    before = meeting_of(tables, "1102", 2024, as_of=date(2025, 12, 31))
    after = meeting_of(tables, "1102", 2024, as_of=date(2026, 1, 1))
    assert [(facts.ahead.target_year, facts.ahead.target_pct) for facts in (before, after)] == [
        (2025, 18.8),
        (2029, 14.2),
    ]
    assert (after.needed.year_from, after.as_of) == (2026, date(2026, 1, 1))
    assert before.row["distance_pp"] == after.row["distance_pp"]


def test_no_way_ahead_starts_from_a_figure_that_a_newer_survey_has_replaced(tables):
    older = meeting_of(tables, "1101", 2023)
    assert (older.ahead, older.needed, older.distance_ahead_pp) == (None, None, None)
    assert older.so_far is not None
    # Read in 2023, it was the newest one.
    assert meeting_of(tables, "1101", 2023, as_of=date(2023, 12, 1)).ahead.target_year == 2024


def test_an_own_target_of_a_past_year_is_judged_and_not_aimed_at(tables):
    facts = meeting_of(tables, "1102", 2024, target_year=2025, own_target_pct=10.0)
    assert (facts.row["target_pct"], facts.target_year, facts.is_judged_only) == (10.0, 2025, True)
    assert (facts.ahead.target_pct, facts.ahead.standing) == (14.2, "official_path")


@pytest.mark.parametrize(("day", "year"), [(date(2024, 12, 1), 2025), (AS_OF, 2029), (date(2046, 1, 2), 2046)])
def test_an_own_target_without_a_year_is_one_for_the_next_official_year_on_the_day(tables, day, year):
    facts = meeting_of(tables, "1101", 2024, own_target_pct=10.0, as_of=day)
    assert (facts.target_year, facts.row["target_pct"], facts.ahead.target_year) == (year, 10.0, year)
    assert not facts.is_judged_only


def test_an_own_target_counts_for_distance_and_pace(tables):
    facts = meeting_of(tables, "1101", 2024, target_year=2028, own_target_pct=10.0)
    assert facts.row["target_pct"] == 10.0
    assert facts.row["distance_pp"] == pytest.approx(4.2)
    assert facts.needed == pace_needed(14.2, 2024, 10.0, 2028, AS_OF)


def test_only_really_lower_districts_are_named(tables):
    facts = meeting_of(tables, "1171", 2023)
    assert list(facts.lower.index) == ["1102", "1101"]
    assert (facts.lower["reference_ci95_high_pp"] < 0).all()
    assert meeting_of(tables, "1102", 2023).lower.empty


def test_nothing_is_really_lower_than_a_small_area_figure(tables):
    assert meeting_of(tables, "1102", 2024).lower.empty


def test_three_districts_are_too_few_for_a_fifth(tables):
    determinants = meeting_of(tables, "1101", 2024).determinants
    assert determinants["standing"].isna().all()


@pytest.mark.parametrize(
    ("name", "own", "standing"),
    [
        ("poverty_rate_pct", 9.0, LEAST_FAVOURABLE),
        ("poverty_rate_pct", 1.0, MOST_FAVOURABLE),
        ("poverty_rate_pct", 4.5, BETWEEN),
        ("human_development_index", 9.0, MOST_FAVOURABLE),
        ("human_development_index", 1.0, LEAST_FAVOURABLE),
    ],
)
def test_a_determinant_stands_out_in_the_outer_fifths_of_the_province(tables, name, own, standing):
    others = [(str(1121 + place), float(value)) for place, value in enumerate([2, 3, 4, 5, 6, 7])]
    changed = with_determinant(many_districts(tables, 6), name, [("1101", own), *others])
    assert meeting_of(changed, "1101", 2024).determinants.loc[name, "standing"] == standing


def test_a_value_that_most_districts_share_stands_out_nowhere(tables):
    others = [(str(1121 + place), 0.0) for place in range(6)]
    changed = with_determinant(
        many_districts(tables, 6), "households_without_electricity_pct", [("1101", 0.0), *others]
    )
    assert meeting_of(changed, "1101", 2024).determinants["standing"].tolist() == [BETWEEN]


def test_the_number_of_poor_people_follows_size_and_stands_out_nowhere(tables):
    others = [(str(1121 + place), 1.0) for place in range(6)]
    changed = with_determinant(many_districts(tables, 6), "poor_population", [("1101", 99.0), *others])
    assert meeting_of(changed, "1101", 2024).determinants["standing"].isna().all()


def test_a_survey_without_a_figure_is_refused_with_the_others_named(tables):
    with refused(BadChoiceError, "Kota Tengah: tidak ada estimasi pada SSGI 2022") as caught:
        meeting_of(tables, "1171", 2022)
    assert said(caught.value).endswith("Pilih survei lain: 2021, 2023, 2024.")


def test_the_country_a_bad_year_and_an_unknown_region_are_refused(tables):
    with refused(BadChoiceError, "satu kabupaten/kota atau satu provinsi"):
        meeting_of(tables, "ID", 2024)
    with refused(BadChoiceError, "Tidak ada survei sebanding tahun 2018"):
        meeting_of(tables, "1101", 2018)
    with pytest.raises(UnknownRegionError):
        meeting_of(tables, "9999", 2024)
