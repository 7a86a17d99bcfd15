"""A reader's own boundary file is taken over whole, or refused with one message and nothing changed."""

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely.affinity import translate
from small_project import KOTA_SHAPE, NAMES, SHAPES, SOURCES, small_project

from refusals import BAHASA, refused, said
from stuntmap.data import boundaries, coverage, own_boundaries, subdistricts
from stuntmap.data.boundaries import SERVED
from stuntmap.data.own_boundaries import check_boundaries, import_boundaries, restore_boundaries
from stuntmap.data.project import ROOT
from stuntmap.data.provenance import read_record, verify_file
from stuntmap.data.regions import BOUNDARIES, load_regions
from stuntmap.errors import BoundaryFileError, UnknownRegionError
from stuntmap.language.error_words import remedy_words
from stuntmap.language.error_words import said as words_of

UTM = "EPSG:23830"  # DGN95 / UTM zone 50N; any projected system will do
DAY = date(2026, 11, 22)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_project(tmp_path / "project")


def frame(crs: str | None = "EPSG:4326", **columns: list[object]) -> gpd.GeoDataFrame:
    """The four districts of the small project, with columns of one's own."""
    geometry = gpd.GeoSeries(list(SHAPES.values()), crs="EPSG:4326")
    table = gpd.GeoDataFrame(columns or {"name": list(NAMES.values())}, geometry=geometry)
    return table.set_crs(None, allow_override=True) if crs is None else table.to_crs(crs)


def shapefile(folder: Path, table: gpd.GeoDataFrame) -> Path:
    folder.mkdir()
    table.to_file(folder / "batas.shp")
    return folder


def zipped(folder: Path, target: Path) -> Path:
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, f"unduhan/{path.name}")
    return target


def geojson(path: Path, table: gpd.GeoDataFrame) -> Path:
    table.to_file(path, driver="GeoJSON")
    return path


def reasons(report: own_boundaries.MatchReport) -> list[str]:
    return [words_of(reason, BAHASA) for reason in report.unmatched["reason"]]


def fingerprint(root: Path) -> str:
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(str(path).encode() + path.read_bytes() for path in files)).hexdigest()


def own_file(kind: str, tmp_path: Path) -> Path:
    table = frame(UTM)
    if kind == "gpkg":
        table.to_file(tmp_path / "batas.gpkg", driver="GPKG")
        return tmp_path / "batas.gpkg"
    if kind == "geojson":
        return geojson(tmp_path / "batas.geojson", frame())
    folder = shapefile(tmp_path / "batas", table)
    return {"folder": folder, "shp": folder / "batas.shp", "zip": zipped(folder, tmp_path / "batas.zip")}[kind]


# --- Files that are taken over ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["folder", "shp", "zip", "gpkg", "geojson"])
def test_every_kind_of_file_in_any_crs_is_matched(root: Path, tmp_path: Path, kind: str) -> None:
    before = fingerprint(root)
    report = check_boundaries(own_file(kind, tmp_path), root)
    assert report.matched["region_code"].tolist() == list(NAMES)
    assert report.matched["region_name"].tolist() == list(NAMES.values())
    assert (len(report.unmatched), report.repaired, report.kept) == (0, 0, 0)
    assert fingerprint(root) == before


