"""The textures of a printed map: the same dots as on the screen, in points, none of them cut by an edge."""

from typing import Final

import numpy as np
import shapely
from matplotlib.path import Path

from stuntmap.figures.textures import TILE_PX, Texture

# A tile of the texture beside type of 13 points: coarser than on the screen, so that a province stays a small file.
TILE_PT: Final = 11.0
CORNERS: Final = 8


def dots_within(shape: shapely.Geometry, texture: Texture, pen: float) -> Path:
    """The dots of a texture that lie wholly within a shape, as one path; one in its middle where none would.

    Light dots have no rim here: on paper no page is dark, and none is needed to tell a class from its neighbours.
    """
    scale = TILE_PT * pen / TILE_PX
    radius = texture.radius * scale
    west, south, east, north = shapely.bounds(shape)
    step = TILE_PT * pen
    columns, rows = np.arange(west // step, east // step + 1), np.arange(south // step, north // step + 1)
    tiles = np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 1, 2) * step
    centres = (tiles + np.array(texture.centres) * scale).reshape(-1, 2)
    shapely.prepare(shape)
    inside = centres[shapely.contains_xy(shape, centres)]
    edge = shapely.boundary(shape)
    shapely.prepare(edge)
    inside = inside[~shapely.dwithin(edge, shapely.points(inside), 1.3 * radius)]
    if not len(inside):
        inside = shapely.get_coordinates(shapely.point_on_surface(shape))
        radius = min(radius, 0.3 * float(np.sqrt(shapely.area(shape))))
    turns = np.linspace(0, 2 * np.pi, CORNERS + 1)
    ring = radius * np.column_stack([np.cos(turns), np.sin(turns)])
    vertices = (inside[:, None, :] + ring[None, :, :]).reshape(-1, 2)
    codes = np.full((len(inside), CORNERS + 1), Path.LINETO, dtype=Path.code_type)
    codes[:, 0], codes[:, -1] = Path.MOVETO, Path.CLOSEPOLY
    return Path(vertices, codes.ravel())
