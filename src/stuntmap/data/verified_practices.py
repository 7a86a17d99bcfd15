"""The check of the entries of good practice: each keeps the schema, and the record defines the columns."""

from typing import Final

from stuntmap.data.practices import FOLDER, PRACTICES_FILE, load_practices
from stuntmap.data.provenance import read_record
from stuntmap.data.verified_contents import ContentCheck, Contents, UnlikeExpectedError
from stuntmap.language import Term


def practices_schema(contents: Contents) -> Term:
    """Every entry keeps the schema, and the record defines its columns and no others."""
    table = load_practices(contents.root)
    defined = read_record(contents.root / FOLDER / PRACTICES_FILE).columns
    if unlike := sorted(set(defined) ^ set(table.columns)):
        raise UnlikeExpectedError("columns_unlike_record", file=PRACTICES_FILE, columns=unlike)
    return Term("{rows} rows, {columns} columns, every rule kept", rows=len(table), columns=len(table.columns))


PRACTICE_CHECKS: Final[tuple[ContentCheck, ...]] = ((Term("Schema of {file}", file=PRACTICES_FILE), practices_schema),)
