"""A name is taken for a village where that is certain; every likeness is asked; a file keeps what was confirmed."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from refusals import refused
from stuntmap.data.recaps.confirmations import confirmations_csv, read_confirmations
from stuntmap.data.recaps.matching import Match, PlaceInFile, Register, likely_districts, matched_places, place_key
from stuntmap.errors import BadChoiceError

KECAMATAN = {"110101": "Ciawigebang", "110102": "Lebakwangi", "110103": "Kota Baru"}
DESA = {
    "1101012001": "Baru",
    "1101012002": "Sukamaju",
    "1101022001": "Baru",
    "1101022002": "Mekar Sari",
    "1101022003": "Mekar Jaya",
    "1101032001": "Sida'ori",
}


@pytest.fixture(scope="module")
def register() -> Register:
    subdistricts = pd.DataFrame({"region_code": list(KECAMATAN), "region_name": list(KECAMATAN.values())})
    villages = pd.DataFrame({"region_code": list(DESA), "region_name": list(DESA.values())})
    return Register(subdistricts, villages.assign(subdistrict_code=villages["region_code"].str[:6]))


def village(register: Register, name: str, within: str = "", code: str = "") -> Match:
    place = PlaceInFile(within, "", name, "", code)
    (found,) = matched_places([place], register, "village", {}).values()
    return found


def subdistrict(register: Register, name: str, puskesmas: str = "") -> Match:
    (found,) = matched_places([PlaceInFile(name, puskesmas, "")], register, "puskesmas", {}).values()
    return found


@pytest.mark.parametrize("name", ["CIAWIGEBANG", "Kec. Ciawigebang", "kecamatan ciawi gebang", "Ciawi-Gebang"])
def test_spelling_of_blanks_capitals_and_kinds_makes_no_difference(register, name):
    assert subdistrict(register, name) == Match("name", "110101")


def test_a_puskesmas_without_kecamatan_is_looked_for_by_its_own_name(register):
    assert subdistrict(register, "", "UPT Puskesmas Lebakwangi") == Match("name", "110102")
    assert subdistrict(register, "", "Manggari").how == "unmatched"
    # Its kecamatan counts, where it is written.
    assert subdistrict(register, "Lebakwangi", "Ciawigebang") == Match("name", "110102")


@pytest.mark.parametrize(
    ("name", "code"), [("Ciawi Gerbang", "110101"), ("Labakwangi", "110102"), ("Kotabaruu", "110103")]
)
def test_a_misspelt_name_is_asked_about(register, name, code):
    assert subdistrict(register, name) == Match("doubtful", "", (code,))


def test_villages_of_one_name_are_told_apart_by_their_kecamatan(register):
    assert village(register, "Desa Baru", "Lebakwangi") == Match("name", "1101022001")
    assert village(register, "Baru", "Ciawigebang") == Match("name", "1101012001")
    assert village(register, "Baru") == Match("doubtful", "", ("1101012001", "1101022001"))
    assert village(register, "Sukamaju") == Match("name", "1101012002")


def test_a_village_is_not_taken_from_another_kecamatan_without_asking(register):
    assert village(register, "Sukamaju", "Lebakwangi") == Match("doubtful", "", ("1101012002",))
    assert village(register, "Sukamaju", "Labakwangi") == Match("doubtful", "", ("1101012002",))
    assert village(register, "Mekarsari", "Lebakwangi") == Match("name", "1101022002")
    assert village(register, "Mekar Sari Jaya", "Lebakwangi").candidates == ("1101022002", "1101022003")
    assert village(register, "Wanasaba", "Lebakwangi") == Match("unmatched")


def test_a_code_is_taken_if_its_name_is_not_another(register):
    assert village(register, "Baru", "Lebakwangi", "1101022001") == Match("code", "1101022001")
    assert village(register, "Mekrsari", "Salah", "1101022002") == Match("code", "1101022002")
    assert village(register, "Sukamaju", "", "1101022001") == Match("doubtful", "", ("1101022001", "1101012002"))
    # A code of another register names nothing here.
    assert village(register, "Sukamaju", "Ciawigebang", "3201190006") == Match("name", "1101012002")


def test_what_was_confirmed_is_kept_in_a_file_and_taken_next_time(register):
    places = [
        PlaceInFile("Labakwangi", "", "Baru"),
        PlaceInFile("Ciawigebang", "", "Suka Maju"),
        PlaceInFile("Ciawigebang", "", "Wanasaba"),
        PlaceInFile("Labakwangi", "", "Mekar Sari"),
    ]
    found = matched_places(places, register, "village", {})
    saved = confirmations_csv(found, register.names)
    lines = saved.decode("utf-8-sig").splitlines()
    assert lines[0] == "kecamatan;puskesmas;desa;kode;wilayah"
    assert lines[1] == "Labakwangi;;Baru;;1101012001 Baru / 1101022001 Baru"
    assert lines[2] == "Ciawigebang;;Suka Maju;1101012002;Sukamaju"
    # Filled in by hand: a kecamatan for all its rows, a village with dots, a place to leave out.
    filled = ["Labakwangi;;;110102;", "Ciawigebang;;Wanasaba;-;", "Ciawigebang;;Suka Maju;11.01.01.2001;"]
    confirmed = read_confirmations("\n".join([lines[0], *filled]).encode("utf-16"))
    again = matched_places(places, register, "village", confirmed)
    assert [match.how for match in again.values()] == ["name", "confirmed", "left_out", "name"]
    assert again[places[0]].region_code == "1101022001"
    assert again[places[1]].region_code == "1101012001"
    assert read_confirmations(saved) == {("ciawigebang", "", "sukamaju"): "1101012002"}


def test_a_name_that_a_spreadsheet_would_work_out_is_written_as_text_and_found_again(register):
    place = PlaceInFile("Ciawigebang", "", '=HYPERLINK("x")')
    line = confirmations_csv({place: Match("unmatched")}, register.names).decode("utf-8-sig").splitlines()[1]
    assert line.split(";")[2].startswith("\"'=HYPERLINK")
    confirmed = read_confirmations(f"kecamatan;puskesmas;desa;kode\n{line.rsplit(';', 2)[0]};1101012001\n".encode())
    assert matched_places([place], register, "village", confirmed)[place].region_code == "1101012001"


def test_a_file_that_holds_no_confirmed_names_is_refused():
    with refused(BadChoiceError, "tidak memuat kolomnya"):
        read_confirmations(b"a;b\n1;2\n")


def test_a_code_that_does_not_exist_or_is_of_another_level_confirms_nothing(register):
    place = PlaceInFile("Ciawigebang", "", "Sukamaju")
    for code in ("9999999999", "110102"):
        (match,) = matched_places([place], register, "village", {("ciawigebang", "", "sukamaju"): code}).values()
        assert match == Match("name", "1101012002")


def test_the_district_is_told_by_the_share_of_its_names():
    known = pd.DataFrame({"region_code": ["110101", "110102", "120101"], "name_key": ["satu", "dua", "satu"]})
    assert likely_districts(["SATU", "Kec. Dua", ""], known).to_dict() == {"1101": 1.0, "1201": 0.5}
    # Two of one name in a district are one of the names of the file.
    twice = pd.DataFrame({"region_code": ["110101", "110102", "120101"], "name_key": ["satu", "satu", "dua"]})
    assert likely_districts(["Satu", "Dua"], twice).to_dict() == {"1101": 0.5, "1201": 0.5}


@settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=12))
def test_any_name_gives_one_answer_and_only_certain_ones_a_code(register, within, name, code):
    match = village(register, name, within, code)
    assert bool(match.region_code) == (match.how in ("code", "name", "confirmed"))
    assert set(match.candidates) <= set(register.names)
    assert place_key(place_key(name)) == place_key(place_key(place_key(name)))
