"""The filled map, for one survey or playing; and what the map of the country sends on the shipped data."""

import itertools
import json
from functools import partial

import pandas as pd
import pytest
from map_tables import (
    BAHASA,
    SHAPES,
    canvas_of,
    decoded,
    fills_of,
    legend_of,
    regions_of,
    regions_with,
    sent_bytes,
    sent_json,
)

from questions import visit_of
from stuntmap import phrases, vocabulary
from stuntmap.figures.choropleth import MapLayer, playing_map, region_map
from stuntmap.figures.map_layers import (
    distance_groups,
    doubtful_groups,
    missing_group,
    modelled_label,
    prevalence_groups,
)
from stuntmap.figures.map_paint import FIRST_GROUP
from stuntmap.figures.palette import DARK, LIGHT
from stuntmap.language import language as by_code
from stuntmap.ui import selection as s
from stuntmap.ui.parts import map_view

NAN = float("nan")
HOVER = "<b>%{properties.name}</b><br>%{z:.1f}, %GROUP%<br>%RANK% / %OF%<br>%SURVEY%<extra></extra>"
SURVEYS = [survey.label for survey in vocabulary.COMPARABLE_SURVEYS]
# Issue 2, part 8: what a change of survey or layer may send for the map.
MOST_BYTES = 15_000


def layer_of(language, theme=LIGHT, **named) -> MapLayer:
    def groups(table):
        missing = missing_group(table, vocabulary.PREVALENCE, language, theme)
        return [*prevalence_groups(table, language, theme), missing]

    return MapLayer(groups, vocabulary.PREVALENCE, HOVER, **named)


def classes_of(language, theme=LIGHT):
    return [
        (phrases.severity_with_limits(name, language), theme.severity_of[name]) for name in vocabulary.SEVERITY_CLASSES
    ]


def still(table, language=BAHASA, theme=LIGHT, survey="SSGI 2024", **marks):
    return region_map(table, layer_of(language, theme), survey, canvas_of(language, theme, **marks))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("figures", [[12.0], [1.0, 5.0, 15.0, 25.0, 35.0, NAN], [NAN]])
def test_the_legend_names_every_class_in_order_and_no_estimate_last(language, theme, figures):
    figure = still(regions_with(figures), language, theme).figure
    assert legend_of(figure) == [*classes_of(language, theme), (language.text("no estimate"), theme.no_estimate)]


def test_every_region_has_the_colour_of_its_class():
    regions = regions_of(still(regions_with([1.0, 5.0, 15.0, 25.0, 30.0])))
    assert [region.colour for region in regions.values()] == list(LIGHT.severity)
    assert list(regions) == [str(code) for code in range(1101, 1106)]


def test_the_hover_says_value_class_rank_survey_and_how_the_figure_was_made(language):
    regions = regions_of(still(regions_with([25.0, 26.04, NAN], modelled=(1,)), language))
    high = language.text("high")
    told = {"1101": (25.0, "direct survey estimate", 1), "1102": (26.0, "small-area model", 2)}
    for code, (value, made, rank) in told.items():
        written = language.number(value, 1)
        assert regions[code].hover == f"{written}, {high} · {language.text(made)}<br>{rank} / 2<br>SSGI 2024"


def test_the_hover_of_a_missing_region_has_no_number(language):
    missing = regions_of(still(regions_with([25.0, NAN]), language))["1102"]
    assert missing.colour == LIGHT.no_estimate
    assert missing.hover == f"{language.text('no estimate')}<br>SSGI 2024"


def test_a_survey_without_any_estimate_is_grey_throughout(language):
    regions = regions_of(still(regions_with([NAN, NAN]), language))
    assert {region.colour for region in regions.values()} == {LIGHT.no_estimate}


def test_a_region_of_no_group_stays_without_a_colour():
    layer = MapLayer(lambda table: prevalence_groups(table, BAHASA, LIGHT), vocabulary.PREVALENCE, HOVER)
    drawn = region_map(regions_with([25.0, NAN]), layer, "SSGI 2024", canvas_of())
    assert regions_of(drawn)["1102"].colour is None


