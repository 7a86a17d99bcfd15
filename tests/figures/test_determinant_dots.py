import pandas as pd
import pytest
from markup import plain

from days import AS_OF
from stuntmap.analysis.context import determinant_comparison
from stuntmap.analysis.own_indicator import standing
from stuntmap.answers import Answers, Question
from stuntmap.data.own_indicators import OwnIndicator
from stuntmap.data.survey_data import SurveyData
from stuntmap.figures.determinants import determinant_dots, nutrition_dots, own_dots, unit_words
from stuntmap.figures.palette import LIGHT
from stuntmap.language import language as by_code
from stuntmap.vocabulary import DETERMINANTS, NUTRITION, STUNTING, UNITS

NAMES = ("Kabupaten Barat", "Provinsi Contoh")


def mark(figure, name):
    return next(trace for trace in figure.data if plain(trace.name or "") == name)


@pytest.fixture
def comparison(three_districts) -> pd.DataFrame:
    return determinant_comparison(three_districts.determinants, three_districts.regions, "1101")


@pytest.fixture
def nutrition(three_districts) -> pd.DataFrame:
    answers = Answers(SurveyData.of(**vars(three_districts)))
    return answers.nutrition_beside(Question(AS_OF), "1101", 2023)


def test_a_figure_stands_on_the_scale_from_the_lowest_to_the_highest_district(comparison):
    figure = determinant_dots(comparison.assign(nation_lowest=5.0, nation_highest=15.0), by_code("id"), LIGHT, *NAMES)
    assert list(mark(figure, "Kab. Barat").x) == [pytest.approx(0.2)]
    assert list(mark(figure, "nilai tengah Provinsi Contoh").x) == [pytest.approx(0.5)]
    texts = [plain(note.text) for note in figure.layout.annotations]
    assert texts == ["Persentase penduduk miskin (2024)", "7,0\N{NO-BREAK SPACE}%", "5", "15", "← lebih baik"]


def test_the_middle_half_of_the_districts_lies_on_the_scale_and_the_better_end_is_told(comparison):
    ends = {"nation_lowest": 0.0, "nation_highest": 20.0, "nation_first_quarter": 5.0, "nation_third_quarter": 15.0}
    figure = determinant_dots(comparison.assign(**ends), by_code("id"), LIGHT, *NAMES)
    assert list(mark(figure, "separuh tengah Indonesia").x) == [pytest.approx(0.25), pytest.approx(0.75), None]


def test_the_better_end_is_named_at_that_end_below_the_strip(comparison):
    ends = comparison.assign(nation_lowest=5.0, nation_highest=15.0)
    both = pd.concat([ends, ends.rename(index=lambda _: "human_development_index")])
    figure = determinant_dots(both, by_code("id"), LIGHT, *NAMES)
    told = {note.text: (note.x, note.xanchor) for note in figure.layout.annotations if "lebih baik" in note.text}
    assert told == {"← lebih baik": (0, "left"), "lebih baik →": (1, "right")}
    assert all(note.yshift < 0 for note in figure.layout.annotations if "lebih baik" in note.text)


def test_an_own_indicator_stands_on_a_strip_of_its_own_with_its_unit_and_its_better_end():
    values = pd.Series({"1101": 4.0, "1102": 8.0, "1103": 12.0, "1201": 20.0})
    own = OwnIndicator("Posyandu aktif", "per 1.000 balita", (2025,), "Dinkes", False, values)
    found = standing(values, "1101", ["1101", "1102"])
    figure = own_dots(found, own, lambda value: f"{value:.0f} per 1.000 balita", by_code("id"), LIGHT, *NAMES)
    assert list(mark(figure, "Kab. Barat").x) == [0.0]
    assert list(mark(figure, "nilai tengah Provinsi Contoh").x) == [pytest.approx(0.125)]
    assert list(mark(figure, "separuh tengah Indonesia").x) == [pytest.approx(0.1875), pytest.approx(0.625), None]
    texts = [plain(note.text) for note in figure.layout.annotations]
    assert texts == ["Posyandu aktif (2025)", "4 per 1.000 balita", "4", "20", "lebih baik →"]


