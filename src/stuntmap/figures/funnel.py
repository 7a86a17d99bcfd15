"""Which districts of a province differ from its figure by more than the size of their samples explains: a funnel plot.

Small samples scatter more, so the limits open towards them (Spiegelhalter 2005, Statistics in Medicine
24(8):1185-1202). A point has a colour only where it lies outside a limit, and a name only outside the outer one.
"""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from stuntmap.figures.drawing import Trace, figure, scatter
from stuntmap.figures.palette import NOTE_SIZE, Theme, base_layout
from stuntmap.language import Language
from stuntmap.vocabulary import PREVALENCE, REGION_NAME, short_name

HEIGHT_PX: Final = 380
# So much of the plot the name of a village takes in half a page's width.
NAME_WIDE: Final = 0.25
NAME_HIGH: Final = 0.06
N_EFF: Final = "n_eff"
PLACE: Final = "funnel_place"


def funnel_plot(
    places: pd.DataFrame,
    limits: pd.DataFrame,
    reference_pct: float,
    reference_name: str,
    language: Language,
    theme: Theme,
    own_code: str | None = None,
    sizes_title: str = "",
    most_named: int | None = None,
) -> go.Figure:
    """Prevalence in % of each measured district against its effective sample size, with limits of 95 and 99.8 %.

    Args:
        places: from `references.funnel_places`; one row a district.
        limits: from `references.funnel_limits` at `sizes_drawn`.
        reference_pct: the printed figure of the reference, the line in the middle.
        reference_name: what that line is called.
        language: of the words and numbers.
        theme: light or dark.
        own_code: the district to point out; it may be missing from `places`.
        most_named: of those outside the outer limits the farthest so many are named, none on another; None: all.
        sizes_title: what the sizes are called; the effective sample size of a survey unless another is given.
    """
    sizes = limits[N_EFF].round(1).tolist()
    traces: list[Any] = []
    for name, dash, width in (("998", "solid", 1.5), ("95", "5px,4px", 1.5)):
        for end in ("high", "low"):
            line = {"color": theme.muted, "width": width, "dash": dash}
            values = limits[f"{end}_{name}_pct"].round(2).tolist()
            traces.append(scatter(x=sizes, y=values, mode="lines", line=line, hoverinfo="skip"))
    middle = {"color": theme.text, "width": 1.5}
    traces.append(scatter(x=[sizes[0], sizes[-1]], y=[reference_pct] * 2, mode="lines", line=middle, hoverinfo="skip"))
    children = language.text("effective sample size {size}", size="%{customdata[2]:,d}")
    if sizes_title:
        children = f"{sizes_title}: %{{customdata[2]:,d}}"
    traces.append(_points(places, language, theme, own_code, children))
    lowest = min(limits["low_998_pct"].min(), places[PREVALENCE].min())
    highest = max(limits["high_998_pct"].max(), places[PREVALENCE].max())
    room = (highest - lowest) * 0.06
    # The name of the middle line stands at the narrow end, under the names of the limits, where few districts lie.
    notes = [_end_note(sizes[-1], reference_pct, f"<b>{short_name(reference_name)}</b>", theme)]
    for name, percent in (("998", language.percent(99.8)), ("95", language.percent(95, 0))):
        notes.append(_end_note(sizes[-1], float(limits[f"high_{name}_pct"].iloc[-1]), percent, theme))
    title = sizes_title or language.text("effective sample size (children)")
    layout = base_layout(
        theme,
        language,
        height=HEIGHT_PX,
        margin={"r": 12, "b": 40},
        uirevision="funnel",
        annotations=[*notes, *_names(_named(places, reference_pct, own_code, most_named), places, theme, own_code)],
        xaxis={"range": [sizes[0], sizes[-1]], "title": {"text": title}, "nticks": 6, "tickformat": ",d"},
        yaxis={
            "range": [max(0.0, lowest - room), highest + room],
            "ticksuffix": language.percent(0, 0).removeprefix("0"),
            "nticks": 8,
        },
    )
    return figure(traces, layout)


