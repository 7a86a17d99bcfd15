"""Kecamatan dan desa: a recap is brought, read, asked about, shown and taken away, and stays in the visit."""

import gc
import io
import json
import weakref
import zipfile
from datetime import date

import pytest
from made_recaps import sigizi_page, sigizi_workbook, text
from reading import sent_to, words_on

from pdf_pages import words_of
from stuntmap import vocabulary as v
from stuntmap.answers.recap_intake.run import sources_in, take_in
from stuntmap.data.project import ROOT
from stuntmap.data.recap_store.records import RecapStore
from stuntmap.data.subdistricts import load_subdistricts, load_villages
from stuntmap.report.rembuk.settings import PARTS_KEYS
from stuntmap.ui.kecamatan import recap_view
from stuntmap.ui.parts import downloads
from stuntmap.web.settings import server_settings

SPACE = "\N{NO-BREAK SPACE}"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def plain(page):
    return words_on(page).replace(SPACE, " ")


def bring(page, content, name="rekap.xlsx", key="recap_0"):
    page.file_uploader(key=key).upload(name, content, XLSX).run()
    assert not page.exception, [raised.value for raised in page.exception]
    return page


@pytest.fixture
def offered(monkeypatch):
    files = {}
    monkeypatch.setattr(
        downloads, "download", lambda label, data, file_name, kind, key, **settings: files.update({key: data})
    )
    return files


def by_village(*months, measured=30):
    """A recap of Klaten: every village, the first kecamatan with a village of three children."""
    names = dict(load_subdistricts("3310")[[v.REGION_CODE, v.REGION_NAME]].itertuples(index=False, name=None))
    rows = [["Kecamatan", "Desa", "Bulan", "Sasaran", "Diukur", "Stunting"]]
    villages = load_villages("3310")[[v.SUBDISTRICT_CODE, v.REGION_NAME]].itertuples(index=False, name=None)
    for place, (subdistrict, name) in enumerate(villages):
        for month in months:
            count = 3 if place == 0 else measured + place % 7
            rows.append([names[subdistrict], name, month, count + 10, count, 1 + place % 5])
    return text(*rows)


def test_without_a_district_the_page_asks_for_one(open_page):
    assert "Pilih kabupaten/kota untuk melihat kecamatan dan desanya." in plain(open_page("kecamatan"))


def test_without_a_recap_the_page_names_the_parts_and_what_to_bring(open_page):
    page = open_page("kecamatan", wilayah="3208")
    assert "Kabupaten Kuningan: 32 kecamatan, 376 desa dan kelurahan. Unggah rekap e-PPGBM sendiri" in plain(page)
    assert "Batas perkiraan" in plain(page)
    assert len(page.get("plotly_chart")) == 1


@pytest.mark.parametrize("made", [sigizi_workbook, sigizi_page])
def test_a_sigizi_export_is_read_as_it_comes(open_page, made):
    page = bring(open_page("kecamatan", wilayah="3208"), made(), "status.xls")
    words = plain(page)
    assert "e-PPGBM, Agustus 2025: 30 dari 330 balita yang diukur stunting (9,1 %)." in words
    assert "Jumlah sasaran tidak diketahui, jadi cakupan juga tidak diketahui." in words
    assert "Tanpa sasaran balita tidak ada peta cakupan." in words
    drawn = [chart.key for chart in page.get("plotly_chart")]
    assert drawn == ["recap_map_prevalensi", "recap_map_jumlah", "recap_bars", "recap_lokus_bars"]


def test_survey_and_routine_figure_stand_apart_with_the_reason(open_page):
    words = plain(bring(open_page("kecamatan", wilayah="3208"), sigizi_workbook()))
    assert "Data rutin (e-PPGBM): balita yang ditimbang, bukan semua balita." in words
    assert "Survei: SSGI 2024" in words
    assert "tidak diketahui" in words
    # No rank, distance or verdict of the survey is told of a recap.
    assert "peringkat 6" not in words


