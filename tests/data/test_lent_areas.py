"""A visitor's own kecamatan or desa are served for as long as the visit holds them, and nothing is kept of them."""

import gc
import io
import json
import zipfile
from pathlib import Path

import geopandas as gpd
import pytest

from refusals import refused
from stuntmap.data import lent_areas as lending
from stuntmap.data.lent_areas import LentAreas, lent_areas, lent_bytes
from stuntmap.data.subdistricts import load_subdistricts, village_areas
from stuntmap.errors import BoundaryFileError

KLATEN = "3310"


def as_geojson(frame: gpd.GeoDataFrame) -> bytes:
    return frame.to_json(drop_id=True).encode()


@pytest.fixture(scope="module")
def kecamatan() -> gpd.GeoDataFrame:
    """An official file of Klaten without its last kecamatan, which looks like the approximate areas."""
    areas = load_subdistricts(KLATEN)
    return gpd.GeoDataFrame({"NAMOBJ": areas["region_name"]}, geometry=areas.geometry).iloc[:-1]


@pytest.fixture(scope="module")
def lent(kecamatan: gpd.GeoDataFrame) -> LentAreas:
    return lent_areas(as_geojson(kecamatan), "C:\\peta\\batas resmi.geojson", KLATEN)


def codes_in(content: bytes | None) -> list[str]:
    assert content is not None
    return [feature["id"] for feature in json.loads(content)["features"]]


def test_what_the_file_lacks_stays_approximate(lent: LentAreas) -> None:
    whole = load_subdistricts(KLATEN)["region_code"].tolist()
    assert (lent.name, lent.own.level, list(lent.files)) == ("batas resmi.geojson", "subdistrict", ["subdistrict"])
    assert lent.own.missing == whole[-1:]
    assert codes_in(lent.files["subdistrict"].content) == whole
    points, areas = lent.files["subdistrict"].points, lent.files["subdistrict"].areas
    assert points.index.tolist() == whole
    assert areas.contains(gpd.GeoSeries.from_xy(points["lon"], points["lat"], index=points.index, crs=areas.crs)).all()


def test_desa_make_up_their_kecamatan() -> None:
    desa = village_areas(KLATEN)
    frame = gpd.GeoDataFrame(
        {"NAMOBJ": desa["region_name"], "KODE": desa["region_code"]}, geometry=desa.geometry, crs="EPSG:4326"
    )
    found = lent_areas(as_geojson(frame), "desa.geojson", KLATEN)
    assert set(codes_in(found.files["village"].content)) == set(desa["region_code"])
    assert codes_in(found.files["subdistrict"].content) == sorted({code[:6] for code in desa["region_code"]})


def test_the_file_is_served_by_its_whole_hash_until_the_visit_lets_it_go(kecamatan: gpd.GeoDataFrame) -> None:
    found = lent_areas(as_geojson(kecamatan.iloc[:5]), "batas.geojson", KLATEN)
    name = found.files["subdistrict"].level.file_name
    assert len(name.removesuffix(".geojson").rpartition("-")[2]) == 64
    assert lent_bytes(name) == found.files["subdistrict"].content
    del found
    gc.collect()
    assert lent_bytes(name) is None


def test_nothing_of_the_file_stays_on_the_disk(
    kecamatan: gpd.GeoDataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    lent_areas(as_geojson(kecamatan), "batas.geojson", KLATEN)
    assert list(tmp_path.iterdir()) == []


def test_an_archive_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lending, "MOST_UNPACKED_BYTES", 2_000_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("batas.geojson", b" " * 3_000_000)
    with refused(BoundaryFileError, "batas.zip: isi arsip lebih dari 2 MB"):
        lent_areas(packed.getvalue(), "batas.zip", KLATEN)


@pytest.mark.parametrize("ending", ["geojson", "gpkg"])
def test_a_file_that_points_to_others_is_not_followed(tmp_path: Path, kecamatan: gpd.GeoDataFrame, ending: str) -> None:
    elsewhere = tmp_path / "elsewhere.geojson"
    elsewhere.write_bytes(as_geojson(kecamatan))
    pointer = (
        f'<OGRVRTDataSource><OGRVRTLayer name="elsewhere"><SrcDataSource>{elsewhere}</SrcDataSource></OGRVRTLayer>'
        "</OGRVRTDataSource>"
    )
    with refused(BoundaryFileError, f"batas.{ending}"):
        lent_areas(pointer.encode(), f"batas.{ending}", KLATEN)
