"""Made-up tables for maps, and what a browser would read from a map's JSON."""

import base64
import json
import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from stuntmap import vocabulary
from stuntmap.analysis.classifying import severity_class
from stuntmap.analysis.ranking import prevalence_rank
from stuntmap.figures.choropleth import PaintedMap, marked_map, unmarked_map
from stuntmap.figures.map_hover import BASE, FIRST_DIGIT, FIRST_WORD, NO_WORD
from stuntmap.figures.map_layers import MapLayer
from stuntmap.figures.map_paint import FIRST_GROUP, NO_GROUP
from stuntmap.figures.map_traces import MapCanvas, MapGeometry, MapMarks
from stuntmap.figures.palette import LIGHT, Theme
from stuntmap.figures.textures import TEXTURES
from stuntmap.language import MINUS, Language, language

SHAPES = MapGeometry("/boundaries/district.0000000000.geojson", (95.0, -11.0, 141.0, 6.0))
BAHASA = language("id")


def map_of(tables: dict[str, pd.DataFrame], first: str, layer: MapLayer, canvas: MapCanvas) -> PaintedMap:
    """The whole map of these tables, one a survey, marks and names on it."""
    return marked_map(unmarked_map(tables, first, layer, canvas), tables, layer, canvas)


def regions_with(prevalence_pct: list[float], modelled: tuple[int, ...] = (), **columns: list[Any]) -> pd.DataFrame:
    """One row a district, 1101 onwards, as a scope table has it; `modelled` are the places of small-area figures."""
    codes = [str(1101 + place) for place in range(len(prevalence_pct))]
    figures = pd.Series(prevalence_pct, index=codes, dtype="float64")
    estimation = [vocabulary.SMALL_AREA if place in modelled else vocabulary.DIRECT for place in range(len(codes))]
    table = pd.DataFrame({vocabulary.PREVALENCE: figures, vocabulary.ESTIMATION: estimation}, index=codes)
    table[vocabulary.ESTIMATION] = table[vocabulary.ESTIMATION].where(figures.notna(), None)
    table[vocabulary.SEVERITY] = severity_class(figures)
    return table.join(prevalence_rank(figures)).assign(**columns)


def mapped(prevalence_pct: list[float], modelled: tuple[int, ...] = (), **columns: Any) -> pd.DataFrame:
    """`regions_with` as `Answers` has it for a map: intervals of 3 points either side, rank sets, change and target."""
    table = regions_with(prevalence_pct, modelled)
    direct = table[vocabulary.ESTIMATION].eq(vocabulary.DIRECT)
    figures = table[vocabulary.PREVALENCE].where(direct)
    low, high = severity_class(figures - 3), severity_class(figures + 3)
    blank = pd.Series(np.nan, index=table.index)
    values: dict[str, Any] = {
        vocabulary.CI95_LOW: figures - 3,
        vocabulary.CI95_HIGH: figures + 3,
        vocabulary.CI_KIND: np.where(direct, vocabulary.CI_APPROXIMATE, vocabulary.CI_NONE),
        vocabulary.CLASS_IS_UNCERTAIN: (low.cat.codes != high.cat.codes).astype("boolean").mask(figures.isna()),
        vocabulary.RANK_LOW: table[vocabulary.RANK].where(table[vocabulary.PREVALENCE].isna(), 1),
        vocabulary.RANK_HIGH: table[vocabulary.RANK_OF],
        vocabulary.RANK_IS_ROUGH: (~direct).astype("boolean").mask(table[vocabulary.PREVALENCE].isna()),
        vocabulary.CLUSTER: vocabulary.NO_CLUSTER,
        vocabulary.CLUSTER_MEASURED: vocabulary.NO_CLUSTER,
        vocabulary.NEIGHBOURS_MEAN: figures,
        vocabulary.CHANGE: blank,
        vocabulary.CHANGE_LOW: blank,
        vocabulary.CHANGE_HIGH: blank,
        vocabulary.CHANGE_IS_MEASUREMENT: True,
        vocabulary.CHANGE_VERDICT: vocabulary.NOT_ASSESSABLE,
        vocabulary.DISTANCE: table[vocabulary.PREVALENCE] - 14,
        vocabulary.TARGET_VERDICT: vocabulary.TARGET_NOT_REACHED,
    }
    return table.assign(**(values | columns))


