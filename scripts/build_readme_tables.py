"""Writes the README's tables of pages and of link parameters from their descriptions in the vocabulary.

With `--check` only compares. A table stands between `<!-- NAME -->` and `<!-- end NAME -->`.
"""

import argparse
import re
import sys
from collections.abc import Sequence

from stuntmap.data.project import ROOT
from stuntmap.language import language
from stuntmap.vocabulary import PAGES, PARAMETERS, QUESTION

README = ROOT / "README.md"


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def pages_table() -> str:
    """One row a page: its title in Bahasa, its path, and what it answers."""
    bahasa = language("id")
    rows = [(bahasa.text(page.title), f"`/{page.path}`", page.answers) for page in PAGES]
    return _table(("page", "path", "what it answers"), rows)


def parameters_table() -> str:
    """One row a parameter: its name, its values, and the pages that have it."""
    rows = []
    for parameter in PARAMETERS:
        found = [f"`/{page.path}`" for page in PAGES if parameter.name in page.parameters]
        on = "all" if parameter.name in QUESTION else ", ".join(found)
        rows.append((f"`{parameter.name}`", parameter.values, on))
    return _table(("parameter", "values", "pages"), rows)


def with_tables(text: str) -> str:
    """`text` of the README with its tables made anew.

    Raises:
        ValueError: a table has no place in it.
    """
    for name, table in (("pages", pages_table()), ("parameters", parameters_table())):
        place = re.compile(f"(<!-- {name} -->\n).*?(\n<!-- end {name} -->)", re.DOTALL)
        if not place.search(text):
            raise ValueError(name)
        # Bars and backslashes of a table are no pattern.
        text = place.sub(rf"\g<1>{table.replace(chr(92), chr(92) * 2)}\g<2>", text)
    return text


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the README, or with `--check` say whether it is up to date: status 1 where it is not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only compare")
    options = parser.parse_args(arguments)
    before = README.read_text(encoding="utf-8")
    after = with_tables(before)
    if options.check:
        if before != after:
            print("README.md: tables are out of date: run python scripts/build_readme_tables.py", file=sys.stderr)
        return int(before != after)
    README.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
