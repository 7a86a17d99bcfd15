"""Which scripts the head of a page names: those of the pages' elements, with everything they import, each once."""

import re

from asking import ask_page

from stuntmap.web.early_scripts import ELEMENTS, early_scripts
from stuntmap.web.streamlit_files import STREAMLIT_STATIC

FOLDER = STREAMLIT_STATIC / "static" / "js"


def test_every_element_has_one_script():
    for element in ELEMENTS:
        assert sum(name.startswith(f"{element}.") for name in early_scripts()) == 1, element


def test_everything_that_the_scripts_import_is_named_once():
    page = ask_page("/peta").body.decode()
    named = re.findall(r"static/js/([\w.-]+\.js)", page)
    assert sorted(set(named)) == sorted(named)
    for name in early_scripts():
        text = (FOLDER / name).read_text(encoding="utf-8")
        assert set(re.findall(r'import\s*\{[^}]*\}\s*from"\./([^"]+)"', text)) <= set(named), name


def test_the_scripts_are_files_of_streamlit():
    assert [name for name in early_scripts() if not (FOLDER / name).is_file()] == []


def test_the_page_says_where_its_server_is():
    assert 'BACKEND_BASE_URL: new URL(".", location.href).href' in ask_page("/profil").body.decode()
