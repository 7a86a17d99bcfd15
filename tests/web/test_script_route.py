"""The project's own scripts as a browser fetches them: by a name that follows the content, kept for good."""

import gzip

import pytest
from asking import ask

from stuntmap.ui.parts.browser_scripts import loader
from stuntmap.web.script_route import SCRIPT_PATH, SCRIPTS, script_address

STEMS = sorted(path.stem for path in SCRIPTS.glob("*.js"))


@pytest.mark.parametrize("stem", STEMS)
def test_every_script_is_sent_as_its_file_holds_it_and_may_be_kept_for_good(stem):
    content = (SCRIPTS / f"{stem}.js").read_bytes()
    for encoding in ("", "gzip"):
        answer = ask(script_address(stem), accept_encoding=encoding)
        body = gzip.decompress(answer.body) if answer.headers.get("content-encoding") == "gzip" else answer.body
        assert (answer.status, body) == (200, content)
        assert ("content-encoding" in answer.headers) == (encoding == "gzip")
        assert answer.headers["content-type"].startswith("text/javascript")
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["vary"] == "accept-encoding"


@pytest.mark.parametrize(
    "file_name", ["map_finish.js", "map_finish.0000000000.js", "figure_table.css", "..", "%2e%2e%2fmap_view.py", ""]
)
def test_nothing_else_is_served_from_there(file_name):
    answer = ask(f"{SCRIPT_PATH}/{file_name}")
    assert b"import" not in answer.body
    assert answer.status == 404 or answer.body == b"passed on"


def test_an_unknown_script_has_no_address():
    with pytest.raises(KeyError):
        script_address("map")


def test_the_line_that_a_component_sends_names_the_script_by_its_address():
    assert f'"{script_address("map_finish")}"' in loader("map_finish")
    assert len(loader("map_finish")) < 200
