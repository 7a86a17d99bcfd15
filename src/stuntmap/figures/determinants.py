"""What stands beside stunting: each figure of a district on its own scale, beside province and nation. Context only.

No colour says good or bad: these figures are not judged, and an association is not a cause.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from stuntmap import phrases, vocabulary
from stuntmap.analysis.own_indicator import Standing
from stuntmap.data.own_indicators import OwnIndicator
from stuntmap.figures.drawing import Trace, figure, scatter
from stuntmap.figures.palette import NOTE_SIZE, Theme, base_layout
from stuntmap.language import Language
from stuntmap.vocabulary import (
    CI95_HIGH,
    CI95_LOW,
    COUNTRY_NAME,
    UNIT,
    VALUE,
    YEAR,
    short_name,
)

ROW_PX: Final = 60
HEAD_PX: Final = 52
# A legend takes half of a chart at most: below this, its four lines on a phone would scroll.
LEAST_PX: Final = 210
END_ROOM: Final = 0.14
# Ends of a scale this narrow are not told apart without decimals.
NARROW_SCALE: Final = 5.0
TO_THE_LEFT: Final = "←"
NATION_LOWEST: Final = "nation_lowest"
NATION_HIGHEST: Final = "nation_highest"
QUARTERS: Final = ("nation_first_quarter", "nation_third_quarter")


class Strip(NamedTuple):
    """One row: a figure of the district, of province and nation, optional 95 % limits, and the ends of its scale.

    `middle_low` and `middle_high`: the middle half of the nation's districts. `better`: which end is the better one.
    `limits`: what stands in brackets behind the figure. `written`: how a figure is told where `unit` is none of ours.
    """

    title: str
    unit: str
    own: float
    province: float
    nation: float
    low: float = float("nan")
    high: float = float("nan")
    scale_low: float = 0.0
    scale_high: float = 1.0
    ends_shown: bool = True
    middle_low: float = float("nan")
    middle_high: float = float("nan")
    better: str = ""
    limits: str = ""
    written: Callable[[float], str] | None = None

    def words(self, value: float, language: Language) -> str:
        """A figure as the page prints it."""
        if self.written is None or pd.isna(value):
            return unit_words(value, self.unit, language)
        return self.written(value)

    def at(self, value: float) -> float | None:
        """Where `value` stands on the strip: 0 at the left end, 1 at the right; None where it is missing."""
        if pd.isna(value):
            return None
        return float((value - self.scale_low) / (self.scale_high - self.scale_low))


def unit_words(value: float, unit: str, language: Language) -> str:
    """A figure with its unit as the page prints it; "no data" where it is missing."""
    if pd.isna(value):
        return language.text("no data")
    form = vocabulary.UNITS[unit]
    if form.is_percent:
        return language.percent(value, form.decimals)
    number = language.number(value, form.decimals)
    return language.text(form.written, number=number) if form.written else number


def difference_with_unit(value: float, unit: str, language: Language) -> str:
    """A difference of two figures with its sign and its unit: "+8,0 poin", "−1,5 tahun"; a dash where it is missing."""
    if pd.isna(value):
        return phrases.DASH
    form = vocabulary.UNITS[unit]
    number = language.signed(value, form.decimals)
    if form.is_percent:
        return phrases.written_points(number, language)
    return language.text(form.written, number=number) if form.written else number


def determinant_dots(
    comparison: pd.DataFrame, language: Language, theme: Theme, region_name: str, province_name: str
) -> go.Figure:
    """Each determinant of a district beside the middle values of its province and nation, one row and scale each.

    `comparison` is a determinant comparison (index indicator). A scale runs from the nation's lowest to its highest
    district where the table carries them, else around the figures shown.
    """
    order = {name: place for place, name in enumerate(vocabulary.DETERMINANTS)}
    rows = comparison.sort_index(key=lambda names: names.map(lambda name: order.get(name, len(order))), kind="stable")
    strips = []
    for indicator, row in zip(rows.index, rows.to_dict("records"), strict=True):
        own, province, nation = row[VALUE], row["province_median"], row["nation_median"]
        ends = [row.get(NATION_LOWEST, float("nan")), row.get(NATION_HIGHEST, float("nan"))]
        known = all(pd.notna(end) for end in ends)
        low, high = _scale(ends if known else [0.0, own, province, nation])
        described = vocabulary.DETERMINANTS[str(indicator)]
        name = language.text(described.title)
        strip = Strip(f"{name} ({int(row[YEAR])})", str(row[UNIT]), own, province, nation)
        middle = [row.get(name, float("nan")) if known else float("nan") for name in QUARTERS]
        better = _better(described.higher_is_less_favourable, language)
        strip = strip._replace(middle_low=middle[0], middle_high=middle[1], better=better)
        strips.append(strip._replace(scale_low=low, scale_high=high, ends_shown=known))
    return _strips_figure(strips, _middles(region_name, province_name, language), language, theme)


def own_dots(
    found: Standing, own: OwnIndicator, written: Callable[[float], str], language: Language, theme: Theme,
    region_name: str, province_name: str,
) -> go.Figure:  # fmt: skip
    """A region's own indicator as `determinant_dots` has those of the data: its district beside province and nation."""
    value, province = (float("nan") if known is None else known for known in (found.value, found.province))
    low, high = _scale([found.least, found.most])
    strip = Strip(
        f"{own.title} ({own.years[-1]})", own.unit, value, province, found.nation, scale_low=low, scale_high=high,
        middle_low=found.lower, middle_high=found.upper, written=written,
        better=_better(own.higher_is_less_favourable, language),
    )  # fmt: skip
    return _strips_figure([strip], _middles(region_name, province_name, language), language, theme)


