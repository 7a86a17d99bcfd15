"""What the view behind a link says first: its title line, its answer in one sentence, and the figure looked for.

Page, card of a shared link and light page say the same, because they ask here.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.analysis.target_distance import first_year_ahead
from stuntmap.links.keeping import kept
from stuntmap.links.view_tables import learned, map_table, priority_asked, priority_table, ranking_table, target_table
from stuntmap.links.visit import Visit
from stuntmap.report import narrative
from stuntmap.report.narrative.interventions import NO_INTERVENTIONS
from stuntmap.report.narrative.learning import learning_sentence
from stuntmap.report.narrative.priorities import priority_sentence, standing_sentence
from stuntmap.report.narrative.recaps import parts_sentence


class Reading(NamedTuple):
    """A view in words: title line, sentence, and the figure with its rank or distance ("" where there is none)."""

    title: str
    sentence: str
    number: str = ""


def reading(visit: Visit) -> Reading:
    """What the visit's page says at its head."""
    return kept(visit, "reading", lambda: READINGS[visit.page.path](visit))


def key_number(visit: Visit, region_code: str, beside: str = vocabulary.RANK) -> str:
    """What a reader came for, in one line: the figure with its rank, or with its distance to the target.

    "Kab. Klaten 20,8 % · 28/35 (3–35)"; empty where the region has no estimate.
    """
    language, row = visit.language, visit.answers.row(visit.question, region_code)
    if pd.isna(row[vocabulary.PREVALENCE]):
        return ""
    name = vocabulary.short_name(visit.answers.names.regions[region_code])
    parts = [f"{name} {phrases.prevalence(row, language)}"]
    if beside == vocabulary.DISTANCE:
        parts.append(phrases.distance(row, language))
    elif pd.notna(row[vocabulary.RANK]):
        parts.append(phrases.rank(row, language, phrases.Style.CELL, with_set=visit.selection.uncertainty))
    return " · ".join(filter(None, parts))


def _place(visit: Visit) -> str:
    return visit.answers.names.regions[visit.selection.scope]


# --- Map ---------------------------------------------------------------------------------------------------------


def _map_reading(visit: Visit, table: pd.DataFrame) -> narrative.MapReading:
    selection = visit.selection
    return narrative.MapReading(
        table,
        _place(visit),
        selection.level,
        selection.survey_year,
        selection.previous_year,
        visit.question.judged_year,
        visit.answers.upcoming_target(visit.question),
        selection.measured.series if selection.plays else (selection.survey_year,),
    )


def map_reading(visit: Visit) -> Reading:
    """What the map of the visit's scope shows, where and in which survey, and what it says, in words."""
    return kept(visit, "map_reading", lambda: _of_map(visit))


def _of_map(visit: Visit) -> Reading:
    words, shown = narrative.MAP_WORDS[visit.selection.layer], _map_reading(visit, map_table(visit))
    title, sentence = words.title(visit.language, shown), words.sentence(visit.language, shown)
    return Reading(title, sentence, key_number(visit, visit.key_region))


# --- Ranking -----------------------------------------------------------------------------------------------------


def ranking_title(visit: Visit) -> str:
    """Page, place, survey; what is measured where it is not stunting."""
    place, measured = _place(visit), visit.selection.measured
    if measured != vocabulary.STUNTING:
        place = f"{visit.language.text(measured.prevalence)} · {place}"
    return visit.language.text("Ranking · {place}, {survey}", place=place, survey=visit.survey_label)


def ranking_sentence(visit: Visit, table: pd.DataFrame) -> str:
    """Who may be lowest and highest, and where the highlighted districts stand, with the limits of their ranks."""
    selection, marked = visit.selection, visit.selection.marked_codes
    if not selection.uncertainty:
        return narrative.ranking_sentence(
            visit.language, table, _place(visit), selection.survey_year, marked, selection.previous_year
        )
    return narrative.certain_ranking_sentence(visit.language, table, _place(visit), selection.survey_year, marked)


