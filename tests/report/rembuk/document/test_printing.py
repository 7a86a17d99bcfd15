"""The printed document: pages, figures, tags, bookmarks, the same bytes again, and names that hold anything."""

import io
import re
from dataclasses import replace
from functools import cache

import pytest
import typst
from pypdf import PdfReader

from pdf_pages import pages_of, words_of
from questions import facts_of
from stuntmap.errors import BadChoiceError
from stuntmap.language import language
from stuntmap.report.rembuk import settings as keys
from stuntmap.report.rembuk.document.letters import breakable, breakable_address, with_percent_signs_kept
from stuntmap.report.rembuk.document.printed_tables import PrintedTable, ranking_table, survey_table
from stuntmap.report.rembuk.document.printing import document_bytes, province_document_bytes, qr_code
from stuntmap.report.rembuk.screens import key_figures, rembuk_screens
from stuntmap.report.rembuk.settings import default_settings
from stuntmap.vocabulary import short_name

BAHASA, ENGLISH = language("id"), language("en")
LINK = "https://stuntmap.example/profil?wilayah=3310&survei=2024"
HOSTILE = 'Kab. #K* _x_ <b> & "q" \\ $y$ @z [w] = `r` ~ // $ ' + "W" * 30
# Below this height a page holds its foot line only, set in 7 pt.
FOOT_PT, FOOT_SIZE_PT = 45, 7
SMALLEST_PT = 6.5


def settings_of(facts, words=BAHASA, **changes):
    known = {"date": "17 November 2026", "place": "Klaten", "link": LINK}
    return replace(default_settings(words, facts), **(known | changes))


def content_of(facts, words=BAHASA, **changes):
    settings = settings_of(facts, words, **changes)
    return document_bytes(words, facts, rembuk_screens(words, facts, settings), settings)


def made(facts, words=BAHASA, **changes):
    return PdfReader(io.BytesIO(content_of(facts, words, **changes)))


@cache
def printed(code, year=2024, language_code="id"):
    """The document as it is made with the usual settings, which many tests read."""
    return content_of(facts_of(code, year), language(language_code))


def read(*of):
    return PdfReader(io.BytesIO(printed(*of)))


def plain(text):
    return re.sub(r"\s+", " ", text.replace("\N{ZERO WIDTH SPACE}", ""))


def titles(outline):
    """Every bookmark with its depth, in order."""
    found = []
    for entry in outline:
        if isinstance(entry, list):
            found += [(depth + 1, title) for depth, title in titles(entry)]
        else:
            found.append((1, plain(entry.title)))
    return found


def assert_nothing_runs_over(found):
    """The foot holds nothing but the foot line: a page that is too full would print across it."""
    low = [(size, words) for height, size, words in found if height < FOOT_PT]
    assert low
    assert {round(size, 1) for size, _ in low} == {FOOT_SIZE_PT}
    assert plain("".join(words for _, words in low)).startswith(("Sumber: ", "Source: "))


