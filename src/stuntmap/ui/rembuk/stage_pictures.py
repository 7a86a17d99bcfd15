"""What the presentation in the browser is given: every screen's words and its figure as SVG, all at once."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from stuntmap.answers.meeting import MeetingFacts
from stuntmap.answers.parts_meeting import PartsFacts
from stuntmap.figures.exhibits import BarExhibit, Exhibit, LineExhibit, MapExhibit
from stuntmap.language import Language
from stuntmap.links.keeping import kept
from stuntmap.links.visit import Visit
from stuntmap.report.parts.screens import parts_screens
from stuntmap.report.rembuk.pictures import exhibit_picture
from stuntmap.report.rembuk.screens import Screen, rembuk_screens
from stuntmap.report.rembuk.settings import (
    PARTS_KEYS,
    PRACTICE,
    QUESTIONS,
    SCREEN_KEYS,
    MeetingSettings,
    default_settings,
)
from stuntmap.ui.rembuk.parts_in_meeting import kept_of

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
# The screens that say what somebody typed.
_TYPED: Final = (PRACTICE, QUESTIONS)


def _every_screen(visit: Visit, facts: MeetingFacts) -> dict[str, Screen]:
    """Every screen that has something to say, by key, with the usual settings: those in `_TYPED` depend on others."""
    words, of_surveys = visit.language, replace(facts, parts=None)

    def made() -> dict[str, Screen]:
        screens = rembuk_screens(words, of_surveys, default_settings(words, of_surveys))
        return {screen.key: screen for screen in screens}

    every = kept(visit, "screens", made)
    if facts.parts is None:
        return every
    parts = facts.parts
    own = kept_of(parts, ("screens", words.code), lambda: parts_screens(words, parts))
    found = {**every, **{screen.key: screen for screen in own}}
    return {key: found[key] for key in SCREEN_KEYS if key in found}


def screens_of(visit: Visit, facts: MeetingFacts, settings: MeetingSettings) -> tuple[Screen, ...]:
    """The screens that the presenter wants, as `rembuk_screens` has them; only what was typed is made anew."""
    typed = rembuk_screens(visit.language, facts, replace(settings, screens=_TYPED))
    every = {**_every_screen(visit, facts), **dict.fromkeys(_TYPED), **{screen.key: screen for screen in typed}}
    found = (every.get(key) for key in settings.screens)
    return tuple(screen for screen in found if screen is not None)


def telling(visit: Visit, facts: MeetingFacts) -> frozenset[str]:
    """The keys of the screens that a meeting gains by; see `screens.telling_screens`."""
    return frozenset(key for key, screen in _every_screen(visit, facts).items() if screen.tells)


def screen_names(visit: Visit, facts: MeetingFacts, settings: MeetingSettings) -> dict[str, str]:
    """The names of the screens that have something to say, by key, in their usual order."""
    told = rembuk_screens(visit.language, facts, replace(settings, screens=(PRACTICE,)))
    found = {**_every_screen(visit, facts), **{screen.key: screen for screen in told}}
    return {key: found[key].name for key in SCREEN_KEYS if key in found}


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


def _picture(visit: Visit, exhibit: Exhibit, key: str, small: bool, parts: PartsFacts | None) -> str:
    width, height = _size_cm(exhibit, small)

    def drawn() -> str:
        words = visit.language
        picture = exhibit_picture(words, exhibit, kind="svg", width_cm=width, height_cm=height, text_pt=TEXT_PT)
        return picture.decode("utf-8")

    if key in PARTS_KEYS and parts is not None:
        return kept_of(parts, ("picture", key, small, visit.language.code), drawn)
    return kept(visit, ("picture", key, small), drawn)


def pictures(visit: Visit, screens: Sequence[Screen], parts: PartsFacts | None = None) -> dict[str, dict[str, str]]:
    """The figure of each screen that has one, by key: "svg", and "small" for telephones where that differs.

    A third of a second of work for all of them, the first time.
    """
    drawn = {}
    for screen in screens:
        if screen.exhibit is None:
            continue
        drawn[screen.key] = {"svg": _picture(visit, screen.exhibit, screen.key, False, parts)}
        if shape(screen.exhibit) == BELOW:
            drawn[screen.key]["small"] = _picture(visit, screen.exhibit, screen.key, True, parts)
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
