"""A Spark standalone cluster on this machine: a master and two workers of one core each, as processes of their own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

HOST: Final = "127.0.0.1"
WORKERS: Final = 2
START_SECONDS: Final = 120
_MASTER: Final = "org.apache.spark.deploy.master.Master"
_WORKER: Final = "org.apache.spark.deploy.worker.Worker"


@dataclass(frozen=True)
class Cluster:
    """Where the master listens, and the processes of the workers."""

    address: str
    workers: list["subprocess.Popen[bytes]"]

    def kill_worker(self, number: int) -> None:
        """Kill a worker and its executors, as a machine that is switched off."""
        os.killpg(self.workers[number].pid, signal.SIGKILL)


@contextmanager
def cluster(port: int, memory: str, work: Path) -> Iterator[Cluster]:
    """A cluster whose ports begin at `port`; each worker offers a core and `memory`. It ends with the block."""
    import pyspark

    home = Path(pyspark.__file__).parent
    environment = {
        **os.environ,
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": HOST,
        "SPARK_LOCAL_DIRS": str(work / "spark"),
        "SPARK_WORKER_DIR": str(work / "workers"),
        # Only this machine's own processes may ask.
        "SPARK_NO_DAEMONIZE": "1",
        "PYSPARK_PYTHON": sys.executable,
    }
    log = (work / "spark.log").open("wb")
    started: list[subprocess.Popen[bytes]] = []

    def start(kind: str, *arguments: str) -> "subprocess.Popen[bytes]":
        command = [str(home / "bin" / "spark-class"), kind, "--host", HOST, *arguments]
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        started.append(process)
        return process

    try:
        start(_MASTER, "--port", str(port), "--webui-port", str(port + 1))
        _wait_for(port)
        address = f"spark://{HOST}:{port}"
        ports = [(str(port + 2 + 2 * number), str(port + 3 + 2 * number)) for number in range(WORKERS)]
        workers = [
            start(_WORKER, "--cores", "1", "--memory", memory, "--port", own, "--webui-port", page, address)
            for own, page in ports
        ]
        for own, _ in ports:
            _wait_for(int(own))
        yield Cluster(address, workers)
    finally:
        for process in started:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        log.close()


@contextmanager
def session(address: str, port: int, memory: str) -> Iterator[Any]:
    """A session on the cluster; its own ports begin at `port`."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(address).appName("stuntmap")
    for name, value in {
        "spark.driver.host": HOST,
        "spark.driver.bindAddress": HOST,
        "spark.driver.port": str(port),
        "spark.blockManager.port": str(port + 1),
        "spark.ui.enabled": "false",
        "spark.executor.memory": memory,
        "spark.executor.cores": "1",
        "spark.sql.shuffle.partitions": "16",
        "spark.sql.session.timeZone": "Asia/Jakarta",
        "spark.sql.execution.arrow.pyspark.enabled": "true",
        "spark.log.level": "ERROR",
    }.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    try:
        yield made
    finally:
        made.stop()


def _wait_for(port: int) -> None:
    """Return once the port takes connections.

    Raises:
        TimeoutError: it does not within START_SECONDS.
    """
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"nothing listens on {port}")
