"""Cleaning, rounding and measuring polygons keeps shared borders shared and loses no district."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely import box

from refusals import refused
from stuntmap.data import coverage
from stuntmap.errors import BoundaryFileError


def series(**shapes: shapely.Geometry) -> gpd.GeoSeries:
    return gpd.GeoSeries(shapes, crs="EPSG:4326").rename_axis("region_code")


def test_an_overlap_goes_to_the_smaller_district() -> None:
    cleaned = coverage.clean(series(big=box(0, 0, 2, 1), small=box(1.9, 0, 2.5, 1)))
    assert shapely.coverage_is_valid(cleaned.to_numpy())
    assert cleaned["small"].area == pytest.approx(0.6)
    assert cleaned["big"].area == pytest.approx(1.9)


@pytest.mark.parametrize(("width", "stays_open"), [(0.005, False), (0.05, True)])
def test_a_narrow_gap_is_closed_and_a_lake_stays_open(width: float, stays_open: bool) -> None:
    gap = box(0.4, 0.4, 0.4 + width, 0.6)
    left, right = box(0, 0, 0.4, 1), box(0.4, 0, 1, 1).difference(gap)
    cleaned = coverage.clean(series(left=left, right=right))
    assert bool(shapely.area(cleaned.to_numpy()).sum() < 1 - 1e-9) is stays_open


def test_rounding_keeps_borders_shared_where_rounding_each_alone_breaks_them() -> None:
    border = [(1, 0), (1.0004, 0.3), (0.9996, 0.3003), (1.0004, 0.3006), (1, 1)]
    west = shapely.Polygon([(0, 0), *border, (0, 1)])
    east = shapely.Polygon([*border, (2, 1), (2, 0)])
    both = coverage.rounded(series(west=west, east=east), 3)
    assert shapely.coverage_is_valid(both.to_numpy())
    assert both.is_valid.all()
    coordinates = shapely.get_coordinates(both.to_numpy())
    assert (coordinates == coordinates.round(3)).all()


def test_rounding_drops_an_islet_that_collapses_and_keeps_its_district() -> None:
    islands = shapely.union_all([box(0, 0, 1, 1), box(3, 3, 3.0003, 3.0003)])
    assert shapely.get_num_geometries(coverage.rounded(series(a=islands), 3)["a"]) == 1


def test_rounding_refuses_to_lose_a_district() -> None:
    with refused(BoundaryFileError, "terlalu kecil untuk peta .1: tiny."):
        coverage.rounded(series(big=box(0, 0, 1, 1), tiny=box(3, 3, 3.0003, 3.0003)), 2)


def test_islets_are_left_out_but_a_district_of_islets_keeps_them() -> None:
    islet, islets = box(5, 0, 5.005, 0.005), [box(8 + step, 0, 8.005 + step, 0.005) for step in (0, 1)]
    kept = coverage.without_islets(
        series(land=shapely.union_all([box(0, 0, 1, 1), islet]), sea=shapely.union_all(islets))
    )
    assert shapely.get_num_geometries(kept.to_numpy()).tolist() == [1, 2]


def test_simplifying_moves_a_shared_border_on_both_sides_alike() -> None:
    border = [(1, 0), (1.01, 0.5), (1, 1)]
    west, east = shapely.Polygon([(0, 0), *border, (0, 1)]), shapely.Polygon([*border, (2, 1), (2, 0)])
    both = coverage.simplified(series(west=west, east=east), 0.2)
    assert shapely.area(both.to_numpy()).tolist() == [1, 1]


def test_a_dissolved_province_has_the_ground_of_its_districts() -> None:
    provinces = coverage.dissolved(
        series(a=box(0, 0, 1, 1), b=box(1, 0, 2, 1), c=box(5, 0, 6, 1)),
        pd.Series({"a": "12", "b": "12", "c": "11"}, name="province_code"),
    )
    assert provinces.index.tolist() == ["11", "12"]
    assert provinces["12"].equals(box(0, 0, 2, 1))


def test_an_area_is_measured_in_km2_on_the_ellipsoid() -> None:
    # One square degree at the equator: 111.320 km x 110.574 km.
    assert coverage.areas_km2(series(a=box(100, -0.5, 101, 0.5)))["a"] == pytest.approx(111.320 * 110.574, rel=1e-3)


def test_neighbours_share_a_line_of_known_length_and_not_just_a_corner() -> None:
    table = coverage.shared_borders(series(a=box(0, 0, 1, 1), b=box(1, 0, 2, 1), c=box(1, 1, 2, 2)))
    pairs = {(row.region_code, row.neighbour_code): row.shared_border_km for row in table.itertuples()}
    assert set(pairs) == {("a", "b"), ("b", "a"), ("b", "c"), ("c", "b")}
    assert pairs["a", "b"] == pairs["b", "a"] == 110.6  # one degree of latitude at the equator


def test_a_kota_inside_a_kabupaten_is_its_neighbour() -> None:
    kota = box(0.4, 0.4, 0.6, 0.6)
    table = coverage.shared_borders(series(kab=box(0, 0, 1, 1).difference(kota), kota=kota))
    assert table["neighbour_code"].tolist() == ["kota", "kab"]


def test_a_label_point_lies_inside_the_largest_part() -> None:
    horseshoe = box(0, 0, 3, 3).difference(box(1, 1, 3, 2))
    shape = shapely.union_all([horseshoe, box(5, 5, 5.5, 5.5)])
    point = coverage.label_points(series(a=shape)).iloc[0]
    assert horseshoe.contains(shapely.Point(point["lon"], point["lat"]))
    assert not shapely.centroid(horseshoe).within(box(0, 0, 0.9, 3))
