"""What the surveys leave open, on the made-up country and on the shipped figures."""

import pandas as pd
import pytest

from stuntmap.analysis.coverage_gaps import disputed_figures, districts_without_estimate, survey_coverage
from stuntmap.data.indicators import load_stunting
from stuntmap.data.regions import load_regions


@pytest.fixture(scope="module")
def shipped():
    return load_regions(), load_stunting()


def test_districts_without_an_estimate_are_counted_and_named(three_districts):
    regions, estimates = three_districts.regions, three_districts.estimates
    coverage = survey_coverage(regions, estimates)
    assert coverage.loc[2022, ["districts", "without", "small_area", "provinces"]].tolist() == [2, 1, 0, 1]
    assert coverage.loc[2024, ["districts", "without", "small_area"]].tolist() == [3, 0, 1]
    assert districts_without_estimate(regions, estimates, 2022)["region_name"].to_dict() == {"1171": "Kota Tengah"}
    assert districts_without_estimate(regions, estimates, 2024).empty


def test_a_row_without_a_figure_counts_as_no_estimate(three_districts):
    estimates = three_districts.estimates.copy()
    estimates.loc[estimates["region_code"].eq("1101") & estimates["survey_year"].eq(2024), "prevalence_pct"] = float(
        "nan"
    )
    assert list(districts_without_estimate(three_districts.regions, estimates, 2024).index) == ["1101"]
    assert survey_coverage(three_districts.regions, estimates).loc[2024, "without"] == 1


@pytest.mark.parametrize(
    ("note", "other"),
    [
        ("other texts print 47.1", 47.1),
        ("another text prints 21", 21.0),
        ("press also printed 7.8; no direct estimate in the printed table", 7.8),
        ("checked against 2022", None),
    ],
)
def test_the_other_value_of_a_dispute_is_read_from_its_note(three_districts, note, other):
    estimates = three_districts.estimates.assign(second_source_url="")
    row = estimates["region_code"].eq("1102") & estimates["survey_year"].eq(2024)
    estimates.loc[row, ["check", "note"]] = ["conflict", note]
    (found,) = disputed_figures(three_districts.regions, estimates).to_dict("records")
    assert (found["region_code"], found["survey_year"], found["prevalence_pct"]) == ("1102", 2024, 18.0)
    assert found["province_name"] == "Provinsi Contoh"
    assert found["other_pct"] == other or (other is None and pd.isna(found["other_pct"]))


def test_the_shipped_gaps_are_those_of_the_data_notes(shipped):
    coverage = survey_coverage(*shipped)
    expected = {2013: 497, 2017: 514, 2018: 513, 2019: 257, 2021: 514, 2022: 494, 2023: 499, 2024: 514}
    assert coverage["districts"].to_dict() == expected
    assert coverage.loc[2024, "small_area"] == 105
    assert coverage.loc[[2021, 2022, 2023, 2024], "provinces"].tolist() == [34, 34, 38, 38]
    assert coverage.loc[2023, "with_limits"] == 499
    assert coverage.loc[2023, "median_half_width_pp"] == pytest.approx(4.15)
    assert coverage["median_half_width_pp"].notna().sum() == 1
    ntt = districts_without_estimate(*shipped, 2022)
    assert ntt["province_code"].unique().tolist() == ["53"]
    assert len(ntt) == 20


def test_every_shipped_dispute_names_its_other_value(shipped):
    disputed = disputed_figures(*shipped)
    assert len(disputed) == shipped[1]["check"].eq("conflict").sum()
    assert disputed["other_pct"].notna().all()
    assert disputed["survey_year"].is_monotonic_decreasing


def test_the_districts_left_out_stand_behind_those_that_were_covered(three_districts):
    columns = list(survey_coverage(three_districts.regions, three_districts.estimates))
    assert columns[:4] == ["survey", "districts", "without", "small_area"]
