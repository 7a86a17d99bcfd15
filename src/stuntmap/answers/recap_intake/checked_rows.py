"""The second step of taking a source in: its rows with what their texts mean, and which of them may not be used."""

from typing import TYPE_CHECKING, Final

import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.analysis.recap_checks import exclusions
from stuntmap.answers.recap_intake.meanings import PLACE_TEXTS, Meanings, same_texts
from stuntmap.answers.recap_intake.staging import STAGED, Staged, frame_of, row_of
from stuntmap.data.recap_store.source_tables import quoted
from stuntmap.data.uploads.cells import unread_cell
from stuntmap.data.uploads.sheets import Row, Sheet
from stuntmap.errors import BadChoiceError
from stuntmap.language.findings import Finding
from stuntmap.language.written_numbers import UnreadNumberError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# The tables of an engine with the rows of one source, with the numbers of those not used and the reason.
READ: Final = "read"
EXCLUDED: Final = "excluded"
# Those among which the checks look for them.
DOUBTFUL: Final = "doubtful"
# Why a row is no row of a place and month; it is counted, not stored.
NO_FIGURES: Final = "no_figures"
MONTH_UNKNOWN: Final = "month_unknown"
MAIN_COUNTS: Final = (v.CHILDREN_STUNTED, v.CHILDREN_MEASURED, v.CHILDREN_EXPECTED)
# A source with more faults is no recap with faults.
MOST_FAULTS: Final = 200_000


def read_rows(connection: "DuckDBPyConnection", source: Staged, meanings: Meanings) -> None:
    """Make the table READ of a staged source.

    Columns row, district_code, region_code ("" where not certain), name, place (which tells it from others), period,
    the main counts, is_unread, and aside: why it is no row of a place (NULL: it is one).
    """
    meanings.learn(STAGED, source.texts, source.counted, source.unit)
    places, periods = (
        f"JOIN {name} {short} ON {same_texts(short, {column: source.texts[column] for column in columns})}"
        for name, short, columns in (("places", "p", PLACE_TEXTS), ("periods", "t", v.TIMES))
    )
    joins = [f"{places} AND p.unit = '{source.unit}'", periods]
    joins += [f"LEFT JOIN counts n{at} ON n{at}.cell = s.{column}" for at, column in enumerate(source.counted)]
    number = {column: f"n{at}.number" for at, column in enumerate(source.counted)}
    of = {column: number.get(column, "CAST(NULL AS INTEGER)") for column in v.COUNTS}
    # As analysis.recap_checks.with_counts adds them up.
    short = f"{of[v.VERY_SHORT]} + {of[v.SHORT]}"
    by_class = f"{short} + {of[v.NORMAL_HEIGHT]} + coalesce({of[v.TALL]}, 0)"
    faults = " OR ".join(f"n{at}.fault IS NOT NULL" for at in range(len(source.counted)))
    nothing = " AND ".join(f"{column} IS NULL" for column in number.values())
    has_month = row_of(connection, f"SELECT coalesce(bool_or(t.of_time <> ''), false) FROM {STAGED} s {periods}")[0]
    period = "t.of_time" if has_month else quoted(source.table.month or "")
    connection.execute(
        f"""CREATE TEMP TABLE {READ} AS SELECT s."row", p.of_district AS {v.DISTRICT_CODE}, p.{v.REGION_CODE}, p.name,
        p.place, {period} AS {v.PERIOD}, coalesce({of[v.CHILDREN_STUNTED]}, {short}) AS {v.CHILDREN_STUNTED},
        coalesce({of[v.CHILDREN_MEASURED]}, {by_class}) AS {v.CHILDREN_MEASURED},
        {of[v.CHILDREN_EXPECTED]} AS {v.CHILDREN_EXPECTED}, {faults} AS is_unread,
        CASE WHEN p.kind <> '' THEN p.kind WHEN ({nothing}) AND NOT ({faults}) THEN '{NO_FIGURES}'
             WHEN {period} = '' THEN '{MONTH_UNKNOWN}' END AS aside
        FROM {STAGED} s {" ".join(joins)}"""
    )


def exclude_rows(connection: "DuckDBPyConnection", source: Staged) -> list[Finding]:
    """Make the table EXCLUDED of the rows of READ that may not be used; a finding for each of them.

    Raises:
        BadChoiceError: there are too many.
    """
    key = f"place, {v.PERIOD}"
    columns = ", ".join((v.ROW, "name", "place", v.PERIOD, *MAIN_COUNTS))
    connection.execute(
        f"""CREATE TEMP TABLE {DOUBTFUL} AS SELECT {columns}, is_unread FROM {READ} WHERE aside IS NULL AND (is_unread
        OR {v.CHILDREN_STUNTED} IS NULL OR {v.CHILDREN_MEASURED} IS NULL
        OR {v.CHILDREN_STUNTED} > {v.CHILDREN_MEASURED}
        OR ({key}) IN (SELECT ({key}) FROM {READ} WHERE aside IS NULL GROUP BY {key} HAVING count(*) > 1))
        ORDER BY {v.ROW}"""
    )
    count = row_of(connection, f"SELECT count(*) FROM {DOUBTFUL}")[0]
    if count > MOST_FAULTS:
        raise BadChoiceError("ingest_too_many_faults", count=count)
    rows = frame_of(connection, f"SELECT * FROM {DOUBTFUL}")
    rows = rows.astype(dict.fromkeys(MAIN_COUNTS, "float64")).assign(**{v.SHEET: ""})
    unread = _unread(connection, source, rows.loc[rows["is_unread"], v.ROW])
    findings = sorted([*unread, *exclusions(rows)], key=lambda finding: finding.row or 0)
    found = pd.DataFrame({"row": [finding.row for finding in findings], "reason": [one.kind for one in findings]})
    connection.register("found", found.astype({"row": "int64", "reason": "str"}))
    connection.execute(
        f'CREATE TEMP TABLE {EXCLUDED} AS SELECT "row", first(reason) AS reason FROM found GROUP BY "row"'
    )
    connection.unregister("found")
    return findings


def _unread(connection: "DuckDBPyConnection", source: Staged, rows: pd.Series) -> list[Finding]:
    """A finding for each cell of these rows that is not read as a number."""
    if not len(rows):
        return []
    numbers = ", ".join(map(str, rows))
    parts = (
        f"SELECT s.{v.ROW}, '{column}' AS says, s.{column} AS cell, n.fault FROM {STAGED} s JOIN counts n ON "
        f"n.cell = s.{column} WHERE n.fault IS NOT NULL AND s.{v.ROW} IN ({numbers})"
        for column in source.counted
    )
    columns = source.table.layout.columns
    return [
        unread_cell(Sheet("", []), Row(row, []), *columns[says][:2], UnreadNumberError(fault, cell))
        for row, says, cell, fault in connection.execute(" UNION ALL ".join(parts)).fetchall()
    ]
