"""Effective sample sizes: from printed limits, capped at the children measured, borrowed where there are none."""

import math
from functools import cache

import numpy as np
import pandas as pd
import pytest

import shipped
from stuntmap.analysis.effective_samples import (
    USUAL_CHILDREN_MEASURED,
    combined_size,
    effective_sample_size,
    effective_samples,
    has_usable_limits,
    sample_ratio,
)
from stuntmap.vocabulary import COMPARABLE_SURVEYS


@cache
def samples() -> pd.DataFrame:
    return effective_samples(shipped.estimates(), shipped.population())


def table(*rows: tuple[str, str, int, float, float, float, float]) -> pd.DataFrame:
    names = ["region_code", "region_level", "survey_year", "prevalence_pct", "ci95_low_pct", "ci95_high_pct"]
    frame = pd.DataFrame(rows, columns=[*names, "children_measured"])
    return frame.assign(estimation="direct", province_code=frame["region_code"].str[:2])


def children(**numbers: float) -> pd.DataFrame:
    return pd.DataFrame({"region_code": list(numbers), "population_under_5": list(numbers.values())})


def limits(prevalence_pct: float, n_eff: float) -> tuple[float, float]:
    """The limits that a survey would print, unrounded, worked out step by step."""
    share = prevalence_pct / 100
    centre = math.log(share / (1 - share))
    se = math.sqrt(1 / (n_eff * share * (1 - share)))
    low, high = (1 / (1 + math.exp(-(centre + sign * 1.959963985 * se))) for sign in (-1, 1))
    return 100 * low, 100 * high


@pytest.mark.parametrize(("prevalence_pct", "n_eff"), [(1.6, 300.0), (20.8, 385.0), (56.8, 47.0)])
def test_size_behind_limits_is_found_again(prevalence_pct: float, n_eff: float) -> None:
    low, high = limits(prevalence_pct, n_eff)
    assert low < prevalence_pct < high
    found = effective_sample_size(*(pd.Series([value]) for value in (prevalence_pct, low, high)))
    assert found.iloc[0] == pytest.approx(n_eff)


@pytest.mark.parametrize(
    ("low", "high"),
    [(21.0, 25.0), (15.0, 20.0), (25.0, 15.0), (20.8, 20.8), (0.0, 25.0), (15.0, 100.0), (math.nan, 25.0)],
)
def test_limits_that_do_not_contain_the_figure_are_not_used(low: float, high: float) -> None:
    figure, low_pct, high_pct = pd.Series([20.8]), pd.Series([low]), pd.Series([high])
    assert not has_usable_limits(figure, low_pct, high_pct).iloc[0]
    assert effective_sample_size(figure, low_pct, high_pct).isna().all()


def test_districts_of_the_nation_are_worth_385_children_at_the_median() -> None:
    sizes = samples()["printed_n_eff"]
    districts = sizes[sizes.index.str.len() == 4].dropna()
    assert len(districts) == 499
    assert [round(districts.quantile(share)) for share in (0.25, 0.5, 0.75)] == [295, 385, 468]


def test_size_of_klaten_is_capped_at_the_children_measured_there() -> None:
    klaten = samples().loc["3310"]
    assert round(klaten["printed_n_eff"]) == 1051
    assert klaten["n_eff"] == klaten["sample_cap"] == 766


def test_no_district_is_worth_more_children_than_were_measured_there() -> None:
    sizes = samples()
    districts = sizes[sizes.index.str.len() == 4]
    assert len(districts) == 514
    assert (districts["n_eff"] <= districts["sample_cap"]).all()
    assert (districts["printed_n_eff"] > districts["sample_cap"]).sum() > 0
    assert (districts["n_eff_measured"] <= districts["n_eff"]).all()
    without = shipped.estimates().query("survey_year == 2024 and children_measured.isna()")["region_code"]
    usual = districts.loc[districts.index.isin(without), "sample_cap"]
    assert usual.unique().tolist() == [USUAL_CHILDREN_MEASURED]


def test_usual_number_of_children_is_the_mean_of_those_printed() -> None:
    assert round(shipped.estimates()["children_measured"].mean()) == USUAL_CHILDREN_MEASURED


def test_no_province_is_worth_more_children_than_its_districts_measured() -> None:
    sizes = samples()
    measured = sizes["sample_cap"].groupby(sizes.index.str[:2]).agg(lambda of: of[of.index.str.len() == 4].sum())
    provinces = sizes[sizes.index.str.fullmatch(r"\d\d")]
    assert len(provinces) == 38
    assert (provinces["sample_cap"] == measured.loc[provinces.index]).all()
    assert (provinces["n_eff"] <= provinces["sample_cap"]).all()
    # DI Yogyakarta: the printed limits promise a little more than the children of its five districts.
    assert provinces.index[provinces["printed_n_eff"] > provinces["sample_cap"]].tolist() == ["34"]


