"""The deck as python-pptx and LibreOffice read it: places, sizes, charts with their numbers, notes, footers."""

import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from office import converted_to_pdf
from pptx import Presentation
from pptx.oxml.ns import qn

import questions
from pdf_pages import pages_of
from stuntmap.answers import Answers, shared_answers
from stuntmap.data.survey_data import SurveyData
from stuntmap.figures.exhibits import BarExhibit, LineExhibit, MapExhibit, Unit
from stuntmap.language import language
from stuntmap.report.rembuk.deck.slides import slides_bytes
from stuntmap.report.rembuk.deck.text import FOOTER, SMALLEST, text_height
from stuntmap.report.rembuk.screens import rembuk_screens
from stuntmap.report.rembuk.settings import CHANGE, QUESTIONS, default_settings

BAHASA, ENGLISH = language("id"), language("en")
LINK = "https://dasbor.example.go.id/rembuk?wilayah=3310&survei=2024&target=14&tahun_target=2029"
LONG_NAME = 'Kabupaten <Kepulauan> & "Pegunungan" yang Namanya Delapan Puluh Huruf Panjangnya'
LONG_QUESTION = "Siapa yang memimpin, dengan anggaran dari mana, dan kapan selesai? " * 3
EMU = 12700


def facts_of(code, year=2024, name=None):
    if name is None:
        return questions.facts_of(code, year)
    regions = shared_answers().data.regions.copy()
    regions.loc[regions["region_code"] == code, "region_name"] = name
    return questions.facts_of(code, year, answers=Answers(SurveyData.of(regions=regions)))


def made(facts, words=BAHASA, logo=None, template=None, **changes):
    """Screens and deck of a region; the settings' date, place and link are filled in unless changed."""
    given = {"date": "24 November 2026", "place": "Pendopo", "link": LINK, **changes}
    settings = replace(default_settings(words, facts), **given)
    screens = rembuk_screens(words, facts, settings)
    return screens, slides_bytes(words, facts, screens, settings, logo=logo, template=template)


def opened(content):
    return Presentation(io.BytesIO(content))


@pytest.fixture(scope="module")
def klaten():
    return made(facts_of("3310"))


def slide_of(deck_and_screens, kind):
    screens, content = deck_and_screens
    place = next(number for number, screen in enumerate(screens, start=1) if kind(screen.exhibit))
    return screens[place - 1], opened(content).slides[place]


def charts(slide):
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def sizes(slide):
    """The sizes of all words on a slide in points, by shape name, those inside charts under "chart"."""
    for shape in slide.shapes:
        for element in shape._element.iter(qn("a:rPr")):
            if element.get("sz"):
                yield shape.name, int(element.get("sz")) / 100
        if shape.has_chart:
            for tag in ("a:rPr", "a:defRPr"):
                for element in shape.chart._chartSpace.iter(qn(tag)):
                    if element.get("sz"):
                        yield "chart", int(element.get("sz")) / 100


def assert_legible(deck):
    for slide in deck.slides:
        found = list(sizes(slide))
        assert found
        for name, size in found:
            assert size >= (FOOTER if name == "Source" else SMALLEST), (name, size)


