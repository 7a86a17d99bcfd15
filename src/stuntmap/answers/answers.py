"""The one door through which pages, command line, reports and routes ask: analysis composed over one set of tables."""

from functools import lru_cache
from typing import Final

import pandas as pd

from stuntmap import vocabulary
from stuntmap.analysis import (
    alike,
    context,
    profiling,
    rank_sets,
    side_by_side,
)
from stuntmap.analysis.certainty import profile_certainty
from stuntmap.analysis.comparison import Comparison, survey_comparison
from stuntmap.analysis.correlation import Correlations, correlations
from stuntmap.analysis.differences import rank_moves
from stuntmap.analysis.expected import Expectations, expectations
from stuntmap.analysis.intervals import figures_of, interval_table
from stuntmap.analysis.references import Funnel, funnel_of, reference_table
from stuntmap.analysis.target_verdict import target_verdict_table
from stuntmap.analysis.trends import Trend, region_trend
from stuntmap.answers.country import country_figures
from stuntmap.answers.keeping import kept
from stuntmap.answers.learning import (
    AlikeAsked,
    Learning,
    Standards,
    candidates,
    learning,
    standards,
)
from stuntmap.answers.meeting import MeetingFacts, meeting_facts
from stuntmap.answers.neighbourhoods import Neighbourhoods, neighbourhoods
from stuntmap.answers.paces import Paces, region_paces, target_path
from stuntmap.answers.question import Question
from stuntmap.answers.scopes import COMPARED, JUDGED, RANKED, ScopeAnswers
from stuntmap.answers.two_ways import TwoWays, two_ways
from stuntmap.data.own_indicators import OwnIndicator
from stuntmap.data.survey_data import SurveyData

MOST_BYTES: Final = 200_000_000


