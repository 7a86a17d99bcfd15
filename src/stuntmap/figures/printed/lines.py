"""Lines over the surveys: names beside them, values at the own points, a gap where there is no estimate."""

import math
from dataclasses import dataclass
from typing import Final

from stuntmap import phrases
from stuntmap.figures.exhibits import Line, LineExhibit, Point, Role, Unit
from stuntmap.figures.labels import spread
from stuntmap.figures.palette import LIGHT
from stuntmap.figures.printed import lettering
from stuntmap.figures.printed.lettering import LINE_HEIGHT, REGULAR, SEMIBOLD
from stuntmap.figures.printed.line_values import Crowd, value_boxes
from stuntmap.figures.printed.scale import Scale, step_of, tick_text, ticks
from stuntmap.figures.printed.sheet import Box, Sheet, Type
from stuntmap.language import Language

# In sizes of the type.
NAMES_SHARE: Final = 0.3
TICK_GAP: Final = 0.6
PLOT_AT_LEAST: Final = 10.0
PLOT_HIGH_AT_LEAST: Final = 5.0
SMALLEST_TYPE: Final = 4.0
SHRINK: Final = 0.96
GAP_HEIGHTS: Final = 20
DASHES: Final = ((6.0, 3.0), (1.6, 2.2), (6.0, 2.0, 1.6, 2.0), (10.0, 3.0))


@dataclass(frozen=True)
class _Name:
    """What stands at the right end of a line: its lines of words, colour, weight, and the value they belong to."""

    lines: tuple[str, ...]
    kind: Type
    value: float | None


@dataclass(frozen=True)
class _Layout:
    """Type size, the plot itself, the scale of its values, the places of the surveys, and the names at the right."""

    size: float
    plot: Box
    scale: Scale
    step: float
    places: tuple[float, ...]
    surveys: tuple[tuple[str, ...], ...]
    names: tuple[_Name, ...]
    fits: bool


def draw_lines(sheet: Sheet, area: Box, language: Language, exhibit: LineExhibit, text_pt: float) -> None:
    """Draw the lines into `area`; the type gets smaller than `text_pt` only where it would not fit otherwise."""
    size = text_pt
    layout = _layout_at(area, language, exhibit, size)
    while not layout.fits and size * SHRINK >= SMALLEST_TYPE:
        size *= SHRINK
        layout = _layout_at(area, language, exhibit, size)
    _draw_axes(sheet, language, exhibit, layout)
    _draw_target(sheet, exhibit, layout)
    crowd = Crowd()
    references = [line for line in exhibit.lines if line.role is not Role.OWN]
    for line in exhibit.lines:
        order = 4.0 if line.role is Role.OWN else 3.0
        place = references.index(line) if line in references else 0
        _draw_line(sheet, line, layout, place, order, crowd)
    _draw_names(sheet, area, exhibit, layout)
    for line in exhibit.lines:
        if line.role is Role.OWN:
            _draw_gaps(sheet, language, exhibit, line, layout)
            _draw_values(sheet, line, layout, crowd)


def _labels(exhibit: LineExhibit) -> tuple[str, ...]:
    return tuple(point.label for point in exhibit.lines[0].points) if exhibit.lines else ()


def _last_known(line: Line) -> int | None:
    known = [place for place, point in enumerate(line.points) if point.value is not None]
    return known[-1] if known else None


def _name(line: Line, room: float, size: float, language: Language) -> _Name:
    """The line's name and its latest value; the value alone stands on the last of several lines."""
    own = line.role is Role.OWN
    kind = Type(size, LIGHT.own if own else LIGHT.text, SEMIBOLD if own else REGULAR, halo=True)
    last = _last_known(line)
    latest = line.points[last] if last is not None and last == len(line.points) - 1 else None
    text = f"{line.name} {latest.text}" if latest else line.name
    value = None if last is None else line.points[last].value
    return _Name(lettering.balanced(text, room, size, kind.weight), kind, value)


