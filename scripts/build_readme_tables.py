"""Writes the tables of README and docs/hosting.md from where pages, link parameters and settings are described.

With `--check` only compares. A table stands between `<!-- NAME -->` and `<!-- end NAME -->`.
"""

import argparse
import re
import sys
from collections.abc import Mapping, Sequence

from stuntmap.data.project import ROOT
from stuntmap.language import language
from stuntmap.vocabulary import PAGES, PARAMETERS, QUESTION
from stuntmap.web.settings import SETTINGS

README = ROOT / "README.md"
HOSTING = ROOT / "docs" / "hosting.md"


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


def settings_table() -> str:
    """One row a setting of the server: option, environment variable, what it is for."""
    rows = [(f"`{one.flag} {one.value}`", f"`{one.variable}`", one.meaning) for one in SETTINGS]
    return _table(("option", "variable", "what it is for"), rows)


def with_tables(text: str, tables: Mapping[str, str]) -> str:
    """`text` with its tables, by name, made anew.

    Raises:
        ValueError: a table has no place in it.
    """
    for name, table in tables.items():
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
    of_file = {
        README: {"pages": pages_table(), "parameters": parameters_table()},
        HOSTING: {"settings": settings_table()},
    }
    stale = False
    for path, tables in of_file.items():
        before = path.read_text(encoding="utf-8")
        after = with_tables(before, tables)
        if options.check and before != after:
            print(f"{path.name}: tables are out of date: run python scripts/build_readme_tables.py", file=sys.stderr)
            stale = True
        elif not options.check:
            path.write_text(after, encoding="utf-8")
    return int(stale)


if __name__ == "__main__":
    sys.exit(main())
