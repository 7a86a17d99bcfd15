"""Who the regions are that a region cannot be told apart from, and whether their figure is lower or higher."""

import pandas as pd

from stuntmap import phrases
from stuntmap.language import Language
from stuntmap.report.narrative.wording import joined
from stuntmap.vocabulary import PREVALENCE, REGION_NAME, short_name

# As many as a reader takes in on each side; the rest is counted.
MOST_A_SIDE = 12


def alike_names_sentence(language: Language, alike: pd.DataFrame, own_pct: float) -> str:
    """The regions of `alike` (region_name, prevalence_pct) by the side on which their figure lies, nearest first.

    Equal figures are ordered by name. Empty where there are none.
    """
    figures = alike[PREVALENCE]
    lower = alike[figures < own_pct].sort_values([PREVALENCE, REGION_NAME], ascending=[False, True])
    higher = alike[figures > own_pct].sort_values([PREVALENCE, REGION_NAME])
    same = alike[figures == own_pct].sort_values(REGION_NAME)
    return joined(
        language.text("With a lower figure: {names}.", names=_names(language, lower)) if len(lower) else "",
        language.text("With the same figure: {names}.", names=_names(language, same)) if len(same) else "",
        language.text("With a higher figure: {names}.", names=_names(language, higher)) if len(higher) else "",
    )


def _names(language: Language, rows: pd.DataFrame) -> str:
    named = [
        f"{short_name(name)} ({language.number(figure, 1)})"
        for name, figure in zip(rows[REGION_NAME], rows[PREVALENCE], strict=True)
    ]
    return phrases.listed(named, language, MOST_A_SIDE)
