"""The screen of what a survey measured beside stunting: wasting, underweight and overweight of the region."""

from dataclasses import replace
from typing import Any, Final, NamedTuple

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.figures.exhibits import Bar, BarExhibit, Role, Unit
from stuntmap.language import Language, marked
from stuntmap.phrases import DASH, Style
from stuntmap.report import survey_sources
from stuntmap.report.nutrition_table import nutrition_headings, nutrition_lines, nutrition_note
from stuntmap.report.rembuk import settings as keys
from stuntmap.report.rembuk.screen_parts import Screen, bar, limits_note, screen
from stuntmap.report.rembuk.settings import MeetingSettings
from stuntmap.vocabulary import COUNTRY_NAME, NUTRITION, PREVALENCE, SURVEY_OF_YEAR, short_name

REFERENCES: Final = (vocabulary.PROVINCE_PCT, vocabulary.NATION_PCT)
NO_TARGET: Final = marked("No official target is set for these figures; they are measured in the same children.")


class _Shown(NamedTuple):
    """The survey that is shown, and its rows (index indicator) with a figure."""

    year: int
    rows: pd.DataFrame


def _shown(facts: MeetingFacts) -> _Shown | None:
    """The meeting's survey, else the latest with a figure; None where no survey has one."""
    table = facts.nutrition
    known = table[table[PREVALENCE].notna()]
    years = list(dict.fromkeys(known.index.get_level_values(vocabulary.SURVEY_YEAR)))
    if not years:
        return None
    year = facts.survey_year if facts.survey_year in years else max(years)
    return _Shown(year, _of_year(known, year))


def _of_year(nutrition: pd.DataFrame, year: int) -> pd.DataFrame:
    """The rows of one survey, index indicator."""
    own = nutrition[nutrition.index.get_level_values(vocabulary.SURVEY_YEAR) == year]
    return own.droplevel(vocabulary.SURVEY_YEAR)


def _title(language: Language, name: str) -> str:
    return language.text(NUTRITION[name].title)


def _severity(language: Language, name: str, row: pd.Series) -> str:
    if not NUTRITION[name].classes:
        return ""
    return phrases.severity(row[vocabulary.SEVERITY], language)


def nutrition_screen(language: Language, facts: MeetingFacts, _: MeetingSettings) -> Screen | None:
    """Each figure with its limits, rank with its set, and what the survey prints of the province; None without any."""
    found = _shown(facts)
    if found is None:
        return None
    rows: list[tuple[str, Any]] = [(str(name), row) for name, row in found.rows.iterrows()]
    survey = SURVEY_OF_YEAR[found.year].label
    classed = [f"{_title(language, name)} {words}" for name, row in rows if (words := _severity(language, name, row))]
    message = language.text(
        "{region}, {survey}: {figures}.",
        region=short_name(facts.region_name),
        survey=survey,
        figures=phrases.listed(classed or [_title(language, name) for name, _ in rows], language, len(rows)),
    )
    bars = tuple(_bar(language, name, row) for name, row in rows)
    title = language.text("In % of children under five, {survey}", survey=survey)
    note = language.text("Behind each figure: rank in {scope} (95% set).", scope=facts.scope_name)
    exhibit = BarExhibit(title, f"{limits_note(language)} {note}", Unit.PERCENT, bars)
    source = language.text("Source: {source}", source=survey_sources.short_source_words((found.year,)))
    kinds = [phrases.estimation(code, language) for code in dict.fromkeys(found.rows[vocabulary.ESTIMATION])]
    source = " · ".join(
        [source, ", ".join(kinds), language.text("data {version}", version=survey_sources.data_version())]
    )
    method = (
        *(_taken(language, found.rows), *absence_lines(language, facts), nutrition_note(language, facts.nutrition)),
        language.text(NO_TARGET),
    )
    made = screen(language, facts, keys.NUTRITION, message, exhibit, *_references(language, facts), source=source)
    # In place of the definition of stunting those of what is shown.
    defined = [f"{_title(language, name)}: {language.text(NUTRITION[name].definition)}." for name, _ in rows]
    return replace(made, method=(*defined, *filter(None, method)))


