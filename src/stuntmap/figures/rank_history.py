"""How ranks moved over the comparable surveys: all districts of a scope, or one district alone.

How a rank is drawn with its set, `figures.rank_points` says.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from stuntmap import phrases
from stuntmap.figures.drawing import Trace, figure, scatter
from stuntmap.figures.labels import by_survey, is_small_area, parted, spread, toned
from stuntmap.figures.palette import NOTE_SIZE, Theme, base_layout
from stuntmap.figures.rank_points import apart, key_words, note, numbered_line, ranks_of, set_bars, years_of
from stuntmap.language import Language
from stuntmap.vocabulary import (
    COMPARABLE_SURVEYS,
    COMPARABLE_YEARS,
    PREVALENCE,
    RANK,
    RANK_OF,
    REGION_CODE,
    REGION_NAME,
    SURVEY_YEAR,
    short_name,
)

ROW_PX: Final = 16
FEWEST_ROWS: Final = 12
MOST_NAMED: Final = 60
CROWD_PX: Final = 640
HEAD_PX: Final = 56
FOOT_PX: Final = 28
SMALL_PX: Final = 240
LABEL_PX: Final = 18
NAME_PX: Final = 14
KEY_LINE_PX: Final = 17
# How far in years the bars of several regions stand apart at most, and all of them together.
SET_STEP: Final = 0.09
SETS_WIDTH: Final = 0.5
FIRST, LAST = COMPARABLE_YEARS[0], COMPARABLE_YEARS[-1]


class EndLabel(NamedTuple):
    """A name at the right end of a bump chart: at which rank, in which words, of a highlighted region or not."""

    position: float
    label: str
    chosen: bool


def bump_chart(
    history: pd.DataFrame,
    language: Language,
    theme: Theme,
    highlighted: Sequence[str] = (),
    least_px: int = 0,
) -> go.Figure:
    """Ranks over the comparable surveys, 1 on top; a line breaks where ranks are missing or not of one kind.

    `history` is a rank history (one row a region and survey), with the rank sets where they are known. `highlighted`
    codes stand out in their own colours with the rank in every point and its set as a bar, in the order given; the
    others are thin grey lines. Up to MOST_NAMED regions have their names at the right end, of more the highlighted
    ones. The chart is at least `least_px` high.
    """
    drawn = history.sort_values([REGION_CODE, SURVEY_YEAR])
    colours = {code: theme.highlights[place % len(theme.highlights)] for place, code in enumerate(highlighted)}
    lowest = drawn[RANK].max()
    rows = max(int(lowest) if pd.notna(lowest) else 1, FEWEST_ROWS)
    own = drawn[drawn[REGION_CODE].isin(colours)]
    key = [language.text("1 = lowest prevalence"), *key_words(own, drawn, language)]
    foot = FOOT_PX + KEY_LINE_PX * (len(key) - 1)
    height = max(least_px, rows * ROW_PX + HEAD_PX + foot if drawn[REGION_CODE].nunique() <= MOST_NAMED else CROWD_PX)
    crowded = (height - HEAD_PX - foot) / rows < NAME_PX
    others = drawn[~drawn[REGION_CODE].isin(colours)]
    tone = theme.others if colours or crowded else theme.muted
    traces = _other_lines(others, crowded, tone, language, theme)
    # Drawn last to first: the own district, named first, lies on top.
    step = min(SET_STEP, SETS_WIDTH / max(len(colours), 1))
    turns = [(code, (turn - (len(colours) - 1) / 2) * step) for turn, code in enumerate(colours)]
    for code, shift in reversed(turns):
        traces += set_bars(own[own[REGION_CODE] == code], colours[code], shift)
    for code, _ in reversed(turns):
        traces.append(numbered_line(own[own[REGION_CODE] == code], colours[code], language, theme))
    traces.append(scatter(x=[None], y=[None], yaxis="y2", hoverinfo="skip"))
    ends = _end_labels(drawn, colours, theme)
    if crowded:
        chosen = [end for end in ends if end.chosen]
        places = spread([end.position for end in chosen], LABEL_PX * rows / (height - HEAD_PX - foot))
        ends = [end._replace(position=place) for end, place in zip(chosen, places, strict=True)]
    side = {"range": [rows + 0.9, 0.1], "automargin": True, "fixedrange": True, "zeroline": False, "showgrid": False}
    steps = _rank_ticks(rows)
    layout = base_layout(
        theme,
        language,
        height=height,
        margin={"t": HEAD_PX, "b": foot},
        uirevision="ranks",
        annotations=[note("<br>".join(key), theme, {"y": 0, "yanchor": "top", "yshift": -6})],
        xaxis=_survey_axis(_missing_words(drawn, language)),
        yaxis={**side, "tickvals": steps, "ticktext": [str(step) for step in steps]},
        yaxis2={
            **side,
            "overlaying": "y",
            "side": "right",
            "tickvals": [end.position for end in ends],
            "ticktext": [end.label for end in ends],
            "tickfont": {"size": NOTE_SIZE},
        },
    )
    return figure(traces, layout)


def _survey_axis(third_lines: Mapping[int, str]) -> dict[str, Any]:
    """The comparable surveys as an x axis on a true scale of years; more words under a survey's name where given."""
    lines = max((words.count("<br>") + 1 for words in third_lines.values()), default=0)
    words = []
    for survey in COMPARABLE_SURVEYS:
        third = third_lines.get(survey.year, "")
        # Blank lines keep the names of all surveys at one height.
        blank = ["\N{NO-BREAK SPACE}"] * (lines - (third.count("<br>") + 1 if third else 0))
        words.append("<br>".join(filter(None, (survey.name, str(survey.year), third, *blank))))
    axis = {"side": "top", "range": [FIRST - 0.2, LAST + 0.2], "showline": False, "tickangle": 0}
    return {**axis, "tickvals": list(COMPARABLE_YEARS), "ticktext": words}