def assert_nothing_runs_over(deck):
    """Every text stays in its box, every box on the slide, and the boxes of texts and figures apart."""
    for slide in deck.slides:
        boxes = []
        for shape in slide.shapes:
            assert shape.left >= 0, shape.name
            assert shape.top >= 0, shape.name
            assert shape.left + shape.width <= deck.slide_width + 2, shape.name
            assert shape.top + shape.height <= deck.slide_height + 2, shape.name
            if shape.has_text_frame and shape.text_frame.text and shape.name != "Slide number":
                frame = shape.text_frame
                size = frame.paragraphs[0].runs[0].font.size.pt
                bold = bool(frame.paragraphs[0].runs[0].font.bold)
                lines = [paragraph.text for paragraph in frame.paragraphs]
                width = shape.width / EMU - (48 if shape.name == "Questions" else 0)
                gap = (frame.paragraphs[-1].space_before.pt / size) if len(lines) > 1 else 0
                assert text_height(lines, size, width + 1, bold, gap) <= shape.height / EMU + 2, shape.text_frame.text
            if shape.has_chart or (shape.has_text_frame and shape.text_frame.text):
                boxes.append(shape)
        inside = {shape.name for shape in boxes if "target" in shape.name.lower() or shape.name.startswith("TextBox")}
        for number, one in enumerate(boxes):
            for other in boxes[number + 1 :]:
                if {one.name, other.name} & inside:
                    continue
                apart = (
                    one.left + one.width <= other.left + 2
                    or other.left + other.width <= one.left + 2
                    or one.top + one.height <= other.top + 2
                    or other.top + other.height <= one.top + 2
                )
                assert apart, (one.name, other.name)


def test_deck_has_a_cover_and_a_slide_for_each_screen(klaten):
    screens, content = klaten
    deck = opened(content)
    assert len(deck.slides) == 1 + len(screens)
    assert abs(deck.slide_width / deck.slide_height - 16 / 9) < 1e-3
    assert [slide.shapes.title.text_frame.text for slide in list(deck.slides)[1:]] == [
        screen.message for screen in screens
    ]


def test_cover_tells_region_survey_place_and_date(klaten):
    words = "\n".join(texts(opened(klaten[1]).slides[0]))
    for part in ("Kabupaten Klaten, Jawa Tengah", "SSGI 2024", "Pendopo, 24 November 2026"):
        assert part in words


@pytest.mark.parametrize(("code", "year", "words"), [("33", 2024, ENGLISH), ("9501", 2024, BAHASA),
                                                     ("3101", 2021, BAHASA), ("7109", 2023, ENGLISH)])  # fmt: skip
def test_no_text_is_small_or_runs_over(code, year, words):
    deck = opened(made(facts_of(code, year), words)[1])
    assert_legible(deck)
    assert_nothing_runs_over(deck)


def test_long_names_and_questions_stay_in_their_boxes():
    facts = facts_of("3310", name=LONG_NAME)
    screens, content = made(facts, title="Rembuk " * 30, questions=(LONG_QUESTION[:200],) * 6)
    deck = opened(content)
    assert_legible(deck)
    assert_nothing_runs_over(deck)
    assert any(LONG_NAME in text for text in texts(deck.slides[1]))
    assert LONG_NAME in deck.slides[1].notes_slide.notes_text_frame.text
    assert len(screens) + 1 <= len(deck.slides)