def test_the_month_and_the_level_are_chosen_and_stand_in_the_link(open_page):
    page = open_page("kecamatan", wilayah="3310", bulan="2024-01")
    page = bring(page, by_village("2025-07", "2025-08"), "rekap.csv")
    assert "e-PPGBM, Agustus 2025" in plain(page)
    assert "Rekap tidak memuat Januari 2024, periode dari tautan; yang ditampilkan Agustus 2025." in plain(page)
    page.selectbox(key="choice_bulan").set_value("2025-07").run()
    assert "periode dari tautan" not in plain(page)
    assert page.query_params["bulan"] == "2025-07"
    assert "e-PPGBM, Juli 2025" in plain(page)
    page.selectbox(key="choice_tingkat").set_value("desa").run()
    assert page.query_params["tingkat"] == "desa"
    assert "Dari 401 desa/kelurahan" in plain(page)
    assert set(page.query_params) == {"wilayah", "bulan", "tingkat"}


def test_a_recap_by_puskesmas_tells_nothing_of_villages(open_page):
    page = bring(open_page("kecamatan", wilayah="3208", tingkat="desa"), sigizi_workbook())
    assert page.selectbox(key="choice_tingkat").options == ["Kecamatan"]
    assert "Dari 2 kecamatan" in plain(page)


def test_a_list_of_persons_is_refused_and_nothing_of_it_stays(open_page):
    secret = "SITI AMINAH"
    content = text(["No", "NIK", "Nama", "JK", "Tgl Lahir", "Nama Ortu"], [1, "3310010101200001", secret, "P", "", ""])
    page = bring(open_page("kecamatan", wilayah="3310"), content, "anak.csv")
    (warning,) = [one.value for one in page.warning if "NIK" in one.value or "nama" in one.value]
    assert secret not in plain(page)
    assert "3310010101200001" not in warning
    assert "recap_brought" not in page.session_state
    assert secret not in repr(page.session_state)
    # The field is a new one: the old one's file was let go.
    assert page.file_uploader(key="recap_1").value is None


def test_a_file_that_is_no_table_is_refused_and_the_recap_before_it_stays(open_page):
    page = bring(open_page("kecamatan", wilayah="3208"), sigizi_workbook())
    page.file_uploader(key="recap_expected_0").upload("rusak.xlsx", b"PK\x03\x04rusak", XLSX).run()
    assert page.warning
    assert not page.exception


def test_names_that_are_not_certain_are_asked_and_the_answer_counts(open_page, offered):
    rows = [("DARMA", "DARMA", 2, 8, 90, 0, 3), ("PKM BARU", "ENTAH", 1, 9, 110, 0, 0)]
    page = bring(open_page("kecamatan", wilayah="3208"), sigizi_workbook(rows))
    assert "1 nama perlu dipastikan" in " ".join(one.label for one in page.expander)
    assert "1 dihitung dalam jumlah tetapi tidak ada di peta" in plain(page)
    (question,) = [box for box in page.selectbox if box.key.startswith("recap_ask_")]
    assert question.label.startswith("“PKM BARU")
    question.set_value("320801").run()
    assert "0 dihitung dalam jumlah tetapi tidak ada di peta" in plain(page)
    assert "320801" in offered["recap_names_csv"]().decode("utf-8-sig")


def test_a_row_that_cannot_be_right_is_left_out_until_the_reader_decides(open_page):
    content = text(
        ["Kecamatan", "Bulan", "Sasaran", "Diukur", "Stunting"],
        ["Darma", "2025-08", 120, 100, 20],
        ["Kadugede", "2025-08", 120, 100, 130],
    )
    page = bring(open_page("kecamatan", wilayah="3208"), content, "rekap.csv")
    assert "20 dari 100 balita" in plain(page)
    assert "1 tidak dipakai" in plain(page)
    # More stunted than measured gives no prevalence, whatever is decided.
    assert not [box for box in page.multiselect if box.key == "recap_anyway"]


