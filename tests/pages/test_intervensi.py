"""Intervensi: a table is brought, held against the targets, shown and taken away, and stays in the visit."""

import io
import re

import openpyxl
from made_recaps import text
from test_kecamatan import bring, offered, plain  # noqa: F401

from stuntmap.data.project import ROOT

HEAD = ["Kecamatan", "Periode", "IDL sasaran", "IDL capaian", "TTD bumil sasaran", "TTD bumil capaian"]
TABLE = text(
    [*HEAD, "Kelas ibu sasaran", "Kelas ibu capaian"],
    *(["Bayat", "2025-Q3", 4, 1, 100, 50, 30, 3], ["Wedi", "2025-Q3", 100, 60, 100, 50, 30, 9]),
    *(["Cawas", "2025-Q3", 100, 95, 100, 90, 10, 12], ["Cawas", "2025-Q2", 100, 5, 100, 9, 10, 1]),
)


def cells(page):
    """The rows of the table of all indicators, each cell with its mark; the head is left out."""
    (html,) = [element.proto.body for element in page.get("html") if 'class="heat"' in element.proto.body]
    rows = (re.split(r"<[^>]+>", row) for row in re.findall(r"<tr class=.*?</tr>", html))
    told = ([words for words in row if words] for row in rows)
    return {name: words for name, *words in told}


def test_the_page_shows_shares_marks_and_the_weakest_and_hands_out_no_small_number(open_page, offered):  # noqa: F811
    page = open_page("intervensi", wilayah="3310")
    assert "Belum ada rekap intervensi: unggah sasaran dan capaian tiap indikator." in plain(page)
    page = bring(page, TABLE, "intervensi.csv", "interventions_0")
    words = plain(page)
    assert "Intervensi · Kabupaten Klaten, triwulan III 2025" in words
    assert "Wedi dan Bayat masing-masing belum mencapai seluruh 2 target, terbanyak di antara 3 kecamatan" in words
    assert "Data rutin sebagaimana dilaporkan daerah" in words
    assert "capaian (12) melebihi sasaran (10)" in words
    shown = cells(page)
    assert shown["Bayat"] == ["2 dari 2", "50,0", "••", "25,0*", "•••", "10,0", "&nbsp;"]
    assert shown["Cawas"] == ["0 dari 2", "90,0", "✓", "95,0", "✓", "tidak ada data"]
    # Whoever sent nothing has no figure, and none of them reads 0.
    assert shown["Prambanan"] == ["tidak ada data"] * 3
    # Who is short of most stands first, below the whole district.
    assert list(shown)[:4] == ["Kabupaten Klaten", "Wedi", "Bayat", "Cawas"]
    assert [chart.key for chart in page.get("plotly_chart")] == ["recap_map_intervensi"]
    rows = offered["interventions_plain"]().decode().splitlines()
    bayat = [row for row in rows if ",Bayat,Balita" in row]
    assert bayat == [row for row in bayat if ",25" not in row]
    assert "sasaran kurang dari 5 orang" in bayat[0]
    book = openpyxl.load_workbook(io.BytesIO(offered["interventions_xlsx"]()))
    assert book.sheetnames == ["Intervensi", "Keterangan"]
    # The other period, and another indicator on the map.
    page.selectbox(key="choice_bulan").set_value("2025-Q2").run()
    assert "triwulan II 2025" in plain(page)
    page.selectbox(key="choice_indikator").set_value("immunised").run()
    assert "Balita yang memperoleh imunisasi dasar lengkap: 5,0 % di semua 1 kecamatan" in plain(page)


def test_what_was_brought_is_there_after_a_look_at_another_page_until_it_is_taken_away(open_page):
    page = bring(open_page("intervensi", wilayah="3310"), TABLE, "intervensi.csv", "interventions_0")
    page.switch_page(str(ROOT / "pages/kecamatan.py")).run()
    assert not page.exception
    page.switch_page(str(ROOT / "pages/intervensi.py")).run()
    assert cells(page)["Cawas"][0] == "0 dari 2"
    page.button(key="interventions_remove").click().run()
    assert "Belum ada rekap intervensi" in plain(page)
    assert not page.session_state["interventions_files"]
    # A list of persons is refused, and nothing of it stays.
    persons = text(["No", "NIK", "Nama"], [1, 3310010101200001, "Rahasiawati"])
    page = bring(page, persons, "daftar.csv", "interventions_1")
    assert "data perorangan" in plain(page)
    assert not page.session_state["interventions_files"]
    assert page.file_uploader(key="interventions_2").value is None
