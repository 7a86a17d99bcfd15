"""The phrases: each fact in three lengths and two languages, and the edges that a reader would stumble over."""

from typing import Any

import pandas as pd
import pytest

from stuntmap import phrases, vocabulary
from stuntmap.language import Language, language
from stuntmap.phrases import Style
from stuntmap.phrases.notes import note

BAHASA, ENGLISH = language("id"), language("en")
NBSP = "\N{NO-BREAK SPACE}"


def row(**changes: Any) -> dict[str, Any]:
    """A district of the made-up province 33 with every fact known; `changes` replace some."""
    known: dict[str, Any] = {
        "region_code": "3310",
        "region_name": "Kabupaten Satu",
        "province_code": "33",
        "survey_year": 2024,
        "prevalence_pct": 20.8,
        "ci95_low_pct": 17.52,
        "ci95_high_pct": 24.61,
        "ci_kind": vocabulary.CI_APPROXIMATE,
        "estimation": vocabulary.DIRECT,
        "severity_class": "high",
        "rank": 28,
        "of": 35,
        "tied": False,
        "rank_low": 3,
        "rank_high": 35,
        "rank_is_rough": False,
        "previous_rank": 11,
        "previous_of": 35,
        "rank_change": 17,
        "rank_change_reason": None,
        "change_pp": -3.7,
        "change_ci95_low_pp": -6.2,
        "change_ci95_high_pp": -1.2,
        "change_verdict": vocabulary.REAL_DECREASE,
        "change_reason": None,
        "target_pct": 14.0,
        "target_year": 2024,
        "target_standing": vocabulary.OFFICIAL_PATH,
        "distance_pp": 6.8,
        "stunted_children": 18030,
        "stunted_children_low": 15190,
        "stunted_children_high": 21330,
    }
    assert set(changes) <= set(known)
    return known | changes


def test_figure_carries_its_interval_and_says_where_that_is_approximate() -> None:
    approximate, published = row(), row(ci_kind=vocabulary.CI_PUBLISHED)
    assert phrases.figure(approximate, BAHASA) == f"20,8{NBSP}% (rentang 17,5–24,6{NBSP}%, perkiraan)"
    assert phrases.figure(published, BAHASA) == f"20,8{NBSP}% (rentang 17,5–24,6{NBSP}%)"
    assert phrases.figure(approximate, ENGLISH) == "20.8% (interval 17.5–24.6%, approximate)"
    assert phrases.figure(approximate, BAHASA, Style.CELL) == "20,8 (~17,5–24,6)"
    assert phrases.figure(published, BAHASA, Style.CELL) == "20,8 (17,5–24,6)"


def test_interval_is_spelt_out_where_a_text_first_speaks_of_one() -> None:
    words = phrases.figure(row(), BAHASA, first_use=True)
    assert words == f"20,8{NBSP}% (rentang kepercayaan 95{NBSP}%: 17,5–24,6{NBSP}%, perkiraan)"
    assert phrases.figure(row(), ENGLISH, first_use=True) == "20.8% (95% confidence interval 17.5–24.6%, approximate)"


def test_model_figure_says_so_and_has_no_interval() -> None:
    modelled = row(
        estimation=vocabulary.SMALL_AREA, ci_kind=vocabulary.CI_NONE, ci95_low_pct=pd.NA, ci95_high_pct=pd.NA
    )
    assert phrases.interval(modelled, BAHASA) == ""
    assert phrases.figure(modelled, ENGLISH) == "20.8% (model figure, no sampling interval)"
    assert phrases.figure(modelled, BAHASA, Style.SHORT) == f"20,8{NBSP}%"
    assert phrases.marked_prevalence(modelled, BAHASA) == f"20,8{NBSP}% (model)"
    assert phrases.marked_prevalence(row(), BAHASA) == f"20,8{NBSP}%"
    assert phrases.prevalence(modelled, BAHASA, Style.CELL) == "20,8"


