"""A bar exhibit as a native chart: bars from top to bottom with intervals, values, and a line for the target."""

from dataclasses import dataclass
from typing import Any, Final

from pptx.enum.shapes import MSO_CONNECTOR
from pptx.util import Pt

from stuntmap.figures.exhibits import Bar, BarExhibit, Role
from stuntmap.figures.palette import LIGHT
from stuntmap.language import Language, marked
from stuntmap.report.rembuk.deck import chart_xml as xml
from stuntmap.report.rembuk.deck import charts as charts
from stuntmap.report.rembuk.deck.chart_sheet import Series
from stuntmap.report.rembuk.deck.layouts import Place
from stuntmap.report.rembuk.deck.text import LINE_HEIGHT, SMALLEST, line_count, shortened, text_width

# Series of one chart by what their bars stand for.
ROLE_NAMES: Final = {
    Role.OWN: marked("Own region"),
    Role.OTHER: marked("Other regions"),
    Role.REFERENCE: marked("For comparison"),
}
GAP: Final = 12.0
WIDEST_BAND: Final = 130.0
THICKEST_BAR: Final = 76.0
# Between the end of an interval and its value.
CLEAR: Final = 8.0
LARGER: Final = 20
# Category names get at most this share of the chart's width before they are set in more lines.
NAMES_SHARE: Final = 0.46
LONG_NAMES_SHARE: Final = 0.62


@dataclass(frozen=True)
class BarPlan:
    """Where the parts of a bar chart stand, in points inside its box, and the range of its values."""

    size: int
    names: float
    head: float
    plot: float
    band: float
    start: float
    end: float

    def along(self, value: float) -> float:
        """How far right of the chart's edge a value lies."""
        return self.names + (value - self.start) / (self.end - self.start) * self.plot


def bar_plan(exhibit: BarExhibit, width: float, height: float, letters: float) -> BarPlan:
    """The plan of the chart in a box of this size; few bars do not grow thicker than looks calm."""
    size = LARGER if len(exhibit.bars) <= 5 else SMALLEST
    head = SMALLEST * LINE_HEIGHT + 8 if exhibit.line is not None else 0.0
    band = min(WIDEST_BAND, (height - head) / len(exhibit.bars))
    widest = max(text_width(bar.label, size) * letters for bar in exhibit.bars) + GAP
    names = min(widest, NAMES_SHARE * width)
    if not _fits(exhibit, size, names, band, letters):
        names = min(widest, LONG_NAMES_SHARE * width)
    texts = max(text_width(bar.text, size, True) * letters for bar in exhibit.bars) + GAP + CLEAR
    ends = [end for bar in exhibit.bars for end in (bar.value, bar.low, bar.high) if end is not None]
    ends += [0.0] if exhibit.line is None else [0.0, exhibit.line]
    left = texts if any(bar.value < 0 for bar in exhibit.bars) else 0.0
    plot = width - names - texts - left
    start, end = min(ends), max(ends)
    # The texts stand inside the plot area: its range is widened until they have their room.
    scale = (end - start or 1.0) / plot
    return BarPlan(size, names, head, plot + texts + left, band, start - left * scale, end + texts * scale)


def plan_height(exhibit: BarExhibit, plan: BarPlan) -> float:
    """The height that the chart needs, in points."""
    return plan.head + plan.band * len(exhibit.bars)


def names_fit(exhibit: BarExhibit, plan: BarPlan, letters: float) -> bool:
    """Whether no name is higher than its bar's band."""
    return _fits(exhibit, plan.size, plan.names, plan.band, letters)


def _fits(exhibit: BarExhibit, size: int, names: float, band: float, letters: float) -> bool:
    lines = max(line_count(bar.label, size * letters, names - GAP) for bar in exhibit.bars)
    return lines * size * LINE_HEIGHT <= band


