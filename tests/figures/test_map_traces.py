"""What a map's traces carry: small numbers, one address for the shapes, nothing from another host."""

import json
import math

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from map_tables import SHAPES, canvas_of, decoded, regions_with, sent_json

from stuntmap import vocabulary
from stuntmap.figures.map_layers import Group
from stuntmap.figures.map_traces import (
    LABEL,
    LAPTOP_CHART_PX,
    LEGEND_PX,
    TILE_PX,
    MapGeometry,
    fill_trace,
    label_trace,
    legend_trace,
    locations,
    map_layout,
    outline_traces,
    point_trace,
)
from stuntmap.figures.palette import DARK, LIGHT, OWN_LINE_WIDTH, TRANSPARENT

HOVER = "<b>%{properties.name}</b><br>%{z:.1f} %GROUP%, %RANK%<extra></extra>"
POINTS = pd.DataFrame({"lon": [110.6, 110.8], "lat": [-7.7, -7.6]}, index=["3310", "3372"])


def fill(table, hover=HOVER, **named):
    return fill_trace(Group("label", "words", "#123456", table), vocabulary.PREVALENCE, hover, canvas_of(), **named)


def first_trace_sent(trace):
    return sent_json(go.Figure([trace]))["data"][0]


def test_values_travel_as_32_bit_floats_and_codes_as_16_bit_numbers():
    sent = first_trace_sent(fill(regions_with([20.8, 3.25])))
    assert (sent["z"]["dtype"], sent["locations"]["dtype"]) == ("f4", "i2")
    assert decoded(sent["z"]).tolist() == pytest.approx([20.8, 3.25], rel=1e-6)
    assert decoded(sent["locations"]).tolist() == [1101, 1102]


def test_every_printed_decimal_survives_32_bits():
    figures = np.arange(0, 1000) / 10
    table = regions_with(list(figures))
    sent = decoded(first_trace_sent(fill(table))["z"])
    assert [f"{value:.1f}" for value in sent] == [f"{value:.1f}" for value in figures]


@pytest.mark.parametrize("code", ["11", "1101", "9671", "97"])
def test_every_code_of_the_country_fits_and_keeps_its_digits(code):
    held = locations([code])
    assert held.dtype == np.int16
    assert str(held[0]) == code


def test_a_code_with_a_letter_has_no_shape():
    with pytest.raises(ValueError, match="91L"):
        locations(["91L"])


def test_the_words_of_a_group_stand_once_in_its_hover():
    trace = fill(regions_with([20.0, 30.0]))
    assert trace.hovertemplate == "<b>%{properties.name}</b><br>%{z:.1f} words, %{customdata}"
    assert decoded(first_trace_sent(trace)["customdata"]).tolist() == [1, 2]
    assert trace.text is None


def test_the_box_of_the_trace_name_is_taken_away_once_for_the_whole_map():
    assert "<extra>" not in fill(regions_with([20.0])).hovertemplate
    assert map_layout(canvas_of())["template"]["data"]["choroplethmap"][0]["name"] == ""


def test_ranks_in_words_travel_where_they_are_given():
    trace = fill(regions_with([20.0, 20.0]), rank_texts={"1101": "1, tied", "1102": "1, tied", "9999": "7"})
    assert list(trace.text) == ["1, tied", "1, tied"]
    assert trace.hovertemplate.endswith("words, %{text}")
    assert trace.customdata is None


def test_a_hover_without_a_rank_sends_none():
    trace = fill(regions_with([float("nan")]), hover="%GROUP%")
    assert (trace.customdata, trace.text, trace.hovertemplate) == (None, None, "words")


def test_a_group_has_one_colour_whatever_its_values():
    assert fill(regions_with([1.0, 50.0])).colorscale == ((0, "#123456"), (1, "#123456"))


def test_a_legend_entry_draws_nothing_on_the_map():
    entry = legend_trace("high", "#d95f0e")
    assert (entry.x, entry.y, entry.name, entry.marker.color) == ((None,), (None,), "high", "#d95f0e")
    assert legend_trace("model", "#000000", symbol="circle").marker.symbol == "circle"


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_highlighted_region_is_outlined_and_not_filled(theme):
    casing, line = outline_traces(regions_with([20.0, 21.0]), canvas_of(theme=theme, highlighted=("1102",)))
    assert line.marker.line.color == theme.own
    assert line.marker.line.width == OWN_LINE_WIDTH
    assert casing.marker.line.color == theme.own_casing
    assert casing.marker.line.width > line.marker.line.width
    for trace in (casing, line):
        assert list(trace.locations) == [1102]
        assert {colour for _, colour in trace.colorscale} == {TRANSPARENT}
        assert trace.hoverinfo == "skip"


