"""The interval of each figure: published, approximate, or none; and what it says about class and children."""

import math

import pandas as pd
import pytest

import shipped
from small_country import SmallCountry
from stuntmap.analysis.effective_samples import effective_samples
from stuntmap.analysis.intervals import figure_intervals, figures_of, interval_table
from stuntmap.analysis.ranking import scope_table
from stuntmap.analysis.target_distance import target_table
from stuntmap.vocabulary import CI_KINDS, COMPARABLE_YEARS


def changed(country: SmallCountry, code: str, year: int, **values: object) -> pd.DataFrame:
    """The figures of the made-up country with some cells of one row replaced."""
    estimates = country.estimates.copy()
    row = (estimates["region_code"] == code) & (estimates["survey_year"] == year)
    assert row.sum() == 1
    for name, value in values.items():
        estimates.loc[row, name] = value
    return estimates


def figure(country: SmallCountry, estimates: pd.DataFrame, code: str, year: int) -> pd.Series:
    return figure_intervals(estimates, country.population).loc[(year, code)]


def test_published_limits_are_shown_as_printed(three_districts: SmallCountry) -> None:
    row = figure(three_districts, three_districts.estimates, "1101", 2023)
    assert (row["ci95_low_pct"], row["ci95_high_pct"], row["ci_kind"]) == (12.0, 17.0, "published")


def test_other_surveys_get_an_approximate_interval_around_the_figure(three_districts: SmallCountry) -> None:
    row = figure(three_districts, three_districts.estimates, "1101", 2022)
    assert row["ci_kind"] == "approximate"
    assert row["ci95_low_pct"] < row["prevalence_pct"] < row["ci95_high_pct"]
    log_odds = [math.log(p / (100 - p)) for p in row[["ci95_low_pct", "prevalence_pct", "ci95_high_pct"]]]
    assert log_odds[1] - log_odds[0] == pytest.approx(log_odds[2] - log_odds[1])


def test_interval_of_2021_stands_for_the_fewer_households_that_it_visited(three_districts: SmallCountry) -> None:
    country = three_districts
    for code in ("1101", "11", "ID"):
        same = {year: changed(country, code, year, prevalence_pct=20.0) for year in (2021, 2022)}
        figures = [figure(country, estimates, code, year) for year, estimates in same.items()]
        small, usual = (row["ci95_high_pct"] - row["ci95_low_pct"] for row in figures)
        assert figures[0]["ci_kind"] == "approximate"
        assert figures[0]["n_eff"] / figures[1]["n_eff"] == pytest.approx(153_228 / 345_000)
        assert small / usual == pytest.approx(1.5, abs=0.02)


def test_small_area_figure_has_no_interval_but_a_rough_error(three_districts: SmallCountry) -> None:
    row = figure(three_districts, three_districts.estimates, "1102", 2024)
    assert row["ci_kind"] == "none"
    assert row[["ci95_low_pct", "ci95_high_pct"]].isna().all()
    assert row["se_log_odds"] > 0


def test_small_area_figure_keeps_no_limits_even_if_some_are_printed(three_districts: SmallCountry) -> None:
    estimates = changed(three_districts, "1101", 2023, estimation="small_area")
    row = figure(three_districts, estimates, "1101", 2023)
    assert row["ci_kind"] == "none"
    assert row[["ci95_low_pct", "ci95_high_pct"]].isna().all()


def test_limits_that_do_not_contain_the_figure_give_way_to_an_approximate_interval(
    three_districts: SmallCountry,
) -> None:
    estimates = changed(three_districts, "1171", 2023, ci95_low_pct=26.0, ci95_high_pct=30.0)
    row = figure(three_districts, estimates, "1171", 2023)
    assert row["ci_kind"] == "approximate"
    assert row["ci95_low_pct"] < 25.0 < row["ci95_high_pct"]


@pytest.mark.parametrize("prevalence_pct", [0.0, 100.0, 0.1, 99.9])
def test_interval_at_the_ends_reaches_the_figure_and_stays_within_0_and_100(
    three_districts: SmallCountry, prevalence_pct: float
) -> None:
    row = figure(three_districts, changed(three_districts, "1101", 2022, prevalence_pct=prevalence_pct), "1101", 2022)
    assert row["ci_kind"] == "approximate"
    assert 0 <= row["ci95_low_pct"] <= prevalence_pct <= row["ci95_high_pct"] <= 100
    assert row["ci95_high_pct"] - row["ci95_low_pct"] > 0.5
    assert row["se_pp"] > 0


def test_without_printed_limits_anywhere_there_is_no_interval(three_districts: SmallCountry) -> None:
    estimates = three_districts.estimates.assign(ci95_low_pct=math.nan, ci95_high_pct=math.nan)
    intervals = figure_intervals(estimates, three_districts.population)
    assert set(intervals["ci_kind"]) == {"none"}
    assert intervals[["ci95_low_pct", "se_pp", "se_log_odds"]].isna().all(axis=None)


def test_missing_figure_has_no_row_and_older_instruments_have_none(three_districts: SmallCountry) -> None:
    intervals = figure_intervals(three_districts.estimates, three_districts.population)
    assert (2022, "1171") not in intervals.index
    assert set(intervals.index.get_level_values("survey_year")) == set(COMPARABLE_YEARS)
    older = figures_of(intervals, 2018, pd.Index(["1101", "ID"]))
    assert older["ci_kind"].tolist() == ["none", "none"]
    assert older["se_pp"].isna().all()


def test_all_figures_missing(three_districts: SmallCountry) -> None:
    estimates = three_districts.estimates.assign(prevalence_pct=math.nan)
    intervals = figure_intervals(estimates, three_districts.population)
    assert intervals.empty
    table = scope_table(three_districts.regions, estimates, "11", 2024)
    answer = interval_table(table, intervals)
    assert answer["ci_kind"].tolist() == ["none"] * 3
    assert answer[["ci95_low_pct", "class_is_uncertain"]].isna().all(axis=None)