def test_table_without_limits_has_figures_without_them() -> None:
    plain = {name: value for name, value in row().items() if not name.startswith(("ci", "rank_"))}
    assert phrases.figure(plain, ENGLISH) == "20.8%"
    assert phrases.rank(plain, ENGLISH) == "28 of 35"


def test_figure_without_interval_stands_alone() -> None:
    bare = row(ci_kind=vocabulary.CI_NONE, ci95_low_pct=float("nan"), ci95_high_pct=float("nan"))
    assert phrases.figure(bare, ENGLISH) == "20.8%"


def test_missing_figure_gives_its_reason_in_a_sentence_and_never_a_zero() -> None:
    missing = row(prevalence_pct=float("nan"), province_code="53", survey_year=2022)
    assert phrases.figure(missing, ENGLISH) == "no estimate (Nusa Tenggara Timur was not surveyed that year)"
    assert phrases.prevalence(missing, BAHASA) == "tidak ada estimasi"
    assert phrases.marked_prevalence(missing, BAHASA) == ""
    assert phrases.prevalence(missing, BAHASA, Style.CELL) == phrases.figure(missing, BAHASA, Style.CELL) == "–"


def test_reason_of_a_row_reads_the_code_from_the_index_of_a_table() -> None:
    table = pd.DataFrame([row(prevalence_pct=None, survey_year=2019)]).set_index("region_code")
    assert phrases.missing_reason_of_row(table.loc["3310"], ENGLISH) == "the source at hand covers 257 districts only"
    assert phrases.missing_reason_of_row(table.loc["3310"], ENGLISH, 2021) == "no figure in the sources at hand"


@pytest.mark.parametrize(
    ("style", "bahasa", "english"),
    [
        (Style.SENTENCE, "peringkat 28 dari 35 (antara 3 dan 35)", "rank 28 of 35 (between 3 and 35)"),
        (Style.SHORT, "28 dari 35 (antara 3 dan 35)", "28 of 35 (between 3 and 35)"),
        (Style.CELL, "28/35 (3–35)", "28/35 (3–35)"),
    ],
)
def test_rank_carries_its_set(style: Style, bahasa: str, english: str) -> None:
    assert phrases.rank(row(), BAHASA, style) == bahasa
    assert phrases.rank(row(), ENGLISH, style) == english


def test_rank_is_named_as_tied_with_its_scope() -> None:
    tied = row(tied=True)
    assert (
        phrases.rank(tied, BAHASA, Style.SENTENCE, "Jawa Tengah")
        == "peringkat 28 dari 35, seri, di Jawa Tengah (antara 3 dan 35)"
    )
    assert phrases.rank(tied, BAHASA) == "28 dari 35, seri (antara 3 dan 35)"
    assert phrases.rank(tied, BAHASA, Style.CELL, with_set=False) == "28/35, seri"
    assert phrases.rank(tied, BAHASA, Style.CELL, with_total=False) == "28, seri (3–35)"


def test_set_of_one_never_reads_between_a_rank_and_itself() -> None:
    certain = row(rank=1, rank_low=1, rank_high=1)
    assert phrases.rank(certain, ENGLISH) == "1 of 35 (no other rank is plausible)"
    assert phrases.rank(certain, ENGLISH, Style.CELL) == "1/35 (1)"
    alone = row(rank=1, of=1, rank_low=1, rank_high=1)
    assert phrases.rank(alone, ENGLISH, Style.SENTENCE) == "rank 1 of 1"


def test_rough_set_is_called_rough_even_where_it_holds_one_rank() -> None:
    rough = row(rank_is_rough=True)
    assert phrases.rank_set(rough, BAHASA) == "kira-kira antara 3 dan 35"
    assert phrases.rank_set(rough, BAHASA, Style.CELL) == "~3–35"
    assert phrases.rank_set(row(rank_is_rough=True, rank_low=35), BAHASA) == "kira-kira peringkat 35"


