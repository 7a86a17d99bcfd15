"""One visitor's view of one page: choices, language and colours, passed along instead of looked up."""

from dataclasses import dataclass

import pandas as pd

from stuntmap.figures.palette import Theme
from stuntmap.language import Language
from stuntmap.ui.selection import Selection
from stuntmap.vocabulary import CI95_HIGH, CI95_LOW, SURVEY_OF_YEAR


@dataclass(frozen=True)
class Visit:
    """What a page needs to know of its visitor."""

    selection: Selection
    language: Language
    theme: Theme

    def drawn(self, table: pd.DataFrame) -> pd.DataFrame:
        """`table` for a figure: without its interval columns where the visitor turned uncertainty off."""
        return table if self.selection.uncertainty else table.drop(columns=[CI95_LOW, CI95_HIGH], errors="ignore")

    @property
    def survey_label(self) -> str:
        """The chosen survey as it is printed: "SSGI 2024"."""
        return SURVEY_OF_YEAR[self.selection.survey_year].label
