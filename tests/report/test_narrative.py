"""The sentences: right words for each case, and no empty slot for any district, survey and language."""

import re
from datetime import date

import pandas as pd
import pytest

import shipped
from days import AS_OF
from small_country import SmallCountry
from stuntmap import phrases
from stuntmap.analysis.pacing import pace, pace_needed
from stuntmap.analysis.ranking import scope_table
from stuntmap.analysis.target_distance import Target, next_official_target, target_table
from stuntmap.language import LANGUAGES, language
from stuntmap.report import narrative
from stuntmap.report.narrative.wording import missing_count_sentence
from stuntmap.vocabulary import COMPARABLE_YEARS

BAHASA, ENGLISH = language("id"), language("en")
FLAWS = re.compile(
    r"\bnan\b|(?-i:None)|<NA>|[{}]|  |\( *\)|\bNaT\b|: ,|, ,|,\.|\.\.|: \.|−0,0 |−0\.0 |%%", re.IGNORECASE
)
PRAISE_AND_BLAME = re.compile(
    r"\b(baik|buruk|berhasil|gagal|sukses|sayang\w*|prestasi|good|bad|success\w*|fail\w*|unfortunately|kasus|penderita)\b",
    re.IGNORECASE,
)


def spoken(sentence: str) -> str:
    return sentence.replace("\N{NO-BREAK SPACE}", " ")


def assert_well_formed(sentence: str) -> None:
    assert sentence
    assert not FLAWS.search(sentence), sentence
    assert not PRAISE_AND_BLAME.search(sentence), sentence
    assert sentence[0].isupper(), sentence
    assert sentence.endswith("."), sentence
    assert sentence == sentence.strip()


def klaten(year: int, compared_year: int | None = None, target_year: int | None = None) -> pd.Series:
    return shipped.distances("33", year, compared_year, target_year).loc["3310"]


def test_rank_and_distance_above_the_target() -> None:
    assert spoken(narrative.district_sentence(BAHASA, klaten(2024), "Jawa Tengah")) == (
        "Kabupaten Klaten 20,8 % (SSGI 2024): peringkat 28 dari 35 di Jawa Tengah, "
        "10,8 poin persen di atas target 10 %."
    )
    assert narrative.district_sentence(ENGLISH, klaten(2024), "Jawa Tengah") == (
        "Kabupaten Klaten 20.8% (SSGI 2024): rank 28 of 35 in Jawa Tengah, "
        "10.8 percentage points above the target of 10%."
    )


def test_shared_rank_and_distance_below_the_target() -> None:
    assert spoken(narrative.district_sentence(BAHASA, klaten(2022), "Jawa Tengah")) == (
        "Kabupaten Klaten 18,2 % (SSGI 2022): peringkat 11 dari 35, seri, di Jawa Tengah, "
        "sudah 0,2 poin persen di bawah target 18,4 %."
    )


def test_no_official_target_names_the_next_one() -> None:
    upcoming = next_official_target(shipped.targets(), 2026)
    sentence = narrative.district_sentence(BAHASA, klaten(2024, target_year=2026), "Jawa Tengah", upcoming)
    assert spoken(sentence) == (
        "Kabupaten Klaten 20,8 % (SSGI 2024): peringkat 28 dari 35 di Jawa Tengah. "
        "Tidak ada target resmi untuk 2026; target resmi berikutnya 14,2 % (2029)."
    )


def test_no_estimate_names_the_reason() -> None:
    row = shipped.distances("53", 2022, 2021).loc["5301"]
    assert narrative.profile_sentence(BAHASA, row, "Nusa Tenggara Timur", 2021) == (
        "Kabupaten Kupang: tidak ada estimasi pada SSGI 2022 (Nusa Tenggara Timur tidak disurvei pada tahun itu)."
    )


@pytest.mark.parametrize(
    ("code", "province", "year", "level", "words"),
    [
        ("5301", "53", 2022, "district", "tidak disurvei"),
        ("5301", "53", 2023, "district", "tidak ada angka pada sumber"),
        ("9202", "92", 2023, "district", "tidak ada angka pada sumber"),
        ("93", "93", 2022, "province", "sebelum pemekaran"),
        ("91", "91", 2021, "province", "sebelum pemekaran"),
        ("93", "93", 2023, "province", "tidak ada angka pada sumber"),
        ("3310", "33", 2019, "district", "257"),
        ("3310", "33", 2013, "district", "tidak ada angka pada sumber"),
    ],
)
def test_reasons_for_a_missing_figure(code: str, province: str, year: int, level: str, words: str) -> None:
    assert words in phrases.missing_reason(code, province, year, BAHASA, level)


