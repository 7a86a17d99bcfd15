"""The wheels of a bundle: those of the lock by pip, their hashes checked once more, and stuntmap's own.

stuntmap's own wheel comes from the checkout by hatchling, which alone knows what pyproject.toml puts into it. An
installed stuntmap has no pyproject.toml but the list of its files (RECORD): they are packed together again as they lie,
so that a reader's own boundaries travel along in both cases. pip comes too, because Debian's Python has none to give.
"""

import base64
import hashlib
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from email.parser import HeaderParser
from importlib.metadata import Distribution
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

from stuntmap.data.project import ROOT
from stuntmap.errors import StuntmapError
from stuntmap.language import Term
from stuntmap.report.steady_archive import FIRST_MOMENT

# One pinned package of a lock: its name and version, its marker, its hashes.
_ENTRY: Final = re.compile(
    r"^([A-Za-z0-9._-]+==[^ ;\\]+)[^\\\n]*?((?:\s*\\?\s+--hash=sha256:[0-9a-f]{64})+)", re.MULTILINE
)
_HASH: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})")
# A line in which pip names a wheel that it fetched, took from its cache or found in a folder; not its metadata.
_FETCHED: Final = re.compile(r"^\s*(?:Downloading|Using cached|Processing) \S*?([^/\\\s]+\.whl)(?=\s|$)")
_NO_CONNECTION: Final = ("connection broken by", "Failed to establish a new connection", "NameResolutionError")
# What pip writes into an installed package, and what Python makes of its modules: neither belongs into a wheel.
_WRITTEN_BY_PIP: Final = frozenset({"INSTALLER", "RECORD", "REQUESTED", "direct_url.json"})

Progress = Callable[[int, int, str], None]


class Wheel(NamedTuple):
    """One wheel of a bundle: its pinned requirement ("numpy==2.4.6"), the SHA-256 of the file, its licence in short."""

    path: Path
    requirement: str
    sha256: str
    licence: str


def locked_hashes(lock: str) -> dict[str, str]:
    """The pinned requirement ("numpy==2.4.6") of each hash in the text of a lock."""
    return {found: entry[1] for entry in _ENTRY.finditer(lock) for found in _HASH.findall(entry[2])}


def download_wheels(locks: Iterable[Path], folder: Path, progress: Progress) -> list[Wheel]:
    """The wheels that pip chose from `locks` for this Python and computer, in `folder`, sorted by name.

    Raises:
        StuntmapError: no connection, a package without a wheel for this computer, a hash that is not in the locks.
    """
    locks = list(locks)
    hashes = locked_hashes("\n".join(lock.read_text("utf-8") for lock in locks))
    options = ["--require-hashes", "--only-binary", ":all:", "--no-input", "--progress-bar", "off"]
    chosen = [word for lock in locks for word in ("-r", str(lock))]
    process = subprocess.Popen(
        [*_pip(), "download", "--disable-pip-version-check", *options, "-d", str(folder), *chosen],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"},
    )
    assert process.stdout is not None
    with process:
        complaint = _watched(process.stdout, len(set(hashes.values())), progress)
    if process.returncode:
        raise StuntmapError("download_failed", reason=complaint)
    return [_checked(path, hashes) for path in sorted(folder.glob("*.whl"))]


def _pip() -> list[str]:
    """The command that runs pip for this environment: its own, or that of the Python it was made from."""
    if find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    maker = str(getattr(sys, "_base_executable", sys.executable))
    return [maker, "-m", "pip", "--python", sys.executable]


def _watched(lines: Iterable[str], total: int, progress: Progress) -> str | Term:
    """Tell the progress of pip's download from its `lines`; why it failed, if it does, in one line."""
    fetched: set[str] = set()
    known: Term | None = None
    complaint = line = ""
    for line in lines:
        # Two versions of a package, for two Pythons: the lock holds both, one of them counts.
        total -= line.startswith("Ignoring ")
        found = _FETCHED.match(line)
        if found and found[1] not in fetched:
            fetched.add(found[1])
            progress(len(fetched), total, found[1].split("-")[0])
        if any(words in line for words in _NO_CONNECTION):
            known = Term("no connection to the package registry")
        elif "No space left" in line:
            known = Term("the disk is full")
        elif line.startswith("ERROR: ") and not line.startswith("ERROR: Exception"):
            complaint = line.removeprefix("ERROR: ")
    return known or complaint.strip() or line.strip()