def test_region_without_limits_takes_the_median_of_its_level() -> None:
    low, high = limits(20.0, 300.0)
    wide_low, wide_high = limits(20.0, 100.0)
    estimates = table(
        ("1101", "district", 2023, 20.0, low, high, math.nan),
        ("1102", "district", 2023, 20.0, wide_low, wide_high, math.nan),
        ("1103", "district", 2022, 20.0, math.nan, math.nan, math.nan),
        ("11", "province", 2022, 20.0, math.nan, math.nan, math.nan),
    )
    sizes = effective_samples(estimates, children())
    assert sizes["n_eff"].tolist()[:3] == pytest.approx([300, 100, 200])
    assert sizes.loc["1103", "n_eff_typical"] == pytest.approx(200)
    assert math.isnan(sizes.loc["11", "n_eff"])


def test_measured_children_give_the_smaller_precision_of_two_ways() -> None:
    # Design effects 2, 2 and 4: the median is 2.
    rows = []
    for code, own, measured in (("1101", 300.0, 600.0), ("1102", 200.0, 400.0), ("1103", 150.0, 600.0)):
        rows.append((code, "district", 2023, 20.0, *limits(20.0, own), math.nan))
        rows.append((code, "district", 2024, 20.0, math.nan, math.nan, measured))
    rows.append(("1104", "district", 2023, 20.0, *limits(20.0, 500.0), math.nan))
    rows.append(("1104", "district", 2024, 20.0, math.nan, math.nan, 400.0))
    sizes = effective_samples(table(*rows), children())
    # Ratios 2, 2, 4, 0.8: the median stays 2. 1104 is capped at its 400 children, with the usual design effect at 200.
    assert sizes["n_eff"].tolist() == pytest.approx([300, 200, 150, 400])
    assert sizes["n_eff_measured"].tolist() == pytest.approx([300, 200, 150, 200])


def test_survey_of_2021_has_four_ninths_of_the_sample_of_the_others() -> None:
    assert [round(sample_ratio(survey.year), 3) for survey in COMPARABLE_SURVEYS] == [0.444, 1, 1, 1]
    assert sample_ratio(2018) == 1
    for survey in COMPARABLE_SURVEYS:
        assert survey.households
        assert survey.households_source


def test_small_area_figure_tells_nothing_about_a_sample() -> None:
    estimates = table(("1101", "district", 2023, 20.0, *limits(20.0, 300.0), math.nan)).assign(estimation="small_area")
    assert effective_samples(estimates, children())["n_eff"].isna().all()


def test_regions_together_are_a_weighted_mean_of_independent_samples() -> None:
    figures = pd.Series({"a": 20.0, "b": 40.0})
    sizes, weights = pd.Series({"a": 100.0, "b": 200.0}), pd.Series({"a": 3.0, "b": 1.0})
    draws = np.random.default_rng(1)
    means = 0.75 * draws.binomial(100, 0.2, 200_000) / 100 + 0.25 * draws.binomial(200, 0.4, 200_000) / 200
    expected = 0.25 * 0.75 / means.var()
    assert combined_size(figures, sizes, weights) == pytest.approx(expected, rel=0.01)


def test_regions_together_are_never_worth_more_than_their_sum() -> None:
    # Within regions of 1 % and 99 % nothing varies: a stratified sample would be worth far more than its children.
    figures, sizes = pd.Series({"a": 1.0, "b": 99.0}), pd.Series({"a": 100.0, "b": 100.0})
    assert combined_size(figures, sizes, pd.Series({"a": 1.0, "b": 1.0})) == 200
    assert math.isnan(combined_size(figures, pd.Series({"a": math.nan}), pd.Series({"a": 1.0})))


def test_country_and_undivided_papua_are_combined_from_provinces() -> None:
    sizes = samples()
    provinces = sizes.index.str.fullmatch(r"\d\d")
    assert sizes.loc[provinces, "printed_n_eff"].max() < sizes.loc["ID", "n_eff"] < sizes.loc[provinces, "n_eff"].sum()
    assert sizes.loc["91L", "n_eff"] < sizes.loc[["91", "93", "94", "95"], "n_eff"].sum()
    assert sizes.loc["92L", "n_eff"] < sizes.loc[["92", "96"], "n_eff"].sum()
    assert sizes.loc[["ID", "91L", "92L"], "printed_n_eff"].isna().all()


def test_without_any_printed_limits_nothing_is_known() -> None:
    estimates = table(("1101", "district", 2024, 20.0, math.nan, math.nan, 600.0))
    assert effective_samples(estimates, children())[["n_eff", "n_eff_measured", "n_eff_typical"]].isna().all(axis=None)
