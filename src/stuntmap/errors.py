"""What can go wrong with data and choices. Facts travel as attributes; `ui.messages` and `cli` turn them into words."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

DATA_FILE_ERROR_KINDS: Final = ("missing_file", "missing_record", "bad_record", "hash_mismatch", "schema", "unreadable")


def first_values(values: Sequence[object], most: int = 5) -> str:
    """The count and the first few of `values`, for a message: "7: 3301, 3302, 3303, 3304, 3305, ..."."""
    shown = ", ".join(str(value) for value in values[:most])
    return f"{len(values)}: {shown}{', ...' if len(values) > most else ''}"


class StuntmapError(Exception):
    """Base of every error that stuntmap raises on purpose. `remedy` says what the reader can do."""

    def __init__(self, problem: str, remedy: str = "") -> None:
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{problem} {remedy}".strip())

    def __reduce__(self) -> tuple[object, ...]:
        # An error of a process that makes files for this one arrives here with its facts.
        return _with_its_facts, (type(self), self.args, self.__dict__)


def _with_its_facts(kind: type[StuntmapError], args: tuple[object, ...], facts: dict[str, object]) -> StuntmapError:
    """The error as it was raised in another process; its own `__init__` asks for other arguments."""
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(facts)
    return error


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
    """A shipped file is missing, has no record, was changed, or breaks its schema.

    `kind` is one of DATA_FILE_ERROR_KINDS; `faults` holds every broken row of a table, for kind "schema".
    The text of the error itself is Bahasa, since the command line prints it.
    """

    def __init__(
        self, path: Path, problem: str, remedy: str = "", *, kind: str = "unreadable", faults: Sequence[Fault] = ()
    ) -> None:
        if kind not in DATA_FILE_ERROR_KINDS:
            raise ValueError(kind)
        self.path = path
        self.kind = kind
        self.faults = tuple(faults)
        super().__init__(f"{path.name}: {problem}", remedy)


class UnknownRegionError(StuntmapError):
    """A region code that does not exist, or exists at another level than asked for."""

    def __init__(self, region_code: str, problem: str, remedy: str = "") -> None:
        self.region_code = region_code
        super().__init__(problem, remedy)


class BadChoiceError(StuntmapError):
    """A value given by a reader (target, year, survey) that lies outside what is allowed."""

    def __init__(self, choice: str, value: object, problem: str, remedy: str = "") -> None:
        self.choice = choice
        self.value = value
        super().__init__(problem, remedy)


class BoundaryFileError(StuntmapError):
    """A reader's own boundary file that cannot be taken over."""

    def __init__(self, path: Path, problem: str, remedy: str = "") -> None:
        self.path = path
        super().__init__(f"{path.name}: {problem}", remedy)


class MixedInstrumentsError(StuntmapError):
    """Survey and routine figures were to be ranked, subtracted, drawn on one line or judged against a target."""

    def __init__(self, purpose: str) -> None:
        self.purpose = purpose
        super().__init__(
            "Angka survei dan e-PPGBM tidak dicampur.", "Sandingkan keduanya beserta cakupannya, jangan digabung."
        )
