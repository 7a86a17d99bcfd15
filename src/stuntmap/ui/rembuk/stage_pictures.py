"""What the presentation in the browser is given: every screen's words and its figure as SVG, all at once."""

from collections.abc import Sequence
from typing import Any, Final

import streamlit as st

from stuntmap.answers import Question
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.figures.exhibits import BarExhibit, Exhibit, LineExhibit, MapExhibit
from stuntmap.language import Language
from stuntmap.language import language as language_of
from stuntmap.report.rembuk.pictures import exhibit_picture
from stuntmap.report.rembuk.screens import Screen, rembuk_screens
from stuntmap.report.rembuk.settings import QUESTIONS, MeetingSettings, default_settings

# Few bars stand below the words, over the whole width; more of them, and lines, stand beside the words; a map takes
# more of the width. On a screen of 1366 x 768 pictures are as large as they are drawn: 21 points are 28 pixels.
BELOW, BESIDE, MAP = "below", "beside", "map"
MOST_BARS_BELOW: Final = 3
BESIDE_CM: Final = (18.9, 14.2)
MAP_CM: Final = (21.2, 14.6)
BELOW_CM: Final = 33.9
SMALL_CM: Final = 16.0
FRAME_CM, BAR_CM = 5.4, 1.0
TEXT_PT: Final = 21.0


@st.cache_resource(show_spinner=False, max_entries=100)
def _kept_screens(_facts: MeetingFacts, question: Question, region_code: str, language_code: str) -> dict[str, Screen]:
    language = language_of(language_code)
    return {screen.key: screen for screen in rembuk_screens(language, _facts, default_settings(language, _facts))}


def _every_screen(facts: MeetingFacts, language_code: str) -> dict[str, Screen]:
    """Every screen that has something to say, by key, with the usual settings: figures do not depend on them."""
    return _kept_screens(facts, facts.question, facts.region_code, language_code)


def screen_names(facts: MeetingFacts, language: Language) -> dict[str, str]:
    """The names of the screens that have something to say, by key, in their usual order."""
    return {key: screen.name for key, screen in _every_screen(facts, language.code).items()}


def shape(exhibit: Exhibit) -> str:
    """Where the figure stands: "below" the words, "beside" them, or beside them as a "map"."""
    if isinstance(exhibit, MapExhibit):
        return MAP
    return BELOW if isinstance(exhibit, BarExhibit) and len(exhibit.bars) <= MOST_BARS_BELOW else BESIDE


def _size_cm(exhibit: Exhibit, small: bool) -> tuple[float, float]:
    where = shape(exhibit)
    if where == BELOW and isinstance(exhibit, BarExhibit):
        return (SMALL_CM if small else BELOW_CM), FRAME_CM + BAR_CM * len(exhibit.bars)
    return MAP_CM if where == MAP else BESIDE_CM


@st.cache_resource(show_spinner=False, max_entries=600)
def _picture(
    _facts: MeetingFacts, question: Question, region_code: str, language_code: str, key: str, small: bool = False
) -> str:
    exhibit = _every_screen(_facts, language_code)[key].exhibit
    if exhibit is None:
        return ""
    width, height = _size_cm(exhibit, small)
    drawn = exhibit_picture(
        language_of(language_code), exhibit, kind="svg", width_cm=width, height_cm=height, text_pt=TEXT_PT
    )
    return drawn.decode("utf-8")


def pictures(facts: MeetingFacts, language: Language, screens: Sequence[Screen]) -> dict[str, dict[str, str]]:
    """The figure of each screen that has one, by key: "svg", and "small" for telephones where that differs.

    A third of a second of work for all of them.
    """
    asked = facts, facts.question, facts.region_code
    drawn = {}
    for screen in screens:
        if screen.exhibit is None:
            continue
        drawn[screen.key] = {"svg": _picture(*asked, language.code, screen.key)}
        if shape(screen.exhibit) == BELOW:
            drawn[screen.key]["small"] = _picture(*asked, language.code, screen.key, True)
    return drawn


def reading(exhibit: Exhibit) -> str:
    """What the figure says, for readers who do not see it; of a map only the title, its message says the rest."""
    parts = [exhibit.title]
    if isinstance(exhibit, BarExhibit):
        parts += [f"{bar.label}: {bar.text}" for bar in exhibit.bars]
    if isinstance(exhibit, LineExhibit):
        for line in exhibit.lines:
            told = ", ".join(f"{point.label} {point.text}" for point in line.points if point.text)
            parts.append(f"{line.name}: {told}")
    return "; ".join(parts)


def payload(
    language: Language, screens: Sequence[Screen], settings: MeetingSettings, drawn: dict[str, dict[str, str]]
) -> dict[str, Any]:
    """What the browser's presentation takes: head, screens, and its own few words."""
    return {
        "head": {"title": settings.title, "place": settings.place, "date": settings.date},
        "screens": [_sent(screen, drawn) for screen in screens],
        "words": {
            "presentation": language.text("Presentation of the meeting"),
            "roledescription": language.text("presentation"),
            "screen": language.text("screen"),
            "back": language.text("Previous screen"),
            "on": language.text("Next screen"),
            "begin": language.text("Start"),
            "cut": language.text("No connection to the server. The presentation goes on; settings and files wait."),
            "leave": language.text("Leave full screen"),
        },
    }


def _sent(screen: Screen, drawn: dict[str, dict[str, str]]) -> dict[str, Any]:
    exhibit = screen.exhibit
    sent = {
        "key": screen.key,
        "name": screen.name,
        "message": screen.message,
        "details": list(screen.details),
        # Questions, which have no figure, are counted.
        "list": screen.key == QUESTIONS,
        "source": screen.source,
    }
    if exhibit is None:
        return sent
    figure = {"shape": shape(exhibit), "title": exhibit.title, "alt": reading(exhibit)}
    return sent | figure | drawn[screen.key] | {"source": " ".join(filter(None, [exhibit.note, screen.source]))}
