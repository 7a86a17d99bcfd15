"""A further language is one entry and one catalogue: page, table, file names and command line then speak it."""

import gettext
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from reading import words_on
from streamlit.testing.v1 import AppTest

from days import AS_OF
from stuntmap import language as language_room
from stuntmap.answers import shared_answers
from stuntmap.cli import main
from stuntmap.data.project import ROOT
from stuntmap.language import LANGUAGES, LOCALE_FOLDER, NO_BREAK_SPACE, Language, Tongue
from stuntmap.links.cards import card_of
from stuntmap.links.visit import visit_of
from stuntmap.report.table_files import TableAbout, csv_bytes
from stuntmap.vocabulary import page_of
from stuntmap.web.application import MAIN_SCRIPT
from stuntmap.web.page_shell import _shell

DEUTSCH = Tongue("de", "Deutsch", "de-DE", NO_BREAK_SPACE, "nplurals=2; plural=(n != 1);")


def in_brackets(text: str) -> str:
    return f"⟦{text}⟧"


@pytest.fixture
def deutsch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Language]:
    """A language whose every text stands in brackets, so that what is not translated shows."""
    for code in LANGUAGES:
        (tmp_path / code).symlink_to(LOCALE_FOLDER / code)
    with (LOCALE_FOLDER / "en" / "LC_MESSAGES" / "stuntmap.po").open("rb") as file:
        english = read_po(file, locale="en")
    catalogue = Catalog(locale="de")
    for message in filter(lambda one: one.id, english):
        forms = message.string
        catalogue.add(message.id, in_brackets(forms) if isinstance(forms, str) else tuple(map(in_brackets, forms)))
    place = tmp_path / "de" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "stuntmap.po").open("wb") as file:
        write_po(file, catalogue)
    monkeypatch.setattr(language_room, "LOCALE_FOLDER", tmp_path)
    monkeypatch.setitem(LANGUAGES, "de", DEUTSCH)
    yield language_room.language("de")
    language_room.language.cache_clear()
    _shell.cache_clear()


def test_its_texts_counts_and_numbers_are_written(deutsch):
    assert isinstance(deutsch.catalogue, gettext.GNUTranslations)
    assert deutsch.text("very high") == "⟦very high⟧"
    assert deutsch.plural("{first} and {count} other", "{first} and {count} others", 1200, first="Klaten") == (
        "⟦Klaten and 1.200 others⟧"
    )
    assert (deutsch.percent(20.8), deutsch.plotly_separators) == (f"20,8{NO_BREAK_SPACE}%", ",.")


def test_the_page_speaks_it_and_offers_it_beside_the_others(deutsch):
    page = AppTest.from_file(MAIN_SCRIPT, default_timeout=60)
    page.query_params.update({"bahasa": "de", "wilayah": "3310"})
    page.switch_page(str(ROOT / "pages" / "profil.py"))
    page.run()
    assert not page.exception
    assert "⟦Kabupaten Klaten" in words_on(page)
    assert f"20,8{NO_BREAK_SPACE}%" in words_on(page)
    labels = [option.content for group in page.get("button_group") for option in group.proto.options]
    assert [label for label in labels if label in ("Bahasa", "English", "Deutsch")] == ["Bahasa", "English", "Deutsch"]
    assert not page.warning


def test_the_start_page_of_its_links_is_marked_with_it(deutsch):
    assert '<html lang="de"' in _shell("de")
    card = card_of(visit_of(page_of("data"), {"bahasa": "de"}, AS_OF, shared_answers()))
    assert card.title == "⟦Data and method⟧"


def test_files_and_command_line_speak_it(deutsch, tmp_path, capsys):
    assert main(["rembuk", "3310", "--language", "de", "--out", str(tmp_path / "packs")]) == 0
    (pack,) = (tmp_path / "packs").glob("*.zip")
    with zipfile.ZipFile(pack) as content:
        names = content.namelist()
        assert all(name.startswith("⟦") for name in names), names
        told = io.TextIOWrapper(content.open("⟦READ-ME.txt⟧"), encoding="utf-8-sig").read()
    assert "⟦What is inside⟧" in told
    assert main(["rembuk", "3310", "--language", "fr", "--out", str(tmp_path)]) != 0
    assert re.search(r"id, en, de", capsys.readouterr().err)


def test_a_table_leaves_the_house_in_it(deutsch):
    table = pd.DataFrame({"region_code": ["3310"], "region_name": ["Klaten"], "prevalence_pct": [20.8]})
    about = TableAbout("Titel", "SSGI 2024", "Quelle", "", "", "")
    *_, head, row = csv_bytes(table, about, deutsch).decode("utf-8-sig").splitlines()
    assert all(re.fullmatch("⟦.*⟧", heading) for heading in head.split(";"))
    assert "20,8" in row.split(";")