def test_a_decision_on_a_row_ends_with_its_file(open_page):
    def twice(count):
        rows = [["Darma", "2025-08", 120, 100, 20], ["Kadugede", "2025-08", 120, 100, count]]
        return text(["Kecamatan", "Bulan", "Sasaran", "Diukur", "Stunting"], *rows, rows[1])

    page = bring(open_page("kecamatan", wilayah="3208"), twice(30), "rekap.csv")
    assert "1 tidak dipakai" in plain(page)
    sheet = page.session_state["recap_brought"].recap.findings[0].sheet
    page.multiselect(key="recap_anyway").set_value([(sheet, 4)]).run()
    assert "0 tidak dipakai" in plain(page)
    page = bring(page, twice(31), "rekap2.csv")
    assert "1 tidak dipakai" in plain(page)
    assert "51 dari 200 balita" in plain(page)


def test_a_village_of_three_children_is_in_no_file_and_neither_is_the_one_that_would_give_it_away(open_page, offered):
    page = bring(open_page("kecamatan", wilayah="3310", tingkat="desa"), by_village("2025-08"), "rekap.csv")
    lines = offered["recap_csv"]().decode("utf-8-sig").splitlines()
    hidden = [line for line in lines if "kurang dari 5 balita diukur" in line and line.startswith("3310")]
    assert len(hidden) == 2
    first = load_villages("3310")[v.REGION_NAME].iloc[0]
    assert any(first in line for line in hidden)
    assert all(not any(cell.strip().isdigit() for cell in line.split(";")[2:12]) for line in hidden)
    head = next(line for line in lines if line.startswith("Kode wilayah"))
    assert "Prevalensi balita yang diukur (e-PPGBM" in head
    assert "Prevalensi stunting (%)" not in head
    drawn = zipfile.ZipFile(io.BytesIO(offered["recap_pictures"]())).namelist()
    assert {name.rsplit(".")[-1] for name in drawn} == {"png", "svg"}
    assert any("prevalensi" in name for name in drawn)
    assert not page.exception


def test_desa_lokus_are_chosen_by_weights_of_the_team_and_leave_with_the_files(open_page, offered):
    page = bring(open_page("kecamatan", wilayah="3310", tingkat="desa"), by_village("2025-08"), "rekap.csv")
    assert "10 dari 401 desa/kelurahan di Kabupaten Klaten didahulukan:" in plain(page)
    assert "Kriteria: Prevalensi disesuaikan dan Balita stunting yang tercatat." in plain(page)
    page.selectbox(key="recap_places_village").set_value(3).run()
    page.selectbox(key="recap_weight_prevalensi").set_value(0).run()
    page.selectbox(key="recap_weight_jumlah").set_value(0).run()
    assert "Beri bobot pada sedikitnya satu kriteria." in [one.value for one in page.warning]
    page.selectbox(key="recap_weight_cakupan").set_value(2).run()
    assert "3 dari 401 desa/kelurahan" in plain(page)
    assert "Kriteria: Cakupan penimbangan rendah." in plain(page)
    pinned = load_villages("3310")[v.REGION_CODE].iloc[200]
    page.multiselect(key="recap_pinned_village").set_value([pinned]).run()
    page.text_input(key=f"recap_reason_{pinned}").set_value("usul camat").run()
    lines = offered["recap_plain"]().decode().splitlines()
    assert sum("masuk daftar" in line or "listed" in line or "pinned" in line for line in lines) >= 3
    (own,) = [line for line in lines if line.startswith(f"{pinned},")]
    assert "usul camat" in own
    sheet = words_of(offered["recap_lokus_pdf"]()).replace(SPACE, " ")
    assert "Kriteria dan bobot: Cakupan penimbangan rendah × 2" in sheet
    assert "Data rutin (e-PPGBM): balita yang ditimbang, bukan semua balita." in sheet
    assert "usul camat" in sheet
    layer = json.loads(offered["recap_lokus_geojson"]())
    assert layer["name"] == "desa"
    assert any("Batas perkiraan" in fact["text"] for fact in layer["about"])
    areas = {area["id"]: area["properties"] for area in layer["features"]}
    listed = {code for code, area in areas.items() if area["priority_standing"].startswith("masuk daftar")}
    assert (len(areas), len(listed)) == (401, 3)
    assert pinned in listed
    # The village of three children has its place in the list and no number.
    assert areas["3310012001"]["children_counted"] is None
    assert areas["3310012001"]["priority_order"] is None
    # What was chosen is still so after a look at another page.
    page.switch_page(str(ROOT / "pages/lokus.py")).run()
    page.switch_page(str(ROOT / "pages/kecamatan.py")).run()
    assert "3 dari 401 desa/kelurahan" in plain(page)
    assert not set(page.query_params) - {"wilayah", "tingkat"}


