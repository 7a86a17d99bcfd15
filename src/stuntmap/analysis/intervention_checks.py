"""What is wrong or odd in a table of interventions, before it is shown: each with its row and the reason."""

from collections.abc import Iterator
from typing import Final

import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.analysis.recap_checks import repetitions, sudden_changes, told, unlike_printed
from stuntmap.language import marked
from stuntmap.language.findings import Finding

# What the words of a finding may name of its row.
_SAID: Final = ("name", "title", v.NUMERATOR, v.DENOMINATOR, "printed", "found")


def intervention_findings(rows: pd.DataFrame) -> list[Finding]:
    """Everything found in the rows of a table of interventions, in no order.

    Columns: sheet, row, name and place (as in `recap_findings`), period, indicator, title (of it), numerator,
    denominator, covered_pct as printed.
    """
    checks = (_missing, _impossible, _twice, _printed, _jumps)
    return [finding for check in checks for finding in check(rows)]


def _missing(rows: pd.DataFrame) -> Iterator[Finding]:
    without = rows[[v.NUMERATOR, v.DENOMINATOR]].isna().any(axis=1)
    yield from told(
        *("no_figures", marked("{name}, {title}: numerator or denominator is missing"), rows[without]),
        excludes=True,
        said=_SAID,
    )
    nobody = rows[rows[v.DENOMINATOR] == 0]
    yield from told("nobody_expected", marked("{name}, {title}: the denominator is 0"), nobody, said=_SAID)


def _impossible(rows: pd.DataFrame) -> Iterator[Finding]:
    yield from told(
        "numerator_above_denominator",
        marked("{name}, {title}: more reached ({numerator}) than there are ({denominator})"),
        rows[rows[v.NUMERATOR] > rows[v.DENOMINATOR]],
        excludes=True,
        said=_SAID,
    )


def _twice(rows: pd.DataFrame) -> Iterator[Finding]:
    """Rows that repeat place, period and indicator: equal ones but for the first, all of them where they differ."""
    differing, again = repetitions(rows, ["place", v.PERIOD, v.INDICATOR], (v.NUMERATOR, v.DENOMINATOR))
    yield from told(
        *("twice", marked("{name}, {title}: stands twice with other figures"), differing),
        excludes=True,
        said=_SAID,
    )
    yield from told(
        *("twice", marked("{name}, {title}: stands twice with the same figures"), again),
        excludes=True,
        said=_SAID,
    )


def _printed(rows: pd.DataFrame) -> Iterator[Finding]:
    yield from told(
        "printed_unlike_counts",
        marked("{name}, {title}: {printed} % is printed, {numerator} of {denominator} are {found:1} %"),
        unlike_printed(rows, v.NUMERATOR, v.DENOMINATOR, v.COVERED),
        column=v.COVERED,
        said=_SAID,
    )


def _jumps(rows: pd.DataFrame) -> Iterator[Finding]:
    """A denominator that more than doubles or halves from one period to the next, if it is not small."""
    yield from told(
        "sudden_change",
        marked("{name}, {title}: the denominator went from {printed} to {found} since the period before"),
        sudden_changes(rows, ["place", v.INDICATOR], v.DENOMINATOR),
        column=v.DENOMINATOR,
        said=_SAID,
    )
