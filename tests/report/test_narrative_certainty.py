"""The sentences of certainty: right words for each verdict, nothing empty, and no claim that a test contradicts."""

import re
from functools import cache

import pandas as pd
import pytest

import shipped
from stuntmap import phrases
from stuntmap.analysis.certainty import certainty_table
from stuntmap.analysis.differences import change_table, rank_moves
from stuntmap.analysis.intervals import interval_table
from stuntmap.analysis.pacing import pace_so_far
from stuntmap.analysis.rank_groups import indistinguishable_from
from stuntmap.analysis.rank_sets import told_apart
from stuntmap.analysis.references import reference_table
from stuntmap.analysis.target_verdict import pace_interval
from stuntmap.analysis.trends import Trend, region_trend
from stuntmap.language import LANGUAGES, Language, language
from stuntmap.report import narrative
from stuntmap.report.narrative.alike_names import alike_names_sentence, are_names_cut
from stuntmap.vocabulary import (
    CHANGE_VERDICTS,
    CI_KINDS,
    COMPARABLE_YEARS,
    DIFFERENT_INSTRUMENTS,
    DIVIDED_PROVINCE,
    MISSING_FIGURE,
    NO_INTERVAL,
    NOT_COMPUTABLE,
    RANK_MOVES,
    REFERENCE_VERDICTS,
    SAME_REGION,
    SMALL_AREA,
    TARGET_VERDICTS,
    TOO_FEW_SURVEYS,
)

BAHASA, ENGLISH = language("id"), language("en")
FLAWS = re.compile(
    r"\bnan\b|(?-i:None)|<NA>|[{}]|  |\( *\)|\bNaT\b|: ,|, ,|,\.|\.\.|: \.|\(\D*[-–] ?\)|−0,0 |−0\.0 |%%"
    # No zero is counted, no rank lies between itself and itself, and one is not many.
    r"|(?<![\d,.])0 (?!dari 100|%|of 100)[a-z]|\b(?:antara|between) (\d+) (?:dan|and) \1\b"
    r"|\b1 (?:others|districts|provinces|ranks|points)\b",
    re.IGNORECASE,
)
PRAISE_AND_BLAME = re.compile(
    r"\b(baik|buruk|berhasil|gagal|sukses|sayang\w*|prestasi|good|bad|better|worse|success\w*|fail\w*|unfortunately|kasus|penderita)\b",
    re.IGNORECASE,
)
# The survey with which each is compared where all tables are read, so that they are made once.
BEFORE = {2021: 2022, 2022: 2021, 2023: 2022, 2024: 2023}
PAIRS = [(2022, 2021), (2023, 2022), (2024, 2023), (2024, 2021)]


def spoken(sentence: str) -> str:
    return sentence.replace("\N{NO-BREAK SPACE}", " ")


def assert_well_formed(sentence: str) -> None:
    assert sentence
    assert not FLAWS.search(sentence), sentence
    assert not PRAISE_AND_BLAME.search(sentence), sentence
    assert sentence[0].isupper(), sentence
    assert sentence.endswith("."), sentence
    assert sentence == sentence.strip()


@cache
def certain(scope: str, year: int, compared_year: int | None = None, level: str = "district") -> pd.DataFrame:
    table = shipped.distances(scope, year, compared_year, level=level)
    return certainty_table(table, shipped.intervals(), compared_year)


def numbers(words: Language, *values: float) -> list[str]:
    return [words.number(value, 1) for value in values]


# --- The examples that readers see -----------------------------------------------------------------------------


def test_klaten_with_interval_rank_set_and_change() -> None:
    row = certain("33", 2024, 2023).loc["3310"]
    assert spoken(narrative.certain_profile_sentence(BAHASA, row, "Jawa Tengah", 2023)) == (
        "Kabupaten Klaten 20,8 % (rentang kepercayaan 95 %: 17,5–24,6 %, perkiraan) pada SSGI 2024, "
        "peringkat 28 dari 35 di Jawa Tengah "
        f"(antara {row['rank_low']} dan {row['rank_high']} dengan kepercayaan 95 %). "
        "Perubahan dari 24,5 % pada SKI 2023 (−3,7 poin persen) belum berbeda nyata."
    )
    assert narrative.certain_profile_sentence(ENGLISH, row, "Jawa Tengah", 2023) == (
        "Kabupaten Klaten 20.8% (95% confidence interval 17.5–24.6%, approximate) in SSGI 2024, "
        "rank 28 of 35 in Jawa Tengah "
        f"(between {row['rank_low']} and {row['rank_high']} with 95% confidence). "
        "The change from 24.5% in SKI 2023 (−3.7 percentage points) cannot be told from chance yet."
    )


