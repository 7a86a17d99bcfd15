"""Which districts come first, on the shipped figures, beside a plain count of who is more urgent."""

import numpy as np
import pandas as pd
import pytest

from questions import asked, table_of
from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.answers.priorities import PriorityAsked, district_priorities, with_determinants

JAWA_TENGAH = asked("33", 2024, compared_year=2023)


def listed(question=JAWA_TENGAH, **choices):
    table = shared_answers().priorities(question, PriorityAsked(**choices))
    return table, table.index[table[vocabulary.PRIORITY_STANDING] == vocabulary.LISTED].tolist()


def test_the_score_is_the_weighted_mean_share_of_the_districts_that_are_less_urgent():
    weights = (("prevalensi", 2.0), ("jumlah", 1.0), ("sekolah", 1.0))
    table, _ = listed(weights=weights)
    plain = with_determinants(table_of("33", 2024), shared_answers().data.determinants)
    for code in ("3310", "3329", "3374"):
        score = 0.0
        for name, weight in weights:
            criterion = vocabulary.CRITERIA[name]
            values = plain[criterion.column].astype("float64")
            own = values[code]
            less = (values < own) if criterion.higher_first else (values > own)
            score += weight * (less.sum() + ((values == own).sum() - 1) / 2) / (len(values) - 1)
        assert table.loc[code, vocabulary.PRIORITY_SCORE] == pytest.approx(100 * score / 4)


def test_the_list_is_the_ten_highest_scores_and_the_table_begins_with_them():
    table, codes = listed()
    assert codes == table.index[:10].tolist()
    assert table[vocabulary.PRIORITY_ORDER].tolist() == list(range(1, 36))
    assert table[vocabulary.PRIORITY_SCORE].is_monotonic_decreasing


def test_a_small_province_has_a_list_of_a_third():
    _, codes = listed(asked("34", 2024, compared_year=2023))
    assert len(codes) == 2


def test_a_district_whose_figure_is_known_less_well_stays_less_firmly():
    table, codes = listed(weights=(("prevalensi", 1.0),))
    shares = table.loc[codes, vocabulary.STAYS_SHARE]
    assert shares.is_monotonic_decreasing or shares.iloc[0] > shares.iloc[-1]
    assert table[vocabulary.STAYS_SHARE].sum() == pytest.approx(10, abs=0.2)


def test_what_an_estimate_may_truly_be_moves_prevalence_children_and_distance_but_no_determinant():
    certain = table_of("33", 2024, 2023).assign(se_log_odds=0.0)
    plain = with_determinants(certain, shared_answers().data.determinants)
    for name, moved in (("prevalensi", True), ("jumlah", True), ("jarak", True), ("kemiskinan", False)):
        asked_for = PriorityAsked(weights=((name, 1.0),))
        fixed = district_priorities(plain, asked_for)[vocabulary.STAYS_SHARE]
        assert set(fixed) == {0.0, 1.0}
        drawn = listed(weights=((name, 1.0),))[0][vocabulary.STAYS_SHARE]
        assert (set(drawn) != {0.0, 1.0}) == moved, name


def test_decisions_change_the_list_and_not_the_order():
    plain, codes = listed()
    table, by_score = listed(pinned=("3374",), struck=(codes[0],))
    assert table.loc["3374", vocabulary.PRIORITY_STANDING] == vocabulary.PINNED
    assert table.loc[codes[0], vocabulary.PRIORITY_STANDING] == vocabulary.STRUCK
    assert by_score == codes[1:]
    pd.testing.assert_series_equal(table[vocabulary.PRIORITY_ORDER], plain[vocabulary.PRIORITY_ORDER])


def test_a_district_without_an_estimate_is_judged_by_what_else_is_known_or_by_nothing():
    table, codes = listed(asked("53", 2022))
    missing = table[table[vocabulary.PREVALENCE].isna()].index
    assert len(missing)
    assert not set(missing) & set(codes)
    assert table.loc[missing, vocabulary.PRIORITY_ORDER].isna().all()
    partly, _ = listed(asked("53", 2022), weights=(("prevalensi", 1.0), ("kemiskinan", 1.0)))
    assert (partly.loc[missing, vocabulary.CRITERIA_UNKNOWN] == 1).all()
    assert partly.loc[missing, vocabulary.PRIORITY_SCORE].notna().all()


def test_the_newest_value_of_each_determinant_is_weighed():
    table = with_determinants(table_of("33", 2024), shared_answers().data.determinants)
    rows = shared_answers().data.determinants
    own = rows[(rows["region_code"] == "3310") & (rows["indicator"] == "poverty_rate_pct")]
    assert table.loc["3310", "poverty_rate_pct"] == own.loc[own["year"].idxmax(), "value"]
    assert np.isfinite(table["female_years_of_schooling"]).all()
