"""From whom a district may learn: districts in like circumstances, held against it, and those that do really better."""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from stuntmap.analysis import alike
from stuntmap.analysis.classifying import as_printed
from stuntmap.analysis.differences import change_tests
from stuntmap.analysis.intervals import figures_of
from stuntmap.analysis.own_indicator import OWN_COLUMN
from stuntmap.analysis.rank_sets import rank_set_table
from stuntmap.analysis.ranking import ranked_among_themselves
from stuntmap.analysis.references import reference_table
from stuntmap.answers.names import RegionNames
from stuntmap.data.own_indicators import OwnIndicator
from stuntmap.data.survey_data import SurveyData
from stuntmap.vocabulary import (
    ALIKE_ENOUGH,
    BETTER,
    CHANGE,
    CIRCUMSTANCES,
    COMPARABLE_YEARS,
    EUCLIDEAN,
    MOST_TO_LEARN_FROM,
    PREVALENCE,
    USUAL_CIRCUMSTANCES,
    WITHIN_ISLAND,
    WITHIN_NATION,
    WITHIN_PROVINCE,
    island_group,
)

FIRST_YEAR: Final = COMPARABLE_YEARS[0]
# Differences that are told in words of each neighbour.
TOLD: Final = 3


@dataclass(frozen=True)
class AlikeAsked:
    """How likeness is judged: circumstances by name, kind of distance, among whom, and only among the same kind."""

    circumstances: tuple[str, ...] = USUAL_CIRCUMSTANCES
    metric: str = EUCLIDEAN
    within: str = WITHIN_NATION
    same_kind: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the circumstances."""
        return tuple(CIRCUMSTANCES[name].column for name in self.circumstances)


class Standards(NamedTuple):
    """Circumstances of all districts: `values` in their units, `standard` in standard deviations, `pairs` of districts.

    What does not vary, or is known of no district, has a column of `values` only.
    """

    values: pd.DataFrame
    standard: pd.DataFrame
    pairs: np.ndarray


class Learning(NamedTuple):
    """The districts most like one, beside it.

    `own`: its row among them. `table`: one row a neighbour, the most alike first: the columns of
    `scope_figures`, of `alike.nearest`, of `reference_table` (the neighbour against the district), the change since
    FIRST_YEAR with its test, and learn_from (whether it is one to learn from). `values`: circumstances of
    the district (first row) and its neighbours in their units; `gaps`: in standard deviations, neighbour minus
    district. `candidates`: of how many they are the nearest. `left_out`: columns that could not be compared.
    `teachers`: the rows of those to learn from, the most alike first: alike, and really lower; at most five.
    """

    own: pd.Series
    table: pd.DataFrame
    values: pd.DataFrame
    gaps: pd.DataFrame
    candidates: int
    left_out: tuple[str, ...]
    teachers: pd.DataFrame
    own_indicator: OwnIndicator | None = None

    def largest_gaps(self, region_code: str) -> tuple[str, ...]:
        """The circumstances in which a neighbour differs most from the district, the largest difference first."""
        gaps = self.gaps.loc[[region_code]].iloc[0].abs().dropna().sort_values(ascending=False, kind="stable")
        return tuple(map(str, gaps.index[:TOLD]))


def standards(data: SurveyData, columns: tuple[str, ...], metric: str, own: OwnIndicator | None = None) -> Standards:
    """The circumstances of all districts, and how far all pairs of them lie apart; `own` is one circumstance more."""
    values = alike.circumstances(data.regions, data.determinants)[list(columns)]
    if own is not None:
        values = values.assign(**{OWN_COLUMN: own.values.reindex(values.index)})
    standard = alike.standardised(values)
    return Standards(values, standard, alike.pair_distances(standard, metric))


def candidates(names: RegionNames, kinds: pd.Series, region_code: str, asked: AlikeAsked) -> list[str]:
    """The codes among which the neighbours of a district are looked for, without its own."""
    province = names.province_of[region_code]
    found = [code for code in names.districts() if code != region_code]
    if asked.within == WITHIN_PROVINCE:
        found = [code for code in found if names.province_of[code] == province]
    if asked.within == WITHIN_ISLAND:
        found = [code for code in found if island_group(code) == island_group(province)]
    return [code for code in found if kinds[code] == kinds[region_code]] if asked.same_kind else found


def learning(
    data: SurveyData,
    intervals: pd.DataFrame,
    nation: pd.DataFrame,
    among: list[str],
    known: Standards,
    region_code: str,
    metric: str,
) -> Learning:
    """The districts of `among` most like one, with figures of the survey of `nation` (from `scope_figures`)."""
    of_district = known.standard.columns[known.standard.loc[[region_code]].iloc[0].notna().to_numpy()]
    standard = known.standard[of_district]
    near = alike.nearest(standard, region_code, among, metric, known.pairs)
    ranked = rank_set_table(ranked_among_themselves(nation.loc[[region_code, *near.table.index]]), [region_code])
    others = ranked.drop(index=region_code).join(near.table)
    survey_year = int(nation["survey_year"].iloc[0])
    table = reference_table(others, intervals, data.population, region_code) if len(others) else others
    if len(others) and survey_year != FIRST_YEAR:
        before = figures_of(intervals, FIRST_YEAR, table.index)
        table = table.assign(
            **{CHANGE: as_printed(table[PREVALENCE] - before[PREVALENCE])},
            **change_tests(table.index, intervals, survey_year, FIRST_YEAR),
        )
    if len(others):
        better = (table["reference_verdict"] == BETTER) & (table["alike_share"] >= ALIKE_ENOUGH)
        table = table.assign(learn_from=better & (better.cumsum() <= MOST_TO_LEARN_FROM))
    else:
        table = table.assign(learn_from=pd.Series(dtype=bool))
    left_out = tuple(str(name) for name in known.values if name not in of_district)
    rows = known.values.loc[[region_code, *table.index]]
    own = ranked.loc[[region_code]].iloc[0]
    return Learning(own, table, rows, near.gaps, len(among), left_out, table[table["learn_from"]])
