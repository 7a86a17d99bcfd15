"""What of an own table of interventions may leave the session: without cells that few people would be known by."""

from typing import Final

import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.answers.interventions import Interventions
from stuntmap.language import Language, marked
from stuntmap.report.narrative.interventions import (
    ROUTINE_WARNING,
    TARGETS_NOTE,
    indicator_title,
    source_line,
    taken_sentence,
)
from stuntmap.report.table_files import TableAbout

HIDDEN: Final = marked("fewer than 5 people expected, or the place that would give such a one away: not passed on")
_COUNTED: Final = (v.NUMERATOR, v.DENOMINATOR, v.COVERED)


def intervention_table(table: Interventions, shares: pd.DataFrame, language: Language) -> pd.DataFrame:
    """One row a region and indicator with what may leave the session; index region_code, missing where not known.

    `shares`: as `Interventions.by_region` gives it.
    """
    indicators = table.indicators
    hidden = shares[v.IS_HIDDEN].astype(bool)
    standing = shares[v.INTERVENTION_STANDING].map(lambda gap: language.text(v.GAP_WORDS[gap]), na_action="ignore")
    passed = pd.DataFrame(
        {
            v.REGION_CODE: shares[v.REGION_CODE],
            v.REGION_NAME: shares[v.REGION_NAME],
            v.INDICATOR: [indicator_title(language, indicators[name]) for name in shares[v.INDICATOR]],
            v.INTERVENTION_GROUP: [
                language.text(v.INTERVENTION_GROUPS[indicators[name].group]) for name in shares[v.INDICATOR]
            ],
            **{name: shares[name].mask(hidden) for name in _COUNTED},
            v.INTERVENTION_TARGET: shares[v.INTERVENTION_TARGET],
            v.INTERVENTION_STANDING: standing.astype("object").mask(hidden),
            v.NOTE: pd.Series(None, index=shares.index, dtype="object").mask(hidden, language.text(HIDDEN)),
        }
    )
    return passed.set_index(v.REGION_CODE)


def about_interventions(
    language: Language, table: Interventions, period: str | None, title: str, today: str
) -> TableAbout:
    """What a file of interventions says about itself; it rests on what the reader brought."""
    hidden = language.text(HIDDEN)
    return TableAbout(
        title=title,
        survey=source_line(language, period),
        source=language.text("brought by the reader, not stored"),
        licence="",
        date=language.text("made {today}", today=today),
        definition=language.text("Reached (capaian) in % of those expected (sasaran)"),
        notes=(
            language.text(ROUTINE_WARNING),
            language.text(TARGETS_NOTE),
            taken_sentence(language, table, period),
            f"{hidden[:1].upper()}{hidden[1:]}.",
        ),
        is_routine=True,
    )