def test_ranks_in_words_are_asked_for_once_with_the_table():
    table = regions_with([20.0, 20.0, NAN])
    layer = layer_of(by_code("en"), rank_texts=lambda rows: {code: f"rank of {code}" for code in rows.index})
    regions = regions_of(region_map(table, layer, "SSGI 2024", canvas_of(by_code("en"))))
    assert regions["1101"].hover.split("<br>")[1] == "rank of 1101 / 2"


@pytest.mark.parametrize(("change", "written"), [(0.64, "+0,6"), (-3.7, "−3,7"), (-0.04, "0,0")])
def test_a_change_is_told_with_its_sign(change, written):
    layer = MapLayer(layer_of(BAHASA).groups, vocabulary.CHANGE, HOVER.replace("z:.1f", "z:+.1f"))
    drawn = region_map(regions_with([20.0], change_pp=[change]), layer, "SSGI 2024", canvas_of())
    assert regions_of(drawn)["1101"].hover.startswith(f"{written}, ")


def test_the_figure_is_the_same_for_every_survey_so_that_the_browser_keeps_its_map():
    points = pd.DataFrame({"lon": [110.0, 111.0], "lat": [-7.0, -7.0]}, index=["1101", "1102"])
    names = points.assign(label=["Kab. Barat", "Kab. Timur"])
    one = still(regions_with([20.0, NAN]), survey="SSGI 2022", model_points=points[:0], labels=names)
    other = still(
        regions_with([3.0, 35.0], modelled=(1,)),
        model_points=points[1:], labels=names[::-1], highlighted=("1101",),
    )  # fmt: skip
    assert one.figure.to_json() == other.figure.to_json()
    assert one.paint != other.paint


def test_small_area_figures_carry_a_mark_that_the_legend_names(language):
    points = pd.DataFrame({"lon": [110.004], "lat": [-7.0]}, index=["1102"])
    drawn = still(regions_with([20.0, 21.0], modelled=(1,)), language, model_points=points)
    assert drawn.paint["points"] == "11000 -700"
    assert layers_of(drawn)["points"]["paint"]["circle-color"] == LIGHT.text
    assert legend_of(drawn.figure)[-1] == (modelled_label(language), LIGHT.text)


def test_a_map_without_marks_names_none_in_its_legend(language):
    drawn = still(regions_with([20.0]), language)
    assert modelled_label(language) not in [label for label, _ in legend_of(drawn.figure)]
    assert not {"points", "names", "labels"} & (set(drawn.paint) | set(layers_of(drawn)))


def layers_of(drawn):
    """The layers of the map's style by name, lowest first."""
    return {layer["id"]: layer for layer in sent_json(drawn.figure)["layout"]["map"]["style"]["layers"]}


def test_outlines_marks_and_names_lie_on_top_of_the_fills():
    points = pd.DataFrame({"lon": [110.0], "lat": [-7.0], "label": ["Kab.<br>Contoh"]}, index=["1101"])
    drawn = still(regions_with([20.0, 35.0]), highlighted=("1101", "9999"), labels=points, model_points=points)
    assert list(layers_of(drawn)) == ["sea", "fill", "border", "casing", "own", "points", "labels"]
    assert drawn.paint["own"] == [1101]
    assert (drawn.paint["names"], drawn.paint["namePoints"]) == (["Kab.\nContoh"], "11000 -700")


