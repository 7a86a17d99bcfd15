"""Where the figures on the screen come from, how many are direct, and which usage warnings apply to just these."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.data.indicators import FOLDER, STUNTING_FILE
from stuntmap.data.project import ROOT
from stuntmap.data.provenance import Record, read_record
from stuntmap.data.usage_warnings import WARNINGS
from stuntmap.links import selection as s
from stuntmap.links.visit import Visit

DIVIDED_PROVINCES: Final = frozenset(code for codes in vocabulary.FORMER_PROVINCE_SUCCESSORS.values() for code in codes)


@st.cache_resource(show_spinner=False)
def stunting_record() -> Record:
    """The record of the stunting figures."""
    return read_record(ROOT / FOLDER / STUNTING_FILE)


def years_on_screen(visit: Visit) -> tuple[int, ...]:
    """The surveys that the page draws: the chosen one first, then the one that a change counts from, then others."""
    selection, page = visit.selection, visit.page
    chosen, compared = selection.survey_year, selection.previous_year if page.compares else None
    draws_all = selection.plays or page.series or selection.beside == s.RANK_HISTORY
    # A page without layers shows changes, and moves in rank, beside its figures.
    with_layers = vocabulary.LAYER_PARAMETER in page.own
    years = selection.layer.surveys(chosen, compared) if with_layers else (chosen, *filter(None, [compared]))
    others = reversed(selection.measured.series) if draws_all else ()
    older = [survey.year for survey in vocabulary.SURVEYS if not survey.comparable] if selection.older else ()
    return tuple(dict.fromkeys((*years, *others, *older)))


@dataclass(frozen=True)
class OnScreen:
    """What the page shows, as far as warnings depend on it. `table` is None where a page shows no table of regions."""

    visit: Visit
    table: pd.DataFrame | None
    with_map: bool

    @property
    def selection(self) -> s.Selection:
        """The visitor's choices."""
        return self.visit.selection

    @property
    def measured(self) -> vocabulary.Indicator:
        """What the figures measure."""
        return self.selection.measured

    @property
    def years(self) -> tuple[int, ...]:
        """The surveys that are shown or compared with."""
        previous = self.selection.previous_year if self.visit.page.compares else None
        shown = years_on_screen(self.visit)
        compared = self.table is not None and vocabulary.CHANGE in self.table and previous is not None
        return tuple(dict.fromkeys((*shown, previous))) if compared and previous is not None else shown

    @property
    def surveys(self) -> list[vocabulary.Survey]:
        """The surveys that are shown or compared with, as they are described."""
        return [vocabulary.SURVEY_OF_YEAR[year] for year in self.years]

    def with_warning(self, code: str) -> list[vocabulary.Survey]:
        """Those of them to which a usage warning belongs."""
        return [survey for survey in self.surveys if code in survey.warnings]

    def any_of(self, column: str, value: str) -> bool:
        """Whether a row of the table holds `value` in `column`; False without a table."""
        return self.table is not None and column in self.table and bool(self.table[column].eq(value).any())

    @property
    def codes(self) -> frozenset[str]:
        """The regions of the table."""
        return frozenset() if self.table is None else frozenset(self.table.index)

    @property
    def modelled(self) -> bool:
        """Whether a small-area figure of a survey that warns of them is shown or compared with."""
        small_area = self.any_of(vocabulary.ESTIMATION, vocabulary.SMALL_AREA) or self.any_of(
            "previous_estimation", vocabulary.SMALL_AREA
        )
        return small_area and bool(self.with_warning("small_area_not_independent"))

    @property
    def missing(self) -> bool:
        """Whether a region without an estimate is shown."""
        return self.table is not None and bool(self.table[vocabulary.PREVALENCE].isna().any())

    @property
    def provinces(self) -> bool:
        """Whether provinces are shown."""
        return (
            self.table is not None
            and not self.table.empty
            and vocabulary.DISTRICT not in {vocabulary.level_of_code(code) for code in self.table.index}
        )


# Which warnings apply to what; the order is that of reading. Codes that are not listed belong to other tables.
APPLIES: Final[dict[str, Callable[[OnScreen], bool]]] = {
    "survey_only": lambda _: True,
    "missing_is_no_estimate": lambda screen: screen.missing,
    "small_area_not_independent": lambda screen: screen.modelled,
    "districts_do_not_average_to_province": lambda screen: screen.modelled and not screen.provinces,
    "ntt_not_surveyed_2022": lambda screen: any(
        screen.selection.scope in (vocabulary.COUNTRY_CODE, *survey.not_surveyed)
        for survey in screen.with_warning("ntt_not_surveyed_2022")
    ),
    "former_papua": lambda screen: (
        min(screen.years) <= vocabulary.FORMER_PROVINCE_LAST_YEAR
        and (screen.provinces or screen.selection.scope in DIVIDED_PROVINCES)
    ),
    "intervals_only_2023": lambda _: True,
    "high_relative_error_2023": lambda screen: (
        screen.measured == vocabulary.STUNTING and any(screen.codes & survey.imprecise for survey in screen.surveys)
    ),
    "conflicting_sources": lambda screen: screen.any_of(vocabulary.CHECK, vocabulary.CONFLICT),
    "older_instruments_differ": lambda screen: screen.selection.older,
    "extremes_in_2019": lambda screen: screen.selection.older,
    "read_from_copies": lambda _: True,
    "population_is_estimate": lambda screen: (
        screen.measured.is_targeted and screen.table is not None and vocabulary.STUNTED_CHILDREN in screen.table
    ),
    "targets_stated_in_press": lambda screen: screen.any_of(vocabulary.TARGET_STANDING, vocabulary.STATED_IN_PRESS),
    "no_target_between_2025_and_2029": lambda screen: (
        screen.selection.target_year in range(2026, 2029) and screen.selection.target_pct is None
    ),
    "boundaries_without_legal_force": lambda screen: screen.with_map,
    "tiles_are_not_geography": lambda screen: screen.with_map and screen.selection.shape == s.TILE_SHAPE,
}


# Of the warnings that belong to an indicator, those that concern some regions only.
OF_SOME_REGIONS: Final[dict[str, Callable[[OnScreen], bool]]] = {
    "nutrition_rows_left_out": lambda screen: (
        screen.table is None or screen.any_of(vocabulary.CHECK, vocabulary.SUSPECT)
    ),
}


def warnings_for(visit: Visit, table: pd.DataFrame | None, with_map: bool = False) -> list[str]:
    """The usage warnings that apply to what is on the screen, in the language of the page."""
    screen = OnScreen(visit, table, with_map)
    own = [code for code in screen.measured.warnings if code not in OF_SOME_REGIONS or OF_SOME_REGIONS[code](screen)]
    codes = [*(code for code, applies in APPLIES.items() if applies(screen)), *own]
    return [visit.language.text(WARNINGS[code]) for code in codes]
