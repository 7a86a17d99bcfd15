"""The verdict on a target, and the pace achieved with its limits."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import shipped
from small_country import SmallCountry
from stuntmap.analysis.intervals import figure_intervals, interval_table
from stuntmap.analysis.pacing import pace, pace_so_far
from stuntmap.analysis.ranking import scope_table
from stuntmap.analysis.target_distance import target_table
from stuntmap.analysis.target_verdict import (
    pace_interval,
    pace_intervals,
    target_probability,
    target_verdict_table,
    verdict_of,
)
from stuntmap.vocabulary import COMPARABLE_YEARS, TARGET_VERDICTS


def judged(scope: str, year: int, target_year: int | None = None) -> pd.DataFrame:
    table = interval_table(shipped.distances(scope, year, target_year=target_year), shipped.intervals())
    return target_verdict_table(table)


@pytest.mark.parametrize(
    ("probability", "verdict"),
    [
        (1.0, "reached"),
        (0.975, "reached"),
        (0.9749, "probably_reached"),
        (0.80, "probably_reached"),
        (0.7999, "not_certain"),
        (0.5, "not_certain"),
        (0.0251, "not_certain"),
        (0.025, "not_reached"),
        (0.0, "not_reached"),
        (math.nan, "not_assessable"),
    ],
)
def test_cut_offs(probability: float, verdict: str) -> None:
    assert verdict_of(pd.Series([probability])).tolist() == [verdict]


def test_probability_is_that_of_the_normal_distribution_on_the_log_odds() -> None:
    found = target_probability(pd.Series([20.0, 20.0, 20.0]), pd.Series([0.1, 0.1, 0.1]), pd.Series([20.0, 16.0, 25.0]))
    z = [math.log(0.16 / 0.84) - math.log(0.25), math.log(1 / 3) - math.log(0.25)]
    assert found.tolist() == pytest.approx([0.5, stats.norm.cdf(z[0] / 0.1), stats.norm.cdf(z[1] / 0.1)])


def test_probability_is_the_share_of_simulated_truths_below_the_target() -> None:
    random = np.random.default_rng(2)
    truths = random.normal(math.log(0.2 / 0.8), 0.12, 200_000)
    share = (truths < math.log(0.18 / 0.82)).mean()
    found = target_probability(pd.Series([20.0]), pd.Series([0.12]), pd.Series([18.0]))
    assert found.iloc[0] == pytest.approx(share, abs=0.005)


@pytest.mark.parametrize("figure", [0.0, 100.0])
def test_figure_of_0_or_100_percent_has_a_verdict(figure: float) -> None:
    found = target_probability(pd.Series([figure]), pd.Series([1.0]), pd.Series([14.0]))
    assert verdict_of(found).tolist() == ["reached" if figure == 0 else "not_reached"]


def test_no_verdict_without_figure_target_or_sampling_error(three_districts: SmallCountry) -> None:
    country = three_districts
    intervals = figure_intervals(country.estimates, country.population)

    def verdicts(year: int, target_year: int) -> list[str]:
        table = scope_table(country.regions, country.estimates, "11", year)
        table = target_table(table, country.population, country.targets, target_year)
        return target_verdict_table(interval_table(table, intervals))["target_verdict"].tolist()

    assert verdicts(2024, 2024)[1] == "not_assessable"
    assert verdicts(2022, 2022)[2] == "not_assessable"
    assert verdicts(2024, 2027) == ["not_assessable"] * 3
    # 14.2 against 14: nobody can tell. 10.0 against 9 and 14.0 against 16 likewise.
    assert verdicts(2024, 2024)[0] == "not_certain"


@pytest.mark.parametrize("year", COMPARABLE_YEARS)
def test_shipped_verdicts_say_what_the_intervals_say(year: int) -> None:
    table = judged("ID", year)
    assert set(table["target_verdict"]) <= set(TARGET_VERDICTS)
    # Printed limits are rounded, and not quite symmetric: a tenth of a point may lie between them and the test.
    approximate = table[table["ci_kind"] == "approximate"]
    margin = 0.0 if len(approximate) else 0.15
    shown = approximate if len(approximate) else table[table["ci_kind"] == "published"]
    reached, missed = (shown[shown["target_verdict"] == name] for name in ("reached", "not_reached"))
    assert len(reached)
    assert len(missed)
    assert (reached["ci95_high_pct"] <= reached["target_pct"] + margin).all()
    assert (missed["ci95_low_pct"] >= missed["target_pct"] - margin).all()
    between = shown[shown["target_verdict"].isin(["not_certain", "probably_reached"])]
    assert (between["ci95_low_pct"] < between["target_pct"] + margin).all()
    assert (between["ci95_high_pct"] > between["target_pct"] - margin).all()
    likely = table[table["target_verdict"].isin(["reached", "probably_reached"])]
    assert likely["reached"].all()
    assert not table.loc[table["target_verdict"] == "not_reached", "reached"].any()
    unknown = (table["estimation"] == "small_area") | table["prevalence_pct"].isna()
    assert (table["target_verdict"].eq("not_assessable") == unknown).all()


def test_klaten_and_its_targets() -> None:
    assert [judged("33", year).loc["3310", "target_verdict"] for year in COMPARABLE_YEARS] == [
        "reached",
        "not_certain",
        "not_reached",
        "not_reached",
    ]


# --- Pace ------------------------------------------------------------------------------------------------------


def test_limits_of_the_pace_of_klaten() -> None:
    so_far = pace_so_far(shipped.estimates(), "3310", 2024)
    assert so_far is not None
    limits = pace_interval(so_far, shipped.intervals(), "3310")
    assert limits is not None
    first, last = (shipped.intervals().loc[(year, "3310")] for year in (2021, 2024))
    half_width = 1.959964 * math.hypot(first["se_pp"], last["se_pp"]) / 3
    assert limits.reduction_low_pp == pytest.approx(so_far.reduction_pp - half_width)
    assert limits.reduction_high_pp == pytest.approx(so_far.reduction_pp + half_width)
    assert limits.aarr_low_pct < so_far.aarr_pct < limits.aarr_high_pct


def test_limits_of_the_rate_are_those_of_simulated_samples() -> None:
    random = np.random.default_rng(4)
    first, last = (random.binomial(size, share, 100_000) / size for size, share in ((400, 0.3), (500, 0.2)))
    rates = 100 * (1 - (last / first) ** (1 / 3))
    index = pd.MultiIndex.from_tuples([(2021, "1101"), (2024, "1101")], names=["survey_year", "region_code"])
    intervals = pd.DataFrame(
        {
            "prevalence_pct": [30.0, 20.0],
            "se_pp": [100 * math.sqrt(0.21 / 400), 100 * math.sqrt(0.16 / 500)],
            "estimation": "direct",
            "ci_kind": "approximate",
        },
        index=index,
    )
    limits = pace_interval(pace(30.0, 2021, 20.0, 2024), intervals, "1101")
    assert limits is not None
    assert [limits.aarr_low_pct, limits.aarr_high_pct] == pytest.approx(np.percentile(rates, [2.5, 97.5]), abs=0.3)


def test_pace_with_a_small_area_figure_has_no_limits() -> None:
    so_far = pace_so_far(shipped.estimates(), "9401", 2024)
    assert so_far is not None
    assert pace_interval(so_far, shipped.intervals(), "9401") is None


def test_paces_of_a_scope_are_those_of_its_regions() -> None:
    table = shipped.scope("33", 2024)
    limits = pace_intervals(table.index, shipped.intervals(), 2021, 2024)
    assert limits.index.equals(table.index)
    for code, row in limits.iterrows():
        so_far = pace_so_far(shipped.estimates(), str(code), 2024)
        assert so_far is not None
        one = pace_interval(so_far, shipped.intervals(), str(code))
        assert (one is None) == (table.loc[code, "estimation"] == "small_area") == row.isna().all()
        if one is not None:
            assert row.tolist() == pytest.approx(list(one))
