"""What every answer tells the browser, and what a visitor reads when something breaks that nobody foresaw."""

import logging
import re

import pytest
from asking import ask, ask_page, ask_through
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stuntmap.web.application import middleware
from stuntmap.web.settings import server_settings

ADDRESSES = ("/peta", "/boundaries/unknown", "/scripts/unknown", "/kartu/peta.png", "/robots.txt", "/_stcore/health")


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_answer_is_guessed_at_framed_by_strangers_or_told_to_other_hosts(address: str) -> None:
    headers = ask(address).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "geolocation=()" in headers["permissions-policy"]
    ancestors = "'self'" if address == "/peta" else "'none'"
    assert f"frame-ancestors {ancestors}" in headers["content-security-policy"]
    assert "strict-transport-security" not in headers


def test_behind_tls_a_browser_is_told_to_stay_with_it() -> None:
    assert ask("/peta", scheme="https").headers["strict-transport-security"] == "max-age=31536000"


def test_named_sites_may_show_pages_in_a_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUNTMAP_FRAME_ANCESTORS", "https://klatenkab.go.id *.bappenas.go.id")
    server_settings.cache_clear()
    try:
        policy = ask_page("/peta").headers["content-security-policy"]
    finally:
        server_settings.cache_clear()
    assert policy.endswith("frame-ancestors 'self' https://klatenkab.go.id *.bappenas.go.id")


@pytest.mark.parametrize("address", ["/_stcore/metrics", "/_stcore/metrics/", "/stunting/_stcore/metrics"])
def test_what_the_framework_tells_of_its_sessions_is_told_to_nobody(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STUNTMAP_BASE_PATH", "/stunting")
    server_settings.cache_clear()
    try:
        answer = ask(address)
    finally:
        server_settings.cache_clear()
    assert (answer.status, answer.body) == (404, b"")


async def _breaks(request: Request) -> Response:
    raise KeyError(request.query_params["typed"])


@pytest.fixture
def broken() -> Starlette:
    routes = [Route("/pecah", _breaks)]
    return Starlette(routes=routes, middleware=middleware()[:4])


@pytest.mark.parametrize(("query", "word"), [("", "tidak terduga"), ("&bahasa=en", "not foreseen")])
def test_an_unforeseen_error_is_words_and_a_number_that_the_log_has(
    broken: Starlette, caplog: pytest.LogCaptureFixture, query: str, word: str
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = ask_through(broken, f"/pecah?typed=3310011501210001{query}")
    assert answer.status == 500
    text = answer.body.decode()
    assert word in text
    (number,) = re.findall(r"\b[0-9A-F]{8}\b", text)
    assert f"stuntmap {number}: builtins.KeyError" in caplog.text
    # What somebody typed may be in the error; it reaches neither the visitor nor the log.
    assert "3310011501210001" not in text + caplog.text