@pytest.mark.parametrize(
    ("columns", "how"),
    [
        ({"KDPKAB": ["11.01", "11.02", "11.71", "12.01"]}, "kode"),
        ({"kode": ["11.01", "11.02", "11.71", "11.09"]}, "kode"),  # 11.09 is the former code of 12.01
        ({"region_cod": ["1101", "1102", "1171", "1201"]}, "kode"),
        ({"kode": [1101, 1102, 1171, 1201], "NAMOBJ": ["BARAT DAYA", "TIMUR", "TIMUR", "SEBERANG"]}, "kode"),
        ({"NAMOBJ": ["Kab. Barat Daya", "KAB TIMUR", "Kota  Timur", "Kab.Kep. Seberang"]}, "nama"),
        ({"NAMOBJ": ["Tua", "Timur Regency", "Timur City", "Kepulauan-Seberang"]}, "nama"),
        ({"NAMOBJ": ["Barat Daya", "Timur", "Timur", "Kep. Seberang"], "jenis": ["Kab", "Kab", "Kota", "Kab"]}, "nama"),
        ({"WADMKK": ["Barat Daya", "Timur", "Timur", "Kep. Seberang"]}, "nama"),  # told apart by their ground
        (
            {"idkab_bps": ["1102", "1101", "1171", "1201"], "nmkab": ["BARAT DAYA", "TIMUR", "TIMUR", "KEP SEBERANG"]},
            "nama",  # codes of BPS are never used, but tell kabupaten from kota
        ),
        (
            {"idkab": ["1102", "1101", "1171", "1201"], "nmkab": ["BARAT DAYA", "TIMUR", "TIMUR", "KEP SEBERANG"]},
            "nama",  # bare codes that disagree with the names
        ),
    ],
)
def test_rows_are_matched_by_code_or_by_any_spelling_of_the_name(
    root: Path, tmp_path: Path, columns: dict[str, list[object]], how: str
) -> None:
    report = check_boundaries(geojson(tmp_path / "batas.geojson", frame(**columns)), root)
    assert report.matched["region_code"].tolist() == list(NAMES)
    assert set(report.matched["matched_by"]) == {how}


def test_rows_that_do_not_match_are_told_with_the_reason(root: Path, tmp_path: Path) -> None:
    table = frame(
        name=["Kabupaten Barat Dayaa", "Kabupaten Timur", "Kota Timur", "Kabupaten Kepulauan Seberang"],
        kdpkab=["", "11.71", "11.71", "12.01"],
    )
    report = check_boundaries(geojson(tmp_path / "batas.geojson", table), root)
    assert report.matched["region_code"].tolist() == ["1171", "1201"]
    assert [list(row) for row in zip(report.unmatched["row"], reasons(report), strict=True)] == [
        [1, "nama “Kabupaten Barat Dayaa” tidak dikenal; mungkin maksudnya Kabupaten Barat Daya"],
        [2, "kode 1171 berarti Kota Timur, tetapi namanya berarti Kabupaten Timur"],
    ]
    assert report.kept == 2


def test_a_polygon_of_another_place_or_size_is_not_taken(root: Path, tmp_path: Path) -> None:
    table = frame()
    table.loc[0, "geometry"] = translate(SHAPES["1101"], 10, 5)
    table.loc[3, "geometry"] = shapely.box(113.4, -7.6, 113.5, -7.5)
    report = check_boundaries(geojson(tmp_path / "batas.geojson", table), root)
    assert report.matched["region_code"].tolist() == ["1102", "1171"]
    assert reasons(report) == [
        "poligonnya tidak terletak di Kabupaten Barat Daya",
        "luas poligonnya 122,1 km2, sedangkan Kabupaten Kepulauan Seberang 12.206,4 km2",
    ]


def test_invalid_rings_are_repaired_and_counted(root: Path, tmp_path: Path) -> None:
    table = frame()
    bow_tie = shapely.Polygon([(113, -8), (114, -8), (114, -7), (113.5, -8.2), (113, -7)])
    assert not bow_tie.is_valid
    table.loc[3, "geometry"] = bow_tie
    report = import_boundaries(geojson(tmp_path / "batas.geojson", table), root, DAY)
    assert report.repaired == 1
    assert boundaries.load_districts(root).is_valid.all()


def test_a_row_without_polygon_is_told_and_the_others_are_taken(root: Path, tmp_path: Path) -> None:
    table = frame()
    table.loc[0, "geometry"] = shapely.Point(110.5, -7.5)
    report = check_boundaries(geojson(tmp_path / "batas.geojson", table), root)
    assert reasons(report) == ["baris tanpa poligon yang dapat dipakai"]


# --- What an import changes ------------------------------------------------------------------------------------