def test_class_is_uncertain_where_the_interval_crosses_a_border(three_districts: SmallCountry) -> None:
    country = three_districts
    estimates = changed(country, "1101", 2023, prevalence_pct=15.0, ci95_low_pct=10.0, ci95_high_pct=19.9)
    estimates.loc[(estimates["region_code"] == "1171") & (estimates["survey_year"] == 2023), "ci95_high_pct"] = 30.0
    table = scope_table(country.regions, estimates, "11", 2023)
    answer = interval_table(table, figure_intervals(estimates, country.population))
    # 10.0 to 19.9 is one class; 0.4 to 5.4 and 23 to 30.0 reach into another.
    assert answer["class_is_uncertain"].tolist() == [False, True, True]
    modelled = interval_table(
        scope_table(country.regions, estimates, "11", 2024), figure_intervals(estimates, country.population)
    )
    assert modelled.loc["1102", "class_is_uncertain"] is pd.NA


def test_children_have_the_interval_of_their_prevalence(three_districts: SmallCountry) -> None:
    country = three_districts
    table = target_table(
        scope_table(country.regions, country.estimates, "11", 2023), country.population, country.targets, 2023
    )
    row = interval_table(table, figure_intervals(country.estimates, country.population)).loc["1101"]
    assert (row["stunted_children_low"], row["stunted_children"], row["stunted_children_high"]) == (1200, 1400, 1700)


def test_table_keeps_its_rows_and_gains_the_columns(three_districts: SmallCountry) -> None:
    country = three_districts
    table = scope_table(country.regions, country.estimates, "11", 2022)
    answer = interval_table(table, figure_intervals(country.estimates, country.population))
    assert answer.index.equals(table.index)
    assert "ci_kind" not in table
    assert answer.loc["1171", ["ci95_low_pct", "se_pp"]].isna().all()
    assert answer.loc["1171", "ci_kind"] == "none"


# --- Shipped figures -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "kinds"),
    [
        (2021, {"approximate": 549}),
        (2022, {"approximate": 526, "none": 3}),
        (2023, {"published": 537, "approximate": 1}),
        (2024, {"approximate": 446, "none": 107}),
    ],
)
def test_kinds_of_the_shipped_intervals(year: int, kinds: dict[str, int]) -> None:
    assert shipped.intervals().loc[year]["ci_kind"].value_counts().to_dict() == kinds


def test_every_shipped_interval_contains_its_figure() -> None:
    intervals = shipped.intervals()
    shown = intervals[intervals["ci_kind"] != "none"]
    assert set(intervals["ci_kind"]) == set(CI_KINDS)
    assert (shown["ci95_low_pct"] < shown["prevalence_pct"]).all()
    assert (shown["prevalence_pct"] < shown["ci95_high_pct"]).all()
    assert shown["ci95_low_pct"].gt(0).all()
    assert shown["ci95_high_pct"].lt(100).all()
    modelled = intervals["estimation"] == "small_area"
    assert (intervals.loc[modelled, "ci_kind"] == "none").all()
    assert (intervals.loc[~modelled, "ci_kind"] != "none").all()


def test_median_half_width_of_the_printed_intervals_is_4_15_points() -> None:
    districts = shipped.intervals().loc[2023]
    districts = districts[districts.index.str.len() == 4]
    assert ((districts["ci95_high_pct"] - districts["ci95_low_pct"]) / 2).median() == pytest.approx(4.15)


def test_every_interval_of_2021_is_that_of_four_ninths_of_the_borrowed_sample() -> None:
    """Slowly, one region at a time, from the printed limits of SKI 2023."""
    intervals, samples = shipped.intervals().loc[2021], effective_samples(shipped.estimates(), shipped.population())
    assert {"ID", "91L", "92L"} < set(intervals.index)
    for code, row in intervals.iterrows():
        share = row["prevalence_pct"] / 100
        n_eff = samples.loc[code, "n_eff"] * 153_228 / 345_000
        margin = 1.959963985 / math.sqrt(n_eff * share * (1 - share))
        centre = math.log(share / (1 - share))
        low, high = (100 / (1 + math.exp(-(centre + sign * margin))) for sign in (-1, 1))
        assert (row["ci95_low_pct"], row["ci95_high_pct"]) == (pytest.approx(low), pytest.approx(high)), code


def test_limits_of_2021_are_half_as_wide_again_as_those_of_2022() -> None:
    widths = (shipped.intervals()["ci95_high_pct"] - shipped.intervals()["ci95_low_pct"]) / 2
    districts = [widths.loc[year][lambda width: width.index.str.len() == 4] for year in (2021, 2022)]
    assert [round(width.median(), 1) for width in districts] == [6.6, 4.3]


def test_klaten_in_all_surveys() -> None:
    klaten = shipped.intervals().xs("3310", level="region_code")
    limits = klaten[["ci95_low_pct", "ci95_high_pct"]].round(1).to_numpy().tolist()
    assert limits == [[12.3, 20.1], [15.6, 21.1], [22.0, 27.2], [17.5, 24.6]]
    assert klaten["ci_kind"].tolist() == ["approximate", "approximate", "published", "approximate"]


def test_nation_is_known_better_than_any_province_and_these_better_than_their_districts() -> None:
    for year in COMPARABLE_YEARS:
        errors = shipped.intervals().loc[year]["se_log_odds"]
        provinces = errors[errors.index.str.fullmatch(r"\d\dL?")]
        assert errors["ID"] < provinces.min()
        districts = errors[errors.index.str.len() == 4]
        assert provinces.median() < districts.min()
