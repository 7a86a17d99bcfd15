"""Whether figures really differ: changes between surveys, moves in the ranking."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import shipped
from small_country import SmallCountry
from stuntmap.analysis.differences import change_table, change_tests, difference_test, expected_by_chance, rank_moves
from stuntmap.analysis.intervals import figure_intervals, interval_table
from stuntmap.analysis.rank_sets import rank_set_table
from stuntmap.analysis.ranking import scope_table
from stuntmap.vocabulary import CHANGE_VERDICTS, COMPARABLE_YEARS, NOT_ASSESSABLE

BY_YEAR = [(year, before) for year in COMPARABLE_YEARS for before in COMPARABLE_YEARS if year != before]
TESTED = ["change_ci95_low_pp", "change_ci95_high_pp", "change_z", "change_p_value"]


def test_difference_is_tested_as_by_hand() -> None:
    test = difference_test(pd.Series([2.0, -2.0, 0.0, math.nan]), pd.Series([1.0, 1.1, 0.5, 1.0]))
    assert test["z"].tolist()[:3] == pytest.approx([2.0, -1.81818, 0.0], abs=1e-4)
    assert test["p_value"].tolist()[:3] == pytest.approx([0.0455, 0.06903, 1.0], abs=1e-4)
    assert test["low_pp"].tolist()[:2] == pytest.approx([0.04, -4.156], abs=1e-3)
    assert test["high_pp"].tolist()[:2] == pytest.approx([3.96, 0.156], abs=1e-3)
    assert test["differs"].tolist() == [True, False, False, pd.NA]
    assert test.loc[3, ["low_pp", "high_pp", "z", "p_value"]].isna().all()


def test_verdicts_of_the_made_up_country(three_districts: SmallCountry) -> None:
    country = three_districts
    intervals = figure_intervals(country.estimates, country.population)
    tests = change_tests(pd.Index(["1101", "1102", "1171"]), intervals, 2023, 2021)
    # 9.9 to 14.0, 20.0 to 2.4, 30.0 to 25.0: five points are no more than the fewer households of 2021 may err by.
    assert tests["change_verdict"].tolist() == ["not_distinguishable", "real_decrease", "not_distinguishable"]
    assert tests["change_reason"].isna().all()
    # 14.0 to 14.2
    calm = change_tests(pd.Index(["1101"]), intervals, 2024, 2023)
    assert calm["change_verdict"].tolist() == ["not_distinguishable"]
    rising = change_tests(pd.Index(["1102"]), intervals, 2021, 2023)
    assert rising["change_verdict"].tolist() == ["real_increase"]
    assert rising["change_z"].iloc[0] == -tests.loc["1102", "change_z"]


def test_change_of_a_small_area_or_missing_figure_is_not_assessable(three_districts: SmallCountry) -> None:
    country = three_districts
    intervals = figure_intervals(country.estimates, country.population)
    modelled = change_tests(pd.Index(["1101", "1102"]), intervals, 2024, 2023)
    assert modelled["change_reason"].tolist()[1:] == ["small_area"]
    assert modelled.loc["1102", TESTED].isna().all()
    assert modelled.loc["1101", TESTED].notna().all()
    missing = change_tests(pd.Index(["1171"]), intervals, 2023, 2022)
    assert missing[["change_verdict", "change_reason"]].to_numpy().tolist() == [["not_assessable", "missing_figure"]]


def test_change_across_instruments_is_not_assessable(three_districts: SmallCountry) -> None:
    country = three_districts
    intervals = figure_intervals(country.estimates, country.population)
    for pair in ((2024, 2018), (2018, 2024)):
        tests = change_tests(pd.Index(["1101", "ID"]), intervals, *pair)
        assert set(tests["change_verdict"]) == {"not_assessable"}
        assert set(tests["change_reason"]) == {"different_instruments"}
        assert tests[TESTED].isna().all(axis=None)


def test_figure_without_any_interval_is_not_assessable(three_districts: SmallCountry) -> None:
    estimates = three_districts.estimates.assign(ci95_low_pct=math.nan, ci95_high_pct=math.nan)
    tests = change_tests(pd.Index(["1101"]), figure_intervals(estimates, three_districts.population), 2022, 2021)
    assert tests["change_reason"].tolist() == ["no_interval"]


def test_equal_figures_are_not_told_apart(three_districts: SmallCountry) -> None:
    country = three_districts
    estimates = country.estimates.assign(prevalence_pct=15.0, ci95_low_pct=12.0, ci95_high_pct=18.0)
    tests = change_tests(pd.Index(["1101"]), figure_intervals(estimates, country.population), 2023, 2021)
    assert tests["change_verdict"].tolist() == ["not_distinguishable"]
    assert tests["change_p_value"].tolist() == [1.0]


def test_table_keeps_its_rows_and_gains_the_verdict(three_districts: SmallCountry) -> None:
    country = three_districts
    table = scope_table(country.regions, country.estimates, "11", 2024, 2023)
    answer = change_table(table, figure_intervals(country.estimates, country.population), 2023)
    assert answer.index.equals(table.index)
    assert answer["change_pp"].equals(table["change_pp"])
    assert answer["previous_ci95_low_pct"].tolist() == pytest.approx([12.0, 0.4, 23.0])
    assert answer["previous_ci_kind"].tolist() == ["published"] * 3


@pytest.mark.parametrize(("year", "before"), BY_YEAR)
def test_shipped_changes_agree_with_a_slow_test(year: int, before: int) -> None:
    intervals = shipped.intervals()
    table = change_table(shipped.scope("ID", year, before), intervals, before)
    assert set(table["change_verdict"]) <= set(CHANGE_VERDICTS)
    for code, row in table.iterrows():
        judged = row["change_verdict"] != NOT_ASSESSABLE
        assert judged == (pd.notna(row["change_is_measurement"]) and bool(row["change_is_measurement"])), code
        assert judged == pd.isna(row["change_reason"])
        if not judged:
            continue
        now, earlier = intervals.loc[(year, code)], intervals.loc[(before, code)]
        errors = [
            100 * math.sqrt(one["prevalence_pct"] / 100 * (1 - one["prevalence_pct"] / 100) / one["n_eff"])
            for one in (now, earlier)
        ]
        z = (now["prevalence_pct"] - earlier["prevalence_pct"]) / math.hypot(*errors)
        assert row["change_z"] == pytest.approx(z, abs=1e-6)
        assert row["change_p_value"] == pytest.approx(2 * stats.norm.sf(abs(z)), abs=1e-6)
        expected = "not_distinguishable" if abs(z) < 1.959964 else "real_decrease" if z < 0 else "real_increase"
        assert row["change_verdict"] == expected, code
        crosses = row["change_ci95_low_pp"] < 0 < row["change_ci95_high_pp"]
        assert crosses == (row["change_verdict"] == "not_distinguishable")


def test_klaten_rose_for_real_once() -> None:
    verdicts = [
        change_tests(pd.Index(["3310"]), shipped.intervals(), year, year - 1).iloc[0] for year in (2022, 2023, 2024)
    ]
    assert [row["change_verdict"] for row in verdicts] == [
        "not_distinguishable",
        "real_increase",
        "not_distinguishable",
    ]
    assert verdicts[0]["change_p_value"] == pytest.approx(0.32, abs=0.005)


def test_old_and_new_papua_are_never_compared() -> None:
    codes = pd.Index(["91", "92", "93", "94", "95", "96", "91L", "92L"])
    across = change_tests(codes, shipped.intervals(), 2023, 2022)
    assert set(across["change_reason"]) == {"divided_province"}
    since = change_tests(codes[:6], shipped.intervals(), 2024, 2023)
    assert since["change_reason"].fillna("").tolist() == ["", "", "", "small_area", "small_area", ""]
    old = change_tests(codes[6:], shipped.intervals(), 2022, 2021)
    assert old["change_reason"].isna().all()
    assert old["change_verdict"].tolist() == ["real_increase", "not_distinguishable"]


def test_one_in_twenty_changes_looks_real_by_chance() -> None:
    verdicts = pd.Series(["real_decrease", "not_distinguishable", "not_assessable", "not_distinguishable"])
    assert expected_by_chance(verdicts) == pytest.approx(0.15)


def test_changes_that_did_not_happen_look_real_in_one_of_twenty() -> None:
    random = np.random.default_rng(3)
    share = random.uniform(0.1, 0.4, 4000)
    sizes = random.integers(200, 700, 4000)
    first, second = (random.binomial(sizes, share) / sizes for _ in range(2))
    se = np.sqrt(first * (1 - first) / sizes + second * (1 - second) / sizes)
    test = difference_test(pd.Series(second - first), pd.Series(se))
    assert test["differs"].mean() == pytest.approx(0.05, abs=0.012)


# --- Moves in the ranking --------------------------------------------------------------------------------------


def ranking(**sets: tuple[float, object, object]) -> pd.DataFrame:
    rows = pd.DataFrame.from_dict(sets, orient="index", columns=["prevalence_pct", "rank_low", "rank_high"])
    return rows.astype({"rank_low": "Int64", "rank_high": "Int64"}).assign(estimation="direct")


def test_move_is_real_where_the_sets_share_no_rank() -> None:
    before = ranking(a=(10.0, 1, 3), b=(20.0, 2, 5), c=(30.0, 6, 8))
    now = ranking(a=(30.0, 4, 8), b=(21.0, 3, 5), c=(10.0, 1, 5))
    moves = rank_moves(now, before)
    assert moves["rank_move"].tolist() == ["towards_highest", "within_noise", "towards_lowest"]
    assert moves["rank_move_reason"].isna().all()


def test_sets_that_touch_are_within_the_noise() -> None:
    assert rank_moves(ranking(a=(1.0, 3, 5)), ranking(a=(1.0, 1, 3)))["rank_move"].tolist() == ["within_noise"]
    assert rank_moves(ranking(a=(1.0, 1, 3)), ranking(a=(1.0, 3, 5)))["rank_move"].tolist() == ["within_noise"]


def test_move_of_a_missing_or_small_area_figure_is_not_assessable() -> None:
    before = ranking(a=(math.nan, pd.NA, pd.NA), b=(20.0, 1, 1), c=(20.0, pd.NA, pd.NA))
    now = ranking(a=(10.0, 5, 5), b=(20.0, 5, 5), c=(30.0, 5, 5))
    now.loc["b", "estimation"] = "small_area"
    moves = rank_moves(now, before)
    assert set(moves["rank_move"]) == {"not_assessable"}
    assert moves["rank_move_reason"].tolist() == ["missing_figure", "small_area", "no_interval"]


def test_regions_that_were_not_ranked_before_could_have_stood_anywhere() -> None:
    # One region had no figure before: a could have been second at the best then, or third at the worst.
    before = ranking(a=(10.0, 1, 2), x=(math.nan, pd.NA, pd.NA))
    assert rank_moves(ranking(a=(20.0, 3, 4), x=(5.0, 1, 2)), before).loc["a", "rank_move"] == "within_noise"
    assert rank_moves(ranking(a=(20.0, 4, 4), x=(5.0, 1, 2)), before).loc["a", "rank_move"] == "towards_highest"
    # And the other way round: x has no figure now.
    now = ranking(a=(10.0, 1, 2), x=(math.nan, pd.NA, pd.NA))
    assert rank_moves(now, ranking(a=(20.0, 3, 4), x=(5.0, 1, 2))).loc["a", "rank_move"] == "within_noise"
    assert rank_moves(now, ranking(a=(20.0, 4, 4), x=(5.0, 1, 2))).loc["a", "rank_move"] == "towards_lowest"


def test_region_that_was_not_in_the_scope_before_is_missing() -> None:
    moves = rank_moves(ranking(a=(10.0, 1, 2), z=(20.0, 1, 2)), ranking(a=(10.0, 1, 1)))
    assert moves.loc["z"].tolist() == ["not_assessable", "missing_figure"]


def test_klaten_from_6_to_11_is_noise() -> None:
    tables = [
        rank_set_table(interval_table(shipped.scope("33", year), shipped.intervals()), ["3310"])
        for year in (2022, 2021)
    ]
    assert rank_moves(*tables).loc["3310", "rank_move"] == "within_noise"
