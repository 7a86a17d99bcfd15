"""The ranks of one region over the surveys as discs on a line, each with its set as a bar, and what the signs mean.

A bar spans the ranks that the survey cannot rule out; that of a model figure is dashed and its disc hollow. No line
joins a model's rank to others, nor ranks among different regions.
"""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from stuntmap import phrases
from stuntmap.figures.drawing import Trace, scatter
from stuntmap.figures.labels import HOVER, apart_from_models, is_small_area, parted, rank_lines
from stuntmap.figures.palette import NOTE_SIZE, Theme
from stuntmap.figures.rank_intervals import ROUGH_DASH
from stuntmap.language import Language
from stuntmap.vocabulary import (
    RANK,
    RANK_HIGH,
    RANK_IS_ROUGH,
    RANK_LOW,
    REGION_NAME,
    SAME_REGIONS,
    SURVEY_YEAR,
)

# How thick the bar of a rank set is.
SET_PX: Final = 9


def key_words(own: pd.DataFrame, drawn: pd.DataFrame, language: Language) -> list[str]:
    """What bars, hollow points and gaps stand for, of those that occur.

    `own` are the rows whose sets are drawn, `drawn` all rows.
    """
    words = []
    if RANK_LOW in own and own[RANK_LOW].notna().any():
        words.append(language.text("bar: ranks that the survey cannot rule out (95%)"))
    if is_small_area(drawn).any():
        words.append(language.text("hollow: model figure"))
    if not drawn[SAME_REGIONS].astype(bool).all():
        words.append(language.text("no line: other regions are ranked"))
    return words


def note(text: str, theme: Theme, place: Mapping[str, Any]) -> dict[str, Any]:
    """A small note at the left edge, at the foot or the head of the plot."""
    left = {"x": 0, "xref": "paper", "xanchor": "left", "yref": "paper", "align": "left", "showarrow": False}
    return {"text": text, **left, **place, "font": {"size": NOTE_SIZE, "color": theme.muted}}


def years_of(points: pd.DataFrame) -> list[int | None]:
    """The year of each row; None in a gap."""
    return [None if pd.isna(year) else int(year) for year in points[SURVEY_YEAR]]


def ranks_of(points: pd.DataFrame) -> list[int | None]:
    """The rank of each row; None where there is none."""
    return [None if pd.isna(rank) else int(rank) for rank in points[RANK]]


def apart(points: pd.DataFrame) -> pd.Series:
    """True for the ranks of one region that no line may join to the one before: of a model, or among other regions."""
    return apart_from_models(points) | ~points[SAME_REGIONS].astype(bool)


def _point_words(points: pd.DataFrame, language: Language) -> list[list[str]]:
    words = []
    for values in points.to_dict("records"):
        if pd.isna(values[SURVEY_YEAR]):
            words.append(["", ""])
            continue
        survey = phrases.survey(values[SURVEY_YEAR])
        if pd.isna(values[RANK]):
            words.append([values[REGION_NAME], f"{survey}: {phrases.no_estimate(language)}"])
            continue
        line = language.text("Rank {rank}", rank=rank_lines(values, language))
        figure = phrases.marked_prevalence(values, language)
        words.append([values[REGION_NAME], f"{survey}: {figure}<br>{line}"])
    return words


def set_bars(points: pd.DataFrame, colour: str, shift: float) -> list[Trace]:
    """The rank sets of one region as upright bars, those of model figures dashed, `shift` years beside the survey."""
    if RANK_LOW not in points:
        return []
    known = points[points[RANK_LOW].notna()]
    rough = known[RANK_IS_ROUGH].fillna(False).astype(bool)
    looks = (
        (~rough, {"color": colour, "width": SET_PX}, 0.3),
        (rough, {"color": colour, "width": 2, "dash": ROUGH_DASH}, 1),
    )
    traces = []
    for rows, line, opacity in looks:
        ends = known[rows]
        if ends.empty:
            continue
        x = [value for year in ends[SURVEY_YEAR] for value in (int(year) + shift, int(year) + shift, None)]
        y = [value for low, high in zip(ends[RANK_LOW], ends[RANK_HIGH], strict=True)
             for value in (int(low) - 0.4, int(high) + 0.4, None)]  # fmt: skip
        traces.append(scatter(x=x, y=y, mode="lines", line=line, opacity=opacity, hoverinfo="skip"))
    return traces


def numbered_line(points: pd.DataFrame, colour: str, language: Language, theme: Theme) -> Trace:
    """A thick line whose points are discs with the rank inside, a model's hollow: readable from the back of a hall."""
    drawn = parted(points, apart(points))
    ranks, models = ranks_of(drawn), is_small_area(drawn).tolist()
    return scatter(
        x=years_of(drawn),
        y=ranks,
        customdata=_point_words(drawn, language),
        mode="lines+markers+text",
        connectgaps=False,
        line={"color": colour, "width": 3.5},
        marker={
            "color": [theme.background if model else colour for model in models],
            "size": 26,
            "opacity": 1,
            "line": {"color": [colour if model else theme.background for model in models], "width": 2},
        },
        text=[f"<b>{rank}</b>" if rank else "" for rank in ranks],
        textfont={"size": NOTE_SIZE, "color": [colour if model else theme.background for model in models]},
        cliponaxis=False,
        hovertemplate=HOVER,
    )
