"""The screens of a meeting: one message each, in words, and the figure that proves it; the same in every medium."""

import pandas as pd

from stuntmap import phrases
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.language import Language
from stuntmap.phrases import Style
from stuntmap.report import narrative
from stuntmap.report.rembuk.screen_makers import MAKERS
from stuntmap.report.rembuk.screen_parts import Screen, read_on, source_line
from stuntmap.report.rembuk.settings import MeetingSettings, default_settings

__all__ = [
    "Screen",
    "available_screens",
    "key_figures",
    "read_on",
    "rembuk_screens",
    "source_line",
    "telling_screens",
]


def rembuk_screens(language: Language, facts: MeetingFacts, settings: MeetingSettings) -> tuple[Screen, ...]:
    """The screens that the presenter wants, in the presenter's order; those with nothing to say are left out."""
    made = (MAKERS[key](language, facts, settings) for key in settings.screens)
    return tuple(screen for screen in made if screen is not None)


def available_screens(language: Language, facts: MeetingFacts) -> tuple[str, ...]:
    """The keys of the screens that have something to say about this region, in their usual order."""
    every = rembuk_screens(language, facts, default_settings(language, facts))
    return tuple(screen.key for screen in every)


def telling_screens(language: Language, facts: MeetingFacts) -> tuple[str, ...]:
    """The keys of the screens that a meeting gains by: those that only say that there is nothing to say are left out.

    They stay in reach of the presenter, who may want to tell just that.
    """
    every = rembuk_screens(language, facts, default_settings(language, facts))
    return tuple(screen.key for screen in every if screen.tells)


def key_figures(language: Language, facts: MeetingFacts) -> dict[str, str]:
    """The region's main figures as every medium prints them: prevalence, interval, rank, distance, children, target."""
    row = facts.row
    figures = {
        "prevalence": language.percent(row["prevalence_pct"]),
        "interval": phrases.figure(row, language),
        "stunted_children": language.number(row["stunted_children"]) if pd.notna(row["stunted_children"]) else "",
        "rank": phrases.rank(row, language, Style.SENTENCE) if pd.notna(row["rank"]) else "",
    }
    if pd.notna(row["distance_pp"]):
        figures["target"] = phrases.plain_percent(row["target_pct"], language)
        figures["distance"] = phrases.distance(row, language, Style.CELL)
    if facts.ahead is not None and facts.distance_ahead_pp is not None and facts.ahead != facts.target:
        figures["ahead"] = narrative.ahead_phrase(language, facts.distance_ahead_pp, facts.ahead)
    return {name: text for name, text in figures.items() if text}
