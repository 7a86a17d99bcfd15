"""The map or series alone, for a frame of another site: the view's own figures, no script, and who may show it."""

import html
import re
from collections.abc import Iterator

import pytest
from asking import ask

from questions import visit_of
from stuntmap.links.cards import card_of
from stuntmap.links.embeds import embed_parameters
from stuntmap.vocabulary import LAYERS
from stuntmap.web.settings import server_settings


def frame(query: str) -> str:
    answer = ask(f"/sematkan?{query}")
    assert answer.status == 200
    return answer.body.decode()


def words_of(written: str) -> str:
    text = re.sub(r"<(style|title)\b.*?</\1>", " ", written, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)))


@pytest.mark.parametrize("code", ["3310", "2171", "9403"])
@pytest.mark.parametrize("picture", ["peta", "seri"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_frame_says_figure_rank_set_and_source(code: str, picture: str, language: str) -> None:
    written = frame(f"wilayah={code}&survei=2024&gambar={picture}&bahasa={language}")
    visit = visit_of(language, page="", picked_code=code, district_code=code, scope=code[:2])
    said = words_of(written)
    assert re.sub(r"\s+", " ", card_of(visit).title) in said
    assert "SSGI 2024" in said
    assert "Kementerian Kesehatan RI" in said
    assert ("geoBoundaries" in said) == (picture == "peta")
    assert f'<html lang="{language}">' in written
    assert written.count("<svg") == 1
    full = re.search(r'href="([^"]+)" target="_top"', written)
    assert full
    assert html.unescape(full[1]) == f"/?wilayah={code}&survei=2024&bahasa={language}"


def test_nothing_runs_in_it_and_it_is_as_wide_as_the_frame() -> None:
    answer = ask("/sematkan?wilayah=3310")
    written = answer.body.decode()
    assert "<script" not in written
    assert not re.search(r"\son\w+=", written)
    assert "prefers-color-scheme: dark" in written
    assert re.search(r"figure svg \{[^}]*width: 100%", written)
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_provinces_and_the_country_are_shown_too() -> None:
    assert "Jawa Tengah 17,1" in words_of(frame("prov=33"))
    assert "Indonesia 19,8" in words_of(frame("gambar=seri"))
    assert "SSGI 2022" in words_of(frame("wilayah=33.10&survei=2022"))


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("wilayah=9999", 404, "9999"),
        ("wilayah=91L", 404, "91L"),
        ("wilayah=3310&survei=2020", 422, "2021, 2022, 2023, 2024"),
        ("wilayah=3310&gambar=foto", 422, "peta, seri"),
        ("wilayah=%3Cscript%3E", 404, "&lt;"),
    ],
)
def test_a_wrong_value_is_refused_with_words(query: str, status: int, said: str) -> None:
    answer = ask(f"/sematkan?{query}")
    assert answer.status == status
    assert said.casefold() in answer.body.decode().casefold()
    assert b"<script" not in answer.body


@pytest.fixture
def named_sites(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("STUNTMAP_FRAME_ANCESTORS", "https://klatenkab.go.id")
    server_settings.cache_clear()
    yield
    monkeypatch.undo()
    server_settings.cache_clear()


def test_only_this_host_may_show_it_unless_sites_are_named() -> None:
    assert ask("/sematkan").headers["content-security-policy"].endswith("frame-ancestors 'self'")


@pytest.mark.usefixtures("named_sites")
def test_named_sites_may_show_it() -> None:
    policy = ask("/sematkan").headers["content-security-policy"]
    assert policy.endswith("frame-ancestors 'self' https://klatenkab.go.id")


def test_a_frame_is_offered_where_it_draws_what_the_page_draws() -> None:
    klaten = {"picked_code": "3310", "district_code": "3310", "scope": "33"}
    assert embed_parameters(visit_of(page="profil", survey_year=2022, **klaten)) == {
        "wilayah": "3310",
        "survei": "2022",
        "gambar": "seri",
    }
    assert embed_parameters(visit_of("en", page="peta", scope="33", uncertainty=False)) == {
        "wilayah": "33",
        "survei": "2024",
        "gambar": "peta",
        "ketidakpastian": "tidak",
        "bahasa": "en",
    }
    assert embed_parameters(visit_of(page="peta")) == {}
    assert embed_parameters(visit_of(page="peta", scope="33", shape="ubin")) == {}
    assert embed_parameters(visit_of(page="peta", scope="33", layer=LAYERS["perubahan"])) == {}
    assert embed_parameters(visit_of(page="data", scope="33")) == {}
