"""Parts of a Word document that python-docx has no call for: page numbers, repeated headings, language, signatures."""

import io
from collections.abc import Sequence
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from stuntmap.language import Language
from stuntmap.report.steady_archive import steady_zip

# The face that every office has; its metric twin (Liberation Sans) stands in where it is missing.
FACE: Final = "Arial"
TEXT_PT: Final = 11
SMALL_PT: Final = 9
MARGIN: Final = Cm(2.2)
A4: Final = (Cm(21), Cm(29.7))
GREY: Final = RGBColor(0x4A, 0x52, 0x5C)
HEAD_FILL: Final = "E8ECF4"
LOCALES: Final = {"id": "id-ID", "en": "en-GB"}
SIGNING_ROOM: Final = Pt(48)
HEADINGS: Final = {1: 14, 2: 11.5}


def new_document(language: Language, title: str) -> Any:
    """An empty A4 document with its styles, its language and its title."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "stuntmap", "stuntmap"
    properties.comments, properties.language = "", LOCALES[language.code]
    normal = document.styles["Normal"]
    _set_face(normal, TEXT_PT)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.08
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), LOCALES[language.code])
    normal.element.get_or_add_rPr().append(spoken)
    for level, size in HEADINGS.items():
        style = document.styles[f"Heading {level}"]
        _set_face(style, size)
        style.font.bold, style.font.color.rgb = True, RGBColor(0, 0, 0)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(10 if level > 1 else 0), Pt(3)
        style.paragraph_format.keep_with_next = True
    set_page(document.sections[0], landscape=False)
    return document


def _set_face(style: Any, size: float) -> None:
    style.font.name, style.font.size = FACE, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), FACE)


def set_page(section: Any, landscape: bool) -> None:
    """Set a section to A4, upright or across."""
    width, height = A4[::-1] if landscape else A4
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = MARGIN
    section.top_margin, section.bottom_margin = Cm(2), Cm(1.8)
    section.footer_distance = Cm(0.9)


def add_text(
    document: Any,
    text: str,
    *,
    bold: bool = False,
    centred: bool = False,
    size: float | None = None,
    small: bool = False,
    keep: bool = False,
) -> Any:
    """Add one paragraph and return it. `small`: a source line in grey; `keep`: on one page with what follows."""
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.bold = bold or None
    if size or small:
        run.font.size = Pt(size or SMALL_PT)
    if small:
        run.font.color.rgb = GREY
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = keep or None
    return paragraph


def add_footer(section: Any, text: str, page_words: str) -> None:
    """Write `text` and the page's number at the foot of every page; `page_words` holds the slots {page} and {pages}."""
    paragraph = section.footer.paragraphs[0]
    _small_run(paragraph, f"{text} · ")
    before, middle, after = page_words.replace("{pages}", "{page}").split("{page}")
    _small_run(paragraph, before)
    _add_field(paragraph, "PAGE")
    _small_run(paragraph, middle)
    _add_field(paragraph, "NUMPAGES")
    _small_run(paragraph, after)


def _small_run(paragraph: Any, text: str) -> Any:
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(8), GREY
    return run


def _add_field(paragraph: Any, instruction: str) -> None:
    """Add a field that Word fills in; each of its parts is a run of its own, or its result takes another size."""
    for kind, tag in (("begin", "w:fldChar"), ("", "w:instrText"), ("separate", "w:fldChar"), ("end", "w:fldChar")):
        part = OxmlElement(tag)
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = instruction
        _small_run(paragraph, "")._r.append(part)
        if kind == "separate":
            _small_run(paragraph, "1")


def add_table(
    document: Any,
    rows: Sequence[Sequence[str]],
    widths_cm: Sequence[float],
    *,
    headed: bool,
    least_height_cm: float = 0,
    size: float = 10,
    bold_first: bool = False,
) -> Any:
    """Add a ruled table; with `headed` the first row is a heading that every page repeats. No row is cut by a page."""
    table = document.add_table(rows=len(rows), cols=len(widths_cm), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)
    for place, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        is_head = headed and place == 0
        _mark_row(row, is_head)
        if least_height_cm and not is_head:
            row.height, row.height_rule = Cm(least_height_cm), WD_ROW_HEIGHT_RULE.AT_LEAST
        for number, (cell, text, width) in enumerate(zip(row.cells, texts, widths_cm, strict=True)):
            cell.width = Cm(width)
            run = _cell_run(cell, text, size)
            run.bold = True if is_head or (bold_first and number == 0) else None
            if is_head:
                _fill(cell)
    return table


def _cell_run(cell: Any, text: str, size: float) -> Any:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    return run


def _mark_row(row: Any, is_head: bool) -> None:
    """Keep the row on one page, and say it again on the next one where it is a heading."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))


def _fill(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", HEAD_FILL)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def add_signatures(document: Any, signatories: Sequence[tuple[str, str]], width_cm: float) -> None:
    """Add a block for each signatory, two beside each other: role, room to sign, name or a dotted line for it."""
    table = document.add_table(rows=0, cols=2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for start in range(0, len(signatories), 2):
        row = table.add_row()
        _mark_row(row, is_head=False)
        for cell, (role, name) in zip(row.cells, signatories[start : start + 2], strict=False):
            cell.width = Cm(width_cm / 2)
            _cell_run(cell, role, TEXT_PT).bold = True
            line = cell.add_paragraph(f"({name or '.' * 44})")
            line.paragraph_format.space_before, line.paragraph_format.space_after = SIGNING_ROOM, Pt(8)
            for paragraph in cell.paragraphs:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def document_content(document: Any) -> bytes:
    """The document as a DOCX file; the same content gives the same bytes."""
    content = io.BytesIO()
    document.save(content)
    return steady_zip(content.getvalue())
