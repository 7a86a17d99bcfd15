"""What every screen is made of: the screen itself, its source line, bars, points and lists of names."""

from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from stuntmap import phrases
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.figures.exhibits import Bar, Exhibit, LineExhibit, MapExhibit, Point, Role
from stuntmap.language import Language, marked
from stuntmap.report import survey_sources
from stuntmap.report.rembuk import settings as keys
from stuntmap.vocabulary import COMPARABLE_YEARS, PREVALENCE, STUNTING, SURVEY_OF_YEAR

MOST_NAMED: Final = 5


@dataclass(frozen=True)
class Screen:
    """One screen: key and short name, message, further lines in smaller type, and the figure (None: words only).

    `source` is the line at the foot; `method` are sentences for the speaker's notes: definition, limits, tests.
    `tells` is whether it says more than that there is nothing to say.
    """

    key: str
    name: str
    message: str
    details: tuple[str, ...]
    exhibit: Exhibit | None
    source: str
    method: tuple[str, ...]
    tells: bool = True


SCREEN_NAMES: Final = {
    keys.POSITION: marked("Where we are"),
    keys.MAP: marked("Among our neighbours"),
    keys.RANK: marked("Rank and its history"),
    keys.CHANGE: marked("Is the change real?"),
    keys.TARGET: marked("Distance to target"),
    keys.PACE: marked("Pace needed"),
    keys.DETERMINANTS: marked("Determinants that stand out"),
    keys.NUTRITION: marked("Other nutrition"),
    keys.LOWER: marked("Really lower prevalence"),
    keys.LEARNING: marked("Places to learn from"),
    keys.PARTS_PREVALENCE: marked("Where it is high (weighing)"),
    keys.PARTS_NUMBER: marked("Where the children are (weighing)"),
    keys.PARTS_COVERAGE: marked("How many were weighed"),
    keys.PARTS_CHANGE: marked("Since the month before"),
    keys.PARTS_LIST: marked("Who comes first (lokus)"),
    keys.PARTS_INTERVENTIONS: marked("Interventions reached"),
    keys.PRACTICE: marked("Good practice"),
    keys.QUESTIONS: marked("What is asked of this meeting"),
    keys.AGREED: marked("What the meeting agreed on"),
}


def screen(
    language: Language, facts: MeetingFacts, key: str, message: str, exhibit: Exhibit | None, *details: str,
    method: tuple[str, ...] = (), table: pd.DataFrame | None = None, years: tuple[int, ...] = (), tells: bool = True,
    source: str = "",
) -> Screen:  # fmt: skip
    """A screen with its source line; empty details and sentences are left out. `table` holds the figures that
    it shows, `years` are the surveys of bars; those of lines are known. `source` stands for the survey where the screen
    shows figures of somebody else.
    """
    if isinstance(exhibit, LineExhibit):
        years = shown_years(exhibit, facts)
    source = source or source_line(language, facts, isinstance(exhibit, MapExhibit), years, table)
    if key in (keys.TARGET, keys.PACE):
        source = f"{source} · {read_on(language, facts)}"
    told = tuple(detail for detail in details if detail)
    notes = (definition(language), *(line for line in method if line))
    return Screen(key, language.text(SCREEN_NAMES[key]), message, told, exhibit, source, notes, tells)


def determinant_source(language: Language) -> str:
    """Whose figures the determinants are, with the version of the data."""
    source = language.text("Source: {source}", source=survey_sources.DETERMINANT_SOURCES)
    return f"{source} · {language.text('data {version}', version=survey_sources.data_version())}"


def source_line(
    language: Language,
    facts: MeetingFacts,
    with_map: bool = False,
    years: tuple[int, ...] = (),
    table: pd.DataFrame | None = None,
) -> str:
    """Surveys, publisher, direct or modelled, boundaries where a map is drawn, version of the data.

    `years` are the surveys that are shown, by default the meeting's; `table` the figures, by default the region's own.
    """
    shown = facts.row.to_frame().T if table is None else table
    surveys = survey_sources.short_source_words(years or (facts.survey_year,))
    single = years in ((), (facts.survey_year,))
    parts = [
        language.text("Source: {source}", source=surveys),
        *([_made(language, shown)] if single else []),
        *([language.text("boundaries: {source}", source=survey_sources.BOUNDARY_SOURCE)] if with_map else []),
        language.text("data {version}", version=survey_sources.data_version()),
    ]
    return " · ".join(parts)


def read_on(language: Language, facts: MeetingFacts) -> str:
    """The day on which targets lie behind or ahead."""
    return language.text("targets as of {day}", day=language.day(facts.as_of))


def _made(language: Language, table: pd.DataFrame) -> str:
    """How the figures of `table` were made: of one in words, of several how many in each way."""
    if len(table) > 1:
        return ", ".join(survey_sources.count_words(language, table))
    return phrases.estimation(table["estimation"].iloc[0], language)


def shown_years(exhibit: LineExhibit, facts: MeetingFacts) -> tuple[int, ...]:
    """The surveys of which a line exhibit shows a figure of the region, the meeting's own first."""
    labels = {point.label for line in exhibit.lines for point in line.points if point.value is not None}
    years = [year for year in reversed(COMPARABLE_YEARS) if SURVEY_OF_YEAR[year].label in labels]
    return tuple(sorted(years, key=lambda year: year != facts.survey_year))


def definition(language: Language) -> str:
    """What the indicator measures."""
    return language.text(STUNTING.definition) + "."


def survey(year: Any) -> str:
    """A survey as it is printed: "SSGI 2024"."""
    return SURVEY_OF_YEAR[int(year)].label


def limit(value: Any) -> float | None:
    """A number of a table for an exhibit, where missing is None."""
    return None if pd.isna(value) else float(value)


def bar(language: Language, label: str, row: pd.Series, role: Role) -> Bar:
    """A region's prevalence as a bar."""
    ends = (limit(row["ci95_low_pct"]), limit(row["ci95_high_pct"]))
    return Bar(label, float(row[PREVALENCE]), phrases.marked_prevalence(row, language), *ends, role)


def own_points(language: Language, series: pd.DataFrame) -> tuple[Point, ...]:
    """A region's prevalence in each survey with its limits; None where there is no estimate."""
    return tuple(
        Point(
            survey(year),
            limit(row[PREVALENCE]),
            phrases.marked_prevalence(row, language),
            limit(row["ci95_low_pct"]),
            limit(row["ci95_high_pct"]),
            joined=pd.isna(row["change_is_measurement"]) or bool(row["change_is_measurement"]),
        )
        for year, row in series.iterrows()
    )


def reference_points(language: Language, figures: pd.Series) -> tuple[Point, ...]:
    """The printed prevalence of a province or the country in each survey, without limits."""
    return tuple(
        Point(survey(year), limit(value), "" if pd.isna(value) else language.percent(value))
        for year, value in figures.items()
    )


def limits_note(language: Language) -> str:
    """What the thin lines of a figure are."""
    return language.text("Thin lines: 95% intervals; figures from a model have none.")
