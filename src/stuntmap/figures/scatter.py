"""Two figures of each district against each other: the own province pointed out, the rest behind it, names on demand.

A model figure is a ring, a measured one a full point. A line is drawn only where both axes hold the same unit.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from stuntmap import phrases
from stuntmap.figures.determinants import unit_words
from stuntmap.figures.drawing import Trace, figure, scatter
from stuntmap.figures.labels import HOVER
from stuntmap.figures.palette import NOTE_SIZE, Theme, base_layout
from stuntmap.language import Language
from stuntmap.vocabulary import ESTIMATION, PREVALENCE, PROVINCE_CODE, REGION_NAME, UNITS, short_name

HEIGHT_PX: Final = 420
_ROOM: Final = 0.05


class Across(NamedTuple):
    """What runs along the bottom: the column, its words and its unit; `same_unit` draws the line of equal figures.

    `written` writes a value with its unit where that is none of UNITS.
    """

    column: str
    title: str
    unit: str
    same_unit: bool = False
    written: Callable[[float], str] | None = None


class Pointed(NamedTuple):
    """What is pointed out: the district, its province, and further districts by name."""

    own_code: str | None
    province_code: str | None
    province_name: str
    named: tuple[str, ...] = ()


def district_scatter(
    table: pd.DataFrame, across: Across, prevalence_title: str, pointed: Pointed, language: Language, theme: Theme
) -> go.Figure:
    """Prevalence in % of each district against another figure, those without either left out.

    `table`: one row a district (index region_code) with the columns of the figures of a survey and `across.column`.
    """
    told_of = (REGION_NAME, PROVINCE_CODE, PREVALENCE, ESTIMATION, across.column)
    shown = table[[name for name in told_of if name in table]].dropna(subset=[across.column, PREVALENCE])
    own = shown.index == (pointed.own_code or "")
    near = (shown[PROVINCE_CODE] == pointed.province_code).to_numpy() & ~own
    named = shown.index.isin(pointed.named) & ~own
    layers = (
        (~near & ~own & ~named, language.text("other districts"), theme.others, 7),
        (near & ~named, short_name(pointed.province_name), theme.highlights[2], 10),
        (named, language.text("chosen districts"), theme.highlights[1], 12),
        (own, short_name(str(shown[REGION_NAME][own].iloc[0])) if own.any() else "", theme.own, 16),
    )
    traces: list[Any] = [
        _points(shown[chosen], across, name, colour, size, language)
        for chosen, name, colour, size in layers
        if chosen.any()
    ]
    if across.same_unit and len(shown):
        ends = [
            float(shown[[across.column, PREVALENCE]].min().min()),
            float(shown[[across.column, PREVALENCE]].max().max()),
        ]
        line = {"color": theme.muted, "width": 1.5, "dash": "5px,4px"}
        traces.insert(0, scatter(x=ends, y=ends, mode="lines", line=line, hoverinfo="skip", showlegend=False))
    layout = base_layout(
        theme,
        language,
        height=HEIGHT_PX,
        margin={"b": 44, "t": 8},
        uirevision=across.column,
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1,
            "yanchor": "bottom",
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"size": NOTE_SIZE, "color": theme.text},
        },
        annotations=_names(shown[own | named], across, theme, pointed.own_code),
        xaxis={"title": {"text": across.title}, "nticks": 7, "ticksuffix": _suffix(across.unit, language)},
        yaxis={
            "title": {"text": prevalence_title},
            "nticks": 7,
            "rangemode": "tozero",
            "ticksuffix": _suffix("%", language),
        },
    )
    return figure(traces, layout)


def _suffix(unit: str, language: Language) -> str:
    return language.percent(0, 0).removeprefix("0") if unit in UNITS and UNITS[unit].is_percent else ""


def _points(rows: pd.DataFrame, across: Across, name: str, colour: str, size: int, language: Language) -> Trace:
    facts = []
    records = rows.to_dict("records")
    for row in records:
        value = row[across.column]
        told = [
            phrases.marked_prevalence(row, language),
            f"{across.title}: {across.written(value) if across.written else unit_words(value, across.unit, language)}",
        ]
        facts.append([str(row[REGION_NAME]), "<br>".join(told)])
    symbols = ["circle-open" if phrases.is_modelled(row) else "circle" for row in records]
    return scatter(
        name=name,
        x=rows[across.column].astype(float).round(3).tolist(),
        y=rows[PREVALENCE].astype(float).tolist(),
        ids=[str(code) for code in rows.index],
        mode="markers",
        marker={"color": colour, "size": size, "symbol": symbols, "opacity": 1},
        customdata=facts,
        hovertemplate=HOVER,
        cliponaxis=False,
    )


def _names(rows: pd.DataFrame, across: Across, theme: Theme, own_code: str | None) -> Sequence[dict[str, Any]]:
    """The names of the own and the chosen districts beside their points."""
    notes = []
    for code, row in zip(rows.index, rows.to_dict("records"), strict=True):
        word = short_name(str(row[REGION_NAME]))
        notes.append(
            {
                "x": float(row[across.column]),
                "y": float(row[PREVALENCE]),
                "showarrow": False,
                "yshift": 16,
                "text": f"<b>{word}</b>",
                "bgcolor": theme.background,
                "borderpad": 0,
                "font": {"size": NOTE_SIZE, "color": theme.own if code == own_code else theme.highlights[1]},
            }
        )
    return notes
