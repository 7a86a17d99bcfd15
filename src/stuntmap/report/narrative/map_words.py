"""What a map of each layer is called and what it says: the title line and the sentence above it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.analysis.classifying import indicator_of
from stuntmap.analysis.target_distance import Target
from stuntmap.language import Language
from stuntmap.report.narrative.certain_scopes import certain_change_map_sentence
from stuntmap.report.narrative.maps import change_map_sentence, children_map_sentence, prevalence_map_sentence
from stuntmap.report.narrative.targets import target_sentence


@dataclass(frozen=True)
class MapReading:
    """What is read from a map: the table of its regions, where, at which level, and the years that count.

    `years` are all surveys that are shown, more than one where the map plays through them.
    """

    table: pd.DataFrame
    place: str
    level: str
    survey_year: int
    compared_year: int | None
    target_year: int
    upcoming: Target | None
    years: tuple[int, ...]

    @property
    def measured(self) -> vocabulary.Indicator:
        """What the map's figures measure."""
        return indicator_of(self.table)

    @property
    def shown(self) -> str:
        """The survey of the map, or the first and the last that it plays through: "SSGI 2021 - SSGI 2024"."""
        return " – ".join(phrases.survey(year) for year in dict.fromkeys((self.years[0], self.years[-1])))


class MapWords(NamedTuple):
    """The title line and the sentence of one layer."""

    title: Callable[[Language, MapReading], str]
    sentence: Callable[[Language, MapReading], str]


def _prevalence_title(language: Language, map_: MapReading) -> str:
    facts = {"prevalence": language.text(map_.measured.prevalence), "place": map_.place, "survey": map_.shown}
    if map_.measured.classes is None:
        return language.text("{prevalence} · {place}, {survey}", **facts)
    return language.text("{prevalence} by class · {place}, {survey}", **facts)


def _prevalence_sentence(language: Language, map_: MapReading) -> str:
    return prevalence_map_sentence(language, map_.table, map_.place, map_.survey_year, map_.level)


def _change_title(language: Language, map_: MapReading) -> str:
    return language.text(
        "Change in {noun} · {place}, {compared} to {survey}",
        noun=language.text(map_.measured.noun),
        place=map_.place,
        compared=phrases.survey(map_.compared_year or map_.survey_year),
        survey=map_.shown,
    )


def _change_sentence(language: Language, map_: MapReading) -> str:
    compared = map_.compared_year or map_.survey_year
    return change_map_sentence(language, map_.table, map_.place, map_.survey_year, compared, map_.level)


def _real_change_sentence(language: Language, map_: MapReading) -> str:
    compared = map_.compared_year or map_.survey_year
    return certain_change_map_sentence(language, map_.table, map_.place, map_.survey_year, compared, map_.level)


def _distance_title(language: Language, map_: MapReading) -> str:
    return language.text(
        "Distance to target · {place}, {survey}, target of {year}",
        place=map_.place,
        survey=map_.shown,
        year=map_.target_year,
    )


def _distance_sentence(language: Language, map_: MapReading) -> str:
    return target_sentence(
        language, map_.table, map_.place, map_.survey_year, map_.target_year, map_.upcoming, map_.level
    )


def _children_title(language: Language, map_: MapReading) -> str:
    return language.text("Estimated stunted children · {place}, {survey}", place=map_.place, survey=map_.shown)


def _children_sentence(language: Language, map_: MapReading) -> str:
    return children_map_sentence(language, map_.table, map_.place, map_.survey_year, map_.level)


MAP_WORDS: dict[vocabulary.Layer, MapWords] = {
    vocabulary.PREVALENCE_LAYER: MapWords(_prevalence_title, _prevalence_sentence),
    vocabulary.CHANGE_LAYER: MapWords(_change_title, _change_sentence),
    vocabulary.REAL_CHANGE_LAYER: MapWords(_change_title, _real_change_sentence),
    vocabulary.DISTANCE_LAYER: MapWords(_distance_title, _distance_sentence),
    vocabulary.CHILDREN_LAYER: MapWords(_children_title, _children_sentence),
}