def test_change_down_up_and_none() -> None:
    assert spoken(narrative.change_sentence(BAHASA, klaten(2024, 2023), 2023)) == (
        "Angka ini 3,7 poin persen lebih rendah daripada SKI 2023 (24,5 %)."
    )
    assert "lebih tinggi" in narrative.change_sentence(BAHASA, klaten(2022, 2021), 2021)
    same = shipped.distances("ID", 2024, 2023)
    row = same.loc[(same["change_pp"] == 0) & same["change_is_measurement"]].iloc[0]
    assert "sama dengan SKI 2023" in narrative.change_sentence(BAHASA, row, 2023)


def test_change_that_involves_a_model_figure_is_said_not_to_be_measured(three_districts: SmallCountry) -> None:
    country = three_districts
    table = scope_table(country.regions, country.estimates, "11", 2024, 2023)
    sentence = spoken(narrative.change_sentence(BAHASA, table.loc["1102"], 2023))
    assert "+15,6 poin persen" in sentence
    assert "bukan perubahan yang diukur" in sentence


def test_model_figure_is_named_as_one(three_districts: SmallCountry) -> None:
    country = three_districts
    table = scope_table(country.regions, country.estimates, "11", 2024)
    table = target_table(table, country.population, country.targets, 2024)
    assert "berasal dari model" in narrative.district_sentence(BAHASA, table.loc["1102"], "Provinsi Contoh")
    assert "model" not in narrative.district_sentence(BAHASA, table.loc["1101"], "Provinsi Contoh")


def test_exactly_at_the_target(three_districts: SmallCountry) -> None:
    country = three_districts
    table = scope_table(country.regions, country.estimates, "11", 2024)
    table = target_table(table, country.population, country.targets, 2024, 14.2)
    assert "tepat pada target 14,2" in narrative.district_sentence(BAHASA, table.loc["1101"], "Provinsi Contoh")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("year", COMPARABLE_YEARS)
def test_every_district_reads_well(code: str, year: int) -> None:
    words = language(code)
    compared = year - 1 if year > COMPARABLE_YEARS[0] else None
    table = shipped.distances("ID", year, compared)
    for _, row in table.iterrows():
        sentence = narrative.profile_sentence(words, row, str(row["province_name"]), compared)
        assert_well_formed(sentence)
        assert sentence.startswith(str(row["region_name"]))
        if pd.isna(row["prevalence_pct"]):
            assert words.text("no figure in the sources at hand") in sentence or "Nusa Tenggara Timur" in sentence
            continue
        above, below = ("di atas target", "di bawah target") if code == "id" else ("above the", "below the")
        assert (above in sentence) == (row["distance_pp"] > 0)
        assert (below in sentence) == (row["distance_pp"] < 0)
        if compared and pd.notna(row["change_is_measurement"]) and row["change_is_measurement"]:
            lower, higher = ("lebih rendah", "lebih tinggi") if code == "id" else ("lower", "higher")
            assert (lower in sentence) == (row["change_pp"] < 0)
            assert (higher in sentence) == (row["change_pp"] > 0)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("year", COMPARABLE_YEARS)
def test_every_scope_reads_well(code: str, year: int) -> None:
    words = language(code)
    compared = year - 1 if year > COMPARABLE_YEARS[0] else 2022
    scopes = [(province, "district") for province in shipped.province_codes()]
    for scope, level in [*scopes, ("ID", "district"), ("ID", "province")]:
        table = shipped.distances(scope, year, compared, level=level)
        shown = table.index[:3].tolist()
        upcoming = next_official_target(shipped.targets(), year + 1)
        for sentence in (
            narrative.prevalence_map_sentence(words, table, "Scope", year, level),
            narrative.change_map_sentence(words, table, "Scope", year, compared, level),
            narrative.children_map_sentence(words, table, "Scope", year, level),
            narrative.ranking_sentence(words, table, "Scope", year, shown, compared, level),
            narrative.ranking_sentence(words, table, "Scope", year, level=level),
            narrative.target_sentence(words, table, "Scope", year, year, upcoming, level),
        ):
            assert_well_formed(sentence)


def test_map_counts_high_and_very_high_and_names_the_ends() -> None:
    table = shipped.distances("33", 2024)
    assert spoken(narrative.prevalence_map_sentence(BAHASA, table, "Jawa Tengah", 2024)) == (
        "Jawa Tengah, SSGI 2024: 10 dari 35 kabupaten/kota di kelas tinggi atau sangat tinggi (20 % ke atas). "
        "Terendah Kabupaten Demak 10,0 %, tertinggi Kabupaten Temanggung 27,3 %. "
        "Angka dari model: 6 dari 35 kabupaten/kota."
    )


