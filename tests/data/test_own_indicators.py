"""A region's own indicator: what is certain is read, what is doubtful asked about, the rest refused with its cell."""

import io

import pandas as pd
import pytest
import xlsxwriter

from refusals import said
from stuntmap.analysis.own_indicator import fifths, repeated, standing
from stuntmap.data.own_indicators import own_indicator
from stuntmap.data.regions import load_regions
from stuntmap.errors import BadChoiceError
from stuntmap.report.own_indicator_template import own_indicator_template

REGIONS = load_regions()
DISTRICTS = REGIONS[REGIONS["region_level"] == "district"].iloc[200:212]
HEAD = "Indikator;Kode;Nama wilayah;Nilai;Tahun;Satuan;Sumber;Arah\n"


def rows(*changed: tuple[int, str, object], head: str = HEAD, count: int = 12) -> bytes:
    """A sound table with some cells (row from 0, column, value) replaced."""
    names = head.strip().split(";")
    table = [
        dict(zip(names, ["Posyandu aktif", code, name, f"{50 + place},5", 2025, "%", "Dinkes", "tinggi"], strict=True))
        for place, (code, name) in enumerate(zip(DISTRICTS["region_code"], DISTRICTS["region_name"], strict=True))
    ][:count]
    for row, column, value in changed:
        table[row][column] = value
    return (head + "\n".join(";".join(map(str, row.values())) for row in table)).encode()


def test_codes_and_names_are_read_with_all_that_stands_beside_the_value():
    own = own_indicator(rows((0, "Kode", ""), (1, "Nama wilayah", ""), (2, "Nilai", "-")), REGIONS)
    assert (own.title, own.unit, own.years, own.source) == ("Posyandu aktif", "%", (2025,), "Dinkes")
    assert own.higher_is_less_favourable is False
    codes = list(DISTRICTS["region_code"])
    assert list(own.values.index) == [code for place, code in enumerate(codes) if place != 2]
    assert own.values[codes[1]] == 51.5
    assert own.asked == ()


@pytest.mark.parametrize("share", [0, 100])
def test_none_and_all_are_shares(share):
    assert own_indicator(rows((3, "Nilai", share)), REGIONS).values.iloc[3] == share


def test_a_name_that_may_be_two_or_is_misspelt_is_asked_about_and_then_used_or_left_out():
    content = rows(
        *((0, "Kode", ""), (0, "Nama wilayah", "Magelang"), (1, "Kode", ""), (1, "Nama wilayah", "Kab. Klatem")),
        *((2, "Kode", ""), (2, "Nama wilayah", "Atlantis")),
    )
    own = own_indicator(content, REGIONS)
    assert [(one.cell, one.candidates) for one in own.asked] == [
        ("C2", ("3308", "3371")),
        ("C3", ("3310",)),
        ("C4", ()),
    ]
    told = own_indicator(content, REGIONS, {"Magelang": "3371", "Kab. Klatem": "", "Atlantis": ""})
    assert told.asked == ()
    assert told.values["3371"] == 50.5
    assert "3310" not in told.values


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (rows((3, "Nilai", "banyak")), "Sel D5 berisi “banyak”"),
        (rows((3, "Nilai", "104")), "Sel D5 berisi “104”, yang tidak mungkin"),
        (rows((3, "Nilai", "-4")), "Sel D5"),
        (rows((3, "Tahun", "25")), "Sel E5 berisi “25”, bukan tahun"),
        (rows((3, "Satuan", "orang")), "Kolom satuan berisi hal yang berbeda-beda"),
        (rows((3, "Sumber", "")), "Kolom sumber kosong"),
        (rows(*((n, "Arah", "ke atas") for n in range(12))), "Arah “ke atas” tidak dikenal"),
        (rows((3, "Kode", DISTRICTS["region_code"].iloc[0]), (3, "Nama wilayah", "")), "sudah ada di atasnya"),
        (rows(*((n, "Nilai", "7") for n in range(12))), "Semua kabupaten/kota bernilai sama"),
        (rows(*((n, "Nilai", "") for n in range(12))), "Tidak ada kabupaten/kota yang memiliki nilai"),
        (rows(count=1), "Hanya 1 kabupaten/kota"),
        (rows(head=HEAD.replace("Sumber", "Asal")), "Kolom tidak ada: sumber"),
        (rows(head=HEAD.replace("Sumber", "Nama ibu")), "data perorangan"),
        (rows((3, "Sumber", "3310075201200001")), "NIK"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_words(content, words):
    with pytest.raises(BadChoiceError) as caught:
        own_indicator(content, REGIONS)
    assert words in said(caught.value, "id")


def test_what_could_be_markup_is_no_part_of_a_title():
    changed = ((n, "Indikator", "**Air** <b>[x](https://a.b)") for n in range(12))
    title = own_indicator(rows(*changed), REGIONS).title
    assert not set(title) & set("*<>[]")
    assert "://" not in title


def test_the_template_filled_in_is_read():
    content = own_indicator_template(REGIONS)
    with pytest.raises(BadChoiceError):
        own_indicator(content, REGIONS)
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["indikator", "kode", "nilai", "tahun", "satuan", "sumber"])
        for place, code in enumerate(DISTRICTS["region_code"], start=1):
            sheet.write_row(place, 0, ["Kader", code, place * 1.5, 2024, "kader", "DPMD"])
    own = own_indicator(made.getvalue(), REGIONS)
    assert own.higher_is_less_favourable is None
    assert own.values.iloc[0] == 1.5


def test_fifths_keep_equal_values_together_and_few_values_are_their_own_classes():
    many = pd.Series([*range(10), None], dtype="float64")
    assert fifths(many).dropna().tolist() == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    tied = fifths(pd.Series([0.0] * 8 + [1.0, 2.0, 3.0, 4.0, 5.0]))
    assert tied.iloc[:8].nunique() == 1
    assert sorted(tied.unique()) == list(range(tied.nunique()))
    assert fifths(pd.Series([3.0, 1.0, 3.0, 2.0])).tolist() == [2, 0, 2, 1]
    doubled = repeated(many, pd.DataFrame({"a": -2 * many, "b": many % 3, "c": 1.0}))
    assert (doubled.column, round(doubled.correlation, 6)) == ("a", -1.0)
    found = standing(pd.Series({"1": 1.0, "2": 2.0, "3": 3.0}), "2", ["2", "3", "9"])
    assert (found.value, found.province, found.nation, found.least, found.most) == (2.0, 2.5, 2.0, 1.0, 3.0)
