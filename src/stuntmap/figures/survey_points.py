"""One region's figures over the surveys as plain points: a chart of four of them needs no table."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from stuntmap import phrases
from stuntmap.figures.labels import by_survey, source_line
from stuntmap.language import Language
from stuntmap.vocabulary import (
    CI95_HIGH,
    CI95_LOW,
    COMPARABLE_YEARS,
    ESTIMATION,
    MODELLED,
    PREVALENCE,
    REGION_NAME,
    SURVEY_YEAR,
    short_name,
)


class Point(NamedTuple):
    """A region's figure in one survey; without a value a gap, without a year one that only breaks a line."""

    year: int | None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    estimation: str | None = None
    name: str = ""

    @property
    def is_model(self) -> bool:
        """Whether the figure comes from a model."""
        return self.estimation in MODELLED


class Line(NamedTuple):
    """A region in the comparable surveys, one point each, and whether its table has limits at all."""

    points: tuple[Point, ...]
    has_limits: bool

    @property
    def name(self) -> str:
        """What the region is called on a chart."""
        names = [point.name for point in self.points if point.name]
        return short_name(names[-1]) if names else ""

    @property
    def joined(self) -> list[Point]:
        """The points with a gap before each that no line leads to: it, or the one before it, comes from a model."""
        parts = [self.points[:1]]
        for before, point in pairwise(self.points):
            parts.append((Point(None), point) if before.is_model or point.is_model else (point,))
        return [point for part in parts for point in part]


def line_of(table: pd.DataFrame) -> Line:
    """One point for every comparable survey; rows that were not there hold no figure."""
    table = by_survey(table)
    nothing = [None] * len(table)
    columns = (SURVEY_YEAR, PREVALENCE, CI95_LOW, CI95_HIGH, ESTIMATION, REGION_NAME)
    rows = zip(*(table[name].tolist() if name in table else nothing for name in columns), strict=True)
    known: dict[int, Point] = {}
    for year, value, low, high, estimation, name in rows:
        figure, lower, upper = (None if pd.isna(number) else float(number) for number in (value, low, high))
        made, named = (text if isinstance(text, str) else None for text in (estimation, name))
        known.setdefault(int(year), Point(int(year), figure, lower, upper, made, named or ""))
    has_limits = CI95_LOW in table and CI95_HIGH in table
    return Line(tuple(known.get(year, Point(year)) for year in COMPARABLE_YEARS), has_limits)


def years_of(points: Sequence[Point]) -> list[int | None]:
    """The year of each point; None breaks a line."""
    return [point.year for point in points]


def values_of(points: Sequence[Point]) -> list[float | None]:
    """The prevalence in % of each point; None breaks a line."""
    return [point.value for point in points]


def facts_of(points: Sequence[Point], language: Language) -> list[list[str]]:
    """What HOVER prints of each point: name; figure, survey and how it was made."""
    return [
        ["", ""]
        if point.value is None or point.year is None
        else [
            short_name(point.name),
            f"{language.percent(point.value)}<br>"
            + source_line(phrases.survey(point.year), point.estimation, language),
        ]
        for point in points
    ]


def intervals_of(line: Line, points: Sequence[Point]) -> tuple[list[float], list[float]] | None:
    """How far the limits of each point lie below and above it; None where none are drawn (see `interval_line`)."""
    drawn = [point for point in line.points if point.value is not None and not point.is_model]
    if not line.has_limits or not drawn or any(point.low is None or point.high is None for point in drawn):
        return None
    above = [0 if point.value is None or point.high is None else point.high - point.value for point in points]
    below = [0 if point.value is None or point.low is None else point.value - point.low for point in points]
    return below, above
