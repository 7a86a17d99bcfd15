"""What surveys measured of a region beside stunting, as a table of words: page, light page, terminal and workbook."""

from typing import NamedTuple

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.language import Language
from stuntmap.phrases import Style


class NutritionLine(NamedTuple):
    """One indicator in one survey: its name, the survey, figure with interval, class, rank among its peers."""

    indicator: str
    survey: str
    figure: str
    severity: str
    rank: str


def nutrition_headings(language: Language) -> NutritionLine:
    """The headings over `nutrition_lines`."""
    _ = language.text
    return NutritionLine(_("Indicator"), _("Survey"), _("% (95% limits)"), _("Class"), _("Rank"))


def nutrition_lines(language: Language, nutrition: pd.DataFrame, with_doubt: bool = True) -> list[NutritionLine]:
    """One line an indicator and survey of `answers.nutrition`; without limits and rank sets where doubt is not told."""
    return [_line(language, row, with_doubt) for _, row in nutrition.iterrows()]


def _line(language: Language, row: pd.Series, with_doubt: bool) -> NutritionLine:
    measured = vocabulary.NUTRITION[row[vocabulary.INDICATOR]]
    head = language.text(measured.title), phrases.survey(int(row[vocabulary.SURVEY_YEAR]))
    if pd.isna(row[vocabulary.PREVALENCE]):
        return NutritionLine(*head, phrases.no_estimate(language, row=row), "", "")
    figure = phrases.figure(row, language, Style.CELL) if with_doubt else phrases.prevalence(row, language, Style.CELL)
    if phrases.is_modelled(row):
        figure = f"{figure} {phrases.model_mark(language)}"
    severity = phrases.severity(row[vocabulary.SEVERITY], language) if measured.classes else phrases.DASH
    return NutritionLine(*head, figure, severity, phrases.rank(row, language, Style.CELL, with_set=with_doubt))


def nutrition_note(language: Language, nutrition: pd.DataFrame) -> str:
    """What stands below the lines: whose classes, what the signs say, and what a modelled figure is."""
    by_source: dict[str, list[str]] = {}
    for name in dict.fromkeys(nutrition[vocabulary.INDICATOR]):
        measured = vocabulary.NUTRITION[name]
        source = measured.classes.short if measured.classes else ""
        by_source.setdefault(source, []).append(language.text(measured.title))
    classes = [
        language.text("{source} for {indicators}", source=source, indicators=_named(titles, language))
        for source, titles in by_source.items()
        if source
    ]
    said = [language.text("Classes: {classes}.", classes="; ".join(classes))] if classes else []
    if unclassed := by_source.get(""):
        told = language.text("No body has set classes for {indicators}.", indicators=_named(unclassed, language))
        said.append(told)
    said.append(language.text("Rank 1 = lowest figure."))
    said.append(phrases.signs(language))
    if nutrition[vocabulary.ESTIMATION].eq(vocabulary.TAKEN_AS_MODEL).any():
        said.append(phrases.estimation(vocabulary.TAKEN_AS_MODEL, language, Style.SENTENCE))
    return " ".join(said)


def _named(titles: list[str], language: Language) -> str:
    return phrases.listed(titles, language, most=len(titles))