def _layout_at(area: Box, language: Language, exhibit: LineExhibit, size: float) -> _Layout:
    room = NAMES_SHARE * area.width
    names = [_name(line, room, size, language) for line in exhibit.lines]
    if exhibit.line is not None:
        kind = Type(size, LIGHT.target, SEMIBOLD, halo=True)
        names.append(_Name(lettering.balanced(exhibit.line_label, room, size, SEMIBOLD), kind, exhibit.line))
    right = max((lettering.widest(name.lines, size, name.kind.weight) for name in names), default=0.0)
    low, highest = _range(exhibit)
    labels = _labels(exhibit)
    first = max((lettering.width(label.split(" ")[0], size) for label in labels), default=0.0)
    rough = area.width - right - 6 * size
    narrow = max(rough / max(len(labels), 1) - 0.6 * size, first)
    breaks = any(lettering.width(label, size) > narrow for label in labels)
    surveys = tuple(tuple(label.split(" ")) if breaks else (label,) for label in labels)
    lines = max((len(survey) for survey in surveys), default=1)
    bottom = area.bottom + (LINE_HEIGHT * lines + 0.55) * size
    top = area.top - 0.6 * size
    whole = exhibit.unit is Unit.RANK
    step = step_of(highest - low, max(2, int((top - bottom) / (2.2 * size))), whole)
    # The axis ends with a number above the highest line and interval.
    high = highest if whole else step * (math.floor(highest / step + 1e-9) + 1)
    marks = _marks(exhibit, low, high, step)
    tick_room = max((lettering.width(tick_text(language, mark, step, exhibit.unit), size) for mark in marks), default=0)
    plot = Box(area.left + tick_room + TICK_GAP * size, bottom, area.right - right - 1.5 * size, top)
    scale = Scale(low, high, top, bottom) if whole else Scale(low, high, bottom, top)
    half = max((lettering.widest(survey, size) for survey in surveys), default=0.0) / 2 + 0.3 * size
    half = min(max(half, 0.08 * plot.width), plot.width / 2)
    between = (plot.width - 2 * half) / max(len(labels) - 1, 1)
    places = tuple(plot.left + half + place * between for place in range(len(labels)))
    stack = sum(len(name.lines) for name in names) * LINE_HEIGHT * size
    fits = (
        plot.width >= PLOT_AT_LEAST * size
        and plot.height >= PLOT_HIGH_AT_LEAST * size
        and stack <= area.height
        and (len(labels) < 2 or 2 * (half - 0.3 * size) <= between)
    )
    return _Layout(size, plot, scale, step, places, surveys, tuple(names), fits)


def _range(exhibit: LineExhibit) -> tuple[float, float]:
    """The values that the axis covers: prevalence from zero, ranks from the first."""
    known = [
        number
        for line in exhibit.lines
        for point in line.points
        for number in (point.value, point.low, point.high)
        if number is not None
    ]
    if exhibit.line is not None:
        known.append(exhibit.line)
    if exhibit.unit is Unit.RANK:
        return 1.0, max([*known, 2.0])
    low, high = min([*known, 0.0]), max([*known, 0.0])
    return low, (high if high > low else low + 1.0)


def _marks(exhibit: LineExhibit, low: float, high: float, step: float) -> list[float]:
    """Where the axis carries a number. A rank axis begins with 1, not with a multiple of the step."""
    marks = ticks(low, high, step)
    if exhibit.unit is Unit.RANK:
        marks = [low, *(mark for mark in marks if mark >= low + 0.6 * step)]
    return marks


def _draw_axes(sheet: Sheet, language: Language, exhibit: LineExhibit, layout: _Layout) -> None:
    plot, size = layout.plot, layout.size
    muted = Type(size, LIGHT.muted)
    for mark in _marks(exhibit, layout.scale.low, layout.scale.high, layout.step):
        y = layout.scale.at(mark)
        sheet.line([plot.left, plot.right], [y, y], LIGHT.grid, 0.8, 0.5)
        sheet.text(plot.left - TICK_GAP * size, y, tick_text(language, mark, layout.step, exhibit.unit), muted, "right")
    sheet.line([plot.left, plot.right], [plot.bottom, plot.bottom], LIGHT.axis, 1.0, 0.6)
    for x, survey in zip(layout.places, layout.surveys, strict=True):
        sheet.line([x, x], [plot.bottom, plot.bottom - 0.25 * size], LIGHT.axis, 1.0, 0.6)
        middle = plot.bottom - (0.45 + LINE_HEIGHT * len(survey) / 2) * size
        sheet.lines_of_text(x, middle, survey, Type(size, LIGHT.text), "center")


def _draw_target(sheet: Sheet, exhibit: LineExhibit, layout: _Layout) -> None:
    if exhibit.line is not None:
        y = layout.scale.at(exhibit.line)
        sheet.line([layout.plot.left, layout.plot.right], [y, y], LIGHT.target, 1.6, 2, (5.0, 3.0))


def _draw_line(sheet: Sheet, line: Line, layout: _Layout, place: int, order: float, crowd: Crowd) -> None:
    own = line.role is Role.OWN
    colour = LIGHT.own if own else LIGHT.muted
    dashes = DASHES[place % len(DASHES)] if line.role is Role.REFERENCE else ()
    width, radius = (2.8, 0.3 * layout.size) if own else (1.8, 0.2 * layout.size)
    for piece in _pieces(line, layout):
        xs, ys = [x for x, _ in piece], [y for _, y in piece]
        sheet.line(xs, ys, colour, width, order, dashes)
        crowd.add_line(piece)
    for x, point in zip(layout.places, line.points, strict=True):
        if point.value is None:
            continue
        y = layout.scale.at(point.value)
        if point.low is not None and point.high is not None:
            _draw_limits(sheet, x, point, layout, colour, order - 0.5, crowd)
        sheet.circle(x, y, radius, colour if own else "#ffffff", "#ffffff" if own else colour, 1.4, order + 0.2)
        crowd.add_box(Box(x - radius, y - radius, x + radius, y + radius))


