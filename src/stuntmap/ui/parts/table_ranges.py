"""The limits that stand beside a figure in its own cell of the page's table, and the words around them.

Limits travel as numbers; the words stand once in `forms`, and each row points at its own by a letter.
"""

from typing import Any, Final

import pandas as pd

from stuntmap import vocabulary
from stuntmap.language import Language
from stuntmap.report.narrative import verdict_name
from stuntmap.report.table_columns import CERTAINTY_OF
from stuntmap.ui.parts.table_packing import bits_or_missing, letters, numbers

SO_FAR: Final = "so_far_reduction_pp"
# The two columns of limits of each column that shows them in its cells; the files have them as columns of their own.
LIMITS: Final = {
    name: CERTAINTY_OF[name][:2]
    for name in (vocabulary.PREVALENCE, vocabulary.RANK, vocabulary.STUNTED_CHILDREN, SO_FAR)
}
_SLOTS: Final = {"low": "%LOW%", "high": "%HIGH%"}
_DECIMALS: Final = {vocabulary.PREVALENCE: 1, vocabulary.RANK: 0, vocabulary.STUNTED_CHILDREN: 0, SO_FAR: 2}


def without_certainty(table: pd.DataFrame) -> pd.DataFrame:
    """`table` without every column that says how far a figure can be trusted: as a visitor prints it who asks so."""
    certain = {name for names in CERTAINTY_OF.values() for name in names}
    return table.drop(columns=[name for name in table if name in certain])


def has_limits(table: pd.DataFrame, name: str) -> bool:
    """Whether the cells of a column show limits: the table brings them along."""
    return name in LIMITS and set(LIMITS[name]) <= set(table.columns)


def limits_beside(language: Language, table: pd.DataFrame, name: str) -> dict[str, Any]:
    """The limits of one column: `low` and `high` a row, `forms` with the slots %LOW% and %HIGH%, a letter a row.

    A blank letter says that nothing stands beside the figure.
    """
    low, high = (table[limit] for limit in LIMITS[name])
    known = low.notna() & high.notna()
    places = _DECIMALS[name]
    forms, keys = _forms(language, table, name, known)
    present, written = letters(keys, list(forms))
    # A form without limits, "no interval", needs no numbers.
    return {
        "low": numbers(low.where(known), places),
        "high": numbers(high.where(known), places),
        "forms": [forms[key] for key in present],
        "form": written,
    }


def _forms(
    language: Language, table: pd.DataFrame, name: str, known: pd.Series
) -> tuple[dict[str, str], list[str | None]]:
    """The forms that a column's limits may take, by a key, and the key of each row."""
    if name == vocabulary.PREVALENCE:
        forms = {
            kind: language.text("({low}–{high}; {kind})", kind=verdict_name(language, kind), **_SLOTS)
            for kind in (vocabulary.CI_PUBLISHED, vocabulary.CI_APPROXIMATE)
        }
        forms[vocabulary.CI_NONE] = f"({verdict_name(language, vocabulary.CI_NONE)})"
        estimated = table[vocabulary.PREVALENCE].notna()
        return forms, [
            kind if shown else None for kind, shown in zip(table[vocabulary.CI_KIND], estimated, strict=True)
        ]
    if name == vocabulary.RANK:
        forms = {
            "0": language.text("between {low} and {high}", **_SLOTS),
            "1": language.text("roughly between {low} and {high}", **_SLOTS),
        }
        return forms, bits_or_missing(table[vocabulary.RANK_IS_ROUGH].where(known))
    # Beside a minus sign a dash could be taken for another one.
    between = language.text("({low} to {high})", **_SLOTS) if name == SO_FAR else f"({_SLOTS['low']}–{_SLOTS['high']})"
    return {"0": between}, ["0" if shown else None for shown in known]
