"""A real server opens views while nobody is there."""

import subprocess
from contextlib import suppress
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families
from replicas import Replica, free_ports, replicas
from socket_visitor import fetched

VIEWS = 2
MOST_LOOKS = 120


def opened(server: Replica) -> dict[str, float]:
    """How often each page was worked out so far, though no browser ever came."""
    families = text_string_to_metric_families(fetched(server.port, "/metrics")[1].decode())
    samples = [sample for family in families for sample in family.samples]
    assert [sample.value for sample in samples if sample.name == "stuntmap_visits_total"] == [0]
    return {one.labels["page"]: one.value for one in samples if one.name == "stuntmap_rerun_seconds_count"}


def test_views_are_worked_out_though_no_browser_ever_came(tmp_path: Path) -> None:
    with replicas(tmp_path, free_ports(1), STUNTMAP_VIEWS_AHEAD=str(VIEWS)) as (server,):
        for _ in range(MOST_LOOKS):
            if sum(opened(server).values()) == VIEWS:
                break
            # As good as a rest: the server does not end.
            with suppress(subprocess.TimeoutExpired):
                server.process.wait(timeout=0.5)
        assert opened(server) == {"peta": VIEWS}
        assert '"level": "error"' not in (tmp_path / f"{server.port}.txt").read_text()