def test_published_interval_and_real_increase() -> None:
    row = certain("33", 2023, 2022).loc["3310"]
    sentence = spoken(narrative.certain_profile_sentence(BAHASA, row, "Jawa Tengah", 2022))
    assert "24,5 % (rentang kepercayaan 95 %: 22,0–27,2 %) pada SKI 2023" in sentence
    assert sentence.endswith(
        "Dibandingkan dengan 18,2 % pada SSGI 2022, prevalensi naik nyata 6,3 poin persen (antara 2,5 dan 10,1)."
    )


def test_real_decrease_and_shared_rank() -> None:
    assert "peringkat 11 dari 35, seri, di Jawa Tengah (antara 2 dan 32 dengan kepercayaan 95 %)" in spoken(
        narrative.certain_district_sentence(BAHASA, certain("33", 2022).loc["3310"], "Jawa Tengah")
    )
    province = certain("ID", 2024, 2023, "province").loc["33"]
    assert spoken(narrative.certain_change_sentence(BAHASA, province, 2023)) == (
        "Dibandingkan dengan 20,7 % pada SKI 2023, prevalensi turun nyata 3,6 poin persen (antara 2,6 dan 4,6)."
    )


def test_small_area_figure_has_no_interval_a_rough_rank_and_no_change() -> None:
    table = certain("33", 2024, 2023)
    row = table[table["estimation"] == "small_area"].iloc[0]
    sentence = spoken(narrative.certain_profile_sentence(BAHASA, row, "Jawa Tengah", 2023))
    assert "(angka model, tanpa rentang)" in sentence
    assert "(kira-kira antara" in sentence
    assert sentence.endswith("tidak dapat dinilai: ada angka yang berasal dari model (estimasi area kecil).")
    assert narrative.target_verdict_sentence(BAHASA, row).endswith("(estimasi area kecil).")
    same = "Pencapaian target 14 % (2024) tidak dapat dinilai karena hal yang sama."
    assert spoken(narrative.target_verdict_sentence(BAHASA, row, sentence)) == same


def test_missing_figure_names_the_reason_on_either_side() -> None:
    now = certain("53", 2022, 2021).loc["5301"]
    assert "tidak disurvei" in narrative.certain_profile_sentence(BAHASA, now, "Nusa Tenggara Timur", 2021)
    before = certain("53", 2023, 2022).loc["5302"]
    assert "tidak ada estimasi pada SSGI 2022 (Nusa Tenggara Timur tidak disurvei" in (
        narrative.certain_change_sentence(BAHASA, before, 2022)
    )


def test_old_and_new_papua() -> None:
    row = certain("ID", 2023, 2022, level="province").loc["93"]
    assert narrative.certain_change_sentence(BAHASA, row, 2022) == (
        "Perubahan dari SSGI 2022 tidak dapat dinilai: survei sampai 2022 memuat provinsi sebelum pemekaran Papua."
    )


def test_equal_figures() -> None:
    table = certain("ID", 2024, 2023)
    row = table[(table["change_pp"] == 0) & table["change_is_measurement"]].iloc[0]
    assert "sama dengan SKI 2023" in narrative.certain_change_sentence(BAHASA, row, 2023)


def test_movement_from_6_to_11_is_said_to_be_noise() -> None:
    now, before = certain("33", 2022, 2021), certain("33", 2021)
    row = now.join(rank_moves(now, before)).loc["3310"]
    assert narrative.rank_move_sentence(BAHASA, row, 2021) == (
        "Dari peringkat 6 pada SSGI 2021 ke peringkat 11 pada SSGI 2022: "
        "pergeseran ini masih dalam batas ketidakpastian survei."
    )
    same = certain("33", 2024, 2023)
    row = same.join(rank_moves(same, certain("33", 2023))).loc["3310"]
    assert narrative.rank_move_sentence(BAHASA, row, 2023) == "Peringkatnya sama dengan SKI 2023 (28)."


@pytest.mark.parametrize(
    ("probability", "words"),
    [(0.0, "kurang dari 1 %"), (0.0251, "3 %"), (0.8, "80 %"), (0.974, "97 %"), (0.9999, "lebih dari 99 %")],
)
def test_chance_is_never_0_or_100_percent(probability: float, words: str) -> None:
    assert spoken(phrases.chance(probability, BAHASA)) == words


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ("reached", "Target 14 % (2024) tercapai: peluang"),
        ("probably_reached", "Target 14 % (2024) kemungkinan tercapai: peluang"),
        ("not_certain", "Pencapaian target 14 % (2024) belum dapat dipastikan: peluang"),
        ("not_reached", "Target 14 % (2024) belum tercapai: peluang"),
    ],
)
def test_target_verdicts(verdict: str, words: str) -> None:
    table = certain("ID", 2024)
    row = table[(table["target_verdict"] == verdict) & (table["target_pct"] == 14)].iloc[0]
    assert spoken(narrative.target_verdict_sentence(BAHASA, row)).startswith(words)


