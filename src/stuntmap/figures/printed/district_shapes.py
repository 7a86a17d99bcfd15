"""The districts of a province laid flat in points: as large as a box allows, true to scale at their latitude."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from matplotlib.path import Path

from stuntmap.figures.printed.remote_islands import ProvinceGround
from stuntmap.figures.printed.sheet import Box

# Finer than a printer's dot at 300 dpi would be waste: shared borders stay shared.
TOLERANCE_PT: Final = 0.2


@dataclass(frozen=True)
class DistrictShapes:
    """Polygons in points, index of the table as given (region code), and a point well inside each largest part."""

    geometry: dict[str, shapely.Geometry]
    inside: dict[str, tuple[float, float]]
    frames: tuple[Box, ...]

    def diameter(self, code: str) -> float:
        """The diameter of a circle as large as the district's largest part, in points."""
        parts = shapely.get_parts(self.geometry[code])
        return 2 * math.sqrt(float(shapely.area(parts).max()) / math.pi)


def proportions(ground: ProvinceGround) -> tuple[float, float]:
    """Width and height of the districts in degrees of latitude."""
    west, south, east, north = _bounds(ground)
    return (east - west) * _narrowing(south, north), north - south


def _narrowing(south: float, north: float) -> float:
    """How much shorter a degree of longitude is than one of latitude in the middle of the province."""
    return math.cos(math.radians((south + north) / 2))


def _bounds(ground: ProvinceGround) -> tuple[float, float, float, float]:
    """West, south, east and north of all that is drawn, frames included, in degrees."""
    corners = np.array([ground.districts.total_bounds, *ground.frames])
    (west, south), (east, north) = corners[:, :2].min(axis=0), corners[:, 2:].max(axis=0)
    return float(west), float(south), float(east), float(north)


def laid_flat(ground: ProvinceGround, box: Box) -> DistrictShapes:
    """The districts as large as `box` allows, in the middle of it."""
    west, south, _, north = _bounds(ground)
    narrowing = _narrowing(south, north)
    wide, high = proportions(ground)
    scale = min(box.width / wide, box.height / high)
    left = box.left + (box.width - wide * scale) / 2
    bottom = box.bottom + (box.height - high * scale) / 2

    def placed(coordinates: np.ndarray) -> np.ndarray:
        return np.column_stack(
            [left + (coordinates[:, 0] - west) * narrowing * scale, bottom + (coordinates[:, 1] - south) * scale]
        )

    flat = shapely.transform(ground.districts.geometry.to_numpy(), placed)
    simple = shapely.coverage_simplify(flat, TOLERANCE_PT)
    codes = [str(code) for code in ground.districts.index]
    largest = [max(shapely.get_parts(shape), key=shapely.area) for shape in simple]
    circles = shapely.maximum_inscribed_circle(np.array(largest), tolerance=1.0)
    centres = shapely.get_coordinates(circles).reshape(len(largest), 2, 2)[:, 0]
    return DistrictShapes(
        dict(zip(codes, simple, strict=True)),
        {code: (float(x), float(y)) for code, (x, y) in zip(codes, centres, strict=True)},
        tuple(Box(*placed(np.array(frame).reshape(2, 2)).ravel().tolist()) for frame in ground.frames),
    )


def by_size(geometry: shapely.Geometry, diameter_pt: float) -> tuple[shapely.Geometry, shapely.Geometry]:
    """The parts at least as large as a circle of this diameter, and the smaller ones, each as one geometry."""
    parts = shapely.get_parts(geometry)
    large = shapely.area(parts) >= math.pi / 4 * diameter_pt**2
    return shapely.multipolygons(parts[large]), shapely.multipolygons(parts[~large])


def path_of(geometry: shapely.Geometry) -> Path:
    """A polygon or several with their holes as one path."""
    rings = shapely.get_rings(shapely.get_parts(geometry))
    if not len(rings):
        return Path(np.empty((0, 2)))
    return Path.make_compound_path(*(_ring(shapely.get_coordinates(ring)) for ring in rings))


def line_path(geometry: shapely.Geometry) -> Path | None:
    """Lines as one path; None where there is none."""
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "LineString"]
    return Path.make_compound_path(*(Path(shapely.get_coordinates(part)) for part in parts)) if parts else None


def _ring(coordinates: np.ndarray) -> Path:
    codes = np.full(len(coordinates), Path.LINETO, dtype=Path.code_type)
    codes[0], codes[-1] = Path.MOVETO, Path.CLOSEPOLY
    return Path(coordinates, codes)


def slanting_lines(geometry: shapely.Geometry, step: float) -> shapely.Geometry:
    """Slanting lines within a polygon, `step` points apart: grey that a grey print tells from a class."""
    west, south, east, north = shapely.bounds(geometry)
    high = north - south
    offsets = np.arange(west - high, east, step)
    starts = np.column_stack([offsets, np.full(len(offsets), south)])
    ends = np.column_stack([offsets + high, np.full(len(offsets), north)])
    lines = shapely.linestrings(np.stack([starts, ends], axis=1))
    return shapely.intersection(shapely.multilinestrings(lines), geometry)
