"""The answer without a script: what a telephone on a poor network, a text browser or a printer gets of one region."""

from dataclasses import dataclass
from threading import Condition
from typing import Final, NamedTuple

import pandas as pd
from cachetools import LRUCache, cached

from stuntmap import phrases, vocabulary
from stuntmap.analysis.ranking import sorted_best_first
from stuntmap.figures.exhibits import Exhibit, LineExhibit
from stuntmap.language import Language
from stuntmap.links.cards import plain
from stuntmap.links.exhibits import scope_map, series
from stuntmap.links.facts import region_facts
from stuntmap.links.readings import district_sentence
from stuntmap.links.view_tables import learned, own_cluster
from stuntmap.links.visit import Visit
from stuntmap.phrases import Style
from stuntmap.report import narrative, survey_sources
from stuntmap.report.narrative import learning
from stuntmap.report.nutrition_table import nutrition_headings, nutrition_lines, nutrition_note
from stuntmap.report.rembuk.pictures import exhibit_picture

# On a telephone of 390 pixels the letters of a drawing are as large as these, in points.
WIDTH_CM: Final = 12.5
HEIGHT_CM: Final = 9.0
TEXT_PT: Final = 12.0
MAP: Final = "map"
SERIES: Final = "series"
MOST_KEPT_BYTES: Final = 30_000_000


class Drawing(NamedTuple):
    """A figure with the line above it, and the figures of a series in words below it ("" for a map)."""

    title: str
    svg: str
    told: str = ""


class Cell(NamedTuple):
    """What stands in a table; `code` names the region whose light page it leads to, "" for none."""

    text: str
    code: str = ""


class Table(NamedTuple):
    """A table: the line above it, its headings, its rows; `own` is the row of the page's own region, None without."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    own: int | None = None


@dataclass(frozen=True)
class LightPage:
    """The whole page: region and survey, its sentence, figures, drawings, table, and where they come from."""

    region_code: str
    region_name: str
    above: tuple[Cell, ...]
    survey: str
    number: str
    sentence: str
    facts: tuple[tuple[str, str], ...]
    drawings: tuple[Drawing, ...]
    table: Table
    nutrition: Table
    nutrition_note: str
    sources: tuple[str, ...]
    cluster: str
    learning: "ToLearnFrom | None"


class ToLearnFrom(NamedTuple):
    """Whom a district may learn from: the heading, the sentence, and each place with the reason for it."""

    title: str
    sentence: str
    places: tuple[tuple[Cell, str], ...]
    caution: str


def light_page(visit: Visit, region_code: str) -> LightPage:
    """The page of the country, a province or a district, in the visit's survey.

    Raises:
        DataFileError: a data file is missing or was changed.
    """
    language, names = visit.language, visit.answers.names
    row = visit.answers.row(visit.question, region_code)
    known = pd.notna(row[vocabulary.PREVALENCE])
    return LightPage(
        region_code,
        names.regions[region_code],
        _above(visit, region_code),
        visit.survey_label,
        phrases.marked_prevalence(row, language) or phrases.no_estimate(language),
        plain(_sentence(visit, region_code, row)),
        tuple(region_facts(visit, row).items()) if known else (),
        _drawings(visit, region_code),
        _table(visit, region_code),
        *_nutrition(visit, region_code),
        _sources(visit, region_code),
        own_cluster(visit) if visit.selection.district_code else "",
        _to_learn_from(visit),
    )


def _to_learn_from(visit: Visit) -> ToLearnFrom | None:
    """The places to learn from by the usual choices; None of a province and the country."""
    if not visit.selection.district_code:
        return None
    language, doubt, found = visit.language, visit.selection.uncertainty, learned(visit)
    places = tuple(
        (Cell(vocabulary.short_name(name), str(code)), learning.teacher_words(language, found, str(code), doubt))
        for code, name in found.teachers[vocabulary.REGION_NAME].items()
    )
    sentence = learning.learning_sentence(language, found, doubt)
    circumstances = language.text(
        "circumstances: {source}", source=survey_sources.circumstance_sources(found.gaps.columns)
    )
    caution = f"{language.text(learning.NOT_A_CAUSE)} {circumstances}."
    return ToLearnFrom(language.text("Places to learn from"), sentence, places, caution)


def _above(visit: Visit, region_code: str) -> tuple[Cell, ...]:
    """The regions that hold this one, the country first."""
    names = visit.answers.names
    codes = [vocabulary.COUNTRY_CODE] if region_code != vocabulary.COUNTRY_CODE else []
    if vocabulary.level_of_code(region_code) == vocabulary.DISTRICT:
        codes.append(names.province_of[region_code])
    return tuple(Cell(names.regions[code], code) for code in codes)


def _sentence(visit: Visit, region_code: str, row: pd.Series) -> str:
    """A district's own sentence; of the country and a province their figure and distance to target."""
    if visit.selection.district_code:
        return district_sentence(visit)
    upcoming = visit.answers.upcoming_target(visit.question)
    return narrative.district_sentence(visit.language, row, vocabulary.COUNTRY_NAME, upcoming)


def _drawings(visit: Visit, region_code: str) -> tuple[Drawing, ...]:
    return tuple(drawing(visit, which, region_code) for which in (MAP, SERIES))


def drawing(visit: Visit, which: str, region_code: str) -> Drawing:
    """The map of the region's province, of the country for the country itself, or the region's series."""
    scope = visit.answers.names.province_of.get(region_code, vocabulary.COUNTRY_CODE)
    return _drawing(_Shown(which, scope, region_code, visit))


