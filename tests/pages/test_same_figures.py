"""One district's pack: slides, document, workbook, commitment sheet, page and command line print the same figures."""

import io
import json
import re
import zipfile

import openpyxl
import pytest
from docx import Document
from pptx import Presentation
from reading import sent_to

from pdf_pages import words_of
from questions import facts_of
from stuntmap.cli import main
from stuntmap.language import language
from stuntmap.report.rembuk.pack import pack_bytes
from stuntmap.report.rembuk.screens import key_figures, rembuk_screens
from stuntmap.report.rembuk.settings import Commitment, default_settings

WORDS = language("id")
DISTRICT, SURVEY_YEAR = "3310", 2024


def plain(text):
    """`text` with one kind of space and dash, a rank without place and confidence: only the figures count."""
    text = re.sub(r"[\s\u00a0]+", " ", text.replace(" di Jawa Tengah (", " ("))
    return text.replace(" dengan kepercayaan 95 %", "").replace("\u2013", "-").replace("\u2212", "-")


@pytest.fixture(scope="module")
def facts():
    return facts_of(DISTRICT, SURVEY_YEAR)


@pytest.fixture(scope="module")
def parts(facts):
    """The files of the pack by their ending."""
    settings = default_settings(WORDS, facts)
    content = pack_bytes(WORDS, facts, settings, Commitment())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name.rsplit(".", 1)[-1]: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def needles(facts):
    """What every written medium has to say, in the words of the screens."""
    row = facts.row
    return {
        "prevalence with its interval": plain(key_figures(WORDS, facts)["interval"]),
        "rank with its set": plain(key_figures(WORDS, facts)["rank"]),
        "distance in points": f"{WORDS.number(row['distance_pp'], 1)} poin persen",
        "stunted children": WORDS.number(row["stunted_children"]),
        "target": plain(WORDS.percent(row["target_pct"], 0)),
    }


def slide_text(content):
    deck = Presentation(io.BytesIO(content))
    return plain(
        " ".join(shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)
    )


def document_text(content):
    return plain(words_of(content))


def sheet_text(content):
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return plain(" ".join([*(paragraph.text for paragraph in document.paragraphs), *cells]))


def missing(needles, text):
    return {name: needle for name, needle in needles.items() if plain(needle) not in text}


def test_the_slides_print_the_figures(parts, needles):
    assert missing(needles, slide_text(parts["pptx"])) == {}


def test_the_document_prints_the_figures(parts, needles):
    assert missing(needles, document_text(parts["pdf"])) == {}


def test_the_commitment_sheet_prints_the_figures(parts, needles):
    assert missing(needles, sheet_text(parts["docx"])) == {}


def test_the_workbook_holds_the_figures_as_numbers(parts, facts):
    book = openpyxl.load_workbook(io.BytesIO(parts["xlsx"]))
    rows = [list(row) for sheet in book for row in sheet.iter_rows(values_only=True)]
    own = [row for row in rows if facts.region_name in row or DISTRICT in row]
    row = facts.row
    for name in ("prevalence_pct", "rank", "rank_low", "rank_high", "distance_pp", "stunted_children"):
        figures = [value for cells in own for value in cells if isinstance(value, int | float)]
        assert any(value == pytest.approx(float(row[name])) for value in figures), name


def test_the_command_line_prints_the_figures(capsys, facts):
    assert main(["profile", DISTRICT, "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    survey = next(survey for survey in printed["surveys"] if survey["survey_year"] == SURVEY_YEAR)
    row = facts.row
    for name in ("prevalence_pct", "rank_low", "rank_high", "distance_pp", "stunted_children", "target_pct"):
        assert survey[name] == pytest.approx(float(row[name])), name
    assert survey["rank_province"]["rank"] == row["rank"]
    assert survey["ci95_low_pct"] == pytest.approx(row["ci95_low_pct"], abs=0.05)
    assert survey["target_verdict"] == row["target_verdict"]
    assert survey["change_verdict"] == row["change_verdict"]


def test_the_page_prints_the_figures(open_page, needles, facts):
    (sent,) = sent_to(open_page("rembuk", wilayah=DISTRICT, survei=str(SURVEY_YEAR)), "presentation")
    shown = plain(" ".join(" ".join([screen["message"], *screen["details"]]) for screen in sent["screens"]))
    assert missing(needles, shown) == {}
    for screen in rembuk_screens(WORDS, facts, default_settings(WORDS, facts)):
        assert plain(screen.message) in shown, screen.key
