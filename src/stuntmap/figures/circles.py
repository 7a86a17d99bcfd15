"""Numbers of children as circles by area on plain ground, never as a fill."""

from typing import Any, Final

import pandas as pd

from stuntmap.figures.map_hover import Numbers

LARGEST_RADIUS_PX: Final = 17.0
SMALLEST_RADIUS_PX: Final = 1.0


def radii(counts: pd.Series) -> pd.Series:
    """The radius of each circle in pixels: its area is proportional to the count; missing without a count."""
    values = counts.astype("float64")
    radius = LARGEST_RADIUS_PX * (values / values.max()) ** 0.5
    return radius.clip(lower=SMALLEST_RADIUS_PX)


def circle_marks(counts: pd.Series, points: pd.DataFrame) -> dict[str, Any]:
    """One circle a region that has a count, in the order of `counts` (index region code).

    `points` has lon and lat of every region, index region code.
    """
    codes = counts.index
    return {
        "lon": Numbers(points["lon"], 2).packed(codes),
        "lat": Numbers(points["lat"], 2).packed(codes),
        "radius": Numbers(radii(counts), 1).packed(codes),
    }
