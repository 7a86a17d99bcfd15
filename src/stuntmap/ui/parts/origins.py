"""Where the figures of one block come from, in the line under it: survey, publisher, year, and what else was used.

Each part leads on: an acronym to its entry in the glossary, a record of the data to that record, an own figure to the
place where it was typed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape
from typing import Final, NamedTuple
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from stuntmap import phrases, vocabulary
from stuntmap.data.own_indicators import OwnIndicator
from stuntmap.language import DEFAULT_LANGUAGE, Language
from stuntmap.links.visit import Visit
from stuntmap.report import survey_sources
from stuntmap.report.narrative.recaps import brought_words

ESTIMATES_RECORD: Final = vocabulary.STUNTING.record
EARLIER_FIRST: Final = tuple(reversed(vocabulary.COMPARABLE_YEARS))


class Part(NamedTuple):
    """One thing beside the surveys that a block rests on: what it is, whose, and where more is told, if anywhere."""

    what: str
    whose: str
    address: str

    @property
    def words(self) -> str:
        """The part as plain text: "target: jalur resmi nasional"."""
        return f"{self.what}: {self.whose}" if self.what else self.whose

    @property
    def html(self) -> str:
        """The part with its link."""
        before = f"{escape(self.what)}: " if self.what else ""
        return before + (_link(self.whose, self.address) if self.address else escape(self.whose))


@dataclass(frozen=True)
class Origin:
    """Where the figures of one block come from.

    Attributes:
        years: of the surveys that the block draws, the chosen one first.
        parts: what else it rests on.
        record: of the data that hold the surveys' figures.
    """

    years: tuple[int, ...] = ()
    parts: tuple[Part, ...] = ()
    record: str = ESTIMATES_RECORD

    def joined(self, *parts: Part | None) -> "Origin":
        """The same with further parts; None adds nothing."""
        return replace(self, parts=(*self.parts, *filter(None, parts)))


def data_address(language: Language, section: str, anchor: str) -> str:
    """The address of one entry of the data page: a record, or a word of the glossary."""
    chosen = {vocabulary.SECTION_PARAMETER: section}
    if language.code != DEFAULT_LANGUAGE:
        chosen[vocabulary.LANGUAGE_PARAMETER] = language.code
    return f"data?{urlencode(chosen)}#{anchor}"


def word_address(language: Language, term: str) -> str:
    """The address of a term's entry in the glossary: "SSGI", "e-PPGBM"."""
    return data_address(language, vocabulary.GLOSSARY_SECTION, vocabulary.anchor(term))


def record_address(language: Language, record: str) -> str:
    """The address of a record of the data: "stunting_estimates"."""
    return data_address(language, vocabulary.RECORDS_SECTION, record)


def surveys(visit: Visit, *years: int | None) -> Origin:
    """Figures of these surveys; without years those of the chosen one. None stands for no survey."""
    given = years or (visit.selection.survey_year,)
    measured = visit.selection.measured
    found = tuple(dict.fromkeys(year for year in given if year is not None))
    return Origin(found, record=measured.record_of(visit.selection.survey_year))


def all_surveys(visit: Visit) -> Origin:
    """Figures of every comparable survey, and of the older ones where the visitor asked for them."""
    older = [survey.year for survey in vocabulary.SURVEYS if not survey.comparable] if visit.selection.older else []
    measured = visit.selection.measured
    return Origin(
        (*reversed(measured.series), *reversed(older)), record=measured.record_of(visit.selection.survey_year)
    )


def targets(visit: Visit, table: pd.DataFrame) -> Part | None:
    """Whose targets a table is judged by; an own one leads to the page where it is typed. None without a target."""
    return targets_standing(visit, table.loc[table[vocabulary.TARGET].notna(), vocabulary.TARGET_STANDING].dropna())


