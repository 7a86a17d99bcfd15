"""The forms of a name that a search compares."""

from stuntmap.answers import shared_answers
from stuntmap.data.search_keys import SHORT_NAMES, letters_and_digits, search_key


def test_a_name_is_compared_without_blanks_points_hyphens_and_capitals() -> None:
    assert {letters_and_digits(name) for name in ("Toli-Toli", "TOLI TOLI", "tolitoli", "Toli. Toli")} == {"tolitoli"}
    assert letters_and_digits("62.09") == "6209"


def test_a_key_holds_full_and_short_form_the_bare_name_short_names_and_former_names() -> None:
    key = search_key("Kabupaten Kotawaringin Barat", ["Lama-Sekali"])
    assert key == "kabupatenkotawaringinbarat kabkotawaringinbarat kotawaringinbarat kobar lamasekali"
    assert search_key("Kota Administrasi Jakarta Pusat").split()[-2:] == ["jakartapusat", "jakpus"]


def test_every_short_name_belongs_to_a_region_of_today() -> None:
    names = set(shared_answers().names.regions.values())
    assert set(SHORT_NAMES) <= names


def test_no_two_districts_share_a_full_form() -> None:
    keys = shared_answers().names.search_keys
    assert len({key.split()[0] for key in keys.values()}) == len(keys)
