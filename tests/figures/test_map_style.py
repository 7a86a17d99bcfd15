"""The style of a painted map: shapes by address, colours as states, nothing to fetch from elsewhere."""

import json
from dataclasses import replace

import pandas as pd
import pytest
from map_tables import SHAPES, canvas_of
from seeing import contrast, rgb

from stuntmap import vocabulary
from stuntmap.figures.circles import CIRCLE_OPACITY
from stuntmap.figures.map_layers import DRAWN
from stuntmap.figures.map_style import LARGEST_LETTER_PX, SMALLEST_LETTER_PX, painted_style
from stuntmap.figures.map_traces import LABEL_SIZE, MODEL_STROKE_PX, TILE_PX
from stuntmap.figures.palette import DARK, LIGHT, TRANSPARENT
from stuntmap.figures.printed import lettering
from stuntmap.figures.textures import TEXTURES

POINTS = pd.DataFrame({"lon": [110.6], "lat": [-7.7], "label": ["Kab. Klaten"]}, index=["3310"])


def style_of(canvas, layer=vocabulary.PREVALENCE_LAYER):
    return painted_style(canvas, DRAWN[layer])


def layers_of(canvas, layer=vocabulary.PREVALENCE_LAYER):
    return {one["id"]: one for one in style_of(canvas, layer)["layers"]}


def test_shapes_are_named_by_their_address_and_nothing_else_is_fetched():
    style = style_of(canvas_of(labels=POINTS, circle_points=POINTS), vocabulary.CHILDREN_LAYER)
    assert json.dumps(style).count(SHAPES.url) == 1
    assert "http" not in json.dumps(style)
    assert not {"glyphs", "sprite", "imports"} & set(style)
    assert {source["type"] for source in style["sources"].values()} == {"geojson"}


def test_every_layer_draws_from_a_source_of_the_style():
    style = style_of(canvas_of(labels=POINTS, circle_points=POINTS), vocabulary.CHILDREN_LAYER)
    used = {layer["source"] for layer in style["layers"] if layer["type"] != "background"}
    assert used == set(style["sources"])


def test_a_region_that_nobody_painted_has_no_colour_and_no_edge():
    layers = layers_of(canvas_of())
    assert layers["fill"]["paint"]["fill-color"] == ["to-color", ["feature-state", "colour"], TRANSPARENT]
    assert layers["border"]["paint"]["line-opacity"] == ["case", ["==", ["feature-state", "shown"], True], 1, 0]


def test_a_fill_has_one_opacity_and_doubt_lies_on_it_as_dots():
    layers = layers_of(canvas_of())
    assert "fill-opacity" not in layers["fill"]["paint"]
    keys = [key for texture in TEXTURES for key in texture.drawings()]
    assert keys == ["doubt-dark", "doubt-light", "model-dark", "model-light"]
    for key in keys:
        paint = layers[key]["paint"]
        assert paint["fill-opacity"] == ["coalesce", ["feature-state", key], 0]
        # A pattern that is named before the page has drawn it would be asked of another host.
        assert "fill-pattern" not in paint
        assert paint["fill-color"] == TRANSPARENT
        # A smoothed edge would draw a line around each region in the colour of its dots.
        assert paint["fill-antialias"] is False
    order = list(layers)
    assert order.index("fill") < min(order.index(key) for key in keys)
    assert order.index("border") > max(order.index(key) for key in keys)


def test_no_region_is_outlined_until_the_page_names_one():
    layers = layers_of(canvas_of(highlighted=("3310",)))
    assert layers["own"]["filter"] == layers["casing"]["filter"] == ["==", ["id"], 0]
    assert layers["casing"]["paint"]["line-width"] > layers["own"]["paint"]["line-width"]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_ground_edges_and_marks_follow_the_page(theme):
    layers = layers_of(canvas_of(theme=theme), vocabulary.CHILDREN_LAYER)
    assert layers["sea"]["paint"]["background-color"] == theme.land
    assert layers["border"]["paint"]["line-color"] == theme.hairline
    assert layers["own"]["paint"]["line-color"] == theme.own
    paint = layers["circles"]["paint"]
    assert paint["circle-color"] == paint["circle-stroke-color"] == theme.circle
    # One case each: what a model figure gets, and what the others get.
    assert paint["circle-opacity"][1:] == [["get", "model"], 0, CIRCLE_OPACITY]
    assert paint["circle-stroke-width"][1:] == [["get", "model"], MODEL_STROKE_PX, 0]


def test_pale_fills_get_an_edge_that_shows():
    assert layers_of(canvas_of(), vocabulary.CHANGE_LAYER)["border"]["paint"]["line-color"] == LIGHT.others


def test_names_are_of_one_size_on_a_map_and_grow_with_the_tiles_on_tiles():
    on_map = layers_of(canvas_of(labels=POINTS))["labels"]["layout"]
    assert on_map["text-size"] == LABEL_SIZE
    on_tiles = layers_of(replace(canvas_of(labels=POINTS), tile_degrees=0.87))["labels"]["layout"]
    first_zoom, first_size, last_zoom, last_size = on_tiles["text-size"][3:]
    assert (first_size, last_size) == (SMALLEST_LETTER_PX, LARGEST_LETTER_PX)
    assert on_tiles["text-size"][:3] == ["interpolate", ["exponential", 2], ["zoom"]]
    # A tile doubles with each zoom, and so do the letters in it.
    assert 2 ** (last_zoom - first_zoom) == pytest.approx(LARGEST_LETTER_PX / SMALLEST_LETTER_PX)


@pytest.mark.parametrize("label", ["Kab.\nBanjarnegara", "Kota\nTual", "Kab.\nMahakam Ulu"])
def test_the_widest_name_fits_into_its_tile(label):
    canvas = replace(canvas_of(labels=POINTS.assign(label=label)), tile_degrees=0.87)
    zoom, size = layers_of(canvas)["labels"]["layout"]["text-size"][3:5]
    tile = 0.87 / 360 * TILE_PX * 2**zoom
    assert lettering.widest(tuple(label.split("\n")), size) < tile
    assert size * 3 < tile


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_names_are_dark_with_a_white_rim_on_every_page(theme):
    layers = layers_of(canvas_of(theme=theme, labels=POINTS))
    letters = layers["labels"]["paint"]
    assert contrast(rgb(letters["text-color"]), rgb(letters["text-halo-color"])) > 15
    for name, side in (("leads", "text-color"), ("lead-rims", "text-halo-color")):
        assert layers[name]["paint"]["line-color"] == letters[side]
        assert layers[name]["filter"] == ["==", ["geometry-type"], "LineString"]
