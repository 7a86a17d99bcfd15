import pandas as pd
import pytest
from markup import plain

from small_country import SmallCountry
from stuntmap.analysis.ranking import scope_table
from stuntmap.analysis.target_distance import target_table
from stuntmap.figures.palette import LIGHT
from stuntmap.figures.target import MOST_ROWS, target_dots
from stuntmap.language import language as by_code


def judged(country: SmallCountry, year: int) -> pd.DataFrame:
    table = scope_table(country.regions, country.estimates, "11", year)
    return target_table(table, country.population, country.targets, year)


@pytest.fixture
def table_2024(three_districts: SmallCountry) -> pd.DataFrame:
    return judged(three_districts, 2024)


def crowd(count: int) -> pd.DataFrame:
    prevalence = pd.Series([5 + place / 10 for place in range(count)])
    table = pd.DataFrame({"region_name": [f"Kota {place}" for place in range(count)], "prevalence_pct": prevalence})
    table = table.assign(target_pct=14.0, distance_pp=prevalence - 14, reached=prevalence <= 14, estimation="direct")
    table = table.assign(survey="SSGI", survey_year=2024)
    return table.set_axis([f"{place:04}" for place in range(count)])


def dots(figure):
    return next(trace for trace in figure.data if trace.ids is not None)


def test_dots_run_from_the_lowest_to_the_highest_prevalence(table_2024, language):
    figure = target_dots(table_2024, language, LIGHT)
    assert list(dots(figure).x) == [10.0, 14.2, 18.0]
    assert list(dots(figure).y) == [0, 1, 2]
    assert [plain(name) for name in figure.layout.yaxis.ticktext] == ["Kota Tengah", "Kab. Barat", "Kab. Timur"]


def test_the_line_stands_at_the_shared_target_and_reached_lies_left_of_it(table_2024):
    figure = target_dots(table_2024, by_code("id"), LIGHT)
    side, line = figure.layout.shapes
    assert (line.x0, line.x1) == (14.0, 14.0)
    assert (side.x0, side.x1) == (0, 14.0)
    reached = next(note for note in figure.layout.annotations if note.text == "tercapai")
    assert (reached.x, reached.xanchor) == (14.0, "right")


def test_the_distance_stands_at_the_right_with_its_sign(table_2024):
    values = [plain(value) for value in target_dots(table_2024, by_code("id"), LIGHT).layout.yaxis2.ticktext]
    assert values == ["+1,0", "+0,2", "+4,0 model"]


def test_only_a_district_with_another_target_gets_its_own_tick(table_2024, language):
    figure = target_dots(table_2024, language, LIGHT)
    ticks = next(trace for trace in figure.data if trace.marker.symbol == "line-ns")
    assert list(ticks.x) == [9.0]
    assert list(ticks.y) == [0]


def test_a_model_figure_is_hollow_and_colour_tells_reached_from_not(three_districts, table_2024, language):
    assert dots(target_dots(table_2024, language, LIGHT)).marker.color == (LIGHT.worse, LIGHT.worse, LIGHT.background)
    figure = target_dots(judged(three_districts, 2023), language, LIGHT)
    assert dots(figure).marker.color == (LIGHT.better, LIGHT.better, LIGHT.worse)


def test_a_region_without_an_estimate_stands_last_in_words(three_districts):
    figure = target_dots(judged(three_districts, 2022), by_code("id"), LIGHT)
    assert dots(figure).x[-1] is None
    assert plain(figure.layout.yaxis2.ticktext[-1]) == "tidak ada estimasi"


def test_without_any_target_there_is_no_line(table_2024, language):
    table = table_2024.assign(target_pct=float("nan"), distance_pp=float("nan"), reached=pd.NA)
    figure = target_dots(table, language, LIGHT)
    assert not figure.layout.shapes
    assert [plain(value).removesuffix(" model") for value in figure.layout.yaxis2.ticktext] == ["", "", ""]


def test_the_nation_is_one_strip_of_stacked_dots_with_names_of_the_highlighted(language):
    table = crowd(MOST_ROWS + 100)
    figure = target_dots(table, language, LIGHT, ["0030", "0040"])
    assert list(dots(figure).x) == table["prevalence_pct"].tolist()
    assert dots(figure).y[0:6] == (0, 1, 2, 3, 4, 0)
    assert [plain(note.text) for note in figure.layout.annotations[-2:]] == ["Kota 30", "Kota 40"]
    assert figure.layout.yaxis.visible is False


def test_the_names_of_highlighted_dots_stand_above_the_crowd_and_inside_the_figure(language):
    figure = target_dots(crowd(MOST_ROWS + 100), language, LIGHT, ["0030", "0040", "0050"])
    heights = [note.ay for note in figure.layout.annotations[-3:]]
    assert len(set(heights)) == 3
    assert max(dots(figure).y) < min(heights)
    assert max(heights) < figure.layout.yaxis.range[1]


def test_stacked_dots_never_share_a_place(language):
    figure = target_dots(crowd(MOST_ROWS + 100), language, LIGHT)
    places = list(zip([int(x / 0.5) for x in dots(figure).x], dots(figure).y, strict=True))
    assert len(set(places)) == len(places)


def test_hover_says_target_and_distance(table_2024):
    name, facts = dots(target_dots(table_2024, by_code("id"), LIGHT)).customdata[0]
    assert name == "Kota Tengah"
    assert "1,0 poin persen di atas target 9\N{NO-BREAK SPACE}%" in facts


def test_a_line_shows_either_the_distance_or_the_limits(table_2024, language):
    lines = [trace for trace in target_dots(table_2024, language, LIGHT).data if trace.mode == "lines"]
    assert list(lines[0].x[:3]) == [9.0, 10.0, None]
    limited = table_2024.assign(ci95_low_pct=5.0, ci95_high_pct=25.0)
    figure = target_dots(limited, language, LIGHT)
    assert [trace for trace in figure.data if trace.mode == "lines"] == []
    assert list(dots(figure).error_x.arrayminus) == [5.0, pytest.approx(9.2), 13.0]


def test_the_unit_of_the_distances_stands_over_their_column(table_2024, language):
    figure = target_dots(table_2024, language, LIGHT)
    (unit,) = [note for note in figure.layout.annotations if note.text == language.text("pp")]
    assert figure.layout.yaxis2.side == "right"
    # Over the right edge of the plot, where the words of the right axis begin, and beside nothing of the plot.
    assert (unit.x, unit.xref, unit.xanchor) == (1, "paper", "left")
    assert (unit.y, unit.yref, unit.yanchor) == (1, "paper", "bottom")
    assert 0 < unit.xshift < 8
    assert 0 < unit.yshift < figure.layout.margin.t
    assert not unit.showarrow
