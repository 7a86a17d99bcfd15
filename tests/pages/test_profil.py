"""Profil daerah: everything about one district on one page."""

from reading import words_on


def charts_on(page):
    return page.get("plotly_chart")


def test_a_profile_holds_series_map_ranks_context_and_neighbours(open_page):
    page = open_page("profil", wilayah="3310")
    words = words_on(page)
    assert "Kabupaten Klaten 20,8" in words
    assert "Determinan di samping provinsi dan nasional" in words
    assert len(charts_on(page)) == 6
    labels = [link.proto.label for link in page.get("page_link")]
    assert any(label.startswith("Kab. Boyolali") for label in labels)


def test_older_instruments_come_on_demand(open_page):
    plain = charts_on(open_page("profil", wilayah="3310"))[0].proto.spec
    older = charts_on(open_page("profil", wilayah="3310", lama="ya"))[0].proto.spec
    assert "Riskesdas" not in plain
    assert "Riskesdas" in older


def test_without_a_district_the_page_asks_for_one(open_page):
    assert "Pilih kabupaten/kota" in words_on(open_page("profil"))


def test_an_island_district_has_no_neighbour_on_land(open_page):
    assert "Tidak ada kabupaten/kota yang berbatasan darat." in words_on(open_page("profil", wilayah="3101"))


def test_a_province_code_is_no_district(open_page):
    assert "Pilih kabupaten/kota" in words_on(open_page("profil", wilayah="33"))
