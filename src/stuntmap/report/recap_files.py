"""What of an own recap may leave the session: its regions without the cells that so few children would be known by."""

from typing import Final

import pandas as pd

from stuntmap import vocabulary
from stuntmap.answers.recap_parts import list_passed_on
from stuntmap.language import Language, marked
from stuntmap.report.narrative.recaps import WARNING, brought_words
from stuntmap.report.table_files import TableAbout

HIDDEN: Final = marked("fewer than 5 children measured, or the place that would give such a one away: not passed on")
LIST_COLUMNS: Final = (
    vocabulary.PRIORITY_STANDING,
    vocabulary.DECISION_REASON,
    vocabulary.PRIORITY_ORDER,
    vocabulary.PRIORITY_SCORE,
    vocabulary.STAYS_SHARE,
    vocabulary.CRITERIA_UNKNOWN,
)
COLUMNS: Final = (
    vocabulary.REGION_NAME,
    vocabulary.CHILDREN_STUNTED,
    vocabulary.CHILDREN_MEASURED,
    vocabulary.CHILDREN_EXPECTED,
    vocabulary.COVERAGE,
    vocabulary.PREVALENCE,
    vocabulary.CI95_LOW,
    vocabulary.CI95_HIGH,
    vocabulary.SHRUNKEN,
    vocabulary.SHRUNKEN_LOW,
    vocabulary.SHRUNKEN_HIGH,
)
# Of an own table of interventions, where one is loaded.
MORE_COLUMNS: Final = (vocabulary.FAMILIES_COUNTED, vocabulary.INTERVENTIONS_SHORT)


def passed_on(table: pd.DataFrame, language: Language, listed: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row a region with what may leave the session, and a note where something may not.

    `table`: as the page shows it, with is_hidden; index region_code; `listed`: the same regions with their place in a
    priority list. Of a hidden region everything but its name and its standing in the list is missing, and it stands at
    the end: order and score would tell of its count (`recap_parts.list_passed_on`).
    """
    more = [name for name in MORE_COLUMNS if name in table and table[name].notna().any()]
    shown = table[[*COLUMNS, *more]].copy()
    hidden = table[vocabulary.IS_HIDDEN].astype(bool)
    shown.loc[hidden, [*COLUMNS[1:], *more]] = float("nan")
    notes = pd.Series(None, index=table.index, dtype="object").mask(hidden, language.text(HIDDEN))
    # The words of a survey without an estimate do not apply: these figures are counted.
    named = shown.rename(columns={vocabulary.PREVALENCE: vocabulary.COUNTED_PREVALENCE})
    if listed is not None and len(listed):
        judged = listed.assign(**{vocabulary.IS_HIDDEN: hidden.reindex(listed.index)})
        named = named.join(list_passed_on(judged)[list(LIST_COLUMNS)])
    return named.assign(**{vocabulary.NOTE: notes}).loc[[*table.index[~hidden], *sorted(table.index[hidden])]]


def about_recap(
    language: Language, title: str, source: str, used: str, today: str, is_stored: bool = False
) -> TableAbout:
    """What a file of a recap says about itself; it is no survey, and rests on what the reader or a store brought."""
    return TableAbout(
        title=title,
        survey=source,
        source=brought_words(language, is_stored),
        licence="",
        date=language.text("made {today}", today=today),
        definition=language.text(vocabulary.STUNTING.definition),
        notes=(language.text(WARNING), used, language.text(HIDDEN)[:1].upper() + language.text(HIDDEN)[1:] + "."),
        is_routine=True,
    )
