"""Who stands where: bars from the lowest to the highest prevalence, and ranks over the surveys.

Class colours need no legend here: the class limits are the axis, and the class names stand between them.
"""

from collections.abc import Collection, Sequence
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from stuntmap import phrases
from stuntmap.analysis.classifying import colour_step, indicator_of
from stuntmap.analysis.ranking import sorted_best_first
from stuntmap.figures.drawing import Trace, bar, figure, scatter
from stuntmap.figures.labels import (
    HOVER,
    interval_line,
    is_small_area,
    rank_lines,
    row_label,
    source_line,
    surveys_of,
    toned_value,
)
from stuntmap.figures.palette import NOTE_SIZE, OWN_LINE_WIDTH, Theme, base_layout
from stuntmap.language import Language
from stuntmap.vocabulary import (
    CI95_HIGH,
    ESTIMATION,
    PREVALENCE,
    RANK,
    REGION_NAME,
    SEVERITY,
    STUNTING,
    Classes,
    short_name,
)

ROW_PX: Final = 19
AXIS_PX: Final = 64
# Above the ticks; the middle class stands a line higher, since the names of its neighbours reach to its own where the
# axis goes far or the chart is narrow.
NAME_PX: Final = 20
RAISED_PX: Final = 36
# As a share of the axis: where less of the last class is seen, its name does not fit above it.
NARROW: Final = 0.15


