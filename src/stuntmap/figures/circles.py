"""Numbers of children as circles by area on plain ground, never as a fill, and the legend of their sizes."""

import math
from typing import Any, Final

import pandas as pd

from stuntmap.figures.map_hover import Numbers
from stuntmap.figures.map_traces import LEGEND_PX, MapCanvas
from stuntmap.figures.palette import NOTE_SIZE
from stuntmap.figures.printed import lettering

LARGEST_RADIUS_PX: Final = 17.0
SMALLEST_RADIUS_PX: Final = 1.0
CIRCLE_OPACITY: Final = 0.65
# The sizes in the legend: the full scale, a fifth of it, a twentieth.
KEY_PARTS: Final = (1, 5, 20)
KEY_PX: Final = 40
KEY_GAP_PX: Final = 6


def full_scale(counts: pd.Series) -> int:
    """The number that the largest circle may stand for: 1, 2 or 5 and noughts, no less than any count; 0 without one.

    A round number keeps most maps of a region to one scale, whatever the survey.
    """
    most = float(counts.astype("float64").max())
    if not most > 0:
        return 0
    power = 10 ** math.floor(math.log10(most))
    return int(next(step * power for step in (1, 2, 5, 10) if step * power >= most))


def radii(counts: pd.Series) -> pd.Series:
    """The radius of each circle in pixels: its area is proportional to the count; missing without a count."""
    shares = counts.astype("float64") / (full_scale(counts) or 1)
    return (LARGEST_RADIUS_PX * shares**0.5).clip(lower=SMALLEST_RADIUS_PX)


def size_key(counts: pd.Series, canvas: MapCanvas) -> dict[str, Any]:
    """What a map's layout needs for three circles below it, each with its number; nothing without counts."""
    theme, scale = canvas.theme, full_scale(counts)
    if scale < max(KEY_PARTS):
        return {}
    shapes: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    left = float(KEY_GAP_PX)
    for part in KEY_PARTS:
        radius, middle = LARGEST_RADIUS_PX * (1 / part) ** 0.5, -KEY_PX / 2
        ends = {"x0": left, "x1": left + 2 * radius, "y0": middle - radius, "y1": middle + radius}
        words = canvas.language.number(scale // part)
        anchor = {"xref": "paper", "yref": "paper"}
        shapes.append({
            "type": "circle", **anchor, "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": 0, "yanchor": 0, **ends,
            "fillcolor": theme.circle, "opacity": CIRCLE_OPACITY, "line": {"width": 0},
        })  # fmt: skip
        left += 2 * radius + KEY_GAP_PX
        notes.append({
            "text": words, **anchor, "x": 0, "y": 0, "xshift": left, "yshift": middle, "xanchor": "left",
            "yanchor": "middle", "showarrow": False, "font": {"size": NOTE_SIZE, "color": theme.text},
        })  # fmt: skip
        left += lettering.width(words, NOTE_SIZE) + 3 * KEY_GAP_PX
    below = LEGEND_PX + KEY_PX
    legend = {"y": -KEY_PX / (canvas.height - below)}
    return {"shapes": shapes, "annotations": notes, "margin": {"b": below}, "legend": legend}


def circle_marks(counts: pd.Series, points: pd.DataFrame, modelled: pd.Series) -> dict[str, Any]:
    """One circle a region that has a count, in the order of `counts` (index region code).

    `points` has lon and lat of every region, index region code; `modelled` is true for a count made of a model's
    figure: its circle is hollow, one letter "1" a region.
    """
    codes = counts.index
    return {
        "lon": Numbers(points["lon"], 2).packed(codes),
        "lat": Numbers(points["lat"], 2).packed(codes),
        "radius": Numbers(radii(counts), 1).packed(codes),
        "models": "".join(str(int(modelled[code])) for code in codes),
    }
