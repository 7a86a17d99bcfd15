"""What can go wrong with data and choices: a code and facts, no prose.

`language.error_words` makes the words in the reader's language, at the edge: page, command line, route.
"""

import secrets
import traceback
from dataclasses import dataclass
from typing import NamedTuple


class StuntmapError(Exception):
    """Base of every error that stuntmap raises on purpose.

    `code` names what happened, a key of `language.error_tables`; `facts` are the values its words name: texts, numbers,
    paths, sequences, or a `language.Term` where the value itself is a word.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        """Code and facts as a log or a traceback shows them; never for a reader."""
        return f"{self.code} ({', '.join(f'{name}={value!r}' for name, value in self.facts.items())})"


@dataclass(frozen=True)
class Fault:
    """One fault in a table.

    `row` is the line in the file (the heading is line 1), `rule` the code of the rule that is broken ("duplicate_key",
    "unknown_region", ...), `key` the region and survey or year that the row is about, "" where there is none.
    """

    rule: str
    row: int | None = None
    column: str | None = None
    value: object = None
    key: str = ""


class DataFileError(StuntmapError):
    """A shipped file (`path`) is missing, has no record, was changed, or breaks its schema (`faults`: every fault)."""


class UnknownRegionError(StuntmapError):
    """A region code that does not exist, or exists at another level than asked for."""


class BadChoiceError(StuntmapError):
    """A value or file given by a reader (target, year, survey, upload) that lies outside what is allowed."""


class BoundaryFileError(StuntmapError):
    """A reader's own boundary file (`path`) that cannot be taken over."""


class MixedInstrumentsError(StuntmapError):
    """Survey and routine figures were to be ranked, subtracted, drawn on one line or judged against a target."""


class Unforeseen(NamedTuple):
    """An error that nobody foresaw, as a log keeps it: `reference` is what the reader is told, `trace` where it arose.

    The error's own text is left out: it may quote what somebody typed or uploaded.
    """

    reference: str
    trace: str


def unforeseen(error: BaseException) -> Unforeseen:
    """The record of an error that reached the last handler, under a new reference number."""
    reference = secrets.token_hex(4).upper()
    parts: list[str] = []
    current: BaseException | None = error
    while current is not None:
        kind = f"{type(current).__module__}.{type(current).__qualname__}"
        parts.append("".join([f"{kind}\n", *traceback.format_tb(current.__traceback__)]))
        current = current.__cause__ or current.__context__
    return Unforeseen(reference, f"stuntmap {reference}: " + "caused by ".join(parts))