def _bar(language: Language, name: str, row: pd.Series) -> Bar:
    """One figure of the region, with its rank behind it."""
    drawn = bar(language, _title(language, name), row, Role.OWN)
    rank = phrases.rank(row, language, Style.CELL)
    return replace(drawn, text=phrases.side_by_side(drawn.text, rank)) if rank else drawn


def _taken(language: Language, rows: pd.DataFrame) -> str:
    if not rows[vocabulary.ESTIMATION].eq(vocabulary.TAKEN_AS_MODEL).any():
        return ""
    return phrases.estimation(vocabulary.TAKEN_AS_MODEL, language, Style.SENTENCE)


def _places(facts: MeetingFacts) -> dict[str, str]:
    """The places around the region by the column of their figures: a district's province, and the nation."""
    places = dict(zip(REFERENCES, (facts.province_name, COUNTRY_NAME), strict=True))
    return places if facts.is_district else {vocabulary.NATION_PCT: COUNTRY_NAME}


def _by_survey(facts: MeetingFacts) -> list[tuple[str, pd.DataFrame]]:
    """Each survey as it is printed with its rows (index indicator), the latest first."""
    years = dict.fromkeys(facts.nutrition.index.get_level_values(vocabulary.SURVEY_YEAR))
    return [(SURVEY_OF_YEAR[int(year)].label, _of_year(facts.nutrition, year)) for year in years]


def _references(language: Language, facts: MeetingFacts) -> list[str]:
    """What surveys print of province and nation, a line a survey."""
    lines = []
    for survey, rows in _by_survey(facts):
        told = []
        for column, place in _places(facts).items():
            known = rows[rows[column].notna()]
            figures = [
                f"{_title(language, str(name))} {language.percent(row[column])}" for name, row in known.iterrows()
            ]
            told += [f"{place}: {', '.join(figures)}."] if figures else []
        if told:
            lines.append(f"{survey} · {' '.join(told)}")
    return lines


def absence_lines(language: Language, facts: MeetingFacts) -> list[str]:
    """Why another survey than the meeting's is shown, and of whom nothing is printed; empty where nothing is absent."""
    found = _shown(facts)
    silent = {
        place: [survey for survey, rows in _by_survey(facts) if rows[column].isna().all()]
        for column, place in _places(facts).items()
    }
    absent = [f"{place} ({', '.join(surveys)})" for place, surveys in silent.items() if surveys]
    told = [_left_out(language, facts, found.year)] if found else []
    if absent:
        told.append(language.text("No printed figures are at hand of {places}.", places="; ".join(absent)))
    return [line for line in told if line]


def _left_out(language: Language, facts: MeetingFacts, shown: int) -> str:
    """Why another survey than the meeting's is shown; empty where the meeting's is, or measured stunting alone."""
    years = facts.nutrition.index.get_level_values(vocabulary.SURVEY_YEAR)
    if shown == facts.survey_year or facts.survey_year not in years:
        return ""
    row = _of_year(facts.nutrition, facts.survey_year).iloc[0]
    return f"{facts.survey_label}: {phrases.no_estimate(language, row=row)}."


def nutrition_rows(language: Language, facts: MeetingFacts) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Headings and a row an indicator and survey in words: figure with limits, province and nation, class, rank."""
    heads, table = nutrition_headings(language), facts.nutrition
    places = _places(facts)
    known = [column for column in places if table[column].notna().any()]
    rows = []
    for line, (_, row) in zip(nutrition_lines(language, table), table.iterrows(), strict=True):
        beside = [language.percent(row[column]) if pd.notna(row[column]) else DASH for column in known]
        figure = line.figure if pd.notna(row[PREVALENCE]) else phrases.no_estimate(language)
        rows.append((line.indicator, line.survey, figure, *beside, line.severity or DASH, line.rank or DASH))
    headings = (heads.indicator, heads.survey, f"{short_name(facts.region_name)}, {heads.figure}")
    return (*headings, *(places[column] for column in known), heads.severity, heads.rank), rows


def nutrition_source(language: Language, facts: MeetingFacts) -> str:
    """Whose figures all of the rows are."""
    years = tuple(map(int, dict.fromkeys(facts.nutrition.index.get_level_values(vocabulary.SURVEY_YEAR))))
    return language.text("Source: {source}", source=survey_sources.short_source_words(years))
