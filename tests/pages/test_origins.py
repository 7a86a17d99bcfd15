"""Under every block of figures a reader finds survey, publisher and year, and the way to what explains them."""

import re
from html import unescape

import pytest
from reading import opened

from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.data.provenance import all_records
from stuntmap.report import survey_sources
from stuntmap.ui.data.glossary import TERMS

ANCHORS = {vocabulary.anchor(term) for term, _ in TERMS}
RECORDS = {record.path.stem for record in all_records()}
PAGES = {
    "": {"wilayah": "3310"},
    "peta": {"prov": "33", "wilayah": "3310"},
    "peringkat": {"prov": "33", "sorot": "3310"},
    "target": {"prov": "33", "sorot": "3310"},
    "belajar": {"wilayah": "3310"},
    "lokus": {"prov": "33", "bobot": "prevalensi:1,kemiskinan:1"},
    "profil": {"wilayah": "3310", "acuan": "3374"},
    "rembuk": {"wilayah": "3310"},
}


def blocks_and_origins(page):
    """The kinds of the page's blocks of figures, and the lines of their origin as they are read."""
    bodies = [element.proto.body for element in page.get("html")]
    tables = [body for body in bodies if re.search(r'class="(cards|plain[^"]*)"', body)]
    lines = [line for body in bodies for line in re.findall(r'<p class="origin">(.*?)</p>', body)]
    return len(page.get("plotly_chart")) + len(tables), [plain(line) for line in lines]


def plain(line):
    return unescape(re.sub(r"<[^>]*>", "", line)).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(("path", "choices"), PAGES.items())
@pytest.mark.parametrize("code", ["id", "en"])
def test_every_block_of_figures_names_its_survey_publisher_and_year(open_page, path, choices, code):
    blocks, lines = blocks_and_origins(open_page(path, **choices, bahasa=code))
    assert len(lines) >= max(blocks, 1)
    for line in lines:
        assert line.startswith({"id": "Sumber: ", "en": "Source: "}[code])
        assert re.search(r"(SSGI|SKI) \d{4}.*Kementerian Kesehatan RI|^\w+: BPS 2021–2024; Badan Pangan Nasional", line)


@pytest.mark.parametrize(("path", "choices"), PAGES.items())
def test_every_link_of_an_origin_leads_to_an_entry_that_exists(open_page, path, choices):
    bodies = "".join(element.proto.body for element in open_page(path, **choices).get("html"))
    found = re.findall(r'href="data\?bagian=(\w+)#([\w-]+)"', bodies)
    assert {"sumber", "istilah"} == {section for section, _ in found}
    for section, anchor in found:
        assert anchor in {"sumber": RECORDS, "istilah": ANCHORS}[section]


def test_each_card_names_also_whose_target_and_whose_children_it_tells(open_page):
    lines = blocks_and_origins(open_page("", wilayah="3310"))[1]
    assert lines[0] == (
        "Sumber: SSGI 2024, SKI 2023, Kementerian Kesehatan RI (catatan asal) · dasar target: target daerah sendiri, "
        "menurut pemberitaan · jumlah balita: perkiraan sendiri dari SKI 2023 dan SSGI 2024"
    )


def test_an_own_target_leads_to_the_page_where_it_is_typed(open_page):
    page = open_page("target", prov="33", target="12,5", tahun_target="2029")
    bodies = "".join(element.proto.body for element in page.get("html"))
    assert '<a href="target?prov=33&amp;target=12.5&amp;tahun_target=2029&amp;bahasa=id"' in bodies
    assert all("dasar target: isian pembaca" in line for line in blocks_and_origins(page)[1])


def test_a_changed_layer_names_both_surveys_and_a_playing_one_all_four(open_page):
    changed = blocks_and_origins(open_page("peta", prov="33", lapis="berubah", banding="2021"))[1]
    assert "SSGI 2024, SSGI 2021, Kementerian Kesehatan RI" in changed[0]
    playing = blocks_and_origins(open_page("peta", prov="33", putar="ya"))[1]
    assert "SSGI 2024, SKI 2023, SSGI 2022, SSGI 2021, Kementerian Kesehatan RI" in playing[0]


def test_nutrition_and_determinants_name_their_own_sources(open_page):
    lines = blocks_and_origins(open_page("profil", wilayah="3310", acuan="3374", survei="2022"))[1]
    # The survey of 2022 has none of them: the chart shows the latest, tables all that do.
    assert lines.count("Sumber: SSGI 2024, Kementerian Kesehatan RI (catatan asal)") == 1
    assert lines.count("Sumber: SSGI 2024, SKI 2023, Kementerian Kesehatan RI (catatan asal)") == 2
    assert lines.count("Sumber: BPS 2021–2024; Badan Pangan Nasional (FSVA, IKP) 2023") == 2


def test_the_table_names_its_sources_when_it_is_opened(open_page):
    page = open_page("peringkat", prov="33")
    before = blocks_and_origins(page)[1]
    after = blocks_and_origins(opened(page, "peringkat_fold"))[1]
    assert set(after) - set(before) == {
        "Sumber: SSGI 2024, SKI 2023, Kementerian Kesehatan RI (catatan asal) · dasar target: jalur resmi nasional, "
        "target daerah sendiri, menurut pemberitaan"
    }


def test_every_survey_and_acronym_of_a_page_stands_in_the_glossary():
    names = {survey.name for survey in vocabulary.SURVEYS} | {"e-PPGBM", "OPD", "TPPS"}
    assert {vocabulary.anchor(name) for name in names} <= ANCHORS
    assert len(ANCHORS) == len(TERMS)


def test_the_years_of_the_determinants_are_those_of_the_data():
    years = shared_answers().data.determinants["year"]
    assert f"BPS {years.min()}–{years.max()}" in survey_sources.DETERMINANT_SOURCES


def test_a_circumstance_names_whoever_counted_it() -> None:
    assert survey_sources.circumstance_sources(["population_density"]) == "Kementerian Dalam Negeri 2025"
    assert survey_sources.circumstance_sources(["female_years_of_schooling", "poverty_rate_pct"]) == (
        survey_sources.DETERMINANT_SOURCES
    )
