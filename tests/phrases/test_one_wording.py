"""A fact is worded in one room: no text of the phrases stands elsewhere, and no other module formats limits itself."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from update_catalogues import texts_of_file  # noqa: E402

# What a rank, an interval or a change would look like if another module put it together.
HOME_MADE = re.compile(
    r"\{rank\}/\{of\}|rank \{rank\} of|\{low\}[-–]\{high\}|between \{low\} and \{high\} \(|roughly between"
    r"|places (?:further|up|down)|not directly from the survey"
)


def modules() -> Iterator[Path]:
    """Every module that a reader may hear, outside the phrases."""
    for folder in ("src/stuntmap", "pages"):
        yield from (path for path in sorted((ROOT / folder).rglob("*.py")) if path.parent.name != "phrases")


def texts(path: Path) -> set[str]:
    """The translatable texts of a module, each form of a plural by itself."""
    found: set[str] = set()
    for forms in texts_of_file(path, []):
        found.update(forms if isinstance(forms, tuple) else (forms,))
    return found


def test_no_text_of_the_phrases_stands_elsewhere() -> None:
    worded = set().union(*(texts(path) for path in (ROOT / "src/stuntmap/phrases").glob("*.py")))
    assert len(worded) > 80
    again = {str(path.relative_to(ROOT)): texts(path) & worded for path in modules()}
    assert {path: found for path, found in again.items() if found} == {}


def test_no_other_module_puts_a_rank_or_an_interval_together() -> None:
    own = {str(path.relative_to(ROOT)): [text for text in texts(path) if HOME_MADE.search(text)] for path in modules()}
    assert {path: found for path, found in own.items() if found} == {}
