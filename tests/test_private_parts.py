"""Every hold on a private part of another's package is listed with the test that notices its loss."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import streamlit

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "docs" / "private-parts.md"
STATIC_SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"
# NamedTuple's own, which begin with an underscore so that they hide no field.
PROMISED = {"_asdict", "_fields", "_replace"}
IN_SCRIPTS = re.compile(r"(?<=\.)_[A-Za-z]\w*|\bst[A-Z]\w+|(?<=window\.)__\w+")


class Listed(NamedTuple):
    part: str
    where: str
    test: str


def listed() -> list[Listed]:
    """The rows of the list."""
    rows = [line.strip("| \n").split(" | ") for line in LIST.read_text(encoding="utf-8").splitlines()]
    return [Listed(row[0].strip("`"), row[1], row[3]) for row in rows if len(row) == 4 and row[0].startswith("`")]


def private_parts_of_python(text: str) -> Iterator[str]:
    """Private parts that a module takes hold of: attributes of others, and modules that are not promised to stay."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute) and re.match("_[a-zA-Z]", node.attr) and node.attr not in PROMISED:
            if not (isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")):
                yield node.attr
        elif isinstance(node, ast.keyword) and node.arg and re.match("_[a-zA-Z]", node.arg):
            yield node.arg
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if is_private(alias.name))
        elif isinstance(node, ast.ImportFrom) and node.module:
            for name in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names)):
                if is_private(name):
                    yield ".".join(name.split(".")[:2])
                    break


def is_private(module: str) -> bool:
    """Whether a dotted name leads into a package's inside."""
    package, *inside = module.split(".")
    if package == "stuntmap":
        return False
    return any(re.match("_[a-zA-Z]", part) or part in ("oxml", "opc") for part in inside) or (
        package == "streamlit" and bool(inside)
    )


def uses() -> set[tuple[str, str]]:
    """(part, file) for every hold that can be seen in the code."""
    found = set()
    for path in [ROOT / "app.py", *ROOT.glob("pages/*.py"), *ROOT.glob("src/**/*.py")]:
        text = path.read_text(encoding="utf-8")
        found |= {(part, path.relative_to(ROOT).as_posix()) for part in private_parts_of_python(text)}
    for path in [*ROOT.glob("src/**/*.js"), *ROOT.glob("src/**/*.css")]:
        text = path.read_text(encoding="utf-8")
        found |= {(part, path.relative_to(ROOT).as_posix()) for part in IN_SCRIPTS.findall(text)}
    return found


def test_every_private_part_that_is_used_is_listed():
    rows = listed()
    assert rows
    missing = {
        (part, file)
        for part, file in uses()
        if not any(row.part == part and file.startswith(row.where) for row in rows)
    }
    assert not missing, f"not in {LIST.name}: {sorted(missing)}"


@pytest.mark.parametrize("row", listed(), ids=lambda row: row.part)
def test_every_listed_part_is_used_where_the_list_says(row):
    place = ROOT / row.where
    files = [place] if place.is_file() else sorted(place.rglob("*.py"))
    name = row.part.split(".")[-1]
    assert any(name in file.read_text(encoding="utf-8") for file in files), f"nothing in {row.where} uses {row.part}"


@pytest.mark.parametrize("row", listed(), ids=lambda row: row.part)
def test_the_test_that_notices_its_loss_exists(row):
    file, name = row.test.split("::")
    functions = ast.parse((ROOT / file).read_text(encoding="utf-8")).body
    assert name in [node.name for node in functions if isinstance(node, ast.FunctionDef)]


def test_streamlits_scripts_still_know_the_names_that_styles_and_scripts_use():
    known: set[str] = set()
    for path in STATIC_SCRIPTS.glob("*.js"):
        known.update(re.findall(r"\bst[A-Z]\w+", path.read_text(encoding="utf-8")))
    names = [row.part for row in listed() if re.fullmatch(r"st[A-Z]\w+", row.part)]
    assert "stApp" in names
    assert [name for name in names if name not in known] == []


def test_streamlit_is_pinned_to_its_minor_version():
    pinned = re.search(r'"streamlit~=(\d+\.\d+)\.\d+"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert pinned
    assert streamlit.__version__.startswith(f"{pinned[1]}.")


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("from streamlit.runtime import get_instance", "streamlit.runtime"),
        ("from streamlit import config", "streamlit.config"),
        ("import streamlit.web.cli", "streamlit.web.cli"),
        ("from pptx.oxml.ns import qn", "pptx.oxml"),
        ("shape._element.remove(x)", "_element"),
        ("from plotly._utils import x", "plotly._utils"),
    ],
)
def test_a_hold_is_seen(code, part):
    assert list(private_parts_of_python(code)) == [part]


@pytest.mark.parametrize(
    "code", ["import streamlit as st", "self._rows", "pair._replace(x=1)", "from stuntmap._x import y"]
)
def test_what_is_promised_is_no_private_part(code):
    assert list(private_parts_of_python(code)) == []
