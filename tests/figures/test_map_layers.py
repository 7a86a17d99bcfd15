"""How the regions of a map split into coloured groups: every region in one, an edge in the higher class."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from map_tables import BAHASA, mapped, regions_with
from seeing import lab, rgb

from questions import visit_of
from stuntmap import vocabulary
from stuntmap.figures import map_layers
from stuntmap.figures.map_layers import (
    DRAWN,
    change_groups,
    distance_groups,
    modelled_label,
    prevalence_groups,
    real_change_groups,
)
from stuntmap.figures.palette import DARK, LIGHT, SEVERITY_FILLS
from stuntmap.language import language as by_code
from stuntmap.links import view_tables
from stuntmap.phrases import severity_with_limits
from stuntmap.ui.parts import map_view

NAN = float("nan")
ENGLISH = by_code("en")
# What `regions_with` numbers: one district on every severity edge and one just below it.
EDGES = {"1101": 2.4, "1102": 2.5, "1103": 9.9, "1104": 10.0, "1105": 19.9, "1106": 20.0, "1107": 29.9, "1108": 30.0}
EDGE_CLASSES = ("very_low", "low", "low", "medium", "medium", "high", "high", "very_high")


def label_of(groups, code):
    """The label of the one group that holds the region."""
    found = [group.label for group in groups if code in group.codes]
    assert len(found) == 1, f"{code}: {found}"
    return found[0]


def missing_of(layer, table, words=BAHASA):
    """The last group of a layer: the regions without a value."""
    return DRAWN[layer].parts(table, words, LIGHT)[-1]


def codes_of(groups):
    return sorted(code for group in groups for code in group.codes)


def test_a_prevalence_on_an_edge_belongs_to_the_higher_class(language):
    groups = prevalence_groups(regions_with(list(EDGES.values())), language, LIGHT)
    assert [label_of(groups, code) for code in EDGES] == [severity_with_limits(name, language) for name in EDGE_CLASSES]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_legend_has_every_class_lowest_first_even_where_no_region_is_in_it(theme, language):
    groups = prevalence_groups(regions_with([25.0]), language, theme)
    named = [(group.label, group.colour) for group in groups]
    expected = [severity_with_limits(name, language) for name in vocabulary.SEVERITY_CLASSES]
    assert named == list(zip(expected, SEVERITY_FILLS, strict=True))


def test_a_region_without_an_estimate_is_in_no_class(language):
    table = regions_with([21.0, NAN])
    assert codes_of(prevalence_groups(table, language, LIGHT)) == ["1101"]
    missing = missing_of(vocabulary.PREVALENCE_LAYER, table, language)
    assert list(missing.codes) == ["1102"]
    assert (missing.label, missing.colour, missing.missing) == (language.text("no estimate"), LIGHT.no_estimate, True)


def test_the_grey_of_no_estimate_is_no_colour_of_a_class():
    for theme in (LIGHT, DARK):
        assert theme.no_estimate not in {*theme.severity, *theme.change, theme.not_measured, theme.land}


# A change in points and the place of its group: much worse 0, worse 1, about the same 2, better 3, much better 4.
CHANGES = [
    (12.0, 0), (5.0, 0), (4.96, 0), (4.94, 1), (4.9, 1), (0.6, 1), (0.54, 2), (0.5, 2), (0.1, 2), (0.0, 2), (-0.5, 2),
    (-0.54, 2), (-0.6, 3), (-4.9, 3), (-4.94, 3), (-4.96, 4), (-5.0, 4), (-20.0, 4),
]  # fmt: skip
# Distances above the target go on by two steps; below them the groups are those of a change.
DISTANCES = [
    (41.0, 0), (20.0, 0), (19.96, 0), (19.94, 1), (10.0, 1), (9.96, 1), (9.94, 2), (5.0, 2), (4.96, 2),
    *((points, place + 2) for points, place in CHANGES if points < 4.96),
]  # fmt: skip


@pytest.mark.parametrize(("points", "place"), DISTANCES)
def test_a_distance_is_grouped_by_the_one_decimal_that_is_printed(points, place, language):
    groups = distance_groups(regions_with([20.0], distance_pp=[points]), language, LIGHT)
    assert label_of(groups, "1101") == language.text(map_layers.DISTANCE_GROUPS[place][0])


@pytest.mark.parametrize(("points", "place"), CHANGES)
def test_a_change_is_grouped_by_the_one_decimal_that_is_printed(points, place, language):
    table = regions_with([20.0], change_pp=[points], change_is_measurement=pd.array([True], dtype="boolean"))
    assert label_of(change_groups(table, language, LIGHT), "1101") == language.text(map_layers.CHANGE_GROUPS[place][0])


def test_a_difference_of_binary_fractions_is_read_as_printed():
    """20.8 - 20.3 is 0.5 to a reader and 0.49999... or 0.50000... to a machine."""
    table = regions_with([20.8, 20.8], distance_pp=[20.8 - 20.3, 20.8 - 15.8])
    groups = distance_groups(table, ENGLISH, LIGHT)
    assert label_of(groups, "1101") == "within 0.5 points of target"
    assert label_of(groups, "1102") == "5 to 9.9 points above target"


@pytest.mark.parametrize(
    ("build", "names", "fills"),
    [
        (change_groups, map_layers.CHANGE_GROUPS, LIGHT.change),
        (distance_groups, map_layers.DISTANCE_GROUPS, LIGHT.distance),
    ],
    ids=["change", "distance"],
)
def test_groups_run_from_worse_to_better_in_their_colours(build, names, fills, language):
    measured = pd.array([True], dtype="boolean")
    table = regions_with([20.0], change_pp=[1.0], distance_pp=[1.0], change_is_measurement=measured)
    named = [(group.label, group.colour) for group in build(table, language, LIGHT)][: len(names)]
    assert named == list(zip([language.text(name) for name, _ in names], fills, strict=True))


def test_a_distance_above_the_target_is_the_darker_the_farther():
    above = [lab(rgb(fill))[0] for fill in LIGHT.distance[:5]]
    assert all(lighter - darker > 10 for darker, lighter in pairwise(above))


@pytest.mark.parametrize("survey_year", vocabulary.COMPARABLE_YEARS)
def test_distances_of_the_country_and_of_its_worst_province_are_told_apart(survey_year):
    """One colour for 22 of 22 districts of Nusa Tenggara Timur said nothing of where to begin."""
    visit = visit_of(layer=vocabulary.DISTANCE_LAYER, survey_year=survey_year)
    table = view_tables.map_table(visit)
    for region, most in (("", 1 / 3), ("53", 2 / 3)):
        groups = distance_groups(table[table.index.str.startswith(region)], BAHASA, LIGHT)
        sizes = sorted(len(group.codes) for group in groups)
        if sum(sizes) > 2:  # SSGI 2022 has two districts of Nusa Tenggara Timur
            assert sizes[-1] <= most * sum(sizes), region


def test_a_change_with_a_small_area_figure_is_not_measured(language):
    measured = pd.array([True, False, False, True], dtype="boolean")
    table = regions_with([20.0] * 4, change_pp=[6.0, 6.0, -9.0, -9.0], change_is_measurement=measured)
    groups = change_groups(table, language, LIGHT)
    last = groups[-1]
    assert list(last.codes) == ["1102", "1103"]
    assert last.label == language.text("not measured (involves a model figure)")
    assert last.colour == LIGHT.not_measured
    assert last.colour not in LIGHT.change
    assert codes_of(groups) == ["1101", "1102", "1103", "1104"]


@pytest.mark.parametrize("value", [NAN, None, pd.NA])
def test_what_is_missing_is_grey_and_in_no_other_group(value, language):
    points = pd.Series([value, 1.0], index=["1101", "1102"], dtype="Float64")
    measured = pd.array([pd.NA, True], dtype="boolean")
    table = regions_with([20.0, 20.0]).assign(change_pp=points, distance_pp=points, change_is_measurement=measured)
    for layer in (vocabulary.CHANGE_LAYER, vocabulary.DISTANCE_LAYER):
        *known, missing = DRAWN[layer].parts(table, language, LIGHT)
        assert (codes_of(known), list(missing.codes)) == (["1102"], ["1101"])


@pytest.mark.parametrize(
    ("layer", "words"),
    [
        (vocabulary.PREVALENCE_LAYER, "no estimate"),
        (vocabulary.CHANGE_LAYER, "no estimate in one of the two surveys"),
        (vocabulary.REAL_CHANGE_LAYER, "no estimate in one of the two surveys"),
        (vocabulary.DISTANCE_LAYER, "no estimate or no target"),
        (vocabulary.CHILDREN_LAYER, "no estimate"),
    ],
)
def test_no_estimate_is_said_only_of_regions_without_one(layer, words):
    table = mapped([20.0, NAN], distance_pp=[NAN, NAN], stunted_children=pd.array([pd.NA, pd.NA], dtype="Int64"))
    assert missing_of(layer, table, ENGLISH).label == words
    assert missing_of(layer, table).label.startswith("tidak ada estimasi")


@pytest.mark.parametrize("seed", range(5))
def test_every_region_is_in_exactly_one_group(seed):
    rng = np.random.default_rng(seed)
    figures = np.where(rng.random(200) < 0.1, NAN, rng.uniform(1, 45, 200).round(1))
    points = np.where(np.isnan(figures) | (rng.random(200) < 0.1), NAN, rng.uniform(-9, 9, 200))
    measured = pd.array(np.where(np.isnan(points), None, rng.random(200) < 0.8), dtype="boolean")
    table = regions_with(
        list(figures), tuple(range(0, 200, 7)), change_pp=points, distance_pp=points, change_is_measurement=measured
    )
    for drawn in (DRAWN[vocabulary.PREVALENCE_LAYER], DRAWN[vocabulary.CHANGE_LAYER], DRAWN[vocabulary.DISTANCE_LAYER]):
        assert codes_of(drawn.parts(table, ENGLISH, LIGHT)) == sorted(table.index)


def test_every_layer_of_the_vocabulary_is_drawn_and_none_else():
    assert list(DRAWN) == list(vocabulary.LAYERS.values())
    assert all(drawn.layer is layer for layer, drawn in DRAWN.items())


def test_the_mark_of_a_model_has_a_word(language):
    assert modelled_label(language) == "model"


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_legend_of_tested_changes_calls_a_rise_a_rise_and_a_fall_a_fall(theme):
    verdicts = [vocabulary.REAL_INCREASE, vocabulary.REAL_DECREASE, vocabulary.NOT_DISTINGUISHABLE]
    table = pd.DataFrame(
        {vocabulary.CHANGE: [6.0, -6.0, 0.5], vocabulary.CHANGE_VERDICT: verdicts}, index=["1101", "1102", "1103"]
    )
    parts = {group.label: (group.colour, list(group.codes)) for group in real_change_groups(table, ENGLISH, theme)}
    assert parts["real increase"] == (theme.worse, ["1101"])
    assert parts["real decrease"] == (theme.better, ["1102"])
    assert parts["no real difference yet"] == (theme.change[2], ["1103"])
    assert parts["cannot be assessed"] == (theme.not_measured, [])


def test_steps_that_nobody_has_set_as_classes_are_never_doubted_and_say_so():
    visit = visit_of(scope="33", measured=vocabulary.NUTRITION["severe_wasting"])
    table = view_tables.map_table(visit)
    names = [trace.name for trace in map_view.map_figure(visit, table).figure.data if trace.name]
    assert [name.replace("\N{NO-BREAK SPACE}", " ") for name in names[:2]] == ["<0,5 %", "0,5 sampai <1 %"]
    assert "kelas belum pasti" not in names
    assert "model" in names
    assert map_view.notes(visit, table) == (
        "Belum ada lembaga yang menetapkan kelasnya: warna hanya jenjang angka dan tidak menilai apa pun."
    )


def test_a_target_is_drawn_in_doubt_until_a_test_says_that_it_is_reached_or_not():
    verdicts = ["reached", "probably_reached", "not_certain", "not_reached", "not_assessable"]
    doubted = DRAWN[vocabulary.DISTANCE_LAYER].doubt(pd.DataFrame({vocabulary.TARGET_VERDICT: verdicts}))
    assert doubted.tolist() == [False, True, True, False, False]
