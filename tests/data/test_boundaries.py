"""The shipped boundaries: complete, valid, sharing their borders, served under names that hold their hash."""

import hashlib
import json
import shutil
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from refusals import refused
from stuntmap.data import boundaries, coverage
from stuntmap.data.boundaries import SERVED
from stuntmap.data.boundary_files import COUNTRY_DECIMALS, HASH_DIGITS, PROVINCE_DECIMALS, ServedLevel
from stuntmap.data.project import ROOT
from stuntmap.data.provenance import read_record, verify_file
from stuntmap.data.regions import BOUNDARIES, load_regions
from stuntmap.errors import DataFileError
from stuntmap.vocabulary import CRS_GEOGRAPHIC, DISTRICT_COUNT, PROVINCE_COUNT

SMALL_KOTA = {
    "1273": "Kota Sibolga",
    "1374": "Kota Padang Panjang",
    "3101": "Kabupaten Administrasi Kepulauan Seribu",
    "3171": "Kota Administrasi Jakarta Pusat",
    "3371": "Kota Magelang",
    "3576": "Kota Mojokerto",
}
STORED = ("district.parquet", "province.parquet", "neighbours.csv", "district_points.csv", "region_codes.csv")


@pytest.fixture(scope="module")
def districts() -> gpd.GeoDataFrame:
    return boundaries.load_districts()


@pytest.fixture(scope="module")
def regions() -> pd.DataFrame:
    return load_regions().set_index("region_code")


@pytest.fixture(scope="module")
def province_codes(regions: pd.DataFrame) -> list[str]:
    return regions.index[regions["region_level"] == "province"].tolist()


@pytest.fixture(scope="module")
def levels() -> dict[str, ServedLevel]:
    return boundaries.served_levels()


@pytest.fixture(scope="module")
def served(levels: dict[str, ServedLevel]) -> dict[str, dict]:
    """The content of every level that is made of district or province polygons, by level name."""
    return {
        name: json.loads((ROOT / SERVED / level.file_name).read_bytes())
        for name, level in levels.items()
        if name.split("-")[0] in ("district", "province")
    }


def shapes(collection: dict) -> gpd.GeoSeries:
    frame = gpd.GeoDataFrame.from_features(collection, crs=CRS_GEOGRAPHIC)
    return frame.set_index("code").geometry


def test_every_district_has_one_valid_polygon_under_its_name(
    districts: gpd.GeoDataFrame, regions: pd.DataFrame
) -> None:
    assert len(districts) == DISTRICT_COUNT
    assert districts["region_code"].is_unique
    assert districts["region_code"].is_monotonic_increasing
    assert districts.crs == CRS_GEOGRAPHIC
    assert districts.is_valid.all()
    named = regions.loc[districts["region_code"]]
    assert named["region_name"].tolist() == districts["region_name"].tolist()
    assert named["province_code"].tolist() == districts["province_code"].tolist()


def test_the_districts_are_a_valid_coverage(districts: gpd.GeoDataFrame) -> None:
    assert shapely.coverage_is_valid(districts.geometry.to_numpy())


def test_districts_lie_in_indonesia_and_their_area_is_the_one_in_the_table(
    districts: gpd.GeoDataFrame, regions: pd.DataFrame
) -> None:
    west, south, east, north = districts.total_bounds
    assert (94.9 < west < 95.3, -11.1 < south < -10.9, 140.9 < east < 141.1, 5.8 < north < 6.1) == (True,) * 4
    measured = coverage.areas_km2(districts.set_index("region_code").geometry).round(1)
    assert (measured == regions.loc[measured.index, "area_km2"]).all()


@pytest.mark.parametrize(("code", "name"), SMALL_KOTA.items())
def test_a_small_kota_has_ground_in_every_level(
    districts: gpd.GeoDataFrame, served: dict[str, dict], code: str, name: str
) -> None:
    stored = coverage.areas_km2(districts.set_index("region_code").geometry)[code]
    assert districts.set_index("region_code").loc[code, "region_name"] == name
    for level, least_share in (("district", 0.75), (f"district-{code[:2]}", 0.95)):
        assert coverage.areas_km2(shapes(served[level]))[code] > least_share * stored


def test_lakes_and_the_forest_that_belong_to_no_district_stay_open(districts: gpd.GeoDataFrame) -> None:
    for lon, lat in ((98.65, 2.78), (110.35, -7.17), (107.31, -6.73)):  # Danau Toba, the forest, Waduk Cirata
        assert not districts.contains(shapely.Point(lon, lat)).any()


