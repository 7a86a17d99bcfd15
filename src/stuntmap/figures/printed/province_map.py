"""The printed map of a province: districts by severity class, the own one outlined and named, legend outside."""

from typing import Final

import pandas as pd
import shapely

from stuntmap import phrases
from stuntmap.analysis.classifying import colour_step, indicator_of
from stuntmap.figures.exhibits import MapExhibit
from stuntmap.figures.hover_words import class_not_certain
from stuntmap.figures.labels import is_small_area
from stuntmap.figures.map_layers import modelled_label
from stuntmap.figures.palette import LIGHT
from stuntmap.figures.printed import lettering, map_legend
from stuntmap.figures.printed.district_shapes import (
    DistrictShapes,
    by_size,
    laid_flat,
    line_path,
    path_of,
    proportions,
    slanting_lines,
)
from stuntmap.figures.printed.dots import dots_within
from stuntmap.figures.printed.lettering import LINE_HEIGHT, REGULAR, SEMIBOLD
from stuntmap.figures.printed.map_legend import Entry, Legend
from stuntmap.figures.printed.map_names import NameRaster, Placed, Words
from stuntmap.figures.printed.remote_islands import ProvinceGround
from stuntmap.figures.printed.sheet import Box, Sheet, Type
from stuntmap.figures.textures import DOUBT_DOTS, MODEL_DOTS, Texture, ink_for, sample_fill
from stuntmap.language import NO_BREAK_SPACE, Language
from stuntmap.vocabulary import PREVALENCE, REGION_NAME, SEVERITY_CLASSES, Classes, short_name

EDGE_PT: Final = 0.9
COAST_PT: Final = 0.7
FRAME_PT: Final = 0.8
OWN_PT: Final = 2.2
CASING_PT: Final = 4.2
ISLET_PT: Final = 0.9
# White lines between two of these pale classes would be lost.
PALE_CLASSES: Final = SEVERITY_CLASSES[:2]
# Sizes in points are those beside type of 13 points, and grow with it. Smaller shapes get a dot in their colour, the
# own one a ring, drawn at this distance round islands that lie close.
FINDABLE_PT: Final = 6.0
# An islet this small would vanish under a line round it: it is drawn a little too large instead.
TINY_PT: Final = 4.0
TINY_EDGE_PT: Final = 0.8
RING_BELOW_PT: Final = 16.0
RING_GAP_PT: Final = 5.0
RING_JOINS_PT: Final = 10.0
HATCH_PT: Final = 3.2
MOST_LINES: Final = 3
# The own name stands beside its district unless nearly all of it fits inside: it would hide the shape.
OWN_NAME_INSIDE: Final = 0.9
LEGEND_SHARE: Final = 0.36
# How large the map must be beside its legend, as a share of what the whole picture would allow.
MAP_SHARE: Final = 0.6
SMALLEST_TYPE: Final = 4.0
SHRINK: Final = 0.96


def draw_map(
    sheet: Sheet, area: Box, language: Language, exhibit: MapExhibit, ground: ProvinceGround, text_pt: float
) -> None:
    """Draw the districts of `ground` into `area`, coloured by the exhibit's table."""
    table = exhibit.districts.reindex([str(code) for code in ground.districts.index])
    legends = tuple(_entries(language, table, bool(ground.frames), every) for every in (True, False))
    legend, room, corner = divided(area, legends, proportions(ground), text_pt)
    size = legend.size
    # Room for the outline, and for names that reach beyond the coast.
    shapes = laid_flat(ground, room.grown(-0.35 * size))
    for frame in shapes.frames:
        sheet.rectangle(frame, "#ffffff", LIGHT.others, FRAME_PT, 0.5)
    textures = _textures(table)
    for code, step in colour_step(table).items():
        _draw_district(sheet, shapes, str(code), None if pd.isna(step) else str(step), textures.get(str(code)))
    coast, _ = by_size(shapely.coverage_union_all(list(shapes.geometry.values())), TINY_PT * sheet.pen)
    sheet.path(path_of(coast), "none", LIGHT.outline, COAST_PT, 1.4)
    raster = NameRaster(shapes, room, size)
    for frame in shapes.frames:
        raster.take(frame)
    if exhibit.own_code in shapes.geometry:
        _draw_own(sheet, shapes, raster, exhibit.own_code, table, size)
    draw_names(sheet, shapes, raster, exhibit.own_code, table, size)
    map_legend.draw_legend(sheet, legend, *corner)


