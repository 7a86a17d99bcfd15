"""A layer of the map is added by three entries: its description, how it is drawn, and its words."""

from collections.abc import Iterator

import pytest
from map_tables import regions_of
from reading import words_on
from streamlit.testing.v1 import AppTest

from questions import visit_of
from stuntmap import vocabulary
from stuntmap.data.project import ROOT
from stuntmap.figures.map_layers import DRAWN, Group, MapLayer
from stuntmap.links import selection, view_tables
from stuntmap.report.narrative.map_words import MAP_WORDS, MapWords
from stuntmap.ui.parts import map_view
from stuntmap.web.application import MAIN_SCRIPT

ADDED = vocabulary.Layer("atas", "Children above the target", vocabulary.CHILDREN_ABOVE_TARGET)
MANY, FEW = "#112233", "#ddeeff"


def groups(table, language, theme):
    many = table[vocabulary.CHILDREN_ABOVE_TARGET].fillna(0) >= 5000
    return [Group("5.000 atau lebih", MANY, table.index[many]), Group("di bawah 5.000", FEW, table.index[~many])]


@pytest.fixture
def layer() -> Iterator[vocabulary.Layer]:
    vocabulary.LAYERS[ADDED.key] = ADDED
    DRAWN[ADDED] = MapLayer(ADDED, groups)
    MAP_WORDS[ADDED] = MapWords(
        lambda _, reading: f"Balita di atas target · {reading.place}, {reading.shown}",
        lambda _, reading: (
            f"{int((reading.table[vocabulary.CHILDREN_ABOVE_TARGET] >= 5000).sum())} daerah di atas 5.000"
        ),
    )
    yield ADDED
    del vocabulary.LAYERS[ADDED.key], DRAWN[ADDED], MAP_WORDS[ADDED]


def test_a_link_chooses_it_and_the_page_says_its_title_and_sentence(layer) -> None:
    page = AppTest.from_file(MAIN_SCRIPT, default_timeout=60)
    page.query_params.update({"prov": "33", selection.LAYER: layer.key})
    page.switch_page(str(ROOT / "pages" / "peta.py"))
    page.run()
    assert not page.exception
    table = view_tables.map_table(visit_of(scope="33", layer=layer))
    count = int((table[vocabulary.CHILDREN_ABOVE_TARGET] >= 5000).sum())
    words = words_on(page)
    assert "Balita di atas target · Jawa Tengah, SSGI 2024" in words
    assert f"{count} daerah di atas 5.000" in words
    assert count > 0


def test_the_map_fills_its_groups_and_the_box_tells_them(layer) -> None:
    visit = visit_of(scope="33", layer=layer)
    table = view_tables.map_table(visit)
    drawn = map_view.map_figure(visit, table)
    regions = regions_of(drawn)
    for code, children in table[vocabulary.CHILDREN_ABOVE_TARGET].items():
        assert regions[str(code)].colour == (MANY if children >= 5000 else FEW)
    assert "Klaten" in str(table.loc["3310", vocabulary.REGION_NAME])
    assert "20,8" in regions["3310"].hover.replace("\N{NO-BREAK SPACE}", " ")
    legend = [trace.name for trace in drawn.figure.data if trace.name]
    assert {"5.000 atau lebih", "di bawah 5.000"} <= set(legend)
