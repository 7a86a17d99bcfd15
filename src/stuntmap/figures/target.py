"""How far districts are from their target: one dot a district on one axis of prevalence.

Violet lies at or under the target and orange above it, the colours of change and distance; position says the same.
"""

from collections.abc import Collection
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from stuntmap import phrases
from stuntmap.analysis.ranking import sorted_best_first
from stuntmap.figures.drawing import Trace, figure, scatter
from stuntmap.figures.labels import (
    HOVER,
    interval_line,
    is_small_area,
    row_label,
    source_line,
    surveys_of,
    toned,
)
from stuntmap.figures.palette import NOTE_SIZE, Theme, base_layout
from stuntmap.figures.ranking import anchor_of_right_axis, row_axes
from stuntmap.language import Language
from stuntmap.phrases import Style
from stuntmap.vocabulary import (
    CI95_HIGH,
    DISTANCE,
    ESTIMATION,
    PREVALENCE,
    REGION_NAME,
    TARGET,
    TARGET_REACHED,
    short_name,
)

ROW_PX: Final = 19
AXIS_PX: Final = 64
MOST_ROWS: Final = 60
SWARM_PX: Final = 420
SWARM_STEP_PCT: Final = 0.5
REACHED: Final = "reached"


def target_dots(
    table: pd.DataFrame, language: Language, theme: Theme, highlighted: Collection[str] = (), row_px: int = ROW_PX
) -> go.Figure:
    """Prevalence in % of each district as a dot against the target line, lowest on top; hollow dots come from a model.

    `table` is a target table (index region_code). The line stands at the target that most districts share; a
    district with another one gets a tick of its own. Above MOST_ROWS districts the dots are stacked into one strip,
    where only `highlighted` ones are named.
    """
    rows = sorted_best_first(table)
    common = rows[TARGET].mode()
    shared = None if common.empty else float(common.iloc[0])
    if len(rows) > MOST_ROWS:
        return _swarm(rows.dropna(subset=[PREVALENCE]), shared, language, theme, highlighted)
    return _rows(rows, shared, language, theme, highlighted, row_px)


