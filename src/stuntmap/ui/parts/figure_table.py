"""The same figures as the figure above, folded: nothing of the table travels until a reader opens it.

Beside it the two files to take away. Folding, sorting and searching do not draw the page again.
"""

from html import escape
from pathlib import Path
from typing import Any, Final

import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.analysis.classifying import indicator_of
from stuntmap.language import Language
from stuntmap.links.visit import Visit
from stuntmap.ui.parts import downloads, origins
from stuntmap.ui.parts.table_cells import cells
from stuntmap.ui.parts.table_packing import packed
from stuntmap.ui.parts.table_ranges import without_certainty

MAP_COLUMNS: Final = (
    vocabulary.REGION_NAME,
    vocabulary.PROVINCE_NAME,
    vocabulary.PREVALENCE,
    vocabulary.STUNTED_CHILDREN,
    vocabulary.SEVERITY,
    vocabulary.RANK,
    vocabulary.CHANGE,
    vocabulary.CHANGE_VERDICT,
    vocabulary.DISTANCE,
    vocabulary.ESTIMATION,
)
RANKING_COLUMNS: Final = (
    vocabulary.RANK,
    vocabulary.RANK_CHANGE,
    vocabulary.REGION_NAME,
    vocabulary.PROVINCE_NAME,
    vocabulary.PREVALENCE,
    vocabulary.SEVERITY,
    vocabulary.CHANGE,
    vocabulary.CHANGE_VERDICT,
    vocabulary.DISTANCE,
    vocabulary.DISTANCE_AHEAD,
    vocabulary.ESTIMATION,
)
TARGET_COLUMNS: Final = (
    vocabulary.REGION_NAME,
    vocabulary.PROVINCE_NAME,
    vocabulary.PREVALENCE,
    vocabulary.TARGET,
    vocabulary.DISTANCE,
    vocabulary.REACHED,
    vocabulary.TARGET_VERDICT,
    vocabulary.TARGET_PROBABILITY,
    vocabulary.CHILDREN_ABOVE_TARGET,
    vocabulary.NEEDED_REDUCTION,
    vocabulary.SO_FAR_REDUCTION,
    vocabulary.ESTIMATION,
)

# What is told of an indicator for which targets are set, and of no other.

SCRIPTS: Final = Path(__file__).parent.parent / "scripts"
_table = st.components.v2.component(
    "figure_table",
    html='<div class="table"></div>',
    css=(SCRIPTS / "figure_table.css").read_text(encoding="utf-8"),
    js=(SCRIPTS / "figure_table.js").read_text(encoding="utf-8"),
)


def level_of(table: pd.DataFrame) -> str:
    """What the rows of `table` are, by their codes; districts where provinces stand among them."""
    # Codes of one length are of one level.
    levels = {vocabulary.level_of_code(code) for code in {len(code): code for code in table.index.tolist()}.values()}
    parts = (vocabulary.DISTRICT, vocabulary.SUBDISTRICT, vocabulary.VILLAGE)
    return next((level for level in parts if level in levels), vocabulary.PROVINCE)


