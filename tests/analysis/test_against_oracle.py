"""The fast answers agree with the slow, obvious ones: on the shipped data and on made-up tables full of ties."""

import itertools
import math

import numpy as np
import oracle
import pandas as pd
import pytest

import shipped
from stuntmap.analysis.ranking import prevalence_rank
from stuntmap.analysis.target_distance import target_in_force
from stuntmap.vocabulary import COMPARABLE_YEARS, SURVEY_OF_YEAR


def plain(value: object) -> object:
    return None if pd.isna(value) else value


def assert_ranks_agree(table: pd.DataFrame, figures: oracle.Figures) -> None:
    for code, expected in oracle.standings(figures).items():
        row = table.loc[code]
        found = (plain(row["rank"]), plain(row["of"]), plain(row["tied"]))
        assert found == (tuple(expected) if expected else (None, None, None)), code


@pytest.mark.parametrize("survey_year", SURVEY_OF_YEAR)
def test_ranks_and_classes_of_the_nation(survey_year: int) -> None:
    table = shipped.scope("ID", survey_year)
    figures = oracle.figures_of(shipped.estimates(), table.index.tolist(), survey_year)
    assert_ranks_agree(table, figures)
    for code, figure in figures.items():
        assert plain(table.loc[code, "severity_class"]) == oracle.severity(figure), code


@pytest.mark.parametrize("survey_year", COMPARABLE_YEARS)
def test_ranks_within_each_province(survey_year: int) -> None:
    nation = oracle.figures_of(shipped.estimates(), shipped.regions()["region_code"].tolist(), survey_year)
    for province in shipped.province_codes():
        table = shipped.scope(province, survey_year)
        members = {code: figure for code, figure in nation.items() if len(code) == 4 and code.startswith(province)}
        assert table.index.tolist() == list(members)
        assert_ranks_agree(table, members)


@pytest.mark.parametrize("survey_year", COMPARABLE_YEARS)
def test_ranks_of_the_provinces(survey_year: int) -> None:
    table = shipped.scope("ID", survey_year, level="province")
    assert_ranks_agree(table, oracle.figures_of(shipped.estimates(), table.index.tolist(), survey_year))


@pytest.mark.parametrize(("year", "before"), list(itertools.permutations(COMPARABLE_YEARS, 2)))
def test_changes_of_the_nation(year: int, before: int) -> None:
    table = shipped.scope("ID", year, before)
    codes = table.index.tolist()
    now = oracle.figures_of(shipped.estimates(), codes, year)
    earlier = oracle.figures_of(shipped.estimates(), codes, before)
    ranks, earlier_ranks = oracle.standings(now), oracle.standings(earlier)
    same_regions = [code for code in codes if now[code]] == [code for code in codes if earlier[code]]
    for code in codes:
        assert plain(table.loc[code, "change_pp"]) == oracle.change(now[code], earlier[code]), code
        rank, earlier_rank = ranks[code], earlier_ranks[code]
        comparable = rank and earlier_rank and same_regions and table.loc[code, "change_is_measurement"]
        expected = rank.rank - earlier_rank.rank if comparable else None
        assert plain(table.loc[code, "rank_change"]) == expected, code


@pytest.mark.parametrize("survey_year", COMPARABLE_YEARS)
def test_targets_distances_and_children_of_the_nation(survey_year: int) -> None:
    table = shipped.distances("ID", survey_year)
    figures = oracle.figures_of(shipped.estimates(), table.index.tolist(), survey_year)
    population = shipped.population().set_index("region_code")["population_under_5"].to_dict()
    for code, figure in figures.items():
        goal = oracle.target(shipped.targets(), code, survey_year)
        assert plain(table.loc[code, "target_pct"]) == goal, code
        distance = oracle.distance(figure, goal)
        assert plain(table.loc[code, "distance_pp"]) == distance, code
        assert plain(table.loc[code, "stunted_children"]) == oracle.children(figure, population[code]), code
        above = None if distance is None else oracle.children(max(distance, 0), population[code])
        assert plain(table.loc[code, "children_above_target"]) == above, code


@pytest.mark.parametrize("year", range(2019, 2047))
def test_target_in_force_of_every_region_that_states_one(year: int) -> None:
    for code in sorted({*shipped.targets()["region_code"], "3371"}):
        target = target_in_force(shipped.targets(), code, year)
        assert (target.target_pct if target else None) == oracle.target(shipped.targets(), code, year), code
        assert target is None or target.standing != "ambiguous_do_not_use"


@pytest.mark.parametrize("seed", range(20))
def test_ranks_of_made_up_tables_full_of_ties_and_gaps(seed: int) -> None:
    random = np.random.default_rng(seed)
    figures = random.integers(50, 50 + random.integers(1, 60), size=40) / 10
    figures[random.random(40) < 0.2] = math.nan
    # The same figure reached by another road: float noise that no rank may see.
    figures = np.where(random.random(40) < 0.5, figures, (figures + 0.1) - 0.1)
    column = pd.Series(figures, index=[f"{place:04}" for place in range(40)])
    given: oracle.Figures = {str(code): None if math.isnan(figure) else figure for code, figure in column.items()}
    assert_ranks_agree(prevalence_rank(column), given)
