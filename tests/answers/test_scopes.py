"""A province's answers are rows of the country's, ranked anew: the same as worked out for the province alone."""

import pandas as pd
import pytest

import shipped
from questions import asked
from stuntmap.analysis.certainty import certainty_table
from stuntmap.analysis.intervals import interval_table
from stuntmap.analysis.ranking import scope_table
from stuntmap.analysis.target_distance import target_table
from stuntmap.answers import shared_answers
from stuntmap.answers.paces import paced_table

# One with models, one whose districts had no figure in between, the new Papua, one of seven districts.
SCOPES = ("33", "53", "94", "31")


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize(("year", "compared", "target"), [(2024, 2023, None), (2022, 2021, 12.5), (2023, None, None)])
def test_a_province_says_what_it_would_say_alone(scope, year, compared, target):
    question = asked(scope, year, compared_year=compared, own_target_pct=target)
    estimates, population = shipped.estimates(), shipped.population()
    alone = scope_table(shipped.regions(), estimates, scope, year, compared)
    pd.testing.assert_frame_equal(shared_answers().ranking(question), alone)
    judged = target_table(alone, population, shipped.targets(), year, target)
    pd.testing.assert_frame_equal(shared_answers().judged(question), judged)
    expected = certainty_table(judged, shipped.intervals(), compared)
    pd.testing.assert_frame_equal(shared_answers().table(question), expected)
    figures = interval_table(scope_table(shipped.regions(), estimates, scope, year), shipped.intervals())
    pd.testing.assert_frame_equal(shared_answers().figures(question), figures)


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize(("year", "choices"), [(2024, {}), (2022, {"own_target_pct": 12.5}), (2021, {})])
def test_a_provinces_paces_are_those_it_would_have_alone(scope, year, choices):
    question, answers = asked(scope, year, **choices), shared_answers()
    first = scope_table(shipped.regions(), shipped.estimates(), scope, 2021)
    alone = paced_table(answers.data, shipped.intervals(), question, answers.table(question), first)
    pd.testing.assert_frame_equal(answers.paced_table(question), alone)


@pytest.mark.parametrize("year", [2013, 2018])
def test_an_older_survey_says_the_same_too(year):
    alone = scope_table(shipped.regions(), shipped.estimates(), "33", year)
    pd.testing.assert_frame_equal(shared_answers().ranking(asked("33", year)), alone)
