import geopandas as gpd
import numpy as np
import pytest
import shapely

from stuntmap.figures.printed.remote_islands import with_remote_islands_closer

LAND = shapely.box(0, 0, 3, 1)


def districts(*islands: shapely.Geometry) -> gpd.GeoDataFrame:
    first = shapely.union_all([shapely.box(0, 0, 1.5, 1), *islands])
    shapes = [first, shapely.box(1.5, 0, 3, 1)]
    return gpd.GeoDataFrame({"geometry": shapes}, index=["9901", "9902"], crs="EPSG:4326")


def test_a_small_island_far_out_comes_closer_in_a_frame() -> None:
    given = districts(shapely.box(1, 4, 1.1, 4.1))
    ground = with_remote_islands_closer(given)
    assert len(ground.frames) == 1
    assert ground.districts.total_bounds[3] < 2
    frame = shapely.box(*ground.frames[0])
    assert not frame.intersects(LAND)
    island = min(shapely.get_parts(ground.districts.geometry["9901"]), key=shapely.area)
    assert frame.contains(island)


def test_nothing_changes_its_size() -> None:
    given = districts(shapely.box(1, 4, 1.1, 4.1))
    moved = with_remote_islands_closer(given).districts
    assert shapely.area(moved.geometry.to_numpy()) == pytest.approx(shapely.area(given.geometry.to_numpy()))
    assert list(moved.index) == list(given.index)


@pytest.mark.parametrize(
    "island",
    [shapely.box(1, 1.1, 1.1, 1.2), shapely.box(1, 4, 2, 5), shapely.box(1, 4, 1.01, 4.01)],
    ids=["near", "large", "a speck"],
)
def test_other_islands_stay(island: shapely.Geometry) -> None:
    given = districts(island)
    ground = with_remote_islands_closer(given)
    assert ground.frames == ()
    assert ground.districts is given


def test_many_groups_stay_where_they_are() -> None:
    places = np.linspace(-3, 6, 5)
    given = districts(*(shapely.box(x, 4, x + 0.1, 4.1) for x in places))
    assert with_remote_islands_closer(given).frames == ()
