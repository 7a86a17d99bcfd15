"""A table of interventions answers what its rows say: shares of those expected, targets as they are printed."""

import io

import openpyxl
import pytest
from made_recaps import text

from refusals import refused
from stuntmap import vocabulary as v
from stuntmap.answers.interventions import read_interventions
from stuntmap.data.interventions.names import known_indicator
from stuntmap.data.subdistricts import load_subdistricts, load_villages
from stuntmap.errors import BadChoiceError
from stuntmap.language import language
from stuntmap.language.error_words import term_words
from stuntmap.report.intervention_template import intervention_template
from stuntmap.report.narrative.interventions import interventions_sentence, weakest_sentence

BAHASA = language("id")
FED = "Ibu hamil KEK mendapat PMT"
WIDE = [
    "Kecamatan",
    "Triwulan",
    "Tahun",
    f"{FED} - sasaran",
    f"{FED} - capaian",
    "Sasaran Kampung KB",
    "Capaian Kampung KB",
]
LONG = ["Indikator", "Wilayah", "Pembilang", "Penyebut", "Periode"]


def klaten(*rows: list[object]):
    return read_interventions(text(*rows), district_code="3310")


def shares(table, level=v.SUBDISTRICT):
    return table.by_region(level).set_index([v.REGION_CODE, v.INDICATOR])


def words(table):
    return [term_words(finding.words, BAHASA).replace("\N{NO-BREAK SPACE}", " ") for finding in table.findings]


def test_the_wide_and_the_long_form_give_the_same_shares_of_the_same_indicators():
    wide = klaten(WIDE, ["Prambanan", "III", 2025, 40, 36, 16, 3], ["Bayat", "III", 2025, 30, 9, 18, 4])
    long = klaten(
        LONG,
        *([FED, "Prambanan", 36, 40, "TW 3 2025"], [FED, "Bayat", 9, 30, "Triwulan III Tahun 2025"]),
        *(["Kampung KB", "Prambanan", 3, 16, "2025-Q3"], ["Kampung KB", "Bayat", 4, 18, "2025-Q3"]),
    )
    for table in (wide, long):
        assert (table.level, table.period, table.findings) == (v.SUBDISTRICT, "2025-Q3", [])
        assert list(table.indicators) == ["kek_mothers_fed", "family_villages"]
    columns = [v.NUMERATOR, v.DENOMINATOR, v.COVERED, v.INTERVENTION_GAP]
    assert shares(wide)[columns].equals(shares(long)[columns])
    row = shares(wide).loc[("331001", "kek_mothers_fed")]
    assert (row[v.COVERED], row[v.INTERVENTION_TARGET], row[v.INTERVENTION_STANDING]) == (90.0, 90.0, v.GAP_NONE)
    bayat = shares(wide).xs("kek_mothers_fed", level=1)
    assert bayat.loc[bayat[v.REGION_NAME] == "Bayat", v.INTERVENTION_STANDING].tolist() == [v.GAP_HUGE]
    # Of the other kecamatan nothing is known, and nothing is not zero.
    assert bayat[v.COVERED].notna().sum() == 2
    assert bayat.loc["331003", [v.COVERED, v.NUMERATOR, v.INTERVENTION_STANDING]].isna().all()


def test_a_kecamatan_that_is_written_once_stands_for_the_rows_below_it_and_not_beyond_a_sum():
    heading = ["Kecamatan", "Desa", "Periode", f"{FED} - sasaran", f"{FED} - capaian"]
    table = klaten(
        heading,
        *(["Prambanan", "Sengon", "2025-Q3", 10, 9], ["", "Cucukan", "2025-Q3", 12, 6]),
        *(["Jumlah", "", "2025-Q3", 22, 15], ["", "Kotesan", "2025-Q3", 14, 7]),
    )
    assert table.rows[[v.SUBDISTRICT, v.VILLAGE]].to_numpy().tolist() == [
        *(["Prambanan", "Sengon"], ["Prambanan", "Cucukan"], ["", "Kotesan"]),
    ]


def test_one_column_of_regions_is_of_villages_where_their_names_say_so_and_free_indicators_keep_their_words():
    table = klaten(LONG, ["Kelas {ibu} hamil aktif", "Sengon", 1, 2, "2025-08"], ["IDL", "Cucukan", 20, 30, "2025-08"])
    assert (table.level, table.period) == (v.VILLAGE, "2025-08")
    assert [one.title for one in table.indicators.values()][1:] == ["Kelas {ibu} hamil aktif"]
    village = shares(table, v.VILLAGE).loc[("3310012001", "kelas ibu hamil aktif")]
    assert (village[v.COVERED], village[v.INTERVENTION_STANDING], village[v.IS_HIDDEN]) == (50.0, v.GAP_UNKNOWN, True)


