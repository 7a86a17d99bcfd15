"""The link is the state: every parameter is read, every value that is not known falls back and leaves a notice."""

import dataclasses

import pytest

import shipped
from small_country import SmallCountry
from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.answers.names import RegionNames
from stuntmap.links import selection as s
from stuntmap.links.link_reader import Notice
from stuntmap.links.selection import Selection, selection_from

OF_PARAMETER = {
    s.PROVINCE: ("33", "scope", "33"),
    s.SURVEY: ("2022", "survey_year", 2022),
    s.COMPARED: ("2021", "compared_year", 2021),
    s.LAYER: ("jarak", "layer", vocabulary.DISTANCE_LAYER),
    s.SHAPE: ("ubin", "shape", s.TILE_SHAPE),
    s.HIGHLIGHTED: ("3310,3311", "highlighted_codes", ("3310", "3311")),
    s.TARGET: ("14", "target_pct", 14.0),
    s.TARGET_YEAR: ("2029", "target_year", 2029),
    s.OLDER: ("ya", "older", True),
    s.PLAYING: ("ya", "playing", True),
    s.UNCERTAINTY: ("tidak", "uncertainty", False),
    s.BESIDE: ("riwayat", "beside", s.RANK_HISTORY),
    s.REFERENCE: ("3372", "reference_code", "3372"),
    s.WEIGHTS: ("jumlah:2,prevalensi:3", "weights", (("prevalensi", 3.0), ("jumlah", 2.0))),
    s.PLACES: ("7", "places", 7),
    s.PINNED: ("3310,3311", "pinned_codes", ("3310", "3311")),
    s.STRUCK: ("3314", "struck_codes", ("3314",)),
    s.CIRCUMSTANCES: ("sekolah,kemiskinan", "circumstances", ("kemiskinan", "sekolah")),
    s.METRIC: ("mahalanobis", "metric", "mahalanobis"),
    s.WITHIN: ("pulau", "within", "pulau"),
    s.CIRCUMSTANCE: ("sekolah", "circumstance", "sekolah"),
    s.KIND: ("sama", "same_kind", True),
    s.PART: ("desa", "part", vocabulary.VILLAGE),
    s.MONTH: ("2025-08", "month", "2025-08"),
    s.LANGUAGE: ("en", "language_code", "en"),
}


def read(**parameters: str) -> Selection:
    """The choices of a link on the shipped regions."""
    return selection_from(parameters, shared_answers().names)


def test_a_link_without_parameters_is_the_default_view():
    assert read() == Selection()
    assert Selection().scope == "ID"
    assert Selection().survey_year == 2024
    assert Selection().language_code == "id"


@pytest.mark.parametrize("parameter", OF_PARAMETER)
def test_a_known_value_changes_its_own_choice_only(parameter):
    text, name, expected = OF_PARAMETER[parameter]
    assert read(**{parameter: text}) == dataclasses.replace(Selection(), **{name: expected})


def test_the_parameters_of_a_link_are_the_documented_words():
    documented = {"prov", "survei", "banding", "lapis", "wilayah", "sorot", "target", "tahun_target", "bahasa"}
    assert documented <= {parameter.name for parameter in vocabulary.PARAMETERS}


def test_all_parameters_of_a_link_are_read_together():
    chosen = read(wilayah="3310", **{name: text for name, (text, _, _) in OF_PARAMETER.items()})
    expected = {name: value for _, name, value in OF_PARAMETER.values()}
    assert chosen == Selection(picked_code="3310", district_code="3310", **expected)


@pytest.mark.parametrize("parameter", [parameter.name for parameter in vocabulary.PARAMETERS])
@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_value_is_no_choice_and_no_mistake(parameter, text):
    assert read(**{parameter: text}) == Selection()


@pytest.mark.parametrize("parameter", OF_PARAMETER)
def test_spaces_around_a_value_do_not_matter(parameter):
    text, name, expected = OF_PARAMETER[parameter]
    assert getattr(read(**{parameter: f" {text} "}), name) == expected


def test_parameters_of_other_names_are_ignored():
    assert read(utm_source="wa", Prov="33", PROV="33") == Selection()


