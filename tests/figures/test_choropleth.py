"""The filled map, for one survey or playing; and what the map of the country sends on the shipped data."""

import itertools
import json
from functools import partial

import pandas as pd
import pytest
from map_tables import BAHASA, SHAPES, canvas_of, fill_holding, fills_of, legend_of, regions_with, sent_json

from stuntmap import vocabulary as v
from stuntmap.figures.choropleth import MapLayer, playing_map, region_map
from stuntmap.figures.map_layers import distance_groups, missing_group, modelled_label, prevalence_groups
from stuntmap.figures.palette import DARK, LIGHT, severity_label
from stuntmap.language import language as by_code
from stuntmap.ui import map_view
from stuntmap.ui import selection as s
from stuntmap.ui.visit import Visit

NAN = float("nan")
HOVER = "<b>%{properties.name}</b><br>%{z:.1f}, %GROUP%<br>%RANK% / %OF%<br>%SURVEY%<extra></extra>"
SURVEYS = [survey.label for survey in v.COMPARABLE_SURVEYS]
# Issue 2, part 8: what a change of survey or layer may send for the map.
MOST_BYTES = 15_000


def layer_of(language, theme=LIGHT, **named) -> MapLayer:
    def groups(table):
        missing = missing_group(table, v.PREVALENCE, language, theme)
        return [*prevalence_groups(table, language, theme), missing]

    return MapLayer(groups, v.PREVALENCE, HOVER, **named)


def classes_of(language, theme=LIGHT):
    return [(severity_label(name, language), theme.severity_of[name]) for name in v.SEVERITY_CLASSES]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("figures", [[12.0], [1.0, 5.0, 15.0, 25.0, 35.0, NAN], [NAN]])
def test_the_legend_names_every_class_in_order_and_no_estimate_last(language, theme, figures):
    figure = region_map(regions_with(figures), layer_of(language, theme), "SSGI 2024", canvas_of(language, theme))
    assert legend_of(figure) == [*classes_of(language, theme), (language.text("no estimate"), theme.no_estimate)]


def test_every_region_is_filled_once_in_the_colour_of_its_class(language):
    figure = region_map(
        regions_with([1.0, 5.0, 15.0, 25.0, 30.0]), layer_of(language), "SSGI 2024", canvas_of(language)
    )
    held = [fill_holding(figure, str(code)) for code in range(1101, 1106)]
    assert [fill.colour for fill in held] == list(LIGHT.severity)
    assert [fill.values[str(1101 + place)] for place, fill in enumerate(held)] == [1.0, 5.0, 15.0, 25.0, 30.0]


def test_the_hover_says_value_class_rank_survey_and_how_the_figure_was_made(language):
    table = regions_with([25.0, 26.0, NAN], modelled=(1,))
    figure = region_map(table, layer_of(language), "SSGI 2024", canvas_of(language))
    words = {"1101": "direct survey estimate", "1102": "small-area model"}
    for code, made in words.items():
        assert fill_holding(figure, code).hover == (
            f"<b>%{{properties.name}}</b><br>%{{z:.1f}}, {language.text('high')} · {language.text(made)}"
            "<br>%{customdata} / 2<br>SSGI 2024"
        )


def test_the_hover_of_a_missing_region_has_no_number(language):
    figure = region_map(regions_with([25.0, NAN]), layer_of(language), "SSGI 2024", canvas_of(language))
    missing = fill_holding(figure, "1102")
    assert missing.colour == LIGHT.no_estimate
    assert missing.hover == f"<b>%{{properties.name}}</b><br>{language.text('no estimate')}<br>SSGI 2024"
    assert "%{z" not in missing.hover
    assert "customdata" not in missing.hover


def test_a_survey_without_any_estimate_is_grey_throughout(language):
    figure = region_map(regions_with([NAN, NAN]), layer_of(language), "SSGI 2024", canvas_of(language))
    (only,) = fills_of(figure)
    assert (set(only.values), only.colour) == ({"1101", "1102"}, LIGHT.no_estimate)


