"""The four figures that answer first: prevalence, rank, distance to target, children."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import pandas as pd
import streamlit as st

from stuntmap import phrases, vocabulary
from stuntmap.language import Language
from stuntmap.links.keeping import kept
from stuntmap.links.visit import Visit
from stuntmap.report import narrative
from stuntmap.ui.parts import origins
from stuntmap.ui.parts.origins import Origin


class Card(NamedTuple):
    """One figure: what it is, the figure itself, and what it must be read with."""

    label: str
    value: str
    note: str
    second: str = ""
    why: str = ""


def html(visit: Visit, cards: Sequence[Card], origin: Origin) -> str:
    """The cards side by side, two by two on a phone, and below them where their figures come from.

    One piece of HTML, because four columns cannot wrap.
    """
    shown = "".join(
        f'<div class="card"><div class="card-label">{escape(card.label)}</div>'
        f'<div class="card-value">{escape(card.value)}</div>'
        f"{_second_html(card)}"
        f'<div class="card-note">{escape(card.note)}</div>{_why_html(card, visit.language)}</div>'
        for card in cards
    )
    return f'<div class="cards">{shown}</div>{origins.html(visit.language, origin)}'


def _second_html(card: Card) -> str:
    return f'<div class="card-second">{escape(card.second)}</div>' if card.second else ""


def _why_html(card: Card, language: Language) -> str:
    """The reason for what is not judged, folded: on a phone it would fill the card."""
    if not card.why:
        return ""
    summary = escape(language.text("Why?"))
    return f'<details class="card-why"><summary>{summary}</summary>{escape(card.why)}</details>'


def _prevalence_note(row: pd.Series, visit: Visit) -> str:
    language = visit.language
    if pd.isna(row[vocabulary.PREVALENCE]):
        return ""
    return phrases.side_by_side(
        phrases.interval(row, language) if visit.selection.uncertainty else "",
        phrases.severity(row[vocabulary.SEVERITY], language),
        phrases.estimation(row[vocabulary.ESTIMATION], language),
    )


def rank_history(row: pd.Series, previous_year: int | None, language: Language) -> str:
    """How the rank moved since the survey before, or that there is none."""
    if previous_year is None:
        return language.text("first survey of the series")
    return phrases.rank_change(row, previous_year, language, with_reason=False)


def _moved(row: pd.Series, visit: Visit) -> str:
    """How the rank of the chosen district moved, and whether that is more than the uncertainty of the surveys."""
    language, before = visit.language, visit.selection.previous_year
    told = rank_history(row, before, language)
    if before is None or not visit.selection.uncertainty or pd.isna(row[vocabulary.RANK_CHANGE]):
        return told
    if row[vocabulary.RANK_CHANGE] == 0:
        return told
    code = str(row.name)
    move = visit.answers.move(visit.answers.home(visit.question, code), code)
    verdict = phrases.verdict(move["rank_move"], language)
    return f"{told}, {verdict}"


def _reason(row: pd.Series, name: str, language: Language) -> str:
    """The reason in a column of the row, as a sentence; empty where there is none."""
    code = row.get(name)
    if not isinstance(code, str):
        return ""
    words = phrases.reason(code, language)
    return f"{words[:1].upper()}{words[1:]}."


def _prevalence_card(row: pd.Series, visit: Visit) -> Card:
    language = visit.language
    return Card(
        language.text("Prevalence, {survey}", survey=visit.survey_label),
        phrases.prevalence(row, language),
        _prevalence_note(row, visit),
    )


def _change_words(row: pd.Series, visit: Visit) -> str:
    """The plain change since the compared survey, with what a test says of it or why none can be made."""
    compared, language = visit.selection.previous_year, visit.language
    if compared is None or pd.isna(row[vocabulary.CHANGE]):
        return ""
    doubt = visit.selection.uncertainty
    said = phrases.change(row, language, phrases.Style.SENTENCE, with_verdict=doubt, with_reason=False)
    return language.text("since {survey}: {change}", survey=phrases.survey(compared), change=said)


def _target_card(row: pd.Series, visit: Visit) -> Card:
    language = visit.language
    judged = pd.notna(row[vocabulary.DISTANCE])
    verdict = (
        phrases.verdict(row[vocabulary.TARGET_VERDICT], language) if judged and visit.selection.uncertainty else ""
    )
    note = phrases.side_by_side(verdict, phrases.target(row, language))
    facts = {"difference": phrases.distance(row, language, phrases.Style.CELL), "year": row[vocabulary.TARGET_YEAR]}
    points = language.text("{difference} ({year})", **facts) if judged else phrases.DASH
    return Card(language.text("Distance to target (percentage points)"), points, note, _ahead_words(row, visit))


def _ahead_words(row: pd.Series, visit: Visit) -> str:
    """The distance to the target that is still to come on the day of reading; empty where it is the judged one."""
    paces = visit.answers.paces(visit.question, str(row.name))
    if paces is None or paces.ahead is None or paces.ahead.target_year == row[vocabulary.TARGET_YEAR]:
        return ""
    return narrative.ahead_phrase(visit.language, paces.distance_pp, paces.ahead)


def _children_card(row: pd.Series, visit: Visit) -> Card:
    language = visit.language
    everyone = language.number(round(row[vocabulary.POPULATION_UNDER_5], -1))
    note = language.text("of about {count} children under five", count=everyone)
    limits = phrases.children_limits(row, language) if visit.selection.uncertainty else ""
    return Card(
        language.text("Stunted children (estimate)"),
        phrases.children(row, language, with_limits=False) or phrases.no_estimate(language),
        ", ".join(filter(None, (limits, note))),
    )


def district_figures(visit: Visit) -> None:
    """Prevalence and class, rank in the province and its change, distance to target, estimated children."""
    st.html(kept(visit, "cards", lambda: _district_html(visit)))


def _district_html(visit: Visit) -> str:
    language = visit.language
    row = visit.district_row
    ranks = phrases.rank_set(row, language, first_use=True) if visit.selection.uncertainty else ""
    rank = Card(
        language.text("Rank in {province} (1 = lowest prevalence)", province=row[vocabulary.PROVINCE_NAME]),
        phrases.rank(row, language, with_set=False) or phrases.no_estimate(language),
        phrases.side_by_side(ranks, _moved(row, visit)),
        why=_reason(row, vocabulary.RANK_CHANGE_REASON, language),
    )
    change = _change_words(row, visit)
    why = _reason(row, vocabulary.CHANGE_REASON, language) if change and visit.selection.uncertainty else ""
    prevalence = _prevalence_card(row, visit)._replace(second=change, why=why)
    origin = origins.surveys(visit, visit.selection.survey_year, visit.selection.previous_year)
    shown = [prevalence, rank, _target_card(row, visit), _children_card(row, visit)]
    return html(visit, shown, _judged(visit, origin, row))


def _judged(visit: Visit, origin: Origin, row: pd.Series) -> Origin:
    """The origin of cards that also hold a distance to the target and a number of children."""
    return origin.joined(origins.targets(visit, row.to_frame().T), origins.children(visit))


def nation_figures(visit: Visit) -> None:
    """The printed national figure, how many districts stand in a high class, distance to target, children."""
    st.html(kept(visit, "cards", lambda: _nation_html(visit)))


def _nation_html(visit: Visit) -> str:
    language = visit.language
    row = visit.answers.row(visit.question, vocabulary.COUNTRY_CODE)
    table = visit.answers.ranking(visit.question.within(vocabulary.COUNTRY_CODE))
    high = int(table[vocabulary.SEVERITY].isin(vocabulary.SEVERITY_CLASSES[-2:]).sum())
    classes = Card(
        language.text("Districts in the high or very high class"),
        phrases.count_of(high, int(table[vocabulary.PREVALENCE].notna().sum()), language),
        language.text("20% and above"),
    )
    shown = [_prevalence_card(row, visit), classes, _target_card(row, visit), _children_card(row, visit)]
    return html(visit, shown, _judged(visit, origins.surveys(visit), row))