@pytest.mark.parametrize(
    ("parameter", "text"),
    [
        ("prov", "99"),
        ("prov", "3310"),
        ("prov", "jateng"),
        ("prov", "id"),
        ("prov", "91L"),
        ("survei", "2020"),
        ("survei", "2018"),
        ("survei", "24"),
        ("survei", "2024.0"),
        ("banding", "2019"),
        ("banding", "semua"),
        ("lapis", "warna"),
        ("lapis", "Jarak"),
        ("bentuk", "bulat"),
        ("wilayah", "9999"),
        ("wilayah", "ID"),
        ("wilayah", "33.10"),
        ("wilayah", "3310,3311"),
        ("sorot", "9999"),
        ("sorot", "33"),
        ("tahun_target", "2020"),
        ("tahun_target", "2046"),
        ("tahun_target", "besok"),
        ("lama", "tidak"),
        ("putar", "1"),
        ("bobot", "tinggi:1"),
        ("bobot", "prevalensi:0"),
        ("bobot", "prevalensi:6"),
        ("bobot", "prevalensi"),
        ("banyak", "0"),
        ("banyak", "515"),
        ("banyak", "sepuluh"),
        ("banyak", "2.5"),
        ("masuk", "9999"),
        ("tingkat", "rt"),
        ("bulan", "2025-13"),
        ("bulan", "agustus"),
        ("keluar", "33"),
        ("bahasa", "de"),
    ],
)
def test_an_unknown_value_falls_back_with_a_notice(parameter, text):
    assert read(**{parameter: text}) == Selection(notices=(Notice(parameter, text),))


def test_each_unknown_value_has_its_own_notice_and_the_others_stand():
    chosen = read(prov="33", survei="1999", lapis="warna", sorot="3310,8888", bahasa="xx")
    assert (chosen.scope, chosen.highlighted_codes) == ("33", ("3310",))
    assert set(chosen.notices) == {
        Notice("survei", "1999"),
        Notice("lapis", "warna"),
        Notice("sorot", "8888"),
        Notice("bahasa", "xx"),
    }


def test_a_survey_is_not_compared_with_itself():
    chosen = read(survei="2023", banding="2023")
    assert (chosen.survey_year, chosen.compared_year, chosen.previous_year) == (2023, None, 2022)
    assert chosen.notices == (Notice("banding", "2023"),)


def test_the_survey_that_is_shown_by_default_is_not_compared_with_itself_either():
    assert read(banding="2024").notices == (Notice("banding", "2024"),)


def test_a_later_survey_may_be_compared_with():
    assert read(survei="2021", banding="2024").previous_year == 2024


@pytest.mark.parametrize(("year", "before"), [("2021", None), ("2022", 2021), ("2023", 2022), ("2024", 2023)])
def test_without_a_choice_the_survey_before_is_compared_with(year, before):
    assert read(survei=year).previous_year == before


def test_the_first_survey_has_no_change_to_show():
    chosen = read(survei="2021", lapis="perubahan")
    assert chosen.layer == vocabulary.PREVALENCE_LAYER
    assert chosen.notices == (Notice("lapis", "perubahan"),)


def test_the_first_survey_shows_change_against_a_later_one():
    chosen = read(survei="2021", lapis="perubahan", banding="2024")
    assert (chosen.layer, chosen.notices) == (vocabulary.CHANGE_LAYER, ())


def test_the_first_survey_compared_with_itself_has_no_change_to_show():
    chosen = read(survei="2021", lapis="perubahan", banding="2021")
    assert chosen.layer == vocabulary.PREVALENCE_LAYER
    assert set(chosen.notices) == {Notice("banding", "2021"), Notice("lapis", "perubahan")}


@pytest.mark.parametrize("year", ["2022", "2023", "2024"])
def test_every_later_survey_shows_change(year):
    assert read(survei=year, lapis="perubahan").layer == vocabulary.CHANGE_LAYER


@pytest.mark.parametrize(
    ("text", "expected"),
    [("14", 14.0), ("12,5", 12.5), ("12.5", 12.5), ("18,8 %", 18.8), ("0,1", 0.1), ("99,9", 99.9), ("14 persen", 14.0)],
)
def test_a_target_is_a_percentage_with_comma_or_point(text, expected):
    chosen = read(target=text)
    assert (chosen.target_pct, chosen.notices) == (expected, ())


@pytest.mark.parametrize("text", ["-5", "0", "100", "101", "abc", "nan", "inf", "-inf", "1e3", "12,5,1", "%"])
def test_a_target_outside_0_to_100_is_not_used(text):
    chosen = read(target=text)
    assert chosen.target_pct is None
    assert chosen.notices == (Notice("target", text),)


@pytest.mark.parametrize(("text", "expected"), [("2021", 2021), ("2026", 2026), ("2045", 2045)])
def test_a_target_year_may_lie_where_no_survey_was(text, expected):
    assert read(tahun_target=text).target_year == expected


def test_a_district_brings_its_province():
    chosen = read(wilayah="3310")
    assert (chosen.scope, chosen.picked_code, chosen.district_code) == ("33", "3310", "3310")


def test_the_country_may_be_chosen_beside_a_district():
    chosen = read(wilayah="3310", prov="ID")
    assert (chosen.scope, chosen.district_code) == ("ID", "3310")


def test_another_province_may_be_chosen_beside_a_district():
    assert read(wilayah="3310", prov="34").scope == "34"


