"""The four figures that answer first: prevalence, rank, distance to target, children."""

import pandas as pd
import streamlit as st

from stuntmap import vocabulary as v
from stuntmap.figures.labels import estimation_words
from stuntmap.figures.palette import NO_ESTIMATE_NAME, severity_name
from stuntmap.figures.ranking import rank_words
from stuntmap.language import Language, marked
from stuntmap.ui import series_view
from stuntmap.ui.visit import Visit

STANDING_WORDS = {
    v.OWN_TARGET: marked("your own target"),
    v.STATED_IN_PRESS: marked("the region's own target, as stated in the press"),
    v.OFFICIAL_PATH: marked("official national path"),
    v.WORKING_TARGET: marked("working target"),
}


def _card(label: str, value: str, note: str) -> None:
    with st.container(border=True, gap="xxsmall"):
        st.caption(label)
        st.markdown(f"### {value}")
        st.caption(note)


def _prevalence_note(row: pd.Series, language: Language) -> str:
    if pd.isna(row[v.PREVALENCE]):
        return ""
    modelled = row[v.ESTIMATION] == v.SMALL_AREA
    return f"{severity_name(row[v.SEVERITY], language)} · {estimation_words(modelled, language)}"


def rank_change_words(row: pd.Series, previous_year: int | None, language: Language) -> str:
    """How the rank moved since an earlier survey: "from 11 in SSGI 2022 (17 places further back)"."""
    if previous_year is None:
        return language.text("first survey of the series")
    survey = v.SURVEY_OF_YEAR[previous_year].label
    change = row[v.RANK_CHANGE]
    if pd.isna(change):
        return language.text("no rank to compare with in {survey}", survey=survey)
    before = row[v.PREVIOUS_RANK]
    if change == 0:
        return language.text("same rank as in {survey}", survey=survey)
    if change > 0:
        return language.text("{survey}: {rank}; {steps} places further back", survey=survey, rank=before, steps=change)
    return language.text("{survey}: {rank}; {steps} places further ahead", survey=survey, rank=before, steps=-change)


def target_words(row: pd.Series, language: Language) -> str:
    """The target in force with its year and how firm it is: "14% (2024, official national path)"."""
    if pd.isna(row[v.TARGET]):
        return language.text("no official target for {year}", year=row[v.TARGET_YEAR])
    return language.text(
        "target {target} ({year}): {standing}",
        target=language.percent(row[v.TARGET], 1 if row[v.TARGET] % 1 else 0),
        year=row[v.TARGET_YEAR],
        standing=language.text(STANDING_WORDS[row[v.TARGET_STANDING]]),
    )


def four_figures(visit: Visit) -> None:
    """Prevalence and class, rank in the province and its change, distance to target, estimated children."""
    language = visit.language
    row = series_view.district_row(visit)
    missing = language.text(NO_ESTIMATE_NAME)
    known = pd.notna(row[v.PREVALENCE])
    with st.container(horizontal=True, key="figures"):
        _card(
            language.text("Prevalence, {survey}", survey=visit.survey_label),
            language.percent(row[v.PREVALENCE]) if known else missing,
            _prevalence_note(row, language),
        )
        _card(
            language.text("Rank in {province} (1 = lowest prevalence)", province=row[v.PROVINCE_NAME]),
            rank_words(row[v.RANK], row[v.RANK_OF], row[v.TIED], language) or missing,
            rank_change_words(row, visit.selection.previous_year, language),
        )
        judged = pd.notna(row[v.DISTANCE])
        points = language.text("{difference} points", difference=language.signed(row[v.DISTANCE])) if judged else "–"
        _card(language.text("Distance to target"), points, target_words(row, language))
        counted = pd.notna(row[v.STUNTED_CHILDREN])
        _card(
            language.text("Stunted children (estimate)"),
            language.text("about {count}", count=language.number(row[v.STUNTED_CHILDREN])) if counted else missing,
            language.text("of about {count} children under five", count=language.number(row[v.POPULATION_UNDER_5])),
        )
