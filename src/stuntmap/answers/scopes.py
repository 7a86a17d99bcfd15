"""What the tables answer about a scope: the districts of the country or of a province, or the provinces."""

from functools import cached_property
from typing import Any, Final, Self

import pandas as pd

from stuntmap import vocabulary
from stuntmap.analysis import (
    coverage_gaps,
    rank_groups,
    rank_sets,
    ranking,
    target_distance,
)
from stuntmap.analysis.certainty import certainty_table, history_certainty, no_rank_sets
from stuntmap.analysis.effective_samples import effective_samples
from stuntmap.analysis.intervals import figure_intervals, interval_table
from stuntmap.answers.keeping import Keeping, kept
from stuntmap.answers.names import RegionNames
from stuntmap.answers.paces import paced_table
from stuntmap.answers.priorities import PriorityAsked, district_priorities, with_determinants
from stuntmap.answers.question import Question
from stuntmap.data.subdistricts import district_parts
from stuntmap.data.survey_data import SurveyData

# Groups of a larger scope are too many to be drawn or named: the nation's 514 districts form dozens.
MOST_GROUPED: Final = 60

# Indicators beside stunting are asked for less: a fifth of its room is kept for each.
SMALLER_STORE: Final = 5

# The fields of a question on which an answer depends.
RANKED: Final = ("scope", "level", "survey_year")
COMPARED: Final = (*RANKED, "compared_year")
JUDGED: Final = (*COMPARED, "own_target_pct", "judged_year")


