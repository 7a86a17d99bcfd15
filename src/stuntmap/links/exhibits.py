"""The drawings of a view outside of the dashboard: its province's map, and the series of one region."""

from typing import Final

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.figures.exhibits import Line, LineExhibit, MapExhibit, Point, Role, Unit
from stuntmap.language import Language, marked
from stuntmap.links.visit import Visit

# What stands under colours that are no classes.
UNCLASSED: Final = marked("No body has set classes for it: the colours are steps that judge nothing.")


def scope_map(visit: Visit, scope: str, own_code: str | None) -> MapExhibit:
    """The districts of a province, or the country's provinces, by class in the visit's survey, one of them outlined."""
    level = vocabulary.PROVINCE if scope == vocabulary.COUNTRY_CODE else vocabulary.DISTRICT
    table = visit.answers.table(visit.question.within(scope, level))
    words, measured = visit.language, visit.selection.measured
    facts = {"place": visit.answers.names.regions[scope], "survey": visit.survey_label}
    facts["prevalence"] = words.text(measured.prevalence)
    if measured.classes is None:
        title, note = words.text("{prevalence} · {place}, {survey}", **facts), words.text(UNCLASSED)
    else:
        title = words.text("{prevalence} by class · {place}, {survey}", **facts)
        note = words.text("Classes: {classes}.", classes=measured.classes.short)
    return MapExhibit(title, note, table, own_code if own_code in table.index else None, scope)


def series(visit: Visit, region_code: str) -> LineExhibit:
    """A region's figures in the comparable surveys with their limits, its province and the country beside it."""
    language, names = visit.language, visit.answers.names
    beside = [vocabulary.COUNTRY_CODE]
    if vocabulary.level_of_code(region_code) == vocabulary.DISTRICT:
        beside.insert(0, names.province_of[region_code])
    lines = [_line(visit, region_code, Role.OWN)]
    lines += [_line(visit, code, Role.REFERENCE) for code in beside if code != region_code]
    measured = visit.selection.measured
    title = language.text("{prevalence} (%) in each survey", prevalence=language.text(measured.prevalence))
    return LineExhibit(title, "", Unit.PERCENT, tuple(lines))


def _line(visit: Visit, region_code: str, role: Role) -> Line:
    measured = visit.selection.measured
    told = visit.answers.measuring(measured.name).series(region_code)
    rows = {int(row[vocabulary.SURVEY_YEAR]): row for _, row in told.iterrows()}
    name = vocabulary.short_name(visit.answers.names.regions[region_code])
    limits = role is Role.OWN and visit.selection.uncertainty
    points = (_point(rows.get(year), year, visit.language, limits) for year in measured.series)
    return Line(name, tuple(points), role)


def _point(row: pd.Series | None, year: int, language: Language, limits: bool) -> Point:
    """The figure of one survey; None where there is no estimate."""
    label = phrases.survey(year)
    if row is None or pd.isna(row[vocabulary.PREVALENCE]):
        return Point(label, None, "")
    ends = (row[vocabulary.CI95_LOW], row[vocabulary.CI95_HIGH])
    low, high = (float(end) if limits and pd.notna(end) else None for end in ends)
    return Point(label, float(row[vocabulary.PREVALENCE]), phrases.marked_prevalence(row, language), low, high)
