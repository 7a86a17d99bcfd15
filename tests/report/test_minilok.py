"""The pack of a mini lokakarya: routine data said on top, what changed tested, and no number of a village of few."""

import io
import zipfile

import openpyxl
import pytest
from made_recaps import text
from pptx import Presentation

from pdf_pages import words_of
from refusals import refused
from stuntmap import vocabulary as v
from stuntmap.answers.interventions import read_interventions
from stuntmap.answers.parts_meeting import parts_facts
from stuntmap.answers.recap import read_recap
from stuntmap.data.lent_areas import lent_areas
from stuntmap.data.subdistricts import load_subdistricts
from stuntmap.errors import BadChoiceError, UnknownRegionError
from stuntmap.figures.exhibits import PartsExhibit
from stuntmap.language import language
from stuntmap.report.narrative.parts_meeting import number_sentence
from stuntmap.report.parts import pack
from stuntmap.report.parts.book import parts_book_bytes
from stuntmap.report.parts.document import parts_document_bytes
from stuntmap.report.parts.screens import parts_screens
from stuntmap.report.parts_geodata import bounds_words, part_geometries
from stuntmap.report.rembuk.settings import PARTS_KEYS

BAHASA = language("id")
HEAD = ["Kecamatan", "Desa", "Bulan", "Sasaran", "Diukur", "Stunting"]
# Prambanan with a village of three children, one of them stunted; 137 and 139 are in no other cell.
AUGUST = {"Sengon": (5, 3, 1), "Cucukan": (150, 137, 40), "Kotesan": (170, 139, 12), "Brajan": (90, 80, 8)}
JULY = {"Sengon": (5, 4, 2), "Cucukan": (150, 130, 12), "Kotesan": (170, 140, 13), "Brajan": (90, 85, 9)}
INTERVENTIONS = text(
    ["Kecamatan", "Desa", "Periode", "IDL sasaran", "IDL capaian", "TTD bumil sasaran", "TTD bumil capaian"],
    *(["Prambanan", "Cucukan", "2025-Q3", 40, 10, 30, 29], ["Prambanan", "Kotesan", "2025-Q3", 40, 39, 3, 1]),
)


def plain(words):
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("\N{ZERO WIDTH SPACE}", "")


def recap(*months):
    found = {"2025-07": JULY, "2025-08": AUGUST}
    rows = [["Prambanan", name, month, *figures] for month in months for name, figures in found[month].items()] + [
        ["Wedi", "Pasung", month, 90, 80, 8] for month in months
    ]
    return read_recap(text(HEAD, *rows), district_code="3310")


@pytest.fixture(scope="module")
def facts():
    table = read_interventions(INTERVENTIONS, district_code="3310")
    return parts_facts(recap("2025-07", "2025-08"), subdistrict_code="331001", interventions=table)


def test_official_areas_of_the_visit_are_those_of_its_pictures_and_documents():
    own = load_subdistricts("3310").rename(columns={v.REGION_NAME: "NAMOBJ"})[["NAMOBJ", "geometry"]].iloc[1:]
    own["geometry"] = own.geometry.simplify(0.01)
    lent = lent_areas(own.to_json().encode(), "batas.geojson", "3310")
    facts = parts_facts(recap("2025-07", "2025-08"), lent=lent)
    screen = next(screen for screen in parts_screens(BAHASA, facts) if isinstance(screen.exhibit, PartsExhibit))
    drawn = screen.exhibit.areas
    assert drawn["geometry"]["331002"].equals(lent.files[v.SUBDISTRICT].areas["331002"])
    assert screen.source.endswith("· batas resmi untuk sebagian wilayah")
    said = plain(words_of(parts_document_bytes(BAHASA, facts, "1 September 2025")))
    assert "Batas: berkas Anda batas.geojson, dalam kunjungan ini; yang tidak ada di dalamnya masih" in said
    passed_on = part_geometries("3310", v.SUBDISTRICT, lent)
    assert passed_on.set_index(v.REGION_CODE).geometry["331002"].equals(lent.files[v.SUBDISTRICT].areas["331002"])


def test_where_areas_would_be_a_guess_paper_has_discs_and_gis_programs_points():
    assert set(part_geometries("1312", v.VILLAGE).geom_type) == {"Point"}
    assert set(part_geometries("1312", v.VILLAGE, drawn=True).geom_type) == {"Polygon"}
    assert len(part_geometries("1312", v.VILLAGE)) == 19
    said = plain(bounds_words(BAHASA, "1312", v.VILLAGE))
    assert said.startswith("Titik, bukan wilayah:")
    assert said.endswith("Pada peta: 19 dari 90.")


