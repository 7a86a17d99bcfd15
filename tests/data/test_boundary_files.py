"""A boundary set is written the same each time, and each served file is named after its content."""

import hashlib
import json
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from small_project import SOURCES, small_project, written

from stuntmap.data.boundary_files import ServedLevel, enter_levels, geometry, write_level
from stuntmap.data.provenance import read_record, verify_file

SQUARE = shapely.Polygon([(0, 0), (0, 1), (1, 1), (1, 0)])  # clockwise
LABELS = pd.DataFrame({"name": ["Kota Contoh"], "province": ["Satu"]}, index=["1171"])


def level(folder: Path, side: float = 1.0) -> ServedLevel:
    polygons = gpd.GeoSeries({"1171": shapely.box(110, -8, 110 + side, -7)}, crs="EPSG:4326")
    return write_level("district", polygons, LABELS, 3, folder)


def test_exterior_rings_are_written_counter_clockwise_and_rounded() -> None:
    coordinates = geometry(shapely.affinity.translate(SQUARE, 0.12345, 0), 3)["coordinates"][0]
    assert shapely.LinearRing(coordinates).is_ccw
    assert {x for x, _ in coordinates} == {0.123, 1.123}


def test_a_feature_carries_code_name_and_province(tmp_path: Path) -> None:
    content = (tmp_path / level(tmp_path).file_name).read_bytes()
    feature = json.loads(content)["features"][0]
    assert feature["id"] == "1171"
    assert feature["properties"] == {"code": "1171", "name": "Kota Contoh", "province": "Satu"}
    assert b", " not in content
    assert b": " not in content


def test_a_level_is_named_after_its_content_and_replaces_its_older_file(tmp_path: Path) -> None:
    older, newer = level(tmp_path), level(tmp_path, side=2.0)
    (tmp_path / "district-11.0123456789.geojson").write_text("another level")
    again = level(tmp_path, side=2.0)
    assert older.file_name != newer.file_name == again.file_name
    digest = hashlib.sha256((tmp_path / newer.file_name).read_bytes()).hexdigest()
    assert newer.file_name == f"district.{digest[:10]}.geojson"
    assert {path.name for path in tmp_path.iterdir()} == {newer.file_name, "district-11.0123456789.geojson"}
    assert newer.bounds == (110, -8, 112, -7)


def test_entering_a_level_keeps_the_others_and_the_record_fits(tmp_path: Path) -> None:
    enter_levels([ServedLevel("tiles", "tiles.1.geojson", (0, 0, 1, 1))], tmp_path, SOURCES)
    enter_levels([level(tmp_path)], tmp_path, SOURCES)
    listed = json.loads((tmp_path / "levels.json").read_text())
    assert list(listed) == ["district", "tiles"]
    assert listed["tiles"] == {"file": "tiles.1.geojson", "bounds": [0, 0, 1, 1]}
    verify_file(tmp_path / "levels.json")


def test_the_same_polygons_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = (written(tmp_path / name) for name in ("one", "other"))
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    for file in files:
        assert (one / file).read_bytes() == (other / file).read_bytes(), file


@pytest.mark.parametrize(
    ("file", "warning"),
    [
        ("data/boundaries/district.parquet", "boundaries_without_legal_force"),
        ("data/boundaries/region_codes.csv", "area_from_polygons"),
        ("static/boundaries/levels.json", "boundaries_without_legal_force"),
    ],
)
def test_every_file_of_a_set_has_a_record_with_its_warnings(tmp_path: Path, file: str, warning: str) -> None:
    root = small_project(tmp_path)
    assert warning in read_record(root / file).warnings
    written = [path for path in root.rglob("*") if path.is_file() and not path.name.endswith(".meta.yml")]
    for path in written:
        verify_file(path)
    assert not any(path.read_text().startswith(",") for path in written if path.suffix == ".csv")
    assert len(written) == 6 + 4 + 1  # stored tables and polygons; four served levels; their list
