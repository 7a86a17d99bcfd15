"""Addresses as they arrive: mended where only one thing can be meant, told where a name is none of ours."""

import pytest

from questions import TODAY
from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.links import addresses
from stuntmap.links.link_reader import Notice
from stuntmap.links.selection import UNKNOWN_NAME
from stuntmap.links.visit import visit_of
from stuntmap.vocabulary import page_of


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ({"prov": "33", "amp;survei": "2022", "amp;amp;lama": "ya"}, {"prov": "33", "survei": "2022", "lama": "ya"}),
        ({"Prov": "33", "SURVEI": "2022"}, {"prov": "33", "survei": "2022"}),
        ({"wilayah": "33.10"}, {"wilayah": "3310"}),
        ({"wilayah": "3310."}, {"wilayah": "3310"}),
        ({"wilayah": "33 10 )"}, {"wilayah": "3310"}),
        ({"sorot": "33.10, 33.74"}, {"sorot": "3310,3374"}),
        ({"prov": "id"}, {"prov": "ID"}),
        ({"lapis": "Jarak,"}, {"lapis": "jarak"}),
        ({"target": "12,5"}, {"target": "12,5"}),
        ({"target": "12.5."}, {"target": "12.5"}),
        ({"prov": "33", "Prov": "34"}, {"prov": "33"}),
        ({"Prov": "34", "prov": "33"}, {"prov": "33"}),
        ({"prov": " . ", "survei": ""}, {}),
        ({"fbclid": "x", "utm_source": "wa", "prov": "33"}, {"prov": "33"}),
    ],
)  # fmt: skip
def test_what_can_be_meant_one_way_is_read_that_way(written: dict[str, str], meant: dict[str, str]) -> None:
    assert addresses.read(written) == meant


@pytest.mark.parametrize("name", ["provinsi", "wilayh", "survey", "amp;bentk", "Targets", "tahun"])
def test_a_name_like_ours_is_told(name: str) -> None:
    assert addresses.unknown_names(["prov", name]) == [name]


@pytest.mark.parametrize(
    "name",
    ["fbclid", "utm_wilayah", "gclid", "igsh", "ref", "embed", "q", "page", "v", "prov", "AMP;PROV"],
)
def test_what_others_append_and_what_is_ours_is_no_news(name: str) -> None:
    assert addresses.unknown_names([name]) == []


def test_a_visit_keeps_a_notice_for_each_unknown_name_and_value() -> None:
    parameters = {"wilayh": "3310", "survei": "1999", "Prov": "33", "fbclid": "IwAR0"}
    visit = visit_of(page_of("peta"), parameters, TODAY, shared_answers())
    assert visit.selection.scope == "33"
    assert set(visit.selection.notices) == {Notice("survei", "1999"), Notice(UNKNOWN_NAME, "wilayh")}


def test_a_visit_reads_only_what_its_page_has() -> None:
    parameters = {"lapis": "jarak", "bahasa": "EN"}
    of_ranking = visit_of(page_of("peringkat"), parameters, TODAY, shared_answers())
    assert of_ranking.selection.layer.key == "prevalensi"
    assert of_ranking.language.code == "en"
    assert visit_of(page_of("peta"), parameters, TODAY, shared_answers()).selection.layer.key == "jarak"


def test_an_own_target_for_stunting_judges_nothing_else():
    parameters = {vocabulary.TARGET_PARAMETER: "10", vocabulary.NUTRITION_PARAMETER: "wasting"}
    visits = [
        visit_of(page_of("peta"), own, TODAY, shared_answers())
        for own in (parameters, {vocabulary.TARGET_PARAMETER: "10"})
    ]
    assert [(visit.selection.target_pct, visit.question.own_target_pct) for visit in visits] == [(10, None), (10, 10)]
