"""What is wrong or odd in a recap, before a figure of it is shown: each with its row and the reason.

A row that cannot be right is set aside; what is only odd is told, and whoever brought the table decides.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.language import Term, marked
from stuntmap.language.findings import Finding

# Above this a whole village would be stunted: in no survey and no district is it more than half.
HIGHEST_PREVALENCE_PCT: Final = 70.0
# Where at least as many were measured, not one stunted child is odd: at 5 % it happens once in 21 times.
LEAST_FOR_ZERO: Final = 60
# A printed percentage and that of the counts are the same up to rounding.
PRINTED_TOLERANCE_PP: Final = 0.2
# The same number, not a small one, in so many rows one after the other has been filled down.
FILLED_ROWS: Final = 6
SMALLEST_FILLED: Final = 5
# A number of children that more than doubles or halves from one month to the next, if it is not small.
JUMP: Final = 2.0
SMALLEST_JUMP: Final = 50
# A month whose numbers are so many times those of the other months has another unit.
OTHER_UNIT: Final = 8.0
FEWEST_PLACES: Final = 5

_MAIN: Final = (v.CHILDREN_STUNTED, v.CHILDREN_MEASURED, v.CHILDREN_EXPECTED)
# What the words of a finding may name of its row.
_SAID: Final = ("name", *_MAIN, "printed", "found")
# What each count is called in a finding.
COUNT_NAMES: Final = {
    v.CHILDREN_STUNTED: Term("children stunted"),
    v.CHILDREN_MEASURED: Term("children measured"),
    v.CHILDREN_EXPECTED: Term("children expected"),
    v.VERY_SHORT: Term("very short"),
    v.SHORT: Term("short"),
    v.NORMAL_HEIGHT: Term("normal"),
    v.TALL: Term("tall"),
    v.OUTLIER: Term("outlier"),
}


def with_counts(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with children stunted and measured: as written, else summed up from the classes of height for age.

    Outliers are not measured. NaN where neither is there.
    """
    stunted = rows[v.VERY_SHORT] + rows[v.SHORT]
    measured = stunted + rows[v.NORMAL_HEIGHT] + rows[v.TALL].fillna(0)
    return rows.assign(
        **{
            v.CHILDREN_STUNTED: rows[v.CHILDREN_STUNTED].fillna(stunted),
            v.CHILDREN_MEASURED: rows[v.CHILDREN_MEASURED].fillna(measured),
        }
    )


def recap_findings(rows: pd.DataFrame, totals: pd.DataFrame) -> list[Finding]:
    """Everything found in the rows of a recap (from `with_counts`).

    Columns of `rows`: sheet, row, name (what a row is about), place (which tells it from others), period, the counts,
    prevalence_pct as printed. `totals`: the rows that say they add others up, with the same columns.
    """
    checks = (_missing, _impossible, _odd_shares, _twice, _parts, _printed, _filled_down, _other_units, _jumps, _gaps)
    found = [finding for check in checks for finding in check(rows)]
    return [*found, *_totals(rows, totals)]


def exclusions(rows: pd.DataFrame) -> list[Finding]:
    """The findings for which a row is not used. Columns as `recap_findings` needs them, of counts the three main ones.

    Each looks at a row, or at the rows of a place and month, alone: those that may be wrong are enough.
    """
    return [finding for check in (_missing, _impossible, _twice) for finding in check(rows) if finding.excludes]


def told(
    kind: str,
    message: str,
    rows: pd.DataFrame,
    *,
    column: str = "",
    excludes: bool = False,
    said: Sequence[str] = _SAID,
) -> Iterator[Finding]:
    """A finding for each of the rows, its message filled from the columns of the row that may be `said`."""
    needed = [name for name in (v.SHEET, v.ROW, *said) if name in rows]
    for row in rows[needed].to_dict("records"):
        values = {name: row[name] for name in said if name in row and pd.notna(row[name])}
        yield Finding(kind, Term(message, **values), row[v.SHEET], int(row[v.ROW]), column, excludes)