def _draw_limits(
    sheet: Sheet, x: float, point: Point, layout: _Layout, colour: str, order: float, crowd: Crowd
) -> None:
    low, high = layout.scale.at(point.low or 0.0), layout.scale.at(point.high or 0.0)
    cap = 0.25 * layout.size
    sheet.line([x, x], [low, high], colour, 1.2, order)
    for y in (low, high):
        sheet.line([x - cap, x + cap], [y, y], colour, 1.2, order)
    crowd.add_box(Box(x - 0.8, min(low, high), x + 0.8, max(low, high)))
    for y in (low, high):
        crowd.add_box(Box(x - cap, y - 0.8, x + cap, y + 0.8))


def _pieces(line: Line, layout: _Layout) -> list[list[tuple[float, float]]]:
    """The line in points, cut wherever a survey has no estimate or a point may not be joined to the one before."""
    pieces: list[list[tuple[float, float]]] = [[]]
    for x, point in zip(layout.places, line.points, strict=True):
        if point.value is None or not point.joined:
            pieces.append([])
        if point.value is not None:
            pieces[-1].append((x, layout.scale.at(point.value)))
    return [piece for piece in pieces if len(piece) > 1]


def _draw_names(sheet: Sheet, area: Box, exhibit: LineExhibit, layout: _Layout) -> None:
    """The names beside the last points, moved apart where they would meet and kept inside the picture."""
    size, plot = layout.size, layout.plot
    shown = [name for name in layout.names if name.value is not None and name.lines]
    ends = [layout.scale.at(name.value or 0.0) for name in shown]
    tallest = max((len(name.lines) for name in shown), default=1)
    gap = LINE_HEIGHT * tallest * size
    middles = _inside(spread(ends, gap), gap, area)
    for name, end, middle in zip(shown, ends, middles, strict=True):
        left = plot.right + 0.9 * size
        if layout.places:
            start = plot.right if name.value == exhibit.line and name.kind.colour == LIGHT.target else layout.places[-1]
            start = max(start, layout.places[-1]) + 0.5 * size
            sheet.line([start, plot.right, left - 0.25 * size], [end, end, middle], LIGHT.others, 0.8, 1, (1.5, 1.5))
        sheet.lines_of_text(left, middle, name.lines, name.kind)


def _inside(middles: list[float], gap: float, area: Box) -> list[float]:
    """The heights, moved as little as needed so that none leaves the area."""
    if not middles:
        return middles
    over = max(middles) + gap / 2 - area.top
    middles = [middle - max(over, 0.0) for middle in middles]
    under = area.bottom - (min(middles) - gap / 2)
    return [middle + max(under, 0.0) for middle in middles]


def _draw_gaps(sheet: Sheet, language: Language, exhibit: LineExhibit, line: Line, layout: _Layout) -> None:
    """Write "no estimate" where a survey gives none, at the height that is farthest from everything drawn there."""
    missing = [place for place, point in enumerate(line.points) if point.value is None]
    size, plot, places = layout.size, layout.plot, layout.places
    between = places[1] - places[0] if len(places) > 1 else plot.width
    room = min(between, 2 * (places[0] - plot.left)) - 0.4 * size
    lines = lettering.balanced(phrases.no_estimate(language), room, size)
    half = LINE_HEIGHT * len(lines) * size / 2 + 0.3 * size
    known = [
        layout.scale.at(number)
        for other in exhibit.lines
        for place in missing
        for number in (other.points[place].value, other.points[place].low, other.points[place].high)
        if number is not None
    ]
    taken = known if exhibit.line is None else [*known, layout.scale.at(exhibit.line)]
    heights = [plot.bottom + half + share * (plot.height - 2 * half) / GAP_HEIGHTS for share in range(GAP_HEIGHTS + 1)]
    middle = max(heights, key=lambda y: min((abs(y - other) for other in taken), default=0.0))
    for place in missing:
        sheet.lines_of_text(places[place], middle, lines, Type(size, LIGHT.muted, halo=True), "center")


def _draw_values(sheet: Sheet, line: Line, layout: _Layout, crowd: Crowd) -> None:
    """The value at each point of the own line but the last, which stands beside the line's name."""
    last = len(line.points) - 1
    kind = Type(layout.size, LIGHT.own, SEMIBOLD, halo=True)
    shown = [
        (x, layout.scale.at(point.value), point.text)
        for place, (x, point) in enumerate(zip(layout.places, line.points, strict=True))
        if point.value is not None and point.text and place != last
    ]
    boxes = value_boxes([(x, y, lettering.width(text, layout.size, SEMIBOLD)) for x, y, text in shown],
                        layout.size, layout.plot, crowd)  # fmt: skip
    for (_, _, text), box in zip(shown, boxes, strict=True):
        sheet.text(box.left, (box.bottom + box.top) / 2, text, kind)
