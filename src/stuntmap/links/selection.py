"""What the visitor has chosen, read from the address: the link is the state, and a bad link still opens a page.

Every value that the project does not know falls back to its default and leaves a notice that the page shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Self

from stuntmap import vocabulary
from stuntmap.answers.names import RegionNames
from stuntmap.language import DEFAULT_LANGUAGE, LANGUAGES
from stuntmap.links.link_reader import LinkReader, Notice

# Names of the query parameters, which the vocabulary describes.
PROVINCE: Final = vocabulary.PROVINCE_PARAMETER
SURVEY: Final = vocabulary.SURVEY_PARAMETER
COMPARED: Final = vocabulary.COMPARED_PARAMETER
LAYER: Final = vocabulary.LAYER_PARAMETER
SHAPE: Final = vocabulary.SHAPE_PARAMETER
DISTRICT: Final = vocabulary.REGION_PARAMETER
HIGHLIGHTED: Final = vocabulary.HIGHLIGHTED_PARAMETER
TARGET: Final = vocabulary.TARGET_PARAMETER
TARGET_YEAR: Final = vocabulary.TARGET_YEAR_PARAMETER
OLDER: Final = vocabulary.OLDER_PARAMETER
PLAYING: Final = vocabulary.PLAYING_PARAMETER
UNCERTAINTY: Final = vocabulary.UNCERTAINTY_PARAMETER
BESIDE: Final = vocabulary.BESIDE_PARAMETER
REFERENCE: Final = vocabulary.REFERENCE_PARAMETER
WEIGHTS: Final = vocabulary.WEIGHTS_PARAMETER
PLACES: Final = vocabulary.PLACES_PARAMETER
PINNED: Final = vocabulary.PINNED_PARAMETER
STRUCK: Final = vocabulary.STRUCK_PARAMETER
CIRCUMSTANCES: Final = vocabulary.CIRCUMSTANCES_PARAMETER
METRIC: Final = vocabulary.METRIC_PARAMETER
WITHIN: Final = vocabulary.WITHIN_PARAMETER
CIRCUMSTANCE: Final = vocabulary.CIRCUMSTANCE_PARAMETER
KIND: Final = vocabulary.KIND_PARAMETER
PART: Final = vocabulary.PART_PARAMETER
MONTH: Final = vocabulary.MONTH_PARAMETER
INDICATOR: Final = vocabulary.INDICATOR_PARAMETER
NUTRITION: Final = vocabulary.NUTRITION_PARAMETER
LANGUAGE: Final = vocabulary.LANGUAGE_PARAMETER

# Districts in their true shape, districts as equal tiles, or provinces.
MAP_SHAPE: Final = "peta"
TILE_SHAPE: Final = "ubin"
PROVINCE_SHAPE: Final = "provinsi"
SHAPES: Final = (MAP_SHAPE, TILE_SHAPE, PROVINCE_SHAPE)

# What stands beside the ranking bars: how far each rank can be trusted, or the ranks of all surveys.
RANK_INTERVALS: Final = "rentang"
RANK_HISTORY: Final = "riwayat"
BESIDES: Final = (RANK_INTERVALS, RANK_HISTORY)

YES: Final = "ya"
SAME_KIND: Final = "sama"
NO: Final = "tidak"
# The parts of a district, as a link names them.
PARTS: Final = {"kecamatan": vocabulary.SUBDISTRICT, "desa": vocabulary.VILLAGE}
LONGEST_INDICATOR: Final = 120

# In a notice, in place of the parameter: the value is a name that is none of ours.
UNKNOWN_NAME: Final = ""

MOST_HIGHLIGHTED: Final = 10
TARGET_YEARS: Final = vocabulary.TARGET_YEARS


@dataclass(frozen=True)
class Selection:
    """The choices a link holds. Codes are Kemendagri digits; `None` means that nothing was chosen.

    `picked_code` is the district or province that the link names, `district_code` the same where it is a district.
    `scope` is the region whose parts are shown: "ID" or a province; without a choice, the chosen district's province.
    `reference_code` is a district that the district of the link is compared with. `weights` of criteria by name, how
    many `places` a priority list has (None: as usual), `pinned_codes` and `struck_codes` by decision.
    `circumstances` by name, `metric` and `within` say how and where districts alike are looked for, `same_kind` whether
    only among kabupaten or only among kota; `circumstance` is the one set against prevalence.
    `part` is the level of the parts of a district, `month` that of an own recap ("2025-08", "2025", "2025-Q3"),
    `indicator` the name of an intervention, which only the reader's own table may have; `measured` is what the figures
    of the survey measure.
    """

    scope: str = vocabulary.COUNTRY_CODE
    survey_year: int = vocabulary.LATEST_YEAR
    compared_year: int | None = None
    layer: vocabulary.Layer = vocabulary.PREVALENCE_LAYER
    shape: str = MAP_SHAPE
    picked_code: str | None = None
    district_code: str | None = None
    highlighted_codes: tuple[str, ...] = ()
    target_pct: float | None = None
    target_year: int | None = None
    older: bool = False
    playing: bool = False
    uncertainty: bool = True
    beside: str | None = None
    reference_code: str | None = None
    weights: tuple[tuple[str, float], ...] = vocabulary.USUAL_WEIGHTS
    places: int | None = None
    pinned_codes: tuple[str, ...] = ()
    struck_codes: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = vocabulary.USUAL_CIRCUMSTANCES
    metric: str = vocabulary.EUCLIDEAN
    within: str = vocabulary.WITHIN_NATION
    same_kind: bool = False
    circumstance: str = vocabulary.USUAL_CIRCUMSTANCES[0]
    part: str = vocabulary.SUBDISTRICT
    month: str | None = None
    indicator: str | None = None
    measured: vocabulary.Indicator = vocabulary.STUNTING
    language_code: str = DEFAULT_LANGUAGE
    notices: tuple[Notice, ...] = ()

    @property
    def level(self) -> str:
        """The regions that a map shows: provinces where asked for and the scope is the country, else districts."""
        by_province = self.shape == PROVINCE_SHAPE and self.scope == vocabulary.COUNTRY_CODE
        return vocabulary.PROVINCE if by_province else vocabulary.DISTRICT

    @property
    def plays(self) -> bool:
        """Whether the map plays through the surveys: asked for, and the layer can."""
        return self.playing and self.can_play

    @property
    def can_play(self) -> bool:
        """Whether the layer can play, and several surveys have figures."""
        return self.layer.playable and len(self.measured.series) > 1

    @property
    def layers(self) -> list[str]:
        """The keys of the layers that there are of what is measured."""
        return vocabulary.layers_of(self.measured)

    @property
    def previous_year(self) -> int | None:
        """The year compared with: the chosen one, else the survey before that has figures; None for the first."""
        if self.compared_year is not None:
            return self.compared_year
        earlier = [year for year in self.measured.series if year < self.survey_year]
        return earlier[-1] if earlier else None

    @property
    def usual_beside(self) -> str:
        """What stands beside the ranking bars unless the link says otherwise."""
        return RANK_INTERVALS if self.uncertainty else RANK_HISTORY

    @property
    def shown_beside(self) -> str:
        """What stands beside the ranking bars: rank intervals or rank history."""
        return self.beside or self.usual_beside

    @property
    def unmarked(self) -> Self:
        """What decides how the regions of a map look, without what is pointed out on it."""
        bare = replace(self, picked_code=None, district_code=None, highlighted_codes=(), reference_code=None)
        return replace(bare, older=False, beside=None, notices=())

    @property
    def marked_codes(self) -> tuple[str, ...]:
        """The regions to outline or embolden: the highlighted ones, else the one the link names."""
        return self.highlighted_codes or ((self.picked_code,) if self.picked_code else ())


def selection_from(parameters: Mapping[str, str], names: RegionNames) -> Selection:
    """The choices that the query parameters of a link hold, checked against the known regions and surveys.

    Args:
        parameters: one text per query parameter, as the address holds them; parameters of other names are ignored.
        names: of the known regions.
    """
    province_of, districts = names.province_of, names.districts()
    scopes = {code: code for code in (vocabulary.COUNTRY_CODE, *names.provinces)}
    parts: dict[str, str | None] = {code: code for code in (*names.provinces, *districts)}
    years = {str(year): year for year in vocabulary.COMPARABLE_YEARS}
    reader = LinkReader(parameters)
    picked_code = reader.one_of(DISTRICT, parts, None)
    district_code = picked_code if picked_code in districts else None
    default_scope = province_of[district_code] if district_code else vocabulary.COUNTRY_CODE
    survey_year = reader.one_of(SURVEY, years, vocabulary.LATEST_YEAR)
    compared_year = reader.one_of(COMPARED, dict(years), None)
    if compared_year == survey_year:
        reader.drop(COMPARED, str(compared_year))
        compared_year = None
    measured = reader.one_of(NUTRITION, vocabulary.MEASURED, vocabulary.STUNTING)
    layer = reader.one_of(LAYER, vocabulary.LAYERS, vocabulary.PREVALENCE_LAYER)
    uncompared = layer.compares and compared_year is None and survey_year <= measured.series[0]
    if uncompared or layer.key not in vocabulary.layers_of(measured):
        reader.drop(LAYER, layer.key)
        layer = vocabulary.PREVALENCE_LAYER
    playing = reader.one_of(PLAYING, {YES: True}, False)
    if playing and not layer.playable:
        reader.drop(PLAYING, layer.key)
    if unknown_page := parameters.get(vocabulary.UNKNOWN_PAGE):
        reader.drop(vocabulary.UNKNOWN_PAGE, unknown_page)
    scope = reader.one_of(PROVINCE, scopes, default_scope)
    shape = reader.one_of(SHAPE, {shape: shape for shape in SHAPES}, MAP_SHAPE)
    if shape == PROVINCE_SHAPE and scope != vocabulary.COUNTRY_CODE:
        # Provinces are shapes of the country alone.
        reader.drop(SHAPE, shape)
        shape = MAP_SHAPE
    pinned = reader.many_of(PINNED, districts, vocabulary.MOST_PLACES)
    return Selection(
        scope=scope,
        survey_year=survey_year,
        compared_year=compared_year,
        layer=layer,
        shape=shape,
        picked_code=picked_code,
        district_code=district_code,
        highlighted_codes=reader.many_of(HIGHLIGHTED, districts, MOST_HIGHLIGHTED),
        target_pct=reader.target(),
        target_year=reader.one_of(TARGET_YEAR, {str(year): year for year in TARGET_YEARS}, None),
        older=reader.one_of(OLDER, {YES: True}, False),
        playing=playing,
        uncertainty=reader.one_of(UNCERTAINTY, {NO: False}, True),
        beside=reader.one_of(BESIDE, {beside: beside for beside in BESIDES}, None),
        reference_code=reader.one_of(REFERENCE, {code: code for code in districts}, None),
        weights=reader.weights(),
        places=reader.places(),
        circumstances=reader.circumstances(),
        metric=reader.one_of(METRIC, {name: name for name in vocabulary.DISTANCES}, vocabulary.EUCLIDEAN),
        within=reader.one_of(WITHIN, {name: name for name in vocabulary.WITHINS}, vocabulary.WITHIN_NATION),
        same_kind=reader.one_of(KIND, {SAME_KIND: True}, False),
        circumstance=reader.one_of(
            CIRCUMSTANCE, {name: name for name in vocabulary.CIRCUMSTANCES}, vocabulary.USUAL_CIRCUMSTANCES[0]
        ),
        part=reader.one_of(PART, PARTS, vocabulary.SUBDISTRICT),
        month=reader.month(),
        indicator=parameters.get(INDICATOR, "").strip()[:LONGEST_INDICATOR] or None,
        pinned_codes=pinned,
        struck_codes=reader.many_of(STRUCK, set(districts) - set(pinned), vocabulary.MOST_PLACES),
        measured=measured,
        language_code=reader.one_of(LANGUAGE, {code: code for code in LANGUAGES}, DEFAULT_LANGUAGE),
        notices=tuple(reader.notices),
    )
