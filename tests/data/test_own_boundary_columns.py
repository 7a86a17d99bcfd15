"""Names of all 514 districts are found in every usual spelling, and codes are read as the files write them."""

import pandas as pd
import pytest

from stuntmap.data.own_boundary_columns import FileColumns, Gazetteer, as_text, district_code, kind_of_code
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


@pytest.mark.parametrize(
    ("codes", "is_found"),
    [
        (["3310", "3311", "", ""], True),  # as many different codes as half of the rows
        (["3310", "3310", "3310", "3311", "", "", "", ""], True),  # fewer, all of them known: districts in parts
        (["3310", "3310", "3311", "", "", "", "", ""], False),  # codes in less than half of the rows
        (["3310", "3310", "3310", "3311", "9988", "", "", ""], False),  # one that no district has
        (["3310", "3310", "3310", "3310", "", "", "", ""], False),  # one district alone
    ],
)
def test_a_column_of_codes_is_one_of_many_or_of_known_ones(
    gazetteer: Gazetteer, codes: list[str], is_found: bool
) -> None:
    columns = FileColumns(pd.DataFrame({"nomor": codes}), gazetteer)
    assert (columns.code_column == "nomor") is is_found


@pytest.mark.parametrize(
    ("names", "are_kemendagri"),
    [
        (["Klaten", "Sukoharjo", "Wonogiri", "Karanganyar"], True),
        (["Klaten", "Sukoharjo", "", ""], True),  # half of the names are enough
        (["Klaten", "", "", ""], False),
        (["Klaten", "Sukoharjo", "Wonogiri", "Boyolali"], False),  # one name that contradicts
    ],
)
def test_codes_of_an_unnamed_kind_are_kemendagris_where_every_known_name_agrees(
    gazetteer: Gazetteer, names: list[str], are_kemendagri: bool
) -> None:
    frame = pd.DataFrame({"nomor": ["3310", "3311", "3312", "3313"], "nama": names})
    assert FileColumns(frame, gazetteer).kemendagri is are_kemendagri


def test_provinces_stand_in_the_column_where_half_of_the_rows_name_one(gazetteer: Gazetteer) -> None:
    half = pd.DataFrame({"a": ["Bali", "Banten", "x", "y"]})
    assert FileColumns(half.assign(nama="Klaten"), gazetteer).provinces == ["51", "36", None, None]
    fewer = pd.DataFrame({"a": ["Bali", "x", "y", "z"]})
    assert FileColumns(fewer.assign(nama="Klaten"), gazetteer).provinces == [None] * 4