def moved_border(tmp_path: Path) -> Path:
    """Kabupaten Barat Daya grown by a tenth of a degree into Kabupaten Timur, which is not in the file."""
    table = frame().iloc[[0, 3]]
    table.loc[0, "geometry"] = shapely.box(110, -8, 111.1, -7)
    return geojson(tmp_path / "batas.geojson", table)


def test_the_matched_districts_take_the_new_shapes_and_the_others_give_way(root: Path, tmp_path: Path) -> None:
    report = import_boundaries(moved_border(tmp_path), root, DAY)
    assert report.kept == 2
    districts = boundaries.load_districts(root).set_index("region_code").geometry
    assert districts["1101"].equals(shapely.box(110, -8, 111.1, -7))
    assert districts["1102"].equals(shapely.box(111.1, -8, 112, -7).difference(KOTA_SHAPE))
    assert districts["1171"].equals(KOTA_SHAPE)
    assert shapely.coverage_is_valid(districts.to_numpy())


def test_everything_that_follows_from_the_polygons_is_built_anew(root: Path, tmp_path: Path) -> None:
    before = boundaries.served_levels(root)
    areas = load_regions(root).set_index("region_code")["area_km2"]
    import_boundaries(moved_border(tmp_path), root, DAY)
    after, levels = load_regions(root).set_index("region_code")["area_km2"], boundaries.served_levels(root)
    assert after["1101"] == pytest.approx(areas["1101"] * 1.1, rel=0.001)
    assert after["11"] == areas["11"]
    changed = {name for name in levels if levels[name].file_name != before[name].file_name}
    assert changed == {"district", "district-11", "province"}  # one more point on the outline
    assert {path.name for path in (root / SERVED).glob("*.geojson")} == {level.file_name for level in levels.values()}
    for level in levels.values():
        verify_file(root / SERVED / level.file_name)
    record = read_record(root / BOUNDARIES / "district.parquet")
    assert record.producer == "Reader's own file batas.geojson; other districts: Producer"
    assert record.accessed == "2026-11-22"
    west_point = boundaries.load_district_points(root).set_index("region_code").loc["1101"]
    assert shapely.box(110, -8, 111.1, -7).contains(shapely.Point(west_point["lon"], west_point["lat"]))


def test_a_denser_file_does_not_fill_the_browser(root: Path, tmp_path: Path) -> None:
    table = frame()
    table["geometry"] = table.geometry.segmentize(0.0005)
    assert table.count_coordinates().sum() > 20_000
    import_boundaries(geojson(tmp_path / "batas.geojson", table), root, DAY)
    assert boundaries.load_districts(root).count_coordinates().sum() < 50


@pytest.fixture
def with_kecamatan(root: Path) -> Path:
    """The small project with two kecamatan in its first district and one in its second, a village each."""
    points = {"1101012001": (110.2, -7.5), "1101022001": (110.8, -7.5), "1102012001": (111.9, -7.5)}
    villages = pd.DataFrame(list(points.values()), columns=["lon", "lat"])
    villages.insert(0, "region_code", list(points))
    villages.insert(1, "region_name", "Desa")
    villages.insert(2, "subdistrict_code", [code[:6] for code in points])
    names = pd.DataFrame({"region_code": ["110101", "110102", "110201"], "region_name": ["Satu", "Dua", "Tiga"]})
    districts = boundaries.load_districts(root).set_index("region_code").geometry
    subdistricts.write_villages(villages, root / BOUNDARIES, SOURCES)
    subdistricts.write_subdistricts(names, villages, districts, root / BOUNDARIES, SOURCES)
    return root


def test_the_areas_of_kecamatan_follow_the_new_districts(with_kecamatan: Path, tmp_path: Path) -> None:
    root = with_kecamatan
    import_boundaries(moved_border(tmp_path), root, DAY)
    areas = subdistricts.load_subdistricts("1101", root).set_index("region_code").geometry
    assert areas["110102"].bounds == (110.5, -8, 111.1, -7)
    record = verify_file(root / BOUNDARIES / "subdistricts.parquet")
    assert record.built_how == "Clipped to the districts of the reader's own file batas.geojson. Before: Made up."
    restore_boundaries(root)
    assert subdistricts.load_subdistricts("1101", root).total_bounds[2] == 111


