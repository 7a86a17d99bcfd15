"""The small tables: what stands right, what stands left, and what a screen reader is told."""

from stuntmap.ui.parts.plain_table import Figure, table_html


def test_figures_stand_right_and_words_stand_left():
    table = table_html(["Daerah", "Angka", "Survei"], [["Klaten", Figure("20,8"), "SSGI 2024"]])
    assert '<th scope="col">Daerah</th><th scope="col" class="number">Angka</th><th scope="col">Survei</th>' in table
    assert '<th scope="row">Klaten</th><td class="number">20,8</td><td>SSGI 2024</td>' in table


def test_a_table_without_rows_keeps_its_headings():
    table = table_html(["Daerah", "Angka"], [])
    assert '<th scope="col">Daerah</th><th scope="col">Angka</th>' in table
