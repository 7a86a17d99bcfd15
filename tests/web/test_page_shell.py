"""The page that every address starts from: its language, its policy, and where an unknown address leads."""

import gzip
import re
from base64 import b64encode
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

import pytest
from asking import HTML, PASSED_ON, ask, ask_page

from stuntmap.vocabulary import PAGES

# What a policy may name besides this host itself.
OWN_SOURCES = {"'self'", "'none'", "blob:", "data:"}
OWN_SOCKETS = {"ws://localhost:8501", "wss://localhost:8501"}


def written_language(page: bytes) -> str:
    return re.search(r'<html lang="([^"]*)"', page.decode())[1]


@pytest.mark.parametrize("page", [page.path for page in PAGES])
@pytest.mark.parametrize(("query", "code"), [("", "id"), ("?bahasa=id", "id"), ("?bahasa=en", "en")])
def test_every_page_is_marked_with_the_language_of_its_link(page, query, code):
    answer = ask_page(f"/{page}{query}")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert written_language(answer.body) == code


@pytest.mark.parametrize("value", ["de", "", "id%22%3E%3Cscript%3E", "%00", "fr%0d%0aX:1", "../en"])
def test_an_unknown_language_is_bahasa_and_leaves_no_trace(value):
    answer = ask_page(f"/peta?bahasa={value}")
    assert answer.body == ask_page("/peta").body
    assert answer.headers == ask_page("/peta").headers


def test_the_page_has_one_title_and_starts_streamlits_scripts():
    page = ask_page("/").body.decode()
    assert len(re.findall(r"<title>(.*?)</title>", page)) == 1
    assert re.search(r'<script[^>]* src="\./static/js/index\.[^"]+\.js"', page)


def directives_of(policy: str) -> dict[str, list[str]]:
    return {name: sources for name, *sources in (part.split() for part in policy.split(";"))}


def test_the_policy_names_no_other_host():
    directives = directives_of(ask_page("/").headers["content-security-policy"])
    scripts, styles, sockets = (directives.pop(name) for name in ("script-src", "style-src", "connect-src"))
    assert {source for sources in directives.values() for source in sources} <= OWN_SOURCES
    assert directives["default-src"] == ["'self'"]
    assert directives["object-src"] == ["'none'"]
    for name in ("img-src", "font-src", "form-action", "base-uri"):
        assert "'self'" in directives[name]
    assert set(sockets) - OWN_SOURCES == OWN_SOCKETS
    # Styles are written into the page by Streamlit; no script is, but for those of the start page.
    assert styles == ["'self'", "'unsafe-inline'"]
    assert {source for source in scripts if not source.startswith("'sha256-")} == {
        "'self'",
        "'wasm-unsafe-eval'",
        "blob:",
    }


@pytest.mark.parametrize("query", ["", "?wilayah=3310", "?wilayah=%3Cscript%3Ealert(1)%3C/script%3E"])
def test_each_script_that_stands_in_the_page_is_allowed_by_its_hash_and_no_other(query):
    answer = ask_page(f"/{query}")
    written = re.findall(r"<script>(.*?)</script>", answer.body.decode(), re.DOTALL)
    hashes = {f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in written}
    allowed = directives_of(answer.headers["content-security-policy"])["script-src"]
    assert len(hashes) == 2
    assert {source for source in allowed if source.startswith("'sha256-")} == hashes


@pytest.mark.parametrize("host", ["evil.example; script-src *", "a b", "evil.example\\", "'unsafe-inline'", ""])
def test_what_is_no_host_gets_into_no_policy(host):
    directives = directives_of(ask("/peta", accept=HTML, host=host).headers["content-security-policy"])
    assert set(directives["connect-src"]) <= OWN_SOURCES | OWN_SOCKETS
    assert directives["script-src"] == directives_of(ask_page("/peta").headers["content-security-policy"])["script-src"]


def test_the_page_is_asked_for_anew_and_tells_other_hosts_nothing():
    headers = ask_page("/profil?wilayah=3310").headers
    assert headers["cache-control"] == "no-cache"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_get_and_head_are_answered_alike(method):
    answer = ask_page("/peringkat?bahasa=en", method)
    assert answer.status == 200
    assert "content-security-policy" in answer.headers


