from datetime import date

import pandas as pd
import pytest
from markup import plain

from small_country import SmallCountry
from stuntmap.answers import Answers, Question
from stuntmap.data.survey_data import SurveyData
from stuntmap.figures.palette import LIGHT
from stuntmap.figures.rank_history import MOST_NAMED, bump_chart, rank_history_chart
from stuntmap.language import language as by_code


@pytest.fixture
def history(three_districts: SmallCountry) -> pd.DataFrame:
    answers = Answers(SurveyData.of(**vars(three_districts)))
    return answers.rank_history(Question(as_of=date(2026, 11, 30), scope="11"))


def many(count: int) -> pd.DataFrame:
    rows = [
        {"region_code": f"{code:04}", "region_name": f"Kabupaten {code:04}", "survey_year": year, "rank": code + 1}
        | {"prevalence_pct": 5 + code / 20, "of": count, "tied": False, "same_regions": True}
        for code in range(count)
        for year in (2021, 2022, 2023, 2024)
    ]
    return pd.DataFrame(rows)


def own_of(figure, turn=0):
    """The numbered line of a highlighted region; the last drawn is the one named first."""
    return [trace for trace in figure.data if trace.mode == "lines+markers+text"][::-1][turn]


def bars_of(figure, colour=LIGHT.own):
    """The drawn rank sets by year: (lowest, highest, dashed)."""
    bars = [trace for trace in figure.data if trace.mode == "lines" and trace.line.color == colour]
    return {
        round(trace.x[at]): (round(trace.y[at] + 0.4), round(trace.y[at + 1] - 0.4), trace.line.dash is not None)
        for trace in bars
        for at in range(0, len(trace.x), 3)
    }


def test_rank_one_is_on_top(history, language):
    low, high = bump_chart(history, language, LIGHT).layout.yaxis.range
    assert low > high


def test_a_highlighted_line_shows_its_rank_in_every_point(history, language):
    own = own_of(bump_chart(history, language, LIGHT, ["1101"]))
    # 2022 ranks two districts, the others three: no line joins it to them.
    assert list(own.x) == [2021, None, 2022, None, 2023, 2024]
    assert list(own.y) == [1, None, 1, None, 2, 2]
    assert [plain(text) for text in own.text if text] == ["1", "1", "2", "2"]
    assert own.line.color == LIGHT.own


def test_the_line_breaks_where_a_survey_has_no_estimate(history, language):
    own = own_of(bump_chart(history, language, LIGHT, ["1171"]))
    assert list(own.y) == [3, None, None, None, 3, 1]
    assert own.connectgaps is False


def test_a_survey_with_gaps_says_how_many_have_no_estimate(history):
    axis = bump_chart(history, by_code("id"), LIGHT).layout.xaxis
    assert axis.ticktext[1] == "SSGI<br>2022<br>1 tanpa<br>estimasi"
    assert "tanpa" not in "".join(axis.ticktext[2:])


def test_the_own_district_is_drawn_over_the_other_highlights(history, language):
    figure = bump_chart(history, language, LIGHT, ["1102", "1101"])
    assert [own_of(figure, turn).line.color for turn in (1, 0)] == [LIGHT.highlights[1], LIGHT.highlights[0]]


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
    lines, models, *_ = bump_chart(history, by_code("id"), LIGHT, ["1101"]).data
    others = lines
    # The model's rank of 2024 and the ranks of 2022, among two districts, are joined to nothing.
    assert list(others.y) == [2, None, 1, None, 1, None, None, None, 3, None, None, None, 3, 1]
    assert list(others.customdata[2]) == [
        "Kabupaten Timur",
        "SSGI 2022",
        15.0,
        2,
        "<br>antara 1 dan 2 dengan kepercayaan 95\N{NO-BREAK SPACE}%",
    ]
    assert (list(models.x), list(models.y), models.marker.color) == ([2024], [3], LIGHT.background)
    assert list(models.customdata[0])[1:3] == ["SSGI 2024, model", 18.0]
    assert models.customdata[0][4].startswith("<br>kira-kira")
    assert others.hovertemplate == (
        "<b>%{customdata[0]}</b><br>%{customdata[1]}: %{customdata[2]:.1f}\N{NO-BREAK SPACE}%"
        "<br>Peringkat %{y} dari %{customdata[3]}%{customdata[4]}<extra></extra>"
    )


