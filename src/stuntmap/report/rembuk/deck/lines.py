"""A line exhibit as a native chart: surveys from left to right, own line with intervals, references dashed."""

from math import ceil, floor
from typing import Any, Final

from pptx.enum.chart import XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from stuntmap.figures.exhibits import Line, LineExhibit, Point, Role, Unit
from stuntmap.figures.palette import LIGHT
from stuntmap.language import Language
from stuntmap.report.rembuk.deck import chart_xml as xml
from stuntmap.report.rembuk.deck import charts as charts
from stuntmap.report.rembuk.deck.chart_sheet import Series
from stuntmap.report.rembuk.deck.layouts import Place
from stuntmap.report.rembuk.deck.text import LINE_HEIGHT, SMALLEST, text_width

SIZE: Final = 20
LABEL_HEIGHT: Final = SIZE * LINE_HEIGHT
FOOT: Final = SMALLEST * LINE_HEIGHT + 12
# The line and marker before a name in the legend, and the space after it.
KEY: Final = 84.0
GRID_STEP: Final = {Unit.PERCENT: 10, Unit.RANK: 10, Unit.POINTS_A_YEAR: 1}
# References after one another: told apart in a grey print by dash and marker.
DASHES: Final = (MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.LONG_DASH_DOT)
MARKERS: Final = (XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.TRIANGLE, XL_MARKER_STYLE.DIAMOND)
REFERENCE_COLOURS: Final = (LIGHT.muted, "#8a5a00", LIGHT.axis)


def add_lines(slide: Any, exhibit: LineExhibit, box: Place, letters: float, language: Language, alt: str) -> None:
    """Draw `exhibit` in `box`."""
    categories = tuple(point.label for point in exhibit.lines[0].points)
    series = [_series(line) for line in exhibit.lines]
    if exhibit.line is not None:
        empty = (None,) * len(categories)
        series.append(Series(exhibit.line_label, (exhibit.line,) * len(categories), empty, empty))
    frame, chart = charts.add_chart(slide, charts.LINE, box, categories, series, language, exhibit.unit)
    charts.describe(frame, exhibit.title, alt)
    start, end = _range(exhibit)
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale = start, end
    downwards = exhibit.unit is Unit.RANK
    axis.reverse_order = downwards
    if downwards:
        xml.set_axis_foot(chart)
        chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    else:
        axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        axis.tick_labels.font.color.rgb = charts.rgb(LIGHT.muted)
        axis.major_unit = GRID_STEP[exhibit.unit] if end - start > GRID_STEP[exhibit.unit] else None
        axis.has_major_gridlines = True
        axis.major_gridlines.format.line.color.rgb = charts.rgb(LIGHT.grid)
    legend = _legend_height([one.name for one in series], box.width, letters)
    if legend:
        chart.has_legend = True
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(SMALLEST)
        xml.set_legend_place(chart, 0.0, 0.0, 1.0, legend / box.height)
    # Room for the labels above the highest interval, at the sides for those beside the last survey.
    head = legend + LABEL_HEIGHT + 6
    left = 4.0 if downwards else text_width("00", SMALLEST) * letters + 10
    plot = Place(left, head, box.width - left - 4, box.height - head - FOOT)
    xml.set_plot_area(chart, plot.left / box.width, head / box.height, plot.width / box.width, plot.height / box.height)
    scale = plot.height / (end - start) / box.height
    references = [line for line in exhibit.lines if line.role is not Role.OWN]
    for place, (line, drawn) in enumerate(zip(exhibit.lines, chart.plots[0].series, strict=False)):
        number = references.index(line) if line in references else -1
        _paint(drawn, number)
        _part(drawn, line)
        charts.add_limits(drawn, series, place, LIGHT.own.removeprefix("#").upper())
        if line.role is Role.OWN:
            for row, point in enumerate(line.points):
                if point.value is not None:
                    others = [line.points[row].value for line in references]
                    position, move = _clear_place(point, others, LABEL_HEIGHT / box.height / scale, downwards)
                    charts.put_label(
                        drawn, row, _own_text(point, exhibit.unit, language), position, (0.0, move * scale), bold=True,
                        colour=LIGHT.own, size=SIZE, on_white=True,
                    )  # fmt: skip
    _label_references(chart, exhibit, references, scale, box.height, downwards)
    if exhibit.line is not None:
        target = chart.plots[0].series[len(exhibit.lines)]
        target.smooth = False
        target.format.line.color.rgb = charts.rgb(LIGHT.target)
        target.format.line.width = Pt(2.5)
        target.marker.style = XL_MARKER_STYLE.NONE
    xml.tell_language(chart, language.tongue.tag)


