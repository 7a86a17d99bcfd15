import pandas as pd
import pytest
from markup import plain

from small_country import SmallCountry
from stuntmap.analysis.profiling import series
from stuntmap.figures.palette import DARK, LIGHT
from stuntmap.figures.trend import TARGET_HORIZON, survey_series
from stuntmap.language import language as by_code


def trace_named(figure, name):
    return next(trace for trace in figure.data if plain(trace.name or "") == name)


def values_in(figure):
    return next(trace for trace in figure.data if trace.mode == "text")


@pytest.fixture
def national_path(three_districts: SmallCountry) -> pd.DataFrame:
    targets = three_districts.targets
    return targets[(targets["region_code"] == "ID") & (targets["standing"] == "official_path")]


@pytest.fixture
def of_region(three_districts: SmallCountry):
    def found(code: str, comparable: bool = True) -> pd.DataFrame:
        return series(three_districts.estimates, code, comparable)

    return found


def test_the_own_line_runs_over_the_comparable_surveys_in_their_years(of_region, language):
    figure = survey_series(of_region("1101"), language, LIGHT)
    own, written = trace_named(figure, "Kab. Barat"), values_in(figure).text
    assert list(own.x) == [2021, 2022, 2023, 2024]
    assert list(own.y) == [9.9, 15.0, 14.0, 14.2]
    assert [plain(words) for words in written] == [language.number(value, 1) for value in (9.9, 15.0, 14.0, 14.2)]


def test_a_missing_survey_is_a_gap_and_says_so(of_region):
    figure = survey_series(of_region("1171"), by_code("id"), LIGHT)
    own = trace_named(figure, "Kota Tengah")
    assert list(own.y) == [30.0, None, 25.0, 10.0]
    assert own.connectgaps is False
    assert figure.layout.xaxis.ticktext[1] == "SSGI<br>2022<br>tidak ada<br>estimasi"


def fills_of(trace) -> dict[int, str]:
    return {year: colour for year, colour in zip(trace.x, trace.marker.color, strict=True) if year is not None}


def test_a_model_figure_is_hollow_and_carries_the_word(of_region, language):
    figure = survey_series(of_region("1102"), language, DARK)
    own = trace_named(figure, "Kab. Timur")
    assert fills_of(own) == {**dict.fromkeys((2021, 2022, 2023), DARK.own), 2024: DARK.background}
    assert [("model" in words) for words in values_in(figure).text] == [False, False, False, True]


@pytest.mark.parametrize("role", ["own", "province", "country", "other"])
def test_no_line_of_any_region_joins_a_model_figure_to_measured_ones(of_region, language, role):
    modelled = of_region("1102")
    modelled["estimation"] = ["direct", "small_area", "direct", "direct"]
    figure = survey_series(of_region("1101"), language, LIGHT, **({} if role == "own" else {role: modelled}))
    if role == "own":
        figure = survey_series(modelled, language, LIGHT)
    line = trace_named(figure, "Kab. Timur")
    # A row without year and figure breaks the line: 2022 stands alone.
    assert list(line.x) == [2021, None, 2022, None, 2023, 2024]
    assert list(line.y) == [20.0, None, 15.0, None, 2.4, 18.0]
    assert line.connectgaps is False
    assert [year for year, fill in fills_of(line).items() if fill == LIGHT.background] == [2022]
    assert "model" in line.customdata[2][1]


def test_official_targets_stand_at_their_years_and_nothing_joins_them(of_region, national_path, language):
    figure = survey_series(of_region("1101"), language, LIGHT, target_path=national_path)
    target = trace_named(figure, "target")
    assert list(target.x) == [2021, 2022, 2023, 2024, 2025, 2029]
    assert list(target.y) == [21.1, 18.4, 16.0, 14.0, 18.8, 14.2]
    assert target.mode == "markers+text"
    assert list(figure.layout.xaxis.tickvals) == [2021, 2022, 2023, 2024, 2025, 2029]
    assert figure.layout.xaxis.range[1] < TARGET_HORIZON + 1


def test_no_year_without_a_survey_or_target_is_printed(of_region, language):
    figure = survey_series(of_region("1101"), language, LIGHT, older=of_region("1101", False))
    assert list(figure.layout.xaxis.tickvals) == [2018, 2021, 2022, 2023, 2024]


def test_older_instruments_stand_apart_behind_a_break(of_region, national_path):
    figure = survey_series(
        of_region("1101"), by_code("id"), LIGHT, target_path=national_path, older=of_region("1101", False)
    )
    older = trace_named(figure, "instrumen lain")
    assert list(older.x) == [2018]
    assert older.mode == "markers+text"
    assert 2018 not in list(trace_named(figure, "Kab. Barat").x)
    (band,) = figure.layout.shapes
    assert 2019 < band.x0 < band.x1 < 2021
    assert "instrumen lain" in figure.layout.annotations[0].text
    assert max(trace_named(figure, "target").x) == 2024


def test_no_break_without_older_figures(of_region, language):
    figure = survey_series(of_region("1102"), language, LIGHT, older=of_region("1102", False))
    assert not figure.layout.shapes


def test_the_years_lie_level_until_older_surveys_crowd_them(of_region, language):
    alone = survey_series(of_region("1101"), language, LIGHT)
    crowded = survey_series(of_region("1101"), language, LIGHT, older=of_region("1101", False))
    assert (alone.layout.xaxis.tickangle, crowded.layout.xaxis.tickangle) == (0, -90)


def test_province_and_country_are_lines_of_their_own(of_region, language):
    figure = survey_series(of_region("1101"), language, LIGHT, province=of_region("11"), country=of_region("ID"))
    province, country = trace_named(figure, "Provinsi Contoh"), trace_named(figure, "Indonesia")
    assert list(province.y) == [22.0, 21.0, 20.0, 19.0]
    assert list(country.y) == [24.4, 21.6, 21.5, 19.8]
    assert province.line.dash != country.line.dash


def test_limits_of_one_survey_alone_are_not_drawn(of_region, language):
    table = of_region("1101")
    assert table["ci95_low_pct"].notna().sum() == 1
    assert trace_named(survey_series(table, language, LIGHT), "Kab. Barat").error_y.array is None
    known = table.assign(ci95_low_pct=5.0, ci95_high_pct=30.0)
    figure = survey_series(known, language, LIGHT)
    assert trace_named(figure, "Kab. Barat").error_y.arrayminus == pytest.approx((4.9, 10.0, 9.0, 9.2))
    assert figure.layout.yaxis.range[1] > 30


def test_a_value_stands_beyond_the_end_of_its_interval_away_from_the_other_lines(of_region, language):
    known = of_region("1101").assign(ci95_low_pct=5.0, ci95_high_pct=30.0)
    alone = values_in(survey_series(known, language, LIGHT))
    assert (list(alone.y), set(alone.textposition)) == ([30.0] * 4, {"top center"})
    below_the_country = values_in(survey_series(known, language, LIGHT, country=of_region("ID")))
    assert (list(below_the_country.y), set(below_the_country.textposition)) == ([5.0] * 4, {"bottom center"})


def test_a_region_without_any_survey_still_draws(of_region, language):
    figure = survey_series(of_region("9999"), language, LIGHT, country=of_region("ID"))
    assert list(figure.data[-1].y) == [None] * 4


def test_the_survey_year_may_be_a_column_or_the_index(of_region, language):
    as_index, as_column = of_region("1101"), of_region("1101").reset_index()
    assert survey_series(as_index, language, LIGHT) == survey_series(as_column, language, LIGHT)