def test_change_map_counts_measured_changes_only(three_districts: SmallCountry) -> None:
    country = three_districts
    table = scope_table(country.regions, country.estimates, "11", 2024, 2023)
    assert spoken(narrative.change_map_sentence(ENGLISH, table, "Contoh", 2024, 2023)) == (
        "Contoh, SSGI 2024 compared with SKI 2023: of 2 districts, 1 is lower and 1 is higher. "
        "Largest decrease: Kota Tengah (−15.0 percentage points). "
        "Largest increase: Kabupaten Barat (+0.2 percentage points). "
        "Not counted: 1 of 3 districts, since a difference that involves a model figure is not measured."
    )


@pytest.mark.parametrize(("sign", "absent", "named"), [(1, "decrease", "increase"), (-1, "increase", "decrease")])
def test_change_map_names_no_largest_change_to_a_side_where_nobody_moved(
    three_districts: SmallCountry, sign: int, absent: str, named: str
) -> None:
    country = three_districts
    table = scope_table(country.regions, country.estimates, "11", 2024, 2023)
    moved = table["change_is_measurement"].fillna(False) & table["change_pp"].notna()
    table.loc[moved, "change_pp"] = [sign * 0.2, sign * 0.4]
    sentence = narrative.change_map_sentence(ENGLISH, table, "Contoh", 2024, 2023)
    assert f"Largest {named}" in sentence
    assert f"Largest {absent}" not in sentence


def test_a_district_that_did_not_move_is_neither_lower_nor_higher(three_districts: SmallCountry) -> None:
    country = three_districts
    table = scope_table(country.regions, country.estimates, "11", 2024, 2023)
    moved = table["change_is_measurement"].fillna(False) & table["change_pp"].notna()
    table.loc[moved, "change_pp"] = [-0.2, 0.0]
    assert "of 2 districts, 1 is lower and 1 is the same." in spoken(
        narrative.change_map_sentence(ENGLISH, table, "Contoh", 2024, 2023)
    )


def test_scope_without_any_estimate_says_so(three_districts: SmallCountry) -> None:
    country = three_districts
    nothing = country.estimates.iloc[0:0]
    table = scope_table(country.regions, nothing, "11", 2024, 2023)
    table = target_table(table, country.population, country.targets, 2024)
    for sentence in (
        narrative.prevalence_map_sentence(BAHASA, table, "Contoh", 2024),
        narrative.children_map_sentence(BAHASA, table, "Contoh", 2024),
        narrative.ranking_sentence(BAHASA, table, "Contoh", 2024, ["1101"], 2023),
        narrative.target_sentence(BAHASA, table, "Contoh", 2024, 2024),
    ):
        assert sentence == "Contoh, SSGI 2024: tidak ada estimasi untuk satu pun dari 3 kabupaten/kota."
    change = narrative.change_map_sentence(BAHASA, table, "Contoh", 2024, 2023)
    assert "tidak ada perubahan yang diukur" in change


def test_ranking_tells_rank_now_and_before() -> None:
    table = shipped.distances("33", 2022, 2021)
    sentence = spoken(narrative.ranking_sentence(BAHASA, table, "Jawa Tengah", 2022, ["3310"], 2021))
    assert sentence.startswith(
        "Jawa Tengah, SSGI 2022: terendah Kota Semarang 10,4 %, tertinggi Kabupaten Brebes 29,1 %"
    )
    assert "Kabupaten Klaten 18,2 %: peringkat 11 dari 35, seri (SSGI 2021: peringkat 6 dari 35)." in sentence


def test_ranking_tells_the_ranks_of_three_highlighted_districts_and_of_no_more() -> None:
    sentence = narrative.ranking_sentence(
        BAHASA, shipped.distances("33", 2024), "Jawa Tengah", 2024, ["3310", "3372", "3374", "3301"]
    )
    assert all(name in sentence for name in ("Kabupaten Klaten", "Kota Surakarta", "Kota Semarang"))
    assert "Cilacap" not in sentence


