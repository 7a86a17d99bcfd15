"""A page is added by its description, its reading and its script: navigation, links, address and README know it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from reading import words_on
from streamlit.testing.v1 import AppTest

from stuntmap.data.project import ROOT
from stuntmap.links.readings import READINGS, Reading
from stuntmap.links.visit import Visit
from stuntmap.vocabulary import LAYER_PARAMETER, PAGES, REFERENCE_PARAMETER, Page, page_of
from stuntmap.web.application import MAIN_SCRIPT

SCRIPT = """
from stuntmap.links.readings import reading
from stuntmap.ui import frame

visit = frame.visit()
frame.headline(visit, reading(visit))
frame.page_link("profil", "Ke profil")
"""


def _reading(visit: Visit) -> Reading:
    row = visit.district_row
    return Reading("Halaman baru", f"{row['region_name']}: {visit.language.percent(row['prevalence_pct'])}")


@pytest.fixture
def added(tmp_path: Path) -> Iterator[Page]:
    script = tmp_path / "baru.py"
    script.write_text(SCRIPT, encoding="utf-8")
    page = Page("baru", str(script), "New page", ":material/star:", "what is new", (REFERENCE_PARAMETER,))
    PAGES.append(page)
    READINGS["baru"] = _reading
    yield page
    del READINGS["baru"]
    PAGES.remove(page)


def test_it_opens_and_shows_what_it_answers(added: Page) -> None:
    page = AppTest.from_file(MAIN_SCRIPT, default_timeout=60)
    page.query_params.update({"wilayah": "3310"})
    page.switch_page(added.file)
    page.run()
    assert not page.exception
    words = words_on(page).replace("\N{NO-BREAK SPACE}", " ")
    assert "Halaman baru" in words
    assert "Kabupaten Klaten: 20,8 %" in words


def test_links_to_it_carry_its_parameters_and_no_others(added: Page) -> None:
    assert REFERENCE_PARAMETER in added.parameters
    assert LAYER_PARAMETER not in added.parameters
    assert page_of("baru") is added


def test_the_readme_has_a_row_for_it(added: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import build_readme_tables

    assert "| New page | `/baru` | what is new |" in build_readme_tables.pages_table()
    assert "`/profil`, `/baru`" in build_readme_tables.parameters_table()
    sys.modules.pop("build_readme_tables")
