"""Text, pictures, rules and QR codes as they are put on a slide: no inner margins, one size a box, named, described."""

import io
from collections.abc import Sequence
from typing import Any, Final

import segno
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from stuntmap.report.rembuk.deck.charts import describe, hexed, rgb
from stuntmap.report.rembuk.deck.layouts import Place

QR_SCALE: Final = 8
# A light module or two around the code; the white slide adds the rest of the quiet zone.
QR_BORDER: Final = 2
WHITE: Final = RGBColor(0xFF, 0xFF, 0xFF)


def fill_text(
    frame: Any, paragraphs: Sequence[str], size: float, *, language: str, bold: bool | None = None,
    colour: str | None = None, gap: float = 0.0, anchor: Any = MSO_ANCHOR.TOP, centred: bool = False,
) -> None:  # fmt: skip
    """Set `paragraphs` in a text frame, all in one size; None leaves weight and colour to the template."""
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = anchor
    for number, text in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.line_spacing = 1.0
        paragraph.space_before = Pt(0 if number == 0 else round(gap * size))
        paragraph.space_after = Pt(0)
        if centred:
            paragraph.alignment = PP_ALIGN.CENTER
        run = paragraph.add_run()
        run.text = text
        run.font.size = Pt(size)
        if bold is not None:
            run.font.bold = bold
        if colour is not None:
            run.font.color.rgb = rgb(colour)
        run._r.get_or_add_rPr().set("lang", language)


def add_text(slide: Any, box: Place, name: str, paragraphs: Sequence[str], size: float, **how: Any) -> Any:
    """A text box; `how` as of `fill_text`."""
    shape = slide.shapes.add_textbox(*box.emu())
    shape.name = name
    fill_text(shape.text_frame, paragraphs, size, **how)
    return shape


def add_rule(slide: Any, box: Place, colour: str) -> None:
    """A plain filled rectangle that carries no words: screen readers pass it by."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu())
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    shape.line.fill.background()
    # Without the theme's style, which would add a shadow.
    shape._element.remove(shape._element.find(qn("p:style")))
    mark_as_decoration(shape)


def mark_as_decoration(shape: Any) -> None:
    """Tell screen readers that `shape` says nothing."""
    properties = shape._element.find(f".//{qn('p:cNvPr')}")
    properties.append(parse_xml(
        f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
        '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        "</a:ext></a:extLst>"
    ))  # fmt: skip


def add_picture(slide: Any, content: bytes, box: Place, name: str, alt: str, *, to_the: str = "middle") -> None:
    """A picture as large as it fits in `box`, undistorted; `to_the` "left", "middle" or "right" of it."""
    picture = slide.shapes.add_picture(io.BytesIO(content), 0, 0)
    factor = min(box.width / picture.width, box.height / picture.height)
    width, height = picture.width * factor, picture.height * factor
    spare = {"left": 0.0, "middle": 0.5, "right": 1.0}[to_the] * (box.width - width)
    place = Place(box.left + spare, box.top + (box.height - height) / 2, width, height)
    picture.left, picture.top, picture.width, picture.height = place.emu()
    describe(picture, name, alt)


def qr_code(link: str) -> bytes | None:
    """The QR code of `link` as a picture, sharp at any size; None where there is no link or it is too long for one."""
    if not link:
        return None
    content = io.BytesIO()
    try:
        segno.make(link, error="m", micro=False).save(content, kind="png", scale=QR_SCALE, border=QR_BORDER)
    except segno.DataOverflowError:
        return None
    return content.getvalue()


def add_qr_code(slide: Any, code: bytes, box: Place, alt: str) -> None:
    """The QR code as `qr_code` gives it, at the right end of `box`."""
    add_picture(slide, code, box, "QR", alt, to_the="right")


def add_slide_number(slide: Any, box: Place, size: float, colour: str | None) -> None:
    """The slide's own number, which follows when slides are moved."""
    shape = slide.shapes.add_textbox(*box.emu())
    shape.name = "Slide number"
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    frame.word_wrap = True
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    number = len(slide.part.package.presentation_part.presentation.slides)
    fill = "" if colour is None else f'<a:solidFill><a:srgbClr val="{hexed(colour)}"/></a:solidFill>'
    paragraph._p.append(parse_xml(
        f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
        f'<a:rPr lang="id-ID" sz="{round(size * 100)}">{fill}</a:rPr><a:t>{number}</a:t></a:fld>'
    ))  # fmt: skip
