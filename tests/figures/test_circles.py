"""Numbers of children are circles by area, never a fill."""

import pandas as pd
import pytest
from map_tables import canvas_of, codes_of, legend_of, mapped, paint_of, regions_of, unpacked

from stuntmap import vocabulary
from stuntmap.figures.choropleth import region_map
from stuntmap.figures.circles import LARGEST_RADIUS_PX, SMALLEST_RADIUS_PX
from stuntmap.figures.map_layers import DRAWN
from stuntmap.figures.palette import DARK, LIGHT

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
    return region_map(table, LAYER, "SSGI 2024", canvas_of(circle_points=points, **kwargs))


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
    assert second == "antara 10.000 dan 10.000"


def test_a_country_without_any_count_has_no_circles(language):
    map_ = drawn([pd.NA] * 3, words=language)
    assert radii_of(map_) == {}
    labels = [language.text("stunted children"), language.text("no estimate")]
    assert legend_of(map_.figure) == list(zip(labels, [LIGHT.circle, LIGHT.no_estimate], strict=True))
