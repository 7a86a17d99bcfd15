"""The screens of a meeting: the presenter's choice and order, no empty slot, no claim that a test contradicts."""

import math
from dataclasses import replace

import pytest

from questions import facts_of
from refusals import refused
from stuntmap import phrases
from stuntmap.errors import BadChoiceError
from stuntmap.figures.exhibits import BarExhibit, LineExhibit, MapExhibit, Role
from stuntmap.language import language
from stuntmap.report.rembuk import settings as keys
from stuntmap.report.rembuk.screens import available_screens, key_figures, rembuk_screens, telling_screens
from stuntmap.report.rembuk.settings import Practice, default_settings, default_signatories
from stuntmap.vocabulary import COMPARABLE_YEARS, short_name

BAHASA, ENGLISH = language("id"), language("en")
LANGUAGES = pytest.mark.parametrize("words", [BAHASA, ENGLISH], ids=["id", "en"])
# A kabupaten, a kota, a small-area figure, a region of small islands, two provinces (one new).
SAMPLE = ("3310", "3371", "9501", "3101", "33", "95")


def screens_of(facts, words=BAHASA, **changes):
    return rembuk_screens(words, facts, replace(default_settings(words, facts), **changes))


def by_key(facts, words=BAHASA):
    return {screen.key: screen for screen in screens_of(facts, words)}


def every_text(screen):
    return [screen.name, screen.message, *screen.details, screen.source, *screen.method]


def test_the_presenters_order_and_choice_is_kept():
    facts = facts_of("3310", 2024)
    shown = screens_of(facts, screens=(keys.TARGET, keys.MAP))
    assert [screen.key for screen in shown] == [keys.TARGET, keys.MAP]


@pytest.mark.parametrize("year", COMPARABLE_YEARS)
def test_a_district_has_all_screens_in_every_survey(year):
    # Before the second survey there is no pace so far, and no way ahead starts from an older one.
    left_out = {keys.PACE} if year == COMPARABLE_YEARS[0] else set()
    expected = tuple(key for key in (*keys.SURVEY_KEYS, keys.QUESTIONS) if key not in left_out)
    assert available_screens(BAHASA, facts_of("3310", year)) == expected


@pytest.mark.parametrize(
    ("code", "year", "quiet"),
    [
        ("3310", 2024, set()),
        # The lowest of Bali, in no outer fifth; a change that involves a model figure; no earlier survey.
        ("5105", 2024, {keys.DETERMINANTS, keys.LOWER, keys.LEARNING}),
        ("9171", 2024, {keys.CHANGE, keys.LOWER, keys.LEARNING}),
        ("3310", 2021, {keys.CHANGE, keys.LEARNING}),
    ],
)
def test_a_screen_that_only_says_that_there_is_nothing_to_say_waits_for_the_presenter(code, year, quiet):
    facts = facts_of(code, year)
    told = set(telling_screens(BAHASA, facts))
    assert quiet == {key for key in available_screens(BAHASA, facts) if key not in told}
    assert quiet <= {screen.key for screen in screens_of(facts)}


def test_bali_is_not_told_about_a_class_that_nobody_has():
    message = by_key(facts_of("51", 2024))[keys.MAP].message.replace("\N{NO-BREAK SPACE}", " ")
    assert message == "Bali, SSGI 2024: seluruh 9 kabupaten/kota yang memiliki angka berada di bawah 20 %."


def test_a_class_that_all_have_is_said_of_all():
    message = by_key(facts_of("9171", 2024))[keys.MAP].message.replace("\N{NO-BREAK SPACE}", " ")
    assert message == "Papua, SSGI 2024: seluruh 9 kabupaten/kota di kelas tinggi atau sangat tinggi (20 % ke atas)."


def test_determinants_name_their_own_publishers_and_not_the_survey():
    source = by_key(facts_of("3310", 2024))[keys.DETERMINANTS].source
    assert source.startswith("Sumber: BPS 2021–2024; Badan Pangan Nasional (FSVA, IKP) 2023 · data ")
    assert "SSGI" not in source


