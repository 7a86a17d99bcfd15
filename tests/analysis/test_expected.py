"""What circumstances let expect: beside a slow fit, on a made-up country whose truth is known."""

import numpy as np
import pandas as pd
import pytest

from stuntmap.analysis.expected import expectations


def country(explained=0.4, seed=3, districts=300):
    """Made-up districts of ten provinces: log odds follow one circumstance by `explained`, the other not at all."""
    draw = np.random.default_rng(seed)
    codes = [f"{11 + place % 10}{place:03}" for place in range(districts)]
    standard = pd.DataFrame(draw.normal(size=(districts, 2)), codes, ["a", "b"])
    odds = -1.4 + explained * standard["a"] + draw.normal(scale=0.25, size=districts)
    figures = pd.DataFrame(
        {
            "province_code": [code[:2] for code in codes],
            "prevalence_pct": 100 / (1 + np.exp(-odds)),
            "estimation": "direct",
            "se_log_odds": 0.15,
        },
        index=codes,
    )
    return figures, standard


def test_each_district_is_expected_by_a_fit_on_the_other_provinces():
    figures, standard = country()
    found = expectations(figures, standard)
    odds = np.log(figures["prevalence_pct"] / (100 - figures["prevalence_pct"]))
    for code in ("11000", "14003", "20299"):
        others = figures.index[figures["province_code"] != code[:2]]
        design = np.column_stack([np.ones(len(others)), standard.loc[others]])
        normal = np.linalg.solve(design.T @ design, design.T @ odds[others].to_numpy())
        by_hand = 100 / (1 + np.exp(-(normal @ [1, *standard.loc[code]])))
        assert found.table.loc[code, "expected_pct"] == pytest.approx(by_hand)
    errors = figures["prevalence_pct"] - found.table["expected_pct"]
    assert found.quality.rmse_pp == pytest.approx(np.sqrt((errors**2).mean()))
    assert (found.quality.districts, found.quality.provinces) == (300, 10)


def test_the_truth_of_a_made_up_country_is_found_and_intervals_hold_what_they_promise():
    figures, standard = country()
    figures.loc["11000", "prevalence_pct"] = 15.0
    found = expectations(figures, standard)
    assert 0.5 < found.quality.explained_share < 0.9
    assert 0.92 <= found.quality.within_share <= 0.98
    assert found.table.loc["11000", "expected_verdict"] == "below_expected"


def test_an_interval_is_as_wide_as_what_is_off_elsewhere_with_the_sampling_error_counted_once():
    figures, standard = country()
    found = expectations(figures, standard)
    odds = {
        name: np.log(pct / (100 - pct))
        for name, pct in {**found.table, "figure": figures["prevalence_pct"]}.items()
        if "verdict" not in name and "reason" not in name
    }
    errors = odds["figure"] - odds["expected_pct"]
    # All have the same sampling error: what is off in all holds for the next one.
    half = 1.959964 * np.sqrt((errors**2).mean())
    assert (odds["expected_high_pct"] - odds["expected_pct"]).tolist() == pytest.approx([half] * len(figures), rel=1e-5)
    assert (odds["expected_pct"] - odds["expected_low_pct"]).tolist() == pytest.approx([half] * len(figures), rel=1e-5)


def test_model_figures_are_never_fitted_but_may_stand_beside_what_is_expected():
    figures, standard = country()
    plain = expectations(figures.drop(index="11010"), standard)
    figures.loc["11010", ["prevalence_pct", "estimation"]] = [60.0, "small_area"]
    found = expectations(figures, standard)
    pd.testing.assert_frame_equal(found.table.drop(index="11010"), plain.table)
    row = found.table.loc["11010"]
    assert row["expected_pct"] < 50
    assert (row["expected_verdict"], row["expected_reason"]) == ("not_assessable", "small_area")


def test_circumstances_that_explain_nothing_judge_nobody():
    figures, standard = country(explained=0.0)
    found = expectations(figures, standard)
    assert found.quality.is_weak
    assert set(found.table["expected_reason"]) == {"weak_expectation"}


def test_bad_input_has_no_expectation_and_says_why():
    figures, standard = country()
    standard.loc["11000", "a"] = float("nan")
    twin = standard.assign(twin=2 * standard["b"])
    both = expectations(figures, twin)
    assert both.table.loc["11000", "expected_reason"] == "unknown_circumstance"
    # A collinear circumstance changes nothing.
    assert both.table["expected_pct"].dropna().tolist() == pytest.approx(
        expectations(figures, standard).table["expected_pct"].dropna().tolist()
    )
    alone = expectations(figures.iloc[:1], standard)
    assert alone.table["expected_pct"].isna().all()
    assert alone.quality.is_weak
    nobody = expectations(figures.assign(prevalence_pct=float("nan")), standard)
    assert set(nobody.table["expected_reason"]) == {"missing_figure"}
