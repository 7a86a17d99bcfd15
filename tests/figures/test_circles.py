"""Numbers of children are circles by area, never a fill."""

import pandas as pd
import pytest
from map_tables import canvas_of, decoded, fill_holding, fills_of, legend_of, regions_with, sent_json

from stuntmap import vocabulary
from stuntmap.figures.circles import LARGEST_RADIUS_PX, circle_map
from stuntmap.figures.palette import DARK, LIGHT
from stuntmap.language import language as by_code

HOVER = "<b>%{properties.name}</b><br>about %{z:,.0f}<extra></extra>"
COUNTS = [2500, 10000, pd.NA, 400, 4900]


@pytest.fixture
def table() -> pd.DataFrame:
    children = pd.array(COUNTS, dtype="Int64")
    return regions_with([20.0, 20.0, float("nan"), 20.0, 20.0], stunted_children=children)


@pytest.fixture
def points(table) -> pd.DataFrame:
    """The place of each region: its longitude tells which one it is."""
    return pd.DataFrame({"lon": [float(code) / 10 for code in table.index], "lat": 0.0}, index=table.index)


def drawn(table, points, **kwargs):
    return circle_map(table, points, vocabulary.STUNTED_CHILDREN, HOVER, "stunted children", canvas_of(**kwargs))


def sizes_of(figure) -> dict[str, int]:
    """Diameter in pixels by region code, in the order of drawing."""
    (circles,) = (trace for trace in sent_json(figure)["data"] if trace["type"] == "scattermap")
    places = [str(round(lon * 10)) for lon in decoded(circles["lon"])]
    return dict(zip(places, decoded(circles["marker"]["size"]).tolist(), strict=True))


def test_the_area_of_a_circle_is_proportional_to_its_count(table, points):
    sizes = sizes_of(drawn(table, points))
    for code, count in zip(table.index, COUNTS, strict=True):
        if pd.isna(count):
            continue
        exact = (2 * LARGEST_RADIUS_PX) ** 2 * count / 10000
        # A diameter is a whole number of pixels.
        assert (sizes[code] - 0.5) ** 2 <= exact <= (sizes[code] + 0.5) ** 2


def test_a_quarter_of_the_children_is_half_the_diameter(table, points):
    sizes = sizes_of(drawn(table, points))
    assert sizes["1102"] == 2 * LARGEST_RADIUS_PX
    assert sizes["1101"] == LARGEST_RADIUS_PX


def test_small_circles_are_drawn_on_top_of_large_ones(table, points):
    assert list(sizes_of(drawn(table, points))) == ["1102", "1105", "1101", "1104"]


def test_even_the_smallest_count_can_be_seen(points, table):
    tiny = table.assign(stunted_children=pd.array([10, 100000, pd.NA, 10, 10], dtype="Int64"))
    assert set(sizes_of(drawn(tiny, points)).values()) == {2 * LARGEST_RADIUS_PX, 2}


def test_a_missing_count_has_no_circle_and_is_grey(table, points, language):
    figure = drawn(table, points, words=language)
    assert "1103" not in sizes_of(figure)
    missing = fill_holding(figure, "1103")
    assert missing.colour == LIGHT.no_estimate
    assert missing.hover == f"<b>%{{properties.name}}</b><br>{language.text('no estimate')}"
    assert (language.text("no estimate"), LIGHT.no_estimate) in legend_of(figure)


def test_without_missing_counts_the_legend_names_circles_only(table, points):
    whole = table.assign(stunted_children=pd.array([10] * 5, dtype="Int64"))
    assert legend_of(drawn(whole, points)) == [("stunted children", LIGHT.highlights[2])]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_ground_is_the_same_for_all_counts(table, points, theme):
    known, missing = fills_of(drawn(table, points, theme=theme))
    assert known.colour == theme.grid
    assert known.hover == HOVER.removesuffix("<extra></extra>")
    assert known.values == {"1102": 10000, "1105": 4900, "1101": 2500, "1104": 400}
    assert list(missing.values) == ["1103"]


def test_a_highlighted_region_is_outlined(table, points):
    figure = drawn(table, points, highlighted=("1104",))
    outlined = [list(trace.locations) for trace in figure.data if trace.hoverinfo == "skip" and trace.type != "scatter"
                and trace.type != "scattermap"]  # fmt: skip
    assert outlined == [[1104], [1104]]


def test_a_country_without_any_count_has_no_circles(table, points):
    empty = table.assign(stunted_children=pd.array([pd.NA] * 5, dtype="Int64"))
    figure = drawn(empty, points, words=by_code("en"))
    assert [fill.values for fill in fills_of(figure) if fill.values] == [dict.fromkeys(table.index, 0.0)]
    assert ("no estimate", LIGHT.no_estimate) in legend_of(figure)