def test_districts_that_are_taken_over_as_they_are_leave_their_kecamatan(with_kecamatan: Path, tmp_path: Path) -> None:
    before = subdistricts.load_subdistricts(root=with_kecamatan)
    import_boundaries(geojson(tmp_path / "batas.geojson", frame()), with_kecamatan, DAY)
    assert subdistricts.load_subdistricts(root=with_kecamatan).equals(before)


def test_official_kecamatan_take_the_place_of_approximate_ones_for_good(with_kecamatan: Path, tmp_path: Path) -> None:
    root = with_kecamatan
    assert not subdistricts.are_areas_credible(subdistricts.load_subdistricts("1101", root))
    shapes = [shapely.box(110, -8, 110.4, -7), shapely.box(110.4, -8, 111, -7), shapely.box(112.5, -8, 113, -7)]
    file = tmp_path / "kecamatan.geojson"
    gpd.GeoDataFrame({"NAMOBJ": ["Satu", "Dua", "Lain"]}, geometry=shapes, crs="EPSG:4326").to_file(file)
    before = fingerprint(root)
    own = own_boundaries.check_areas(file, "1101", root)
    assert (own.level, len(own.matched), own.elsewhere) == ("subdistrict", 2, 1)
    assert fingerprint(root) == before
    own_boundaries.import_areas(file, "1101", root, DAY)
    table = subdistricts.load_subdistricts("1101", root)
    assert table["is_official"].tolist() == [True, True]
    assert table.geometry.iloc[0].bounds == (110, -8, 110.4, -7)
    assert subdistricts.are_areas_credible(table)
    whole = subdistricts.load_subdistricts(root=root)
    assert whole["is_official"].tolist() == [True, True, False]
    assert shapely.coverage_is_valid(whole.geometry.to_numpy())
    record = verify_file(root / BOUNDARIES / "subdistricts.parquet")
    assert record.producer == "Reader's own file kecamatan.geojson (1101); others: Producer"
    restore_boundaries(root)
    assert not subdistricts.load_subdistricts("1101", root)["is_official"].any()
    # They stay when districts are taken over later, and end where their district then ends.
    own_boundaries.import_areas(file, "1101", root, DAY)
    import_boundaries(moved_border(tmp_path), root, DAY)
    whole = subdistricts.load_subdistricts(root=root)
    assert whole["is_official"].tolist() == [True, True, False]
    assert [area.bounds[2] for area in whole.geometry[:2]] == [110.4, 111.1]
    assert shapely.coverage_is_valid(whole.geometry.to_numpy())


def test_kecamatan_of_a_district_that_does_not_exist_are_refused(with_kecamatan: Path, tmp_path: Path) -> None:
    with refused(UnknownRegionError, "9999"):
        own_boundaries.check_areas(geojson(tmp_path / "batas.geojson", frame()), "9999", with_kecamatan)


def test_the_previous_set_is_restored_byte_by_byte_and_back_again(root: Path, tmp_path: Path) -> None:
    before = fingerprint(root)
    import_boundaries(moved_border(tmp_path), root, DAY)
    imported = boundaries.load_districts(root)
    restore_boundaries(root)
    previous = root / BOUNDARIES / own_boundaries.PREVIOUS
    kept_aside = previous.rename(tmp_path / "aside")
    assert fingerprint(root) == before
    kept_aside.rename(previous)
    restore_boundaries(root)
    assert boundaries.load_districts(root).geom_equals(imported).all()


