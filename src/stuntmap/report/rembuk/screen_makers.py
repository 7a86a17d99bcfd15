"""One maker a screen: what it says about the facts, and the exhibit that proves it; None if it has nothing to say."""

from collections.abc import Callable
from functools import partial
from typing import Final

import pandas as pd

from stuntmap import phrases
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.figures.exhibits import Bar, BarExhibit, Line, LineExhibit, MapExhibit, Point, Role, Unit
from stuntmap.language import Language
from stuntmap.phrases import Style
from stuntmap.report import narrative
from stuntmap.report.parts.screens import parts_screen
from stuntmap.report.rembuk import settings as keys
from stuntmap.report.rembuk.determinant_screen import determinant_screen
from stuntmap.report.rembuk.learning_screens import learning_screen, practice_screen
from stuntmap.report.rembuk.nutrition_screen import nutrition_screen
from stuntmap.report.rembuk.screen_parts import (
    MOST_NAMED,
    Screen,
    bar,
    limit,
    limits_note,
    own_points,
    reference_points,
    screen,
    survey,
)
from stuntmap.report.rembuk.settings import MeetingSettings
from stuntmap.vocabulary import COUNTRY_NAME, NOT_ASSESSABLE, SMALL_AREA, short_name

MOST_BARS: Final = 10  # as can be read at ten metres


def _position(language: Language, facts: MeetingFacts, _: MeetingSettings) -> Screen:
    row = facts.row
    message = language.text(
        "{region}: {prevalence} of the children under five are stunted ({survey}).",
        region=facts.region_name,
        prevalence=phrases.figure(row, language),
        survey=facts.survey_label,
    )
    bars = [bar(language, short_name(facts.region_name), row, Role.OWN)]
    if facts.is_district and pd.notna(facts.province["prevalence_pct"]):
        bars.append(bar(language, facts.province_name, facts.province, Role.REFERENCE))
    bars.append(bar(language, COUNTRY_NAME, facts.nation, Role.REFERENCE))
    title = language.text("Stunting prevalence (%), {survey}", survey=facts.survey_label)
    exhibit = BarExhibit(title, limits_note(language), Unit.PERCENT, tuple(bars))
    return screen(
        language, facts, keys.POSITION, message, exhibit, narrative.children_sentence(language, row),
        method=(language.text("Intervals: printed by the survey where it does, else approximate (perkiraan)."),),
    )  # fmt: skip


def _map(language: Language, facts: MeetingFacts, _: MeetingSettings) -> Screen:
    message, *details = narrative.prevalence_map_sentences(
        language, facts.districts, facts.province_name, facts.survey_year
    )
    title = language.text(
        "Stunting prevalence by class · {place}, {survey}", place=facts.province_name, survey=facts.survey_label
    )
    own = facts.region_code if facts.is_district else None
    note = language.text("Classes: WHO-UNICEF 2018.")
    exhibit = MapExhibit(title, note, facts.districts, own, facts.province_code)
    # Lowest and highest on the screen; how many are missing or modelled stands in the source line too.
    method = (*details[1:], narrative.class_certainty_sentence(language, facts.districts))
    return screen(language, facts, keys.MAP, message, exhibit, *details[:1], method=method, table=facts.districts)


def _rank(language: Language, facts: MeetingFacts, _: MeetingSettings) -> Screen | None:
    row = facts.row
    if pd.isna(row["rank"]):
        return None
    message = language.text(
        "{region}: {rank}.",
        region=facts.region_name,
        rank=phrases.rank(row, language, Style.SENTENCE, facts.scope_name, first_use=True),
    )
    place = "province" if facts.is_district else "nation"
    points = tuple(
        Point(
            survey(year),
            limit(own[f"{place}_rank"]),
            "" if pd.isna(own[f"{place}_rank"]) else language.number(own[f"{place}_rank"]),
            limit(own[f"{place}_rank_low"]),
            limit(own[f"{place}_rank_high"]),
            joined=pd.isna(own["rank_change_reason"]),
        )
        for year, own in facts.series.iterrows()
    )
    title = language.text("Rank in {scope} in each survey (1 = lowest prevalence)", scope=facts.scope_name)
    note = language.text("Thin lines: the ranks that the survey cannot rule out (95%).")
    if not all(point.joined for point in points):
        note += " " + language.text("No line joins ranks among different regions or a model's rank.")
    exhibit = LineExhibit(title, note, Unit.RANK, (Line(short_name(facts.region_name), points, Role.OWN),))
    moved = "" if facts.compared_year is None else narrative.rank_move_sentence(language, row, facts.compared_year)
    method = (
        language.text("Marginal 95% confidence sets for ranks: Mogstad, Romano, Shaikh, Wilhelm (2024)."),
        language.text("Two surveys rank a region differently in truth only where the two sets share no rank."),
    )
    return screen(language, facts, keys.RANK, message, exhibit, moved, method=method)