def _missing_words(drawn: pd.DataFrame, language: Language) -> dict[int, str]:
    """By year, how many regions of the scope have no estimate; years without a gap are left out."""
    regions = drawn[REGION_CODE].nunique()
    counted = drawn[drawn[RANK].notna()].groupby(SURVEY_YEAR)[REGION_CODE].nunique()
    gaps = {year: regions - int(counted.get(year, 0)) for year in COMPARABLE_YEARS}
    return {year: language.text("{count} without<br>estimate", count=gap) for year, gap in gaps.items() if gap}


def _rank_ticks(rows: int) -> list[int]:
    """Ranks that are printed at the axis: 1, then every fifth (or a rounder step where there are many)."""
    step = next(step for step in (5, 10, 20, 50, 100) if rows / step <= 12 or step == 100)
    return [1, *range(step, rows + 1, step)]


def _other_lines(points: pd.DataFrame, crowded: bool, tone: str, language: Language, theme: Theme) -> list[Trace]:
    """All that is not highlighted as two traces, lines and hollow points: hundreds of traces would make it slow.

    The hover label is put together in the browser: ready sentences for 514 districts would double what is sent.
    """
    known, models = points[RANK].notna(), is_small_area(points)
    breaks = points[REGION_CODE].ne(points[REGION_CODE].shift()) | apart(points)
    measured = parted(points.assign(**{RANK: points[RANK].mask(models)}), breaks)
    percent = language.percent(0, 0).removeprefix("0")
    place = language.text("Rank {rank}", rank=phrases.written_place("%{y}", "%{customdata[3]}", language))
    figure = f"%{{customdata[2]:.1f}}{percent}"
    hover = f"<b>%{{customdata[0]}}</b><br>%{{customdata[1]}}: {figure}<br>{place}%{{customdata[4]}}<extra></extra>"
    size = 3 if crowded else 5
    shared = {"hovertemplate": hover, "opacity": 0.4 if crowded else 1}
    lines = scatter(
        x=years_of(measured),
        y=ranks_of(measured),
        customdata=_other_facts(measured, language),
        mode="lines+markers",
        connectgaps=False,
        line={"color": tone, "width": 0.6 if crowded else 1.2},
        marker={"color": tone, "size": size},
        **shared,
    )
    hollow = points[known & models]
    if hollow.empty:
        return [lines]
    marker = {"color": theme.background, "size": size + 1, "line": {"color": tone, "width": 1 if crowded else 1.5}}
    facts = _other_facts(hollow, language)
    return [
        lines,
        scatter(x=years_of(hollow), y=ranks_of(hollow), customdata=facts, mode="markers", marker=marker, **shared),
    ]


