"""Numbers of children are circles by area, never a fill."""

import pandas as pd
import pytest
from map_tables import canvas_of, codes_of, legend_of, map_of, mapped, paint_of, regions_of, sent_json, unpacked

from stuntmap import vocabulary
from stuntmap.figures.circles import KEY_PX, LARGEST_RADIUS_PX, SMALLEST_RADIUS_PX, full_scale
from stuntmap.figures.map_layers import DRAWN
from stuntmap.figures.map_traces import LEGEND_PX
from stuntmap.figures.palette import DARK, LIGHT, NOTE_SIZE, TRANSPARENT
from stuntmap.figures.printed import lettering
from stuntmap.language import language as language_of

COUNTS = [2500, 10000, pd.NA, 400, 4900]
LAYER = DRAWN[vocabulary.CHILDREN_LAYER]


def table_of(counts) -> pd.DataFrame:
    children = pd.array(counts, dtype="Int64")
    limits = pd.Series(children, dtype="Float64").to_numpy()
    figures = [20.0 if known else float("nan") for known in ~pd.isna(children)]
    return mapped(figures, stunted_children=children, stunted_children_low=limits, stunted_children_high=limits)


def drawn(counts, **kwargs):
    table = table_of(counts)
    points = pd.DataFrame({"lon": [float(code) / 10 for code in table.index], "lat": -7.25}, index=table.index)
    return map_of({"SSGI 2024": table}, "SSGI 2024", LAYER, canvas_of(circle_points=points, **kwargs))


def radii_of(map_) -> dict[str, float]:
    """Radius in pixels by region code; the place of each circle tells which region it is."""
    circles, codes = paint_of(map_)["circles"], codes_of(map_)
    values = {name: unpacked(circles[name], len(codes)) for name in ("lon", "lat", "radius")}
    assert [str(round(lon * 10)) for lon in values["lon"]] == codes
    assert set(values["lat"]) == {-7.25}
    return {code: radius for code, radius in zip(codes, values["radius"], strict=True) if radius is not None}


def test_the_area_of_a_circle_is_proportional_to_its_count():
    radii = radii_of(drawn(COUNTS))
    for code, count in zip(("1101", "1102", "1104", "1105"), (2500, 10000, 400, 4900), strict=True):
        assert radii[code] == pytest.approx(LARGEST_RADIUS_PX * (count / 10000) ** 0.5, abs=0.05)


def test_even_the_smallest_count_can_be_seen():
    assert set(radii_of(drawn([10, 100000, pd.NA, 10, 10])).values()) == {LARGEST_RADIUS_PX, SMALLEST_RADIUS_PX}


@pytest.mark.parametrize(
    ("most", "scale"), [(1, 1), (9, 10), (10, 10), (11, 20), (21, 50), (17990, 20000), (20000, 20000), (50001, 100000)]
)
def test_the_largest_circle_stands_for_a_round_number_no_less_than_any_count(most, scale):
    assert full_scale(pd.Series([1, most, None], dtype="Int64")) == scale


@pytest.mark.parametrize(
    ("code", "numbers"), [("id", ["20.000", "4.000", "1.000"]), ("en", ["20,000", "4,000", "1,000"])]
)
def test_the_legend_shows_three_sizes_with_their_numbers_as_they_are_on_the_map(code, numbers):
    map_ = drawn([17990, 4000, 1000, 400, 250], words=language_of(code))
    layout = sent_json(map_.figure)["layout"]
    assert [note["text"] for note in layout["annotations"]] == numbers
    sizes = [(shape["x1"] - shape["x0"]) / 2 for shape in layout["shapes"]]
    assert sizes[0] == LARGEST_RADIUS_PX
    radii = radii_of(map_)
    assert [radii["1102"], radii["1103"]] == pytest.approx(sizes[1:], abs=0.05)
    for shape, note in zip(layout["shapes"], layout["annotations"], strict=True):
        assert shape["fillcolor"] == LIGHT.circle
        assert shape["x1"] < note["xshift"]
    # Each circle begins behind the number before it, and the row stands between the map and the names.
    for note, shape in zip(layout["annotations"], layout["shapes"][1:], strict=False):
        assert shape["x0"] > note["xshift"] + lettering.width(note["text"], NOTE_SIZE)
    assert layout["margin"]["b"] >= LEGEND_PX + KEY_PX
    assert layout["legend"]["y"] * (layout["height"] - layout["margin"]["b"]) <= -KEY_PX


def test_a_missing_count_has_no_circle_and_is_grey(language):
    map_ = drawn(COUNTS, words=language)
    assert "1103" not in radii_of(map_)
    assert regions_of(map_)["1103"].colour == LIGHT.no_estimate
    assert regions_of(map_)["1103"].hover.startswith(language.text("no estimate"))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_ground_is_the_same_for_all_counts_and_carries_no_texture(theme):
    regions = regions_of(drawn(COUNTS, theme=theme))
    assert {region.colour for code, region in regions.items() if code != "1103"} == {theme.grid}
    assert {region.texture for region in regions.values()} == {None}


def test_the_hover_gives_the_count_with_its_limits():
    first, second, *_ = regions_of(drawn(COUNTS))["1102"].hover.split("<br>")
    assert first == "sekitar 10.000 balita stunting (perkiraan)"
    assert second == "antara 10.000 dan 10.000 dengan kepercayaan 95\N{NO-BREAK SPACE}%"


def test_a_country_without_any_count_has_no_circles(language):
    map_ = drawn([pd.NA] * 3, words=language)
    assert radii_of(map_) == {}
    labels = [language.text("stunted children"), "model", language.text("no estimate")]
    colours = [LIGHT.circle, TRANSPARENT, LIGHT.no_estimate]
    assert legend_of(map_.figure) == list(zip(labels, colours, strict=True))


def test_the_circle_of_a_model_figure_is_hollow_on_the_map_and_in_the_legend():
    table = table_of(COUNTS).assign(estimation=["direct", "small_area", "direct", "small_area", "direct"])
    points = pd.DataFrame({"lon": 110.0, "lat": -7.25}, index=table.index)
    map_ = map_of({"SSGI 2024": table}, "SSGI 2024", LAYER, canvas_of(circle_points=points))
    assert paint_of(map_)["circles"]["models"] == "01010"
    model = next(trace for trace in map_.figure.data if trace.name == "model")
    assert (model.marker.symbol, model.marker.line.color) == ("circle", LIGHT.circle)
    assert "model" in regions_of(map_)["1102"].hover
