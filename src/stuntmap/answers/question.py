"""What a reader asks: one frozen object that travels whole from the link or the command line to every answer."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self

import pandas as pd

from stuntmap.analysis.comparing import previous_comparable_year
from stuntmap.analysis.target_distance import year_to_aim_at
from stuntmap.vocabulary import COUNTRY_CODE, DISTRICT, LATEST_YEAR, STUNTING


@dataclass(frozen=True)
class Question:
    """Which regions, in which survey, against what, read on which day.

    `scope` is the region whose parts are ranked together ("ID" or a province), `level` the level of those parts.
    `survey_year` is judged, `compared_year` the survey that a change counts from (None: no change).
    `own_target_pct` is the reader's own target in %, `target_year` the year of the target that counts (None: the
    survey's own year; see `aimed`). `as_of` is the day of reading in Indonesia: what lies before it can be judged, not
    aimed at. `indicator` is what is asked about, one of `vocabulary.MEASURED`.
    """

    as_of: date
    scope: str = COUNTRY_CODE
    level: str = DISTRICT
    survey_year: int = LATEST_YEAR
    compared_year: int | None = None
    own_target_pct: float | None = None
    target_year: int | None = None
    indicator: str = STUNTING.name

    @property
    def judged_year(self) -> int:
        """The year whose target counts."""
        return self.target_year or self.survey_year

    def aimed(self, targets: pd.DataFrame) -> Self:
        """The question with a year for an own target that names none: that of the next official target on the day.

        What a reader wants to reach lies ahead; without an own target the figure is judged by the target of the chosen
        year, else of the survey's own.
        """
        if self.own_target_pct is None or self.target_year is not None:
            return self
        return replace(self, target_year=year_to_aim_at(targets, self.survey_year, self.as_of))

    def within(self, scope: str, level: str = DISTRICT) -> Self:
        """The same question on the regions of another scope."""
        return replace(self, scope=scope, level=level)

    def measuring(self, indicator: str) -> Self:
        """The same question about another of `vocabulary.MEASURED`."""
        return replace(self, indicator=indicator)

    def against_the_survey_before(self, survey_year: int) -> Self:
        """The same question on another survey, compared with the comparable one before it."""
        return self.in_survey(survey_year, previous_comparable_year(survey_year))

    def in_survey(self, survey_year: int, compared_year: int | None = None) -> Self:
        """The same question on another survey."""
        return replace(self, survey_year=survey_year, compared_year=compared_year)
