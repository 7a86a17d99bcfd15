"""Three servers behind nginx with the shipped configuration, on this machine and without containers."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from stuntmap.data.project import ROOT

SERVE = [sys.executable, "-c", "import sys; from stuntmap.cli import main; sys.exit(main())", "serve", "--no-browser"]


def free_ports(number: int) -> list[int]:
    with ExitStack() as held:
        probes = [held.enter_context(socket.socket()) for _ in range(number)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in probes]


@dataclass(frozen=True)
class Replica:
    """One server: its port, and the process group of the command and its server."""

    port: int
    process: subprocess.Popen[str]

    def kill(self) -> None:
        """End it as a machine that loses its power does: nobody is told good-bye."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def replicas(
    folder: Path, ports: list[int], before: tuple[str, ...] = (), **environment: str
) -> Iterator[list[Replica]]:
    """Servers on these ports; they start side by side, by the command `before`, and answer when this begins."""
    running: list[Replica] = []
    try:
        for port in ports:
            with (folder / f"{port}.txt").open("wb") as log:
                process = subprocess.Popen(
                    [*before, *SERVE, "--host", "127.0.0.1", "--port", str(port)],
                    cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=log,
                    text=True, start_new_session=True,
                )  # fmt: skip
            running.append(Replica(port, process))
        for replica in running:
            assert replica.process.stdout is not None
            assert str(replica.port) in replica.process.stdout.readline(), (folder / f"{replica.port}.txt").read_text()
        yield running
    finally:
        for replica in running:
            if replica.process.poll() is None:
                replica.process.terminate()
        for replica in running:
            replica.process.wait(timeout=30)
            assert replica.process.stdout is not None
            replica.process.stdout.close()