def test_rank_without_a_set_and_no_rank() -> None:
    assert phrases.rank(row(rank_low=pd.NA, rank_high=pd.NA, rank_is_rough=pd.NA), ENGLISH) == "28 of 35"
    unranked = row(rank=pd.NA, of=pd.NA, tied=pd.NA, rank_low=pd.NA, rank_high=pd.NA, rank_is_rough=pd.NA)
    assert phrases.rank(unranked, ENGLISH) == phrases.rank(unranked, ENGLISH, Style.SENTENCE) == ""
    assert phrases.rank(unranked, ENGLISH, Style.CELL) == "–"


def test_rank_of_another_scope_reads_the_columns_of_its_prefix() -> None:
    series = pd.Series({"nation_rank": 301, "nation_of": 512, "nation_tied": False, "nation_rank_low": 150,
                        "nation_rank_high": 440, "nation_rank_is_rough": False})  # fmt: skip
    assert phrases.rank(series, BAHASA, prefix="nation_") == "301 dari 512 (antara 150 dan 440)"


@pytest.mark.parametrize(
    ("change", "before", "words"),
    [
        (17, 11, "turun 17 peringkat dari peringkat 11 (SSGI 2022)"),
        (-2, 8, "naik 2 peringkat dari peringkat 8 (SSGI 2022)"),
        (1, 3, "turun 1 peringkat dari peringkat 3 (SSGI 2022)"),
        (0, 8, "peringkat sama seperti SSGI 2022"),
        (pd.NA, pd.NA, "tidak ada peringkat pembanding pada SSGI 2022"),
    ],
)
def test_rank_rises_towards_the_lowest_prevalence(change: Any, before: Any, words: str) -> None:
    moved = row(rank_change=change, previous_rank=before)
    assert phrases.rank_change(moved, 2022, BAHASA) == words


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (vocabulary.DIFFERENT_REGIONS, "daerah yang diperingkat kedua survei tidak sama"),
        (vocabulary.SMALL_AREA, "ada angka yang berasal dari model (estimasi area kecil)"),
    ],
)
def test_ranks_that_may_not_be_subtracted_stand_with_the_reason(reason: str, words: str) -> None:
    moved = row(rank_change=pd.NA, rank_change_reason=reason, previous_rank=1, previous_of=3)
    said = phrases.rank_change(moved, 2023, BAHASA)
    assert said == f"peringkat 1 dari 3 pada SKI 2023, tidak dibandingkan: {words}"
    assert phrases.rank_change(moved, 2023, BAHASA, Style.CELL) == ""


def test_rank_change_in_english_counts_one_place() -> None:
    assert phrases.rank_change(row(rank_change=-1), 2022, ENGLISH) == "up one place from rank 11 (SSGI 2022)"
    assert phrases.rank_change(row(rank_change=-1), 2022, ENGLISH, Style.CELL) == "−1"


def test_real_change_gives_size_and_limits() -> None:
    assert phrases.change(row(), BAHASA, Style.SENTENCE) == "turun nyata 3,7 poin persen (antara 1,2 dan 6,2)"
    assert phrases.change(row(), BAHASA) == "−3,7 poin, turun nyata"
    assert phrases.change(row(), BAHASA, with_verdict=False) == "−3,7 poin"
    assert phrases.change(row(), BAHASA, Style.CELL) == "−3,7"
    risen = row(change_pp=3.7, change_ci95_low_pp=0.004, change_ci95_high_pp=7.4,
                change_verdict=vocabulary.REAL_INCREASE)  # fmt: skip
    assert (
        phrases.change(risen, ENGLISH, Style.SENTENCE)
        == "a real increase of 3.7 percentage points (between 0.01 and 7.4)"
    )


