"""Parts of a native chart that python-pptx has no words for: intervals, hatching, places of labels and plot area."""

from collections.abc import Sequence
from typing import Any, Final

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

# What may stand behind error bars and before them in a series, in the order of the schema.
_AFTER_ERROR_BARS: Final = ("c:xVal", "c:yVal", "c:cat", "c:val", "c:smooth", "c:shape", "c:extLst")
# Elements of a value axis that follow its gridlines' neighbour, the number format.
Limits = Sequence[float | None]


def set_plot_area(chart: Any, left: float, top: float, width: float, height: float) -> None:
    """Fix the inner plot area, in shares of the chart, so that what is drawn over the chart stays in its place."""
    area = chart._chartSpace.find(f".//{qn('c:plotArea')}")
    for element in area.findall(qn("c:layout")):
        area.remove(element)
    places = "".join(
        f'<c:{name} val="{value:.5f}"/>' for name, value in zip("xywh", (left, top, width, height), strict=True)
    )
    area.insert(0, parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/>{places}</c:manualLayout></c:layout>'
    ))  # fmt: skip


def add_intervals(series: Any, above: Limits, below: Limits, references: tuple[str, str], colour: str) -> None:
    """Draw 95 % limits as error bars: distances above and below each value, kept in the workbook at `references`."""
    direction = '<c:errDir val="y"/>' if etree.QName(series._element.getparent()).localname == "lineChart" else ""
    ends = "".join(
        f"<c:{name}>{_number_reference(reference, values)}</c:{name}>"
        for name, reference, values in zip(("plus", "minus"), references, (above, below), strict=True)
    )
    bars = parse_xml(
        f'<c:errBars {nsdecls("c", "a")}>{direction}<c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="0"/>{ends}<c:spPr><a:ln w="25400" cap="flat"><a:solidFill><a:srgbClr val="{colour}"/>'
        f"</a:solidFill></a:ln></c:spPr></c:errBars>"
    )
    element = series._element
    after = next(child for child in element if child.tag in {qn(name) for name in _AFTER_ERROR_BARS})
    after.addprevious(bars)


def _number_reference(reference: str, values: Limits) -> str:
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{value!r}</c:v></c:pt>' for place, value in enumerate(values) if value is not None
    )
    return (
        f"<c:numRef><c:f>{reference}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


def hatch(series: Any, colour: str) -> None:
    """Fill the bars of `series` with oblique lines inside an outline: told from a full bar in a grey print."""
    properties = series.format.fill._xPr
    for child in list(properties):
        properties.remove(child)
    properties.append(parse_xml(
        f'<a:pattFill {nsdecls("a")} prst="wdUpDiag"><a:fgClr><a:srgbClr val="{colour}"/></a:fgClr>'
        f'<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
    ))  # fmt: skip
    properties.append(parse_xml(
        f'<a:ln {nsdecls("a")} w="19050"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>'
    ))  # fmt: skip


def move_label(label: Any, across: float, down: float) -> None:
    """Move a data label from where it would stand, in shares of the chart."""
    element = label._dLbl
    for old in element.findall(qn("c:layout")):
        element.remove(old)
    layout = parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:x val="{across:.5f}"/><c:y val="{down:.5f}"/></c:manualLayout>'
        f"</c:layout>"
    )
    element.find(qn("c:idx")).addnext(layout)


def hide_leader_lines(series: Any) -> None:
    """Draw no line from a value to its moved label: it would look like an interval."""
    labels = series._element.find(qn("c:dLbls"))
    if labels is not None and labels.find(qn("c:extLst")) is None:
        labels.append(parse_xml(
            f'<c:extLst {nsdecls("c")}><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}" '
            'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext>'
            "</c:extLst>"
        ))  # fmt: skip


def whiten(label: Any) -> None:
    """Put a data label on white, so that a line behind does not run through its figures."""
    element = label._dLbl
    for old in element.findall(qn("c:spPr")):
        element.remove(old)
    fill = parse_xml(f'<c:spPr {nsdecls("c", "a")}><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></c:spPr>')
    before = element.find(qn("c:numFmt"))
    (element.find(qn("c:tx")) if before is None else before).addnext(fill)


def keep_on_one_line(label: Any) -> None:
    """Stop PowerPoint from breaking a data label that is wider than a fifth of the chart."""
    body = label._dLbl.find(f".//{qn('a:bodyPr')}")
    body.set("wrap", "none")


def set_legend_place(chart: Any, left: float, top: float, width: float, height: float) -> None:
    """Give the legend its place, in shares of the chart, so that its words stay in their rows."""
    legend = chart._chartSpace.find(f".//{qn('c:legend')}")
    for element in legend.findall(qn("c:layout")):
        legend.remove(element)
    places = "".join(
        f'<c:{name} val="{value:.5f}"/>' for name, value in zip("xywh", (left, top, width, height), strict=True)
    )
    legend.find(qn("c:legendPos")).addnext(parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>{places}'
        f"</c:manualLayout></c:layout>"
    ))  # fmt: skip


def name_every_category(chart: Any) -> None:
    """Keep LibreOffice from leaving out names where one of them takes more than a line."""
    axis = chart.category_axis._element
    if axis.find(qn("c:tickLblSkip")) is None:
        axis.find(qn("c:noMultiLvlLbl")).addprevious(parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>'))


def set_axis_foot(chart: Any) -> None:
    """Keep the names of the surveys at the foot of a chart whose values run downwards."""
    axis = chart.category_axis._element
    crosses = axis.find(qn("c:crosses"))
    crosses.set("val", "max")


def tell_language(chart: Any, code: str) -> None:
    """Note the language of the chart's words, for screen readers and the spelling check."""
    for tag in ("a:rPr", "a:defRPr", "a:endParaRPr"):
        for element in chart._chartSpace.iter(qn(tag)):
            element.set("lang", code)