def _checked(path: Path, hashes: dict[str, str]) -> Wheel:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest not in hashes:
        raise StuntmapError("not_the_locked_file", file=path.name)
    return Wheel(path, hashes[digest], digest, licence(path))


def licence(wheel: Path) -> str:
    """The licence that a wheel states, in a few words; "?" where it states none in a few words."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
        facts = HeaderParser().parsestr(archive.read(name).decode("utf-8", "replace"))
    classified = [
        text.split(" :: ")[-1]
        for text in facts.get_all("Classifier", [])
        if text.startswith("License :: OSI Approved :: ")
    ]
    stated = str(facts["License"] or "").strip()
    short = stated if stated and "\n" not in stated and len(stated) <= 60 else ""
    return str(facts["License-Expression"] or ", ".join(classified) or short or "?")


def own_wheel(folder: Path, root: Path = ROOT) -> Wheel:
    """The wheel of stuntmap itself in `folder`: built from the checkout, or packed again from the installed files.

    Raises:
        StuntmapError: hatchling is missing or fails, or the installed package has no list of its files.
    """
    distribution = Distribution.from_name("stuntmap")
    if (root / "pyproject.toml").is_file():
        built = subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
        if built.returncode:
            reason = "".join(built.stderr.strip().splitlines()[-1:])
            raise StuntmapError("own_wheel_failed", reason=reason)
        (path,) = folder.glob("stuntmap-*.whl")
    else:
        path = packed_again(distribution, folder)
    requirement = "==".join(path.name.split("-")[:2])
    return Wheel(path, requirement, hashlib.sha256(path.read_bytes()).hexdigest(), licence(path))


def packed_again(distribution: Distribution, folder: Path, compression: int = zipfile.ZIP_DEFLATED) -> Path:
    """A wheel in `folder` of the files that lie in this environment for an installed package.

    Raises:
        StuntmapError: the package has no list of its files.
    """
    tags = [line.split(": ")[1] for line in (distribution.read_text("WHEEL") or "").splitlines() if line[:5] == "Tag: "]
    if not distribution.files or not tags:
        raise StuntmapError("no_list_of_files", name=distribution.name)
    # "cp311-cp311-linux_x86_64" of several tags: Python, ABI and platform each joined by dots, as wheels are named.
    compressed = "-".join(
        ".".join(dict.fromkeys(parts)) for parts in zip(*(tag.split("-") for tag in tags), strict=True)
    )
    name = re.sub("[-_.]+", "_", distribution.name).lower()
    path = folder / f"{name}-{distribution.version}-{compressed}.whl"
    record: list[str] = []
    with zipfile.ZipFile(path, "w", compression) as archive:
        for inside, file in sorted(_own_files(distribution)):
            content = file.read_bytes()
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            record.append(f"{inside},sha256={digest},{len(content)}")
            archive.writestr(zipfile.ZipInfo(inside, FIRST_MOMENT), content, compression)
        place = next(line.split(",")[0] for line in record if line.split(",")[0].endswith(".dist-info/METADATA"))
        place = place.replace("METADATA", "RECORD")
        archive.writestr(zipfile.ZipInfo(place, FIRST_MOMENT), "\n".join([*record, f"{place},,", ""]))
    return path


def _own_files(distribution: Distribution) -> Iterator[tuple[str, Path]]:
    """Name inside the wheel and place of each file, without scripts, compiled modules and pip's own notes."""
    for file in distribution.files or ():
        made = "__pycache__" in file.parts or (".dist-info" in file.parts[0] and file.name in _WRITTEN_BY_PIP)
        place = Path(str(distribution.locate_file(file)))
        if ".." not in file.parts and not made and place.is_file():
            yield file.as_posix(), place