def test_the_titles_of_every_known_indicator_are_recognised_in_both_languages():
    for name, one in v.INTERVENTIONS.items():
        for tongue in ("id", "en"):
            assert known_indicator(language(tongue).text(one.title)) == name, (name, tongue)
    # What may be two indicators is taken for neither.
    assert known_indicator("Imunisasi dasar lengkap dan air minum layak") == ""


@pytest.mark.parametrize(("level", "rows"), [(v.SUBDISTRICT, 26), (v.VILLAGE, 401)])
def test_a_template_that_was_filled_in_is_read_whole(level, rows):
    content = intervention_template(load_subdistricts("3310"), load_villages("3310"), level, "2025-Q3")
    assert content == intervention_template(load_subdistricts("3310"), load_villages("3310"), level, "2025-Q3")
    with refused(BadChoiceError, "tidak berisi angka"):
        read_interventions(content)
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.active
    first = 5 if level == v.VILLAGE else 4
    for line in range(6, 6 + rows):
        for column in range(first, first + 2 * len(v.INTERVENTIONS), 2):
            sheet.cell(line, column, 50)
            sheet.cell(line, column + 1, 40)
    filled = io.BytesIO()
    book.save(filled)
    table = read_interventions(filled.getvalue())
    assert (table.level, table.period, len(table.rows)) == (level, "2025-Q3", rows * len(v.INTERVENTIONS))
    assert list(table.indicators) == list(v.INTERVENTIONS)
    assert table.findings == []
    assert {match.how for match in table.places.matches.values()} == {"code"}
    assert set(table.of_district()[v.COVERED]) == {80.0}


def test_more_reached_than_there_are_is_told_and_set_aside_without_the_other_figures_of_its_row():
    head = [*WIDE, f"{FED} (%)"]
    table = klaten(head, ["Prambanan", "III", 2025, 10, 12, 16, 3, "120"], ["Bayat", "III", 2025, 30, 9, 18, 4, "31,5"])
    assert words(table) == [
        "Prambanan, Ibu hamil kurang energi kronik (KEK) yang mendapat tambahan asupan gizi: capaian (12) melebihi "
        "sasaran (10)",
        "Bayat, Ibu hamil kurang energi kronik (KEK) yang mendapat tambahan asupan gizi: tercetak 31,5 %, padahal 9 "
        "dari 30 adalah 30 %",
    ]
    assert table.excluded == 1
    assert shares(table).loc["331001", v.COVERED].isna().tolist() == [True, False]
    content = text(head, ["Prambanan", "III", 2025, 10, 12, 16, 3, "120"])
    assert read_interventions(content, district_code="3310", used_anyway=[("", 2)]).excluded == 0


def test_several_puskesmas_are_summed_and_a_share_of_nobody_is_no_share():
    head = ["Puskesmas", "Kecamatan", "IDL sasaran", "IDL capaian"]
    table = read_interventions(
        text(
            head, ["Prambanan I", "Prambanan", 10, 5], ["Prambanan II", "Prambanan", 30, 30], ["Bayat", "Bayat", 0, 0]
        ),
        district_code="3310",
        period="2025",
    )
    known = shares(table).dropna(subset=[v.DENOMINATOR])
    assert known[v.COVERED].fillna(-1).tolist() == [87.5, -1.0]
    assert words(table) == ["Bayat (Bayat), Balita yang memperoleh imunisasi dasar lengkap: sasarannya 0"] or words(
        table
    ) == ["Bayat, Balita yang memperoleh imunisasi dasar lengkap: sasarannya 0"]


def test_lower_is_better_where_the_indicator_says_so_and_a_target_is_reached_as_it_is_printed():
    table = klaten(
        LONG,
        *(
            ["Kehamilan tidak diinginkan", "Bayat", 10, 100, "2025"],
            ["Kehamilan tidak diinginkan", "Wedi", 40, 100, "2025"],
        ),
        *(["TTD remaja putri", "Bayat", 5797, 10000, "2025"], ["TTD remaja putri", "Wedi", 5700, 10000, "2025"]),
    )
    standing = table.by_region(v.SUBDISTRICT).dropna(subset=[v.COVERED]).set_index([v.REGION_NAME, v.INDICATOR])
    assert standing[v.INTERVENTION_STANDING].to_dict() == {
        ("Wedi", "girls_iron"): v.GAP_SMALL,
        ("Wedi", "unwanted_pregnancies"): v.GAP_LARGE,
        ("Bayat", "girls_iron"): v.GAP_NONE,
        ("Bayat", "unwanted_pregnancies"): v.GAP_NONE,
    }