def _rows(
    rows: pd.DataFrame,
    shared: float | None,
    language: Language,
    theme: Theme,
    highlighted: Collection[str],
    row_px: int,
) -> go.Figure:
    names, distances = [], []
    for code, row, model in zip(rows.index, rows.to_dict("records"), is_small_area(rows), strict=True):
        chosen, missing = code in highlighted, pd.isna(row[PREVALENCE])
        tone = theme.own if chosen else theme.muted if missing else theme.text
        names.append(row_label(short_name(row[REGION_NAME]), tone, theme, bold=chosen))
        if missing:
            words = phrases.no_estimate(language)
        else:
            words = "" if pd.isna(row[DISTANCE]) else phrases.distance(row, language, Style.CELL)
        mark = f" {toned(phrases.model_mark(language), theme.muted)}" if model and not missing else ""
        distances.append(row_label(words, tone, theme, bold=chosen) + mark)
    places = pd.Series(range(len(rows)), index=rows.index)
    own = rows.index.isin(list(highlighted))
    # Beside the lines of the limits, a line for the distance would be one line too many.
    stems = [] if interval_line(rows, theme.muted) else [_stems(rows, places, theme)]
    traces = [
        *stems,
        _dots(rows, places, own, language, theme, size=10),
        _own_ticks(rows, places, shared, language, theme),
        anchor_of_right_axis(),
    ]
    layout = base_layout(
        theme,
        language,
        height=len(rows) * row_px + AXIS_PX,
        margin={"t": 56, "b": 8},
        uirevision="target",
        **row_axes(names, distances, theme),
        **_prevalence_axis(rows, shared, language, theme),
    )
    heading = {"text": language.text("pp"), "x": 1, "xref": "paper", "xanchor": "left", "xshift": 2, "showarrow": False}
    heading |= {"y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 3}
    heading["font"] = {"size": NOTE_SIZE, "color": theme.muted}
    layout["annotations"] = [*layout.get("annotations", ()), heading]
    return figure(traces, layout)


def _swarm(
    rows: pd.DataFrame, shared: float | None, language: Language, theme: Theme, highlighted: Collection[str]
) -> go.Figure:
    """All districts as stacked dots over half-point steps of prevalence: the shape of the country."""
    steps = (rows[PREVALENCE] / SWARM_STEP_PCT).astype(int)
    places = steps.groupby(steps).cumcount().astype(float)
    own = rows.index.isin(list(highlighted))
    top = max(places.max() if len(places) else 0, 10) + 1
    layout = base_layout(
        theme,
        language,
        height=SWARM_PX,
        margin={"t": 56, "b": 8},
        uirevision="target",
        yaxis={"visible": False, "range": [-1, top + 4]},
        **_prevalence_axis(rows, shared, language, theme),
    )
    end = layout["xaxis"]["range"][1]
    layout["annotations"] = [*layout.get("annotations", ()), *_own_names(rows[own], places[own], top, end, theme)]
    return figure(_dots(rows, places, own, language, theme, size=5), layout)


def _prevalence_axis(rows: pd.DataFrame, shared: float | None, language: Language, theme: Theme) -> dict[str, Any]:
    """The prevalence axis with the shared target line, the side of the reached, and the words for both sides."""
    ends = [rows[column].max() for column in (PREVALENCE, CI95_HIGH, TARGET) if column in rows]
    end = max([10.0, *(float(end) for end in ends if pd.notna(end))]) * 1.04
    axis = {"side": "top", "range": [0, end], "ticksuffix": language.percent(0, 0).removeprefix("0"), "dtick": 10}
    if shared is None:
        return {"xaxis": axis}
    line = {"type": "line", "x0": shared, "x1": shared, "y0": 0, "y1": 1, "yref": "paper"}
    side = {"type": "rect", "x0": 0, "x1": shared, "y0": 0, "y1": 1, "yref": "paper"}
    words = {"x": shared, "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 22, "showarrow": False}
    return {
        "xaxis": axis,
        "shapes": [
            {**side, "fillcolor": theme.better, "opacity": 0.08, "line": {"width": 0}, "layer": "below"},
            {**line, "line": {"color": theme.target, "width": 2, "dash": "5px,3px"}, "layer": "below"},
        ],
        "annotations": [
            {
                **words,
                "xanchor": "right",
                "xshift": -6,
                "text": phrases.verdict(TARGET_REACHED, language),
                "font": {"size": NOTE_SIZE, "color": theme.muted},
            },
            {
                **words,
                "xanchor": "left",
                "xshift": -2,
                "text": f"<b>{language.text('target {value}', value=phrases.plain_percent(shared, language))}</b>",
                "font": {"size": NOTE_SIZE},
            },
        ],
    }


def _is_reached(rows: pd.DataFrame) -> pd.Series:
    return rows[REACHED].astype("boolean").fillna(False).astype(bool)


def _stems(rows: pd.DataFrame, places: pd.Series, theme: Theme) -> Trace:
    """A thin line from each district's target to its dot: the distance as a length."""
    x: list[float | None] = []
    y: list[float | None] = []
    drawn = rows[rows[DISTANCE].notna()]
    for code, value, target in zip(drawn.index, drawn[PREVALENCE], drawn[TARGET], strict=True):
        x += [float(target), float(value), None]
        y += [float(places[code]), float(places[code]), None]
    return scatter(x=x, y=y, mode="lines", line={"color": theme.others, "width": 1.5}, hoverinfo="skip")


def _dots(rows: pd.DataFrame, places: pd.Series, own: Any, language: Language, theme: Theme, size: int) -> Trace:
    colours = [theme.better if reached else theme.worse for reached in _is_reached(rows)]
    models = is_small_area(rows)
    rings = [theme.own if chosen else colour for chosen, colour in zip(own, colours, strict=True)]
    fills = [theme.background if model else colour for model, colour in zip(models, colours, strict=True)]
    return scatter(
        x=[None if pd.isna(value) else float(value) for value in rows[PREVALENCE]],
        y=places.tolist(),
        ids=[str(code) for code in rows.index],
        customdata=_hover_words(rows, language),
        mode="markers",
        error_x=interval_line(rows, theme.muted) if size > 5 else None,
        marker={
            "color": fills,
            "size": [size + 3 if chosen else size for chosen in own],
            "line": {"color": rings, "width": [3 if chosen else size / 6 for chosen in own]},
            "opacity": 1,
        },
        cliponaxis=False,
        hovertemplate=HOVER,
    )


def _own_ticks(rows: pd.DataFrame, places: pd.Series, shared: float | None, language: Language, theme: Theme) -> Trace:
    """A tick at the target of each district whose target is not the shared one."""
    other = rows[rows[TARGET].notna() & (rows[TARGET] != shared)]
    return scatter(
        x=other[TARGET].astype(float).tolist(),
        y=places[other.index].tolist(),
        mode="markers",
        marker={"symbol": "line-ns", "size": 8, "line": {"color": theme.target, "width": 2.5}},
        customdata=[
            [name, language.text("own target {value}", value=phrases.plain_percent(value, language))]
            for name, value in zip(other[REGION_NAME], other[TARGET], strict=True)
        ],
        hovertemplate=HOVER,
    )


def _own_names(own: pd.DataFrame, places: pd.Series, top: float, end: float, theme: Theme) -> list[dict[str, Any]]:
    """The names of the highlighted dots above the crowd, each with a line down to its dot, on three levels in turn."""
    return [
        {
            "x": float(value),
            "y": float(place),
            "ax": float(value),
            "ay": top + 3 - 1.4 * (turn % 3),
            "axref": "x",
            "ayref": "y",
            "arrowhead": 0,
            "arrowwidth": 1.5,
            "arrowcolor": theme.own,
            "standoff": 5,
            "xanchor": "right" if value > end * 0.6 else "left" if value < end * 0.2 else "center",
            "text": f"<b>{short_name(name)}</b>",
            "bgcolor": theme.background,
            "font": {"size": NOTE_SIZE, "color": theme.own},
        }
        for turn, (value, place, name) in enumerate(zip(own[PREVALENCE], places, own[REGION_NAME], strict=True))
    ]


def _hover_words(rows: pd.DataFrame, language: Language) -> list[list[str]]:
    words = []
    for row, survey in zip(rows.to_dict("records"), surveys_of(rows), strict=True):
        if pd.isna(row[PREVALENCE]):
            words.append([row[REGION_NAME], phrases.no_estimate(language)])
            continue
        lines = [
            phrases.prevalence(row, language),
            phrases.interval(row, language, first_use=True),
            source_line(survey, row.get(ESTIMATION), language),
        ]
        if pd.notna(row[DISTANCE]):
            lines.append(phrases.distance(row, language, Style.SENTENCE))
        words.append([row[REGION_NAME], "<br>".join(filter(None, lines))])
    return words
