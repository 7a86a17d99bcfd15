import io
import json
import zipfile
from itertools import pairwise
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
from shapely.geometry import Polygon

from small_country import SmallCountry
from stuntmap.analysis.certainty import certainty_table
from stuntmap.analysis.intervals import figure_intervals
from stuntmap.analysis.ranking import scope_table
from stuntmap.analysis.target_distance import target_table
from stuntmap.data.boundaries import load_districts
from stuntmap.data.indicators import load_stunting
from stuntmap.data.regions import load_regions
from stuntmap.language import language as by_code
from stuntmap.report.geodata import (
    DBASE_TEXT_BYTES,
    geojson_bytes,
    geopackage_bytes,
    joined_districts,
    shapefile_zip_bytes,
)
from stuntmap.report.table_files import TableAbout
from stuntmap.vocabulary import COLUMNS

ABOUT = TableAbout(
    title="Prevalensi stunting, Provinsi Contoh",
    survey="SSGI 2022",
    source="Kementerian Kesehatan",
    licence="Batas: CC BY 3.0 IGO",
    date="22 November 2026",
    definition="Prevalensi stunting",
    notes=("Catatan satu", "Catatan dua"),
)
WRITERS = [geojson_bytes, geopackage_bytes, shapefile_zip_bytes]
SUFFIXES = {geojson_bytes: "geojson", geopackage_bytes: "gpkg", shapefile_zip_bytes: "zip"}


@pytest.fixture
def districts() -> gpd.GeoDataFrame:
    """Three squares in a row, drawn clockwise, and a fourth one that no table knows."""
    codes = ["1101", "1102", "1171", "1199"]
    squares = [Polygon([(x, 0), (x, 1), (x + 1, 1), (x + 1, 0)]) for x in (100, 101, 102, 103)]
    return gpd.GeoDataFrame({"region_code": codes, "geometry": squares}, crs="EPSG:4326")


@pytest.fixture
def table(three_districts: SmallCountry) -> pd.DataFrame:
    return scope_table(three_districts.regions, three_districts.estimates, "11", 2022, 2021)


def reopened(write, districts, table, folder: Path) -> gpd.GeoDataFrame:
    path = folder / f"districts.{SUFFIXES[write]}"
    path.write_bytes(write(districts, table, ABOUT, by_code("id")))
    return gpd.read_file(path)


@pytest.mark.parametrize("write", WRITERS)
def test_a_gis_program_reads_back_the_regions_of_the_table(write, districts, table, tmp_path):
    layer = reopened(write, districts, table, tmp_path)
    code = "reg_code" if write is shapefile_zip_bytes else "region_code"
    assert layer[code].tolist() == ["1101", "1102", "1171"]
    assert layer.crs == "EPSG:4326"
    assert layer.geometry.bounds.to_numpy().tolist() == [[100, 0, 101, 1], [101, 0, 102, 1], [102, 0, 103, 1]]


@pytest.mark.parametrize("write", WRITERS)
def test_no_estimate_stays_null_and_is_never_zero(write, districts, table, tmp_path):
    layer = reopened(write, districts, table, tmp_path)
    names = ["prev_pct", "rank"] if write is shapefile_zip_bytes else ["prevalence_pct", "rank"]
    assert layer[names].isna().to_numpy().tolist() == [[False, False], [False, False], [True, True]]
    assert layer[names[0]].iloc[0] == 15.0
    assert layer["tied"].iloc[0] == 1


@pytest.mark.parametrize("write", WRITERS)
def test_the_same_input_gives_the_same_bytes(write, districts, table):
    assert write(districts, table, ABOUT, by_code("id")) == write(districts, table, ABOUT, by_code("id"))


def test_geojson_is_plain_json_with_facts_codes_and_counterclockwise_rings(districts, table):
    content = json.loads(geojson_bytes(districts, table, ABOUT, by_code("id")))
    assert content["about"][0] == {"label": "Judul", "text": ABOUT.title}
    assert [feature["id"] for feature in content["features"]] == ["1101", "1102", "1171"]
    assert content["features"][2]["properties"]["prevalence_pct"] is None
    assert content["features"][0]["properties"]["tied"] is True
    ring = content["features"][0]["geometry"]["coordinates"][0]
    turning = sum((x2 - x1) * (y2 + y1) for (x1, y1), (x2, y2) in pairwise(ring))
    assert turning < 0