def _middles(region_name: str, province_name: str, language: Language) -> list[str]:
    """The district, then what the middle values of province and nation are called."""
    places = short_name(province_name), COUNTRY_NAME
    return [short_name(region_name), *(language.text("middle value of {place}", place=place) for place in places)]


def _better(higher_is_less_favourable: bool | None, language: Language) -> str:
    """Which end of a scale is the better one; nothing where neither is."""
    if higher_is_less_favourable is None:
        return ""
    if higher_is_less_favourable:
        return language.text("← better")
    return language.text("better →")


def nutrition_dots(
    comparison: pd.DataFrame, language: Language, theme: Theme, region_name: str, province_name: str
) -> go.Figure:
    """The figures beside stunting in % of a district with its 95 % limits, beside province and nation.

    `comparison` is `answers.nutrition_beside` (index indicator). All rows share one scale from 0.
    """
    shown = comparison[["value_pct", "province_pct", "nation_pct", CI95_LOW, CI95_HIGH, *QUARTERS]].astype(float)
    _, high = _scale([0.0, *shown.max().tolist()])
    strips = []
    for indicator, row in zip(comparison.index, comparison.to_dict("records"), strict=True):
        title = language.text(vocabulary.NUTRITION[str(indicator)].title)
        strip = Strip(title, "%", row["value_pct"], row["province_pct"], row["nation_pct"])
        middle_low, middle_high = (row[name] for name in QUARTERS)
        strip = strip._replace(middle_low=middle_low, middle_high=middle_high)
        limits = phrases.interval(row, language, phrases.Style.CELL)
        if phrases.is_modelled(row) and pd.notna(row["value_pct"]):
            limits = phrases.model_mark(language)
        strip = strip._replace(low=row[CI95_LOW], high=row[CI95_HIGH], limits=limits)
        strips.append(strip._replace(scale_high=high))
    return _strips_figure(strips, [short_name(region_name), short_name(province_name), COUNTRY_NAME], language, theme)


def _scale(values: Sequence[float]) -> tuple[float, float]:
    """The ends of a scale that holds all `values`; never of no length."""
    known = [float(value) for value in values if pd.notna(value)]
    low, high = min(known, default=0.0), max(known, default=1.0)
    return (low, high) if high > low else (low, low + 1.0)


