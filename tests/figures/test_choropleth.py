"""The filled map, for one survey or playing; and what the map of the country sends on the shipped data."""

import itertools
import json
import re

import pandas as pd
import pytest
from map_hover_words import group_labels, told
from map_tables import (
    BAHASA,
    canvas_of,
    legend_of,
    map_of,
    mapped,
    paint_of,
    regions_of,
    sent_bytes,
    sent_json,
)

from questions import visit_of
from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.answers.names import RegionNames
from stuntmap.figures.map_layers import DRAWN, modelled_label
from stuntmap.figures.palette import DARK, LIGHT, NOTE_SIZE
from stuntmap.figures.textures import DOUBT_DOTS, MODEL_DOTS
from stuntmap.links import selection as s
from stuntmap.links import view_tables
from stuntmap.phrases import severity_with_limits
from stuntmap.ui.parts import map_view

NAN = float("nan")
SURVEYS = [survey.label for survey in vocabulary.COMPARABLE_SURVEYS]
# What figure and paint of the country may weigh together; of these, a change of survey sends the paint only.
MOST_BYTES = {
    vocabulary.PREVALENCE_LAYER: 20_500,
    vocabulary.DISTANCE_LAYER: 22_500,
    vocabulary.CHILDREN_LAYER: 30_500,
}
MOST_BYTES_OF_ANY = 25_500


def still(table, language=BAHASA, theme=LIGHT, survey="SSGI 2024", layer=vocabulary.PREVALENCE_LAYER, **marks):
    return map_of({survey: table}, survey, DRAWN[layer], canvas_of(language, theme, **marks))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("figures", [[12.0], [1.0, 5.0, 15.0, 25.0, 35.0, NAN], [NAN]])
def test_the_legend_names_every_class_in_order_then_no_estimate_then_each_sign_on_a_class(language, theme, figures):
    figure = still(mapped(figures), language, theme).figure
    classes = [(severity_with_limits(name, language), theme.severity_of[name]) for name in vocabulary.SEVERITY_CLASSES]
    assert legend_of(figure) == [
        *classes,
        (language.text("no estimate"), theme.no_estimate),
        (language.text("class not certain"), theme.severity[1]),
        (modelled_label(language), theme.severity[1]),
    ]
    dotted = [trace.name for trace in figure.data if trace.type == "bar" and trace.marker.pattern.shape]
    assert dotted == [language.text("class not certain"), modelled_label(language)]


def test_every_region_has_the_colour_of_its_class():
    regions = regions_of(still(mapped([1.0, 5.0, 15.0, 25.0, 30.0])))
    assert [region.colour for region in regions.values()] == list(LIGHT.severity)
    assert list(regions) == [str(code) for code in range(1101, 1106)]


def test_doubt_is_dots_on_the_colour_of_the_class_and_a_model_has_more_of_them():
    regions = regions_of(still(mapped([25.0, 21.0, 25.0, NAN], modelled=(2,))))
    assert [region.texture for region in regions.values()] == [None, DOUBT_DOTS.key, MODEL_DOTS.key, None]
    assert len({region.colour for region in list(regions.values())[:3]}) == 1


def test_a_reader_who_turned_uncertainty_off_sees_no_doubt_and_still_which_figures_are_modelled():
    regions = regions_of(still(mapped([21.0, 25.0], modelled=(1,)), doubt=False))
    assert [region.texture for region in regions.values()] == [None, MODEL_DOTS.key]
    for told_ in (region.hover for region in regions.values()):
        assert "rentang" not in told_
        assert "antara" not in told_
        assert "belum pasti" not in told_


@pytest.mark.parametrize(
    ("layer", "columns"),
    [
        (
            vocabulary.CHANGE_LAYER,
            {"change_pp": [-3.7, 6.0], "change_verdict": ["not_distinguishable", "real_increase"]},
        ),
        (vocabulary.DISTANCE_LAYER, {"distance_pp": [0.4, 6.0], "target_verdict": ["not_certain", "not_reached"]}),
    ],
)
def test_a_change_or_a_distance_that_is_not_certain_has_dots_too(layer, columns):
    regions = regions_of(still(mapped([20.0, 20.0], **columns), layer=layer))
    assert [region.texture for region in regions.values()] == [DOUBT_DOTS.key, None]


def test_fills_that_tell_no_value_have_no_texture():
    unmeasured = mapped([20.0, 20.0], modelled=(0,), change_pp=[6.0, 6.0], change_is_measurement=[False, True])
    for layer in (vocabulary.CHANGE_LAYER, vocabulary.REAL_CHANGE_LAYER):
        assert regions_of(still(unmeasured, layer=layer))["1101"].texture is None


