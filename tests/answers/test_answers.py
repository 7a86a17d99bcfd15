"""What the one door answers is what the single functions of analysis say, composed in one order for every medium."""

from datetime import date

import pandas as pd
import pytest

import shipped
from questions import TODAY, asked
from small_country import SmallCountry
from stuntmap.analysis.certainty import certainty_table
from stuntmap.analysis.intervals import figure_intervals, interval_table
from stuntmap.analysis.rank_groups import fifth_probabilities
from stuntmap.analysis.rank_sets import rank_set_table
from stuntmap.analysis.ranking import scope_table
from stuntmap.analysis.references import reference_table
from stuntmap.analysis.target_distance import target_table
from stuntmap.answers import Answers, Question, shared_answers
from stuntmap.data.survey_data import SurveyData
from stuntmap.errors import BadChoiceError, UnknownRegionError


@pytest.fixture
def small(three_districts: SmallCountry) -> Answers:
    return Answers(SurveyData.of(**vars(three_districts)))


def test_the_table_composes_rank_target_interval_set_change_and_verdict(small, three_districts):
    tables = three_districts
    intervals = figure_intervals(tables.estimates, tables.population)
    expected = scope_table(tables.regions, tables.estimates, "11", 2024, 2023)
    expected = target_table(expected, tables.population, tables.targets, 2024)
    expected = certainty_table(expected, intervals, 2023)
    answer = small.table(asked("11", 2024, compared_year=2023))
    pd.testing.assert_frame_equal(answer, expected)
    pd.testing.assert_frame_equal(small.judged(asked("11", 2024, compared_year=2023)), expected[small.judged(
        asked("11", 2024, compared_year=2023)).columns])  # fmt: skip


@pytest.mark.parametrize(
    ("choices", "target"), [({}, 14.0), ({"target_year": 2029}, 14.2), ({"own_target_pct": 11.5}, 11.5)]
)
def test_the_target_is_that_of_the_survey_of_the_chosen_year_or_the_readers_own(small, choices, target):
    assert small.table(asked("11", 2024, **choices)).loc["1101", "target_pct"] == target
    assert small.row(asked("11", 2024, **choices), "1101")["target_pct"] == target


def test_an_own_target_leaves_the_rank_sets_that_were_worked_out(small):
    small.table(asked("11", 2024))
    before = small.rank_sets(asked("11", 2024))
    small.table(asked("11", 2024, own_target_pct=12.0))
    assert small.rank_sets(asked("11", 2024, own_target_pct=12.0)) is before
    plain = interval_table(shipped_like(small, "11", 2024), small.intervals)
    assert before.equals(rank_set_table(plain)[list(before.columns)])


def shipped_like(answers: Answers, scope: str, year: int) -> pd.DataFrame:
    return scope_table(answers.data.regions, answers.data.estimates, scope, year)


def test_a_region_is_ranked_among_the_districts_of_its_province_or_among_the_provinces():
    answers = shared_answers()
    district = answers.row(asked(survey_year=2024), "3310")
    assert (district["rank"], district["of"]) == (28, 35)
    province = answers.row(asked(survey_year=2024), "33")
    assert province["of"] == 38
    assert province["prevalence_pct"] == answers.table(asked("ID", 2024, level="province")).loc["33", "prevalence_pct"]


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024])
def test_the_countrys_row_holds_the_printed_figure_and_no_rank(year):
    estimates = shipped.estimates()
    printed = estimates[(estimates["region_code"] == "ID") & (estimates["survey_year"] == year)].iloc[0]
    row = shared_answers().row(asked(survey_year=year), "ID")
    assert row["prevalence_pct"] == printed["prevalence_pct"]
    assert pd.isna(row["rank"])
    assert row["ci95_low_pct"] < row["prevalence_pct"] < row["ci95_high_pct"]


def test_the_countrys_row_follows_the_year_of_the_target_that_was_chosen():
    row = shared_answers().row(asked(survey_year=2024, target_year=2029), "ID")
    assert (row["target_pct"], row["target_year"]) == (14.2, 2029)
    assert row["distance_pp"] == pytest.approx(19.8 - 14.2)
    assert row["target_verdict"] == "not_reached"


def test_a_series_holds_its_limits_and_older_instruments_stand_apart():
    answers = shared_answers()
    own = answers.series("3310").set_index("survey_year")
    assert own.index.tolist() == [2021, 2022, 2023, 2024]
    limits = shipped.intervals().xs("3310", level="region_code")
    assert own["ci95_low_pct"].tolist() == limits.loc[own.index, "ci95_low_pct"].tolist()
    older = answers.series("3310", False)
    assert older["survey_year"].max() < 2021


def test_against_a_reference_is_the_row_of_the_reference_table(small, three_districts):
    figures = interval_table(shipped_like(small, "11", 2024), small.intervals)
    expected = reference_table(figures, small.intervals, three_districts.population, "11").loc["1101"]
    answer = small.against(asked("ID", 2024), "1101", "11")
    assert answer["reference_verdict"] == expected["reference_verdict"]
    assert answer["reference_difference_pp"] == expected["reference_difference_pp"]


def test_years_with_a_figure_leave_out_the_surveys_that_missed_the_region():
    assert shared_answers().years_with_a_figure("5301") == (2024, 2023, 2021)
    assert shared_answers().years_with_a_figure("9401") == (2024, 2023, 2022, 2021)


def test_unknown_regions_and_impossible_targets_are_told(small):
    with pytest.raises(UnknownRegionError):
        small.table(asked("99", 2024))
    with pytest.raises(BadChoiceError):
        small.table(asked("11", 2024, own_target_pct=0.0))


def test_a_question_against_the_survey_before():
    assert Question(TODAY).against_the_survey_before(2023).compared_year == 2022
    assert Question(TODAY).against_the_survey_before(2021).compared_year is None


def test_names_and_provinces_of_regions():
    names = shared_answers().names
    assert names.regions["3310"] == "Kabupaten Klaten"
    assert names.provinces["33"] == "Jawa Tengah"
    assert names.province_of["3310"] == "33"
    assert len(names.districts("33")) == 35
    assert len(names.districts()) == 514
    assert names.searched["3310"] == "Kab. Klaten · Jawa Tengah"
    assert next(iter(names.searched.values())).split(" ", 1)[1].startswith("Aceh")


def test_no_chance_is_given_of_a_models_figure_and_those_of_the_others_stay():
    question = asked("33", 2024)
    figures, chances = shared_answers().figures(question), shared_answers().fifth_chances(question)
    modelled = figures["estimation"] == "small_area"
    assert modelled.sum() == 6
    assert chances[modelled].isna().all(axis=None)
    expected = fifth_probabilities(figures["prevalence_pct"], figures["se_log_odds"])[~modelled]
    pd.testing.assert_frame_equal(chances[~modelled], expected)


def test_the_way_ahead_is_that_of_the_day_of_reading_whoever_asked_before(small):
    days = [date(2024, 12, 31), date(2026, 11, 30), date(2024, 12, 31)]
    paces = [small.paces(Question(as_of=day, survey_year=2024), "1101") for day in days]
    assert [(each.ahead.target_year, each.needed and each.needed.year_from) for each in paces] == [
        *((2025, 2024), (2029, 2026), (2025, 2024))
    ]
