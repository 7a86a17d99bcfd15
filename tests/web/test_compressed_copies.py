"""Compressed copies: brotli where it was prepared, gzip where not, always the same content."""

import gzip
import subprocess
import sys
from functools import partial
from pathlib import Path

import brotli
import pytest
from asking import ask

from stuntmap.web import compressed_copies, preparation
from stuntmap.web.boundary_route import BOUNDARY_PATH, boundary_bytes, served_boundaries
from stuntmap.web.early_scripts import SCRIPTS, page_scripts
from stuntmap.web.script_route import SCRIPT_PATH, served_scripts
from stuntmap.web.settings import server_settings
from stuntmap.web.streamlit_files import STREAMLIT_STATIC

SMALL = ("a.0000000001.js", "b.0000000002.geojson")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An own folder for copies, nothing kept from before."""
    monkeypatch.setenv("STUNTMAP_CACHE_FOLDER", str(tmp_path / "copies"))
    monkeypatch.setattr(compressed_copies, "_COPIES", {})
    server_settings.cache_clear()
    yield tmp_path / "copies"
    server_settings.cache_clear()


@pytest.fixture
def two_files(monkeypatch):
    """Two files that are wanted, in place of all."""
    contents = dict.fromkeys(SMALL, b"the same words, the same words")
    monkeypatch.setattr(preparation, "wanted", lambda: ((name, partial(contents.get, name)) for name in SMALL))
    return contents


def an_address() -> tuple[str, str, bytes]:
    """File name, address and content of one of Streamlit's smaller scripts."""
    path = min((SCRIPTS / name for name in page_scripts()), key=lambda path: path.stat().st_size)
    return path.name, f"/{path.relative_to(STREAMLIT_STATIC).as_posix()}", path.read_bytes()


def prepare_one(folder: Path, name: str, content: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.br").write_bytes(brotli.compress(content, quality=1))


def test_a_prepared_copy_goes_to_who_takes_brotli_and_gzip_to_the_others(folder):
    name, address, content = an_address()
    prepare_one(folder, name, content)
    small, usual = ask(address, accept_encoding="gzip, deflate, br"), ask(address, accept_encoding="gzip")
    assert (small.headers["content-encoding"], brotli.decompress(small.body)) == ("br", content)
    assert (usual.headers["content-encoding"], gzip.decompress(usual.body)) == ("gzip", content)
    assert small.headers["vary"] == usual.headers["vary"] == "accept-encoding"
    assert ask(address, accept_encoding="br;q=0, gzip").headers["content-encoding"] == "gzip"


def test_without_a_copy_gzip_goes_out_and_the_copy_as_soon_as_it_is_there(folder):
    name, address, content = an_address()
    assert ask(address, accept_encoding="gzip, br").headers["content-encoding"] == "gzip"
    prepare_one(folder, name, content)
    assert ask(address, accept_encoding="gzip, br").headers["content-encoding"] == "br"


def test_scripts_and_boundaries_of_the_project_have_copies_too(folder):
    script, boundary = min(served_scripts()), min(served_boundaries())
    contents = {
        f"{SCRIPT_PATH}/{script}": served_scripts()[script],
        f"{BOUNDARY_PATH}/{boundary}": boundary_bytes(boundary),
    }
    for address, content in contents.items():
        prepare_one(folder, address.rsplit("/", 1)[1], content)
        answer = ask(address, accept_encoding="gzip, br")
        assert (answer.headers["content-encoding"], brotli.decompress(answer.body)) == ("br", content)


def test_preparing_makes_what_is_missing_once_and_leaves_nothing_unfinished(folder, two_files):
    assert preparation.is_due()
    prepare_one(folder, SMALL[0], b"made before")
    preparation.prepare()
    assert sorted(path.name for path in folder.iterdir()) == [f"{name}.br" for name in SMALL]
    assert brotli.decompress((folder / f"{SMALL[0]}.br").read_bytes()) == b"made before"
    assert brotli.decompress((folder / f"{SMALL[1]}.br").read_bytes()) == two_files[SMALL[1]]
    assert not preparation.is_due()


def test_nothing_is_due_where_copies_cannot_be_made_or_kept(folder, two_files, monkeypatch):
    folder.write_text("a file where the folder would stand")
    monkeypatch.setenv("STUNTMAP_CACHE_FOLDER", str(folder / "inside"))
    server_settings.cache_clear()
    assert not preparation.is_due()
    folder.unlink()
    assert preparation.is_due()
    monkeypatch.setattr(preparation.importlib.util, "find_spec", lambda name: None)
    assert not preparation.is_due()


def test_what_pages_fetch_is_wanted_with_its_content():
    wanted = dict(preparation.wanted())
    assert {"PlotlyChart", "index", "react-dom", "map_finish", "district", "province", "tiles"} <= {
        name.split(".")[0] for name in wanted
    }
    assert all((SCRIPTS / name).read_bytes() == wanted[name]() for name in page_scripts())
    named = (STREAMLIT_STATIC / "index.html").read_text(encoding="utf-8")
    assert all(name in wanted for name in {path.name for path in SCRIPTS.glob("*.js") if path.name in named})


def test_the_command_of_the_server_is_one_that_python_knows():
    command = [sys.executable, "-c", f"import runpy; assert runpy.run_module({preparation.COMMAND[-1]!r})['wanted']"]
    assert subprocess.run(command, check=False).returncode == 0
