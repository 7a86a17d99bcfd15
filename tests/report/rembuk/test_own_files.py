"""A district's own logo and template: what is refused, with which words, and how the deck stands on it."""

import io
import re
import zipfile

import pytest
from office import converted_to_pdf
from PIL import Image, PngImagePlugin
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from pdf_pages import pages_of
from questions import facts_of
from stuntmap.errors import BadChoiceError
from stuntmap.language import language
from stuntmap.language.error_words import problem_words, remedy_words
from stuntmap.report.rembuk.deck.slides import slides_bytes
from stuntmap.report.rembuk.own_files import LONGEST_SIDE, checked_logo, checked_template
from stuntmap.report.rembuk.screens import rembuk_screens
from stuntmap.report.rembuk.settings import default_settings

WORDS = language("id")


def picture(size=(300, 120), form="PNG", mode="RGB", **how):
    content = io.BytesIO()
    Image.new(mode, size, 120 if mode == "L" else None).save(content, form, **how)
    return content.getvalue()


def saved(deck):
    content = io.BytesIO()
    deck.save(content)
    return content.getvalue()


def template(width=13.333, height=7.5, layouts=("Title Slide", "Title Only", "Blank"), slides=1):
    """A template of this size in inches with the named layouts of python-pptx's own, and slides to be thrown away."""
    deck = Presentation()
    for element in (element for part in (deck.slide_master, *deck.slide_layouts) for element in part._element.iter()):
        for name, factor in (("x", width / 10), ("cx", width / 10), ("y", height / 7.5), ("cy", height / 7.5)):
            if element.tag in {qn("a:off"), qn("a:ext")} and name in element.attrib:
                element.set(name, str(round(int(element.get(name)) * factor)))
    deck.slide_width, deck.slide_height = Inches(width), Inches(height)
    for layout in list(deck.slide_layouts):
        if layout.name not in layouts:
            deck.slide_layouts.remove(layout)
    for _ in range(slides):
        deck.slides.add_slide(deck.slide_layouts[0])
    return saved(deck)