def test_ranks_in_words_are_asked_for_once_with_the_table():
    table = regions_with([20.0, 20.0, NAN])
    layer = layer_of(by_code("en"), rank_texts=lambda rows: {code: f"rank of {code}" for code in rows.index})
    figure = region_map(table, layer, "SSGI 2024", canvas_of(by_code("en")))
    texts = [list(trace.text) for trace in figure.data if trace.type == "choroplethmap" and trace.text]
    assert texts == [["rank of 1101", "rank of 1102"]]


def test_small_area_figures_carry_a_mark_that_the_legend_names(language):
    points = pd.DataFrame({"lon": [110.0], "lat": [-7.0]}, index=["1102"])
    table = regions_with([20.0, 21.0], modelled=(1,))
    figure = region_map(table, layer_of(language), "SSGI 2024", canvas_of(language, model_points=points))
    assert len([trace for trace in figure.data if trace.type == "scattermap"]) == 1
    assert legend_of(figure)[-1] == (modelled_label(language), LIGHT.text)


def test_without_small_area_figures_the_legend_has_no_mark(language):
    none = pd.DataFrame({"lon": [], "lat": []})
    figure = region_map(regions_with([20.0]), layer_of(language), "SSGI 2024", canvas_of(language, model_points=none))
    assert modelled_label(language) not in [label for label, _ in legend_of(figure)]


def test_outlines_and_names_lie_on_top_of_the_fills():
    labels = pd.DataFrame({"lon": [110.0], "lat": [-7.0], "label": ["Kab. Contoh"]}, index=["1101"])
    canvas = canvas_of(highlighted=("1101",), labels=labels)
    figure = region_map(regions_with([20.0, 35.0]), layer_of(canvas.language), "SSGI 2024", canvas)
    drawn = [trace for trace in figure.data if trace.type != "scatter"]
    assert [trace.type for trace in drawn] == ["choroplethmap"] * 4 + ["scattermap"]
    assert [trace.hoverinfo == "skip" for trace in drawn] == [False, False, True, True, True]


# --- Playing ---------------------------------------------------------------------------------------------------

PLAYED = {
    "SSGI 2021": regions_with([5.0, 15.0, NAN]),
    "SSGI 2022": regions_with([15.0, 15.0, 35.0], modelled=(2,)),
    "SKI 2023": regions_with([NAN, NAN, NAN]),
    "SSGI 2024": regions_with([25.0, 2.4, 30.0], modelled=(0, 1)),
}


def played(first="SSGI 2024", language=BAHASA, **marks):
    return playing_map(PLAYED, first, layer_of(language), canvas_of(language, **marks))


@pytest.mark.parametrize("first", PLAYED)
def test_playing_shows_the_surveys_in_their_order_and_begins_with_the_chosen_one(first):
    figure = played(first)
    (slider,) = figure.layout.sliders
    assert [frame.name for frame in figure.frames] == list(PLAYED)
    assert [step.label for step in slider.steps] == list(PLAYED)
    assert [step.args[0] for step in slider.steps] == [(name,) for name in PLAYED]
    assert slider.active == list(PLAYED).index(first)
    shown = {code: value for fill in fills_of(figure) for code, value in fill.values.items()}
    expected = PLAYED[first][v.PREVALENCE].fillna(0)
    assert shown == pytest.approx(expected.to_dict(), rel=1e-6)


def test_every_frame_replaces_every_fill_and_nothing_else():
    figure = played(highlighted=("1101",))
    fills = [place for place, trace in enumerate(figure.data) if trace.type == "choroplethmap" and trace.hovertemplate]
    assert fills == list(range(len(fills)))
    for frame in figure.frames:
        assert list(frame.traces) == fills
        assert len(frame.data) == len(fills)