def test_the_weakest_are_named_with_those_who_are_tied_and_with_the_small_number_that_made_them():
    table = klaten(
        ["Kecamatan", "Periode", "IDL sasaran", "IDL capaian", "TTD bumil sasaran", "TTD bumil capaian"],
        *(["Bayat", 2025, 4, 1, 100, 50], ["Wedi", 2025, 100, 60, 100, 50], ["Cawas", 2025, 100, 95, 100, 90]),
    )
    rows = table.by_region(v.SUBDISTRICT)
    said = weakest_sentence(BAHASA, rows, v.INTERVENTIONS["immunised"], v.SUBDISTRICT)
    assert said.replace("\N{NO-BREAK SPACE}", " ") == (
        "Balita yang memperoleh imunisasi dasar lengkap: terendah di Bayat (25,0 %; 1 dari 4) di antara 3 kecamatan. "
        "Sasaran di situ sedikit, jadi tambahan satu orang saja mengubah persentase banyak; di antara yang sasarannya "
        "paling sedikit 20: Wedi (60,0 %)."
    )
    said = weakest_sentence(BAHASA, rows, v.INTERVENTIONS["mothers_iron"], v.SUBDISTRICT)
    assert "terendah di Wedi dan Bayat (masing-masing 50,0" in said
    # One of those who are tied counts enough: it stays the answer, though the other counts four.
    tied = klaten(
        ["Kecamatan", "Periode", "IDL sasaran", "IDL capaian"],
        *(["Bayat", 2025, 4, 1], ["Wedi", 2025, 100, 25], ["Cawas", 2025, 100, 95]),
    ).by_region(v.SUBDISTRICT)
    said = weakest_sentence(BAHASA, tied, v.INTERVENTIONS["immunised"], v.SUBDISTRICT)
    assert said.endswith("terendah di Wedi dan Bayat (masing-masing 25,0\N{NO-BREAK SPACE}%) di antara 3 kecamatan.")
    said = interventions_sentence(BAHASA, table, table.period, rows, v.SUBDISTRICT)
    assert said == (
        "Rekap intervensi, 2025: Kabupaten Klaten mencapai tidak satu pun dari 2 target 2024. Wedi dan Bayat "
        "masing-masing belum mencapai seluruh 2 target, terbanyak di antara 3 kecamatan; kedudukannya sama."
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["No", "NIK", "Nama"], [1, 3310010101200001, "Rahasiawati"]], "data perorangan"),
        ([["Kecamatan", "Diukur", "Stunting"], ["Bayat", 10, 1]], "tidak ada indikator"),
        ([["Indikator", "Pembilang", "Penyebut"], ["IDL", 1, 2]], "puskesmas, kecamatan, atau desa"),
    ],
)
def test_what_is_no_table_of_interventions_is_refused_and_persons_before_anything_else(rows, said):
    with refused(BadChoiceError, said):
        klaten(*rows)


def test_a_period_is_chosen_or_refused():
    rows = [["IDL", "Bayat", 1, 20, "2025-Q2"], ["IDL", "Bayat", 12, 20, "2025-Q3"]]
    assert klaten(LONG, *rows).of_district()[v.NUMERATOR].tolist() == [12]
    assert klaten(LONG, *rows).of_district("2025-Q2")[v.NUMERATOR].tolist() == [1]
    with refused(BadChoiceError, "tidak memuat baris untuk 2025-Q1"):
        read_interventions(text(LONG, *rows), district_code="3310", period="2025-Q1")
    with refused(BadChoiceError, "tidak mungkin"):
        read_interventions(text(LONG, *rows), district_code="3310", period="TW 3")


def test_a_share_of_one_family_is_a_share():
    table = klaten(["Kecamatan", "Triwulan", "Tahun", "IDL sasaran", "IDL capaian"], ["Bayat", "III", 2025, 1, 1])
    assert shares(table)[v.COVERED].dropna().tolist() == [100.0]


def test_a_table_by_codes_alone_is_read_by_its_codes():
    table = read_interventions(
        text(["Kode Wilayah", "Periode", "IDL sasaran", "IDL capaian"], ["331001", "2025-Q3", 50, 40]),
        district_code="3310",
    )
    assert shares(table)[v.COVERED].dropna().to_dict() == {("331001", "immunised"): 80.0}
