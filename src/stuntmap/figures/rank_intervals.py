"""How far each rank can be trusted: the 95 % confidence set of every rank as a bar, in the rows of the ranking bars.

Sets of small-area figures are dashed and their dots hollow: how precise a model figure is, is only assumed.
"""

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from stuntmap import phrases
from stuntmap.analysis.ranking import sorted_best_first
from stuntmap.figures.drawing import Trace, bar, figure, scatter
from stuntmap.figures.labels import row_label
from stuntmap.figures.palette import NOTE_SIZE, TRANSPARENT, Theme, base_layout
from stuntmap.figures.ranking import AXIS_PX, ROW_PX, anchor_of_right_axis, row_axes
from stuntmap.language import Language
from stuntmap.phrases import Style
from stuntmap.vocabulary import PREVALENCE, RANK, RANK_HIGH, RANK_IS_ROUGH, RANK_LOW, RANK_OF, REGION_NAME, short_name

GROUP_LOW: Final = "group_low"
GROUP_HIGH: Final = "group_high"
# Share of the width that one bracket takes, and all of them at most.
BRACKET_SHARE: Final = 0.022
BRACKETS_SHARE: Final = 0.2
BRACKET_GAP: Final = 0.03
BAR_WIDTH: Final = 0.42
ROUGH_DASH: Final = "3px,4px"
# Heights of the lines of the key above the plot; the ticks stand below them.
KEY_PX: Final = (47, 29)


def rank_interval_bars(
    table: pd.DataFrame,
    language: Language,
    theme: Theme,
    highlighted: Collection[str] = (),
    alike: Collection[str] = (),
    groups: pd.DataFrame | None = None,
    row_px: int = ROW_PX,
) -> go.Figure:
    """The 95 % confidence set of each rank as a bar, the rank as a dot; lowest prevalence on top, rank 1 on the left.

    Args:
        table: one row a region with rank_low, rank_high, rank_is_rough; regions without an estimate stand last.
        language: of the words and numbers.
        theme: light or dark.
        highlighted: codes in the own colour.
        alike: codes of the regions that cannot be told apart from the first highlighted one; a band lies behind them.
        groups: group_low and group_high by region; brackets on the right join the regions of a group.
        row_px: height of a row, as in `ranking.ranking_bars`, so that both charts can stand side by side.
    """
    rows = sorted_best_first(table)
    lowest_of = rows[RANK_OF].max()
    last = max(int(lowest_of), 2) if pd.notna(lowest_of) else 2
    known = rows[rows[RANK_LOW].notna()]
    places = pd.Series(range(len(rows)), index=rows.index)
    own = pd.Series([code in highlighted for code in known.index], index=known.index, dtype=bool)
    rough = known[RANK_IS_ROUGH].fillna(False).astype(bool)
    traces: list[Any] = [_sets(known, places, own, rough, language, theme)]
    for chosen in (False, True):
        tone = theme.own if chosen else theme.muted
        traces += _dots(known[own.eq(chosen)], places, rough, tone, theme)
    missing = rows[rows[PREVALENCE].isna()]
    if len(missing):
        traces.append(_missing_words(places[missing.index].tolist(), language, theme))
    brackets = _brackets(groups, places, [code for code in highlighted if code in places.index], theme)
    share = min(BRACKETS_SHARE, BRACKET_SHARE * len(brackets)) if brackets else 0.0
    key, words = _key(bool(rough.any()), theme, language)
    layout = base_layout(
        theme,
        language,
        height=len(rows) * row_px + AXIS_PX,
        margin={"t": 56},
        bargap=0,
        uirevision="rank-intervals",
        shapes=[*_bands(places, alike, theme), *key],
        annotations=words,
        xaxis=_rank_axis(last, 1 - share - (BRACKET_GAP if brackets else 0)),
        **row_axes(*_row_labels(rows, highlighted, language, theme), theme),
    )
    if brackets:
        layout["xaxis2"] = {"domain": [1 - share, 1], "range": [-0.5, len(brackets) - 0.5], "visible": False}
        layout["yaxis2"]["anchor"] = "x2"
        layout["annotations"].append(_bracket_title(1 - share, language, theme))
    return figure([*traces, *brackets, anchor_of_right_axis()], layout)


