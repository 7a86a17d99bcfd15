"""The drawings of a view outside of the dashboard: its province's map, and the series of one region."""

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.figures.exhibits import Line, LineExhibit, MapExhibit, Point, Role, Unit
from stuntmap.language import Language
from stuntmap.links.visit import Visit


def scope_map(visit: Visit, scope: str, own_code: str | None) -> MapExhibit:
    """The districts of a province, or the country's provinces, by class in the visit's survey, one of them outlined."""
    level = vocabulary.PROVINCE if scope == vocabulary.COUNTRY_CODE else vocabulary.DISTRICT
    table = visit.answers.table(visit.question.within(scope, level))
    title = visit.language.text(
        "Stunting prevalence by class · {place}, {survey}",
        place=visit.answers.names.regions[scope],
        survey=visit.survey_label,
    )
    note = visit.language.text("Classes: WHO-UNICEF 2018.")
    return MapExhibit(title, note, table, own_code if own_code in table.index else None, scope)


def series(visit: Visit, region_code: str) -> LineExhibit:
    """A region's figures in the comparable surveys with their limits, its province and the country beside it."""
    language, names = visit.language, visit.answers.names
    beside = [vocabulary.COUNTRY_CODE]
    if vocabulary.level_of_code(region_code) == vocabulary.DISTRICT:
        beside.insert(0, names.province_of[region_code])
    lines = [_line(visit, region_code, Role.OWN)]
    lines += [_line(visit, code, Role.REFERENCE) for code in beside if code != region_code]
    title = language.text("Stunting prevalence (%) in each survey")
    return LineExhibit(title, "", Unit.PERCENT, tuple(lines))


def _line(visit: Visit, region_code: str, role: Role) -> Line:
    told = visit.answers.series(region_code)
    rows = {int(row[vocabulary.SURVEY_YEAR]): row for _, row in told.iterrows()}
    name = vocabulary.short_name(visit.answers.names.regions[region_code])
    limits = role is Role.OWN and visit.selection.uncertainty
    points = (_point(rows.get(year), year, visit.language, limits) for year in vocabulary.COMPARABLE_YEARS)
    return Line(name, tuple(points), role)


def _point(row: pd.Series | None, year: int, language: Language, limits: bool) -> Point:
    """The figure of one survey; None where there is no estimate."""
    label = phrases.survey(year)
    if row is None or pd.isna(row[vocabulary.PREVALENCE]):
        return Point(label, None, "")
    ends = (row[vocabulary.CI95_LOW], row[vocabulary.CI95_HIGH])
    low, high = (float(end) if limits and pd.notna(end) else None for end in ends)
    return Point(label, float(row[vocabulary.PREVALENCE]), phrases.marked_prevalence(row, language), low, high)
