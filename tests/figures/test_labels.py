from itertools import pairwise

import pandas as pd
import pytest

from stuntmap.figures.labels import interval_line, spread, surveys_of, toned_value
from stuntmap.figures.palette import LIGHT
from stuntmap.language import language as by_code
from stuntmap.vocabulary import short_name


def limits(**columns) -> pd.DataFrame:
    table = {"prevalence_pct": [10.0, 20.0], "estimation": ["direct", "direct"]}
    return pd.DataFrame({**table, "ci95_low_pct": [8.0, 15.0], "ci95_high_pct": [13.0, 26.0], **columns})


def test_limits_are_drawn_as_lengths_above_and_below_the_figure():
    line = interval_line(limits(), LIGHT.text)
    assert line is not None
    assert line["array"] == [3.0, 6.0]
    assert line["arrayminus"] == [2.0, 5.0]


def test_one_figure_with_limits_among_others_without_gets_no_line():
    assert interval_line(limits(ci95_low_pct=[8.0, float("nan")]), LIGHT.text) is None
    assert interval_line(limits().drop(columns=["ci95_low_pct", "ci95_high_pct"]), LIGHT.text) is None


def test_a_small_area_figure_keeps_no_limits_and_does_not_take_them_from_the_others():
    table = limits(estimation=["direct", "small_area"], ci95_low_pct=[8.0, float("nan")])
    line = interval_line(table, LIGHT.text)
    assert line is not None
    assert line["arrayminus"] == [2.0, 0.0]


@pytest.mark.parametrize("positions", [[3.0, 3.1, 3.2], [5.0, 1.0, 5.0], [2.0], []])
def test_labels_move_apart_and_keep_their_order(positions):
    moved = spread(positions, 1.0)
    places = sorted(range(len(positions)), key=lambda place: (positions[place], place))
    assert all(moved[after] - moved[before] >= 1.0 - 1e-9 for before, after in pairwise(places))


def test_labels_that_are_far_apart_stay_where_they_are():
    assert spread([1.0, 9.0, 4.0], 2.0) == [1.0, 9.0, 4.0]


def test_a_model_figure_carries_the_word_model():
    assert "model" in toned_value(12.0, True, LIGHT, by_code("id"))
    assert toned_value(12.0, False, LIGHT, by_code("en")) == "12.0%"


def test_a_survey_keeps_the_acronym_of_its_year():
    table = pd.DataFrame({"survey_year": [2023, 2024], "survey": ["SKI", None]})
    assert surveys_of(table) == ["SKI 2023", "SSGI 2024"]


def test_short_names_keep_kabupaten_and_kota_apart():
    assert short_name("Kabupaten Bekasi") == "Kab. Bekasi"
    assert short_name("Kota Bekasi") == "Kota Bekasi"
    assert short_name("Kabupaten Administrasi Kepulauan Seribu") == "Kab. Adm. Kep. Seribu"
    assert short_name("Jawa Tengah") == "Jawa Tengah"
