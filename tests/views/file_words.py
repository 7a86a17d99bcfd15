"""Files to take away, read back: the rows of a CSV, the sheets of a workbook."""

import io
from collections.abc import Callable, Iterable
from typing import Final

import openpyxl
from plain_words import value_words

MOST_ROWS: Final = 30


def file_lines(name: str, made: Callable[[], bytes]) -> list[str]:
    """The name of the file and its contents; of a long table its beginning and its end."""
    content = made()
    rows = list(_workbook_rows(content) if name.endswith(".xlsx") else content.decode("utf-8-sig").splitlines())
    shown = rows if len(rows) <= MOST_ROWS else [*rows[: MOST_ROWS - 5], f"... {len(rows)} rows", *rows[-5:]]
    return [f"file {name}", *(f"  {row}" for row in shown)]


def _workbook_rows(content: bytes) -> Iterable[str]:
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        yield f"sheet {sheet.title}, {sheet.dimensions}, frozen at {sheet.freeze_panes}, {sheet.page_setup.orientation}"
        rows = list(sheet.iter_rows())
        shown = rows if len(rows) <= MOST_ROWS // 3 else [*rows[: MOST_ROWS // 4], rows[-1]]
        for row in shown:
            yield " | ".join(
                value_words(cell.value) + (f" ({cell.number_format})" if cell.number_format != "General" else "")
                for cell in row
            )
