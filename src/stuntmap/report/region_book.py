"""A table of regions as a workbook: a sheet for printed pages of A4, the whole table, the facts about it.

The sheet holds what a planner prints, in seven columns, figures with their doubt, from the lowest prevalence on.
"""

from collections.abc import Callable
from typing import Any, Final

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.analysis.classifying import indicator_of
from stuntmap.analysis.target_distance import Target
from stuntmap.language import Language
from stuntmap.phrases import Style
from stuntmap.phrases.notes import note
from stuntmap.report import narrative
from stuntmap.report.priority_sheet import priority_cells, priority_heads
from stuntmap.report.table_columns import own_headings, with_reasons
from stuntmap.report.table_files import TableAbout
from stuntmap.report.workbook import BookSheet, book_bytes

# The page of a table of many surveys, which has neither ranks nor changes.
LONG_COLUMNS: Final = (
    *(vocabulary.SURVEY, vocabulary.SURVEY_YEAR, vocabulary.REGION_NAME, vocabulary.PREVALENCE),
    *(vocabulary.CI95_LOW, vocabulary.CI95_HIGH, vocabulary.ESTIMATION),
)

# In letters: so narrow that a page across is read at arm's length.
WIDEST_CELL: Final = 27


def region_book_bytes(
    name: str, table: pd.DataFrame, about: TableAbout, language: Language, compared_year: int | None = None
) -> bytes:
    """`table` as XLSX under the sheet name `name`, behind its page for paper, before the facts about it."""
    lines = (
        about.title,
        " · ".join(filter(None, (about.survey, about.date))),
        language.text("Source: {source}", source=about.source),
    )
    brief = brief_table(table, language, compared_year)
    sheets = [
        BookSheet(language.text("Brief"), brief, about, lines=(*lines, phrases.signs(language)), widest=WIDEST_CELL),
        BookSheet(name, table, about, lines=lines),
    ]
    return book_bytes(sheets, about, language)


def brief_table(table: pd.DataFrame, language: Language, compared_year: int | None = None) -> pd.DataFrame:
    """What of `table` a planner prints: one row a region, lowest prevalence first, those without an estimate last.

    Each cell is words: a figure with its interval, a rank with its set, a change and a distance with what a test says.
    A column that `table` has nothing for is left out. A priority list keeps its order, and so does a table without
    ranks, with its columns.
    """
    if vocabulary.PRIORITY_ORDER in table:
        listed = [priority_cells(language, row) for row in table.to_dict("records")]
        return pd.DataFrame(listed, columns=priority_heads(language))
    if vocabulary.RANK not in table:
        return table[[name for name in LONG_COLUMNS if name in table]]
    ordered = table.sort_values([vocabulary.PREVALENCE, vocabulary.REGION_NAME], na_position="last")
    if {vocabulary.NOTE, vocabulary.PROVINCE_CODE, vocabulary.SURVEY_YEAR} <= set(table):
        ordered = with_reasons(ordered, language)
    rows: list[dict[str, Any]] = ordered.to_dict("records")  # type: ignore[assignment]
    brief = pd.DataFrame({vocabulary.REGION_NAME: ordered[vocabulary.REGION_NAME].to_list()})
    for heading, needed, cell in _columns(table, language, compared_year):
        if needed in table:
            brief[heading] = [cell(row) for row in rows]
    return brief


Cell = Callable[[dict[str, Any]], str | None]


def _columns(table: pd.DataFrame, language: Language, compared_year: int | None) -> list[tuple[str, str, Cell]]:
    """Heading, the column it needs, and the words of a row, of each column after the name."""
    headings = own_headings(table, language, compared_year)
    several = vocabulary.TARGET in table and table[vocabulary.TARGET].nunique() > 1
    distance = headings.get(vocabulary.DISTANCE) or language.text(vocabulary.COLUMNS[vocabulary.DISTANCE].heading)
    figure = headings.get(vocabulary.PREVALENCE) or language.text(vocabulary.COLUMNS[vocabulary.PREVALENCE].heading)
    if vocabulary.CI_KIND in table:
        measured = language.text(indicator_of(table).prevalence)
        figure = language.text("{prevalence} (%) with 95% confidence interval", prevalence=measured)
    change = language.text(vocabulary.COLUMNS[vocabulary.CHANGE].heading)
    if compared_year is not None:
        change = language.text("Change from {survey} (percentage points)", survey=phrases.survey(compared_year))
    columns: list[tuple[str, str, Cell]] = [
        (figure, vocabulary.PREVALENCE, lambda row: _figure(row, language)),
        (vocabulary.SEVERITY, vocabulary.SEVERITY, lambda row: row[vocabulary.SEVERITY]),
        (language.text("Rank (95% set)"), vocabulary.RANK, lambda row: phrases.rank(row, language, Style.CELL)),
        (change, vocabulary.CHANGE, lambda row: _change(row, language)),
        (distance, vocabulary.DISTANCE, lambda row: _distance(row, language, several)),
    ]
    noted = vocabulary.NOTE in table and bool(table[vocabulary.NOTE].notna().any())
    if noted or bool(table[vocabulary.PREVALENCE].isna().any()):
        columns.append((language.text("Note"), vocabulary.NOTE, lambda row: _note(row, language)))
    return columns


def _with_verdict(written: str, row: phrases.Row, name: str, language: Language) -> str:
    said = phrases.verdict(row.get(name), language)
    return f"{written} ({said})" if said else written


def _figure(row: phrases.Row, language: Language) -> str:
    """Figure and interval: "20,8 (~17,5–24,6)"; a model's is called so."""
    if pd.isna(row[vocabulary.PREVALENCE]):
        return phrases.no_estimate(language, Style.SHORT)
    written = phrases.figure(row, language, Style.CELL)
    if phrases.is_modelled(row):
        return f"{written} ({phrases.model_mark(language)})"
    if row.get(vocabulary.CI_KIND) == vocabulary.CI_NONE:
        return _with_verdict(written, row, vocabulary.CI_KIND, language)
    return written


def _change(row: phrases.Row, language: Language) -> str:
    """Change and verdict: "−3,7 (belum berbeda nyata)"."""
    return _with_verdict(phrases.change(row, language, Style.CELL), row, vocabulary.CHANGE_VERDICT, language)


def _distance(row: phrases.Row, language: Language, several: bool) -> str:
    """Distance and verdict: "+6,8 (belum tercapai)"; where regions have targets of their own, with the target."""
    if pd.isna(row[vocabulary.DISTANCE]):
        return phrases.DASH
    written = phrases.distance(row, language, Style.CELL)
    if several:
        aim = phrases.plain_percent(float(row[vocabulary.TARGET]), language)  # type: ignore[arg-type]
        written = language.text("{distance} from {target}", distance=written, target=aim)
    written = _with_verdict(written, row, vocabulary.TARGET_VERDICT, language)
    if pd.isna(row.get(vocabulary.DISTANCE_AHEAD)):
        return written
    ahead = Target(float(row[vocabulary.TARGET_AHEAD]), int(row[vocabulary.PACE_YEAR]), "")  # type: ignore[arg-type]
    distance = float(row[vocabulary.DISTANCE_AHEAD])  # type: ignore[arg-type]
    return "; ".join((written, narrative.ahead_phrase(language, distance, ahead)))


def _note(row: phrases.Row, language: Language) -> str | None:
    value = row.get(vocabulary.NOTE)
    return note(value, language) if isinstance(value, str) and value else None
