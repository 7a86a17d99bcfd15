"""A recap answers what its rows say and no more: children without outliers, unknown as unknown, odd rows counted."""

import gc
import importlib
import pkgutil

import pandas as pd
import pytest
from made_recaps import SIGIZI, sigizi_workbook, text

from refusals import refused
from stuntmap.answers.recap import read_recap
from stuntmap.data.subdistricts import load_villages
from stuntmap.errors import BadChoiceError, UnknownRegionError

EXPECTED = [
    ["Puskesmas", "Kecamatan", "Sasaran"],
    ["Darma", "Darma", 200],
    ["Ciawigebang", "Ciawigebang", 150],
    ["Cihaur", "Ciawigebang", 150],
]
# Kecamatan and desa of Klaten; "Sengon" and "Cucukan" lie in Prambanan.
DESA = ["Kecamatan", "Desa", "Bulan", "Tahun", "Diukur", "Stunting", "Sasaran"]


def klaten(*rows: list[object]) -> bytes:
    return text(DESA, *rows)


def test_the_table_of_sigizi_gives_stunted_of_measured_without_outliers_and_no_coverage():
    recap = read_recap(sigizi_workbook())
    assert (recap.district_code, recap.unit, recap.level, recap.month) == (
        "3208",
        "puskesmas",
        "subdistrict",
        "2025-08",
    )
    totals = recap.totals()
    assert (totals.children_stunted, totals.children_measured) == (30, 330)
    assert totals.prevalence_pct == pytest.approx(100 * 30 / 330)
    assert totals.children_expected is None
    assert totals.coverage_pct is None
    assert recap.findings == []


def test_several_puskesmas_of_a_kecamatan_are_summed():
    table = read_recap(sigizi_workbook()).by_region("subdistrict")
    ciawigebang = table[table["region_name"] == "Ciawigebang"].iloc[0]
    assert (ciawigebang["children_stunted"], ciawigebang["children_measured"]) == (20, 230)
    assert ciawigebang["ci95_low_pct"] < 100 * 20 / 230 < ciawigebang["ci95_high_pct"]
    # The other thirty stand there without a figure.
    assert len(table) == 32
    assert table["prevalence_pct"].notna().sum() == 2
    assert table.index.tolist() == sorted(table.index)


def test_expected_children_of_a_second_file_give_the_coverage():
    recap = read_recap(sigizi_workbook(), expected=text(*EXPECTED))
    assert recap.totals().children_expected == 500
    assert recap.totals().coverage_pct == pytest.approx(66.0)
    coverage = recap.by_region("subdistrict").set_index("region_name")["coverage_pct"]
    assert coverage.dropna().round(1).to_dict() == {"Darma": 50.0, "Ciawigebang": 76.7}


def test_expected_children_of_a_year_are_those_of_its_months_and_of_no_other_year():
    rows = [["Prambanan", "Sengon", month, "", 100, 9] for month in ("2024-12", "2025-08")]
    expected = text(["Desa", "Kecamatan", "Tahun", "Sasaran"], ["Sengon", "Prambanan", 2025, 150])
    recap = read_recap(text(DESA[:-1], *rows), expected=expected, district_code="3310")
    assert recap.totals("2025-08").children_expected == 150
    assert recap.totals("2024-12").children_expected is None


def test_coverage_stays_unknown_where_expected_children_are_missing_of_one_row():
    recap = read_recap(sigizi_workbook(), expected=text(*EXPECTED[:3]))
    assert recap.totals().children_expected is None
    assert [finding.kind for finding in recap.findings] == ["no_expected"]
    table = recap.by_region("subdistrict").set_index("region_name")
    assert table.loc[["Darma", "Ciawigebang"], "coverage_pct"].isna().tolist() == [False, True]


def prambanan(*left_out, stunted=1):
    """A recap by desa of the kecamatan Prambanan of Klaten, ten or twenty children measured in each."""
    villages = load_villages("3310")
    names = villages.loc[villages["subdistrict_code"] == "331001", "region_name"]
    told = [name for name in names if name not in left_out]
    return [["Prambanan", name, "Agustus", 2025, 10 + 10 * (at % 2), stunted, ""] for at, name in enumerate(told)]


@pytest.mark.parametrize("head", ["Kecamatan", "Puskesmas"])
def test_expected_children_by_larger_places_give_the_coverage_of_the_kecamatan_and_of_no_desa(head):
    rows = prambanan()
    expected = text([head, "Sasaran"], ["Prambanan", 2 * sum(row[4] for row in rows)])
    recap = read_recap(text(DESA, *rows), district_code="3310", expected=expected)
    assert recap.by_region("subdistrict").loc["331001", "coverage_pct"] == pytest.approx(50)
    assert recap.by_region("village")["coverage_pct"].isna().all()
    assert recap.totals().coverage_pct == pytest.approx(50)
    assert [one.kind for one in recap.findings] == []


