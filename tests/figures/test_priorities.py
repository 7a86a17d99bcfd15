"""Bars of how firmly each place stands in the list."""

import pandas as pd
from markup import plain

from stuntmap.figures.palette import LIGHT
from stuntmap.figures.priorities import drawn_rows, stability_bars
from stuntmap.language import language
from stuntmap.vocabulary import LISTED, NOT_LISTED, PINNED, STRUCK

ROWS = {
    "1101": ("Kabupaten Satu", 1, 90.0, LISTED, 0.995),
    "1102": ("Kabupaten Dua", 2, 80.0, STRUCK, 0.0),
    "1103": ("Kabupaten Tiga", 3, 70.0, LISTED, 0.62),
    "1104": ("Kabupaten Empat", 4, 60.0, NOT_LISTED, 0.38),
    "1105": ("Kabupaten Lima", 5, 50.0, NOT_LISTED, 0.001),
    "1106": ("Kabupaten Enam", 6, 40.0, NOT_LISTED, 0.0),
    "1107": ("Kabupaten Tujuh", 7, 30.0, NOT_LISTED, 0.0),
    "1108": ("Kota Delapan", pd.NA, None, PINNED, 1.0),
}
NAMES = ["region_name", "priority_order", "priority_score", "priority_standing", "stays_share"]
TABLE = pd.DataFrame.from_dict(ROWS, orient="index", columns=NAMES).astype({"priority_order": "Int64"})


def test_the_list_is_drawn_and_as_many_after_it_and_every_decision():
    # Three are in the list: the first six by score, and the pinned one.
    assert drawn_rows(TABLE).index.tolist() == ["1101", "1102", "1103", "1104", "1105", "1106", "1108"]


def test_bars_are_shares_of_trials_in_the_order_of_the_list_in_the_own_colour_where_listed():
    figure = stability_bars(TABLE, language("id"), LIGHT)
    assert list(figure.data[0].x) == [99.5, 0.0, 62.0, 38.0, 0.1, 0.0, 100.0]
    own = [LIGHT.own, LIGHT.others, LIGHT.own, *[LIGHT.others] * 3, LIGHT.own]
    assert list(figure.data[0].marker.color) == own
    names = [plain(name) for name in figure.layout.yaxis.ticktext]
    assert (names[0], names[-1]) == ("1. Kab. Satu", "Kota Delapan")


def test_beside_each_bar_stands_its_share_and_of_a_decision_that_it_is_one():
    figure = stability_bars(TABLE, language("id"), LIGHT)
    told = [plain(words).replace("\N{NO-BREAK SPACE}", " ") for words in figure.layout.yaxis2.ticktext]
    assert told == ["lebih dari 99 %", "diputuskan", "62 %", "38 %", "kurang dari 1 %", "kurang dari 1 %", "diputuskan"]


def test_pointing_at_a_bar_tells_standing_score_and_trials():
    hover = stability_bars(TABLE, language("id"), LIGHT).data[0].customdata[2]
    assert hover[0] == "Kabupaten Tiga"
    assert hover[1].replace("\N{NO-BREAK SPACE}", " ") == (
        "masuk daftar<br>Skor 70,0 dari 100<br>Masuk daftar dalam 62 % percobaan"
    )
