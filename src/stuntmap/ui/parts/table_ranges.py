"""The limits that stand beside a figure in its own cell of the page's table, and the words around them.

Limits travel as numbers; the words stand once in `forms`, and each row points at its own by a letter.
"""

from typing import Any, Final

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.language import Language
from stuntmap.ui.parts.table_packing import bits_or_missing, letters, numbers

_SLOTS: Final = {"low": "%LOW%", "high": "%HIGH%"}


def without_certainty(table: pd.DataFrame) -> pd.DataFrame:
    """`table` without every column that says how far a figure can be trusted: as a visitor prints it who asks so."""
    certain = vocabulary.all_certainty_columns()
    return table.drop(columns=[name for name in table if name in certain])


def has_limits(table: pd.DataFrame, name: str) -> bool:
    """Whether the cells of a column show limits: the table brings them along."""
    column = vocabulary.COLUMNS[name]
    return bool(column.with_limits) and set(column.limits) <= set(table.columns)


def limits_beside(language: Language, table: pd.DataFrame, name: str) -> dict[str, Any]:
    """The limits of one column: `low` and `high` a row, `forms` with the slots %LOW% and %HIGH%, a letter a row.

    A blank letter says that nothing stands beside the figure.
    """
    column = vocabulary.COLUMNS[name]
    low, high = (table[limit] for limit in column.limits)
    known = low.notna() & high.notna()
    places = column.numbers.decimals if column.numbers else 0
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
        slots = _SLOTS["low"], _SLOTS["high"]
        forms = {kind: phrases.written_limits(*slots, kind, language) for kind in vocabulary.CI_KINDS}
        estimated = table[vocabulary.PREVALENCE].notna()
        return forms, [
            kind if shown else None for kind, shown in zip(table[vocabulary.CI_KIND], estimated, strict=True)
        ]
    if name == vocabulary.RANK:
        forms = {
            key: phrases.written_rank_set(_SLOTS["low"], _SLOTS["high"], language, rough)
            for key, rough in (("0", False), ("1", True))
        }
        return forms, bits_or_missing(table[vocabulary.RANK_IS_ROUGH].where(known))
    # Beside a minus sign a dash could be taken for another one.
    between = (
        language.text("({low} to {high})", **_SLOTS)
        if name == vocabulary.SO_FAR_REDUCTION
        else f"({_SLOTS['low']}–{_SLOTS['high']})"
    )
    return {"0": between}, ["0" if shown else None for shown in known]
