"""Ringkasan: one sentence, four figures, the province's map, the series, the national picture."""

import re

import pytest
from reading import sent_to, words_on


def cards_on(page):
    """The text of the cards, which are one piece of HTML."""
    return "\n".join(element.proto.body for element in page.get("html"))


def test_without_uncertainty_the_sentence_gives_the_bare_figures(open_page):
    words = words_on(open_page("", wilayah="3310", ketidakpastian="tidak"))
    assert "Kabupaten Klaten 20,8\N{NO-BREAK SPACE}% (SSGI 2024): peringkat 28 dari 35 di Jawa Tengah, " in words
    assert ", perkiraan)" not in words


def test_kabupaten_and_kota_of_one_name_are_told_apart_in_the_search(open_page):
    (search,) = sent_to(open_page(""), "region_search")
    options = [words for _, words, *_ in search["regions"]]
    assert "Kab. Magelang · Jawa Tengah" in options
    assert "Kota Magelang · Jawa Tengah" in options
    assert len(set(options)) == 514


def test_the_card_of_the_country_follows_the_target_year(open_page):
    plain = cards_on(open_page("")).replace("\N{NO-BREAK SPACE}", " ")
    assert "+5,8 (2024)" in plain
    assert "+5,6 ke 14,2 % (2029)" in plain
    later = cards_on(open_page("", tahun_target="2029")).replace("\N{NO-BREAK SPACE}", " ")
    assert "+5,6 (2029)" in later
    assert "2024)" not in later


def test_the_change_since_any_survey_is_told_also_where_it_cannot_be_tested(open_page):
    def since(**link):
        return cards_on(open_page("", **link)).replace("\N{NO-BREAK SPACE}", " ")

    assert "sejak SKI 2023: −3,7 poin persen, belum berbeda nyata" in since(wilayah="3310")
    assert "sejak SSGI 2021: +5,0 poin persen" in since(wilayah="3310", banding="2021")
    modelled = since(wilayah="3322")
    assert "poin persen, tidak dapat dinilai</div>" in modelled
    # Why stands in a fold of its own: on a phone it would fill the card.
    why = "Ada angka yang berasal dari model (estimasi area kecil)."
    assert f'<details class="card-why"><summary>Mengapa?</summary>{why}</details>' in modelled
    assert "Mengapa?" not in since(wilayah="3310")


def test_ranks_among_three_and_among_eight_districts_are_not_called_the_same(open_page):
    # Nabire was first of the three districts with an estimate in SKI 2023; in SSGI 2024 it is first of eight.
    cards = cards_on(open_page("", wilayah="9401"))
    assert "peringkat 1 dari 3 pada SKI 2023, tidak dibandingkan</div>" in cards
    assert "<summary>Mengapa?</summary>Daerah yang diperingkat kedua survei tidak sama.</details>" in cards
    assert "peringkat sama" not in cards


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        ({"banding": "2021"}, "turun 22 peringkat dari peringkat 6 (SSGI 2021), dalam batas ketidakpastian survei"),
        ({"banding": "2023"}, "peringkat sama seperti SKI 2023"),
        ({"survei": "2021"}, "survei pertama dalam seri"),
        ({"banding": "2021", "ketidakpastian": "tidak"}, "turun 22 peringkat dari peringkat 6 (SSGI 2021)"),
    ],
)
def test_the_card_says_whether_a_movement_in_the_ranking_is_more_than_noise(open_page, choices, told):
    cards = cards_on(open_page("", wilayah="3310", **choices))
    (line,) = re.findall(r"[^>·]*(?:peringkat dari|peringkat sama|survei pertama)[^<·]*", cards)
    assert line.strip().replace("\N{NO-BREAK SPACE}", " ") == told
