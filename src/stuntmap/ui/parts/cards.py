"""The four figures that answer first: prevalence, rank, distance to target, children."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.figures.labels import estimation_words
from stuntmap.figures.palette import NO_ESTIMATE_NAME, severity_name
from stuntmap.figures.ranking import rank_words
from stuntmap.language import Language
from stuntmap.report import narrative
from stuntmap.report.table_columns import VALUE_WORDS
from stuntmap.ui.parts import series_view
from stuntmap.ui.visit import Visit


class Card(NamedTuple):
    """One figure: what it is, the figure itself, and what it must be read with."""

    label: str
    value: str
    note: str


def show_cards(cards: Sequence[Card]) -> None:
    """The cards side by side, two by two on a phone; one piece of HTML, because four columns cannot wrap."""
    shown = "".join(
        f'<div class="card"><div class="card-label">{escape(card.label)}</div>'
        f'<div class="card-value">{escape(card.value)}</div><div class="card-note">{escape(card.note)}</div></div>'
        for card in cards
    )
    st.html(f'<div class="cards">{shown}</div>')


def interval_words(row: pd.Series, language: Language) -> str:
    """The 95 % limits and where they come from: "17,5–24,6 % (perkiraan)"; empty where there are none."""
    if row[vocabulary.CI_KIND] == vocabulary.CI_NONE or pd.isna(row[vocabulary.CI95_LOW]):
        return ""
    return language.text(
        "{low} to {high} ({kind})",
        low=language.number(row[vocabulary.CI95_LOW], 1),
        high=language.percent(row[vocabulary.CI95_HIGH]),
        kind=narrative.verdict_name(language, row[vocabulary.CI_KIND]),
    )


def _prevalence_note(row: pd.Series, visit: Visit) -> str:
    language = visit.language
    if pd.isna(row[vocabulary.PREVALENCE]):
        return ""
    interval = interval_words(row, language) if visit.selection.uncertainty else ""
    modelled = row[vocabulary.ESTIMATION] == vocabulary.SMALL_AREA
    parts = [interval, severity_name(row[vocabulary.SEVERITY], language), estimation_words(modelled, language)]
    return " · ".join(filter(None, parts))


def rank_set_words(row: pd.Series, language: Language) -> str:
    """The 95 % confidence set of a rank: "antara 3 dan 35"; empty where there is none."""
    if pd.isna(row[vocabulary.RANK_LOW]):
        return ""
    if row[vocabulary.RANK_IS_ROUGH]:
        return language.text(
            "roughly between {low} and {high}", low=row[vocabulary.RANK_LOW], high=row[vocabulary.RANK_HIGH]
        )
    return language.text("between {low} and {high}", low=row[vocabulary.RANK_LOW], high=row[vocabulary.RANK_HIGH])


def rank_change_words(row: pd.Series, previous_year: int | None, language: Language) -> str:
    """How the rank moved since an earlier survey: "from 11 in SSGI 2022 (17 places further back)"."""
    if previous_year is None:
        return language.text("first survey of the series")
    survey = vocabulary.SURVEY_OF_YEAR[previous_year].label
    change = row[vocabulary.RANK_CHANGE]
    if pd.isna(change):
        return language.text("no rank to compare with in {survey}", survey=survey)
    before = row[vocabulary.PREVIOUS_RANK]
    if change == 0:
        return language.text("same rank as in {survey}", survey=survey)
    if change > 0:
        return language.text("{survey}: {rank}; {steps} places further back", survey=survey, rank=before, steps=change)
    return language.text("{survey}: {rank}; {steps} places further ahead", survey=survey, rank=before, steps=-change)


def target_words(row: pd.Series, language: Language) -> str:
    """The target in force with its year and how firm it is: "14% (2024, official national path)"."""
    if pd.isna(row[vocabulary.TARGET]):
        return language.text("no official target for {year}", year=row[vocabulary.TARGET_YEAR])
    return language.text(
        "target {target} ({year}): {standing}",
        target=language.percent(row[vocabulary.TARGET], 1 if row[vocabulary.TARGET] % 1 else 0),
        year=row[vocabulary.TARGET_YEAR],
        standing=language.text(VALUE_WORDS[row[vocabulary.TARGET_STANDING]]),
    )


def _prevalence_card(row: pd.Series, visit: Visit) -> Card:
    language = visit.language
    known = pd.notna(row[vocabulary.PREVALENCE])
    return Card(
        language.text("Prevalence, {survey}", survey=visit.survey_label),
        language.percent(row[vocabulary.PREVALENCE]) if known else language.text(NO_ESTIMATE_NAME),
        _prevalence_note(row, visit),
    )


def _target_card(row: pd.Series, visit: Visit) -> Card:
    language = visit.language
    judged = pd.notna(row[vocabulary.DISTANCE])
    points = (
        language.text("{difference} points", difference=language.signed(row[vocabulary.DISTANCE])) if judged else "–"
    )
    verdict = (
        narrative.verdict_name(language, row[vocabulary.TARGET_VERDICT])
        if judged and visit.selection.uncertainty
        else ""
    )
    note = " · ".join(filter(None, [verdict, target_words(row, language)]))
    return Card(language.text("Distance to target"), points, note)


def _children_card(row: pd.Series, visit: Visit) -> Card:
    language = visit.language
    counted = pd.notna(row[vocabulary.STUNTED_CHILDREN])
    count = language.number(row[vocabulary.STUNTED_CHILDREN]) if counted else ""
    everyone = language.number(round(row[vocabulary.POPULATION_UNDER_5], -1))
    note = language.text("of about {count} children under five", count=everyone)
    if visit.selection.uncertainty and pd.notna(row[vocabulary.STUNTED_CHILDREN_LOW]):
        limits = (
            language.number(row[name]) for name in (vocabulary.STUNTED_CHILDREN_LOW, vocabulary.STUNTED_CHILDREN_HIGH)
        )
        note = f"{language.text('between {low} and {high}', **dict(zip(('low', 'high'), limits, strict=True)))}, {note}"
    return Card(
        language.text("Stunted children (estimate)"),
        language.text("about {count}", count=count) if counted else language.text(NO_ESTIMATE_NAME),
        note,
    )


def district_figures(visit: Visit) -> None:
    """Prevalence and class, rank in the province and its change, distance to target, estimated children."""
    language = visit.language
    row = series_view.district_row(visit)
    ranks = rank_set_words(row, language) if visit.selection.uncertainty else ""
    rank = Card(
        language.text("Rank in {province} (1 = lowest prevalence)", province=row[vocabulary.PROVINCE_NAME]),
        rank_words(row[vocabulary.RANK], row[vocabulary.RANK_OF], row[vocabulary.TIED], language)
        or language.text(NO_ESTIMATE_NAME),
        " · ".join(filter(None, [ranks, rank_change_words(row, visit.selection.previous_year, language)])),
    )
    show_cards([_prevalence_card(row, visit), rank, _target_card(row, visit), _children_card(row, visit)])


def nation_figures(visit: Visit) -> None:
    """The printed national figure, how many districts stand in a high class, distance to target, children."""
    language = visit.language
    row = series_view.nation_row(visit)
    table = visit.answers.ranking(visit.question.within(vocabulary.COUNTRY_CODE))
    high = int(table[vocabulary.SEVERITY].isin(vocabulary.SEVERITY_CLASSES[-2:]).sum())
    classes = Card(
        language.text("Districts in the high or very high class"),
        language.text(
            "{count} of {of}", count=language.number(high), of=int(table[vocabulary.PREVALENCE].notna().sum())
        ),
        language.text("20% and above"),
    )
    show_cards([_prevalence_card(row, visit), classes, _target_card(row, visit), _children_card(row, visit)])
