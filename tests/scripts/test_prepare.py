"""scripts/prepare.sh on made-up machines: only the programs of a folder of stand-ins are on the PATH."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BASE_PROGRAMS = ("sh", "cat", "cksum", "cp", "dirname", "env", "grep", "mkdir", "rm")

# Answers as Python does where prepare.sh asks, and notes what it was asked.
PYTHON = """
echo "python $*" >> "$LOG"
case "$*" in
*"import ensurepip"*) [ -z "${NO_ENSUREPIP:-}" ] ;;
*"import pip"*) [ -z "${NO_PIP_INSIDE:-}" ] ;;
*"--python"*"--version") [ -n "${PIP_OUTSIDE:-}" ] ;;
*"-venv"*) echo python3.11-venv ;;
*"-m venv"*) mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
*"-m pip"*install*) [ -z "${NO_NETWORK:-}" ] ;;
*"version_info[:2]"*) echo "(3, 11)" ;;
esac
"""
BROWSER = 'case "$*" in --version) echo "Browser 1.0" ;; esac'


class Machine:
    """A folder with a copy of the script, its programs, and the log of what was called."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "bin"
        self.project = folder / "project"
        self.log = folder / "log"
        (self.project / "scripts").mkdir(parents=True)
        self.programs.mkdir()
        self.log.touch()
        shutil.copy(ROOT / "scripts" / "prepare.sh", self.project / "scripts")
        for name in ("pyproject.toml", "requirements.lock", "requirements-dev.lock"):
            (self.project / name).write_text(name)
        for name in BASE_PROGRAMS:
            found = shutil.which(name)
            assert found is not None, f"this machine has no {name}"
            (self.programs / name).symlink_to(found)
        self.has("id", "echo 1000")

    def has(self, name: str, script: str) -> None:
        program = self.programs / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)

    def is_root_with_apt(self, brings: str, script: str) -> None:
        self.has("id", "echo 0")
        (self.programs / "stored").write_text(f"#!/bin/sh\n{script}\n")
        (self.programs / "stored").chmod(0o755)
        copies = f"cp {self.programs}/stored {self.programs}/{brings}"
        self.has("apt-get", f'echo "apt-get $*" >> "$LOG"\ncase "$*" in install*) {copies} ;; esac')

    def prepare(self, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        environment: Mapping[str, str] = {"PATH": str(self.programs), "LOG": str(self.log), **settings}
        script = self.project / "scripts" / "prepare.sh"
        return subprocess.run(
            [self.programs / "sh", script, *arguments], env=environment, capture_output=True, text=True, check=False
        )

    def calls(self, part: str) -> list[str]:
        return [line for line in self.log.read_text().splitlines() if part in line]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def one_line_in_two_languages(result: subprocess.CompletedProcess[str], *words: str) -> bool:
    lines = result.stderr.splitlines()
    return result.returncode != 0 and len(lines) == 1 and " | " in lines[0] and all(word in lines[0] for word in words)


def test_named_browser_goes_before_those_of_the_machine(machine: Machine) -> None:
    machine.has("chromium", BROWSER)
    machine.has("own-browser", BROWSER)
    result = machine.prepare("chromium", CHROMIUM="own-browser")
    assert result.stdout.splitlines() == [str(machine.programs / "own-browser")]


def test_named_browser_that_does_not_exist_stops_with_one_line(machine: Machine) -> None:
    machine.has("chromium", BROWSER)
    assert one_line_in_two_languages(machine.prepare("chromium", CHROMIUM="nowhere"), "CHROMIUM=nowhere")


def test_browser_that_cannot_tell_its_version_does_not_count(machine: Machine) -> None:
    machine.has("chromium", "exit 1")
    machine.has("google-chrome", BROWSER)
    assert machine.prepare("chromium").stdout.splitlines() == [str(machine.programs / "google-chrome")]


def test_missing_browser_stops_a_plain_user_with_one_line(machine: Machine) -> None:
    machine.has("apt-get", 'echo "apt-get $*" >> "$LOG"')
    assert one_line_in_two_languages(machine.prepare("chromium"), "apt-get install chromium")
    assert machine.calls("apt-get") == []


def test_root_gets_the_missing_browser_and_a_font(machine: Machine) -> None:
    machine.is_root_with_apt("chromium-headless-shell", BROWSER)
    result = machine.prepare("chromium")
    assert result.returncode == 0
    assert result.stdout.splitlines() == [str(machine.programs / "chromium-headless-shell")]
    assert len(machine.calls("install")) == 1
    assert machine.calls("install")[0].endswith("chromium-headless-shell fonts-dejavu-core")


def test_root_gets_the_whole_browser_where_there_is_none_without_a_window(machine: Machine) -> None:
    machine.is_root_with_apt("chromium", BROWSER)
    apt = machine.programs / "apt-get"
    apt.write_text(apt.read_text().replace("#!/bin/sh", '#!/bin/sh\ncase "$*" in *headless-shell*) exit 100 ;; esac'))
    result = machine.prepare("chromium")
    assert (result.returncode, result.stdout.splitlines()) == (0, [str(machine.programs / "chromium")])
    assert machine.calls("install")[0].endswith("chromium fonts-dejavu-core")


def with_driver_that_needs(machine: Machine, library: str) -> None:
    machine.has("chromium", BROWSER)
    driver = machine.project / ".venv" / "bin" / "playwright"
    driver.parent.mkdir(parents=True)
    driver.write_text(f"#!/bin/sh\n[ -e {machine.programs / library} ]\n")
    driver.chmod(0o755)


def test_driver_that_does_not_start_stops_a_plain_user_with_one_line(machine: Machine) -> None:
    with_driver_that_needs(machine, "libatomic1")
    assert one_line_in_two_languages(machine.prepare("chromium"), "apt-get install libatomic1")


def test_root_gets_the_library_that_the_driver_misses(machine: Machine) -> None:
    with_driver_that_needs(machine, "libatomic1")
    machine.is_root_with_apt("libatomic1", "")
    result = machine.prepare("chromium")
    assert (result.returncode, result.stdout.splitlines()) == (0, [str(machine.programs / "chromium")])
    assert machine.calls("install")[0].endswith("libatomic1")


OFFICE = 'case "$*" in --version) echo "LibreOffice 7.4" ;; esac'


def test_the_text_browser_is_found_installed_for_root_and_else_told(machine: Machine) -> None:
    assert one_line_in_two_languages(machine.prepare("w3m"), "apt-get install w3m")
    machine.is_root_with_apt("w3m", "echo w3m")
    result = machine.prepare("w3m")
    assert (result.returncode, result.stdout.splitlines()) == (0, [str(machine.programs / "w3m")])
    assert machine.prepare("w3m").stdout.splitlines() == [str(machine.programs / "w3m")]
    assert len(machine.calls("install")) == 1


def test_the_proxy_is_found_installed_for_root_and_else_told(machine: Machine) -> None:
    assert one_line_in_two_languages(machine.prepare("nginx", SBIN="/nowhere"), "apt-get install nginx-light")
    machine.is_root_with_apt("nginx", "echo nginx")
    for _ in range(2):
        result = machine.prepare("nginx", SBIN="/nowhere")
        assert (result.returncode, result.stdout.splitlines()) == (0, [str(machine.programs / "nginx")])
    (call,) = machine.calls("install")
    assert call.endswith("nginx-light")


def test_named_office_goes_before_that_of_the_machine(machine: Machine) -> None:
    machine.has("soffice", OFFICE)
    machine.has("own-office", OFFICE)
    result = machine.prepare("soffice", SOFFICE="own-office")
    assert result.stdout.splitlines() == [str(machine.programs / "own-office")]


def test_named_office_that_does_not_exist_stops_with_one_line(machine: Machine) -> None:
    machine.has("soffice", OFFICE)
    assert one_line_in_two_languages(machine.prepare("soffice", SOFFICE="nowhere"), "SOFFICE=nowhere")


def test_office_under_its_other_name_is_found(machine: Machine) -> None:
    machine.has("soffice", "exit 1")
    machine.has("libreoffice", OFFICE)
    assert machine.prepare("soffice").stdout.splitlines() == [str(machine.programs / "libreoffice")]


def test_missing_office_stops_a_plain_user_with_one_line(machine: Machine) -> None:
    machine.has("apt-get", 'echo "apt-get $*" >> "$LOG"')
    result = machine.prepare("soffice")
    assert one_line_in_two_languages(result, "apt-get install libreoffice-impress libreoffice-writer")
    assert machine.calls("apt-get") == []


def test_root_gets_the_missing_office(machine: Machine) -> None:
    machine.is_root_with_apt("soffice", OFFICE)
    result = machine.prepare("soffice")
    assert (result.returncode, result.stdout.splitlines()) == (0, [str(machine.programs / "soffice")])
    assert machine.calls("install")[0].endswith("libreoffice-impress libreoffice-writer fonts-liberation")


def test_environment_is_made_once(machine: Machine) -> None:
    machine.has("python3", PYTHON)
    assert machine.prepare("environment", "run").returncode == 0
    assert len(machine.calls("--require-hashes")) == 1
    again = machine.prepare("environment", "run")
    assert (again.returncode, again.stderr) == (0, "")
    assert len(machine.calls("--require-hashes")) == 1


def test_test_environment_serves_the_run_but_not_the_other_way(machine: Machine) -> None:
    machine.has("python3", PYTHON)
    machine.prepare("environment", "run")
    machine.prepare("environment", "test")
    machine.prepare("environment", "run")
    assert [line.split("-r ")[1] for line in machine.calls("--require-hashes")] == [
        "requirements.lock",
        "requirements-dev.lock",
    ]


@pytest.mark.parametrize("changed", ["pyproject.toml", "requirements.lock", "requirements-dev.lock"])
def test_changed_lock_installs_again_in_the_same_environment(machine: Machine, changed: str) -> None:
    machine.has("python3", PYTHON)
    machine.prepare("environment", "run")
    (machine.project / changed).write_text("changed")
    machine.prepare("environment", "run")
    assert len(machine.calls("--require-hashes")) == 2
    assert len(machine.calls("-m venv")) == 1


def test_moved_folder_gets_a_new_environment(machine: Machine, tmp_path: Path) -> None:
    machine.has("python3", PYTHON)
    machine.prepare("environment", "run")
    machine.project = machine.project.rename(tmp_path / "elsewhere")
    assert machine.prepare("environment", "run").returncode == 0
    assert len(machine.calls("-m venv")) == 2


def test_failed_installation_stops_with_one_line_and_is_tried_again(machine: Machine) -> None:
    machine.has("python3", PYTHON)
    failed = machine.prepare("environment", "run", NO_NETWORK="1")
    assert failed.returncode != 0
    assert "internet" in failed.stderr.splitlines()[-1]
    assert machine.prepare("environment", "run").returncode == 0
    assert machine.prepare("environment", "run").stderr == ""


def test_missing_python_stops_with_one_line(machine: Machine) -> None:
    assert one_line_in_two_languages(machine.prepare("environment", "run"), "python3-venv", "3.11")


def test_old_python_stops_with_one_line(machine: Machine) -> None:
    machine.has("python3", "exit 1")
    assert one_line_in_two_languages(machine.prepare("environment", "run"), "3.11")


def test_newer_python_beside_an_old_one_is_taken(machine: Machine) -> None:
    machine.has("python3", "exit 1")
    machine.has("python3.12", PYTHON)
    assert machine.prepare("environment", "run").returncode == 0


def test_named_python_that_is_too_old_is_not_replaced_by_another(machine: Machine) -> None:
    machine.has("python3", PYTHON)
    machine.has("python3.9", "exit 1")
    assert one_line_in_two_languages(machine.prepare("environment", "run", PYTHON="python3.9"), "PYTHON=")


def test_root_gets_the_missing_python(machine: Machine) -> None:
    machine.is_root_with_apt("python3", PYTHON)
    assert machine.prepare("environment", "run").returncode == 0
    assert machine.calls("apt-get install")[0].endswith("python3 python3-venv")


def test_pip_of_the_machine_fills_an_environment_without_pip(machine: Machine) -> None:
    machine.has("python3", PYTHON)
    result = machine.prepare("environment", "run", NO_ENSUREPIP="1", NO_PIP_INSIDE="1", PIP_OUTSIDE="1")
    assert result.returncode == 0
    assert "--without-pip" in machine.calls("-m venv")[0]
    assert all("--python .venv/bin/python install" in line for line in machine.calls("--require-hashes"))


def test_python_with_neither_venv_nor_pip_stops_a_plain_user_with_one_line(machine: Machine) -> None:
    machine.has("python3", PYTHON)
    result = machine.prepare("environment", "run", NO_ENSUREPIP="1")
    assert one_line_in_two_languages(result, "apt-get install python3-venv")
    assert not (machine.project / ".venv").exists()


def test_unknown_wish_stops_with_one_line(machine: Machine) -> None:
    assert one_line_in_two_languages(machine.prepare("something"), "scripts/prepare.sh")
    assert one_line_in_two_languages(machine.prepare("environment", "something"), "something")
