"""The start scripts of a bundle, run as a reader runs them; its command only tells what it was asked."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bundle_parts import COMMAND, pip_wheel, plain_pip_wheel, wheel_of
from stuntmap.cli.bundle import contents
from stuntmap.cli.bundle import start as starter
from stuntmap.cli.bundle.start import CannotStartError
from stuntmap.cli.bundle.wheels import Wheel

BASE_PROGRAMS = ("sh", "dirname", "env", "cat")


def written(folder: Path, installer: Callable[[Path], Wheel]) -> Path:
    """A bundle in `folder` whose command is a stand-in, with this pip."""
    (folder / "wheels").mkdir(parents=True)
    files = {"stuntmap/__init__.py": "", "stuntmap/cli.py": COMMAND}
    own = wheel_of(folder / "wheels", "stuntmap", "9.9", files)
    contents.write_beside_wheels(folder, [own, installer(folder / "wheels")])
    return folder


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("made") / "paket stuntmap", plain_pip_wheel)


@pytest.fixture
def bundle(original: Path, tmp_path: Path) -> Path:
    """A copy of the bundle in a folder with a space and an accent in its name."""
    return Path(shutil.copytree(original, tmp_path / "Ruang rapat é" / "paket stuntmap"))


@pytest.fixture(scope="module")
def prepared(original: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle after its first start."""
    folder = Path(shutil.copytree(original, tmp_path_factory.mktemp("prepared") / "paket"))
    started(folder)
    return folder


@pytest.fixture
def used_bundle(prepared: Path, tmp_path: Path) -> Path:
    """A copy of the bundle after its first start, as a folder that was moved."""
    return Path(shutil.copytree(prepared, tmp_path / "pindah ke sini é" / "paket stuntmap", symlinks=True))


