"""A map or a series alone, for a frame in a region's own site: what its address asks, and what stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from stuntmap import vocabulary
from stuntmap.answers import Answers
from stuntmap.errors import BadChoiceError, UnknownRegionError
from stuntmap.language import DEFAULT_LANGUAGE
from stuntmap.links import addresses, given
from stuntmap.links.cards import card_of
from stuntmap.links.light import MAP, SERIES, Drawing, drawing
from stuntmap.links.selection import MAP_SHAPE, NO
from stuntmap.links.visit import Visit, visit_of
from stuntmap.report import survey_sources

# What stands in the frame, by its name in the address.
PICTURE_PARAMETER: Final = "gambar"
MAP_PICTURE: Final = "peta"
SERIES_PICTURE: Final = "seri"
PICTURES: Final = {MAP_PICTURE: MAP, SERIES_PICTURE: SERIES}
# The pages whose map or series can stand alone; other layers and shapes of a map are drawn on its page only.
OFFERED: Final = {"": MAP_PICTURE, "peta": MAP_PICTURE, "profil": SERIES_PICTURE}


@dataclass(frozen=True)
class Embedded:
    """What stands in the frame: region and survey, figure in its context, drawing, source."""

    visit: Visit
    region_code: str
    title: str
    drawing: Drawing
    source: str


def embed_parameters(visit: Visit) -> dict[str, str]:
    """The parameters of the frame that shows what a page shows; none where it is about no region or draws otherwise."""
    chosen, page, code = visit.selection, visit.page.path, visit.key_region
    drawn_alike = chosen.layer is vocabulary.PREVALENCE_LAYER and chosen.shape == MAP_SHAPE
    if page not in OFFERED or code == vocabulary.COUNTRY_CODE or not drawn_alike:
        return {}
    shown = {
        vocabulary.REGION_PARAMETER: code,
        vocabulary.SURVEY_PARAMETER: str(chosen.survey_year),
        vocabulary.NUTRITION_PARAMETER: "" if chosen.measured == vocabulary.STUNTING else chosen.measured.name,
        PICTURE_PARAMETER: OFFERED[page],
        vocabulary.UNCERTAINTY_PARAMETER: "" if chosen.uncertainty else NO,
        vocabulary.LANGUAGE_PARAMETER: "" if visit.language.code == DEFAULT_LANGUAGE else visit.language.code,
    }
    return {name: value for name, value in shown.items() if value}


def embedded(parameters: Mapping[str, str], as_of: date, answers: Answers) -> Embedded:
    """What an address of a frame asks for. Whoever reads it cannot mend it: a value that is wrong is refused.

    Raises:
        UnknownRegionError: no region has this code.
        BadChoiceError: there is no such survey, indicator or picture, or the survey has no figures of the indicator.
    """
    asked = addresses.read(parameters)
    regional = (vocabulary.REGION_PARAMETER, vocabulary.PROVINCE_PARAMETER)
    code = next((asked[name] for name in regional if name in asked), vocabulary.COUNTRY_CODE)
    if code not in answers.names.regions or code in vocabulary.FORMER_PROVINCE_SUCCESSORS:
        raise UnknownRegionError("unknown_region", region_code=code[:20])
    year = given.comparable_year(asked.get(vocabulary.SURVEY_PARAMETER, str(vocabulary.LATEST_YEAR)))
    named = {addresses.own_name(name): text.strip().casefold() for name, text in parameters.items()}
    picture = named.get(PICTURE_PARAMETER, MAP_PICTURE)
    if picture not in PICTURES:
        raise BadChoiceError("unknown_format", value=picture[:20], formats=tuple(PICTURES))
    measured = vocabulary.MEASURED[given.measured(asked.get(vocabulary.NUTRITION_PARAMETER, vocabulary.STUNTING.name))]
    if year not in measured.series:
        raise BadChoiceError("not_of_survey", indicator=measured.name, year=year, years=measured.series)
    own = {} if code == vocabulary.COUNTRY_CODE else {vocabulary.REGION_PARAMETER: code}
    kept = (vocabulary.SURVEY_PARAMETER, vocabulary.UNCERTAINTY_PARAMETER, vocabulary.LANGUAGE_PARAMETER)
    chosen = {**own, **{name: asked[name] for name in kept if name in asked}}
    # The first page is about stunting; its map page about whatever surveys measure.
    page = vocabulary.PAGES[0]
    if measured != vocabulary.STUNTING:
        page, chosen = vocabulary.page_of("peta"), {**chosen, vocabulary.NUTRITION_PARAMETER: measured.name}
    visit = visit_of(page, chosen, as_of, answers)
    shown = drawing(visit, PICTURES[picture], code)
    return Embedded(visit, code, card_of(visit).title, shown, _source(visit, year, picture))


def _source(visit: Visit, year: int, picture: str) -> str:
    """Surveys and publisher, boundaries where a map shows them, version of the data."""
    language = visit.language
    years = (year,) if picture == MAP_PICTURE else tuple(reversed(visit.selection.measured.series))
    parts = [language.text("Source: {source}", source=survey_sources.short_source_words(years))]
    if picture == MAP_PICTURE:
        parts.append(language.text("boundaries: {source}", source=survey_sources.BOUNDARY_SOURCE))
    return " · ".join([*parts, language.text("data {version}", version=survey_sources.data_version())])
