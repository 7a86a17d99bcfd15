"""The sentences of a priority list, of a recap and of likeness, where a number stands on an edge."""

import pandas as pd
import pytest

from stuntmap import vocabulary as v
from stuntmap.answers.recap import Totals
from stuntmap.language import language
from stuntmap.report.narrative.learning import alike_words
from stuntmap.report.narrative.priorities import priority_sentence
from stuntmap.report.narrative.recaps import counted_sentence

BAHASA = language("id")


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_the_highest_by_what_is_likely_is_named_and_no_village_of_few_children() -> None:
    table = pd.DataFrame(
        {
            v.REGION_NAME: ["Sengon", "Cucukan"],
            v.PREVALENCE: [40.0, 30.0],
            v.SHRUNKEN: [24.0, 29.5],
            v.CHILDREN_STUNTED: [2, 60],
        }
    )
    said = plain(counted_sentence(BAHASA, Totals(205, 62, None, 30.2, None), "2025-08", table, v.VILLAGE))
    assert "Cucukan" in said
    assert "29,5 %" in said
    assert "Sengon" not in said


@pytest.mark.parametrize(("share", "loose"), [(0.5, False), (0.49, True)])
def test_half_of_the_trials_is_not_fewer_than_half(share: float, loose: bool) -> None:
    table = pd.DataFrame(
        {v.REGION_NAME: ["Satu", "Dua"], v.PRIORITY_STANDING: [v.LISTED, v.LISTED], v.STAYS_SHARE: [0.9, share]}
    )
    said = plain(priority_sentence(BAHASA, table, "Contoh", [v.CRITERIA["prevalensi"].title]))
    assert "sedikitnya 90 % percobaan: 1 dari 2" in said
    assert ("kurang dari separuh percobaan: 1." in said) == loose


def test_nobody_is_more_alike_than_all_pairs_of_which_the_district_is_one_end() -> None:
    assert plain(alike_words(BAHASA, pd.Series({"alike_share": 1.0, "stays_alike_share": 1.0}))).startswith("99,9 %")
