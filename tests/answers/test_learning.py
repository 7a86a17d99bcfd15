"""Whom a district may learn from, on the shipped figures: alike, really lower, and nothing that cannot be tested."""

import pytest

from questions import asked
from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.answers.learning import AlikeAsked

CODES = ("3310", "5105", "9501", "5302", "3374")


def found_of(code, year=2024, **choices):
    return shared_answers().learning(asked("ID", year), code, AlikeAsked(**choices))


@pytest.mark.parametrize("code", CODES)
def test_places_to_learn_from_are_alike_and_tested_as_really_lower(code):
    answers, found = shared_answers(), found_of(code)
    assert len(found.table) == 15
    assert len(found.teachers) <= 5
    named = []
    for other, row in found.table.iterrows():
        verdict = answers.against(asked("ID", 2024), str(other), code)
        assert row["reference_verdict"] == verdict["reference_verdict"]
        modelled = {row["estimation"], found.own["estimation"]} & {vocabulary.SMALL_AREA}
        assert (row["reference_verdict"] == vocabulary.NOT_ASSESSABLE) == bool(modelled)
        if verdict["reference_verdict"] == vocabulary.BETTER and row["alike_share"] >= 0.9:
            named.append(other)
        changes = answers.table(asked("ID", 2024, compared_year=2021)) if code == "3310" else None
        if changes is not None:
            assert row["change_verdict"] == changes.loc[other, "change_verdict"]
            assert row["change_pp"] == pytest.approx(changes.loc[other, "change_pp"])
    assert found.teachers.index.tolist() == named[:5]


def test_klaten_stands_among_its_like_with_the_set_of_its_rank():
    found = found_of("3310")
    lower = (found.table["prevalence_pct"] < found.own["prevalence_pct"]).sum()
    assert (found.own["rank"], found.own["of"]) == (1 + lower, 16)
    assert found.own["rank_low"] <= found.own["rank"] <= found.own["rank_high"]


def test_the_circle_is_that_which_was_chosen():
    names = shared_answers().names
    assert {names.province_of[code] for code in found_of("3310", within="provinsi").table.index} == {"33"}
    island = found_of("3310", within="pulau", same_kind=True)
    assert {code[0] for code in island.table.index} == {"3"}
    assert set(island.table["region_kind"]) == {"kabupaten"}
    few = found_of("3471", within="provinsi")
    assert few.candidates == len(few.table) == 4
    assert found_of("3471", within="provinsi", same_kind=True).table.empty


def test_the_largest_differences_are_told_with_the_figures_of_the_source():
    found = found_of("3310")
    first = str(found.table.index[0])
    told = found.largest_gaps(first)
    assert list(found.gaps.loc[first].abs().sort_values(ascending=False).index[:3]) == list(told)
    rows = shared_answers().data.determinants.set_index(["indicator", "region_code", "year"])["value"]
    assert found.values.loc[first, "poverty_rate_pct"] == rows["poverty_rate_pct", first, 2024]


def test_a_district_of_which_something_is_not_known_is_compared_in_the_rest():
    values = shared_answers().standards(AlikeAsked().columns, "euklides").values
    code = str(values.index[values["improved_sanitation_pct"].isna()][0])
    found = found_of(code)
    assert set(found.left_out) == {name for name in values if values[name].isna()[code]}
    assert len(found.table) == 15


def test_a_survey_without_a_figure_of_the_district_still_names_who_is_alike():
    found = found_of("5302", 2022)
    assert len(found.table) == 15
    assert found.teachers.empty
