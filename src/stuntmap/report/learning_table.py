"""The districts most like one, as a table to take away: page, meeting and command hand out the same one."""

from typing import Final

import pandas as pd

from stuntmap import vocabulary
from stuntmap.answers.learning import Learning
from stuntmap.language import Language
from stuntmap.report.narrative.learning import difference_words
from stuntmap.report.table_columns import with_certainty

_COLUMNS: Final = (
    *(vocabulary.REGION_CODE, vocabulary.REGION_NAME, vocabulary.PROVINCE_NAME, vocabulary.PREVALENCE),
    *(vocabulary.ESTIMATION, vocabulary.ALIKE_SHARE, vocabulary.STAYS_ALIKE_SHARE, vocabulary.LEARN_FROM),
    *vocabulary.REFERENCE_COLUMNS,
    *(vocabulary.CHANGE, vocabulary.LARGEST_DIFFERENCES),
)
_OF_EVERY_FIGURE: Final = (vocabulary.SURVEY, vocabulary.SURVEY_YEAR, vocabulary.CHECK, vocabulary.NOTE)


def learning_table(language: Language, found: Learning) -> pd.DataFrame:
    """One row a neighbour, the most alike first; after the figures the circumstances in their own units."""
    differences = ["; ".join(difference_words(language, found, str(code))) for code in found.table.index]
    table = found.table.assign(**{vocabulary.LARGEST_DIFFERENCES: differences})
    named = table.rename_axis(vocabulary.REGION_CODE).reset_index()
    values = found.values.loc[found.table.index].reset_index(drop=True)
    return named[with_certainty((*_COLUMNS, *_OF_EVERY_FIGURE), named)].join(values)
