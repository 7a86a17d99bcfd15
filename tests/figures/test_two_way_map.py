"""Prevalence by a circumstance: nine fills that any eyes tell apart, and a square that can be read."""

import numpy as np
import pandas as pd
import pytest
from map_tables import BAHASA, canvas_of, map_of, mapped
from seeing import EYES, contrast, difference, lab, luminance, mixed, rgb

from stuntmap import vocabulary
from stuntmap.analysis.two_ways import thirds
from stuntmap.answers.two_ways import two_ways
from stuntmap.figures.palette import THEMES
from stuntmap.figures.textures import MODEL_DOTS
from stuntmap.figures.two_way_map import TwoWayLayer
from stuntmap.report.narrative.two_ways import counted_sentence, two_ways_sentence
from stuntmap.report.two_way_table import count_rows, two_way_table

POVERTY = vocabulary.CIRCUMSTANCES["kemiskinan"]
MARGIN = 2.0


def country(prevalence, poverty, modelled=()):
    table = mapped(prevalence, modelled)
    found = two_ways(table, pd.Series(poverty, table.index, name=POVERTY.column, dtype="float64"))
    return found, TwoWayLayer(
        circumstance=POVERTY, prevalence_thirds=found.prevalence, circumstance_thirds=found.circumstance, year=2024
    )


def nine(modelled=()):
    """Nine districts, one in each cell, the lowest prevalence first, and one without poverty."""
    prevalence = [10.0, 10.0, 10.0, 20.0, 20.0, 20.0, 30.0, 30.0, 30.0, 20.0]
    return country(prevalence, [5.0, 10.0, 15.0] * 3 + [float("nan")], modelled)


def test_thirds_are_parted_by_figures_that_districts_have():
    found = thirds(pd.Series([5.0, 1.0, 2.0, 3.0, 2.0, 3.0, 4.0, None]))
    assert (found.low, found.high) == (2.0, 3.0)
    assert found.parts.dropna().tolist() == [3, 1, 1, 2, 1, 2, 3]
    assert found.parts.isna().tolist() == [False] * 7 + [True]
    # Of three different figures each is a part.
    assert thirds(pd.Series([1.0] * 8 + [2.0, 3.0])).parts.value_counts().to_dict() == {1: 8, 2: 1, 3: 1}


@pytest.mark.parametrize("values", [[1.0] * 9, [1.0, 2.0] * 4, [2.0], [np.nan] * 5])
def test_what_cannot_be_parted_has_no_thirds(values):
    assert thirds(pd.Series(values)) is None
    found, _ = country([10.0] * len(values), values)
    assert not found.are_parted
    assert found.table[["prevalence_third", "circumstance_third"]].isna().all(axis=None)


def test_nine_counts_with_their_limits_stand_beside_the_map():
    found, _ = nine(modelled=(0,))
    heads, rows = count_rows(BAHASA, POVERTY, found)
    plain = [head.replace("\N{NO-BREAK SPACE}", " ") for head in heads]
    assert plain[1:] == [
        "Persentase penduduk miskin: sepertiga terendah (sampai 5,0 %)",
        "Persentase penduduk miskin: sepertiga tengah (di atas 5,0 % sampai 10,0 %)",
        "Persentase penduduk miskin: sepertiga tertinggi (di atas 10,0 %)",
    ]
    assert [row.counts for row in rows] == [(1, 1, 1)] * 3
    assert "sepertiga tertinggi (di atas 20,0" in rows[0].words
    # The tenth district has no figure of poverty.
    assert counted_sentence(BAHASA, found) == (
        "1 kabupaten/kota tidak mempunyai salah satu angka dan tidak dihitung. "
        "1 prevalensi yang dihitung berasal dari model."
    )


