"""What can go wrong with data and choices. Facts travel as attributes; `ui.messages` and `cli` turn them into words."""

from collections.abc import Sequence
from pathlib import Path


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


class DataFileError(StuntmapError):
    """A shipped file is missing, has no record, was changed, or breaks its schema."""

    def __init__(self, path: Path, problem: str, remedy: str = "") -> None:
        self.path = path
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
