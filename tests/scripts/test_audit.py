"""An audit that asked nobody is told as such, never as a clean one."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

from stuntmap.data.project import ROOT


def loaded_script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


script = loaded_script("audit")
CLEAN = {"name": "altair", "version": "6.3.0", "vulns": []}
FAULTY = {"name": "altair", "version": "6.3.0", "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["6.3.1"]}]}
SKIPPED = {"name": "altair", "skip_reason": "Dependency not found on PyPI and could not be audited: altair (6.3.0)"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A project with its locks, and tools that say what a test gives them to say."""
    for lock in script.LOCKS:
        (tmp_path / lock).write_text((ROOT / lock).read_text())
    bill = json.dumps({"components": [{"name": "altair"}]})
    (tmp_path / "cyclonedx-py").write_text(f"#!/bin/sh\nfor last; do :; done\necho '{bill}' > \"$last\"\n")
    (tmp_path / "cyclonedx-py").chmod(0o755)
    return tmp_path


def has_database(place: Path, said: str, status: int = 0) -> None:
    (place / "pip-audit").write_text(f'#!/bin/sh\necho "$*" >> {place}/calls\n{said}\nexit {status}\n')
    (place / "pip-audit").chmod(0o755)


def answer(package: dict) -> str:
    return f"echo '{json.dumps({'dependencies': [package]})}'"


def test_packages_without_a_known_fault_pass(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    has_database(place, answer(CLEAN))
    assert script.main(place, place) == 0
    told = capsys.readouterr().out.splitlines()
    assert told == [
        "build/stuntmap.cdx.json: 1 packages",
        *(f"{lock}: 1 packages asked about" for lock in script.LOCKS),
    ]


def test_a_known_fault_is_named_with_what_mends_it(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    has_database(place, answer(FAULTY), 1)
    assert script.main(place, place) == 1
    assert "requirements.lock: altair 6.3.0: PYSEC-2026-1, mended in 6.3.1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("said", "reason"),
    [("echo 'cannot connect' >&2", "cannot connect"), (answer(SKIPPED), "1 of 1 packages: Dependency not found")],
)
def test_without_the_database_nothing_is_said_to_be_clean(
    place: Path, capsys: pytest.CaptureFixture[str], said: str, reason: str
) -> None:
    has_database(place, said)
    assert script.main(place, place) == 3
    told = capsys.readouterr()
    assert re.match(rf"NOT AUDITED: .*{reason}", told.err)
    assert (place / script.BILL).exists()
    # One package is asked about to learn that; the others are left alone.
    assert len((place / "calls").read_text().splitlines()) == 1


def test_the_first_package_of_a_lock_is_an_entry_of_its_own() -> None:
    entry = script.first_entry(ROOT / "requirements.lock")
    assert re.fullmatch(r"\S+==\S+ \\\n(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+", entry)
    assert not entry.rstrip().endswith("\\")