def tagged(reader):
    """The kinds of the elements of the tag tree and the alternative texts of its figures."""
    kinds, alternatives = [], []

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            for inner in node:
                walk(inner)
        elif isinstance(node, dict):
            if "/S" in node:
                kinds.append(str(node["/S"]))
                if node["/S"] == "/Figure":
                    alternatives.append(str(node.get("/Alt", "")))
            if "/K" in node:
                walk(node["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return kinds, alternatives


@pytest.mark.parametrize(
    ("code", "year", "words"),
    [
        ("3310", 2024, BAHASA),
        ("3310", 2024, ENGLISH),
        ("3310", 2021, BAHASA),
        ("9501", 2024, BAHASA),
        ("3101", 2024, ENGLISH),
        ("35", 2024, BAHASA),
        ("94", 2024, ENGLISH),
    ],
)
def test_a_region_has_three_pages_and_nothing_runs_over(code, year, words):
    facts = facts_of(code, year)
    pages = pages_of(printed(code, year, words.code))
    assert len(pages) == 3
    text = plain(" ".join(page.words for page in pages))
    missing = [figure for figure in key_figures(words, facts).values() if plain(figure) not in text]
    assert missing == []
    assert plain(words.text("Other nutrition")) in plain(pages[2].words)
    for page in pages:
        assert_nothing_runs_over(page.pieces)
        assert min(size for height, size, _ in page.pieces if height > FOOT_PT) >= SMALLEST_PT


def test_a_year_without_a_target_says_which_one_comes_next():
    text = plain(words_of(content_of(facts_of("3310", 2024, 2027), ENGLISH)))
    assert "There is no official target for 2027; the next one is 14.2% (2029)." in text


def test_every_screen_but_the_questions_stands_in_the_document():
    facts = facts_of("3310", 2024)
    text = plain(words_of(printed("3310")))
    for screen in rembuk_screens(BAHASA, facts, settings_of(facts)):
        if screen.key not in (keys.POSITION, keys.QUESTIONS):
            assert plain(screen.name) in text
            assert plain(screen.message) in text


def test_a_switched_off_screen_is_left_out():
    facts = facts_of("3310", 2024)
    names = {screen.key: screen.name for screen in rembuk_screens(BAHASA, facts, settings_of(facts))}
    pages = pages_of(content_of(facts, screens=(keys.MAP, keys.TARGET, keys.LOWER)))
    text = plain(" ".join(page.words for page in pages))
    assert names[keys.TARGET] in text
    assert names[keys.PACE] not in text
    assert names[keys.DETERMINANTS] not in text
    assert len(pages) == 2


def test_no_screen_at_all_still_makes_two_pages():
    assert len(pages_of(content_of(facts_of("3310", 2024), screens=()))) == 2


@pytest.mark.parametrize(("words", "code"), [(BAHASA, "id"), (ENGLISH, "en")])
def test_the_file_is_tagged_and_tells_language_title_and_standard(words, code):
    facts = facts_of("3310", 2024)
    reader = read("3310", 2024, code)
    root = reader.trailer["/Root"]
    assert root["/Lang"] == code
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == settings_of(facts, words).title
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data().decode()
    kinds, alternatives = tagged(reader)
    assert kinds.count("/Table") == 6
    assert {"/H1", "/H2", "/TH", "/TD", "/Figure"} <= set(kinds)
    # Map, series, rank history, distance, pace, QR code.
    assert len(alternatives) == 6
    assert all(alternatives)


def test_bookmarks_lead_to_the_region_and_its_sections():
    facts = facts_of("3310", 2024)
    found = titles(read("3310").outline)
    assert found[0] == (1, "Kabupaten Klaten")
    sections = [title for depth, title in found if depth == 2]
    left_out = (keys.POSITION, keys.QUESTIONS)
    screens = rembuk_screens(BAHASA, facts, settings_of(facts))
    names = {screen.name for screen in screens if screen.key not in left_out}
    assert set(sections) == {*names, "Semua survei yang sebanding", "Cara membaca dokumen ini"}
    assert len(sections) == len(names) + 2


def test_the_same_input_gives_the_same_bytes():
    assert content_of(facts_of("3310", 2024)) == printed("3310")
    assert b"/CreationDate" not in printed("3310")


def test_names_of_any_letters_print_as_they_are():
    facts = facts_of("3310", 2024)
    row = facts.row.copy()
    row["region_name"] = HOSTILE
    facts = replace(facts, region_name=HOSTILE, row=row, province_name=HOSTILE, scope_name=HOSTILE)
    content = content_of(facts, title=f"{HOSTILE} {'panjang ' * 18}", place="#import <x>")
    pages = pages_of(content)
    assert len(pages) == 3
    text = plain(" ".join(page.words for page in pages))
    assert HOSTILE in text
    assert "#import <x>" in text
    assert titles(PdfReader(io.BytesIO(content)).outline)[0] == (1, HOSTILE)
    for page in pages:
        assert_nothing_runs_over(page.pieces)


def test_the_link_is_printed_as_text_link_and_code_only_where_there_is_one():
    with_link = read("3310")
    notes = [note.get_object() for page in with_link.pages for note in page.get("/Annots", [])]
    assert {note["/A"]["/URI"] for note in notes} == {LINK}
    assert any(LINK in text for text in tagged(with_link)[1])
    reader = made(facts_of("3310", 2024), link="")
    assert not any(page.get("/Annots") for page in reader.pages)
    assert len(tagged(reader)[1]) == 5


def test_an_address_of_another_kind_is_printed_but_leads_nowhere():
    content = content_of(facts_of("3310", 2024), link="javascript:alert(1)")
    assert "javascript:alert(1)" in words_of(content)
    assert not any(page.get("/Annots") for page in PdfReader(io.BytesIO(content)).pages)


def test_a_link_too_long_for_a_code_has_none():
    assert qr_code("https://stuntmap.example/" + "x" * 4000) == b""
    assert qr_code("") == b""
    assert qr_code(LINK).startswith(b"<?xml")


def test_a_new_province_tells_why_early_surveys_have_no_figure():
    table = survey_table(BAHASA, facts_of("94", 2024))
    assert "pemekaran Papua" in table.rows[0][1]
    assert table.rows[0][2:] == ("–", "–")
    assert table.own == 3


def test_the_edition_of_a_province_has_a_summary_and_a_page_a_district():
    province = facts_of("95", 2024)
    codes = list(province.districts.sort_values("prevalence_pct").index)
    heard = []
    settings = settings_of(province)
    districts = {code: facts_of(code, 2024) for code in codes}
    told = iter(districts.values())
    content = province_document_bytes(BAHASA, province, told, settings, lambda done, of: heard.append((done, of)))
    pages = pages_of(content)
    assert len(pages) == 1 + len(codes)
    assert heard == [(number, len(codes)) for number in range(1, len(codes) + 1)]
    summary = plain(pages[0].words)
    for figure in key_figures(BAHASA, province).values():
        assert plain(figure) in summary
    for name, row in zip(province.districts["region_name"], province.districts.to_dict("records"), strict=True):
        assert plain(short_name(name)) in summary
        assert f"(~{row['rank_low']}–{row['rank_high']})" in summary
    for page, code in zip(pages[1:], codes, strict=True):
        text = plain(page.words)
        missing = [figure for figure in key_figures(BAHASA, districts[code]).values() if plain(figure) not in text]
        assert missing == []
        assert min(size for height, size, _ in page.pieces if height > FOOT_PT) >= SMALLEST_PT
        assert_nothing_runs_over(page.pieces)
    found = titles(PdfReader(io.BytesIO(content)).outline)
    assert found[0] == (1, "Papua Pegunungan")
    names = list(province.districts.loc[codes, "region_name"])
    assert [title for depth, title in found if depth == 2 and title in names] == names


def test_the_page_of_a_district_in_its_provinces_edition_names_the_places_to_learn_from():
    province, klaten = facts_of("33", 2024), facts_of("3310", 2024)
    _, page = pages_of(province_document_bytes(BAHASA, province, [klaten], settings_of(province)))
    names = [short_name(name) for name in klaten.learning.teachers["region_name"]]
    told = plain(page.words).partition("Tempat belajar.")[2]
    assert names
    assert [name for name in names if plain(name) not in told] == []
    off = tuple(key for key in settings_of(province).screens if key != "learning")
    _, page = pages_of(province_document_bytes(BAHASA, province, [klaten], settings_of(province, screens=off)))
    assert "Tempat belajar" not in plain(page.words)


def test_districts_without_an_estimate_close_the_ranking_with_the_reason():
    facts = facts_of("53", 2022)
    table = ranking_table(BAHASA, facts)
    assert len(table.rows) == 22
    assert [row[0] for row in table.rows].count("–") == 20
    assert table.rows[0][0] != "–"
    assert "tidak disurvei" in table.rows[-1][2]
    district = next(code for code in facts.districts.index if facts.districts["prevalence_pct"].isna()[code])
    with pytest.raises(BadChoiceError):
        facts_of(district, 2022)
    content = province_document_bytes(BAHASA, facts, [], settings_of(facts))
    assert len(pages_of(content)) == 1


def test_a_table_is_halved_with_the_longer_half_first_and_its_own_row_kept():
    table = PrintedTable("t", ("a (b c)",), (False,), (("1",), ("2",), ("3",)), own=2)
    upper, lower = table.halves()
    assert upper.rows == (("1",), ("2",))
    assert (lower.rows, lower.own) == ((("3",),), 0)
    assert table.as_data()["heads"] == ["a (b\N{NO-BREAK SPACE}c)"]


def test_a_letter_that_the_typeface_does_not_have_is_never_replaced_in_silence():
    with pytest.raises(typst.TypstError, match="could not be displayed"):
        made(facts_of("3310", 2024), place="Pendopo \N{GRINNING FACE}")


def test_percent_signs_stay_with_their_number_and_long_words_may_break():
    assert with_percent_signs_kept({"a": ["x 5 % y"]}) == {"a": ["x 5\N{NO-BREAK SPACE}% y"]}
    assert breakable("Kabupaten Klaten") == "Kabupaten Klaten"
    assert breakable("W" * 30).replace("\N{ZERO WIDTH SPACE}", "") == "W" * 30
    assert "\N{ZERO WIDTH SPACE}" in breakable("W" * 30)


def test_an_address_breaks_after_its_signs():
    parts = breakable_address("https://a.example/profil?wilayah=3310&survei=2024").split("\N{ZERO WIDTH SPACE}")
    assert parts == ["https://", "a.example/", "profil?", "wilayah=", "3310&", "survei=", "2024"]
