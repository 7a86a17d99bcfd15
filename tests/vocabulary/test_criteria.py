"""The criteria of a priority list: described once, judged by columns that exist, in the direction of the indicator."""

import pytest

from stuntmap.vocabulary import (
    COLUMNS,
    CRITERIA,
    DETERMINANTS,
    MOST_PLACES,
    USUAL_WEIGHTS,
    WEIGHTS,
    usual_places,
)


def test_every_criterion_judges_a_column_that_is_described():
    assert all(criterion.column in COLUMNS for criterion in CRITERIA.values())


def test_a_determinant_is_urgent_where_it_is_less_favourable():
    judged = {one.column: one.higher_first for one in CRITERIA.values() if one.column in DETERMINANTS}
    assert judged == {
        name: one.higher_is_less_favourable
        for name, one in DETERMINANTS.items()
        if one.higher_is_less_favourable is not None
    }


def test_without_a_choice_prevalence_and_children_count_alike():
    assert USUAL_WEIGHTS == (("prevalensi", 1), ("jumlah", 1))
    assert {weight for _, weight in USUAL_WEIGHTS} <= set(WEIGHTS)


@pytest.mark.parametrize(("candidates", "places"), [(514, 10), (35, 10), (27, 9), (8, 3), (2, 1), (1, 1)])
def test_a_list_has_ten_places_or_a_third(candidates, places):
    assert usual_places(candidates) == places
    assert places <= MOST_PLACES