def repetitions(rows: pd.DataFrame, key: list[str], figures: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows that repeat a `key` with other `figures`, all of them; and with the same, all but the first."""
    repeated = rows[rows.duplicated(key, keep=False)]
    if not len(repeated):
        return repeated, repeated
    differs = repeated.groupby(key)[[*figures]].transform("nunique", dropna=False).gt(1).any(axis=1)
    return repeated[differs], repeated[~differs & repeated.duplicated(key)]


def unlike_printed(rows: pd.DataFrame, part: str, whole: str, printed: str) -> pd.DataFrame:
    """The rows whose `printed` percentage is not that of their counts, with `printed` and `found` in %."""
    found = 100 * rows[part] / rows[whole].where(rows[whole] > 0)
    unlike = (found - rows[printed]).abs().round(6) > PRINTED_TOLERANCE_PP
    return rows.assign(found=found.round(1), printed=rows[printed])[unlike]


def sudden_changes(rows: pd.DataFrame, key: list[str], column: str) -> pd.DataFrame:
    """The rows whose count more than doubles or halves since the period before, with `printed` before, `found` now."""
    known = rows[rows[column].notna()].sort_values([*key, v.PERIOD, v.ROW], kind="stable")
    before = known.groupby(key)[column].shift()
    both = pd.DataFrame({"before": before, "now": known[column]})
    sudden = (both.max(axis=1) > JUMP * both.min(axis=1)) & (both.max(axis=1) >= SMALLEST_JUMP) & before.notna()
    return known.assign(printed=before, found=known[column])[sudden].sort_values(v.ROW, kind="stable")


def _missing(rows: pd.DataFrame) -> Iterator[Finding]:
    without = rows[rows[[v.CHILDREN_STUNTED, v.CHILDREN_MEASURED]].isna().any(axis=1)]
    yield from told(
        "no_figures", marked("{name}: children stunted or children measured are missing"), without, excludes=True
    )
    nobody = rows[(rows[v.CHILDREN_MEASURED] == 0)]
    yield from told("nobody_measured", marked("{name}: no child was measured"), nobody)


def _impossible(rows: pd.DataFrame) -> Iterator[Finding]:
    stunted, measured, expected = (rows[column] for column in _MAIN)
    yield from told(
        "stunted_above_measured",
        marked("{name}: more children stunted ({children_stunted}) than measured ({children_measured})"),
        rows[stunted > measured],
        excludes=True,
    )
    yield from told(
        "measured_above_expected",
        marked("{name}: more children measured ({children_measured}) than expected ({children_expected})"),
        rows[measured > expected],
    )


def _odd_shares(rows: pd.DataFrame) -> Iterator[Finding]:
    stunted, measured = rows[v.CHILDREN_STUNTED], rows[v.CHILDREN_MEASURED]
    yield from told(
        "no_child_stunted",
        marked("{name}: not one of {children_measured} children is stunted"),
        rows[(stunted == 0) & (measured >= LEAST_FOR_ZERO)],
    )
    share = (100 * stunted / measured).round(1)
    high = rows.assign(found=share)[(share > HIGHEST_PREVALENCE_PCT) & (stunted <= measured)]
    yield from told(
        "prevalence_too_high",
        marked("{name}: {found} % of the children measured are stunted ({children_stunted} of {children_measured})"),
        high,
    )


def _twice(rows: pd.DataFrame) -> Iterator[Finding]:
    """Rows that repeat a place and month: equal ones but for the first, all of them where they differ."""
    differing, again = repetitions(rows, ["place", v.PERIOD], _MAIN)
    yield from told("twice", marked("{name} stands twice with other figures"), differing, excludes=True)
    yield from told("twice", marked("{name} stands twice with the same figures"), again, excludes=True)


def _parts(rows: pd.DataFrame) -> Iterator[Finding]:
    found = rows[v.VERY_SHORT] + rows[v.SHORT]
    unlike = rows.assign(found=found)[(found != rows[v.CHILDREN_STUNTED]) & found.notna()]
    yield from told(
        "parts_unlike_sum",
        marked("{name}: very short and short make {found} children, stunted are {children_stunted}"),
        unlike[unlike[v.CHILDREN_STUNTED].notna()],
    )


def _printed(rows: pd.DataFrame) -> Iterator[Finding]:
    yield from told(
        "printed_unlike_counts",
        marked("{name}: {printed} % is printed, {children_stunted} of {children_measured} are {found:1} %"),
        unlike_printed(rows, v.CHILDREN_STUNTED, v.CHILDREN_MEASURED, v.PREVALENCE),
        column=v.PREVALENCE,
    )


def _filled_down(rows: pd.DataFrame) -> Iterator[Finding]:
    """Runs of one number in a column: filled down, or a stopgap."""
    for column in v.COUNTS:
        values = rows[column]
        run = (values.ne(values.shift()) | rows[v.SHEET].ne(rows[v.SHEET].shift())).cumsum()
        length = values.groupby(run).transform("size")
        filled = rows[(length >= FILLED_ROWS) & (values >= SMALLEST_FILLED)]
        for _, own in filled.groupby(run[filled.index]):
            first, last = own.iloc[0], own.iloc[-1]
            words = Term(
                "{column}: {count} rows one after the other (to row {last:plain}) hold the same number {number}",
                column=COUNT_NAMES[column],
                count=len(own),
                last=int(last[v.ROW]),
                number=int(first[column]),
            )
            yield Finding("filled_down", words, str(first[v.SHEET]), int(first[v.ROW]), column)


def _other_units(rows: pd.DataFrame) -> Iterator[Finding]:
    """Months whose numbers are many times, or a small part of, those of the other months: counts, then per mille."""
    for column in _MAIN:
        by_period = rows.groupby(v.PERIOD)[column]
        typical = by_period.median()[by_period.count() >= FEWEST_PLACES]
        if len(typical) < 2:
            continue
        ratio = typical / typical.median()
        for period in ratio.index[(ratio > OTHER_UNIT) | (ratio < 1 / OTHER_UNIT)]:
            first = rows[rows[v.PERIOD] == period].iloc[0]
            words = Term(
                "{column} of {period:plain} are {found:1} times those of the other months: another unit?",
                column=COUNT_NAMES[column],
                period=period,
                found=float(ratio[period]),
            )
            yield Finding("other_unit", words, str(first[v.SHEET]), int(first[v.ROW]), column)


def _jumps(rows: pd.DataFrame) -> Iterator[Finding]:
    for column in (v.CHILDREN_MEASURED, v.CHILDREN_EXPECTED):
        message = {
            v.CHILDREN_MEASURED: marked(
                "{name}: children measured went from {printed} to {found} since the period before"
            ),
            v.CHILDREN_EXPECTED: marked(
                "{name}: children expected went from {printed} to {found} since the period before"
            ),
        }[column]
        yield from told("sudden_change", message, sudden_changes(rows, ["place"], column), column=column)


def _gaps(rows: pd.DataFrame) -> Iterator[Finding]:
    """Places without a row for months that others have."""
    periods = sorted(set(rows[v.PERIOD]) - {""})
    if len(periods) < 2:
        return
    there = set(zip(rows["place"].to_numpy(), rows[v.PERIOD].to_numpy(), strict=True))
    for first in rows.drop_duplicates("place")[[v.SHEET, v.ROW, "name", "place"]].to_dict("records"):
        if missing := [period for period in periods if (first["place"], period) not in there]:
            words = Term("{name}: no row for {periods:first}", name=first["name"], periods=missing)
            yield Finding("month_missing", words, str(first[v.SHEET]), int(first[v.ROW]), v.PERIOD)


def _totals(rows: pd.DataFrame, totals: pd.DataFrame) -> Iterator[Finding]:
    """Rows of sums that neither the rows since the last such row nor all rows above add up to."""
    last: dict[str, int] = {}
    for total in totals.to_dict("records"):
        above = rows[(rows[v.SHEET] == total[v.SHEET]) & (rows[v.ROW] < total[v.ROW])]
        part = above[above[v.ROW] > last.get(total[v.SHEET], 0)]
        last[total[v.SHEET]] = total[v.ROW]
        for column in v.COUNTS:
            found = above[column].sum()
            if pd.notna(total[column]) and total[column] not in (found, part[column].sum()):
                words = Term(
                    "{column}: the total is {printed}, the rows make {found}",
                    column=COUNT_NAMES[column],
                    printed=int(total[column]),
                    found=int(found),
                )
                yield Finding("total_unlike_sum", words, str(total[v.SHEET]), int(total[v.ROW]), column)
