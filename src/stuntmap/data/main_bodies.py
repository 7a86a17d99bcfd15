"""The main body of a province: the part that a map shows first, without small islands so far out that they dwarf it."""

import math
from typing import Final, NamedTuple

import geopandas as gpd
import numpy as np
import shapely

# Parts nearer to each other than this belong together, in degrees (about 6 km).
TOGETHER_DEG: Final = 0.05
# What is larger than this share of the province is never left out, nor what makes the map hardly smaller.
LARGEST_SHARE: Final = 0.02
LARGEST_SHRINKING: Final = 1.03
# Width to height of a map on a laptop, and how much larger the province must become; more for a whole district.
ROOM: Final = 2.2
LEAST_GAIN: Final = 1.15
LEAST_GAIN_OF_DISTRICT: Final = 2.0

Bounds = tuple[float, float, float, float]


class MainBody(NamedTuple):
    """West, south, east and north of the main body in degrees, and the codes of districts with parts beyond it."""

    bounds: Bounds
    beyond: tuple[str, ...] = ()


def main_body(districts: gpd.GeoSeries) -> MainBody:
    """The main body of a province's districts (index region code, EPSG:4326); all of it where little would be won.

    A district of which nothing would be left is left out only where all others become at least twice as large.
    """
    shapes = districts.geometry.to_numpy()
    parts = shapely.get_parts(shapes)
    owners = np.repeat(np.arange(len(shapes)), shapely.get_num_geometries(shapes))
    groups = near_groups(parts, TOGETHER_DEG)
    areas = np.array([float(shapely.area(parts[group]).sum()) for group in groups])
    small = areas < LARGEST_SHARE * areas.sum()
    largest = {int(np.argmax(np.where(owners == place, shapely.area(parts), -1))) for place in range(len(shapes))}
    of_whole_district = np.array([not largest.isdisjoint(group.tolist()) for group in groups])
    everything = shapely.total_bounds(parts)
    for may_go, gain in ((small, LEAST_GAIN_OF_DISTRICT), (small & ~of_whole_district, LEAST_GAIN)):
        bounds = _without(parts, groups, may_go)
        if extent(everything) >= gain * extent(bounds):
            outside = ~shapely.intersects(parts, shapely.box(*bounds))
            return MainBody(_bounds(bounds), tuple(map(str, districts.index[np.unique(owners[outside])])))
    return MainBody(_bounds(everything))


def near_groups(parts: np.ndarray, near_deg: float) -> list[np.ndarray]:
    """The numbers of the parts that lie nearer to each other than `near_deg` degrees, group by group."""
    blobs = shapely.get_parts(shapely.union_all(shapely.envelope(shapely.buffer(parts, near_deg / 2, quad_segs=2))))
    tree = shapely.STRtree(shapely.point_on_surface(parts))
    return [np.sort(tree.query(blob, predicate="intersects")) for blob in blobs]


def extent(bounds: np.ndarray) -> float:
    """What decides the scale of a map in a usual room: the longer side, as Mercator draws it, in degrees."""
    height = math.asinh(math.tan(math.radians(bounds[3]))) - math.asinh(math.tan(math.radians(bounds[1])))
    return float(max((bounds[2] - bounds[0]) / ROOM, math.degrees(height)))


def _without(parts: np.ndarray, groups: list[np.ndarray], may_go: np.ndarray) -> np.ndarray:
    """The bounds of what must stay, and of what may go but makes the map hardly smaller."""
    stays = [shapely.total_bounds(parts[group]) for group, goes in zip(groups, may_go, strict=True) if not goes]
    bounds = main = _around(stays)
    for group, goes in zip(groups, may_go, strict=True):
        wider = _around([main, shapely.total_bounds(parts[group])])
        if goes and extent(wider) <= LARGEST_SHRINKING * extent(main):
            bounds = _around([bounds, wider])
    return bounds


def _around(boxes: list[np.ndarray]) -> np.ndarray:
    edges = np.array(boxes)
    return np.concatenate([edges[:, :2].min(axis=0), edges[:, 2:].max(axis=0)])


def _bounds(edges: np.ndarray) -> Bounds:
    west, south, east, north = (round(float(edge), 4) for edge in edges)
    return west, south, east, north
