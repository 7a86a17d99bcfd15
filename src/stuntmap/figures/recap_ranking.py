"""Kecamatan or desa from the highest to the lowest: what was counted, how far chance carries it, and what is likely."""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from stuntmap import phrases
from stuntmap.figures.drawing import bar, figure, scatter
from stuntmap.figures.labels import HOVER, row_label
from stuntmap.figures.palette import NOTE_SIZE, Theme, base_layout
from stuntmap.figures.ranking import AXIS_PX, ROW_PX, anchor_of_right_axis, row_axes, severity_axis
from stuntmap.language import Language
from stuntmap.vocabulary import (
    CHILDREN_MEASURED,
    CHILDREN_STUNTED,
    CI95_HIGH,
    CI95_LOW,
    PREVALENCE,
    REGION_NAME,
    SEVERITY,
    SHRUNKEN,
)

SHRUNKEN_PX: Final = 9
# Beyond this many percent the names of the lower classes would lie on each other.
WIDE_PCT: Final = 60.0
WIDE_STEP: Final = 20


def ordered(table: pd.DataFrame) -> pd.DataFrame:
    """The regions with a figure, the highest shrunken prevalence first, ties by code."""
    known = table[table[PREVALENCE].notna()]
    return known.sort_values(SHRUNKEN, ascending=False, kind="stable")


def recap_bars(table: pd.DataFrame, language: Language, theme: Theme) -> go.Figure:
    """Prevalence of the children measured as bars with Wilson limits, and the shrunken figure as a ring on each.

    `table`: `figures.recap_maps.with_class` with the columns of `analysis.small_areas.shrunken_prevalence`.
    """
    rows = ordered(table)
    labels, values, facts = [], [], []
    for place, row in enumerate(rows.to_dict("records"), start=1):
        labels.append(row_label(f"{place}. {row[REGION_NAME]}", theme.text, theme))
        values.append(row_label(language.percent(row[SHRUNKEN]), theme.text, theme))
        counted = language.text(
            "{stunted} of {measured} children measured",
            stunted=language.number(row[CHILDREN_STUNTED]),
            measured=language.number(row[CHILDREN_MEASURED]),
        )
        limits = phrases.written_limits_in_words(
            language.percent(row[CI95_LOW]), language.percent(row[CI95_HIGH]), language, first_use=True
        )
        likely = language.text("shrunken: {prevalence}", prevalence=language.percent(row[SHRUNKEN]))
        lines = [language.percent(row[PREVALENCE]), counted, limits, likely]
        facts.append([str(row[REGION_NAME]), "<br>".join(lines)])
    across = list(range(len(rows)))
    bars = bar(
        orientation="h",
        x=rows[PREVALENCE].tolist(),
        y=across,
        width=0.72,
        marker={
            "color": [theme.severity_of[str(name)] for name in rows[SEVERITY]],
            "line": {"color": theme.outline, "width": 0.5},
        },
        error_x={
            "type": "data",
            "symmetric": False,
            "array": (rows[CI95_HIGH] - rows[PREVALENCE]).tolist(),
            "arrayminus": (rows[PREVALENCE] - rows[CI95_LOW]).tolist(),
            "color": theme.text,
            "thickness": 1,
            "width": 3,
        },
        ids=[str(code) for code in rows.index],
        customdata=facts,
        hovertemplate=HOVER,
    )
    likely_marks = scatter(
        x=rows[SHRUNKEN].tolist(),
        y=across,
        mode="markers",
        marker={"size": SHRUNKEN_PX, "color": theme.background, "line": {"color": theme.own, "width": 2}},
        hoverinfo="skip",
    )
    ends = [0.0, *(float(rows[name].max()) for name in (PREVALENCE, CI95_HIGH) if len(rows))]
    lowest = float(rows[PREVALENCE].min()) if len(rows) else 0.0
    layout = base_layout(
        theme,
        language,
        height=len(rows) * ROW_PX + AXIS_PX,
        margin={"t": 56},
        bargap=0,
        uirevision="recap_bars",
        hoverlabel={"font": {"size": NOTE_SIZE + 1}},
        **_axis(max(ends), lowest, theme, language),
        **row_axes(labels, values, theme),
    )
    return figure([bars, likely_marks, anchor_of_right_axis()], layout)


def _axis(highest_pct: float, lowest_pct: float, theme: Theme, language: Language) -> dict[str, Any]:
    """The class limits as ticks; plain ticks where few children make the limits reach far."""
    frame = severity_axis(highest_pct, lowest_pct, theme, language)
    if highest_pct <= WIDE_PCT:
        return frame
    ticks = list(range(0, 101, WIDE_STEP))
    plain = {"tickvals": ticks, "ticktext": [language.percent(tick, 0) for tick in ticks]}
    return {"xaxis": {**frame["xaxis"], **plain}, "annotations": []}
