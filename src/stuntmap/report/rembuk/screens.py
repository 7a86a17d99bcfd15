"""The screens of a meeting: one message each, in words, and the figure that proves it; the same in every medium."""

import pandas as pd

from stuntmap.answers.meeting import MeetingFacts
from stuntmap.language import Language
from stuntmap.report import narrative
from stuntmap.report.narrative.verdict_words import interval_phrase, rank_set_phrase
from stuntmap.report.narrative.wording import short_percent
from stuntmap.report.rembuk.screen_makers import MAKERS
from stuntmap.report.rembuk.screen_parts import Screen, read_on, source_line
from stuntmap.report.rembuk.settings import MeetingSettings, default_settings

__all__ = ["Screen", "available_screens", "key_figures", "read_on", "rembuk_screens", "source_line"]


def rembuk_screens(language: Language, facts: MeetingFacts, settings: MeetingSettings) -> tuple[Screen, ...]:
    """The screens that the presenter wants, in the presenter's order; those with nothing to say are left out."""
    made = (MAKERS[key](language, facts, settings) for key in settings.screens)
    return tuple(screen for screen in made if screen is not None)


def available_screens(language: Language, facts: MeetingFacts) -> tuple[str, ...]:
    """The keys of the screens that have something to say about this region, in their usual order."""
    every = rembuk_screens(language, facts, default_settings(language, facts))
    return tuple(screen.key for screen in every)


def key_figures(language: Language, facts: MeetingFacts) -> dict[str, str]:
    """The region's main figures as every medium prints them: prevalence, interval, rank, distance, children, target."""
    row = facts.row
    figures = {
        "prevalence": language.percent(row["prevalence_pct"]),
        "interval": interval_phrase(language, row),
        "stunted_children": language.number(row["stunted_children"]) if pd.notna(row["stunted_children"]) else "",
        "rank": rank_set_phrase(language, row) if pd.notna(row["rank"]) else "",
    }
    if pd.notna(row["distance_pp"]):
        figures["target"] = short_percent(language, row["target_pct"])
        figures["distance"] = language.signed(row["distance_pp"])
    if facts.ahead is not None and facts.distance_ahead_pp is not None and facts.ahead != facts.target:
        figures["ahead"] = narrative.ahead_phrase(language, facts.distance_ahead_pp, facts.ahead)
    return {name: text for name, text in figures.items() if text}