def test_with_nothing_unfavourable_the_favourable_is_the_message():
    screen = by_key(facts_of("9171", 2024))[keys.DETERMINANTS]
    assert screen.message.startswith("Pada seperlima daerah dengan keadaan paling baik di Papua: ")
    assert screen.details == ("Tidak ada faktor pada seperlima dengan keadaan paling kurang baik.",)


def test_the_first_survey_claims_no_change():
    message = by_key(facts_of("3310", 2021))[keys.CHANGE].message
    assert message.startswith("SSGI 2021 adalah survei sebanding yang pertama")


def test_a_province_has_no_determinants_of_its_own_and_nobody_alike():
    missing = {*keys.SURVEY_KEYS, keys.QUESTIONS} - set(available_screens(BAHASA, facts_of("33", 2024)))
    assert missing == {keys.DETERMINANTS, keys.LEARNING}


def test_without_questions_nothing_is_asked():
    facts = facts_of("3310", 2024)
    assert keys.QUESTIONS not in [screen.key for screen in screens_of(facts, questions=())]
    asked = screens_of(facts, questions=("Siapa memimpin?",))[-1]
    assert (asked.key, asked.details) == (keys.QUESTIONS, ("Siapa memimpin?",))


@LANGUAGES
@pytest.mark.parametrize(("code", "year"), [*((code, 2024) for code in SAMPLE), ("3310", 2021), ("33", 2021)])
def test_no_text_has_an_empty_slot(code, year, words):
    for screen in screens_of(facts_of(code, year), words):
        for text in every_text(screen):
            assert text.strip() == text != ""
            assert not {"{", "}", "nan", "None", "<NA>"} & set(text.replace("(", " ").replace(")", " ").split())
            assert "{" not in text


@pytest.mark.parametrize("code", SAMPLE)
def test_exhibits_show_the_figures_of_the_facts(code):
    facts = facts_of(code, 2024)
    screens = by_key(facts)
    position = screens[keys.POSITION].exhibit
    assert isinstance(position, BarExhibit)
    own = [bar for bar in position.bars if bar.role is Role.OWN]
    assert [bar.value for bar in own] == [facts.row["prevalence_pct"]]
    modelled = " (model)" if facts.row["estimation"] == "small_area" else ""
    assert own[0].text == BAHASA.percent(facts.row["prevalence_pct"]) + modelled
    shown = screens[keys.MAP].exhibit
    assert isinstance(shown, MapExhibit)
    assert shown.own_code == (code if facts.is_district else None)
    ranks = screens[keys.RANK].exhibit
    assert isinstance(ranks, LineExhibit)
    assert [len(line.points) for line in ranks.lines] == [len(COMPARABLE_YEARS)]


def test_a_missing_survey_is_a_gap_and_no_zero():
    # Kabupaten Kupang: Nusa Tenggara Timur was not surveyed in 2022.
    facts = facts_of("5301", 2024)
    for key in (keys.RANK, keys.CHANGE):
        point = by_key(facts)[key].exhibit.lines[0].points[COMPARABLE_YEARS.index(2022)]
        assert (point.value, point.text) == (None, "")


def test_no_line_leads_to_a_rank_that_may_not_be_compared_with_the_one_before():
    # Nabire: first of three in SKI 2023, first of eight in SSGI 2024, which is a model's; Klaten: 35 in each survey.
    for code, joined in (
        ("9401", [True, True, False, False]),
        ("3313", [True, True, True, False]),
        ("3310", [True] * 4),
    ):
        screens = by_key(facts_of(code, 2024))
        ranks = screens[keys.RANK].exhibit
        assert [point.joined for point in ranks.lines[0].points] == joined, code
        assert ("Garis tidak menyambung peringkat" in ranks.note) == (not all(joined))
        figures = screens[keys.CHANGE].exhibit.lines[0].points
        assert figures[-1].joined == (code == "3310")


