"""Bahasa Indonesia and English: the words on the page and the language that the document states."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from visiting import Visitor


def _stated_language(visitor: Visitor) -> str:
    return visitor.page.evaluate("document.documentElement.lang")


@pytest.mark.parametrize(("path", "code"), [("/peringkat?prov=33&bahasa=en", "en"), ("/peringkat?prov=33", "id")])
def test_the_document_states_its_language_before_any_script_runs(
    look: Callable[..., Visitor], path: str, code: str
) -> None:
    visitor = look(path)
    response = visitor.page.request.get(f"{visitor.address}{path}", headers={"accept": "text/html"})
    assert f'<html lang="{code}"' in response.text()
    assert _stated_language(visitor) == code


def test_the_switch_changes_the_words_the_address_and_the_stated_language(look: Callable[..., Visitor]) -> None:
    visitor = look("/peringkat?prov=33")
    sidebar = visitor.page.locator(".stSidebar")
    expect(sidebar.get_by_text("Peringkat", exact=True)).to_be_visible()
    sidebar.get_by_text("English", exact=True).click()
    expect(sidebar.get_by_text("Ranking", exact=True)).to_be_visible()
    expect(visitor.page.get_by_role("button", name="Copy link")).to_be_visible()
    visitor.wait_for_parameter("bahasa", "en")
    visitor.until(lambda: _stated_language(visitor) == "en", "the document in English")
    sidebar.get_by_text("Map", exact=True).click()
    expect(visitor.title).to_contain_text("Stunting prevalence")
    assert visitor.parameters() == {"prov": "33", "bahasa": "en"}
    sidebar.get_by_text("Bahasa", exact=True).click()
    expect(sidebar.get_by_text("Peta", exact=True)).to_be_visible()
    visitor.until(lambda: _stated_language(visitor) == "id", "the document in Bahasa")


SAID_OF_FILES = """() => [...document.querySelectorAll("[data-testid=stFileUploaderDropzone] button p, \
[data-testid=stFileUploaderDropzoneInstructions] span")].filter((one) => one.textContent).map(
    (one) => [getComputedStyle(one).fontSize, getComputedStyle(one, "::after").content])"""


@pytest.mark.parametrize(
    ("query", "words"),
    [("", ["Pilih berkas", "Paling besar 50 MB"]), ("&bahasa=en", ["Choose a file", "At most 50 MB"])],
)
def test_a_field_for_files_and_its_limit_speak_the_language_of_the_page(
    look: Callable[..., Visitor], query: str, words: list[str]
) -> None:
    visitor = look(f"/rembuk?wilayah=3310{query}")
    fields = visitor.page.locator("[data-testid=stFileUploader]")
    fields.first.wait_for(state="attached")
    # What Streamlit says stands there without size; what a reader sees is ours, once a field.
    assert visitor.page.evaluate(SAID_OF_FILES) == [["0px", f'"{said}"'] for said in words] * fields.count()