def test_the_bare_ranking_gives_ranks_without_their_sets_now_and_before() -> None:
    sets = dict.fromkeys(("rank_low", "previous_rank_low"), 3) | dict.fromkeys(("rank_high", "previous_rank_high"), 33)
    table = shipped.distances("33", 2022, 2021).assign(**sets, rank_is_rough=False, previous_rank_is_rough=False)
    sentence = spoken(narrative.ranking_sentence(BAHASA, table, "Jawa Tengah", 2022, ["3310"], 2021))
    assert "Kabupaten Klaten 18,2 %: peringkat 11 dari 35, seri (SSGI 2021: peringkat 6 dari 35)." in sentence
    assert "(antara" not in sentence


def test_ranks_among_different_regions_stand_side_by_side_with_the_reason() -> None:
    table = shipped.distances("92", 2023, 2022)
    sentence = spoken(narrative.ranking_sentence(BAHASA, table, "Papua Barat", 2023, ["9203"], 2022))
    why = "tidak dibandingkan: daerah yang diperingkat kedua survei tidak sama"
    assert f"peringkat 5 dari 6 (peringkat 4 dari 7 pada SSGI 2022, {why})." in sentence


def test_highlighted_region_outside_the_scope_is_passed_over() -> None:
    table = shipped.distances("33", 2024)
    assert "Kupang" not in narrative.ranking_sentence(BAHASA, table, "Jawa Tengah", 2024, ["5301"])


def test_target_counts_who_reached_it_and_the_children_above(three_districts: SmallCountry) -> None:
    country = three_districts
    table = scope_table(country.regions, country.estimates, "11", 2024)
    table = target_table(table, country.population, country.targets, 2024, 14.2)
    upcoming = Target(14.2, 2029, "official_path")
    assert spoken(narrative.target_sentence(BAHASA, table, "Contoh", 2024, 2024, upcoming)) == (
        "Contoh, SSGI 2024: estimasi 2 dari 3 kabupaten/kota tepat atau di bawah target 14,2 % (2024). "
        "Selisih di atas target setara dengan sekitar 760 balita (perkiraan). "
        "Target resmi nasional berikutnya 14,2 % (2029)."
    )
    judged = Target(14.2, 2024, "official_path")
    assert "berikutnya" not in narrative.target_sentence(BAHASA, table, "Contoh", 2024, 2024, judged)


def test_one_measured_figure_among_models_is_judged(three_districts: SmallCountry) -> None:
    country = three_districts
    table = scope_table(country.regions, country.estimates, "11", 2024)
    table = target_table(table, country.population, country.targets, 2024, 14.2)
    models = table.assign(estimation="small_area")
    none = narrative.target_sentence(BAHASA, models, "Contoh", 2024, 2024)
    assert spoken(none) == (
        "Contoh, SSGI 2024, target 2024: tidak satu pun dari 3 kabupaten/kota dapat dinilai, karena semua angkanya "
        "berasal dari model (estimasi area kecil)."
    )
    models.loc["1101", "estimation"] = "direct"
    assert "estimasi 2 dari 3" in narrative.target_sentence(BAHASA, models, "Contoh", 2024, 2024)


def test_different_targets_in_one_scope_are_not_given_one_number() -> None:
    sentence = narrative.target_sentence(BAHASA, shipped.distances("33", 2024), "Jawa Tengah", 2024, 2024)
    assert "target 2024 yang berlaku di daerahnya" in sentence


def test_pace_needed_and_so_far() -> None:
    sentence = spoken(
        narrative.pace_sentence(BAHASA, pace_needed(20.8, 2024, 14.2, 2029, AS_OF), pace(15.8, 2021, 20.8, 2024))
    )
    assert sentence == (
        "Untuk mencapai 14,2 % pada 2029 dari 20,8 % (SSGI 2024), prevalensi perlu turun 2,2 poin persen per tahun "
        "dalam 3 tahun (laju penurunan tahunan rata-rata 11,9 %). "
        "Hitungan ini berlaku bila angkanya belum berubah sejak SSGI 2024. "
        "Dari SSGI 2021 ke SSGI 2024 prevalensi naik 1,7 poin persen per tahun."
    )


@pytest.mark.parametrize(
    ("now_pct", "words"),
    [
        (20.5, "prevalensi turun 0,1 poin persen per tahun (laju penurunan tahunan rata-rata 0,5 %)."),
        (20.8, "prevalensi tetap."),
        (21.1, "prevalensi naik 0,1 poin persen per tahun."),
    ],
)
def test_a_slow_pace_keeps_its_direction(now_pct: float, words: str) -> None:
    sentence = spoken(narrative.pace_sentence(BAHASA, None, pace(20.8, 2021, now_pct, 2024)))
    assert sentence == f"Dari SSGI 2021 ke SSGI 2024 {words}"