def test_change_that_may_be_chance_says_so_and_none_is_unchanged() -> None:
    small = row(change_pp=-0.02, change_verdict=vocabulary.NOT_DISTINGUISHABLE)
    assert phrases.change(small, BAHASA) == "−0,02 poin, belum berbeda nyata"
    assert phrases.change(small, ENGLISH, Style.SENTENCE) == "−0.02 percentage points, no real difference yet"
    same = row(change_pp=0.0, change_verdict=vocabulary.NOT_DISTINGUISHABLE)
    assert phrases.change(same, BAHASA) == phrases.change(same, BAHASA, Style.SENTENCE) == "tetap"
    assert phrases.change(same, BAHASA, Style.CELL) == "0,0"


def test_change_that_cannot_be_judged_keeps_the_plain_difference_and_says_why() -> None:
    modelled = row(change_verdict=vocabulary.NOT_ASSESSABLE, change_reason=vocabulary.SMALL_AREA)
    assert phrases.change(modelled, ENGLISH, Style.SENTENCE) == (
        "−3.7 percentage points, cannot be assessed: a figure comes from a model (small-area estimate)"
    )
    assert phrases.change(modelled, ENGLISH) == "−3.7 points, cannot be assessed"
    missing = row(
        change_pp=float("nan"), change_verdict=vocabulary.NOT_ASSESSABLE, change_reason=vocabulary.MISSING_FIGURE
    )
    assert phrases.change(missing, ENGLISH) == "cannot be assessed: a figure is missing"
    assert phrases.change(missing, ENGLISH, Style.CELL) == "–"


def test_target_has_no_more_decimals_than_it_has() -> None:
    assert phrases.target(row(), BAHASA, Style.SENTENCE) == f"target 14{NBSP}% (2024)"
    assert phrases.target(row(target_pct=14.2), BAHASA, Style.CELL) == "14,2"
    assert phrases.target(row(), ENGLISH) == "target 14% (2024): official national path"
    assert phrases.target(row(target_pct=float("nan"), target_year=2026), BAHASA) == "tidak ada target resmi 2026"


@pytest.mark.parametrize(
    ("distance", "sentence", "short"),
    [
        (6.8, "6.8 percentage points above the target of 14%", "+6.8 points"),
        (-0.04, "already 0.04 percentage points below the target of 14%", "−0.04 points"),
        (0.0, "exactly at the target of 14%", "0.0 points"),
    ],
)
def test_distance_says_the_side_of_the_target(distance: float, sentence: str, short: str) -> None:
    at = row(distance_pp=distance)
    assert phrases.distance(at, ENGLISH, Style.SENTENCE) == sentence
    assert phrases.distance(at, ENGLISH) == short


def test_distance_without_a_target_is_empty_and_a_dash_in_a_cell() -> None:
    none = row(distance_pp=pd.NA)
    assert [phrases.distance(none, ENGLISH, style) for style in Style] == ["", "", "–"]


def test_children_are_an_estimate_with_limits() -> None:
    assert phrases.children(row(), BAHASA, Style.SENTENCE) == (
        "sekitar 18.030 balita stunting (perkiraan, antara 15.190 dan 21.330)"
    )
    assert phrases.children(row(), BAHASA) == "sekitar 18.030 (antara 15.190 dan 21.330)"
    assert phrases.children(row(), BAHASA, with_limits=False) == "sekitar 18.030"
    unlimited = row(stunted_children_low=pd.NA, stunted_children_high=pd.NA)
    assert phrases.children(unlimited, ENGLISH, Style.SENTENCE) == "about 18,030 stunted children (estimate)"
    assert phrases.children(row(stunted_children=pd.NA), ENGLISH) == ""


@pytest.mark.parametrize(
    ("value", "sentence", "cell"),
    [(0.0004, "p < 0,001", "< 0,001"), (0.001, "p = 0,001", "0,001"), (0.0321, "p = 0,032", "0,032"), (None, "", "")],
)
def test_small_p_value_is_never_zero(value: float | None, sentence: str, cell: str) -> None:
    assert phrases.p_value(value, BAHASA) == sentence
    assert phrases.p_value(value, BAHASA, Style.CELL) == cell


