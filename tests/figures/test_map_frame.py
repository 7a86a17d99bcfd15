"""What a map shows first fills its frame, in every province, and only small islands far out are left for later."""

import json

import geopandas as gpd
import numpy as np
import pytest
import shapely

from stuntmap.data import boundaries
from stuntmap.data.main_bodies import ROOM, extent, main_body
from stuntmap.data.project import ROOT
from stuntmap.data.regions import load_regions
from stuntmap.figures.map_traces import LEGEND_PX

# The map of a laptop of 1366 x 768 beside the panel; the page leaves PADDING pixels on each side when it fits a map.
WIDTH, HEIGHT, PADDING = 900, 440 - LEGEND_PX, 8
SEEN_PX = 10
PROVINCES = sorted(load_regions()["province_code"].dropna().unique())
LEVELS = boundaries.served_levels()


def ground(province: str) -> tuple[np.ndarray, np.ndarray]:
    """Corners of all shapes of a province as Web Mercator draws them, in degrees, and the area behind each."""
    shapes = json.loads((ROOT / boundaries.SERVED / LEVELS[f"district-{province}"].file_name).read_bytes())["features"]
    parts = shapely.get_parts([shapely.from_geojson(json.dumps(shape["geometry"])) for shape in shapes])
    bounds = shapely.bounds(parts)
    bounds[:, 1::2] = mercator(bounds[:, 1::2])
    return bounds, shapely.area(parts)


def mercator(latitudes: np.ndarray) -> np.ndarray:
    return np.degrees(np.log(np.tan(np.pi / 4 + np.radians(latitudes) / 2)))


def share_of_frame(province: str, first: tuple[float, float, float, float]) -> float:
    """How much of the frame, in the better direction, lies between the outermost islands that are seen as a shape."""
    west, south, east, north = first
    bottom, top = mercator(np.array([south, north]))
    scale = min((WIDTH - 2 * PADDING) / (east - west), (HEIGHT - 2 * PADDING) / (top - bottom))
    bounds, _ = ground(province)
    seen = bounds[(bounds[:, 2:] - bounds[:, :2]).max(axis=1) * scale >= SEEN_PX]
    seen = np.clip(seen, [west, bottom, west, bottom], [east, top, east, top])
    across, up = seen[:, 2].max() - seen[:, 0].min(), seen[:, 3].max() - seen[:, 1].min()
    return float(max(across * scale / WIDTH, up * scale / HEIGHT))


@pytest.mark.parametrize("province", PROVINCES)
def test_each_province_fills_its_frame_in_one_direction(province):
    level = LEVELS[f"district-{province}"]
    assert share_of_frame(province, level.main or level.bounds) >= 0.85


def test_whole_jakarta_would_not_fill_its_frame():
    assert share_of_frame("31", LEVELS["district-31"].bounds) < 0.5


@pytest.mark.parametrize("province", PROVINCES)
def test_little_ground_is_left_for_later(province):
    level = LEVELS[f"district-{province}"]
    bounds, areas = ground(province)
    frame = np.array(level.main or level.bounds)
    frame[1::2] = mercator(frame[1::2])
    beyond = (
        (bounds[:, 0] > frame[2]) | (bounds[:, 2] < frame[0]) | (bounds[:, 1] > frame[3]) | (bounds[:, 3] < frame[1])
    )
    assert areas[beyond].sum() <= 0.03 * areas.sum()
    assert bool(level.beyond) == bool(level.main) == beyond.any()


def test_only_jakarta_begins_without_a_whole_district():
    points = boundaries.load_district_points().set_index("region_code")
    outside = []
    for province in PROVINCES:
        west, south, east, north = LEVELS[f"district-{province}"].main or LEVELS[f"district-{province}"].bounds
        own = points[points.index.str.startswith(province)]
        outside += own.index[~(own["lon"].between(west, east) & own["lat"].between(south, north))].tolist()
    assert outside == ["3101"]


def districts(*shapes: shapely.Geometry) -> gpd.GeoSeries:
    return gpd.GeoSeries(list(shapes), index=[f"99{place:02d}" for place in range(1, len(shapes) + 1)], crs="EPSG:4326")


LAND, OTHER_LAND = shapely.box(110, -1, 112, 0), shapely.box(110, 0, 112, 1)


def islet(lon: float, lat: float, side: float = 0.05) -> shapely.Polygon:
    return shapely.box(lon, lat, lon + side, lat + side)


def test_a_small_island_far_out_is_left_for_later_and_its_district_named():
    body = main_body(districts(shapely.union(LAND, islet(111, -4)), OTHER_LAND))
    assert body == ((110, -1, 112, 1), ("9901",))


@pytest.mark.parametrize(
    "district",
    [islet(111, -4, 1.5), islet(111, -1.2), islet(111, -2.2)],
    ids=["too large to leave out", "too near to win anything", "all of a district, for less than twice the size"],
)
def test_what_is_large_or_near_or_all_of_a_district_is_shown(district):
    body = main_body(districts(LAND, OTHER_LAND, district))
    assert body.beyond == ()
    assert body.bounds[1] == pytest.approx(shapely.bounds(district)[1])


def test_a_district_may_be_left_for_later_where_all_others_become_twice_as_large():
    assert main_body(districts(LAND, OTHER_LAND, islet(111, -4))) == ((110, -1, 112, 1), ("9903",))


def test_the_longer_side_of_a_map_decides_its_scale_in_a_room_that_is_wider_than_high():
    assert extent(np.array([100.0, -1.0, 106.0, 1.0])) == pytest.approx(6 / ROOM)
    assert extent(np.array([100.0, -1.0, 101.0, 1.0])) == pytest.approx(2, abs=1e-3)
