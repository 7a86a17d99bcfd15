"""What whoever looks after the server reads: health, figures, log; never a region, a name or a visitor's address."""

import json
import logging
import re
from collections.abc import Iterator

import pytest
from asking import ask

from event_loops import run_apart
from stuntmap.data.project import ROOT
from stuntmap.ui.warm_up import make_first_tables
from stuntmap.web import health, metering
from stuntmap.web.kinds import KINDS
from stuntmap.web.settings import server_settings


def figures() -> dict[str, float]:
    lines = ask("/metrics").body.decode().splitlines()
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines if line[:1] != "#")}


@pytest.fixture
def fresh_start() -> Iterator[None]:
    ready = health._READY.is_set()
    health._READY.clear()
    yield
    health._READY.set() if ready else health._READY.clear()


def test_the_server_lives_before_it_is_ready(fresh_start: None) -> None:
    assert (ask("/healthz").status, json.loads(ask("/healthz").body)) == (200, {"status": "ok"})
    assert ask("/readyz").status == 503
    make_first_tables()
    answer = ask("/readyz")
    assert answer.status == 200
    assert re.fullmatch(r"\d+\.\d+\.\d+ · [0-9a-f]{7}", json.loads(answer.body)["data"])


def test_broken_data_never_make_it_ready(fresh_start: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from stuntmap.errors import DataFileError
    from stuntmap.ui import warm_up

    def broken() -> None:
        raise DataFileError("hash_differs", path=ROOT)

    monkeypatch.setattr(warm_up, "shared_answers", broken)
    make_first_tables()
    assert ask("/readyz").status == 503


def test_requests_are_counted_by_kind_and_status() -> None:
    def counted(kind: str, status: int) -> float:
        return figures().get(f'stuntmap_requests_total{{kind="{kind}",status="{status}"}}', 0.0)

    pages, lost = counted("page", 200), counted("light", 404)
    ask("/profil?wilayah=3310")
    ask("/ringkas/9999")
    assert counted("page", 200) == pages + 1
    assert counted("light", 404) == lost + 1
    assert figures()['stuntmap_request_seconds_count{kind="page"}'] >= 1
    assert figures()["process_resident_memory_bytes"] > 1e7


def test_a_request_that_broke_is_counted_as_broken() -> None:
    async def breaks(*_: object) -> None:
        raise RuntimeError

    broken = 'stuntmap_requests_total{kind="card",status="500"}'
    before = figures().get(broken, 0.0)
    with pytest.raises(RuntimeError):
        run_apart(metering.MeteringMiddleware(breaks)({"type": "http", "method": "GET", "path": "/kartu"}, None, None))
    assert figures()[broken] == before + 1


def test_no_figure_names_what_was_asked() -> None:
    ask("/profil?wilayah=3310")
    ask("/ringkas/3310")
    ask("/tidakada/3310011501210001")
    text = ask("/metrics").body.decode()
    # A count may hold these digits by chance; what was asked would be a label.
    names = " ".join(re.sub(r" \S+$", "", line) for line in text.splitlines() if not line.startswith("#"))
    assert "3310" not in names
    assert "tidakada" not in text
    kinds = set(re.findall(r'kind="([^"]*)"', text))
    assert kinds <= {*KINDS.values(), "other"}


def test_other_hosts_may_not_read_the_figures_unless_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask("/metrics", client="10.0.0.9").status == 403
    monkeypatch.setenv("STUNTMAP_METRICS_FOR", "10.0.0.0/24")
    server_settings.cache_clear()
    try:
        assert ask("/metrics", client="10.0.0.9").status == 200
        assert ask("/metrics", client="127.0.0.1").status == 403
    finally:
        server_settings.cache_clear()


def test_the_log_is_one_line_of_json_a_request_without_what_was_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    logger = logging.getLogger("stuntmap")
    before = logger.handlers[:], logger.level, logger.propagate
    try:
        metering.log_as_set()
        ask("/ringkas/9999?nama=Siti")
        ask("/scripts/unknown")
    finally:
        logger.handlers[:], logger.propagate = before[0], before[2]
        logger.setLevel(before[1])
    (line,) = capsys.readouterr().err.splitlines()
    entry = json.loads(line)
    assert entry.keys() == {"time", "level", "logger", "message", "method", "kind", "status", "ms"}
    assert (entry["level"], entry["kind"], entry["status"]) == ("info", "light", 404)