def _row_labels(
    rows: pd.DataFrame, highlighted: Collection[str], language: Language, theme: Theme
) -> tuple[list[str], list[str]]:
    names, values = [], []
    for code, row in zip(rows.index, rows.to_dict("records"), strict=True):
        chosen, ranked = code in highlighted, pd.notna(row[RANK])
        tone = theme.own if chosen else theme.text if ranked else theme.muted
        names.append(row_label(short_name(str(row[REGION_NAME])), tone, theme, bold=chosen))
        rank = phrases.rank(row, language, Style.CELL, with_total=False) if ranked else ""
        values.append(row_label(rank, tone, theme, bold=chosen))
    return names, values


def _sets(
    known: pd.DataFrame, places: pd.Series, own: pd.Series, rough: pd.Series, language: Language, theme: Theme
) -> Trace:
    """All sets as one trace."""
    low, high = known[RANK_LOW].astype(int), known[RANK_HIGH].astype(int)
    line = language.text("Rank {rank}", rank="%{customdata[1]}")
    solid = [theme.own if chosen else theme.others for chosen in own]
    return bar(
        orientation="h",
        base=(low - 0.4).tolist(),
        x=(high - low + 0.8).tolist(),
        y=places[known.index].tolist(),
        width=BAR_WIDTH,
        marker={
            "color": [TRANSPARENT if model else tone for model, tone in zip(rough, solid, strict=True)],
            # The dot on it has the same colour.
            "opacity": [0.5 if chosen else 1 for chosen in own] if own.any() else 1,
        },
        ids=[str(code) for code in known.index],
        customdata=[
            [
                short_name(str(row[REGION_NAME])),
                phrases.rank(row, language),
                phrases.marked_prevalence(row, language),
            ]
            for row in known.to_dict("records")
        ],
        hovertemplate=f"<b>%{{customdata[0]}}</b><br>{line}<br>%{{customdata[2]}}<extra></extra>",
    )