class _Shown(NamedTuple):
    """A drawing that is asked for: which, of what, and whose choices count."""

    which: str
    scope: str
    region_code: str
    visit: Visit

    @property
    def key(self) -> tuple[object, ...]:
        """All that the drawing depends on besides the data."""
        chosen = self.visit.selection
        language_code = self.visit.language.code
        about = chosen.measured.name, chosen.survey_year, chosen.uncertainty
        return self.which, self.scope, self.region_code, *about, language_code


@cached(
    LRUCache(MOST_KEPT_BYTES, getsizeof=lambda drawing: len(drawing.svg)),
    key=lambda shown: shown.key,
    condition=Condition(),
)
def _drawing(shown: _Shown) -> Drawing:
    """The drawing as SVG, made once for all who ask at the same time."""
    visit, own = shown.visit, shown.region_code
    exhibit = scope_map(visit, shown.scope, own) if shown.which == MAP else series(visit, own)
    drawn = exhibit_picture(
        visit.language, exhibit, kind="svg", width_cm=WIDTH_CM, height_cm=HEIGHT_CM, text_pt=TEXT_PT
    )
    return Drawing(exhibit.title, drawn.decode("utf-8"), _told(exhibit))


def _told(exhibit: Exhibit) -> str:
    """The region's figure in each survey that has one: "SSGI 2021 15,8 % · SSGI 2022 18,2 %"."""
    own = exhibit.lines[0].points if isinstance(exhibit, LineExhibit) else ()
    return " · ".join(f"{point.label} {point.text}" for point in own if point.text)


# --- Table ---------------------------------------------------------------------------------------------------------


def _table(visit: Visit, region_code: str) -> Table:
    """A district among its neighbours, a province's districts, or the country's provinces; lowest prevalence first."""
    language, names, question = visit.language, visit.answers.names, visit.question
    if region_code == vocabulary.COUNTRY_CODE:
        shown = visit.answers.table(question.within(region_code, vocabulary.PROVINCE))
        title = language.text("Provinces, {survey}, lowest prevalence first", survey=visit.survey_label)
    elif vocabulary.level_of_code(region_code) == vocabulary.DISTRICT:
        # Each with its rank in its own province, which may be another one.
        beside = [region_code, *visit.answers.neighbours(question, region_code).index]
        beside_rows = {code: visit.answers.row(question, str(code)) for code in beside}
        shown = pd.DataFrame(beside_rows).T.infer_objects()
        title = language.text("The district and its neighbours, {survey}, lowest first", survey=visit.survey_label)
    else:
        shown = visit.answers.table(question.within(region_code))
        place = names.regions[region_code]
        title = language.text("Districts of {place}, {survey}, lowest first", place=place, survey=visit.survey_label)
    shown = sorted_best_first(shown)
    rows = tuple(_row(visit, str(code), row) for code, row in shown.iterrows())
    own = list(shown.index).index(region_code) if region_code in shown.index else None
    title = f"{title}; {language.text('in brackets what a confidence of 95% leaves open')}"
    return Table(title, _headings(language), rows, own)


def _nutrition(visit: Visit, region_code: str) -> tuple[Table, str]:
    """What surveys measured of the region beside stunting, and the line below it."""
    language, found = visit.language, visit.answers.nutrition(visit.question, region_code)
    # Of the country no copy at hand prints any.
    known = found[found[vocabulary.PREVALENCE].notna() | found[vocabulary.CHECK].eq(vocabulary.SUSPECT)]
    heads = nutrition_headings(language)
    rows = tuple(
        (Cell(f"{line.indicator}, {line.survey}"), *map(Cell, line[2:]))
        for line in nutrition_lines(language, known, visit.selection.uncertainty)
    )
    return Table(language.text("Other nutrition"), (heads.indicator, *heads[2:]), rows), nutrition_note(language, known)


def _headings(language: Language) -> tuple[str, ...]:
    """Short, for a telephone; the line above the table says what stands in brackets."""
    return language.text("Region"), "%", language.text("Class"), language.text("Rank")


def _row(visit: Visit, code: str, row: pd.Series) -> tuple[Cell, ...]:
    """Name, figure with its interval or the mark of a model, class, rank with its set."""
    language, doubt = visit.language, visit.selection.uncertainty
    figure = phrases.figure(row, language, Style.CELL) if doubt else phrases.prevalence(row, language, Style.CELL)
    if phrases.is_modelled(row):
        figure = f"{figure} {phrases.model_mark(language)}"
    known = pd.notna(row[vocabulary.PREVALENCE])
    return (
        Cell(
            vocabulary.short_name(row[vocabulary.REGION_NAME]),
            "" if code in vocabulary.FORMER_PROVINCE_SUCCESSORS else code,
        ),
        Cell(figure if known else phrases.no_estimate(language)),
        Cell(phrases.severity(row[vocabulary.SEVERITY], language) if known else ""),
        Cell(phrases.rank(row, language, Style.CELL, with_set=doubt) if known else ""),
    )


# --- Sources -------------------------------------------------------------------------------------------------------


def _sources(visit: Visit, region_code: str) -> tuple[str, ...]:
    """Whose figures, how they were made, what the signs say, and what the indicator measures."""
    language = visit.language
    years = (visit.selection.survey_year, *(y for y in reversed(vocabulary.COMPARABLE_YEARS)))
    surveys = survey_sources.source_words(tuple(dict.fromkeys(years)))
    return (
        language.text("Source: {source}", source=surveys) + ".",
        language.text(vocabulary.STUNTING.definition) + ".",
        phrases.signs(language),
        language.text("boundaries: {source}", source=survey_sources.BOUNDARY_SOURCE)
        + " · "
        + language.text("data {version}", version=survey_sources.data_version())
        + " · "
        + language.text("targets as of {day}", day=language.day(visit.as_of)),
    )
