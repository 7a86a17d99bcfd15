"""The table under a figure: what travels when it is opened, how missing, tied and modelled figures are told."""

import json
import zlib
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from questions import judged_of, table_of, visit_of
from stuntmap import vocabulary
from stuntmap.analysis.certainty import certainty_table
from stuntmap.analysis.intervals import figure_intervals
from stuntmap.analysis.ranking import scope_table
from stuntmap.analysis.target_distance import target_table
from stuntmap.figures.palette import LIGHT
from stuntmap.language import language
from stuntmap.links.selection import Selection
from stuntmap.links.visit import Visit
from stuntmap.ui.parts import figure_table
from stuntmap.ui.parts.table_packing import packed

LARGEST_BYTES = 40 * 1024
# Framing of the message and of the fold around the table; measured 1.9 KB.
FRAMING_BYTES = 2500


def paced(visit: Visit) -> pd.DataFrame:
    return visit.answers.paced_table(visit.question)


@pytest.fixture
def small_table(three_districts) -> pd.DataFrame:
    """2022, when two districts share their figure and the third has none."""
    scope = scope_table(three_districts.regions, three_districts.estimates, "11", 2022, 2021)
    return target_table(scope, three_districts.population, three_districts.targets, 2022)


@pytest.fixture
def certain_table(three_districts) -> pd.DataFrame:
    """2024 against 2023, when the second district has a small-area figure, with every limit and verdict."""
    scope = scope_table(three_districts.regions, three_districts.estimates, "11", 2024, 2023)
    table = target_table(scope, three_districts.population, three_districts.targets, 2024)
    return certainty_table(table, figure_intervals(three_districts.estimates, three_districts.population), 2023)


def sent(visit, table, columns=figure_table.MAP_COLUMNS, sorted_by=vocabulary.RANK):
    names = figure_table.shown_columns(table, columns)
    return figure_table.payload(visit, table, names, "Judul", sorted_by)


def column_of(payload, name):
    (column,) = [column for column in payload["columns"] if column["name"] == name]
    return column


def words_of(column):
    return [None if letter == " " else column["words"][ord(letter) - ord("0")] for letter in column["values"]]


def test_a_region_without_an_estimate_is_told_in_words_with_the_reason_and_never_as_zero(small_table):
    payload = sent(visit_of(survey_year=2022, scope="11"), small_table)
    prevalence = column_of(payload, vocabulary.PREVALENCE)
    assert prevalence["values"] == "15|15|"
    assert prevalence["missing"] == "tidak ada estimasi"
    assert words_of(column_of(payload, vocabulary.SEVERITY)) == ["sedang", "sedang", None]
    status = words_of(column_of(payload, vocabulary.ESTIMATION))
    assert status[:2] == ["langsung", "langsung"]
    assert status[2] == "tidak ada estimasi: tidak ada angka pada sumber yang tersedia"
    assert column_of(payload, vocabulary.STUNTED_CHILDREN)["values"].endswith("|")


def test_shared_ranks_are_marked_as_tied(small_table):
    rank = column_of(sent(visit_of(survey_year=2022, scope="11"), small_table), vocabulary.RANK)
    assert (rank["values"], rank["flags"], rank["flag"]) == ("1|1|", "110", "seri")


def test_a_change_that_involves_a_modelled_figure_is_marked(three_districts):
    scope = scope_table(three_districts.regions, three_districts.estimates, "11", 2024, 2023)
    table = target_table(scope, three_districts.population, three_districts.targets, 2024)
    payload = sent(visit_of(scope="11"), table)
    assert column_of(payload, vocabulary.CHANGE)["flags"] == "010"
    assert words_of(column_of(payload, vocabulary.ESTIMATION)) == ["langsung", "model area kecil", "langsung"]


