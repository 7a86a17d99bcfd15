"""The panel "Dua sumber": a district's own e-PPGBM figure beside the survey's, never mixed with it, never stored.

What is typed or uploaded lives in the visitor's session only: not in the address, not in a file, not in a log.
"""

from datetime import date

import streamlit as st

from stuntmap import phrases
from stuntmap.analysis.routine_figures import RoutineFigure, refuse_mixing, routine_figure
from stuntmap.data.routine_upload import routine_row
from stuntmap.errors import BadChoiceError, MixedInstrumentsError
from stuntmap.language import Language, marked
from stuntmap.language.error_words import error_words
from stuntmap.language.written_numbers import written_count, written_decimal
from stuntmap.links.visit import Visit
from stuntmap.ui.parts import cards, messages, origins
from stuntmap.ui.parts.cards import Card
from stuntmap.ui.parts.number_fields import number_field

BESIDE = "beside"
PURPOSES = {
    BESIDE: marked("Put them side by side"),
    "difference": marked("Work out the difference"),
    "rank": marked("Rank them together"),
    "line": marked("Draw them on one line"),
    "target": marked("Judge the target"),
}


def show(visit: Visit) -> None:
    """The folded panel; its parts are made when the visitor opens it."""
    fold = st.expander(
        visit.language.text("Two sources: survey and e-PPGBM"), icon=":material/compare:", key="two_sources",
        on_change="rerun",
    )  # fmt: skip
    if fold.open:
        with fold:
            _panel(visit)


def _panel(visit: Visit) -> None:
    words = visit.language
    st.markdown(
        words.text(
            "The survey estimates the prevalence among all children of the district from a sample; {recap} lists the "
            "children who were weighed at the posyandu. Both can be right and still differ. Nothing that you enter "
            "here is stored.",
            recap=origins.explained(words, "e-PPGBM"),
        )
    )
    try:
        figure = _entered(words)
        purpose = st.radio(
            words.text("What to do with the two figures"), list(PURPOSES), horizontal=True, key="two_sources_purpose",
            format_func=lambda code: words.text(PURPOSES[code]),
        )  # fmt: skip
        if purpose != BESIDE:
            refuse_mixing(purpose)
        if figure:
            _side_by_side(visit, figure)
    except BadChoiceError as error:
        st.warning(messages.plain(error_words(error, words)), icon=":material/edit:")
    except MixedInstrumentsError as error:
        st.warning(error_words(error, words), icon=":material/block:")


def _entered(words: Language) -> RoutineFigure | None:
    """The figure typed or uploaded; None as long as nothing was entered.

    Raises:
        BadChoiceError: something entered cannot be used.
    """
    upload = st.file_uploader(
        words.text("One row as XLSX, XLS, ODS or CSV: prevalensi, balita_diukur, balita_sasaran, periode"),
        type=["csv", "tsv", "txt", "xlsx", "xls", "ods"],
        key="two_sources_upload",
    )
    if upload is not None:
        row = routine_row(upload.getvalue())
        return routine_figure(row.prevalence_pct, row.measured, row.expected, _period(row.period, words))
    with st.container(horizontal=True, key="two_sources_fields"):
        prevalence, *problems = number_field(
            words, words.text("e-PPGBM prevalence (%)"), "two_sources_prevalence", written_decimal
        )
        measured, wrong = number_field(words, words.text("Children measured"), "two_sources_measured", written_count)
        problems.append(wrong)
        expected, wrong = number_field(words, words.text("Children expected"), "two_sources_expected", written_count)
        problems.append(wrong)
        period = st.text_input(
            words.text("Period"), key="two_sources_period", placeholder=words.text("for example August 2025")
        )
    for problem in filter(None, problems):
        st.warning(problem, icon=":material/edit:")
    if prevalence is None or measured is None or expected is None:
        return None
    return routine_figure(prevalence, measured, expected, period)


def _period(period: str | date, words: Language) -> str:
    """The period in words; a cell that holds the first of a month stands for the month."""
    if isinstance(period, date):
        return words.month(period) if period.day == 1 else words.day(period)
    return period


def _side_by_side(visit: Visit, figure: RoutineFigure) -> None:
    words = visit.language
    row = visit.district_row
    survey = Card(
        words.text("Survey: {survey}", survey=visit.survey_label),
        phrases.prevalence(row, words),
        phrases.side_by_side(phrases.interval(row, words, first_use=True), words.text("all children, from a sample")),
    )
    routine = Card(
        words.text("Routine weighing: e-PPGBM, {period}", period=figure.period),
        words.percent(figure.prevalence_pct),
        words.text("of the children measured; not an estimate for all children"),
    )
    coverage = Card(
        words.text("Coverage of e-PPGBM"),
        words.percent(figure.coverage_pct),
        words.text(
            "{measured} of {expected} children measured",
            measured=words.number(figure.children_measured),
            expected=words.number(figure.children_expected),
        ),
    )
    st.html(cards.html(visit, [survey, routine, coverage], origins.surveys(visit).joined(origins.routine(visit))))
    st.caption(
        words.text(
            "Use the survey for the level, the trend and the target; use e-PPGBM to find the children and the "
            "villages. The lower the coverage, the less its prevalence says about all children."
        )
    )