def test_hover_says_rank_and_prevalence_in_the_survey(history):
    own = own_of(bump_chart(history, by_code("id"), LIGHT, ["1101"]))
    assert list(own.customdata[2]) == [
        "Kabupaten Barat",
        "SSGI 2022: 15,0\N{NO-BREAK SPACE}%<br>Peringkat 1 dari 2, seri<br>"
        "antara 1 dan 2 dengan kepercayaan 95\N{NO-BREAK SPACE}%",
    ]


def test_each_highlighted_rank_stands_on_the_ranks_that_cannot_be_ruled_out(history):
    figure = bump_chart(history, by_code("id"), LIGHT, ["1102", "1101"])
    rows = history[history["region_code"].eq("1102")].set_index("survey_year")
    sets = {year: (row["rank_low"], row["rank_high"], year == 2024) for year, row in rows.iterrows()}
    assert bars_of(figure) == sets
    # The bars of two regions stand beside each other.
    places = {trace.line.color: trace.x[0] for trace in figure.data if trace.mode == "lines" and not trace.line.dash}
    assert places[LIGHT.highlights[0]] < 2021 < places[LIGHT.highlights[1]]
    words = figure.layout.annotations[0].text
    assert "batang: peringkat yang tidak dapat dikesampingkan survei (95" in words
    assert "berongga: angka model" in words
    assert "tanpa garis: daerah yang diperingkat tidak sama" in words


def test_the_disc_of_a_models_rank_is_hollow_and_no_line_meets_it(history, language):
    own = own_of(bump_chart(history, language, LIGHT, ["1102"]))
    assert list(own.y) == [2, None, 1, None, 1, None, 3]
    assert [own.marker.color[place] for place in (0, 6)] == [LIGHT.own, LIGHT.background]
    assert [own.textfont.color[place] for place in (0, 6)] == [LIGHT.background, LIGHT.own]
    assert "model" in own.customdata[6][1]


def test_without_sets_no_bar_is_drawn_or_explained(history, language):
    bare = history.drop(columns=["rank_low", "rank_high", "rank_is_rough"])
    figure = bump_chart(bare, language, LIGHT, ["1101"])
    assert bars_of(figure) == {}
    assert "95" not in figure.layout.annotations[0].text


def test_every_line_of_a_province_has_its_name_whatever_the_frame(language):
    figure = bump_chart(many(35), language, LIGHT, least_px=400)
    assert len(figure.layout.yaxis2.ticktext) == 35
    assert figure.layout.height >= 35 * 14
    assert figure.data[0].line.color == LIGHT.muted
    assert bump_chart(many(3), language, LIGHT, least_px=400).layout.height == 400


def test_the_small_chart_of_one_region_says_of_how_many_and_where_there_is_no_estimate(history):
    figure = rank_history_chart(history[history["region_code"] == "1171"], by_code("id"), LIGHT)
    assert list(own_of(figure).y) == [3, None, None, None, 3, 1]
    assert set(bars_of(figure)) == {2021, 2023, 2024}
    assert list(figure.layout.xaxis.ticktext) == [
        "SSGI<br>2021<br>dari 3<br>\N{NO-BREAK SPACE}",
        "SSGI<br>2022<br>tidak ada<br>estimasi",
        "SKI<br>2023<br>dari 3<br>\N{NO-BREAK SPACE}",
        "SSGI<br>2024<br>dari 3<br>\N{NO-BREAK SPACE}",
    ]
    assert list(figure.layout.yaxis.tickvals) == [1, 3]


def test_a_region_that_was_never_ranked_still_draws(history, language):
    known = history[history["region_code"] == "1171"]
    never = known.assign(rank=pd.NA, of=pd.NA, prevalence_pct=float("nan"), rank_low=pd.NA, rank_high=pd.NA)
    (line,) = rank_history_chart(never, language, LIGHT).data
    assert set(line.y) == {None}
