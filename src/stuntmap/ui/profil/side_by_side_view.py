"""A profile's district beside another one: surveys, ranks, nutrition, determinants, and each difference."""

from typing import Any

import streamlit as st

from stuntmap import phrases, vocabulary
from stuntmap.figures.determinants import difference_with_unit, unit_words
from stuntmap.links.visit import Visit
from stuntmap.report import narrative
from stuntmap.ui.parts import origins, plain_table
from stuntmap.ui.parts.plain_table import Cell, Figure
from stuntmap.ui.profil import reference_view


def _codes(visit: Visit) -> tuple[str, str] | None:
    own, other = visit.selection.district_code, visit.selection.reference_code
    return (own, other) if own and other and own != other else None


def show(visit: Visit) -> None:
    """Both districts side by side; nothing as long as no other one is chosen."""
    codes = _codes(visit)
    if codes is None:
        return
    language, names = visit.language, visit.answers.names.regions
    own, other = (vocabulary.short_name(names[code]) for code in codes)
    st.markdown(f"##### {language.text('{own} beside {other}', own=own, other=other)}")
    row = visit.answers.against(visit.question, *codes)
    st.markdown(narrative.reference_sentence(language, row, names[codes[1]]))
    difference = language.text("Difference, points (95% limits)")
    test = language.text("Test")
    ranks = [language.text("Rank of {place} in its province", place=place) for place in (own, other)]
    plain_table.show(
        [language.text("Survey"), f"{own} (%)", f"{other} (%)", difference, test, *ranks], survey_rows(visit, *codes)
    )
    origins.show(visit, origins.surveys(visit, *origins.EARLIER_FIRST))
    plain_table.show(
        [language.text("Other nutrition"), f"{own} (%)", f"{other} (%)", difference, test],
        nutrition_rows(visit, *codes),
    )
    years = visit.answers.nutrition(visit.question, codes[0])[vocabulary.SURVEY_YEAR].unique()
    origins.show(visit, origins.nutrition(*years))
    plain_table.show(
        [language.text("Determinant"), own, other, language.text("Difference")], determinant_rows(visit, *codes)
    )
    origins.show(visit, origins.determinants(visit))
    st.caption(
        language.text(
            "A difference is the first district minus the second. Determinants are not tested: their sources print no "
            "error. Each rank is that in the own province: ranks of different provinces are not compared."
        )
    )


def survey_rows(visit: Visit, own: str, other: str) -> list[list[Cell]]:
    """One row a comparable survey: both figures, the plain difference with its limits, the verdict, both ranks."""
    answers, language, question = visit.answers, visit.language, visit.question
    sides = [answers.profile(question, code).surveys.join(answers.trust(question, code)) for code in (own, other)]
    rows: list[list[Cell]] = []
    for year in vocabulary.COMPARABLE_YEARS:
        row = answers.against(question.in_survey(year), own, other)
        figures: list[Cell] = [Figure(_figure(side.loc[year], visit)) for side in sides]
        ranks: list[Cell] = [Figure(_rank(side.loc[year], visit)) for side in sides]
        tested: list[Cell] = [
            Figure(reference_view.difference_words(row, language)),
            phrases.verdict(row["reference_verdict"], language, row["reference_reason"]),
        ]
        rows.append([phrases.survey(year), *figures, *tested, *ranks])
    return rows


def _figure(row: Any, visit: Visit) -> str:
    if visit.selection.uncertainty and not phrases.is_modelled(row):
        return phrases.figure(row, visit.language, phrases.Style.CELL)
    return phrases.marked_prevalence(row, visit.language) or phrases.DASH


def _rank(row: Any, visit: Visit) -> str:
    return phrases.rank(
        row, visit.language, phrases.Style.CELL, prefix="province_", with_set=visit.selection.uncertainty
    )


def nutrition_rows(visit: Visit, own: str, other: str) -> list[list[Cell]]:
    """One row an indicator beside stunting and survey: both figures, the tested difference, the verdict."""
    language, answers = visit.language, visit.answers
    sides = [answers.nutrition(visit.question, code) for code in (own, other)]
    rows: list[list[Cell]] = []
    for name, year in sides[0].index:
        asked = visit.question.measuring(name).in_survey(year)
        row = answers.against(asked, own, other)
        figures = [Figure(_figure(side.loc[(name, year)], visit)) for side in sides]
        rows.append(
            [
                f"{language.text(vocabulary.NUTRITION[name].title)}, {phrases.survey(year)}",
                *figures,
                Figure(reference_view.difference_words(row, language)),
                phrases.verdict(row["reference_verdict"], language, row["reference_reason"]),
            ]
        )
    return rows


def determinant_rows(visit: Visit, own: str, other: str) -> list[list[Cell]]:
    """Each determinant of both in its latest year, and the plain difference."""
    language = visit.language
    table = visit.answers.determinants_side_by_side(own, other)
    rows: list[list[Cell]] = []
    for name in (indicator for indicator in vocabulary.DETERMINANTS if indicator in table.index):
        row = table.loc[[name]].to_dict("records")[0]
        unit = str(row["unit"])
        figures = [Figure(unit_words(row[column], unit, language)) for column in ("value", "other")]
        difference = difference_with_unit(row["difference"], unit, language)
        title = f"{language.text(vocabulary.DETERMINANTS[name].title)} ({int(row['year'])})"
        rows.append([title, *figures, Figure(difference)])
    return rows