def test_levels_of_other_builders_survive_an_import(root: Path, tmp_path: Path) -> None:
    listed = root / SERVED / "levels.json"
    levels = json.loads(listed.read_text()) | {"tiles": {"file": "tiles.abc.geojson", "bounds": [0, 0, 1, 1]}}
    listed.write_text(json.dumps(levels))
    (root / SERVED / "tiles.abc.geojson").write_text("{}")
    import_boundaries(moved_border(tmp_path), root, DAY)
    assert boundaries.served_levels(root)["tiles"].file_name == "tiles.abc.geojson"
    assert (root / SERVED / "tiles.abc.geojson").read_text() == "{}"


def test_a_district_in_parts_is_joined_whole_and_counted(root: Path, tmp_path: Path) -> None:
    table = frame(kdpkab=["11.01", "11.02", "11.71", "12.01"])
    islands = shapely.MultiPolygon([shapely.box(113 + i / 10, -8, 113.08 + i / 10, -7) for i in range(10)])
    table.loc[3, "geometry"] = islands
    report = import_boundaries(geojson(tmp_path / "batas.geojson", table.explode(ignore_index=True)), root, DAY)
    assert report.matched.set_index("region_code")["parts"].to_dict() == {"1101": 1, "1102": 1, "1171": 1, "1201": 10}
    assert len(report.unmatched) == 0
    taken = boundaries.load_districts(root).set_index("region_code").geometry["1201"]
    assert taken.area == pytest.approx(islands.area, rel=0.01)


def test_parts_of_a_district_may_lie_on_each_other_by_a_hundredth(root: Path, tmp_path: Path) -> None:
    def overlapping(width: float) -> Path:
        table = frame(kdpkab=["11.01", "11.02", "11.71", "12.01"])
        halves = [shapely.box(113, -8, 113.5 + width, -7), shapely.box(113.5, -8, 114, -7)]
        whole = table.iloc[[0, 1, 2, 3, 3]].reset_index(drop=True)
        whole.loc[[3, 4], "geometry"] = gpd.GeoSeries(halves, index=[3, 4], crs=whole.crs)
        return geojson(tmp_path / f"{width}.geojson", whole)

    assert len(check_boundaries(overlapping(0.009), root).matched) == 4
    with refused(BoundaryFileError, "1201|Seberang"):
        check_boundaries(overlapping(0.012), root)


def test_rows_that_only_carry_the_name_of_a_district_are_no_parts_of_it(root: Path, tmp_path: Path) -> None:
    table = frame(name=["Kabupaten Barat Daya", "Kabupaten Barat Daya", "Kota Timur", "Kabupaten Seberang"])
    table.loc[1, "geometry"] = shapely.box(111, -9, 113, -7)
    table.loc[3, "name"] = "Kabupaten Kepulauan Seberang"
    report = check_boundaries(geojson(tmp_path / "batas.geojson", table), root)
    assert report.matched["region_code"].tolist() == ["1171", "1201"]
    assert report.unmatched["row"].tolist() == [1, 2]


@pytest.mark.parametrize("codes", [["1101.0", "1102.0", "1171.0", "1201.0"], ["11,01", "11,02", "11,71", "12,01"]])
def test_codes_are_read_however_a_table_programme_wrote_them(root: Path, tmp_path: Path, codes: list[object]) -> None:
    report = check_boundaries(geojson(tmp_path / "batas.geojson", frame(kdpkab=codes)), root)
    assert report.matched["region_code"].tolist() == list(NAMES)


