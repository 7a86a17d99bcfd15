"""Asks the database of known faults about every locked package, and writes what stuntmap is made of (CycloneDX).

    build/stuntmap.cdx.json   one component a package of requirements.lock, with version and hashes; needs no network
    status 0                  every package was asked about, none has a known fault
    status 1                  a package has a known fault: the lines name it and the version that mends it
    status 3                  NOT AUDITED: the database (that of the Python package index) could not be reached

The audit's own tools stand in `.cache/audit`, pinned by requirements-audit.lock: `make audit` sets them up.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
LOCKS: Final = ("requirements.lock", "requirements-dev.lock", "requirements-audit.lock")
BILL: Final = Path("build") / "stuntmap.cdx.json"
FAULTY: Final = 1
NOT_AUDITED: Final = 3


class NotReachedError(Exception):
    """The database gave no answer; the text is what the tool said last."""


def write_bill(tools: Path, root: Path) -> int:
    """Write what the running dashboard is made of; the number of its packages."""
    bill = root / BILL
    bill.parent.mkdir(exist_ok=True)
    command = [str(tools / "cyclonedx-py"), "requirements", "requirements.lock", "--pyproject", "pyproject.toml"]
    command += ["--output-format", "JSON", "--output-reproducible", "--sv", "1.6", "--output-file", str(bill)]
    subprocess.run(command, cwd=root, check=True, stderr=subprocess.DEVNULL)
    return len(json.loads(bill.read_text(encoding="utf-8"))["components"])


def asked(tools: Path, lock: Path) -> list[dict[str, Any]]:
    """What the database knows of each package of a lock.

    Raises:
        NotReachedError: it gave no answer, or knows none of the packages, which is what a mirror without it answers.
    """
    command = [str(tools / "pip-audit"), "--disable-pip", "--require-hashes", "--format", "json"]
    command += ["--progress-spinner", "off", "-r", str(lock)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout.strip():
        raise NotReachedError((done.stderr.strip().splitlines() or ["no answer"])[-1])
    packages: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    unknown = [package for package in packages if "skip_reason" in package]
    if unknown:
        raise NotReachedError(f"{len(unknown)} of {len(packages)} packages: {unknown[0]['skip_reason']}")
    return packages


def first_entry(lock: Path) -> str:
    """The first package of a lock with its hashes: enough to learn whether the database answers at all."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    rest = next((number for number, line in enumerate(lines) if number and not line.startswith(" ")), len(lines))
    return "\n".join(lines[:rest]).rstrip("\\ ") + "\n"


def audit(tools: Path, root: Path) -> int:
    """Print what is known of the locked packages; the status."""
    with tempfile.TemporaryDirectory() as folder:
        one = Path(folder) / "one.lock"
        one.write_text(first_entry(root / LOCKS[0]), encoding="utf-8")
        asked(tools, one)
    faults = 0
    for lock in LOCKS:
        packages = asked(tools, root / lock)
        for package in packages:
            for fault in package["vulns"]:
                mended = ", ".join(fault["fix_versions"]) or "no version yet"
                print(f"{lock}: {package['name']} {package['version']}: {fault['id']}, mended in {mended}")
                faults += 1
        print(f"{lock}: {len(packages)} packages asked about")
    return FAULTY if faults else 0


def main(tools: Path = Path(sys.executable).parent, root: Path = ROOT) -> int:
    """Write the bill of materials, then audit."""
    print(f"{BILL}: {write_bill(tools, root)} packages")
    try:
        return audit(tools, root)
    except NotReachedError as error:
        print(f"NOT AUDITED: the database of known faults could not be reached ({error})", file=sys.stderr)
        return NOT_AUDITED


if __name__ == "__main__":
    sys.exit(main())