def test_children_have_an_interval() -> None:
    row = certain("33", 2024).loc["3310"]
    assert narrative.children_sentence(BAHASA, row) == (
        "Sekitar 17.990 balita stunting (perkiraan; antara 15.120 dan 21.250)."
    )


def test_reference_is_only_named_lower_or_higher_after_a_test() -> None:
    table = interval_table(shipped.scope("33", 2023), shipped.intervals())
    row = reference_table(table, shipped.intervals(), shipped.population(), "33").loc["3310"]
    assert spoken(narrative.reference_sentence(BAHASA, row, "Jawa Tengah")).startswith(
        "Lebih tinggi nyata daripada Jawa Tengah (20,7 %), selisih 3,8 poin persen (antara "
    )
    earlier = interval_table(shipped.scope("33", 2022), shipped.intervals())
    row = reference_table(earlier, shipped.intervals(), shipped.population(), "33").loc["3310"]
    assert spoken(narrative.reference_sentence(BAHASA, row, "Jawa Tengah")) == (
        "Tidak berbeda nyata dari Jawa Tengah (20,8 %)."
    )


def test_trend_cannot_be_computed_from_four_surveys() -> None:
    assert narrative.trend_sentence(BAHASA, region_trend(shipped.intervals(), "3310")) == (
        "Tren belum dapat dihitung: perlu sedikitnya 5 survei sebanding, baru ada 4."
    )
    known = Trend("real_decrease", 5, -1.2, -2.0, -0.4)
    assert narrative.trend_sentence(BAHASA, known) == (
        "Tren 5 survei: −1,2 poin persen per tahun (antara −2,0 dan −0,4), turun nyata."
    )


def test_pace_has_its_interval() -> None:
    so_far = pace_so_far(shipped.estimates(), "3310", 2024)
    assert so_far is not None
    limits = pace_interval(so_far, shipped.intervals(), "3310")
    assert narrative.pace_interval_sentence(BAHASA, so_far, limits) == (
        "Dari SSGI 2021 ke SSGI 2024: +1,7 poin persen per tahun (antara −0,1 dan +3,4), "
        "belum dapat dibedakan dari prevalensi yang tetap."
    )
    assert "bukan hasil pengukuran" in narrative.pace_interval_sentence(BAHASA, so_far, None)


def test_small_real_difference_is_never_written_as_zero() -> None:
    assert spoken(phrases.size(-0.3, -0.57, -0.02, BAHASA)) == "0,3 poin persen (antara 0,02 dan 0,6)"