def _entries(language: Language, table: pd.DataFrame, framed: bool, all_classes: bool) -> tuple[Entry, ...]:
    """The classes (all, so that two maps can be compared, or those that occur), and what else occurs."""
    steps, step_of = indicator_of(table).steps, colour_step(table)
    shown = [name for name in steps.names if all_classes or step_of.eq(name).any()]
    entries = [Entry(_class_words(name, language, steps), LIGHT.severity_of[name]) for name in shown]
    if table[PREVALENCE].isna().any():
        entries.append(Entry(phrases.no_estimate(language), LIGHT.no_estimate, hatched=True))
    sample = sample_fill(LIGHT.severity[1:]) or LIGHT.severity[1]
    if class_not_certain(table).any():
        entries.append(Entry(language.text("class not certain"), sample, texture=DOUBT_DOTS))
    if is_small_area(table).any():
        entries.append(Entry(modelled_label(language), sample, texture=MODEL_DOTS))
    if framed:
        entries.append(Entry(language.text("framed: moved closer"), LIGHT.hairline, edge=LIGHT.others))
    return tuple(entries)


def _class_words(name: str, language: Language, steps: Classes) -> str:
    """A class with its limits, which may stand on a second line but are not broken themselves."""
    words, bracket, limits = phrases.severity_with_limits(name, language, steps).partition(" (")
    return words + bracket + limits.replace(" ", NO_BREAK_SPACE)


def divided(
    area: Box, legends: tuple[tuple[Entry, ...], ...], wide_high: tuple[float, float], size: float
) -> tuple[Legend, Box, tuple[float, float]]:
    """Legend, room for the map, and the legend's upper left corner: the first of `legends` that leaves a large map.

    The type gets smaller only where none does.
    """
    most = _scale(area, wide_high)
    while True:
        for entries in legends:
            found = _divided_at(area, entries, wide_high, size)
            if _scale(found[1], wide_high) >= MAP_SHARE * most or size * SHRINK < SMALLEST_TYPE:
                return found
        size *= SHRINK


def _scale(room: Box, wide_high: tuple[float, float]) -> float:
    return min(room.width / wide_high[0], room.height / wide_high[1])


def _divided_at(
    area: Box, entries: tuple[Entry, ...], wide_high: tuple[float, float], size: float
) -> tuple[Legend, Box, tuple[float, float]]:
    """The division in type of this size, beside or below, as leaves the larger map; no room where nothing fits."""
    beside = map_legend.stacked(entries, LEGEND_SHARE * area.width, size)
    right = Box(area.left, area.bottom, area.right - beside.width - 1.2 * size, area.top)
    below = map_legend.in_rows(entries, area.width, size)
    above = Box(area.left, area.bottom + below.height + 0.6 * size, area.right, area.top)
    if beside.height > area.height:
        right = Box(area.left, area.bottom, area.left, area.bottom)
    if below.width > area.width or above.height < 0:
        above = Box(area.left, area.top, area.left, area.top)
    if _scale(right, wide_high) >= _scale(above, wide_high):
        return beside, right, (area.right - beside.width, area.top - (area.height - beside.height) / 2)
    return below, above, (area.left + (area.width - below.width) / 2, area.bottom + below.height)


def _textures(table: pd.DataFrame) -> dict[str, Texture]:
    """The dots of each district whose class is not certain, and of each whose figure comes from a model."""
    doubtful = dict.fromkeys(map(str, table.index[class_not_certain(table)]), DOUBT_DOTS)
    return doubtful | dict.fromkeys(map(str, table.index[is_small_area(table)]), MODEL_DOTS)


def _draw_district(sheet: Sheet, shapes: DistrictShapes, code: str, step: str | None, texture: Texture | None) -> None:
    """One district in the colour of its class; `step` is None where there is no estimate."""
    shape, missing = shapes.geometry[code], step is None
    fill = LIGHT.no_estimate if step is None else LIGHT.severity_of[step]
    pale = step in PALE_CLASSES
    large, tiny = by_size(shape, TINY_PT * sheet.pen)
    sheet.path(path_of(large), fill, LIGHT.outline if pale else LIGHT.hairline, EDGE_PT, 1.2 if pale else 1.1)
    sheet.path(path_of(tiny), fill, LIGHT.outline if pale else fill, TINY_EDGE_PT, 1.1)
    if texture is not None:
        sheet.path(dots_within(shape, texture, sheet.pen), ink_for(fill).on(fill), order=1.15)
    if missing:
        hatch = line_path(slanting_lines(shape, HATCH_PT * sheet.pen))
        if hatch is not None:
            sheet.path(hatch, "none", LIGHT.axis, 0.6, 1.15)
    if shapes.diameter(code) < FINDABLE_PT * sheet.pen:
        sheet.circle(*shapes.inside[code], FINDABLE_PT / 2 * sheet.pen, fill, LIGHT.outline, 0.8, 1.5)


