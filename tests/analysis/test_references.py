"""Better, same or worse than a reference, tested; and the control limits of a funnel."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy import special, stats

import shipped
from small_country import SmallCountry
from stuntmap.analysis.intervals import figure_intervals, interval_table
from stuntmap.analysis.ranking import scope_table
from stuntmap.analysis.references import funnel_limits, funnel_places, reference_table
from stuntmap.vocabulary import NOT_ASSESSABLE, REFERENCE_VERDICTS


def referred(scope: str, year: int, reference: str, level: str = "district") -> pd.DataFrame:
    table = interval_table(shipped.scope(scope, year, level=level), shipped.intervals())
    return reference_table(table, shipped.intervals(), shipped.population(), reference)


def made_up(country: SmallCountry, year: int, reference: str) -> pd.DataFrame:
    intervals = figure_intervals(country.estimates, country.population)
    table = interval_table(scope_table(country.regions, country.estimates, "11", year), intervals)
    return reference_table(table, intervals, country.population, reference)


def test_district_is_compared_with_a_province_that_it_is_part_of(three_districts: SmallCountry) -> None:
    table = made_up(three_districts, 2023, "11")
    row, shares = table.loc["1101"], three_districts.population.set_index("region_code")["population_under_5"]
    province = figure_intervals(three_districts.estimates, three_districts.population).loc[(2023, "11")]
    share = shares["1101"] / shares["11"]
    variance = (1 - 2 * share) * row["se_pp"] ** 2 + province["se_pp"] ** 2
    assert row["reference_difference_pp"] == -6.0
    z = 6 / math.sqrt(variance)
    assert row["reference_p_value"] == pytest.approx(2 * stats.norm.sf(z))
    assert row["reference_verdict"] == "better"
    assert row["reference_ci95_high_pp"] == pytest.approx(-6 + 1.959964 * math.sqrt(variance))


def test_variance_against_the_own_province_is_that_of_simulated_samples() -> None:
    # A province of two districts, 40 % and 60 % of its children, sampled in proportion.
    random = np.random.default_rng(5)
    one, other = (random.binomial(size, 0.2, 200_000) / size for size in (400, 600))
    province = 0.4 * one + 0.6 * other
    se, se_province = one.std(), province.std()
    assert (one - province).var() == pytest.approx((1 - 2 * 0.4) * se**2 + se_province**2, rel=0.02)


def test_difference_from_a_district_elsewhere_is_that_of_two_samples(three_districts: SmallCountry) -> None:
    table = made_up(three_districts, 2023, "1171")
    row, other = table.loc["1102"], table.loc["1171"]
    assert row["reference_p_value"] == pytest.approx(
        2 * stats.norm.sf((25.0 - 2.4) / math.hypot(row["se_pp"], other["se_pp"]))
    )
    assert other[["reference_verdict", "reference_reason"]].tolist() == ["not_assessable", "same_region"]
    assert math.isnan(other["reference_difference_pp"])


def test_region_that_makes_up_its_whole_reference_has_no_error_left() -> None:
    table = interval_table(shipped.scope("33", 2023), shipped.intervals())
    population = pd.DataFrame({"region_code": ["3310", "33"], "population_under_5": [100, 100]})
    row = reference_table(table, shipped.intervals(), population, "33").loc["3310"]
    assert row["reference_ci95_high_pp"] - row["reference_ci95_low_pp"] >= 0


@pytest.mark.parametrize(("code", "year", "reason"), [("1102", 2024, "small_area"), ("1171", 2022, "missing_figure")])
def test_figure_that_cannot_be_compared(three_districts: SmallCountry, code: str, year: int, reason: str) -> None:
    row = made_up(three_districts, year, "11").loc[code]
    assert row[["reference_verdict", "reference_reason"]].tolist() == ["not_assessable", reason]
    assert row[["reference_p_value", "reference_ci95_low_pp"]].isna().all()
    # What cannot be tested can still be told, where both have a figure.
    assert pd.isna(row["reference_difference_pp"]) == pd.isna(row["prevalence_pct"])


@pytest.mark.parametrize(("reference", "reason"), [("1102", "small_area"), ("9999", "missing_figure")])
def test_reference_that_cannot_be_compared_with(three_districts: SmallCountry, reference: str, reason: str) -> None:
    table = made_up(three_districts, 2024, reference).drop(index="1102")
    assert set(table["reference_verdict"]) == {"not_assessable"}
    assert set(table["reference_reason"]) == {reason}


def test_no_interval_no_verdict(three_districts: SmallCountry) -> None:
    estimates = three_districts.estimates.assign(ci95_low_pct=math.nan, ci95_high_pct=math.nan)
    intervals = figure_intervals(estimates, three_districts.population)
    table = interval_table(scope_table(three_districts.regions, estimates, "11", 2023), intervals)
    answer = reference_table(table, intervals, three_districts.population, "ID")
    assert set(answer["reference_reason"]) == {"no_interval"}


@pytest.mark.parametrize(("scope", "year", "reference"), [("33", 2023, "33"), ("ID", 2024, "ID"), ("ID", 2022, "3310")])
def test_shipped_verdicts_say_what_their_limits_say(scope: str, year: int, reference: str) -> None:
    table = referred(scope, year, reference)
    assert set(table["reference_verdict"]) <= set(REFERENCE_VERDICTS)
    judged = table[table["reference_verdict"] != NOT_ASSESSABLE]
    assert judged["reference_reason"].isna().all()
    assert (judged["reference_verdict"].eq("better") == (judged["reference_ci95_high_pp"] <= 0)).all()
    assert (judged["reference_verdict"].eq("worse") == (judged["reference_ci95_low_pp"] >= 0)).all()
    assert {"better", "same", "worse"} <= set(judged["reference_verdict"])
    assert (table["estimation"].eq("small_area") <= table["reference_reason"].eq("small_area")).all()


def test_klaten_is_not_told_apart_from_jawa_tengah_in_2022() -> None:
    row = referred("33", 2022, "33").loc["3310"]
    assert (row["reference_prevalence_pct"], row["reference_difference_pp"]) == (20.8, -2.6)
    assert row["reference_verdict"] == "same"
    assert referred("33", 2023, "33").loc["3310", "reference_verdict"] == "worse"


def test_provinces_are_compared_with_the_nation() -> None:
    table = referred("ID", 2024, "ID", level="province")
    assert table.loc["51", "reference_verdict"] == "better"
    assert table.loc["53", "reference_verdict"] == "worse"
    assert table.loc[["94", "95"], "reference_reason"].tolist() == ["small_area", "small_area"]


# --- Funnel ----------------------------------------------------------------------------------------------------


def test_funnel_limits_are_those_of_the_normal_distribution_on_the_log_odds() -> None:
    limits = funnel_limits(20.0, [100, 400])
    for row, size in zip(limits.itertuples(), (100, 400), strict=True):
        se = 1 / math.sqrt(size * 0.16)
        for name, z in (("95", 1.959964), ("998", 3.090232)):
            assert getattr(row, f"low_{name}_pct") == pytest.approx(100 * special.expit(special.logit(0.2) - z * se))
            assert getattr(row, f"high_{name}_pct") == pytest.approx(100 * special.expit(special.logit(0.2) + z * se))


def test_funnel_narrows_with_the_sample_and_stays_within_0_and_100() -> None:
    limits = funnel_limits(3.0, [5, 50, 500, 5000])
    assert limits["low_998_pct"].is_monotonic_increasing
    assert limits["high_998_pct"].is_monotonic_decreasing
    assert limits.drop(columns="n_eff").gt(0).all(axis=None)
    assert limits.drop(columns="n_eff").lt(100).all(axis=None)
    assert (limits["low_998_pct"] < limits["low_95_pct"]).all()


def test_places_in_the_funnel() -> None:
    figures = [20.0, 13.0, 10.0, 28.0, 34.0, 20.0, math.nan]
    table = pd.DataFrame({"region_name": list("abcdefg"), "prevalence_pct": figures, "n_eff": 150.0})
    table["estimation"] = ["direct"] * 5 + ["small_area", "direct"]
    places = funnel_places(table, 20.0)
    assert places["funnel_place"].tolist() == ["within", "below_95", "below_998", "above_95", "above_998"]
    assert places["region_name"].tolist() == list("abcde")


def test_one_in_twenty_leaves_the_funnel_by_chance() -> None:
    random = np.random.default_rng(11)
    sizes = random.integers(200, 700, 5000)
    table = pd.DataFrame(
        {"region_name": "x", "prevalence_pct": 100 * random.binomial(sizes, 0.22) / sizes, "n_eff": sizes}
    ).assign(estimation="direct")
    places = funnel_places(table, 22.0)["funnel_place"]
    assert (places != "within").mean() == pytest.approx(0.05, abs=0.01)
    assert places.str.endswith("998").mean() == pytest.approx(0.002, abs=0.002)
