"""The shipped table of regions: complete, named as Kemendagri names them, and in agreement with the indicators."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from refusals import refused
from stuntmap.data.project import ROOT
from stuntmap.data.region_names import split_name
from stuntmap.data.regions import BOUNDARIES, load_regions
from stuntmap.errors import DataFileError
from stuntmap.vocabulary import DISTRICT_COUNT, PROVINCE_COUNT


@pytest.fixture(scope="module")
def regions() -> pd.DataFrame:
    return load_regions().set_index("region_code")


@pytest.fixture(scope="module")
def districts(regions: pd.DataFrame) -> pd.DataFrame:
    return regions[regions["region_level"] == "district"]


def test_there_is_one_country_and_every_province_and_district(regions: pd.DataFrame) -> None:
    assert regions["region_level"].value_counts().to_dict() == {
        "district": DISTRICT_COUNT,
        "province": PROVINCE_COUNT,
        "country": 1,
    }
    assert regions.index.is_unique
    assert regions.index.tolist() == ["ID", *sorted(regions.index.drop("ID"))]


def test_there_are_416_kabupaten_and_98_kota_named_as_such(districts: pd.DataFrame) -> None:
    assert districts["region_kind"].value_counts().to_dict() == {"kabupaten": 416, "kota": 98}
    first_word = districts["region_name"].str.split().str[0]
    assert (first_word == districts["region_kind"].map({"kabupaten": "Kabupaten", "kota": "Kota"})).all()


@pytest.mark.parametrize(
    ("code", "name", "province"),
    [
        ("3310", "Kabupaten Klaten", "Jawa Tengah"),
        ("3372", "Kota Surakarta", "Jawa Tengah"),
        ("3171", "Kota Administrasi Jakarta Pusat", "Daerah Khusus Ibukota Jakarta"),
        ("3101", "Kabupaten Administrasi Kepulauan Seribu", "Daerah Khusus Ibukota Jakarta"),
        ("9301", "Kabupaten Merauke", "Papua Selatan"),
        ("6411", "Kabupaten Mahakam Ulu", "Kalimantan Timur"),
        ("8103", "Kabupaten Kepulauan Tanimbar", "Maluku"),
    ],
)
def test_a_district_carries_its_present_name_and_province(
    regions: pd.DataFrame, code: str, name: str, province: str
) -> None:
    assert regions.loc[code, ["region_name", "province_name"]].tolist() == [name, province]


def test_a_district_code_begins_with_its_province(regions: pd.DataFrame, districts: pd.DataFrame) -> None:
    assert (districts.index.str[:2] == districts["province_code"]).all()
    provinces = regions[regions["region_level"] == "province"]
    assert (provinces.index == provinces["province_code"]).all()
    assert (districts["province_name"] == districts["province_code"].map(provinces["region_name"])).all()
    assert regions.loc["ID", ["province_code", "province_name", "region_kind"]].isna().all()


def test_names_and_codes_agree_with_the_stunting_estimates(districts: pd.DataFrame) -> None:
    estimates = pd.read_csv(ROOT / "data" / "indicators" / "stunting_estimates.csv", dtype=str)
    estimates = estimates[estimates["region_level"] == "district"]
    assert set(estimates["region_code"]) == set(districts.index)
    assert (estimates["region_code"].map(districts["region_name"]) == estimates["region_name"]).all()


def test_a_former_code_is_never_the_present_code_of_another_district(districts: pd.DataFrame) -> None:
    former = [code for joined in districts["former_codes"] for code in joined.split(";") if code]
    assert len(former) == len(set(former)) == 26  # the districts of the four provinces of 2022
    assert not set(former) & set(districts.index)
    assert districts.loc["9301", "former_codes"] == "9101"
    assert districts.loc["9603", "former_codes"] == "9205"


def test_no_other_name_leads_to_two_districts(districts: pd.DataFrame) -> None:
    keys = pd.Series(
        {
            (code, name): split_name(name)[1]
            for code, own, others in zip(
                districts.index, districts["region_name"], districts["former_names"], strict=True
            )
            for name in {own, *others.split(";")} - {""}
        }
    )
    kind = districts["region_kind"].reindex(keys.index.get_level_values(0)).to_numpy()
    owners = pd.DataFrame({"key": keys.to_numpy(), "kind": kind, "code": keys.index.get_level_values(0)})
    assert owners.groupby(["key", "kind"])["code"].nunique().max() == 1


@pytest.mark.parametrize(
    ("code", "former_name"),
    [
        ("6411", "Mahakam Hulu"),
        ("8103", "Maluku Tenggara Barat"),
        ("7601", "Mamuju Utara"),
        ("7109", "Siau Tagulandang Biaro"),
        ("1212", "Toba Samosir"),
    ],
)
def test_the_five_names_that_boundary_files_still_use_are_known(
    districts: pd.DataFrame, code: str, former_name: str
) -> None:
    assert former_name in districts.loc[code, "former_names"].split(";")


def test_areas_and_people_add_up_and_none_is_missing(regions: pd.DataFrame, districts: pd.DataFrame) -> None:
    assert (regions["area_km2"] > 0).all()
    assert (regions["registered_population"] > 0).all()
    assert (regions["capital"] != "").all()
    by_province = districts.groupby("province_code")[["area_km2", "registered_population"]].sum()
    provinces = regions[regions["region_level"] == "province"]
    assert provinces["area_km2"].to_numpy() == pytest.approx(by_province["area_km2"].to_numpy(), abs=2.5)
    assert (provinces["registered_population"] == by_province["registered_population"]).all()
    assert regions.loc["ID", "registered_population"] == districts["registered_population"].sum()
    assert regions.loc["ID", "area_km2"] == pytest.approx(1_890_000, rel=0.01)  # BPS prints 1,892,410 km2


def test_measured_areas_replace_the_misprinted_ones(districts: pd.DataFrame) -> None:
    # The package prints the population of both as their area (39,026 and 84,205 km2).
    assert districts.loc["9211", "area_km2"] < 5_000
    assert districts.loc["9206", "area_km2"] < 25_000


def test_a_changed_table_is_refused(tmp_path: Path) -> None:
    shutil.copytree(ROOT / BOUNDARIES, tmp_path / BOUNDARIES, ignore=shutil.ignore_patterns("previous", "*.parquet"))
    table = tmp_path / BOUNDARIES / "region_codes.csv"
    table.write_bytes(table.read_bytes().replace(b"Klaten", b"Klatem", 1))
    with refused(DataFileError, "region_codes"):
        load_regions(tmp_path)