def test_the_hover_of_a_missing_region_has_no_number(language):
    missing = regions_of(still(mapped([25.0, NAN]), language))["1102"]
    assert missing.colour == LIGHT.no_estimate
    assert missing.hover == f"{language.text('no estimate')}<br>SSGI 2024"


def test_a_survey_without_any_estimate_is_grey_throughout(language):
    regions = regions_of(still(mapped([NAN, NAN]), language))
    assert {region.colour for region in regions.values()} == {LIGHT.no_estimate}


@pytest.mark.parametrize(("change", "written"), [(0.64, "+0,6"), (-3.7, "−3,7"), (-0.04, "0,0")])
def test_a_change_is_told_with_its_sign(change, written):
    drawn = still(mapped([20.0], change_pp=[change]), layer=vocabulary.CHANGE_LAYER)
    assert regions_of(drawn)["1101"].hover.startswith(f"{written} poin · ")


def test_a_region_that_stands_alone_has_no_set_of_ranks():
    assert "peringkat 1 dari 1<br>" in regions_of(still(mapped([20.0])))["1101"].hover


def test_the_figure_is_the_same_for_every_survey_so_that_the_browser_keeps_its_map():
    points = pd.DataFrame({"lon": [110.0, 111.0], "lat": [-7.0, -7.0]}, index=["1101", "1102"])
    names = points.assign(label=["Kab. Barat", "Kab. Timur"])
    one = still(mapped([20.0, NAN]), survey="SSGI 2022", labels=names)
    other = still(mapped([3.0, 35.0], modelled=(1,)), labels=names[::-1], highlighted=("1101",))
    assert one.figure.to_json() == other.figure.to_json()
    assert paint_of(one) != paint_of(other)


def layers_of(drawn):
    """The layers of the map's style by name, lowest first."""
    return {layer["id"]: layer for layer in sent_json(drawn.figure)["layout"]["map"]["style"]["layers"]}


def test_outlines_and_names_lie_on_top_of_the_fills():
    points = pd.DataFrame({"lon": [110.0], "lat": [-7.0], "label": ["Kab. Contoh"]}, index=["1101"])
    drawn = still(mapped([20.0, 35.0]), highlighted=("1101", "9999"), labels=points)
    dots = ["doubt-dark", "doubt-light", "model-dark", "model-light"]
    names = ["lead-rims", "leads", "lead-ends", "labels"]
    assert list(layers_of(drawn)) == ["sea", "fill", *dots, "border", "casing", "own", *names]
    paint = paint_of(drawn)
    assert paint["own"] == [1101]
    assert (paint["names"], paint["namePoints"], paint["nameCodes"]) == (["Kab. Contoh"], "11000 -700", [1101])


SIX = pd.DataFrame({"lon": 110.0, "lat": -7.0, "label": [f"Kab. {letter}" for letter in "ABCDEF"]}, index=[
    "1101", "1102", "1103", "1104", "1105", "1106",
])  # fmt: skip


@pytest.mark.parametrize(
    ("figures", "highlighted", "sure"),
    [
        ([20.0, 10.0, 30.0, 25.0, NAN, 24.0], (), "BC"),
        ([20.0, 10.0, 30.0, 25.0, NAN, 24.0], ("1106", "1105"), "BCEF"),
        ([30.0, 10.0, 30.0, 10.0, NAN, 24.0], (), "ABCD"),
        ([NAN] * 6, (), ""),
    ],
    ids=["lowest and highest", "highlighted too", "ties", "no estimate"],
)
@pytest.mark.parametrize("all_named", [True, False])
def test_the_lowest_the_highest_and_the_chosen_are_named_in_any_case(figures, highlighted, sure, all_named):
    drawn = still(mapped(figures), highlighted=highlighted, labels=SIX, all_named=all_named)
    paint = paint_of(drawn)
    first = paint["names"][: paint["sure"]]
    assert first == [f"Kab. {letter}" for letter in sure]
    assert sorted(paint["names"]) == sorted(SIX["label"] if all_named else first)
    assert [SIX.at[str(code), "label"] for code in paint["nameCodes"]] == paint["names"]


def test_the_names_of_a_layer_are_those_of_its_own_extremes():
    table = mapped([20.0, 10.0, 30.0], change_pp=[-4.0, 2.0, 1.0])
    paint = paint_of(still(table, layer=vocabulary.CHANGE_LAYER, labels=SIX[:3], all_named=False))
    assert paint["names"] == ["Kab. A", "Kab. B"]


# --- Playing ---------------------------------------------------------------------------------------------------

PLAYED = {
    "SSGI 2021": mapped([5.0, 15.0, NAN]),
    "SSGI 2022": mapped([15.0, 15.0, 35.0], modelled=(2,)),
    "SKI 2023": mapped([NAN, NAN, NAN]),
    "SSGI 2024": mapped([25.0, 2.4, 30.0], modelled=(0, 1)),
}