def test_highlighted_districts_are_pinned(small_table):
    payload = sent(visit_of(survey_year=2022, scope="11", highlighted_codes=("1171",)), small_table)
    assert payload["pinned"] == [2]
    assert sent(visit_of(survey_year=2022, scope="11", picked_code="1102"), small_table)["pinned"] == [1]


def test_the_province_stands_only_where_districts_of_several_are_mixed(small_table):
    assert vocabulary.PROVINCE_NAME not in figure_table.shown_columns(small_table, figure_table.MAP_COLUMNS)
    nation = judged_of("ID", 2024, 2023)
    assert vocabulary.PROVINCE_NAME in figure_table.shown_columns(nation, figure_table.MAP_COLUMNS)
    provinces = judged_of("ID", 2024, 2023, level=vocabulary.PROVINCE)
    assert vocabulary.PROVINCE_NAME not in figure_table.shown_columns(provinces, figure_table.MAP_COLUMNS)


def test_rows_of_provinces_are_headed_so():
    provinces = judged_of("ID", 2024, 2023, level=vocabulary.PROVINCE)
    assert column_of(sent(visit_of("en"), provinces), vocabulary.REGION_NAME)["title"] == "Province"


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize("year", [2022, 2024])
@pytest.mark.parametrize(
    "columns", [figure_table.MAP_COLUMNS, figure_table.RANKING_COLUMNS, figure_table.TARGET_COLUMNS]
)
def test_the_table_of_the_nation_fits_into_forty_kilobytes(code, year, columns):
    visit = visit_of(code, survey_year=year, highlighted_codes=("3310",))
    table = paced(visit)
    payload = packed(sent(visit, table, columns, columns[0]))
    scripts = sum((figure_table.SCRIPTS / f"figure_table.{kind}").stat().st_size for kind in ("js", "css"))
    assert len(table) == 514
    assert len(payload) + scripts + FRAMING_BYTES <= LARGEST_BYTES


def test_every_column_of_every_set_has_a_heading_in_both_languages():
    for columns in (figure_table.MAP_COLUMNS, figure_table.RANKING_COLUMNS, figure_table.TARGET_COLUMNS):
        for heading in [vocabulary.COLUMNS[name].label for name in columns]:
            assert language("id").text(heading) != ""
    for heading in [column.with_limits for column in vocabulary.COLUMNS.values() if column.with_limits]:
        assert language("id").text(heading) != heading
    nation = judged_of("ID", 2024, 2023)
    titles = [[column["title"] for column in sent(visit_of(code), nation)["columns"]] for code in ("id", "en")]
    assert titles[0][0] == "Kabupaten/kota"
    assert titles[1][0] == "District"


def needed_of_klaten(as_of: date | None = None, **choices) -> float:
    visit = visit_of(scope="33", **choices)
    table = paced(replace(visit, as_of=as_of or visit.as_of))
    return table.loc["3310", vocabulary.NEEDED_REDUCTION]


def test_pace_leads_to_the_next_target_on_the_day_of_reading_unless_a_later_year_is_chosen():
    later = paced(visit_of(scope="33"))
    assert later["pace_year"].unique().tolist() == [2029]
    assert later.loc["3310", vocabulary.SO_FAR_REDUCTION] == pytest.approx((15.8 - 20.8) / 3)
    assert needed_of_klaten() == pytest.approx((20.8 - 14.2) / 3)
    assert needed_of_klaten(target_year=2025, target_pct=5.0) == needed_of_klaten()
    assert needed_of_klaten(target_pct=10.0) == pytest.approx((20.8 - 10.0) / 3)
    assert needed_of_klaten(target_year=2045) == pytest.approx((20.8 - 5.0) / 19)
    assert needed_of_klaten(date(2025, 3, 1)) == pytest.approx(20.8 - 18.8)
    assert pd.isna(needed_of_klaten(survey_year=2023))
    assert needed_of_klaten(date(2022, 12, 1), survey_year=2022) == pytest.approx(18.2 - 16.0)
    title = column_of(
        sent(visit_of("en", scope="33"), later, figure_table.TARGET_COLUMNS, vocabulary.DISTANCE),
        vocabulary.NEEDED_REDUCTION,
    )["title"]
    assert title == "Fall needed to 2029 (pp a year)"


