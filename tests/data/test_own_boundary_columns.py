"""Names of all 514 districts are found in every usual spelling, and codes are read as the files write them."""

import pandas as pd
import pytest

from stuntmap.data.own_boundary_columns import Gazetteer, as_text, district_code, kind_of_code
from stuntmap.data.regions import load_regions


@pytest.fixture(scope="module")
def regions() -> pd.DataFrame:
    return load_regions()


@pytest.fixture(scope="module")
def gazetteer(regions: pd.DataFrame) -> Gazetteer:
    return Gazetteer(regions)


def test_every_district_is_found_by_its_own_name_and_by_each_other_name(
    regions: pd.DataFrame, gazetteer: Gazetteer
) -> None:
    districts = regions[regions["region_level"] == "district"]
    for row in districts.itertuples():
        for name in (row.region_name, row.region_name.upper().replace("KABUPATEN", "KAB.")):
            assert gazetteer.codes_named(name) == [row.region_code]
        for name in filter(None, row.former_names.split(";")):
            assert gazetteer.codes_named(name, row.region_kind) == [row.region_code]


@pytest.mark.parametrize(
    ("name", "kind", "province", "codes"),
    [
        ("Magelang", None, None, ["3308", "3371"]),
        ("Magelang", "kota", None, ["3371"]),
        ("Kota Magelang", "kabupaten", None, ["3371"]),  # the name itself decides
        ("Banjar", None, "32", ["3279"]),
        ("Banjar", None, "63", ["6303"]),
        ("Banjar", None, "99", ["6303", "3279"]),  # a province that fits neither decides nothing
        ("Kota Baru", None, None, ["6302"]),  # Kabupaten Kotabaru, as geoBoundaries writes it
        ("Jakarta Pusat", None, None, ["3171"]),
        ("Merauke", None, "91", ["9301"]),  # its province before 2022
        ("Atlantis", None, None, []),
        ("Kabupaten Surakarta", None, None, []),
    ],
)
def test_a_shared_name_is_narrowed_by_kind_and_province(
    gazetteer: Gazetteer, name: str, kind: str | None, province: str | None, codes: list[str]
) -> None:
    assert sorted(gazetteer.codes_named(name, kind, province)) == sorted(codes)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("33.10", "3310"),
        ("3310", "3310"),
        ("3310.0", "3310"),
        ("33,10", "3310"),
        ("ID3310", "3310"),
        (3310, "3310"),
        (3310.0, "3310"),
        (33.1, "3310"),  # a table programme dropped the last zero
        ("331", ""),
        ("33.105", ""),
        ("33.10.01", ""),
        (None, ""),
        (float("nan"), ""),
    ],
)
def test_a_code_is_read_in_every_way_that_files_write_it(value: object, code: str) -> None:
    assert district_code(as_text(value)) == code


def test_the_last_digits_of_a_code_tell_the_kind(regions: pd.DataFrame) -> None:
    districts = regions[regions["region_level"] == "district"]
    assert districts["region_code"].map(kind_of_code).tolist() == districts["region_kind"].tolist()


def test_every_district_is_found_by_its_name_without_blanks() -> None:
    regions = load_regions()
    gazetteer = Gazetteer(regions)
    for code, name in gazetteer.name_of.items():
        glued = name.removeprefix("Kabupaten ").replace(" ", "")
        assert code in gazetteer.codes_named(glued), glued