def start(folder: Path, *words: str, script: str = "mulai.sh", **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHON": sys.executable, **settings}
    return subprocess.run(
        ["sh", folder / script, *words],
        cwd="/",
        env={name: value for name, value in environment.items() if value},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def started(folder: Path, *words: str, **settings: str) -> dict[str, str]:
    """What the command told about itself."""
    result = start(folder, *words, **settings)
    assert (result.returncode, result.stderr) == (0, "")
    return dict(line.partition(" ")[::2] for line in result.stdout.splitlines())


def refused(result: subprocess.CompletedProcess[str], *words: str) -> bool:
    """Whether the start ended with one line in Bahasa and English that holds `words`."""
    lines = result.stderr.splitlines()
    told = len(lines) == 1 and lines[0].startswith("stuntmap: ") and lines[0].count(" | ") == 1
    return result.returncode == 1 and told and all(word in lines[0] for word in words)


def change(folder: Path, **facts: object) -> None:
    place = folder / "bundle.json"
    place.write_text(json.dumps({**json.loads(place.read_text()), **facts}))


def test_first_start_makes_an_environment_beside_itself_and_serves(bundle: Path) -> None:
    told = started(bundle, "--port", "8600")
    assert told["prefix"] == str(bundle / "lingkungan")
    assert told["words"] == "serve --port 8600"
    assert "sekali saja" in told["stuntmap:"]
    assert not (bundle / "pemasangan.log").exists()


def test_second_start_installs_nothing(prepared: Path) -> None:
    ready = prepared / "lingkungan" / "siap.txt"
    before = ready.stat().st_mtime_ns
    assert "stuntmap:" not in started(prepared)
    assert ready.stat().st_mtime_ns == before


def test_other_commands_pass_through_with_their_status(prepared: Path) -> None:
    assert started(prepared, "rank", "--province", "33")["words"] == "rank --province 33"
    assert start(prepared, "fail").returncode == 7


def test_moved_folder_goes_on_working_without_a_new_installation(used_bundle: Path) -> None:
    told = started(used_bundle)
    assert "stuntmap:" not in told
    assert told["prefix"] == str(used_bundle / "lingkungan")


def test_environment_of_another_computer_is_made_again(used_bundle: Path) -> None:
    python = used_bundle / "lingkungan" / "bin" / "python"
    python.unlink()
    python.symlink_to("/nowhere/python3")
    assert "stuntmap:" in started(used_bundle)


def test_interrupted_installation_is_made_again(used_bundle: Path) -> None:
    (used_bundle / "lingkungan" / "siap.txt").unlink()
    assert "stuntmap:" in started(used_bundle)


def test_new_bundle_over_an_old_environment_installs_again(used_bundle: Path) -> None:
    with (used_bundle / "requirements.txt").open("a") as file:
        file.write("# another bundle\n")
    assert "stuntmap:" in started(used_bundle)


def test_settings_of_the_machine_do_not_lead_it_astray(bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "stuntmap.py").write_text("raise SystemExit('the wrong stuntmap')")
    (tmp_path / "pip.conf").write_text(f"[install]\ntarget = {tmp_path}\n")
    told = started(
        bundle,
        PYTHONPATH=str(tmp_path),
        PIP_TARGET=str(tmp_path),
        PIP_CONFIG_FILE=str(tmp_path / "pip.conf"),
        PIP_REQUIRE_VIRTUALENV="1",
        PYTHONDONTWRITEBYTECODE="1",
    )
    assert told["prefix"] == str(bundle / "lingkungan")
    assert told["settings"] == ""


def test_double_click_on_a_mac_starts_the_same(prepared: Path) -> None:
    assert start(prepared, script="mulai.command").stdout.splitlines()[1] == "words serve"


def test_window_on_a_mac_stays_open_after_a_refusal(bundle: Path) -> None:
    change(bundle, python="2.7")
    result = start(bundle, script="mulai.command")
    assert refused(result, "2.7")
    assert "Press Enter" in result.stdout


# --- Refusals --------------------------------------------------------------------------------------------------


def machine_with(folder: Path, **programs: str) -> str:
    """A PATH with the base programs and these scripts alone."""
    folder.mkdir()
    for name in BASE_PROGRAMS:
        found = shutil.which(name)
        assert found is not None, f"this machine has no {name}"
        (folder / name).symlink_to(found)
    for name, script in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    return str(folder)


@pytest.fixture
def without_other_pythons(bundle: Path) -> Path:
    """The bundle, without the places beside the PATH where its script looks too."""
    script = bundle / "mulai.sh"
    text = script.read_text()
    assert "/opt/homebrew/bin/" in text
    script.write_text(text.replace("/opt/homebrew/bin/", "/nowhere/").replace("/usr/local/bin/", "/nowhere/"))
    return bundle


def test_missing_python_is_told(without_other_pythons: Path, tmp_path: Path) -> None:
    path = machine_with(tmp_path / "bin")
    assert refused(start(without_other_pythons, PYTHON="", PATH=path), "belum ada", "missing")


def test_another_python_is_told_with_both_versions(without_other_pythons: Path, tmp_path: Path) -> None:
    path = machine_with(tmp_path / "bin", python3='case "$2" in *python_version*) echo 3.9.2 ;; *) exit 1 ;; esac')
    wanted = "{}.{}".format(*sys.version_info[:2])
    assert refused(start(without_other_pythons, PYTHON="", PATH=path), "3.9.2", f"Python {wanted}")


def test_right_python_behind_a_wrong_one_is_taken(without_other_pythons: Path, tmp_path: Path) -> None:
    path = machine_with(tmp_path / "bin", python3="exit 1", python=f'exec "{sys.executable}" "$@"')
    assert started(without_other_pythons, PYTHON="", PATH=path)["words"] == "serve"


def test_named_program_that_is_not_the_right_python_is_told(bundle: Path) -> None:
    assert refused(start(bundle, PYTHON="/nowhere/python3"), "PYTHON=/nowhere/python3")


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({"python": "3.99"}, "3.99"),
        ({"computer": "Windows amd64 64-bit"}, "Windows amd64 64-bit"),
        ({"oldest_system": [99, 0]}, "99.0"),
        ({"installed_bytes": 10**18}, f"{10**12} MB"),
    ],
)
def test_computer_on_which_it_cannot_run_is_told_before_anything_is_made(
    bundle: Path, facts: dict[str, Any], word: str
) -> None:
    change(bundle, **facts)
    assert refused(start(bundle), word)
    assert not (bundle / "lingkungan").exists()