def test_a_region_that_the_map_does_not_show_is_not_outlined():
    table = regions_with([20.0])
    assert outline_traces(table, canvas_of(highlighted=("3310",))) == []
    assert outline_traces(table, canvas_of()) == []
    assert [list(trace.locations) for trace in outline_traces(table, canvas_of(highlighted=("3310", "1101")))] == [
        [1101],
        [1101],
    ]


def test_points_travel_as_32_bit_floats_and_take_no_hover():
    trace = point_trace(POINTS, mode="markers", marker={"size": 5})
    sent = first_trace_sent(trace)
    assert (sent["lon"]["dtype"], sent["lat"]["dtype"]) == ("f4", "f4")
    assert decoded(sent["lon"]).tolist() == pytest.approx([110.6, 110.8], abs=1e-5)
    assert (trace.hoverinfo, trace.showlegend) == ("skip", False)


def test_names_are_dark_on_both_pages_since_the_fills_are_the_same():
    trace = label_trace(POINTS.assign(label=["Kab. Klaten", "Kota Surakarta"]))
    assert list(trace.text) == ["Kab. Klaten", "Kota Surakarta"]
    assert (trace.mode, trace.textfont.color) == ("text", LABEL)


def test_the_style_names_a_source_and_nothing_to_fetch():
    """Plotly drops an empty list of sources on its second drawing, and MapLibre then refuses the style."""
    style = map_layout(canvas_of())["map"]["style"]
    assert style["version"] == 8
    assert style["sources"]
    assert all(source["type"] == "geojson" and not source["data"]["features"] for source in style["sources"].values())
    assert [layer["type"] for layer in style["layers"]] == ["background"]
    assert not {"glyphs", "sprite", "imports"} & set(style)
    sent = sent_json(go.Figure([], map_layout(canvas_of())))
    assert sent["layout"]["map"]["style"]["sources"]


def test_the_shapes_are_named_once_by_their_address():
    table = regions_with([20.0])
    figure = go.Figure([fill(table), *outline_traces(table, canvas_of(highlighted=("1101",)))], map_layout(canvas_of()))
    assert json.dumps(sent_json(figure)).count(SHAPES.url) == 1
    assert figure.layout.template.data.choroplethmap[0].geojson == SHAPES.url


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_ground_and_the_words_follow_the_page(theme, language):
    layout = map_layout(canvas_of(language, theme))
    assert layout["map"]["style"]["layers"][0]["paint"]["background-color"] == theme.land
    assert layout["legend"]["font"]["color"] == theme.text
    assert layout["separators"] == language.plotly_separators


def seen(geometry: MapGeometry, height: int) -> tuple[float, float, float, float]:
    """West, south, east and north of what a chart of a laptop's width shows, by MapLibre's own projection."""
    view = geometry.view(height)
    world = TILE_PX * 2 ** view["zoom"]
    half_width = LAPTOP_CHART_PX / world * 180
    centre = math.asinh(math.tan(math.radians(view["center"]["lat"])))
    half_height = (height - LEGEND_PX) / world * math.pi
    south, north = (math.degrees(math.atan(math.sinh(centre + side * half_height))) for side in (-1, 1))
    return view["center"]["lon"] - half_width, south, view["center"]["lon"] + half_width, north


@pytest.mark.parametrize("height", [300, 440, 900])
@pytest.mark.parametrize(
    "bounds",
    [(95.0, -11.0, 141.0, 6.0), (110.0, -8.2, 111.5, -6.4), (110.7, -7.6, 110.8, -7.5), (95.0, -2.0, 98.0, 6.0)],
)
def test_the_first_view_shows_the_whole_frame_and_little_more(bounds, height):
    west, south, east, north = seen(MapGeometry("", bounds), height)
    assert west <= bounds[0]
    assert south <= bounds[1] + 1e-3
    assert east >= bounds[2]
    assert north >= bounds[3] - 1e-3
    room = min((east - west) / (bounds[2] - bounds[0]), (north - south) / (bounds[3] - bounds[1]))
    assert 1 <= room < 1.15
