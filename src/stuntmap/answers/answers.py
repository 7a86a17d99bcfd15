"""The one door through which pages, command line, reports and routes ask: analysis composed over one set of tables."""

from functools import cached_property, lru_cache
from typing import Final

import pandas as pd

from stuntmap import vocabulary
from stuntmap.analysis import (
    context,
    coverage_gaps,
    profiling,
    rank_groups,
    rank_sets,
    ranking,
    side_by_side,
    target_distance,
)
from stuntmap.analysis.certainty import certainty_table, history_certainty, no_rank_sets, profile_certainty
from stuntmap.analysis.comparison import Comparison, survey_comparison
from stuntmap.analysis.differences import rank_moves
from stuntmap.analysis.effective_samples import effective_samples
from stuntmap.analysis.intervals import figure_intervals, figures_of, interval_table
from stuntmap.analysis.references import Funnel, funnel_of, reference_table
from stuntmap.analysis.target_verdict import target_verdict_table
from stuntmap.analysis.trends import Trend, region_trend
from stuntmap.answers.country import country_figures
from stuntmap.answers.keeping import Keeping, kept
from stuntmap.answers.meeting import MeetingFacts, meeting_facts
from stuntmap.answers.names import RegionNames
from stuntmap.answers.paces import Paces, paced_table, region_paces, target_path
from stuntmap.answers.priorities import PriorityAsked, district_priorities, with_determinants
from stuntmap.answers.question import Question
from stuntmap.data.survey_data import SurveyData

MOST_BYTES: Final = 200_000_000
# Groups of a larger scope are too many to be drawn or named: the nation's 514 districts form dozens.
MOST_GROUPED: Final = 60

# The fields of a question on which an answer depends.
_RANKED: Final = ("scope", "level", "survey_year")
_COMPARED: Final = (*_RANKED, "compared_year")
_JUDGED: Final = (*_COMPARED, "own_target_pct", "judged_year")


