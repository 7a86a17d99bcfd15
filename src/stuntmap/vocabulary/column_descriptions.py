"""All columns, each described once: pages, files, command line, data records and their dictionary read them here."""

from typing import Final

from stuntmap.vocabulary.column_kinds import Column
from stuntmap.vocabulary.columns_of_clusters import COLUMNS_OF_CLUSTERS
from stuntmap.vocabulary.columns_of_figures import COLUMNS_OF_FIGURES
from stuntmap.vocabulary.columns_of_interventions import COLUMNS_OF_INTERVENTIONS
from stuntmap.vocabulary.columns_of_learning import COLUMNS_OF_LEARNING
from stuntmap.vocabulary.columns_of_priority import COLUMNS_OF_PRIORITY
from stuntmap.vocabulary.columns_of_recaps import COLUMNS_OF_RECAPS
from stuntmap.vocabulary.columns_of_verdicts import COLUMNS_OF_VERDICTS

# A new column has its entry in one of these groups, and its place in the sets of columns of the pages, files and
# commands that show it; files for GIS take every column with a `field`.
COLUMNS: Final[dict[str, Column]] = {
    column.name: column
    for column in (
        *(*COLUMNS_OF_FIGURES, *COLUMNS_OF_VERDICTS, *COLUMNS_OF_PRIORITY, *COLUMNS_OF_RECAPS),
        *(*COLUMNS_OF_INTERVENTIONS, *COLUMNS_OF_CLUSTERS, *COLUMNS_OF_LEARNING),
    )
}


def certainty_columns(column_name: str) -> tuple[str, ...]:
    """The columns that say how far a figure can be trusted, its limits first; none where nothing is described."""
    column = COLUMNS.get(column_name)
    return (*column.limits, *column.trust) if column else ()


def all_certainty_columns() -> frozenset[str]:
    """Every column that says how far another can be trusted."""
    return frozenset(found for described in COLUMNS for found in certainty_columns(described))
