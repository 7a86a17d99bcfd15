"""Streamlit's scripts and styles: the same content in fewer bytes; everything else goes its usual way."""

import gzip

import pytest
from asking import PASSED_ON, ask

from stuntmap.web.streamlit_files import STREAMLIT_STATIC

SCRIPTS = sorted((STREAMLIT_STATIC / "static" / "js").glob("index.*.js"))
STYLES = sorted((STREAMLIT_STATIC / "static" / "css").glob("*.css"))


def address(path):
    return "/" + path.relative_to(STREAMLIT_STATIC).as_posix()


@pytest.mark.parametrize("path", [SCRIPTS[0], STYLES[0]], ids=["script", "style"])
def test_scripts_and_styles_travel_compressed_and_unchanged(path):
    answer = ask(address(path), accept_encoding="gzip, br")
    assert answer.status == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["vary"] == "accept-encoding"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert gzip.decompress(answer.body) == path.read_bytes()
    assert len(answer.body) < path.stat().st_size


def test_each_kind_has_its_media_type():
    assert ask(address(SCRIPTS[0]), accept_encoding="gzip").headers["content-type"].startswith("text/javascript")
    assert ask(address(STYLES[0]), accept_encoding="gzip").headers["content-type"].startswith("text/css")


def test_the_start_page_names_a_script_that_is_compressed():
    page = (STREAMLIT_STATIC / "index.html").read_text(encoding="utf-8")
    assert any(f'src=".{address(path)}"' in page for path in SCRIPTS)


def test_only_files_with_a_hash_in_their_name_may_be_kept_for_good():
    """A name without a hash could mean other bytes after an update of Streamlit."""
    plain = [path.name for path in (STREAMLIT_STATIC / "static").rglob("*.js") if path.name.count(".") < 2]
    assert plain == []


@pytest.mark.parametrize("encoding", ["", "br", "gzip;q=0"])
def test_who_does_not_take_gzip_gets_streamlits_own_answer(encoding):
    assert ask(address(SCRIPTS[0]), accept_encoding=encoding).body == PASSED_ON.encode()


@pytest.mark.parametrize(
    "path",
    [
        "/static/js/unknown.js",
        "/static/js/..%2f..%2findex.html",
        "/static/..%2f..%2f__init__.py",
        "/static/media/font.woff2",
        "/index.html",
        "/_stcore/health",
        "/boundariesque/x.js",
        address(SCRIPTS[0]).removeprefix("/static"),
    ],
)
def test_other_paths_pass_on(path):
    answer = ask(path, accept_encoding="gzip")
    assert answer.body == PASSED_ON.encode()
    assert "content-encoding" not in answer.headers


def test_only_reading_is_answered():
    assert ask(address(SCRIPTS[0]), "POST", accept_encoding="gzip").body == PASSED_ON.encode()
