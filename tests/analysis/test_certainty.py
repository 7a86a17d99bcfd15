"""What is gathered for a scope and for a profile is what the single functions say."""

import pandas as pd
import pytest

import shipped
from small_country import SmallCountry
from stuntmap.analysis.certainty import certainty_table, profile_certainty
from stuntmap.analysis.differences import rank_moves
from stuntmap.analysis.intervals import figure_intervals, interval_table
from stuntmap.analysis.profiling import district_profile
from stuntmap.analysis.rank_sets import rank_set_table
from stuntmap.analysis.ranking import scope_table
from stuntmap.vocabulary import COMPARABLE_YEARS, scopes_of


def plain(value: object) -> object:
    return None if pd.isna(value) else value


def profile_of(code: str) -> pd.DataFrame:
    profile = district_profile(shipped.regions(), shipped.estimates(), shipped.population(), shipped.targets(), code)
    return profile_certainty(shipped.intervals(), profile, shipped.figures)


def test_scope_has_interval_rank_set_change_and_target() -> None:
    table = certainty_table(shipped.distances("33", 2024, 2023), shipped.intervals(), 2023)
    assert {"ci_kind", "rank_low", "change_verdict", "target_verdict", "stunted_children_low"} <= set(table.columns)
    assert len(table) == 35
    bare = certainty_table(shipped.scope("33", 2024), shipped.intervals())
    assert not {"change_verdict", "target_verdict", "stunted_children_low"} & set(bare.columns)


def test_sets_that_were_worked_out_before_are_taken_over() -> None:
    plain = interval_table(shipped.scope("33", 2024), shipped.intervals())
    sets = rank_set_table(plain)[["rank_low", "rank_high", "rank_is_rough"]]
    table = certainty_table(shipped.scope("33", 2024), shipped.intervals(), rank_sets=sets)
    pd.testing.assert_frame_equal(table, certainty_table(shipped.scope("33", 2024), shipped.intervals()))


def test_scopes_in_which_a_region_is_ranked() -> None:
    assert scopes_of("district", "33") == {"province": "33", "nation": "ID"}
    assert scopes_of("province", "33") == {"nation": "ID"}
    assert scopes_of("country", None) == {}


@pytest.mark.parametrize("code", ["3310", "5301", "9401"])
def test_profile_agrees_with_the_tables_of_its_scopes(code: str) -> None:
    profile = profile_of(code)
    assert profile.index.tolist() == list(COMPARABLE_YEARS)
    earlier = None
    for year in COMPARABLE_YEARS:
        before = year - 1 if year > COMPARABLE_YEARS[0] else None
        table = certainty_table(shipped.distances(code[:2], year, before), shipped.intervals(), before)
        row, expected = profile.loc[year], table.loc[code]
        names = ["ci95_low_pct", "ci95_high_pct", "ci_kind", "class_is_uncertain", "target_probability"]
        names += ["target_verdict", "stunted_children_low", "stunted_children_high"]
        names += ["change_verdict", "change_reason", "change_p_value", "change_ci95_low_pp"] if before else []
        for name in names:
            assert plain(row[name]) == plain(expected[name]), (year, name)
        for name in ("rank_low", "rank_high"):
            assert plain(row[f"province_{name}"]) == plain(expected[name]), (year, name)
        if earlier is None:
            assert pd.isna(row["province_rank_move"])
            assert pd.isna(row["change_verdict"])
        else:
            assert row["province_rank_move"] == rank_moves(table, earlier).loc[code, "rank_move"]
        earlier = table


def test_nation_set_of_a_profile_is_that_of_the_nation() -> None:
    nation = rank_set_table(interval_table(shipped.scope("ID", 2024), shipped.intervals()), ["3310"]).loc["3310"]
    row = profile_of("3310").loc[2024]
    assert (row["nation_rank_low"], row["nation_rank_high"]) == (nation["rank_low"], nation["rank_high"])


def test_province_is_ranked_in_the_nation_only_and_the_country_nowhere() -> None:
    province = profile_of("33")
    assert province["province_rank_low"].isna().all()
    assert province["nation_rank_low"].notna().all()
    assert profile_of("ID").filter(like="rank").isna().all(axis=None)


def test_new_province_of_papua_has_no_move_across_the_division() -> None:
    profile = profile_of("93")
    assert profile["nation_rank_move"].fillna("").tolist() == ["", "not_assessable", "not_assessable", "within_noise"]
    assert profile["change_reason"].fillna("").tolist() == ["", "divided_province", "divided_province", ""]


def test_profile_of_a_made_up_district_without_an_estimate(three_districts: SmallCountry) -> None:
    country = three_districts
    profile = district_profile(country.regions, country.estimates, country.population, country.targets, "1171")
    intervals = figure_intervals(country.estimates, country.population)

    def figures(scope: str, year: int, level: str) -> pd.DataFrame:
        return interval_table(scope_table(country.regions, country.estimates, scope, year, level=level), intervals)

    answer = profile_certainty(intervals, profile, figures)
    assert answer.loc[2022, ["ci95_low_pct", "province_rank_low", "stunted_children_low"]].isna().all()
    assert answer.loc[2022, ["ci_kind", "target_verdict"]].tolist() == ["none", "not_assessable"]
    assert answer["change_reason"].fillna("").tolist() == ["", "missing_figure", "missing_figure", ""]
