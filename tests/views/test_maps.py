"""The maps of every layer, shape and survey: legend, colours a class, doubt, names and hover words, a line each."""

import zlib
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from plain_words import lines_of, list_words, value_words

from questions import visit_of
from stuntmap import vocabulary
from stuntmap.links import selection as s
from stuntmap.links.readings import map_table
from stuntmap.ui.parts import map_view

Compare = Callable[[str, list[str]], None]
PLACES = (
    ("ID", s.MAP_SHAPE),
    ("ID", s.TILE_SHAPE),
    ("ID", s.PROVINCE_SHAPE),
    ("34", s.MAP_SHAPE),
    ("94", s.TILE_SHAPE),
)


def paint_words(paint: dict[str, Any]) -> list[str]:
    """A line a part of the paint: how often each letter of it occurs where it is a letter a region."""
    told = []
    for name, value in sorted(paint.items()):
        if isinstance(value, str) and len(value) > 1 and " " not in value.strip() and len(set(value)) < 12:
            counted = " ".join(f"{letter!r} {count}" for letter, count in sorted(Counter(value).items()))
            told.append(f"  {name}: {counted}")
        elif name == "hover":
            # Packed for the way; `tests/figures/test_choropleth.py` reads it region by region.
            words = {fact: part["words"] for fact, part in value["facts"].items() if "words" in part}
            told += [*lines_of("hover", words, "  "), f"  hover in all: {zlib.crc32(str(value).encode()):08x}"]
        elif isinstance(value, list) and not any(isinstance(part, list | dict) for part in value):
            told.append(f"  {name}: {list_words(value)}")
        else:
            told += [line[:600] for line in lines_of(name, value, "  ")]
    return told


@pytest.mark.parametrize("layer", vocabulary.LAYERS.values(), ids=lambda layer: layer.key)
def test_maps_are_drawn_as_kept(kept_as: Compare, layer: vocabulary.Layer) -> None:
    lines: list[str] = []
    for place, (scope, shape) in enumerate(PLACES):
        for survey in vocabulary.COMPARABLE_YEARS[place % 2 :: 2] if scope == "ID" else (2022, 2024):
            visit = visit_of(("id", "en")[place % 2], scope=scope, shape=shape, layer=layer, survey_year=survey)
            if layer.compares and visit.selection.previous_year is None:
                continue
            drawn = map_view.map_figure(visit, map_table(visit))
            assert "coordinates" not in str(drawn.figure.to_dict())
            named = [f"{trace.name} {trace.marker.color}" for trace in drawn.figure.data if trace.name]
            lines += [f"{scope} {shape} {survey}", f"  legend: {value_words(' | '.join(named))}"]
            lines += paint_words(drawn.paints[drawn.first])
    kept_as(f"maps-{layer.key}", lines)