def test_the_template_names_every_village_of_the_district(open_page, offered):
    open_page("kecamatan", wilayah="3310")
    assert offered["recap_template"]()[:2] == b"PK"


def test_another_district_does_not_show_the_recap(open_page):
    page = bring(open_page("kecamatan", wilayah="3208"), sigizi_workbook())
    page.query_params["wilayah"] = "3310"
    page.run()
    assert "30 dari 330" not in plain(page)


def test_the_same_view_is_drawn_once_and_nothing_of_a_recap_outlives_its_visit(open_page, monkeypatch):
    page = bring(open_page("kecamatan", wilayah="3208"), sigizi_workbook())
    shown = plain(page)
    for name in ("recap_bars", "funnel_plot", "parts_table", "recap_sentence"):
        monkeypatch.setattr(recap_view, name, None)
    page.run()
    assert not page.exception
    assert plain(page) == shown
    kept = weakref.ref(page.session_state["recap_brought"].recap)
    assert kept() is not None
    del page
    gc.collect()
    assert kept() is None


@pytest.fixture
def with_store(tmp_path, monkeypatch):
    (tmp_path / "klaten.csv").write_bytes(by_village("2025-07", "2025-08"))
    sources = sources_in(tmp_path / "klaten.csv")
    list(take_in(sources, RecapStore(tmp_path / "store"), date(2026, 1, 31), lambda _record, _found: None))
    monkeypatch.setenv("STUNTMAP_RECAPS", str(tmp_path / "store"))
    server_settings.cache_clear()
    yield
    monkeypatch.undo()
    server_settings.cache_clear()


def test_a_store_is_shown_where_nothing_is_brought_without_places_of_few_children(open_page, with_store, offered):
    page = open_page("kecamatan", wilayah="3310", tingkat="desa")
    words = plain(page)
    assert "e-PPGBM, Agustus 2025: " in words
    assert "Dari gudang rekap instalasi ini: 2 bulan, Juli 2025 sampai Agustus 2025; 1 berkas dimasukkan" in words
    assert "gudang rekap instalasi ini" in offered["recap_csv"]().decode("utf-8-sig")
    # The village of three children has no figure, and no row that would be left over.
    page.session_state["kecamatan_fold"] = True
    page.run()
    (table,) = sent_to(page, "figure_table")
    columns = {column["name"]: column["values"].split("|") for column in table["columns"]}
    assert list(columns)[-1] == table["columns"][table["sorted"]]["name"] == "shrunken_pct"
    assert table["highest_first"]
    first = load_villages("3310")[v.REGION_NAME].iloc[0]
    hidden = next(place for place, name in enumerate(columns["region_name"]) if name.startswith(f"{first} ("))
    assert {values[hidden] for name, values in columns.items() if name != "region_name"} == {""}
    assert columns["children_measured"].count("") == 2
    drawn = str(next(chart for chart in page.get("bidi_component") if "recap_map_prevalensi" in str(chart)).proto)
    assert "kurang dari 5 balita diukur, atau tetangga tempat semacam itu: tidak ditampilkan" in drawn
    # What is brought comes before it.
    bring(page, by_village("2025-09"), "rekap.csv")
    assert "e-PPGBM, September 2025: " in plain(page)
    assert "gudang rekap" not in plain(page)


