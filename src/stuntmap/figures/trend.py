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
from stuntmap.figures.labels import (
    HOVER,
    apart_from_models,
    by_survey,
    figures_or_gaps,
    interval_line,
    is_small_area,
    parted,
    survey_facts,
)
from stuntmap.figures.older_surveys import break_before_2021, older_points
from stuntmap.figures.palette import NOTE_SIZE, Theme, base_layout
from stuntmap.figures.value_places import Ink, Place, Value
from stuntmap.language import Language
from stuntmap.vocabulary import (
    CI95_HIGH,
    COMPARABLE_YEARS,
    LATEST_YEAR,
    PREVALENCE,
    REGION_NAME,
    SURVEY_OF_YEAR,
    SURVEY_YEAR,
    TARGET,
    short_name,
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
    """A line to compare with: its table, colour and dash."""

    table: pd.DataFrame
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
    own = _complete(series)
    apart = None if older is None else by_survey(older).dropna(subset=[PREVALENCE]).sort_values(SURVEY_YEAR)
    apart = None if apart is None or apart.empty else apart
    candidates = ((country, theme.muted, "dot"), (province, theme.muted, "solid"), (other, theme.text, "dash"))
    references = [Reference(_complete(table), colour, dash) for table, colour, dash in candidates if table is not None]
    targets = _targets_in_view(target_path, LATEST_YEAR if apart is not None else TARGET_HORIZON)
    tables = [own, *(one.table for one in references), *([apart] if apart is not None else [])]
    top = _top_of_axis(tables, targets)
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
    return go.Figure(traces, layout)


def _complete(table: pd.DataFrame) -> pd.DataFrame:
    """One row for every comparable survey; rows that were not there hold no figure."""
    table = by_survey(table)
    known = table[table[SURVEY_YEAR].isin(COMPARABLE_YEARS)].drop_duplicates(SURVEY_YEAR).set_index(SURVEY_YEAR)
    return known.reindex(list(COMPARABLE_YEARS)).rename_axis(SURVEY_YEAR).reset_index()


def _targets_in_view(path: pd.DataFrame | None, until: int) -> pd.DataFrame:
    if path is None:
        return pd.DataFrame({PATH_YEAR: [], TARGET: []})
    inside = path[path[PATH_YEAR].between(COMPARABLE_YEARS[0], until) & path[TARGET].notna()]
    return inside[[PATH_YEAR, TARGET]].sort_values(PATH_YEAR)


def _top_of_axis(tables: Sequence[pd.DataFrame], targets: pd.DataFrame) -> float:
    """Upper end of the prevalence axis in %: room above the highest figure for its label."""
    columns = [table[column] for table in tables for column in (PREVALENCE, CI95_HIGH) if column in table]
    highest = pd.concat([*(column.astype(float) for column in columns), targets[TARGET].astype(float)]).max()
    return 10.0 if pd.isna(highest) else max(10.0, float(highest) * 1.18)


def _percent_sign(language: Language) -> str:
    return language.percent(0, 0).removeprefix("0")


def _years(table: pd.DataFrame) -> list[int | None]:
    return [None if pd.isna(year) else int(year) for year in table[SURVEY_YEAR]]


def _reference_line(reference: Reference, language: Language, theme: Theme) -> go.Scatter:
    points = parted(reference.table, apart_from_models(reference.table))
    models = is_small_area(points)
    return go.Scatter(
        name=_name(reference.table),
        x=_years(points),
        y=figures_or_gaps(points),
        customdata=survey_facts(points, language),
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


def _ink(top: float, high: float, own: pd.DataFrame, references: Sequence[Reference], targets: pd.DataFrame) -> Ink:
    """All that is drawn but the values: lines and their points, intervals, targets with their values."""
    ink = Ink(top, high)
    for table in (own, *(one.table for one in references)):
        points = parted(table, apart_from_models(table))
        ink.add_line(_years(points), figures_or_gaps(points))
        for year, value in zip(_years(table), figures_or_gaps(table), strict=True):
            if year is not None and value is not None:
                ink.add_mark(year, value, POINT_PX, POINT_PX)
    for year, value in zip(targets[PATH_YEAR], targets[TARGET], strict=True):
        ink.add_mark(year, value, POINT_PX + 2, 4)
        if year >= LATEST_YEAR:
            ink.add_mark(year, value, 2 * POINT_PX, NOTE_SIZE, drop=NOTE_SIZE)
    return ink


def _own_values(
    own: pd.DataFrame, references: Sequence[Reference], ink: Ink, language: Language, theme: Theme
) -> go.Scatter:
    """The value of each point beyond the end of its interval, away from the lines to compare with and on nothing."""
    models = is_small_area(own).tolist()
    others = [one.table[PREVALENCE].astype(float) for one in references]
    middle = pd.concat(others, axis=1).mean(axis=1) if others else pd.Series(-1.0, index=own.index)
    above = (own[PREVALENCE].astype(float) >= middle.fillna(-1)).tolist()
    words, places = [], []
    for year, value, ends, model, on_top in zip(
        _years(own), figures_or_gaps(own), _drawn_ends(own), models, above, strict=True
    ):
        if year is None or value is None:
            words.append("")
            places.append(Place(math.nan, True))
            continue
        lines = [f"<b>{language.number(value, 1)}</b>", *([f"<i>{phrases.model_mark(language)}</i>"] if model else [])]
        letters = len(phrases.model_mark(language)) if model else 4
        place = ink.place(Value(year, *ends, letters, len(lines), on_top))
        words.append("<br>".join(reversed(lines) if place.on_top else lines))
        places.append(place)
    return go.Scatter(
        x=own[SURVEY_YEAR].tolist(),
        y=[None if math.isnan(place.height) else place.height for place in places],
        mode="text",
        text=words,
        textposition=["top center" if place.on_top else "bottom center" for place in places],
        textfont={"size": VALUE_SIZE, "color": theme.own},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )


def _drawn_ends(own: pd.DataFrame) -> list[tuple[float, float]]:
    """The ends of the drawn intervals in %; the figure itself where none is drawn."""
    values, drawn = own[PREVALENCE].astype(float), interval_line(own, "")
    down, up = (drawn["arrayminus"], drawn["array"]) if drawn is not None else (0, 0)
    return list(zip(values - down, values + up, strict=True))


def _own_line(own: pd.DataFrame, language: Language, theme: Theme) -> go.Scatter:
    points = parted(own, apart_from_models(own))
    return go.Scatter(
        name=f"<b>{_name(own)}</b>",
        x=_years(points),
        y=figures_or_gaps(points),
        customdata=survey_facts(points, language),
        mode="lines+markers",
        connectgaps=False,
        line={"color": theme.own, "width": 3.5},
        marker={
            "color": [theme.background if model else theme.own for model in is_small_area(points)],
            "size": 11,
            "line": {"color": theme.own, "width": 2.5},
        },
        error_y=interval_line(points, theme.own),
        cliponaxis=False,
        hovertemplate=HOVER,
    )


def _target_marks(targets: pd.DataFrame, language: Language, theme: Theme) -> go.Scatter:
    """A short bar at every year with a target, its value below from the latest survey on; the bars are not joined."""
    years, values = targets[PATH_YEAR].astype(int).tolist(), targets[TARGET].astype(float).tolist()
    return go.Scatter(
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


def _name(table: pd.DataFrame) -> str:
    names = table[REGION_NAME].dropna()
    return "" if names.empty else short_name(str(names.iloc[-1]))


def _year_axis(
    own: pd.DataFrame, targets: pd.DataFrame, apart: pd.DataFrame | None, language: Language
) -> dict[str, Any]:
    """The surveys and target years on a true scale; a survey in which the region has no estimate says so."""
    gaps = set(own.loc[own[PREVALENCE].isna(), SURVEY_YEAR])
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
