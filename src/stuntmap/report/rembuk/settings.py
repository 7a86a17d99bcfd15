"""What the people of the meeting decide and write themselves: title, date, place, screens, questions, commitment.

Everything else is worked out from the data. These values live in the reader's browser session and in a file that the
reader saves; they are never kept on the server.
"""

from dataclasses import dataclass, field
from typing import Final

from stuntmap.answers.meeting import MeetingFacts
from stuntmap.language import Language

# The screens in the order in which they are shown unless the presenter changes it.
POSITION: Final = "position"
MAP: Final = "map"
RANK: Final = "rank"
CHANGE: Final = "change"
TARGET: Final = "target"
PACE: Final = "pace"
DETERMINANTS: Final = "determinants"
NUTRITION: Final = "nutrition"
LOWER: Final = "lower"
LEARNING: Final = "learning"
# Of an own recap of routine weighing, where one is loaded; never beside a survey's figure on one screen.
PARTS_PREVALENCE: Final = "parts_prevalence"
PARTS_NUMBER: Final = "parts_number"
PARTS_COVERAGE: Final = "parts_coverage"
PARTS_CHANGE: Final = "parts_change"
PARTS_LIST: Final = "parts_list"
PARTS_INTERVENTIONS: Final = "parts_interventions"
PARTS_KEYS: Final = (*(PARTS_PREVALENCE, PARTS_NUMBER, PARTS_COVERAGE, PARTS_CHANGE, PARTS_LIST, PARTS_INTERVENTIONS),)
# What a district tells of itself, where somebody typed it.
PRACTICE: Final = "practice"
QUESTIONS: Final = "questions"
# What the meeting agreed on, of the commitment: in the files only, as it is typed when the screens have been shown.
AGREED: Final = "agreed"
SURVEY_KEYS: Final = (POSITION, MAP, RANK, CHANGE, TARGET, PACE, DETERMINANTS, NUTRITION, LOWER, LEARNING)
SCREEN_KEYS: Final = (*SURVEY_KEYS, *PARTS_KEYS, PRACTICE, QUESTIONS)

MOST_QUESTIONS: Final = 6
LONGEST_TEXT: Final = 200
LONGEST_PRACTICE: Final = 400
MOST_ACTIONS: Final = 30


@dataclass(frozen=True)
class Practice:
    """What a district did, in its own words, where more can be read, and which office answers; no person is named."""

    text: str = ""
    link: str = ""
    office: str = ""


@dataclass(frozen=True)
class MeetingSettings:
    """How the presenter wants the screens. `date` is text as it shall be printed; nothing here asks a clock.

    `screens` are keys of SCREEN_KEYS in the order of showing; a key that is left out is switched off. `link` is the
    address of the dashboard page with this choice, "" where there is none. `practice` is the region's own.
    """

    title: str
    date: str = ""
    place: str = ""
    questions: tuple[str, ...] = ()
    screens: tuple[str, ...] = SCREEN_KEYS
    link: str = ""
    practice: Practice = Practice()


@dataclass(frozen=True)
class Action:
    """One row of the commitment: who does what, how it is measured, how much, paid from what, by when."""

    office: str = ""
    activity: str = ""
    indicator: str = ""
    target: str = ""
    budget_source: str = ""
    deadline: str = ""


@dataclass(frozen=True)
class Commitment:
    """What the meeting agrees on: target (%) and year, actions, who signs (role, name), and in which town."""

    target_pct: float | None = None
    target_year: int | None = None
    actions: tuple[Action, ...] = ()
    signatories: tuple[tuple[str, str], ...] = field(default_factory=tuple)
    signing_place: str = ""


def default_settings(language: Language, facts: MeetingFacts) -> MeetingSettings:
    """The settings before anybody changed them: a plain title, no date, all screens, three closing questions."""
    return MeetingSettings(
        title=language.text("Stunting meeting · {region}", region=facts.region_name),
        questions=(
            language.text("Which target do we agree on, and for which year?"),
            language.text("Which three actions have the largest effect, and who leads them?"),
            language.text("When do we look at the result together again?"),
        ),
    )


def default_signatories(language: Language, facts: MeetingFacts) -> tuple[tuple[str, str], ...]:
    """The roles that sign, without names; the head of a kota is a wali kota, of a province a gubernur."""
    city = facts.is_district and facts.row["region_kind"] == "kota"
    if not facts.is_district:
        roles = [language.text("Governor"), language.text("Provincial secretary")]
    else:
        roles = [language.text("Mayor") if city else language.text("Regent"), language.text("District secretary")]
    offices = [language.text("Head of the planning agency"), language.text("Head of the health office")]
    local = []
    if facts.is_district:
        village = language.text("Urban village head") if city else language.text("Village head")
        local = [language.text("Subdistrict head"), village]
    return tuple((role, "") for role in [*roles, *offices, *local])
