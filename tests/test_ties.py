"""Equal values keep their order on every processor: an order that need not be stable differs from one to another."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted([*ROOT.glob("src/**/*.py"), *ROOT.glob("pages/*.py"), *ROOT.glob("scripts/*.py")])


def unsteady(text: str) -> list[str]:
    """The calls that sort by one column, or give places of sorted values, and do not ask for a stable order."""
    return [
        ast.unparse(node)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (node.func.attr == "argsort" or (node.func.attr == "sort_values" and not by_several(node)))
        and not any(word.arg == "kind" and ast.unparse(word.value) == "'stable'" for word in node.keywords)
        and not ast.unparse(node.func.value).endswith(".index")  # names of rows, none twice
    ]


def by_several(call: ast.Call) -> bool:
    """Whether a table is sorted by several columns, which pandas does in a stable order."""
    given = [*call.args[:1], *(word.value for word in call.keywords if word.arg == "by")]
    return any(isinstance(by, ast.List) for by in given)


def test_whatever_sorts_by_one_value_keeps_equal_ones_in_order():
    found = {path.relative_to(ROOT).as_posix(): calls for path in FILES if (calls := unsteady(path.read_text("utf-8")))}
    assert found == {}


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("rows.sort_values('year')", 1),
        ("rows.sort_values(by=YEAR, kind='quicksort')", 1),
        ("np.argsort(gap, axis=None)", 1),
        ("rows.sort_values('year', kind='stable')", 0),
        ("rows.sort_values(['rank', 'name'])", 0),
    ],
)
def test_an_unstable_order_is_seen(text, calls):
    assert len(unsteady(text)) == calls
