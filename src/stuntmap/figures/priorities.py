"""How firmly each place stands in the list of those that come first: one bar a place, in the order of the list."""

from typing import Final

import pandas as pd
import plotly.graph_objects as go

from stuntmap import phrases
from stuntmap.figures.drawing import bar, figure
from stuntmap.figures.labels import HOVER, row_label
from stuntmap.figures.palette import NOTE_SIZE, Theme, base_layout
from stuntmap.figures.ranking import AXIS_PX, ROW_PX, anchor_of_right_axis, row_axes
from stuntmap.language import Language
from stuntmap.vocabulary import (
    LISTED,
    PINNED,
    PRIORITY_ORDER,
    PRIORITY_SCORE,
    PRIORITY_STANDING,
    REGION_NAME,
    STAYS_SHARE,
    STRUCK,
    short_name,
)

# What is left out after the list is as long as the list, so that its end can be judged.
_BEYOND: Final = 2
_HALF: Final = 0.5


def drawn_rows(table: pd.DataFrame) -> pd.DataFrame:
    """The places of the list, and as many after them, in the order of the score; decided ones always."""
    listed = table[PRIORITY_STANDING].isin((LISTED, PINNED)).sum()
    decided = table[PRIORITY_STANDING].isin((PINNED, STRUCK))
    return table[decided | (table[PRIORITY_ORDER] <= _BEYOND * max(int(listed), 1)).fillna(False)]


def stability_bars(table: pd.DataFrame, language: Language, theme: Theme) -> go.Figure:
    """In how many of the trials (%) each place is in the list, those of the list in the own colour.

    `table`: as `answers.priorities.district_priorities` gives it.
    """
    rows = drawn_rows(table)
    chosen = rows[PRIORITY_STANDING].isin((LISTED, PINNED)).tolist()
    labels, values, facts = [], [], []
    for row, is_chosen in zip(rows.to_dict("records"), chosen, strict=True):
        order = "" if pd.isna(row[PRIORITY_ORDER]) else f"{int(row[PRIORITY_ORDER])}. "
        tone = theme.own if is_chosen else theme.text
        labels.append(row_label(f"{order}{short_name(str(row[REGION_NAME]))}", tone, theme, bold=is_chosen))
        share = phrases.chance(row[STAYS_SHARE], language)
        # What was decided does not hang on any trial.
        beside = language.text("decided") if row[PRIORITY_STANDING] in (PINNED, STRUCK) else share
        values.append(row_label(beside, tone, theme, bold=is_chosen))
        told = [phrases.verdict(row[PRIORITY_STANDING], language)]
        if pd.notna(row[PRIORITY_SCORE]):
            told.append(language.text("Score {score} of 100", score=language.number(row[PRIORITY_SCORE], 1)))
        told.append(language.text("In the list in {share} of trials", share=share))
        facts.append([str(row[REGION_NAME]), "<br>".join(told)])
    bars = bar(
        orientation="h",
        x=(100 * rows[STAYS_SHARE]).tolist(),
        y=list(range(len(rows))),
        width=0.72,
        marker={"color": [theme.own if is_chosen else theme.others for is_chosen in chosen]},
        ids=[str(code) for code in rows.index],
        customdata=facts,
        hovertemplate=HOVER,
    )
    ticks = [0, 100 * _HALF, 100]
    axis = {
        "side": "top",
        "range": [0, 100],
        "tickvals": ticks,
        "ticktext": [language.percent(tick, 0) for tick in ticks],
        "ticks": "",
        "tickangle": 0,
        "tickfont": {"size": NOTE_SIZE},
    }
    layout = base_layout(
        theme,
        language,
        height=len(rows) * ROW_PX + AXIS_PX,
        margin={"t": 32},
        bargap=0,
        uirevision="priorities",
        xaxis=axis,
        **row_axes(labels, values, theme),
    )
    return figure([bars, anchor_of_right_axis()], layout)