@pytest.mark.parametrize(
    ("names", "most", "words"),
    [
        (["A"], 2, "A"),
        (["A", "B"], 2, "A dan B"),
        (["A", "B", "C"], 2, "A, B, dan C"),
        (["A", "B", "C", "D"], 2, "A, B, dan 2 lainnya"),
        (["A", "B", "C"], 1, "A dan 2 lainnya"),
        (["A", "B"], 1, "A dan B"),
    ],
)
def test_list_never_hides_a_single_name(names: list[str], most: int, words: str) -> None:
    assert phrases.listed(names, BAHASA, most) == words


def test_severity_names_its_class_and_limits() -> None:
    assert phrases.severity("high", BAHASA) == "tinggi"
    assert phrases.severity(pd.NA, BAHASA) == ""
    assert phrases.severity_with_limits("very_low", ENGLISH) == "very low (<2.5%)"
    assert phrases.severity_with_limits("high", BAHASA) == f"tinggi (20 sampai <30{NBSP}%)"
    assert phrases.severity_with_limits("very_high", ENGLISH) == "very high (30% and above)"


def test_estimation_is_explained_only_where_a_model_stands() -> None:
    assert phrases.estimation(vocabulary.DIRECT, BAHASA, Style.SENTENCE) == ""
    assert phrases.estimation(vocabulary.SMALL_AREA, ENGLISH, Style.SENTENCE).startswith("This figure comes from")
    assert phrases.estimation(vocabulary.DIRECT, ENGLISH) == "direct survey estimate"
    assert phrases.estimation(vocabulary.SMALL_AREA, ENGLISH, Style.CELL) == "model"
    assert phrases.estimation(pd.NA, ENGLISH) == ""


def test_verdict_gives_its_reason_and_nothing_where_nothing_was_judged() -> None:
    assert phrases.verdict(vocabulary.REAL_DECREASE, BAHASA) == "turun nyata"
    assert phrases.verdict(None, BAHASA) == phrases.verdict(float("nan"), BAHASA) == ""
    assert (
        phrases.verdict(vocabulary.NOT_ASSESSABLE, ENGLISH, vocabulary.TOO_FEW_SURVEYS)
        == "cannot be assessed: too few comparable surveys"
    )


@pytest.mark.parametrize("words", [BAHASA, ENGLISH])
def test_every_verdict_reason_and_standing_of_the_vocabulary_has_words(words: Language) -> None:
    codes = {
        *vocabulary.CHANGE_VERDICTS,
        *vocabulary.RANK_MOVES,
        *vocabulary.REFERENCE_VERDICTS,
        *vocabulary.TARGET_VERDICTS,
        *vocabulary.CI_KINDS,
        vocabulary.NOT_COMPUTABLE,
    }
    assert all(phrases.verdict(code, words) for code in codes)
    assert all(phrases.severity_with_limits(code, words) for code in vocabulary.SEVERITY_CLASSES)
    assert all(phrases.estimation(code, words) for code in vocabulary.ESTIMATIONS)


def test_a_year_in_a_note_of_the_data_is_written_without_thousands():
    noted = "NTT was not surveyed in 2023: small-area prediction by BPS; other texts print 47.1"
    assert note(noted, ENGLISH).startswith("Nusa Tenggara Timur was not surveyed in 2023: ")
    assert note(noted, BAHASA).replace(NBSP, " ").endswith("47,1")
    assert "2023" in note(noted, BAHASA)


@pytest.mark.parametrize(
    ("probability", "words"), [(0.009, "kurang dari 1 %"), (0.0501, "5 %"), (0.56, "56 %"), (0.991, "lebih dari 99 %")]
)
def test_a_chance_is_told_in_whole_percent_and_its_ends_by_a_limit(probability: float, words: str) -> None:
    assert phrases.chance(probability, BAHASA).replace(NBSP, " ") == words
