"""Who the regions are that a region cannot be told apart from, on which side, and what such a test weighs."""

from typing import Final

import numpy as np
import pandas as pd

from stuntmap import phrases
from stuntmap.language import Language
from stuntmap.report.narrative.wording import joined
from stuntmap.vocabulary import PREVALENCE, REGION_NAME, short_name

# As many as a reader takes in on each side; the rest is counted, and all stand in a list of their own.
MOST_A_SIDE: Final = 3


def alike_names_sentence(
    language: Language, alike: pd.DataFrame, own_pct: float, most: int | None = MOST_A_SIDE
) -> str:
    """The regions of `alike` (region_name, prevalence_pct) by the side on which their figure lies, nearest first.

    Equal figures are ordered by name; of each side up to `most` (None: all). Empty where there are none.
    """
    most = len(alike) if most is None else most
    figures = alike[PREVALENCE]
    lower = alike[figures < own_pct].sort_values([PREVALENCE, REGION_NAME], ascending=[False, True])
    higher = alike[figures > own_pct].sort_values([PREVALENCE, REGION_NAME])
    same = alike[figures == own_pct].sort_values(REGION_NAME, kind="stable")
    return joined(
        language.text("With a lower figure: {names}.", names=_names(language, lower, most)) if len(lower) else "",
        language.text("With the same figure: {names}.", names=_names(language, same, most)) if len(same) else "",
        language.text("With a higher figure: {names}.", names=_names(language, higher, most)) if len(higher) else "",
    )


def are_names_cut(alike: pd.DataFrame, own_pct: float) -> bool:
    """Whether `alike_names_sentence` leaves some of `alike` to be counted."""
    sides = np.sign(alike[PREVALENCE] - own_pct).value_counts()
    return any(phrases.is_cut(int(count), MOST_A_SIDE) for count in sides)


def _names(language: Language, rows: pd.DataFrame, most: int) -> str:
    named = [
        f"{short_name(name)} ({language.number(figure, 1)})"
        for name, figure in zip(rows[REGION_NAME], rows[PREVALENCE], strict=True)
    ]
    return phrases.listed(named, language, most)


def tests_may_disagree_sentence(language: Language) -> str:
    """Why a rank set, or whom a region cannot be told apart from, may disagree with the test of two regions."""
    return language.text(
        "A comparison of two districts tests that pair alone, rank sets and the list of districts that cannot be told "
        "apart test all at once: they need not agree."
    )
