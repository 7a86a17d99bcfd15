"""A district's official file of kecamatan or desa is recognised, its rows found by name and place, its gaps filled."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from refusals import refused
from stuntmap.data.own_areas import OwnAreas, completed, own_areas, subdistricts_of
from stuntmap.data.recaps.matching import Register
from stuntmap.errors import BoundaryFileError

DISTRICT = shapely.box(110, -8, 112, -7)
KECAMATAN = {"110101": "Ciawigebang", "110102": "Pasawahan"}
# Four desa, each a quarter of the district; two of one name.
DESA = {
    "1101012001": ("Baru", shapely.box(110, -8, 111, -7.5)),
    "1101012002": ("Sukamaju", shapely.box(110, -7.5, 111, -7)),
    "1101022001": ("Baru", shapely.box(111, -8, 112, -7.5)),
    "1101022002": ("Mekarsari", shapely.box(111, -7.5, 112, -7)),
}
WEST, EAST = shapely.box(110, -8, 111, -7), shapely.box(111, -8, 112, -7)


@pytest.fixture(scope="module")
def register() -> Register:
    subdistricts = pd.DataFrame({"region_code": list(KECAMATAN), "region_name": list(KECAMATAN.values())})
    villages = pd.DataFrame({"region_code": list(DESA), "region_name": [name for name, _ in DESA.values()]})
    return Register(subdistricts, villages.assign(subdistrict_code=villages["region_code"].str[:6]))


@pytest.fixture
def read(register: Register, tmp_path: Path):
    middle = [shape.centroid for _, shape in DESA.values()]
    points = pd.DataFrame(
        {"region_code": list(DESA), "lon": [each.x for each in middle], "lat": [each.y for each in middle]}
    )

    def reading(shapes: list[shapely.Geometry], **columns: list[object]) -> OwnAreas:
        path = tmp_path / "batas.geojson"
        gpd.GeoDataFrame(columns, geometry=shapes, crs="EPSG:4326").to_file(path, driver="GeoJSON")
        return own_areas(path, register, DISTRICT, points)

    return reading


def test_kecamatan_are_found_by_names_that_are_spelt_otherwise_where_they_lie(read):
    own = read([WEST, EAST], NAMOBJ=["Ciawigebang", "Pesawahan"], KDCPUM=[None, None])
    assert own.level == "subdistrict"
    assert own.matched[["region_code", "matched_by"]].to_numpy().tolist() == [["110101", "place"], ["110102", "place"]]
    assert own.matched[["row", "name_in_file"]].to_numpy().tolist() == [[1, "Ciawigebang"], [2, "Pesawahan"]]
    assert own.areas["110101"].equals(shapely.normalize(WEST))
    assert (own.missing, len(own.unmatched), own.elsewhere) == ([], 0, 0)


def test_desa_of_one_name_are_told_apart_by_where_they_lie_and_make_up_their_kecamatan(read):
    shapes = [shape for _, shape in DESA.values()]
    own = read(shapes, NAMOBJ=[name for name, _ in DESA.values()], WADMKC=["Kecamatan Lama"] * 4)
    assert own.level == "village"
    assert own.areas.index.tolist() == list(DESA)
    # The file's division is not asked for: a desa lies in the kecamatan of today.
    kecamatan = subdistricts_of(own)
    assert kecamatan.index.tolist() == list(KECAMATAN)
    assert kecamatan["110102"].equals(shapely.normalize(EAST))


def test_rows_of_neighbours_are_counted_and_never_taken_for_a_desa_of_their_name(read):
    beside = [shapely.box(112.1, -8, 113, -7), shapely.box(111.9, -7.5, 112.05, -7.4)]
    shapes = [shape for _, shape in DESA.values()]
    own = read([*shapes, *beside], NAMOBJ=[*(name for name, _ in DESA.values()), "Baru", "Sukamaju"])
    assert own.elsewhere == 1
    assert own.unmatched["name_in_file"].tolist() == ["Sukamaju"]
    assert own.areas["1101012002"].bounds == (110, -7.5, 111, -7)


@pytest.mark.parametrize("code", ["11.01.01", "110101", 110101, "ID110101"])
def test_a_code_of_kemendagri_is_taken_and_one_of_bps_is_not(read, code):
    other = "11.01.02" if code == "11.01.01" else "110102"
    own = read([WEST, EAST], kode=[code, other], nama=["Ciawigebang", "Pasawahan"])
    assert own.matched["matched_by"].tolist() == ["code", "code"]
    own = read([WEST, EAST], kode_bps=["110102", "110101"], nama=["Ciawigebang", "Pasawahan"])
    assert own.matched["region_code"].tolist() == ["110101", "110102"]


def test_the_parts_of_a_kecamatan_are_joined(read):
    north, south = shapely.box(110, -7.5, 111, -7), shapely.box(110, -8, 111, -7.5)
    own = read([north, south, EAST], nama=["Ciawigebang", "Ciawigebang", "Pasawahan"])
    assert own.areas["110101"].bounds == (110, -8, 111, -7)


def test_what_a_file_lacks_keeps_its_approximate_ground(read):
    own = read([shapely.box(110, -8, 111.2, -7)], nama=["Ciawigebang"])
    assert own.missing == ["110102"]
    cells = gpd.GeoSeries({"110101": WEST, "110102": EAST}, crs="EPSG:4326")
    whole = completed(cells, subdistricts_of(own))
    assert shapely.coverage_is_valid(whole.to_numpy())
    assert whole["110101"].bounds == (110, -8, 111.2, -7)
    assert whole["110102"].bounds == (111.2, -8, 112, -7)


def test_own_areas_end_where_the_district_ends(read):
    own = read([shapely.box(109.5, -8.2, 111, -7)], nama=["Ciawigebang"])
    cells = gpd.GeoSeries({"110101": WEST, "110102": EAST}, crs="EPSG:4326")
    assert completed(cells, own.areas).total_bounds.tolist() == [110, -8, 112, -7]


def test_a_file_of_another_district_or_without_names_is_refused(read):
    with refused(BoundaryFileError, "tidak satu pun poligonnya terletak di kabupaten/kota"):
        read([shapely.box(115, -8, 116, -7)], nama=["Ciawigebang"])
    with refused(BoundaryFileError, "tidak ada kolom yang menyebut kecamatan atau desa"):
        read([WEST, EAST], luas=[1.5, 2.5])