def test_a_year_without_an_official_target_takes_the_next_one_and_the_first_survey_has_no_pace():
    assert paced(visit_of(scope="33", target_year=2027))["pace_year"].iloc[0] == 2029
    assert vocabulary.NEEDED_REDUCTION not in paced(visit_of(scope="33", survey_year=2021))


def test_numbers_travel_as_numbers_whatever_the_language(small_table):
    bahasa, english = (
        column_of(
            sent(replace(visit_of(code), selection=Selection(survey_year=2022)), small_table), vocabulary.DISTANCE
        )
        for code in ("id", "en")
    )
    assert bahasa["values"] == english["values"] == "-3.4|-3.4|"
    assert (bahasa["decimals"], bahasa["signed"]) == (1, True)


def beside(column, write=str):
    """The limits beside each figure of a column, as the browser writes them."""
    low, high = (column[end].split("|") for end in ("low", "high"))
    forms = [None if letter == " " else column["forms"][ord(letter) - ord("0")] for letter in column["form"]]
    rows = zip(forms, low, high, strict=True)
    return ["" if form is None else form.replace("%LOW%", one).replace("%HIGH%", other) for form, one, other in rows]


def test_what_travels_is_the_table_and_nothing_is_lost_on_the_way(certain_table):
    payload = sent(visit_of(scope="11"), certain_table)
    assert json.loads(zlib.decompress(packed(payload))) == payload


def test_limits_stand_beside_prevalence_with_where_they_come_from_and_the_figures_stay_numbers(certain_table):
    certain_table[vocabulary.CI_KIND] = [vocabulary.CI_PUBLISHED, vocabulary.CI_NONE, vocabulary.CI_APPROXIMATE]
    certain_table[vocabulary.CI95_LOW], certain_table[vocabulary.CI95_HIGH] = (
        [9.0, None, 17.4756],
        [12.25, None, 24.5686],
    )
    column = column_of(sent(visit_of(scope="11"), certain_table), vocabulary.PREVALENCE)
    assert beside(column) == ["(9–12.2; terbitan)", "(tanpa rentang)", "(17.5–24.6; perkiraan)"]
    assert [float(value) for value in column["values"].split("|")] == certain_table[vocabulary.PREVALENCE].tolist()
    assert column["title"] == "Prevalensi (%) dan rentang kepercayaan 95\N{NO-BREAK SPACE}%"


def test_a_region_without_an_estimate_has_no_limits_anywhere(three_districts):
    scope = scope_table(three_districts.regions, three_districts.estimates, "11", 2022, 2021)
    table = target_table(scope, three_districts.population, three_districts.targets, 2022)
    table = certainty_table(table, figure_intervals(three_districts.estimates, three_districts.population), 2021)
    payload = sent(visit_of(survey_year=2022, scope="11"), table)
    for name in (vocabulary.PREVALENCE, vocabulary.RANK, vocabulary.STUNTED_CHILDREN):
        assert beside(column_of(payload, name))[2] == ""
    assert words_of(column_of(payload, vocabulary.CHANGE_VERDICT))[2] is None


def test_the_rank_of_a_small_area_figure_is_only_roughly_known(certain_table):
    certain_table[vocabulary.RANK_LOW], certain_table[vocabulary.RANK_HIGH] = [1, 1, 2], [2, 3, 3]
    certain_table[vocabulary.RANK_IS_ROUGH] = pd.array([False, True, False], dtype="boolean")
    rank = column_of(sent(visit_of(scope="11"), certain_table), vocabulary.RANK)
    assert beside(rank) == ["antara 1 dan 2", "kira-kira antara 1 dan 3", "antara 2 dan 3"]


