"""One region in two surveys: both figures, the tested difference, both ranks."""

import pandas as pd
import pytest

import shipped
from stuntmap.analysis.comparison import Comparison, survey_comparison
from stuntmap.errors import BadChoiceError, UnknownRegionError


def compared(code: str, year_from: int, year_to: int) -> Comparison:
    return survey_comparison(
        shipped.regions(), shipped.estimates(), shipped.intervals(), code, year_from, year_to, shipped.figures
    )


def test_klaten_from_2021_to_2022() -> None:
    answer = compared("3310", 2021, 2022)
    assert answer.figures["prevalence_pct"].tolist() == [15.8, 18.2]
    assert answer.figures["ci_kind"].tolist() == ["approximate", "approximate"]
    assert answer.change["change_pp"] == 2.4
    assert answer.change["change_verdict"] == "not_distinguishable"
    assert answer.change["change_ci95_low_pp"] < 0 < answer.change["change_ci95_high_pp"]
    assert answer.ranks["province"]["rank"].tolist() == [6, 11]
    assert answer.moves["province"][["rank_change", "rank_move"]].tolist() == [5, "within_noise"]
    assert (answer.ranks["nation"]["rank_low"] < answer.ranks["nation"]["rank_high"]).all()


def test_backwards_is_the_same_with_the_other_sign() -> None:
    there, back = compared("3310", 2022, 2023), compared("3310", 2023, 2022)
    assert (there.change["change_verdict"], back.change["change_verdict"]) == ("real_increase", "real_decrease")
    assert there.change["change_pp"] == -back.change["change_pp"] == 6.3
    assert there.change["change_p_value"] == back.change["change_p_value"]
    assert there.moves["province"]["rank_change"] == -back.moves["province"]["rank_change"] == 17


@pytest.mark.parametrize(
    ("code", "years", "reason"),
    [
        ("3310", (2018, 2022), "different_instruments"),
        ("3310", (2013, 2018), "different_instruments"),
        ("5301", (2022, 2024), "missing_figure"),
        ("9401", (2023, 2024), "small_area"),
        ("91", (2022, 2024), "divided_province"),
        ("93", (2021, 2022), "divided_province"),
    ],
)
def test_change_that_cannot_be_assessed_has_no_number(code: str, years: tuple[int, int], reason: str) -> None:
    answer = compared(code, *years)
    assert (answer.change["change_verdict"], answer.change["change_reason"]) == ("not_assessable", reason)
    assert answer.change[["change_pp", "change_p_value", "change_ci95_low_pp"]].isna().all()
    for move in answer.moves.values():
        assert (move["rank_move"], move["rank_move_reason"]) == ("not_assessable", reason)


def test_older_instrument_shows_its_figure_without_an_interval() -> None:
    row = compared("3310", 2018, 2022).figures.loc[2018]
    assert (row["survey"], row["prevalence_pct"], row["ci_kind"]) == ("Riskesdas", 29.62, "none")
    assert pd.isna(row["ci95_low_pct"])


def test_country_has_no_rank_and_a_province_one() -> None:
    assert compared("ID", 2021, 2024).ranks == {}
    assert compared("ID", 2021, 2024).change["change_verdict"] == "real_decrease"
    assert list(compared("33", 2021, 2024).ranks) == ["nation"]


@pytest.mark.parametrize("years", [(2020, 2022), (2022, 2025), (2022, 2022)])
def test_years_without_a_survey_or_twice_the_same_are_refused(years: tuple[int, int]) -> None:
    with pytest.raises(BadChoiceError):
        compared("3310", *years)


def test_unknown_region_is_refused() -> None:
    with pytest.raises(UnknownRegionError):
        compared("9999", 2021, 2022)