def _of_ranking(visit: Visit) -> Reading:
    sentence = ranking_sentence(visit, ranking_table(visit))
    return Reading(ranking_title(visit), sentence, key_number(visit, visit.key_region))


# --- Distance to target --------------------------------------------------------------------------------------------


def target_title(visit: Visit) -> str:
    """Page, place, survey, target year."""
    own = visit.selection.target_pct
    if own is not None:
        return visit.language.text(
            "Distance to target · {place}, {survey}, own target {target} ({year})",
            place=_place(visit),
            survey=visit.survey_label,
            target=visit.language.percent(own, 1 if own % 1 else 0),
            year=visit.question.judged_year,
        )
    return visit.language.text(
        "Distance to target · {place}, {survey}, target of {year}",
        place=_place(visit),
        survey=visit.survey_label,
        year=visit.question.judged_year,
    )


def target_sentence(visit: Visit, table: pd.DataFrame) -> str:
    """How many reached the target, the children above it, and the next official target."""
    selection = visit.selection
    year, upcoming = visit.question.judged_year, visit.answers.upcoming_target(visit.question)
    counted = narrative.target_sentence(visit.language, table, _place(visit), selection.survey_year, year, upcoming)
    if not selection.uncertainty:
        return counted
    asked = visit.language, table, _place(visit), selection.survey_year, year
    is_ahead = year >= first_year_ahead(selection.survey_year, visit.as_of)
    return narrative.certain_target_sentence(*asked, is_ahead=is_ahead) or counted


def _of_target(visit: Visit) -> Reading:
    number = key_number(visit, visit.key_region, beside=vocabulary.DISTANCE)
    return Reading(target_title(visit), target_sentence(visit, target_table(visit)), number)


# --- Priority list, and whom to learn from -----------------------------------------------------------------------


def _of_priorities(visit: Visit) -> Reading:
    title = visit.language.text("Priority list · {place}, {survey}", place=_place(visit), survey=visit.survey_label)
    titles = [criterion.title for criterion in priority_asked(visit).criteria]
    table = priority_table(visit)
    sentences = [priority_sentence(visit.language, table, _place(visit), titles)]
    if visit.key_region in table.index:
        sentences.append(standing_sentence(visit.language, table.loc[[visit.key_region]].iloc[0], len(table)))
    return Reading(title, " ".join(sentences), key_number(visit, visit.key_region))


def _of_learning(visit: Visit) -> Reading:
    code, words = visit.selection.district_code, visit.language
    if code is None:
        invitation = words.text(
            "Choose a district to see who lives in like circumstances, and who of them does better."
        )
        return Reading(words.text("Learn from whom"), invitation)
    place = visit.answers.names.regions[code]
    title = words.text("Learn from whom · {place}, {survey}", place=place, survey=visit.survey_label)
    told = learning_sentence(words, learned(visit), visit.selection.uncertainty)
    return Reading(title, told, key_number(visit, code))


# --- One region ----------------------------------------------------------------------------------------------------


def district_sentence(visit: Visit) -> str:
    """The chosen district in words: figure, rank, change, distance to target."""
    return kept(visit, "district_sentence", lambda: _district_sentence(visit))


def _district_sentence(visit: Visit) -> str:
    row = visit.district_row
    previous = visit.selection.previous_year
    words, place = visit.language, row[vocabulary.PROVINCE_NAME]
    if not visit.selection.uncertainty:
        upcoming = visit.answers.upcoming_target(visit.question)
        return narrative.profile_sentence(words, row, place, previous, upcoming)
    standing = narrative.certain_profile_sentence(words, row, place, previous)
    return " ".join(filter(None, [standing, narrative.target_verdict_sentence(words, row, standing)]))


def _of_summary(visit: Visit) -> Reading:
    code = visit.selection.district_code or vocabulary.COUNTRY_CODE
    place = visit.answers.names.regions[code]
    title = visit.language.text("Summary · {place}, {survey}", place=place, survey=visit.survey_label)
    if visit.selection.district_code:
        sentence = district_sentence(visit)
    else:
        upcoming = visit.answers.upcoming_target(visit.question)
        row = visit.answers.row(visit.question, vocabulary.COUNTRY_CODE)
        sentence = narrative.district_sentence(visit.language, row, place, upcoming)
    return Reading(title, sentence, key_number(visit, code))


