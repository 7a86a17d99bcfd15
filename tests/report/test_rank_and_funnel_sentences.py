"""Sentences on chances, groups and funnels: they say no more than the tests behind them."""

import pandas as pd
import pytest

from stuntmap.language import LANGUAGES
from stuntmap.language import language as by_code
from stuntmap.report.narrative.funnels import funnel_sentence
from stuntmap.report.narrative.rank_chances import fifths_sentence, groups_sentence

ENGLISH = by_code("en")
NOT_DRAWN = "Lain has no direct figure in this survey and is not drawn."


def places(**place_of: str) -> pd.DataFrame:
    codes = [f"11{number:02d}" for number in range(1, len(place_of) + 1)]
    return pd.DataFrame({"region_name": list(place_of), "funnel_place": list(place_of.values())}, index=codes)


def test_chances_are_whole_percents_and_never_none_or_all():
    assert fifths_sentence(ENGLISH, 0.0, 0.2855) == (
        "Chance of truly being in the lowest fifth: less than 1%; in the highest fifth: 29%."
    )
    assert "more than 99%" in fifths_sentence(ENGLISH, 0.998, 0.0)


def test_unknown_chances_are_no_sentence():
    for chances in ((float("nan"), float("nan")), (float("nan"), 0.5), (0.5, float("nan"))):
        assert fifths_sentence(ENGLISH, *chances) == ""


def test_one_group_says_that_nobody_can_be_told_apart():
    assert groups_sentence(ENGLISH, "Bali", 1) == "No two districts of Bali can be told apart by this survey."
    assert "form 4 overlapping groups" in groups_sentence(ENGLISH, "Bali", 4)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("within", "lies within the limits of 95% around Bali (8.7%)"),
        ("above_95", "lies above the limits of 95% around Bali (8.7%)."),
        ("above_998", "lies above the limits of 99.8% around Bali (8.7%)."),
        ("below_95", "lies below the limits of 95% around Bali (8.7%)."),
        ("below_998", "lies below the limits of 99.8% around Bali (8.7%)."),
    ],
)
def test_the_own_district_lies_where_the_funnel_has_it(place, words):
    assert f"Barat {words}" in funnel_sentence(ENGLISH, places(Barat=place), "Bali", 8.7, "1101", "Barat")


def test_only_districts_outside_the_outer_limits_are_named():
    table = places(Barat="above_95", Timur="above_998", Tengah="below_998")
    words = funnel_sentence(ENGLISH, table, "Bali", 8.7, "9999", "Lain")
    assert words == f"{NOT_DRAWN} Above the limits of 99.8%: Timur. Below the limits of 99.8%: Tengah."


def test_nobody_outside_is_said():
    words = funnel_sentence(ENGLISH, places(Barat="above_95"), "Bali", 8.7, "9999", "Lain")
    assert words == f"{NOT_DRAWN} No district lies outside the limits of 99.8%."


def test_more_than_three_names_are_counted():
    table = places(A="above_998", B="above_998", C="above_998", D="above_998", E="above_998")
    assert "A, B, C and 2 others." in funnel_sentence(ENGLISH, table, "Bali", 8.7, "9999", "Lain")


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_sentence_has_an_empty_slot(code):
    words = by_code(code)
    table = places(A="above_998", B="above_95", C="within", D="below_998")
    spoken = [funnel_sentence(words, table, "Bali", 8.7, own, "Barat") for own in [*table.index, "9999"]]
    spoken += [groups_sentence(words, "Bali", number) for number in (1, 2)]
    spoken.append(fifths_sentence(words, 0.5, 0.1))
    for sentence in spoken:
        assert sentence.endswith(".")
        assert "{" not in sentence
        assert "  " not in sentence