def test_geopackage_carries_the_facts(districts, table, tmp_path):
    path = tmp_path / "districts.gpkg"
    path.write_bytes(geopackage_bytes(districts, table, ABOUT, by_code("id")))
    facts = pyogrio.read_info(path)["dataset_metadata"]
    assert facts["Lisensi"] == ABOUT.licence
    assert facts["Catatan"] == "Catatan satu\nCatatan dua"


def test_the_zip_explains_every_field_and_names_source_and_licence(districts, table):
    with zipfile.ZipFile(io.BytesIO(shapefile_zip_bytes(districts, table, ABOUT, by_code("id")))) as archive:
        assert {Path(name).suffix for name in archive.namelist()} == {".shp", ".shx", ".dbf", ".prj", ".cpg", ".txt"}
        readme = archive.read("README.txt").decode("utf-8-sig")
        assert archive.read("districts.cpg") == b"UTF-8"
        assert tuple(archive.read("districts.dbf")[1:4]) == (2000 - 1900, 1, 1)
    for text in (ABOUT.source, ABOUT.licence, ABOUT.survey, ABOUT.date):
        assert text in readme
    for field in ("prev_pct", "reg_code", "rank_of", "change_pp"):
        assert f"  {field:<10}  " in readme


def test_shapefile_names_fit_and_are_unique():
    names = [column.field for column in COLUMNS.values() if column.field]
    assert max(len(name) for name in names) <= 10
    assert len(set(names)) == len(names)


def test_a_long_text_ends_where_dbase_ends_and_never_inside_a_letter(districts, table, tmp_path):
    layer = reopened(shapefile_zip_bytes, districts, table.assign(note="a" + "é" * 200), tmp_path)
    assert layer["note"].iloc[0] == "a" + "é" * ((DBASE_TEXT_BYTES - 1) // 2)


def test_a_region_without_a_polygon_keeps_its_figures(districts, table):
    layer = joined_districts(districts.iloc[1:], table, by_code("id"))
    assert layer["region_code"].tolist() == ["1101", "1102", "1171"]
    assert layer.geometry.iloc[0] is None
    assert layer["prevalence_pct"].iloc[0] == 15.0
    content = json.loads(geojson_bytes(districts.iloc[1:], table, ABOUT, by_code("id")))
    assert content["features"][0]["geometry"] is None


@pytest.mark.parametrize("write", WRITERS)
def test_the_shipped_districts_survive_the_journey(write, tmp_path):
    shipped = scope_table(load_regions(), load_stunting(), "ID", 2022, 2021)
    layer = reopened(write, load_districts(), shipped, tmp_path)
    prevalence = layer["prev_pct" if write is shapefile_zip_bytes else "prevalence_pct"]
    assert len(layer) == 514
    assert layer.geometry.is_valid.all()
    assert prevalence.notna().sum() == 494
    assert prevalence.dropna().tolist() == shipped["prevalence_pct"].dropna().tolist()


@pytest.mark.parametrize("write", WRITERS)
def test_limits_stand_beside_their_figures_and_words_are_those_of_the_language(
    write, three_districts, districts, tmp_path
):
    ranked = scope_table(three_districts.regions, three_districts.estimates, "11", 2024, 2023)
    judged = target_table(ranked, three_districts.population, three_districts.targets, 2024)
    intervals = figure_intervals(three_districts.estimates, three_districts.population)
    certain = certainty_table(judged, intervals, 2023)
    layer = reopened(write, districts, certain, tmp_path)
    named = {column.field: name for name, column in COLUMNS.items() if column.field in layer}
    layer = layer.rename(columns=named if write is shapefile_zip_bytes else {})
    for name in ("ci95_low_pct", "ci95_high_pct", "change_ci95_low_pp", "change_ci95_high_pp"):
        assert layer[name].tolist() == [pytest.approx(value, abs=0.006, nan_ok=True) for value in certain[name]]
    for name in ("rank_low", "rank_high", "stunted_children_low", "stunted_children_high"):
        assert layer[name].isna().tolist() == certain[name].isna().tolist()
        assert layer[name].dropna().tolist() == certain[name].dropna().tolist()
    assert layer["estimation"].tolist() == ["estimasi langsung survei", "model area kecil", "estimasi langsung survei"]
    assert layer["severity_class"].tolist() == ["sedang", "sedang", "sedang"]
    assert layer["ci_kind"].iloc[0] == "perkiraan"
