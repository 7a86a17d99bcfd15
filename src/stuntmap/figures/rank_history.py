"""How ranks moved over the comparable surveys: all districts of a scope, or one district alone."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from stuntmap import phrases
from stuntmap.figures.labels import HOVER, by_survey, spread, toned
from stuntmap.figures.palette import NOTE_SIZE, Theme, base_layout
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

ROW_PX: Final = 19
FEWEST_ROWS: Final = 12
MOST_NAMED: Final = 60
CROWD_PX: Final = 640
HEAD_PX: Final = 56
FOOT_PX: Final = 28
SMALL_PX: Final = 240
LABEL_PX: Final = 18
NAME_PX: Final = 14
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
    height_px: int | None = None,
) -> go.Figure:
    """Ranks over the comparable surveys, 1 on top; a line breaks where a survey has no estimate.

    `history` is a rank history (one row a region and survey). `highlighted` codes stand out in their own colours
    with the rank in every point, in the order given; the others are thin grey lines. All names stand at the right end
    where a row each has room for them, else only the highlighted ones; without `height_px` up to MOST_NAMED have room.
    """
    drawn = history.sort_values([REGION_CODE, SURVEY_YEAR])
    colours = {code: theme.highlights[place % len(theme.highlights)] for place, code in enumerate(highlighted)}
    lowest = drawn[RANK].max()
    rows = max(int(lowest) if pd.notna(lowest) else 1, FEWEST_ROWS)
    natural_px = rows * ROW_PX + HEAD_PX + FOOT_PX if drawn[REGION_CODE].nunique() <= MOST_NAMED else CROWD_PX
    height = height_px or natural_px
    crowded = (height - HEAD_PX - FOOT_PX) / rows < NAME_PX
    traces = [_other_lines(drawn[~drawn[REGION_CODE].isin(colours)], crowded, language, theme)]
    # Drawn last to first: the own district, named first, lies on top.
    for code in reversed(list(colours)):
        traces.append(_numbered_line(drawn[drawn[REGION_CODE] == code], colours[code], language, theme))
    traces.append(go.Scatter(x=[None], y=[None], yaxis="y2", hoverinfo="skip"))
    ends = _end_labels(drawn, colours, theme)
    if crowded:
        chosen = [end for end in ends if end.chosen]
        places = spread([end.position for end in chosen], LABEL_PX * rows / (height - HEAD_PX - FOOT_PX))
        ends = [end._replace(position=place) for end, place in zip(chosen, places, strict=True)]
    side = {"range": [rows + 0.9, 0.1], "automargin": True, "fixedrange": True, "zeroline": False, "showgrid": False}
    steps = _rank_ticks(rows)
    layout = base_layout(
        theme,
        language,
        height=height,
        margin={"t": HEAD_PX, "b": FOOT_PX},
        uirevision="ranks",
        annotations=[_direction_note(theme, language)],
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
    return go.Figure(traces, layout)


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


def _direction_note(theme: Theme, language: Language) -> dict[str, Any]:
    return {
        "text": language.text("1 = lowest prevalence"),
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 0,
        "yref": "paper",
        "yanchor": "top",
        "yshift": -6,
        "showarrow": False,
        "font": {"size": NOTE_SIZE, "color": theme.muted},
    }


def _rank_ticks(rows: int) -> list[int]:
    """Ranks that are printed at the axis: 1, then every fifth (or a rounder step where there are many)."""
    step = next(step for step in (5, 10, 20, 50, 100) if rows / step <= 12 or step == 100)
    return [1, *range(step, rows + 1, step)]


def _point_words(points: pd.DataFrame, language: Language) -> list[list[str]]:
    words = []
    for values in points.to_dict("records"):
        survey = phrases.survey(values[SURVEY_YEAR])
        if pd.isna(values[RANK]):
            words.append([values[REGION_NAME], f"{survey}: {phrases.no_estimate(language)}"])
            continue
        line = language.text("Rank {rank}", rank=phrases.rank(values, language))
        words.append([values[REGION_NAME], f"{survey}: {language.percent(values[PREVALENCE])}<br>{line}"])
    return words


def _ranks(points: pd.DataFrame) -> list[int | None]:
    return [None if pd.isna(rank) else int(rank) for rank in points[RANK]]


def _other_lines(points: pd.DataFrame, crowded: bool, language: Language, theme: Theme) -> go.Scatter:
    """All lines that are not highlighted as one trace: hundreds of traces would make the chart slow.

    The hover label is put together in the browser: ready sentences for 514 districts would double what is sent.
    """
    years: list[int | None] = []
    ranks: list[int | None] = []
    facts: list[list[Any]] = []
    before = None
    columns = (REGION_CODE, REGION_NAME, SURVEY_YEAR, PREVALENCE, RANK, RANK_OF)
    for code, name, year, prevalence, rank, of in zip(*(points[column] for column in columns), strict=True):
        if before not in (None, code):
            years.append(None)
            ranks.append(None)
            facts.append([])
        before, known = code, pd.notna(rank)
        years.append(int(year))
        ranks.append(int(rank) if known else None)
        facts.append([name, phrases.survey(year), float(prevalence), int(of)] if known else [])
    percent = language.percent(0, 0).removeprefix("0")
    place = language.text("Rank {rank}", rank=phrases.written_place("%{y}", "%{customdata[3]}", language))
    return go.Scatter(
        x=years,
        y=ranks,
        customdata=facts,
        mode="lines+markers",
        connectgaps=False,
        opacity=0.4 if crowded else 1,
        line={"color": theme.others, "width": 0.6 if crowded else 1.2},
        marker={"color": theme.others, "size": 3 if crowded else 5},
        hovertemplate=f"<b>%{{customdata[0]}}</b><br>%{{customdata[1]}}: %{{customdata[2]:.1f}}{percent}<br>{place}"
        "<extra></extra>",
    )


def _numbered_line(points: pd.DataFrame, colour: str, language: Language, theme: Theme) -> go.Scatter:
    """A thick line whose points are discs with the rank inside: readable from the back of a hall."""
    ranks = _ranks(points)
    return go.Scatter(
        x=points[SURVEY_YEAR].tolist(),
        y=ranks,
        customdata=_point_words(points, language),
        mode="lines+markers+text",
        connectgaps=False,
        line={"color": colour, "width": 3.5},
        marker={"color": colour, "size": 26, "opacity": 1, "line": {"color": theme.background, "width": 2}},
        text=[f"<b>{rank}</b>" if rank else "" for rank in ranks],
        textfont={"size": NOTE_SIZE, "color": theme.background},
        cliponaxis=False,
        hovertemplate=HOVER,
    )


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
    """One region's rank in each comparable survey, 1 on top and the last rank at the foot; small.

    `history` holds the rows of one region. A survey without an estimate breaks the line and says so in words.
    """
    points = by_survey(history).sort_values(SURVEY_YEAR)
    highest = points[RANK_OF].max()
    last = max(int(highest), 2) if pd.notna(highest) else 2
    thirds = {
        int(year): "<br>".join(phrases.no_estimate(language).rsplit(" ", 1))
        if rank is None
        else language.text("of {of}", of=int(of))
        for year, rank, of in zip(points[SURVEY_YEAR], _ranks(points), points[RANK_OF], strict=True)
    }
    slack = (last - 1) * 0.14
    layout = base_layout(
        theme,
        language,
        height=SMALL_PX,
        margin={"t": 8, "r": 12},
        uirevision="rank-history",
        xaxis={**_survey_axis(thirds), "side": "bottom", "range": [FIRST - 0.4, LAST + 0.4], "showgrid": False},
        yaxis={"range": [last + slack, 1 - slack], "tickvals": [1, last]},
    )
    return go.Figure(_numbered_line(points, theme.own, language, theme), layout)