def shown_columns(table: pd.DataFrame, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The columns of the set that `table` has; the province only where rows of several provinces stand together.

    A tested verdict on the target takes the place of the plain yes or no, which could contradict it.
    """
    several = level_of(table) == vocabulary.DISTRICT and table[vocabulary.PROVINCE_CODE].nunique() > 1
    measured = indicator_of(table)
    left_out = {
        **dict.fromkeys(vocabulary.OF_TARGETED, not measured.is_targeted),
        vocabulary.SEVERITY: measured.classes is None,
        vocabulary.PROVINCE_NAME: not several,
        vocabulary.REACHED: {vocabulary.TARGET_VERDICT} <= set(columns) & set(table.columns),
    }
    return tuple(name for name in columns if name in table and not left_out.get(name, False))


def shown_table(visit: Visit, table: pd.DataFrame) -> pd.DataFrame:
    """`table` as the visitor wants it: without limits and verdicts where uncertainty is turned off."""
    return table if visit.selection.uncertainty else without_certainty(table)


def payload(
    visit: Visit,
    table: pd.DataFrame,
    columns: tuple[str, ...],
    title: str,
    sorted_by: str,
    highest_first: bool = False,
) -> dict[str, Any]:
    """What the browser's table takes: columns, the rows to pin, and its own few words."""
    level, names = level_of(table), shown_columns(table, columns)
    pinned = [place for place, code in enumerate(table.index) if code in visit.selection.marked_codes]
    return {
        "language": visit.language.code,
        "columns": [cells(visit, table, name, level) for name in names],
        "pinned": pinned,
        "sorted": names.index(sorted_by),
        "highest_first": highest_first,
        "words": _words(visit.language, title),
    }


def _words(language: Language, title: str) -> dict[str, str]:
    return {
        "caption": title,
        "search": language.text("Search in the table"),
        "count": language.text("{shown} of {all} rows", shown="%SHOWN%", all="%ALL%"),
        "pinned": language.text("highlighted"),
    }


def show(
    visit: Visit, table: pd.DataFrame, columns: tuple[str, ...], key: str, title: str, sorted_by: str = vocabulary.RANK
) -> None:
    """The folded table of the page's figure, with the files of the same figures beside it.

    Args:
        visit: whose language, choices and highlighted regions count.
        table: the table behind the figure; index region_code.
        columns: one of the sets above; columns that `table` lacks are left out.
        key: of this table; its folds stay as the reader left them under the same key.
        title: of the figure; it heads the table and the files.
        sorted_by: the column that the rows are sorted by at first; the first column where the set lacks it.
    """
    table = shown_table(visit, table)
    names = shown_columns(table, columns)
    with st.container(key=f"table_{key}"):
        _fold(visit, table, names, key, title, sorted_by if sorted_by in names else names[0])
        words = visit.language.text("The table stands in the files that the page offers: CSV and XLSX.")
        st.html(f'<p class="on-paper">{escape(words)}</p>')
        with st.container(horizontal=True, key=f"files_{key}", width="content", gap="xsmall"):
            downloads.table_buttons(visit, table, names, key, title)


def show_folded(
    visit: Visit, table: pd.DataFrame, columns: tuple[str, ...], key: str, title: str, found: origins.Origin
) -> None:
    """The folded table of a figure whose files the page hands out itself, sorted by its first column."""
    table = shown_table(visit, table)
    names = shown_columns(table, columns)
    with st.container(key=f"table_{key}"):
        _fold(visit, table, names, key, title, names[0], found=found)


def show_own(visit: Visit, table: pd.DataFrame, columns: tuple[str, ...], key: str, title: str, sorted_by: str) -> None:
    """The folded table of what a reader brought, in which no column is a survey's; highest first, without files."""
    with st.container(key=f"table_{key}"):
        _fold(visit, table, columns, key, title, sorted_by, is_own=True)


@st.fragment
def _fold(
    visit: Visit,
    table: pd.DataFrame,
    columns: tuple[str, ...],
    key: str,
    title: str,
    sorted_by: str,
    is_own: bool = False,
    found: origins.Origin | None = None,
) -> None:
    fold = st.expander(visit.language.text("Table"), icon=":material/table_rows:", key=f"{key}_fold", on_change="rerun")
    if fold.open:
        with fold:
            _table(data=packed(payload(visit, table, columns, title, sorted_by, is_own)), key=f"{key}_rows")
            if not is_own:
                origins.show(visit, found or origin(visit, table, columns))


def origin(visit: Visit, table: pd.DataFrame, columns: tuple[str, ...]) -> origins.Origin:
    """Whose figures stand in these columns of the table."""
    compared = visit.selection.previous_year if {vocabulary.CHANGE, vocabulary.RANK_CHANGE} & set(columns) else None
    found = origins.surveys(visit, visit.selection.survey_year, compared)
    judged = origins.targets(visit, table) if vocabulary.DISTANCE in columns else None
    counted = visit.selection.measured.is_targeted and {
        vocabulary.STUNTED_CHILDREN,
        vocabulary.CHILDREN_ABOVE_TARGET,
    } & set(columns)
    found = found.joined(judged, origins.children(visit) if counted else None)
    beside = set(vocabulary.DETERMINANTS) & set(columns)
    return found.joined(*origins.determinants(visit).parts) if beside else found
