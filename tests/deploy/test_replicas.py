"""Three servers behind nginx as shipped: a visitor stays with one, and when it dies the link is enough to go on."""

import asyncio
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from replicas import Replica, free_ports, replicas
from socket_visitor import Visitor, fetched
from test_files import script

from event_loops import run_apart

VIEWS = ("prov=33&survei=2022", "prov=32&survei=2024")
CHANGES = ("prov=33&survei=2023", "prov=35&survei=2024", "prov=33&survei=2021")


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, list[Replica], Path]]:
    """The port of nginx, the servers behind it, and the access log, in which each line ends with who answered."""
    folder = tmp_path_factory.mktemp("front")
    port, *behind = free_ports(4)
    placed, log = folder / "nginx.conf", folder / "access.log"
    placed.write_text(script.placed_nginx(folder, port, behind))
    nginx = script._program("nginx", "Debian: apt-get install nginx-light")
    with replicas(folder, behind, STUNTMAP_TRUSTED_PROXIES="127.0.0.1") as running:
        command = [nginx, "-c", placed, "-p", folder, "-g", "daemon off;"]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as proxy:
            while not answers(port):
                assert proxy.poll() is None
            yield port, running, log
            proxy.terminate()


def answers(port: int) -> bool:
    """Whether somebody listens there: nginx makes its log before it does."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def home(port: int, log: Path, lot: str) -> int:
    """The port of the server that answers for a lot, as the log tells."""
    before = log.stat().st_size
    fetched(port, "/robots.txt", f"stuntmap_lot={lot}")
    while log.stat().st_size == before:
        pass
    return int(log.read_text().splitlines()[-1].rpartition(":")[2])


def two_lots_each(port: int, log: Path, servers: list[Replica]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {server.port: [] for server in servers}
    for number in range(4096):
        lot = f"{number * 37 % 4096:03x}"
        lots = found[home(port, log, lot)]
        if len(lots) < 2:
            lots.append(lot)
        if all(len(lots) == 2 for lots in found.values()):
            break
    return found


def test_a_new_visitor_draws_a_lot_and_keeps_it(front: tuple[int, list[Replica], Path]) -> None:
    port, _, log = front
    drawn = []
    for _ in range(4):
        response, _ = fetched(port, "/robots.txt")
        given = re.fullmatch(
            r"stuntmap_lot=([0-9a-f]{3}); Path=/; HttpOnly; SameSite=Lax", response.headers["set-cookie"]
        )
        assert given
        drawn.append(given[1])
    assert len(set(drawn)) > 1
    assert home(port, log, drawn[0]) == home(port, log, drawn[0])
    assert fetched(port, "/robots.txt", f"stuntmap_lot={drawn[0]}")[0].headers["set-cookie"] is None
    # What a visitor made up is no lot, and comes back in no header.
    assert "evil" not in fetched(port, "/robots.txt", "stuntmap_lot=evil")[0].headers["set-cookie"]


def test_nobody_outside_reads_metrics_and_long_links_end_at_the_proxy(front: tuple[int, list[Replica], Path]) -> None:
    port, _, log = front
    assert fetched(port, "/metrics")[0].status == 404
    assert fetched(port, "/stunting/metrics")[0].status == 404
    assert fetched(port, f"/peta?prov={'3' * 100_000}")[0].status in (400, 414)
    assert "prov=" not in log.read_text()
    assert fetched(port, "/media/unknown.csv")[0].status == 404


def test_a_file_of_a_session_is_found_on_whichever_server_that_is(front: tuple[int, list[Replica], Path]) -> None:
    port, servers, log = front
    lots = two_lots_each(port, log, servers)
    here, elsewhere = (lots[server.port][0] for server in servers[:2])
    visitor = Visitor(port, f"stuntmap_lot={here}", "data", "")

    async def look() -> None:
        await visitor.connect()
        assert fetched(port, visitor.files[0], f"stuntmap_lot={elsewhere}")[0].status == 200
        await visitor.leave()

    run_apart(look())
    # The server of the lot knew nothing of it, one of the others did.
    asked = re.search(rf"{visitor.files[0]} 200 .*? (127\S+(?:, 127\S+)+)$", log.read_text(), re.MULTILINE)
    assert asked
    assert asked[1].startswith(f"127.0.0.1:{servers[1].port}")
    assert f"127.0.0.1:{servers[0].port}" in asked[1]


def test_a_killed_server_takes_only_its_own_visitors_and_they_go_on_elsewhere(
    front: tuple[int, list[Replica], Path],
) -> None:
    port, servers, log = front
    lots = two_lots_each(port, log, servers)
    dying = servers[0]

    async def visit() -> None:
        visitors = {
            server.port: [
                Visitor(port, f"stuntmap_lot={lot}", "peta", query)
                for lot, query in zip(lots[server.port], VIEWS, strict=True)
            ]
            for server in servers
        }
        everybody = [visitor for there in visitors.values() for visitor in there]
        for visitor in everybody:
            await visitor.connect()
        doomed = visitors[dying.port]
        staying = [visitor for visitor in everybody if visitor not in doomed]
        before = [list(visitor.view) for visitor in doomed]
        assert all(any("Jawa" in words for words in view) for view in before)

        async def goes_on(visitor: Visitor) -> None:
            for query in CHANGES:
                await visitor.look(query)
                assert any("Jawa" in words for words in visitor.view)

        async def comes_back(visitor: Visitor) -> float:
            await visitor.lost()
            gone = time.perf_counter()
            await visitor.connect()
            return time.perf_counter() - gone

        load = [asyncio.create_task(goes_on(visitor)) for visitor in staying]
        back = [asyncio.create_task(comes_back(visitor)) for visitor in doomed]
        dying.kill()
        seconds = await asyncio.gather(*back)
        await asyncio.gather(*load)
        assert max(seconds) < 5
        assert [visitor.view for visitor in doomed] == before
        for visitor in everybody:
            await visitor.leave()

    run_apart(visit())
