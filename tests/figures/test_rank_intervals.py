import pandas as pd
import pytest
from markup import plain

from small_country import SmallCountry
from stuntmap.analysis.ranking import scope_table
from stuntmap.figures.palette import DARK, LIGHT, TRANSPARENT
from stuntmap.figures.rank_intervals import ROUGH_DASH, rank_interval_bars
from stuntmap.figures.ranking import ranking_bars
from stuntmap.language import language as by_code

# In the order of the ranking of 2024: Tengah 10.0, Barat 14.2, Timur 18.0 (a small-area figure).
SETS = pd.DataFrame(
    {"rank_low": [1, 1, 2], "rank_high": [2, 3, 3], "rank_is_rough": [False, False, True]}, ["1171", "1101", "1102"]
)


def with_sets(country: SmallCountry, year: int, sets: pd.DataFrame = SETS) -> pd.DataFrame:
    table = scope_table(country.regions, country.estimates, "11", year)
    types = {"rank_low": "Int64", "rank_high": "Int64", "rank_is_rough": "boolean"}
    return table.join(sets.reindex(table.index[table["prevalence_pct"].notna()]).astype(types))


@pytest.fixture
def table_2024(three_districts: SmallCountry) -> pd.DataFrame:
    return with_sets(three_districts, 2024)


def test_a_bar_reaches_over_the_ranks_of_its_set(table_2024, language):
    bars = rank_interval_bars(table_2024, language, LIGHT).data[0]
    assert list(bars.ids) == ["1171", "1101", "1102"]
    ends = [(base, base + length) for base, length in zip(bars.base, bars.x, strict=True)]
    assert ends == [pytest.approx(pair) for pair in [(0.6, 2.4), (0.6, 3.4), (1.6, 3.4)]]


def test_rows_stand_where_the_ranking_bars_have_them(table_2024, language):
    ours, theirs = rank_interval_bars(table_2024, language, LIGHT), ranking_bars(table_2024, language, LIGHT)
    assert ours.data[0].ids == theirs.data[0].ids
    assert ours.layout.yaxis.range == theirs.layout.yaxis.range
    assert ours.layout.height == theirs.layout.height
    assert ours.layout.margin == theirs.layout.margin


def test_names_stand_on_the_left_and_ranks_with_their_sets_on_the_right(table_2024, language):
    layout = rank_interval_bars(table_2024, language, LIGHT).layout
    assert [plain(words) for words in layout.yaxis.ticktext] == ["Kota Tengah", "Kab. Barat", "Kab. Timur"]
    assert [plain(words) for words in layout.yaxis2.ticktext] == ["1 (1–2)", "2 (1–3)", "3 (~2–3)"]


def test_a_small_area_set_is_dashed_and_its_dot_hollow(table_2024, language):
    figure = rank_interval_bars(table_2024, language, LIGHT)
    assert figure.data[0].marker.color == (LIGHT.others, LIGHT.others, TRANSPARENT)
    dashed = [trace for trace in figure.data[1:] if trace.mode == "lines"]
    assert [trace.line.dash for trace in dashed] == [ROUGH_DASH]
    assert list(dashed[0].y) == [2, 2, None]
    hollow = [trace for trace in figure.data[1:] if trace.mode == "markers" and trace.marker.color == LIGHT.background]
    assert [list(trace.x) for trace in hollow] == [[3]]
    rough = language.text("roughly between {low} and {high}", low=2, high=3)
    assert [rough in facts[1] for facts in figure.data[0].customdata] == [False, False, True]
    assert ["(model)" in facts[2] for facts in figure.data[0].customdata] == [False, False, True]


def test_without_small_area_figures_the_key_does_not_explain_them(three_districts):
    sets = SETS.assign(rank_is_rough=False)
    english = by_code("en")
    keys = [
        [note.text for note in rank_interval_bars(table, english, LIGHT).layout.annotations]
        for table in (with_sets(three_districts, 2024), with_sets(three_districts, 2023, sets))
    ]
    assert keys[0] == ["rank and its 95% set", "model figure: rough"]
    assert keys[1] == ["rank and its 95% set"]


def test_the_own_district_has_its_colour_and_bold_words(table_2024, language):
    figure = rank_interval_bars(table_2024, language, DARK, ["1101"])
    assert figure.data[0].marker.color[1] == DARK.own
    assert [("<b>" in words) for words in figure.layout.yaxis2.ticktext] == [False, True, False]


def test_a_rough_set_of_the_own_district_is_dashed_in_its_colour(table_2024, language):
    figure = rank_interval_bars(table_2024, language, LIGHT, ["1102"])
    assert [trace.line.color for trace in figure.data[1:] if trace.mode == "lines"] == [LIGHT.own]