def test_more_questions_than_a_slide_holds_go_on_with_their_numbers():
    facts = facts_of("3310")
    screens, content = made(facts, screens=(QUESTIONS,), questions=(LONG_QUESTION * 2,) * 6)
    deck = opened(content)
    assert len(deck.slides) > 1 + len(screens)
    starts = [int(element.get("startAt")) for slide in deck.slides
              for element in slide._element.iter(qn("a:buAutoNum"))]  # fmt: skip
    assert starts[0] == 1
    assert sorted(set(starts)) == sorted({1 + 6 // (len(deck.slides) - 1) * n for n in range(len(deck.slides) - 1)})
    assert_nothing_runs_over(deck)


def is_bars(exhibit):
    return isinstance(exhibit, BarExhibit)


def test_chart_and_its_workbook_hold_the_values_and_limits_of_the_exhibit(klaten):
    screen, slide = slide_of(klaten, is_bars)
    (chart,) = charts(slide)
    bars = screen.exhibit.bars
    assert list(chart.plots[0].categories) == [bar.label for bar in bars]
    drawn = [next(series.values[row] for series in chart.plots[0].series if series.values[row] is not None)
             for row in range(len(bars))]  # fmt: skip
    assert drawn == [bar.value for bar in bars]
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert [row[0] for row in rows[1:]] == [bar.label for bar in bars]
    for bar, row in zip(bars, rows[1:], strict=True):
        for value in (bar.value, bar.low, bar.high):
            assert any(cell == pytest.approx(value) for cell in row[1:] if cell is not None)


def test_intervals_are_error_bars_that_name_their_cells(klaten):
    for kind in (is_bars, lambda exhibit: isinstance(exhibit, LineExhibit)):
        screen, slide = slide_of(klaten, kind)
        (chart,) = charts(slide)
        own = screen.exhibit.bars[0] if isinstance(screen.exhibit, BarExhibit) else screen.exhibit.lines[0].points[0]
        sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
        bars = chart.plots[0].series[0]._element.find(qn("c:errBars"))
        for side, expected in (("c:plus", own.high - own.value), ("c:minus", own.value - own.low)):
            place = bars.find(f"{qn(side)}/{qn('c:numRef')}/{qn('c:f')}").text
            first, last = place.removeprefix("Sheet1!").replace("$", "").split(":")
            cached = bars.find(f"{qn(side)}/{qn('c:numRef')}//{qn('c:v')}")
            assert float(cached.text) == pytest.approx(expected)
            assert sheet[first].value == pytest.approx(expected)
            assert sheet[last].row == len(list(chart.plots[0].categories)) + 1


@pytest.mark.parametrize(("words", "printed"), [(BAHASA, "20,8\N{NO-BREAK SPACE}%"), (ENGLISH, "20.8%")])
def test_values_are_printed_as_the_language_writes_them(words, printed):
    _, slide = slide_of(made(facts_of("3310"), words), is_bars)
    (chart,) = charts(slide)
    found = chart._chartSpace.iter(qn("c:dLbl"))
    labels = ["".join(node.text or "" for node in label.iter(qn("a:t"))) for label in found]
    assert printed in labels


def test_own_bar_is_full_and_references_are_hatched(klaten):
    _, slide = slide_of(klaten, is_bars)
    own, reference = charts(slide)[0].plots[0].series
    assert str(own.format.fill.fore_color.rgb) == "0B3D91"
    assert reference._element.find(f"{qn('c:spPr')}/{qn('a:pattFill')}") is not None


def is_ranks(exhibit):
    return isinstance(exhibit, LineExhibit) and exhibit.unit is Unit.RANK


def test_no_line_leads_to_a_rank_among_other_regions_or_to_a_models(klaten):
    def joined(deck):
        """The points that a line of their own leads to; None where one line joins all."""
        _, slide = slide_of(deck, is_ranks)
        (series,) = charts(slide)[0].plots[0].series
        if series._element.find(f"{qn('c:spPr')}/{qn('a:ln')}/{qn('a:noFill')}") is None:
            return None
        points = series._element.findall(qn("c:dPt"))
        solid = f"{qn('c:spPr')}/{qn('a:ln')}/{qn('a:solidFill')}"
        return [int(one.find(qn("c:idx")).get("val")) for one in points if one.find(solid) is not None]

    assert joined(made(facts_of("9401"))) == [1]
    assert joined(klaten) is None


def test_ranks_run_downwards(klaten):
    _, slide = slide_of(klaten, is_ranks)
    (chart,) = charts(slide)
    assert chart.value_axis.reverse_order
    assert chart.category_axis._element.find(qn("c:crosses")).get("val") == "max"


def test_target_line_stands_at_its_value(klaten):
    screen, slide = slide_of(klaten, lambda exhibit: is_bars(exhibit) and exhibit.line is not None)
    frame = next(shape for shape in slide.shapes if shape.has_chart)
    line = next(shape for shape in slide.shapes if shape.name == screen.exhibit.line_label)
    layout = frame.chart._chartSpace.find(f".//{qn('c:plotArea')}/{qn('c:layout')}/{qn('c:manualLayout')}")
    left, width = (float(layout.find(qn(f"c:{name}")).get("val")) * frame.width for name in "xw")
    axis = frame.chart.value_axis
    share = (screen.exhibit.line - axis.minimum_scale) / (axis.maximum_scale - axis.minimum_scale)
    assert line.left == pytest.approx(frame.left + left + share * width, abs=EMU)
    assert line.width == 0


def test_pictures_and_charts_are_told_in_words(klaten):
    for slide in opened(klaten[1]).slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.shape_type == 13:
                assert shape._element.find(f".//{qn('p:cNvPr')}").get("descr")


def test_map_is_a_sharp_picture_of_its_place(klaten):
    _, slide = slide_of(klaten, lambda exhibit: isinstance(exhibit, MapExhibit))
    picture = next(shape for shape in slide.shapes if shape.shape_type == 13 and shape.name != "QR")
    assert picture.image.size[0] / (picture.width / 914400) >= 150
    assert picture.image.size[0] / picture.image.size[1] == pytest.approx(picture.width / picture.height, rel=0.01)


def test_notes_tell_message_source_and_method(klaten):
    screens, content = klaten
    for screen, slide in zip(screens, list(opened(content).slides)[1:], strict=True):
        notes = slide.notes_slide.notes_text_frame.text
        for part in (screen.message, screen.source, *screen.method):
            assert part in notes


def test_every_foot_has_source_date_link_code_and_number(klaten):
    screens, content = klaten
    for screen, slide in zip(screens, list(opened(content).slides)[1:], strict=True):
        foot = next(shape for shape in slide.shapes if shape.name == "Source")
        assert screen.source in foot.text_frame.text
        assert "24 November 2026" in foot.text_frame.text
        assert foot.text_frame.paragraphs[-1].runs[-1].hyperlink.address == LINK
        assert any(shape.name == "QR" for shape in slide.shapes)
        assert [field.get("type") for field in slide._element.iter(qn("a:fld"))] == ["slidenum"]


@pytest.mark.parametrize("link", ["", "https://example.go.id/?" + "a" * 4000])
def test_no_code_where_there_is_no_link_or_one_too_long(link):
    deck = opened(made(facts_of("3310"), link=link, screens=(QUESTIONS,))[1])
    assert not [shape for slide in deck.slides for shape in slide.shapes if shape.name == "QR"]
    assert_nothing_runs_over(deck)


def test_address_of_another_kind_leads_nowhere():
    deck = opened(made(facts_of("3310"), link="javascript:alert(1)", screens=(QUESTIONS,))[1])
    assert not [element for slide in deck.slides for element in slide._element.iter(qn("a:hlinkClick"))]


@pytest.mark.parametrize("code", ["3310", "51", "5105", "9401"])
def test_the_axis_of_prevalence_ends_with_a_number_above_every_line(code):
    screen, slide = slide_of(made(facts_of(code), screens=(CHANGE,)), lambda exhibit: exhibit is not None)
    ends = [end for line in screen.exhibit.lines for point in line.points for end in (point.value, point.high) if end]
    (chart,) = charts(slide)
    axis = chart.value_axis
    assert axis.maximum_scale > max(ends)
    assert axis.maximum_scale % 10 == 0


def test_same_input_gives_the_same_bytes(klaten):
    assert made(facts_of("3310"))[1] == klaten[1]
    with zipfile.ZipFile(io.BytesIO(klaten[1])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_libreoffice_opens_the_deck_and_prints_its_figures(klaten, tmp_path):
    screens, content = klaten
    pages = pages_of(converted_to_pdf(content, "pptx", tmp_path))
    assert len(pages) == 1 + len(screens)
    words = " ".join(pages[1].words.split())
    assert "20,8 %" in words.replace("\N{NO-BREAK SPACE}", " ")
    assert "17,1 %" in words.replace("\N{NO-BREAK SPACE}", " ")