def _strips_figure(strips: Sequence[Strip], names: Sequence[str], language: Language, theme: Theme) -> go.Figure:
    own, province, nation = names
    marks = (
        ("nation", nation, {"symbol": "line-ns", "size": 9, "line": {"color": theme.muted, "width": 2.5}}),
        ("province", province, {"symbol": "diamond-tall", "size": 13, "color": theme.muted}),
        ("own", f"<b>{own}</b>", {"size": 13, "color": theme.own}),
    )
    traces = [_scale_lines(strips, theme), *_middle_halves(strips, language, theme)]
    for field, name, marker in marks:
        values = [getattr(strip, field) for strip in strips]
        if all(pd.isna(value) for value in values):
            continue
        trace = scatter(
            name=name,
            x=[strip.at(value) for strip, value in zip(strips, values, strict=True)],
            y=list(range(len(strips))),
            customdata=[
                [strip.title, strip.words(value, language)] for strip, value in zip(strips, values, strict=True)
            ],
            mode="markers",
            marker=marker,
            hovertemplate="<b>%{customdata[0]}</b><br>%{fullData.name}: %{customdata[1]}<extra></extra>",
            cliponaxis=False,
        )
        traces.append(trace)
    if limits := _limits(strips, theme):
        traces[-1]["error_x"] = limits
    layout = base_layout(
        theme,
        language,
        height=max(len(strips) * ROW_PX + HEAD_PX, LEAST_PX),
        margin={"t": 8, "b": 0},
        uirevision="determinants",
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1,
            "yanchor": "bottom",
            "traceorder": "reversed",
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"size": NOTE_SIZE, "color": theme.text},
        },
        xaxis={"visible": False, "range": [-END_ROOM, 1 + END_ROOM]},
        yaxis={"visible": False, "range": [len(strips) - 0.55, -0.75]},
        annotations=[words for place, strip in enumerate(strips) for words in _words(place, strip, language, theme)],
    )
    return figure(traces, layout)


def _limits(strips: Sequence[Strip], theme: Theme) -> dict[str, Any] | None:
    """Error bars along the strips; None where no row has limits."""
    if all(pd.isna(strip.low) or pd.isna(strip.high) for strip in strips):
        return None
    above = [0.0 if pd.isna(s.high) else (s.high - s.own) / (s.scale_high - s.scale_low) for s in strips]
    below = [0.0 if pd.isna(s.low) else (s.own - s.low) / (s.scale_high - s.scale_low) for s in strips]
    line = {"color": theme.own, "thickness": 2, "width": 4}
    return {"type": "data", "symmetric": False, "array": above, "arrayminus": below, **line}


def _scale_lines(strips: Sequence[Strip], theme: Theme) -> Trace:
    x: list[float | None] = [0.0, 1.0, None] * len(strips)
    y: list[float | None] = [value for place in range(len(strips)) for value in (place, place, None)]
    line = {"color": theme.others, "width": 2}
    return scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip", showlegend=False)


def _middle_halves(strips: Sequence[Strip], language: Language, theme: Theme) -> list[Trace]:
    """Where the middle half of the nation's districts lies on each strip; nothing where no row knows it."""
    x: list[float | None] = []
    y: list[float | None] = []
    for place, strip in enumerate(strips):
        if pd.notna(strip.middle_low) and pd.notna(strip.middle_high):
            x += [strip.at(strip.middle_low), strip.at(strip.middle_high), None]
            y += [place, place, None]
    if not x:
        return []
    name = language.text("middle half of {place}", place=COUNTRY_NAME)
    return [scatter(name=name, x=x, y=y, mode="lines", line={"color": theme.others, "width": 8}, hoverinfo="skip")]


def _words(place: int, strip: Strip, language: Language, theme: Theme) -> list[dict[str, Any]]:
    """Title and figure of the district above a strip, the ends of its scale beside it, the better one named below."""
    value = strip.words(strip.own, language)
    if strip.limits:
        value += f" ({strip.limits})"
    above = {"y": place, "yshift": 22, "xref": "paper", "showarrow": False}
    beside = {"y": place, "showarrow": False, "font": {"size": NOTE_SIZE - 1, "color": theme.muted}}
    title = {**above, "x": 0, "xanchor": "left", "text": strip.title, "font": {"size": NOTE_SIZE + 1}}
    figure = {**above, "x": 1, "xanchor": "right", "text": f"<b>{value}</b>", "font": {"size": NOTE_SIZE + 1}}
    if not strip.ends_shown:
        return [title, figure]
    decimals = 2 if strip.unit == "ratio" or strip.scale_high - strip.scale_low < NARROW_SCALE else 0
    low = {**beside, "x": 0, "xanchor": "right", "xshift": -8, "text": language.number(strip.scale_low, decimals)}
    high = {**beside, "x": 1, "xanchor": "left", "xshift": 8, "text": language.number(strip.scale_high, decimals)}
    if not strip.better:
        return [title, figure, low, high]
    side = "left" if strip.better.startswith(TO_THE_LEFT) else "right"
    end = {**beside, "x": 0 if side == "left" else 1, "xanchor": side, "yshift": -14, "text": strip.better}
    return [title, figure, low, high, end]