def add_bars(slide: Any, exhibit: BarExhibit, box: Place, letters: float, language: Language, alt: str) -> None:
    """Draw `exhibit` in `box`."""
    plan = bar_plan(exhibit, box.width, box.height, letters)
    box = Place(box.left, box.top, box.width, plan_height(exhibit, plan))
    roles = [role for role in ROLE_NAMES if any(bar.role is role for bar in exhibit.bars)]
    series = [_series(language, exhibit, role) for role in roles]
    most = max(int(plan.band // (plan.size * LINE_HEIGHT)), 1)
    labels = tuple(shortened(bar.label, plan.size * letters, plan.names - GAP, most) for bar in exhibit.bars)
    frame, chart = charts.add_chart(slide, charts.BAR, box, labels, series, language, exhibit.unit)
    charts.describe(frame, exhibit.title, alt)
    chart.category_axis.reverse_order = True
    chart.category_axis.tick_labels.font.size = Pt(plan.size)
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = plan.start, plan.end
    plot = chart.plots[0]
    plot.overlap = 100
    thickness = min(THICKEST_BAR, plan.band * 0.66)
    plot.gap_width = round(100 * (plan.band / thickness - 1))
    xml.set_plot_area(
        chart,
        plan.names / box.width,
        plan.head / box.height,
        plan.plot / box.width,
        (box.height - plan.head) / box.height,
    )
    for place, (role, drawn) in enumerate(zip(roles, plot.series, strict=True)):
        _paint(drawn, role)
        charts.add_limits(drawn, series, place, charts.OWN_WHISKER if role is Role.OWN else charts.WHISKER)
        for row, bar in enumerate(exhibit.bars):
            if bar.role is role:
                move = (_clear_of_interval(bar, plan) / box.width, 0.0)
                colour = LIGHT.own if role is Role.OWN else LIGHT.text
                charts.put_label(
                    drawn, row, bar.text, charts.OUTSIDE, move, bold=role is Role.OWN, colour=colour, size=plan.size
                )
    xml.tell_language(chart, language.tongue.tag)
    if exhibit.line is not None:
        _add_line(slide, exhibit, box, plan, letters)


def _series(language: Language, exhibit: BarExhibit, role: Role) -> Series:
    bars = [bar if bar.role is role else None for bar in exhibit.bars]
    return Series(
        language.text(ROLE_NAMES[role]),
        tuple(bar.value if bar else None for bar in bars),
        tuple(bar.low if bar else None for bar in bars),
        tuple(bar.high if bar else None for bar in bars),
    )


def _paint(drawn: Any, role: Role) -> None:
    drawn.invert_if_negative = False
    if role is Role.REFERENCE:
        xml.hatch(drawn, charts.hexed(LIGHT.axis))
        return
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = charts.rgb(LIGHT.own if role is Role.OWN else LIGHT.others)


def _clear_of_interval(bar: Bar, plan: BarPlan) -> float:
    """How far the value's text moves outwards so that the interval does not run through it."""
    end = (bar.low if bar.value < 0 else bar.high) if bar.high is not None else bar.value
    beyond = 0.0 if end is None else plan.along(end) - plan.along(bar.value)
    return beyond + (-CLEAR if bar.value < 0 else CLEAR)


def _add_line(slide: Any, exhibit: BarExhibit, box: Place, plan: BarPlan, letters: float) -> None:
    """The target: a line across the bars at its place on the axis, with its label above."""
    assert exhibit.line is not None
    across = box.left + plan.along(exhibit.line)
    ends = Place(across, box.top + plan.head - 2, 0, box.bottom - box.top - plan.head + 2)
    left, top, _, height = ends.emu()
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, left, top, left, top + height)
    line.line.color.rgb = charts.rgb(LIGHT.target)
    line.line.width = Pt(2.5)
    charts.describe(line, exhibit.line_label, exhibit.line_label)
    width = text_width(exhibit.line_label, SMALLEST, True) * letters + 8
    start = min(max(across - width / 2, box.left), box.right - width)
    place = Place(start, box.top, width, plan.head - 4)
    label = slide.shapes.add_textbox(*place.emu())
    frame = label.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = False
    paragraph = frame.paragraphs[0]
    paragraph.text = exhibit.line_label
    font = paragraph.runs[0].font
    font.size, font.bold, font.color.rgb = Pt(SMALLEST), True, charts.rgb(LIGHT.target)