def test_doubtful_classes_are_paler_with_a_dotted_edge_and_named_in_the_legend(language):
    def groups(table):
        return doubtful_groups(table, language, LIGHT)

    table = regions_with([20.5, 35.0], class_is_uncertain=[True, False])
    drawn = region_map(table, MapLayer(groups, vocabulary.PREVALENCE, HOVER), "SSGI 2024", canvas_of(language))
    sure, unsure = drawn.paint["groups"][1], drawn.paint["groups"][0]
    assert [chr(ord(FIRST_GROUP) + group) for group in drawn.paint["doubtful"]] == [unsure]
    assert sure != unsure
    assert legend_of(drawn.figure)[-1][0] == language.text("pale: class not certain")
    assert layers_of(drawn)["doubtful"]["paint"]["line-dasharray"]
    assert layers_of(drawn)["fill"]["paint"]["fill-opacity"][2] < 1
    assert "doubtful" not in layers_of(still(table))


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
    expected = PLAYED[first][vocabulary.PREVALENCE].fillna(0)
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
    colours = [fill.colour for fill in fills_of(played(language=language))]
    stood = regions_of(still(PLAYED[survey], language, survey=survey))
    moved = {
        str(code): colour
        for fill, colour in zip(frame["data"], colours, strict=True)
        for code in decoded(fill["locations"])
    }
    assert moved == {code: region.colour for code, region in stood.items()}


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

NO_REGIONS = pd.DataFrame({vocabulary.REGION_CODE: [], vocabulary.REGION_LEVEL: [], vocabulary.PROVINCE_CODE: []})
YEARS_OF_LAYER = [
    (layer, year)
    for layer, year in itertools.product(s.LAYERS, vocabulary.COMPARABLE_YEARS)
    if s.selection_from({s.LAYER: layer, s.SURVEY: str(year)}, NO_REGIONS).layer == layer
]
TEN_HIGHLIGHTED = tuple(str(code) for code in range(3301, 3301 + s.MOST_HIGHLIGHTED))


def shown(code="id", theme=LIGHT, **choices):
    visit = visit_of(code, theme, **choices)
    return visit, map_view.map_table(visit)


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
        assert sent_bytes(map_view.map_figure(visit, table)) <= MOST_BYTES, f"{code}, {theme.name}"


@pytest.mark.parametrize(("layer", "survey_year"), YEARS_OF_LAYER)
def test_no_shape_and_no_name_travels_with_the_values(layer, survey_year):
    visit, table = shown(layer=layer, survey_year=survey_year)
    drawn = map_view.map_figure(visit, table)
    sent = sent_json(drawn.figure)
    shapes = map_view.geometry_of("ID", vocabulary.DISTRICT, s.MAP_SHAPE).url
    assert [shape["geojson"] for shape in sent["layout"]["template"]["data"]["choroplethmap"]] == [shapes]
    style = sent["layout"]["map"]["style"]
    assert style["sources"].get("regions", {"data": shapes}) == {"type": "geojson", "data": shapes} or not drawn.paint
    words = json.dumps([sent, drawn.paint])
    assert '"coordinates"' not in words
    assert '"Polygon"' not in words
    assert "Klaten" not in words
    assert "http" not in words
    for trace in sent["data"]:
        assert "geojson" not in trace


PAINTED_LAYERS = [(layer, year) for layer, year in YEARS_OF_LAYER if layer != s.CHILDREN_LAYER]


@pytest.mark.parametrize(("layer", "survey_year"), PAINTED_LAYERS)
@pytest.mark.parametrize("shape", s.SHAPES)
def test_every_region_of_the_country_is_painted_and_tells_its_own_figure(layer, survey_year, shape):
    column = {s.PREVALENCE_LAYER: vocabulary.PREVALENCE, s.DISTANCE_LAYER: vocabulary.DISTANCE}.get(
        layer, vocabulary.CHANGE
    )
    visit, table = shown(layer=layer, survey_year=survey_year, shape=shape)
    regions = regions_of(map_view.map_figure(visit, table))
    assert sorted(regions) == sorted(table.index)
    assert len(regions) == (38 if shape == s.PROVINCE_SHAPE else 514)
    write = visit.language.signed if column != vocabulary.PREVALENCE else partial(visit.language.number, decimals=1)
    for code, figure in table[column].astype("float64").items():
        if pd.isna(figure):
            assert regions[code].colour == LIGHT.no_estimate
            assert not any(letter.isdigit() for letter in regions[code].hover.split("<br>")[0])
        else:
            assert regions[code].colour
            assert regions[code].hover.startswith((f"{write(figure)} ", f"{write(figure)}\N{NO-BREAK SPACE}%"))


