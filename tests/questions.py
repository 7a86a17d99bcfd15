"""Questions as tests ask them: on one day that no clock decides."""

from datetime import date
from typing import Any

import pandas as pd

from days import AS_OF
from stuntmap.answers import Answers, Question, shared_answers
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.figures.palette import LIGHT, Theme
from stuntmap.language import language
from stuntmap.links.selection import Selection
from stuntmap.links.visit import Visit
from stuntmap.vocabulary import page_of

TODAY = AS_OF


def asked(scope: str = "ID", survey_year: int = 2024, **choices: Any) -> Question:
    return Question(as_of=TODAY, scope=scope, survey_year=survey_year, **choices)


def table_of(
    scope: str = "ID", survey_year: int = 2024, compared_year: int | None = None, **choices: Any
) -> pd.DataFrame:
    """The shipped table that answers a question."""
    return shared_answers().table(asked(scope, survey_year, compared_year=compared_year, **choices))


def judged_of(
    scope: str = "ID", survey_year: int = 2024, compared_year: int | None = None, **more: Any
) -> pd.DataFrame:
    """The shipped table with targets, without limits and verdicts."""
    return shared_answers().judged(asked(scope, survey_year, compared_year=compared_year, **more))


def facts_of(
    code: str,
    survey_year: int = 2024,
    target_year: int | None = None,
    own_target_pct: float | None = None,
    answers: Answers | None = None,
    as_of: date = TODAY,
) -> MeetingFacts:
    """The facts of the meeting of a region."""
    question = Question(as_of, survey_year=survey_year, target_year=target_year, own_target_pct=own_target_pct)
    return (answers or shared_answers()).meeting(question, code)


def visit_of(
    code: str = "id", theme: Theme = LIGHT, answers: Answers | None = None, page: str = "peta", **choices: Any
) -> Visit:
    """A visit with these choices in the link."""
    return Visit(Selection(**choices), language(code), theme, TODAY, answers or shared_answers(), page_of(page))