def test_others_that_cannot_be_told_apart() -> None:
    table = certain("33", 2024)
    apart = told_apart(table["prevalence_pct"], table["se_log_odds"], ["3310"])
    alike = len(indistinguishable_from(apart, "3310"))
    assert alike == table.loc["3310", "rank_high"] - table.loc["3310", "rank_low"]
    assert narrative.alike_sentence(BAHASA, "Kabupaten Klaten", "Jawa Tengah", alike, 35) == (
        f"Kabupaten Klaten belum dapat dibedakan dari {alike} di antara 34 kabupaten/kota lain di Jawa Tengah."
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_code_has_a_name(code: str) -> None:
    words = language(code)
    verdicts = {*CI_KINDS, *CHANGE_VERDICTS, *RANK_MOVES, *REFERENCE_VERDICTS, *TARGET_VERDICTS, NOT_COMPUTABLE}
    reasons = {
        SMALL_AREA,
        MISSING_FIGURE,
        DIFFERENT_INSTRUMENTS,
        DIVIDED_PROVINCE,
        NO_INTERVAL,
        SAME_REGION,
        TOO_FEW_SURVEYS,
    }
    names = [phrases.verdict(verdict, words) for verdict in sorted(verdicts)]
    names += [phrases.reason(reason, words) for reason in sorted(reasons)]
    assert all(names)
    assert not any(PRAISE_AND_BLAME.search(name) for name in names)


# --- All districts, surveys and languages ----------------------------------------------------------------------


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("year", COMPARABLE_YEARS)
def test_every_district_reads_well_with_its_own_numbers(code: str, year: int) -> None:
    words = language(code)
    for province in shipped.province_codes():
        for _, row in certain(province, year, BEFORE[year]).iterrows():
            sentence = narrative.certain_district_sentence(words, row, str(row["province_name"]))
            assert_well_formed(sentence)
            assert sentence.startswith(str(row["region_name"]))
            if pd.isna(row["prevalence_pct"]):
                continue
            assert words.percent(row["prevalence_pct"]) in sentence
            assert (f", {words.text('approximate')})" in sentence) == (row["ci_kind"] == "approximate")
            if row["ci_kind"] != "none":
                low, high = numbers(words, row["ci95_low_pct"], row["ci95_high_pct"])
                assert f"{low}–{high}" in sentence
            between = "antara {} dan {}" if code == "id" else "between {} and {}"
            certain_rank = row["rank_low"] == row["rank_high"]
            assert certain_rank or between.format(row["rank_low"], row["rank_high"]) in sentence
            assert row["rank_low"] <= row["rank"] <= row["rank_high"]
            for extra in (narrative.children_sentence(words, row), narrative.target_verdict_sentence(words, row)):
                if extra:
                    assert_well_formed(extra)


CLAIMS = {
    "id": ("turun nyata", "naik nyata", "belum berbeda nyata"),
    "en": ("real decrease", "real increase", "told from"),
}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(("year", "before"), PAIRS)
def test_no_sentence_claims_a_change_that_the_test_does_not_support(code: str, year: int, before: int) -> None:
    words = language(code)
    fell, rose, unclear = CLAIMS[code]
    table = change_table(shipped.distances("ID", year, before), shipped.intervals(), before)
    assert len(table) == 514
    for _, row in table.iterrows():
        sentence = narrative.certain_change_sentence(words, row, before)
        assert_well_formed(sentence)
        p_value = row["change_p_value"]
        real = pd.notna(p_value) and p_value < 0.05
        assert (fell in sentence) == (real and row["change_pp"] < 0), sentence
        assert (rose in sentence) == (real and row["change_pp"] > 0), sentence
        assert (unclear in sentence) == (pd.notna(p_value) and not real and row["change_pp"] != 0), sentence
        if real:
            shown = [float(figure.replace(",", ".")) for figure in re.findall(r"\d+[.,]\d+", sentence)]
            assert abs(shown[1] - abs(row["change_pp"])) < 0.051
            assert 0 < shown[2] <= shown[1] <= shown[3]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(("year", "before"), PAIRS)
def test_no_sentence_claims_a_move_that_the_sets_do_not_support(code: str, year: int, before: int) -> None:
    words = language(code)
    noise = words.text("within the uncertainty of the surveys")
    for province in ("33", "53", "94"):
        now, earlier = certain(province, year, before), certain(province, before)
        for region, row in now.join(rank_moves(now, earlier)).iterrows():
            sentence = narrative.rank_move_sentence(words, row, before)
            assert_well_formed(sentence)
            towards = ("prevalensi terendah" in sentence, "prevalensi tertinggi" in sentence)
            if code == "en":
                towards = ("towards the lowest" in sentence, "towards the highest" in sentence)
            if True not in towards:
                continue
            assert noise not in sentence
            old = earlier.loc[region]
            assert row["rank_high"] < old["rank_low"] if towards[0] else row["rank_low"] > old["rank_high"]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("year", [2022, 2024])
def test_no_sentence_claims_a_difference_from_a_reference_that_the_test_does_not_support(code: str, year: int) -> None:
    words = language(code)
    table = interval_table(shipped.scope("ID", year), shipped.intervals())
    lower, higher = ("Lebih rendah nyata", "Lebih tinggi nyata") if code == "id" else ("Really lower", "Really higher")
    for _, row in reference_table(table, shipped.intervals(), shipped.population(), "ID").iterrows():
        sentence = narrative.reference_sentence(words, row, "Indonesia")
        assert_well_formed(sentence)
        real = pd.notna(row["reference_p_value"]) and row["reference_p_value"] < 0.05
        assert (lower in sentence) == (real and row["reference_difference_pp"] < 0)
        assert (higher in sentence) == (real and row["reference_difference_pp"] > 0)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("year", COMPARABLE_YEARS)
def test_every_scope_reads_well_and_counts_what_was_tested(code: str, year: int) -> None:
    words = language(code)
    before = BEFORE[year]
    for scope, level in [(province, "district") for province in shipped.province_codes()] + [("ID", "province")]:
        table = certain(scope, year, before, level)
        changes = narrative.certain_change_map_sentence(words, table, "Scope", year, before, level)
        ranking = narrative.certain_ranking_sentence(words, table, "Scope", year, table.index[:2].tolist(), level)
        for sentence in (
            changes,
            ranking,
            narrative.certain_ranking_sentence(words, table, "Scope", year, level=level),
        ):
            assert_well_formed(sentence)
        target = narrative.certain_target_sentence(words, table, "Scope", year, year, level)
        classes = narrative.class_certainty_sentence(words, table, level)
        for optional in (target, classes):
            if optional:
                assert_well_formed(optional)
        assert bool(target) == (table["target_verdict"] != "not_assessable").any()


def test_change_map_counts_and_names_the_chance_findings() -> None:
    table = certain("33", 2024, 2023)
    assert spoken(narrative.certain_change_map_sentence(BAHASA, table, "Jawa Tengah", 2024, 2023)) == (
        "Jawa Tengah, SSGI 2024 dibandingkan dengan SKI 2023: dari 29 kabupaten/kota, 7 turun nyata dan 22 belum "
        "berbeda nyata. "
        "Seandainya tidak ada yang berubah di mana pun, sekitar 1 tetap akan tampak nyata karena kebetulan. "
        "Tidak dapat dinilai: 6 dari 35 kabupaten/kota (tidak ada estimasi pada salah satu survei, atau angka model)."
    )


def test_scope_without_any_figure() -> None:
    table = certain("53", 2022, 2021).loc[["5301", "5302"]]
    assert "tidak ada perubahan yang dapat dinilai" in narrative.certain_change_map_sentence(
        BAHASA, table, "NTT", 2022, 2021
    )
    assert "tidak ada estimasi untuk" in narrative.certain_ranking_sentence(BAHASA, table, "NTT", 2022)
    assert narrative.certain_target_sentence(BAHASA, table, "NTT", 2022, 2022) == ""
    assert narrative.class_certainty_sentence(BAHASA, table) == ""


def test_the_regions_that_cannot_be_told_apart_are_named_with_their_direction() -> None:
    alike = pd.DataFrame(
        {
            "region_name": ["Kabupaten D", "Kota C", "Kabupaten A", "Kabupaten B", "Kabupaten E"],
            "prevalence_pct": [21.0, 19.0, 18.0, 18.0, 20.0],
        }
    )
    assert alike_names_sentence(BAHASA, alike, 20.0) == (
        "Angkanya lebih rendah: Kota C (19,0), Kab. A (18,0), dan Kab. B (18,0). Angkanya sama: Kab. E (20,0). "
        "Angkanya lebih tinggi: Kab. D (21,0)."
    )
    assert alike_names_sentence(BAHASA, alike.iloc[:0], 20.0) == ""
    many = pd.concat([alike.iloc[[1]]] * 15, ignore_index=True)
    assert alike_names_sentence(BAHASA, many, 20.0).endswith("Kota C (19,0), dan 12 lainnya.")
    assert alike_names_sentence(BAHASA, many, 20.0, most=None).count("Kota C") == 15
    for rows in (alike, alike.iloc[:0], many, many.iloc[:3], many.iloc[:4]):
        whole = alike_names_sentence(BAHASA, rows, 20.0, most=None) == alike_names_sentence(BAHASA, rows, 20.0)
        assert are_names_cut(rows, 20.0) == (not whole)


def test_a_profile_without_a_compared_survey_or_without_a_figure_says_where_the_region_stands_and_no_more() -> None:
    first = certain("33", 2021).loc["3310"]
    assert narrative.certain_profile_sentence(BAHASA, first, "Jawa Tengah") == narrative.certain_district_sentence(
        BAHASA, first, "Jawa Tengah"
    )
    unknown = certain("53", 2022, 2021).loc["5301"]
    assert pd.isna(unknown["prevalence_pct"])
    assert narrative.certain_profile_sentence(
        BAHASA, unknown, "Nusa Tenggara Timur", 2021
    ) == narrative.certain_district_sentence(BAHASA, unknown, "Nusa Tenggara Timur")


def test_at_most_three_highlighted_regions_are_told_in_a_ranking() -> None:
    table = certain("33", 2024)
    names = [str(name) for name in table["region_name"].iloc[:4]]
    said = narrative.certain_ranking_sentence(BAHASA, table, "Jawa Tengah", 2024, table.index[:4].tolist())
    assert [name in said for name in names] == [True, True, True, False]


@pytest.mark.parametrize("alike", [0, 1])
def test_the_one_other_of_two_stands_in_the_singular(alike: int) -> None:
    sentence = narrative.alike_sentence(language("en"), "Kupang", "Nusa Tenggara Timur", alike, 2)
    assert sentence.endswith("1 other district in Nusa Tenggara Timur.")