def test_the_source_names_every_survey_that_is_shown_and_counts_models():
    screens = by_key(facts_of("5301", 2024))
    assert "SSGI 2024, SKI 2023, SSGI 2021, Kementerian Kesehatan RI" in screens[keys.RANK].source
    assert "SSGI 2024, SSGI 2021, Kementerian Kesehatan RI" in screens[keys.PACE].source
    assert "SSGI 2024, Kementerian Kesehatan RI · estimasi langsung" in screens[keys.POSITION].source
    assert "29 langsung, 6 dari model" in by_key(facts_of("3310", 2024))[keys.MAP].source


def test_small_area_figures_carry_no_interval_and_no_verdict():
    facts = facts_of("9501", 2024)
    screens = by_key(facts)
    assert screens[keys.POSITION].exhibit.bars[0].low is None
    assert "angka model" in screens[keys.POSITION].message
    for key in (keys.CHANGE, keys.TARGET, keys.LOWER):
        assert "tidak dapat" in screens[key].message


@pytest.mark.parametrize("code", [f"33{place:02}" for place in range(1, 30, 4)])
def test_a_change_is_called_real_only_where_the_test_says_so(code):
    facts = facts_of(code, 2024)
    message = by_key(facts)[keys.CHANGE].message
    real = [phrases.verdict(verdict, BAHASA) for verdict in ("real_decrease", "real_increase")]
    claimed = any(words in message for words in real)
    assert claimed == facts.row["change_verdict"].startswith("real_")


def test_a_new_province_has_no_figure_of_the_old_one():
    with refused(BadChoiceError, "Papua Pegunungan: tidak ada estimasi pada SSGI 2021"):
        facts_of("95", 2021)


def test_the_names_of_lower_districts_are_counted_in_full():
    facts = facts_of("3310", 2024)
    message = by_key(facts)[keys.LOWER].message
    assert message.startswith(f"{len(facts.lower)} dari 34 kabupaten/kota lain di Jawa Tengah")
    assert f"dan {len(facts.lower) - 5} lainnya" in message


def test_key_figures_are_those_of_klaten():
    figures = key_figures(BAHASA, facts_of("3310", 2024))
    assert figures["prevalence"] == "20,8\xa0%"
    assert figures["rank"].startswith("peringkat 28 dari 35 (antara ")
    assert figures["distance"] == "+10,8"
    assert figures["stunted_children"] == "17.990"


def test_the_pace_bars_carry_the_signs_of_the_sentences():
    # Klaten has to fall and rose so far.
    facts = facts_of("3310", 2024)
    pace = by_key(facts)[keys.PACE]
    needed, so_far = pace.exhibit.bars
    assert math.isclose(needed.value, -facts.needed.reduction_pp)
    assert math.isclose(so_far.value, -facts.so_far.reduction_pp)
    assert so_far.low < so_far.value < so_far.high
    assert (needed.text, so_far.text) == ("−2,2", "+1,7")
    assert "+1,7 poin persen per tahun" in " ".join(pace.details)


def test_a_small_pace_is_not_printed_as_none():
    # Kutai Kartanegara, SSGI 2024: 14.2 in 2029 is 0.03 points a year away.
    needed = by_key(facts_of("6402", 2024))[keys.PACE].exhibit.bars[0]
    assert needed.text == "−0,03"


def test_the_pace_names_its_years_its_survey_and_the_day():
    pace = by_key(facts_of("3310", 2024))[keys.PACE]
    assert "14,2\xa0% pada 2029 dari 20,8\xa0% (SSGI 2024)" in pace.message
    assert pace.exhibit.bars[0].label == "diperlukan 2026-2029"
    assert "target per 30 November 2026" in pace.source


def test_a_met_target_is_kept_without_a_bar_for_what_is_needed():
    # Kota Semarang, SSGI 2024: 11.9 % lies below 14.2 %.
    pace = by_key(facts_of("3374", 2024))[keys.PACE]
    assert "tinggal dipertahankan" in pace.message
    assert "2045" not in pace.message
    assert [bar.label for bar in pace.exhibit.bars] == ["sejauh ini 2021-2024"]


