"""A spoilt copy of the project is found out, whatever was spoilt, and every check still runs."""

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest
import yaml
from recorded import recorded

from refusals import BAHASA
from stuntmap.data.project import ROOT
from stuntmap.data.provenance import read_record as read_record_of
from stuntmap.data.provenance import record_path, write_record
from stuntmap.data.verification import ALL_CHECKS, CheckResult, verify_project
from stuntmap.language.error_words import said

# The checks that read the table of estimates.
OF_ESTIMATES = (
    "Skema stunting_estimates.csv",
    "Kabupaten/kota per survei",
    "Provinsi per survei",
    "Prevalensi Indonesia (%)",
    "Estimasi area kecil",
    "Nama wilayah",
    "Gabungan kabupaten/kota",
    "Provinsi sebelum pemekaran",
)
# Instead of the name of a content check: the files alone.
FILES = ""
INDICATORS = Path("data/indicators")
BOUNDARIES = Path("data/boundaries")
SERVED = Path("static/boundaries")


@pytest.fixture(scope="module")
def sound() -> list[CheckResult]:
    return verify_project()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("data", "static"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def failed(root: Path, *names: str) -> dict[str, str]:
    """What is wrong with the files of a project, and what the content checks of these names say (all without names)."""
    checks = [check for check in ALL_CHECKS if not names or said(check[0], BAHASA) in names]
    assert len(checks) == len(names) or not names or names == (FILES,)
    results = verify_project(root, checks)
    return {said(result.name, BAHASA): said(result.found, BAHASA) for result in results if not result.ok}


def rewritten(path: Path, content: bytes) -> None:
    """`content` in place of the file, with the record made to fit: a fault that no hash can tell."""
    record = read_record_of(path)
    path.write_bytes(content)
    facts = {
        name: getattr(record, name)
        for name in ("title", "producer", "citation", "url", "licence", "accessed", "built_by", "built_how", "columns")
    }
    write_record(path, **facts, warnings=record.warnings)


def test_shipped_project_is_sound(sound: list[CheckResult]) -> None:
    assert [result for result in sound if not result.ok] == []


def test_every_check_says_what_it_looked_at_and_found(sound: list[CheckResult]) -> None:
    names = [said(result.name, BAHASA) for result in sound]
    assert len(names) == len(set(names))
    assert all(said(result.found, BAHASA) for result in sound)
    assert "data/indicators/stunting_estimates.csv" in names
    assert "data/boundaries/district.parquet" in names
    assert "Kabupaten/kota per survei" in names


def test_one_changed_byte_is_found_and_the_rest_is_still_checked(project: Path, sound: list[CheckResult]) -> None:
    places = [
        INDICATORS / "determinants.csv",
        BOUNDARIES / "district.parquet",
        BOUNDARIES / "region_codes.csv",
        SERVED / "levels.json",
    ]
    for place in places:
        content = bytearray((project / place).read_bytes())
        content[len(content) // 2] ^= 1
        (project / place).write_bytes(content)
    results = verify_project(project)
    assert [result.name for result in results] == [result.name for result in sound]
    found = {said(result.name, BAHASA): said(result.found, BAHASA) for result in results if not result.ok}
    assert {name for name in found if name.startswith(("data", "static"))} == {place.as_posix() for place in places}
    for place in places:
        assert "isi berkas berubah" in found[place.as_posix()]


def test_changed_served_file_is_found_by_record_and_by_name(project: Path) -> None:
    served = next((project / SERVED).glob("district-33.*.geojson"))
    served.write_bytes(served.read_bytes().replace(b"Klaten", b"Kleten"))
    found = failed(project, "Berkas peta yang disajikan")
    assert served.relative_to(project).as_posix() in found
    assert served.name in found["Berkas peta yang disajikan"]


def test_missing_file_is_found(project: Path) -> None:
    (project / INDICATORS / "targets.csv").unlink()
    found = failed(project, "Skema targets.csv")
    assert "berkas tidak ada" in found["data/indicators/targets.csv"]
    assert "berkas tidak ada" in found["Skema targets.csv"]


def test_missing_record_is_found(project: Path) -> None:
    record_path(project / INDICATORS / "targets.csv").unlink()
    assert "catatan asal targets.meta.yml tidak ada" in failed(project, FILES)["data/indicators/targets.csv"]


def test_file_without_record_is_found(project: Path) -> None:
    (project / INDICATORS / "more.csv").write_text("a\n1\n")
    assert set(failed(project, FILES)) == {"data/indicators/more.csv"}


def test_record_without_file_is_found(project: Path) -> None:
    recorded(project / "data" / "gone.csv", "a\n").path.unlink()
    assert set(failed(project, FILES)) == {"data/gone.csv"}


def test_broken_record_is_found(project: Path) -> None:
    record_path(project / INDICATORS / "targets.csv").write_text("not a record\n")
    assert any("catatan asal tidak lengkap atau rusak" in detail for detail in failed(project, FILES).values())


def test_wrong_size_in_a_record_is_found(project: Path) -> None:
    place = record_path(project / INDICATORS / "targets.csv")
    place.write_text(yaml.safe_dump(yaml.safe_load(place.read_bytes()) | {"bytes": 1}))
    assert set(failed(project, FILES)) == {"data/indicators/targets.csv"}


def test_files_set_aside_by_an_import_are_not_checked(project: Path) -> None:
    (project / BOUNDARIES / "previous").mkdir(exist_ok=True)
    (project / BOUNDARIES / "previous" / "district.parquet").write_bytes(b"older")
    assert failed(project, FILES) == {}


def without_row(path: Path, start: str) -> bytes:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(start)]
    assert len(kept) < len(lines)
    return "".join(kept).encode()


@pytest.mark.parametrize(
    ("table", "before", "after", "check"),
    [
        ("stunting_estimates.csv", b"SSGI,2024,20.8,", b"SSGI,2024,140,", "Skema stunting_estimates.csv"),
        (
            "stunting_estimates.csv",
            b"ID,country,Indonesia,,SSGI,2024,19.8",
            b"ID,country,Indonesia,,SSGI,2024,19.9",
            "",
        ),
        ("targets.csv", b"ID,Indonesia,2029,14.2,", b"ID,Indonesia,2028,14.2,", "Target nasional resmi (%)"),
        ("population_under_5.csv", b",22638081,", b",22638080,", "Balita"),
        ("determinants.csv", b"3310,Kabupaten Klaten", b"3310,Kabupaten Klathen", "Nama wilayah"),
    ],
)
def test_wrong_figure_with_a_fitting_hash_is_found(
    project: Path, table: str, before: bytes, after: bytes, check: str
) -> None:
    path = project / INDICATORS / table
    content = path.read_bytes()
    assert before in content
    rewritten(path, content.replace(before, after))
    name = check or "Prevalensi Indonesia (%)"
    assert name in failed(project, name)


@pytest.mark.parametrize(
    ("start", "checks"),
    [
        ("3310,district,Kabupaten Klaten,33,SSGI,2022", {"Kabupaten/kota per survei"}),
        ("3310,district,Kabupaten Klaten,33,SSGI,2024", {"Kabupaten/kota per survei", "Gabungan kabupaten/kota"}),
        ("33,province,Jawa Tengah,,SSGI,2021", {"Provinsi per survei"}),
        ("91L,province", {"Provinsi per survei", "Provinsi sebelum pemekaran"}),
        ("ID,country,Indonesia,,SKI,2023", {"Prevalensi Indonesia (%)"}),
    ],
)
def test_lost_row_with_a_fitting_hash_is_found(project: Path, start: str, checks: set[str]) -> None:
    path = project / INDICATORS / "stunting_estimates.csv"
    rewritten(path, without_row(path, start))
    assert set(failed(project, *OF_ESTIMATES)) == checks


def test_a_column_that_counts_something_else_is_found_by_its_mean(project: Path) -> None:
    path, check = project / INDICATORS / "nutrition_2024.csv", "Rata-rata angka gizi kabupaten/kota (%)"
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    # Wasting without severe wasting, as the copy has it.
    wasting, severe = (pd.to_numeric(table[f"{name}_pct"]) for name in ("wasting", "severe_wasting"))
    table["wasting_pct"] = (wasting - severe).round(1).map(lambda value: "" if pd.isna(value) else f"{value:g}")
    rewritten(path, table.to_csv(index=False).encode())
    assert "wasting 2024: 6,2" in failed(project, check)[check]
    table["wasting_pct"] = ""
    rewritten(path, table.to_csv(index=False).encode())
    assert "wasting: 0" in failed(project, check)[check]


def test_record_that_defines_other_columns_is_found(project: Path) -> None:
    place = record_path(project / INDICATORS / "targets.csv")
    fields = yaml.safe_load(place.read_bytes())
    del fields["columns"]["standing"]
    place.write_text(yaml.safe_dump(fields))
    assert "standing" in failed(project, "Skema targets.csv")["Skema targets.csv"]


def test_neighbour_in_one_direction_only_is_found(project: Path) -> None:
    path = project / BOUNDARIES / "neighbours.csv"
    rewritten(path, without_row(path, "3310,"))
    assert "hanya satu arah" in failed(project, "Tetangga")["Tetangga"]


def test_level_that_is_not_served_is_found(project: Path) -> None:
    path = project / SERVED / "levels.json"
    levels = json.loads(path.read_bytes())
    del levels["district-33"]
    rewritten(path, json.dumps(levels).encode())
    assert "district-33" in failed(project, "Berkas peta yang disajikan")["Berkas peta yang disajikan"]


def test_overlapping_districts_are_found(project: Path) -> None:
    import geopandas as gpd

    path = project / BOUNDARIES / "district.parquet"
    districts = gpd.read_parquet(path)
    grown = districts.copy()
    klaten = grown["region_code"] == "3310"
    grown.loc[klaten, "geometry"] = grown.loc[klaten, "geometry"].scale(1.2, 1.2)
    grown.to_parquet(project / "grown.parquet", index=False)
    rewritten(path, (project / "grown.parquet").read_bytes())
    found = failed(project, "Cakupan batas wilayah")["Cakupan batas wilayah"]
    assert "bertumpang tindih atau bercelah" in found
    assert "3310" in found


def test_lost_polygon_is_found(project: Path) -> None:
    import geopandas as gpd

    path = project / BOUNDARIES / "district.parquet"
    districts = gpd.read_parquet(path)
    districts[districts["region_code"] != "3310"].to_parquet(project / "fewer.parquet", index=False)
    rewritten(path, (project / "fewer.parquet").read_bytes())
    assert "tidak ada di poligon (1: 3310)" in failed(project, "Gabungan kabupaten/kota")["Gabungan kabupaten/kota"]


def test_lost_village_and_subdistrict_are_found(project: Path) -> None:
    import geopandas as gpd
    import pandas as pd

    path = project / BOUNDARIES / "villages.parquet"
    villages = pd.read_parquet(path)
    villages[villages["region_code"] != "3310012001"].to_parquet(project / "fewer.parquet", index=False)
    rewritten(path, (project / "fewer.parquet").read_bytes())
    assert "83761" in failed(project, "Kecamatan dan desa")["Kecamatan dan desa"].replace(".", "")
    path = project / BOUNDARIES / "subdistricts.parquet"
    subdistricts = gpd.read_parquet(path)
    subdistricts[subdistricts["region_code"] != "331001"].to_parquet(project / "fewer.parquet", index=False)
    rewritten(path, (project / "fewer.parquet").read_bytes())
    assert "3310" in failed(project, "Wilayah kecamatan")["Wilayah kecamatan"]


def test_areas_made_for_other_districts_are_found(project: Path) -> None:
    import geopandas as gpd

    path = project / BOUNDARIES / "subdistricts.parquet"
    subdistricts = gpd.read_parquet(path)
    klaten = subdistricts["region_code"] == "331001"
    subdistricts.loc[klaten, "geometry"] = subdistricts.loc[klaten, "geometry"].scale(1.2, 1.2)
    subdistricts.to_parquet(project / "grown.parquet", index=False)
    rewritten(path, (project / "grown.parquet").read_bytes())
    assert "bertumpang tindih atau bercelah" in failed(project, "Wilayah kecamatan")["Wilayah kecamatan"]


def test_empty_folder_fails_in_every_check(tmp_path: Path) -> None:
    results = verify_project(tmp_path)
    assert results
    assert not any(result.ok for result in results)
