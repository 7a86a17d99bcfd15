"""What a reader meets in a view is kept as text in `words/`; a changed word shows as a difference to that text."""

import difflib
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import pytest

from stuntmap.report.survey_sources import data_version

WORDS: Final = Path(__file__).parent / "words"
MOST_LINES: Final = 80
SUM: Final = re.compile(r"\.[0-9a-f]{10}\.(?=js|geojson)")


@pytest.fixture
def kept_as(request: pytest.FixtureRequest) -> Callable[[str, Sequence[str]], None]:
    """`kept_as("peta-33", lines)` fails where the lines differ from those of `words/peta-33.txt`."""
    rewrite = request.config.getoption("--rewrite-views")

    def compare(name: str, lines: Sequence[str]) -> None:
        file = WORDS / f"{name}.txt"
        text = "".join(f"{line.rstrip()}\n" for line in lines)
        # The version of the data and the sums in the names of files change with every letter of theirs.
        text = SUM.sub(".SUM.", text.replace(data_version(), "VERSION")).replace("\N{NO-BREAK SPACE}", "~")
        if rewrite:
            file.write_text(text, encoding="utf-8")
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        if text != before:
            changes = list(
                difflib.unified_diff(before.splitlines(), text.splitlines(), "kept", "now", lineterm="", n=1)
            )
            more = [f"... {len(changes) - MOST_LINES} lines more"] if len(changes) > MOST_LINES else []
            told = "\n".join(line[:400] for line in [*changes[:MOST_LINES], *more])
            pytest.fail(
                f"{file.name} reads otherwise now:\n{told}\n"
                "If a reader shall read it so: pytest tests/views -n 0 --rewrite-views, and read the difference.",
                pytrace=False,
            )

    return compare