def test_the_nation_shows_the_kecamatan_of_the_store(open_page, with_store, offered):
    page = open_page("kecamatan", bulan="2025-07")
    words = plain(page)
    assert "Kecamatan dan desa · Indonesia, e-PPGBM, Juli 2025" in words
    assert "Dari 26 kecamatan, yang kemungkinan tertinggi adalah" in words
    assert "Data rutin (e-PPGBM): balita yang ditimbang, bukan semua balita." in words
    assert "Batas perkiraan" in words
    assert "gudang rekap instalasi ini" in words
    assert "SSGI" not in words
    assert [chart.key for chart in page.get("plotly_chart")] == ["recap_map_prevalensi"]
    assert len(offered["recap_scope_csv"]().decode("utf-8-sig").splitlines()) > v.SUBDISTRICT_COUNT


def test_the_recap_comes_into_the_meeting_of_its_district_and_into_no_shared_store(open_page, offered):
    page = bring(open_page("kecamatan", wilayah="3310", tingkat="desa"), by_village("2025-07", "2025-08"), "rekap.csv")
    page.selectbox(key="minilok_kecamatan").set_value("331004").run()
    assert offered["minilok_zip"]
    page.switch_page(str(ROOT / "pages/rembuk.py")).run()
    assert not page.exception, [raised.value for raised in page.exception]
    (sent,) = sent_to(page, "presentation")
    screens = {screen["key"]: screen for screen in sent["screens"]}
    assert list(screens)[-6:] == [*PARTS_KEYS[:5], "questions"]
    for key in PARTS_KEYS[:5]:
        assert "tidak dapat dibandingkan dengan survei" in screens[key]["source"]
        assert "bukan survei" in screens[key]["title"]
    # The maps are drawn by the visit's own recap, and a visitor without one sees none of them.
    assert "<svg" in screens["parts_prevalence"]["svg"]
    assert "Rekap yang dimuat punya layar dan berkas sendiri di sini." in plain(page)
    assert {"rembuk_parts", "rembuk_slides", "rembuk_workbook"} <= set(offered)
    assert offered["rembuk_parts"]()[:4] == b"%PDF"
    (other,) = sent_to(open_page("rembuk", wilayah="3310"), "presentation")
    assert not {screen["key"] for screen in other["screens"]} & set(PARTS_KEYS)


def test_official_boundaries_are_drawn_in_the_visit_that_brought_them(open_page):
    page = open_page("kecamatan", wilayah="3310")
    assert "Batas perkiraan" in plain(page)
    own = load_subdistricts("3310")
    frame = own.rename(columns={v.REGION_NAME: "NAMOBJ"})[["NAMOBJ", "geometry"]].iloc[1:]
    page.file_uploader(key="bounds_0").upload("batas.geojson", frame.to_json().encode(), "application/geo+json").run()
    assert not page.exception
    said = plain(page)
    assert "25 dari 26 kecamatan digambar menurut berkas. Tidak ada di berkas, jadi masih perkiraan: Prambanan." in said
    assert "Batas: berkas Anda batas" in said
    assert "geojson, dalam kunjungan ini; yang tidak ada di dalamnya masih batas perkiraan." in said
    # It waits while another district is looked at.
    page.query_params["wilayah"] = "3311"
    page.run()
    assert "Batas: berkas Anda" not in plain(page)
    page.query_params["wilayah"] = "3310"
    page.run()
    assert "Batas: berkas Anda batas" in plain(page)
    page.file_uploader(key="bounds_0").upload("batas.geojson", b"<html>", "application/geo+json").run()
    assert "batas.geojson" in plain(page)
    assert "Batas perkiraan" in plain(page)