@pytest.mark.parametrize(
    ("lon", "lat", "code"),
    [
        (110.60, -7.70, "3310"),  # Klaten
        (110.82, -7.56, "3372"),  # Surakarta
        (110.22, -7.47, "3371"),  # Kota Magelang
        (106.83, -6.18, "3171"),  # Monas
        (107.61, -6.91, "3273"),  # Kota Bandung
        (140.40, -8.49, "9301"),  # Merauke
        (126.40, -7.80, "8108"),  # Wetar, Maluku Barat Daya: filed under Timor-Leste in the source
    ],
)
def test_a_known_place_lies_in_its_district(districts: gpd.GeoDataFrame, lon: float, lat: float, code: str) -> None:
    assert districts.loc[districts.contains(shapely.Point(lon, lat)), "region_code"].tolist() == [code]


def test_provinces_are_their_districts_dissolved(districts: gpd.GeoDataFrame, province_codes: list[str]) -> None:
    provinces = boundaries.load_provinces()
    assert provinces["province_code"].tolist() == province_codes
    assert len(provinces) == PROVINCE_COUNT
    assert provinces.crs == CRS_GEOGRAPHIC
    assert shapely.coverage_is_valid(provinces.geometry.to_numpy())
    measured = coverage.areas_km2(districts.geometry).groupby(districts["province_code"]).sum()
    assert coverage.areas_km2(provinces.geometry).tolist() == pytest.approx(measured.tolist(), rel=1e-6)


def test_neighbours_are_symmetric_and_known_pairs_are_right(regions: pd.DataFrame) -> None:
    table = boundaries.load_neighbours()
    pairs = table.set_index(["region_code", "neighbour_code"])["shared_border_km"]
    assert pairs.index.is_unique
    assert (pairs >= 0.1).all()
    assert (table["region_code"] != table["neighbour_code"]).all()
    mirrored = pairs.swaplevel()
    mirrored.index.names = pairs.index.names
    assert mirrored.sort_index().equals(pairs.sort_index())
    assert set(table["region_code"]) <= set(regions.index)
    of_klaten = set(table.loc[table["region_code"] == "3310", "neighbour_code"])
    assert of_klaten == {"3309", "3311", "3403", "3404"}  # Boyolali, Sukoharjo, Gunungkidul, Sleman
    assert set(table.loc[table["region_code"] == "3371", "neighbour_code"]) == {"3308"}  # inside Kabupaten Magelang
    assert not {"1172", "3101", "5314"} & set(table["region_code"])  # Sabang, Kepulauan Seribu, Rote Ndao: islands


def test_a_tile_point_is_the_middle_of_its_tile() -> None:
    points = boundaries.load_tile_points()
    west, south, east, north = boundaries.served_levels()["tiles"].bounds
    lon, lat = points["lon"], points["lat"]
    # The outermost tiles end at the frame: their middles are half a tile from it on either side.
    assert lon.min() - west == pytest.approx(east - lon.max())
    assert lat.min() - south == pytest.approx(north - lat.max())
    assert 2 * (lat.min() - south) == pytest.approx(min(np.diff(np.unique(lat.round(6)))), abs=1e-4)


def test_a_district_point_lies_inside_its_district(districts: gpd.GeoDataFrame) -> None:
    points = boundaries.load_district_points()
    assert points["region_code"].tolist() == districts["region_code"].tolist()
    inside = shapely.contains_xy(districts.geometry.to_numpy(), points["lon"].to_numpy(), points["lat"].to_numpy())
    assert inside.all()


def test_there_is_a_level_for_the_country_and_one_for_each_province(
    levels: dict[str, ServedLevel], province_codes: list[str]
) -> None:
    expected = {"district", "province", *(f"district-{code}" for code in province_codes)}
    assert expected <= set(levels)


def test_each_level_holds_exactly_its_regions_under_their_names(
    served: dict[str, dict], regions: pd.DataFrame, province_codes: list[str]
) -> None:
    district_codes = regions.index[regions["region_level"] == "district"]
    for level, collection in served.items():
        if level == "province":
            expected = province_codes
        else:
            expected = [code for code in district_codes if code.startswith(level.removeprefix("district").strip("-"))]
        features = collection["features"]
        assert [feature["id"] for feature in features] == expected, level
        for feature in features:
            region = regions.loc[feature["id"]]
            expected_properties = {
                "code": feature["id"],
                "name": region["region_name"],
                "province": region["province_name"],
            }
            assert feature["properties"] == expected_properties