def location_of(target: str) -> tuple[str, dict[str, list[str]]]:
    """Where the answer leads: the path, and the query parameters as a browser reads them. Never another host."""
    answer = ask_page(target)
    assert answer.status == 302
    location = answer.headers["location"]
    assert location.isascii()
    assert location.isprintable()
    parts = urlsplit(location)
    assert (parts.scheme, parts.netloc, parts.fragment) == ("", "", "")
    assert not location.startswith(("//", "/\\"))
    return parts.path, parse_qs(parts.query, keep_blank_values=True)


@pytest.mark.parametrize(
    ("target", "named"),
    [
        ("/halamanbaru", "halamanbaru"),
        ("/peta/lama", "peta/lama"),
        ("/Peta", "Peta"),
        ("/dua%20kata", "dua kata"),
        ("/peta%3Fprov=33", "peta?prov=33"),
        ("/a%26prov=33%23x", "a&prov=33#x"),
        ("/p%C3%A9ta", "péta"),
        ("/%22%3E%3Cscript%3E", '"><script>'),
        ("/x%0d%0aSet-Cookie:%20a=1", "xSet-Cookie: a=1"),
        ("/" + "a" * 300, "a" * 40),
        ("/application", "application"),
        ("/media-sosial", "media-sosial"),
        ("/staticky", "staticky"),
    ],
)
def test_an_unknown_page_leads_to_the_first_one_which_names_it(target, named):
    assert location_of(target) == ("/", {"halaman": [named]})


def test_the_choices_of_the_link_are_kept():
    path, query = location_of("/hilang?prov=33&bahasa=en&sorot=3310,3311")
    assert path == "/"
    assert query == {"prov": ["33"], "bahasa": ["en"], "sorot": ["3310,3311"], "halaman": ["hilang"]}


def test_the_name_in_the_link_does_not_replace_the_page_that_was_asked_for():
    assert location_of("/hilang?halaman=lain") == ("/", {"halaman": ["hilang"]})


@pytest.mark.parametrize(
    "target", ["//evil", "//evil/", "///evil", "/%2f/evil", "/%5cevil", "/%5c%5cevil", "//evil%5c@localhost"]
)
def test_no_address_leads_to_another_host(target):
    path, query = location_of(target)
    assert path == "/"
    assert set(query) == {"halaman"}


@pytest.mark.parametrize("target", ["//evil.example", "//evil.example/", "/\\evil.example", "/%2fevil.example"])
def test_an_address_with_a_dot_is_no_page_and_not_redirected(target):
    assert ask_page(target).body == PASSED_ON.encode()


@pytest.mark.parametrize(
    ("target", "path", "query"),
    [
        ("/peta/", "/peta", {}),
        ("/peta/?prov=33&bahasa=en", "/peta", {"prov": ["33"], "bahasa": ["en"]}),
        ("//peta", "/peta", {}),
        ("//", "/", {}),
        ("/%00", "/", {}),
    ],
)
def test_a_page_with_slashes_too_many_leads_to_its_own_address(target, path, query):
    """Streamlit's start page names its scripts relative to its address: under "/peta/" they would not be found."""
    assert location_of(target) == (path, query)


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/health",
        "/_stcore/stream",
        "/media/abc",
        "/component/streamlit.x/index",
        "/static/js/index",
        "/app/static/x",
        "/favicon.png",
        "/index.html",
        "/manifest.json",
    ],
)
def test_streamlits_own_addresses_and_files_pass_on(path):
    assert ask_page(path).body == PASSED_ON.encode()


def test_boundary_files_are_not_pages():
    assert ask_page("/boundaries/unknown").status == 404


@pytest.mark.parametrize("accept", ["*/*", "application/json", "image/*", ""])
def test_whoever_asks_for_a_page_gets_it_whatever_it_says_that_it_takes(accept):
    assert ask("/peta?prov=33", accept=accept).body == ask_page("/peta?prov=33").body
    assert b"Jawa Tengah" in ask("/peta?prov=33").body


def test_who_sends_something_to_a_page_is_passed_on():
    assert ask_page("/peta", "POST").body == PASSED_ON.encode()


def test_who_takes_gzip_gets_the_same_page_in_less_than_half():
    plain, small = (ask("/peta?prov=33", accept=HTML, accept_encoding=coding) for coding in ("", "gzip, br"))
    assert (small.headers["content-encoding"], small.headers["vary"]) == ("gzip", "accept-encoding")
    assert gzip.decompress(small.body) == plain.body
    assert len(small.body) < len(plain.body) / 2