def test_a_region_without_an_estimate_stands_last_in_words_and_without_a_bar(three_districts):
    sets = pd.DataFrame({"rank_low": [1, 1], "rank_high": [2, 2], "rank_is_rough": False}, ["1101", "1102"])
    figure = rank_interval_bars(with_sets(three_districts, 2022, sets), by_code("id"), LIGHT)
    assert list(figure.data[0].ids) == ["1101", "1102"]
    words = next(trace for trace in figure.data[1:] if trace.mode == "text")
    assert (list(words.y), words.text) == ([2], "tidak ada estimasi")
    assert plain(figure.layout.yaxis2.ticktext[-1]) == ""


def test_a_scope_without_any_estimate_is_drawn_in_words(three_districts, language):
    table = with_sets(three_districts, 2024)
    nothing = table.assign(
        prevalence_pct=float("nan"), rank=pd.NA, of=pd.NA, rank_low=pd.NA, rank_high=pd.NA, rank_is_rough=pd.NA
    )
    figure = rank_interval_bars(nothing, language, LIGHT, ["1101"])
    assert len(figure.data[0].y) == 0
    assert len(next(trace for trace in figure.data[1:] if trace.mode == "text").y) == 3


def test_a_band_lies_behind_each_run_of_rows_that_cannot_be_told_apart(table_2024, language):
    def bands(alike):
        shapes = rank_interval_bars(table_2024, language, LIGHT, ["1171"], alike).layout.shapes
        return [(shape.y0, shape.y1) for shape in shapes if shape.fillcolor == LIGHT.own]

    assert bands(["1171", "1101"]) == [(-0.5, 1.5)]
    assert bands(["1171", "1102"]) == [(-0.5, 0.5), (1.5, 2.5)]
    assert bands([]) == []


def test_brackets_join_the_rows_of_each_group_and_stand_out_for_the_own_ones(table_2024, language):
    groups = pd.DataFrame({"group_low": [1, 1, 2], "group_high": [1, 2, 2]}, ["1171", "1101", "1102"], dtype="Int64")
    figure = rank_interval_bars(table_2024, language, LIGHT, ["1171"], groups=groups)
    brackets = [trace for trace in figure.data if trace.xaxis == "x2"]
    assert [list(trace.y) for trace in brackets] == [[-0.3, 1.3], [0.7, 2.3]]
    assert [trace.line.color for trace in brackets] == [LIGHT.own, LIGHT.axis]
    assert figure.layout.xaxis.domain[1] < figure.layout.xaxis2.domain[0]
    assert figure.layout.yaxis2.anchor == "x2"


def test_without_groups_the_ranks_have_the_whole_width(table_2024, language):
    figure = rank_interval_bars(table_2024, language, LIGHT)
    assert figure.layout.xaxis.domain == (0, 1)
    assert not [trace for trace in figure.data if trace.xaxis == "x2"]


def nation(size: int) -> pd.DataFrame:
    """A made-up ranking of many districts, every tenth a small-area figure."""
    ranks = list(range(1, size + 1))
    return pd.DataFrame(
        {
            "region_name": [f"Kabupaten {rank:03d}" for rank in ranks],
            "prevalence_pct": [5 + rank / 20 for rank in ranks],
            "rank": pd.array(ranks, "Int64"),
            "of": pd.array([size] * size, "Int64"),
            "tied": pd.array([False] * size, "boolean"),
            "rank_low": pd.array([max(1, rank - 90) for rank in ranks], "Int64"),
            "rank_high": pd.array([min(size, rank + 90) for rank in ranks], "Int64"),
            "rank_is_rough": pd.array([rank % 10 == 0 for rank in ranks], "boolean"),
        },
        index=[f"{1000 + rank}" for rank in ranks],
    )


def test_a_nation_is_drawn_with_few_traces_and_little_data(language):
    figure = rank_interval_bars(nation(514), language, LIGHT, ["1250"])
    assert len(figure.data) <= 8
    assert len(figure.to_json()) < 100_000


@pytest.mark.parametrize(("size", "ticks"), [(2, [1, 2]), (5, [1, 2, 3, 4, 5]), (35, [1, 5, 10, 15, 20, 25, 30, 35])])
def test_the_first_and_last_rank_are_printed_and_a_handful_between(size, ticks, language):
    assert list(rank_interval_bars(nation(size), language, LIGHT).layout.xaxis.tickvals) == ticks


def test_the_last_rank_of_a_nation_does_not_run_into_the_one_before(language):
    assert list(rank_interval_bars(nation(514), language, LIGHT).layout.xaxis.tickvals)[-2:] == [400, 514]
