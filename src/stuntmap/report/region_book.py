"""A table of regions as a workbook: a sheet for one upright page of paper, the whole table, the facts about it.

The page holds what is asked first, in nine or ten columns, figures with their doubt, from the lowest prevalence on.
"""

from typing import Any, Final

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.language import Language
from stuntmap.phrases import Style
from stuntmap.report.table_files import TableAbout
from stuntmap.report.workbook import BookSheet, book_bytes

# The page of a table of many surveys, which has neither ranks nor changes.
LONG_COLUMNS: Final = (
    *(vocabulary.SURVEY, vocabulary.SURVEY_YEAR, vocabulary.REGION_NAME, vocabulary.PREVALENCE),
    *(vocabulary.CI95_LOW, vocabulary.CI95_HIGH, vocabulary.ESTIMATION),
)
# What follows rank, name, figure and interval, where the table has it: no difference without what a test says of it.
JUDGED_COLUMNS: Final = (
    *(vocabulary.SEVERITY, vocabulary.PREVIOUS_PREVALENCE, vocabulary.CHANGE, vocabulary.CHANGE_VERDICT),
    *(vocabulary.TARGET, vocabulary.DISTANCE, vocabulary.TARGET_VERDICT),
    vocabulary.DISTANCE_AHEAD,
)


def region_book_bytes(name: str, table: pd.DataFrame, about: TableAbout, language: Language) -> bytes:
    """`table` as XLSX under the sheet name `name`, behind its page for paper, before the facts about it."""
    lines = (
        about.title,
        " · ".join(filter(None, (about.survey, about.date))),
        language.text("Source: {source}", source=about.source),
    )
    sheets = [
        BookSheet(language.text("Brief"), brief_table(table, language), about, lines=(*lines, phrases.signs(language))),
        BookSheet(name, table, about, lines=lines),
    ]
    return book_bytes(sheets, about, language)


def brief_table(table: pd.DataFrame, language: Language) -> pd.DataFrame:
    """What of `table` fits on a page: one row a region, lowest prevalence first, those without an estimate last.

    Rank and interval are words, with their set and with what kind of interval it is. A table without ranks keeps its
    rows and order.
    """
    if vocabulary.RANK not in table:
        return table[[name for name in LONG_COLUMNS if name in table]]
    ordered = table.sort_values([vocabulary.PREVALENCE, vocabulary.REGION_NAME], na_position="last")
    rows: list[dict[str, Any]] = ordered.to_dict("records")  # type: ignore[assignment]
    prevalence = language.text(vocabulary.COLUMNS[vocabulary.PREVALENCE].heading)
    brief = pd.DataFrame(
        {
            language.text("Rank (95% set)"): [phrases.rank(row, language, Style.CELL) for row in rows],
            vocabulary.REGION_NAME: [row[vocabulary.REGION_NAME] for row in rows],
            prevalence: ordered[vocabulary.PREVALENCE].to_list(),
        }
    )
    if vocabulary.CI_KIND in table:
        brief[language.text("95% confidence interval")] = [_interval(row, language) for row in rows]
    for name in JUDGED_COLUMNS:
        if name in table:
            brief[name] = ordered[name].to_list()
    # One target for all stands in the heading of the distance.
    return brief.drop(columns=vocabulary.TARGET) if _one_target(brief) else brief


def _one_target(brief: pd.DataFrame) -> bool:
    return vocabulary.TARGET in brief and brief[vocabulary.TARGET].nunique() == 1


def _interval(row: phrases.Row, language: Language) -> str:
    if pd.isna(row[vocabulary.PREVALENCE]):
        return phrases.no_estimate(language, Style.SHORT)
    return phrases.interval(row, language, Style.CELL) or phrases.verdict(vocabulary.CI_NONE, language)