class ScopeAnswers(Keeping):
    """What `data` says of the regions that are ranked together; see `answers.Answers`."""

    def __init__(self, data: SurveyData, most_bytes: int) -> None:
        super().__init__(most_bytes)
        self.data = data
        self.by_indicator: dict[str, Any] = {vocabulary.STUNTING.name: self}

    def answering(self, question: Question | None) -> Self:
        """The answers about what the question asks: those of its indicator, kept apart from each other."""
        if question is None or question.indicator not in vocabulary.MEASURED:
            return self
        return self.measuring(question.indicator)

    def measuring(self, indicator: str) -> Self:
        """The answers about one of `vocabulary.MEASURED`, from the same data."""
        if indicator not in self.by_indicator:
            other = type(self)(self.data.measuring(indicator), self.kept_answers.most_bytes // SMALLER_STORE)
            # Whatever they are asked about, they lead to each other.
            other.by_indicator = self.by_indicator
            self.by_indicator.setdefault(indicator, other)
        known: Self = self.by_indicator[indicator]
        return known

    # --- What does not depend on a question --------------------------------------------------------------------

    @cached_property
    def names(self) -> RegionNames:
        """Names and provinces of all regions by code."""
        return RegionNames(self.data.regions)

    @cached_property
    def intervals(self) -> pd.DataFrame:
        """Interval and standard error of every figure; see `analysis.intervals.figure_intervals`."""
        return figure_intervals(self.data.estimates, self.data.population, self.data.lending)

    @cached_property
    def typical_sample_size(self) -> float:
        """The median effective sample size of the districts, in children."""
        samples = effective_samples(self.data.estimates, self.data.population)
        return float(samples.loc[samples.index.isin(self.names.districts()), "n_eff_typical"].iloc[0])

    @cached_property
    def survey_coverage(self) -> pd.DataFrame:
        """How many districts each survey covers; see `analysis.coverage_gaps.survey_coverage`."""
        return coverage_gaps.survey_coverage(self.data.regions, self.data.estimates)

    @cached_property
    def disputed_figures(self) -> pd.DataFrame:
        """The figures that published texts dispute; see `analysis.coverage_gaps.disputed_figures`."""
        return coverage_gaps.disputed_figures(self.data.regions, self.data.estimates)

    @kept()
    def parts(self, district_code: str, level: str) -> pd.DataFrame:
        """The kecamatan or desa of a district: index region_code, columns region_name, lon, lat of their own point."""
        return district_parts(district_code, level)

    @kept()
    def districts_without_estimate(self, survey_year: int) -> pd.DataFrame:
        """The districts that one survey leaves out; see `analysis.coverage_gaps.districts_without_estimate`."""
        return coverage_gaps.districts_without_estimate(self.data.regions, self.data.estimates, survey_year)

    @cached_property
    def printed(self) -> dict[str, dict[int, float]]:
        """The figure of each region in each comparable survey that has one, newest first."""
        estimates = self.data.estimates
        rows = estimates[[vocabulary.REGION_CODE, vocabulary.SURVEY_YEAR, vocabulary.PREVALENCE]].dropna()
        printed: dict[str, dict[int, float]] = {}
        for code, year, figure in rows.sort_values(vocabulary.SURVEY_YEAR, ascending=False, kind="stable").itertuples(
            index=False
        ):
            if year in vocabulary.COMPARABLE_YEARS:
                printed.setdefault(code, {})[int(year)] = float(figure)
        return printed

    def years_with_a_figure(self, region_code: str) -> tuple[int, ...]:
        """The comparable surveys that have a figure of the region, newest first."""
        return tuple(self.printed.get(region_code, ()))

    # --- A scope ------------------------------------------------------------------------------------------------

    @kept(*COMPARED)
    def ranking(self, question: Question) -> pd.DataFrame:
        """One row a region of the scope with figure, rank, class and change; see `analysis.ranking.scope_table`."""
        if _is_part(question):
            return self._part(question, self.ranking(question.within(vocabulary.COUNTRY_CODE)))
        chosen = question.scope, question.survey_year, question.compared_year, question.level
        return ranking.scope_table(self.data.regions, self.data.estimates, *chosen)

    def _part(self, question: Question, country: pd.DataFrame) -> pd.DataFrame:
        """The rows of a province in a table of the country's districts, ranked among themselves.

        What holds of a district wherever it is ranked is worked out once for the country.
        """
        return ranking.ranked_among_themselves(country.loc[self._members(question.scope)])

    @kept()
    def _members(self, scope: str) -> pd.Index:
        return ranking.members_of_scope(self.data.regions, scope).index

    def figures(self, question: Question) -> pd.DataFrame:
        """The ranking of the scope without a change, with the interval of each figure."""
        return self.answering(question).scope_figures(question.scope, question.survey_year, question.level)

    @kept()
    def scope_figures(self, scope: str, survey_year: int, level: str) -> pd.DataFrame:
        """`figures` by what they depend on."""
        if level == vocabulary.DISTRICT and scope != vocabulary.COUNTRY_CODE:
            country = self.scope_figures(vocabulary.COUNTRY_CODE, survey_year, level)
            return ranking.ranked_among_themselves(country.loc[self._members(scope)])
        table = ranking.scope_table(self.data.regions, self.data.estimates, scope, survey_year, level=level)
        return interval_table(table, self.intervals)

    @kept(*RANKED)
    def rank_sets(self, question: Question) -> pd.DataFrame:
        """The 95 % confidence set of each rank of the scope: rank_low, rank_high, rank_is_rough.

        A second of work for the nation's 514, so it is kept apart from what a reader's own target changes.
        """
        table = rank_sets.with_rank_sets(self.figures(question), self._told_apart(question))
        return table[[vocabulary.RANK_LOW, vocabulary.RANK_HIGH, vocabulary.RANK_IS_ROUGH]]

    @kept(*RANKED)
    def _told_apart(self, question: Question) -> pd.DataFrame:
        """Which regions of the scope a test tells apart; see `analysis.rank_sets.told_apart`."""
        table = self.figures(question)
        return rank_sets.told_apart(table[vocabulary.PREVALENCE], table["se_log_odds"])

    @kept(*JUDGED)
    def judged(self, question: Question) -> pd.DataFrame:
        """The ranking with target in force, distance and children; see `analysis.target_distance.target_table`."""
        if _is_part(question):
            return self._part(question, self.judged(question.within(vocabulary.COUNTRY_CODE)))
        return self.judged_rows(self.ranking(question), question)

    def judged_rows(self, table: pd.DataFrame, question: Question) -> pd.DataFrame:
        """`table` with target in force, distance and children."""
        chosen = question.judged_year, question.own_target_pct
        return target_distance.target_table(table, self.data.counted, self.data.targets, *chosen)

    @kept(*JUDGED)
    def table(self, question: Question) -> pd.DataFrame:
        """Everything about each region of the scope: one row a region, index region_code.

        The columns of `judged` and of `analysis.certainty.certainty_table`: interval, rank set, tested change (with a
        compared survey), target verdict.
        """
        return self._facts(question).assign(**self.rank_sets(question))

    @kept(*JUDGED)
    def _facts(self, question: Question) -> pd.DataFrame:
        """`table` with empty rank sets: those of the country need a second, and no province needs them."""
        if _is_part(question):
            return self._part(question, self._facts(question.within(vocabulary.COUNTRY_CODE)))
        judged = self.judged(question)
        return certainty_table(judged, self.intervals, question.compared_year, no_rank_sets(judged.index))

    @kept(*JUDGED, "target_year", "as_of")
    def paced_table(self, question: Question) -> pd.DataFrame:
        """`table` with the yearly fall needed and the fall so far; see `answers.paces.paced_table`."""
        return self._paced(question).assign(**self.rank_sets(question))

    @kept(*JUDGED, "target_year", "as_of")
    def _paced(self, question: Question) -> pd.DataFrame:
        """`paced_table` with empty rank sets."""
        if _is_part(question):
            return self._part(question, self._paced(question.within(vocabulary.COUNTRY_CODE)))
        first = self.ranking(question.in_survey(vocabulary.COMPARABLE_YEARS[0]))
        return paced_table(self.data, self.intervals, question, self._facts(question), first)

    def upcoming_target(self, question: Question) -> target_distance.Target | None:
        """The official national target after the judged one that is still to come on the day of reading."""
        targets = self.answering(question).data.targets
        return target_distance.upcoming_official_target(targets, question.judged_year, question.as_of)

    def official_target(self, year: int | None) -> target_distance.Target | None:
        """The target of the national path for exactly this year; None where there is none."""
        found = target_distance.next_official_target(self.data.targets, year) if year is not None else None
        return found if found is not None and found.target_year == year else None

    @kept("scope", "level")
    def rank_history(self, question: Question, only: tuple[str, ...] | None = None) -> pd.DataFrame:
        """Ranks over the comparable surveys, long form, with their sets; see `analysis.certainty.history_certainty`."""
        scope, level = question.scope, question.level
        return history_certainty(self.history(scope, level), self.scope_figures, scope, level, only)

    @kept()
    def history(self, scope: str, level: str) -> pd.DataFrame:
        """The ranks of a scope in every comparable survey; see `analysis.ranking.rank_history`."""
        return ranking.rank_history(self.data.regions, self.data.estimates, scope, level)

    @kept(*RANKED)
    def rank_groups(self, question: Question) -> pd.DataFrame | None:
        """The groups of a scope that cannot be told apart; see `analysis.rank_groups`. None where they are too many."""
        table = self.figures(question)
        if len(table) > MOST_GROUPED:
            return None
        return rank_groups.rank_groups(table[vocabulary.PREVALENCE], self._told_apart(question))

    @kept(*RANKED)
    def fifth_chances(self, question: Question) -> pd.DataFrame:
        """The chance to be in the lowest and highest fifth, none for models; see `rank_groups.fifth_probabilities`."""
        table = self.figures(question)
        chances = rank_groups.fifth_probabilities(table[vocabulary.PREVALENCE], table["se_log_odds"])
        return chances.mask(table[vocabulary.ESTIMATION].reindex(chances.index).isin(vocabulary.MODELLED))

    @kept(*RANKED)
    def alike(self, question: Question, region_code: str) -> tuple[str, ...] | None:
        """The codes of the scope that cannot be told apart from one region; None where it has no estimate."""
        table = self.figures(question)
        apart = rank_sets.told_apart(table[vocabulary.PREVALENCE], table["se_log_odds"], [region_code])
        return tuple(rank_groups.indistinguishable_from(apart, region_code)) if region_code in apart.index else None

    @kept(*JUDGED)
    def priorities(self, question: Question, asked: PriorityAsked) -> pd.DataFrame:
        """The districts of the scope by what comes first; see `answers.priorities.district_priorities`."""
        table = with_determinants(self.table(question), self.data.determinants)
        return district_priorities(table, asked)


def _is_part(question: Question) -> bool:
    """Whether the question is on the districts of one province."""
    return question.level == vocabulary.DISTRICT and question.scope != vocabulary.COUNTRY_CODE