def test_a_district_without_a_value_of_an_own_indicator_has_no_dot():
    values = pd.Series({"1102": 8.0, "1103": 12.0})
    own = OwnIndicator("Posyandu aktif", "%", (2025,), "Dinkes", None, values)
    figure = own_dots(standing(values, "1101", ["1101"]), own, str, by_code("id"), LIGHT, *NAMES)
    assert {plain(trace.name or "") for trace in figure.data} >= {"nilai tengah Indonesia"}
    assert "Kab. Barat" not in {plain(trace.name or "") for trace in figure.data}
    assert plain(figure.layout.annotations[1].text) == "tidak ada data"


def test_without_known_ends_the_scale_holds_the_figures_and_prints_no_ends(comparison, language):
    endless = comparison.drop(columns=["nation_lowest", "nation_highest"])
    figure = determinant_dots(endless, language, LIGHT, *NAMES)
    assert list(mark(figure, "Kab. Barat").x) == [pytest.approx(0.7)]
    assert len(figure.layout.annotations) == 2


def test_a_missing_figure_has_no_dot_and_says_so(comparison):
    figure = determinant_dots(comparison.assign(value=float("nan")), by_code("id"), LIGHT, *NAMES)
    assert "Kab. Barat" not in [plain(trace.name or "") for trace in figure.data]
    assert plain(figure.layout.annotations[1].text) == "tidak ada data"


def test_determinants_stand_in_the_order_of_their_descriptions(comparison, language):
    rows = pd.concat([comparison.rename(index=lambda _: "food_security_index"), comparison])
    rows = rows.drop(columns=["nation_lowest", "nation_highest"])
    figure = determinant_dots(rows, language, LIGHT, *NAMES)
    titles = [plain(note.text).rsplit(")", 1)[0] + ")" for note in figure.layout.annotations if note.xanchor == "left"]
    assert titles == [
        f"{language.text(DETERMINANTS['poverty_rate_pct'].title)} (2024)",
        f"{language.text(DETERMINANTS['food_security_index'].title)} (2024)",
    ]


def test_equal_figures_do_not_make_a_scale_of_no_length(comparison, language):
    flat = comparison.assign(nation_lowest=7.0, nation_highest=7.0)
    assert list(mark(determinant_dots(flat, language, LIGHT, *NAMES), "Kab. Barat").x) == [0.0]


def test_every_indicator_has_its_words_in_bahasa():
    for indicator in (STUNTING, *NUTRITION.values(), *DETERMINANTS.values()):
        assert by_code("id").text(indicator.definition) != indicator.definition
        assert by_code("id").text(indicator.title) != ""
        assert indicator.unit in UNITS


def test_units_are_words_of_the_language():
    bahasa = by_code("id")
    assert unit_words(9.08, "years", bahasa) == "9,1 tahun"
    assert unit_words(141.84, "thousand people", bahasa) == "141,8 ribu orang"
    assert unit_words(0.17, "ratio", bahasa) == "0,17 (rasio)"
    assert unit_words(95.37, "% of households", by_code("en")) == "95.4%"
    assert unit_words(float("nan"), "years", bahasa) == "tidak ada data"


def test_nutrition_shares_one_scale_and_shows_the_printed_limits(nutrition):
    figure = nutrition_dots(nutrition, by_code("id"), LIGHT, *NAMES)
    own = mark(figure, "Kab. Barat")
    assert list(own.x) == pytest.approx([10.5 / 11.5] * 3)
    # The middle half of the nation's districts with a figure, 7.5 and 10.5.
    assert list(mark(figure, "separuh tengah Indonesia").x[:2]) == pytest.approx([8.25 / 11.5, 9.75 / 11.5])
    assert list(own.error_x.array) == pytest.approx([1 / 11.5] * 3)
    assert plain(figure.layout.annotations[1].text) == "10,5\N{NO-BREAK SPACE}% (9,5–11,5)"


def test_a_nation_without_printed_figures_has_no_mark(nutrition, language):
    figure = nutrition_dots(nutrition.assign(nation_pct=float("nan")), language, LIGHT, *NAMES)
    assert [plain(trace.name) for trace in figure.data if trace.name] == [
        language.text("middle half of {place}", place="Indonesia"),
        "Provinsi Contoh",
        "Kab. Barat",
    ]
