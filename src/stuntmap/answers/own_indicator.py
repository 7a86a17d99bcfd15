"""What is asked of a region's own indicator beside the survey's figures; it belongs to one visit, kept nowhere else."""

from dataclasses import dataclass

import pandas as pd

from stuntmap.analysis import alike
from stuntmap.analysis.correlation import Correlations, correlations
from stuntmap.analysis.own_indicator import OWN_COLUMN, Repeated, Standing, fifths, repeated, standing
from stuntmap.answers.answers import Answers
from stuntmap.answers.question import Question
from stuntmap.data.own_indicators import OwnIndicator
from stuntmap.vocabulary import COUNTRY_CODE, ESTIMATION


@dataclass(frozen=True)
class OwnAnswers:
    """The answers about one own indicator."""

    answers: Answers
    own: OwnIndicator

    @property
    def can_compare(self) -> bool:
        """Whether its values differ, so that they can be set against anything."""
        return self.own.values.nunique() > 1

    def figures(self, question: Question) -> pd.DataFrame:
        """The figures of all districts in the survey of `question`, with the values in OWN_COLUMN."""
        nation = self.answers.figures(question.within(COUNTRY_CODE))
        return nation.assign(**{OWN_COLUMN: self.own.values.reindex(nation.index)})

    def map_table(self, question: Question, codes: tuple[str, ...]) -> pd.DataFrame:
        """The districts of these codes with their values; how a survey's figure was made says nothing of them."""
        return self.figures(question).loc[list(codes)].drop(columns=ESTIMATION)

    def classes(self) -> pd.Series:
        """In which fifth of all values each lies; see `analysis.own_indicator.fifths`."""
        return fifths(self.own.values)

    def correlations(self, question: Question) -> Correlations:
        """How the values go with prevalence; see `analysis.correlation`."""
        figures = self.figures(question)
        return correlations(figures[OWN_COLUMN], figures)

    def repeated(self) -> Repeated | None:
        """The circumstance that it repeats, if any."""
        data = self.answers.data
        return repeated(self.own.values, alike.circumstances(data.regions, data.determinants))

    def standing(self, region_code: str) -> Standing:
        """Where a district stands in its province and the nation."""
        names = self.answers.names
        return standing(self.own.values, region_code, list(names.districts(names.province_of[region_code])))
