"""What stands beside the words on a screen, a slide or a printed page: figures as plain facts, not drawn yet.

One exhibit is drawn as a picture (`figures.printed`), as a native chart of a slide, or listed in a workbook: all show
the same numbers because all read them here. Values are as printed by the survey, limits are 95 % limits, missing is
None.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import pandas as pd


class Unit(Enum):
    """What the numbers of an exhibit count, which decides how they are written."""

    PERCENT = "percent"
    POINTS_A_YEAR = "points_a_year"
    RANK = "rank"


class Role(Enum):
    """What a bar or a line stands for, which decides its colour: own blue, others grey, references hollow or dashed."""

    OWN = "own"
    OTHER = "other"
    REFERENCE = "reference"


@dataclass(frozen=True)
class Bar:
    """One bar: label, value, 95 % limits (None where there are none), and the value as it is printed beside it."""

    label: str
    value: float
    text: str
    low: float | None = None
    high: float | None = None
    role: Role = Role.OTHER


@dataclass(frozen=True)
class BarExhibit:
    """Bars from top to bottom, and optionally one vertical line (a target) with its label."""

    title: str
    note: str
    unit: Unit
    bars: tuple[Bar, ...]
    line: float | None = None
    line_label: str = ""


@dataclass(frozen=True)
class Point:
    """One figure of a line: the survey as printed ("SSGI 2021"), value, text, 95 % limits.

    `joined`: whether the line leads here from the point before; not where either comes from a model, nor between ranks
    among different regions.
    """

    label: str
    value: float | None
    text: str
    low: float | None = None
    high: float | None = None
    joined: bool = True


@dataclass(frozen=True)
class Line:
    """One line over the surveys; every line of an exhibit has the same labels in the same order."""

    name: str
    points: tuple[Point, ...]
    role: Role = Role.OTHER


@dataclass(frozen=True)
class LineExhibit:
    """Lines over the surveys. With `unit` RANK the axis runs downwards: rank 1, the lowest prevalence, is on top."""

    title: str
    note: str
    unit: Unit
    lines: tuple[Line, ...]
    line: float | None = None
    line_label: str = ""


@dataclass(frozen=True)
class MapExhibit:
    """A choropleth of `districts` by severity class, one district outlined (None: none).

    `districts` has the columns of a `certainty_table`, index region_code: prevalence_pct, severity_class, estimation,
    class_is_uncertain, region_name; a missing prevalence is drawn grey ("no estimate"); dots lie on a class that is not
    certain, more of them on a small-area figure.
    """

    title: str
    note: str
    districts: pd.DataFrame = field(repr=False)
    own_code: str | None
    province_code: str


@dataclass(frozen=True)
class PartsExhibit(MapExhibit):
    """A map of kecamatan or desa, drawn from `areas` (index region_code, polygons, EPSG:4326).

    `districts` is empty: `fills` has the colour of each part, `legend` words and colour of each (an empty colour: not
    shown, hatched), `names` what stands on each, `circles` the numbers drawn as circles by area, if any.
    """

    areas: Any = field(default=None, repr=False)
    fills: Mapping[str, str] = field(default_factory=dict)
    legend: tuple[tuple[str, str], ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    circles: Mapping[str, float] = field(default_factory=dict)
    outlined: tuple[str, ...] = ()


Exhibit = BarExhibit | LineExhibit | MapExhibit