@pytest.mark.parametrize("survey_year", vocabulary.COMPARABLE_YEARS)
@pytest.mark.parametrize("shape", s.SHAPES)
def test_the_circles_of_the_country_stand_on_every_region(survey_year, shape):
    visit, table = shown(layer=s.CHILDREN_LAYER, survey_year=survey_year, shape=shape)
    fills = fills_of(map_view.map_figure(visit, table).figure)
    codes = [code for fill in fills for code in fill.values]
    assert sorted(codes) == sorted(table.index)
    figures = table[vocabulary.STUNTED_CHILDREN].astype("float64")
    for fill in fills:
        if "%{z" in fill.hover:
            assert fill.values == pytest.approx(figures[list(fill.values)].to_dict(), rel=1e-6, abs=1e-6)
        else:
            assert figures[list(fill.values)].isna().all()
            assert fill.colour == LIGHT.no_estimate


@pytest.mark.parametrize("layer", [s.PREVALENCE_LAYER, s.DISTANCE_LAYER])
@pytest.mark.parametrize("choices", [{}, {"scope": "33"}, {"shape": s.TILE_SHAPE}, {"shape": s.PROVINCE_SHAPE}])
def test_a_change_of_survey_keeps_the_drawn_map(layer, choices):
    figures = set()
    for year in vocabulary.COMPARABLE_YEARS:
        visit, table = shown(layer=layer, survey_year=year, **choices)
        figures.add(map_view.map_figure(visit, table).figure.to_json())
    assert len(figures) == 1


@pytest.mark.parametrize(("code", "words"), [("id", "tidak ada estimasi"), ("en", "no estimate")])
def test_east_nusa_tenggara_has_no_estimate_in_2022(code, words):
    visit, table = shown(code, survey_year=2022)
    kupang = regions_of(map_view.map_figure(visit, table))["5371"]
    assert kupang.hover == f"{words}<br>SSGI 2022"


def test_a_district_tells_value_class_rank_and_survey_in_the_readers_language(language):
    visit, table = shown(language.code, survey_year=2023)
    klaten = table.loc["3310"]
    known = int(table[vocabulary.PREVALENCE].notna().sum())
    value, rank, survey = regions_of(map_view.map_figure(visit, table))["3310"].hover.split("<br>")
    high = f"{language.text('high')} · {language.text('direct survey estimate')}"
    assert value.startswith(f"{language.percent(klaten[vocabulary.PREVALENCE])} · {high}")
    assert rank == language.text("rank {rank} of {of}", rank=klaten[vocabulary.RANK], of=known)
    assert survey == "SKI 2023"


def test_a_year_without_a_target_does_not_claim_that_estimates_are_missing():
    visit, table = shown("en", layer=s.DISTANCE_LAYER, target_year=2027)
    regions = regions_of(map_view.map_figure(visit, table))
    assert len(regions) == 514
    assert all("no estimate or no target" in region.hover for region in regions.values())


def test_a_playing_map_of_the_country_keeps_every_region_in_every_survey():
    visit, table = shown(playing=True, survey_year=2022)
    figure = sent_json(map_view.map_figure(visit, table, playing=True).figure)
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
    tables = {name: table.assign(distance_pp=table[vocabulary.PREVALENCE] - 14) for name, table in PLAYED.items()}

    def groups(rows):
        return [*distance_groups(rows, language, LIGHT), missing_group(rows, vocabulary.DISTANCE, language, LIGHT)]

    figure = playing_map(tables, "SSGI 2021", MapLayer(groups, vocabulary.DISTANCE, HOVER), canvas_of(language))
    assert len({len(frame.data) for frame in figure.frames}) == 1
    assert figure.layout.template.data.choroplethmap[0].geojson == SHAPES.url
