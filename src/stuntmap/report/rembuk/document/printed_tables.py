"""The tables of the printed document: surveys, determinants, really lower districts, ranking. Cells are words."""

import re
from dataclasses import asdict, dataclass
from typing import Any, Final

import pandas as pd

from stuntmap import phrases
from stuntmap.analysis.context import BETWEEN, LEAST_FAVOURABLE, MOST_FAVOURABLE
from stuntmap.analysis.ranking import sorted_best_first
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.figures.determinants import unit_words
from stuntmap.language import NO_BREAK_SPACE, Language, marked
from stuntmap.phrases import DASH, Style
from stuntmap.report.narrative.learning import NOT_A_CAUSE
from stuntmap.report.narrative.practices import NO_PROOF, practice_source, practice_words
from stuntmap.report.nutrition_table import NutritionLine, nutrition_note
from stuntmap.report.rembuk.learning_screens import cluster_line, learning_rows
from stuntmap.report.rembuk.nutrition_screen import nutrition_rows
from stuntmap.vocabulary import COUNTRY_NAME, DETERMINANTS, SMALL_AREA, SURVEY_OF_YEAR, short_name

# As many rows as the second page has room for, in two tables beside each other.
MOST_LOWER: Final = 16
STANDING_WORDS: Final = {
    LEAST_FAVOURABLE: marked("least favourable fifth"),
    MOST_FAVOURABLE: marked("most favourable fifth"),
    BETWEEN: marked("in between"),
}

BRACKETS: Final = re.compile(r"\([^)]*\)")


def _on_one_line(words: re.Match[str]) -> str:
    return words.group().replace(" ", NO_BREAK_SPACE)


@dataclass(frozen=True)
class PrintedTable:
    """Headings, which columns hold numbers (set to the right), rows of text, and which row is the own region's."""

    title: str
    heads: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]
    own: int = -1
    note: str = ""

    def as_data(self) -> dict[str, Any]:
        """The table as the template reads it; words in brackets stay on one line of a heading."""
        return {**asdict(self), "heads": [BRACKETS.sub(_on_one_line, head) for head in self.heads]}

    def halves(self) -> tuple["PrintedTable", "PrintedTable"]:
        """The upper and the lower half of the rows, the upper one larger where their number is odd."""
        middle = (len(self.rows) + 1) // 2
        upper = PrintedTable(self.title, self.heads, self.numeric, self.rows[:middle], self.own)
        lower = PrintedTable(self.title, self.heads, self.numeric, self.rows[middle:], self.own - middle)
        return upper, lower


def survey_table(language: Language, facts: MeetingFacts) -> PrintedTable:
    """Each comparable survey: prevalence with its interval, rank with its set, and how the figure was made."""
    place = "province" if facts.is_district else "nation"
    rows = []
    for year, row in zip(map(int, facts.series.index), (row for _, row in facts.series.iterrows()), strict=True):
        survey = SURVEY_OF_YEAR[year].label
        if pd.isna(row["prevalence_pct"]):
            level = facts.region_level
            reason = phrases.missing_reason(facts.region_code, facts.province_code, year, language, level)
            rows.append((survey, phrases.no_estimate(language, reason=reason), DASH, DASH))
            continue
        rank = phrases.rank(row, language, Style.SENTENCE, prefix=f"{place}_") or DASH
        made = phrases.estimation(row["estimation"], language)
        rows.append((survey, phrases.figure(row, language), rank, made))
    heads = (
        language.text("Survey"),
        language.text("Prevalence and 95% interval"),
        language.text("Rank in {scope} and its 95% set", scope=facts.scope_name),
        language.text("Status of the figure"),
    )
    title = language.text("All comparable surveys")
    return PrintedTable(title, heads, (False,) * 4, tuple(rows), list(facts.series.index).index(facts.survey_year))


