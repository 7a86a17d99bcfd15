"""One region's prevalence over the surveys, beside province, nation and target path, on a true scale of years.

The line joins only neighbouring comparable surveys. Official targets stand at their own years and are never joined:
between 2025 and 2029 no official target is known. Older instruments stand apart behind a visible break.
"""

import math
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from stuntmap import phrases
from stuntmap.figures.drawing import Trace, figure, scatter
from stuntmap.figures.labels import HOVER, by_survey, interval_bar
from stuntmap.figures.older_surveys import break_before_2021, older_points
from stuntmap.figures.palette import NOTE_SIZE, Theme, base_layout
from stuntmap.figures.survey_points import Line, facts_of, intervals_of, line_of, values_of, years_of
from stuntmap.figures.value_places import Ink, Place, Value
from stuntmap.language import Language
from stuntmap.vocabulary import (
    CI95_HIGH,
    COMPARABLE_YEARS,
    LATEST_YEAR,
    PREVALENCE,
    SURVEY_OF_YEAR,
    SURVEY_YEAR,
    TARGET,
)

HEIGHT_PX: Final = 350
HEIGHT_WITH_OLDER_PX: Final = 410
VALUE_SIZE: Final = 15
# What legend and axis take of the height on a laptop; on a phone a row of the legend more.
MARGINS_PX: Final = 90
POINT_PX: Final = 13
# Targets further away (2045) would press the surveys into a corner.
TARGET_HORIZON: Final = LATEST_YEAR + 6
PATH_YEAR: Final = "year"


class Reference(NamedTuple):
    """A line to compare with, its colour and dash."""

    line: Line
    colour: str
    dash: str


def survey_series(
    series: pd.DataFrame,
    language: Language,
    theme: Theme,
    target_path: pd.DataFrame | None = None,
    province: pd.DataFrame | None = None,
    country: pd.DataFrame | None = None,
    older: pd.DataFrame | None = None,
    other: pd.DataFrame | None = None,
) -> go.Figure:
    """Prevalence in % of one region in the comparable surveys; hollow points come from a model, and no line meets them.

    `series`, `province`, `country` and `older` hold one row a survey of one region (region_name, survey, survey_year,
    prevalence_pct, estimation); `target_path` one row a year with a stated target (year, target_pct). A survey
    without a row or figure is a gap. `other` holds those of a district to compare with. With `older` the axis begins at
    its first year and ends at the latest survey.
    """
    own = line_of(series)
    apart = (
        None if older is None else by_survey(older).dropna(subset=[PREVALENCE]).sort_values(SURVEY_YEAR, kind="stable")
    )
    apart = None if apart is None or apart.empty else apart
    candidates = ((country, theme.muted, "dot"), (province, theme.muted, "solid"), (other, theme.text, "dash"))
    references = [Reference(line_of(table), colour, dash) for table, colour, dash in candidates if table is not None]
    targets = _targets_in_view(target_path, LATEST_YEAR if apart is not None else TARGET_HORIZON)
    top = _top_of_axis([own, *(one.line for one in references)], apart, targets)
    traces = [_reference_line(one, language, theme) for one in references]
    if not targets.empty:
        traces.append(_target_marks(targets, language, theme))
    if apart is not None:
        traces.append(older_points(apart, language, theme))
    height = HEIGHT_PX if apart is None else HEIGHT_WITH_OLDER_PX
    ink = _ink(top, height - MARGINS_PX, own, references, targets)
    traces += [_own_values(own, references, ink, language, theme), _own_line(own, language, theme)]
    layout = base_layout(
        theme,
        language,
        height=height,
        showlegend=True,
        legend=_line_names(theme),
        uirevision="series",
        xaxis=_year_axis(own, targets, apart, language),
        yaxis={"range": [0, top], "ticksuffix": _percent_sign(language)},
    )
    if apart is not None:
        layout["shapes"], layout["annotations"] = break_before_2021(language, theme)
    return figure(traces, layout)