def test_a_part_of_a_kecamatan_is_held_against_no_expected_children_of_the_whole():
    expected = text(["Kecamatan", "Sasaran"], ["Prambanan", 400])
    first = prambanan()[0][1]
    lacking = read_recap(text(DESA, *prambanan(first)), district_code="3310", expected=expected)
    assert "recap_incomplete" in {one.kind for one in lacking.findings}
    wrong = read_recap(
        text(DESA, *prambanan(first), ["Prambanan", first, "Agustus", 2025, 10, 11, ""]),
        district_code="3310",
        expected=expected,
    )
    assert wrong.excluded == 1
    for recap in (lacking, wrong):
        assert pd.isna(recap.by_region("subdistrict").loc["331001", "coverage_pct"])
        assert recap.totals().children_expected is None


def test_expected_children_by_desa_are_summed_where_all_desa_of_a_kecamatan_are_told():
    rows = [["Prambanan", "Agustus", 2025, 10, 100]]
    head = ["Kecamatan", "Bulan", "Tahun", "Stunting", "Diukur"]
    told = [["Prambanan", row[1], 20] for row in prambanan()]
    whole = text(["Kecamatan", "Desa", "Sasaran"], *told)
    recap = read_recap(text(head, *rows), district_code="3310", expected=whole)
    assert recap.totals().children_expected == 20 * len(told)
    part = text(["Kecamatan", "Desa", "Sasaran"], *told[1:])
    assert read_recap(text(head, *rows), district_code="3310", expected=part).totals().children_expected is None


def test_expected_children_below_those_measured_are_told_of_the_kecamatan():
    rows = prambanan()
    recap = read_recap(
        text(DESA, *rows), district_code="3310", expected=text(["Kecamatan", "Sasaran"], ["Prambanan", 10])
    )
    assert [one.kind for one in recap.findings] == ["measured_above_expected"]


def test_the_month_is_the_one_of_the_rows_or_asked_for_and_else_unknown():
    rows = [
        ["Prambanan", "Sengon", month, 2025, 100, measured, 120] for month, measured in (("Juli", 9), ("Agustus", 10))
    ]
    recap = read_recap(klaten(*rows), district_code="3310")
    assert (recap.month, recap.months) == ("2025-08", ["2025-07", "2025-08"])
    assert recap.totals().children_stunted == 10
    assert recap.totals("2025-07").children_stunted == 9
    assert read_recap(klaten(*rows), district_code="3310", month="2025-07").totals().children_stunted == 9
    with refused(BadChoiceError, "tidak memuat baris untuk 2025-09. Pilih salah satu dari 2025-07, 2025-08"):
        read_recap(klaten(*rows), district_code="3310", month="2025-09")
    with refused(BadChoiceError, "Bulan Agustus tidak mungkin"):
        read_recap(klaten(*rows), district_code="3310", month="Agustus")
    without = text(["Desa", "Diukur", "Stunting"], ["Sengon", 100, 10])
    assert [each.kind for each in read_recap(without, district_code="3310").findings] == ["month_unknown"]
    assert read_recap(without, district_code="3310", month="2025-08").totals().children_measured == 100
    assert [each.kind for each in read_recap(sigizi_workbook(), month="2025-09").findings] == ["month_unlike_title"]


def test_a_row_of_more_stunted_than_measured_is_never_used_and_counted_as_left_out():
    content = klaten(["Prambanan", "Sengon", 8, 2025, 100, 10, 120], ["Prambanan", "Cucukan", 8, 2025, 10, 100, 120])
    for anyway in ([], [("", 3)]):
        recap = read_recap(content, district_code="3310", used_anyway=anyway)
        assert recap.excluded == 1
        assert recap.totals().children_measured == 100


def test_a_row_that_stands_twice_is_used_if_the_user_says_so():
    row = ["Prambanan", "Sengon", 8, 2025, 100, 10, 120]
    assert read_recap(klaten(row, row), district_code="3310").excluded == 1
    anyway = read_recap(klaten(row, row), district_code="3310", used_anyway=[("", 3)])
    assert anyway.excluded == 0
    assert anyway.totals().children_measured == 200


def test_rows_that_match_no_village_count_in_the_totals_and_in_no_region():
    content = klaten(["Prambanan", "Sengon", 8, 2025, 100, 10, 120], ["Prambanan", "Wakanda", 8, 2025, 50, 5, 60])
    recap = read_recap(content, district_code="3310")
    assert recap.totals().children_measured == 150
    villages = recap.by_region("village")
    assert len(villages) == 401
    assert villages.loc[villages["children_measured"].notna(), "region_name"].tolist() == ["Sengon"]
    assert [place.village for place in recap.matches("unmatched")] == ["Wakanda"]
    left_out = read_recap(content, district_code="3310", confirmed={("prambanan", "", "wakanda"): ""})
    assert left_out.totals().children_measured == 100
    assert left_out.excluded == 1


