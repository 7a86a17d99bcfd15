"""Names are compared without regard to spelling, and "Kota" is a kind only where it is one."""

import pytest

from stuntmap.data.region_names import name_key, plain_name, split_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kabupaten Klaten", ("kabupaten", "klaten")),
        ("KAB. KLATEN", ("kabupaten", "klaten")),
        ("Klaten Regency", ("kabupaten", "klaten")),
        ("Kota Administrasi Jakarta Pusat", ("kota", "jakartapusat")),
        ("Kota Adm. Jakarta Pusat", ("kota", "jakartapusat")),
        ("Kotamadya Solok", ("kota", "solok")),
        ("Surakarta City", ("kota", "surakarta")),
        ("Kab Pangkajene dan Kepulauan", ("kabupaten", "pangkajenekep")),
        ("S I A K", (None, "siak")),
        ("Toli-Toli", (None, "tolitoli")),
        ("Kotawaringin Barat", (None, "kotawaringinbarat")),
        ("KOTABARU", (None, "kotabaru")),
        ("Kota", (None, "kota")),
        ("", (None, "")),
    ],
)
def test_a_name_is_split_into_kind_and_comparable_rest(name: str, expected: tuple[str | None, str]) -> None:
    assert split_name(name) == expected


def test_kabupaten_and_kota_of_one_name_stay_apart() -> None:
    assert name_key("Kabupaten Magelang") != name_key("Kota Magelang")
    assert name_key("Kabupaten Kep. Seribu") == name_key("KAB. ADM. KEPULAUAN SERIBU")


def test_a_plain_name_keeps_a_kota_that_belongs_to_it() -> None:
    assert plain_name("Kota Baru") == plain_name("Kotabaru")
