"""One visitor's view of one page: choices, language and colours, passed along instead of looked up."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from stuntmap.answers import Answers, Question
from stuntmap.figures.palette import Theme
from stuntmap.language import Language
from stuntmap.links.selection import Selection
from stuntmap.vocabulary import CI95_HIGH, CI95_LOW, COUNTRY_CODE, PAGES, SURVEY_OF_YEAR, Page


@dataclass(frozen=True)
class Visit:
    """What a page needs to know of its visitor: choices, language, colours, the day of reading, and whom to ask."""

    selection: Selection
    language: Language
    theme: Theme
    as_of: date
    answers: Answers
    page: Page = PAGES[0]

    @property
    def question(self) -> Question:
        """What the choices ask of the districts of the chosen area."""
        chosen = self.selection
        return Question(
            as_of=self.as_of,
            scope=chosen.scope,
            survey_year=chosen.survey_year,
            compared_year=chosen.previous_year,
            own_target_pct=chosen.target_pct,
            target_year=chosen.target_year,
        )

    @property
    def key_region(self) -> str:
        """The region that a page is about: the first that is pointed out, else the area."""
        return next(iter(self.selection.marked_codes), self.selection.scope)

    @property
    def meeting_region(self) -> str | None:
        """The district or province that a meeting is about: the one the link names, else the province of its area."""
        chosen = self.selection
        return chosen.picked_code or (chosen.scope if chosen.scope != COUNTRY_CODE else None)

    @property
    def district_row(self) -> pd.Series:
        """The chosen district's row in the table of its province."""
        return self.answers.row(self.question, self.selection.district_code or "")

    def drawn(self, table: pd.DataFrame) -> pd.DataFrame:
        """`table` for a figure: without its interval columns where the visitor turned uncertainty off."""
        return table if self.selection.uncertainty else table.drop(columns=[CI95_LOW, CI95_HIGH], errors="ignore")

    @property
    def survey_label(self) -> str:
        """The chosen survey as it is printed: "SSGI 2024"."""
        return SURVEY_OF_YEAR[self.selection.survey_year].label