def _series(line: Line) -> Series:
    return Series(
        line.name,
        tuple(point.value for point in line.points),
        tuple(point.low for point in line.points),
        tuple(point.high for point in line.points),
    )


def _range(exhibit: LineExhibit) -> tuple[float, float]:
    """The ends of the value axis: from zero (ranks: just above the first) to a mark above the last interval."""
    points = [point for line in exhibit.lines for point in line.points]
    ends = [end for point in points for end in (point.value, point.low, point.high) if end is not None]
    last = max([*ends, *([] if exhibit.line is None else [exhibit.line])])
    if exhibit.unit is Unit.RANK:
        return 1.0, ceil(last) + max(last * 0.04, 0.5)
    step = GRID_STEP[exhibit.unit]
    return min(0.0, *ends), (floor(last / step) + 1) * step


def _legend_height(names: list[str], width: float, letters: float) -> float:
    """The height of the legend: none for one line; one row where all names fit in it, else a row for each."""
    if len(names) < 2:
        return 0.0
    needed = sum(text_width(name, SMALLEST) * letters + KEY for name in names)
    rows = 1 if needed <= width else len(names)
    return rows * SMALLEST * LINE_HEIGHT + 8


def _clear_place(point: Point, others: list[float | None], label: float, downwards: bool) -> tuple[Any, float]:
    """Above or below its interval, where no other line passes; and how far from the value, in the axis's units.

    `label`: the height of a label in the axis's units. Negative: upwards on the slide.
    """
    assert point.value is not None
    value = point.value
    ends = (value if point.low is None else point.low, value if point.high is None else point.high)
    top, foot = ends if downwards else ends[::-1]
    if downwards:
        return charts.ABOVE, -abs(top - value)

    def passed(start: float, end: float) -> int:
        return sum(1 for other in others if other is not None and start - label / 3 <= other <= end + label / 3)

    above, below = passed(top, top + label), passed(foot - label, foot)
    if below < above and foot - label > 0:
        return charts.BELOW, abs(value - foot)
    return charts.ABOVE, -abs(top - value)


def _own_text(point: Point, unit: Unit, language: Language) -> str:
    """The value; a rank with its limits, since no axis tells them: "28 (3-35)"."""
    if unit is Unit.RANK and point.low is not None and point.high is not None:
        return f"{point.text} ({language.number(point.low)}-{language.number(point.high)})"
    return point.text


def _paint(drawn: Any, reference: int) -> None:
    """Own line (reference -1) thick and blue with round markers; references thinner, dashed, each with its marker."""
    drawn.smooth = False
    own = reference < 0
    which = reference % len(DASHES)
    colour = LIGHT.own if own else REFERENCE_COLOURS[which]
    drawn.format.line.color.rgb = charts.rgb(colour)
    drawn.format.line.width = Pt(4 if own else 2.25)
    if not own:
        drawn.format.line.dash_style = DASHES[which]
    drawn.marker.style = XL_MARKER_STYLE.CIRCLE if own else MARKERS[which]
    drawn.marker.size = 12 if own else 8
    drawn.marker.format.fill.solid()
    drawn.marker.format.fill.fore_color.rgb = charts.rgb(colour)
    drawn.marker.format.line.color.rgb = charts.rgb(LIGHT.background)


def _part(drawn: Any, line: Line) -> None:
    """No line to the points that may not be joined: the line of a point is the one that leads to it.

    LibreOffice knows one line a series only and would join all: there such a series has points without lines.
    """
    if all(point.joined for point in line.points):
        return
    colour, width = drawn.format.line.color.rgb, drawn.format.line.width
    drawn.format.line.fill.background()
    for place, point in enumerate(line.points):
        if place and point.joined:
            drawn.points[place].format.line.color.rgb = colour
            drawn.points[place].format.line.width = width


def _label_references(
    chart: Any, exhibit: LineExhibit, references: list[Line], scale: float, height: float, downwards: bool
) -> None:
    """Print the last value of each reference right of it, moved apart where two would touch."""
    last = [(line, line.points[-1]) for line in references if line.points[-1].value is not None]
    last.sort(key=lambda pair: pair[1].value or 0.0, reverse=not downwards)
    step = SMALLEST * LINE_HEIGHT / height
    previous = float("-inf")
    for line, point in last:
        assert point.value is not None
        at = point.value * scale * (1 if downwards else -1)
        put = max(at, previous + step)
        previous = put
        number = references.index(line)
        drawn = chart.plots[0].series[exhibit.lines.index(line)]
        colour = REFERENCE_COLOURS[number % len(REFERENCE_COLOURS)]
        charts.put_label(
            drawn, len(line.points) - 1, point.text, charts.RIGHT_OF, (0.008, put - at), bold=False, colour=colour,
            size=SMALLEST, on_white=True,
        )  # fmt: skip