def test_the_map_says_one_thing_and_names_lowest_and_highest_below():
    shown = by_key(facts_of("3310", 2024))[keys.MAP]
    assert shown.message.startswith("Jawa Tengah, SSGI 2024: 10 dari 35")
    assert "Demak" not in shown.message
    assert [detail.split()[0] for detail in shown.details] == ["Terendah"]
    assert any("Angka dari model: 6 dari 35" in line for line in shown.method)


def test_at_most_three_determinants_a_side_are_drawn():
    drawn = by_key(facts_of("6308", 2024))[keys.DETERMINANTS].exhibit
    assert 1 <= len(drawn.bars) <= 6


def test_the_signatories_fit_the_kind_of_region():
    first = {code: default_signatories(BAHASA, facts_of(code, 2024))[0][0] for code in ("3310", "3371", "33")}
    assert first == {"3310": "Bupati", "3371": "Wali kota", "33": "Gubernur"}


def test_places_to_learn_from_stand_with_how_alike_how_firm_and_what_they_are_known_to_do():
    facts = facts_of("5107", 2024)
    found = by_key(facts)[keys.LEARNING]
    names = [bar.label for bar in found.exhibit.bars if bar.role is Role.OTHER]
    teachers = facts.learning.teachers
    assert len(names) == len(teachers) <= 5
    assert all(
        name.startswith(f"{short_name(row.region_name)} (")
        for name, row in zip(names, teachers.itertuples(), strict=True)
    )
    assert (teachers["reference_ci95_high_pp"] < 0).all()
    assert any(line.startswith("Kab. Klungkung: Tim percepatan penurunan stunting") for line in found.details)
    assert any("percobaan" in line for line in found.method)
    told = replace(default_settings(BAHASA, facts), practice=Practice("Kelas ibu", "", "Dinas Kesehatan"))
    own = next(one for one in rembuk_screens(BAHASA, facts, told) if one.key == keys.PRACTICE)
    assert own.details == ("Kelas ibu", "Hubungi: Dinas Kesehatan")
    assert keys.PRACTICE not in by_key(facts)


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_other_nutrition_shows_each_figure_with_limits_and_rank_beside_what_is_printed_of_the_province():
    shown = by_key(facts_of("3310", 2024))[keys.NUTRITION]
    wasting, severe, underweight, _ = shown.exhibit.bars
    assert (plain(wasting.text), wasting.value) == ("4,5 % · 8/35, seri (1–32)", 4.5)
    assert wasting.low < wasting.value < wasting.high
    assert (severe.label, severe.value) == ("Wasting berat (sangat kurus)", 0.0)
    # No body has set classes for severe wasting: nothing is said of its class.
    assert "Wasting berat" not in shown.message
    assert underweight.label in shown.message
    province = "Wasting (kurus) 7,1 %, Underweight (BB kurang) 14,4 %, Overweight (gizi lebih) 4,2 %."
    assert [plain(line) for line in shown.details] == [f"SKI 2023 · Jawa Tengah: {province}"]
    assert any("Jawa Tengah (SSGI 2024); Indonesia (SSGI 2024, SKI 2023)" in line for line in shown.method)


def test_a_nutrition_figure_taken_as_from_a_model_is_marked_and_has_no_limits():
    shown = by_key(facts_of("9501", 2024))[keys.NUTRITION]
    assert all("(model)" in bar.text and bar.low is None for bar in shown.exhibit.bars)
    assert "diperlakukan sebagai angka model" in shown.source
    assert any("Cara angka ini dibuat tidak dicetak" in line for line in shown.method)


def test_where_figures_are_left_out_the_other_survey_is_shown_with_the_reason():
    shown = by_key(facts_of("5203", 2024))[keys.NUTRITION]
    assert "SKI 2023" in shown.message
    assert "SSGI 2024" not in shown.source
    assert any(line.startswith("SSGI 2024: tidak ada estimasi (") for line in shown.method)
