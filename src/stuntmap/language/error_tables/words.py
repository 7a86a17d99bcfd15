"""What the tables of errors hold."""

from typing import NamedTuple


class Words(NamedTuple):
    """An error in English, marked for the catalogues: the problem, and what the reader can do ("" if nothing)."""

    problem: str
    remedy: str = ""