def canvas_of(words: Language = BAHASA, theme: Theme = LIGHT, doubt: bool = True, **marks: Any) -> MapCanvas:
    return MapCanvas(SHAPES, words, theme, MapMarks(**marks), doubt=doubt)


def decoded(sent: Any) -> np.ndarray:
    """The numbers of an array that Plotly sends as bytes; it sends an empty one as a list."""
    if sent == []:
        return np.empty(0)
    return np.frombuffer(base64.b64decode(sent["bdata"]), dtype=sent["dtype"])


def sent_json(figure: go.Figure) -> dict[str, Any]:
    """The figure as the browser receives it."""
    return json.loads(figure.to_json())


@dataclass(frozen=True)
class Region:
    """One region of a painted map as the browser shows it: None and "" where it belongs to no group."""

    colour: str | None
    texture: str | None
    hover: str


def _whole(fact: dict[str, Any], place: int) -> int | None:
    """A packed number in whole steps; see `map_hover.Numbers`."""
    width, number = fact["width"], 0
    for letter in fact["digits"][place * width : (place + 1) * width]:
        number = number * BASE + ord(letter) - ord(FIRST_DIGIT)
    return number - 1 + fact["least"] if number else None


def unpacked(fact: dict[str, Any], count: int) -> list[float | None]:
    """The first `count` numbers of a packed fact; None where one is missing."""
    wholes = (_whole(fact, place) for place in range(count))
    return [None if whole is None else whole / 10 ** fact["decimals"] for whole in wholes]


def _fact(fact: dict[str, Any], place: int, separators: str) -> str | None:
    if "words" in fact:
        letter = fact["letters"][place] if "letters" in fact else FIRST_WORD
        return None if letter == NO_WORD else fact["words"][ord(letter) - ord(FIRST_WORD)]
    whole = _whole(fact, place)
    if whole is None:
        return None
    sign = MINUS if whole < 0 else "+" if fact["signed"] and whole else ""
    written = f"{abs(whole) / 10 ** fact['decimals']:,.{fact['decimals']}f}"
    return sign + written.translate(str.maketrans({".": separators[0], ",": separators[1]}))


def _filled(text: str, facts: dict[str, Any], place: int, separators: str) -> str | None:
    for slot in re.findall(r"%(\w+)%", text):
        told = _fact(facts[slot], place, separators)
        told = told if told is None or "%" not in told else _filled(told, facts, place, separators)
        if told is None:
            return None
        text = text.replace(f"%{slot}%", told)
    return text


def paint_of(drawn: PaintedMap, survey: str | None = None) -> dict[str, Any]:
    """The paint of a survey, or of the first one that is shown, as it arrives in the browser."""
    return json.loads(json.dumps(drawn.paints[survey or drawn.first]))


def codes_of(drawn: PaintedMap) -> list[str]:
    """The regions of a map in the order in which everything of them travels."""
    (trace,) = (trace for trace in sent_json(drawn.figure)["data"] if trace["type"] == "choroplethmap")
    return [str(code) for code in decoded(trace["locations"])]


def regions_of(drawn: PaintedMap, survey: str | None = None) -> dict[str, Region]:
    """What the browser makes of a paint, by region code; see `ui/scripts/map_finish.js`."""
    paint, codes = paint_of(drawn, survey), codes_of(drawn)
    hover, keys = paint["hover"], [texture.key for texture in TEXTURES]
    assert len(paint["groups"]) == len(codes) == len(set(codes))
    regions = {}
    for place, code in enumerate(codes):
        letter = paint["groups"][place]
        dots = paint["textures"][place] if paint["textures"] else NO_GROUP
        told = (_filled(part, hover["facts"], place, hover["separators"]) for part in hover["parts"])
        regions[code] = Region(
            None if letter == NO_GROUP else paint["colours"][ord(letter) - ord(FIRST_GROUP)],
            None if dots == NO_GROUP else keys[ord(dots) - ord(FIRST_GROUP)],
            "".join(part or "" for part in told),
        )
    return regions


def sent_bytes(drawn: PaintedMap) -> int:
    """What the figure and its paint weigh on their way to the browser, as Streamlit writes them."""
    return len(drawn.figure.to_json().encode()) + len(json.dumps(dict(drawn.paints)).encode())


def legend_of(figure: go.Figure) -> list[tuple[str, str]]:
    """Label and colour of each legend entry, in order."""
    return [(trace.name, trace.marker.color) for trace in figure.data if trace.type in ("bar", "scatter")]
