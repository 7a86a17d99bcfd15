"""What was found in a reader's table: where it stands, in words that wait for their language."""

from typing import NamedTuple

from stuntmap.language import Term


class Finding(NamedTuple):
    """One thing to know about a table before its figures are used.

    `kind` names it for programs; `row` is the number in the file (None: the whole table), `column` a heading. A row
    with a finding that `excludes` it is not used unless whoever brought the table decides otherwise.
    """

    kind: str
    words: Term
    sheet: str = ""
    row: int | None = None
    column: str = ""
    excludes: bool = False