def _dots(part: pd.DataFrame, places: pd.Series, rough: pd.Series, tone: str, theme: Theme) -> list[Trace]:
    """The ranks of some regions, and the dashed lines of those whose set is rough."""
    traces = []
    models = part[rough[part.index]]
    if len(models):
        x = [value for low, high in zip(models[RANK_LOW], models[RANK_HIGH], strict=True)
             for value in (int(low) - 0.4, int(high) + 0.4, None)]  # fmt: skip
        y = [value for place in places[models.index] for value in (int(place), int(place), None)]
        line = {"color": tone, "width": 2, "dash": ROUGH_DASH}
        traces.append(scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip"))
    for rows, fill in ((part[~rough[part.index]], tone), (models, theme.background)):
        if len(rows):
            marker = {"size": 9, "color": fill, "line": {"color": tone if fill != tone else theme.background,
                      "width": 2 if fill != tone else 1}}  # fmt: skip
            ranks, at = rows[RANK].astype(int).tolist(), places[rows.index].tolist()
            traces.append(scatter(x=ranks, y=at, mode="markers", marker=marker, hoverinfo="skip", cliponaxis=False))
    return traces


def _missing_words(places: Sequence[int], language: Language, theme: Theme) -> Trace:
    return scatter(
        x=[0.6] * len(places),
        y=list(places),
        mode="text",
        text=phrases.no_estimate(language),
        textposition="middle right",
        textfont={"size": NOTE_SIZE, "color": theme.muted},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _rank_axis(last: int, end: float) -> dict[str, Any]:
    """Ranks from 1 on the left, a handful of them printed, the last one always."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if last / step <= 8 or step == 100)
    ticks = [1, *(tick for tick in range(step, last, step) if tick > 1 and last - tick > step / 2), last]
    axis = {"side": "top", "domain": [0, end], "range": [0.4, last + 0.6], "ticks": "", "tickangle": 0}
    return {**axis, "tickvals": ticks, "ticktext": [str(tick) for tick in ticks]}


def _bands(places: pd.Series, alike: Collection[str], theme: Theme) -> list[dict[str, Any]]:
    """A band behind each run of rows that cannot be told apart from the own one."""
    rows = sorted(int(places[code]) for code in alike if code in places.index)
    runs = [[place for _, place in run] for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0])]
    band = {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "layer": "below", "line": {"width": 0}}
    return [{**band, "y0": run[0] - 0.5, "y1": run[-1] + 0.5, "fillcolor": theme.own, "opacity": 0.09} for run in runs]


def _brackets(groups: pd.DataFrame | None, places: pd.Series, highlighted: Sequence[str], theme: Theme) -> list[Trace]:
    """One upright line a group, from its first row to its last; those of the first highlighted region stand out."""
    if groups is None or groups[GROUP_HIGH].isna().all():
        return []
    known = groups.dropna(subset=[GROUP_LOW, GROUP_HIGH])
    own = known.loc[highlighted[0]] if highlighted and highlighted[0] in known.index else None
    traces = []
    for number in range(1, int(known[GROUP_HIGH].max()) + 1):
        rows = places[known.index[known[GROUP_LOW].le(number) & known[GROUP_HIGH].ge(number)]]
        inside = own is not None and own[GROUP_LOW] <= number <= own[GROUP_HIGH]
        line = {"color": theme.own if inside else theme.axis, "width": 2.5 if inside else 1.5}
        ends = [int(rows.min()) - 0.3, int(rows.max()) + 0.3]
        traces.append(scatter(x=[number - 1] * 2, y=ends, xaxis="x2", mode="lines", line=line, hoverinfo="skip"))
    return traces


def _note(text: str, x: float, anchor: str, theme: Theme) -> dict[str, Any]:
    place = {"x": x, "xref": "paper", "xanchor": anchor, "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 20}
    return {
        **place,
        "text": text,
        "align": "left",
        "showarrow": False,
        "font": {"size": NOTE_SIZE, "color": theme.muted},
    }


def _bracket_title(x: float, language: Language, theme: Theme) -> dict[str, Any]:
    return {**_note(language.text("groups"), x, "left", theme), "yshift": 2}


def _key(has_rough: bool, theme: Theme, language: Language) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What bar, dot and dashes stand for, in the margin above the axis: shapes, and words on their right.

    Not a legend of Plotly's: that would move the rows away from those of the bars beside it.
    """
    lines = [language.text("rank and its 95% set")]
    lines += [language.text("model figure: rough")] if has_rough else []
    shapes: list[dict[str, Any]] = []
    notes = []
    for place, words in enumerate(lines):
        middle = KEY_PX[place - len(lines)]
        fixed = {"xref": "paper", "xsizemode": "pixel", "xanchor": 0, "yref": "paper", "ysizemode": "pixel"}
        fixed |= {"yanchor": 1}
        dot = {**fixed, "type": "circle", "x0": 8, "x1": 17, "y0": middle - 4.5, "y1": middle + 4.5}
        if place == 0:
            sides = {"x0": 0, "x1": 26, "y0": middle - 4, "y1": middle + 4}
            shapes.append({**fixed, "type": "rect", **sides, "fillcolor": theme.others, "line": {"width": 0}})
            shapes.append({**dot, "fillcolor": theme.muted, "line": {"width": 1, "color": theme.background}})
        else:
            ends = {"x0": 0, "x1": 26, "y0": middle, "y1": middle}
            shapes.append(
                {**fixed, "type": "line", **ends, "line": {"width": 2, "color": theme.muted, "dash": ROUGH_DASH}}
            )
            shapes.append({**dot, "fillcolor": theme.background, "line": {"width": 2, "color": theme.muted}})
        notes.append({**_note(words, 0, "left", theme), "xshift": 32, "yshift": middle, "yanchor": "middle"})
    return shapes, notes