def played(first="SSGI 2024", language=BAHASA, layer=vocabulary.PREVALENCE_LAYER, **marks):
    return map_of(PLAYED, first, DRAWN[layer], canvas_of(language, **marks))


@pytest.mark.parametrize("first", PLAYED)
def test_playing_shows_the_surveys_in_their_order_and_begins_with_the_chosen_one(first):
    drawn = played(first)
    (slider,) = drawn.figure.layout.sliders
    assert [frame.name for frame in drawn.figure.frames] == list(PLAYED) == list(drawn.paints)
    assert [step.label for step in slider.steps] == list(PLAYED)
    assert [step.args[0] for step in slider.steps] == [(name,) for name in PLAYED]
    assert slider.active == list(PLAYED).index(first)
    assert drawn.first == first


@pytest.mark.parametrize("layer", [vocabulary.PREVALENCE_LAYER, vocabulary.DISTANCE_LAYER])
@pytest.mark.parametrize("survey", PLAYED)
def test_a_playing_map_shows_and_tells_what_the_still_map_of_its_survey_does(survey, layer, language):
    stood = regions_of(still(PLAYED[survey], language, survey=survey, layer=layer))
    assert regions_of(played(language=language, layer=layer), survey) == stood


def test_a_frame_carries_nothing_but_the_name_of_its_survey():
    for frame in sent_json(played().figure)["frames"]:
        assert not frame.get("data")


def test_the_buttons_play_from_the_present_survey_and_stop(language):
    (menu,) = played(language=language).figure.layout.updatemenus
    assert menu.font.size > NOTE_SIZE
    play, pause = menu.buttons
    assert (play.label, pause.label) == (language.text("Play"), language.text("Pause"))
    assert play.args[0] is None
    assert play.args[1]["fromcurrent"] is True
    assert list(pause.args[0]) == [None]


# --- The map of the country, on the shipped data ---------------------------------------------------------------

NO_REGIONS = RegionNames(
    pd.DataFrame(
        columns=[vocabulary.REGION_CODE, vocabulary.REGION_NAME, vocabulary.REGION_LEVEL, vocabulary.PROVINCE_CODE]
    )
)
YEARS_OF_LAYER = [
    (layer, year)
    for layer, year in itertools.product(vocabulary.LAYERS.values(), vocabulary.COMPARABLE_YEARS)
    if s.selection_from({s.LAYER: layer.key, s.SURVEY: str(year)}, NO_REGIONS).layer == layer
]
TEN_HIGHLIGHTED = tuple(str(code) for code in range(3301, 3301 + s.MOST_HIGHLIGHTED))


def shown(code="id", theme=LIGHT, **choices):
    visit = visit_of(code, theme, **choices)
    return visit, view_tables.map_table(visit)


def test_the_layers_under_test_are_those_that_a_link_can_ask_for():
    assert {layer for layer, _ in YEARS_OF_LAYER} == set(vocabulary.LAYERS.values())
    assert (vocabulary.PREVALENCE_LAYER, 2021) in YEARS_OF_LAYER
    assert (vocabulary.CHANGE_LAYER, 2021) not in YEARS_OF_LAYER


@pytest.mark.parametrize(("layer", "survey_year"), YEARS_OF_LAYER)
@pytest.mark.parametrize("shape", s.SHAPES)
def test_a_change_of_survey_or_layer_sends_little(layer, survey_year, shape):
    for code, theme in (("id", LIGHT), ("en", DARK)):
        visit, table = shown(
            code, theme, layer=layer, survey_year=survey_year, shape=shape, highlighted_codes=TEN_HIGHLIGHTED
        )
        most = MOST_BYTES.get(layer, MOST_BYTES_OF_ANY)
        assert sent_bytes(map_view.map_figure(visit, table)) <= most, f"{code}, {theme.name}"


@pytest.mark.parametrize(("layer", "survey_year"), YEARS_OF_LAYER)
def test_no_shape_and_no_name_travels_with_the_values(layer, survey_year):
    visit, table = shown(layer=layer, survey_year=survey_year)
    drawn = map_view.map_figure(visit, table)
    sent = sent_json(drawn.figure)
    shapes = map_view.geometry_of(s.Selection()).url
    assert [shape["geojson"] for shape in sent["layout"]["template"]["data"]["choroplethmap"]] == [shapes]
    style = sent["layout"]["map"]["style"]
    assert style["sources"]["regions"] == {"type": "geojson", "data": shapes}
    words = json.dumps([sent, paint_of(drawn)])
    assert '"coordinates"' not in words
    assert '"Polygon"' not in words
    assert "Klaten" not in words
    assert "http" not in words
    for trace in sent["data"]:
        assert "geojson" not in trace


