import pandas as pd
import pytest

from stuntmap.analysis.references import funnel_of, funnel_places
from stuntmap.figures.funnel import funnel_plot
from stuntmap.figures.palette import DARK, LIGHT
from stuntmap.language import language as by_code

# Around 20 %: far above, somewhat above, on it, somewhat below, far below; the last one is a small-area figure.
DISTRICTS = pd.DataFrame(
    {
        "region_name": [f"Kabupaten {name}" for name in ("Atas", "Naik", "Tengah", "Turun", "Bawah", "Model")],
        "prevalence_pct": [30.0, 24.5, 20.2, 15.8, 12.0, 40.0],
        "n_eff": [300.0, 400.0, 500.0, 400.0, 400.0, 385.0],
        "estimation": ["direct"] * 5 + ["small_area"],
    },
    index=["1101", "1102", "1103", "1104", "1105", "1106"],
)


@pytest.fixture
def places() -> pd.DataFrame:
    return funnel_places(DISTRICTS, 20.0)


def plot(places, language, theme=LIGHT, own_code=None):
    limits = funnel_of(DISTRICTS, 20.0).limits
    return funnel_plot(places, limits, 20.0, "Provinsi Contoh", language, theme, own_code)


def names_in(figure) -> list[str]:
    return [note.text for note in figure.layout.annotations if "Kab." in note.text]


def test_each_measured_district_is_a_point_at_its_sample_size_and_prevalence(places, language):
    points = plot(places, language).data[-1]
    assert plot(places, language).layout.xaxis.tickformat == ",d"
    assert list(points.ids) == ["1101", "1102", "1103", "1104", "1105"]
    assert list(zip(points.x, points.y, strict=True))[:2] == [(300.0, 30.0), (400.0, 24.5)]


def test_only_points_outside_a_limit_have_a_colour_and_the_inner_one_leaves_them_hollow(places, language):
    marker = plot(places, language, DARK).data[-1].marker
    assert marker.color == (DARK.worse, DARK.background, DARK.others, DARK.background, DARK.better)
    assert marker.line.color == (DARK.worse, DARK.worse, DARK.axis, DARK.better, DARK.better)


def test_points_outside_the_outer_limits_are_named(places, language):
    assert names_in(plot(places, language)) == ["Kab. Atas", "Kab. Bawah"]


def test_the_own_district_is_named_and_outlined_wherever_it_lies(places, language):
    figure = plot(places, language, own_code="1103")
    assert "<b>Kab. Tengah</b>" in names_in(figure)
    assert figure.data[-1].marker.line.color[2] == LIGHT.own


def test_an_own_district_without_a_measured_figure_is_left_out(places, language):
    assert names_in(plot(places, language, own_code="1106")) == ["Kab. Atas", "Kab. Bawah"]


def test_the_limits_open_towards_small_samples_and_enclose_the_reference(places, language):
    upper, lower = plot(places, language).data[:2]
    assert upper.y[0] > upper.y[-1] > 20 > lower.y[-1] > lower.y[0]
    inner = plot(places, language).data[2]
    assert all(near < far for near, far in zip(inner.y, upper.y, strict=True))


def test_lines_say_what_they_are(places):
    words = [note.text for note in plot(places, by_code("en")).layout.annotations]
    assert words[:3] == ["<b>Provinsi Contoh</b>", "99.8%", "95%"]


def test_all_points_lie_inside_the_axes(places, language):
    layout = plot(places, language).layout
    assert layout.xaxis.range[0] < places["n_eff"].min() < places["n_eff"].max() < layout.xaxis.range[1]
    assert layout.yaxis.range[0] < places["prevalence_pct"].min()
    assert layout.yaxis.range[1] > places["prevalence_pct"].max()


def test_a_hover_label_says_where_a_point_lies(places):
    facts = plot(places, by_code("en")).data[-1].customdata
    assert [point[1] for point in facts] == [
        "above the limits of 99.8%",
        "above the limits of 95%",
        "within the limits",
        "below the limits of 95%",
        "below the limits of 99.8%",
    ]


def test_districts_of_one_sample_size_still_have_an_axis(language):
    same = funnel_places(DISTRICTS.assign(n_eff=400.0), 20.0)
    low, high = plot(same, language).layout.xaxis.range
    assert low < 400 < high


def test_of_many_no_name_lies_on_another(places, language):
    near = places.loc[["1101"]].assign(prevalence_pct=29.5, region_name="Kabupaten Dekat").set_axis(["1107"])
    limits = funnel_of(DISTRICTS, 20.0).limits
    figure = funnel_plot(pd.concat([places, near]), limits, 20.0, "Contoh", language, LIGHT, most_named=6)
    assert names_in(figure) == ["Kab. Atas", "Kab. Bawah"]


def test_where_none_lies_outside_of_many_none_is_named(places, language):
    limits = funnel_of(DISTRICTS, 20.0).limits
    assert names_in(funnel_plot(places.loc[["1103"]], limits, 20.0, "Contoh", language, LIGHT, most_named=6)) == []
