"""What a clone and a wheel carry: the locks, the README's commands, records beside data, and no machine's own paths."""

import os
import re
import shlex
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pathspec
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from stuntmap import cli
from stuntmap.cli.arguments import parsed
from stuntmap.language import language
from stuntmap.vocabulary import PARAMETERS

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = ("requirements.lock", "requirements-dev.lock")
AUDIT_LOCK = "requirements-audit.lock"
ENTRY = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)(?P<marker> ;[^\\]*)? \\$", re.MULTILINE)


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that git would take, told by .gitignore: an unpacked archive without git passes too."""
    ignored = pathspec.GitIgnoreSpec.from_lines([*(ROOT / ".gitignore").read_text().splitlines(), ".git"])
    return tuple(ROOT / name for name in sorted(ignored.match_tree_files(ROOT, negate=True)))


def texts() -> Iterator[tuple[Path, str]]:
    for path in project_files():
        content = path.read_bytes()
        if b"\0" not in content[:8000]:
            yield path, content.decode("utf-8")


def mentions(pattern: str) -> list[str]:
    found = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if found.search(line)
    ]


def locked(lock: str) -> dict[str, set[str]]:
    """Versions by package; two versions of one package belong to different Pythons."""
    versions: dict[str, set[str]] = {}
    for entry in ENTRY.finditer((ROOT / lock).read_text()):
        versions.setdefault(canonicalize_name(entry["name"]), set()).add(entry["version"])
    return versions


# --- Repository ------------------------------------------------------------------------------------------------


def test_no_file_names_a_package_registry() -> None:
    # Written apart, so that this file does not name them either.
    hosts = [
        "pypi" + ".org",
        "python" + "hosted.org",
        "registry.npm" + "js.org",
        "deb.debian" + ".org",
        "--index" + "-url ",
    ]
    assert mentions("|".join(re.escape(host) for host in hosts)) == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert mentions(r"(?<![\w.:/-])/(work|root|home/\w+|Users/\w+)\b") == []
    # An image and a unit have a /tmp of their own, the only place where they may write.
    own = ("deploy/", "tests/deploy/", "scripts/check_deploy.py:", "docs/hosting.md:", "tests/test_packaging.py:")
    assert [found for found in mentions(r"(?<![\w.:/-])/tmp\b") if not found.startswith(own)] == []


def test_git_leaves_the_bytes_of_hashed_files_alone() -> None:
    # A clone on Windows would else turn line ends round, and every hash with them.
    lines = (ROOT / ".gitattributes").read_text().splitlines()
    assert {"data/** -text", "static/** -text"} <= set(lines)


def test_shell_scripts_may_be_run() -> None:
    scripts = [path for path, text in texts() if text.startswith("#!/bin/sh")]
    assert len(scripts) >= 2
    assert [path.name for path in scripts if not os.access(path, os.X_OK)] == []


def test_every_data_file_has_a_record_and_every_record_a_file() -> None:
    shipped = [path for path in project_files() if path.relative_to(ROOT).parts[0] in {"data", "static"}]
    records = {path for path in shipped if path.name.endswith(".meta.yml")}
    files = [path for path in shipped if path not in records and path.suffix != ".md"]
    assert files, "data/ and static/ are empty"
    described = {path.with_name(yaml.safe_load(path.read_text())["file"]) for path in records}
    assert sorted(str(path) for path in set(files) ^ described) == []


# --- Locks -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lock", [*LOCKS, AUDIT_LOCK])
def test_each_locked_package_is_pinned_with_hashes_and_nothing_else_is_in_the_lock(lock: str) -> None:
    rest = ENTRY.sub("", (ROOT / lock).read_text())
    strange = [
        line for line in rest.splitlines() if line and not re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line)
    ]
    assert strange == []
    assert len(locked(lock)) > 30


def test_both_locks_agree_on_every_package_of_the_run() -> None:
    run, development = (locked(lock) for lock in LOCKS)
    assert {name: versions for name, versions in run.items() if development.get(name) != versions} == {}


@pytest.mark.parametrize("lock", [*LOCKS, AUDIT_LOCK])
def test_locks_satisfy_what_pyproject_asks_for(lock: str) -> None:
    groups = PROJECT["dependency-groups"]
    run = [*PROJECT["project"]["dependencies"], *groups["build"]]
    wanted = {LOCKS[0]: run, LOCKS[1]: [*run, *groups["dev"]], AUDIT_LOCK: groups["audit"]}[lock]
    versions = locked(lock)
    unmet = [
        requirement
        for requirement in map(Requirement, wanted)
        if not versions.get(canonicalize_name(requirement.name))
        or not all(
            Version(version) in requirement.specifier for version in versions[canonicalize_name(requirement.name)]
        )
    ]
    assert unmet == []


def test_installed_packages_are_the_locked_ones() -> None:
    versions = locked("requirements-dev.lock")
    checked = ("streamlit", "plotly", "pandas", "geopandas", "shapely", "pytest", "ruff", "mypy")
    assert {name: version(name) for name in checked if version(name) not in versions[name]} == {}


# --- Documents -------------------------------------------------------------------------------------------------


def shell_lines(document: str) -> list[str]:
    """The commands in the fenced `sh` blocks of a document, without comments and prompts."""
    blocks = re.findall(r"^```sh\n(.*?)^```", (ROOT / document).read_text(), re.MULTILINE | re.DOTALL)
    lines = [line.split("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_make_commands_of_the_documents_exist(document: str) -> None:
    targets = set(re.findall(r"^([a-z][a-z -]*):(?!=)", (ROOT / "Makefile").read_text(), re.MULTILINE))
    existing = {name for target in targets for name in target.split()}
    named = {line.split()[1] for line in shell_lines(document) if line.startswith("make ")}
    assert named, f"{document} names no make command"
    assert named <= existing


def test_readme_opens_with_the_two_commands() -> None:
    assert {"make run", "make test"} <= set(shell_lines("README.md"))


def test_ci_runs_the_test_command_of_the_readme_and_nothing_else() -> None:
    assert (ROOT / ".ci" / "run").read_text().splitlines()[-1] == "exec make test"


def readme_examples() -> list[str]:
    return [line for line in shell_lines("README.md") if line.startswith("stuntmap ")]


@pytest.mark.parametrize("line", readme_examples())
def test_stuntmap_commands_of_the_readme_work(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, *words = shlex.split(line)
    assert parsed(words, language("id")).command == words[0]
    if words[0] in {"boundaries", "bundle", "ingest", "interventions", "minilok", "recap", "rembuk", "serve"}:
        # These would change the checkout, take minutes, need a file or go on; their own tests run them.
        words = [*words[: 2 if words[0] in {"boundaries", "interventions", "recap"} else 1], "--help"]
    try:
        status = cli.main(words)
    except SystemExit as left:  # argparse goes so after --help
        status = left.code
    assert status == 0
    assert capsys.readouterr().out.strip()


def test_the_readme_names_the_installed_command() -> None:
    command = str(Path(sys.executable).with_name(readme_examples()[0].split()[0]))
    result = subprocess.run([command, "--help"], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert "rembuk" in result.stdout


def test_readme_lists_the_parameters_of_a_link() -> None:
    rows = re.findall(r"^\| `([a-z_]+)` \|", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert rows == [parameter.name for parameter in PARAMETERS]


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{path.relative_to(ROOT)}: {target}"
        for path, text in texts()
        if path.suffix == ".md"
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", text)
        if not (path.parent / target).exists()
    ]
    assert broken == []


def test_citation_and_changelog_carry_the_version() -> None:
    current = PROJECT["project"]["version"]
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text())["version"] == current
    assert re.search(rf"^## {re.escape(current)}\b", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)


# --- Wheel -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_carries_the_project_folders_as_they_are_in_the_checkout(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        carried = {name for name in archive.namelist() if name.startswith("stuntmap/_project/")}
    expected = {
        f"stuntmap/_project/{path.relative_to(ROOT).as_posix()}"
        for path in project_files()
        if path.relative_to(ROOT).parts[0] in {"app.py", "pages", "data", "static", ".streamlit", "requirements.lock"}
    }
    assert sorted(expected - carried) == []
    assert sorted(carried - expected) == []


def test_stuntmap_from_a_wheel_verifies_its_own_data(wheel: Path, tmp_path: Path) -> None:
    # A wheel of pure Python is a folder of files: unpacked and first on the path it stands for the installed package.
    installed = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    program = (
        "import sys, stuntmap.cli, stuntmap.data.project as project\n"
        f"assert project.ROOT.is_relative_to({str(installed)!r}), project.ROOT\n"
        "sys.exit(stuntmap.cli.main(['verify']))"
    )
    verified = subprocess.run(
        [sys.executable, "-c", program],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert verified.returncode == 0, verified.stdout + verified.stderr
