"""Native bar and line charts of a slide, which PowerPoint and LibreOffice can edit; the numbers are in each chart."""

from typing import Any, Final

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE as CHART
from pptx.enum.chart import XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.util import Pt

from stuntmap.figures.exhibits import Unit
from stuntmap.figures.palette import LIGHT
from stuntmap.language import Language
from stuntmap.report.rembuk.deck import chart_xml as xml
from stuntmap.report.rembuk.deck.chart_sheet import Series, limit_references, sheet_bytes
from stuntmap.report.rembuk.deck.layouts import Place
from stuntmap.report.rembuk.deck.text import SMALLEST

# Lighter than the own blue and darker than the page: seen on both.
OWN_WHISKER: Final = "6F95D8"
WHISKER: Final = "3B424C"
_FORMATS: Final = {Unit.PERCENT: '#,##0.0"{space}%"', Unit.RANK: "#,##0", Unit.POINTS_A_YEAR: "+0.0;−0.0;0.0"}


def hexed(colour: str) -> str:
    """A colour of the palette as Office writes it: "0B3D91"."""
    return colour.removeprefix("#").upper()


def rgb(colour: str) -> Any:
    """A colour of the palette for python-pptx."""
    return RGBColor.from_string(hexed(colour))


def number_format(language: Language, unit: Unit) -> str:
    """The number format of a unit. It names the language: programs that heed it write the decimal comma of Bahasa."""
    code = _FORMATS[unit].format(space=language.tongue.percent_gap)
    return ";".join(f"[$-{language.tongue.windows_number}]{part}" for part in code.split(";"))


def add_chart(
    slide: Any, kind: Any, box: Place, categories: tuple[str, ...], series: list[Series], language: Language, unit: Unit
) -> tuple[Any, Any]:
    """An empty-looking chart with its numbers, its frame named and bare of everything that is not asked for."""
    data = CategoryChartData(number_format=number_format(language, unit))
    data.categories = categories
    for one in series:
        data.add_series(one.name, one.values)
    frame = slide.shapes.add_chart(kind, *box.emu(), data)
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(sheet_bytes(language, categories, series))
    chart.has_title = False
    chart.has_legend = False
    chart.font.size = Pt(SMALLEST)
    chart.font.color.rgb = rgb(LIGHT.text)
    for axis in (chart.category_axis, chart.value_axis):
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        axis.has_major_gridlines = False
    chart.category_axis.format.line.color.rgb = rgb(LIGHT.axis)
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    xml.name_every_category(chart)
    chart.value_axis.format.line.fill.background()
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    chart.value_axis.tick_labels.number_format = "0"
    chart.value_axis.tick_labels.number_format_is_linked = False
    return frame, chart


def add_limits(drawn: Any, series: list[Series], place: int, colour: str) -> None:
    """The 95 % limits of the series at `place`, where it has any."""
    one = series[place]
    if one.has_limits:
        xml.add_intervals(drawn, one.above, one.below, limit_references(series, place), colour)


def put_label(
    drawn: Any, place: int, text: str, position: Any, move: tuple[float, float], *, bold: bool, colour: str, size: int,
    on_white: bool = False,
) -> None:  # fmt: skip
    """Print `text` beside the value at `place`, moved clear of its interval (in shares of the chart).

    The text is the exhibit's own: a number format would print the decimal mark of whoever opens the deck.
    """
    label = drawn.points[place].data_label
    frame = label.text_frame
    frame.text = text
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.color.rgb = Pt(size), bold, rgb(colour)
    label.position = position
    xml.keep_on_one_line(label)
    if on_white:
        xml.whiten(label)
    if move != (0.0, 0.0):
        xml.move_label(label, *move)
        xml.hide_leader_lines(drawn)


def describe(frame: Any, name: str, alt: str) -> None:
    """Name a shape and tell in words what it shows."""
    properties = frame._element.find(f".//{qn('p:cNvPr')}")
    properties.set("name", name)
    properties.set("descr", alt)


BAR: Final = CHART.BAR_CLUSTERED
LINE: Final = CHART.LINE_MARKERS
RIGHT_OF: Final = XL_LABEL_POSITION.RIGHT
ABOVE: Final = XL_LABEL_POSITION.ABOVE
BELOW: Final = XL_LABEL_POSITION.BELOW
OUTSIDE: Final = XL_LABEL_POSITION.OUTSIDE_END
