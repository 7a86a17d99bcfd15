"""The answers behind the words, figure for figure: for districts measured, modelled and missed, and their provinces."""

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd
import pytest
from plain_words import lines_of, table_lines, value_words

from questions import asked
from stuntmap import vocabulary
from stuntmap.answers import Question, shared_answers

Compare = Callable[[str, list[str]], None]


def answer_lines(name: str, value: Any) -> Iterable[str]:
    """An answer of any kind: a table row by row, a record part by part."""
    if isinstance(value, pd.DataFrame):
        yield f"{name}:"
        yield from (f"  {row}" for row in table_lines(value))
    elif isinstance(value, pd.Series):
        yield f"{name}: " + " | ".join(f"{key} {value_words(part)}" for key, part in value.items())
    elif hasattr(value, "_asdict") or hasattr(value, "__dataclass_fields__"):
        yield f"{name}:"
        for part, held in (value._asdict() if hasattr(value, "_asdict") else vars(value)).items():
            yield from (f"  {line}" for line in answer_lines(part, held))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from answer_lines(f"{name} {key}", part)
    else:
        yield from lines_of(name, value)


def of_district(question: Question, code: str, other: str) -> dict[str, Any]:
    answers = shared_answers()
    home, year = answers.home(question, code), question.survey_year
    return {
        "row": answers.row(question, code),
        "years": answers.years_with_a_figure(code),
        "profile": answers.profile(question, code),
        "trust": answers.trust(question, code),
        "series": answers.series(code),
        "older": answers.series(code, False),
        "target path": answers.target_path(question, code),
        "paces": answers.paces(question, code),
        "comparison": answers.comparison(code, 2021, year),
        "older comparison": answers.comparison(code, 2018, year),
        "trend": answers.trend(code),
        "move": answers.move(home, code),
        "against": answers.against(question, code, other),
        "alike": answers.alike(home, code),
        "neighbours": answers.neighbours(question, code),
        "determinants": answers.determinants_beside(code),
        "nutrition": answers.nutrition_beside(question, code, vocabulary.nutrition_year(year)),
        "determinants of two": answers.determinants_side_by_side(code, other),
        "nutrition of all surveys": answers.nutrition(question, code),
    }


def of_province(question: Question) -> dict[str, Any]:
    answers = shared_answers()
    return {
        "table": answers.table(question),
        "paced": answers.paced_table(question),
        "groups": answers.rank_groups(question),
        "fifths": answers.fifth_chances(question),
        "funnel": answers.funnel(question),
        "history": answers.rank_history(question),
        "upcoming": answers.upcoming_target(question),
    }


@pytest.mark.parametrize(
    ("code", "other", "year"), [("3404", "3471", 2024), ("9604", "9603", 2024), ("6104", "6171", 2022)]
)
def test_answers_about_districts_are_as_kept(kept_as: Compare, code: str, other: str, year: int) -> None:
    answers = of_district(asked(survey_year=year, compared_year=2021), code, other)
    kept_as(f"answers-{code}", [line for name, value in answers.items() for line in answer_lines(name, value)])


@pytest.mark.parametrize(
    ("scope", "choices"),
    [
        ("34", {"survey_year": 2024, "compared_year": 2023}),
        ("96", {"survey_year": 2024, "compared_year": 2021, "own_target_pct": 20.0, "target_year": 2027}),
        ("65", {"survey_year": 2023, "compared_year": 2022, "target_year": 2029}),
        ("53", {"survey_year": 2022, "compared_year": 2021}),
    ],
)
def test_answers_about_provinces_are_as_kept(kept_as: Compare, scope: str, choices: dict[str, Any]) -> None:
    answers = of_province(asked(scope, **choices))
    kept_as(f"answers-{scope}", [line for name, value in answers.items() for line in answer_lines(name, value)])
