"""What lies in a bundle beside its wheels: requirements with hashes, facts for the start, start scripts, leaflet."""

import json
import os
import re
import sys
import textwrap
import zipfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Final

from stuntmap.cli.bundle.start import MADE_AT_START, computer
from stuntmap.cli.bundle.wheels import Wheel
from stuntmap.language.error_words import first_values
from stuntmap.report.steady_archive import FIRST_MOMENT

FACTS: Final = "bundle.json"
MAKER: Final = "stuntmap bundle"
TEMPLATES: Final = Path(__file__).with_name("template")
_START_SCRIPTS: Final = ("mulai.sh", "mulai.command", "mulai.bat")
_LEAFLET: Final = "BACA-SAYA.txt"
_FILES: Final = (FACTS, "requirements.txt", "start.py", _LEAFLET, *_START_SCRIPTS)
# Everything that may lie in the folder of a bundle without being the reader's own.
KNOWN: Final = frozenset({*_FILES, "wheels", *MADE_AT_START, ".DS_Store", "Thumbs.db", "desktop.ini", "__pycache__"})
# The environment itself and what Python compiles at the first start, measured at 12 % of the installed files.
_COMPILED_SHARE: Final = 1.2


def write_beside_wheels(folder: Path, wheels: Sequence[Wheel]) -> None:
    """Write everything but the wheels themselves, which lie in wheels/, into the folder of a bundle."""
    installed = [wheel for wheel in wheels if not _is_pip(wheel)]
    (pip,) = (wheel for wheel in wheels if _is_pip(wheel))
    lines = [f"{wheel.requirement} --hash=sha256:{wheel.sha256}\n" for wheel in installed]
    (folder / "requirements.txt").write_text("".join(lines), "utf-8", newline="\n")
    oldest = oldest_system([wheel.path.name for wheel in wheels])
    needed = int(sum(map(_unpacked_bytes, installed)) * _COMPILED_SHARE)
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"
    facts = {
        "made_by": MAKER,
        "version": version("stuntmap"),
        "computer": computer(),
        "python": python,
        "oldest_system": oldest,
        "installed_bytes": needed,
        "pip": pip.path.name,
        "wheels": [wheel.path.name for wheel in wheels],
    }
    (folder / FACTS).write_text(json.dumps(facts, indent=1) + "\n", "utf-8", newline="\n")
    start = Path(__file__).with_name("start.py").read_text("utf-8")
    (folder / "start.py").write_text(start, "utf-8", newline="\n")
    system = "macOS" if sys.platform == "darwin" else "glibc"
    slots = {
        "PYTHON": python,
        "VERSION": version("stuntmap"),
        "COMPUTER": computer(),
        "OLDEST": f", {system} >= {'.'.join(map(str, oldest))}" if oldest else "",
        "MEGABYTES": str(needed // 10**6),
        "DATA_LICENCES": _data_licences(),
        "PACKAGE_LICENCES": "\n".join(f"  {wheel.requirement}: {wheel.licence}" for wheel in wheels),
    }
    for name in (*_START_SCRIPTS, _LEAFLET):
        text = re.sub("@([A-Z_]+)@", lambda slot: slots[slot[1]], (TEMPLATES / name).read_text("utf-8"))
        # cmd.exe loses its place in a script with the line ends of Linux.
        (folder / name).write_text(text, "utf-8", newline="\r\n" if name.endswith(".bat") else "\n")
    for name in ("mulai.sh", "mulai.command"):
        (folder / name).chmod(0o755)


def _is_pip(wheel: Wheel) -> bool:
    return wheel.requirement.startswith("pip==")


def _unpacked_bytes(wheel: Wheel) -> int:
    with zipfile.ZipFile(wheel.path) as archive:
        return sum(entry.file_size for entry in archive.infolist())


def oldest_system(names: Sequence[str]) -> list[int]:
    """The oldest glibc or macOS on which every wheel of these names can be installed; empty where none asks for one."""
    wanted: list[list[int]] = []
    for name in names:
        platforms = name.removesuffix(".whl").rsplit("-", 1)[-1]
        offered = [
            [int(part) for part in found] for found in re.findall(r"(?:manylinux|macosx)_(\d+)_(\d+)", platforms)
        ]
        # A name may offer several: the wheel runs from the oldest of them on.
        wanted += [min(offered)] if offered else []
    return max(wanted, default=[])


def _data_licences() -> str:
    from stuntmap.data.provenance import all_records

    licences: dict[str, list[str]] = {}
    for record in all_records():
        licences.setdefault(record.licence, []).append(record.path.name)
    return "\n".join(
        textwrap.fill(f"{licence} ({first_values(names)})", 118, initial_indent="  ", subsequent_indent="    ")
        for licence, names in licences.items()
    )


def zipped(folder: Path, target: Path) -> None:
    """Write `folder` with its name and its right to be run into the zip file `target`; wheels are packed already."""
    with zipfile.ZipFile(target, "w") as archive:
        for place in sorted(place for place in folder.rglob("*") if place.is_file()):
            entry = zipfile.ZipInfo(place.relative_to(folder.parent).as_posix(), FIRST_MOMENT)
            entry.external_attr = (0o100755 if os.access(place, os.X_OK) else 0o100644) << 16
            entry.compress_type = zipfile.ZIP_STORED if place.suffix == ".whl" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, place.read_bytes())


def is_bundle(place: Path) -> bool:
    """Whether `place` is a bundle that this command made, as folder or zip file."""
    try:
        if place.is_dir():
            text = (place / FACTS).read_text("utf-8")
        else:
            with zipfile.ZipFile(place) as archive:
                inside = next(
                    name for name in archive.namelist() if name.count("/") == 1 and name.endswith(f"/{FACTS}")
                )
                text = archive.read(inside).decode("utf-8")
        facts = json.loads(text)
    except (OSError, ValueError, StopIteration, zipfile.BadZipFile):
        return False
    return isinstance(facts, dict) and facts.get("made_by") == MAKER
