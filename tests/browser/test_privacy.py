"""Nothing leaves: neither the visitor's browser nor the server asks another host."""

import http.client
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import expect
from visiting import Visitor


def test_a_request_to_another_host_would_be_seen_and_goes_nowhere(visitor: Visitor) -> None:
    visitor.page.goto("about:blank")
    visitor.page.evaluate("fetch('http://elsewhere.example/', {mode: 'no-cors'}).catch(() => 0)")
    assert visitor.foreign_requests == ["http://elsewhere.example/"]
    visitor.foreign_requests.clear()


def test_the_page_forbids_the_browser_to_reach_another_host(look: Callable[..., Visitor]) -> None:
    visitor = look("/peta")
    answer = visitor.page.evaluate("fetch('http://elsewhere.example/').then(() => 'sent', () => 'refused')")
    assert answer == "refused"
    visitor.foreign_requests.clear()
    visitor.until(lambda: visitor.script_errors != [], "the page says what it was forbidden")
    assert ["connect-src" in error for error in visitor.script_errors] == [True]
    visitor.script_errors.clear()
    policy = visitor.page.request.get(f"{visitor.address}/peta", headers={"accept": "text/html"}).headers
    assert "default-src 'self'" in policy["content-security-policy"]


WAYS_IN = (
    "const one = document.createElement('script'); one.textContent = 'window.ran = 1'; document.body.append(one)",
    "try { (0, eval)('window.ran = 1') } catch { /* refused */ }",
    "document.body.insertAdjacentHTML('beforeend', '<img src=x: onerror=\"window.ran = 1\">')",
)


def test_a_script_that_gets_into_the_page_does_not_run(look: Callable[..., Visitor]) -> None:
    visitor = look("/peta")
    # Later, on the page's own account: what the browser's driver runs itself may evaluate anything.
    visitor.page.evaluate(f"() => {{ setTimeout(() => {{ {'; '.join(WAYS_IN)}; }}); }}")
    visitor.until(lambda: sum("script-src" in error for error in visitor.script_errors) == 3, "all three are refused")
    assert visitor.page.evaluate("window.ran") is None
    visitor.script_errors.clear()


def test_the_server_asks_no_other_host_even_when_a_foreign_page_knocks(
    look: Callable[..., Visitor], address: str, server_contacts: Path
) -> None:
    visitor = look("/peta")
    expect(visitor.headline).to_be_visible()
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)
    knock = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Origin": "http://elsewhere.example",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "c3R1bnRtYXAga25vY2tzIQ==",
    }
    connection.request("GET", "/_stcore/stream", headers=knock)
    status = connection.getresponse().status
    connection.close()
    assert status == 403
    started, *contacts = server_contacts.read_text(encoding="utf-8").splitlines()
    assert started == "listening for contacts"
    assert contacts == []