def targets_standing(visit: Visit, standings: Iterable[str]) -> Part | None:
    """The same of targets that are known by how firm they are."""
    language, own = visit.language, visit.selection.target_pct
    if own is not None:
        chosen = {
            vocabulary.PROVINCE_PARAMETER: visit.selection.scope,
            vocabulary.TARGET_PARAMETER: f"{own:g}",
            vocabulary.TARGET_YEAR_PARAMETER: str(visit.question.judged_year),
            vocabulary.LANGUAGE_PARAMETER: language.code,
        }
        return Part(
            language.text("basis of the target"), language.text("typed by the reader"), f"target?{urlencode(chosen)}"
        )
    whose = ", ".join(phrases.target_standing(standing, language) for standing in dict.fromkeys(standings))
    return Part(language.text("basis of the target"), whose, record_address(language, "targets")) if whose else None


def children(visit: Visit) -> Part:
    """The numbers of children, which are an estimate of this project."""
    language = visit.language
    whose = language.text("own estimate from SKI 2023 and SSGI 2024")
    return Part(language.text("number of children"), whose, record_address(language, "population_under_5"))


def boundaries(visit: Visit) -> Part:
    """Whose shapes a map draws."""
    language = visit.language
    return Part(language.text("boundaries"), survey_sources.BOUNDARIES, record_address(language, "district"))


def determinants(visit: Visit) -> Origin:
    """Poverty, education, water and the like, which no survey of stunting measured."""
    whose = survey_sources.DETERMINANT_SOURCES
    return Origin(parts=(Part("", whose, record_address(visit.language, "determinants")),))


def circumstances(visit: Visit, *columns: str) -> Part:
    """Whose figures these circumstances are."""
    record = record_address(visit.language, "determinants")
    return Part("", survey_sources.circumstance_sources(columns), record)


def own_indicator(own: OwnIndicator) -> Part:
    """Whose a reader's own indicator is, and of which years, as its table says."""
    years = f"{own.years[0]}–{own.years[-1]}" if len(own.years) > 1 else str(own.years[0])
    return Part(own.title, f"{own.source} {years}", "")


def nutrition(*years: int) -> Origin:
    """The figures beside stunting of these surveys, whose record is that of the first."""
    record = next(name for name, table in vocabulary.NUTRITION_TABLES.items() if table.survey.year == years[0])
    return Origin(tuple(map(int, years)), record=record)


def routine(visit: Visit, is_stored: bool = False) -> Part:
    """A district's own figure of the weighing, which the reader brought along or the store of the installation has."""
    return Part("e-PPGBM", brought_words(visit.language, is_stored), word_address(visit.language, "e-PPGBM"))


def words(language: Language, origin: Origin) -> str:
    """The line as plain text, for a picture and for a reader who cannot click."""
    named = [survey_sources.short_source_words(origin.years)] if origin.years else []
    return language.text("Source: {source}", source=" · ".join([*named, *(part.words for part in origin.parts)]))


def html(language: Language, origin: Origin) -> str:
    """The line with its links."""
    named = []
    if origin.years:
        found = [vocabulary.SURVEY_OF_YEAR[year] for year in origin.years]
        labels = [f"{_link(survey.name, word_address(language, survey.name))} {survey.year}" for survey in found]
        publishers = [escape(name) for name in dict.fromkeys(survey.publisher for survey in found)]
        record = _link(language.text("record of the data"), record_address(language, origin.record))
        named = [f"{', '.join([*labels, *publishers])} ({record})"]
    source = " · ".join([*named, *(part.html for part in origin.parts)])
    return f'<p class="origin">{language.text("Source: {source}", source=source)}</p>'


def show(visit: Visit, origin: Origin) -> None:
    """The line, right under the block of figures that it belongs to."""
    st.html(html(visit.language, origin))


def explained(language: Language, term: str) -> str:
    """A term of the glossary as a link in Markdown, for the place where it is first used."""
    return f"[{term}]({word_address(language, term)})"


def _link(words: str, address: str) -> str:
    # A new tab: what was typed on this page is kept by its own tab only.
    return f'<a href="{escape(address)}" target="_blank" rel="noreferrer">{escape(words)}</a>'
