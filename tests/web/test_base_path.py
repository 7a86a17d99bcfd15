"""Below a base path every address works, whether the proxy strips the path or hands it on."""

from collections.abc import Iterator

import pytest
from asking import PASSED_ON, ask, ask_page

from stuntmap.data.boundaries import served_levels
from stuntmap.web.settings import server_settings


@pytest.fixture
def below_stunting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("STUNTMAP_BASE_PATH", "/stunting")
    server_settings.cache_clear()
    yield
    server_settings.cache_clear()


@pytest.mark.usefixtures("below_stunting")
@pytest.mark.parametrize("prefix", ["/stunting", ""])
def test_pages_files_and_passed_on_addresses_are_found_with_and_without_it(prefix: str) -> None:
    assert b"Jawa Tengah" in ask_page(f"{prefix}/peta?prov=33").body
    assert ask(f"{prefix}/boundaries/{served_levels()['district-33'].file_name}").status == 200
    assert ask(f"{prefix}/_stcore/health").body == PASSED_ON.encode()
    assert ask(f"{prefix}/kartu/peta.png?prov=33").headers["content-type"] == "image/png"


@pytest.mark.usefixtures("below_stunting")
def test_addresses_and_redirects_carry_it() -> None:
    page = ask_page("/stunting/peta?prov=33").body.decode()
    assert 'href="http://localhost:8501/stunting/peta?prov=33"' in page
    assert 'content="http://localhost:8501/stunting/kartu/peta.png?prov=33' in page
    assert ask_page("/stunting").headers["location"] == "/stunting/"
    assert ask_page("/stunting?prov=33").headers["location"] == "/stunting/?prov=33"
    assert ask_page("/stunting/peta/").headers["location"] == "/stunting/peta"
    assert ask_page("/stunting/hilang").headers["location"] == "/stunting/?halaman=hilang"
    assert "http://localhost:8501/stunting/peta?prov=33</loc>" in ask("/stunting/sitemap.xml").body.decode()


@pytest.mark.usefixtures("below_stunting")
def test_a_path_that_only_begins_like_it_is_a_page_of_its_own() -> None:
    assert ask_page("/stuntingan").headers["location"] == "/stunting/?halaman=stuntingan"


def test_a_public_address_stands_in_place_of_the_host_of_the_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUNTMAP_PUBLIC_ADDRESS", "https://stunting.example.id")
    server_settings.cache_clear()
    try:
        page = ask("/peta?prov=33", host="evil.example").body.decode()
    finally:
        server_settings.cache_clear()
    assert "evil.example" not in page
    assert 'href="https://stunting.example.id/peta?prov=33"' in page