def _draw_own(
    sheet: Sheet, shapes: DistrictShapes, raster: NameRaster, code: str, table: pd.DataFrame, size: float
) -> None:
    """The own outline, a ring where the shape is too small to be found, and the name, with a line to it if need be."""
    shape = shapes.geometry[code]
    small = shapes.diameter(code) < RING_BELOW_PT * sheet.pen
    if small:
        x, y = shapes.inside[code]
        dot = shapely.Point(x, y).buffer(FINDABLE_PT / 2 * sheet.pen)
        # Island by island, and without their bays, which a ring at this distance does not show: a tenth of the time.
        islands = [*shapely.convex_hull(shapely.get_parts(shape)), dot]
        near = shapely.union_all(shapely.buffer(islands, (RING_GAP_PT + RING_JOINS_PT) * sheet.pen, quad_segs=4))
        outline = near.buffer(-RING_JOINS_PT * sheet.pen, quad_segs=4)
    else:
        outline = shape
    large, islets = by_size(outline, RING_BELOW_PT * sheet.pen)
    sheet.path(path_of(large), "none", LIGHT.own_casing, CASING_PT, 2)
    sheet.path(path_of(large), "none", LIGHT.own, OWN_PT, 2.2)
    sheet.path(path_of(islets), "none", LIGHT.own, ISLET_PT, 2.1)
    forms = _forms(str(table.loc[code, REGION_NAME]), size, SEMIBOLD)
    found = None if small else raster.place_in(code, forms, OWN_NAME_INSIDE)
    if small:
        for part in shapely.get_parts(outline):
            raster.take(_box_of(part).grown(1))
    main = _part_at(outline, shapes.inside[code])
    if found is None:
        found = raster.place_near(code, forms[0], _box_of(main))
    if found is None:
        return
    raster.take_district(code)
    _lead(sheet, found, main, size)
    kind = Type(size, LIGHT.own, SEMIBOLD, halo=True)
    sheet.lines_of_text(found.x, found.y, found.words.lines, kind, "center", 5)


def _part_at(outline: shapely.Geometry, point: tuple[float, float]) -> shapely.Geometry:
    """The part of an outline that holds a point of the district."""
    return min(shapely.get_parts(outline), key=lambda part: float(shapely.distance(part, shapely.Point(point))))


def _box_of(shape: shapely.Geometry) -> Box:
    return Box(*(float(edge) for edge in shapely.bounds(shape)))


def _lead(sheet: Sheet, placed: Placed, outline: shapely.Geometry, size: float) -> None:
    """A short line from the words to the shape where they stand apart."""
    box = placed.box
    words = shapely.box(box.left, box.bottom, box.right, box.top)
    line = shapely.shortest_line(words, outline)
    if shapely.length(line) > 0.5 * size:
        (x0, y0), (x1, y1) = shapely.get_coordinates(line)
        sheet.line([x0, x1], [y0, y1], LIGHT.own_casing, 3.0, 4.5)
        sheet.line([x0, x1], [y0, y1], LIGHT.own, 1.3, 4.6)


def draw_names(
    sheet: Sheet, shapes: DistrictShapes, raster: NameRaster, own: str | None, table: pd.DataFrame, size: float
) -> None:
    """The names (region_name) of the others, those next to the own district first, as far as they fit."""
    others = [str(code) for code in table.index if code != own]
    if own in shapes.geometry:
        home = shapes.geometry[own]
        near = {code: float(shapely.distance(home, shapes.geometry[code])) < 1 for code in others}
    else:
        near = dict.fromkeys(others, False)
    area = {code: float(shapely.area(shapes.geometry[code])) for code in others}
    kind = Type(size, halo=True)
    ordered = sorted(others, key=lambda code: (not near[code], -area[code], code))
    forms = {code: _forms(str(table.loc[code, REGION_NAME]), size, REGULAR) for code in ordered}
    inside = {code: raster.place_in(code, forms[code]) for code in ordered}
    for found in inside.values():
        if found is not None:
            sheet.lines_of_text(found.x, found.y, found.words.lines, kind, "center", 4.8)
    for code in (code for code in ordered if inside[code] is None):
        outside = raster.place_outside(code, forms[code])
        if outside is None:
            continue
        start, end = outside.lead
        for colour, width, order in ((LIGHT.own_casing, 2.2, 3.2), (LIGHT.axis, 0.9, 3.3)):
            sheet.line([start[0], end[0]], [start[1], end[1]], colour, width, order)
        sheet.circle(*end, 1.3, LIGHT.axis, order=3.3)
        sheet.lines_of_text(outside.x, outside.y, outside.words.lines, kind, "center", 4.8)


def _forms(name: str, size: float, weight: str) -> list[Words]:
    """A name on one line, on two, on three."""
    forms: list[Words] = []
    for count in range(1, MOST_LINES + 1):
        lines = lettering.broken_into(short_name(name), count, size, weight)
        words = Words(lines, lettering.widest(lines, size, weight) + 0.7 * size, len(lines) * LINE_HEIGHT * size)
        if not forms or lines != forms[-1].lines:
            forms.append(words)
    return forms
