import pandas as pd
import pytest
from markup import plain

from small_country import SmallCountry
from stuntmap.analysis.ranking import scope_table
from stuntmap.figures.palette import DARK, LIGHT
from stuntmap.figures.ranking import ranking_bars, severity_axis
from stuntmap.language import language as by_code
from stuntmap.vocabulary import MEASURED


@pytest.fixture
def table_2022(three_districts: SmallCountry) -> pd.DataFrame:
    return scope_table(three_districts.regions, three_districts.estimates, "11", 2022)


@pytest.fixture
def table_2024(three_districts: SmallCountry) -> pd.DataFrame:
    return scope_table(three_districts.regions, three_districts.estimates, "11", 2024)


def test_bars_run_from_the_lowest_to_the_highest_prevalence(table_2024, language):
    figure = ranking_bars(table_2024, language, LIGHT)
    assert list(figure.data[0].x) == [10.0, 14.2, 18.0]
    assert list(figure.data[0].ids) == ["1171", "1101", "1102"]
    assert [plain(name) for name in figure.layout.yaxis.ticktext] == [
        "1. Kota Tengah",
        "2. Kab. Barat",
        "3. Kab. Timur",
    ]
    assert figure.layout.yaxis.range == (2.5, -0.5)


def test_a_bar_has_the_colour_of_its_class_and_an_edge_value_the_higher_one(table_2024, language):
    figure = ranking_bars(table_2024, language, DARK)
    assert figure.data[0].marker.color == (DARK.severity_of["medium"],) * 3


def test_a_region_without_an_estimate_stands_last_in_words_and_without_a_bar(table_2022):
    figure = ranking_bars(table_2022, by_code("id"), LIGHT)
    assert plain(figure.layout.yaxis.ticktext[-1]) == "Kota Tengah"
    assert figure.data[0].text[-1] == "tidak ada estimasi"
    assert figure.data[0].x[-1] == 0
    assert figure.layout.yaxis2.ticktext[-1].count("%") == 0
    assert "0" not in plain(figure.layout.yaxis2.ticktext[-1])


def test_tied_regions_carry_the_same_rank(table_2022, language):
    names = [plain(name) for name in ranking_bars(table_2022, language, LIGHT).layout.yaxis.ticktext]
    assert names[:2] == ["1. Kab. Barat", "1. Kab. Timur"]


def test_the_own_district_has_its_outline_and_bold_words(table_2024, language):
    figure = ranking_bars(table_2024, language, LIGHT, ["1101"])
    assert figure.data[0].marker.line.color == (LIGHT.outline, LIGHT.own, LIGHT.outline)
    assert [("<b>" in name) for name in figure.layout.yaxis.ticktext] == [False, True, False]
    assert [("<b>" in value) for value in figure.layout.yaxis2.ticktext] == [False, True, False]


def test_a_model_figure_is_marked_beside_its_value(table_2024, language):
    values = [plain(value) for value in ranking_bars(table_2024, language, LIGHT).layout.yaxis2.ticktext]
    assert [("model" in value) for value in values] == [False, False, True]
    assert values[0] == language.percent(10.0)


def test_class_names_stand_between_the_class_limits(table_2024):
    figure = ranking_bars(table_2024, by_code("id"), LIGHT)
    assert [note.text for note in figure.layout.annotations] == ["rendah", "sedang"]
    assert list(figure.layout.xaxis.tickvals) == [0.0, 10.0]


def test_the_lowest_class_is_named_only_where_a_region_is_in_it(three_districts):
    table = scope_table(three_districts.regions, three_districts.estimates, "11", 2023)
    figure = ranking_bars(table, by_code("en"), LIGHT)
    assert [note.text for note in figure.layout.annotations] == ["very<br>low", "low", "medium", "high"]
    assert list(figure.layout.xaxis.tickvals) == [2.5, 10.0, 20.0]


