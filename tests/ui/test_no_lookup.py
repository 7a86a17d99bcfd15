"""No request leaves the server, not even when a page of another origin knocks at the socket."""

from importlib.util import find_spec, module_from_spec

import pytest
from streamlit import net_util
from streamlit.web.server import server_util

from stuntmap.ui.no_lookup import forbid_external_lookup


@pytest.fixture
def requests_made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that Streamlit asks for from here on, which get no answer; its own functions stand, unpatched."""
    made: list[str] = []

    def refused(url: str, timeout: float = 5) -> None:
        made.append(url)

    spec = find_spec("streamlit.net_util")
    unpatched = module_from_spec(spec)
    spec.loader.exec_module(unpatched)
    monkeypatch.setattr(unpatched, "_make_blocking_http_get", refused)
    monkeypatch.setattr(net_util, "get_external_ip", unpatched.get_external_ip)
    return made


def test_streamlit_by_itself_would_ask_another_host(requests_made):
    """Where this fails, Streamlit asks in another way and the patch may no longer reach it."""
    server_util.is_url_from_allowed_origins("https://other.example")
    assert requests_made


def test_a_foreign_origin_is_refused_without_a_request(requests_made):
    forbid_external_lookup()
    assert server_util.is_url_from_allowed_origins("https://other.example") is False
    assert requests_made == []


def test_the_own_origin_is_still_served(requests_made):
    forbid_external_lookup()
    assert server_util.is_url_from_allowed_origins("http://localhost:8501") is True
    assert requests_made == []


def test_the_external_address_is_unknown(requests_made):
    forbid_external_lookup()
    assert net_util.get_external_ip() is None
    assert requests_made == []