@pytest.mark.parametrize("survey", PLAYED)
def test_a_frame_shows_what_the_still_map_of_its_survey_shows(survey, language):
    frames = sent_json(played(language=language))["frames"]
    (frame,) = (frame for frame in frames if frame["name"] == survey)
    still = region_map(PLAYED[survey], layer_of(language), survey, canvas_of(language))
    kept = ("locations", "z", "customdata", "hovertemplate")
    moved = [{name: fill.get(name) for name in kept} for fill in frame["data"] if fill["locations"]]
    stood = [trace for trace in sent_json(still)["data"] if trace["type"] == "choroplethmap"]
    assert moved == [{name: trace.get(name) for name in kept} for trace in stood]


def test_a_frame_leaves_the_shapes_and_colours_where_they_are():
    for frame in sent_json(played())["frames"]:
        for fill in frame["data"]:
            assert not {"geojson", "colorscale", "marker"} & set(fill)


def test_the_buttons_play_from_the_present_survey_and_stop(language):
    (menu,) = played(language=language).layout.updatemenus
    play, pause = menu.buttons
    assert (play.label, pause.label) == (language.text("Play"), language.text("Pause"))
    assert play.args[0] is None
    assert play.args[1]["fromcurrent"] is True
    assert list(pause.args[0]) == [None]


# --- The map of the country, on the shipped data ---------------------------------------------------------------

NO_REGIONS = pd.DataFrame({v.REGION_CODE: [], v.REGION_LEVEL: [], v.PROVINCE_CODE: []})
YEARS_OF_LAYER = [
    (layer, year)
    for layer, year in itertools.product(s.LAYERS, v.COMPARABLE_YEARS)
    if s.selection_from({s.LAYER: layer, s.SURVEY: str(year)}, NO_REGIONS).layer == layer
]
TEN_HIGHLIGHTED = tuple(str(code) for code in range(3301, 3301 + s.MOST_HIGHLIGHTED))


def shown(code="id", theme=LIGHT, **choices):
    visit = Visit(s.Selection(**choices), by_code(code), theme)
    return visit, map_view.map_table(visit.selection)


def test_the_layers_under_test_are_those_that_a_link_can_ask_for():
    assert {layer for layer, _ in YEARS_OF_LAYER} == set(s.LAYERS)
    assert (s.PREVALENCE_LAYER, 2021) in YEARS_OF_LAYER
    assert (s.CHANGE_LAYER, 2021) not in YEARS_OF_LAYER


@pytest.mark.parametrize(("layer", "survey_year"), YEARS_OF_LAYER)
@pytest.mark.parametrize("shape", s.SHAPES)
def test_a_change_of_survey_or_layer_sends_little(layer, survey_year, shape):
    for code, theme in itertools.product(("id", "en"), (LIGHT, DARK)):
        visit, table = shown(
            code, theme, layer=layer, survey_year=survey_year, shape=shape, highlighted_codes=TEN_HIGHLIGHTED
        )
        sent = map_view.map_figure(visit, table).to_json()
        assert len(sent.encode()) <= MOST_BYTES, f"{code}, {theme.name}"


@pytest.mark.parametrize(("layer", "survey_year"), YEARS_OF_LAYER)
def test_no_shape_travels_with_the_values(layer, survey_year):
    visit, table = shown(layer=layer, survey_year=survey_year)
    sent = sent_json(map_view.map_figure(visit, table))
    assert [shape["geojson"] for shape in sent["layout"]["template"]["data"]["choroplethmap"]] == [
        map_view.geometry_of("ID", v.DISTRICT, s.MAP_SHAPE).url
    ]
    words = json.dumps(sent)
    assert '"coordinates"' not in words
    assert '"Polygon"' not in words
    assert "Klaten" not in words
    assert "http" not in words
    for trace in sent["data"]:
        assert "geojson" not in trace


