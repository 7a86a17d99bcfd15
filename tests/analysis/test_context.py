"""Determinants beside the middle values, nutrition beside province and nation, neighbours."""

import pandas as pd
import pytest

from small_country import SmallCountry
from stuntmap.analysis.context import determinant_comparison, determinant_standing, neighbour_table
from stuntmap.analysis.ranking import scope_table
from stuntmap.errors import UnknownRegionError


def test_determinant_stands_beside_the_middle_values_of_its_latest_year(three_districts: SmallCountry) -> None:
    country = three_districts
    row = determinant_comparison(country.determinants, country.regions, "1102").loc["poverty_rate_pct"]
    assert (row["year"], row["value"], row["province_median"], row["nation_median"]) == (2024, 13.0, 10.0, 10.0)
    assert (row["province_count"], row["nation_count"]) == (3, 3)


def test_one_extreme_district_does_not_move_the_middle_values(three_districts: SmallCountry) -> None:
    country = three_districts
    extreme = country.determinants.assign(value=country.determinants["value"].replace(13.0, 90.0))
    row = determinant_comparison(extreme, country.regions, "1102").loc["poverty_rate_pct"]
    assert (row["value"], row["province_median"], row["nation_median"]) == (90.0, 10.0, 10.0)


def test_missing_determinant_stays_missing_and_leaves_the_median(three_districts: SmallCountry) -> None:
    country = three_districts
    without = country.determinants.loc[country.determinants["region_code"] != "1102"]
    row = determinant_comparison(without, country.regions, "1102").loc["poverty_rate_pct"]
    assert str(row["value"]) == "nan"
    assert (row["province_median"], row["province_count"]) == (8.5, 2)


def test_neighbours_come_by_length_of_the_border(three_districts: SmallCountry) -> None:
    nation = scope_table(three_districts.regions, three_districts.estimates, "ID", 2024)
    table = neighbour_table(three_districts.neighbours, nation, "1101")
    assert table["shared_border_km"].to_dict() == {"1102": 40.0, "1171": 12.5}
    assert table["prevalence_pct"].tolist() == [18.0, 10.0]
    assert table["same_province"].all()


def test_district_without_neighbours_has_an_empty_table(three_districts: SmallCountry) -> None:
    nation = scope_table(three_districts.regions, three_districts.estimates, "ID", 2024)
    alone = three_districts.neighbours.iloc[0:0]
    assert neighbour_table(alone, nation, "1101").empty


def test_unknown_region_is_refused(three_districts: SmallCountry) -> None:
    with pytest.raises(UnknownRegionError):
        determinant_comparison(three_districts.determinants, three_districts.regions, "9999")


def test_a_determinant_stands_out_in_the_outer_fifths_of_the_other_districts(three_districts: SmallCountry) -> None:
    codes = [f"11{place:02}" for place in range(1, 7)]
    row = three_districts.determinants.iloc[[0]]
    table = pd.concat([row.assign(region_code=code, value=float(code)) for code in codes])
    regions = pd.concat([three_districts.regions.iloc[[2]].assign(region_code=code) for code in codes])
    found = pd.concat([determinant_standing(table, regions, code) for code in codes])
    assert found["province_place"].tolist() == [0, 0.2, 0.4, 0.6, 0.8, 1]
    assert found["standing"].tolist() == [
        *("most_favourable", "between", "between", "between", "least_favourable", "least_favourable")
    ]
    # Of four there is no fifth, and nobody stands out by what most have.
    few = determinant_standing(table, regions.iloc[:4], "1101")
    assert few[["province_place", "standing"]].isna().all(axis=None)
    alike = table.assign(value=[7.0, 7.0, 7.0, 7.0, 9.0, 5.0])
    assert determinant_standing(alike, regions, "1101")["standing"].tolist() == ["between"]