def test_the_district_is_told_by_code_name_or_the_names_of_its_kecamatan_and_never_guessed():
    row = [10, 1]
    assert (
        read_recap(text(["Kode Desa", "Desa", "Diukur", "Stunting"], ["33.10.01.2001", "Sengon", *row])).district_code
        == "3310"
    )
    assert (
        read_recap(text(["Kabupaten", "Desa", "Diukur", "Stunting"], ["Kab. Klaten", "Sengon", *row])).district_code
        == "3310"
    )
    with refused(BadChoiceError, "tidak menyebut kabupaten/kotanya"):
        read_recap(text(["Desa", "Diukur", "Stunting"], ["Sukamaju", *row]))
    with refused(BadChoiceError, r"milik kabupaten/kota lain \(1: 3208\), bukan 3310"):
        read_recap(sigizi_workbook(), district_code="3310")
    with refused(UnknownRegionError, "9999"):
        read_recap(sigizi_workbook(), district_code="9999")


def test_of_a_recap_of_several_districts_one_is_chosen():
    content = text(
        ["Kabupaten", "Kecamatan", "Diukur", "Stunting"],
        ["Kab. Klaten", "Prambanan", 10, 1],
        ["Kab. Sleman", "Prambanan", 20, 2],
    )
    with refused(BadChoiceError, "beberapa kabupaten/kota"):
        read_recap(content)
    recap = read_recap(content, district_code="3310")
    assert recap.totals().children_measured == 10
    measured = recap.by_region("subdistrict")["children_measured"]
    assert measured.dropna().to_dict() == {"331001": 10}


def test_what_stands_in_the_file_adds_up_to_the_totals():
    recap = read_recap(sigizi_workbook())
    assert recap.totals().children_measured == sum(sum(row[2:6]) for row in SIGIZI)
    assert recap.by_region("subdistrict")["children_measured"].sum() == recap.totals().children_measured


def test_small_villages_are_drawn_towards_their_kecamatan_and_hidden_where_few_were_measured():
    rows = [
        ["Prambanan", "Sengon", 8, 2025, 4, 2, 9],
        ["Prambanan", "Cucukan", 8, 2025, 30, 3, 40],
        ["Prambanan", "Kotesan", 8, 2025, 400, 40, 500],
    ]
    recap = read_recap(klaten(*rows), district_code="3310")
    table = recap.by_region("village")
    # Hidden beside the one of four children: its kecamatan's total would give that away.
    assert table.index[table["is_hidden"]].tolist() == ["3310012001", "3310012002"]
    shrunken = recap.shrunken("village").table.loc["3310012001"]
    assert shrunken["parent_pct"] == pytest.approx(100 * 45 / 434)
    assert shrunken["parent_pct"] < shrunken["shrunken_pct"] < 50
    assert recap.shrunken("subdistrict").table.index.tolist() == ["331001"]


def test_nothing_of_a_recap_stays_in_lists_once_it_is_let_go():
    start = "".join(["desa yang", " hanya ada"])  # no constant of this file

    def kept() -> list[str]:
        gc.collect()
        held = (each for each in gc.get_objects() if type(each) in (list, tuple, dict))
        parts = ((*each, *each.values()) if type(each) is dict else each for each in held)
        return [text for part in parts for text in part if type(text) is str and text.lower().startswith(start)]

    recap = read_recap(klaten(["Prambanan", f"{start} di sini", "Agustus", 2025, 100, 10, 120]), district_code="3310")
    assert kept()
    del recap
    assert kept() == []


def test_no_function_that_is_given_what_a_file_holds_keeps_its_answers():
    rooms = [importlib.import_module(f"stuntmap.data.{room}") for room in ("recaps", "interventions", "uploads")]
    names = [f"{room.__name__}.{found.name}" for room in rooms for found in pkgutil.iter_modules(room.__path__)]
    names += ["stuntmap.answers.recap", "stuntmap.answers.recap_places", "stuntmap.analysis.recap_checks"]
    names += ["stuntmap.answers.interventions", "stuntmap.analysis.intervention_checks"]
    assert len(names) > 15
    modules = [importlib.import_module(name) for name in names]
    keeping = {name for module in modules for name, each in vars(module).items() if hasattr(each, "cache_info")}
    # The register of a district or of all, and the names of all.
    assert keeping == {"register_of", "registers_of_country", "_comparable_names", "_district_codes"}