@pytest.mark.parametrize(("layer", "survey_year"), YEARS_OF_LAYER)
@pytest.mark.parametrize("shape", s.SHAPES)
def test_every_region_of_the_country_is_drawn_once_with_its_own_figure(layer, survey_year, shape):
    column = {s.PREVALENCE_LAYER: v.PREVALENCE, s.DISTANCE_LAYER: v.DISTANCE, s.CHILDREN_LAYER: v.STUNTED_CHILDREN}
    visit, table = shown(layer=layer, survey_year=survey_year, shape=shape)
    fills = fills_of(map_view.map_figure(visit, table))
    codes = [code for fill in fills for code in fill.values]
    assert sorted(codes) == sorted(table.index)
    assert len(codes) == (38 if shape == s.PROVINCE_SHAPE else 514)
    figures = table[column.get(layer, v.CHANGE)].astype("float64")
    for fill in fills:
        if "%{z" in fill.hover:
            assert fill.values == pytest.approx(figures[list(fill.values)].to_dict(), rel=1e-6, abs=1e-6)
        else:
            assert figures[list(fill.values)].isna().all()
            assert fill.colour == LIGHT.no_estimate


@pytest.mark.parametrize(("code", "words"), [("id", "tidak ada estimasi"), ("en", "no estimate")])
def test_east_nusa_tenggara_has_no_estimate_in_2022(code, words):
    visit, table = shown(code, survey_year=2022)
    kupang = fill_holding(map_view.map_figure(visit, table), "5371")
    assert kupang.hover == f"<b>%{{properties.name}}</b><br>{words}<br>SSGI 2022"


@pytest.mark.parametrize(
    ("code", "hover"),
    [
        ("id", "%{{z:.1f}}\N{NO-BREAK SPACE}% · {named}"),
        ("en", "%{{z:.1f}}% · {named}"),
    ],
)
def test_a_district_tells_value_class_rank_and_survey_in_the_readers_language(code, hover):
    language = by_code(code)
    visit, table = shown(code, survey_year=2023)
    held = fill_holding(map_view.map_figure(visit, table), "3310")
    known = int(table[v.PREVALENCE].notna().sum())
    value, rank, survey = held.hover.removeprefix("<b>%{properties.name}</b><br>").split("<br>")[:3]
    high = f"{language.text('high')} · {language.text('direct survey estimate')}"
    assert value.startswith(hover.format(named=high))
    assert rank == language.text("rank {rank} of {of}", rank="%{customdata}", of=known)
    assert survey == "SKI 2023"
    assert held.values["3310"] == pytest.approx(table.loc["3310", v.PREVALENCE], rel=1e-6)


def test_a_year_without_a_target_does_not_claim_that_estimates_are_missing():
    visit, table = shown("en", layer=s.DISTANCE_LAYER, target_year=2027)
    (only,) = fills_of(map_view.map_figure(visit, table))
    assert len(only.values) == 514
    assert "no estimate or no target" in only.hover


def test_a_playing_map_of_the_country_keeps_every_region_in_every_survey():
    visit, table = shown(playing=True, survey_year=2022)
    figure = sent_json(map_view.map_figure(visit, table, playing=True))
    assert [frame["name"] for frame in figure["frames"]] == SURVEYS
    assert figure["layout"]["sliders"][0]["active"] == 1
    for frame in figure["frames"]:
        sizes = map(partial(_count, "locations"), frame["data"])
        assert sum(sizes) == 514


def _count(name, trace):
    """How many 16-bit numbers the array of that name holds."""
    sent = trace[name]
    return len(sent) if isinstance(sent, list) else len(sent["bdata"].rstrip("=")) * 3 // 4 // 2


def test_distance_groups_play_too(language):
    tables = {name: table.assign(distance_pp=table[v.PREVALENCE] - 14) for name, table in PLAYED.items()}

    def groups(rows):
        return [*distance_groups(rows, language, LIGHT), missing_group(rows, v.DISTANCE, language, LIGHT)]

    figure = playing_map(tables, "SSGI 2021", MapLayer(groups, v.DISTANCE, HOVER), canvas_of(language))
    assert len({len(frame.data) for frame in figure.frames}) == 1
    assert figure.layout.template.data.choroplethmap[0].geojson == SHAPES.url
