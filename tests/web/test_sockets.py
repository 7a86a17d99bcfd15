"""One real server: hostile requests, a thousand silent clients, and the end of it with a visitor still there."""

import json
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPConnection, HTTPResponse

import pytest
from replicas import Replica, free_ports, replicas
from socket_visitor import Visitor, fetched

from event_loops import run_apart
from stuntmap.data.project import ROOT

SILENT = 1_000
# As many files as a shell may allow at first: fewer than there will be sockets.
NARROW = ("sh", "-c", 'ulimit -S -n 512 && exec "$@"', "sh")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replica]:
    with replicas(tmp_path_factory.mktemp("server"), free_ports(1), NARROW) as (running,):
        fetched(running.port, "/ringkas/3310")
        while fetched(running.port, "/readyz")[0].status != 200:
            assert running.process.poll() is None
        yield running


def answer(server: Replica, method: str, target: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    """The answer to a request whose target stands in the request line as it is."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
    try:
        connection.putrequest(method, target, skip_host="host" in headers, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def says_nothing_of_itself(body: bytes) -> bool:
    return not any(word in body for word in (b"Traceback", b'File "', b"site-packages", b"root:", b"[project]"))


@pytest.mark.parametrize(
    "target",
    [
        "/../../../../etc/passwd",
        "/static/..%2f..%2f..%2f..%2fpyproject.toml",
        "/app/static/../../pyproject.toml",
        "/boundaries/..%2f..%2fpyproject.toml",
        "/scripts/..%5c..%5cpyproject.toml",
        "/media/..%2f..%2fpyproject.toml",
        "/kartu/..%2f..%2fpyproject.png",
        "/component/x/../../../pyproject.toml",
        "/ringkas/%00",
        "//elsewhere.example/peta",
        "/%5celsewhere.example",
    ],
)
def test_no_path_leads_out(server: Replica, target: str) -> None:
    response, body = answer(server, "GET", target)
    assert response.status == 400
    assert says_nothing_of_itself(body)
    assert (ROOT / "pyproject.toml").read_bytes()[:40] not in body


@pytest.mark.parametrize(
    "target", ["/peta?bahasa=%0d%0aX-Injected:1", "/peta%0d%0aX-Injected:1", "/?halaman=x%0d%0aSet-Cookie:a=b"]
)
def test_no_link_writes_a_header(server: Replica, target: str) -> None:
    response, body = answer(server, "GET", target)
    assert response.status in (200, 302)
    assert response.headers["x-injected"] is None
    assert response.headers["set-cookie"] is None
    assert says_nothing_of_itself(body)


@pytest.mark.parametrize("method", ["TRACE", "POST", "PUT", "DELETE", "PATCH", "PROPFIND"])
@pytest.mark.parametrize("target", ["/peta", "/ringkas", "/readyz"])
def test_what_is_only_read_is_only_read(server: Replica, method: str, target: str) -> None:
    response, body = answer(server, method, target, cookie="secret=1")
    assert response.status == 405
    assert b"secret" not in body
    assert says_nothing_of_itself(body)


def test_a_method_that_nobody_knows_is_refused(server: Replica) -> None:
    response, body = answer(server, "STUNT", "/peta")
    assert response.status == 400
    assert says_nothing_of_itself(body)


@pytest.mark.parametrize(
    "target",
    [
        f"/peta?prov={'3' * 100_000}",
        f"/ringkas?survei={'2' * 100_000}",
        f"/{'a' * 100_000}",
        f"/peringkat?{'&'.join(f'p{number}=1' for number in range(5_000))}",
        f"/peta?sorot={'3310,' * 10_000}",
        f"/peta?survei={'2' * 50_000}",
        f"/ringkas?survei={'2' * 50_000}",
        f"/kartu/peta.png?sorot={'3310,' * 10_000}",
    ],
    ids=["value", "light", "path", "names", "list", "number", "light-number", "card"],
)
def test_an_oversized_link_is_refused_or_read_as_far_as_it_goes_at_once(server: Replica, target: str) -> None:
    # What the same address without its burden weighs and costs at first is not its fault.
    _, usual = answer(server, "GET", target.partition("?")[0])
    started = time.perf_counter()
    response, body = answer(server, "GET", target)
    assert time.perf_counter() - started < 2
    assert response.status in (200, 302, 400, 414)
    assert says_nothing_of_itself(body)
    # A card shows another view: the highlighted district.
    assert len(body) < len(usual) + (50_000 if "kartu" in target else 2_000)


@pytest.mark.parametrize(
    "host", ['"><script>alert(1)</script>', "host of none", "[::1", "x.example@y", "x.example/../y"]
)
@pytest.mark.parametrize("target", ["/peta", "/sitemap.xml", "/ringkas"])
def test_what_is_no_host_is_written_nowhere(server: Replica, host: str, target: str) -> None:
    response, body = answer(server, "GET", target, host=host)
    assert response.status in (200, 400)
    assert host.encode() not in body
    assert host not in str(response.headers)


def test_an_upload_without_the_visitors_token_is_refused(server: Replica) -> None:
    response, body = answer(server, "PUT", "/_stcore/upload_file/session/file")
    assert response.status == 403
    assert b"XSRF" in body


def test_the_image_asks_after_its_health_as_its_file_says(server: Replica) -> None:
    (written,) = re.findall(r"HEALTHCHECK[^\n]*\\\n\s*CMD (\[.*\])", (ROOT / "deploy" / "Dockerfile").read_text())
    _, *command = json.loads(written)
    (nobody,) = free_ports(1)
    for port, status in ((server.port, 0), (nobody, 1)):
        environment = {**os.environ, "STUNTMAP_PORT": str(port)}
        done = subprocess.run([sys.executable, *command], env=environment, stderr=subprocess.DEVNULL, check=False)
        assert done.returncode == status


def test_a_thousand_silent_clients_keep_nobody_waiting(server: Replica) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 2 * SILENT), hard))
    beginnings = (
        b"",
        b"GET /peta HTTP/1.1\r\nHost: x\r\nX-Slow: ",
        b"PUT /peta HTTP/1.1\r\nContent-Length: 9999\r\n\r\na",
    )
    try:
        with ExitStack() as held:
            for number in range(SILENT):
                client = held.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=10))
                client.sendall(beginnings[number % len(beginnings)])
            seconds = []
            for _ in range(3):
                started = time.perf_counter()
                response, body = fetched(server.port, "/ringkas/3310")
                seconds.append(time.perf_counter() - started)
                assert response.status == 200
                assert b"Klaten" in body
            assert min(seconds) < 1
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_the_server_ends_within_five_seconds_though_a_visitor_is_there(server: Replica) -> None:
    visitor = Visitor(server.port, "", "peta", "prov=33")

    async def visit() -> float:
        await visitor.connect()
        started = time.perf_counter()
        server.process.send_signal(signal.SIGTERM)
        await visitor.lost()
        return started

    started = run_apart(visit())
    assert server.process.wait(timeout=30) == 0
    assert time.perf_counter() - started < 5
