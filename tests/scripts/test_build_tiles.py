"""The tile map: a cell for each district, near its place, beside its neighbours, provinces whole, islands apart."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pandas as pd
import pytest

from stuntmap.data import boundaries
from stuntmap.data.project import ROOT
from stuntmap.data.provenance import checked_bytes, read_record
from stuntmap.data.regions import BOUNDARIES
from stuntmap.vocabulary import DISTRICT_COUNT, PROVINCE_COUNT

TILES = ROOT / BOUNDARIES / "district_tiles.csv"


def loaded_script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


layouts = sys.modules["tile_layout"] = loaded_script("tile_layout")
build_tiles = loaded_script("build_tiles")


@pytest.fixture(scope="module")
def tiles() -> pd.DataFrame:
    checked_bytes(TILES)
    return pd.read_csv(TILES, dtype={"region_code": "str"}).set_index("region_code")


@pytest.fixture(scope="module")
def places():
    return build_tiles.places_of(boundaries.load_district_points(), boundaries.load_neighbours())


@pytest.fixture(scope="module")
def served() -> dict:
    level = boundaries.served_levels()["tiles"]
    return json.loads(checked_bytes(ROOT / boundaries.SERVED / level.file_name))


# --- The shipped layout


def test_each_district_has_a_cell_of_its_own(tiles: pd.DataFrame) -> None:
    assert tiles.index.tolist() == boundaries.load_districts()["region_code"].tolist()
    assert len(set(zip(tiles["column"], tiles["row"], strict=True))) == DISTRICT_COUNT
    assert (tiles.min() == 0).all()
    assert tiles["column"].max() < 56
    assert tiles["row"].max() < 26


def test_neighbours_mostly_touch_provinces_are_whole_and_seas_stay_open(tiles: pd.DataFrame, places) -> None:
    found = layouts.measured(places, list(zip(tiles["column"], tiles["row"], strict=True)))
    assert found.neighbours_touching > 0.81
    assert found.neighbours_sharing_a_side > 0.51
    assert found.provinces_in_one_piece == PROVINCE_COUNT
    assert found.islands_touching_across_a_sea == 0


@pytest.mark.parametrize(
    ("west", "east"),
    [("1171", "9171"), ("3101", "3510"), ("3171", "3578"), ("3310", "3578"), ("6171", "6471"), ("7371", "8171")],
)
def test_what_lies_further_west_stays_further_west(tiles: pd.DataFrame, west: str, east: str) -> None:
    assert tiles.at[west, "column"] < tiles.at[east, "column"]


@pytest.mark.parametrize(("north", "south"), [("1171", "1871"), ("7171", "7371"), ("6571", "6371"), ("3529", "3510")])
def test_what_lies_further_north_stays_further_north(tiles: pd.DataFrame, north: str, south: str) -> None:
    assert tiles.at[north, "row"] < tiles.at[south, "row"]


def test_places_and_tiles_run_the_same_way(tiles: pd.DataFrame, places) -> None:
    assert np.corrcoef(tiles["column"], places.points[:, 0])[0, 1] > 0.97
    assert np.corrcoef(tiles["row"], places.points[:, 1])[0, 1] > 0.93


def test_the_served_squares_are_equal_apart_and_named(served: dict, tiles: pd.DataFrame) -> None:
    assert [feature["id"] for feature in served["features"]] == tiles.index.tolist()
    names = boundaries.load_districts().set_index("region_code")["region_name"]
    lefts = {}
    for feature in served["features"]:
        code = feature["id"]
        assert feature["properties"]["code"] == code
        assert feature["properties"]["name"] == names[code]
        ring = np.array(feature["geometry"]["coordinates"][0])
        (west, south), (east, north) = ring.min(axis=0), ring.max(axis=0)
        assert east - west == pytest.approx(north - south, abs=0.003)
        assert (west >= 95, east <= 141, north <= 6) == (True,) * 3
        lefts[code] = (west, east - west)
    side = 46 / (tiles["column"].max() + 1)
    for code, (west, width) in lefts.items():
        assert west == pytest.approx(95 + tiles.at[code, "column"] * side, abs=side / 10)
        assert 0.85 * side < width < side


def test_each_province_is_framed_in_the_one_file_of_the_country(served: dict) -> None:
    levels = boundaries.served_levels()
    of_provinces = {name: level for name, level in levels.items() if name.startswith("tiles-")}
    assert len(of_provinces) == PROVINCE_COUNT
    for name, level in of_provinces.items():
        assert level.file_name == levels["tiles"].file_name
        own = [f["geometry"]["coordinates"][0] for f in served["features"] if f["id"][:2] == name[-2:]]
        corners = np.array([corner for ring in own for corner in ring])
        assert level.bounds == pytest.approx((*corners.min(axis=0), *corners.max(axis=0)))


def test_readers_are_told_that_tiles_are_no_geography() -> None:
    level = boundaries.served_levels()["tiles"]
    for path in (TILES, ROOT / boundaries.SERVED / level.file_name):
        record = read_record(path)
        assert record.warnings == ("tiles_are_not_geography",)
        assert record.built_by == "scripts/build_tiles.py"


# --- The rules, on a made-up country: two islands, west with three districts in a row, east with two


def country(seas: bool = True):
    return layouts.Places(
        points=np.array([[0.0, 0.0], [0.3, 0.0], [0.6, 0.1], [1.2, 0.0], [1.4, 0.0]]),
        pairs=[(0, 1), (1, 2), (3, 4)],
        provinces=["11", "11", "12", "51", "51"],
        islands=["West", "West", "West", "East", "East"],
        seas=frozenset({frozenset(("West", "East"))}) if seas else frozenset(),
    )


def test_crowded_points_move_apart_until_each_has_room_and_islands_keep_a_sea() -> None:
    points = layouts.relaxed(country(), rounds=400)
    gap = np.linalg.norm(points[:, None] - points[None], axis=2)
    np.fill_diagonal(gap, np.inf)
    assert gap.min() > 0.95
    assert gap[:3, 3:].min() > 2
    assert (np.diff(points[:, 0]) > 0).all()


def test_each_point_gets_the_nearest_cell_that_leaves_the_others_theirs() -> None:
    points = np.array([[0.1, 0.0], [0.2, 0.0], [2.0, 1.0]])
    assert layouts.assigned(points, columns=3, rows=2) == [(0, 0), (1, 0), (2, 1)]


def test_the_measures_count_each_flaw() -> None:
    good = [(0, 0), (1, 0), (2, 1), (4, 0), (5, 0)]
    assert layouts.measured(country(), good) == (1.0, pytest.approx(2 / 3), 3, 0)
    bad = [(0, 0), (2, 0), (1, 0), (3, 1), (5, 0)]
    assert layouts.measured(country(), bad) == (pytest.approx(1 / 3), pytest.approx(1 / 3), 1, 1)
    assert layouts.measured(country(seas=False), bad).islands_touching_across_a_sea == 0


def test_the_change_of_cost_around_a_move_is_that_of_the_whole_layout() -> None:
    cells = [(0, 0), (2, 0), (1, 0), (3, 1), (5, 0)]
    everyone = list(range(5))
    for number, cell in ((1, (1, 0)), (4, (4, 1)), (0, (0, 1)), (3, (4, 0))):
        layout = layouts.Layout(country(), country().points, cells, layouts.Weights(sea=0))
        there = layout.tenant.get(cell)
        touched = [number] if there is None else [number, there]
        before, before_all = layout.cost(touched), layout.cost(everyone)
        assert layout.move(number, cell) == touched
        assert layout.cost(touched) - before == pytest.approx(layout.cost(everyone) - before_all)


def test_a_swap_puts_two_districts_into_each_others_cell_and_back() -> None:
    cells = [(0, 0), (1, 0), (2, 0), (4, 0), (5, 0)]
    layout = layouts.Layout(country(), country().points, cells, layouts.Weights())
    layout.move(0, (1, 0))
    assert layout.cells[:2] == [(1, 0), (0, 0)]
    layout.move(0, (0, 0))
    assert layout.cells == cells
    assert layout.tenant == {cell: number for number, cell in enumerate(cells)}


def test_annealing_mends_a_bad_layout_and_gives_the_same_one_each_time() -> None:
    places = country()
    wanted = layouts.relaxed(places, rounds=200)
    wanted = wanted - wanted.min(axis=0) + 0.5

    def mended() -> list[tuple[int, int]]:
        bad = [(3, 1), (0, 0), (1, 0), (7, 0), (5, 1)]
        layout = layouts.Layout(places, wanted, bad, layouts.Weights(displacement=0.1))
        return layouts.annealed(layout, columns=8, rows=2, steps=4000, seed=1)

    cells = mended()
    assert mended() == cells
    assert layouts.measured(places, cells) == (1.0, 1.0, 3, 0)
    assert [column for column, _ in cells] == sorted(column for column, _ in cells)


def test_near_pairs_join_places_of_one_island_without_a_common_border() -> None:
    corners = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.1, 1.1], [9.0, 9.0]])
    places = layouts.Places(corners, [(0, 1)], ["11"] * 5, ["West"] * 4 + ["East"], frozenset())
    assert layouts.near_pairs(places) == [(0, 2), (1, 2), (1, 3), (2, 3)]


def test_squares_fill_the_width_of_the_country_with_a_gap_between_them() -> None:
    table = pd.DataFrame({"region_code": ["1101", "1102", "9101"], "column": [0, 1, 45], "row": [0, 0, 3]})
    squares = build_tiles.squares(table)
    assert squares["1101"].bounds == pytest.approx((95.03, 5.03, 95.97, 5.97))
    assert squares["1102"].bounds[0] - squares["1101"].bounds[2] == pytest.approx(0.06)
    assert squares["9101"].bounds == pytest.approx((140.03, 2.03, 140.97, 2.97))


def test_files_of_a_small_country_are_the_same_bytes_when_written_again(tmp_path: Path) -> None:
    codes = boundaries.load_districts()[["region_code", "region_name"]].assign(province_name="Aceh").head(3)
    tiles = pd.DataFrame({"region_code": codes["region_code"], "column": [0, 1, 1], "row": [0, 0, 1]})
    for folder in (BOUNDARIES, boundaries.SERVED):
        (tmp_path / folder).mkdir(parents=True)
    for name in (BOUNDARIES / "district_points.meta.yml", boundaries.SERVED / "levels.meta.yml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())

    def written() -> dict[str, bytes]:
        build_tiles.write_tiles(tiles, codes, tmp_path)
        return {path.name: path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()}

    first = written()
    assert written() == first
    assert set(boundaries.served_levels(tmp_path)) == {"tiles", "tiles-11"}