def test_bundle_without_its_wheels_is_told(bundle: Path) -> None:
    (bundle / "wheels" / "stuntmap-9.9-py3-none-any.whl").unlink()
    assert refused(start(bundle), "stuntmap-9.9")


@pytest.mark.parametrize("name", ["stuntmap-9.9-py3-none-any.whl", "pip-1-py3-none-any.whl"])
def test_damaged_wheel_is_told_and_never_taken_for_ready(bundle: Path, name: str) -> None:
    wheel = bundle / "wheels" / name
    content = wheel.read_bytes()
    wheel.write_bytes(content[: len(content) // 2])
    assert refused(start(bundle), "rusak", "damaged")
    wheel.write_bytes(content)
    assert "stuntmap:" in started(bundle)


def test_what_pip_says_of_a_damaged_wheel_is_understood(tmp_path: Path) -> None:
    bundle = written(tmp_path / "paket", pip_wheel)
    with (bundle / "wheels" / "stuntmap-9.9-py3-none-any.whl").open("ab") as wheel:
        wheel.write(b"more")
    assert refused(start(bundle), "rusak", "damaged")


def test_script_alone_is_told(bundle: Path) -> None:
    (bundle / "start.py").unlink()
    assert refused(start(bundle), "start.py")


def test_folder_that_cannot_be_written_is_told(bundle: Path) -> None:
    bundle.chmod(0o555)
    # Root may write anywhere unless this right is taken away.
    drop = ["setpriv", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []
    command = [*drop, "sh", str(bundle / "mulai.sh")]
    environment = {**os.environ, "PYTHON": sys.executable}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    bundle.chmod(0o755)
    assert refused(result, "tidak dapat ditulisi", "cannot be written")
    assert not (bundle / "lingkungan").exists()


def test_second_start_during_the_first_waits_for_it(bundle: Path) -> None:
    with (bundle / "lingkungan.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert refused(start(bundle), "jendela lain", "another window")
    assert started(bundle)["words"] == "serve"


def test_disk_that_fills_up_during_the_installation_is_told(bundle: Path) -> None:
    (bundle / "pemasangan.log").write_text("ERROR: Could not install: [Errno 28] No space left on device")
    assert "disk is full" in str(starter._install_refusal(bundle))
    (bundle / "pemasangan.log").write_text("ERROR: something else")
    assert "pemasangan.log" in str(starter._install_refusal(bundle))


def test_environment_that_the_disk_does_not_take_is_told(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    # A USB stick has no links, which an environment needs.
    monkeypatch.setattr("venv.EnvBuilder.create", refuses)
    facts = json.loads((bundle / "bundle.json").read_text())
    with pytest.raises(CannotStartError, match="Operation not permitted"):
        starter.ready_python(bundle, facts)


@pytest.mark.parametrize("fault", [CannotStartError("tidak", "not"), KeyboardInterrupt()])
def test_refusal_and_stop_are_one_line(
    bundle: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fault: BaseException
) -> None:
    def refuses(_facts: object) -> None:
        raise fault

    monkeypatch.setattr(starter, "check_computer", refuses)
    assert starter.main([], bundle) in {1, 130}
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    ("system", "mac", "libc", "expected"),
    [
        ("darwin", "14.6.1", ("", ""), (14, 6)),
        ("linux", "", ("glibc", "2.36"), (2, 36)),
        ("linux", "", ("", ""), ()),
        ("win32", "", ("", ""), ()),
    ],
)
def test_version_of_the_system(
    monkeypatch: pytest.MonkeyPatch, system: str, mac: str, libc: tuple[str, str], expected: tuple[int, ...]
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr("platform.mac_ver", lambda: (mac, ("", "", ""), ""))
    monkeypatch.setattr("platform.libc_ver", lambda: libc)
    assert starter.system_version() == expected


def test_start_needs_the_standard_library_alone() -> None:
    # -S leaves the installed packages out, -I the folder of the caller.
    start_file = Path(starter.__file__)
    command = [sys.executable, "-I", "-S", "-c", f"import runpy; runpy.run_path({str(start_file)!r})"]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stderr == ""
