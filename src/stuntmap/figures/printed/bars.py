"""Horizontal bars with their values beside them, thin lines for the 95 % limits, and a labelled target line."""

from dataclasses import dataclass
from typing import Final

from stuntmap.figures.exhibits import Bar, BarExhibit, Role, Unit
from stuntmap.figures.palette import LIGHT
from stuntmap.figures.printed import lettering
from stuntmap.figures.printed.lettering import LINE_HEIGHT, REGULAR, SEMIBOLD
from stuntmap.figures.printed.scale import Scale, step_of, tick_text, ticks
from stuntmap.figures.printed.sheet import Box, Sheet, Type
from stuntmap.language import Language

# In sizes of the type.
ROW_AT_LEAST: Final = 1.5
ROW_AT_MOST: Final = 6.0
BAR_AT_MOST: Final = 2.6
BAR_SHARE: Final = 0.62
GAP: Final = 0.45
# How much of the width the labels may take; more only where rows would not fit otherwise.
LABEL_SHARES: Final = (0.4, 0.5)
AXIS_ROOM: Final = 1.7
# Half of the widest number on the axis, which stands at the end of the scale.
TICK_HALF: Final = 1.5
PLOT_AT_LEAST: Final = 9.0
SMALLEST_TYPE: Final = 4.0
SHRINK: Final = 0.96
ROUNDS: Final = 30
FILLS: Final = {Role.OWN: LIGHT.own, Role.OTHER: LIGHT.others, Role.REFERENCE: "#ffffff"}


@dataclass(frozen=True)
class _Layout:
    """Type size and how the area is divided: labels on the left, header for the target, rows, axis."""

    size: float
    labels: tuple[tuple[str, ...], ...]
    label_room: float
    header: tuple[str, ...]
    row: float

    @property
    def header_room(self) -> float:
        """Points above the rows."""
        return (LINE_HEIGHT * len(self.header) + 0.35) * self.size if self.header else 0.2 * self.size

    @property
    def block(self) -> float:
        """Height of everything in points."""
        return self.header_room + self.row * len(self.labels) + AXIS_ROOM * self.size


def draw_bars(sheet: Sheet, area: Box, language: Language, exhibit: BarExhibit, text_pt: float) -> None:
    """Draw the bars into `area`; the type gets smaller than `text_pt` only where it would not fit otherwise."""
    layout = _layout(area, exhibit, text_pt)
    top = area.top - max(0.0, (area.height - layout.block) / 2)
    rows = Box(
        area.left + layout.label_room, top - layout.block + AXIS_ROOM * layout.size,
        area.right - 0.2 * layout.size, top - layout.header_room,
    )  # fmt: skip
    scale = _scale(exhibit, rows, layout.size)
    _draw_axis(sheet, rows, language, exhibit, scale, layout.size)
    _draw_target(sheet, rows, area, exhibit, scale, layout)
    for place, (bar, label) in enumerate(zip(exhibit.bars, layout.labels, strict=True)):
        middle = rows.top - (place + 0.5) * layout.row
        weight = SEMIBOLD if bar.role is Role.OWN else REGULAR
        colour = LIGHT.own if bar.role is Role.OWN else LIGHT.text
        kind = Type(layout.size, colour, weight)
        sheet.lines_of_text(rows.left - 0.7 * layout.size, middle, label, kind, "right")
        _draw_bar(sheet, bar, middle, scale, layout)
        _draw_value(sheet, bar, middle, exhibit, scale, layout.size)


def _layout(area: Box, exhibit: BarExhibit, text_pt: float) -> _Layout:
    size = text_pt
    while True:
        for share in LABEL_SHARES:
            layout = _layout_at(area, exhibit, size, share)
            high = layout.block <= area.height
            wide = area.width - layout.label_room >= (PLOT_AT_LEAST * size + _widest_value(exhibit, size)) * 0.8
            if (high and wide) or size * SHRINK < SMALLEST_TYPE:
                return layout
        size *= SHRINK


def _layout_at(area: Box, exhibit: BarExhibit, size: float, share: float) -> _Layout:
    room = share * area.width - 0.7 * size
    labels = tuple(
        lettering.balanced(bar.label, room, size, SEMIBOLD if bar.role is Role.OWN else REGULAR)
        for bar in exhibit.bars
    )  # fmt: skip
    label_room = max((lettering.widest(lines, size, SEMIBOLD) for lines in labels), default=0.0) + 0.7 * size
    header = lettering.balanced(exhibit.line_label, 0.6 * area.width, size) if exhibit.line is not None else ()
    count = max(len(labels), 1)
    layout = _Layout(size, labels, label_room, header, 0.0)
    lines = max((len(label) for label in labels), default=1)
    least = max(ROW_AT_LEAST, LINE_HEIGHT * lines + 0.3) * size
    free = (area.height - layout.header_room - AXIS_ROOM * size) / count
    return _Layout(size, labels, label_room, header, min(max(least, free), max(ROW_AT_MOST * size, least)))


def _widest_value(exhibit: BarExhibit, size: float) -> float:
    return max((lettering.width(bar.text, size, SEMIBOLD) for bar in exhibit.bars), default=0.0)


def _ends(bar: Bar) -> tuple[float, float]:
    """The lowest and highest value that the bar or its limits reach, zero included."""
    known = [0.0, bar.value, *(limit for limit in (bar.low, bar.high) if limit is not None)]
    return min(known), max(known)