class Answers(ScopeAnswers):
    """What the tables of `data` answer. Answers are kept and shared: never change one in place.

    Every method that takes a question raises `UnknownRegionError` for a scope or region that does not exist and
    `BadChoiceError` for a survey, level or target that cannot be.
    """

    def __init__(self, data: SurveyData, most_bytes: int = MOST_BYTES) -> None:
        super().__init__(data, most_bytes)

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

    @kept(*JUDGED)
    def _country_row(self, question: Question) -> pd.Series:
        own = country_figures(self.profile(question, vocabulary.COUNTRY_CODE), question.survey_year)
        return target_verdict_table(interval_table(self.judged_rows(own, question), self.intervals)).iloc[0]

    @kept("own_target_pct")
    def profile(self, question: Question, region_code: str) -> profiling.Profile:
        """One region in every comparable survey; see `analysis.profiling.Profile`."""
        tables = self.data.regions, self.data.estimates, self.data.population, self.data.targets
        return profiling.district_profile(*tables, region_code, question.own_target_pct, self.history)

    @kept("own_target_pct")
    def trust(self, question: Question, region_code: str) -> pd.DataFrame:
        """How far each figure of the profile can be trusted; see `analysis.certainty.profile_certainty`."""
        return profile_certainty(self.intervals, self.profile(question, region_code), self.scope_figures)

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
        now = self.printed.get(region_code, {}).get(question.survey_year)
        return None if now is None else region_paces(self.data, self.intervals, question, region_code, now)

    @kept("survey_year", "own_target_pct", "target_year", "as_of")
    def meeting(self, question: Question, region_code: str) -> MeetingFacts:
        """Everything that the meeting of a district or province is told; see `answers.meeting.meeting_facts`."""
        return meeting_facts(self, question, region_code)

    @kept()
    def comparison(self, region_code: str, year_from: int, year_to: int) -> Comparison:
        """One region in two surveys, with the test of the difference; see `analysis.comparison.survey_comparison`."""
        tables = self.data.regions, self.data.estimates, self.intervals
        return survey_comparison(*tables, region_code, year_from, year_to, self.scope_figures)

    @kept()
    def trend(self, region_code: str) -> Trend:
        """Whether the comparable surveys of a region form a trend; see `analysis.trends.region_trend`."""
        return region_trend(self.intervals, region_code)

    @kept(*COMPARED)
    def move(self, question: Question, region_code: str) -> pd.Series:
        """The region's row of the ranking with rank_move and rank_move_reason against the compared survey."""
        surveys = question.survey_year, question.compared_year or 0
        tables = [self.scope_figures(question.scope, year, vocabulary.DISTRICT) for year in surveys]
        now, before = (rank_sets.rank_set_table(table, [region_code]) for table in tables)
        return self.ranking(question).join(rank_moves(now, before)).loc[[region_code]].iloc[0]

    # --- Beside others ------------------------------------------------------------------------------------------
    @kept(*RANKED)
    def against(self, question: Question, region_code: str, reference_code: str) -> pd.Series:
        """One region's figure against another region's; see `analysis.references.reference_table`."""
        table = self.figures(self.home(question, region_code)).loc[[region_code]]
        return reference_table(table, self.intervals, self.data.population, reference_code).iloc[0]

    @kept(*RANKED)
    def funnel(self, question: Question) -> Funnel | None:
        """The districts of a province among control limits; see `analysis.references.funnel_of`."""
        printed = figures_of(self.intervals, question.survey_year, pd.Index([question.scope]))
        return funnel_of(self.figures(question), float(printed[vocabulary.PREVALENCE].iloc[0]))

    @kept(*RANKED)
    def neighbours(self, question: Question, region_code: str) -> pd.DataFrame:
        """Who shares a border with a district, with intervals; see `analysis.context.neighbour_table`."""
        nation = self.figures(question.within(vocabulary.COUNTRY_CODE))
        return context.neighbour_table(self.data.neighbours, nation, region_code)

    @kept("survey_year")
    def learning(self, question: Question, region_code: str, asked: AlikeAsked) -> Learning:
        """The districts most like one, and whom it may learn from; see `answers.learning.Learning`."""
        return self._learning(question, region_code, asked, self.standards(asked.columns, asked.metric))

    def learning_with_own(self, question: Question, region_code: str, asked: AlikeAsked, own: OwnIndicator) -> Learning:
        """As `learning`, with a region's own indicator as one circumstance more; it is kept nowhere."""
        known = standards(self.data, asked.columns, asked.metric, own)
        return self._learning(question, region_code, asked, known)._replace(own_indicator=own)

    def _learning(self, question: Question, region_code: str, asked: AlikeAsked, known: Standards) -> Learning:
        nation = self.figures(question.within(vocabulary.COUNTRY_CODE))
        among = candidates(self.names, nation["region_kind"], region_code, asked)
        return learning(self.data, self.intervals, nation, among, known, region_code, asked.metric)

    @kept()
    def circumstance_year(self, column: str) -> tuple[int, str | None]:
        """The year of a circumstance's figures, and their note; see `analysis.alike.year_of`."""
        return alike.year_of(column, self.data.determinants)

    @kept()
    def practices(self, codes: tuple[str, ...]) -> pd.DataFrame:
        """What these districts were publicly said to have done, in their order; see `data.practices`."""
        known = self.data.practices
        found = known[known[vocabulary.REGION_CODE].isin(codes)]
        return found.sort_values(vocabulary.REGION_CODE, key=lambda column: column.map(codes.index), kind="stable")

    @kept("survey_year")
    def expectations(self, question: Question, columns: tuple[str, ...]) -> Expectations:
        """What circumstances let expect of every district; see `analysis.expected.Expectations`."""
        nation = self.figures(question.within(vocabulary.COUNTRY_CODE))
        return expectations(nation, self.standards(columns, vocabulary.EUCLIDEAN).standard)

    @kept(*RANKED)
    def correlations(self, question: Question, column: str) -> Correlations:
        """How a circumstance goes with prevalence among the districts of a scope; see `analysis.correlation`."""
        figures = self.figures(question)
        values = self.standards((column,), vocabulary.EUCLIDEAN).values[column].reindex(figures.index)
        return correlations(values, figures)

    @kept("survey_year")
    def two_ways(self, question: Question, column: str) -> TwoWays:
        """Prevalence of all districts by a circumstance, each in thirds; see `answers.two_ways.TwoWays`."""
        values = self.standards((column,), vocabulary.EUCLIDEAN).values[column]
        return two_ways(self.figures(question.within(vocabulary.COUNTRY_CODE)), values)

    @kept("scope", "survey_year")
    def clusters(self, question: Question, island: str = "") -> Neighbourhoods:
        """Where like lies beside like among the districts of a scope; see `answers.neighbourhoods`.

        `island`: of the districts of this island group, by its name, in place of those of the scope.
        """
        figures = self.figures(question.within(vocabulary.COUNTRY_CODE if island else question.scope))
        if island:
            figures = figures[[vocabulary.island_group(code) == island for code in figures.index]]
        shapes = self.data.districts.set_index(vocabulary.REGION_CODE).geometry
        return neighbourhoods(figures, self.data.neighbours, shapes)

    @kept()
    def standards(self, columns: tuple[str, ...], metric: str) -> Standards:
        """The circumstances of all districts, standardised; see `answers.learning.standards`."""
        return standards(self.data, columns, metric)

    @kept()
    def determinants_beside(self, region_code: str) -> pd.DataFrame:
        """Each determinant of a district beside the middle values of province and nation."""
        return context.determinant_comparison(self.data.determinants, self.data.regions, region_code)

    @kept()
    def determinants_side_by_side(self, region_code: str, other_code: str) -> pd.DataFrame:
        """Each determinant of two districts, not tested; see `analysis.side_by_side`."""
        return side_by_side.determinant_differences(*map(self.determinants_beside, (region_code, other_code)))

    @kept()
    def nutrition(self, question: Question, region_code: str) -> pd.DataFrame:
        """What surveys measured of a region beside stunting: one row an indicator and survey, the latest survey first.

        Index: indicator, survey_year. Columns: those of `figures`, rank_low, rank_high and rank_is_rough.
        """
        rows = {
            (indicator.name, year): self._ranked_row(question.measuring(indicator.name).in_survey(year), region_code)
            for indicator in vocabulary.NUTRITION.values()
            for year in reversed(indicator.series)
        }
        found = (
            pd.DataFrame(list(rows.values()))
            .infer_objects()
            .assign(region_code=region_code, indicator=[name for name, _ in rows])
        )
        return found.set_axis(pd.MultiIndex.from_tuples(rows, names=[vocabulary.INDICATOR, vocabulary.SURVEY_YEAR]))

    def nutrition_printed(self, question: Question, region_code: str) -> pd.DataFrame:
        """What surveys print of the region's province and of the nation beside stunting; index as of `nutrition`.

        Columns: province_pct, nation_pct, missing where a survey prints none.
        """
        around = self.names.province_of.get(region_code, region_code), vocabulary.COUNTRY_CODE
        index = self.nutrition(question, region_code).index
        rows = []
        for name, year in index:
            printed = self.answering(question.measuring(name)).printed
            rows.append([printed.get(code, {}).get(year, float("nan")) for code in around])
        return pd.DataFrame(rows, index, [vocabulary.PROVINCE_PCT, vocabulary.NATION_PCT], dtype="float64")

    def _ranked_row(self, question: Question, region_code: str) -> pd.Series:
        """The region's figure among those it is ranked with, and its own rank set: a quarter of the work of `row`."""
        if region_code == vocabulary.COUNTRY_CODE:
            return self._country_row(question)
        figures = self.figures(self.home(question, region_code))
        own = rank_sets.own_standing(figures, region_code)
        sets = {
            vocabulary.RANK_LOW: own.low,
            vocabulary.RANK_HIGH: own.high,
            vocabulary.RANK_IS_ROUGH: own.is_rough,
        }
        known = {name: pd.NA if fact is None else fact for name, fact in sets.items()}
        return pd.Series({**figures.loc[region_code], **known}, dtype="object")

    @kept()
    def nutrition_beside(self, question: Question, region_code: str, survey_year: int) -> pd.DataFrame:
        """The figures beside stunting of a region in one survey beside province and nation; index indicator.

        Columns: see `analysis.context.nutrition_comparison`.
        """
        rows = self.nutrition(question, region_code).xs(survey_year, level=vocabulary.SURVEY_YEAR)
        country = question.in_survey(survey_year).within(vocabulary.COUNTRY_CODE)
        around = self.names.province_of.get(region_code, ""), vocabulary.COUNTRY_CODE
        beside = {}
        for name, row in rows.iterrows():
            asked = country.measuring(str(name))
            printed = self.answering(asked).printed
            province, nation = (printed.get(code, {}).get(survey_year, float("nan")) for code in around)
            districts = self.figures(asked)[vocabulary.PREVALENCE]
            beside[name] = context.nutrition_comparison(row, province, nation, districts)
        return pd.DataFrame.from_dict(beside, orient="index").rename_axis(vocabulary.INDICATOR)


@lru_cache(maxsize=1)
def shared_answers() -> Answers:
    """The answers of the shipped data, one object for everything that runs in this process."""
    return Answers(SurveyData())