def _end_note(size: float, value: float, words: str, theme: Theme) -> dict[str, Any]:
    """Words that sit on a line at its right end."""
    place = {"x": size, "y": value, "xanchor": "right", "yanchor": "bottom", "showarrow": False, "yshift": -1}
    return {**place, "text": words, "font": {"size": NOTE_SIZE, "color": theme.muted}, "borderpad": 0}


def _named(places: pd.DataFrame, reference_pct: float, own_code: str | None, most: int | None) -> pd.DataFrame:
    """The own district, and those outside the outer limits, of many the farthest from the reference."""
    outside = places[places[PLACE].str.endswith("_998") | (places.index == own_code)]
    if most is None:
        return outside
    distance = (outside[PREVALENCE] - reference_pct).abs().mask(outside.index == own_code, float("inf"))
    return _apart(outside.loc[distance.sort_values(ascending=False, kind="stable").index], places).iloc[:most]


def _apart(named: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Those whose names do not lie on the name of one before them."""
    wide, high = (
        share * max(float(places[name].max() - places[name].min()), 1.0)
        for share, name in ((NAME_WIDE, N_EFF), (NAME_HIGH, PREVALENCE))
    )
    kept: list[tuple[float, float]] = []
    stays = []
    for size, value in zip(named[N_EFF], named[PREVALENCE], strict=True):
        stays.append(all(abs(size - x) > wide or abs(value - y) > high for x, y in kept))
        if stays[-1]:
            kept.append((float(size), float(value)))
    return named[pd.Series(stays, index=named.index, dtype="bool")]


def _names(named: pd.DataFrame, places: pd.DataFrame, theme: Theme, own_code: str | None) -> list[dict[str, Any]]:
    """The names of the own district and of those outside the outer limits, towards the middle of the plot."""
    middle = (places[N_EFF].min() + places[N_EFF].max()) / 2
    notes = []
    columns = (named[name] for name in (REGION_NAME, PREVALENCE, N_EFF))
    for code, name, value, size in zip(named.index, *columns, strict=True):
        own, word = code == own_code, short_name(str(name))
        note = {"x": float(size), "y": float(value), "showarrow": False, "bgcolor": theme.background, "borderpad": 0}
        side = {"xanchor": "right", "xshift": -10} if size > middle else {"xanchor": "left", "xshift": 10}
        font = {"size": NOTE_SIZE, "color": theme.own if own else theme.text}
        notes.append({**note, **side, "text": f"<b>{word}</b>" if own else word, "font": font})
    return notes


def _points(places: pd.DataFrame, language: Language, theme: Theme, own_code: str | None, children: str) -> Trace:
    """All districts as one trace: filled in colour outside the outer limits, ringed in it outside the inner ones."""
    fills, rings, sizes, widths, facts = [], [], [], [], []
    columns = (places[name] for name in (REGION_NAME, PREVALENCE, N_EFF, PLACE))
    for code, name, value, size, place in zip(places.index, *columns, strict=True):
        own = code == own_code
        tone = theme.others if place == "within" else theme.better if place.startswith("below") else theme.worse
        fills.append(theme.background if place.endswith("_95") else tone)
        rings.append(theme.own if own else theme.axis if place == "within" else tone)
        sizes.append(15 if own else 10)
        widths.append(3 if own else 2 if place.endswith("_95") else 1)
        facts.append([str(name), _place_words(str(place), language), int(size + 0.5), float(value)])
    percent = language.percent(0, 0).removeprefix("0")
    return scatter(
        x=places[N_EFF].round(1).tolist(),
        y=places[PREVALENCE].astype(float).tolist(),
        ids=[str(code) for code in places.index],
        mode="markers",
        marker={"color": fills, "size": sizes, "line": {"color": rings, "width": widths}, "opacity": 1},
        customdata=facts,
        cliponaxis=False,
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[3]:.1f}"
        + f"{percent}, {children}<br>%{{customdata[1]}}<extra></extra>",
    )


def _place_words(place: str, language: Language) -> str:
    if place == "within":
        return language.text("within the limits")
    limit = language.percent(99.8) if place.endswith("_998") else language.percent(95, 0)
    if place.startswith("below"):
        return language.text("below the limits of {percent}", percent=limit)
    return language.text("above the limits of {percent}", percent=limit)