def test_the_number_of_children_has_its_limits_too():
    klaten = table_of("33", 2024, 2023).loc[["3310"]]
    children = column_of(sent(visit_of(scope="33"), klaten), vocabulary.STUNTED_CHILDREN)
    assert (children["values"], beside(children)) == ("17990", ["(15120–21250)"])


def test_only_a_tested_change_has_a_colour_and_one_that_cannot_be_judged_says_why(certain_table):
    certain_table[vocabulary.CHANGE_VERDICT] = [
        vocabulary.REAL_DECREASE,
        vocabulary.NOT_ASSESSABLE,
        vocabulary.NOT_ASSESSABLE,
    ]
    certain_table[vocabulary.CHANGE_REASON] = [None, vocabulary.SMALL_AREA, vocabulary.DIVIDED_PROVINCE]
    verdict = column_of(sent(visit_of("en", scope="11"), certain_table), vocabulary.CHANGE_VERDICT)
    assert words_of(verdict) == [
        "real decrease",
        "cannot be assessed",
        "cannot be assessed: surveys up to 2022 show the provinces before the division of Papua",
    ]
    assert verdict["colours"] == [LIGHT.better, None, None]


def test_a_tested_verdict_stands_in_place_of_the_plain_yes_or_no(certain_table):
    columns = figure_table.TARGET_COLUMNS
    names = figure_table.shown_columns(certain_table, columns)
    assert vocabulary.REACHED not in names
    assert {vocabulary.TARGET_VERDICT, vocabulary.TARGET_PROBABILITY} <= set(names)
    certain_table[vocabulary.TARGET_VERDICT] = [
        vocabulary.TARGET_NOT_REACHED,
        vocabulary.NOT_ASSESSABLE,
        vocabulary.TARGET_PROBABLY_REACHED,
    ]
    certain_table[vocabulary.TARGET_PROBABILITY] = [0.0012, None, 0.8512]
    payload = sent(visit_of(scope="11"), certain_table, columns, vocabulary.DISTANCE)
    assert words_of(column_of(payload, vocabulary.TARGET_VERDICT)) == [
        "belum tercapai",
        "tidak dapat dinilai",
        "kemungkinan tercapai",
    ]
    assert column_of(payload, vocabulary.TARGET_PROBABILITY)["values"] == "0.1||85.1"


@pytest.mark.parametrize(
    "columns", [figure_table.MAP_COLUMNS, figure_table.RANKING_COLUMNS, figure_table.TARGET_COLUMNS]
)
def test_without_uncertainty_no_limit_and_no_verdict_is_left(columns):
    visit = visit_of(scope="33", uncertainty=False)
    table = paced(visit)
    plain = figure_table.shown_table(visit, table)
    payload = sent(visit, plain, columns, columns[0])
    assert [column["name"] for column in payload["columns"] if "forms" in column] == []
    assert not {vocabulary.CHANGE_VERDICT, vocabulary.TARGET_VERDICT, vocabulary.TARGET_PROBABILITY} & set(plain)
    assert (vocabulary.REACHED in figure_table.shown_columns(plain, columns)) == (vocabulary.REACHED in columns)
    assert figure_table.shown_table(visit_of(scope="33"), table) is table


def test_the_pace_so_far_has_limits_that_hold_it():
    table = paced(visit_of(scope="33"))
    known = table[table["so_far_reduction_low_pp"].notna()]
    assert len(known) > 20
    assert (
        known[vocabulary.SO_FAR_REDUCTION]
        .between(known["so_far_reduction_low_pp"], known["so_far_reduction_high_pp"])
        .all()
    )
    pace = column_of(
        sent(visit_of(scope="33"), table, figure_table.TARGET_COLUMNS, vocabulary.DISTANCE), vocabulary.SO_FAR_REDUCTION
    )
    assert " hingga " in beside(pace)[list(table.index).index("3310")]