def test_limits_appear_once_the_table_carries_them(table_2024, language):
    assert ranking_bars(table_2024, language, LIGHT).data[0].error_x.array is None
    with_limits = table_2024.assign(ci95_low_pct=lambda t: t["prevalence_pct"] - 3, ci95_high_pct=40.0)
    figure = ranking_bars(with_limits, language, LIGHT)
    assert figure.data[0].error_x.arrayminus == pytest.approx((3, 3, 3))
    assert figure.layout.xaxis.range[1] > 40


def test_height_grows_with_the_rows(table_2024, language):
    one, three = (ranking_bars(rows, language, LIGHT).layout.height for rows in (table_2024.head(1), table_2024))
    assert three - one == 2 * 19


def test_hover_says_class_rank_survey_and_how_the_figure_was_made(table_2024):
    figure = ranking_bars(table_2024, by_code("id"), LIGHT)
    name, facts = figure.data[0].customdata[2]
    assert name == "Kabupaten Timur"
    assert facts == "18,0\N{NO-BREAK SPACE}%, sedang<br>Peringkat 3 dari 3<br>SSGI 2024, model area kecil"


def test_a_table_without_any_estimate_still_draws(table_2024, language):
    empty = table_2024.assign(prevalence_pct=float("nan"), severity_class=None, rank=pd.NA, of=0)
    figure = ranking_bars(empty, language, LIGHT)
    assert list(figure.data[0].x) == [0, 0, 0]


def test_labels_of_rows_are_not_measured_against_each_other(table_2024, language):
    """Plotly's search for labels beyond the chart takes half a minute of the browser's time at 514 rows."""
    layout = ranking_bars(table_2024, language, LIGHT).layout
    assert {layout.yaxis.ticklabeloverflow, layout.yaxis2.ticklabeloverflow} == {"allow"}


@pytest.mark.parametrize(
    ("lowest", "highest", "names", "end"),
    [
        (2.4, 9.0, ["very low", "low", "medium"], 12.0),
        # An edge value is in the higher class: nobody is very low.
        (2.5, 9.7, ["low", "medium"], 12.0),
        (2.5, 20.0, ["low", "medium", "high"], 20.6),
        (14.0, 19.0, ["low", "medium"], 19.57),
        # Ends at a limit: the class above it has no room.
        (14.0, 20 / 1.03, ["low", "medium"], 20.0),
    ],
)
def test_the_axis_ends_behind_the_highest_figure_and_names_the_classes_up_to_there(lowest, highest, names, end):
    axis = severity_axis(highest, lowest, LIGHT, by_code("en"))
    assert axis["xaxis"]["range"] == pytest.approx([0, end])
    assert [note["text"].replace("<br>", " ") for note in axis["annotations"]] == names
    # Each name stands in the middle of what is shown of its class.
    edges = [edge for edge in (0, 2.5, 10, 20, 30) if edge < end]
    middles = [(low + high) / 2 for low, high in zip(edges, [*edges[1:], end], strict=True)]
    assert [note["x"] for note in axis["annotations"]] == pytest.approx(middles[-len(names) :])
    # Names beside one another may be wider than their classes: every second one in the middle stands a line higher.
    heights = {note["text"]: note["yshift"] for note in axis["annotations"]}
    assert heights["medium"] >= heights["low"] + 14


def test_the_name_of_a_last_class_of_which_little_is_seen_begins_at_its_limit_and_lies_on_no_other():
    steps = MEASURED["wasting"].steps
    notes = {note["text"]: note for note in severity_axis(16.5, 2.6, LIGHT, by_code("id"), steps)["annotations"]}
    assert (notes["sangat tinggi"]["x"], notes["sangat tinggi"]["xanchor"]) == (15, "left")
    assert "xanchor" not in notes["tinggi"]
    wide = severity_axis(40, 2.6, LIGHT, by_code("id"), steps)["annotations"]
    assert wide[-1]["text"] == "sangat<br>tinggi"