def severity_axis(
    highest_pct: float, lowest_pct: float, theme: Theme, language: Language, steps: Classes = STUNTING.steps
) -> dict[str, Any]:
    """Parts of a layout whose x axis is prevalence in %: ticks at the class limits, class names between them.

    Steps that nobody has set as classes have no names.
    """
    edges = steps.edges_pct
    end = max(highest_pct * 1.03, edges[1] + 2)
    borders = [0.0, *edges, max(end, edges[-1])]
    names = []
    below_first = lowest_pct < edges[0]
    for severity_class, low, high in zip(steps.names if steps.source else (), borders, borders[1:], strict=False):
        if low >= end or (severity_class == steps.names[0] and not below_first):
            continue
        name = phrases.severity(severity_class, language)
        is_cut = severity_class == steps.names[-1] and end - low < NARROW * end
        names.append(
            {
                # The last one may reach beyond the axis, where nothing stands; else it would lie on its neighbour.
                **(
                    {"text": name, "x": low, "xanchor": "left"}
                    if is_cut
                    else {"text": name.replace(" ", "<br>"), "x": (low + min(high, end)) / 2}
                ),
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "yshift": RAISED_PX if severity_class == steps.names[len(steps.names) // 2] else NAME_PX,
                "showarrow": False,
                "font": {"size": NOTE_SIZE, "color": theme.muted},
            }
        )
    # "0 %" and "2,5 %" run into each other on a phone: only the one that is needed stands.
    ticks = [edge for edge in edges if edge < end and (below_first or edge != edges[0])]
    ticks = ticks if below_first else [0.0, *ticks]
    words = [language.percent(edge, 0 if edge.is_integer() else 1) for edge in ticks]
    axis = {"side": "top", "range": [0, end], "tickvals": ticks, "ticktext": words, "ticks": "", "tickangle": 0}
    return {"xaxis": axis, "annotations": names}


def row_axes(labels: Sequence[str], values: Sequence[str], theme: Theme) -> dict[str, Any]:
    """Two y axes over the same rows, first row on top: names on the left, figures on the right.

    Labels may reach beyond the chart as far as Plotly is concerned: looking for those that do, it measures every label
    against all others, which holds the browser for half a minute at 514 rows; the margin makes room for them anyway.
    """
    axis = {
        "range": [len(labels) - 0.5, -0.5],
        "tickvals": list(range(len(labels))),
        "showgrid": False,
        "automargin": True,
        "ticklabeloverflow": "allow",
        "fixedrange": True,
        "zeroline": False,
        "tickfont": {"size": NOTE_SIZE, "color": theme.text},
    }
    left = {**axis, "ticktext": list(labels), "side": "left"}
    right = {**axis, "ticktext": list(values), "side": "right", "overlaying": "y"}
    return {"yaxis": left, "yaxis2": right}


def anchor_of_right_axis() -> Trace:
    """An unseen trace: Plotly draws the right axis only where a trace uses it."""
    return scatter(x=[None], y=[None], yaxis="y2", hoverinfo="skip", showlegend=False)


def ranking_bars(
    table: pd.DataFrame,
    language: Language,
    theme: Theme,
    highlighted: Collection[str] = (),
    row_px: int = ROW_PX,
) -> go.Figure:
    """Prevalence in % of each region as a bar, lowest on top; without an estimate last, in words.

    `table` is a scope table (index region_code). Colour is the severity class; `highlighted` codes get the own
    outline and bold words. Lines for 95 % limits appear once the table carries them.
    """
    rows = sorted_best_first(table)
    labels, values, outlines, widths = [], [], [], []
    for code, row, small_area in zip(rows.index, rows.to_dict("records"), is_small_area(rows), strict=True):
        chosen, missing = code in highlighted, pd.isna(row[PREVALENCE])
        name = short_name(str(row[REGION_NAME]))
        name = name if missing else f"{int(row[RANK])}. {name}"
        tone = theme.own if chosen else theme.muted if missing else theme.text
        labels.append(row_label(name, tone, theme, bold=chosen))
        words = "" if missing else toned_value(row[PREVALENCE], small_area, theme, language)
        values.append(row_label(words, tone, theme, bold=chosen))
        outlines.append(theme.own if chosen else theme.outline)
        widths.append(OWN_LINE_WIDTH if chosen else 0.5)
    colours = [theme.no_estimate if pd.isna(name) else theme.severity_of[str(name)] for name in colour_step(rows)]
    no_estimate = phrases.no_estimate(language)
    bars = bar(
        orientation="h",
        x=rows[PREVALENCE].where(rows[PREVALENCE].notna(), 0).tolist(),
        y=list(range(len(rows))),
        width=0.72,
        marker={"color": colours, "line": {"color": outlines, "width": widths}},
        error_x=interval_line(rows, theme.text),
        ids=[str(code) for code in rows.index],
        customdata=_hover_facts(rows, language),
        text=[no_estimate if pd.isna(value) else "" for value in rows[PREVALENCE]],
        textposition="outside",
        constraintext="none",
        textfont={"size": NOTE_SIZE, "color": theme.muted},
        cliponaxis=False,
        hovertemplate=HOVER,
    )
    ends = [rows[column].max() for column in (PREVALENCE, CI95_HIGH) if column in rows]
    highest, steps = max([0.0, *(end for end in ends if pd.notna(end))]), indicator_of(rows).steps
    frame = severity_axis(highest, rows[PREVALENCE].min(), theme, language, steps)
    layout = base_layout(
        theme,
        language,
        height=len(rows) * row_px + AXIS_PX,
        margin={"t": 56},
        bargap=0,
        uirevision="ranking",
        **frame,
        **row_axes(labels, values, theme),
    )
    return figure([bars, anchor_of_right_axis()], layout)


def _hover_facts(rows: pd.DataFrame, language: Language) -> list[list[str]]:
    facts = []
    for row, survey in zip(rows.to_dict("records"), surveys_of(rows), strict=True):
        if pd.isna(row[PREVALENCE]):
            lines = [phrases.no_estimate(language)]
        else:
            lines = [
                ", ".join(filter(None, [phrases.prevalence(row, language), phrases.severity(row[SEVERITY], language)])),
                phrases.interval(row, language, first_use=True),
                language.text("Rank {rank}", rank=rank_lines(row, language)),
                source_line(survey, row.get(ESTIMATION), language),
            ]
        facts.append([str(row[REGION_NAME]), "<br>".join(filter(None, lines))])
    return facts