def _change(language: Language, facts: MeetingFacts, _: MeetingSettings) -> Screen:
    if facts.compared_year is None:
        message = language.text(
            "{survey} is the first of the comparable surveys: a change up to it cannot be given.",
            survey=facts.survey_label,
        )
    else:
        message = narrative.certain_change_sentence(language, facts.row, facts.compared_year)
    lines = [Line(short_name(facts.region_name), own_points(language, facts.series), Role.OWN)]
    if facts.is_district:
        points = reference_points(language, facts.series["province_prevalence_pct"])
        if any(point.value is not None for point in points):
            lines.append(Line(facts.province_name, points, Role.REFERENCE))
    lines.append(Line(COUNTRY_NAME, reference_points(language, facts.series["nation_prevalence_pct"]), Role.REFERENCE))
    title = language.text("Stunting prevalence (%) in each survey")
    exhibit = LineExhibit(title, limits_note(language), Unit.PERCENT, tuple(lines))
    method = (language.text("A change is real where the difference of the two figures passes |z| = 1.96."),)
    tested = facts.compared_year is not None and facts.row["change_verdict"] != NOT_ASSESSABLE
    return screen(language, facts, keys.CHANGE, message, exhibit, method=method, tells=tested)


def _target(language: Language, facts: MeetingFacts, _: MeetingSettings) -> Screen | None:
    row = facts.row
    if pd.isna(row["target_pct"]):
        message = narrative.district_sentence(language, row, facts.scope_name, facts.upcoming)
        return screen(language, facts, keys.TARGET, message, None, tells=False)
    message = narrative.target_verdict_sentence(language, row)
    distance = phrases.distance(row, language, Style.SENTENCE)
    detail = language.text("{region}: {distance}.", region=facts.region_name, distance=distance)
    children = ""
    if pd.notna(row["children_above_target"]) and row["children_above_target"] > 0:
        children = language.text(
            "That is about {count} children (estimate).", count=language.number(row["children_above_target"])
        )
    label = phrases.target(row, language, Style.SENTENCE)
    title = language.text("Stunting prevalence (%), {survey}, and the target", survey=facts.survey_label)
    bars = (bar(language, short_name(facts.region_name), row, Role.OWN),)
    exhibit = BarExhibit(title, limits_note(language), Unit.PERCENT, bars, float(row["target_pct"]), label)
    standing = phrases.target_standing(row["target_standing"], language)
    method = (
        language.text("Target: {standing}.", standing=standing),
        language.text("Reached: chance of at least 97.5%; probably: at least 80%; not reached: at most 2.5%."),
    )
    ahead = ""
    if facts.ahead is not None and facts.distance_ahead_pp is not None and facts.ahead != facts.target:
        ahead = narrative.ahead_sentence(language, facts.distance_ahead_pp, facts.ahead)
    return screen(language, facts, keys.TARGET, message, exhibit, detail, children, ahead, method=method)