def _of_profile(visit: Visit) -> Reading:
    code, words, names = visit.selection.district_code, visit.language, visit.answers.names
    if code is None:
        return Reading(words.text("District profile"), words.text("Choose a district to see its profile."))
    title = words.text(
        "District profile · {place}, {province}, {survey}",
        place=names.regions[code],
        province=names.regions[names.province_of[code]],
        survey=visit.survey_label,
    )
    return Reading(title, district_sentence(visit), key_number(visit, code))


def _of_meeting(visit: Visit) -> Reading:
    code, words = visit.meeting_region, visit.language
    if code is None:
        invitation = words.text("Choose a district or province to get everything that its meeting needs.")
        return Reading(words.text("Stunting meeting"), invitation)
    title = words.text(
        "Stunting meeting · {place}, {survey}", place=visit.answers.names.regions[code], survey=visit.survey_label
    )
    if visit.selection.survey_year not in visit.answers.years_with_a_figure(code):
        return Reading(title, _gap_sentence(visit, code))
    invitation = words.text("A presentation for the meeting that also runs without a network, and files to take along.")
    return Reading(title, invitation, key_number(visit, code))


def _gap_sentence(visit: Visit, code: str) -> str:
    year, names = visit.selection.survey_year, visit.answers.names
    level = vocabulary.level_of_code(code) or vocabulary.PROVINCE
    return visit.language.text(
        "{region}: no estimate in {survey} ({reason}).",
        region=names.regions[code],
        survey=visit.survey_label,
        reason=phrases.missing_reason(code, names.province_of[code], year, visit.language, level),
    )


# --- Kecamatan and desa -----------------------------------------------------------------------------------------------


def _of_parts(visit: Visit) -> Reading:
    """The page as a link shows it: an own recap stays in the visit that brought it."""
    code, words = visit.selection.district_code, visit.language
    if code is None:
        return Reading(
            words.text("Subdistricts and villages"), words.text("Choose a district to see its kecamatan and desa.")
        )
    place = visit.answers.names.regions[code]
    title = words.text("Subdistricts and villages · {place}", place=place)
    counts = (len(visit.answers.parts(code, level)) for level in (vocabulary.SUBDISTRICT, vocabulary.VILLAGE))
    return Reading(title, parts_sentence(words, place, *counts))


def _of_interventions(visit: Visit) -> Reading:
    """The page as a link shows it: an own table stays in the visit that brought it."""
    code, words = visit.selection.district_code, visit.language
    if code is None:
        invitation = words.text("Choose a district, then bring its own table of interventions.")
        return Reading(words.text("Interventions"), invitation)
    title = words.text("Interventions · {place}", place=visit.answers.names.regions[code])
    return Reading(title, words.text(NO_INTERVENTIONS))


# --- Data and method -------------------------------------------------------------------------------------------------


def _of_data(visit: Visit) -> Reading:
    first, second, third, fourth = (survey.label for survey in vocabulary.COMPARABLE_SURVEYS)
    sentence = visit.language.text(
        "Survey estimates for {count} districts from {first}, {second}, {third} and {fourth}; every figure names its "
        "source, and missing means missing.",
        count=visit.language.number(vocabulary.DISTRICT_COUNT),
        first=first,
        second=second,
        third=third,
        fourth=fourth,
    )
    return Reading(visit.language.text("Data and method"), sentence)


# By the path of the page; every page of `vocabulary.PAGES` has one.
READINGS: Final[dict[str, Callable[[Visit], Reading]]] = {
    "": _of_summary,
    "peta": _of_map,
    "peringkat": _of_ranking,
    "target": _of_target,
    "lokus": _of_priorities,
    "belajar": _of_learning,
    "profil": _of_profile,
    "kecamatan": _of_parts,
    "intervensi": _of_interventions,
    "rembuk": _of_meeting,
    "data": _of_data,
}
