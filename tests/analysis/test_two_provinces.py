"""What only a country of two provinces tells apart: scopes of ranks, middle values, edges, ties, models."""

import pandas as pd
import pytest

from small_country import SmallCountry, two_provinces
from stuntmap.analysis.certainty import certainty_table
from stuntmap.analysis.context import determinant_comparison
from stuntmap.analysis.intervals import figure_intervals
from stuntmap.analysis.ranking import scope_table
from stuntmap.analysis.target_distance import target_table


@pytest.fixture(scope="module")
def country() -> SmallCountry:
    return two_provinces()


def table_of(country: SmallCountry, scope: str) -> pd.DataFrame:
    return scope_table(country.regions, country.estimates, scope, 2024, 2023)


def test_a_rank_counts_the_districts_of_its_own_scope_only(country):
    own, nation = table_of(country, "12"), table_of(country, "ID")
    assert own["rank"].to_dict() == {"1201": 4, "1202": 2, "1203": 2, "1204": 5, "1205": 6, "1206": 1}
    assert nation.loc[own.index, "rank"].to_dict() == {
        "1201": 7,
        "1202": 4,
        "1203": 4,
        "1204": 8,
        "1205": 9,
        "1206": 1,
    }
    assert set(own["of"]) == {6}
    assert set(nation["of"]) == {9}
    assert own.index[own["tied"].astype(bool)].tolist() == ["1202", "1203"]


def test_ranks_among_five_and_among_six_are_not_subtracted(country):
    own = table_of(country, "12")
    # 2023: 12, 15, 17, 22, 24; one district is new.
    assert own["previous_rank"].astype("object").where(own["previous_rank"].notna(), None).to_dict() == {
        "1201": 5,
        "1202": 2,
        "1203": 3,
        "1204": 4,
        "1205": None,
        "1206": 1,
    }
    assert own["rank_change"].isna().all()
    assert set(own["rank_change_reason"].dropna()) == {"different_regions"}
    assert own.index[own["rank_change_reason"].isna()].tolist() == ["1205"]


def test_a_change_of_rank_is_counted_within_the_scope(country):
    estimates = country.estimates[country.estimates["region_code"].ne("1205")]
    own = scope_table(country.regions, estimates, "12", 2024, 2023)
    # 2024: 8, 17, 17, 20, 25; the highest is a model's figure, whose rank is not measured.
    assert own["rank_change"].astype("object").where(own["rank_change"].notna(), None).to_dict() == {
        "1201": -1,
        "1202": 0,
        "1203": -1,
        "1204": None,
        "1205": None,
        "1206": 0,
    }
    assert own["rank_change_reason"].dropna().to_dict() == {"1204": "small_area"}


def test_twenty_exactly_is_high_and_reaches_a_target_of_twenty(country):
    table = target_table(table_of(country, "12"), country.population, country.targets, 2024, own_target_pct=20.0)
    assert table.loc["1201", "severity_class"] == "high"
    assert table.loc["1202", "severity_class"] == "medium"
    assert table.loc["1205", "severity_class"] == "very_high"
    assert table["reached"].tolist() == [True, True, True, False, False, True]
    assert table["children_above_target"].tolist() == [0, 0, 0, 500, 1100, 0]


def test_middle_values_are_medians_of_their_own_scope(country):
    row = determinant_comparison(country.determinants, country.regions, "1204").loc["poverty_rate_pct"]
    # Nation in order: 4, 5, 6, 7, 8, 10, 13, 30, 40; the province: 4, 5, 6, 8, 30, 40.
    assert (row["nation_median"], row["province_median"]) == (8.0, 7.0)
    assert (row["nation_count"], row["province_count"]) == (9, 6)
    assert (row["nation_lowest"], row["nation_highest"]) == (4.0, 40.0)


def test_a_modelled_figure_has_no_interval_and_no_verdict_where_the_others_have(country):
    table = target_table(table_of(country, "12"), country.population, country.targets, 2024)
    judged = certainty_table(table, figure_intervals(country.estimates, country.population), 2023)
    assert judged.index[judged["ci_kind"].eq("none")].tolist() == ["1204"]
    assert judged.loc["1204", ["change_verdict", "change_reason"]].tolist() == ["not_assessable", "small_area"]
    assert judged.loc["1205", ["change_verdict", "change_reason"]].tolist() == ["not_assessable", "missing_figure"]
    assert judged.loc["1206", "change_pp"] == -4.0
    assert judged.loc["1202", "change_pp"] == 2.0
    known = judged["rank_low"].notna()
    assert (judged.loc[known, "rank_low"] <= judged.loc[known, "rank"]).all()
    assert (judged.loc[known, "rank"] <= judged.loc[known, "rank_high"]).all()
    assert judged["rank_high"].max() <= 6


def test_the_nation_ranks_provinces_among_themselves(country):
    table = scope_table(country.regions, country.estimates, "ID", 2024, 2023, "province")
    assert table["rank"].to_dict() == {"11": 1, "12": 2}
    assert table["rank_change"].to_dict() == {"11": 0, "12": 0}
