"""How answers are printed: JSON for programs, aligned columns for people."""

import json
from collections.abc import Sequence
from typing import Final

from stuntmap.language import DEFAULT_LANGUAGE, language

# What programs read does not change with the language of whoever runs the command.
FOR_PROGRAMS: Final = language(DEFAULT_LANGUAGE)


def print_json(answer: object) -> None:
    """Print `answer` as JSON. A number that JSON does not know (NaN) is a fault of the program, never printed."""
    print(json.dumps(answer, ensure_ascii=False, indent=2, allow_nan=False))


def print_line(text: str) -> None:
    """Print a line that not every answer has; nothing where it is empty."""
    if text:
        print(text)


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> None:
    """Print rows under headings; the columns in `numbers` (positions) are set to the right."""
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    for row in (headings, *rows):
        cells = [
            cell.rjust(width) if place in numbers else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())