def test_dotted_codes_as_numbers_are_kemendagris_even_without_their_last_zero(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "batas.geojson"
    geojson(path, frame(kode=[11.01, 11.02, 11.71, 12.01]))
    assert check_boundaries(path, root).matched["region_code"].tolist() == list(NAMES)


def test_names_without_blanks_match(root: Path, tmp_path: Path) -> None:
    table = frame(NAME_2=["BaratDaya", "KabupatenTimur", "KotaTimur", "KepulauanSeberang"])
    report = check_boundaries(geojson(tmp_path / "batas.geojson", table), root)
    assert report.matched["region_code"].tolist() == list(NAMES)


@pytest.mark.parametrize(("name", "driver"), [("batas.geojson", "GeoJSON"), ("batas.gpkg", "GPKG")])
def test_an_archive_may_hold_another_kind_of_boundary_file(root: Path, tmp_path: Path, name: str, driver: str) -> None:
    (tmp_path / "isi").mkdir()
    frame().to_file(tmp_path / "isi" / name, driver=driver)
    report = check_boundaries(zipped(tmp_path / "isi", tmp_path / "batas.zip"), root)
    assert report.matched["region_code"].tolist() == list(NAMES)


def test_names_in_the_letters_of_windows_are_read_whatever_the_cpg_says(root: Path, tmp_path: Path) -> None:
    table = frame(name=list(NAMES.values()), note=["É", "b", "c", "d"])
    (tmp_path / "own").mkdir()
    table.to_file(tmp_path / "own" / "batas.shp", encoding="cp1252")
    (tmp_path / "own" / "batas.cpg").write_text("UTF-8")
    assert check_boundaries(tmp_path / "own", root).matched["region_code"].tolist() == list(NAMES)


def test_a_kota_that_the_file_covers_can_be_cut_out_of_it(root: Path, tmp_path: Path) -> None:
    table = frame().drop(index=2)
    table.loc[1, "geometry"] = shapely.box(111, -8, 112, -7)
    path = geojson(tmp_path / "batas.geojson", table)
    with refused(BoundaryFileError, r"tidak ada di berkas \(kode 1: 1171\).*--keep-covered"):
        check_boundaries(path, root)
    report = import_boundaries(path, root, DAY, keep_covered=True)
    assert report.kept == 1
    districts = boundaries.load_districts(root).set_index("region_code").geometry
    assert districts["1171"].area == pytest.approx(KOTA_SHAPE.area, rel=0.01)
    assert districts["1102"].intersection(districts["1171"]).area == 0


def test_there_is_nothing_to_restore_before_an_import(root: Path) -> None:
    before = fingerprint(root)
    with refused(BoundaryFileError, "Tidak ada batas sebelumnya"):
        restore_boundaries(root)
    assert fingerprint(root) == before


def test_a_failed_swap_leaves_the_old_set_in_place(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(root)
    path, rename = moved_border(tmp_path), Path.rename

    def full(self: Path, target: Path) -> Path:
        if self.name == "served":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", full)
    with refused(BoundaryFileError, "tidak dapat ditulis"):
        import_boundaries(path, root, DAY)
    assert fingerprint(root) == before


def test_the_shipped_country_takes_a_province_over_and_gives_it_back(tmp_path: Path) -> None:
    root = tmp_path / "project"
    for folder in (BOUNDARIES, SERVED):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("previous"))
    shipped = boundaries.load_districts(root)
    inside = shipped[shipped["province_code"] == "34"]
    table = gpd.GeoDataFrame({"WADMKK": inside["region_name"]}, geometry=inside.geometry).to_crs("EPSG:32749")
    path = zipped(shapefile(tmp_path / "diy", table), tmp_path / "diy.zip")
    report = import_boundaries(path, root, DAY)
    assert (len(report.matched), report.kept) == (5, 509)
    districts = boundaries.load_districts(root)
    assert shapely.coverage_is_valid(districts.geometry.to_numpy())
    ratio = coverage.areas_km2(districts.geometry) / coverage.areas_km2(shipped.geometry)
    assert ratio.between(0.99, 1.01).all()
    below = subdistricts.load_subdistricts(root=root)
    assert shapely.coverage_is_valid(below.geometry[~below.geometry.isna()].to_numpy())
    assert len(below) == 7285
    restore_boundaries(root)
    assert (root / BOUNDARIES / "district.parquet").read_bytes() == (
        ROOT / BOUNDARIES / "district.parquet"
    ).read_bytes()


# --- Files that are refused ------------------------------------------------------------------------------------


def no_crs(folder: Path) -> Path:
    path = shapefile(folder / "a", frame())
    (path / "batas.prj").unlink()
    return path


def undefined_crs(folder: Path) -> Path:
    with pytest.warns(UserWarning, match="'crs' was not provided"):
        frame(None).to_file(folder / "batas.gpkg", driver="GPKG")
    return folder / "batas.gpkg"


def without_part(part: str) -> Callable[[Path], Path]:
    def made(folder: Path) -> Path:
        path = shapefile(folder / "a", frame())
        (path / f"batas{part}").unlink()
        return zipped(path, folder / "batas.zip")

    return made


def points(folder: Path) -> Path:
    table = frame()
    table["geometry"] = [shapely.Point(110 + step, -7) for step in range(len(table))]
    return geojson(folder / "titik.geojson", table)


def table_only(folder: Path) -> Path:
    path = folder / "tabel.geojson"
    features = [{"type": "Feature", "properties": {"name": "Kota Timur"}, "geometry": None}]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def topology(folder: Path) -> Path:
    """The four districts as TopoJSON under the name of GeoJSON, without quantisation."""
    rings = [list(shape.exterior.coords) for shape in SHAPES.values()]
    shapes = [{"type": "Polygon", "arcs": [[i]], "properties": {"name": n}} for i, n in enumerate(NAMES.values())]
    content = {
        "type": "Topology",
        "arcs": rings,
        "objects": {"batas": {"type": "GeometryCollection", "geometries": shapes}},
    }
    path = folder / "batas.json"
    path.write_text(json.dumps(content))
    return path


def test_topojson_is_taken_whatever_it_is_called(root: Path, tmp_path: Path) -> None:
    path = topology(tmp_path)
    for name in ("batas.json", "batas.topojson"):
        report = check_boundaries(path.rename(tmp_path / name), root)
        path = tmp_path / name
        assert (len(report.matched), len(report.unmatched)) == (4, 0)


def test_the_crs_of_a_file_without_one_may_be_named(root: Path, tmp_path: Path) -> None:
    folder = shapefile(tmp_path / "own", frame(crs=UTM))
    (folder / "batas.prj").unlink()
    with refused(BoundaryFileError, r"--crs EPSG"):
        check_boundaries(folder, root)
    assert len(check_boundaries(folder, root, crs=UTM).matched) == 4
    with refused(BoundaryFileError, "EPSG:0"):
        check_boundaries(folder, root, crs="EPSG:0")
    # A file that tells its own is believed.
    assert len(check_boundaries(geojson(tmp_path / "batas.geojson", frame()), root, crs=UTM).matched) == 4


def twice(folder: Path) -> Path:
    return geojson(
        folder / "a.geojson", frame(name=["Kota Timur", "Kabupaten Timur", "Kota Timur", "Lama"]).iloc[[2, 2, 1]]
    )


def mostly_unknown(folder: Path) -> Path:
    return geojson(folder / "a.geojson", frame(name=["Utara", "Selatan", "Tengah", "Kab. Kepulauan Seberang"]))


def no_name_or_code(folder: Path) -> Path:
    return geojson(folder / "a.geojson", frame(luas=[1.5, 2.5, 3.5, 4.5]))


def doubtful_codes(folder: Path) -> Path:
    return geojson(folder / "a.geojson", frame(kode=list(NAMES)))


def codes_of_bps(folder: Path) -> Path:
    return geojson(folder / "a.geojson", frame(kode_bps=["11.01", "11.02", "11.71", "12.01"]))


def outside(folder: Path) -> Path:
    table = frame(UTM).set_crs("EPSG:4326", allow_override=True)
    table.to_file(folder / "batas.gpkg", driver="GPKG")
    return folder / "batas.gpkg"


def before_division(folder: Path) -> Path:
    table = frame().iloc[[1]]
    table.loc[1, "geometry"] = shapely.box(111, -8, 112, -7)
    return geojson(folder / "a.geojson", table)


def damaged(folder: Path) -> Path:
    path = folder / "rusak.geojson"
    path.write_text('{"type": "FeatureCollection", "features": [{"type": "Fea')
    return path


def damaged_package(folder: Path) -> Path:
    path = folder / "rusak.gpkg"
    path.write_bytes(b"SQLite format 3\0" + bytes(100))
    return path


def archive_of(*names: str) -> Callable[[Path], Path]:
    def made(folder: Path) -> Path:
        with zipfile.ZipFile(folder / "a.zip", "w") as archive:
            for name in names:
                archive.writestr(name, "x")
        return folder / "a.zip"

    return made


def no_archive(folder: Path) -> Path:
    (folder / "a.zip").write_bytes(b"no archive at all")
    return folder / "a.zip"


def two_shapefiles(folder: Path) -> Path:
    path = shapefile(folder / "a", frame())
    frame().to_file(path / "lain.shp")
    return path


def two_layers(folder: Path) -> Path:
    for layer in ("kabupaten", "provinsi"):
        frame().to_file(folder / "a.gpkg", layer=layer, driver="GPKG")
    return folder / "a.gpkg"


def spreadsheet(folder: Path) -> Path:
    (folder / "batas.xlsx").write_bytes(b"x")
    return folder / "batas.xlsx"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (no_crs, "sistem koordinat (CRS) tidak diketahui"),
        (undefined_crs, "sistem koordinat (CRS) tidak diketahui"),
        (without_part(".dbf"), "Shapefile batas.shp tidak lengkap: .dbf tidak ada"),
        (without_part(".shx"), "Shapefile batas.shp tidak lengkap: .shx tidak ada"),
        (points, "tidak memuat poligon (isinya 1: Point)"),
        (table_only, "tidak memuat poligon"),
        (twice, "lebih dari sekali (1: Kota Timur di baris 1 dan 2)"),
        (mostly_unknown, "hanya 1 dari 4 baris yang cocok"),
        (no_name_or_code, "tidak ada kolom nama atau kode kabupaten/kota yang dikenali (kolom: 1: luas)"),
        (doubtful_codes, "kode tanpa titik di kolom kode bisa dari Kemendagri atau BPS"),
        (codes_of_bps, "kolom kode_bps"),
        (outside, "koordinatnya di luar Indonesia"),
        (before_division, "menutup kabupaten/kota yang tidak ada di berkas (kode 1: 1171)"),
        (damaged, "tidak dapat dibaca"),
        (damaged_package, "tidak dapat dibaca"),
        (archive_of("catatan.txt"), "tidak memuat Shapefile"),
        (archive_of("../../luar.shp"), "alamat yang keluar dari foldernya (1: ../../luar.shp)"),
        (archive_of("/etc/luar.shp"), "alamat yang keluar dari foldernya"),
        (archive_of("C:\\luar.shp"), "alamat yang keluar dari foldernya"),
        (no_archive, "arsip .zip rusak"),
        (two_shapefiles, "lebih dari satu berkas batas (2: batas.shp, lain.shp)"),
        (two_layers, "lebih dari satu lapis poligon (2: kabupaten, provinsi)"),
        (spreadsheet, "jenis berkas tidak dikenal"),
        (lambda folder: folder / "hilang.geojson", "tidak ditemukan"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_and_nothing_changes(
    root: Path, tmp_path: Path, make: Callable[[Path], Path], message: str
) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    path, before = make(folder), fingerprint(root)
    for act in (check_boundaries, import_boundaries):
        with pytest.raises(BoundaryFileError) as refusal:
            act(path, root)
        assert message in said(refusal.value)
        assert said(refusal.value).startswith(path.name)
        assert "\n" not in said(refusal.value)
        assert remedy_words(refusal.value, BAHASA)
    assert fingerprint(root) == before
    assert [place.name for place in (root / "data").iterdir()] == ["boundaries"]


def test_an_archive_writes_nothing_outside_its_folder(root: Path, tmp_path: Path) -> None:
    with pytest.raises(BoundaryFileError):
        check_boundaries(archive_of("../luar.shp", "batas.shp")(tmp_path), root)
    assert not list(tmp_path.parent.rglob("luar.shp"))