def determinant_table(language: Language, facts: MeetingFacts) -> PrintedTable:
    """Each determinant of a district beside the middle values of its province and the nation."""
    order = {name: place for place, name in enumerate(DETERMINANTS)}
    table = facts.determinants.sort_index(key=lambda names: names.map(order), kind="stable")
    rows = []
    for name, row in table.iterrows():
        values = [unit_words(row[column], row["unit"], language) for column in
                  ("value", "province_median", "nation_median")]  # fmt: skip
        standing = row["standing"]
        place = DASH if pd.isna(standing) else language.text(STANDING_WORDS[str(standing)])
        rows.append((f"{language.text(DETERMINANTS[str(name)].title)} ({int(row['year'])})", *values, place))
    middle = language.text("middle value")
    heads = (
        language.text("Determinant (year)"),
        short_name(facts.region_name),
        f"{facts.province_name} ({middle})",
        f"{COUNTRY_NAME} ({middle})",
        language.text("Place in {scope}", scope=facts.province_name),
    )
    title = language.text("Determinants beside province and nation")
    return PrintedTable(title, heads, (False, True, True, True, False), tuple(rows))


def nutrition_table(language: Language, facts: MeetingFacts) -> PrintedTable:
    """What surveys measured beside stunting, a row an indicator and survey, beside what they print around."""
    heads, rows = nutrition_rows(language, facts)
    beside = len(heads) - len(NutritionLine._fields)
    numeric = (False, False, True, *(True,) * beside, False, False)
    title, note = language.text("Other nutrition"), nutrition_note(language, facts.nutrition)
    return PrintedTable(title, heads, numeric, tuple(rows), note=note)


def lower_table(language: Language, facts: MeetingFacts) -> PrintedTable:
    """The districts of the map whose prevalence is really lower, lowest first, as many as the page has room for."""
    shown = facts.lower.head(MOST_LOWER)
    rows = tuple(
        (
            short_name(row["region_name"]),
            language.percent(row["prevalence_pct"]),
            phrases.interval(row, language, Style.CELL) or phrases.DASH,
        )
        for _, row in shown.iterrows()
    )
    more = len(facts.lower) - len(shown)
    note = language.plural("… and {count} other", "… and {count} others", more) if more else ""
    heads = (language.text("District"), language.text("Prevalence"), language.text("95% interval (%)"))
    return PrintedTable(language.text("Really lower prevalence"), heads, (False, True, True), rows, note=note)


def learning_table(language: Language, facts: MeetingFacts) -> PrintedTable:
    """The districts to learn from with the reason for each, the most alike first."""
    heads = (
        language.text("District"),
        language.text("How alike"),
        language.text("Prevalence"),
        language.text("Lower by"),
        language.text("Largest differences"),
    )
    title = language.text("Places to learn from")
    return PrintedTable(title, heads, (False,) * 5, tuple(learning_rows(language, facts)))


def learning_lines(language: Language, facts: MeetingFacts) -> list[str]:
    """Whether the district forms a cluster with its neighbours, and what places to learn from were said to have done.

    Each with its source, and with what the table does not say.
    """
    entries = [entry for _, entry in facts.practices.iterrows()]
    told = [f"{practice_words(language, entry)} ({practice_source(language, entry)})" for entry in entries]
    proof = [language.text(NO_PROOF)] if told else []
    return [*filter(None, [cluster_line(language, facts)]), *told, *proof, language.text(NOT_A_CAUSE)]


def ranking_table(language: Language, facts: MeetingFacts) -> PrintedTable:
    """The districts of a province, lowest prevalence first; those without an estimate last, with the reason.

    Limits and rank set stand in brackets behind their figure; a model figure carries a star instead of limits.
    """
    table = sorted_best_first(facts.districts)
    rows = []
    for _, row in table.iterrows():
        name = short_name(row["region_name"])
        if pd.isna(row["prevalence_pct"]):
            reason = phrases.missing_reason_of_row(row, language, facts.survey_year)
            rows.append((DASH, name, phrases.no_estimate(language, reason=reason)))
            continue
        model = row["estimation"] == SMALL_AREA
        limits = "*" if model else f"({phrases.interval(row, language, Style.CELL) or DASH})"
        rank = phrases.rank(row, language, Style.CELL, with_total=False)
        rows.append((rank, name, f"{language.percent(row['prevalence_pct'])} {limits}"))
    heads = (
        language.text("Rank (95% set)"),
        language.text("District"),
        language.text("Prevalence (95% interval)"),
    )
    modelled = table["estimation"].eq(SMALL_AREA).any()
    note = language.text("* Model figure without an interval; its rank set is rough (~).") if modelled else ""
    title = language.text("Ranking of the districts")
    return PrintedTable(title, heads, (False, False, True), tuple(rows), note=note)
