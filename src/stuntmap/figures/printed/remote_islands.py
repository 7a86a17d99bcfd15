"""Small islands far out, brought closer in a frame, so that the rest is not drawn tiny for their sake."""

from dataclasses import dataclass
from typing import Final

import geopandas as gpd
import numpy as np
import shapely
from shapely.affinity import translate

from stuntmap.data.main_bodies import near_groups

# Islands nearer to each other than this belong together, in degrees (about 17 km); those far out stand in one frame
# if they are nearer than the second distance.
TOGETHER_DEG: Final = 0.15
IN_ONE_FRAME_DEG: Final = 0.8
# What is larger than this share of the province stays where it is; for what is smaller a frame would be too much.
LARGEST_SHARE: Final = 0.04
SMALLEST_SHARE: Final = 0.0005
# The frame stands this far round the islands and, with the same room again, away from everything else, as a share of
# the main land's longer side.
CLEARANCE: Final = 0.03
# Width to height of the room that a map usually has, and how much larger it must become.
USUAL_ROOM: Final = 1.6
LEAST_GAIN: Final = 1.15
STEPS: Final = 50
# How much larger the map may become so that a frame stands a degree nearer to where its islands lie.
NEARNESS: Final = 0.1
ROUGHLY_DEG: Final = 0.02
# More frames would puzzle more than they help: such a province is drawn as it lies.
MOST_FRAMES: Final = 3


@dataclass(frozen=True)
class ProvinceGround:
    """The districts as they are drawn (index region_code, EPSG:4326 but for moved islands) and the frames round those.

    Frames are west, south, east, north in degrees; none where nothing was moved.
    """

    districts: gpd.GeoDataFrame
    frames: tuple[tuple[float, float, float, float], ...] = ()


def _extent(bounds: np.ndarray) -> float:
    """What decides the scale of a map: the longer side in a usual room, in degrees."""
    return float(max((bounds[2] - bounds[0]) / USUAL_ROOM, bounds[3] - bounds[1]))


def with_remote_islands_closer(districts: gpd.GeoDataFrame) -> ProvinceGround:
    """The districts (index region_code) with a few groups of small islands far out moved closer and framed.

    Nothing is moved unless all is drawn at least 15 % larger for it; nothing changes its size or shape.
    """
    parts = shapely.get_parts(districts.geometry.to_numpy())
    groups = near_groups(parts, TOGETHER_DEG)
    areas = np.array([float(shapely.area(parts[group]).sum()) for group in groups])
    stays = areas >= LARGEST_SHARE * areas.sum()
    main_parts = np.concatenate([group for group, stay in zip(groups, stays, strict=True) if stay])
    main = shapely.total_bounds(parts[main_parts])
    pad = CLEARANCE * max(main[2] - main[0], main[3] - main[1])
    remote = [group for group, stay in zip(groups, stays, strict=True) if not stay and _reaches_out(parts[group], main)]
    if remote:
        numbers = np.concatenate(remote)
        remote = [numbers[group] for group in near_groups(parts[numbers], IN_ONE_FRAME_DEG)]
    if not 0 < len(remote) <= MOST_FRAMES:
        return ProvinceGround(districts)
    smallest = min(float(shapely.area(parts[group]).sum()) for group in remote)
    if smallest < SMALLEST_SHARE * areas.sum():
        return ProvinceGround(districts)
    everything_else = np.setdiff1d(np.arange(len(parts)), np.concatenate([*remote, []]).astype(int))
    blocked: list[shapely.Geometry] = [
        shapely.simplify(shapely.multipolygons(parts[everything_else]), ROUGHLY_DEG, preserve_topology=False)
    ]
    shifts: dict[int, tuple[float, float]] = {}
    frames: list[tuple[float, float, float, float]] = []
    for group in remote:
        across, up = _way(shapely.total_bounds(parts[group]), main, blocked, pad)
        west, south, east, north = (float(edge) for edge in shapely.total_bounds(parts[group]))
        frame = (west + across - pad, south + up - pad, east + across + pad, north + up + pad)
        frames.append(frame)
        main = np.concatenate([np.minimum(main[:2], frame[:2]), np.maximum(main[2:], frame[2:])])
        blocked.append(shapely.box(*frame))
        shifts |= {int(part): (across, up) for part in group}
    moved = np.array([translate(part, *shifts.get(place, (0.0, 0.0))) for place, part in enumerate(parts)])
    seen = shapely.total_bounds(np.append(moved, [shapely.box(*frame) for frame in frames]))
    if _extent(shapely.total_bounds(parts)) < LEAST_GAIN * _extent(seen):
        return ProvinceGround(districts)
    owners = np.repeat(np.arange(len(districts)), shapely.get_num_geometries(districts.geometry.to_numpy()))
    shapes = [shapely.multipolygons(moved[owners == place]) for place in range(len(districts))]
    return ProvinceGround(
        districts.set_geometry(gpd.GeoSeries(shapes, districts.index, crs=districts.crs)), tuple(frames)
    )


def _reaches_out(parts: np.ndarray, main: np.ndarray) -> bool:
    """Whether parts make the map larger than the main land alone."""
    west, south, east, north = shapely.total_bounds(parts)
    return bool(west < main[0] or south < main[1] or east > main[2] or north > main[3])


def _way(
    bounds: np.ndarray, main: np.ndarray, blocked: list[shapely.Geometry], pad: float
) -> tuple[float, float]:  # fmt: skip
    """How far across and up a group goes to the free place that keeps the map smallest, and then to the nearest one."""
    west, south, east, north = (float(edge) for edge in bounds)
    wide, high = east - west + 2 * pad, north - south + 2 * pad
    grid = np.meshgrid(
        np.linspace(main[0] - wide - pad, main[2] + pad, STEPS), np.linspace(main[1] - high - pad, main[3] + pad, STEPS)
    )  # fmt: skip
    lefts, bottoms = grid[0].ravel(), grid[1].ravel()
    frames = shapely.box(lefts, bottoms, lefts + wide, bottoms + high)
    free = np.all([~shapely.dwithin(frames, other, pad) for other in blocked], axis=0)
    across = np.maximum(lefts + wide, main[2]) - np.minimum(lefts, main[0])
    up = np.maximum(bottoms + high, main[3]) - np.minimum(bottoms, main[1])
    far = np.hypot(lefts - (west - pad), bottoms - (south - pad))
    cost = np.where(free, np.maximum(across / USUAL_ROOM, up) + NEARNESS * far, np.inf)
    best = int(np.argmin(cost))
    return float(lefts[best] - (west - pad)), float(bottoms[best] - (south - pad))