def with_file(content, name, data=b"x", replaced=None):
    """A zip file with one more file, and words in its list of contents replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.namelist():
            inside = old.read(entry)
            if replaced and entry == "[Content_Types].xml":
                inside = inside.replace(*replaced)
            new.writestr(entry, inside)
        new.writestr(name, data)
    return made.getvalue()


def deck_on(content, logo=None):
    facts = facts_of("3310", 2024)
    settings = default_settings(WORDS, facts)
    screens = rembuk_screens(WORDS, facts, settings)
    return screens, slides_bytes(WORDS, facts, screens, settings, template=content, logo=logo)


def refused(check, content, name):
    with pytest.raises(BadChoiceError) as caught:
        check(content, name)
    problem, remedy = problem_words(caught.value, WORDS), remedy_words(caught.value, WORDS)
    assert name in problem
    assert remedy
    return problem


KINDS = (("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("JPEG", "RGB"), ("JPEG", "CMYK"))


@pytest.mark.parametrize(("form", "mode"), KINDS)
def test_logo_of_every_usual_kind_becomes_a_png_of_its_shape(form, mode):
    made = Image.open(io.BytesIO(checked_logo(picture(form=form, mode=mode), "logo")))
    assert (made.format, made.size) == ("PNG", (300, 120))


def test_large_logo_is_made_as_small_as_a_slide_shows_it():
    made = Image.open(io.BytesIO(checked_logo(picture((3000, 1500)), "logo.png")))
    assert made.size == (LONGEST_SIDE, LONGEST_SIDE // 2)


def test_logo_loses_what_the_camera_noted():
    note = PngImagePlugin.PngInfo()
    note.add_text("Comment", "home of the photographer")
    exif = Image.Exif()
    exif[0x0112] = 6
    made = checked_logo(picture(form="JPEG", exif=exif), "foto.jpg")
    assert Image.open(io.BytesIO(made)).size == (120, 300)
    assert b"photographer" not in checked_logo(picture(pnginfo=note), "logo.png")
    assert not Image.open(io.BytesIO(made)).getexif()


@pytest.mark.parametrize(
    ("made", "name", "word"),
    [
        (lambda: picture() + bytes(50 * 1024 * 1024), "besar.png", "50,0 MB"),
        (lambda: b"GIF89a" + bytes(100), "logo.gif", "bukan berkas PNG"),
        (lambda: b"", "kosong.png", "kosong"),
        (lambda: b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "logo.svg", "SVG"),
        (lambda: picture()[:60], "putus.png", "rusak"),
        (lambda: picture((900, 900))[:-300], "separuh.png", "rusak"),
        (lambda: picture((900, 900), "JPEG")[:-300], "separuh.jpg", "rusak"),
        (lambda: b"\xff\xd8\xff" + bytes(40), "palsu.jpg", "rusak"),
        (lambda: picture((8, 8)), "kecil.png", "terlalu kecil"),
        (lambda: picture((12_000, 4_000), mode="1"), "piksel.png", "terlalu banyak"),
        (lambda: picture((16_000, 12_000), mode="1"), "bom.png", "terlalu banyak"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_unusable_logo_is_refused_with_its_reason(made, name, word):
    assert word in refused(checked_logo, made(), name)


@pytest.mark.parametrize(
    ("made", "name", "word"),
    [
        (lambda: template() + bytes(50 * 1024 * 1024), "besar.pptx", "paling besar 10 MB"),
        (lambda: b"PK\x03\x04 nonsense", "rusak.pptx", "utuh"),
        (lambda: b"", "kosong.pptx", "utuh"),
        (lambda: template()[:2000], "putus.pptx", "utuh"),
        (lambda: picture(), "gambar.pptx", "utuh"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "lama.ppt", ".ppt"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "kunci.pptx", "sandi"),
        (lambda: template(), "makro.pptm", "makro"),
        (lambda: with_file(template(), "ppt/vbaProject.bin"), "makro.pptx", "makro"),
        (lambda: with_file(template(), "x", replaced=(b"presentationml.presentation", b"presentationml.template")),
         "pola.potx", ".potx"),
        (lambda: with_file(template(), "ppt/media/x.bin", bytes(201 * 1024 * 1024)), "bom.pptx", "200 MB"),
        (lambda: template(10, 7.5), "lama.pptx", "16:9"),
        (lambda: template(layouts=("Title and Content", "Two Content")), "isi.pptx", "tata letak"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_unusable_template_is_refused_with_its_reason(made, name, word):
    content = made()
    if "bom" in name:
        packed = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
            for entry in old.namelist():
                new.writestr(entry, old.read(entry), compresslevel=1)
        content = packed.getvalue()
    assert word in refused(checked_template, content, name)


@pytest.mark.parametrize("width", [10.0, 13.333, 20.0])
def test_template_of_any_width_gives_slides_of_one_width_on_its_master(width):
    content = checked_template(template(width, width * 9 / 16), "templat.pptx")
    screens, made = deck_on(content)
    deck = Presentation(io.BytesIO(made))
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)
    assert len(deck.slides) == 1 + len(screens)
    assert deck.slides[0].slide_layout.name == "Title Slide"
    assert {slide.slide_layout.name for slide in list(deck.slides)[1:]} == {"Title Only"}
    title = deck.slides[1].slide_layout.placeholders[0]
    assert title.left + title.width <= deck.slide_width
    assert title.width > 0.8 * deck.slide_width
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left + shape.width <= deck.slide_width + 2
            assert shape.top + shape.height <= deck.slide_height + 2


def test_blank_layout_serves_where_no_layout_has_a_title_only():
    content = checked_template(template(layouts=("Blank",)), "templat.pptx")
    screens, made = deck_on(content)
    words = [shape.text_frame.text for shape in Presentation(io.BytesIO(made)).slides[1].shapes if shape.has_text_frame]
    assert screens[0].message in words


SECRET = "Rahasia dinas"
# What may be left of a template: its looks. Everything else in the deck was made for this meeting.
LOOKS = re.compile(r"ppt/(slideMasters|slideLayouts|theme)/.*|ppt/tableStyles\.xml")


def part(deck, owner, name, kind):
    """Add a part that `owner` (a package or a part) names; the id under which it does."""
    return owner.relate_to(Part(PackURI(name), "application/xml", deck.part.package, SECRET.encode()), kind)


def private_template():
    """A template as an office keeps it: twelve slides, and in every place that a file has something of that office."""
    deck = Presentation(io.BytesIO(template(slides=0)))
    layout = deck.slide_layouts.get_by_name("Title Slide")
    for number in range(1, 13):
        slide = deck.slides.add_slide(layout)
        slide.shapes.title.text = f"{SECRET} {number}"
        slide.shapes.add_picture(io.BytesIO(picture((20 + number, 20))), 0, 0)
        slide.notes_slide.notes_text_frame.text = SECRET
        part(deck, slide.part, f"/ppt/comments/comment{number}.xml", RT.COMMENTS)
    ids = [slide.rId for slide in deck.slides._sldIdLst]
    shown = "".join(f'<p:sld r:id="{ids[place - 1]}"/>' for place in (12, 3))
    deck.part._element.append(parse_xml(
        f'<p:custShowLst {nsdecls("p", "r")}><p:custShow name="{SECRET}" id="0"><p:sldLst>{shown}</p:sldLst>'
        "</p:custShow></p:custShowLst>"
    ))  # fmt: skip
    tags = part(deck, deck.part, "/ppt/tags/tag1.xml", RT.TAGS)
    deck.part._element.append(parse_xml(
        f'<p:custDataLst {nsdecls("p", "r")}><p:tags r:id="{tags}"/></p:custDataLst>'
    ))  # fmt: skip
    deck.part._element.append(parse_xml(
        f'<p:extLst {nsdecls("p")}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst '
        f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="{SECRET}" '
        'id="{6B1E0F8C-0000-4000-8000-000000000001}"/></p14:sectionLst></p:ext></p:extLst>'
    ))  # fmt: skip
    for name, kind in (
        ("commentAuthors", RT.COMMENT_AUTHORS), ("viewProps2", RT.VIEW_PROPS), ("presProps2", RT.PRES_PROPS),
        ("authors", "http://schemas.microsoft.com/office/2018/10/relationships/authors"),
        ("changesInfos/changesInfo1", "http://schemas.microsoft.com/office/2016/11/relationships/changesInfo"),
    ):  # fmt: skip
        part(deck, deck.part, f"/ppt/{name}.xml", kind)
    part(deck, deck.part, "/customXml/item1.xml", RT.CUSTOM_XML)
    package = deck.part.package
    for name, kind in (("app2", RT.EXTENDED_PROPERTIES), ("custom", RT.CUSTOM_PROPERTIES)):
        part(deck, package, f"/docProps/{name}.xml", kind)
    part(deck, package, "/docProps/thumbnail2.jpeg", RT.THUMBNAIL)
    facts = deck.core_properties
    for name in ("author", "last_modified_by", "comments", "keywords", "category", "subject", "content_status"):
        setattr(facts, name, SECRET)
    # A sign on the master that jumps to a slide, and one that plays a film.
    master = deck.slide_master
    jump, film = (master.shapes._spTree.add_textbox(number, SECRET[:7], 0, 0, 1, 1) for number in (901, 902))
    to_slide = master.part.relate_to(deck.slides[11].part, RT.SLIDE)
    jump.nvSpPr.cNvPr.append(parse_xml(
        f'<a:hlinkClick {nsdecls("a", "r")} r:id="{to_slide}" action="ppaction://hlinksldjump"/>'
    ))  # fmt: skip
    played = part(deck, master.part, "/ppt/media/film.mp4", RT.VIDEO)
    film.nvSpPr.nvPr.append(parse_xml(f'<a:videoFile {nsdecls("a", "r")} r:link="{played}"/>'))
    return saved(deck)


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_nothing_of_a_private_template_is_handed_out_but_its_looks():
    content = private_template()
    before = parts_of(content)
    assert sum(SECRET.encode() in data for data in before.values()) >= 12 * 3 + 10
    screens, made = deck_on(checked_template(content, "templat.pptx"))
    parts, plain = parts_of(made), parts_of(deck_on(template(slides=0))[1])
    assert [name for name, data in parts.items() if SECRET.encode() in data] == []
    slides = [name for name in parts if name.startswith("ppt/slides/slide")]
    assert len(slides) == 1 + len(screens)
    # The same parts as on a template that never had a slide: no picture, comment, show or property more.
    assert set(parts) == set(plain)
    old = {data for name, data in before.items() if not LOOKS.fullmatch(name)} - set(plain.values())
    assert [name for name, data in parts.items() if data in old] == []
    ours = re.compile(
        r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml|ppt/(_rels/)?presentation\.xml(\.rels)?"
        r"|ppt/(slides|notesSlides|notesMasters|charts|embeddings|media)/.*"
    )
    assert [name for name in parts if not LOOKS.fullmatch(name) and not ours.fullmatch(name)] == []
    facts = Presentation(io.BytesIO(made)).core_properties
    assert (facts.author, facts.last_modified_by, facts.comments, facts.keywords) == ("stuntmap", "stuntmap", "", "")


def test_no_part_of_the_deck_names_one_that_is_gone():
    parts = parts_of(deck_on(checked_template(private_template(), "templat.pptx"))[1])
    for name, data in parts.items():
        if not name.endswith(".xml") or name.startswith("["):
            continue
        folder, _, file = name.rpartition("/")
        names = parts.get(f"{folder}/_rels/{file}.rels", b"")
        known = set(re.findall(rb'Id="([^"]+)"', names))
        assert set(re.findall(rb'r:(?:id|embed|link|pict)="([^"]+)"', data)) <= known, name
    master = parts["ppt/slideMasters/slideMaster1.xml"]
    # The sign stays without its jump; the film goes with its frame.
    assert (b'id="901"' in master, b'id="902"' in master, b"hlinkClick" in master) == (True, False, False)


def with_dark_ground(content):
    deck = Presentation(io.BytesIO(content))
    inside = deck.slide_master._element.find(qn("p:cSld"))
    for old in inside.findall(qn("p:bg")):
        inside.remove(old)
    inside.insert(0, parse_xml(
        f'<p:bg {nsdecls("p", "a")}><p:bgPr><a:solidFill><a:srgbClr val="0A2540"/></a:solidFill><a:effectLst/></p:bgPr>'
        "</p:bg>"
    ))  # fmt: skip
    return saved(deck)


def panels(content):
    slide = Presentation(io.BytesIO(content)).slides[1]
    frame = next(shape for shape in slide.shapes if shape.has_chart)
    return [
        shape
        for shape in slide.shapes
        if shape.shape_type == 1 and shape.left <= frame.left and shape.top + shape.height >= frame.top + frame.height
    ]


def test_figures_get_a_white_panel_on_a_dark_ground_only():
    assert len(panels(deck_on(with_dark_ground(template()))[1])) == 1
    assert panels(deck_on(template())[1]) == []


def test_logo_stands_undistorted_on_every_slide_of_the_plain_deck():
    deck = Presentation(io.BytesIO(deck_on(None, checked_logo(picture(), "logo.png"))[1]))
    for slide in deck.slides:
        (logo,) = (shape for shape in slide.shapes if shape.name == "Logo")
        assert logo.width / logo.height == pytest.approx(300 / 120, rel=0.01)


def test_libreoffice_opens_a_deck_on_a_template(tmp_path):
    screens, made = deck_on(checked_template(template(10, 5.625), "templat.pptx"), checked_logo(picture(), "logo.png"))
    assert len(pages_of(converted_to_pdf(made, "pptx", tmp_path))) == 1 + len(screens)