def _other_facts(points: pd.DataFrame, language: Language) -> list[list[Any]]:
    """What the hover label of a rank is made of: name, survey, prevalence, number of regions, set; none in a gap."""
    facts: list[list[Any]] = []
    for row in points.to_dict("records"):
        if pd.isna(row[RANK]):
            facts.append([])
            continue
        model = phrases.model_mark(language) if phrases.is_modelled(row) else ""
        survey = ", ".join(filter(None, (phrases.survey(row[SURVEY_YEAR]), model)))
        ranks = phrases.rank_set(row, language, first_use=True)
        facts.append(
            [row[REGION_NAME], survey, float(row[PREVALENCE]), int(row[RANK_OF]), f"<br>{ranks}" if ranks else ""]
        )
    return facts


def _end_labels(drawn: pd.DataFrame, colours: Mapping[str, str], theme: Theme) -> list[EndLabel]:
    """The names at the right end. Tied regions follow each other on the ranks that their tie leaves free."""
    last = drawn[(drawn[SURVEY_YEAR] == LAST) & drawn[RANK].notna()].sort_values([RANK, REGION_NAME])
    labels = []
    for row, place in zip(last.to_dict("records"), last.groupby(RANK).cumcount(), strict=True):
        chosen = row[REGION_CODE] in colours
        words = f"{int(row[RANK])}. {short_name(row[REGION_NAME])}"
        tone = toned(words, colours.get(row[REGION_CODE], theme.muted), bold=chosen)
        labels.append(EndLabel(float(row[RANK]) + place, tone, chosen))
    return labels


def rank_history_chart(history: pd.DataFrame, language: Language, theme: Theme) -> go.Figure:
    """One region's rank in each comparable survey with its set, 1 on top and the last rank at the foot; small.

    `history` holds the rows of one region. A survey without an estimate breaks the line and says so in words.
    """
    points = by_survey(history).sort_values(SURVEY_YEAR, kind="stable")
    highest = points[RANK_OF].max()
    last = max(int(highest), 2) if pd.notna(highest) else 2
    thirds = {
        int(year): "<br>".join(phrases.no_estimate(language).rsplit(" ", 1))
        if rank is None
        else language.text("of {of}", of=int(of))
        for year, rank, of in zip(points[SURVEY_YEAR], ranks_of(points), points[RANK_OF], strict=True)
    }
    slack = (last - 1) * 0.14
    key = key_words(points, points, language)
    layout = base_layout(
        theme,
        language,
        height=SMALL_PX + KEY_LINE_PX * len(key),
        margin={"t": 8 + KEY_LINE_PX * len(key), "r": 12},
        annotations=[note("<br>".join(key), theme, {"y": 1, "yanchor": "bottom", "yshift": 4})] if key else [],
        uirevision="rank-history",
        xaxis={**_survey_axis(thirds), "side": "bottom", "range": [FIRST - 0.4, LAST + 0.4], "showgrid": False},
        yaxis={"range": [last + slack, 1 - slack], "tickvals": [1, last]},
    )
    return figure([*set_bars(points, theme.own, 0), numbered_line(points, theme.own, language, theme)], layout)