def _targets_in_view(path: pd.DataFrame | None, until: int) -> pd.DataFrame:
    if path is None:
        return pd.DataFrame({PATH_YEAR: [], TARGET: []})
    inside = path[path[PATH_YEAR].between(COMPARABLE_YEARS[0], until) & path[TARGET].notna()]
    return inside[[PATH_YEAR, TARGET]].sort_values(PATH_YEAR, kind="stable")


def _top_of_axis(lines: Sequence[Line], apart: pd.DataFrame | None, targets: pd.DataFrame) -> float:
    """Upper end of the prevalence axis in %: room above the highest figure for its label."""
    ends = [end for line in lines for point in line.points for end in (point.value, point.high)]
    columns = [targets[TARGET]]
    if apart is not None:
        columns += [apart[name] for name in (PREVALENCE, CI95_HIGH) if name in apart]
    numbers = [float(end) for end in (*ends, *(end for column in columns for end in column)) if not pd.isna(end)]
    return max([10.0, *(max(numbers) * 1.18 for _ in numbers[:1])])


def _percent_sign(language: Language) -> str:
    return language.percent(0, 0).removeprefix("0")


def _reference_line(reference: Reference, language: Language, theme: Theme) -> Trace:
    points = reference.line.joined
    models = [point.is_model for point in points]
    return scatter(
        name=reference.line.name,
        x=years_of(points),
        y=values_of(points),
        customdata=facts_of(points, language),
        mode="lines+markers",
        connectgaps=False,
        line={"color": reference.colour, "width": 2, "dash": reference.dash},
        marker={
            "color": [theme.background if model else reference.colour for model in models],
            "size": [8 if model else 5 for model in models],
            "line": {"color": reference.colour, "width": [2 if model else 0 for model in models]},
        },
        hovertemplate=HOVER,
    )


def _ink(top: float, high: float, own: Line, references: Sequence[Reference], targets: pd.DataFrame) -> Ink:
    """All that is drawn but the values: lines and their points, intervals, targets with their values."""
    ink = Ink(top, high)
    for line in (own, *(one.line for one in references)):
        ink.add_line(years_of(line.joined), values_of(line.joined))
        for point in line.points:
            if point.year is not None and point.value is not None:
                ink.add_mark(point.year, point.value, POINT_PX, POINT_PX)
    for year, value in zip(targets[PATH_YEAR], targets[TARGET], strict=True):
        ink.add_mark(year, value, POINT_PX + 2, 4)
        if year >= LATEST_YEAR:
            ink.add_mark(year, value, 2 * POINT_PX, NOTE_SIZE, drop=NOTE_SIZE)
    return ink


def _own_values(own: Line, references: Sequence[Reference], ink: Ink, language: Language, theme: Theme) -> Trace:
    """The value of each point beyond the end of its interval, away from the lines to compare with and on nothing."""
    below, above = intervals_of(own, own.points) or ([0.0] * len(own.points), [0.0] * len(own.points))
    words, places = [], []
    for point, down, up, middle in zip(own.points, below, above, _middles(own, references), strict=True):
        if point.year is None or point.value is None:
            words.append("")
            places.append(Place(math.nan, True))
            continue
        mark = phrases.model_mark(language)
        lines = [f"<b>{language.number(point.value, 1)}</b>", *([f"<i>{mark}</i>"] if point.is_model else [])]
        letters = len(mark) if point.is_model else 4
        ends = point.value - down, point.value + up
        place = ink.place(Value(point.year, *ends, letters, len(lines), point.value >= middle))
        words.append("<br>".join(reversed(lines) if place.on_top else lines))
        places.append(place)
    return scatter(
        x=years_of(own.points),
        y=[None if math.isnan(place.height) else place.height for place in places],
        mode="text",
        text=words,
        textposition=["top center" if place.on_top else "bottom center" for place in places],
        textfont={"size": VALUE_SIZE, "color": theme.own},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )


def _middles(own: Line, references: Sequence[Reference]) -> list[float]:
    """The mean in % of what the lines to compare with have in each survey; -1 where they have nothing."""
    in_survey = zip(*(one.line.points for one in references), strict=True) if references else ((),) * len(own.points)
    known = [[point.value for point in points if point.value is not None] for points in in_survey]
    return [sum(values) / len(values) if values else -1.0 for values in known]


def _own_line(own: Line, language: Language, theme: Theme) -> Trace:
    points = own.joined
    drawn = intervals_of(own, points)
    return scatter(
        name=f"<b>{own.name}</b>",
        x=years_of(points),
        y=values_of(points),
        customdata=facts_of(points, language),
        mode="lines+markers",
        connectgaps=False,
        line={"color": theme.own, "width": 3.5},
        marker={
            "color": [theme.background if point.is_model else theme.own for point in points],
            "size": 11,
            "line": {"color": theme.own, "width": 2.5},
        },
        error_y=None if drawn is None else interval_bar(*drawn, theme.own),
        cliponaxis=False,
        hovertemplate=HOVER,
    )


def _target_marks(targets: pd.DataFrame, language: Language, theme: Theme) -> Trace:
    """A short bar at every year with a target, its value below from the latest survey on; the bars are not joined."""
    years, values = targets[PATH_YEAR].astype(int).tolist(), targets[TARGET].astype(float).tolist()
    return scatter(
        name=language.text("target"),
        x=years,
        y=values,
        text=[
            language.number(value, 1) if year >= LATEST_YEAR else "" for year, value in zip(years, values, strict=True)
        ],
        customdata=[
            language.text("Target {year}: {value}", year=year, value=language.percent(value))
            for year, value in zip(years, values, strict=True)
        ],
        mode="markers+text",
        marker={"symbol": "line-ew", "size": 13, "line": {"color": theme.target, "width": 3}},
        textposition="bottom center",
        textfont={"size": NOTE_SIZE, "color": theme.text},
        cliponaxis=False,
        hovertemplate="%{customdata}<extra></extra>",
    )


def _line_names(theme: Theme) -> dict[str, Any]:
    """The names of the lines in a row above the plot, which wraps on a phone; beside the lines they would not fit."""
    return {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "y": 1.02,
        "yanchor": "bottom",
        "traceorder": "reversed",
        "itemclick": False,
        "itemdoubleclick": False,
        "font": {"size": NOTE_SIZE, "color": theme.text},
    }


def _year_axis(own: Line, targets: pd.DataFrame, apart: pd.DataFrame | None, language: Language) -> dict[str, Any]:
    """The surveys and target years on a true scale; a survey in which the region has no estimate says so."""
    gaps = {point.year for point in own.points if point.value is None}
    missing = phrases.no_estimate(language)
    if apart is not None:
        years = [*apart[SURVEY_YEAR].astype(int).tolist(), *COMPARABLE_YEARS]
        words = [SURVEY_OF_YEAR[year].label + (f"<br>{missing}" if year in gaps else "") for year in years]
        ends = [years[0] - 0.8, LATEST_YEAR + 0.8]
    else:
        future = [int(year) for year in targets[PATH_YEAR] if year > LATEST_YEAR]
        years = [*COMPARABLE_YEARS, *future]
        stacked = "<br>".join(missing.rsplit(" ", 1))
        words = [f"{SURVEY_OF_YEAR[year].name}<br>{year}" if year in SURVEY_OF_YEAR else str(year) for year in years]
        words = [f"{word}<br>{stacked}" if year in gaps else word for year, word in zip(years, words, strict=True)]
        ends = [COMPARABLE_YEARS[0] - 0.45, years[-1] + 0.6]
    turned = 0 if apart is None else -90
    return {"range": ends, "tickvals": years, "ticktext": words, "tickangle": turned, "showgrid": False}