def _pace(language: Language, facts: MeetingFacts, _: MeetingSettings) -> Screen | None:
    if facts.needed is None and facts.so_far is None:
        return None
    message = narrative.needed_sentence(language, facts.needed) if facts.needed else ""
    base = narrative.pace_base_sentence(language, facts.needed)
    passed = ""
    if facts.target is not None and facts.is_judged_only:
        passed = narrative.passed_sentence(language, facts.target)
    bars = []
    # A target that is met needs no fall, so no bar either.
    if facts.needed is not None and facts.needed.reduction_pp > 0:
        label = language.text("needed {start} to {end}", start=facts.needed.year_from, end=facts.needed.year_to)
        change = -facts.needed.reduction_pp
        bars.append(Bar(label, change, phrases.signed_points(change, language), role=Role.REFERENCE))
    detail = ""
    if facts.so_far is not None:
        limits = facts.so_far_limits
        label = language.text("so far {start} to {end}", start=facts.so_far.year_from, end=facts.so_far.year_to)
        ends = (-limits.reduction_high_pp, -limits.reduction_low_pp) if limits else (None, None)
        change = -facts.so_far.reduction_pp
        text = phrases.signed_points(change, language)
        bars.append(Bar(label, change, text, ends[0], ends[1], Role.OWN))
        detail = narrative.pace_interval_sentence(language, facts.so_far, limits)
    if not message:
        message, detail = detail, ""
    title = language.text("Change of prevalence, percentage points a year")
    exhibit = BarExhibit(title, limits_note(language), Unit.POINTS_A_YEAR, tuple(bars))
    years = (facts.survey_year, *((facts.so_far.year_from,) if facts.so_far else ()))
    return screen(language, facts, keys.PACE, message, exhibit if bars else None, base, detail, passed, years=years)


def _lower(language: Language, facts: MeetingFacts, _: MeetingSettings) -> Screen | None:
    if facts.row["estimation"] == SMALL_AREA:
        message = language.text(
            "Whether other districts have a really lower prevalence than {region} cannot be tested: {reason}.",
            region=facts.region_name,
            reason=phrases.reason(SMALL_AREA, language),
        )
        return screen(language, facts, keys.LOWER, message, None, tells=False)
    if facts.lower.empty:
        message = language.text(
            "No district of {province} has a prevalence that is really lower than that of {region}.",
            province=facts.province_name,
            region=facts.region_name,
        )
        return screen(language, facts, keys.LOWER, message, None, tells=False)
    counts = {"count": language.number(len(facts.lower)), "province": facts.province_name}
    counts["names"] = phrases.listed([short_name(name) for name in facts.lower["region_name"]], language, MOST_NAMED)
    if facts.is_district:
        message = language.text(
            "{count} of the {of} other districts of {province} have a prevalence really lower than that of {region}: "
            "{names}.",
            **counts,
            of=language.number(len(facts.districts) - 1),
            region=facts.region_name,
        )
    else:
        message = language.text(
            "{count} of the {of} districts of {province} have a prevalence really lower than that of the province: "
            "{names}.",
            **counts,
            of=language.number(len(facts.districts)),
        )
    shown = facts.lower.head(MOST_BARS)
    bars = [bar(language, short_name(row["region_name"]), row, Role.OTHER) for _, row in shown.iterrows()]
    bars.append(bar(language, short_name(facts.region_name), facts.row, Role.OWN))
    title = language.text("Stunting prevalence (%), {survey}", survey=facts.survey_label)
    exhibit = BarExhibit(title, limits_note(language), Unit.PERCENT, tuple(bars))
    tested = language.text("Each difference is tested (|z| = 1.96).")
    return screen(language, facts, keys.LOWER, message, exhibit, method=(tested,), table=shown)


def _questions(language: Language, facts: MeetingFacts, settings: MeetingSettings) -> Screen | None:
    if not settings.questions:
        return None
    message = language.text("What is asked of this meeting")
    return screen(language, facts, keys.QUESTIONS, message, None, *settings.questions)


def _of_parts(key: str, language: Language, facts: MeetingFacts, _: MeetingSettings) -> Screen | None:
    """A screen of the own recap; nothing without one."""
    return None if facts.parts is None else parts_screen(language, facts.parts, key)


# By the key of the screen.
MAKERS: Final[dict[str, Callable[[Language, MeetingFacts, MeetingSettings], Screen | None]]] = {
    keys.POSITION: _position,
    keys.MAP: _map,
    keys.RANK: _rank,
    keys.CHANGE: _change,
    keys.TARGET: _target,
    keys.PACE: _pace,
    keys.DETERMINANTS: determinant_screen,
    keys.NUTRITION: nutrition_screen,
    keys.LOWER: _lower,
    keys.LEARNING: learning_screen,
    **{key: partial(_of_parts, key) for key in keys.PARTS_KEYS},
    keys.PRACTICE: practice_screen,
    keys.QUESTIONS: _questions,
}
