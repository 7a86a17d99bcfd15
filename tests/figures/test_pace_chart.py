from markup import plain

from days import AS_OF
from stuntmap.analysis.pacing import pace, pace_needed
from stuntmap.figures.pace import pace_chart, pace_words
from stuntmap.figures.palette import LIGHT
from stuntmap.language import language as by_code


def texts(figure):
    return [plain(note.text) for note in figure.layout.annotations]


def test_a_fall_points_right_and_a_rise_left(language):
    figure = pace_chart(pace(20.0, 2021, 23.0, 2024), pace_needed(23.0, 2024, 17.0, 2029, AS_OF), language, LIGHT)
    assert list(figure.data[0].x) == [-1.0, 2.0]


def test_the_words_name_direction_points_and_years():
    figure = pace_chart(pace(20.0, 2021, 23.0, 2024), pace_needed(23.0, 2024, 17.0, 2029, AS_OF), by_code("id"), LIGHT)
    assert texts(figure) == [
        "sejauh ini (2021–2024): naik 1,0 poin per tahun",
        "diperlukan (2026–2029): turun 2,0 poin per tahun",
    ]


def test_a_reached_target_needs_no_bar():
    figure = pace_chart(None, pace_needed(10.0, 2024, 14.0, 2029, AS_OF), by_code("id"), LIGHT)
    assert texts(figure) == [
        "sejauh ini: tidak dapat dihitung",
        "diperlukan (2026–2029): target terpenuhi, tinggal dipertahankan",
    ]
    assert list(figure.data[0].x) == [0.0, 0.0]


def test_a_pace_from_a_model_figure_is_marked(language):
    modelled = pace(20.0, 2021, 17.0, 2024)._replace(is_measurement=False)
    (so_far,) = texts(pace_chart(modelled, None, language, LIGHT))
    assert so_far.endswith("model")


def test_a_pace_that_rounds_to_nothing_is_no_change(language):
    assert pace_words(pace(20.0, 2021, 20.1, 2024), language) == language.text("no change")