def _scale(exhibit: BarExhibit, rows: Box, size: float) -> Scale:
    """The scale from the rows' left to their right edge that leaves room for every value beside its bar."""
    reach = [_ends(bar) for bar in exhibit.bars] or [(0.0, 1.0)]
    extra = () if exhibit.line is None else (exhibit.line,)
    low = min(*(ends[0] for ends in reach), 0.0, *extra)
    high = max(*(ends[1] for ends in reach), 0.0, *extra)
    if high == low:
        high = low + 1.0
    inset_left, inset_right = (0.3 * size if low < 0 else 0.0), TICK_HALF * size
    # A narrower scale moves the ends of bars, and words away from the target line: a few rounds settle it.
    for _ in range(ROUNDS):
        scale = Scale(low, high, rows.left + inset_left, rows.right - inset_right)
        boxes = [_value_box(bar, 0.0, exhibit, scale, size) for bar in exhibit.bars]
        over_right = max((box.right - rows.right for box in boxes), default=0.0)
        over_left = max((rows.left - box.left for box in boxes), default=0.0)
        if over_right <= 0.01 and over_left <= 0.01:
            break
        inset_right += max(0.0, over_right) * 1.05
        inset_left += max(0.0, over_left) * 1.05
    return Scale(low, high, rows.left + inset_left, rows.right - inset_right)


def _value_box(bar: Bar, middle: float, exhibit: BarExhibit, scale: Scale, size: float) -> Box:
    """Where the value stands: past the end of bar and limits, and clear of the target line."""
    wide, gap = lettering.width(bar.text, size, SEMIBOLD), GAP * size
    low, high = _ends(bar)
    half = 0.6 * size
    if bar.value < 0:
        right = scale.at(low) - gap
        line = None if exhibit.line is None else scale.at(exhibit.line)
        if line is not None and right - wide - gap < line < right + gap:
            right = line - gap
        return Box(right - wide, middle - half, right, middle + half)
    left = scale.at(high) + gap
    line = None if exhibit.line is None else scale.at(exhibit.line)
    if line is not None and left - gap < line < left + wide + gap:
        left = line + gap
    return Box(left, middle - half, left + wide, middle + half)


def _draw_axis(
    sheet: Sheet, rows: Box, language: Language, exhibit: BarExhibit, scale: Scale, size: float
) -> None:  # fmt: skip
    step = step_of(scale.high - scale.low, max(2, int((scale.end - scale.start) / (4.2 * size))))
    for value in ticks(*_seen(rows, exhibit, scale, size), step):
        x = scale.at(value)
        zero = abs(value) < step / 1000
        colour, width = (LIGHT.axis, 1.0) if zero else (LIGHT.grid, 0.8)
        sheet.line([x, x], [rows.bottom, rows.top], colour, width, 2.5 if zero else 0.5)
        text = tick_text(language, value, step, exhibit.unit)
        sheet.text(x, rows.bottom - 0.85 * size, text, Type(size, LIGHT.muted), "center")


def _seen(rows: Box, exhibit: BarExhibit, scale: Scale, size: float) -> tuple[float, float]:
    """The values that the axis can number: also beyond the bars, where their values stand."""
    unit = (scale.high - scale.low) / (scale.end - scale.start)
    low = scale.low - max(0.0, scale.start - rows.left - TICK_HALF * size) * unit if scale.low < 0 else scale.low
    high = scale.high + max(0.0, rows.right - scale.end - TICK_HALF * size) * unit
    return low, (max(scale.high, min(high, 100.0)) if exhibit.unit is Unit.PERCENT else high)


def _draw_target(sheet: Sheet, rows: Box, area: Box, exhibit: BarExhibit, scale: Scale, layout: _Layout) -> None:
    if exhibit.line is None:
        return
    x, size = scale.at(exhibit.line), layout.size
    for colour, width, order, dashes in ((LIGHT.own_casing, 3.6, 2.9, ()), (LIGHT.target, 1.6, 3.0, (5.0, 3.0))):
        sheet.line([x, x], [rows.bottom, rows.top + 0.25 * size], colour, width, order, dashes)
    half = lettering.widest(layout.header, size, SEMIBOLD) / 2
    middle = min(max(x, area.left + half), area.right - half)
    height = rows.top + 0.35 * size + LINE_HEIGHT * size * len(layout.header) / 2
    sheet.lines_of_text(middle, height, layout.header, Type(size, LIGHT.target, SEMIBOLD), "center")


def _draw_bar(sheet: Sheet, bar: Bar, middle: float, scale: Scale, layout: _Layout) -> None:
    half = min(BAR_SHARE * layout.row, BAR_AT_MOST * layout.size) / 2
    ends = sorted((scale.at(0.0), scale.at(bar.value)))
    if ends[1] > ends[0]:
        box = Box(ends[0], middle - half, ends[1], middle + half)
        hollow = bar.role is Role.REFERENCE
        edge, hatch = (LIGHT.axis, LIGHT.others) if hollow else ("none", "")
        sheet.rectangle(box, FILLS[bar.role], edge, 1.0, 1.5, hatch)
    if bar.low is None or bar.high is None:
        return
    low, high, cap = scale.at(bar.low), scale.at(bar.high), min(0.22 * layout.size, 0.5 * half)
    for colour, width, order in (("#ffffff", 3.2, 3.5), (LIGHT.text, 1.2, 3.6)):
        more = (width - 1.2) / 2
        sheet.line([low - more, high + more], [middle, middle], colour, width, order)
        for x in (low, high):
            sheet.line([x, x], [middle - cap - more, middle + cap + more], colour, width, order)


def _draw_value(sheet: Sheet, bar: Bar, middle: float, exhibit: BarExhibit, scale: Scale, size: float) -> None:
    box = _value_box(bar, middle, exhibit, scale, size)
    own = bar.role is Role.OWN
    kind = Type(size, LIGHT.own if own else LIGHT.text, SEMIBOLD if own else REGULAR, halo=True)
    if bar.value < 0:
        sheet.text(box.right, middle, bar.text, kind, "right")
    else:
        sheet.text(box.left, middle, bar.text, kind)