def test_the_sentence_counts_the_four_corners_of_the_square():
    found, _ = country([10.0, 10.0, 20.0, 30.0, 30.0, 30.0], [5.0, 15.0, 10.0, 5.0, 15.0, 15.0])
    assert two_ways_sentence(BAHASA, "Negeri", POVERTY, 2024, found) == (
        "Negeri, SSGI 2024: dari 6 kabupaten/kota, 2 berada di sepertiga tertinggi untuk prevalensi maupun Persentase "
        "penduduk miskin, 1 di sepertiga terendah keduanya; 1 berprevalensi tinggi dengan angka Persentase penduduk "
        "miskin yang rendah, 1 sebaliknya."
    )


def test_the_table_names_the_third_of_both_figures_of_each_district():
    found, _ = nine()
    found = found._replace(table=found.table.assign(note=None))
    table = two_way_table(BAHASA, POVERTY, found)
    assert table["prevalence_third"].tolist() == [
        *["lowest_third"] * 3, *["middle_third"] * 3, *["highest_third"] * 3, "middle_third"
    ]  # fmt: skip
    assert table["circumstance_third"].iloc[:9].tolist() == ["lowest_third", "middle_third", "highest_third"] * 3
    assert pd.isna(table["circumstance_third"].iloc[9])
    assert table[POVERTY.column].iloc[:3].tolist() == [5.0, 10.0, 15.0]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_each_cell_as_it_is_drawn_is_nearest_to_its_own_to_any_eyes(theme):
    found, layer = nine()
    parts = layer.parts(found.table, BAHASA, theme)
    assert [len(part.codes) for part in parts] == [1] * 10
    for eyes in EYES:
        # Nine cells and the grey of the missing are too many for grey eyes.
        if eyes == "grey":
            continue
        entries = [lab(rgb(part.colour), eyes) for part in parts]
        for place, part in enumerate(parts):
            fills = [rgb(part.colour)] if part.missing else [rgb(part.colour), mixed(MODEL_DOTS.seen_on(part.colour))]
            for fill in fills:
                apart = [difference(lab(fill, eyes), entry) for entry in entries]
                own = apart.pop(place)
                assert min(apart) - own >= MARGIN, (part.label, eyes)
    for part in parts[:-1]:
        ground, dots, *_ = MODEL_DOTS.seen_on(part.colour)
        assert contrast(rgb(dots), rgb(ground)) >= 3
    # Darker upwards and to the right, so that a grey print keeps the order along each axis.
    grey = np.array([float(luminance(rgb(part.colour))) for part in parts[:-1]]).reshape(3, 3)
    assert (np.diff(grey, axis=0) < 0).all()
    assert (np.diff(grey, axis=1) < 0).all()


def test_the_square_names_its_axes_and_prints_its_limits():
    found, layer = nine(modelled=(4,))
    drawn = map_of({"SSGI 2024": found.table}, "SSGI 2024", layer, canvas_of())
    words = [note.text for note in drawn.figure.layout.annotations]
    assert words[0] == "Ke atas: prevalensi stunting (%)"
    assert words[1:-1] == ["10,0", "20,0", "5,0", "10,0"]
    assert words[-1] == "Ke kanan: Persentase penduduk miskin (%)"
    cells = sorted(drawn.figure.layout.shapes, key=lambda cell: (cell.y0, cell.x0))
    fills = [cell.fillcolor for cell in cells]
    paint = drawn.paints["SSGI 2024"]
    assert fills == paint["colours"][:9]
    assert paint["groups"] == "0123456789"
    assert paint["textures"].strip() == "1"
    names = [trace.name for trace in drawn.figure.data[1:]]
    assert names == ["salah satu angka tidak ada", "model"]
    hover = paint["hover"]
    assert hover["parts"][0] == "Prevalensi stunting: %prevalence%\N{NO-BREAK SPACE}% · %third%"
    assert hover["parts"][-2].startswith("<br>Persentase penduduk miskin: %value%\N{NO-BREAK SPACE}%")
    assert hover["parts"][-1] == "<br>tahun 2024, BPS"
    assert "SSGI 2024, Kementerian Kesehatan RI" in hover["parts"][1]