class Answers(Keeping):
    """What the tables of `data` answer. Answers are kept and shared: never change one in place.

    Every method that takes a question raises `UnknownRegionError` for a scope or region that does not exist and
    `BadChoiceError` for a survey, level or target that cannot be.
    """

    def __init__(self, data: SurveyData, most_bytes: int = MOST_BYTES) -> None:
        super().__init__(most_bytes)
        self.data = data

    # --- What does not depend on a question --------------------------------------------------------------------

    @cached_property
    def names(self) -> RegionNames:
        """Names and provinces of all regions by code."""
        return RegionNames(self.data.regions)

    @cached_property
    def intervals(self) -> pd.DataFrame:
        """Interval and standard error of every figure; see `analysis.intervals.figure_intervals`."""
        return figure_intervals(self.data.estimates, self.data.population)

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
    def districts_without_estimate(self, survey_year: int) -> pd.DataFrame:
        """The districts that one survey leaves out; see `analysis.coverage_gaps.districts_without_estimate`."""
        return coverage_gaps.districts_without_estimate(self.data.regions, self.data.estimates, survey_year)

    @cached_property
    def _printed(self) -> dict[str, dict[int, float]]:
        """The figure of each region in each comparable survey that has one, newest first."""
        estimates = self.data.estimates
        rows = estimates[[vocabulary.REGION_CODE, vocabulary.SURVEY_YEAR, vocabulary.PREVALENCE]].dropna()
        printed: dict[str, dict[int, float]] = {}
        for code, year, figure in rows.sort_values(vocabulary.SURVEY_YEAR, ascending=False).itertuples(index=False):
            if year in vocabulary.COMPARABLE_YEARS:
                printed.setdefault(code, {})[int(year)] = float(figure)
        return printed

    def years_with_a_figure(self, region_code: str) -> tuple[int, ...]:
        """The comparable surveys that have a figure of the region, newest first."""
        return tuple(self._printed.get(region_code, ()))

    # --- A scope ------------------------------------------------------------------------------------------------

    @kept(*_COMPARED)
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
        return self._scope_figures(question.scope, question.survey_year, question.level)

    @kept()
    def _scope_figures(self, scope: str, survey_year: int, level: str) -> pd.DataFrame:
        if level == vocabulary.DISTRICT and scope != vocabulary.COUNTRY_CODE:
            country = self._scope_figures(vocabulary.COUNTRY_CODE, survey_year, level)
            return ranking.ranked_among_themselves(country.loc[self._members(scope)])
        table = ranking.scope_table(self.data.regions, self.data.estimates, scope, survey_year, level=level)
        return interval_table(table, self.intervals)

    @kept(*_RANKED)
    def rank_sets(self, question: Question) -> pd.DataFrame:
        """The 95 % confidence set of each rank of the scope: rank_low, rank_high, rank_is_rough.

        A second of work for the nation's 514, so it is kept apart from what a reader's own target changes.
        """
        table = rank_sets.rank_set_table(self.figures(question))
        return table[[vocabulary.RANK_LOW, vocabulary.RANK_HIGH, vocabulary.RANK_IS_ROUGH]]

    @kept(*_JUDGED)
    def judged(self, question: Question) -> pd.DataFrame:
        """The ranking with target in force, distance and children; see `analysis.target_distance.target_table`."""
        if _is_part(question):
            return self._part(question, self.judged(question.within(vocabulary.COUNTRY_CODE)))
        return self._judged(self.ranking(question), question)

    def _judged(self, table: pd.DataFrame, question: Question) -> pd.DataFrame:
        chosen = question.judged_year, question.own_target_pct
        return target_distance.target_table(table, self.data.population, self.data.targets, *chosen)

    @kept(*_JUDGED)
    def table(self, question: Question) -> pd.DataFrame:
        """Everything about each region of the scope: one row a region, index region_code.

        The columns of `judged` and of `analysis.certainty.certainty_table`: interval, rank set, tested change (with a
        compared survey), target verdict.
        """
        return self._facts(question).assign(**self.rank_sets(question))

    @kept(*_JUDGED)
    def _facts(self, question: Question) -> pd.DataFrame:
        """`table` with empty rank sets: those of the country need a second, and no province needs them."""
        if _is_part(question):
            return self._part(question, self._facts(question.within(vocabulary.COUNTRY_CODE)))
        judged = self.judged(question)
        return certainty_table(judged, self.intervals, question.compared_year, no_rank_sets(judged.index))

    @kept(*_JUDGED, "target_year", "as_of")
    def paced_table(self, question: Question) -> pd.DataFrame:
        """`table` with the yearly fall needed and the fall so far; see `answers.paces.paced_table`."""
        first = self.ranking(question.in_survey(vocabulary.COMPARABLE_YEARS[0]))
        return paced_table(self.data, self.intervals, question, self.table(question), first)

    def upcoming_target(self, question: Question) -> target_distance.Target | None:
        """The official national target after the judged one that is still to come on the day of reading."""
        return target_distance.upcoming_official_target(self.data.targets, question.judged_year, question.as_of)

    @kept("scope", "level")
    def rank_history(self, question: Question, only: tuple[str, ...] | None = None) -> pd.DataFrame:
        """Ranks over the comparable surveys, long form, with their sets; see `analysis.certainty.history_certainty`."""
        scope, level = question.scope, question.level
        return history_certainty(self._history(scope, level), self._scope_figures, scope, level, only)

    @kept()
    def _history(self, scope: str, level: str) -> pd.DataFrame:
        return ranking.rank_history(self.data.regions, self.data.estimates, scope, level)

    @kept(*_RANKED)
    def rank_groups(self, question: Question) -> pd.DataFrame | None:
        """The groups of a scope that cannot be told apart; see `analysis.rank_groups`. None where they are too many."""
        table = self.figures(question)
        if len(table) > MOST_GROUPED:
            return None
        apart = rank_sets.told_apart(table[vocabulary.PREVALENCE], table["se_log_odds"])
        return rank_groups.rank_groups(table[vocabulary.PREVALENCE], apart)

    @kept(*_RANKED)
    def fifth_chances(self, question: Question) -> pd.DataFrame:
        """The chance to be in the lowest and highest fifth, none for models; see `rank_groups.fifth_probabilities`."""
        table = self.figures(question)
        chances = rank_groups.fifth_probabilities(table[vocabulary.PREVALENCE], table["se_log_odds"])
        return chances.mask(table[vocabulary.ESTIMATION].reindex(chances.index) == vocabulary.SMALL_AREA)

    @kept(*_RANKED)
    def alike(self, question: Question, region_code: str) -> tuple[str, ...] | None:
        """The codes of the scope that cannot be told apart from one region; None where it has no estimate."""
        table = self.figures(question)
        apart = rank_sets.told_apart(table[vocabulary.PREVALENCE], table["se_log_odds"], [region_code])
        return tuple(rank_groups.indistinguishable_from(apart, region_code)) if region_code in apart.index else None

    @kept(*_JUDGED)
    def priorities(self, question: Question, asked: PriorityAsked) -> pd.DataFrame:
        """The districts of the scope by what comes first; see `answers.priorities.district_priorities`."""
        table = with_determinants(self.table(question), self.data.determinants)
        return district_priorities(table, asked)

    # --- A region ---------------------------------------------------------------------------------------------
    def home(self, question: Question, region_code: str) -> Question:
        """The question on the regions that this one is ranked with: the districts of its province, or the provinces."""
        if region_code in self.names.districts():
            return question.within(self.names.province_of[region_code])
        return question.within(vocabulary.COUNTRY_CODE, vocabulary.PROVINCE)

    def row(self, question: Question, region_code: str) -> pd.Series:
        """The region's row of `table` among those it is ranked with; the country's has no rank."""
        if region_code == vocabulary.COUNTRY_CODE:
            return self._country_row(question)
        row: pd.Series = self.table(self.home(question, region_code)).loc[region_code]  # type: ignore[assignment]
        return row

    @kept(*_JUDGED)
    def _country_row(self, question: Question) -> pd.Series:
        own = country_figures(self.profile(question, vocabulary.COUNTRY_CODE), question.survey_year)
        return target_verdict_table(interval_table(self._judged(own, question), self.intervals)).iloc[0]

    @kept("own_target_pct")
    def profile(self, question: Question, region_code: str) -> profiling.Profile:
        """One region in every comparable survey; see `analysis.profiling.Profile`."""
        tables = self.data.regions, self.data.estimates, self.data.population, self.data.targets
        return profiling.district_profile(*tables, region_code, question.own_target_pct, self._history)

    @kept("own_target_pct")
    def trust(self, question: Question, region_code: str) -> pd.DataFrame:
        """How far each figure of the profile can be trusted; see `analysis.certainty.profile_certainty`."""
        return profile_certainty(self.intervals, self.profile(question, region_code), self._scope_figures)

    @kept()
    def series(self, region_code: str, comparable: bool = True) -> pd.DataFrame:
        """The region's figures, one row a survey, with printed or approximate limits; older instruments apart."""
        own = profiling.series(self.data.estimates, region_code, comparable)
        if not comparable or own.empty:
            return own.reset_index()
        limits = self.intervals.xs(region_code, level=vocabulary.REGION_CODE)
        names = [vocabulary.CI95_LOW, vocabulary.CI95_HIGH]
        return own.drop(columns=names).join(limits[names]).reset_index()

    @kept("own_target_pct", "target_year")
    def target_path(self, question: Question, region_code: str) -> pd.DataFrame:
        """The targets in force for a region over the years; see `answers.paces.target_path`."""
        return target_path(self.data, question, region_code)

    @kept("survey_year", "own_target_pct", "target_year", "as_of")
    def paces(self, question: Question, region_code: str) -> Paces | None:
        """The way to the target ahead, and the pace so far; None without a figure in the question's survey."""
        profiling.check_region(self.names.regions, region_code)
        now = self._printed.get(region_code, {}).get(question.survey_year)
        return None if now is None else region_paces(self.data, self.intervals, question, region_code, now)

    @kept("survey_year", "own_target_pct", "target_year", "as_of")
    def meeting(self, question: Question, region_code: str) -> MeetingFacts:
        """Everything that the meeting of a district or province is told; see `answers.meeting.meeting_facts`."""
        return meeting_facts(self, question, region_code)

    @kept()
    def comparison(self, region_code: str, year_from: int, year_to: int) -> Comparison:
        """One region in two surveys, with the test of the difference; see `analysis.comparison.survey_comparison`."""
        tables = self.data.regions, self.data.estimates, self.intervals
        return survey_comparison(*tables, region_code, year_from, year_to, self._scope_figures)

    @kept()
    def trend(self, region_code: str) -> Trend:
        """Whether the comparable surveys of a region form a trend; see `analysis.trends.region_trend`."""
        return region_trend(self.intervals, region_code)

    @kept(*_COMPARED)
    def move(self, question: Question, region_code: str) -> pd.Series:
        """The region's row of the ranking with rank_move and rank_move_reason against the compared survey."""
        surveys = question.survey_year, question.compared_year or 0
        tables = [self._scope_figures(question.scope, year, vocabulary.DISTRICT) for year in surveys]
        now, before = (rank_sets.rank_set_table(table, [region_code]) for table in tables)
        return self.ranking(question).join(rank_moves(now, before)).loc[[region_code]].iloc[0]

    # --- Beside others ------------------------------------------------------------------------------------------
    @kept(*_RANKED)
    def against(self, question: Question, region_code: str, reference_code: str) -> pd.Series:
        """One region's figure against another region's; see `analysis.references.reference_table`."""
        table = self.figures(self.home(question, region_code)).loc[[region_code]]
        return reference_table(table, self.intervals, self.data.population, reference_code).iloc[0]

    @kept(*_RANKED)
    def funnel(self, question: Question) -> Funnel | None:
        """The districts of a province among control limits; see `analysis.references.funnel_of`."""
        printed = figures_of(self.intervals, question.survey_year, pd.Index([question.scope]))
        return funnel_of(self.figures(question), float(printed[vocabulary.PREVALENCE].iloc[0]))

    @kept(*_RANKED)
    def neighbours(self, question: Question, region_code: str) -> pd.DataFrame:
        """Who shares a border with a district, with intervals; see `analysis.context.neighbour_table`."""
        nation = self.figures(question.within(vocabulary.COUNTRY_CODE))
        return context.neighbour_table(self.data.neighbours, nation, region_code)

    @kept()
    def determinants_beside(self, region_code: str) -> pd.DataFrame:
        """Each determinant of a district beside the middle values of province and nation."""
        return context.determinant_comparison(self.data.determinants, self.data.regions, region_code)

    @kept()
    def nutrition_side_by_side(self, region_code: str, other_code: str) -> pd.DataFrame:
        """Wasting, underweight and overweight of two districts, tested; see `analysis.side_by_side`."""
        return side_by_side.nutrition_differences(*map(self.nutrition_beside, (region_code, other_code)))

    @kept()
    def determinants_side_by_side(self, region_code: str, other_code: str) -> pd.DataFrame:
        """Each determinant of two districts, not tested; see `analysis.side_by_side`."""
        return side_by_side.determinant_differences(*map(self.determinants_beside, (region_code, other_code)))

    @kept()
    def nutrition_beside(self, region_code: str) -> pd.DataFrame:
        """Wasting, underweight and overweight of a district beside province and nation."""
        return context.nutrition_comparison(self.data.nutrition, self.data.regions, region_code)


def _is_part(question: Question) -> bool:
    """Whether the question is on the districts of one province."""
    return question.level == vocabulary.DISTRICT and question.scope != vocabulary.COUNTRY_CODE


@lru_cache(maxsize=1)
def shared_answers() -> Answers:
    """The answers of the shipped data, one object for everything that runs in this process."""
    return Answers(SurveyData())
