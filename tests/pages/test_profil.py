"""Profil daerah: everything about one district on one page."""

import re

from reading import words_on


def charts_on(page):
    return page.get("plotly_chart")


def plain_words(page):
    return words_on(page).replace("\N{NO-BREAK SPACE}", " ")


def reference_rows(page):
    """The texts of the table of references, all rows one after another, without tags."""
    words = next(text for text in plain_words(page).split("\n") if "Selisih, poin" in text)
    return re.sub(r" +", " ", words)


def test_a_colour_stands_only_where_a_test_found_a_difference(open_page):
    bodies = [element.proto.body for element in open_page("profil", wilayah="3310").get("html")]
    table = next(body for body in bodies if "references" in body and "<table" in body)
    coloured = [row for row in table.split("<tr>") if "swatch" in row]
    assert len(coloured) == 1
    assert "lebih tinggi nyata" in coloured[0]


def test_any_other_district_can_be_the_reference_and_is_written_into_the_address(open_page):
    page = open_page("profil", wilayah="3310")
    assert "Kota Surakarta" not in reference_rows(page)
    page.query_params["acuan"] = "3372"
    page.run()
    assert re.search(r"Kota Surakarta +16,2 % +\+4,6", reference_rows(page))


def test_a_district_is_not_compared_with_itself(open_page):
    rows = reference_rows(open_page("profil", wilayah="3310", acuan="3310"))
    assert re.search(r"Kab\. Klaten +20,8 % +– +tidak dapat dinilai: ", rows)


def test_a_model_figure_is_not_tested(open_page):
    rows = reference_rows(open_page("profil", wilayah="3319"))
    assert rows.count("tidak dapat dinilai: ada angka yang berasal dari model") == 2


def test_an_unknown_reference_falls_back_with_a_notice(open_page):
    page = open_page("profil", wilayah="3310", acuan="33")
    assert "acuan" in page.warning[0].value
    assert reference_rows(page)


def test_a_district_with_a_model_figure_is_said_not_to_be_in_the_funnel(open_page):
    assert "Kabupaten Kudus tidak punya angka langsung pada survei ini" in words_on(open_page("profil", wilayah="3319"))


def test_a_province_without_a_figure_has_no_funnel(open_page):
    page = open_page("profil", wilayah="9401", survei="2022")
    assert "Tidak digambar: provinsi tidak punya angka terbitan" in words_on(page)
    assert "funnel" not in [chart.proto.id for chart in charts_on(page)]


def test_older_instruments_come_on_demand(open_page):
    plain = charts_on(open_page("profil", wilayah="3310"))[0].proto.spec
    older = charts_on(open_page("profil", wilayah="3310", lama="ya"))[0].proto.spec
    assert "Riskesdas" not in plain
    assert "Riskesdas" in older


def test_a_province_code_is_no_district(open_page):
    assert "Pilih kabupaten/kota" in words_on(open_page("profil", wilayah="33"))


def test_two_districts_stand_side_by_side_with_every_difference_and_its_verdict(open_page):
    page = open_page("profil", wilayah="3310", acuan="3374")
    words = re.sub(r" +", " ", plain_words(page))
    assert "Kab. Klaten berdampingan dengan Kota Semarang" in words
    # Surveys and ranks: figures, plain difference with limits, verdict.
    assert re.search(
        r"SSGI 2024 20,8 \(~17,5–24,6\) 11,2 \(~8,7–14,3\) \+9,6 \(\+[\d,]+; \+[\d,]+\) lebih tinggi nyata", words
    )
    assert re.search(r"28/35 \(\d+–35\) 2/35", words)
    for name in ("Status gizi lain", "Determinan", "Selisih"):
        assert name in words
    assert re.search(
        r"Wasting \(kurus\), SSGI 2024 4,5 \(~2,8–7,2\) [\d,]+ \(~[\d,]+–[\d,]+\) [+−][\d,]+ \([+−][\d,]+; [+−]",
        words,
    )
    assert "Wasting (kurus), SKI 2023 7,5 (5,2–10,7)" in words
    assert re.search(r"Persentase penduduk miskin \(2024\) 12,0 % 4,0 % \+8,0 poin", words)
    assert re.search(r"Rata-rata lama sekolah perempuan \(2023\) [\d,]+ tahun [\d,]+ tahun −1,5 tahun", words)
    assert "berdampingan" not in plain_words(open_page("profil", wilayah="3310"))


def links_on(page):
    return [plain(link.proto.label) for link in page.get("page_link")]


def plain(words):
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_neighbours_stand_with_interval_or_the_mark_of_a_model(open_page):
    links = links_on(open_page("profil", wilayah="3310"))
    assert "Kab. Boyolali: 24,5 % (rentang 20,8–28,6 %, perkiraan) · tinggi" in links
    bare = links_on(open_page("profil", wilayah="3310", ketidakpastian="tidak"))
    assert "Kab. Boyolali: 24,5 % · tinggi" in bare
    # Around Salatiga lies one district, whose figure is a model's.
    (around,) = [words for words in links_on(open_page("profil", wilayah="3373")) if words.startswith("Kab.")]
    assert around == "Kab. Semarang: 14,5 % · sedang · model"


def test_each_factor_is_explained_below_its_chart(open_page):
    words = words_on(open_page("profil", wilayah="3310"))
    assert "Arti tiap faktor" in [fold.label for fold in open_page("profil", wilayah="3310").expander]
    assert "Rasio penduduk per tenaga kesehatan" in words
    assert "makin rendah makin baik" in words
    assert "Air minum layak (BPS) dan air bersih (FSVA) adalah dua definisi" in words