def test_served_polygons_are_valid_wind_as_the_standard_says_and_share_their_borders(served: dict[str, dict]) -> None:
    for level, collection in served.items():
        polygons = shapes(collection)
        assert polygons.is_valid.all(), level
        assert not polygons.is_empty.any(), level
        assert (coverage.areas_km2(polygons) > 0).all(), level
        assert shapely.coverage_is_valid(polygons.to_numpy()), level
        parts = shapely.get_parts(polygons.to_numpy())
        assert shapely.is_ccw(shapely.get_exterior_ring(parts)).all(), level


def test_coordinates_have_no_more_decimals_than_their_level_needs(served: dict[str, dict]) -> None:
    for level, collection in served.items():
        decimals = PROVINCE_DECIMALS if "-" in level else COUNTRY_DECIMALS
        coordinates = shapely.get_coordinates(shapes(collection).to_numpy())
        assert (coordinates == coordinates.round(decimals)).all(), level


def test_province_outlines_follow_the_districts_of_the_country_level(served: dict[str, dict]) -> None:
    districts, provinces = shapes(served["district"]), shapes(served["province"])
    dissolved = coverage.dissolved(districts, pd.Series(districts.index.str[:2], index=districts.index, name="code"))
    assert dissolved.geom_equals(provinces).all()


def test_a_file_name_holds_the_hash_of_the_file_and_its_bounds_are_listed(levels: dict[str, ServedLevel]) -> None:
    for name, level in levels.items():
        path = ROOT / SERVED / level.file_name
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:HASH_DIGITS]
        kind, _, province = name.partition("-")
        shared = kind == "tiles"  # one file, of which a province is a part
        assert level.file_name == f"{kind if shared else name}.{digest}.geojson"
        content = gpd.read_file(path)
        inside = content[content["code"].str.startswith(province)] if shared else content
        assert level.bounds == pytest.approx(tuple(inside.total_bounds))


def test_no_file_of_an_earlier_build_is_left_behind(levels: dict[str, ServedLevel]) -> None:
    present = {path.name for path in (ROOT / SERVED).glob("*.geojson")}
    assert present == {level.file_name for level in levels.values()}


def test_the_country_level_is_small_enough_for_a_slow_line(levels: dict[str, ServedLevel]) -> None:
    assert (ROOT / SERVED / levels["district"].file_name).stat().st_size < 660_000


def test_every_file_has_a_record_that_fits_and_names_the_licence(levels: dict[str, ServedLevel]) -> None:
    for level in levels.values():
        verify_file(ROOT / SERVED / level.file_name)
    for name in STORED:
        verify_file(ROOT / BOUNDARIES / name)
    lines = read_record(ROOT / BOUNDARIES / "district.parquet")
    assert lines.licence == "CC BY 3.0 IGO"
    assert "IDN-ADM2-22746128" in lines.citation


def test_the_record_of_a_table_defines_its_columns() -> None:
    for name in STORED:
        path = ROOT / BOUNDARIES / name
        table = gpd.read_parquet(path) if path.suffix == ".parquet" else pd.read_csv(path, dtype=str)
        assert list(read_record(path).columns) == list(table.columns)


@pytest.mark.parametrize("name", STORED[:4])
def test_a_changed_or_missing_file_is_refused(tmp_path: Path, name: str) -> None:
    load = {
        "district.parquet": boundaries.load_districts,
        "province.parquet": boundaries.load_provinces,
        "neighbours.csv": boundaries.load_neighbours,
        "district_points.csv": boundaries.load_district_points,
    }[name]
    folder = tmp_path / BOUNDARIES
    folder.mkdir(parents=True)
    path = folder / name
    shutil.copy(ROOT / BOUNDARIES / name, path)
    shutil.copy(ROOT / BOUNDARIES / f"{path.stem}.meta.yml", folder)
    load(tmp_path)
    path.write_bytes(path.read_bytes() + b"\n")
    with refused(DataFileError, path.stem):
        load(tmp_path)
    path.unlink()
    with refused(DataFileError, path.stem):
        load(tmp_path)