def test_an_unknown_province_beside_a_district_falls_back_to_the_districts_own():
    chosen = read(wilayah="3310", prov="77")
    assert (chosen.scope, chosen.notices) == ("33", (Notice("prov", "77"),))


def test_a_province_may_be_picked_but_is_no_district():
    chosen = read(wilayah="33")
    assert (chosen.scope, chosen.picked_code, chosen.district_code) == ("ID", "33", None)


def test_every_region_can_be_reached_by_a_link():
    regions = shipped.regions()
    for code, province in zip(regions["region_code"], regions["province_code"], strict=True):
        chosen = read(prov=code) if code == "ID" else read(wilayah=code)
        assert chosen.notices == ()
        assert chosen.scope == (province if len(code) == 4 else "ID")


def test_highlighted_districts_keep_their_order_once_each():
    assert read(sorot="3311,3310,3311, 3310 ,,3309").highlighted_codes == ("3311", "3310", "3309")


def test_at_most_ten_districts_are_highlighted():
    codes = [f"33{number:02}" for number in range(1, 13)]
    chosen = read(sorot=",".join(codes))
    assert chosen.highlighted_codes == tuple(codes[:10])


def test_unknown_highlights_take_no_place_among_the_ten():
    codes = [f"33{number:02}" for number in range(1, 11)]
    assert read(sorot=",".join(["0000", *codes])).highlighted_codes == tuple(codes)


def test_many_unknown_highlights_make_one_notice():
    chosen = read(sorot=",".join(f"99{number:02}" for number in range(100)) + ",9900")
    assert [notice.parameter for notice in chosen.notices] == ["sorot"]
    assert chosen.notices[0].value.startswith("9900, 9901, ")


def test_highlighted_districts_may_lie_outside_the_scope():
    chosen = read(prov="33", sorot="3404")
    assert (chosen.highlighted_codes, chosen.notices) == (("3404",), ())


def test_the_marked_regions_are_the_highlighted_ones_else_the_picked_one():
    assert read().marked_codes == ()
    assert read(wilayah="3310").marked_codes == ("3310",)
    assert read(wilayah="33").marked_codes == ("33",)
    assert read(wilayah="3310", sorot="3311").marked_codes == ("3311",)


@pytest.mark.parametrize(
    ("parameters", "level"),
    [
        ({}, vocabulary.DISTRICT),
        ({"bentuk": "provinsi"}, vocabulary.PROVINCE),
        ({"bentuk": "provinsi", "prov": "33"}, vocabulary.DISTRICT),
        ({"bentuk": "ubin"}, vocabulary.DISTRICT),
    ],
)
def test_provinces_are_shown_in_the_country_only(parameters, level):
    assert read(**parameters).level == level


def test_a_page_that_does_not_exist_leaves_a_notice():
    assert read(halaman="lama").notices == (Notice("halaman", "lama"),)


def test_the_regions_decide_what_is_known(three_districts: SmallCountry):
    chosen = selection_from({"wilayah": "3310", "sorot": "1171", "prov": "33"}, RegionNames(three_districts.regions))
    assert (chosen.scope, chosen.district_code, chosen.highlighted_codes) == ("ID", None, ("1171",))
    assert set(chosen.notices) == {Notice("wilayah", "3310"), Notice("prov", "33")}


def test_rank_intervals_stand_beside_the_bars_while_uncertainty_is_shown():
    assert read().shown_beside == s.RANK_INTERVALS
    assert read(ketidakpastian="tidak").shown_beside == s.RANK_HISTORY
    assert read(ketidakpastian="tidak", tampil="rentang").shown_beside == s.RANK_INTERVALS


@pytest.mark.parametrize("text", ["33", "ID", "9999"])
def test_only_a_district_can_be_the_chosen_reference(text):
    chosen = read(acuan=text)
    assert chosen.reference_code is None
    assert chosen.notices == (Notice(s.REFERENCE, text),)


def test_a_weight_that_cannot_be_read_leaves_the_others():
    found = read(bobot="prevalensi:2,tinggi:1")
    assert found.weights == (("prevalensi", 2.0),)
    assert found.notices == (Notice("bobot", "tinggi:1"),)


def test_a_district_is_not_in_the_list_and_out_of_it_at_once():
    found = read(masuk="3310", keluar="3310,3311")
    assert (found.pinned_codes, found.struck_codes) == (("3310",), ("3311",))
    assert found.notices == (Notice("keluar", "3310"),)


def test_provinces_within_a_province_are_told_to_be_no_shape() -> None:
    chosen = read(bentuk="provinsi", prov="33")
    assert (chosen.shape, chosen.notices) == (s.MAP_SHAPE, (Notice("bentuk", "provinsi"),))
    assert (read(bentuk="provinsi").shape, read(bentuk="provinsi").notices) == (s.PROVINCE_SHAPE, ())
