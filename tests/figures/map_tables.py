"""Made-up tables for maps, and what a browser would read from a map's JSON."""

import base64
import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from stuntmap import vocabulary
from stuntmap.analysis.classifying import severity_class
from stuntmap.analysis.ranking import prevalence_rank
from stuntmap.figures.choropleth import PaintedMap
from stuntmap.figures.map_paint import BETWEEN_FACTS, FIRST_GROUP
from stuntmap.figures.map_traces import MapCanvas, MapGeometry, MapMarks
from stuntmap.figures.palette import LIGHT, Theme
from stuntmap.language import Language, language

SHAPES = MapGeometry("/boundaries/district.0000000000.geojson", (95.0, -11.0, 141.0, 6.0))
BAHASA = language("id")


def regions_with(prevalence_pct: list[float], modelled: tuple[int, ...] = (), **columns: list[Any]) -> pd.DataFrame:
    """One row a district, 1101 onwards, as a scope table has it; `modelled` are the places of small-area figures."""
    codes = [str(1101 + place) for place in range(len(prevalence_pct))]
    figures = pd.Series(prevalence_pct, index=codes, dtype="float64")
    estimation = [vocabulary.SMALL_AREA if place in modelled else vocabulary.DIRECT for place in range(len(codes))]
    table = pd.DataFrame({vocabulary.PREVALENCE: figures, vocabulary.ESTIMATION: estimation}, index=codes)
    table[vocabulary.ESTIMATION] = table[vocabulary.ESTIMATION].where(figures.notna(), None)
    table[vocabulary.SEVERITY] = severity_class(figures)
    return table.join(prevalence_rank(figures)).assign(**columns)


def canvas_of(words: Language = BAHASA, theme: Theme = LIGHT, **marks: Any) -> MapCanvas:
    return MapCanvas(SHAPES, words, theme, MapMarks(**marks))


def decoded(sent: Any) -> np.ndarray:
    """The numbers of an array that Plotly sends as bytes; it sends an empty one as a list."""
    if sent == []:
        return np.empty(0)
    return np.frombuffer(base64.b64decode(sent["bdata"]), dtype=sent["dtype"])


def sent_json(figure: go.Figure) -> dict[str, Any]:
    """The figure as the browser receives it."""
    return json.loads(figure.to_json())


@dataclass(frozen=True)
class Fill:
    """One fill of a map: the values by region code, the colour, the hover template."""

    values: dict[str, float]
    colour: str
    hover: str


def fills_of(figure: go.Figure) -> list[Fill]:
    """The fills in the order in which they are drawn, without the outlines."""
    return [
        Fill(
            dict(zip(map(str, decoded(trace["locations"])), decoded(trace["z"]).tolist(), strict=True)),
            trace["colorscale"][0][1],
            trace["hovertemplate"],
        )
        for trace in sent_json(figure)["data"]
        if trace["type"] == "choroplethmap" and "hovertemplate" in trace
    ]


def fill_holding(figure: go.Figure, code: str) -> Fill:
    """The one fill that holds the region."""
    found = [fill for fill in fills_of(figure) if code in fill.values]
    assert len(found) == 1, f"{code} has {len(found)} fills"
    return found[0]


@dataclass(frozen=True)
class Region:
    """One region of a painted map as the browser shows it: None and "" where it belongs to no group."""

    colour: str | None
    hover: str


def regions_of(drawn: PaintedMap) -> dict[str, Region]:
    """What the browser makes of the paint, by region code; see `ui/scripts/map_finish.js`."""
    paint = json.loads(json.dumps(drawn.paint))
    (trace,) = (trace for trace in sent_json(drawn.figure)["data"] if trace["type"] == "choroplethmap")
    codes = [str(code) for code in decoded(trace["locations"])]
    facts = [fact.split(BETWEEN_FACTS) for fact in paint["facts"]]
    assert len(paint["groups"]) == len(codes) == len(set(codes))
    assert all(len(fact) == len(codes) for fact in facts)
    regions = {}
    for place, (code, letter) in enumerate(zip(codes, paint["groups"], strict=True)):
        if letter == " ":
            regions[code] = Region(None, "")
            continue
        group = ord(letter) - ord(FIRST_GROUP)
        hover = paint["words"][group]
        for slot, fact in enumerate(facts):
            hover = hover.replace(f"%{slot}%", fact[place])
        regions[code] = Region(paint["colours"][group], hover)
    return regions


def sent_bytes(drawn: PaintedMap) -> int:
    """What the figure and its paint weigh on their way to the browser, as Streamlit writes them."""
    return len(drawn.figure.to_json().encode()) + len(json.dumps(drawn.paint).encode())


def legend_of(figure: go.Figure) -> list[tuple[str, str]]:
    """Label and colour of each legend entry, in order."""
    return [(trace.name, trace.marker.color) for trace in figure.data if trace.type == "scatter"]
