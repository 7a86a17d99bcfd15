"""The style of a painted map: shapes by address, colours as states, nothing to fetch from elsewhere."""

import json
from dataclasses import replace

import pandas as pd
import pytest
from map_tables import SHAPES, canvas_of

from stuntmap.figures.map_style import DOUBTFUL_OPACITY, LARGEST_LETTER_PX, SMALLEST_LETTER_PX, painted_style
from stuntmap.figures.map_traces import LABEL_SIZE
from stuntmap.figures.palette import DARK, LIGHT, TRANSPARENT

POINTS = pd.DataFrame({"lon": [110.6], "lat": [-7.7], "label": ["Kab. Klaten"]}, index=["3310"])


def layers_of(canvas, doubtful=False):
    return {layer["id"]: layer for layer in painted_style(canvas, doubtful)["layers"]}


def test_shapes_are_named_by_their_address_and_nothing_else_is_fetched():
    style = painted_style(canvas_of(labels=POINTS, model_points=POINTS), doubtful=True)
    assert json.dumps(style).count(SHAPES.url) == 1
    assert "http" not in json.dumps(style)
    assert not {"glyphs", "sprite", "imports"} & set(style)
    assert {source["type"] for source in style["sources"].values()} == {"geojson"}


def test_every_layer_draws_from_a_source_of_the_style():
    style = painted_style(canvas_of(labels=POINTS, model_points=POINTS), doubtful=True)
    used = {layer["source"] for layer in style["layers"] if layer["type"] != "background"}
    assert used == set(style["sources"])


def test_a_region_that_nobody_painted_has_no_colour_and_no_edge():
    layers = layers_of(canvas_of())
    assert layers["fill"]["paint"]["fill-color"] == ["to-color", ["feature-state", "colour"], TRANSPARENT]
    assert layers["border"]["paint"]["line-opacity"] == ["case", ["boolean", ["feature-state", "shown"], False], 1, 0]


def test_doubtful_fills_are_paler_only_where_some_may_be_doubtful():
    assert layers_of(canvas_of(), doubtful=True)["fill"]["paint"]["fill-opacity"][2:] == [DOUBTFUL_OPACITY, 1]
    sure = layers_of(canvas_of())
    assert "fill-opacity" not in sure["fill"]["paint"]
    assert "doubtful" not in sure


def test_no_region_is_outlined_until_the_page_names_one():
    layers = layers_of(canvas_of(highlighted=("3310",)))
    assert layers["own"]["filter"] == layers["casing"]["filter"] == ["==", ["id"], 0]
    assert layers["casing"]["paint"]["line-width"] > layers["own"]["paint"]["line-width"]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_ground_edges_and_marks_follow_the_page(theme):
    layers = layers_of(canvas_of(theme=theme, model_points=POINTS))
    assert layers["sea"]["paint"]["background-color"] == theme.land
    assert layers["border"]["paint"]["line-color"] == theme.hairline
    assert layers["own"]["paint"]["line-color"] == theme.own
    assert layers["points"]["paint"]["circle-color"] == theme.text


def test_pale_fills_get_an_edge_that_shows():
    assert layers_of(replace(canvas_of(), pale_fills=True))["border"]["paint"]["line-color"] == LIGHT.others


def test_names_give_way_to_each_other_on_a_map_and_grow_with_the_tiles_on_tiles():
    on_map = layers_of(canvas_of(labels=POINTS))["labels"]["layout"]
    assert (on_map["text-size"], on_map["text-allow-overlap"]) == (LABEL_SIZE, False)
    on_tiles = layers_of(replace(canvas_of(labels=POINTS), tile_degrees=0.87))["labels"]["layout"]
    assert on_tiles["text-allow-overlap"] is True
    first_zoom, first_size, last_zoom, last_size = on_tiles["text-size"][3:]
    assert (first_size, last_size) == (SMALLEST_LETTER_PX, LARGEST_LETTER_PX)
    # A tile doubles with each zoom, and so do the letters in it.
    assert 2 ** (last_zoom - first_zoom) == pytest.approx(LARGEST_LETTER_PX / SMALLEST_LETTER_PX)
