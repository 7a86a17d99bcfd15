"""`stuntmap bundle`: what it takes from pip, what it writes where, and what it never touches."""

import json
import re
import stat
import sys
import zipfile
from collections.abc import Callable, Iterable
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

import pytest

from bundle_parts import COMMAND, pip_wheel, wheel_of
from refusals import refused
from stuntmap import cli
from stuntmap.cli.bundle import command, contents, wheels
from stuntmap.cli.bundle.wheels import Wheel, download_wheels, licence, locked_hashes, own_wheel, packed_again
from stuntmap.errors import StuntmapError
from stuntmap.language import language
from stuntmap.language.error_words import said

ROOT = Path(__file__).resolve().parents[2]
PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert cli.main(["bundle", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("stuntmap: ") == 1
    return printed.err.splitlines()[-1]


@pytest.fixture
def few_wheels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two small wheels in place of a download."""

    def downloaded(_locks: Iterable[Path], folder: Path, progress: Callable[[int, int, str], None]) -> list[Wheel]:
        progress(1, 1, "pip")
        return [pip_wheel(folder)]

    monkeypatch.setattr(wheels, "download_wheels", downloaded)
    files = {"stuntmap/__init__.py": "", "stuntmap/cli.py": COMMAND}
    monkeypatch.setattr(wheels, "own_wheel", lambda folder: wheel_of(folder, "stuntmap", "9.9", files))


# --- Lock and download -----------------------------------------------------------------------------------------


def test_every_hash_of_the_lock_belongs_to_its_package() -> None:
    text = (ROOT / "requirements.lock").read_text()
    found = locked_hashes(text)
    assert len(found) == len(set(re.findall("sha256:([0-9a-f]{64})", text)))
    assert len(set(found.values())) == len(re.findall("^[A-Za-z0-9]", text, re.MULTILINE))


def test_lock_of_the_installer_pins_one_pip() -> None:
    found = locked_hashes((contents.TEMPLATES / "pip.lock").read_text())
    assert [re.fullmatch(r"pip==\d+\.\d+(\.\d+)?", name) is not None for name in found.values()] == [True]


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of wheels that is all that pip may look at."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def written_lock(place: Path, *pins: tuple[str, str]) -> Path:
    place.write_text("".join(f"{requirement} \\\n    --hash=sha256:{digest}\n" for requirement, digest in pins))
    return place


def test_pip_brings_the_locked_wheels_and_the_progress_is_told(shelf: Path, tmp_path: Path) -> None:
    offered = [wheel_of(shelf, name, "1.0", {f"{name}.py": ""}) for name in ("apel", "belimbing")]
    other = ("ceri==1.0 ; python_full_version < '3'", "0" * 64)
    lock = written_lock(tmp_path / "lock", *((wheel.requirement, wheel.sha256) for wheel in offered), other)
    told: list[tuple[int, int, str]] = []
    (tmp_path / "to").mkdir()
    found = download_wheels([lock], tmp_path / "to", lambda *step: told.append(step))
    assert [(wheel.requirement, wheel.sha256) for wheel in found] == [(w.requirement, w.sha256) for w in offered]
    assert told == [(1, 2, "apel"), (2, 2, "belimbing")]


def test_wheel_with_another_hash_is_refused_in_one_line(shelf: Path, tmp_path: Path) -> None:
    wheel_of(shelf, "apel", "1.0", {"apel.py": ""})
    lock = written_lock(tmp_path / "lock", ("apel==1.0", "0" * 64))
    with refused(StuntmapError, "HASHES"):
        download_wheels([lock], tmp_path, lambda *_: None)


def test_package_without_a_wheel_is_named(shelf: Path, tmp_path: Path) -> None:
    lock = written_lock(tmp_path / "lock", ("apel==1.0", "0" * 64))
    with refused(StuntmapError, r"apel==1\.0"):
        download_wheels([lock], tmp_path, lambda *_: None)


def test_file_that_pip_did_not_check_is_refused(tmp_path: Path) -> None:
    wheel = wheel_of(tmp_path, "apel", "1.0", {})
    assert wheels._checked(wheel.path, {wheel.sha256: "apel==1.0"}).requirement == "apel==1.0"
    with refused(StuntmapError, r"apel-1\.0"):
        wheels._checked(wheel.path, {"0" * 64: "apel==1.0"})


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (
            [
                "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError(...)': /apel/",
                "ERROR: Could not find a version that satisfies the requirement apel==1.0 (from versions: none)",
            ],
            "tidak tersambung ke gudang paket",
        ),
        (["ERROR: Exception:", "Traceback", "OSError: [Errno 28] No space left on device"], "ruang cakram habis"),
        (["ERROR: No matching distribution found for apel==1.0"], "No matching distribution found for apel==1.0"),
        (["/usr/bin/python3: No module named pip\n"], "/usr/bin/python3: No module named pip"),
    ],
)
def test_reason_of_a_failed_download_is_one_line(lines: list[str], reason: str) -> None:
    assert said(wheels._watched(lines, 1, lambda *_: None), language("id")) == reason


def test_metadata_of_a_wheel_do_not_count_as_the_wheel() -> None:
    told: list[str] = []
    lines = [
        "  Downloading apel-1.0-py3-none-any.whl.metadata (5 kB)",
        "  Downloading apel-1.0-py3-none-any.whl (10 kB)",
        "  Using cached belimbing-2.0-py3-none-any.whl (10 kB)",
    ]
    wheels._watched(lines, 2, lambda count, total, name: told.append(f"{count}/{total} {name}"))
    assert told == ["1/2 apel", "2/2 belimbing"]


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ("License-Expression: MIT\nLicense: whatever\n", "MIT"),
        ("Classifier: License :: OSI Approved :: BSD License\n", "BSD License"),
        ("License: MIT License\n", "MIT License"),
        (f"License: {'long ' * 20}\n", "?"),
        ("", "?"),
    ],
)
def test_licence_is_told_in_few_words(tmp_path: Path, metadata: str, expected: str) -> None:
    assert licence(wheel_of(tmp_path, "apel", "1.0", {}, metadata).path) == expected


# --- Own wheel -------------------------------------------------------------------------------------------------


def files_of(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/RECORD")}


def test_installed_stuntmap_packs_the_wheel_that_it_came_from(tmp_path: Path) -> None:
    built = own_wheel(tmp_path)
    assert built.requirement.startswith("stuntmap==")
    assert built.licence == "Apache-2.0"
    site = tmp_path / "site"
    with zipfile.ZipFile(built.path) as archive:
        archive.extractall(site)
    notes = next(site.glob("*.dist-info"))
    # As pip leaves it: its own notes, a compiled module and a script outside, all in the list of files.
    (notes / "INSTALLER").write_text("pip")
    (site / "stuntmap" / "__pycache__").mkdir()
    (site / "stuntmap" / "__pycache__" / "x.pyc").write_bytes(b"x")
    (tmp_path / "stuntmap").write_text("#!python")
    with (notes / "RECORD").open("a") as record:
        record.write(f"{notes.name}/INSTALLER,,\nstuntmap/__pycache__/x.pyc,,\n../stuntmap,,\n")
    (tmp_path / "again").mkdir()
    again = packed_again(Distribution.at(notes), tmp_path / "again")
    assert again.name == built.path.name
    assert files_of(again) == files_of(built.path)


def test_package_without_a_list_of_files_is_refused(tmp_path: Path) -> None:
    notes = tmp_path / "apel-1.0.dist-info"
    notes.mkdir()
    (notes / "METADATA").write_text("Name: apel\nVersion: 1.0\n")
    with refused(StuntmapError, "apel"):
        packed_again(Distribution.at(notes), tmp_path)


# --- What the folder holds -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a-1-py3-none-any.whl"], []),
        (["a-1-cp311-cp311-manylinux2014_x86_64.manylinux_2_17_x86_64.manylinux_2_28_x86_64.whl"], [2, 17]),
        (["a-1-cp311-cp311-manylinux_2_9_x86_64.whl", "b-1-cp311-abi3-manylinux_2_28_x86_64.whl"], [2, 28]),
        (["a-1-cp311-cp311-macosx_10_9_universal2.whl", "b-1-cp311-cp311-macosx_14_0_arm64.whl"], [14, 0]),
        (["a-1-cp311-cp311-win_amd64.whl"], []),
    ],
)
def test_oldest_system_is_what_the_most_demanding_wheel_asks_for(names: list[str], expected: list[int]) -> None:
    assert contents.oldest_system(names) == expected


@pytest.mark.usefixtures("few_wheels")
def test_bundle_holds_wheels_start_scripts_and_a_leaflet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bundle", "--out", str(tmp_path / "paket"), "--json"]) == 0
    printed = capsys.readouterr()
    assert "1/1 pip" in printed.err
    made = tmp_path / "paket"
    answer: dict[str, Any] = json.loads(printed.out)
    size = sum(place.stat().st_size for place in made.rglob("*") if place.is_file())
    assert (answer["path"], answer["bytes"], answer["packages"]) == (str(made), size, 2)
    assert {place.name for place in made.iterdir()} == {*contents._FILES, "wheels"}
    assert sorted(place.name for place in tmp_path.iterdir()) == ["paket"]
    lines = (made / "requirements.txt").read_text().splitlines()
    assert [re.fullmatch("stuntmap==9.9 --hash=sha256:[0-9a-f]{64}", line) is not None for line in lines] == [True]
    leaflet = (made / "BACA-SAYA.txt").read_text("utf-8")
    for words in ("Cara mulai", "How to start", f"Python   : {PYTHON}", "CC BY 3.0 IGO", "stuntmap==9.9: MIT"):
        assert words in leaflet
    assert max(map(len, leaflet.splitlines())) <= 120


@pytest.mark.usefixtures("few_wheels")
def test_relative_folder_lies_where_the_reader_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The own wheel is built for real: hatchling runs in the folder of the project, not in the reader's.
    monkeypatch.setattr(wheels, "own_wheel", own_wheel)
    monkeypatch.chdir(tmp_path)
    assert cli.main(["bundle", "--out", "paket"]) == 0
    assert len(list((tmp_path / "paket" / "wheels").glob("stuntmap-*.whl"))) == 1


@pytest.mark.usefixtures("few_wheels")
def test_link_to_a_bundle_is_not_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bundle", "--out", str(tmp_path / "paket")]) == 0
    (tmp_path / "link").symlink_to(tmp_path / "paket")
    capsys.readouterr()
    assert "bukan bundel" in refusal(capsys, "--out", str(tmp_path / "link"), "--replace")


@pytest.mark.usefixtures("few_wheels")
def test_no_slot_of_a_template_stays_open(tmp_path: Path) -> None:
    assert cli.main(["bundle", "--out", str(tmp_path / "paket")]) == 0
    for name in ("mulai.sh", "mulai.command", "mulai.bat", "BACA-SAYA.txt"):
        assert not re.search("@[A-Z_]+@", (tmp_path / "paket" / name).read_text("utf-8"))


@pytest.mark.usefixtures("few_wheels")
def test_script_for_windows_has_its_line_ends_and_plain_letters(tmp_path: Path) -> None:
    assert cli.main(["bundle", "--out", str(tmp_path / "paket")]) == 0
    content = (tmp_path / "paket" / "mulai.bat").read_bytes()
    content.decode("ascii")
    assert content.count(b"\r\n") == content.count(b"\n") > 10
    # A bar outside of quotes would start a second program; %~dp0 may hold spaces.
    assert not re.search(rb"echo [^\r]*[^^]\|", content)
    assert content.count(b"%~dp0") == content.count(b'"%~dp0start.py"') == 3
    labels = set(re.findall(rb"^:(\w+)\r$", content, re.MULTILINE))
    assert set(re.findall(rb"goto (\w+)", content)) | {b"ended"} == labels


@pytest.mark.usefixtures("few_wheels")
def test_zip_holds_one_folder_whose_scripts_may_be_run(tmp_path: Path) -> None:
    assert cli.main(["bundle", "--out", str(tmp_path / "paket"), "--zip"]) == 0
    assert [place.name for place in tmp_path.iterdir()] == ["paket.zip"]
    with zipfile.ZipFile(tmp_path / "paket.zip") as archive:
        rights = {entry.filename: stat.filemode(entry.external_attr >> 16) for entry in archive.infolist()}
    assert rights["paket/mulai.sh"] == rights["paket/mulai.command"] == "-rwxr-xr-x"
    assert rights["paket/start.py"] == "-rw-r--r--"
    assert {name.split("/")[0] for name in rights} == {"paket"}


@pytest.mark.usefixtures("few_wheels")
def test_same_packages_give_the_same_zip(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        assert cli.main(["bundle", "--out", str(tmp_path / name / "paket.zip"), "--zip"]) == 0
    first, second = ((tmp_path / name / "paket.zip").read_bytes() for name in ("a", "b"))
    assert first == second


# --- What it never touches -------------------------------------------------------------------------------------


@pytest.mark.usefixtures("few_wheels")
@pytest.mark.parametrize("extra", [(), ("--zip",)])
def test_older_bundle_is_replaced_only_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], extra: tuple[str, ...]
) -> None:
    arguments = ("--out", str(tmp_path / "paket"), *extra)
    assert cli.main(["bundle", *arguments]) == 0
    capsys.readouterr()
    assert "--replace" in refusal(capsys, *arguments)
    if not extra:
        (tmp_path / "paket" / "lingkungan").mkdir()
    assert cli.main(["bundle", *arguments, "--replace"]) == 0
    assert not (tmp_path / "paket" / "lingkungan").exists()
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.usefixtures("few_wheels")
def test_files_of_the_reader_in_a_bundle_are_not_thrown_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["bundle", "--out", str(tmp_path / "paket")]) == 0
    (tmp_path / "paket" / "rembuk-3310.pdf").write_text("mine")
    capsys.readouterr()
    assert "rembuk-3310.pdf" in refusal(capsys, "--out", str(tmp_path / "paket"), "--replace")
    assert (tmp_path / "paket" / "rembuk-3310.pdf").read_text() == "mine"


@pytest.mark.parametrize("kind", ["folder", "file", "link", "other json"])
def test_what_is_not_a_bundle_is_never_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(command, "_made", lambda *_, **__: pytest.fail("something was made"))
    target = tmp_path / "paket"
    if kind == "file":
        target.write_text("mine")
    elif kind == "link":
        target.symlink_to(tmp_path / "nowhere")
    else:
        target.mkdir()
        if kind == "other json":
            (target / "bundle.json").write_text("[]")
    assert "bukan bundel" in refusal(capsys, "--out", str(target), "--replace")


def test_folder_that_does_not_exist_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert str(tmp_path / "nowhere") in refusal(capsys, "--out", str(tmp_path / "nowhere" / "paket"))


def test_missing_lock_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "ROOT", tmp_path)
    assert "requirements.lock" in refusal(capsys, "--out", str(tmp_path / "paket"))


@pytest.mark.usefixtures("few_wheels")
@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), StuntmapError("process_ended")])
def test_failure_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def fails(folder: Path) -> Wheel:
        (folder / "half.whl").write_bytes(b"half")
        raise fault

    monkeypatch.setattr(wheels, "own_wheel", fails)
    words = "ruang cakram habis" if isinstance(fault, OSError) else "dihentikan"
    assert words in refusal(capsys, "--out", str(tmp_path / "paket"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("few_wheels")
def test_older_bundle_comes_back_when_the_new_one_cannot_be_put(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("--out", str(tmp_path / "paket"))
    assert cli.main(["bundle", *arguments]) == 0
    before = sorted(place.name for place in (tmp_path / "paket").iterdir())
    capsys.readouterr()
    rename = Path.rename

    def refuses(self: Path, target: Path) -> Path:
        if self.parent.name == "new":
            raise OSError(16, "Device or resource busy")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuses)
    assert "busy" in refusal(capsys, *arguments, "--replace")
    assert sorted(place.name for place in (tmp_path / "paket").iterdir()) == before
    assert len(list(tmp_path.iterdir())) == 1
