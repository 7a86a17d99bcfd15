"""A trend needs five comparable surveys; with them, the line, its limits and its verdict."""

import math

import numpy as np
import pandas as pd
import pytest

import shipped
from stuntmap.analysis.trends import FEWEST_TREND_SURVEYS, region_trend, trend

YEARS = [2021, 2022, 2023, 2024, 2026]


def test_four_surveys_are_too_few() -> None:
    found = trend(YEARS[:4], [30.0, 25.0, 20.0, 15.0], [0.1] * 4)
    assert (found.verdict, found.surveys) == ("not_computable", 4)
    assert math.isnan(found.slope_pp)


def test_missing_survey_does_not_count() -> None:
    assert trend(YEARS, [30.0, 25.0, math.nan, 15.0, 10.0], [0.1] * 5).verdict == "not_computable"


@pytest.mark.parametrize(
    ("slope", "verdict"), [(-1.5, "real_decrease"), (1.5, "real_increase"), (0.0, "not_distinguishable")]
)
def test_straight_line_is_found_with_its_direction(slope: float, verdict: str) -> None:
    figures = [25 + slope * (year - 2021) for year in YEARS]
    found = trend(YEARS, figures, [0.5, 1.0, 0.5, 1.0, 0.5])
    assert found.slope_pp == pytest.approx(slope)
    assert found.verdict == verdict
    assert found.ci95_low_pp < slope < found.ci95_high_pp


def test_slope_is_that_of_weighted_least_squares() -> None:
    figures, errors = [25.0, 24.0, 26.5, 21.0, 19.0], np.array([1.0, 2.0, 1.5, 1.0, 0.8])
    fitted, covariance = np.polyfit(YEARS, figures, 1, w=1 / errors, cov="unscaled")
    found = trend(YEARS, figures, errors.tolist())
    scatter = (((np.array(figures) - np.polyval(fitted, YEARS)) / errors) ** 2).sum() / 3
    half_width = 1.959964 * math.sqrt(covariance[0, 0] * max(scatter, 1))
    assert found.slope_pp == pytest.approx(fitted[0])
    assert found.ci95_high_pp - found.slope_pp == pytest.approx(half_width)


def test_figures_that_jump_about_widen_the_limits() -> None:
    calm = trend(YEARS, [25.0, 24.0, 23.0, 22.0, 20.0], [0.5] * 5)
    wild = trend(YEARS, [30.0, 19.0, 28.0, 17.0, 20.0], [0.5] * 5)
    assert wild.ci95_high_pp - wild.ci95_low_pp > 3 * (calm.ci95_high_pp - calm.ci95_low_pp)


@pytest.mark.parametrize(("code", "surveys"), [("3310", 4), ("ID", 4), ("9401", 3), ("5301", 3), ("93", 2), ("99", 0)])
def test_no_shipped_region_has_enough_surveys(code: str, surveys: int) -> None:
    found = region_trend(shipped.intervals(), code)
    assert (found.verdict, found.surveys) == ("not_computable", surveys)
    assert surveys < FEWEST_TREND_SURVEYS


def test_small_area_figures_are_no_points_of_a_trend() -> None:
    index = pd.MultiIndex.from_product([YEARS, ["1101"]], names=["survey_year", "region_code"])
    figures = pd.DataFrame(
        {"prevalence_pct": [30.0, 28, 26, 24, 20], "se_pp": 1.0, "estimation": "direct"}, index=index
    )
    assert region_trend(figures, "1101").verdict == "real_decrease"
    figures.loc[(2024, "1101"), "estimation"] = "small_area"
    assert region_trend(figures, "1101").verdict == "not_computable"
