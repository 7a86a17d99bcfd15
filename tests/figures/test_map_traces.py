"""What a map's traces carry: small numbers, one address for the shapes, nothing from another host."""

import json
import math
import re

import numpy as np
import plotly.graph_objects as go
import pytest
from map_tables import SHAPES, canvas_of, decoded, regions_with, sent_json

from stuntmap.figures.map_traces import (
    LAPTOP_CHART_PX,
    LEGEND_PX,
    TILE_PX,
    MapGeometry,
    circle_entry,
    hover_trace,
    legend_entry,
    locations,
    map_layout,
)
from stuntmap.figures.palette import DARK, LIGHT, TRANSPARENT
from stuntmap.figures.textures import DOUBT_DOTS, MODEL_DOTS, TEXTURES, Ink, ink_for

STYLE = {"version": 8, "sources": {}, "layers": []}


@pytest.mark.parametrize("code", ["11", "1101", "9671", "97"])
def test_every_code_of_the_country_fits_and_keeps_its_digits(code):
    held = locations([code])
    assert held.dtype == np.int16
    assert str(held[0]) == code


def test_a_code_with_a_letter_has_no_shape():
    with pytest.raises(ValueError, match="91L"):
        locations(["91L"])


def test_the_hover_reads_only_what_the_shapes_hold():
    trace = hover_trace(regions_with([20.0, 30.0]))
    assert re.findall(r"%{(.*?)}", trace["hovertemplate"]) == ["properties.name", "properties.told"]
    assert decoded(sent_json(go.Figure([trace]))["data"][0]["locations"]).tolist() == [1101, 1102]
    assert {colour for _, colour in trace["colorscale"]} == {TRANSPARENT}


def test_the_box_of_the_trace_name_is_taken_away_once_for_the_whole_map():
    assert map_layout(canvas_of(), STYLE)["template"]["data"]["choroplethmap"][0]["name"] == ""


def test_a_legend_entry_draws_nothing_on_the_map():
    entry = legend_entry("high", "#d95f0e")
    assert (entry["x"], entry["y"], entry["name"], entry["marker"]["color"]) == ([None], [None], "high", "#d95f0e")
    assert circle_entry("children", "#000000")["marker"]["symbol"] == "circle"


def test_a_texture_in_the_legend_hides_as_much_of_its_class_as_on_the_map():
    for texture in TEXTURES:
        entry = go.Bar(legend_entry("doubt", LIGHT.severity[1], texture))
        pattern, seen = entry.marker.pattern, texture.seen_on(entry.marker.color)
        assert pattern.solidity == pytest.approx(1 - seen[entry.marker.color], rel=0.02)
        assert ink_for(entry.marker.color) == Ink("dark", pattern.fgcolor, pattern.fgopacity)
    covers = [1 - texture.seen_on(fill)[fill] for fill in LIGHT.severity for texture in (DOUBT_DOTS, MODEL_DOTS)]
    assert all(few < many for few, many in zip(covers[::2], covers[1::2], strict=True))


def test_the_shapes_are_named_once_by_their_address():
    figure = go.Figure([hover_trace(regions_with([20.0]))], map_layout(canvas_of(), STYLE))
    assert json.dumps(sent_json(figure)).count(SHAPES.url) == 1
    assert figure.layout.template.data.choroplethmap[0].geojson == SHAPES.url


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_ground_and_the_words_follow_the_page(theme, language):
    layout = map_layout(canvas_of(language, theme), STYLE)
    assert layout["map"]["style"] == STYLE
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
