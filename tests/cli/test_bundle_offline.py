"""A whole bundle, started where there is no network: the dashboard answers, with its own data, from its own packages.

The wheels are packed from the packages of this environment, so that the test needs no network either.
"""

import hashlib
import json
import shutil
import socket
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from bundle_parts import network_cut, pip_wheel
from stuntmap.cli.bundle import contents
from stuntmap.cli.bundle.wheels import Wheel, own_wheel, packed_again
from stuntmap.data.boundaries import served_levels

ROOT = Path(__file__).resolve().parents[2]

# Runs inside the namespace: raises its loopback, starts the bundle, asks for pages, stops it, prints what it saw.
VISIT = textwrap.dedent("""
    import fcntl, json, signal, socket, struct, subprocess, sys, urllib.request

    cut, port, folder, *paths = sys.argv[1:]
    if cut == "cut":
        with socket.socket() as probe:
            fcntl.ioctl(probe, 0x8914, struct.pack("16sh14x", b"lo", 0x49))  # SIOCSIFFLAGS: up, loopback, running
    try:
        socket.create_connection(("192.0.2.1", 80), timeout=5).close()
        seen = {"network": "reachable"}
    except OSError as error:
        seen = {"network": error.strerror}
    words = ["sh", folder + "/mulai.sh", "--port", port, "--no-browser"]
    server = subprocess.Popen(words, cwd="/", stdout=subprocess.PIPE, text=True)
    try:
        for line in server.stdout:
            if "http://localhost:" + port in line:
                break
        for path in paths:
            asked = urllib.request.Request("http://localhost:" + port + path, headers={"Accept": "text/html"})
            with urllib.request.urlopen(asked, timeout=100) as answer:
                seen[path] = [answer.status, answer.read().decode()]
    finally:
        server.send_signal(signal.SIGTERM)
        seen["status"] = server.wait(30)
    print(json.dumps(seen))
""")


def packed_environment(folder: Path) -> list[Wheel]:
    """The locked packages that this environment holds, as wheels in `folder`; nothing is compressed, for speed."""
    lines = [line for line in (ROOT / "requirements.lock").read_text().splitlines() if line[:1].isalnum()]
    pins = [Requirement(line.removesuffix("\\")) for line in lines]
    wheels = []
    for pin in pins:
        if pin.marker is None or pin.marker.evaluate():
            installed = distribution(pin.name)
            path = packed_again(installed, folder, zipfile.ZIP_STORED)
            wheels.append(Wheel(path, f"{pin.name}=={installed.version}", digest_of(path), ""))
    assert len(wheels) > 50
    return wheels


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def visited(folder: Path, *paths: str) -> dict[str, Any]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [*network_cut(), sys.executable, "-c", VISIT, "cut" if network_cut() else "", port, str(folder), *paths]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    seen: dict[str, Any] = json.loads(result.stdout.splitlines()[-1])
    return seen


@pytest.fixture
def whole_bundle(tmp_path: Path) -> Iterator[Path]:
    """A bundle of everything that the lock names, moved to a folder with spaces; 1.7 GB with its environment."""
    made = tmp_path / "paket"
    (made / "wheels").mkdir(parents=True)
    wheels = [own_wheel(made / "wheels"), *packed_environment(made / "wheels"), pip_wheel(made / "wheels")]
    contents.write_beside_wheels(made, wheels)
    elsewhere = tmp_path / "Ruang rapat" / "paket stuntmap"
    elsewhere.parent.mkdir()
    made.rename(elsewhere)
    yield elsewhere
    shutil.rmtree(elsewhere)


@pytest.mark.timeout(500)
def test_bundle_runs_the_dashboard_without_network(whole_bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON", sys.executable)
    # The second start finds the modules compiled, as on the computer of a village hall.
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    boundaries = f"/boundaries/{served_levels()['district-33'].file_name}"
    first = visited(whole_bundle, "/_stcore/health", "/", boundaries)
    # A machine without namespaces still runs the whole bundle; pip is told to use no index in any case.
    if network_cut():
        assert first["network"] == "Network is unreachable"
    assert first["/_stcore/health"] == [200, "ok"]
    assert first["/"][0] == 200
    assert '<html lang="id"' in first["/"][1]
    assert first[boundaries][0] == 200
    assert '"FeatureCollection"' in first[boundaries][1]
    assert first["status"] == 0
    assert not (whole_bundle / "pemasangan.log").exists()

    ready = whole_bundle / "lingkungan" / "siap.txt"
    made_at = ready.stat().st_mtime_ns
    rank = ["sh", str(whole_bundle / "mulai.sh"), "rank", "--province", "33", "--json"]
    printed = subprocess.run([*network_cut(), *rank], capture_output=True, text=True, check=True).stdout
    assert len(json.loads(printed)) == 35
    # The second start installed nothing.
    assert ready.stat().st_mtime_ns == made_at