@pytest.mark.parametrize(("layer", "survey_year"), YEARS_OF_LAYER)
@pytest.mark.parametrize("shape", s.SHAPES)
def test_every_region_of_the_country_is_painted_and_tells_its_own_figure(layer, survey_year, shape):
    """Against the words of the table, put together region by region."""
    visit, table = shown(layer=layer, survey_year=survey_year, shape=shape)
    drawn = map_view.map_figure(visit, table)
    regions, groups = regions_of(drawn), group_labels(table, layer, BAHASA, LIGHT)
    assert sorted(regions) == sorted(table.index)
    assert len(regions) == (38 if shape == s.PROVINCE_SHAPE else 514)
    for code, row in table.to_dict("index").items():
        expected = told(row, groups[code], layer, visit.survey_label, BAHASA)
        assert regions[code].hover.split("<br>") == expected
        assert regions[code].colour
        assert (regions[code].colour == LIGHT.no_estimate) == pd.isna(row[layer.value])


@pytest.mark.parametrize("scope", ["33", "53", "91"])
@pytest.mark.parametrize("layer", vocabulary.LAYERS.values(), ids=vocabulary.LAYERS)
def test_a_province_tells_its_figures_in_both_languages(scope, layer, language):
    visit, table = shown(language.code, layer=layer, survey_year=2023, scope=scope)
    regions, groups = regions_of(map_view.map_figure(visit, table)), group_labels(table, layer, language, LIGHT)
    for code, row in table.to_dict("index").items():
        expected = told(row, groups[code], layer, "SKI 2023", language)
        assert regions[code].hover.split("<br>") == expected


@pytest.mark.parametrize("layer", [vocabulary.PREVALENCE_LAYER, vocabulary.DISTANCE_LAYER])
@pytest.mark.parametrize("choices", [{}, {"scope": "33"}, {"shape": s.TILE_SHAPE}, {"shape": s.PROVINCE_SHAPE}])
def test_a_change_of_survey_keeps_the_drawn_map(layer, choices):
    figures = set()
    for year in vocabulary.COMPARABLE_YEARS:
        visit, table = shown(layer=layer, survey_year=year, **choices)
        figures.add(map_view.map_figure(visit, table).figure.to_json())
    assert len(figures) == 1


def test_tiles_of_the_country_carry_the_names_of_the_provinces_and_lines_between_them():
    drawn = map_view.map_figure(*shown(shape=s.TILE_SHAPE))
    paint, provinces = paint_of(drawn), shared_answers().names.provinces
    assert paint["names"][: paint["sure"]] == ["Kab. Klungkung", "Kab. Timor Tengah Selatan"]
    codes = [str(code) for code in paint["nameCodes"][paint["sure"] :]]
    assert codes == sorted(provinces)
    assert paint["names"][paint["sure"] :] == [vocabulary.short_name(provinces[code]) for code in codes]
    points = [tuple(map(int, pair)) for pair in re.findall(r"(-?\d+) (-?\d+)", paint["namePoints"])]
    tiles = (shared_answers().data.tile_points[["lon", "lat"]] * 100).round().astype(int)
    for code, point in zip(codes, points[paint["sure"] :], strict=True):
        assert point in set(tiles[tiles.index.str.startswith(code)].itertuples(index=False, name=None))
    assert "groups" in layers_of(drawn)
    assert "groups" not in layers_of(map_view.map_figure(*shown(shape=s.TILE_SHAPE, scope="33")))


@pytest.mark.parametrize(("code", "words"), [("id", "tidak ada estimasi"), ("en", "no estimate")])
def test_east_nusa_tenggara_has_no_estimate_in_2022(code, words):
    visit, table = shown(code, survey_year=2022)
    kupang = regions_of(map_view.map_figure(visit, table))["5371"]
    assert kupang.hover == f"{words}<br>SSGI 2022"


def test_a_year_without_a_target_does_not_claim_that_estimates_are_missing():
    visit, table = shown("en", layer=vocabulary.DISTANCE_LAYER, target_year=2027)
    regions = regions_of(map_view.map_figure(visit, table))
    assert len(regions) == 514
    assert all("no estimate or no target" in region.hover for region in regions.values())


def test_a_playing_map_of_the_country_keeps_every_region_in_every_survey():
    visit, table = shown(playing=True, survey_year=2022)
    drawn = map_view.map_figure(visit, table)
    assert list(drawn.paints) == SURVEYS
    assert drawn.first == "SSGI 2022"
    for survey in SURVEYS:
        regions = regions_of(drawn, survey)
        assert len(regions) == 514
        assert all(survey in region.hover for region in regions.values())