def test_a_pace_read_in_the_year_of_the_survey_counts_on_no_silence() -> None:
    sentence = narrative.pace_sentence(BAHASA, pace_needed(20.8, 2024, 14.2, 2029, date(2024, 12, 1)), None)
    assert "dalam 5 tahun" in sentence
    assert "belum berubah" not in sentence


def test_a_met_target_is_to_be_kept_and_no_later_one_is_named() -> None:
    sentence = spoken(narrative.pace_sentence(BAHASA, pace_needed(12.0, 2024, 14.2, 2029, AS_OF), None))
    assert (
        sentence
        == "Target berikutnya, 14,2 % (2029), sudah terpenuhi dengan 12,0 % (SSGI 2024): tinggal dipertahankan."
    )


def test_a_target_that_is_hardly_missed_is_still_to_be_reached() -> None:
    sentence = spoken(narrative.pace_sentence(BAHASA, pace_needed(14.8, 2024, 14.2, 2029, AS_OF), None))
    assert sentence.startswith(
        "Untuk mencapai 14,2 % pada 2029 dari 14,8 % (SSGI 2024), prevalensi perlu turun 0,2 poin"
    )


def test_the_way_ahead_is_told_with_its_target_and_year() -> None:
    ahead = Target(14.2, 2029, "official_path")
    assert spoken(narrative.ahead_phrase(BAHASA, 4.1, ahead)) == "+4,1 ke 14,2 % (2029)"
    assert spoken(narrative.ahead_phrase(BAHASA, -2.2, ahead)) == (
        "−2,2: 14,2 % (2029) terpenuhi, tinggal dipertahankan"
    )
    assert spoken(narrative.passed_sentence(BAHASA, Target(10.0, 2024, "own"))) == (
        "Tahun target 10 % (2024) sudah lewat: target itu dinilai, tidak lagi dituju."
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_pace_reads_well_in_every_case(code: str) -> None:
    reached = pace_needed(12.0, 2024, 14.2, 2029, AS_OF)
    for so_far in (None, pace(20.0, 2021, 18.0, 2024), pace(18.0, 2021, 18.0, 2024), pace(18.0, 2021, 19.0, 2024)):
        assert_well_formed(narrative.pace_sentence(language(code), reached, so_far))
    modelled = pace(20.0, 2021, 18.0, 2024)._replace(is_measurement=False)
    assert "model" in narrative.pace_sentence(language(code), None, modelled)


@pytest.mark.parametrize(
    ("value_pct", "words"), [(14.0, "14 %"), (14.2, "14,2 %"), (12.49, "12,49 %"), (29.35, "29,35 %"), (10, "10 %")]
)
def test_target_is_written_with_the_decimals_it_has(value_pct: float, words: str) -> None:
    assert spoken(phrases.plain_percent(value_pct, BAHASA)) == words


def test_small_difference_is_never_written_as_zero() -> None:
    assert phrases.points(-0.04, BAHASA) == "0,04"
    assert phrases.points(0.0, BAHASA) == "0,0"
    assert phrases.points(-3.7, BAHASA) == "3,7"


def test_names_of_one_two_and_more() -> None:
    assert phrases.listed(["A"], BAHASA) == "A"
    assert phrases.listed(["A", "B"], BAHASA) == "A dan B"
    assert phrases.listed(["A", "B", "C"], BAHASA) == "A, B, dan C"


def test_a_reason_is_given_only_where_all_without_an_estimate_share_it():
    not_surveyed, divided = shipped.scope("53", 2022), shipped.scope("ID", 2022, level="province")
    words = language("id")
    assert "(Nusa Tenggara Timur tidak disurvei" in missing_count_sentence(words, not_surveyed, 2022, "district")
    # The undivided Papua and Papua Barat stand in the table too, and are none of today's provinces.
    assert missing_count_sentence(words, divided, 2022, "province").startswith("Tanpa estimasi: 6 dari 38 provinsi (")
    said = missing_count_sentence(words, pd.concat([not_surveyed, divided]), 2022, "district")
    assert said.startswith("Tanpa estimasi: ")
    assert "(" not in said


def test_a_scope_of_one_region_is_counted_against_its_target() -> None:
    table = shipped.distances("34", 2024).iloc[:1]
    assert spoken(narrative.target_sentence(BAHASA, table, "Contoh", 2024, 2024)).startswith(
        "Contoh, SSGI 2024: estimasi tidak satu pun dari 1 kabupaten/kota tepat atau di bawah target 14 % (2024)."
    )
