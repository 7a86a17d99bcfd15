"""The printed map of the parts of a district or kecamatan: classes as fills or numbers as circles, legend outside."""

import math
from typing import Final

import pandas as pd
import shapely

from stuntmap.figures.exhibits import PartsExhibit
from stuntmap.figures.palette import LIGHT
from stuntmap.figures.printed import map_legend
from stuntmap.figures.printed.district_shapes import laid_flat, line_path, path_of, proportions, slanting_lines
from stuntmap.figures.printed.map_legend import Entry
from stuntmap.figures.printed.map_names import NameRaster
from stuntmap.figures.printed.province_map import divided, draw_names
from stuntmap.figures.printed.remote_islands import ProvinceGround
from stuntmap.figures.printed.sheet import Box, Sheet
from stuntmap.language import Language
from stuntmap.vocabulary import REGION_NAME

EDGE_PT: Final = 0.8
COAST_PT: Final = 0.8
OUTLINE_PT: Final = 2.0
HATCH_PT: Final = 3.2
# The largest circle, as a share of the map's shorter side; of others the area follows the number.
LARGEST_CIRCLE: Final = 0.085


def draw_parts(sheet: Sheet, area: Box, language: Language, exhibit: PartsExhibit, text_pt: float) -> None:
    """Draw the parts into `area`, each in its fill and with its name as far as there is room."""
    ground = ProvinceGround(exhibit.areas)
    entries = tuple(Entry(words, colour or LIGHT.no_estimate, hatched=not colour) for words, colour in exhibit.legend)
    legend, room, corner = divided(area, (entries,), proportions(ground), text_pt)
    shapes = laid_flat(ground, room.grown(-0.35 * legend.size))
    for code, shape in shapes.geometry.items():
        fill = exhibit.fills.get(code, "")
        sheet.path(path_of(_areas(shape)), fill or LIGHT.no_estimate, LIGHT.outline, EDGE_PT)
        if not fill:
            lines = line_path(slanting_lines(shape, HATCH_PT * sheet.pen))
            if lines is not None:
                sheet.path(lines, "none", LIGHT.axis, 0.7, 1.2)
    whole = shapely.union_all(list(shapes.geometry.values()))
    sheet.path(path_of(_areas(whole)), "none", LIGHT.outline, COAST_PT, 1.4)
    for code in exhibit.outlined:
        if code in shapes.geometry:
            sheet.path(path_of(_areas(shapes.geometry[code])), "none", LIGHT.own, OUTLINE_PT, 2.1)
    raster = NameRaster(shapes, room, legend.size)
    _draw_circles(sheet, exhibit, shapes.inside, room)
    codes = [str(code) for code in exhibit.areas.index]
    names = pd.DataFrame({REGION_NAME: [exhibit.names.get(code, "") for code in codes]}, index=codes)
    draw_names(sheet, shapes, raster, None, names[names[REGION_NAME] != ""], legend.size)
    map_legend.draw_legend(sheet, legend, *corner)


def _draw_circles(sheet: Sheet, exhibit: PartsExhibit, inside: dict[str, tuple[float, float]], room: Box) -> None:
    most = max(exhibit.circles.values(), default=0.0)
    for code, number in sorted(exhibit.circles.items(), key=lambda item: -item[1]):
        if code in inside and number > 0:
            radius = LARGEST_CIRCLE * min(room.width, room.height) * math.sqrt(number / most)
            sheet.circle(*inside[code], radius, f"{LIGHT.circle}b0", LIGHT.hairline, 0.8, 2.5)


def _areas(shape: shapely.Geometry) -> shapely.Geometry:
    """The polygons of a geometry; neighbours that were simplified together may leave lines."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return shapely.multipolygons(parts)