def test_the_facts_are_of_the_kecamatan_and_hold_no_number_of_a_village_of_few(facts):
    assert (facts.region_name, facts.month, facts.month_before) == ("Prambanan", "2025-08", "2025-07")
    assert facts.own[[v.CHILDREN_STUNTED, v.CHILDREN_MEASURED]].tolist() == [61, 359]
    shown = facts.parts.set_index(v.REGION_NAME)
    # Brajan, the next smallest, would give the three away.
    assert shown.index[shown[v.IS_HIDDEN].astype(bool)].tolist() == ["Sengon", "Brajan"]
    numbers = shown.loc[["Sengon", "Brajan"]].drop(columns=[v.IS_HIDDEN, "parent_pct"]).select_dtypes("number")
    assert numbers.isna().all(axis=None)
    assert set(facts.changes[v.CHANGE].dropna().index) == {"331001", "3310012002", "3310012003"}


def test_the_share_of_the_most_is_of_all_children_counted_hidden_villages_too(facts):
    said = plain(number_sentence(BAHASA, facts))
    assert said == (
        "Balita stunting tercatat terbanyak: Cucukan (40) dan Kotesan (12), bersama-sama 85 % dari 61 di "
        "Kecamatan Prambanan."
    )


def test_every_screen_says_on_top_that_its_data_are_routine_and_covered_so_far(facts):
    screens = parts_screens(BAHASA, facts)
    assert [screen.key for screen in screens] == list(PARTS_KEYS)
    for screen in screens:
        assert screen.exhibit is not None
        assert "data rutin" in screen.exhibit.title
        assert "bukan survei" in screen.exhibit.title
        assert "tidak dapat dibandingkan dengan survei" in screen.source
    said = {screen.key: plain(" ".join((screen.message, *screen.details))) for screen in screens}
    notes = {screen.key: plain(" ".join(screen.method)) for screen in screens}
    assert "data rutin, cakupan 86,5 %, bukan survei" in plain(screens[0].exhibit.title)
    assert (
        "Kecamatan Prambanan: 61 dari 359 balita yang diukur stunting, 17,0 % (13,5–21,2)." in said["parts_prevalence"]
    )
    assert "Juli 2025 ke Agustus 2025: +7,0 poin (antara +2,0 dan +12,0), naik nyata." in said["parts_change"]
    assert "Naik nyata: Cucukan." in said["parts_change"]
    assert "36 dari 359 balita yang diukur stunting (Juli 2025), lalu 61 dari 359" in notes["parts_change"]
    assert "Dari 2 desa/kelurahan yang diuji, sekitar 1 akan tampak berubah karena" in notes["parts_change"]
    assert "Paling jauh dari target: Balita yang memperoleh imunisasi dasar" in said["parts_interventions"]
    assert "terendah di Cucukan (25,0 %; 10 dari 40)" in notes["parts_interventions"]
    for key in ("parts_prevalence", "parts_number"):
        exhibit = next(screen.exhibit for screen in screens if screen.key == key)
        assert "3310012001" not in exhibit.fills
        assert exhibit.names["3310012001"] == "Sengon"
        assert len(exhibit.areas) == 16


def test_the_document_carries_the_action_sheet_and_the_workbook_the_tables(facts):
    document = plain(words_of(parts_document_bytes(BAHASA, facts, "12 September 2025")))
    assert "Data rutin (e-PPGBM, Agustus 2025), cakupan 86,5 % dari sasaran; tidak dapat dibandingkan" in document
    assert "Lembar tindak lanjut · Kecamatan Prambanan" in document
    assert "Penanggung jawab Tenggat" in document
    assert "40 dari 137 stunting (29,2 %) · cakupan 91,3 %" in document
    assert "kurang dari 5, tidak ditampilkan" in document
    book = openpyxl.load_workbook(io.BytesIO(parts_book_bytes(BAHASA, facts, "12 September 2025")))
    assert book.sheetnames == [
        *("Data rutin (ringkas)", "Data rutin", "Perubahan antarbulan", "Intervensi"),
        *("Intervensi per wilayah", "Keterangan"),
    ]
    sengon = [row for row in book["Data rutin"].iter_rows(values_only=True) if row[1] == "Sengon"]
    assert not [cell for cell in sengon[0][2:] if isinstance(cell, int | float)]


