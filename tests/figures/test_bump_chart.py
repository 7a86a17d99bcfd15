import pandas as pd
import pytest
from markup import plain

from small_country import SmallCountry
from stuntmap.analysis.ranking import rank_history
from stuntmap.figures.palette import LIGHT
from stuntmap.figures.rank_history import MOST_NAMED, bump_chart, rank_history_chart
from stuntmap.language import language as by_code


@pytest.fixture
def history(three_districts: SmallCountry) -> pd.DataFrame:
    return rank_history(three_districts.regions, three_districts.estimates, "11")


def many(count: int) -> pd.DataFrame:
    rows = [
        {"region_code": f"{code:04}", "region_name": f"Kabupaten {code:04}", "survey_year": year, "rank": code + 1}
        | {"prevalence_pct": 5 + code / 20, "of": count, "tied": False}
        for code in range(count)
        for year in (2021, 2022, 2023, 2024)
    ]
    return pd.DataFrame(rows)


def test_rank_one_is_on_top(history, language):
    low, high = bump_chart(history, language, LIGHT).layout.yaxis.range
    assert low > high


def test_a_highlighted_line_shows_its_rank_in_every_point(history, language):
    own = bump_chart(history, language, LIGHT, ["1101"]).data[1]
    assert list(own.x) == [2021, 2022, 2023, 2024]
    assert list(own.y) == [1, 1, 2, 2]
    assert [plain(text) for text in own.text] == ["1", "1", "2", "2"]
    assert own.line.color == LIGHT.own


def test_the_line_breaks_where_a_survey_has_no_estimate(history, language):
    own = bump_chart(history, language, LIGHT, ["1171"]).data[1]
    assert list(own.y) == [3, None, 3, 1]
    assert own.connectgaps is False


def test_a_survey_with_gaps_says_how_many_have_no_estimate(history):
    axis = bump_chart(history, by_code("id"), LIGHT).layout.xaxis
    assert axis.ticktext[1] == "SSGI<br>2022<br>1 tanpa<br>estimasi"
    assert "tanpa" not in "".join(axis.ticktext[2:])


def test_the_own_district_is_drawn_over_the_other_highlights(history, language):
    figure = bump_chart(history, language, LIGHT, ["1102", "1101"])
    assert [trace.line.color for trace in figure.data[1:3]] == [LIGHT.highlights[1], LIGHT.highlights[0]]


def test_tied_regions_have_one_rank_and_two_places_for_their_names(history, language):
    ended_2022 = history[history["survey_year"] == 2022].assign(survey_year=2024)
    axis = bump_chart(ended_2022, language, LIGHT, ["1102"]).layout.yaxis2
    assert list(axis.tickvals) == [1.0, 2.0]
    assert [plain(name) for name in axis.ticktext] == ["1. Kab. Barat", "1. Kab. Timur"]
    assert [("<b>" in name) for name in axis.ticktext] == [False, True]


def test_a_crowd_names_only_the_highlighted_and_moves_close_names_apart(language):
    figure = bump_chart(many(MOST_NAMED + 200), language, LIGHT, ["0100", "0101"])
    axis = figure.layout.yaxis2
    assert [plain(name) for name in axis.ticktext] == ["101. Kab. 0100", "102. Kab. 0101"]
    assert axis.tickvals[1] - axis.tickvals[0] > 5
    assert len(bump_chart(many(MOST_NAMED), language, LIGHT).layout.yaxis2.ticktext) == MOST_NAMED


def test_all_other_regions_are_one_trace(language):
    figure = bump_chart(many(80), language, LIGHT, ["0001"])
    assert len(figure.data) == 3
    assert list(figure.data[0].x[:5]) == [2021, 2022, 2023, 2024, None]
    assert list(figure.data[0].y[:5]) == [1, 1, 1, 1, None]


def test_hover_of_the_other_lines_is_put_together_from_name_survey_figure_and_rank(history):
    others = bump_chart(history, by_code("id"), LIGHT, ["1101"]).data[0]
    assert list(others.y) == [2, 1, 1, 3, None, 3, None, 3, 1]
    assert list(others.customdata[1]) == ["Kabupaten Timur", "SSGI 2022", 15.0, 2]
    assert others.hovertemplate == (
        "<b>%{customdata[0]}</b><br>%{customdata[1]}: %{customdata[2]:.1f}\N{NO-BREAK SPACE}%"
        "<br>Peringkat %{y} dari %{customdata[3]}<extra></extra>"
    )


def test_hover_says_rank_and_prevalence_in_the_survey(history):
    own = bump_chart(history, by_code("id"), LIGHT, ["1101"]).data[1]
    assert list(own.customdata[1]) == [
        "Kabupaten Barat",
        "SSGI 2022: 15,0\N{NO-BREAK SPACE}%<br>Peringkat 1 dari 2, seri",
    ]


def test_the_small_chart_of_one_region_says_of_how_many_and_where_there_is_no_estimate(history):
    figure = rank_history_chart(history[history["region_code"] == "1171"], by_code("id"), LIGHT)
    assert list(figure.data[0].y) == [3, None, 3, 1]
    assert list(figure.layout.xaxis.ticktext) == [
        "SSGI<br>2021<br>dari 3<br>\N{NO-BREAK SPACE}",
        "SSGI<br>2022<br>tidak ada<br>estimasi",
        "SKI<br>2023<br>dari 3<br>\N{NO-BREAK SPACE}",
        "SSGI<br>2024<br>dari 3<br>\N{NO-BREAK SPACE}",
    ]
    assert list(figure.layout.yaxis.tickvals) == [1, 3]


def test_a_region_that_was_never_ranked_still_draws(history, language):
    never = history[history["region_code"] == "1171"].assign(rank=pd.NA, of=pd.NA, prevalence_pct=float("nan"))
    assert list(rank_history_chart(never, language, LIGHT).data[0].y) == [None] * 4