def test_a_pack_is_the_same_bytes_and_hands_out_no_hidden_number(facts, monkeypatch):
    # Pictures are drawn from the screens, which are tested above; they take seconds.
    monkeypatch.setattr(pack, "picture_files", lambda *_: {"gambar/01.png": b"PNG"})
    content = pack.minilok_bytes(BAHASA, facts, "12 September 2025")
    assert content == pack.minilok_bytes(BAHASA, facts, "12 September 2025")
    assert pack.minilok_name(facts) == "minilok-331001-2025-08.zip"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        assert names[0] == "BACA-SAYA.txt"
        assert [name.rsplit(".", 1)[1] for name in names] == ["txt", "pptx", "pdf", "xlsx", "png"]
        slides = Presentation(io.BytesIO(archive.read(names[1])))
    said = [shape.text_frame.text for slide in slides.slides for shape in slide.shapes if shape.has_text_frame]
    assert len(slides.slides) == 1 + len(PARTS_KEYS)
    assert any("Mini lokakarya" in words for words in said)
    # The survey has no word in it, and Sengon's 1 of 3 stands nowhere.
    everything = plain(" ".join(said))
    assert "SSGI" not in everything
    assert " 1 dari 3 " not in everything


def test_without_a_month_before_or_expected_children_that_is_said_and_nothing_drawn(facts):
    alone = text(["Kecamatan", "Desa", "Bulan", "Diukur", "Stunting"], ["Prambanan", "Cucukan", "2025-08", 137, 40])
    bare = parts_facts(read_recap(alone, district_code="3310"), subdistrict_code="331001")
    screens = {screen.key: screen for screen in parts_screens(BAHASA, bare)}
    assert set(screens) == {"parts_prevalence", "parts_number", "parts_coverage", "parts_change"}
    assert screens["parts_change"].message == "Rekap tidak memuat bulan sebelumnya, jadi perubahan tidak dapat disebut."
    assert "cakupan tidak diketahui" in screens["parts_coverage"].details[0]
    assert "cakupan tidak diketahui" in screens["parts_number"].source
    assert (screens["parts_coverage"].exhibit, screens["parts_change"].exhibit) == (None, None)


def test_a_kecamatan_of_another_district_or_without_children_or_a_recap_without_desa_is_refused(facts):
    with refused(UnknownRegionError, "320801"):
        parts_facts(facts.recap, subdistrict_code="320801")
    with refused(BadChoiceError, "tidak memuat balita yang diukur di Bayat"):
        parts_facts(facts.recap, subdistrict_code="331004")
    by_kecamatan = text(["Kecamatan", "Diukur", "Stunting"], ["Prambanan", 100, 9])
    coarse = read_recap(by_kecamatan, district_code="3310", month="2025")
    with refused(BadChoiceError, "tidak dihitung per desa"):
        parts_facts(coarse, subdistrict_code="331001")


def test_a_kecamatan_that_few_children_would_be_known_by_has_no_pack_and_is_in_no_change():
    def brought(*few):
        found = {"2025-07": few, "2025-08": (80, 8)}
        rows = [["Wedi", "Pasung", month, 100, *counts] for month, counts in found.items()]
        rows += [["Prambanan", "Cucukan", month, 150, 137, 40] for month in found]
        return read_recap(text(HEAD, *rows, ["Bayat", "Paseban", "2025-07", 95, 90, 9]), district_code="3310")

    before = brought(3, 1)
    with refused(BadChoiceError, "Pada 2025-07 balita yang diukur di Wedi terlalu sedikit"):
        parts_facts(before, subdistrict_code="331003", month="2025-07")
    # The next smallest is hidden beside it: the district's total would give the first away.
    with refused(BadChoiceError, "angkanya akan membuka angka daerah lain yang terlalu sedikit"):
        parts_facts(before, subdistrict_code="331004", month="2025-07")
    august = parts_facts(before, subdistrict_code="331003", month="2025-08")
    assert august.own[v.CHILDREN_MEASURED] == 80
    assert august.changes.empty
    known = parts_facts(brought(70, 7), subdistrict_code="331003", month="2025-08")
    assert known.own_change[v.MEASURED_BEFORE] == 70
    alone = read_recap(text(HEAD, ["Wedi", "Pasung", "2025-08", 5, 4, 1]), district_code="3310")
    with refused(BadChoiceError, "balita yang diukur di Kabupaten Klaten terlalu sedikit"):
        parts_facts(alone)
